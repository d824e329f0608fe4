"""Text case of marked text: what is lower, what is a capital (CSL 1.0.2, "Text-case"), as citeproc-js has it.

Text in nocase spans, small capitals, superscripts and subscripts keeps its case. After an apostrophe nothing changes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from refkit.csl.marks import CLOSE, FLIP_CAPS, NOCASE, PLAIN, SMALL_CAPS, SUB, SUP

# CSL 1.0.2, "Title Case Conversion": the stop words, with what citeproc-js adds to them.
STOP_WORDS: Final = frozenset(
    """a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos
    apud around as aside astride at athwart atop barring before behind below beneath beside besides between
    beyond but by c ca circa d de despite down during et except for forenenst from given in inside into lest
    like modulo near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the
    through throughout thruout till to toward towards under underneath until unto up upon v van versus via von
    vs with within without yet""".split()
)  # fmt: skip  # a table
_APART: Final = '\u00a0 \u2000-\u200b\u205f\u3000\ufdd0-\ufdef\\-–—/.,;?!:\\[\\]()‘’“”"'
_TOKEN: Final = re.compile(f"([{_APART}])")
_KEEPING: Final = frozenset((NOCASE, PLAIN, FLIP_CAPS, SMALL_CAPS, SUP, SUB))
DOTTED: Final = frozenset(("tr", "az"))
_CACHE: Final = 4096


class _Word(NamedTuple):
    """A word: its place among the tokens, whether its case is kept, what stands before it.

    `strong` says that a question or exclamation mark or a colon came since the last word, `bound` that an apostrophe
    comes right before it.
    """

    at: int
    text: str
    kept: bool
    strong: bool
    bound: bool


def apply(text: str, case: str, *, english: bool = True, language: str = "") -> str:
    """A marked text in a text case.

    Args:
        text: with marks, not markup.
        case: lowercase, uppercase, capitalize-first, capitalize-all, sentence or title; others change nothing.
        english: title case is for English alone; other languages keep theirs.
        language: of two letters; Turkish and Azerbaijani have an i with a dot and one without in both cases.

    >>> apply("a theory of the niche", "title", english=True)
    'A Theory of the Niche'
    """
    if case == "title" and not english:
        return text
    change = _CASES.get(case)
    if not change or not text:
        return text
    return _dotted(text, case, change) if language in DOTTED else change(text)


def _dotted(text: str, case: str, change: Callable[[str], str]) -> str:
    if case in ("lowercase", "sentence"):
        return change(text.replace("I", "ı").replace("İ", "i"))
    changed = change(text)
    pairs = zip(text, changed, strict=False)
    return "".join("İ" if (old, new) == ("i", "I") else new for old, new in pairs) + changed[len(text) :]


def _words(tokens: list[str]) -> Iterator[_Word]:
    """The words among the tokens, which come in turn: a text that may be empty, and what parts it from the next."""
    open_: list[bool] = []
    strong = False
    for at in range(0, len(tokens), 2):
        if tokens[at]:
            yield _Word(at, tokens[at], any(open_), strong, bool(at) and tokens[at - 1] == "’")
            strong = False
        sign = tokens[at + 1] if at + 1 < len(tokens) else ""
        if sign == CLOSE:
            open_[-1:] = []
        elif "\ufdd0" <= sign <= "\ufdef":
            open_.append(sign in _KEEPING)
        strong = strong or sign in ("?", "!", ":")


@lru_cache(maxsize=_CACHE)
def _title(text: str) -> str:
    tokens = _TOKEN.split(text)
    first, last, hyphenated = True, -1, _before_hyphen(tokens)
    for word in _words(tokens):
        free = not (word.kept or word.bound)
        last = word.at if free else -1
        leading = first or word.strong or word.at == hyphenated
        if free and word.text.islower() and (leading or _counts(word.text)):
            tokens[word.at] = _capital(word.text)
        first = False
    if last >= 0 and len(tokens[last]) > 1 and tokens[last].lower() in STOP_WORDS:
        tokens[last] = _capital(tokens[last])
    return "".join(tokens)


def _before_hyphen(tokens: list[str]) -> int:
    """Where the word stands that the text's first hyphen follows, if nothing but words and spaces come before it."""
    sign = next((at for at in range(1, len(tokens), 2) if not tokens[at].isspace()), 0)
    return sign - 1 if sign and tokens[sign] == "-" else -1


def _counts(lower: str) -> bool:
    return len(lower) > 1 and lower not in STOP_WORDS


@lru_cache(maxsize=_CACHE)
def _sentence(text: str) -> str:
    tokens = _TOKEN.split(text)
    first = True
    for word in _words(tokens):
        if not word.kept:
            begin = 1 if first or word.bound else 0
            whole = _capital(word.text) if first and not word.bound else word.text
            tokens[word.at] = whole if first else whole[:begin] + whole[begin:].lower()
        first = False
    return "".join(tokens)


def _capitalize_all(text: str) -> str:
    tokens = _TOKEN.split(text)
    for word in _words(tokens):
        if word.text.islower() and not (word.kept or word.bound):
            tokens[word.at] = _capital(word.text)
    return "".join(tokens)


def _capitalize_first(text: str) -> str:
    tokens = _TOKEN.split(text)
    word = next(_words(tokens), None)
    if word and word.text.islower() and not (word.kept or word.bound):
        tokens[word.at] = _capital(word.text)
    return "".join(tokens)


def _lowercase(text: str) -> str:
    return text.lower() if text.isascii() else _each(text, str.lower)


def _uppercase(text: str) -> str:
    return text.upper() if text.isascii() else _each(text, str.upper)


def _each(text: str, change: Callable[[str], str]) -> str:
    tokens = _TOKEN.split(text)
    for word in _words(tokens):
        if not word.kept:
            tokens[word.at] = change(word.text)
    return "".join(tokens)


def _capital(word: str) -> str:
    """A word with a capital letter, but for a Greek letter that stands alone: "α" is a name in science."""
    if len(word) == 1 and "\u0370" <= word <= "\u03ff":
        return word
    return word[0].upper() + word[1:]


_CASES: Final[Mapping[str, Callable[[str], str]]] = {
    "lowercase": _lowercase,
    "uppercase": _uppercase,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
