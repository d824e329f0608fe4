"""Citation styles (CSL 1.0.2): the library of them, and what they make of references and citations."""

from refkit.csl.library import StyleSource
from refkit.csl.processor import process
from refkit.csl.result import FormattedEntry, Processed

__all__ = ["FormattedEntry", "Processed", "StyleSource", "load_style", "process"]


def load_style(name: str, *, locale: str | None = None) -> StyleSource:
    """A style, found and read, ready for `process`; `locale` replaces its own language.

    Raises:
        UnknownNameError: there is no such style.
        StyleError: the file is no style.
    """
    from refkit.csl.library import find

    source = find(name)
    return source._replace(default_locale=locale) if locale else source
