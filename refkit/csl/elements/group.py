"""cs:group, and what every macro is besides: it vanishes when its variables were asked for and none had a value."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from refkit.csl.context import Context, Render
from refkit.csl.elements.vanishing import Needs, needs
from refkit.csl.look import Look, look
from refkit.csl.style import Element
from refkit.csl.tree import Node, Rendered

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope


def compile_group(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:group (CSL 1.0.2, "Group")."""

    def make() -> Render:
        return gathered(compiler.elements(element.children, scope), look(element), element.get("delimiter"))

    needed = None if scope.sorting else needs(element, compiler)
    return make() if needed is None else later(make, needed)


def later(make: Callable[[], Render], needed: Needs | None) -> Render:
    """A group that is made for the first work that has any of what is needed; for others, what is left of it."""
    made: Render | None = None
    variables, fixed, texts = (needed.variables, needed.fixed, needed.texts) if needed else (frozenset(), False, False)

    def matters(cx: Context) -> bool:
        """Whether it matters that it is asked, though it says nothing."""
        return bool(cx.substituting or (fixed and cx.pointer) or (texts and cx.collapsing is not None))

    def render(cx: Context) -> Rendered:
        nonlocal made
        if variables and variables.isdisjoint(cx.item.present) and not matters(cx):
            cx.attempted = True
            return None
        if made is None:
            made = make()
        return made(cx)

    return render


def gather(children: Sequence[Render], cx: Context) -> list[Node]:
    """What several elements render, in order; a cs:choose may render several nodes or none."""
    made: list[Node] = []
    for child in children:
        node = child(cx)
        if node:
            if node.__class__ is tuple:
                made.extend(node)
            else:
                made.append(node)  # type: ignore[arg-type]  # the other half of the union
    return made


def first_gathered(children: Sequence[Render], cx: Context) -> list[Node]:
    """What the first of several elements renders that renders anything, or has been rendered elsewhere."""
    for child in children:
        hits = cx.hits
        made = gather((child,), cx)
        if made or cx.hits != hits:
            return made
    return []


def gathered(children: list[Render], around: Look, delimiter: str) -> Render:
    """The children in a group of their own.

    A group with a term or a fixed text and no variable at all is kept; so is one whose variables all stand in groups
    inside it that vanished without being asked again.
    """
    put = around.around

    def render(cx: Context) -> Node | None:
        attempted, succeeded, worded = cx.attempted, cx.succeeded, cx.worded
        preceded = cx.preceded
        cx.attempted = cx.succeeded = cx.worded = False
        made = gather(children, cx)
        if cx.succeeded or (cx.worded and not cx.attempted):
            cx.attempted, cx.succeeded, cx.worded = attempted, True, worded
            return put(made, delimiter)
        cx.succeeded, cx.worded, cx.preceded = succeeded, worded, preceded
        return None

    return render
