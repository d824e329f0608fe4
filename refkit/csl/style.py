"""A CSL style as a tree of plain elements, with the places they stand at, and errors that name them.

The tree is the XML without white space and comments; what elements mean is `compile`'s business. Expat is used because
it is there already when Python starts, and tells lines.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate, errors

from refkit.errors import StyleError

_XML = "http://www.w3.org/XML/1998/namespace"


class Element(NamedTuple):
    """One element of a style or locale: local name, attributes, child elements, its own text, its line from 1."""

    name: str
    attributes: Mapping[str, str]
    children: tuple["Element", ...]
    text: str
    line: int

    def get(self, attribute: str, default: str = "") -> str:
        """The value of an attribute; `lang` is `xml:lang`."""
        return self.attributes.get(attribute, default)

    def child(self, name: str) -> "Element | None":
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> Iterator["Element"]:
        """Every child of that name, in order."""
        return (child for child in self.children if child.name == name)

    def walk(self) -> Iterator["Element"]:
        """The element and everything below it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


class Style(NamedTuple):
    """A style that can be compiled: its root, its parts, all its elements in order, and the file its errors name."""

    file: str
    root: Element
    citation: Element
    bibliography: Element | None
    macros: Mapping[str, Element]
    locales: tuple[Element, ...]
    elements: tuple[Element, ...]

    @property
    def note(self) -> bool:
        """Whether citations stand in notes."""
        return self.root.get("class") == "note"


def read(xml: bytes | str, *, file: str = "") -> Style:
    """The style in an XML text.

    Raises:
        StyleError: it is not well-formed, has a document type, or is no style with a citation layout.
    """
    root = parse(xml, file=file)
    if root.name != "style":
        raise StyleError(f"expected a CSL style, found <{root.name}>", file=file, line=root.line)
    citation = root.child("citation")
    if citation is None or citation.child("layout") is None:
        element = citation or root
        missing = "layout" if citation else "citation"
        raise StyleError(
            f"has no <{missing}>; nothing could be cited", file=file, line=element.line, element=element.name
        )
    bibliography = root.child("bibliography")
    if bibliography and bibliography.child("layout") is None:
        raise StyleError("has no <layout>", file=file, line=bibliography.line, element="bibliography")
    macros = {macro.get("name"): macro for macro in root.all("macro")}
    return Style(file, root, citation, bibliography, macros, tuple(root.all("locale")), tuple(root.walk()))


@lru_cache(maxsize=4)
def parse(xml: bytes | str, *, file: str = "") -> Element:
    """The root element of an XML text; kept for a while, since finding a style and compiling it both want it.

    Raises:
        StyleError: it is not well-formed, or declares a document type.
    """
    source = xml.lstrip() if isinstance(xml, str) else xml
    reader = _Reader(file, escaped="&amp;#" in source if isinstance(source, str) else b"&amp;#" in source)
    try:
        reader.parser.Parse(source, True)
    except ExpatError as error:
        raise StyleError(
            f"not well-formed XML: {errors.messages[error.code]}", file=file, line=error.lineno, element=reader.inside
        ) from None
    return reader.root


def _unescaped(value: str) -> str:
    """A value with what was escaped twice ("&amp;#160;", "&amp;#xA;") read as it was meant."""
    return _ESCAPE.sub(_character, value) if "&#" in value else value


_ESCAPE = re.compile("&#(?:([0-9]{1,6})|x([0-9A-Fa-f]{1,5}));")


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1]) if escape[1] else int(escape[2], 16))


class _Reader:
    """Expat's events, gathered into elements."""

    def __init__(self, file: str, *, escaped: bool) -> None:
        self.file = file
        self.root: Element
        self._escaped = escaped
        self._open: list[tuple[str, dict[str, str], list[Element], list[str], int]] = []
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._doctype

    @property
    def inside(self) -> str:
        """The element that is open, "" for none."""
        return self._open[-1][0] if self._open else ""

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        if "xml:lang" in attributes:
            attributes["lang"] = attributes.pop("xml:lang")
        if self._escaped:
            attributes = {key: _unescaped(value) for key, value in attributes.items()}
        name = name.rpartition(":")[2] if ":" in name else name
        self._open.append((name, attributes, [], [], self.parser.CurrentLineNumber))

    def _end(self, _name: str) -> None:
        name, attributes, children, text, line = self._open.pop()
        element = Element(name, attributes, tuple(children), "".join(text), line)
        if self._open:
            self._open[-1][2].append(element)
        else:
            self.root = element

    def _data(self, text: str) -> None:
        if self._open:
            self._open[-1][3].append(text)

    def _doctype(self, *_args: object) -> None:
        line = self.parser.CurrentLineNumber
        raise StyleError(
            "declares a document type (DTD); a style has none, remove it",
            file=self.file,
            line=line,
            element="!DOCTYPE",
        )
