"""A sign that is doubled, missing, or has a blank too many or too few.

## What it does

Looks in entries and citations for slips of the pen that no style has: a full stop and a comma behind a title, a sign
twice, a blank before a comma, none behind one, none before an address, a bracket that is never closed, a comma inside
initials or before the "&" of two names in brackets, nothing but a blank between two authors, "p." behind a range of
pages. Where nearly all entries end in a full stop, those without one are pointed at, or those with one where nearly all
have none, unless they end in an address. What a list does throughout is said once.

## Why it matters

Readers stumble over them, and a program that reads the list takes the pieces apart at the wrong place.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit.,Sport Press.

Whatman, C. (2008). Gluteus medius . Sport Press.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Fix

Takes out the sign or blank that is too many, or puts in the one that is missing; no word changes, so it is safe. A
bracket is left to the author, and a comma between initials becomes a full stop only with `--unsafe`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.needs import SURE
from refkit.check.rule import Mark, rule, safe, unsafe
from refkit.check.undoing import is_cut_short
from refkit.fields.identifiers import find_urls, without_addresses
from refkit.model import Entry, Span

_LEAST = 3
_NEAR = 2000  # code points before a citation in which a bracket may have been opened
_SHARE = 0.8
_SPACED = 0.3  # of the colons of a list: beyond, a blank before them is its habit, as in French

_TWICE = r"(?<![.,;:!?])([,;:])\s?\1(?![,;:])|(?<=[^\W\d_]{4})\.\.(?!\.)"
_BEFORE = (
    r"(?<=[\w).\]”\"’])[ \t]+(?=[,;](?:\s|$))"  # before a comma
    r"|(?<=[\w)\]])[ \t]+(?=\.(?:\s+\w|$))"  # before a full stop
)
_INSIDE = r"(?<=[(\[])[ \t]+(?=\w)|(?<=\w)[ \t]+(?=[)\]])"
_BEHIND = (
    r"(?<=[^\W\d_]{2})[”\"’)]?[,;](?=(?!\w{2,40}-)[^\W\d_]{2}|(?:19|20)\d\d\b|[“(]|\"(?=\w))"
    r"|(?<=[!?.])[”\"’],(?=\w{2})"  # behind a title in quotation marks
    r"|(?<=\d\))\.(?=[^\W\d_a-z][^\W\d_A-Z])"  # behind "(2007)."
)
_FAULTS = (
    ("a sign stands twice here", re.compile(_TWICE), ""),
    ("a blank stands before this sign", re.compile(_BEFORE), ""),
    ("a blank stands inside the brackets", re.compile(_INSIDE), ""),
    ("a blank is missing behind this sign", re.compile(_BEHIND), " "),
)
_ADDRESS = re.compile(r"(?<=[^\W\d_]{3})[:;,](?=https?://)")
_INITIALS = re.compile(r"(?<=[,;\s][^\W\d_a-z]),(?=[^\W\d_a-z]\.)")
_COUNTED = re.compile(r"(?<=\d[-–—]\d{2})[ \t]?[pP]\.|(?<=\d[-–—]\d{3})[ \t]?[pP]\.")
_INVERTED = r"[^\W\d_][\w’'-]+, (?:[^\W\d_a-z]\.[ -]?){1,3}"
_UNPARTED = re.compile(rf"{_INVERTED}(?<= )(?<=(.) ){_INVERTED}")  # the sign before the blank between two names
_NAME_BEFORE = re.compile(r"[^\W\d_],\s+$")  # the cite of more names began before
_TWO = re.compile(r"[(\[]?[^\W\d_][\w’'-]*(,?) (?:&|and|und|et|y|e) [^\W\d_][\w’'-]*,? ?\d{4}")
_COLON = re.compile(r"(?<=\w)([ \t\u202f\xa0]*):(?=\s)")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}$")  # which nobody cuts short
_AFTER_TITLE = re.compile(r"(?<=[^\W\d_]{3})\.,")
_NO_STOP = "the full stop is missing that ends the other entries; add it"
_A_STOP = "a full stop ends this entry and none of the others; take it out"
_WORD_STOPPED = re.compile(r"[^\W\d_]{5,}\.$|\d\.$")  # which is no abbreviation
_BROKEN_OFF = re.compile(r"\b[a-zà-ÿ]{1,3}$")  # "... theory in": the rest was lost, not the full stop
_END_OF_ADDRESS = re.compile(r"10\.\d{4,9}/\S+$|https?:\S.{0,200}[\w)][./-]\w+\W*$")
_OPEN = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class _Slip:
    """A fault inside a text: what is said of it, where, and what mends it (None: only its author can)."""

    message: str
    span: Span
    mended: str | None
    safe: bool = True


@rule("DAT710", "punctuation-slip", Severity.INFO)
def punctuation_slip(desk: Desk) -> Iterator[Mark]:
    """One mark for each slip; one for all of a kind that the list has throughout."""
    found = [(index, slip) for index, entry in enumerate(desk.entries) for slip in _slips(entry)]
    found += [(index, slip) for index, slip in _unended(desk)]
    found += [(index, slip) for index, slip in _spaced_colons(desk)]
    kinds: dict[str, list[tuple[int, _Slip]]] = defaultdict(list)
    for index, slip in found:
        kinds[slip.message].append((index, slip))
    for message, slips in kinds.items():
        if len({index for index, _ in slips}) > max(_LEAST, len(desk.entries) // 2):
            yield _throughout(desk, message, slips)
        else:
            yield from (_mark(desk, index, slip) for index, slip in slips)
    yield from _in_citations(desk)


def _slips(entry: Entry) -> Iterator[_Slip]:
    words = without_addresses(entry.text)
    for message, pattern, behind in _FAULTS:
        for match in pattern.finditer(words):
            if match[0] != match[0].strip() and match[0] != entry.text[match.start() : match.end()]:
                continue  # an address stands there, whose end the blank behind it shows
            # A sign that stands twice stays once; a blank that is too many goes.
            mended = match[0] + behind if behind else match[0][:1].strip()
            yield _Slip(message, Span(*match.span()), mended)
    for match in _ADDRESS.finditer(entry.text):
        yield _Slip("a blank is missing before the address", Span(*match.span()), match[0] + " ")
    for match in _INITIALS.finditer(words):
        yield _Slip("a comma stands between initials", Span(*match.span()), ".", safe=False)
    title = entry.parsed.field("title")
    behind_title = _AFTER_TITLE.match(words, title.span.end) if title else None
    if title and behind_title and (title.confidence >= SURE or _LONG_WORD.search(title.span.of(words))):
        yield _Slip("a full stop and a comma stand behind the title", Span(*behind_title.span()), ".")
    for match in _COUNTED.finditer(words):
        yield _Slip(
            '"p." behind a range counts pages, it names none; put it in front or leave it out',
            Span(*match.span()),
            None,
        )
    author = entry.parsed.field("author")
    if author and (unparted := _UNPARTED.fullmatch(words, author.span.start, author.span.end)):
        yield _Slip("nothing but a blank parts two authors; put a sign or a word there", Span(*unparted.span(1)), None)
    if (at := _unpaired(entry.text)) is not None and not is_cut_short(entry.text):
        yield _Slip("this bracket has no other half; add it, or take this one out", Span(at, at + 1), None)


def _unpaired(text: str) -> int | None:
    """The only bracket of a text that is not closed, or not opened; None where all are paired, or several are not."""
    opened: list[int] = []
    stray: list[int] = []
    for at, char in enumerate(text):
        if char in "([":
            opened.append(at)
        elif char in _OPEN and opened and text[opened[-1]] == _OPEN[char]:
            opened.pop()
        elif char in _OPEN and text[max(0, at - 2) : at].strip(" 0123456789abc"):
            stray.append(at)
    odd = opened + stray
    return odd[0] if len(odd) == 1 else None


def _unended(desk: Desk) -> Iterator[tuple[int, _Slip]]:
    """The entries without a full stop in a list that has one, or with one where the others have none.

    A style that was asked for says so itself.
    """
    ends = {index: entry.text.rstrip() for index, entry in enumerate(desk.entries) if not _addressed(entry)}
    bare = [index for index, text in ends.items() if text and (text[-1].isalnum() or text[-1] in ")]")]
    stopped = sorted({index for index, text in ends.items() if text}.difference(bare))
    few, many = sorted((bare, stopped), key=len)
    if desk.style or len(many) < _LEAST or len(many) < _SHARE * len(ends):
        return
    for index in few:
        end = len(ends[index])
        if few is bare and not is_cut_short(ends[index]) and not _BROKEN_OFF.search(ends[index]) and desk.whole(index):
            yield index, _Slip(_NO_STOP, Span(end - 1, end), ends[index][-1] + ".")
        elif few is stopped and _WORD_STOPPED.search(ends[index]):
            yield index, _Slip(_A_STOP, Span(end - 1, end), "")


def _addressed(entry: Entry) -> bool:
    tail = len(entry.text.rstrip(" .")) - 1
    return any(span.end >= tail for span, _ in find_urls(entry.text)) or bool(_END_OF_ADDRESS.search(entry.text))


def _spaced_colons(desk: Desk) -> Iterator[tuple[int, _Slip]]:
    colons = [
        (index, match)
        for index, entry in enumerate(desk.entries)
        for match in _COLON.finditer(without_addresses(entry.text))
        if not match[1] or match[1] == Span(*match.span(1)).of(entry.text)  # no address
    ]
    spaced = [(index, match) for index, match in colons if match[1]]
    if len(spaced) <= _SPACED * len(colons):
        for index, match in spaced:
            yield index, _Slip("a blank stands before the colon", Span(*match.span()), ":")


def _mark(desk: Desk, index: int, slip: _Slip) -> Mark:
    place, help_ = _place(desk.entries[index], slip), _help(slip)
    fix = _fix([edit for edit in [_edit(desk.entries[index], slip)] if edit], [slip])
    return Mark(place, f"{slip.message}{help_}", index, fix)


def _throughout(desk: Desk, message: str, slips: list[tuple[int, _Slip]]) -> Mark:
    edits = [edit for index, slip in slips if (edit := _edit(desk.entries[index], slip))]
    first, slip = slips[0]
    entries = len({index for index, _ in slips})
    told = f"{message}, and in {entries - 1} of the other {len(desk.entries) - 1} entries"
    return Mark(_place(desk.entries[first], slip), told, first, _fix(edits, [each for _, each in slips]))


def _help(slip: _Slip) -> str:
    return f'; expected "{slip.mended}"' if slip.mended and slip.message not in (_NO_STOP, _A_STOP) else ""


def _place(entry: Entry, slip: _Slip) -> Span:
    return entry.place(slip.span)


def _edit(entry: Entry, slip: _Slip) -> Edit | None:
    place = _place(entry, slip)
    return Edit(place, slip.mended) if slip.mended is not None and len(place) == len(slip.span) else None


def _fix(edits: list[Edit], slips: list[_Slip]) -> Fix | None:
    if not edits:
        return None
    return safe(*edits) if all(slip.safe for slip in slips) else unsafe(*edits)


def _in_citations(desk: Desk) -> Iterator[Mark]:
    """A blank missing behind the comma of a citation, a comma before "&" between two names, a bracket closed twice."""
    yield from _commas_before_and(desk)
    for citation in desk.article.citations:
        start, end = citation.span.start, citation.span.end
        for match in re.finditer(r"(?<=[^\W\d_]{2}),(?=\d{4}(?!\d))", citation.text):
            place = Span(start + match.start(), start + match.end())
            yield Mark(place, 'a blank is missing behind this sign; expected ", "', None, safe(Edit(place, ", ")))
        line = desk.text[max(desk.text.rfind("\n", 0, start) + 1, start - _NEAR) : end]
        again = re.match(r" ?\)", desk.text[end : end + 2])
        if again and line.endswith(")") and line.count("(") == line.count(")"):
            place = Span(end, end + again.end())
            yield Mark(place, "this bracket has no other half; take it out", None, safe(Edit(place, "")))


def _commas_before_and(desk: Desk) -> Iterator[Mark]:
    """The commas between the only two names of a cite in brackets, where the text otherwise has none."""
    pairs = [
        match
        for citation in desk.article.citations
        for cite in citation.cites
        if len(cite.names) == 2 and not cite.et_al and citation.text.startswith(("(", "["))
        for match in [_TWO.match(desk.text, cite.span.start, cite.span.end)]
        if match and not _NAME_BEFORE.search(desk.text, max(0, cite.span.start - _NEAR), cite.span.start)
    ]
    odd = [Span(*match.span(1)) for match in pairs if match[1]]
    for place in odd if len(odd) <= max(1, len(pairs) // 4) else ():
        yield Mark(place, "a comma stands between two names; take it out", None, safe(Edit(place, "")))
