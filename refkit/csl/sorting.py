"""Sort keys, and works in their order (CSL 1.0.2, "Sorting"): works without a key come last in either direction."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from refkit.csl import marks, markup
from refkit.csl.context import Context, Render
from refkit.csl.elements.date import sort_key
from refkit.csl.elements.names import key_names
from refkit.csl.style import Element
from refkit.csl.tree import Node, text
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope

T = TypeVar("T")
_PADDED = frozenset(
    "call-number chapter-number collection-number division edition page issue locator number number-of-pages"
    " number-of-volumes part-number printing-number section supplement-number version volume supplement".split()
)
_BETWEEN_WORDS = "|"  # sorts before every letter, where spaces would not count


class Key(NamedTuple):
    """One cs:key: what it makes of a work, and its direction."""

    render: Render
    descending: bool

    def text(self, cx: Context) -> str:
        """The key of a work; "" where it has none. `_BETWEEN_WORDS` lets "De Boer" stand before "Debby"."""
        made = text(_whole(self.render(cx)))
        return made.replace(" ", _BETWEEN_WORDS) + _BETWEEN_WORDS if made else ""


def _whole(made: object) -> Node | None:
    if isinstance(made, tuple):
        return "".join(text(node) for node in made)
    return made  # type: ignore[return-value]  # a node or nothing


def keys(sort: Element | None, scope: "Scope", compiler: "Compiler") -> list[Key]:
    """The keys of a cs:sort.

    Raises:
        StyleError: a key has neither a variable nor a macro.
    """
    if sort is None:
        return []
    made = []
    for key in sort.all("key"):
        descending = key.get("sort") == "descending"
        made.append(Key(_key(key, scope, compiler), descending))
        if scope.area == "citation" and _dates(key, compiler):
            made.append(Key(_letter, descending=False))
    return made


def _dates(key: Element, compiler: "Compiler") -> bool:
    """Whether a key is a date; cites of one year then follow the letters that tell them apart."""
    if key.get("variable"):
        return key.get("variable") in DATE_VARIABLES
    macro = compiler.style.macros.get(key.get("macro"))
    return macro is not None and any(element.name == "date" and element.get("form") for element in macro.walk())


def _letter(cx: Context) -> Node | None:
    return str(cx.settings.year_suffix or 0).zfill(10)


def _key(key: Element, scope: "Scope", compiler: "Compiler") -> Render:
    variable, macro = key.get("variable"), key.get("macro")
    overrides = {
        option: key.get(f"names-{word}")
        for option, word in (("et-al-min", "min"), ("et-al-use-first", "use-first"), ("et-al-use-last", "use-last"))
        if key.get(f"names-{word}")
    }
    if overrides:
        scope = scope._replace(options={**scope.options, **overrides})
    if macro:
        program = compiler.program((Element("text", {"macro": macro}, (), "", key.line),), scope)
        return lambda cx: tuple(program(cx))
    if not variable:
        raise compiler.error("needs a variable or a macro", key)
    if variable in NAME_VARIABLES:
        options = {"name-as-sort-order": "all", "sort-separator": " ", **overrides}
        return key_names(variable, options, scope, compiler)
    return _variable(variable, compiler)


def _variable(variable: str, compiler: "Compiler") -> Render:
    if variable in DATE_VARIABLES:
        return lambda cx: sort_key(date) if (date := cx.item.dates.get(variable)) and date.year else None
    if variable == "citation-number":
        return lambda cx: str(cx.number).zfill(10)
    if variable == "citation-label":
        from refkit.csl.labels import label

        return lambda cx: cx.item.texts.get("citation-label") or label(cx.item, compiler)
    if variable in _PADDED:
        return lambda cx: value.zfill(10) if (value := cx.item.texts.get(variable)) else None
    return lambda cx: marks.strip(markup.read(value)) if (value := cx.item.texts.get(variable)) else None


def in_order(
    items: Sequence[T],
    key_of: Callable[[T, int], str],
    directions: Sequence[bool],
    collate: Callable[[str], str],
) -> list[T]:
    """Things sorted by their keys; equal ones keep their order.

    A key is asked for only where those before it leave a doubt.

    Args:
        items: in the order that decides between equals.
        key_of: a thing's key, by its place among the keys; "" for none.
        directions: whether each key is descending.
        collate: the place of a text in the language's alphabet, as something that compares.
    """
    return _from(list(items), 0, key_of, directions, collate) if directions else list(items)


def _from(
    items: list[T], at: int, key_of: Callable[[T, int], str], directions: Sequence[bool], collate: Callable[[str], str]
) -> list[T]:
    groups: dict[str, list[T]] = {}
    missing: list[T] = []
    for item in items:
        key = key_of(item, at)
        if key:
            groups.setdefault(collate(key), []).append(item)
        else:
            missing.append(item)
    ordered = [groups[key] for key in sorted(groups, reverse=directions[at])]
    made: list[T] = []
    for group in [*ordered, missing]:
        last = at + 1 == len(directions) or len(group) < 2
        made += group if last else _from(group, at + 1, key_of, directions, collate)
    return made
