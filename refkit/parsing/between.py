"""What stands between the entries of a list and belongs to none: page numbers, running headers, sub-headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from refkit.parsing import headers, heads
from refkit.parsing.listed import ADDRESS_FIRST, Line, goes_on

_MARKED_UP = re.compile(r"#{1,6} +[^\W\d_][^.\d]{2,80}$")  # as Markdown writes a heading
_UNDER_HEADING = 3.0  # how much like a head the line under a sub-heading is
_PAGE = re.compile(r"\s*(?:page |seite |[-–—] ?)?\d{1,4}(?: ?[-–—]|(?: of | ?/ ?)\d{1,4})?\s*$", re.IGNORECASE)
_VOLUME_FIRST = re.compile(r"\d{1,4} ?(?:[,:;]|\(\d)")  # and before it the journal, which several entries may have
_KIND = (
    r"(?:primary|secondary|printed|unprinted|archival|manuscript|published|unpublished|online|web|internet|electronic"
    r"|other|further|additional|recommended|cited|selected|general|academic|scholarly|journal|newspaper|magazine)"
)
_MATTER = (
    r"(?:sources?|references?|works?(?: cited)?|literature|reading|books?|articles?|journals?|chapters?|web ?sites?"
    r"|links|newspapers?|archives?|manuscripts?|interviews?|reports?|theses|films?|videos?|legislation|cases|statutes"
    r"|documents?|bibliography|materials?)"
)
_SUBHEADING = re.compile(
    rf"(?:{_KIND} ?){{0,3}}{_MATTER}(?: (?:and|&) {_MATTER})?|{_KIND}(?: {_KIND})?"
    r"|(?:(?:un)?gedruckte |weitere )?(?:(?:primär|sekundär|internet)?(?:quellen|literatur)|literaturverzeichnis)"
    r"|sources(?: primaires| secondaires)?|ouvrages|sitographie|webographie|fuentes(?: primarias| secundarias)?"
    r"|libros|artículos|fontes(?: primárias| secundárias)?|livros|artigos|sites|fonti|libri|articoli|[A-Z]",
    re.IGNORECASE,
)


def without(lines: list[Line], known: frozenset[str]) -> list[Line]:
    """The lines without bare page numbers, running headers (such as are known from elsewhere) and sub-headings."""
    running = known | headers.repeated(line.text for line in lines)
    close = sum(not line.blanks for line in lines) * 2 > len(lines)
    kept, under = list[Line](), False
    for index, line in enumerate(lines):
        heading = _is_subheading(lines, index) or (close and _stands_alone(lines, index))
        if len(lines) < 2 or not (heading or _is_page(lines, index) or _is_running(lines, index, running)):
            blanks = 0 if close else line.blanks  # those of a heading part no entries
            kept.append(replace(line, head=max(line.head, _UNDER_HEADING), blanks=blanks) if under else line)
            under = False
        under = heading or under
    return kept or lines


def _is_page(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.label or not index or not _PAGE.match(line.text) or goes_on(lines[index - 1].text):
        return False
    if index == len(lines) - 1:  # the page that a list ends on
        return lines[index - 1].ending >= 1
    return lines[index + 1].head > -1.0


def _is_running(lines: Sequence[Line], index: int, running: frozenset[str]) -> bool:
    line = lines[index]
    if headers.buttons(line.text):
        return True
    if line.label or headers.shape(line.text) not in running:
        return False
    if index + 1 < len(lines) and _VOLUME_FIRST.match(lines[index + 1].text):
        return False
    return line.head < 3 or (line.text == headers.shape(line.text) and heads.score(line.text) < 1)


def _is_subheading(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.label and line.label.text.isdigit():
        return False
    words = line.text[line.label.end :] if line.label else line.text
    if _MARKED_UP.match(line.text):
        return True
    if not _SUBHEADING.fullmatch(words.strip().rstrip(":.")):
        return False
    return index == 0 or not goes_on(lines[index - 1].text)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands under a blank line as a heading does: a few words, no stop, no figures, then an entry.

    Without a blank line, it is a word or two that somebody did not write on the line before, and the entry is sure.
    """
    line = lines[index]
    if index == len(lines) - 1 or line.label:
        return False
    if index and not line.blanks:
        widest = max(len(each.text) for each in lines[max(0, index - 20) : index + 20])
        fits = len(lines[index - 1].text) + len(line.text) < 0.8 * widest
        words = line.text.count(" ") + 1
        if not fits or len(line.text) > 30 or words > 2 or lines[index + 1].head < (1.8 if words == 1 else 3):
            return False
    few = len(line.text) < 50 and line.text[0].isupper() and not re.search(r"[\d.,;]", line.text)
    ended = index == 0 or lines[index - 1].ending >= 0.5
    following = lines[index + 1]
    begins = following.head >= 1.8 or bool(following.label) or bool(ADDRESS_FIRST.match(following.text))
    return few and ended and begins and heads.score(line.text) < 1
