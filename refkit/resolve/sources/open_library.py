"""Open Library: books, by ISBN and by title with author.

Source: https://openlibrary.org/dev/docs/api/search
"""

from collections.abc import Mapping, Sequence
from typing import Any

from refkit.fields import dates, identifiers, names
from refkit.fields.text import tidy
from refkit.model import Reference, Value
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, envelope, first_family, title
from refkit.resolve.transport import Question

_PACE = Pace(2, 1.0, at_once=1)
_KINDS = frozenset("book classic report pamphlet".split())
_FIELDS = "key,title,subtitle,author_name,first_publish_year,publish_year,publisher,isbn"


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask
    number = next((found for each in reference.text("ISBN").split(",") if (found := identifiers.isbn(each))), "")
    return _search(base, (("isbn", number),)) if number and reference.type in _KINDS else None


def _by_words(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask
    if not (name := title(reference)) or reference.type not in _KINDS:
        return None
    who = (("author", family),) if (family := first_family(reference)) else ()
    return _search(base, (("title", name), *who))


def _search(base: str, params: tuple[tuple[str, str], ...]) -> Asked:
    asked = (*params, ("fields", _FIELDS), ("limit", "5"))
    return Asked(Question("open-library", f"{base.rstrip('/')}/search.json", asked), _read, _PACE)


def _read(text: str) -> Sequence[Reference]:
    works = envelope(text, "docs")
    return tuple(_work(work) for work in works if isinstance(work, dict) and work.get("title"))


def _work(raw: Mapping[str, Any]) -> Reference:
    main, sub = _first(raw, "title"), _first(raw, "subtitle")
    values: dict[str, Value] = {
        "title": f"{main}: {sub}" if sub else main,
        "author": tuple(names.read(str(name)) for name in _list(raw, "author_name")),
        "issued": dates.read(_first(raw, "first_publish_year")),
        "publisher": _first(raw, "publisher"),
        "ISBN": _first(raw, "isbn"),
        "URL": f"https://openlibrary.org{raw['key']}" if isinstance(raw.get("key"), str) else "",
    }
    years = [str(year) for year in _list(raw, "publish_year")]
    return Reference.of("book", values, custom={"publish_year": years} if years else None)


def _list(raw: Mapping[str, Any], key: str) -> list[Any]:
    found = raw.get(key)
    return found if isinstance(found, list) else [] if found is None else [found]


def _first(raw: Mapping[str, Any], key: str) -> str:
    return next((tidy(str(each)) for each in _list(raw, key)), "")


SOURCE = Source("open-library", "Open Library", "https://openlibrary.org", _by_identifier, _by_words)
