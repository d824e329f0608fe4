"""Short forms that a text introduces in brackets behind the words they stand for."""

import re

_BEFORE = 120  # code points before the bracket in which the words may stand
_CAPITALS = re.compile(r"(?<![^\W_])[^\W\d_a-z]")


def is_short_form(text: str, start: int, end: int) -> bool:
    """Whether what stands in brackets is made of the first letters of the words before: no citation, then.

    >>> text = "the World Health Organization (WHO) and others (WHO)"
    >>> is_short_form(text, 30, 35), is_short_form(text, 47, 52)
    (True, False)
    """
    short = text[start:end].strip("()[] ")
    before = text[max(0, start - _BEFORE) : start].rstrip()
    if not 2 <= len(short) <= 8 or not short.isupper() or not short.isalpha():
        return False
    letters = "".join(_CAPITALS.findall(re.split(r"[.;:()\[\]]\s", before)[-1]))
    return letters.endswith(short)
