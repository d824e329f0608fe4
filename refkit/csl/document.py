"""A document: the works it cites in a style, its citations in their order, its bibliography.

The passes, in order: the cites of all works are rendered as they would read at a later mention, works that read alike
are told apart, the bibliography is sorted and numbered, cites get positions, citations are rendered and collapsed.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from refkit.csl import entries, items
from refkit.csl.context import Cited, Context, Pointer, Position, Settings
from refkit.csl.engine import Compiled, Layout
from refkit.csl.items import Item
from refkit.csl.marks import ADDRESS_END, LINK, strip, without
from refkit.csl.result import FormattedEntry
from refkit.csl.sorting import Key, in_order
from refkit.csl.tree import Blob, text
from refkit.model import Reference

if TYPE_CHECKING:
    from refkit.csl.positions import Cluster


class Document:
    """Works, citations and a bibliography in one style.

    Args:
        style: compiled; it serves one document at a time.
        finish: what makes the output of a marked text; the engine's own marks where None.
    """

    def __init__(self, style: Compiled, finish: Callable[[str], str] = str) -> None:
        self.style, self._finish = style, finish
        self.items: dict[str, Item] = {}
        self.settings: dict[str, Settings] = {}
        self.numbers: dict[str, int] = {}
        self.citations: list[str] = []
        self.alike: dict[str, str] = {}
        self.registered: list[str] = []
        self._known: dict[tuple[object, ...], Cited] = {}

    def know(self, references: Iterable[Reference]) -> None:
        """Works that may be cited."""
        for reference in references:
            self.items[reference.id] = items.item(reference)

    # Works

    def register(self, ids: Sequence[str]) -> None:
        """Cite these works, in this order: they are told apart, sorted and numbered."""
        self.registered = list(dict.fromkeys(id_ for id_ in ids if id_ in self.items))
        self.settings = {}
        self._known = {}
        works = [self.items[id_] for id_ in self.registered]
        self.numbers = {item.id: number for number, item in enumerate(works, 1)}
        self.style.compiler.people = self.style.people()
        groups: dict[str, list[Item]] = {}
        for item in works:
            made = self.cited(item, None)
            self.settings[item.id] = made.settings.copy()
            groups.setdefault(made.text, []).append(item)
        self._known = {}
        ordered = self._sorted(works)
        self.alike = {item.id: said for said, group in groups.items() if len(group) > 1 for item in group}
        if any(self.style.methods):
            self._tell_apart(groups.values(), ordered)
        self.numbers = {item.id: number for number, item in enumerate(ordered, 1)}
        self.registered = [item.id for item in ordered]
        self._known = {}

    def _tell_apart(self, groups: Iterable[list[Item]], ordered: list[Item]) -> None:
        """Expand the cites of works that read alike."""
        from refkit.csl.disambiguation import Disambiguation

        places = {item.id: place for place, item in enumerate(ordered)}
        apart = Disambiguation(
            self.style.methods,
            self.cited,
            self.settings,
            lambda alike: sorted(alike, key=lambda item: places[item.id]),
        )
        # In notes with conditions citeproc-js begins anew from what it found, once it knows who is cited again.
        twice = self.style.style.note and self.style.methods.conditions
        for group in groups:
            for _ in range(2 if twice else 1):
                apart.run(group)

    def _sorted(self, works: list[Item]) -> list[Item]:
        layout = self.style.bibliography
        if layout is None or not layout.keys:
            return works
        return self._by_keys(works, layout, "bibliography")

    def _by_keys(self, works: list[Item], layout: Layout, area: str) -> list[Item]:
        keys = layout.keys
        collate = entries.collation(self.style.locale)
        descending = [key.descending for key in keys]
        return in_order(works, lambda item, at: self.sort_key(item, keys[at], area), descending, collate)

    def sort_key(self, item: Item, key: Key, area: str) -> str:
        """One of a work's sort keys."""
        cx = Context(item, area)
        cx.sorting, cx.number = True, self.numbers.get(item.id, 0)
        if item.id in self.settings:
            cx.settings.year_suffix = self.settings[item.id].year_suffix
        return key.text(cx)

    def cited(self, item: Item, settings: Settings | None) -> Cited:
        """How a work's cite would read at a later mention, with given settings or the style's own."""
        key = (item.id, *_key(settings)) if settings else ()
        if settings and key in self._known:
            known = self._known[key]
            return Cited(known.text, known.settings.copy(), known.full, known.tested, known.conditions)
        cx = Context(item, "citation")
        cx.looking, cx.position = True, Position.SUBSEQUENT
        if settings is not None:
            cx.settings, cx.request = settings, True
        nodes = self.style.citation.render(cx)
        said = strip(text(Blob(list(nodes)))) if nodes else ""  # italics and quotation marks tell nothing apart
        made = Cited(said, cx.settings, cx.lists.full, cx.tested, cx.conditions)
        if settings:
            self._known[key] = Cited(said, cx.settings.copy(), cx.lists.full, cx.tested, cx.conditions)
        return made

    # Citations

    def process(self, clusters: "Sequence[Cluster]", uncited: Iterable[str] = ()) -> list[str]:
        """The citations of a whole document, in order; the works in them are registered, and the uncited after them."""
        cited = [cite.id for cluster_ in clusters for cite in cluster_.cites]
        self.register([*cited, *uncited])
        if not clusters:
            return []
        from refkit.csl import positions

        for cluster_ in clusters:
            self._sort_cites(cluster_, grouped=self._grouped)
        positions.place(clusters, _number(self.style.style.citation.get("near-note-distance"), 5))
        self.citations = [self._written(cluster_) for cluster_ in clusters]
        return self.citations

    def cluster(self, cites: Sequence[Pointer]) -> str:
        """A citation on its own; nothing is known of those before it but what its cites say themselves."""
        from refkit.csl.positions import Cluster

        made = Cluster(list(cites))
        self._sort_cites(made)
        return self._written(made)

    @property
    def _grouped(self) -> bool:
        """Whether cites of the same authors are brought together before they are sorted."""
        citation = self.style.style.citation
        collapses = bool(citation.get("collapse")) and not self.style.style.note
        return collapses or bool(citation.get("cite-group-delimiter"))

    def _sort_cites(self, made: "Cluster", *, grouped: bool = False) -> None:
        layout = self.style.citation
        if not layout.keys or len(made.cites) < 2:
            return
        keys = layout.keys
        collate = entries.collation(self.style.locale)
        descending = [key.descending for key in keys]

        def key(cite: Pointer, at: int) -> str:
            return self.sort_key(self.items[cite.id], keys[at], "citation")

        made.cites = self._by_authors(made.cites, key) if grouped else in_order(made.cites, key, descending, collate)

    def _by_authors(self, cites: list[Pointer], key: Callable[[Pointer, int], str]) -> list[Pointer]:
        """Cites of the same authors beside the first of them (CSL 1.0.2, "Cite Grouping").

        A group stands where the first key of its first cite does; without one, where citeproc-js has it.
        """
        descending = [key_.descending for key_ in self.style.citation.keys]
        directions = [descending[0], *descending]
        collate = entries.collation(self.style.locale)
        authors = {cite.id: self._authors(self.items[cite.id]) for cite in cites}
        cites = in_order(cites, lambda cite, at: key(cite, at - 1) if at else authors[cite.id], directions, collate)
        places: dict[int, str] = {}
        for number, cite in enumerate(cites):
            if not number or authors[cite.id] != authors[cites[number - 1].id]:
                first = key(cite, 0) or "undefined"
            places[id(cite)] = f"{first}{number}"
        return in_order(cites, lambda cite, at: key(cite, at - 1) if at else places[id(cite)], directions, collate)

    def _authors(self, item: Item) -> str:
        cx = Context(item, "citation")
        cx.looking, cx.position = True, Position.SUBSEQUENT
        if item.id in self.settings:
            cx.settings, cx.request = self.settings[item.id].copy(), True
        self.style.citation.render(cx)
        return "" if cx.lists.stands_in else text(cx.lists.top)

    def _written(self, made: "Cluster") -> str:
        from refkit.csl.citations import cluster

        return self._finish(cluster(self, made))

    # Bibliography

    def bibliography(self) -> list[FormattedEntry]:
        """The entries in the style's order; works that render nothing have none."""
        if self.style.bibliography is None:
            return []
        made = entries.entries(self, [self.items[id_] for id_ in self.registered])
        return [FormattedEntry(id_, self._finish(self._addressed(id_, marked))) for id_, marked in made]

    def _addressed(self, id_: str, marked: str) -> str:
        """An entry whose links say where they lead."""
        if LINK not in marked:
            return marked
        address = without(self.items[id_].address)
        return marked.replace(LINK, f"{LINK}{address}{ADDRESS_END}")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise


def _key(settings: Settings) -> tuple[object, ...]:
    return (tuple(settings.names), tuple(map(tuple, settings.givens)), settings.extra)
