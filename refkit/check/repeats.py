"""Which entries of a list name a work that an earlier one has named."""

from collections import defaultdict
from collections.abc import Iterator

from refkit.check.authors import creators
from refkit.check.entries import wordless
from refkit.check.works import numbers, same_work
from refkit.fields.identifiers import doi
from refkit.fields.names import family_key
from refkit.fields.text import fold
from refkit.model import Entry


def repeated(entries: tuple[Entry, ...]) -> dict[int, int]:
    """Later entry -> the first that it repeats; only entries with something in common are compared."""
    found: dict[int, int] = {}
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        keys = tuple(_keys(entry))
        others = sorted({other for key in keys for other in buckets[key]})
        alike = {other for key in keys[:1] for other in buckets[key]}
        first = next((other for other in others if other in alike or same_work(entries[other], entry)), None)
        if first is not None:
            found[index] = found.get(first, first)
        for key in keys:
            buckets[key].append(index)
    return found


def _keys(entry: Entry) -> Iterator[tuple[str, ...]]:
    """What one work's entries have in common: first all their words, then one of these beside the title's numbers."""
    if wordless(entry):
        return
    yield "text", fold(entry.text)
    reference = entry.reference
    names, title = creators(reference), fold(reference.text("title"))
    apart = numbers(title)
    if len(title) > 15:
        yield "title", title[:24], *apart
    if reference.text("DOI"):
        yield "doi", doi(reference.text("DOI")).lower(), *apart
    if names and _year(entry):
        yield "name", family_key(names[0]), str(_year(entry)), *apart


def _year(entry: Entry) -> int | None:
    issued = entry.reference.date("issued")
    return issued.year if issued else None
