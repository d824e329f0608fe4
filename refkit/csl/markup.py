"""Markup and quotation marks inside the data, read into marks: <i>, <b>, <sc>, <sup>, <sub>, spans, "..." and '...'.

CSL-JSON's rich text is HTML-like; what counts as a quotation mark and what as an apostrophe follows citeproc-js. A tag
or quotation mark without its partner stays the text it is, an apostrophe becomes ’.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from refkit.csl.marks import (
    CLOSE,
    FLIP_BOLD,
    FLIP_CAPS,
    FLIP_ITALIC,
    INNER_QUOTES,
    MARKED,
    NOCASE,
    PLAIN,
    QUOTES,
    SUB,
    SUP,
    without,
)

Quotes = tuple[str, str, str, str]
"""Opening and closing quotation mark, then those within quotations."""

ENGLISH: Final[Quotes] = ("“", "”", "‘", "’")
_SPAN = r'<span\s+(?:class="no(?:case|decor)"|style="font-variant:\s*small-caps;?")[^>]*>'
_LETTER = r"[^\W_]"
_SPACED: Final = re.compile(" (?=[:;?!»])|(?<=«) ")
_TAGS: Final = {
    "<i>": (FLIP_ITALIC, "</i>"),
    "<b>": (FLIP_BOLD, "</b>"),
    "<sc>": (FLIP_CAPS, "</sc>"),
    "<sup>": (SUP, "</sup>"),
    "<sub>": (SUB, "</sub>"),
}
# Before one of these, a straight ' closes a quotation; before anything else that is not a space it is an apostrophe.
_AFTER_CLOSING: Final = frozenset(",.?:; ")


class _Open(NamedTuple):
    """Something that has been opened: where it stands in the output, its mark, and what closes it."""

    at: int
    mark: str
    closer: str
    literal: str


def read(text: str, quotes: Quotes = ENGLISH) -> str:
    """A text of the data with marks for its markup; most texts have none and come back as they are.

    Args:
        text: such as `The <i>Beagle</i>'s voyage`.
        quotes: the quotation marks of the style's language, which are read like straight ones.

    >>> read("Darwin's voyage")
    'Darwin’s voyage'
    """
    return reader(quotes)(text)


@lru_cache(maxsize=16)
def reader(quotes: Quotes = ENGLISH) -> Callable[[str], str]:
    """What `read` does, for one language."""
    straight = tuple(quote for quote in quotes[:2] if quote in ('"', "'"))
    own = () if straight else tuple(dict.fromkeys(filter(None, quotes)))
    signs = tuple(dict.fromkeys(("’", " »", "« ", *(quote.strip()[:1] for quote in own))))
    either = "|".join(re.escape(quote) for quote in own)
    pattern = rf"{_SPAN}|</?(?:i|b|sc|sup|sub)>|</span>|[\s(][\"']|[\"']|(?<={_LETTER})’(?={_LETTER})"
    tokens = re.compile(f"({pattern}|{either})" if either else f"({pattern})")
    openers = {quotes[0]: (QUOTES, quotes[1]), quotes[2]: (INNER_QUOTES, quotes[3])} if own else {}

    def read(text: str) -> str:
        if _is_plain(text) and (text.isascii() or not (any(sign in text for sign in signs) or MARKED.search(text))):
            return text
        spaced = _SPACED.sub("\u202f", without(text))
        return _Reader(tokens.split(" " + spaced), openers).read()

    return read


def _is_plain(text: str) -> bool:
    """Whether there is nothing to read; looking for each sign is several times as fast as a pattern of them all."""
    return (
        "<" not in text
        and '"' not in text
        and "'" not in text
        and " :" not in text
        and " ;" not in text
        and " ?" not in text
        and " !" not in text
    )


def _opening(tag: str) -> tuple[str, str] | None:
    """The mark of an opening tag, and the tag that closes it."""
    if not tag.startswith("<span"):
        return _TAGS.get(tag)
    return (NOCASE if "nocase" in tag else PLAIN if "nodecor" in tag else FLIP_CAPS), "</span>"


class _Reader:
    """One text, cut into strings and tokens in turn, being put together again."""

    def __init__(self, parts: list[str], openers: dict[str, tuple[str, str]]) -> None:
        self._parts = parts
        self._openers = openers
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._straight: list[_Open] = []

    def read(self) -> str:
        """The marked text."""
        if len(self._parts) == 1:
            return self._parts[0][1:]
        opened = False
        for at, part in enumerate(self._parts):
            if at % 2 == 0:
                self._out.append(part)
                opened = opened and not part
            else:
                opened = self._token(part, self._parts[at + 1], forced=opened and part in ('"', "'"))
        for left in self._open:
            self._out[left.at] = left.literal
        self._choose_outer()
        return "".join(self._out)[1:]

    def _choose_outer(self) -> None:
        """Whichever straight quotation mark comes first is the outer one."""
        pairs = sorted((pair for pair in self._straight if pair not in self._open), key=lambda pair: pair.at)
        if pairs and pairs[0].mark == INNER_QUOTES:
            for pair in pairs:
                turned = QUOTES if pair.mark == INNER_QUOTES else INNER_QUOTES
                self._out[pair.at] = self._out[pair.at].replace(pair.mark, turned)

    def _token(self, token: str, after: str, *, forced: bool) -> bool:
        """Put one token out; whether it opened something."""
        opening = _opening(token) or self._openers.get(token)
        if opening:
            return self._push("", *opening, token)
        if forced or (len(token) == 2 and token[1] in "\"'"):
            return self._open_straight(token, after, forced=forced)
        if token.endswith("'") and self._is_apostrophe(after):
            return self._say("’")
        return self._close(token)

    def _is_apostrophe(self, after: str) -> bool:
        if after and after[0] not in _AFTER_CLOSING:
            return True
        return not self._open or self._open[-1].closer != "'"

    def _open_straight(self, token: str, after: str, *, forced: bool) -> bool:
        quote, before = token[-1], "" if forced else token[0]
        if quote == "'" and after.startswith(" "):
            return self._say(f"{before}’")
        literal = before + ("’" if quote == "'" else quote)
        self._push(before, QUOTES if quote == '"' else INNER_QUOTES, quote, literal)
        self._straight.append(self._open[-1])
        return True

    def _push(self, before: str, mark: str, closer: str, literal: str) -> bool:
        self._open.append(_Open(len(self._out), mark, closer, literal))
        self._out.append(before + mark)
        return True

    def _say(self, text: str) -> bool:
        self._out.append(text)
        return False

    def _close(self, token: str) -> bool:
        """Close what the token closes; what was opened inside and not closed is text after all."""
        if not any(opened.closer == token for opened in self._open):
            return self._say(token)
        while self._open[-1].closer != token:
            failed = self._open.pop()
            self._out[failed.at] = failed.literal
            self._straight = [pair for pair in self._straight if pair is not failed]
        self._open.pop()
        return self._say(CLOSE)
