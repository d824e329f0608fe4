"""cs:number, and cs:text where its variable holds numbers: ranges, lists, ordinals, roman numerals."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from refkit.csl import marks, markup, textcase
from refkit.csl import numbers as forms
from refkit.csl.context import Context, Render
from refkit.csl.look import look
from refkit.csl.numeric import LABELS, Numbers, Value, numbers
from refkit.csl.style import Element
from refkit.csl.tree import Digits, Node

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope

NUMERIC = frozenset(
    "call-number chapter-number collection-number division edition page issue locator number number-of-pages"
    " number-of-volumes part-number printing-number section supplement-number version volume supplement"
    " citation-number".split()
)


def compile_number(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:number (CSL 1.0.2, "Number").

    Raises:
        StyleError: it names no variable.
    """
    if not element.get("variable"):
        raise compiler.error("needs a variable", element)
    return numeric(element, scope, compiler)


def numeric(element: Element, _scope: "Scope", compiler: "Compiler") -> Render:
    """The numbers of a variable, in the form the element asks for."""
    variable = element.get("variable")
    around = look(element)
    write = _whole(_writer(element, compiler)) if element.name == "number" else str
    cased = _cased(element, compiler)

    def render(cx: Context) -> Node | None:
        found = None if variable in cx.done else of(cx, variable, compiler)
        if found is None:
            cx.missed(variable)
            return None
        cx.found(variable)
        if variable == "locator" and cx.looking:
            return None
        cx.preceded = cx.rendered = True
        text = "".join(_one(value, found, write, cased, compiler) for value in found.values)
        if len(text) > 2 and text[0] == text[-1] == '"':
            text = marks.wrap(text[1:-1], marks.QUOTES)
        made = around.text(text)
        if made and found.values[-1].collapsible and found.values[-1].value.isdecimal():
            return Digits(text, around.prefix, around.suffix, around.opening, "", around.display)
        return made

    return render


def of(cx: Context, variable: str, compiler: "Compiler") -> Numbers | None:
    """The numbers of a variable of the item, or of the cite's locator; taken apart once for each item."""
    if variable == "locator":
        pointer = cx.pointer
        if pointer is None or not pointer.locator:
            return None
        return numbers(pointer.locator, variable, pointer.label, compiler.words)
    text = cx.item.texts.get(variable)
    if not text:
        return None
    made = cx.item.made
    if variable not in made:
        made[variable] = numbers(text, variable, "", compiler.words)
    found: Numbers = made[variable]
    return found


def is_numeric(variable: str, compiler: "Compiler") -> Callable[[Context], bool]:
    """The condition that a variable holds numbers (CSL 1.0.2, "Choose", is-numeric)."""

    def test(cx: Context) -> bool:
        if variable in NUMERIC:
            found = of(cx, variable, compiler)
            return found is not None and found.numeric
        return variable in ("title", "version") and cx.item.texts.get(variable, "")[-1:].isdecimal()

    return test


def _one(
    value: Value, found: Numbers, write: Callable[[str], str], cased: Callable[[str], str], compiler: "Compiler"
) -> str:
    label = _embedded(value, compiler) if value.visible else ""
    if value.particle or value.label != found.values[0].label:
        text = cased(value.particle + value.value)
    else:
        text = cased(write(value.value))
    return label + text + value.joining.replace("\\-", "-")


def _embedded(value: Value, compiler: "Compiler") -> str:
    """The label that stands inside the text, in the style's words."""
    term = LABELS.get(value.label, "")
    return (compiler.term(term, "short", plural=value.plural) if term else value.label) + value.space


def _cased(element: Element, compiler: "Compiler") -> Callable[[str], str]:
    case, language = element.get("text-case"), compiler.locale.language[:2]
    return (lambda text: textcase.apply(text, case, language=language)) if case else str


def _whole(write: Callable[[str], str]) -> Callable[[str], str]:
    """Whole numbers in their form, everything else as it is ("2nd" stays)."""

    def written(text: str) -> str:
        whole = text.isascii() and text.isdecimal() and not text.startswith("0")
        return markup.read(write(text)) if whole else text

    return written


def _writer(element: Element, compiler: "Compiler") -> Callable[[str], str]:
    """How one number is written: as it is, as "2nd", as "second", as "ii"."""
    form, variable = element.get("form"), element.get("variable")
    gender = compiler.gender(variable)

    def ordinal(text: str) -> str:
        return forms.ordinal(compiler.locale, int(_digits(text)), gender) if _digits(text) else text

    def long_ordinal(text: str) -> str:
        return forms.long_ordinal(compiler.locale, int(_digits(text)), gender) if _digits(text) else text

    def roman(text: str) -> str:
        return forms.roman(int(_digits(text))) if _digits(text) else text

    return {"ordinal": ordinal, "long-ordinal": long_ordinal, "roman": roman}.get(form, str)


def _digits(text: str) -> str:
    count = next((at for at, char in enumerate(text) if not char.isascii() or not char.isdecimal()), len(text))
    return text[:count]
