"""A style against the RELAX NG schema of CSL 1.0.2, as citeproc-py's package has it."""

from pathlib import Path

from refkit.csl.library import package_folder, parse_xml
from refkit.errors import StyleError
from refkit.model import Problem


def validate(path: str) -> tuple[Problem, ...]:
    """What the schema has against a style, with lines; nothing for a valid one.

    Raises:
        StyleError: the file cannot be opened, or is no XML at all.
    """
    from lxml import etree

    try:
        root = parse_xml(Path(path).read_bytes(), file=path)
    except OSError as error:
        raise StyleError(f"cannot be opened: {error.strerror or error}", file=path) from None
    rng = package_folder("citeproc") / "data" / "schema" / "schemas" / "styles" / "csl.rng"
    schema = etree.RelaxNG(etree.parse(str(rng)))
    if schema.validate(root):
        return ()
    return tuple(Problem(str(error.message), error.line, None) for error in schema.error_log)
