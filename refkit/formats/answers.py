"""The JSON that the services of the scholarly web answer with: found in any wrapping, its shape not trusted."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from refkit.fields import dates, names
from refkit.fields.text import plain, tidy, unescape
from refkit.formats.frame import Piece, Progress, nothing, whole
from refkit.model import Bibliography, Date, Lines, Name, Problem, Reference

Work = Mapping[str, Any]
_DECODER = json.JSONDecoder()
_GAP = re.compile(r"[\s,]*")
_TAGS = re.compile(r"</?(?:jats:)?[a-zA-Z][\w:]*(?:\s[^<>]*)?/?>")


def read(
    text: str, title: str, *, unwrap: Callable[[Any], Iterator[Work]], work: Callable[[Work], Reference]
) -> Bibliography:
    """The works in a JSON text or in JSON Lines, as `unwrap` finds and `work` reads them.

    Raises:
        InputError: there is no work in it.
    """
    return whole(pieces(text, title, unwrap=unwrap, work=work))


def pieces(
    text: str,
    title: str,
    progress: Progress | None = None,
    *,
    unwrap: Callable[[Any], Iterator[Work]],
    work: Callable[[Work], Reference],
) -> Iterator[Piece]:
    """The same, piece by piece."""
    problems: list[Problem] = []
    told, empty = 0, True
    found = (each for value in values(text, problems, progress) for each in unwrap(value))
    for each in found:
        yield from problems[told:]
        told, empty = len(problems), False
        yield work(each)
    if empty:
        why = f"{problems[0]}" if problems else "a JSON object or list of works"
        raise nothing(title, text, why)
    yield from problems[told:]


def values(text: str, problems: list[Problem], progress: Progress | None = None) -> Iterator[Any]:
    """The JSON values of a text, one after the other or one per line; broken ones are told and passed over."""
    lines: Lines | None = None
    at = _GAP.match(text).end()  # type: ignore[union-attr]  # matches nothing too
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            offset = error.pos if isinstance(error, json.JSONDecodeError) else at
            message = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
            lines = lines or Lines(text)
            problems.append(Problem(f"broken JSON, the rest of the line left out: {message}", *lines.position(offset)))
            newline = text.find("\n", offset)
            at = len(text) if newline < 0 or len(problems) > _MOST else newline
        else:
            yield value
        if progress:
            progress(at)
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]  # matches nothing too


_MOST = 100
"""Broken lines after which no more are tried: this is no JSON."""


def wrapped(value: Any, *path: str, mark: Callable[[Work], bool]) -> Iterator[Work]:
    """The works among the lists and wrappers of an answer: objects that `mark` knows, wherever `path`'s keys lead."""
    if isinstance(value, list):
        for each in value:
            yield from wrapped(each, *path, mark=mark)
    elif isinstance(value, Mapping):
        if mark(value):
            yield value
        else:
            for key in path:
                yield from wrapped(value.get(key), *path, mark=mark)


def part(value: Any, *path: str | int) -> Any:
    """What stands at a path of keys and indexes, None where it leads nowhere."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and len(value) > step else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value


def text(value: Any, *path: str | int) -> str:
    """The text at a path: of a list its first, "" for what is no text or number; tidied, without markup."""
    found = part(value, *path)
    found = found[0] if isinstance(found, list) and found else found
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return tidy(unescape(str(found)))


def prose(markup: str) -> str:
    """An abstract without its JATS or HTML; paragraphs stay apart."""
    if "<" not in markup:
        return tidy(markup)
    apart = re.sub(r"</(?:jats:)?(?:p|title|sec|div)>|<br\s*/?>", "\n", markup)
    lines = (tidy(_TAGS.sub("", plain(line))) for line in apart.split("\n"))
    return "\n".join(line for line in lines if line)


def listed(value: Any) -> list[Any]:
    """A list as it is, one thing as a list of one, nothing as an empty one."""
    if isinstance(value, list):
        return value
    return [] if value in (None, "", {}) else [value]


def person(given: str, family: str, *, suffix: str = "", other: str = "") -> Name:
    """A name from its parts, particles told apart; without a family name `other` as an organisation's."""
    if not family:
        return Name(literal=other) if other else Name(family=given)
    particle, bare = names.split_particle(family)
    return Name(bare, given, non_dropping_particle=particle, suffix=suffix)


def date(value: Any) -> Date | None:
    """A date from CSL's date parts or from a text; None for anything else."""
    if isinstance(value, Mapping):
        try:
            return Date.from_item(value) or None
        except ValueError:
            return None
    return dates.read(str(value)) or None if isinstance(value, str | int) and not isinstance(value, bool) else None


def kept(work: Work, *words: str) -> dict[str, Any]:
    """These of a service's own fields, for `custom`."""
    return {word: work[word] for word in words if work.get(word) not in (None, "", [], {})}


def joined(first: str, last: str) -> str:
    """Two pages as a range."""
    return "-".join(dict.fromkeys(page for page in (first, last) if page))
