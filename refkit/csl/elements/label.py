"""cs:label: the term for a number variable or a locator, in the plural where its content is."""

from typing import TYPE_CHECKING

from refkit.csl import textcase
from refkit.csl.context import Context, Render
from refkit.csl.elements.number import of
from refkit.csl.look import look
from refkit.csl.style import Element
from refkit.csl.tree import Node

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope


def compile_label(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:label outside cs:names (CSL 1.0.2, "Label").

    Raises:
        StyleError: it names no variable.
    """
    variable = element.get("variable")
    if not variable:
        raise compiler.error("needs a variable outside <names>", element)
    put = look(element).text
    written = labels(element, scope, compiler)
    always = {"always": True, "never": False}.get(element.get("plural"))

    def render(cx: Context) -> Node | None:
        name, plural = variable, False
        if variable == "locator":
            name = cx.pointer.label if cx.pointer and cx.pointer.label else "page"
        found = of(cx, variable, compiler) if always is None else None
        if found is not None:
            plural = found.plural
            if variable in ("locator", "number", "page") and found.label:
                name = found.label
        text = written(name, plural if always is None else always, cx.item.language)
        if text:
            cx.worded = cx.preceded = True
        return put(text)

    return render


def labels(element: Element, scope: "Scope", compiler: "Compiler") -> "Label":
    """What a label says for a term, in its form and case."""
    return Label(element, compiler, strip=scope.strip)


class Label:
    """The words of a cs:label, kept by term and number."""

    __slots__ = ("_case", "_compiler", "_form", "_made", "_strip")

    def __init__(self, element: Element, compiler: "Compiler", *, strip: bool) -> None:
        self._form = element.get("form", "long")
        self._case = element.get("text-case")
        self._strip = strip or element.get("strip-periods") == "true"
        self._compiler = compiler
        self._made: dict[tuple[str, bool, str], str] = {}

    def __call__(self, term: str, plural: bool, language: str = "") -> str:
        """The words for a term; `language` is the work's, for the Turkish i."""
        key = (term, plural, language)
        if key not in self._made:
            text = self._compiler.term(term.replace("sub verbo", "sub-verbo"), self._form, plural=plural)
            if self._strip:
                text = text.replace(".", "")
            if self._case:
                # The words are the style's: whether title case is for English alone is asked of what works hold.
                spoken = language or self._compiler.locale.language[:2]
                text = textcase.apply(text, self._case, english=True, language=spoken)
            self._made[key] = text
        return self._made[key]
