"""What explains an entry in a style: a reading under which the style writes just this, or all but one kind of sign.

First each entry is looked for among what the style can write (no fault), then with one difference taken back (that
fault). An entry that neither explains is left to others: it may be read wrongly.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from refkit.check.credible import (
    agrees,
    contradicts,
    has_host,
    has_numbers_as_read,
    has_real_people,
    is_as_read,
    is_cut_title,
    is_nearly_as_read,
    is_odd,
    is_same_title,
    is_wholly_as_read,
    people_in,
)
from refkit.check.differences import differing
from refkit.check.joints import joints, within
from refkit.check.kinds import Kind
from refkit.check.layouts import Layouts, layouts
from refkit.check.people import is_made_up
from refkit.check.skeletons import canonical
from refkit.check.undoing import ET_AL, Change, changes
from refkit.check.vouched import evident, vouched
from refkit.csl.library import find
from refkit.fields.text import fold
from refkit.fields.titles import is_english, is_nearly_headline
from refkit.model import Entry, Reference, Span
from refkit.parsing import parse

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SURE = 0.4  # of a first reading that may be held against what the style could have meant
_SURE_OF_TYPE = 0.6
_PLAIN_TYPES = frozenset("article-journal chapter paper-conference".split())
_KEPT = 0.8  # of the confidence of a reading, that must be left when a sign is changed
_TRIED = 10  # readings of an entry, per text
_TRIED_SIGNS = 4  # the same, where a sign of it was changed
_UNDONE = 60  # entries of a list for which single differences are tried
_FEW = 20  # entries of a list in which they are tried whatever the others are
_BEHIND = 8  # signs behind the names in which their "et al." may stand
_OURS = 0.2  # of a longer list, that must be the style's before


@dataclass(frozen=True, slots=True)
class Explained:
    """How the style comes to write an entry: the reading, and the differences taken back before it does."""

    reading: Reference
    edits: tuple[tuple[Kind, Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Guess:
    """A text that may be the style's, the reading that would make it, what was changed in it; is its title sure?

    `names` are where its people stand, if that matters.
    """

    text: str
    reading: Reference
    change: Change | None = None
    surely: bool = True
    names: Sequence[Span] = ()


Guesses = Iterator[_Guess]


def explain(entries: Sequence[Entry], indices: Sequence[int], style: str) -> dict[int, Explained]:
    """The entries that the style may have written as they stand, or but for one difference, by index."""
    own = layouts(find(style))
    found = _settled({index: _plain(own, entries[index]) for index in indices}, own, entries)
    left = [index for index in indices if index not in found]
    if len(left) > _UNDONE or (len(entries) > _FEW and len(entries) - len(left) < _OURS * len(entries)):
        return found
    plain = {index: each.reading for index, each in found.items() if not each.edits}
    doubted = [index for index, reading in plain.items() if _is_doubted(own, reading, entries[index])]
    better = _settled({index: _bettered(own, entries[index], plain[index]) for index in doubted}, own)
    edited = better | _settled({index: _changed(own, entries[index]) for index in left}, own)
    open_ = {*left, *better} - {index for index, each in edited.items() if not _is_weak(each, entries[index])}
    rare = {index: _rare(own, entries[index], edited.get(index)) for index in sorted(open_)}
    return found | edited | _settled(rare, own)


def _is_doubted(own: Layouts, reading: Reference, entry: Entry) -> bool:
    """Whether the style excuses an entry by a work that it was not read as, or by one that swallowed its own words."""
    if contradicts(reading, entry) or not has_numbers_as_read(reading, entry):
        return True
    return any(within(reading, entry.text, joint.change.edits[0][0]) for joint in evident(own, entry))


def _bettered(own: Layouts, entry: Entry, plain: Reference) -> Guesses:
    """The text with one difference taken back, if the style then has just the work that is read from it."""
    yield from _joints(own, entry, plain)
    misread = is_odd(plain) or not is_as_read(plain, entry)
    for change in changes(entry.text, people_in(entry), own.last_signs()):
        if change.kind is Kind.RANGE or (
            misread and change.kind is Kind.PUNCTUATION and not change.is_inner_sign(entry.text)
        ):
            again = replace(entry, parsed=parse(change.of(entry.text)))
            if again.parsed.confidence >= max(_SURE, _KEPT * entry.parsed.confidence):
                yield from (_Guess(again.text, each, change) for each in _as_read(own, again, change.kind))


def _as_read(own: Layouts, entry: Entry, kind: Kind) -> Iterator[Reference]:
    """The readings of an entry by the style's layouts that are wholly what the reader of references sees."""
    if not has_host(entry.reference):
        return
    for reading in islice(own.readings(entry.text, entry.reference, usual=True, around=True), _TRIED):
        if is_wholly_as_read(reading, entry) and not is_odd(reading) and has_real_people(reading, entry, kind):
            yield from _in_its_language(reading)


def _is_weak(found: Explained, entry: Entry) -> bool:
    """Whether it is a sign that an entry differs in which is surely no article or book."""
    sure = entry.reference.type in _PLAIN_TYPES and entry.parsed.confidence >= _SURE_OF_TYPE
    return not sure and all(kind is Kind.PUNCTUATION for kind, _, _ in found.edits)


def _rare(own: Layouts, entry: Entry, edited: Explained | None) -> Guesses:
    """The text as a work of a type that few entries are, if no element of it has the sign that may be wrong within."""
    doubtful = [span for _, span, _ in edited.edits if len(span)] if edited else []
    for reading in islice(own.readings(entry.text, entry.reference, rare=True), _TRIED):
        if is_odd(reading) or (entry.reference.text("title") and not is_same_title(reading, entry)):
            continue
        if any(within(reading, entry.text, span) for span in doubtful):
            continue
        yield from (_Guess(entry.text, each, surely=False) for each in _in_its_language(reading))


def _plain(own: Layouts, entry: Entry) -> Guesses:
    """The text as it stands, first as a work that it was read as."""
    names, later = people_in(entry), []
    for reading in islice(own.readings(entry.text, entry.reference, around=True), _TRIED):
        surely = is_same_title(reading, entry)
        guesses = [_Guess(entry.text, each, surely=surely, names=names) for each in _in_its_language(reading)]
        if is_as_read(reading, entry) and not is_odd(reading):
            yield from guesses
        else:
            later += guesses
    yield from later


def _in_its_language(reading: Reference) -> Iterator[Reference]:
    """The reading, and again as a work in another language where its title may be in one: styles capitalise English."""
    yield reading
    title = reading.text("title")
    if not is_english(title) and not is_nearly_headline(title):
        yield reading.with_({"language": "xx"})


def _changed(own: Layouts, entry: Entry) -> Guesses:
    """The text with one difference taken back, likely signs first."""
    yield from _joints(own, entry, None)
    yield from _undone(own, entry)


def _undone(own: Layouts, entry: Entry) -> Guesses:
    """The text with each single difference taken back; last what would cut the title that was read."""
    later: list[_Guess] = []
    for change in changes(entry.text, people_in(entry), own.last_signs()):
        text = change.of(entry.text)
        again = replace(entry, parsed=parse(text))
        if change.kind is not Kind.PUNCTUATION or change.at_end(entry.text):
            yield from _unsigned(own, entry, change, again)
        else:
            yield from _signed(own, entry, change, again, later)
    yield from later


def _unsigned(own: Layouts, entry: Entry, change: Change, again: Entry) -> Guesses:
    """The readings of a text where no two elements are parted otherwise than before."""
    tried = _TRIED if change.kind is Kind.INITIALS else _TRIED_SIGNS
    for reading in islice(
        own.readings(again.text, again.reference, usual=change.at_end(entry.text), around=True), tried
    ):
        if has_real_people(reading, entry, change.kind) and _is_among_names(change, reading, entry, again.text):
            yield from (_Guess(again.text, each, change) for each in _in_its_language(reading))


def _is_among_names(change: Change, reading: Reference, entry: Entry, text: str) -> bool:
    """Whether what is taken for a slip among names is in no title, and where no people were read, among others."""
    if change.kind not in (Kind.LAST_AUTHOR, Kind.INITIALS):
        return True
    if any(within(reading, text, span) for span, _ in change.edits):
        return False
    known = all(any(each.start <= span.start <= each.end for each in people_in(entry)) for span, _ in change.edits)
    return known or bool(reading.names("editor") or reading.names("translator"))


def _signed(own: Layouts, entry: Entry, change: Change, again: Entry, later: list[_Guess]) -> Guesses:
    """The readings of a text with another sign in it, or a number in brackets or out of them."""
    doubted = not change.of_brackets and again.parsed.confidence < _left(change) * entry.parsed.confidence
    for reading in islice(own.readings(again.text, entry.reference, usual=True, around=True), 2):
        if doubted and not is_wholly_as_read(reading, entry):
            continue
        if within(reading, again.text, change.edits[0][0]):
            continue
        if not has_real_people(reading, entry, change.kind):
            continue
        if not (reading.text("container-title") if change.of_brackets else agrees(reading, entry)):
            continue
        guesses = [_Guess(again.text, each, change) for each in _in_its_language(reading)]
        if is_same_title(reading, entry):
            yield from guesses
        elif is_cut_title(reading, entry):
            later += guesses


def _left(change: Change) -> float:
    """How much of its confidence a reading must keep when a sign is changed: more for the rarer signs."""
    return _KEPT if change.edits[0][1] in (".", ",") else 1.0


def _joints(own: Layouts, entry: Entry, plain: Reference | None) -> Guesses:
    """The text with a sign between two elements, or before the last author, put right, if that is what was meant."""
    for joint in chain(vouched(own, entry, plain), joints(own, entry, plain)):
        for each in (joint.reading, joint.reading.with_({"language": "xx"})):
            yield _Guess(joint.text, each, joint.change)
    if plain is None or (entry.parsed.confidence < _SURE and not is_odd(plain)):
        return
    for change in changes(entry.text, people_in(entry), own.last_signs()):
        if change.kind is Kind.LAST_AUTHOR:
            text = change.of(entry.text)
            for reading in islice(own.readings(text, entry.reference, usual=True), 2):
                if _is_meant(reading, entry, odd=is_odd(plain)) and _is_among_names(change, reading, entry, text):
                    yield from (_Guess(text, each, change) for each in _in_its_language(reading))


def _is_meant(reading: Reference, entry: Entry, *, odd: bool) -> bool:
    return (is_nearly_as_read if odd else is_as_read)(reading, entry) and not is_odd(reading)


def _settled(guesses: Mapping[int, Guesses], own: Layouts, entries: Sequence[Entry] = ()) -> dict[int, Explained]:
    """The first guess of each entry that the style bears out; each round asks the style for one of each entry.

    With `entries` a guess that only writes a title in other case is preferred to one that is another work.
    """
    found: dict[int, Explained] = {}
    nearly: dict[int, Explained] = {}
    open_ = dict(guesses)
    while open_:
        asked = {index: guess for index, each in open_.items() if (guess := next(each, None))}
        open_ = {index: open_[index] for index in asked}
        written = own.written([guess.reading.with_(id=str(index)) for index, guess in asked.items()])
        for index, guess in asked.items():
            if explained := _borne_out(guess, written.get(str(index), "")):
                found[index] = explained
                del open_[index]
            elif index not in nearly and (near := _near(guess, written.get(str(index), ""))):
                nearly[index] = near
    cased = {at: nearly[at] for at in nearly.keys() & found.keys() if entries and _is_likelier(nearly[at], entries[at])}
    return nearly | found | {at: each for at, each in cased.items() if _is_another(found[at], entries[at])}


def _is_likelier(near: Explained, entry: Entry) -> bool:
    """Whether a reading under which only the case of a title differs is the work that was read."""
    cased = all(kind in (Kind.TITLE_CASE, Kind.JOURNAL_CASE) for kind, _, _ in near.edits)
    same = near.reading.type == entry.reference.type and not is_odd(near.reading)
    return cased and same and not _is_another(near, entry) and entry.parsed.confidence >= _SURE


def _is_another(found: Explained, entry: Entry) -> bool:
    """Whether a reading is no work, or one of another title, or in something else, than was read."""
    alike = (
        fold(found.reading.text(name)) == fold(entry.reference.text(name)) for name in ("title", "container-title")
    )
    return is_odd(found.reading) or not all(alike)


def _borne_out(guess: _Guess, written: str) -> Explained | None:
    """The guess, if what the style wrote of it is its text."""
    text = canonical(guess.text)
    expected = canonical(written)
    if text == expected:
        kind = guess.change.kind if guess.change else Kind.OTHER
        edits = tuple((kind, span, new) for span, new in guess.change.edits) if guess.change else ()
        return Explained(guess.reading, edits)
    return None


def _near(guess: _Guess, written: str) -> Explained | None:
    """What differs where the title's case or the place of an et al. is all that does."""
    if guess.change is not None:
        return None
    text, expected = canonical(guess.text), canonical(written)
    edits = _case(guess, text, expected) or _et_al(guess, text, expected)
    return Explained(guess.reading, edits) if edits else None


Edits = tuple[tuple[Kind, Span, str], ...]


def _et_al(guess: _Guess, text: str, expected: str) -> Edits:
    """The difference where the style shortens the names elsewhere than the text does, and all else is alike."""
    place, there = differing(text, expected)
    one, other = (re.sub(r"[\W\d_]+", "", ET_AL.sub("", each)) for each in (place.of(text), there))
    named = all(letters or ET_AL.search(each) for letters, each in ((one, place.of(text)), (other, there)))
    if one == other or not named or not (one.startswith(other) or other.startswith(one)):
        return ()
    lists = [guess.reading.names(role) for role in ("author", "editor", "translator")]
    shortened = any(is_made_up(name) for names in lists for name in names) or "et al" in there
    inside = any(each.start <= place.start and place.end <= each.end + _BEHIND for each in guess.names)
    several = any(sum(len(name.family) > 0 for name in names) > 1 for names in lists)
    return ((Kind.ET_AL, place, there),) if shortened and inside and several else ()


def _case(guess: _Guess, text: str, expected: str) -> Edits:
    """The words of an English title, or of what it stands in, that the style writes in other case, and nothing else."""
    if len(text) != len(expected) or text.lower() != expected.lower() or not guess.surely:
        return ()
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    told = [(_cased(guess.reading, text, span), span) for span in words if span.of(text) != span.of(expected)]
    return (
        tuple((kind, span, span.of(expected)) for kind, span in told if kind) if all(kind for kind, _ in told) else ()
    )


def _cased(reading: Reference, text: str, word: Span) -> Kind | None:
    """Whose case it is that a word has: that of a title or of what it stands in, if these are in English."""
    for variable, kind in (("title", Kind.TITLE_CASE), ("container-title", Kind.JOURNAL_CASE)):
        value = reading.text(variable)
        start = text.find(canonical(value)) if value else -1
        if 0 <= start <= word.start and word.end <= start + len(value):
            told = is_english(value) and kind is Kind.TITLE_CASE
            return kind if told or is_nearly_headline(value) else None
    return None
