"""A style's layouts turned once into plain functions: macros, terms, inherited options, branches are looked up here.

What each element does is told in `elements`, one file an element. A macro is compiled once for each place that changes
what it means (citation or bibliography, sorting or not).
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from refkit.csl import elements, markup
from refkit.csl.collapse import letters
from refkit.csl.context import Context, Render
from refkit.csl.givens import People
from refkit.csl.locale import Locale
from refkit.csl.look import Look
from refkit.csl.nameparts import Parts, name_parts
from refkit.csl.numbers import page_range
from refkit.csl.numeric import Words
from refkit.csl.style import Element, Style
from refkit.csl.tree import Blob, Node, Number, Rendered
from refkit.errors import StyleError

T = TypeVar("T")
_NAME_OPTIONS = (
    "and delimiter-precedes-last delimiter-precedes-et-al et-al-min et-al-use-first et-al-use-last et-al-subsequent-min"
    " et-al-subsequent-use-first initialize initialize-with name-as-sort-order sort-separator"
).split()
_INHERITED = {option: option for option in _NAME_OPTIONS} | {
    "name-form": "form",
    "name-delimiter": "delimiter",
    "names-delimiter": "names-delimiter",
}


class Scope(NamedTuple):
    """Where an element stands: `area` is "citation" or "bibliography".

    `names` is the cs:names element around a cs:substitute, whose children without a cs:name of their own look like it.
    `dates` is whether it sorts by a macro with a date in it.
    `top` is whether nothing is around it in its layout: only there an element is displayed on its own (citeproc-js).
    `instead` is whether it is one of the alternatives of a cs:substitute.
    `type` is the type of the works this is for, so that conditions on it are answered at once.
    `options` are the name options inherited from cs:style and the area (CSL 1.0.2, "Inheritable Name Options").
    """

    area: str
    options: Mapping[str, str]
    sorting: bool = False
    type: str = ""
    strip: bool = False
    names: Element | None = None
    dates: bool = False
    top: bool = False
    instead: bool = False


class Compiler:
    """Makes functions of elements; one for each style and locale."""

    def __init__(self, style: Style, locale: Locale) -> None:
        self.style = style
        self.locale = locale
        self.people: People | None = None
        bibliography = style.bibliography
        rule = bibliography.get("subsequent-author-substitute-rule") if bibliography else ""
        self.replaces_each = rule not in ("", "complete-all")
        self._counter = 0
        # What the style asks for and nobody has: each told once, with its place.
        self.missing: dict[str, None] = {}
        layout = bibliography.child("layout") if bibliography else None
        # Whether the parts of an entry are displayed on their own: its first says so for all (citeproc-js).
        self.displays = bool(layout and layout.children and layout.children[0].get("display"))
        self.year_suffix = any(
            element.name == "text" and element.get("variable") in ("year-suffix", "citation-label")
            for element in style.elements
        )
        # The options are kept with what was made, for they are told apart by identity.
        self._macros: dict[tuple[object, ...], tuple[Render, Mapping[str, str]]] = {}
        self._typed: dict[str, bool] = {}
        self._made: dict[tuple[object, ...], tuple[Any, Element, tuple[object, ...]]] = {}
        # Likewise what a cs:names asks for, which is the same for every type of work.
        self.names_styles: dict[tuple[object, ...], tuple[Any, Element, Mapping[str, str]]] = {}

    def elements(self, children: tuple[Element, ...], scope: Scope) -> list[Render]:
        """The functions of several elements, in order; of a cs:choose that is decided here, its branch's."""
        made: list[Render] = []
        for child in children:
            decided = elements.choose.decided(child, scope) if child.name == "choose" else None
            if decided is None:
                made.append(self.element(child, scope))
            else:
                made += self.elements(decided, scope)
        return made

    def element(self, element: Element, scope: Scope) -> Render:
        """The function of one rendering element.

        Raises:
            StyleError: the element is unknown, or cannot stand here.
        """
        compile_ = _ELEMENTS.get(element.name)
        if compile_ is None:
            raise self.error("is no rendering element", element)
        if element.get("strip-periods") == "true" and not scope.strip:
            scope = scope._replace(strip=True)
        if scope.dates and element.name in _BESIDE_DATES and not element.get("macro"):
            return _unsaid(compile_(element, scope, self))
        if element.name == "choose":
            return compile_(element, scope, self)
        if scope.instead:
            scope = scope._replace(instead=False)
        if scope.dates and element.name in ("group", "text"):
            element = _bare(element)
        if scope.top:
            made = compile_(element, scope._replace(top=False), self)
            return _shell(made) if self.displays and (element.get("macro") or element.get("display")) else made
        if element.get("display"):
            element = _without_display(element)
        return compile_(element, scope, self)

    def once(self, make: Callable[..., T], element: Element, *rest: object) -> T:
        """What `make(element, self, *rest)` makes, made once for each element: types of works share what they can."""
        key = (make, id(element), *map(id, rest))
        if key not in self._made:
            self._made[key] = make(element, self, *rest), element, rest  # both are kept, so that ids stay theirs
        made: T = self._made[key][0]
        return made

    def macro(self, name: str, scope: Scope, caller: Element) -> Render:
        """The function of a macro, as a group of its own.

        Raises:
            StyleError: there is no such macro.
        """
        if scope.type and not self._asks_type(name):
            scope = scope._replace(type="")
        key = (name, scope.area, scope.sorting, scope.type, scope.strip, scope.dates, id(scope.options))
        if key not in self._macros:
            macro = self.style.macros.get(name)
            if macro is None:
                raise self.error(f'calls the macro "{name}", which is not there', caller)
            dated = scope.dates or (scope.sorting and any(part.name == "date" for part in macro.walk()))
            self._macros[key] = self._later(macro, scope._replace(names=None, dates=dated)), scope.options
        return self._macros[key][0]

    def _later(self, macro: Element, scope: Scope) -> Render:
        """A macro, compiled when it is first called for a work that has anything to show in it."""
        return elements.group.later(
            lambda: elements.group.gathered(self.elements(macro.children, scope), Look(), ""),
            None if scope.sorting else elements.vanishing.needs(macro, self),
        )

    def _asks_type(self, name: str) -> bool:
        """Whether a macro, or one that it calls, looks at the type of a work."""
        known = self._typed.get(name)
        if known is None:
            self._typed[name] = False
            macro = self.style.macros.get(name)
            known = macro is not None and any(self._typed_element(element) for element in macro.walk())
            self._typed[name] = known
        return known

    def _typed_element(self, element: Element) -> bool:
        if element.name in ("if", "else-if"):
            return bool(element.get("type"))
        return element.name == "text" and bool(element.get("macro")) and self._asks_type(element.get("macro"))

    @cached_property
    def name_parts(self) -> dict[int, Parts]:
        """What each cs:names goes by for its names' parts."""
        return name_parts(self.style)

    def options(self, area: Element) -> Mapping[str, str]:
        """The name options that cs:style and an area hand down, in cs:name's own words."""
        made: dict[str, str] = {}
        for element in (self.style.root, area):
            for attribute, value in element.attributes.items():
                option = _INHERITED.get(attribute)
                if option:
                    made[option] = value
        return made

    def layout_delimiter(self, area: str) -> str:
        """What stands between the cites of a citation."""
        part = self.style.citation if area == "citation" else self.style.bibliography
        layout = part.child("layout") if part else None
        return layout.get("delimiter") if layout else ""

    @property
    def collapse(self) -> str:
        """How cites are collapsed, "" for not at all."""
        return self.style.citation.get("collapse")

    def year_suffix_number(self, number: int, area: str, around: Look) -> Number:
        """The letter after a year, which may be drawn together with the next cite's."""
        made = Number(letters(number), number + 1, "letter", (around.prefix, around.suffix, around.opening))
        citation = self.style.citation
        if area == "citation":
            made.successor = citation.get("cite-group-delimiter") or citation.get("year-suffix-delimiter")
            made.successor = made.successor or self.layout_delimiter(area)
            if self.collapse == "year-suffix-ranged":
                made.range_delimiter = self.term("citation-range-delimiter") or "–"
        return made

    def gender(self, variable: str) -> str:
        """The gender of a variable's term, for ordinals that follow it."""
        return self.locale.gender(variable)

    def year_range_end(self, begin: str, end: str) -> str:
        """The second year of a range as the style's year-range-format abbreviates it; CSL 1.0.2 has none."""
        del begin
        return end

    @cached_property
    def links_titles(self) -> bool:
        """Whether titles lead to the works, because the style prints no DOI and no address."""
        texts = (element for element in self.style.elements if element.name == "text")
        return all(element.get("variable") not in ("DOI", "URL") for element in texts)

    @cached_property
    def words(self) -> Words:
        """The locale's words for numbers."""
        format_ = self.style.root.get("page-range-format")
        pages = self.term("page-range-delimiter") or "–"
        conjunction, symbol = self.term("and"), self.term("and", "symbol")
        return Words(
            lambda name: self.locale.term(name) is not None,
            conjunction,
            "&" if symbol in (conjunction, "") else symbol,
            pages,
            self.term("year-range-delimiter") or "–",
            lambda text: page_range(text, format_, pages),
            bool(format_),
            self.locale.language[:2] == "en",
        )

    def program(self, parts: tuple[Element, ...], scope: Scope) -> "Program":
        """Several elements, to be compiled for each type of work when the first one comes."""
        return Program(parts, scope, self)

    def error(self, message: str, element: Element) -> StyleError:
        """What is wrong with an element, with its place."""
        return StyleError(message, file=self.style.file, line=element.line, element=element.name)

    def unique(self) -> int:
        """A number nobody else has, to keep what an element made of an item."""
        self._counter += 1
        return self._counter

    def term(self, name: str, form: str = "long", *, plural: bool = False, gender: str = "") -> str:
        """A term, "" where the locale has none."""
        text = self.locale.term(name, form or "long", plural, gender) or ""
        if "<" in text or "'" in text or '"' in text:
            text = markup.read(text)
        return text if "\n" not in text else " ".join(text.split())


_ELEMENTS: dict[str, Callable[[Element, Scope, Compiler], Render]] = {
    "text": elements.text.compile_text,
    "number": elements.number.compile_number,
    "label": elements.label.compile_label,
    "date": elements.date.compile_date,
    "names": elements.names.compile_names,
    "group": elements.group.compile_group,
    "choose": elements.choose.compile_choose,
}


# In a sort key that is a macro with a date, dates and names alone count (citeproc-js).
_BESIDE_DATES = frozenset({"text", "number", "label"})


def _unsaid(render: Render) -> Render:
    """An element that does its part in its group, and says nothing."""

    def unsaid(cx: Context) -> None:
        render(cx)

    return unsaid


def _shell(render: Render) -> Render:
    """A macro or displayed part at the top, which leaves its empty frame: what is put at the end is put there."""

    def framed(cx: Context) -> Rendered:
        return render(cx) or Blob("")

    return framed


def _bare(element: Element) -> Element:
    """A group or macro with nothing around and between what it holds."""
    kept = {name: value for name, value in element.attributes.items() if name == "macro"}
    return Element(element.name, kept, element.children, element.text, element.line)


def _without_display(element: Element) -> Element:
    attributes = {name: value for name, value in element.attributes.items() if name != "display"}
    return Element(element.name, attributes, element.children, element.text, element.line)


class Program:
    """Elements to be rendered for works of any type; made for a type of its own where works of it come often."""

    __slots__ = ("_compiler", "_elements", "_made", "_scope", "_seen")

    def __init__(self, parts: tuple[Element, ...], scope: Scope, compiler: Compiler) -> None:
        self._elements, self._scope, self._compiler = parts, scope, compiler
        self._made: dict[str, list[Render]] = {}
        self._seen: dict[str, int] = {}

    def __call__(self, cx: Context) -> list[Node]:
        """What the elements render, in order."""
        return elements.group.gather(self._made.get(cx.item.type) or self._for(cx.item.type), cx)

    def _for(self, type_: str) -> list[Render]:
        self._seen[type_] = seen = self._seen.get(type_, 0) + 1
        kind = type_ if seen > _FEW else ""
        if kind not in self._made:
            self._made[kind] = self._compiler.elements(self._elements, self._scope._replace(type=kind))
        return self._made[kind]


_FEW = 30  # works of one type, for which it does not pay to leave out what other types need
