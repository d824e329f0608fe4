"""One citation: its cites rendered one after another, joined, collapsed, and put in the layout's affixes."""

import re
from typing import TYPE_CHECKING

from refkit.csl import markup
from refkit.csl.collapse import Said, joined
from refkit.csl.context import Collapsing, Context, Pointer
from refkit.csl.entries import NO_NAMED_FORM, NO_PRINTED_FORM, settled
from refkit.csl.look import starts_romanesque
from refkit.csl.marks import strip, wrap
from refkit.csl.positions import Cluster
from refkit.csl.tree import Blob, Node, text

if TYPE_CHECKING:
    from refkit.csl.document import Document

_TAG = re.compile("<[^>]+>")
_CLOSERS = "\"'”’»\u202f\u00a0 "
_ENDS_WORD = re.compile("[.;:&]$|[)\\],0-9!?]$")


def cluster(document: "Document", made: Cluster) -> str:
    """A citation as marked text."""
    layout = document.style.citation
    collapsing = _collapsing(document)
    nodes: list[tuple[str, Blob]] = []
    whole = True
    preceded = False
    before: Pointer | None = None
    was_collapsed = False
    for pointer in made.cites:
        cx = _context(document, pointer, collapsing, preceded=preceded)
        node = _cite(document, cx, pointer)
        preceded = cx.preceded
        whole = whole and not cx.numbered
        delimiter = _delimiter(document, collapsing, before, pointer, was_collapsed=was_collapsed)
        was_collapsed = collapsing is not None and collapsing.drops and collapsing.collapsed
        if collapsing is not None:
            collapsing.years = cx.years
        if node is not None:
            nodes.append((delimiter, node))
        elif not nodes and not pointer.suppress_author:
            nodes.append((delimiter, Blob(NO_PRINTED_FORM)))
        before = pointer
        if pointer.author_only:
            return _bare(node, into_quotes=document.style.locale.punctuation_in_quote)
    if not nodes:
        return NO_NAMED_FORM
    _frame(nodes, layout.prefix, layout.suffix)
    quotes = document.style.locale.punctuation_in_quote
    made_text = joined([Said(delimiter, settled(node, into_quotes=quotes, whole=whole)) for delimiter, node in nodes])
    return wrap(made_text, layout.opening) if layout.opening else made_text


def _bare(node: Blob | None, *, into_quotes: bool) -> str:
    """A cite of the author alone, which goes into the writer's sentence: without faces and quotation marks."""
    said = strip(text(settled(node, into_quotes=into_quotes))) if node else ""
    return said or NO_NAMED_FORM


def _collapsing(document: "Document") -> Collapsing | None:
    citation = document.style.style.citation
    collapse = citation.get("collapse")
    if not collapse and not citation.get("cite-group-delimiter"):
        return None
    return Collapsing(bool(collapse), collapse in ("year-suffix", "year-suffix-ranged"))


def _context(document: "Document", pointer: Pointer, collapsing: Collapsing | None, *, preceded: bool) -> Context:
    cx = Context(document.items[pointer.id], "citation", pointer)
    known = document.settings.get(pointer.id)
    if known is not None:
        cx.settings, cx.request = known.copy(), True
    cx.number = document.numbers.get(pointer.id, 0)
    cx.preceded = preceded
    cx.collapsing = collapsing
    if collapsing is not None:
        collapsing.collapsed = collapsing.drops
    return cx


def _cite(document: "Document", cx: Context, pointer: Pointer) -> Blob | None:
    made: list[Node] = []
    if pointer.prefix:
        prefix = _spaced_prefix(pointer.prefix)
        made.append(markup.read(prefix))
        cx.preceded = not _begins_sentence(prefix)
    made += document.style.citation.render(cx)
    if pointer.suffix:
        made.append(markup.read(_spaced_suffix(pointer.suffix)))
    return Blob(made) if made else None


def _spaced_prefix(prefix: str) -> str:
    """A cite's prefix, with the space that belongs after a word."""
    bare = _TAG.sub("", prefix).rstrip(_CLOSERS)
    ends = bare[-1:]
    if ends and (starts_romanesque(ends) or ends in ".;:!?)],0123456789"):
        prefix += " "
    return re.sub(r"\s+", " ", prefix)


def _begins_sentence(prefix: str) -> bool:
    bare = _TAG.sub("", prefix).rstrip(_CLOSERS)
    return bare[-1:] in tuple(":.;!?") and " " in prefix.strip()


def _spaced_suffix(suffix: str) -> str:
    return " " + suffix if starts_romanesque(suffix) or suffix[0] in "[(" else suffix


def _delimiter(
    document: "Document",
    collapsing: Collapsing | None,
    before: Pointer | None,
    pointer: Pointer,
    *,
    was_collapsed: bool,
) -> str:
    """What stands before a cite (CSL 1.0.2, "Cite Grouping" and "Cite Collapsing")."""
    if before is None:
        return ""
    made = _between(document, collapsing, before, was_collapsed=was_collapsed)
    ends = before.suffix[-1:] in tuple(";.,")
    begins = not before.suffix and pointer.prefix[:1] in tuple(";.,")
    if ends and not begins and " " in made:
        return made[made.index(" ") :]
    return "" if ends or begins else made


def _between(document: "Document", collapsing: Collapsing | None, before: Pointer, *, was_collapsed: bool) -> str:
    citation = document.style.style.citation
    delimiter = document.style.citation.delimiter
    if collapsing is None:
        return delimiter
    collapsed = collapsing.drops and collapsing.collapsed
    after = citation.get("after-collapse-delimiter")
    if after:
        ended = was_collapsed and not collapsed
        apart = not was_collapsed and not collapsed and citation.get("collapse") != "year-suffix"
        return after if before.locator or ended or apart else delimiter
    if collapsing.grouped and citation.get("cite-group-delimiter"):
        return citation.get("cite-group-delimiter")
    numeric = citation.get("collapse") == "citation-number"
    if collapsed and not document.style.style.note and not numeric:
        return ", "
    return delimiter


def _frame(nodes: list[tuple[str, Blob]], prefix: str, suffix: str) -> None:
    first, last = nodes[0][1], nodes[-1][1]
    first.prefix = prefix
    last.suffix = suffix[:1] if suffix[:1] in tuple(":.;!?") else suffix
