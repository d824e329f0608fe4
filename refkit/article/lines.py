"""The lines of a text, and what speaks for each being one of a list of references."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from refkit.article import headings
from refkit.article.headings import Heading
from refkit.article.vocabulary import LANGUAGES
from refkit.documents.embedded import metadata
from refkit.model import Span
from refkit.parsing import headers, heads, labels

_LINE = re.compile(r"[^\r\n]+")
_READ = 1000  # of a line, its first code points tell enough
_TELLING = 700  # what an entry may be long; signs further on are a paragraph's
_CITED_ELSEWHERE = 1.2  # what it is worth to begin with a name that is cited
_LIKE_ENTRIES = 0.8  # what numbered lines weigh on average, without their numbers, that look like entries
_MARKED = 2.5  # what speaks against a line with the mark of a note in it
_LIKE_NOTES = 0.3  # the same of such as look like notes
_SHORT = 250  # what a line is long at most that need not begin as entries do
_SAYS_WHO = 3.0  # what speaks against a paragraph that begins as one about an author does
_FARTHEST = 200  # lines between one number and the next
_ENTRY_OF_CONTENTS = 60  # no line of a table of contents is longer
_PARAGRAPH = 1500  # no entry is longer

_SIGNS: tuple[tuple[re.Pattern[str], float, int], ...] = (
    (re.compile(r"\d\s?\(\d{1,4}(?:[-–/]\d{1,3})?\)\s?[:,;]"), 1.2, 1),
    (re.compile(r"\d\s?[-–—]{1,2}\s?[A-Za-z]{0,2}\d"), 0.7, 1),
    (re.compile(r"\bdoi\b|https?://|www\.|10\.\d{4}/", re.IGNORECASE), 0.8, 1),
    (re.compile(r"\b(?:pp?\.|S\.|págs?\.|vol\.|no\.|n\.|Bd\.|Jg\.|t\.|v\.)\s?\d", re.IGNORECASE), 0.5, 2),
    (re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?!\d)"), 0.4, 2),
    (re.compile(r"(?<![\w.])[^\W\d_a-z]\.(?=[\s,;:&.)-]|[A-Z]\.)"), 0.35, 3),
    (re.compile(r"[^\W\d_a-z][\w'’-]+ [A-Z]{1,3}(?=[,.;]| \d| et al)"), 0.4, 3),
    (
        re.compile(
            r"\b(?:press|verlag|publish\w*|editora?|éditions?|editorial|journal|proceedings|retrieved from|accessed"
            r"|available (?:at|from)"
            r"|eds?\.|hrsg\.|hg\.|orgs?\.|in:|isbn|issn|thesis|dissertation|abgerufen|stand:|consulté|consultado"
            r"|disponível|disponible|acesso em"
            r"|universit\w+ \w+ press|et al\.?)",
            re.IGNORECASE,
        ),
        0.5,
        2,
    ),
    (re.compile(r"\[(?:1[89]|20)\d\d\] (?:\d{1,3} )?[A-Z][A-Za-z]*\.? "), 1.0, 1),  # "[1895] AC 1"
    (re.compile(r"[\"“„«][^\"“”„«»]{8,200}[.,]?[\"”“»]"), 0.3, 1),
    (re.compile(r"\([^():\d]{2,40}: [^\W\d_a-z][^():\d]{1,40},? (?:1[5-9]|20)\d\d\)"), 0.6, 1),  # "(Leeds: Rook, 2004)"
)
_WORD = re.compile(r"[^\W\d_]+")
_PROSE = frozenset[str]().union(*(language.prose for language in LANGUAGES.values()))
# What cites; a publisher and a year in parentheses, with a place or at the end of a line, do not.
_CITES = re.compile(
    r"\((?:[^():\d]{3,80}[ ,]\s?(?:1[89]|20)\d\d[a-z]?(?!\)$)|(?:1[89]|20)\d\d[a-z]?, ?p?p?\.? ?\d{1,4})[);,:]"
    r"|^[^()]{0,80}[ ,](?:1[89]|20)\d\d[a-z]?\)[.,;]? [a-z]{3}"  # begun on the line before
    r"|\w[.,]?\s?\[\d{1,3}[\],–-]"
    r"|(?<=.{40})[^\W\d_] \((?:1[89]|20)\d\d[a-z]?(?:[,:][^()]{0,20})?\) [a-z]{2}"
    r"|\[[^\[\]@\n]{0,120}-?@[^\W\d_]|\\[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}\*?[\[{]"
)
# When somebody wrote a comment: "August 9, 2011 at 9:14 pm".
_POSTED = re.compile(
    r"\d{4},? (?:(?:at|@|um|à|às|a las|alle|om|[-–]) ?)?\d{1,2}[:.h]\d\d(?: ?(?:[ap]\.?m\b\.?|Uhr|h))?(?: says:?)?\s*$",
    re.IGNORECASE,
)
_OF_CONTENTS = re.compile(r"(?:\.{4}|…|(?:\. ){3}\.)[.… ]*\d{1,4}\s*$")
_CHAPTER = re.compile(r"(\d{1,2})(?:\.\d{1,2})*[.)]?\s+([^\W\d_].{2,50})$")
_MARKED_UP = re.compile(r"(#{1,6}(?= )|={2,6}(?=[^=].*==$))")
# What says who wrote the page: "Hanna Hale is curator of slate".
_BIOGRAPHY = re.compile(
    r"(?:(?:[Tt]he|Dr|Prof|Mr|Mrs|Ms|Rev|Revd|Canon|Dott|Dra|Sir)\.? ){0,3}"
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w.'’-]*){0,4}"
    r" (?:is|was|has|holds|works|lives|studied|teaches|writes|ist|war|hat|arbeitet|lebt|lehrt|studierte|est|a été|vit"
    r"|enseigne|es|fue|vive|trabaja|é|foi|trabalha|è|insegna|lavora|werkt|schrijft|woont) [^\W\d_A-Z]"
)
_RULE = re.compile(r"\s*[=~-]{3,}\s*")  # a line of one sign, as it underlines a heading
_MARK = re.compile(r"\S\s?\[(\d{1,3})\]")
_ROUND_MARK = re.compile(r"\((?<=[\w.,;:]\s\()(\d{1,3})\)")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]|[.,;:!?”\"’)])(\d{1,3})(?![\w.,]\d|[\w%])")
_YEAR = re.compile(r"(?<=[ (])(?:1[5-9]|20)\d\d(?!\d)")
_CITED = re.compile(r"([^\W\d_a-z][\w'’-]{2,40})(?:['’]s)?(?:,? et al\.?)?,? \(?$")  # a name and a year as they cite
_BEGINNING = re.compile(r"(?:[^\W\d_a-z]\.|[^.,:;(\d]){3,60}")
_NAME = re.compile(r"[^\W\d_][\w'’-]{2,40}")
DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|n\.d\.")
_CLOSED = re.compile(r"(?:[.\d)\]>/”\"»]|(?:https?:|www\.)\S{3,300})\s*$")


@dataclass(slots=True)
class Line:
    """A line with words on it, the blank lines before it, and what it weighs: more than 0 for a list, less for a body.

    `counted` says that it carries a number that the numbers beside it count up with, `pointed` that marks in the text
    mean such numbers, and that the lines that carry them look like notes or entries.
    """

    span: Span
    text: str
    blanks: int
    heading: Heading | None
    weight: float = 0.0
    counted: bool = False
    pointed: bool = False


def read(text: str, running: frozenset[str]) -> list[Line]:
    """The lines of a text, weighed; running headers (by their shapes) and rules under a heading are none."""
    found = _lines(text, running)
    _weigh(found, text)
    return found


def _lines(text: str, running: frozenset[str]) -> list[Line]:
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


def _weigh(lines: Sequence[Line], text: str) -> None:
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        before = lines[index - 1].text if index else ""
        line.weight = _weight(line, before, following)
    _weigh_numbers(lines, text)
    _weigh_cited(lines)
    _weigh_chapters(lines)
    _weigh_markup(lines)
    _weigh_bullets(lines)
    starts = [line.span.start for line in lines]
    for block in metadata(text):
        for line in lines[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
            line.weight, line.heading = -6.0, None


def _weigh_chapters(lines: Sequence[Line]) -> None:
    """Under a list whose heading has a number, that of the next chapter ends it: "4 Sources", "5 Thanks"."""
    awaited = 0
    for line in lines:
        chapter = _CHAPTER.match(line.text)
        if line.heading:
            awaited = int(chapter[1]) + 1 if chapter else 0
        elif chapter and awaited == int(chapter[1]) and line.blanks and not re.search(r"[\d.;:]", chapter[2]):
            line.weight = -6.0


def _weigh_markup(lines: Sequence[Line]) -> None:
    """Under a list whose heading is marked up as one, a heading no deeper ends it: "## Sources", "## See also"."""
    deep = 0
    for line in lines:
        marked = _MARKED_UP.match(line.text)
        if line.heading:
            deep = len(marked[1]) if marked else 0
        elif marked and len(marked[1]) <= deep:
            line.weight = -6.0


def _weigh_cited(lines: Sequence[Line]) -> None:
    """What begins with a name that other lines cite, and as an entry does or with a year in it, is most likely one."""
    cited: dict[str, int] = {}
    for index, line in enumerate(lines):
        for year in _YEAR.finditer(line.text):
            if match := _CITED.search(line.text[max(0, year.start() - 60) : year.start()]):
                name = match[1].lower()
                cited[name] = index if cited.get(name, index) == index else -1
    for index, line in enumerate(lines):
        if line.weight <= 0 or len(line.text) >= _TELLING:
            continue
        mark = labels.read(line.text)
        words = line.text[mark.end :] if mark else line.text
        first = _BEGINNING.match(words)
        names = _NAME.findall(first[0].lower()) if first else []
        known = any(cited.get(name, index) != index for name in names)
        short = len(words) < _SHORT and DATED.search(words) and not _CITES.search(words)
        if known and (short or heads.score(words) >= 1.8):
            line.weight += _CITED_ELSEWHERE


def _weigh_bullets(lines: Sequence[Line]) -> None:
    """Under a heading of references, lines with one bullet belong together: where many look like entries, all do."""
    marks = [mark.text if (mark := labels.read(line.text)) and mark.kind == mark.text else "" for line in lines]
    begin = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or marks[end] != marks[begin]:
            alike = sum(line.weight >= 1 for line in lines[begin:end])
            under = begin > 0 and lines[begin - 1].heading is Heading.LIST
            if marks[begin] and under and end - begin > 2 and alike * 2 >= end - begin:
                for line in lines[begin:end]:
                    line.weight = max(line.weight, 0.5)
            begin = end


def _weight(line: Line, before: str, following: str) -> float:
    """What speaks for a line of a list (more than 0) or of a body (less)."""
    if line.heading:
        return -1.0
    if headings.ends_list(line.text) or any(sign.search(line.text[-60:]) for sign in (_POSTED, _OF_CONTENTS)):
        return -6.0
    if len(line.span) > _PARAGRAPH or _plainly_prose(line):
        return -4.0
    telling = line.text[:_TELLING]
    signs = sum(weight * sum(1 for _ in islice(sign.finditer(telling), most)) for sign, weight, most in _SIGNS)
    words = sum(word in _PROSE for word in _WORD.findall(line.text.lower()))
    prose = 0.4 * min(words, 12) + 1.2 * min(len(_CITES.findall(line.text)), 4)
    head = _head(line.text, following)
    weight = min(signs, 4.0) + head - prose - _length(line.text)
    if not signs and not head:
        weight -= 0.4
    if stands_alone(line, before):
        weight -= 1.6
    if line.blanks and _BIOGRAPHY.match(line.text):
        weight -= _SAYS_WHO
    return max(-6.0, min(weight, 5.0))


def _plainly_prose(line: Line) -> bool:
    """Whether a long line says so much in its first words that its signs need not be counted."""
    if len(line.span) < 500:
        return False
    return sum(word in _PROSE for word in _WORD.findall(line.text[:500].lower())) >= 4


def _head(text: str, following: str) -> float:
    mark = labels.read(text)
    words = text[mark.end :] if mark else text
    joined = f"{words[:400]} {following[:200]}" if len(words) < 200 else words[:400]
    score = heads.score(joined)
    return 2.2 if score >= 5 else 1.6 if score >= 3 else 0.8 if score >= 1.8 else 0.0


def _length(text: str) -> float:
    return 0.0 if len(text) < 400 else 0.5 if len(text) < 600 else 1.5 if len(text) < 900 else 3.0


def stands_alone(line: Line, before: str) -> bool:
    """Whether it looks like a heading or a menu: short, a capital first, no stop, no figures, after something whole."""
    short = len(line.text) < 60 and not re.search(r"\d|[.,;:)/]\s*$", line.text)
    return short and line.text[0].isupper() and bool(line.blanks) and closed(before)


def closed(text: str) -> bool:
    """Whether a line ends as an entry may."""
    return bool(_CLOSED.search(text))


def _weigh_numbers(lines: Sequence[Line], text: str) -> None:
    """Numbered lines that count up belong together; more so when marks in the text point at them.

    Where some of them look like entries, the numbers of headings are not what the marks point at.
    """
    runs = _counting(lines)
    if not runs:
        return
    weights = [sum(lines[index].weight for index, _ in run) / len(run) for run in runs]
    entries = _numbers(runs, weights, _LIKE_ENTRIES)
    square, round_, glued = (_marked(sign, text) for sign in (_MARK, _ROUND_MARK, _GLUED))
    _weigh_marked(lines, round_ & _numbers(runs, weights, _LIKE_NOTES))
    for run, weight in zip(runs, weights, strict=True):
        doubted = len(run) < 3 or (weight < 0 and any(number in entries for _, number in run))
        notes = weight >= _LIKE_NOTES
        for index, number in run:
            line, sure = lines[index], number in square
            bonus = 2.5 if sure else 1.5 if notes and number in round_ else 0.7 if number in glued else 0.0
            line.counted = True
            line.pointed = notes and len(run) > 2 and (sure or number in round_)
            line.weight += 0.8 + (0.0 if doubted else bonus)


def _marked(sign: re.Pattern[str], text: str) -> set[int]:
    return {int(number) for number in sign.findall(text)}


def _numbers(runs: Sequence[Sequence[tuple[int, int]]], weights: Sequence[float], least: float) -> set[int]:
    """The numbers of the runs whose lines weigh so much on average, their numbers left out."""
    return {number for run, weight in zip(runs, weights, strict=True) if weight >= least for _, number in run}


def _weigh_marked(lines: Sequence[Line], notes: set[int]) -> None:
    """A line with the mark of a note in parentheses is one of the body, where there are notes so marked."""
    for line in lines if len(notes) > 2 else ():
        if any(int(number) in notes for number in _ROUND_MARK.findall(line.text)):
            line.weight -= _MARKED


def _counting(lines: Sequence[Line]) -> list[list[tuple[int, int]]]:
    """Numbered lines that count up: (index, number) of each; what comes between them does not break them off."""
    runs: list[list[tuple[int, int]]] = []
    ending: dict[int, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        mark = labels.read(line.text)
        if not mark or not mark.text.isdigit():
            continue
        number = int(mark.text)
        run = ending.pop(number - 1, None)
        if run is None or index - run[-1][0] > _FARTHEST:
            run = []
            runs.append(run)
        run.append((index, number))
        ending[number] = run
    return [run for run in runs if len(run) > 1]
