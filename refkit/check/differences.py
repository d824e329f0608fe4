"""An entry beside what a style writes of it, word by word: each difference, its kind and its place.

Both are cut into words and what stands between them; the words are aligned, and each gap or word that differs is one
difference. Quotation marks and apostrophes of another shape are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from refkit.check.kinds import Kind
from refkit.fields import pages
from refkit.fields.identifiers import doi
from refkit.fields.text import fold
from refkit.model import Entry, Span

_TOKEN = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+|\w+(?:[’'ʼ]\w+)*")
_JOINERS = frozenset("and und et y e en".split())
ACCESS = frozenset("retrieved from available at accessed online url http https on".split())
"""Words that lead to an address or a day of access."""
_SHAPES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " "}
)
HYPHENS = re.compile(r"[‐‑‒–—−-]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where an entry is not as the style writes it: what stands there becomes `expected`."""

    kind: Kind
    span: Span
    expected: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, where it stands, and what it compares by."""

    text: str
    span: Span
    key: str


def differences(entry: Entry, written: str) -> Iterator[Difference]:
    """Where the words of an entry, or what stands between them, are not the style's."""
    found, expected = words(entry.text), words(written)
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


def words(text: str) -> tuple[Word, ...]:
    """The words that count: no "and", initials of one name together, the ends of ranges in full."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        word, span = match[0].rstrip(".,;)"), Span(match.start(), match.start() + len(match[0].rstrip(".,;)")))
        if not word or word.lower() in _JOINERS:
            continue
        found.append(Word(word, span, _key(text, found, word, span)))
    return tuple(found)


def _key(text: str, before: Sequence[Word], word: str, span: Span) -> str:
    if word.isdecimal() and before and HYPHENS.fullmatch(text[before[-1].span.end : span.start].strip() or " "):
        return pages.expand(before[-1].text, word)
    return doi(word) or word.lower() if "/" in word else fold(word)


def _gap(
    entry: Entry, written: str, found: Sequence[Word], expected: Sequence[Word], at: tuple[int, int]
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
        yield narrowed(Difference(_kind(entry, before, after, here_text, there_text), span, there_text), here_text)


def narrowed(difference: Difference, here: str) -> Difference:
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


def _kind(entry: Entry, before: Word | None, after: Word | None, here: str, there: str) -> Kind:
    if before and after and before.text[-1:].isdigit() and after.text[:1].isdigit() and _dash(here) and _dash(there):
        return Kind.RANGE
    if before and after and _named(entry, before) and _named(entry, after):
        if _joined(here) or _joined(there):
            return Kind.LAST_AUTHOR
        if len(before.text) == 1 and (len(after.text) == 1 or "." in here + there):
            return Kind.INITIALS
    return Kind.PUNCTUATION


def _named(entry: Entry, word: Word) -> bool:
    return variable_at(entry, word.span) in ("author", "editor")


def _dash(gap: str) -> bool:
    return bool(HYPHENS.fullmatch(gap.strip() or " "))


def _joined(gap: str) -> bool:
    return "&" in gap or any(word in _JOINERS for word in gap.lower().split())


def variable_at(entry: Entry, span: Span) -> str:
    return next((field.variable for field in entry.parsed.fields if field.span.meets(span)), "")


def _case(entry: Entry, found: Word, expected: Word) -> Iterator[Difference]:
    if found.text == expected.text or fold(found.text) != fold(expected.text) or "/" in found.text:
        return
    kinds = {"title": Kind.TITLE_CASE, "container-title": Kind.JOURNAL_CASE}
    variable = variable_at(entry, found.span)
    if variable in kinds and found.text.lower() == expected.text.lower():
        yield Difference(kinds[variable], found.span, expected.text)


def _unaligned(entry: Entry, found: Sequence[Word], expected: Sequence[Word]) -> Iterator[Difference]:
    """Words that only one side has."""
    if found and expected and _named(entry, found[0]) and _same_letters(found, expected):
        yield Difference(Kind.INITIALS, Span(found[0].span.start, found[-1].span.end), _joined_text(expected))
        return
    if found:
        span = Span(found[0].span.start, found[-1].span.end)
        kind = Kind.UNWANTED if all(word.text.lower() in ACCESS for word in found) and not expected else Kind.OTHER
        yield Difference(kind, span, _joined_text(expected))
    elif expected:
        yield Difference(Kind.OTHER, Span(0, 0), _joined_text(expected))


def _same_letters(found: Sequence[Word], expected: Sequence[Word]) -> bool:
    """Whether names differ only in how much of the given names is written: "JWL" and "J. W. L.", "Hans" and "H."."""
    letters = "".join(word.text for word in found).lower(), "".join(word.text for word in expected).lower()
    begin = all(word.text[0].lower() == other.text[0].lower() for word, other in zip(found, expected, strict=False))
    return letters[0] == letters[1] or (begin and len(found) == len(expected))


def _joined_text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def differing(text: str, expected: str) -> tuple[Span, str]:
    """Where two texts differ, from the beginning of a word to the end of one, and what the second has there."""
    start = _shared(text, expected)
    end = _shared(text[start:][::-1], expected[start:][::-1])
    while start and text[start - 1].isalnum():
        start -= 1
    while end and text[len(text) - end].isalnum():
        end -= 1
    return Span(start, len(text) - end), expected[start : len(expected) - end]


def _shared(one: str, other: str) -> int:
    """How many signs two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
