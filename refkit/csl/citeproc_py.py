"""citeproc-py behind the same door as refkit's own engine, for comparison.

Sources: citeproc-py 0.11 (its `frontend` and `source.json`). What it cannot do is said, never raised as it comes: a
style that it cannot load is a StyleError, an item that breaks it a warning.
"""

import html
import io
import re
import warnings
from collections.abc import Sequence
from typing import Any

from refkit.csl import library
from refkit.csl.library import StyleSource
from refkit.csl.result import FormattedEntry, Processed
from refkit.errors import StyleError
from refkit.model import Citation, Cite, Reference

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_MARKDOWN = {"i": "*", "b": "**", "sup": "^", "sub": "~"}
_LATEX = {
    "i": r"\textit{",
    "b": r"\textbf{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
    "span": r"\textsc{",
}
_RTF = {"i": r"{\i ", "b": r"{\b ", "sup": r"{\super ", "sub": r"{\sub ", "span": r"{\scaps "}
_LATEX_ESCAPES = {
    **{char: f"\\{char}" for char in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


def process(
    references: Sequence[Reference],
    citations: Sequence[Citation],
    source: StyleSource,
    locale: str | None,
    output: str,
) -> Processed:
    """The bibliography and the citations as citeproc-py makes them.

    Raises:
        StyleError: citeproc-py cannot load the style, or fails on everything it is given.
    """
    language = _language(locale or source.default_locale or "")
    said: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = _style(source, language)
        keys = {reference.id: f"item{number}" for number, reference in enumerate(references)}
        bibliography = _bibliography(style, references, keys, said)
        cited = tuple(_cite(bibliography, citation, keys, said) for citation in citations)
        entries = _entries(style, bibliography, keys, said) if style.has_bibliography() else ()
    if references and said and not entries and not cited:
        raise StyleError(f"citeproc-py cannot format with this style: {said[0]}", file=source.name)
    made = tuple(FormattedEntry(id_, _written(text, output)) for id_, text in entries)
    return Processed(source.name, language, made, tuple(_written(text, output) for text in cited), tuple(said))


def _language(locale: str) -> str:
    candidates = (locale, library.primary_dialects().get(locale.partition("-")[0], ""), "en-US")
    return next(language for language in candidates if language and library.locale_xml(language))


def _style(source: StyleSource, language: str) -> Any:
    from citeproc import CitationStylesStyle

    try:
        return CitationStylesStyle(io.BytesIO(source.xml), locale=language, validate=False)
    except Exception as error:
        raise StyleError(f"citeproc-py cannot load this style: {_said(error)}", file=source.name) from None


def _bibliography(style: Any, references: Sequence[Reference], keys: dict[str, str], said: list[str]) -> Any:
    from citeproc import CitationStylesBibliography, formatter
    from citeproc.source import Citation as Cluster
    from citeproc.source import CitationItem
    from citeproc.source.json import CiteProcJSON

    items = CiteProcJSON([])
    for reference in references:
        try:
            items.update(CiteProcJSON([reference.item() | {"id": keys[reference.id]}]))
        except Exception as error:
            said.append(f"{reference.id}: citeproc-py cannot read this item: {_said(error)}")
    bibliography = CitationStylesBibliography(style, items, formatter.html)
    for key in items:
        bibliography.register(Cluster([CitationItem(key)]))
    return bibliography


def _entries(style: Any, bibliography: Any, keys: dict[str, str], said: list[str]) -> tuple[tuple[str, str], ...]:
    ids = {key: id_ for id_, key in keys.items()}
    try:
        bibliography.sort()
    except Exception as error:
        said.append(f"citeproc-py cannot sort this bibliography: {_said(error)}")
    made = []
    for item in bibliography.items:
        try:
            text = "".join(str(piece) for piece in style.render_bibliography([item]))
            made.append((ids[item.key], text))
        except Exception as error:
            said.append(f"{ids[item.key]}: citeproc-py cannot format this item: {_said(error)}")
    return tuple(made)


def _cite(bibliography: Any, citation: Citation, keys: dict[str, str], said: list[str]) -> str:
    from citeproc.source import Citation as Cluster

    known = [cite for cite in citation.cites if keys.get(cite.id) in bibliography.source]
    said += [f"{cite.id}: cited, but not among the references" for cite in citation.cites if cite not in known]
    if not known:
        return ""
    cluster = Cluster([_item(cite, keys[cite.id]) for cite in known])
    try:
        bibliography.register(cluster)
        return str(bibliography.cite(cluster, lambda _: None))
    except Exception as error:
        said.append(f"{known[0].id}: citeproc-py cannot format this citation: {_said(error)}")
        return ""


def _item(cite: Cite, key: str) -> Any:
    from citeproc.source import CitationItem, Locator

    extra: dict[str, Any] = {word: text for word in ("prefix", "suffix") if (text := getattr(cite, word))}
    if cite.locator:
        extra["locator"] = Locator(cite.label, cite.locator)
    return CitationItem(key, **extra)


def _said(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip()


def _written(text: str, output: str) -> str:
    """citeproc-py's HTML in another output; the text between tags is escaped for it."""
    if output == "html":
        return text
    pieces: list[str] = []
    end = 0
    for tag in _TAG.finditer(text):
        pieces += [_escaped(html.unescape(text[end : tag.start()]), output), _mark(tag, output)]
        end = tag.end()
    return "".join([*pieces, _escaped(html.unescape(text[end:]), output)])


def _mark(tag: re.Match[str], output: str) -> str:
    closing, name = bool(tag[1]), tag[2]
    if output == "markdown":
        return _MARKDOWN.get(name, "")
    table = {"latex": _LATEX, "rtf": _RTF}.get(output, {})
    return ("}" if closing else table[name]) if name in table else ""


def _escaped(text: str, output: str) -> str:
    if output == "markdown":
        return re.sub(r"([\\*`\[\]])", r"\\\1", text)
    if output == "latex":
        return "".join(_LATEX_ESCAPES.get(char, char) for char in text)
    if output == "rtf":
        text = re.sub(r"([\\{}])", r"\\\1", text)
        return "".join(char if char.isascii() else _rtf_unicode(char) for char in text)
    return text


def _rtf_unicode(char: str) -> str:
    units = char.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{code}?" for code in codes)
