"""Slips of the pen in one entry that no style has: where each stands, what is said of it, and what mends it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from refkit.check.needs import SURE
from refkit.check.undoing import is_cut_short
from refkit.fields.identifiers import without_addresses
from refkit.model import Entry, Span

_BLANK_MISSING = "a blank is missing behind this sign"
# "Mojolicious::Commands" is a name in code.
_TWICE = r"(?<![.,;:!?])(?!(?<=\w)::\w)([,;:])\s?\1(?![,;:])|(?<=[^\W\d_]{4})\.\.(?!\.)"
_BEFORE = (
    r"(?<=[\w).\]”\"’])[ \t]+(?=[,;](?:\s|$))"  # before a comma
    r"|(?<=[\w)\]])[ \t]+(?=\.(?:\s+\w|$))"  # before a full stop
)
_INSIDE = r"(?<=[(\[])[ \t]+(?=\w)|(?<=\w)[ \t]+(?=[)\]])"
_BEHIND = (
    r"(?<=[^\W\d_]{2})[”\"’)]?[,;](?=(?!\w{2,40}-)[^\W\d_]{2}|(?:19|20)\d\d\b|[“(]|\"(?=\w))"
    r"|(?<=[!?.])[”\"’],(?=\w{2})"  # behind a title in quotation marks
    r"|(?<=\d\))\.(?=[^\W\d_a-z][^\W\d_A-Z])"  # behind "(2007)."
)
_FAULTS = (
    ("a sign stands twice here", re.compile(_TWICE), ""),
    ("a blank stands before this sign", re.compile(_BEFORE), ""),
    ("a blank stands inside the brackets", re.compile(_INSIDE), ""),
    (_BLANK_MISSING, re.compile(_BEHIND), " "),
)
_ADDRESS = re.compile(r"(?<=[^\W\d_]{3})(?<!doi)(?<!DOI)[.:;,](?=https?://)")  # IDN302 tells "doi:https://"
_GLUED = re.compile(
    r"(?<=[\w'’”\")?!])\.(?=(?:Retrieved|Accessed|Available|Abgerufen|Verfügbar|Zugriff|Récupéré|Consulté|Disponible"
    r"|Recuperado|Disponível|Acesso|Geraadpleegd) |(?:doi|DOI): ?10\.)"
)
_READ_ON = re.compile(
    r"(?<=[>”\"»/.a-zà-ÿ])\((?=(?i:(?:last )?accessed|retrieved|eingesehen|abgerufen|zuletzt|zugriff|consulté"
    r"|consultado|acess?o|acessado|geraadpleegd)[ :])"
)
_PARTS = frozenset(("author", "editor", "title", "container-title", "publisher", "publisher-place", "genre"))
_SURELY = 0.8  # of two elements, where the blank between them is missed
_QUOTE = re.compile(r"[\"“”„«»]")
_INITIALS = re.compile(r"(?<=[,;\s][^\W\d_a-z]),(?=[^\W\d_a-z]\.)")
_COUNTED = re.compile(r"(?<=\d[-–—]\d{2})[ \t]?[pP]\.|(?<=\d[-–—]\d{3})[ \t]?[pP]\.")
_INVERTED = r"[^\W\d_][\w’'-]+, (?:[^\W\d_a-z]\.[ -]?){1,3}"
_UNPARTED = re.compile(rf"{_INVERTED}(?<= )(?<=(.) ){_INVERTED}")  # the sign before the blank between two names
_LONG_WORD = re.compile(r"[^\W\d_]{6,}$")  # which nobody cuts short
_AFTER_TITLE = re.compile(r"(?<=[^\W\d_]{3})\.,")
_OPEN = {")": "(", "]": "["}
_JOINTS = (".", ",", ":", ";")
_WORD_END = re.compile(r"[A-Za-zÀ-ɏ][a-zà-ɏ]{2}$")
_WORD_START = re.compile(r"[A-ZÀ-Þ][a-zà-ɏ]")
_INCH = re.compile(r"(?<=\d)[\"”]")
_PARTING = re.compile(r"(?<=\s)[«»](?=\s)")  # a page from its site
_DITTO = re.compile(r"[\W\d]{0,5}[\"”„](?:\W|$)")  # for the names above


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault inside a text: what is said of it, where, and what mends it (None: only its author can)."""

    message: str
    span: Span
    mended: str | None
    safe: bool = True


def slips(entry: Entry) -> Iterator[Slip]:
    """Each slip of an entry, in no particular order; those that only a whole list shows are not among them."""
    words = without_addresses(entry.text)
    for message, pattern, behind in _FAULTS:
        for match in pattern.finditer(words):
            if match[0] != match[0].strip() and match[0] != entry.text[match.start() : match.end()]:
                continue  # an address stands there, whose end the blank behind it shows
            # A sign that stands twice stays once; a blank that is too many goes.
            mended = match[0] + behind if behind else match[0][:1].strip()
            yield Slip(message, Span(*match.span()), mended)
    for match in _ADDRESS.finditer(entry.text):
        yield Slip("a blank is missing before the address", Span(*match.span()), match[0] + " ")
    yield from _unspaced(entry)
    for match in _INITIALS.finditer(words):
        yield Slip("a comma stands between initials", Span(*match.span()), ".", safe=False)
    title = entry.parsed.field("title")
    behind_title = _AFTER_TITLE.match(words, title.span.end) if title else None
    if title and behind_title and (title.confidence >= SURE or _LONG_WORD.search(title.span.of(words))):
        yield Slip("a full stop and a comma stand behind the title", Span(*behind_title.span()), ".")
    for match in _COUNTED.finditer(words):
        yield Slip(
            '"p." behind a range counts pages, it names none; put it in front or leave it out',
            Span(*match.span()),
            None,
        )
    author = entry.parsed.field("author")
    if author and (unparted := _UNPARTED.fullmatch(words, author.span.start, author.span.end)):
        yield Slip("nothing but a blank parts two authors; put a sign or a word there", Span(*unparted.span(1)), None)
    yield from _halves(entry.text)


def _halves(text: str) -> Iterator[Slip]:
    """A bracket, and a quotation mark, whose other half is missing."""
    found = (("bracket", _unpaired(text)), ("quotation mark", _unquoted(text)))
    for what, at in found if not is_cut_short(text) else ():
        if at is not None:
            yield Slip(f"this {what} has no other half; add it, or take this one out", Span(at, at + 1), None)


def _unspaced(entry: Entry) -> Iterator[Slip]:
    """Signs that no blank parts from the element behind them, and brackets glued to the address before them."""
    for match in _GLUED.finditer(entry.text):
        yield Slip(_BLANK_MISSING, Span(*match.span()), match[0] + " ")
    for match in _READ_ON.finditer(entry.text):
        yield Slip("a blank is missing before this bracket", Span(*match.span()), " " + match[0])
    for one, other in pairwise(sorted(entry.parsed.fields, key=lambda field: field.span.start)):
        sure = min(one.confidence, other.confidence) >= _SURELY and {one.variable, other.variable} <= _PARTS
        place = Span(one.span.end, max(other.span.start, one.span.end))
        if sure and place.of(entry.text) in _JOINTS and _is_between_words(entry.text, place):
            yield Slip(_BLANK_MISSING, place, place.of(entry.text) + " ")


def _is_between_words(text: str, sign: Span) -> bool:
    """Whether words of Latin letters stand on either side, the second with a capital: no "Node.js", no Chinese."""
    return bool(_WORD_END.search(text[max(0, sign.start - 3) : sign.start]) and _WORD_START.match(text, sign.end))


def _unquoted(text: str) -> int | None:
    """The only double quotation mark of a text that has no other half; None where all have, or several have not.

    Which way a straight mark looks is told by the blank beside it. Inches are no quotation.
    """
    opened: list[int] = []
    stray: list[int] = []
    marks = [] if "``" in text or "''" in text or '""' in text else list(_QUOTE.finditer(text))
    if len(marks) == 1 and not _DITTO.match(text) and not _INCH.search(text) and not _PARTING.search(text):
        return marks[0].start()
    for match in marks:
        at, before, behind = match.start(), text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isdigit() and match[0] in '"”':
            return None
        opens = (not before or before in " ([-–—\t\xa0'‘’") and not behind.isspace()
        closes = bool(before) and not before.isspace() and (not behind or not behind.isalnum())
        if opens is closes or _INCH.match(text, at):
            return None
        if opens:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            stray.append(at)
    odd = opened + stray
    return odd[0] if len(odd) == 1 else None


def _unpaired(text: str) -> int | None:
    """The only bracket of a text that is not closed, or not opened; None where all are paired, or several are not."""
    opened: list[int] = []
    stray: list[int] = []
    for at, char in enumerate(text):
        if char in "([":
            opened.append(at)
        elif char in _OPEN and opened and text[opened[-1]] == _OPEN[char]:
            opened.pop()
        elif char in _OPEN and text[max(0, at - 2) : at].strip(" 0123456789abc"):
            stray.append(at)
    odd = opened + stray
    return odd[0] if len(odd) == 1 else None
