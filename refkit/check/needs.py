"""What a work of each CSL type needs in order to be found, and what an entry really lacks.

The needs are those on which the APA, MLA, Chicago and Vancouver manuals agree. A thing counts as missing only when the
entry has no words left that could be it: where something was read as nothing in particular, the reading may be at
fault, not the entry.
"""

import re

from refkit.model import Entry

SELF_STANDING = frozenset(
    """bill classic dataset entry-dictionary entry-encyclopedia hearing legal_case legislation motion_picture
    musical_score patent periodical regulation software song standard treaty""".split()
)
"""Types that are commonly listed under their titles, without an author."""

HOSTED = frozenset(
    """article-journal article-magazine article-newspaper chapter entry-dictionary entry-encyclopedia
    paper-conference""".split()
)
"""Types whose works are parts of a larger one."""

SURE = 0.5
"""The confidence below which the words of a field may be something else in words: a title, a host, a publisher."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_CUES = frozenset(
    """abs al and available at by com doi ed eds edition edited et first from http https in inc last modified no of on
    online org page pages pp press print published publisher pubmed retrieved the und und vol volume web www
    accessed p v n s isbn issn pmid pmcid""".split()
)


def unread(entry: Entry, *, sure: float = 0.0) -> int:
    """How many words of an entry were not read as anything, or read with a confidence below `sure`.

    >>> from refkit.model import ParsedField, ParsedReference, Reference, Span
    >>> read = ParsedField("author", Span(0, 8), 1.0)
    >>> parsed = ParsedReference("Izzo, J. Gluteal atrophy", Reference.of("book", {}), (read,))
    >>> unread(Entry(Span(0, 24), (Span(0, 24),), None, parsed))
    2
    """
    rest = list(entry.text)
    for field in entry.parsed.fields:
        if field.confidence < sure:
            continue
        rest[field.span.start : field.span.end] = " " * len(field.span)
    return sum(1 for word in _WORD.findall("".join(rest)) if word.lower() not in _CUES)


def opens_with(entry: Entry, variable: str) -> bool:
    """Whether the words of an entry begin with that variable."""
    field = entry.parsed.field(variable)
    return field is not None and not _WORD.search(entry.text[: field.span.start])
