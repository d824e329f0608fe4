"""Which groups vanish for a work, told from its variables alone: they need not be rendered to find out.

Most of a style's macros speak of what most works have not. Where everything in a group depends on variables, and the
work has none of them, the group has asked in vain (CSL 1.0.2, "Group"); where that cannot be told, it is rendered.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from refkit.csl.style import Element

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler

# Their values are the document's or the cite's, not the work's.
_NOT_OF_THE_WORK: Final = frozenset(
    {"citation-number", "year-suffix", "citation-label", "first-reference-note-number", "locator"}
)


class Needs(NamedTuple):
    """What elements come to when a work has none of `variables`: whether they surely asked, and may have spoken.

    `fixed` is whether a fixed text is among them, which a suppressed author takes note of, `texts` whether a cs:text
    asks for one of the variables, which ends the collapsing of cites.
    """

    variables: frozenset[str] = frozenset()
    asked: bool = False
    spoke: bool = False
    fixed: bool = False
    texts: bool = False


def needs(group: Element, compiler: "Compiler") -> Needs | None:
    """What a group, or a macro, needs one of to show anything; None where more than variables decides."""
    found = compiler.once(_of_group, group)
    return found if found is not None and found.asked else None


def _of_group(group: Element, compiler: "Compiler") -> Needs | None:
    made = _all(_of(child, compiler) for child in group.children)
    return None if made is None or (made.spoke and not made.asked) else made._replace(spoke=False)


def _all(parts: Iterable[Needs | None]) -> Needs | None:
    """Several elements beside each other."""
    made = Needs()
    for part in parts:
        if part is None:
            return None
        made = Needs(
            made.variables | part.variables,
            made.asked or part.asked,
            made.spoke or part.spoke,
            made.fixed or part.fixed,
            made.texts or part.texts,
        )
    return made


def _of(element: Element, compiler: "Compiler") -> Needs | None:
    given = element.attributes
    if element.name == "choose":
        return _of_choose(element, compiler)
    if element.name == "group":
        return compiler.once(_of_group, element)
    if element.name == "label":
        return None if given.get("variable") in _NOT_OF_THE_WORK else Needs(spoke=True)
    if element.name == "names":
        return _of_names(element, compiler)
    if element.name == "text" and "variable" not in given:
        return _of_words(element, compiler)
    variable = given.get("variable", "")
    if variable in _NOT_OF_THE_WORK:
        return None
    short = {f"{variable}-short"} if given.get("form") == "short" else set()
    return Needs(frozenset({variable, *short}), asked=True, texts=element.name == "text")


def _of_words(text: Element, compiler: "Compiler") -> Needs | None:
    if "macro" in text.attributes:
        macro = compiler.style.macros.get(text.attributes["macro"])
        return compiler.once(_of_group, macro) if macro is not None else None
    return Needs(spoke=True, fixed="value" in text.attributes)


def _of_names(names: Element, compiler: "Compiler") -> Needs | None:
    own = Needs(frozenset(names.get("variable").split()), asked=True)
    substitute = names.child("substitute")
    if substitute is None:
        return own
    stand_ins = _all(_of(child, compiler) for child in substitute.children)
    return None if stand_ins is None or stand_ins.spoke else _all((own, stand_ins))


def _of_choose(choose: Element, compiler: "Compiler") -> Needs | None:
    """A choose asks for sure where each of its branches does, and may speak where one of them does."""
    if any("disambiguate" in branch.attributes for branch in choose.children):
        return None
    branches = [_all(_of(child, compiler) for child in branch.children) for branch in choose.children]
    made = _all(branches)
    if made is None:
        return None
    surely = choose.children[-1].name == "else" and all(branch is not None and branch.asked for branch in branches)
    return made._replace(asked=surely)
