"""A style against the RELAX NG schema of CSL 1.0.2, as citeproc-py's package has it, and what no schema sees."""

from pathlib import Path

from refkit.csl import soundness, style
from refkit.csl.library import package_folder, parse_xml
from refkit.errors import StyleError
from refkit.model import Problem


def validate(path: str) -> tuple[Problem, ...]:
    """What is wrong with a style, with lines: first what would keep it from being used, then what the schema says.

    Raises:
        StyleError: the file cannot be opened, is no XML at all, or declares a document type.
    """
    from lxml import etree

    try:
        xml = Path(path).read_bytes()
    except OSError as error:
        raise StyleError(f"cannot be opened: {error.strerror or error}", file=path) from None
    unusable = _unusable(xml, path)
    rng = package_folder("citeproc") / "data" / "schema" / "schemas" / "styles" / "csl.rng"
    schema = etree.RelaxNG(etree.parse(str(rng)))
    if schema.validate(parse_xml(xml, file=path)):
        return unusable
    return (*unusable, *(Problem(str(error.message), error.line, None) for error in schema.error_log))


def _unusable(xml: bytes, path: str) -> tuple[Problem, ...]:
    """What stops the engine: a macro that calls itself or is not there, an element that makes no sense."""
    root = style.parse(xml, file=path)
    if root.name == "style" and root.child("citation") is None:
        return ()  # it depends on another style
    try:
        soundness.check(style.read(xml, file=path))
    except StyleError as error:
        return (Problem(f"<{error.element}>: {error.message}" if error.element else error.message, error.line),)
    return ()
