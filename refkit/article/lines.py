"""The lines of a text that may be of a list or of the body, and the headings among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refkit.article import headings
from refkit.article.headings import Heading
from refkit.model import Span
from refkit.parsing import headers, labels

_LINE = re.compile(r"[^\r\n]+")
_READ = 1000  # of a line, its first code points tell enough
_TITLE = 90  # no heading is longer
_ENTRY_OF_CONTENTS = 60  # no line of a table of contents is longer
_RULE = re.compile(r"\s*([=~^-])\1{2,}\s*$")  # a line of one sign, as it underlines a heading
_SIGNS = "=-~^"  # that underline headings, the highest first
_SECTIONS = ("chapter", "section", "subsection", "subsubsection")
_MARKED_UP = re.compile(
    r"(?P<hashes>#{1,6})(?=[ \t])|(?P<equals>={2,6})(?=[^=].*[^=]={2,6}\s*$)|<h(?P<html>[1-6])\b[^>]{0,80}>"
    r"|\\(?P<section>chapter|section|subsection|subsubsection)\*?\{"
)
DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|n\.d\.")
_CLOSED = re.compile(r"(?:[.\d)\]>/”\"»]|(?:https?:|www\.)\S{3,300})\s*$")


@dataclass(slots=True)
class Line:
    """A line with words on it, the blank lines before it, and what it weighs: more than 0 for a list, less for a body.

    `counted` says that it carries a number that the numbers beside it count up with, `pointed` that marks in the text
    mean such numbers, and that the lines that carry them look like notes or entries; `marked` that marks mean most of
    those numbers, whatever the lines look like; `cited` that it begins with a name that the text cites with a year that
    the line has; `noted` that it is of the notes under a section that marks mean; `level` is that of a heading, 1 the
    highest, 0 of any other line; `closes` says that no list goes on over it.
    """

    span: Span
    text: str
    blanks: int
    heading: Heading | None
    weight: float = 0.0
    counted: bool = False
    pointed: bool = False
    marked: bool = False
    cited: bool = False
    noted: bool = False
    level: int = 0
    closes: bool = False


def read(text: str, running: frozenset[str]) -> list[Line]:
    """The lines of a text; running headers (by their shapes), buttons and rules under a heading are none."""
    found: list[Line] = []
    last = blanks = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()[:_READ]
        heading = headings.read(words)
        if not words or _underlines(match[0], text[last : match.start()], found):
            continue
        header = not heading and (headers.shape(words) in running or headers.buttons(words))
        blanks = max(blanks, max(text.count("\n", last, match.start()), 1) - 1)
        last = match.end()
        if not header:
            found.append(Line(Span(*match.span()), words, blanks, heading, level=_level(words)))
            blanks = 0
    _forget_contents(found)
    return list(_parted(found))


def _level(words: str) -> int:
    """Which heading a line is by its markup, 1 the highest; 0 for any other line."""
    marked = _MARKED_UP.match(words) if words[0] in "#=<\\" else None
    if marked is None:
        return 0
    if marked["html"]:
        return int(marked["html"])
    if marked["section"]:
        return _SECTIONS.index(marked["section"]) + 1
    return len(marked["hashes"] or marked["equals"])


def _underlines(rule: str, gap: str, found: Sequence[Line]) -> bool:
    """Whether a line of one sign underlines a heading, whose level it then tells: a few words right above it."""
    match = _RULE.match(rule) if found else None
    if match is None:
        return False
    last = found[-1]
    if gap.count("\n") == 1 and _may_be_underlined(last, alone=len(found) == 1):
        last.level = _SIGNS.index(match[1]) + 1
    return last.heading is not None or last.level > 0


def _may_be_underlined(line: Line, *, alone: bool) -> bool:
    titled = len(line.text) < _TITLE and not line.text.endswith((".", ",", ";")) and labels.read(line.text) is None
    return line.heading is not None or (titled and (alone or line.blanks > 0))


def _parted(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, where the first entry of some stands behind the heading ("Sources: Hale, ...") each on its own."""
    close = [*(not line.blanks for line in lines), False][1:]
    for line, followed in zip(lines, close, strict=True):
        at = headings.inline(line.text) if line.heading is None else 0
        if not at or not (followed or labels.read(line.text[at:])):
            yield line
            continue
        start = line.span.end - len(line.span)
        begin = start + at
        yield Line(Span(start, begin), line.text[:at].strip(), line.blanks, Heading.LIST)
        yield Line(Span(begin, line.span.end), line.text[at:], 0, None)


def _forget_contents(lines: Sequence[Line]) -> None:
    """Takes their headings from the lines of a table of contents or a menu: they come again, and few words precede."""
    later: set[str] = set()
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.heading is None:
            continue
        name, before = headings.name(line.text), lines[index - 1].text if index else ""
        listed = len(before) < _ENTRY_OF_CONTENTS and not re.search(r"[.,;:!?)\]>»”]$", before)
        if name in later and listed and before and not DATED.search(before):
            line.heading = None
        later.add(name)


def stands_alone(line: Line, before: str) -> bool:
    """Whether it looks like a heading or a menu: short, a capital first, no stop, no figures, after something whole."""
    short = len(line.text) < 60 and not re.search(r"\d|[.,;:)/]\s*$", line.text)
    return short and line.text[0].isupper() and bool(line.blanks) and closed(before)


def closed(text: str) -> bool:
    """Whether a line ends as an entry may."""
    return bool(_CLOSED.search(text))
