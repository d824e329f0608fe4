"""Signs between two elements that something vouches for, whatever the style could have meant by the wrong one.

With a comma for a full stop a style excuses "Cold Hips, Sport Books" as a series, or as one long title. But the reader
of references saw a title and a publisher there; or the style's own words follow ("Published online") that it has
behind another sign; or the name that follows is the one in the address ("Time", content.time.com).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from urllib.parse import urlsplit

from refkit.check.credible import (
    contradicts,
    has_real_people,
    is_alone,
    is_odd,
    is_wholly_as_read,
    people_in,
)
from refkit.check.joints import Joint, within
from refkit.check.kinds import Kind
from refkit.check.layouts import Layouts
from refkit.check.skeletons import canonical
from refkit.check.undoing import Change, signs
from refkit.fields.identifiers import find_urls
from refkit.fields.text import fold
from refkit.model import Entry, ParsedField, Reference, Span

_ENDS = frozenset("title container-title collection-title edition genre publisher".split())
_BEGINS = frozenset("container-title collection-title publisher publisher-place".split())
_LIKELY = 0.5  # of two elements, where what the style could have meant is no work
_SURE = 0.75  # of the same, where it is one, if another than was read
_NEAR = 2  # signs between an element and its sign: a quotation mark, a blank
_READINGS = 4  # for each sign
_NAME = re.compile(r"[^.,;:()\[\]<>]{2,60}?(?=\.?\s*(?:[.,;:()\[\]<]|https?:|$))")
_LABEL = re.compile(r"^(?:www\d?|content|blogs?|news|m|en)\.")


def vouched(own: Layouts, entry: Entry, plain: Reference | None) -> Iterator[Joint]:
    """The signs of an entry that are surely wrong, with the reading under which the style has another there.

    Args:
        own: the layouts of the style.
        entry: one that the style did not write, or not as it was meant.
        plain: the reading under which the style writes the entry as it stands, if there is one.
    """
    yield from evident(own, entry)
    if plain is None or contradicts(plain, entry):
        read = _places(entry, ("title", "container-title"))
        for change in _changes(entry, _as_first_read(entry, plain)):
            yield from _joints(own, entry, change, read, lambda reading: is_wholly_as_read(reading, entry))


def evident(own: Layouts, entry: Entry) -> Iterator[Joint]:
    """The signs that are wrong whatever the reader of references saw: what follows says so."""
    title = _places(entry, ("title",)).get("title")
    for place, name in _before_addressed(entry):
        known = {"title": Span(title.start, place.start)} if title and title.start < place.start < title.end else {}
        for change in _changes(entry, [place]):
            yield from _joints(own, entry, change, {"container-title": name} | known, _is_hosted)
    for change in _worded(own, entry):
        yield from _joints(own, entry, change, {}, lambda _: True)


def _is_hosted(reading: Reference) -> bool:
    return bool(reading.text("container-title"))


def _places(entry: Entry, names: Sequence[str]) -> dict[str, Span]:
    """Where what was read of these variables stands, if it stands there once."""
    text, values = canonical(entry.text), {name: canonical(entry.reference.text(name)) for name in names}
    starts = {name: text.find(value) for name, value in values.items() if value and text.count(value) == 1}
    return {name: Span(at, at + len(values[name])) for name, at in starts.items()}


def _changes(entry: Entry, places: Sequence[Span]) -> Iterator[Change]:
    for change in signs(entry.text, people_in(entry)):
        if change.edits[0][0] in places and change.edits[0][1]:
            yield change


def _joints(
    own: Layouts, entry: Entry, change: Change, places: Mapping[str, Span], fits: Callable[[Reference], bool]
) -> Iterator[Joint]:
    text, around = change.of(entry.text), [places, {}] if places else [{}]
    found = chain.from_iterable(own.readings(text, entry.reference, around=True, places=each) for each in around)
    readings = (
        reading
        for reading in found
        if fits(reading)
        and not is_odd(reading)
        and not _swallows(reading, own)
        and has_real_people(reading, entry, Kind.PUNCTUATION)
        and not within(reading, text, change.edits[0][0])
    )
    yield from (Joint(text, change, reading) for reading in islice(readings, _READINGS))


def _swallows(reading: Reference, own: Layouts) -> bool:
    """Whether an element has the style's own words within, as it would have them between two, or begins with them."""
    values = [f". {value}" for _, value in reading.items() if isinstance(value, str)]
    parts = [f"{each.words}{each.sign}" if each.before else f"{each.sign} {each.words}" for each in own.worded()]
    return any(part in value for part in parts for value in values)


def _as_first_read(entry: Entry, plain: Reference | None) -> list[Span]:
    """The signs at which the reader of references saw one element end and the next begin."""
    unlikely = plain is not None and is_odd(plain) and not is_alone(plain)
    least = _LIKELY if unlikely else _SURE
    fields = sorted(entry.parsed.fields, key=lambda each: each.span.start)
    pairs = ((one, other) for one, other in pairwise(fields) if min(one.confidence, other.confidence) >= least)
    return [sign for one, other in pairs if (sign := _between(entry.text, one, other))]


def _between(text: str, one: ParsedField, other: ParsedField) -> Span | None:
    if one.variable not in _ENDS or other.variable not in _BEGINS:
        return None
    gap = text[one.span.end : other.span.start]
    if len(gap) > _NEAR + 2 or re.search(r"\w", gap):
        return None
    at = next((at for at, sign in enumerate(gap) if sign in ",;"), None)
    return None if at is None else Span(one.span.end + at, one.span.end + at + 1)


def _before_addressed(entry: Entry) -> Iterator[tuple[Span, Span]]:
    """The signs before a name that is the address's own, and the name: "Time" before content.time.com."""
    hosts = {host for _, url in find_urls(entry.text) if (host := _host(url))}
    for sign in re.finditer(r"[,;] ", entry.text) if hosts else ():
        name = _NAME.match(entry.text, sign.end())
        if name and _squashed(name[0]).removesuffix("com") in hosts:
            yield Span(sign.start(), sign.start() + 1), Span(*name.span())


def _host(url: str) -> str:
    """The name in an address, without "www." and ".com": "foreignpolicy"."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return _squashed(_LABEL.sub("", host).partition(".")[0])


def _squashed(name: str) -> str:
    return re.sub(r"\W+", "", fold(name)).removeprefix("the")


def _worded(own: Layouts, entry: Entry) -> Iterator[Change]:
    """The signs beside words of the style's own with which it always has another sign."""
    for each in own.worded():
        for sign in each.other_signs(entry.text):
            yield Change(Kind.PUNCTUATION, ((sign, each.sign),))
