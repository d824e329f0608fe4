"""Which cs:name-part a cs:names goes by: its own, or the last that was met on the way to its end.

CSL 1.0.2, "Name-part Formatting", knows only the first. citeproc-js forgets a cs:name-part no sooner than the
outermost cs:names ends, so that names go by those of the names they stand in for and those by these, and reads a macro
once, where it is first called; styles are tried with it.
"""

from collections.abc import Mapping

from refkit.csl.style import Element, Style

Parts = Mapping[str, Element]


def name_parts(style: Style) -> dict[int, Parts]:
    """The cs:name-part elements by "family" and "given" for each cs:names of a style, by identity of the element."""
    reading = _Reading(style)
    for part in (style.citation, style.bibliography):
        layout = part.child("layout") if part else None
        if layout is not None:
            reading.read(layout)
    return reading.found


class _Reading:
    """A style being read in the order in which it is called."""

    def __init__(self, style: Style) -> None:
        self.found: dict[int, Parts] = {}
        self._style = style
        self._met: dict[str, Element] = {}
        self._depth = 0
        self._called: set[str] = set()

    def read(self, element: Element) -> None:
        """An element and what it calls."""
        if element.name == "name-part":
            self._met[element.get("name")] = element
        elif element.name == "names":
            self._names(element)
        elif element.name == "text":
            self._call(element.get("macro"))
        else:
            self._all(element)

    def _all(self, element: Element) -> None:
        for child in element.children:
            self.read(child)

    def _call(self, name: str) -> None:
        macro = self._style.macros.get(name) if name else None
        if macro is not None and name not in self._called:
            self._called.add(name)
            self._all(macro)

    def _names(self, element: Element) -> None:
        if not element.children:
            return
        self._depth += 1
        self._all(element)
        self.found[id(element)] = dict(self._met)
        self._depth -= 1
        if not self._depth:
            self._met.clear()
