"""What can be wrong with a style, said before anything is rendered: layouts are compiled only as far as works need."""

from collections.abc import Iterator
from typing import Final

from refkit.csl.style import Element, Style
from refkit.errors import StyleError

_RENDERING: Final = frozenset({"text", "number", "label", "date", "names", "group", "choose"})
_CONDITIONS: Final = frozenset(
    {"type", "variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate", "match"}
)
_BRANCHES: Final = frozenset({"if", "else-if", "else"})


def check(style: Style) -> None:
    """See that every element a layout or sort key comes to makes sense.

    Raises:
        StyleError: an element is unknown, stands where it cannot, lacks what it needs, or a macro calls itself.
    """
    sound: set[str] = set()
    for part in (style.citation, style.bibliography):
        if part is not None:
            layout = part.child("layout")
            _all(layout.children if layout else (), style, sound, ())
            for key in _keys(part):
                _key(key, style, sound)


def _keys(part: Element) -> Iterator[Element]:
    return (key for sort in part.all("sort") for key in sort.all("key"))


def _key(key: Element, style: Style, sound: set[str]) -> None:
    if key.get("macro"):
        _macro(key, style, sound, ())
    elif not key.get("variable"):
        raise _error("needs a variable or a macro", key, style)


def _all(elements: tuple[Element, ...], style: Style, sound: set[str], open_: tuple[str, ...]) -> None:
    for element in elements:
        if element.name not in _RENDERING:
            raise _error("is no rendering element", element, style)
        _one(element, style, sound, open_)


def _one(element: Element, style: Style, sound: set[str], open_: tuple[str, ...]) -> None:
    if element.name == "choose":
        for branch in element.children:
            _branch(branch, style, sound, open_)
    elif element.name == "group":
        _all(element.children, style, sound, open_)
    elif element.get("macro") and element.name == "text":
        _macro(element, style, sound, open_)
    elif element.name == "text" and not any(word in element.attributes for word in _TEXTS):
        raise _error("needs a variable, macro, term or value", element, style)
    elif element.name != "text" and not element.get("variable"):
        raise _error("needs a variable", element, style)
    elif element.name == "names":
        for substitute in element.all("substitute"):
            _all(substitute.children, style, sound, open_)


_TEXTS: Final = ("variable", "macro", "term", "value")


def _branch(branch: Element, style: Style, sound: set[str], open_: tuple[str, ...]) -> None:
    if branch.name not in _BRANCHES:
        raise _error("cannot stand in <choose>", branch, style)
    unknown = [condition for condition in branch.attributes if condition not in _CONDITIONS]
    if branch.name != "else" and unknown:
        raise _error(f'has the unknown condition "{unknown[0]}"', branch, style)
    if branch.name != "else" and set(branch.attributes) <= {"match"}:
        raise _error("has no condition", branch, style)
    _all(branch.children, style, sound, open_)


def _macro(caller: Element, style: Style, sound: set[str], open_: tuple[str, ...]) -> None:
    name = caller.get("macro")
    if name in sound:
        return
    macro = style.macros.get(name)
    if macro is None:
        raise _error(f'calls the macro "{name}", which is not there', caller, style)
    if name in open_:
        raise _error(f"calls itself: {' -> '.join([*open_[open_.index(name) :], name])}", macro, style)
    _all(macro.children, style, sound, (*open_, name))
    sound.add(name)


def _error(message: str, element: Element, style: Style) -> StyleError:
    return StyleError(message, file=style.file, line=element.line, element=element.name)
