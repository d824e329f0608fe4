"""Where the lists of references stand in a text: every line is weighed, and the best cut into body and list is taken.

A heading helps and is not needed. The lines of a list look like references taken together, those of a body like
prose; a change from one to the other costs, so that no single odd line decides (Viterbi's algorithm, two states).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from refkit.article import headings
from refkit.article.headings import Heading
from refkit.documents.embedded import metadata
from refkit.model import Span
from refkit.parsing import headers, heads, labels

_LINE = re.compile(r"[^\r\n]+")
_READ = 1000  # of a line, its first code points tell enough
_TELLING = 700  # what an entry may be long; signs further on are a paragraph's
_PARAGRAPH = 1500  # no entry is longer
_ENTER, _ENTER_UNDER_HEADING, _LEAVE = 7.0, 0.0, 2.0
_WIDEST_GAP = 40
_NO_LIST_UNDER_HEADING = 2.5

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
    (re.compile(r"[\"“„«][^\"“”„«»]{8,200}[.,]?[\"”“»]"), 0.3, 1),
)
_WORD = re.compile(r"[^\W\d_]+")
_PROSE = frozenset(
    """became came went said told took gave wrote
    is are was were has have had been be this these we our they which can could should would will may but however
    also because you your i he she ist sind wird werden wurde wurden nicht sich auch dass sie wir kann können hat haben
    est sont nous ont cette elle il peut être été plus mais son está están fue fueron ha han más pero puede este esta
    ser cuando são foi foram não pode mais também isso essa sono che può più anche questo questa è zijn wordt worden
    niet ook deze het dat werd""".split()
)
_CITES = re.compile(
    r"\((?:[^()\d]{3,80}[ ,]\s?(?:1[89]|20)\d\d[a-z]?|(?:1[89]|20)\d\d[a-z]?, ?p?p?\.? ?\d{1,4})[);,:]"
    r"|\w[.,]?\s?\[\d{1,3}[\],–-]"
    r"|(?<=.{40})[^\W\d_] \((?:1[89]|20)\d\d[a-z]?(?:[,:][^()]{0,20})?\) [a-z]{2}"
    r"|\[[^\[\]@\n]{0,120}-?@[^\W\d_]|\\[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}\*?[\[{]"
)
_RULE = re.compile(r"\s*[=~-]{3,}\s*")  # a line of one sign, as it underlines a heading
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_PAGE = re.compile(r"(?:page|seite|p[aá]gina)? ?\d{1,4}$", re.IGNORECASE)
_MARK = re.compile(r"\S\s?\[(\d{1,3})\]")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]|[.,;:!?”\"’)])(\d{1,3})(?![\w.,]\d|[\w%])")
_ORGANISATION = re.compile(r"\w[^.;:()]{5,100}\.? \(?(?:1[89]|20)\d\d[a-z]?\)?\. [^\W\d_a-z]")
_DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|n\.d\.")
_CLOSED = re.compile(r"(?:[.\d)\]>/”\"»]|(?:https?:|www\.)\S{3,300})\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A list: where its entries stand (heading and debris outside), and what its heading says it is, if it has one."""

    span: Span
    heading: Heading | None


@dataclass(slots=True)
class _Line:
    span: Span
    text: str
    blanks: int
    heading: Heading | None
    weight: float = 0.0
    counted: bool = False


def lists(text: str) -> tuple[Section, ...]:
    """The lists of references in a text, in order."""
    lines = _lines(text)
    _weigh(lines, text)
    states = _states(lines)
    _bridge(lines, states)
    runs = _runs(lines, states)
    return tuple(section for begin, end in runs if (section := _section(lines, begin, end)))


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    last, running = 0, headers.set_apart(text)
    for match in _LINE.finditer(text):
        words = match[0].strip()[:_READ]
        heading = headings.read(words)
        underlined = bool(found) and found[-1].heading is not None and _RULE.fullmatch(match[0])
        if words and not underlined and (heading or headers.shape(words) not in running):
            blanks = max(text.count("\n", last, match.start()), 1) - 1
            found.append(_Line(Span(*match.span()), words, blanks, heading))
            last = match.end()
    return found


def _weigh(lines: Sequence[_Line], text: str) -> None:
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        before = lines[index - 1].text if index else ""
        line.weight = _weight(line, before, following)
    _weigh_numbers(lines, text)
    _weigh_bullets(lines)
    for block in metadata(text):
        for line in lines:
            if block.start <= line.span.start < block.end:
                line.weight, line.heading = -6.0, None


def _weigh_bullets(lines: Sequence[_Line]) -> None:
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


def _weight(line: _Line, before: str, following: str) -> float:
    """What speaks for a line of a list (more than 0) or of a body (less)."""
    if line.heading:
        return -1.0
    if headings.ends_list(line.text):
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
    if _stands_alone(line, before):
        weight -= 1.6
    return max(-6.0, min(weight, 5.0))


def _plainly_prose(line: _Line) -> bool:
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


def _stands_alone(line: _Line, before: str) -> bool:
    """Whether it looks like a heading or a menu: short, a capital first, no stop, no figures, after something whole."""
    short = len(line.text) < 60 and not re.search(r"\d|[.,;:)/]\s*$", line.text)
    return short and line.text[0].isupper() and bool(line.blanks) and bool(_CLOSED.search(before))


def _weigh_numbers(lines: Sequence[_Line], text: str) -> None:
    """Numbered lines that count up belong together; more so when marks in the text above point at them."""
    marks = {int(number) for number in _MARK.findall(text)}
    glued = {int(number) for number in _GLUED.findall(text)}
    for run in _counting(lines):
        for index, number in run:
            pointed = 2.5 if number in marks else 0.7 if number in glued else 0.0
            lines[index].counted = True
            lines[index].weight += 0.8 + (pointed if len(run) > 2 else 0.0)


def _counting(lines: Sequence[_Line]) -> list[list[tuple[int, int]]]:
    runs: list[list[tuple[int, int]]] = []
    for index, line in enumerate(lines):
        mark = labels.read(line.text)
        if not mark or not mark.text.isdigit():
            continue
        number = int(mark.text)
        if runs and runs[-1][-1][1] + 1 == number:
            runs[-1].append((index, number))
        else:
            runs.append([(index, number)])
    return [run for run in runs if len(run) > 1]


def _states(lines: Sequence[_Line]) -> list[bool]:
    """Whether each line is one of a list, by the cheapest way through."""
    body, inside = 0.0, -3.0
    back: list[tuple[bool, bool]] = []
    for index, line in enumerate(lines):
        under = index > 0 and lines[index - 1].heading is not None
        enter = body - (_ENTER_UNDER_HEADING if under else _ENTER)
        leave = inside - _LEAVE
        back.append((leave > body, inside >= enter))
        stay = body - (_NO_LIST_UNDER_HEADING if under else 0.0)
        body, inside = max(stay, leave), max(inside, enter) + line.weight
    states: list[bool] = []
    state = inside - _LEAVE / 2 > body
    for from_list_to_body, stayed in reversed(back):
        states.append(state)
        state = stayed if state else from_list_to_body
    states.reverse()
    return states


def _bridge(lines: Sequence[_Line], states: list[bool]) -> None:
    """Two lists with nothing but odd lines between them, no heading and no prose, are one."""
    last = -1
    for index, inside in enumerate(states):
        if not inside:
            continue
        gap = lines[last + 1 : index]
        if last >= 0 and 0 < len(gap) <= _WIDEST_GAP and all(line.weight > -1.2 and not line.heading for line in gap):
            states[last + 1 : index] = [True] * len(gap)
        last = index


def _runs(lines: Sequence[_Line], states: Sequence[bool]) -> list[tuple[int, int]]:
    """The lists as half-open ranges of lines; a heading parts two of them."""
    inner = (
        index
        for index in range(1, len(lines))
        if states[index] != states[index - 1] or lines[index].heading or lines[index - 1].heading
    )
    edges = [0, *inner, len(lines)]
    return [
        (begin, end) for begin, end in pairwise(edges) if begin < end and states[begin] and not lines[begin].heading
    ]


def _section(lines: Sequence[_Line], begin: int, end: int) -> Section | None:
    heading = lines[begin - 1].heading if begin else None
    if heading is None and end < len(lines) and lines[end].heading is Heading.LIST:
        return None  # a list does not end at the heading of a list: these lines cite much
    while heading is None and begin < end and not _may_begin(lines[begin]):
        begin += 1
    if heading is None:
        begin = _first_number(lines, _after_prose(lines, begin, end), end)
    last = end
    while (tail := _tail(lines, begin, end)) and _trails(lines, begin, tail, end):
        end = tail
    while end < len(lines) and last == end > begin and _runs_on(lines[end - 1], lines[end]):
        last = end = end + 1
    told = sum(line.weight for line in lines[begin:end]) >= 1 or any(
        _DATED.search(line.text) for line in lines[begin:end]
    )
    if begin >= end or not told:
        return None
    return Section(Span(lines[begin].span.start, lines[end - 1].span.end), heading)


def _tail(lines: Sequence[_Line], begin: int, end: int) -> int:
    """Where the last paragraph of a list begins, when others stand before it; else 0."""
    first = end - 1
    while first > begin and not lines[first].blanks:
        first -= 1
    return first if first > begin + 1 or (first > begin and end - begin > 2) else 0


def _trails(lines: Sequence[_Line], begin: int, tail: int, end: int) -> bool:
    """Whether the last paragraph looks like no entry, where blank lines else stand before entries only."""
    last = lines[tail]
    if _unnumbered(lines, begin, tail, end):
        return True
    if sum(line.weight for line in lines[tail:end]) >= 1.2 * (end - tail):
        return False
    if (last.weight > 0 and _DATED.search(last.text)) or any(
        _begins_like(line, lines[begin]) for line in lines[tail:end]
    ):
        return False
    if any(_ADDRESS.match(line.text) for line in lines[tail + 1 : end]) and _stands_alone(last, lines[tail - 1].text):
        return False
    apart = [
        line for before, line in pairwise(lines[begin:tail]) if line.blanks and not _stands_alone(line, before.text)
    ]
    heads_apart = sum(map(_heads, apart))
    sure = (len(apart) > 2 and heads_apart == len(apart)) or (not apart and tail - begin > 4)
    open_end = not _CLOSED.search(lines[tail - 1].text)
    if open_end and not sure and (len(last.text) > 60 or re.search(r"\d", last.text)):
        return False
    return heads_apart >= 0.8 * len(apart)


def _unnumbered(lines: Sequence[_Line], begin: int, tail: int, end: int) -> bool:
    """Whether the last paragraph has no number where each before it has one, and no names to begin with."""
    apart = [line for line in lines[begin:tail] if line.blanks and not _PAGE.match(line.text)]
    numbered = (
        sum(line.counted for line in lines[begin:tail]) > 1 and _number(lines[begin]) and all(map(_number, apart))
    )
    return numbered and not any(map(_number, lines[tail:end])) and heads.score(lines[tail].text) < 3


def _number(line: _Line) -> bool:
    mark = labels.read(line.text)
    return mark is not None and mark.text.isdigit()


def _begins_like(line: _Line, first: _Line) -> bool:
    """Whether a line begins as entries do: with names, with a number that counts on, with the bullet of the first."""
    mark, other = labels.read(line.text), labels.read(first.text)
    return line.counted or heads.score(line.text) >= 1 or bool(mark and other and mark.kind == other.kind)


def _heads(line: _Line) -> bool:
    return labels.read(line.text) is not None or heads.score(line.text) >= 1


def _after_prose(lines: Sequence[_Line], begin: int, end: int) -> int:
    """Where a list really begins that nothing but its end told from the body: after what speaks against it."""
    sums = [0.0, *accumulate(line.weight for line in lines[begin:end])]
    lowest = min(range(len(sums)), key=lambda at: sums[at])
    return begin + lowest if sums[lowest] < -_LEAVE and sums[-1] > sums[lowest] else begin


def _first_number(lines: Sequence[_Line], begin: int, end: int) -> int:
    """Where the numbers of a numbered list begin, when lines without one stand before them."""
    numbered = [index for index in range(begin, end) if lines[index].counted]
    if len(numbered) > 2 and begin < numbered[0] <= begin + 4 and labels.read(lines[begin].text) is None:
        return numbered[0]
    return begin


def _may_begin(line: _Line) -> bool:
    if labels.read(line.text) is not None or heads.score(line.text) >= 1:
        return True
    return bool(_ORGANISATION.match(line.text)) or (line.weight >= 1.5 and bool(_DATED.search(line.text)))


def _runs_on(last: _Line, line: _Line) -> bool:
    """Whether a line goes on with the entry before it."""
    if line.heading or headings.ends_list(line.text) or line.blanks > 1:
        return False
    open_end = bool(re.search(r"[,;&(]\s*$", last.text))
    return (line.text[0].islower() or open_end) and line.weight > -2 and len(line.text) < 200
