"""Citation styles (CSL 1.0.2): the library of them, and what they make of references and citations."""

from refkit.csl.library import StyleSource
from refkit.csl.processor import process
from refkit.csl.result import FormattedEntry, Processed

__all__ = ["FormattedEntry", "Processed", "StyleSource", "load_style", "process"]


def load_style(name: str, *, locale: str | None = None) -> StyleSource:
    """A style, found and read, ready for `process`; `locale` replaces its own language.

    Raises:
        UnknownNameError: there is no such style or no such locale.
        StyleError: the file is no style.
    """
    from refkit.csl.library import find

    source = find(name)
    if not locale:
        return source
    from refkit.csl.locale import check
    from refkit.csl.style import parse

    check(locale, tuple(parse(source.xml, file=str(source.path)).all("locale")))
    return source._replace(default_locale=locale)
