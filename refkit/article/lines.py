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
_ENTRY_OF_CONTENTS = 60  # no line of a table of contents is longer
_RULE = re.compile(r"\s*[=~-]{3,}\s*")  # a line of one sign, as it underlines a heading
DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|n\.d\.")
_CLOSED = re.compile(r"(?:[.\d)\]>/”\"»]|(?:https?:|www\.)\S{3,300})\s*$")


@dataclass(slots=True)
class Line:
    """A line with words on it, the blank lines before it, and what it weighs: more than 0 for a list, less for a body.

    `counted` says that it carries a number that the numbers beside it count up with, `pointed` that marks in the text
    mean such numbers, and that the lines that carry them look like notes or entries; `cited` that it begins with a name
    which the text cites with a year that the line has; `noted` that it is of the notes under a section that marks mean.
    """

    span: Span
    text: str
    blanks: int
    heading: Heading | None
    weight: float = 0.0
    counted: bool = False
    pointed: bool = False
    cited: bool = False
    noted: bool = False


def read(text: str, running: frozenset[str]) -> list[Line]:
    """The lines of a text; running headers (by their shapes), buttons and rules under a heading are none."""
    found: list[Line] = []
    last = blanks = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()[:_READ]
        heading = headings.read(words)
        underlined = bool(found) and found[-1].heading is not None and _RULE.fullmatch(match[0])
        header = not heading and (headers.shape(words) in running or headers.buttons(words))
        if not words or underlined:
            continue
        blanks = max(blanks, max(text.count("\n", last, match.start()), 1) - 1)
        last = match.end()
        if not header:
            found.append(Line(Span(*match.span()), words, blanks, heading))
            blanks = 0
    _forget_contents(found)
    return list(_parted(found))


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
