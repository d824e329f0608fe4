"""A tiny reader of author-date articles, until the real one is there."""

import re

from refkit.fields.text import fold
from refkit.model import Article, CitationKind, Entry, InTextCitation, InTextCite, Span
from refkit.parsing import parse
from refkit.parsing.splitter import split

_CITE = re.compile(
    r"(?:see )?(?P<names>[A-Z][^\d();:]*?)(?P<etal> et al\.?)?,? ?"
    r"(?:(?P<year>\d{4}[a-z]?|n\.d\.))?(?:, p\. ?(?P<loc>\d+))?(?=;|$)"
)
_NARR = re.compile(
    r"(?P<names>[A-Z][\w-]+(?:(?:, (?:and )?|, & | and | & )[A-Z][\w-]+)*)(?P<etal> et al\.)? \((?P<year>\d{4}[a-z]?)\)"
)
_HEAD = re.compile(r"^(?:# )?References\n", re.MULTILINE)


def names(t):
    return tuple(x.strip() for x in re.split(r",? (?:&|and) |, ", t.strip(" ,")) if x.strip())


def read_article(text):
    m = _HEAD.search(text)
    entries = []
    body = m.start() if m else len(text)
    if m:
        blocks = split(text, Span(m.end(), len(text)))
        entries = [Entry(b.span, b.pieces, b.label, parse(" ".join(p.of(text) for p in b.pieces))) for b in blocks]
    cits = []
    for c in re.finditer(r"\(([^()]*)\)", text[:body]):
        if re.fullmatch(r"\d{4}[a-z]?", c[1]):
            n = [x for x in _NARR.finditer(text, 0, c.end()) if x.end() == c.end()]
            if n:
                cits.append(InTextCitation(Span(*n[0].span()), n[0][0], CitationKind.AUTHOR_DATE, (mk(n[0], entries),)))
            continue
        cs = []
        at = c.start() + 1
        for part in c[1].split(";"):
            lead = len(part) - len(part.lstrip())
            x = _CITE.match(part.lstrip())
            if x and x["names"]:
                cs.append(mk(x, entries, at + lead))
            at += len(part) + 1
        if cs:
            cits.append(InTextCitation(Span(*c.span()), c[0], CitationKind.AUTHOR_DATE, tuple(cs)))
    cits.sort(key=lambda c: c.span)
    return Article(
        text, Span(entries[0].span.start, entries[-1].span.end) if entries else None, tuple(entries), tuple(cits)
    )


def mk(x, entries, at=0):
    ns, year = names(x["names"]), x["year"] or ""
    hits, near = [], []
    for i, e in enumerate(entries):
        fam = [fold(n.family or n.literal) for n in e.reference.names("author")]
        if fam and [fold(n) for n in ns] == fam[: len(ns)]:
            y = e.reference.date("issued")
            ys = (str(y.year) + e.reference.text("year-suffix")) if y and y.year else ""
            (hits if ys == year or not year else near).append(i)
    entry = hits[0] if len(hits) == 1 else None
    span = Span(x.start() + at, x.end() + at)
    return InTextCite(
        span,
        ns,
        year,
        bool(x["etal"]),
        locator=x.groupdict().get("loc") or "",
        entry=entry,
        near=tuple(near or hits if entry is None else ()),
    )
