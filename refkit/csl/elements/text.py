"""cs:text: a variable, a macro, a term, or a fixed text."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from refkit.csl import marks, markup, textcase
from refkit.csl.context import Context, Render
from refkit.csl.elements.number import numeric
from refkit.csl.look import look
from refkit.csl.style import Element
from refkit.csl.tree import Node, Number, Rendered
from refkit.errors import at

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope

_NUMERIC = frozenset(
    "page page-first chapter-number collection-number edition issue number number-of-pages number-of-volumes volume"
    " locator".split()
)
# Of these, a title case is asked of English items only; the others follow the style's language.
_SHORT = {"title": "title-short", "container-title": "container-title-short"}


# Backslashes go from other variables, where they keep hyphens from being read as ranges (citeproc-js).
_KEEP_BACKSLASHES = frozenset(
    "URL DOI event publisher publisher-place event-place title container-title collection-title authority genre"
    " title-short medium archive archive-place section".split()
)


def compile_text(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:text (CSL 1.0.2, "Text").

    Raises:
        StyleError: it has none of variable, macro, term and value.
    """
    given = element.attributes
    if "variable" in given:
        return _variable(element, scope, compiler)
    if "macro" in given:
        return _macro(element, scope, compiler)
    if "term" in given:
        return _term(element, scope, compiler)
    if "value" in given:
        return _value(element, scope, compiler)
    raise compiler.error("needs a variable, macro, term or value", element)


def _macro(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    macro = compiler.macro(element.get("macro"), scope, element)
    around = look(element)
    if not around:
        return macro
    put = around.around

    def render(cx: Context) -> Rendered:
        made = macro(cx)
        if not made:
            return None
        return put(list(made) if isinstance(made, tuple) else [made])

    return render


def _term(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    name, form = element.get("term"), element.get("form", "long")
    plural = element.get("plural") in ("true", "1")
    if compiler.locale.term(name, form) is None:
        compiler.missing[f'the style asks for the term "{name}", which no locale has ({at(element.line)})'] = None
    text = markup.read(compiler.term(name, form, plural=plural))
    if scope.strip:
        text = text.replace(".", "")
    put = look(element).text
    cased = _case(element, compiler)
    capital = textcase.apply(text, "capitalize-first", english=True)
    quiet = not compiler.style.note and scope.area == "citation"

    def render(cx: Context) -> Node | None:
        cx.hits += 1
        if not text or (cx.alone and cx.mute):
            return None
        cx.worded = True
        said = text if quiet or cx.preceded else capital
        if said is not text and cx.item.language in textcase.DOTTED:
            said = textcase.apply(text, "capitalize-first", language=cx.item.language)
        cx.preceded = True
        return put(cased(said, cx) if cased else said)

    return render


def _value(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    text = markup.reader(compiler.locale.quotes)(element.get("value"))
    if scope.strip:
        text = strip(text)
    put = look(element).text
    cased = _case(element, compiler)

    def render(cx: Context) -> Node | None:
        cx.worded = True
        cx.hits += 1
        if cx.alone and cx.mute:
            return None
        if text:
            cx.preceded = cx.rendered = True
        return put(cased(text, cx) if cased else text)

    return render


def _variable(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    variable = element.get("variable")
    special = _SPECIAL.get(variable)
    if special:
        return special(element, scope, compiler)
    if variable in _NUMERIC:
        return numeric(element, scope, compiler)
    return _field(element, scope, compiler)


def _field(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    variable, form = element.get("variable"), element.get("form")
    short = _SHORT.get(variable, f"{variable}-short") if form == "short" else ""
    put = look(element).text
    cased = _case(element, compiler)
    stripped = scope.strip and variable not in ("URL", "DOI")
    plain = variable not in _KEEP_BACKSLASHES
    read = markup.reader(compiler.locale.quotes)
    if variable == "URL" and form == "short":
        read = _site
    linked = variable == "title" and scope.area == "bibliography" and not scope.sorting and compiler.links_titles

    def render(cx: Context) -> Node | None:
        if cx.collapsing is not None:
            cx.collapsing.collapsed = False
        texts = cx.item.texts
        value = (short and texts.get(short)) or texts.get(variable)
        if not value or variable in cx.done:
            cx.missed(variable)
            return None
        if not cx.rendered and _silent(cx):
            return None
        cx.found(variable)
        cx.preceded = cx.rendered = True
        text = read(value.replace("\\", "") if plain else value)
        if cased:
            text = cased(text, cx)
        text = strip(text) if stripped else text
        made = put(marks.wrap(text, marks.LINK) if linked and cx.item.address else text)
        return cx.lists.stand_in(made, value) if cx.substituting and made else made

    return render


def _site(url: str) -> str:
    """Where an address leads, without the page: the short form of a URL, which citeproc-js alone has.

    >>> _site("https://www.example.org/a/b"), _site("https://example.org/a")
    ('www.example.org', 'https://example.org')
    """
    bare = re.sub(r"(.*\.[^/]+)/.*", r"\1", marks.without(url))
    return re.sub("https?://", "", bare, count=1) if "//www." in bare else bare


def _silent(cx: Context) -> bool:
    """Whether a title that stands for the author is left out with it."""
    return bool(cx.substituting and cx.pointer and cx.pointer.suppress_author and not cx.looking)


def _case(element: Element, compiler: "Compiler") -> Callable[[str, Context], str] | None:
    case = element.get("text-case")
    if not case or case == "normal":
        return None
    own = compiler.locale.language[:2]
    apply = textcase.apply
    return lambda text, cx: apply(text, case, english=(language := cx.item.language or own) == "en", language=language)


def strip(text: str) -> str:
    """A text without its periods; those before a lower case letter stay ("e.g", "www.example")."""
    return re.sub(r"\.(?=[^a-z]|$)", "", text) if "." in text else text


def _citation_number(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    around = look(element)
    delimiter = compiler.layout_delimiter(scope.area)
    between = compiler.term("citation-range-delimiter") or "–" if compiler.collapse == "citation-number" else ""

    def render(cx: Context) -> Node | None:
        cx.found("citation-number")
        if cx.looking or (cx.pointer and cx.pointer.author_only):
            return None
        if cx.sorting:
            return str(cx.number).zfill(10)
        made = Number(str(cx.number), cx.number, "number", (around.prefix, around.suffix, around.opening))
        made.display = around.display
        made.successor, made.range_delimiter = delimiter, between
        cx.rendered = cx.numbered = True
        return made

    return render


def _year_suffix(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    around = look(element)

    def render(cx: Context) -> Node | None:
        cx.found("year-suffix")
        if cx.looking or cx.settings.year_suffix is None:
            return None
        cx.numbered = True
        return compiler.year_suffix_number(cx.settings.year_suffix, scope.area, around)

    return render


def _citation_label(element: Element, _scope: "Scope", compiler: "Compiler") -> Render:
    from refkit.csl.collapse import letters
    from refkit.csl.labels import label

    put = look(element).text

    def render(cx: Context) -> Node | None:
        cx.found("citation-label")
        text = cx.item.texts.get("citation-label") or label(cx.item, compiler)
        if not cx.looking and cx.settings.year_suffix is not None:
            text += letters(cx.settings.year_suffix)
        cx.preceded = cx.rendered = True
        return put(text)

    return render


def _first_note(element: Element, _scope: "Scope", _compiler: "Compiler") -> Render:
    put = look(element).text

    def render(cx: Context) -> Node | None:
        number = cx.pointer.first_note if cx.pointer else 0
        if not number:
            cx.missed("first-reference-note-number")
            return None
        cx.found("first-reference-note-number")
        cx.preceded = cx.rendered = True
        return put(str(number))

    return render


_SPECIAL = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "citation-label": _citation_label,
    "first-reference-note-number": _first_note,
}
