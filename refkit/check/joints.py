"""The sign between two elements put right: an entry that the reader of references then reads as the style writes it.

Titles have commas, so the style may have written "Hip atrophy, Journal of Physiology" as one title. Whether it did is
for the reader of references to say, who knows what titles and journals look like: it reads the entry with the other
sign, and sees the one element end there or not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from refkit.check.credible import agrees, has_real_people, is_alone, is_as_read, is_odd, is_same_title
from refkit.check.kinds import Kind
from refkit.check.layouts import Layouts
from refkit.check.undoing import Change, signs
from refkit.fields.text import fold
from refkit.model import Entry, ParsedField, ParsedReference, Reference, Span
from refkit.parsing import parse
from refkit.parsing.lexicon import classes

_SURE = 0.7  # of the element before the sign, where the style could have written the entry as it stands
_LIKELY = 0.55  # of the same, where it could not and a full stop is missing
_SURELY = 0.85  # of the same, where the reader of references is less sure of the whole entry than before
_KEPT = 0.8  # of that sureness, which must be left otherwise
_GAIN = 0.25  # by which it must be surer than the element that the style could have meant
_HOSTS = ("container-title", "publisher")
_PEOPLE = ("author", "editor", "translator", "issued")
_NEAR = 2  # signs between an element's end and the sign behind it: a quotation mark
_TRIED = 8  # readings of an entry
_READINGS = 2  # for each sign
_AROUND = 4  # letters on either side of a sign by which its place in an element is known

# A family name, its comma and given names, with which a style begins an entry: "Berg, Hanna." is no title.
_NAMED = re.compile(r"([^\W\d_][\w'’ -]{0,40}, (?:[^\W\d_a-z][\w.'’-]{0,20} ?){1,3})(?=[.,(&]|and |(?<=[. ]))")


Ranked = tuple[float, Change, ParsedReference]


@dataclass(frozen=True, slots=True)
class Joint:
    """An entry with one sign changed, and the reading of it under which two elements meet there."""

    text: str
    change: Change
    reading: Reference


def joints(own: Layouts, entry: Entry, plain: Reference | None = None) -> Iterator[Joint]:
    """The signs of an entry that may be wrong, the surest first.

    Args:
        own: the layouts of the style.
        entry: one that the style did not write, or not as it was meant.
        plain: the reading under which the style writes the entry as it stands, if there is one.
    """
    first = _NAMED.match(entry.text) if own.manner("book", "author").comma else None
    name = Span(*first.span(1)) if first else Span(0, 0)
    readings = ((change, read) for change, read in _read(entry, plain) if not name.meets(change.edits[0][0]))
    told = ((_gain(change, read, entry, plain), change, read) for change, read in readings)
    ranked = sorted((each for each in told if each[0]), key=lambda each: each[0], reverse=True)
    found = _all(own, entry, ranked, usual=plain is None)
    if plain is not None and is_alone(plain):
        found = (each for each in found if _is_hosted_as(each.reading, parse(each.text).reference))
    yield from islice(found, _TRIED)


def _is_hosted_as(reading: Reference, read: Reference) -> bool:
    """Whether what a work stands in, or who published it, was read as such, and is more than a country or a town.

    A title that stands alone may end in one: "The stairs of East Hollow, Norway".
    """
    hosts = [fold(reading.text(name)) for name in _HOSTS if fold(reading.text(name)) == fold(read.text(name)) != ""]
    return any(" " in host and not all("P" in classes().get(word, "") for word in host.split()) for host in hosts)


def _all(own: Layouts, entry: Entry, ranked: Sequence[Ranked], *, usual: bool) -> Iterator[Joint]:
    for _, change, read in ranked:
        again, sign = replace(entry, parsed=read), change.edits[0][0]
        surely = _ends_title(read, sign)
        readings = (
            reading
            for reading in own.readings(read.text, read.reference, usual=usual, around=True)
            if _is_meant(reading, again, surely=surely)
            and _ends_alike(reading, read, sign)
            and not within(reading, read.text, sign)
        )
        for reading in islice(readings, _READINGS):
            yield Joint(read.text, change, reading)


def _last_before(read: ParsedReference, sign: Span) -> ParsedField | None:
    """The last element that ends before a sign."""
    before = (each for each in read.fields if each.span.end <= sign.start + 1)
    return max(before, key=lambda each: each.span.end, default=None)


def _ends_alike(reading: Reference, read: ParsedReference, sign: Span) -> bool:
    """Whether what ends at a sign is the same in both readings, if it is no people."""
    last = _last_before(read, sign)
    variable = last.variable if last else ""
    return variable in _PEOPLE or fold(reading.text(variable)) == fold(read.reference.text(variable))


def _ends_title(read: ParsedReference, sign: Span) -> bool:
    """Whether a title that was surely read ends at a sign, and what it stands in, or who published it, follows.

    Then it matters less how what follows is divided.
    """
    title = read.field("title")
    hosted = any(each.variable in _HOSTS and each.span.start > sign.start for each in read.fields)
    return hosted and title is not None and title.confidence >= _SURELY and 0 <= sign.start - title.span.end <= _NEAR


def _is_meant(reading: Reference, again: Entry, *, surely: bool) -> bool:
    """Whether a reading by the style's layouts is what the reader of references sees."""
    if is_odd(reading) or not any(reading.text(name) for name in _HOSTS):
        return False
    if not has_real_people(reading, again, Kind.PUNCTUATION):
        return False
    return is_same_title(reading, again) and (surely or is_as_read(reading, again) or agrees(reading, again))


def _read(entry: Entry, plain: Reference | None) -> Iterator[tuple[Change, ParsedReference]]:
    """The entry with each comma or semicolon changed that can be a joint."""
    for change in signs(entry.text, ()):
        span, new = change.edits[0]
        if span.of(entry.text) in ",;" and new and (plain is None or is_odd(plain) or within(plain, entry.text, span)):
            yield change, parse(change.of(entry.text))


def within(plain: Reference, text: str, sign: Span) -> bool:
    """Whether a sign of a text stands within an element of a reading of it."""
    around = text[max(sign.start - _AROUND, 0) : sign.end + _AROUND]
    return any(around in value for _, value in plain.items() if isinstance(value, str))


def _gain(change: Change, read: ParsedReference, entry: Entry, plain: Reference | None) -> float:
    """How sure it is that an element ends at the sign; 0 where that is not surer than the plain reading."""
    at = change.edits[0][0].start
    last = _last_before(read, change.edits[0][0])
    inside = any(each.span.start < at < each.span.end - 1 for each in read.fields)
    if last is None or inside or at - last.span.end > _NEAR or all(each.span.end <= at + 1 for each in read.fields):
        return 0.0
    if last.confidence < _SURELY and read.confidence < _KEPT * entry.parsed.confidence:
        return 0.0
    if plain is None:
        least = _LIKELY if change.edits[0][1] == "." else _SURELY
        return last.confidence if last.confidence >= least else 0.0
    variable = "title" if last.variable in ("author", "editor") else last.variable
    now, then = _sureness(read, read.reference, variable), _sureness(entry.parsed, plain, variable)
    odd = is_odd(plain)
    gained = (then == 0 and (odd or change.edits[0][1] == ".")) or (odd and now - then >= _GAIN)
    return now if gained and now >= _SURE else 0.0


def _sureness(parsed: ParsedReference, reading: Reference, variable: str) -> float:
    """How surely a text was read as having that element of a reading; 0 where it was read otherwise."""
    value = fold(reading.text(variable))
    same = (each.confidence for each in parsed.fields if each.variable == variable)
    return max((sure for sure in same if fold(parsed.reference.text(variable)) == value), default=0.0)
