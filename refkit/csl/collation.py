"""The order of texts in a language: accents, case, spaces and punctuation make no difference, numbers count as numbers.

citeproc-js leaves sorting to the collation of the Unicode Consortium's locale data (CLDR) at its first level, without
punctuation; the same order is made here from `unicodedata` and the letters that languages put elsewhere.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

_SYMBOLS: Final = "`^¨°©®+±÷×<=>|¦~¤¢$£¥€"
# Letters that Unicode does not take apart but that are sorted with others.
_LETTERS: Final = {
    "ß": "ss", "æ": "ae", "ǽ": "ae", "ð": "d", "ø": "o", "ǿ": "o", "đ": "d", "ħ": "h", "ĳ": "ij", "ŀ": "l", "ł": "l",
    "œ": "oe", "ŧ": "t", "þ": "z{", "ı": "i{", "ŋ": "n{", "ŉ": "n", "й": "и\uffff",
}  # fmt: skip  # a table
# Cyrillic letters beyond the Russian alphabet, after the letter they follow (Unicode's default order).
_CYRILLIC: Final = {
    "а": "әӕ", "г": "ґғҕӷ", "д": "ђҙ", "е": "є", "ж": "җ", "з": "ѕӡ", "и\uffff": "іј", "к": "қӄҡҟҝ", "л": "ӆљ",
    "м": "ӎ", "н": "ӊңӈҥњ", "о": "ө", "п": "ҧҁ", "р": "ҏ", "с": "ҫ", "т": "ҭћ", "у": "үұ", "х": "ҳһ", "ц": "ҵ",
    "ч": "ҷӌҹҽҿџ", "ь": "ҍѣ",
}  # fmt: skip  # a table
_BEYOND_RUSSIAN: Final = {
    letter: f"{before}{chr(0x4E0 + at)}" for before, after in _CYRILLIC.items() for at, letter in enumerate(after)
}
# "{", "|", "}" come after every letter, so that "n{" lies between n and o, and "{" alone after z.
_NORDIC: Final = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "aa": "}", "ü": "y"}
_SWEDISH: Final = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"}
_CZECH: Final = {"č": "c{", "ch": "h{", "ř": "r{", "š": "s{", "ž": "z{"}
_CROATIAN: Final = {"č": "c{", "ć": "c|", "dž": "d{", "đ": "d|", "lj": "l{", "nj": "n{", "š": "s{", "ž": "z{"}
_TURKISH: Final = {"ç": "c{", "ğ": "g{", "ı": "h{", "ö": "o{", "ş": "s{", "ü": "u{"}
_SPANISH: Final = {"ñ": "n{"}
_ICELANDIC: Final = {
    "á": "a{", "ð": "d{", "é": "e{", "í": "i{", "ó": "o{", "ú": "u{", "ý": "y{", "þ": "{", "æ": "|", "ä": "|",
    "ö": "}", "ø": "}", "å": "}}",
}  # fmt: skip  # a table
_HUNGARIAN: Final = {
    "cs": "c{", "dz": "d{", "dzs": "d|", "gy": "g{", "ly": "l{", "ny": "n{", "ö": "o{", "ő": "o{", "sz": "s{",
    "ty": "t{", "ü": "u{", "ű": "u{", "zs": "z{",
}  # fmt: skip  # a table
_PLACES: Final[Mapping[str, Mapping[str, str]]] = {
    "da": _NORDIC,
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "sv": _SWEDISH,
    "fi": _SWEDISH,
    "is": _ICELANDIC,
    "es": _SPANISH,
    "gl": _SPANISH,
    "eu": _SPANISH,
    "pl": {"ą": "a{", "ć": "c{", "ę": "e{", "ł": "l{", "ń": "n{", "ó": "o{", "ś": "s{", "ź": "z{", "ż": "z|"},
    "cs": _CZECH,
    "sk": _CZECH | {"ä": "a{", "ô": "o{"},
    "hr": _CROATIAN,
    "bs": _CROATIAN,
    "sl": {"č": "c{", "ć": "c|", "đ": "d{", "š": "s{", "ž": "z{"},
    "hu": _HUNGARIAN,
    "tr": _TURKISH,
    "az": _TURKISH | {"ə": "e{", "x": "h{"},
    "ro": {"ă": "a{", "â": "a|", "î": "i{", "ș": "s{", "ş": "s{", "ț": "t{", "ţ": "t{"},
    "et": {"š": "s{", "z": "s|", "ž": "s}", "õ": "w{", "ä": "w|", "ö": "w}", "ü": "w}}"},
    "lv": {"č": "c{", "ģ": "g{", "ķ": "k{", "ļ": "l{", "ņ": "n{", "š": "s{", "ž": "z{"},
    "lt": {"č": "c{", "š": "s{", "y": "i", "ž": "z{"},
}
# Scripts that come before Latin letters in languages written in them.
_CYRILLIC_FIRST: Final = re.compile("[\u0400-\u04ff]")
_FIRST: Final[Mapping[str, re.Pattern[str]]] = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"), _CYRILLIC_FIRST),
    "el": re.compile("[\u0370-\u03ff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    **dict.fromkeys(("ar", "fa"), re.compile("[\u0620-\u06ff]")),
    "hy": re.compile("[\u0531-\u0586]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
}
_NUMBER: Final = re.compile("[0-9]+")


class _Plain(dict[int, str]):
    """What each character counts as, found out once: nothing, a letter without its accent, a symbol."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _counts_as(chr(code))
        return found


def _counts_as(character: str) -> str:
    if character in _SYMBOLS:
        return chr(1 + _SYMBOLS.index(character))
    if character in _LETTERS or character in _BEYOND_RUSSIAN:
        return _LETTERS.get(character) or _BEYOND_RUSSIAN[character]
    if "ァ" <= character <= "ヶ":
        return _counts_as(chr(ord(character) - ord("ァ") + ord("ぁ")))
    kind = unicodedata.category(character)
    if kind[0] in "ZPCM":
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(character))
    apart = unicodedata.normalize("NFKD", character)
    return character if apart == character else "".join(map(_counts_as, apart))


_PLAIN: Final = _Plain()


@lru_cache(maxsize=16)
def key(language: str) -> Callable[[str], str]:
    """What makes the sort key of a text in a language: texts whose keys are equal are equal in order.

    >>> sorted(["Øre", "Zoe", "Ore-9", "ore 10"], key=key("en-US"))
    ['Øre', 'Ore-9', 'ore 10', 'Zoe']
    >>> sorted(["Zoe", "Яна", "2"], key=key("ru-RU"))
    ['2', 'Яна', 'Zoe']
    """
    places = _PLACES.get(language[:2].lower(), {})
    pattern = re.compile(f"({'|'.join(sorted(places, key=len, reverse=True))})") if places else None
    first = _FIRST.get(language[:2].lower())

    def sort_key(text: str) -> str:
        text = text.lower()
        if pattern and (not text.isascii() or pattern.search(text)):
            parts = pattern.split(unicodedata.normalize("NFC", text))
            made = "".join([places[part] if at % 2 else part.translate(_PLAIN) for at, part in enumerate(parts)])
        else:
            made = text.translate(_PLAIN)
        made = made if made.isalpha() else _NUMBER.sub(_number, made)
        return first.sub(_before_latin, made) if first else made

    return sort_key


def _before_latin(letter: re.Match[str]) -> str:
    """A letter after every number and before every Latin one, which are lower case here."""
    return "Z" + letter[0]


def _number(match: re.Match[str]) -> str:
    """A number that sorts by its size as a string: how many digits it has comes first."""
    digits = match[0].lstrip("0") or "0"
    return chr(ord("0") + min(len(digits), 40)) + digits
