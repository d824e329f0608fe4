"""Each entry beside what the style makes of it: the differences, one by one, by their kind and place.

An entry is compared only when its reading can be trusted: reading what the style wrote must give the same fields as
reading what the article wrote. Then both are cut into words and what stands between them, the words are aligned, and
each gap or word that differs is one difference. Quotation marks and apostrophes of another shape are no difference.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from refkit.check.credible import is_odd
from refkit.check.explaining import Explained, explain
from refkit.check.habits import breaches, habits
from refkit.check.kinds import Kind
from refkit.check.layouts import layouts
from refkit.check.people import GAP
from refkit.check.skeletons import canonical
from refkit.csl.library import find
from refkit.fields import pages
from refkit.fields.text import fold
from refkit.model import Entry, Name, ParsedReference, Reference, Span
from refkit.parsing import parse

_TOKEN = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+|\w+(?:[’'ʼ]\w+)*")
_LABEL = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:]?\s*(?=\D)")
_TOGETHER = re.compile(r"[^\W\d_]{2,4}(?<=[A-ZÀ-Þ]{2})")
_MOSTLY = 0.4  # of a list, from which on the list is taken for the style's own
_SURE = 0.3
_SURE_OF_DETAILS = 0.6  # below, an entry is only said to be in another style altogether
_MOST = 6
_JOINERS = frozenset("and und et y e en".split())
_CUES = frozenset("vol no pp p in ed eds doi volume issue pages number".split())
_ACCESS = frozenset("retrieved from available at accessed online url http https on".split())
_SHAPES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " "}
)
_HYPHENS = re.compile(r"[‐‑‒–—−-]")
_COMPARED = ("author", "editor", "title", "container-title", "volume", "issue", "page", "publisher", "DOI")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where an entry is not as the style writes it: what stands there becomes `expected`."""

    kind: Kind
    span: Span
    expected: str


@dataclass(frozen=True, slots=True)
class Styled:
    """An entry as the style writes it, and how it differs."""

    entry: int
    written: str
    differences: tuple[Difference, ...]
    complete: bool = False

    @property
    def far(self) -> bool:
        """Whether the entry differs in so many places that it was written for another style."""
        return len(self.differences) > _MOST and not self.alike

    @property
    def local(self) -> tuple[Difference, ...]:
        """The differences worth naming one by one: none in an entry that is better written anew."""
        return () if self.far else self.differences

    def moved(self, to: Callable[[Span], Span]) -> "Styled":
        """The same with each difference where its span leads to."""
        return replace(self, differences=tuple(replace(each, span=to(each.span)) for each in self.differences))

    @property
    def alike(self) -> bool:
        """Whether all differences are of one kind, such as every word of a title."""
        return len({difference.kind for difference in self.differences}) == 1


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, where it stands, and what it compares by."""

    text: str
    span: Span
    key: str


def styled(entries: Sequence[Entry], style: str) -> tuple[Styled, ...]:
    """Every entry that can be judged, beside what the style makes of it.

    An entry that some reading explains has no fault, one that a single difference parts from that has this fault.
    What else an entry has is told only in a list that is not mostly the style's own: there, what nothing explains
    is likelier read wrongly than written wrongly.

    Raises:
        UnknownNameError: there is no such style.
    """
    written = _rendered({index: entry.parsed.with_others for index, entry in enumerate(entries)}, style)
    alike = (index for index, text in written.items() if canonical(entries[index].text) == canonical(text))
    same = [index for index in alike if not is_odd(entries[index].reference)]
    explained = explain(entries, sorted(set(range(len(entries))) - set(same)), style)
    made = {index: Styled(index, entries[index].text, (), complete=True) for index in same}
    made |= {index: _single(entries[index], index, each) for index, each in explained.items()}
    if len(made) < _MOSTLY * len(entries):
        made = {each.entry: each for each in _compared(entries, written, style)} | made
    else:
        made |= _unusual(entries, set(range(len(entries))) - set(made), style)
    return tuple(_with_gaps(made[index], entries[index]) for index in sorted(made))


def _with_gaps(found: Styled, entry: Entry) -> Styled:
    """Without what would close the dots in a list of names: whom they stand for, nobody could tell again."""
    gaps = [Span(*match.span()) for match in GAP.finditer(entry.text)] if entry.parsed.shortened else []
    if not gaps or not found.differences:
        return found
    kept = [each for each in found.local if each.kind is not Kind.OTHER and not any(map(each.span.meets, gaps))]
    return replace(found, differences=tuple(kept), complete=False)


def _unusual(entries: Sequence[Entry], indices: Iterable[int], style: str) -> dict[int, Styled]:
    """Those of the entries that break what the style always does."""
    always = habits(layouts(find(style)))
    found = {index: breaches(entries[index], always) for index in indices}
    return {
        index: _single(entries[index], index, Explained(entries[index].reference, edits))
        for index, edits in found.items()
        if edits
    }


def _single(entry: Entry, index: int, found: Explained) -> Styled:
    """An entry that is the style's but for one difference, or none."""
    raw = (Difference(kind, span, new) for kind, span, new in found.edits)
    change = tuple(_narrowed(each, each.span.of(entry.text)) for each in raw)
    text = entry.text
    for each in reversed(change):
        text = text[: each.span.start] + each.expected + text[each.span.end :]
    return Styled(index, text, change, complete=True)


def _compared(entries: Sequence[Entry], written: Mapping[int, str], style: str) -> Iterator[Styled]:
    """The entries whose reading can be trusted, word by word beside what the style wrote of them."""
    again = {index: parse(text) for index, text in written.items() if _likely(entries[index], text)}
    trusted = {index: found for index, found in again.items() if _alike(entries[index].parsed, found)}
    stable = _rendered({index: found.with_others for index, found in trusted.items()}, style)
    for index in trusted:
        if stable.get(index) == written[index]:
            made = Styled(index, written[index], tuple(differences(entries[index], written[index])), complete=True)
            if _worth_saying(made, entries[index]):
                yield made


def _worth_saying(found: Styled, entry: Entry) -> bool:
    """Whether the reading is sure enough for what was found; single signs ask for more than a wholly other style."""
    return not found.differences or found.far or entry.parsed.confidence >= _SURE_OF_DETAILS


def _likely(entry: Entry, written: str) -> bool:
    """Whether a comparison can be trusted: the reading is sure enough, and the style's words are the entry's words."""
    sure = bool(entry.reference.text("title")) and entry.parsed.confidence >= _SURE
    return sure and not _lost(entry, written)


def _rendered(references: Mapping[int, Reference], style: str) -> dict[int, str]:
    from refkit.csl.processor import process

    done = process([whole(reference).with_(id=str(index)) for index, reference in references.items()], style=style)
    return {int(each.id): _LABEL.sub("", " ".join(each.text.split())) for each in done.bibliography if each.text}


def whole(reference: Reference) -> Reference:
    """The reference with page range and initials in full, so that the style decides how much of them to write."""
    found = pages.span(reference.text("page"))
    full = {"page": f"{found.first}-{found.last}"} if found and found.last else {}
    names = {role: tuple(_spelt(name) for name in reference.names(role)) for role in ("author", "editor")}
    return reference.with_({**full, **names})


def _spelt(name: Name) -> Name:
    """The name with initials that were written together ("JP") apart, so that the style sees two."""
    return (
        replace(name, given=" ".join(f"{letter}." for letter in name.given))
        if _TOGETHER.fullmatch(name.given)
        else name
    )


def _alike(one: ParsedReference, other: ParsedReference) -> bool:
    return all(_value(one.reference, variable) == _value(other.reference, variable) for variable in _COMPARED)


def _value(reference: Reference, variable: str) -> object:
    if names := reference.names(variable):
        return tuple(fold(name.literal or name.family) for name in names)
    return fold(_HYPHENS.sub("-", reference.text(variable))) if variable != "page" else _pages(reference.text("page"))


def _pages(text: str) -> object:
    return pages.span(text) or pages.normal(text)


def _lost(entry: Entry, written: str) -> bool:
    """Whether a word of the entry, the words around an address apart, is missing from what the style wrote."""
    kept = {word.key for word in _words(written)}
    missing = (word for word in _words(entry.text) if word.key not in kept and word.text.lower() not in _ACCESS | _CUES)
    return any(_variable(entry, word.span) not in ("author", "editor", "issued") for word in missing)


def differences(entry: Entry, written: str) -> Iterator[Difference]:
    """Where the words of an entry, or what stands between them, are not the style's."""
    found, expected = _words(entry.text), _words(written)
    matcher = SequenceMatcher(None, [word.key for word in found], [word.key for word in expected], autojunk=False)
    last = (-1, -1)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            for step in range(i_end - i):
                here = (i + step, j + step)
                if last == (here[0] - 1, here[1] - 1):
                    yield from _gap(entry, written, found, expected, here)
                yield from _case(entry, found[here[0]], expected[here[1]])
                last = here
        else:
            yield from _unaligned(entry, found[i:i_end], expected[j:j_end])
    if last == (len(found) - 1, len(expected) - 1) and found:
        yield from _gap(entry, written, found, expected, (len(found), len(expected)))


def _words(text: str) -> tuple[_Word, ...]:
    """The words that count: no "and", initials of one name together, the ends of ranges in full."""
    words: list[_Word] = []
    for match in _TOKEN.finditer(text):
        word, span = match[0].rstrip(".,;)"), Span(match.start(), match.start() + len(match[0].rstrip(".,;)")))
        if not word or word.lower() in _JOINERS:
            continue
        words.append(_Word(word, span, _key(text, words, word, span)))
    return tuple(words)


def _key(text: str, before: Sequence[_Word], word: str, span: Span) -> str:
    if word.isdecimal() and before and _HYPHENS.fullmatch(text[before[-1].span.end : span.start].strip() or " "):
        return pages.expand(before[-1].text, word)
    return word.lower() if "/" in word else fold(word)


def _gap(
    entry: Entry, written: str, found: Sequence[_Word], expected: Sequence[_Word], at: tuple[int, int]
) -> Iterator[Difference]:
    """The difference between what stands before two aligned words (behind the last ones, at the end)."""
    i, j = at
    start = found[i - 1].span.end if i else 0
    span = Span(start, found[i].span.start if i < len(found) else len(entry.text))
    there = Span(expected[j - 1].span.end if j else 0, expected[j].span.start if j < len(expected) else len(written))
    here_text, there_text = span.of(entry.text), there.of(written)
    if _plain(here_text) != _plain(there_text):
        before = found[i - 1] if i else None
        after = found[i] if i < len(found) else None
        yield _narrowed(Difference(_kind(entry, before, after, here_text, there_text), span, there_text), here_text)


def _narrowed(difference: Difference, here: str) -> Difference:
    """The same difference without the signs at its beginning and end that are alike."""
    there, start, end = difference.expected, 0, 0
    while start < min(len(here), len(there)) and here[start] == there[start]:
        start += 1
    while end < min(len(here), len(there)) - start and here[-1 - end] == there[-1 - end]:
        end += 1
    span = Span(difference.span.start + start, difference.span.end - end)
    return Difference(difference.kind, span, there[start : len(there) - end])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_SHAPES))


def _kind(entry: Entry, before: _Word | None, after: _Word | None, here: str, there: str) -> Kind:
    if before and after and before.text[-1:].isdigit() and after.text[:1].isdigit() and _dash(here) and _dash(there):
        return Kind.RANGE
    if before and after and _named(entry, before) and _named(entry, after):
        if _joined(here) or _joined(there):
            return Kind.LAST_AUTHOR
        if len(before.text) == 1 and (len(after.text) == 1 or "." in here + there):
            return Kind.INITIALS
    return Kind.PUNCTUATION


def _named(entry: Entry, word: _Word) -> bool:
    return _variable(entry, word.span) in ("author", "editor")


def _dash(gap: str) -> bool:
    return bool(_HYPHENS.fullmatch(gap.strip() or " "))


def _joined(gap: str) -> bool:
    return "&" in gap or any(word in _JOINERS for word in gap.lower().split())


def _variable(entry: Entry, span: Span) -> str:
    return next((field.variable for field in entry.parsed.fields if field.span.meets(span)), "")


def _case(entry: Entry, found: _Word, expected: _Word) -> Iterator[Difference]:
    if found.text == expected.text or fold(found.text) != fold(expected.text) or "/" in found.text:
        return
    kinds = {"title": Kind.TITLE_CASE, "container-title": Kind.JOURNAL_CASE}
    variable = _variable(entry, found.span)
    if variable in kinds and found.text.lower() == expected.text.lower():
        yield Difference(kinds[variable], found.span, expected.text)


def _unaligned(entry: Entry, found: Sequence[_Word], expected: Sequence[_Word]) -> Iterator[Difference]:
    """Words that only one side has."""
    if found and expected and _named(entry, found[0]) and _same_letters(found, expected):
        yield Difference(Kind.INITIALS, Span(found[0].span.start, found[-1].span.end), _joined_text(expected))
        return
    if found:
        span = Span(found[0].span.start, found[-1].span.end)
        kind = Kind.UNWANTED if all(word.text.lower() in _ACCESS for word in found) and not expected else Kind.OTHER
        yield Difference(kind, span, _joined_text(expected))
    elif expected:
        yield Difference(Kind.OTHER, Span(0, 0), _joined_text(expected))


def _same_letters(found: Sequence[_Word], expected: Sequence[_Word]) -> bool:
    """Whether names differ only in how much of the given names is written: "JWL" and "J. W. L.", "Hans" and "H."."""
    letters = "".join(word.text for word in found).lower(), "".join(word.text for word in expected).lower()
    begin = all(word.text[0].lower() == other.text[0].lower() for word, other in zip(found, expected, strict=False))
    return letters[0] == letters[1] or (begin and len(found) == len(expected))


def _joined_text(words: Sequence[_Word]) -> str:
    return " ".join(word.text for word in words)
