"""XML as every XML format here reads and writes it: no entities, no DTD, no network, and a place for each problem.

A document that declares entities is turned away (billion laughs, external files); one that is broken somewhere is
read as far as it goes, and what broke it is told.
"""

import html.entities
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from lxml import etree

from refkit.errors import InputError
from refkit.fields.text import tidy
from refkit.formats.frame import beginning, nothing
from refkit.model import Lines, Problem

Element = etree._Element  # lxml has no public name for it

LONGEST = 100_000_000
"""The most characters an XML document may have; its tree takes several times as much memory."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_NUMBERED = re.compile(r"&#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));")
_BARE = re.compile(r"&(?![A-Za-z][A-Za-z0-9]{0,30};|#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};)")
_OWN = {"amp", "lt", "gt", "quot", "apos"}
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_DECLARES = re.compile(r"<!ENTITY\s+(?:%\s+)?([^\s\"'>]{1,80})(?:\s+(SYSTEM|PUBLIC)\b)?")
_SOME_ROOT = re.compile(r"<(?:[\w.\-]+:)?([\w.\-]+)[\s/>]")
_CSL_TAG = re.compile(r'(<(?:i|b|sc|sup|sub|span class="nocase")>|</(?:i|b|sc|sup|sub|span)>)')


@dataclass(frozen=True, slots=True)
class Document:
    """A document's root element, its tags without namespaces unless they were to be kept, and what was mended."""

    root: Element
    problems: tuple[Problem, ...] = ()


def parse(text: str, *, title: str, expected: str, namespaces: bool = False) -> Document:
    """The tree of an XML text.

    Args:
        text: the document; what encoding it declares no longer matters.
        title: the format's, for messages.
        expected: what the root should have been, for messages: 'a root element "mods"'.
        namespaces: whether tags keep theirs ("{uri}name"); otherwise they are local names alone.

    Raises:
        InputError: it is no XML, declares entities, or is longer than `LONGEST` characters.
    """
    if not text.lstrip().startswith("<"):
        raise nothing(title, text, f"XML with {expected}")
    if len(text) > LONGEST:
        raise InputError(f"this XML has {len(text):,} characters, expected at most {LONGEST:,}; split the file")
    _refuse_entities(text)
    root, problems = _tree(text)
    if root is None:
        place = f": {problems[0]}" if problems else ""
        raise InputError(f"no {title} found: {beginning(text)}, expected XML with {expected}{place}")
    if not namespaces:
        _strip(root)
    return Document(root, problems)


def _refuse_entities(text: str) -> None:
    start = _PROLOG.match(text)
    at = start.end() if start else 0
    if not text.startswith("<!DOCTYPE", at):
        return
    opened, closed = text.find("[", at), text.find(">", at)
    if opened < 0 or opened > closed:
        return
    if found := _DECLARES.search(text, opened):
        line = Lines(text[: found.end()]).position(found.start()).line
        kind = "an external entity" if found[2] else "an entity"
        raise InputError(
            f'this XML declares {kind}, "{found[1]}" (at line {line}); refkit expands none, '
            "remove the declaration and what refers to it"
        )


def _tree(text: str) -> tuple[Element | None, tuple[Problem, ...]]:
    """The tree as it stands; failing that with mended characters; failing that as much as can be recovered."""
    problems: tuple[Problem, ...] = ()
    try:
        root = _parsed(text, recover=False)
        if next(root.iter(etree.Entity), None) is None:
            return root, problems
        # a DTD that is not read may have declared them
    except etree.XMLSyntaxError as error:
        problems = (_problem(error),)
    mended = _ENTITY.sub(_character, _NUMBERED.sub(_if_allowed, _CONTROL.sub("", text)))
    mended = _BARE.sub("&amp;", mended)
    for recover in (False, True):
        with suppress(etree.XMLSyntaxError):
            root = _parsed(mended, recover=recover)
            if root is not None:  # there was nothing to recover
                etree.strip_tags(root, etree.Entity)
            return root, problems
    return None, problems


def _parsed(text: str, *, recover: bool) -> Element:
    # The parser is given bytes of its own encoding: the declaration spoke of the file's.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        recover=recover,
    )
    return etree.fromstring(text.lstrip().encode("utf-8", "replace"), parser)


def _problem(error: etree.XMLSyntaxError) -> Problem:
    row, column = error.position or (None, None)
    message = str(error.msg or "it ends too early").split(", line ")[0]
    return Problem(f"the XML is broken: {message}; read as far as it goes", row or None, column or None)


def _character(match: re.Match[str]) -> str:
    if match[1] in _OWN:
        return match[0]
    return html.entities.html5.get(match[1] + ";", "")


def _if_allowed(match: re.Match[str]) -> str:
    """A character by its number, nothing where XML has none of that number: recovery would let it pass."""
    number = int(match[1]) if match[1] else int(match[2], 16)
    return match[0] if number <= sys.maxunicode and allowed(chr(number)) else ""


def _strip(root: Element) -> None:
    for element in root.iter(etree.Element):
        with suppress(ValueError):  # recovery lets names pass that XML does not know, such as ":"
            element.tag = local(element).rpartition(":")[2]
        for name, value in list(element.attrib.items()):
            bare = str(name).rpartition("}")[2]
            if bare != name and bare not in element.attrib:
                element.set(bare, str(value))


def root_name(head: str) -> str:
    """The local name of a text's root element, "" when it is no XML; enough of the text is its beginning."""
    if not head.lstrip().startswith("<"):
        return ""
    prolog = _PROLOG.match(head)
    at = prolog.end() if prolog else 0
    if head.startswith("<!DOCTYPE", at):
        at = head.find(">", at) + 1
        prolog = _PROLOG.match(head, at)
        at = prolog.end() if prolog else at
    found = _SOME_ROOT.match(head, at)
    return found[1] if found else ""


def local(element: Element | None) -> str:
    """An element's name without its namespace, "" for None."""
    return "" if element is None else str(element.tag).rpartition("}")[2]


def line(element: Element) -> int | None:
    """The line an element stands on, from 1."""
    return element.sourceline if isinstance(element.sourceline, int) else None


def text(element: Element | None) -> str:
    """All text inside an element, tidied; "" for None."""
    return "" if element is None else tidy("".join(map(str, element.itertext())))


def first(element: Element, *paths: str) -> str:
    """The text of the first element on one of the paths that has any; "" without one."""
    return next((found for path in paths for found in texts(element, path)), "")


def texts(element: Element, path: str) -> Iterator[str]:
    """The text of each element on the path, empty ones left out."""
    return (found for each in element.iterfind(path) if (found := text(each)))


def paragraphs(element: Element | None, *breaks: str) -> str:
    """The text of an element with a line break after each element named in `breaks`."""
    if element is None:
        return ""
    parts = (text(part) for part in element.iter(*breaks))
    return "\n".join(part for part in parts if part) or text(element)


def rich(element: Element | None, tags: Mapping[str, str]) -> str:
    """The text of an element with its inline markup as CSL's.

    Args:
        element: None gives "".
        tags: an element's name -> CSL's tag: {"italic": "i"}; the text of others stays, their markup goes.
    """
    return "" if element is None else tidy_rich("".join(_rich(element, tags)))


def _rich(element: Element, tags: Mapping[str, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = tags.get(local(child), "")
        inner = "".join(_rich(child, tags))
        yield f"<{tag}>{inner}</{tag.split()[0]}>" if tag and inner.strip() else inner
        yield child.tail or ""


def tidy_rich(markup: str) -> str:
    """The text tidied, and no blank left at the ends of the whole."""
    return re.sub(r"(?<=^)((?:<[a-z]+>)*)\s+", r"\1", tidy(markup))


def runs(markup: str) -> Iterator[tuple[frozenset[str], str]]:
    """The pieces of a CSL text and the tags that each stands in: "i", "b", "sc", "sup", "sub", "span".

    >>> [(sorted(tags), piece) for tags, piece in runs("The <i>Iliad</i>")]
    [([], 'The '), (['i'], 'Iliad')]
    """
    inside: list[str] = []
    for piece in _CSL_TAG.split(markup):
        if _CSL_TAG.fullmatch(piece):
            tag = piece.strip("</>").split()[0]
            if not piece.startswith("</"):
                inside.append(tag)
            elif tag in inside:
                inside.remove(tag)
        elif piece:
            yield frozenset(inside), piece


def rooted(tag: str, namespace: str) -> Element:
    """A root element in a namespace that needs no prefix."""
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=cast("dict[str, str]", {None: namespace}))


def allowed(value: str) -> str:
    """The text without the characters that XML 1.0 cannot hold (section 2.2)."""
    return _CONTROL.sub("", value)


def add(parent: Element, tag: str, value: str = "", **attributes: str) -> Element:
    """A new last child with that text; attributes that are "" are left out."""
    child = etree.SubElement(parent, tag, {key: allowed(each) for key, each in attributes.items() if each})
    child.text = allowed(value) or None
    return child


def printed(root: Element, *, indented: bool = True) -> str:
    """The document as text: a declaration, then the tree, indented by two blanks unless text and markup mix in it."""
    if indented:
        etree.indent(root, space="  ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"
