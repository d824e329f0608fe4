"""Windows' numbers for languages (LCID), as Word's sources have them, and BCP 47's tags for them.

Source: [MS-LCID], Windows Language Code Identifier Reference; Python's own table holds those of a language and country.
"""

import locale
import re
from functools import cache

_TAG = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
_LANGUAGE = 0x3FF  # the bits that say the language alone
_FIRST_COUNTRY = 0x400


def tag(number: str) -> str:
    """The tag of a number in figures, "" for one that stands for no language (0 is "whatever the program's is").

    >>> tag("1033"), tag("3082"), tag("9"), tag("0"), tag("English")
    ('en-US', 'es-ES', 'en', '', '')
    """
    return _tags().get(int(number), "") if number.isdecimal() and number.isascii() and len(number) < 6 else ""


def number(tag: str) -> str:
    """The number of a tag in figures, "" where Windows has none.

    >>> number("en-US"), number("es-ES"), number("de"), number("tlh")
    ('1033', '3082', '7', '')
    """
    return next((str(code) for code, known in reversed(_tags().items()) if known == tag), "")


@cache
def _tags() -> dict[int, str]:
    """In ascending order: of two sorting orders of one language the modern one comes last."""
    whole = {
        code: said.replace("_", "-") for code, said in sorted(locale.windows_locale.items()) if _TAG.fullmatch(said)
    }
    alone = {
        code & _LANGUAGE: said.partition("-")[0] for code, said in whole.items() if code & ~_LANGUAGE == _FIRST_COUNTRY
    }
    return alone | whole
