"""Code in an article, which has brackets of its own."""

import re

_GLUED = re.compile(r"[A-Za-z0-9_.]$")


def is_call(text: str, start: int) -> bool:
    """Whether the bracket at a place is a function's: "plot(sitting)".

    >>> is_call("plot(sitting)", 4), is_call("muscles (sitting)", 8), is_call("研究(Izzo)", 2)
    (True, False, False)
    """
    return text[start : start + 1] == "(" and bool(_GLUED.search(text, max(0, start - 1), start))
