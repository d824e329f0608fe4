"""Cases of courts that a list has, named by their parties: "Hobbs v Marlowe [1978]", "(Rust v Sand, 1981)"."""

import re
from collections.abc import Iterator, Sequence

from refkit.article.groups import Group
from refkit.article.links import Works
from refkit.model import CitationKind, InTextCitation, InTextCite, Span
from refkit.model.span import any_meets

_PARTIES = re.compile(r"[\"“*_]{0,2}([^\W\d_a-z][^;:()\[\]\d\n]{0,80}?)\sv(?:s?\.|s)?\s([^\W\d_a-z][\w'’-]*)")
_YEAR = re.compile(r"[^;:()\[\]\n]{0,80}?[\[(](?:1[5-9]|20)\d\d[\])]")  # behind the second party's first word


def citations(
    text: str, body: Sequence[Span], groups: Sequence[Group], works: Works, found: Sequence[InTextCitation]
) -> list[InTextCitation]:
    """The citations of listed cases: in parentheses or with a year; of a case without such, where it is named first."""
    round_ = [group.span for group in groups if group.mark == "("]
    taken = sorted(citation.span for citation in found)
    cited: list[InTextCitation] = []
    for work in works.works:
        if parties := _PARTIES.match(work.text):
            named = [span for span in _mentions(text, body, parties) if not any_meets(taken, span)]
            whole = [(span, around) for span in named if (around := _cited(text, span, round_))]
            for span, around in whole or [(each, each) for each in named[:1]]:
                cite = InTextCite(span, (parties[1], parties[2]), entry=work.index)
                cited.append(InTextCitation(around, around.of(text), CitationKind.AUTHOR_DATE, (cite,)))
    return cited


def _mentions(text: str, body: Sequence[Span], parties: re.Match[str]) -> Iterator[Span]:
    first, second = (r"\s+".join(map(re.escape, each.split())) for each in parties.groups())
    named = re.compile(rf"(?<!\w){first}\s+v(?:s?\.|s)?\s+{second}(?!\w)")
    return (Span(*match.span()) for span in body for match in named.finditer(text, span.start, span.end))


def _cited(text: str, span: Span, round_: Sequence[Span]) -> Span | None:
    """The parentheses that begin with a case, or the case with the year behind it; None where it is only named."""
    around = next((each for each in round_ if each.covers(span) and span.start - each.start < 12), None)
    if around is None and (year := _YEAR.match(text, span.end)):
        return Span(span.start, year.end())
    return around
