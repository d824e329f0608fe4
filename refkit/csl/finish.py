"""The last step: marked text in the output that was asked for."""

from collections.abc import Callable

from refkit.csl.engine import Compiled


def finish(style: Compiled, output: str, *, links: bool = False) -> Callable[[str], str]:
    """What writes marked text as `output`, in the quotation marks of the style's language."""
    from refkit.csl.output import writer

    return writer(style.locale, output, links=links)
