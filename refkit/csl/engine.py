"""A style made ready: its two layouts as plain functions, its sort keys, and how it tells works apart."""

from collections.abc import Sequence
from typing import NamedTuple

from refkit.csl import marks, sorting, soundness
from refkit.csl.compiler import Compiler, Program, Scope
from refkit.csl.context import Methods
from refkit.csl.givens import People
from refkit.csl.locale import Locale, load
from refkit.csl.sorting import Key
from refkit.csl.style import Element, Style


class Layout(NamedTuple):
    """cs:citation or cs:bibliography: what renders one cite or entry, what is around and between them, their order."""

    render: Program
    prefix: str
    suffix: str
    delimiter: str
    opening: str
    keys: Sequence[Key]
    element: Element


class Compiled(NamedTuple):
    """A style in one language, ready for any number of documents."""

    style: Style
    locale: Locale
    citation: Layout
    bibliography: Layout | None
    methods: Methods
    compiler: Compiler

    def people(self) -> People | None:
        """An empty register of names, to be filled by one document; none where works are not told apart."""
        citation, root = self.style.citation, self.style.root
        expands = citation.get("disambiguate-add-givenname") == "true"
        if not (expands or any(self.methods)):
            return None
        return People(
            citation.get("givenname-disambiguation-rule", "by-cite"),
            expands=expands,
            demote=root.get("demote-non-dropping-particle"),
            hyphen=root.get("initialize-with-hyphen") != "false",
        )


def compiled(style: Style, language: str | None = None) -> Compiled:
    """A style made ready in a language; its own, else en-US, when None.

    Raises:
        StyleError: an element or a macro of it makes no sense.
    """
    soundness.check(style)
    locale = load(language or style.root.get("default-locale") or "en-US", style.locales)
    compiler = Compiler(style, locale)
    return Compiled(
        style,
        locale,
        _layout(style.citation, "citation", compiler),
        _layout(style.bibliography, "bibliography", compiler) if style.bibliography else None,
        _methods(style),
        compiler,
    )


def _layout(part: Element, area: str, compiler: Compiler) -> Layout:
    layout = part.child("layout") or part
    options = compiler.options(part)
    scope = Scope(area, options, top=True)
    render = compiler.program(layout.children, scope)
    keys = sorting.keys(part.child("sort"), Scope(area, options, sorting=True), compiler)
    opening = marks.formatting(layout.attributes)
    return Layout(render, layout.get("prefix"), layout.get("suffix"), layout.get("delimiter"), opening, keys, part)


def _methods(style: Style) -> Methods:
    citation = style.citation
    return Methods(
        names=citation.get("disambiguate-add-names") == "true",
        givens_by_cite=citation.get("disambiguate-add-givenname") == "true"
        and citation.get("givenname-disambiguation-rule", "by-cite") == "by-cite",
        year_suffix=citation.get("disambiguate-add-year-suffix") == "true",
        conditions=any(element.attributes.get("disambiguate") == "true" for element in style.elements),
    )
