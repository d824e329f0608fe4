"""The entries of a bibliography, with repeated authors replaced, and every tree's punctuation settled."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from refkit.csl import punctuation
from refkit.csl.context import Context, Settings
from refkit.csl.items import Item
from refkit.csl.locale import Locale
from refkit.csl.marks import INNER_QUOTES, LEFT_MARGIN, QUOTES, RIGHT_INLINE, wrap
from refkit.csl.style import Element
from refkit.csl.tree import Blob, Node, text

if TYPE_CHECKING:
    from refkit.csl.document import Document


NO_NAMED_FORM = "[NO_PRINTED_FORM]"
NO_PRINTED_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


def entries(document: "Document", works: Sequence[Item]) -> list[tuple[str, str]]:
    """Each work's id and its entry as marked text."""
    layout = document.style.bibliography
    if layout is None:
        return []
    quotes = document.style.locale.punctuation_in_quote
    repeated = Repeated(layout.element.get("subsequent-author-substitute"), layout.element)
    aligned = bool(layout.element.get("second-field-align"))
    numeric: bool | None = None
    made: list[tuple[str, str]] = []
    for item in works:
        cx = _context(document, item)
        nodes = layout.render(cx)
        if not any(isinstance(node, str) or node.content for node in nodes):
            if numeric is None:
                numeric = any(map(_numbers, _cited(document)))
            if numeric:
                made.append((item.id, f"{len(made) + 1}. {NO_PRINTED_FORM}"))
            continue
        repeated.replace(cx)
        entry = _entry(nodes, layout.prefix, layout.suffix, aligned=aligned, display=document.style.compiler.displays)
        marked = text(settled(entry, into_quotes=quotes))
        made.append((item.id, wrap(marked, layout.opening) if layout.opening else marked))
    return made


def _numbers(element: Element) -> bool:
    return element.name == "text" and element.get("variable") == "citation-number"


def _cited(document: "Document") -> Iterator[Element]:
    """Every element that citations may come to."""
    style = document.style.style
    seen: set[str] = set()
    open_ = [style.citation]
    while open_:
        for element in open_.pop().walk():
            yield element
            name = element.get("macro")
            if name and name not in seen and name in style.macros:
                seen.add(name)
                open_.append(style.macros[name])


def _context(document: "Document", item: Item) -> Context:
    cx = Context(item, "bibliography")
    known = document.settings.get(item.id, Settings())
    citation = document.style.style.citation
    cx.settings = Settings(extra=known.extra, year_suffix=known.year_suffix)
    if citation.get("disambiguate-add-names") == "true":
        cx.settings.names = known.names[:]
    if citation.get("disambiguate-add-givenname") == "true":
        cx.settings.givens = [givens[:] for givens in known.givens]
        cx.request = True
    cx.number = document.numbers[item.id]
    return cx


def _entry(nodes: list[Node], prefix: str, suffix: str, *, aligned: bool, display: bool) -> Blob:
    """The entry in the layout's affixes; where the second field is aligned, the first stands in the margin.

    Where parts are displayed on their own, the suffix ends the last, and is lost if that is empty (citeproc-js).
    """
    if display and isinstance(nodes[-1], Blob):
        last = nodes[-1]
        ending = suffix[1:] if suffix[:1] in tuple(".,:;!?") and last.suffix[-1:] == suffix[:1] else suffix
        nodes[-1] = Blob([_bare(last)], last.prefix, last.suffix + ending, "", "", last.display)
    elif aligned:
        margin = Blob([nodes[0]], display=LEFT_MARGIN)
        nodes = [margin, Blob(nodes[1:], suffix=suffix, display=RIGHT_INLINE)] if nodes[1:] else [margin]
    else:
        return Blob(nodes, prefix, suffix)
    return Blob(nodes, prefix)


def _bare(node: Blob) -> Blob:
    return Blob(node.content, "", "", node.opening, node.delimiter)


class Repeated:
    """What stands for authors who are those of the entry before (CSL 1.0.2, "Reference Grouping")."""

    def __init__(self, substitute: str, options: Element) -> None:
        self._substitute = substitute if "subsequent-author-substitute" in options.attributes else None
        self._rule = options.get("subsequent-author-substitute-rule", "complete-all")
        self._before: list[str] = []

    def replace(self, cx: Context) -> None:
        """Replace the first names of an entry, just rendered, where the entry before begins with the same."""
        lists = cx.lists
        if self._substitute is None or lists.top is None:
            return
        if self._rule.startswith("partial"):
            self._partial(lists.people, lists.keys)
        elif lists.keys and lists.keys == self._before:
            if self._rule == "complete-each":
                for person in lists.people:
                    person.content = self._substitute
            else:
                lists.top.content = [self._substitute, *([lists.label] if lists.label else [])]
        self._before = lists.keys

    def _partial(self, people: list[Blob], keys: list[str]) -> None:
        for person, key, before in zip(people, keys, self._before, strict=False):
            if key != before:
                return
            person.content = self._substitute or ""
            if self._rule == "partial-first":
                return


# What may have to be settled: a mark or space that meets its like, or one that falls together with it, marks of
# formatting between them or not; and, beside quotation marks, any punctuation.
_M = "[\ufdd0-\ufdef]*"
_MEETING = re.compile(
    rf"\.{_M}\.| {_M} |,{_M},|[!?]{_M}[.:]|:{_M}[!?.:]|;{_M}[!?:.;]|!{_M}!|\?{_M}\?|\u00a0{_M}\u00a0"
    "|[\ufdd0-\ufdee][:.;!? ]| \ufdef"
)
_BESIDE_QUOTES = re.compile("[.,:;!?][\ufdd0-\ufdef]|[\ufdd0-\ufdef][.,:;!?]")


def settled(node: Blob, *, into_quotes: bool, whole: bool = True) -> Node:
    """A tree whose punctuation is settled, as a text where it is `whole`; most need nothing."""
    plain = text(node)
    quoted = QUOTES in plain or INNER_QUOTES in plain
    if not _MEETING.search(plain) and not (quoted and _BESIDE_QUOTES.search(plain)):
        return plain if whole else node
    copy = punctuation.working_copy(node)
    punctuation.settle(copy, into_quotes=into_quotes)
    return copy


def collation(locale: Locale) -> Callable[[str], str]:
    """How a language orders texts."""
    from refkit.csl import collation as order

    return order.key(locale.language)
