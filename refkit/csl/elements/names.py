"""cs:names: its variables, or the first of its substitutes that says something."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from refkit.csl.context import Context, Render
from refkit.csl.elements.group import first_gathered
from refkit.csl.elements.label import Label
from refkit.csl.items import Item
from refkit.csl.look import Look, look
from refkit.csl.namelists import ListStyle, list_style
from refkit.csl.style import Element
from refkit.csl.tree import Blob, Node, Rendered, text

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope


class NamesStyle(NamedTuple):
    """All that a cs:names asks for: its lists, what stands between and around them, and their label."""

    lists: ListStyle
    around: Look
    delimiter: str
    label: Label | None
    label_look: Look
    label_before: bool
    label_plural: bool | None


def compile_names(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:names (CSL 1.0.2, "Names").

    Raises:
        StyleError: it names no variable.
    """
    variables = element.get("variable").split()
    if not variables:
        raise compiler.error("needs a variable", element)
    parent = scope.names
    bare = parent is not None and not any(child.name in ("name", "et-al", "label") for child in element.children)
    shape = compiler.once(_inherited, element, parent) if bare else element
    write = names_writer(shape, variables, scope, compiler)
    substitute = element.child("substitute")
    if substitute is not None:
        children, inner = substitute.children, scope._replace(names=element, instead=True)
        write = _with_substitutes(write, lambda: compiler.elements(children, inner))
    name = element.child("name")
    if scope.sorting and name is not None and name.get("form") == "count":
        return _or_none(write)
    return write


def _inherited(element: Element, compiler: "Compiler", parent: Element) -> Element:
    """A names of a substitute, dressed as the names it stands for: what it says of its looks does not count."""
    children = tuple(child for child in parent.children if child.name != "substitute")
    attributes = {**parent.attributes, "variable": element.get("variable")}
    made = Element("names", attributes, children, "", element.line)
    if id(parent) in compiler.name_parts:
        compiler.name_parts[id(made)] = compiler.name_parts[id(parent)]
    return made


def _or_none(write: Render) -> Render:
    """As a sort key, the number of no names is 0."""

    def render(cx: Context) -> Rendered:
        return write(cx) or "0"

    return render


def _with_substitutes(write: Render, make: Callable[[], list[Render]]) -> Render:
    """Names, or the first of what stands in for them that renders anything, made for the first work that needs it."""
    substitutes: list[Render] | None = None

    def render(cx: Context) -> Rendered:
        nonlocal substitutes
        made = write(cx)
        if made is not None:
            return made
        if substitutes is None:
            substitutes = make()
        cx.substituting += 1
        found = first_gathered(substitutes, cx)
        cx.substituting -= 1
        return tuple(found)

    return render


def names_writer(element: Element, variables: list[str], scope: "Scope", compiler: "Compiler") -> Render:
    """Write the lists of these variables as a cs:names asks."""
    style = _style(element, scope, compiler)
    combined = "".join(sorted(variables)) if len(variables) == 2 else ""
    if combined and (style.label is None or not style.label(combined, False)):
        combined = ""
    if style.lists.person.form == "count":
        return _count(variables, style)

    def render(cx: Context) -> Rendered:
        cx.attempted = True
        item = cx.item
        present = [variable for variable in variables if variable in item.names and variable not in cx.done]
        if cx.substituting:
            cx.done.update(variables)
        if not present:
            return None
        cx.hits += 1
        if _silenced(cx):
            cx.succeeded = True
            return ()
        return _lists(cx, item, variables, present, style, combined, compiler)

    return render


def _silenced(cx: Context) -> bool:
    """Whether the writer named the author already (suppress-author)."""
    return bool(cx.pointer and cx.pointer.suppress_author and not cx.rendered and not cx.looking)


def _count(variables: list[str], style: NamesStyle) -> Render:
    def render(cx: Context) -> Rendered:
        cx.attempted = True
        total = 0
        for at, variable in enumerate(variables):
            people = cx.item.names.get(variable, ())
            total += style.lists.shown(cx, len(people), cx.nameset + at) if people else 0
        if not total:
            return None
        cx.succeeded = True
        return str(total)

    return render


def _lists(
    cx: Context,
    item: Item,
    variables: list[str],
    present: list[str],
    style: NamesStyle,
    combined: str,
    compiler: "Compiler",
) -> Rendered:
    same = bool(combined) and len(present) == 2 and item.names[present[0]] == item.names[present[1]]
    made: list[Node] = []
    base, first = cx.nameset, not cx.lists.top and not cx.preceded
    keys: list[str] = []
    for at, variable in enumerate(variables):
        if variable not in present:
            continue
        node = style.lists.write(cx, item.names[variable], base + at, compiler, keys)
        if node and not (same and made):
            made.append(_labelled(cx, node, combined if same else variable, len(item.names[variable]), style))
    cx.nameset = base + len(present)
    cx.succeeded = True
    cx.preceded = True
    return _finished(cx, made, keys, style, first=first)


def _labelled(cx: Context, node: Node, term: str, count: int, style: NamesStyle) -> Node:
    if style.label is None or cx.sorting:
        return node
    plural = count > 1 if style.label_plural is None else style.label_plural
    label = style.label_look.text(style.label(term, plural))
    if label is None:
        return node
    if cx.lists.top is None and not style.label_before:
        cx.lists.label = label
    return Blob([label, node] if style.label_before else [node, label])


def _finished(cx: Context, made: list[Node], keys: list[str], style: NamesStyle, *, first: bool) -> Rendered:
    if not made:
        return None
    top = Blob(made, delimiter=style.delimiter)
    if first and not cx.lists.top:
        cx.lists.top, cx.lists.keys = top, keys
    elif cx.lists.top:
        del cx.lists.people[len(cx.lists.keys) :]
    if cx.collapsing is not None and not cx.looking and not cx.sorting:
        said = text(top)
        if cx.collapsing.said(said):
            return ()
    cx.rendered = True
    return style.around.around([top])


def _style(element: Element, scope: "Scope", compiler: "Compiler") -> NamesStyle:
    key = (id(element), scope.area, scope.sorting, scope.strip, id(scope.options))
    if key not in compiler.names_styles:
        compiler.names_styles[key] = _made_style(element, scope, compiler), element, scope.options
    found: NamesStyle = compiler.names_styles[key][0]
    return found


def _made_style(element: Element, scope: "Scope", compiler: "Compiler") -> NamesStyle:
    name = element.child("name")
    label = element.child("label")
    children = [child.name for child in element.children]
    before = label is not None and (name is None or children.index("label") < children.index("name"))
    return NamesStyle(
        list_style(element, name, scope, compiler),
        look(element),
        element.get("delimiter") or scope.options.get("names-delimiter", ""),
        Label(label, compiler, strip=scope.strip) if label else None,
        look(label) if label else Look(),
        before and name is not None,
        {"always": True, "never": False}.get(label.get("plural")) if label else None,
    )


def key_names(variable: str, options: dict[str, str], scope: "Scope", compiler: "Compiler") -> Render:
    """A name variable as a sort key: all names family first."""
    element = Element("names", {"variable": variable}, (Element("name", options, (), "", 0),), "", 0)
    return names_writer(element, [variable], scope, compiler)
