"""cs:choose: the branch whose conditions hold."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from refkit.csl.context import Context, Position, Render
from refkit.csl.elements.group import first_gathered, gather
from refkit.csl.elements.number import is_numeric
from refkit.csl.style import Element
from refkit.csl.tree import Node, Rendered
from refkit.model.variables import DATE_VARIABLES

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope

Test = Callable[[Context], bool]


def compile_choose(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:choose (CSL 1.0.2, "Choose"); what its branch renders stands in the parent as if it were written there.

    In a cs:substitute the elements of a branch are alternatives, like its own.

    Branches that the type of the works excludes are left out.
    """
    branches: list[tuple[Test, Callable[[], list[Render]]]] = []
    for child in element.children:
        known = _known(child, scope.type)
        if known is not False:
            test = _always if known else compiler.once(_test, child, bool(scope.type))
            branches.append((test, _later(child.children, scope, compiler)))
        if known:
            break
    take = first_gathered if scope.instead else gather
    if len(branches) == 1:
        return _one(*branches[0], take)

    def render(cx: Context) -> Rendered:
        for test, children in branches:
            if test(cx):
                return tuple(take(children(), cx))
        return None

    return render


def _one(
    test: Test, children: Callable[[], list[Render]], take: Callable[[list[Render], Context], list[Node]]
) -> Render:
    return lambda cx: tuple(take(children(), cx)) if test(cx) else None


def _later(elements: tuple[Element, ...], scope: "Scope", compiler: "Compiler") -> Callable[[], list[Render]]:
    """A branch, compiled when it is first taken: of most styles a work needs little."""
    made: list[Render] | None = None

    def children() -> list[Render]:
        nonlocal made
        if made is None:
            made = compiler.elements(elements, scope)
        return made

    return children


def decided(element: Element, scope: "Scope") -> tuple[Element, ...] | None:
    """The elements of the branch that the type of the works alone decides for; None where it does not."""
    for branch in element.children:
        known = _known(branch, scope.type)
        if known is None:
            return None
        if known:
            return branch.children
    return ()


def _known(branch: Element, type_: str) -> bool | None:
    """What is known of a branch's conditions from the type alone."""
    if branch.name == "else":
        return True
    types = branch.get("type")
    if not type_ or not types:
        return None
    holds = type_ in types.split()
    others = any(attribute not in ("type", "match") for attribute in branch.attributes)
    match = branch.get("match", "all")
    if match == "none":
        holds = not holds
    if match == "any":
        return True if holds else (None if others else False)
    return False if not holds else (None if others else True)


def _always(_cx: Context) -> bool:
    return True


def _test(element: Element, compiler: "Compiler", typed: bool) -> Test:
    attributes = [attribute for attribute in element.attributes if not (typed and attribute == "type")]
    tests = [test for attribute in attributes for test in _tests(attribute, element, compiler)]
    match = element.get("match", "all")
    if not tests:
        raise compiler.error("has no condition", element)
    if len(tests) == 1:
        first = tests[0]
        return (lambda cx: not first(cx)) if match == "none" else first
    if match == "any":
        return _any(tests)
    if match == "none":
        none = _any(tests)
        return lambda cx: not none(cx)
    return _all(tests)


def _any(tests: list[Test]) -> Test:
    def test(cx: Context) -> bool:
        for one in tests:  # noqa: SIM110  a generator costs more than the tests
            if one(cx):
                return True
        return False

    return test


def _all(tests: list[Test]) -> Test:
    def test(cx: Context) -> bool:
        for one in tests:  # noqa: SIM110  likewise
            if not one(cx):
                return False
        return True

    return test


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
