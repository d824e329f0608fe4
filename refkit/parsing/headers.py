"""Running headers: the lines that a text copied from pages repeats at the head or foot of each."""

import re
from collections import Counter
from collections.abc import Iterable

from refkit.parsing import heads

_WIDEST = 100
_DIGITS = re.compile(r"\d+")
_COLUMNS = re.compile(r"\S {3,}\S")
_PAGED = re.compile(
    r"[^\W\d_].*\W(?:pp?|pg|page|seite|s|p[aá]g|p[aá]gina|blz)\.? ?0(?: ?(?:of|von|de|di|van|/) ?0)?$", re.IGNORECASE
)
_NUMBERED = re.compile(r"^[^\W\d_].*\d")
_HEAD = 2.5  # what looks more like the head of an entry is no header
_BUTTONS = re.compile(
    r"\W*(?:(?:google (?:scholar|preview|books)|cross ?ref|pubmed|pmc|ncbi|medline|scopus|worldcat|web of science"
    r"|isi|cas|ads|inspire|mathscinet|zbmath|semantic scholar|view(?: in)?(?: article)?|article"
    r"|(?:free )?full[- ]?text|abstract|pdf|html|doi|link|open url|export citation|bibtex|ris|endnote)"
    r"[\s|·•,;:/()\[\]-]*){1,9}",
    re.IGNORECASE,
)
_NO_HEADER = re.compile(r"0:0|0\(0|https?:|doi|[.,:;]$")


def shape(line: str) -> str:
    """A line with each number as 0, so that headers of several pages are alike; "" for a long line.

    >>> shape("Journal of Roofs 12, page 7")
    'Journal of Roofs 0, page 0'
    """
    return _DIGITS.sub("0", line) if len(line) < _WIDEST else ""


def repeated(lines: Iterable[str]) -> frozenset[str]:
    """The shapes that some lines have more than once and that may be those of a running header."""
    counts = Counter(each for line in lines if (each := shape(line.strip())))
    return frozenset(each for each, count in counts.items() if count > 1 and _may_run(each))


def set_apart(text: str) -> frozenset[str]:
    r"""The repeated shapes of a whole text that stand in capitals or in columns: headers wherever they stand.

    >>> set_apart("ROOF NEWS   Issue 4\nSnow melts.\nROOF NEWS   Issue 5\nSnow melts.")
    frozenset({'ROOF NEWS   Issue 0'})
    """
    lines = [line.strip() for line in text.splitlines() if len(line) < _WIDEST]
    counts = Counter(line for line in lines if _NUMBERED.search(line))
    same = {shape(line) for line, count in counts.items() if count > 1 and heads.score(line) < _HEAD}
    return frozenset(each for each in repeated(lines) if each in same or _told(each))


def _told(header: str) -> bool:
    """Whether a line shows that it is a header, wherever it stands."""
    return bool(_COLUMNS.search(header) or _PAGED.search(header)) or header.isupper()


def buttons(line: str) -> bool:
    """Whether a line is nothing but the buttons that publishers put behind each reference.

    >>> buttons("[Google Scholar] [CrossRef]"), buttons("PubMedWeb of Science"), buttons("Scholar, G. (2004). Links.")
    (True, True, False)
    """
    return len(line) < _WIDEST and bool(_BUTTONS.fullmatch(line))


def _may_run(header: str) -> bool:
    bare = header.strip("0 |–-—.")
    wordy = len(header) > 6 and " " in header and 0 < len(bare) < 80
    return wordy and bare[0].isupper() and not _NO_HEADER.search(header)
