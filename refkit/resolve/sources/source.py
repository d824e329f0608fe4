"""What a source is, and what the sources share: how a reference is worded as a question."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from refkit.fields import identifiers
from refkit.fields.text import plain, tidy
from refkit.model import Reference
from refkit.resolve.pacing import Pace
from refkit.resolve.transport import Question

Read = Callable[[str], Sequence[Reference]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user told refkit about himself: his address, and keys by source name."""

    mail: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, how its answer is read, and the pace of the service.

    `then` makes of the answer a second question where the first gives only numbers (PubMed's search).
    """

    question: Question
    read: Read
    pace: Pace
    then: Callable[[str], "Asked | None"] | None = None


Ask = Callable[[str, Settings, Reference], Asked | None]


@dataclass(frozen=True, slots=True)
class Source:
    """A service that knows works.

    Args:
        name: as in `--source NAME=URL`.
        title: for people.
        base: the address its questions begin with.
        by_identifier: the question for the work that an identifier of the reference names; None when it has none.
        by_words: the question for works that look like the reference; None when the service is not for such works.
        final: whether its "no such DOI" holds for every registration agency.
        needs_key: whether it answers only those who have one.
        unsaid: whether its answers never say its pace, so that it holds wherever it is asked.
    """

    name: str
    title: str
    base: str
    by_identifier: Ask
    by_words: Ask
    final: bool = False
    needs_key: bool = False
    unsaid: bool = False


def envelope(text: str, *path: str) -> Any:
    """What stands at the end of a path of keys in a JSON answer.

    Raises:
        ValueError: there is none: this is another answer than the service's, and says nothing on any work.
    """
    found = json.loads(text)
    for key in path:
        if not isinstance(found, dict) or key not in found:
            raise ValueError(f'it answered without "{key}"')
        found = found[key]
    return found


def bases(source: Source, url: str) -> tuple[str, ...]:
    """Where the questions may begin that go to `url` instead of a source's own address.

    An address with a path is taken as it is, with or without a slash at its end. One without stands for the service's
    host: its own path follows; or, where that is answered by 404, nothing.
    """
    path = urlsplit(source.base).path
    return (url.rstrip("/") + path, url) if path and not urlsplit(url).path.strip("/") else (url,)


def never(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask like others
    """The question a source does not take."""
    return None


def doi(reference: Reference) -> str:
    """The reference's DOI, from its URL where that is one."""
    return identifiers.doi(reference.text("DOI")) or _doi_in(reference.text("URL"))


def _doi_in(url: str) -> str:
    return identifiers.doi(url) if "doi.org/" in url else ""


def title(reference: Reference) -> str:
    """The title in plain words, without brackets and quotes that services read as operators."""
    return tidy(re.sub(r"[\"“”\[\]{}()<>*?~^\\/|&!+:;]", " ", plain(reference.text("title"))))[:300]


def words(reference: Reference) -> str:
    """Everything that tells the work, as one would type it into a search box; "" when there is no title."""
    name = next((each for role in ("author", "editor") for each in reference.names(role)), None)
    who = f"{name.non_dropping_particle} {name.family or name.literal}" if name else ""
    parts = (title(reference), who, year(reference), plain(reference.text("container-title")))
    return tidy(" ".join(parts))[:500] if reference.text("title") else ""


def year(reference: Reference) -> str:
    """The year of issue, "" without one."""
    issued = reference.date("issued")
    return str(issued.year) if issued and issued.year else ""


def first_family(reference: Reference) -> str:
    """The first author's family name, "" without one or for an organisation."""
    names = reference.names("author")
    return names[0].family if names else ""
