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

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import counted
from refkit.check.rule import Mark, rule, safe, unsafe
from refkit.check.slips import Slip, slips
from refkit.check.undoing import is_cut_short
from refkit.fields.identifiers import find_urls, without_addresses
from refkit.model import CitationKind, Entry, Span

_LEAST = 3
_NEAR = 2000  # code points before a citation in which a bracket may have been opened
_SHARE = 0.8
_SPACED = 0.3  # of the colons of a list: beyond, a blank before them is its habit, as in French

_NAME_BEFORE = re.compile(r"[^\W\d_],\s+$")  # the cite of more names began before
_TWO = re.compile(r"[(\[]?[^\W\d_][\w’'-]*(,?) (?:&|and|und|et|y|e) [^\W\d_][\w’'-]*,? ?\d{4}")
_GLUED = re.compile(r"[a-zà-ÿ]{2}[.,;:!?”\"»)]?\Z")  # "study(Berg, 2007)", "study.(Berg, 2007)"
_OPTIONAL = re.compile(r"\((?:19|20)\d\d")  # "Berg(2007)" is one citation
_COLON = re.compile(r"(?<=\w)([ \t\u202f\xa0]*):(?=\s)")
_NO_STOP = "the full stop is missing that ends the other entries; add it"
_A_STOP = "a full stop ends this entry and none of the others; take it out"
_WORD_STOPPED = re.compile(r"[^\W\d_]{5,}\.$|\d\.$")  # which is no abbreviation
_BROKEN_OFF = re.compile(r"\b[a-zà-ÿ]{1,3}$")  # "... theory in": the rest was lost, not the full stop
_END_OF_ADDRESS = re.compile(r"10\.\d{4,9}/\S+$|https?:\S.{0,200}[\w)][./-]\w+\W*$")


@rule("DAT710", "punctuation-slip", Severity.INFO)
def punctuation_slip(desk: Desk) -> Iterator[Mark]:
    """One mark for each slip; one for all of a kind that the list has throughout."""
    found = [(index, slip) for index, entry in enumerate(desk.entries) for slip in slips(entry)]
    found += [(index, slip) for index, slip in _unended(desk)]
    found += [(index, slip) for index, slip in _spaced_colons(desk)]
    kinds: dict[str, list[tuple[int, Slip]]] = defaultdict(list)
    for index, slip in found:
        kinds[slip.message].append((index, slip))
    for message, same in kinds.items():
        if len({index for index, _ in same}) > max(_LEAST, len(desk.entries) // 2):
            yield _throughout(desk, message, same)
        else:
            yield from (_mark(desk, index, slip) for index, slip in same)
    yield from _in_citations(desk)


def _unended(desk: Desk) -> Iterator[tuple[int, Slip]]:
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
            yield index, Slip(_NO_STOP, Span(end - 1, end), ends[index][-1] + ".")
        elif few is stopped and _WORD_STOPPED.search(ends[index]):
            yield index, Slip(_A_STOP, Span(end - 1, end), "")


def _addressed(entry: Entry) -> bool:
    tail = len(entry.text.rstrip(" .")) - 1
    return any(span.end >= tail for span, _ in find_urls(entry.text)) or bool(_END_OF_ADDRESS.search(entry.text))


def _spaced_colons(desk: Desk) -> Iterator[tuple[int, Slip]]:
    colons = [
        (index, match)
        for index, entry in enumerate(desk.entries)
        for match in _COLON.finditer(without_addresses(entry.text))
        if not match[1] or match[1] == Span(*match.span(1)).of(entry.text)  # no address
    ]
    spaced = [(index, match) for index, match in colons if match[1]]
    if len(spaced) <= _SPACED * len(colons):
        for index, match in spaced:
            yield index, Slip("a blank stands before the colon", Span(*match.span()), ":")


def _mark(desk: Desk, index: int, slip: Slip) -> Mark:
    place, help_ = _place(desk.entries[index], slip), _help(slip)
    fix = _fix([edit for edit in [_edit(desk.entries[index], slip)] if edit], [slip])
    return Mark(place, f"{slip.message}{help_}", index, fix)


def _throughout(desk: Desk, message: str, slips: list[tuple[int, Slip]]) -> Mark:
    edits = [edit for index, slip in slips if (edit := _edit(desk.entries[index], slip))]
    first, slip = slips[0]
    entries = len({index for index, _ in slips})
    told = f"{message}, and in {entries - 1} of the other {len(desk.entries) - 1} entries"
    return Mark(_place(desk.entries[first], slip), told, first, _fix(edits, [each for _, each in slips]))


def _help(slip: Slip) -> str:
    return f'; expected "{slip.mended}"' if slip.mended and slip.message not in (_NO_STOP, _A_STOP) else ""


def _place(entry: Entry, slip: Slip) -> Span:
    return entry.place(slip.span)


def _edit(entry: Entry, slip: Slip) -> Edit | None:
    place = _place(entry, slip)
    return Edit(place, slip.mended) if slip.mended is not None and len(place) == len(slip.span) else None


def _fix(edits: list[Edit], slips: list[Slip]) -> Fix | None:
    if not edits:
        return None
    return safe(*edits) if all(slip.safe for slip in slips) else unsafe(*edits)


def _in_citations(desk: Desk) -> Iterator[Mark]:
    """A blank missing behind the comma of a citation, a comma before "&" between two names, a bracket closed twice."""
    yield from _commas_before_and(desk)
    yield from _unparted(desk)
    for citation in desk.article.citations:
        start, end = citation.span.start, citation.span.end
        for match in re.finditer(r"(?<=[^\W\d_]{2}),(?=\d{4}(?!\d))", citation.text):
            place = Span(start + match.start(), start + match.end())
            yield Mark(place, 'a blank is missing behind this sign; expected ", "', None, safe(Edit(place, ", ")))
        for match in re.finditer(r"(?<=[^\W\d_]{2})[ \t]+(?=, ?\d{4}(?!\d))", citation.text):
            place = Span(start + match.start(), start + match.end())
            yield Mark(place, "a blank stands before this sign; take it out", None, safe(Edit(place, "")))
        line = desk.text[max(desk.text.rfind("\n", 0, start) + 1, start - _NEAR) : end]
        again = re.match(r" ?\)", desk.text[end : end + 2])
        if again and line.endswith(")") and line.count("(") == line.count(")"):
            place = Span(end, end + again.end())
            yield Mark(place, "this bracket has no other half; take it out", None, safe(Edit(place, "")))


def _unparted(desk: Desk) -> Iterator[Mark]:
    """One mark for all citations by name whose bracket is glued to the word or the stop before it."""
    starts = [
        citation.span.start
        for citation in desk.article.citations
        if citation.kind is CitationKind.AUTHOR_DATE and citation.text.startswith("(")
    ]
    glued = [start for start in starts if _GLUED.search(desk.text, max(0, start - 3), start)]
    glued = [start for start in glued if not _OPTIONAL.match(desk.text, start)]
    if not glued or len(glued) * 2 > len(starts):
        return
    others = f", and before {counted(len(glued) - 1, 'other')}" if len(glued) > 1 else ""
    message = f"a blank is missing before this citation{others}"
    place = Span(glued[0], glued[0] + 1)
    yield Mark(place, message, None, safe(*(Edit(Span(start, start), " ") for start in glued)))


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
