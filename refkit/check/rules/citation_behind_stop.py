"""A citation that stands behind the full stop of the sentence it belongs to.

## What it does

Points at a citation in brackets between two sentences: the full stop stands before it, and the next sentence, or the
end of the paragraph, behind. Where the text does so in half of its sentences or more, it is said once. Behind a
quotation that is a paragraph of its own the citation stands rightly so.

## Why it matters

Between two sentences the reader cannot tell which of them the citation bears out.

## Example

```text
Sitting weakens the hip. (Berg, 2007) Stairs help.

# References

Berg, H. (2007). Hip atrophy. Sport Press.
```

## Use instead

```text
Sitting weakens the hip (Berg, 2007). Stairs help.

# References

Berg, H. (2007). Hip atrophy. Sport Press.
```

## Fix

Moves the full stop behind the citation. It is not safe: the citation may belong to the whole paragraph.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import CitationKind, InTextCitation, Span

_KINDS = (CitationKind.AUTHOR_DATE, CitationKind.AUTHOR_PAGE)
_STOP = re.compile(r"(?<=[^\W\d_]{3})(?P<inside>[”\"’»]?)(?P<stop>\.)(?P<mark>[”\"’»]?)(?P<gap>[ \t]*)$")
_NEXT = re.compile(r"(?P<again>\.?)(?=[ \t]*(?:\n|$|[^\W\d_a-z]|[“\"«]))")
_ABBREVIATED = re.compile(r"\b(?:etc|approx|ibid|Abb|Fig|vgl|usw|bzw|resp)$")
_NEAR = 120  # code points before the citation that matter
_WRITTEN = 8  # words of a paragraph before the citation that is no block quotation
_LEAST = 4


@rule("CIT015", "citation-behind-stop", Severity.INFO)
def citation_behind_stop(desk: Desk) -> Iterator[Mark]:
    """One mark for each citation behind a full stop; one for all where the text puts them there."""
    bracketed = [each for each in desk.article.citations if _bracketed(each)]
    behind = [(each, fix) for each in bracketed if (fix := _fix(desk.text, each))]
    closing = [each for each in bracketed if re.match(r"\s*[.!?]", desk.text[each.span.end : each.span.end + 3])]
    if len(behind) >= _LEAST and len(behind) >= len(closing):
        message = (
            f"{len(behind)} citations stand behind the full stop of their sentence, this one first; expected before"
        )
        yield Mark(behind[0][0].span, message, None, unsafe(*(edit for _, fix in behind for edit in fix.edits)))
        return
    for citation, fix in behind:
        yield Mark(
            citation.span, "this citation stands behind the full stop of its sentence; expected it before", None, fix
        )


def _bracketed(citation: InTextCitation) -> bool:
    return citation.kind in _KINDS and citation.text.startswith("(") and citation.text.endswith(")")


def _fix(text: str, citation: InTextCitation) -> Fix | None:
    start, end = citation.span.start, citation.span.end
    line = text.rfind("\n", 0, start) + 1
    near = max(line, start - _NEAR)
    before, after = _STOP.search(text[near:start]), _NEXT.match(text[end : end + 6])
    if not before or not after or _ABBREVIATED.search(text[near : near + before.start("stop")]):
        return None
    if re.match(r"[ \t]*(?:\n|$)", text[end : end + 3]) and _quoted(text[line : min(start, line + 2 * _NEAR)]):
        return None
    stop = Span(near + before.start("stop"), near + before.end("stop"))
    gap = Edit(Span(start, start), "") if before["gap"] else Edit(Span(start, start), " ")
    again = Edit(Span(end, end), "") if after["again"] else Edit(Span(end, end), ".")
    return unsafe(*(edit for edit in (Edit(stop, ""), gap, again) if edit.text or len(edit.span)))


def _quoted(paragraph: str) -> bool:
    """Whether a paragraph may be a quotation of its own: in marks from its first word, or indented, or very short."""
    words = paragraph.strip()
    return words[:1] in '“"«„‘>' or paragraph[:1] in " \t" or len(words.split()) < _WRITTEN
