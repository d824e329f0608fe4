"""References and citations in a style: the one door to formatting, whichever engine does the work."""

from collections.abc import Sequence

from refkit.csl.library import StyleSource, find
from refkit.csl.result import FormattedEntry, Processed
from refkit.errors import UnknownNameError
from refkit.model import Citation, Reference

__all__ = ["FormattedEntry", "Processed", "process"]

OUTPUTS = ("text", "html", "markdown", "latex", "rtf")
ENGINES = ("citeproc-py",)


def process(
    references: Sequence[Reference],
    citations: Sequence[Citation] = (),
    *,
    style: str | StyleSource,
    locale: str | None = None,
    output: str = "text",
    engine: str | None = None,
) -> Processed:
    """The bibliography and the citations in a style.

    Args:
        references: all of them are in the bibliography; their ids are unique.
        citations: clusters in the order of the text.
        style: a name, a path, or a style that was found before.
        locale: such as "de-DE"; the style's own when None, else en-US.
        output: one of `OUTPUTS`.
        engine: one of `ENGINES`; the best there is when None.

    Raises:
        UnknownNameError: no style, output or engine has that name.
        StyleError: the style is broken.
    """
    if output not in OUTPUTS:
        raise UnknownNameError("output", output, OUTPUTS)
    if engine is not None and engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)
    source = find(style) if isinstance(style, str) else style
    from refkit.csl import citeproc_py

    return citeproc_py.process(references, citations, source, locale, output)
