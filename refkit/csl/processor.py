"""References and citations in a style: the one door to formatting, whichever engine does the work."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from refkit.csl.library import StyleSource, find
from refkit.csl.result import FormattedEntry, Processed
from refkit.errors import UnknownNameError
from refkit.model import Reference

if TYPE_CHECKING:
    from pathlib import Path

    from refkit.csl.engine import Compiled
    from refkit.csl.positions import Cluster
    from refkit.csl.style import Element
    from refkit.model import Citation, Run

__all__ = ["FormattedEntry", "Processed", "process"]

OUTPUTS = ("text", "html", "markdown", "latex", "rtf", "docx")
ENGINES = ("refkit", "citeproc-py")


def process(
    references: Sequence[Reference],
    citations: Sequence[Citation] = (),
    *,
    style: str | StyleSource,
    locale: str | None = None,
    output: str = "text",
    engine: str | None = None,
    links: bool = False,
) -> Processed:
    """The bibliography and the citations in a style.

    Args:
        references: all of them are in the bibliography; their ids are unique.
        citations: clusters in the order of the text.
        style: a name, a path, or a style that was found before.
        locale: such as "de-DE"; the style's own when None, else en-US.
        output: one of `OUTPUTS`.
        engine: one of `ENGINES`; refkit's own when None.
        links: whether DOIs, addresses, and titles that have nothing else, lead there; refkit's own engine has them in
            every output but text.

    Raises:
        UnknownNameError: no style, locale, output or engine has that name.
        StyleError: the style is broken.
    """
    if output not in OUTPUTS:
        raise UnknownNameError("output", output, OUTPUTS)
    if engine is not None and engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)
    source = find(style) if isinstance(style, str) else style
    told = _of_locale(locale, source) if locale else ()
    if engine == "citeproc-py":
        if output == "docx":
            raise UnknownNameError("output of citeproc-py", output, OUTPUTS[:-1])
        from refkit.csl import citeproc_py

        done = citeproc_py.process(references, citations, source, locale, output)
    else:
        done = _own(references, citations, source, locale, output, links=links)
    return done._replace(warnings=(*told, *done.warnings)) if told else done


def _of_locale(locale: str, source: StyleSource) -> tuple[str, ...]:
    """What is to be said of a locale that was asked for."""
    from refkit.csl.locale import check
    from refkit.csl.style import parse

    told = check(locale, tuple(parse(source.xml, file=str(source.path)).all("locale")))
    return (told,) if told else ()


def _own(
    references: Sequence[Reference],
    citations: Sequence[Citation],
    source: StyleSource,
    locale: str | None,
    output: str,
    *,
    links: bool,
) -> Processed:
    """The passes of refkit's own engine: read the style, compile it, gather the document, write it."""
    from refkit.csl.document import Document
    from refkit.csl.output import writer

    key = source.path, source.xml, locale or source.default_locale
    # A compiled style serves one document at a time: it is taken out, and put back for the next one.
    style = _READY.pop(key, None) or _compiled(*key)
    document = Document(style, writer(style.locale, output, links=links and output != "text"))
    document.know(references)
    clusters, warnings = _clusters(citations, document.items)
    document.process(clusters, [reference.id for reference in references])
    made, cited = tuple(document.bibliography()), tuple(document.citations)
    warnings += _of_style(style, works=bool(references))  # once all is written: what is missing shows by then
    _put_back(key, style)
    done = Processed(source.name, style.locale.language, made, cited, tuple(warnings))
    if style.bibliography:
        done = _laid_out(done, style.bibliography.element)
    return _in_runs(done) if output == "docx" else done


def _laid_out(done: Processed, bibliography: Element) -> Processed:
    """With what cs:bibliography says of the whitespace (CSL 1.0.2, "Whitespace")."""
    return done._replace(
        hanging_indent=bibliography.get("hanging-indent") == "true",
        second_field_align=bibliography.get("second-field-align"),
        entry_spacing=_spacing(bibliography.get("entry-spacing")),
        line_spacing=_spacing(bibliography.get("line-spacing")),
    )


def _spacing(lines: str) -> int:
    return int(lines) if lines.isdecimal() else 1


def _of_style(style: Compiled, *, works: bool) -> list[str]:
    """What a style lacks of what it was asked for."""
    lacking = [*style.compiler.missing]
    if style.bibliography is None and works:
        lacking.append("the style has no bibliography, it writes citations only")
    return lacking


_READY: dict[tuple[Path, bytes, str], Compiled] = {}
_MOST_READY = 8  # styles that are kept compiled


def _put_back(key: tuple[Path, bytes, str], style: Compiled) -> None:
    _READY[key] = style
    for oldest in [*_READY][:-_MOST_READY]:  # of a copy: other threads put theirs back meanwhile
        _READY.pop(oldest, None)


def _compiled(path: Path, xml: bytes, locale: str) -> Compiled:
    from refkit.csl.engine import compiled
    from refkit.csl.style import read

    return compiled(read(xml, file=str(path)), locale or None)


def _in_runs(done: Processed) -> Processed:
    from refkit.csl.output.docx import runs

    entries = [(entry.id, runs(entry.text)) for entry in done.bibliography]
    citations = tuple(map(runs, done.citations))
    return done._replace(
        bibliography=tuple(FormattedEntry(id_, _plain(made), made) for id_, made in entries),
        citations=tuple(map(_plain, citations)),
        citation_runs=citations,
    )


def _plain(made: Sequence[Run]) -> str:
    return "".join(run.text for run in made)


def _clusters(citations: Sequence[Citation], known: Container[str]) -> tuple[list[Cluster], list[str]]:
    """The citations with the cites that can be rendered, and what to say of the others."""
    from refkit.csl.context import Pointer
    from refkit.csl.positions import Cluster

    clusters, warnings = [], []
    for citation in citations:
        warnings += [
            f"{cite.id}: cited, but not among the references" for cite in citation.cites if cite.id not in known
        ]
        cites = [
            Pointer(
                cite.id,
                cite.locator,
                cite.label,
                cite.prefix,
                cite.suffix,
                cite.suppress_author,
                cite.author_only,
            )
            for cite in citation.cites
            if cite.id in known
        ]
        clusters.append(Cluster(cites, citation.note_index))
    return clusters, warnings
