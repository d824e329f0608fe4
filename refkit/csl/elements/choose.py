"""cs:choose: the branch whose conditions hold."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from refkit.csl.context import Context, Position, Render
from refkit.csl.elements.group import gather
from refkit.csl.elements.number import is_numeric
from refkit.csl.style import Element
from refkit.csl.tree import Rendered
from refkit.model.variables import DATE_VARIABLES

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope

Test = Callable[[Context], bool]


def compile_choose(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:choose (CSL 1.0.2, "Choose"); what its branch renders stands in the parent as if it were written there.

    Raises:
        StyleError: it has something else than cs:if, cs:else-if and cs:else.
    """
    branches: list[tuple[Test, list[Render]]] = []
    for child in element.children:
        if child.name not in ("if", "else-if", "else"):
            raise compiler.error(f"cannot stand in <choose> (line {element.line})", child)
        test = _always if child.name == "else" else _test(child, compiler)
        branches.append((test, compiler.elements(child.children, scope)))

    def render(cx: Context) -> Rendered:
        for test, children in branches:
            if test(cx):
                return tuple(gather(children, cx))
        return None

    return render


def _always(_cx: Context) -> bool:
    return True


def _test(element: Element, compiler: "Compiler") -> Test:
    tests = [test for attribute in element.attributes for test in _tests(attribute, element, compiler)]
    match = element.get("match", "all")
    if not tests:
        raise compiler.error("has no condition", element)
    if match == "any":
        return lambda cx: any(test(cx) for test in tests)
    if match == "none":
        return lambda cx: not any(test(cx) for test in tests)
    if len(tests) == 1:
        return tests[0]
    return lambda cx: all(test(cx) for test in tests)


def _tests(attribute: str, element: Element, compiler: "Compiler") -> list[Test]:
    if attribute == "match":
        return []
    words = element.get(attribute).replace("sub verbo", "sub-verbo").split()
    if attribute == "is-numeric":
        return [is_numeric(word, compiler) for word in words]
    if attribute not in _CONDITIONS:
        raise compiler.error(f'has the unknown condition "{attribute}"', element)
    return _CONDITIONS[attribute](words)


def _types(words: list[str]) -> list[Test]:
    types = frozenset(words)
    return [lambda cx: cx.item.type in types]


def _variables(words: list[str]) -> list[Test]:
    return [_variable(word) for word in words]


def _variable(variable: str) -> Test:
    if variable == "locator":
        return lambda cx: bool(cx.pointer and cx.pointer.locator)
    if variable == "first-reference-note-number":
        return lambda cx: bool(cx.pointer and cx.pointer.first_note)
    if variable in DATE_VARIABLES:
        return lambda cx: variable in cx.item.dates
    return lambda cx: variable in cx.item.texts or variable in cx.item.names


def _uncertain(words: list[str]) -> list[Test]:
    return [_circa(word) for word in words]


def _circa(variable: str) -> Test:
    return lambda cx: (date := cx.item.dates.get(variable)) is not None and date.circa


def _locator(words: list[str]) -> list[Test]:
    return [_labelled(word) for word in words]


def _labelled(label: str) -> Test:
    return lambda cx: cx.pointer is not None and bool(cx.pointer.locator) and cx.pointer.label == label


def _position(words: list[str]) -> list[Test]:
    return [_POSITIONS.get(word, _never) for word in words]


def _never(_cx: Context) -> bool:
    return False


def _at_least(position: Position) -> Test:
    return lambda cx: cx.area == "citation" and cx.position >= position


def _first(cx: Context) -> bool:
    return cx.area == "citation" and cx.position == Position.FIRST


def _near(cx: Context) -> bool:
    if cx.area != "citation" or cx.position < Position.SUBSEQUENT:
        return False
    return cx.looking or bool(cx.pointer and cx.pointer.near_note)


def _far(cx: Context) -> bool:
    return cx.position == Position.SUBSEQUENT and cx.area == "citation" and not _near(cx)


_POSITIONS: dict[str, Test] = {
    "first": _first,
    "subsequent": _at_least(Position.SUBSEQUENT),
    "ibid": _at_least(Position.IBID),
    "ibid-with-locator": _at_least(Position.IBID_WITH_LOCATOR),
    "near-note": _near,
    "far-note": _far,
}


def _disambiguate(words: list[str]) -> list[Test]:
    def test(cx: Context) -> bool:
        cx.conditions += 1
        if cx.tested < cx.settings.extra:
            cx.tested += 1
            return True
        return False

    return [test] if words == ["true"] else [_never]


_CONDITIONS: dict[str, Callable[[list[str]], list[Test]]] = {
    "type": _types,
    "variable": _variables,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
