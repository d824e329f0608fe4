"""Each entry beside what the style makes of it: the differences, one by one, by their kind and place.

An entry is compared word by word only when its reading can be trusted: reading what the style wrote must give the same
fields as reading what the article wrote.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from refkit.check.capitals import small_letters
from refkit.check.credible import is_odd
from refkit.check.differences import ACCESS, HYPHENS, Difference, differences, narrowed, variable_at, words
from refkit.check.explaining import Explained, explain
from refkit.check.habits import breaches, habits
from refkit.check.kinds import Kind
from refkit.check.layouts import layouts
from refkit.check.people import GAP
from refkit.check.skeletons import canonical
from refkit.csl.library import find
from refkit.fields import pages
from refkit.fields.names import is_organisation
from refkit.fields.text import fold
from refkit.model import Entry, Name, ParsedReference, Reference, Span
from refkit.parsing import parse
from refkit.parsing.heads import same_author

_LABEL = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:]?\s*(?=\D)")
_TOGETHER = re.compile(r"[^\W\d_]{2,4}(?<=[A-ZÀ-Þ]{2})")
_QUOTE = re.compile(r"[“”„«»\"]")
_MOSTLY = 0.4  # of a list, from which on the list is taken for the style's own
_SURE = 0.3
_SURE_OF_DETAILS = 0.6  # below, an entry is only said to be in another style altogether
_MOST = 6
_CUES = frozenset("vol no pp p in ed eds doi volume issue pages number".split())
_MAY_GO = ("author", "editor", "issued", "publisher-place")  # in other words, or not at all, in some styles
_COMPARED = ("author", "editor", "title", "container-title", "volume", "issue", "page", "publisher", "DOI")


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
        """Whether all differences are of one kind, such as every word of a title and of what it stands in."""
        kinds = {difference.kind for difference in self.differences}
        return len(kinds) == 1 or kinds == {Kind.TITLE_CASE, Kind.JOURNAL_CASE}


def styled(entries: Sequence[Entry], style: str) -> tuple[Styled, ...]:
    """Every entry that can be judged, beside what the style makes of it.

    An entry that some reading explains has no fault, one that a single difference parts from that has this fault.
    What else an entry has is told in a list that is not mostly the style's own. In one that is, what nothing explains
    is likelier read wrongly than written wrongly, but for entries that were surely written for another style.

    Raises:
        UnknownNameError: there is no such style.
    """
    written = rendered({index: entry.parsed.with_others for index, entry in enumerate(entries)}, style)
    alike = (index for index, text in written.items() if canonical(entries[index].text) == canonical(text))
    told = (index for index in alike if not entries[index].parsed.shortened)  # "et al." may stand too early
    same = [index for index in told if not is_odd(entries[index].reference)]
    if not all(entries[index].reference.text("title") for index in same) and layouts(find(style)).titled():
        same = [index for index in same if entries[index].reference.text("title")]
    explained = explain(entries, sorted(set(range(len(entries))) - set(same)), style)
    made = {index: Styled(index, entries[index].text, (), complete=True) for index in same}
    made |= {index: _single(entries[index], index, each) for index, each in explained.items()}
    odd = {index for index, each in explained.items() if not each.edits and is_odd(each.reading)}
    if len(made) < _MOSTLY * len(entries):
        made = {each.entry: each for each in _compared(entries, written, style)} | made
    else:
        made |= _unusual(entries, odd | (set(range(len(entries))) - set(made)), style)
        left = {index: text for index, text in written.items() if index not in made}
        made |= dict(_foreign(entries, _compared(entries, left, style)))
    for index in _shared_heads(entries) & made.keys():
        made[index] = _told_apart(made[index], entries[index], style)
    return tuple(_with_gaps(made[index], entries[index]) for index in sorted(made))


def _shared_heads(entries: Sequence[Entry]) -> frozenset[int]:
    """The entries whose first author is another entry's too: styles name more authors there, to tell them apart."""
    heads: list[str] = []
    for entry in entries:
        first = next(iter(entry.reference.names("author")), Name())
        heads.append(heads[-1] if heads and same_author(entry.text) else fold(first.literal or first.family))
    counts = Counter(heads)
    return frozenset(index for index, head in enumerate(heads) if head and counts[head] > 1)


def _told_apart(found: Styled, entry: Entry, style: str) -> Styled:
    """Without an et al. that stands behind more names than usual, or none: the names may tell works apart."""
    kept = tuple(each for each in found.differences if each.kind is not Kind.ET_AL)
    if kept == found.differences or len(entry.reference.names("author")) <= habits(layouts(find(style))).most:
        return found
    return replace(found, differences=kept)


def _with_gaps(found: Styled, entry: Entry) -> Styled:
    """Without what would close the dots in a list of names: whom they stand for, nobody could tell again."""
    gaps = [Span(*match.span()) for match in GAP.finditer(entry.text)] if entry.parsed.shortened else []
    if not gaps or not found.differences:
        return found
    kept = [each for each in found.local if each.kind is not Kind.OTHER and not any(map(each.span.meets, gaps))]
    return replace(found, differences=tuple(kept), complete=False)


def _unusual(entries: Sequence[Entry], indices: Iterable[int], style: str) -> dict[int, Styled]:
    """Those of the entries that break what the style always does."""
    some, own = list(indices), layouts(find(style))
    always, small = habits(own), small_letters(entries, some, own)
    found = {index: (*breaches(entries[index], always), *small.get(index, ())) for index in some}
    return {
        index: _single(entries[index], index, Explained(entries[index].reference, edits))
        for index, edits in found.items()
        if edits
    }


def _single(entry: Entry, index: int, found: Explained) -> Styled:
    """An entry that is the style's but for one difference, or none."""
    raw = (Difference(kind, span, new) for kind, span, new in found.edits)
    change = tuple(sorted((narrowed(each, each.span.of(entry.text)) for each in raw), key=lambda each: each.span))
    text = entry.text
    for each in reversed(change):
        text = text[: each.span.start] + each.expected + text[each.span.end :]
    return Styled(index, text, change, complete=True)


def _compared(entries: Sequence[Entry], written: Mapping[int, str], style: str) -> Iterator[Styled]:
    """The entries whose reading can be trusted, word by word beside what the style wrote of them."""
    again = {index: parse(text) for index, text in written.items() if _likely(entries[index], text)}
    trusted = {index: found for index, found in again.items() if _alike(entries[index].parsed, found)}
    stable = rendered({index: found.with_others for index, found in trusted.items()}, style)
    for index in trusted:
        if stable.get(index) == written[index]:
            told = _paired(entries[index], tuple(differences(entries[index], written[index])))
            made = Styled(index, written[index], told, complete=True)
            if _worth_saying(made, entries[index]):
                yield made


def _paired(entry: Entry, found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Without what would take or put one quotation mark of two, where the other stands among words that differ."""
    quotes = [len(_QUOTE.findall(each.span.of(entry.text))) - len(_QUOTE.findall(each.expected)) for each in found]
    mended = sum(quotes[at] for at, each in enumerate(found) if each.kind is not Kind.OTHER)
    if mended % 2 == 0:
        return found
    return tuple(each for at, each in enumerate(found) if not quotes[at] or each.kind is Kind.OTHER)


def _foreign(entries: Sequence[Entry], compared: Iterable[Styled]) -> Iterator[tuple[int, Styled]]:
    """Those that are surely read, and were written for another style: much differs, or parts stand elsewhere."""
    for found in compared:
        entry = entries[found.entry]
        if entry.parsed.confidence < _SURE_OF_DETAILS or is_odd(entry.reference) or _is_doubted_office(entry):
            continue
        parts = [each for each in found.differences if each.kind is Kind.OTHER]
        gone = {word.key for each in parts for word in words(each.span.of(entry.text))}
        come = {word.key for each in parts for word in words(each.expected)}
        if found.far or gone & come:
            yield found.entry, found if found.far else replace(found, differences=tuple(parts))


def _is_doubted_office(entry: Entry) -> bool:
    """Whether words of an organisation were read as people: "Directorate for Sea and Coast Affairs"."""
    field = entry.parsed.field("author")
    people = any(name.family for name in entry.reference.names("author"))
    return people and field is not None and is_organisation(field.span.of(entry.text))


def _worth_saying(found: Styled, entry: Entry) -> bool:
    """Whether the reading is sure enough for what was found; single signs ask for more than a wholly other style."""
    return not found.differences or found.far or entry.parsed.confidence >= _SURE_OF_DETAILS


def _likely(entry: Entry, written: str) -> bool:
    """Whether a comparison can be trusted: the reading is sure enough, and the style's words are the entry's words."""
    sure = bool(entry.reference.text("title")) and entry.parsed.confidence >= _SURE
    return sure and not _lost(entry, written)


def rendered(references: Mapping[int, Reference], style: str) -> dict[int, str]:
    """What the style writes of references, by their keys, without labels."""
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
    return fold(HYPHENS.sub("-", reference.text(variable))) if variable != "page" else _pages(reference.text("page"))


def _pages(text: str) -> object:
    return pages.span(text) or pages.normal(text)


def _lost(entry: Entry, written: str) -> bool:
    """Whether a word of the entry, the words around an address apart, is missing from what the style wrote."""
    kept = {word.key for word in words(written)}
    missing = (word for word in words(entry.text) if word.key not in kept and word.text.lower() not in ACCESS | _CUES)
    return any(variable_at(entry, word.span) not in _MAY_GO for word in missing)
