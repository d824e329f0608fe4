"""Compares an entry with the record of its work, and says where the difference stands. None means: cannot tell."""

from refkit.check.authors import Likeness, creators, family, likeness
from refkit.check.naming import joined
from refkit.fields import pages
from refkit.fields.identifiers import find_dois
from refkit.fields.text import fold
from refkit.model import Entry, Record, Reference, Span, Status

_SAME = 90.0
_TELLING = 5  # words of a title that hardly two works share


def same_title(one: Reference, other: Reference) -> bool | None:
    """Whether two titles agree; one may lack its subtitle."""
    from rapidfuzz import fuzz

    first, second = fold(one.text("title")), fold(other.text("title"))
    if not first or not second:
        return None
    shorter, longer = sorted((first, second), key=len)
    return longer.startswith(shorter + " ") or fuzz.ratio(first, second) >= _SAME


def slightly_other_title(one: Reference, other: Reference) -> bool:
    """Whether two titles are the same but for a slip of the pen."""
    first, second = fold(one.text("title")), fold(other.text("title"))
    short = first and second and (second.startswith(first + " ") or first.startswith(second + " "))
    return bool(first and second) and first != second and not short


def same_people(one: Reference, other: Reference) -> bool | None:
    """Whether the names agree in their order, as far as both lists go ("et al." ends one early)."""
    first, second = creators(one), creators(other)
    if not first or not second:
        return None
    return all(likeness(family(a), b) is Likeness.SAME for a, b in zip(first, second, strict=False))


def people_disjoint(one: Reference, other: Reference) -> bool:
    """Whether no name of the one is near any name of the other."""
    first, second = creators(one), creators(other)
    return bool(first and second) and all(likeness(family(a), b) is Likeness.OTHER for a in first for b in second)


def by_others(mine: Reference, record: Record) -> Reference | None:
    """The work of which a source told that has this title and none of these people.

    Where the work itself was not found, a candidate counts if its title is just the same, and not one that anybody
    might give; in a journal it may be a review of the book of this title.
    """
    if record.status is Status.FOUND:
        told = tuple(each for each in record.told[:1] if same_title(mine, each))
    else:
        told = tuple(each for each in record.told if _telling_title(mine, each))
    return next((each for each in told if people_disjoint(mine, each)), None)


def _telling_title(mine: Reference, other: Reference) -> bool:
    title = fold(mine.text("title"))
    in_journal = bool(other.text("container-title")) and not mine.text("container-title")
    return title == fold(other.text("title")) and len(title.split()) >= _TELLING and not in_journal


def same_year(one: Reference, other: Reference) -> bool | None:
    """Whether the years agree."""
    first, second = one.date("issued"), other.date("issued")
    return first.year == second.year if first and second and first.year and second.year else None


def same_container(one: Reference, other: Reference) -> bool | None:
    """Whether journal or book agree, one of them perhaps abbreviated."""
    from rapidfuzz import fuzz

    first = fold(one.text("container-title"))
    names = [fold(other.text(variable)) for variable in ("container-title", "container-title-short")]
    known = [name for name in names if name]
    if not first or not known:
        return None
    return any(
        fuzz.ratio(first, name) >= _SAME or _abbreviates(first, name) or _abbreviates(name, first) for name in known
    )


def same_place(one: Reference, other: Reference) -> bool | None:
    """Whether volume and first page agree, as far as both are known."""
    volumes = one.text("volume"), other.text("volume")
    ranges = pages.span(one.text("page")), pages.span(other.text("page"))
    known = [fold(volumes[0]) == fold(volumes[1])] if all(volumes) else []
    if ranges[0] and ranges[1]:
        known.append(ranges[0].first == ranges[1].first and (ranges[0].last == ranges[1].last or not ranges[0].last))
    return all(known) if known else None


def another_work(mine: Reference, other: Reference) -> bool:
    """Whether two references are two works: a title may be translated where people and place are the same."""
    if same_title(mine, other) is not False:
        return False
    return same_people(mine, other) is not True or same_place(mine, other) is False


def said(reference: Reference, variable: str) -> str:
    """What a reference has for a variable, as a message shows it."""
    if variable == "issued":
        issued = reference.date("issued")
        return str(issued.year) if issued and issued.year else "no year"
    if variable == "author":
        names = [family(name) for name in creators(reference)]
        return joined(names[:4]) + (" et al." if len(names) > 4 else "") if names else "no author"
    if variable == "page":
        parts = (("volume", reference.text("volume")), ("pages", reference.text("page")))
        return joined([f"{what} {value}" for what, value in parts if value]) or "neither volume nor pages"
    return f'"{reference.text(variable)}"'


def field_place(entry: Entry, variable: str) -> Span:
    """Where a variable stands in the article; the beginning of the entry where it was not read."""
    field = entry.parsed.field(variable) or (entry.parsed.field("volume") if variable == "page" else None)
    return entry.place(field.span) if field else (entry.pieces[0] if entry.pieces else entry.span)


def doi_place(entry: Entry) -> Span:
    """Where the entry's DOI stands."""
    return next((entry.place(span) for span, _ in find_dois(entry.text)), entry.span)


def _abbreviates(short: str, full: str) -> bool:
    """Whether each word of the one begins a word of the other, in order."""
    words = iter(full.split())
    return all(any(word.startswith(part) for word in words) for part in short.split())
