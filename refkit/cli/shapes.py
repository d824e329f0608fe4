"""The JSON shapes that the commands promise; each is versioned, documented in docs/json.md, and only ever grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refkit.model import Article, InTextCitation, InTextCite, ParsedReference, Record

VERSION = 1


def outline(article: Article) -> dict[str, Any]:
    """What refkit sees in an article. Offsets are half-open code-point offsets into the text as decoded."""
    return {
        "version": VERSION,
        "list": {"start": article.list.start, "end": article.list.end} if article.list else None,
        "entries": [
            {
                "start": entry.span.start,
                "end": entry.span.end,
                "label": entry.label,
                "text": entry.text,
                "reference": entry.reference.item(),
            }
            for entry in article.entries
        ],
        "citations": [_citation(article, citation) for citation in article.citations],
    }


def _citation(article: Article, citation: InTextCitation) -> dict[str, Any]:
    return {
        "start": citation.span.start,
        "end": citation.span.end,
        "text": citation.text,
        "kind": citation.kind.value,
        "cites": [_cite(article, cite, entry) for cite in citation.cites for entry in cite.entries or (None,)],
    }


def _cite(article: Article, cite: InTextCite, entry: int | None) -> dict[str, Any]:
    """A cite and an entry that it means; one that fits several entries alike comes once for each."""
    shape: dict[str, Any] = {"start": cite.span.start, "end": cite.span.end, "entry": entry}
    if cite.reference is not None:
        shape["reference"] = article.bibliography[cite.reference].id
    if cite.locator:
        shape["locator"] = cite.locator
    if cite.why:
        shape["why"] = cite.why
    return shape


def parsed(reference: ParsedReference) -> dict[str, Any]:
    """One reference string and what was read from it; spans lie in "text"."""
    return {
        "text": reference.text,
        "reference": reference.reference.item(),
        "confidence": round(reference.confidence, 4),
        "shortened": list(reference.shortened),
        "fields": [
            {
                "variable": field.variable,
                "start": field.span.start,
                "end": field.span.end,
                "confidence": round(field.confidence, 4),
            }
            for field in reference.fields
        ],
    }


def record(record: Record) -> dict[str, Any]:
    """What the world says of one reference."""
    return {
        "status": record.status.value,
        "doi": record.DOI or None,
        "score": round(record.score, 4),
        "source": record.source or None,
        "why": record.why,
        "record": record.reference.item() if record.reference else None,
        "candidates": [
            {"record": each.reference.item(), "score": round(each.score, 4), "source": each.source}
            for each in record.candidates
        ],
        "notices": [{"kind": each.kind, "doi": each.DOI, "source": each.source} for each in record.notices],
    }
