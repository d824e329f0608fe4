"""What speaks for each line being one of a list of references, and against it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise

from refkit.article import counted, headings, scattered
from refkit.article.headings import Heading
from refkit.article.lines import DATED, Line, stands_alone
from refkit.article.vocabulary import PROSE
from refkit.documents.embedded import metadata
from refkit.parsing import heads, labels

_TELLING = 700  # what an entry may be long; signs further on are a paragraph's
_CITED_ELSEWHERE = 1.2  # what it is worth to begin with a name that is cited
_CITED_WITH_YEAR = 2.0  # the same where it is cited with a year that the line has
_LIKELY = 1.0  # what such a line weighs at least without that
_SHORT = 250  # what a line is long at most that need not begin as entries do
_SAYS_WHO = 3.0  # what speaks against a paragraph that begins as one about an author does
_REMARK = 12  # no remark on an entry has more lines
_PARAGRAPH = 1500  # no entry is longer
_HEADING = -3.0  # what a heading weighs at most

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
# What says who wrote the page: "Hanna Hale is curator of slate".
_BIOGRAPHY = re.compile(
    r"(?:(?:[Tt]he|Dr|Prof|Mr|Mrs|Ms|Rev|Revd|Canon|Dott|Dra|Sir)\.? ){0,3}"
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w.'’-]*){0,4}"
    r"(?:,? \([^()]{1,60}\),?|, [^,()]{1,40}(?: \([^()]{1,60}\))?,)?"
    r" (?:is|was|has|holds|works|lives|studied|teaches|writes|ist|war|hat|arbeitet|lebt|lehrt|studierte|est|a été|vit"
    r"|enseigne|es|fue|vive|trabaja|é|foi|trabalha|è|insegna|lavora|werkt|schrijft|woont) [^\W\d_A-Z]"
)
# What says when somebody was born: "Hale, Ida, geb. 1971 in Lauben".
_BORN = re.compile(
    r"[^\W\d_a-z][\w'’-]+,? (?:[^\W\d_a-z][\w.'’-]* ?){1,3},? \(?"
    r"(?:born|b\.|geb\.|geboren|née?|nacid[oa]|nascid[oa]|nat[oa]|\*)"
    r"(?: (?:in|am|en|em|el|il|le|a|à|te) [^\W\d_]+)? ?\d{4}"
)
_YEAR = re.compile(r"(?<=[ (])(?:1[5-9]|20)\d\d(?!\d)")
_CITED = re.compile(r"([^\W\d_a-z][\w'’-]{2,40})(?:['’]s)?(?:,? et al\.?)?,? \(?$")  # a name and a year as they cite
_BEGINNING = re.compile(r"(?:[^\W\d_a-z]\.|[^.,:;(\d]){3,60}")
_NAME = re.compile(r"[^\W\d_][\w'’-]{2,40}")


def weigh(lines: Sequence[Line], text: str) -> None:
    """Gives each line its weight."""
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        before = lines[index - 1].text if index else ""
        line.weight = _weight(line, before, following)
    counted.weigh(lines, text)
    _weigh_cited(lines)
    _weigh_chapters(lines)
    _weigh_markup(lines)
    _weigh_bullets(lines)
    _weigh_remarks(lines)
    scattered.weigh(lines)
    starts = [line.span.start for line in lines]
    for block in metadata(text):
        for line in lines[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
            line.weight, line.heading = -6.0, None


def _weight(line: Line, before: str, following: str) -> float:
    """What speaks for a line of a list (more than 0) or of a body (less)."""
    if line.heading:
        return -1.0
    if headings.ends_list(line.text) or any(sign.search(line.text[-60:]) for sign in (_POSTED, _OF_CONTENTS)):
        return -6.0
    if _BORN.match(line.text):
        return -6.0
    if len(line.span) > _PARAGRAPH or _plainly_prose(line):
        return -4.0
    telling = line.text[:_TELLING]
    signs = sum(weight * sum(1 for _ in islice(sign.finditer(telling), most)) for sign, weight, most in _SIGNS)
    words = sum(word in PROSE for word in _WORD.findall(line.text.lower()))
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
    return sum(word in PROSE for word in _WORD.findall(line.text[:500].lower())) >= 4


def _head(text: str, following: str) -> float:
    mark = labels.read(text)
    words = text[mark.end :] if mark else text
    joined = f"{words[:400]} {following[:200]}" if len(words) < 200 else words[:400]
    score = heads.score(joined)
    return 2.2 if score >= 5 else 1.6 if score >= 3 else 0.8 if score >= 1.8 else 0.0


def _length(text: str) -> float:
    return 0.0 if len(text) < 400 else 0.5 if len(text) < 600 else 1.5 if len(text) < 900 else 3.0


def _weigh_cited(lines: Sequence[Line]) -> None:
    """What begins with a name that other lines cite, and as an entry does or with a year in it, is most likely one."""
    cited: dict[str, int] = {}
    dated: dict[tuple[str, str], int] = {}
    for index, line in enumerate(lines):
        for year in _YEAR.finditer(line.text):
            if match := _CITED.search(line.text[max(0, year.start() - 60) : year.start()]):
                name = match[1].lower()
                cited[name] = index if cited.get(name, index) == index else -1
                dated[name, year[0]] = index if dated.get((name, year[0]), index) == index else -1
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
            asked = (pair for year in _YEAR.findall(f" {words}") for name in names if (pair := (name, year)) in dated)
            line.cited = line.weight >= _LIKELY and any(dated[pair] != index for pair in asked)
            line.weight += _CITED_WITH_YEAR if line.cited else _CITED_ELSEWHERE


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
    """A heading marked up as one is no entry; one no deeper than the heading of a list ends it."""
    deep = 0
    for line in lines:
        if line.heading:
            deep = line.level
        elif line.level and (line.level <= deep or not deep):
            line.weight, line.closes = min(line.weight, _HEADING), 0 < line.level <= deep
            deep = 0 if line.closes else deep


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


def _weigh_remarks(lines: Sequence[Line]) -> None:
    """Under a heading of references, prose between entries, again and again, is what a page says of each: no body."""
    for begin, line in enumerate(lines):
        if line.heading is not Heading.LIST:
            continue
        end = next((at for at in range(begin + 1, len(lines)) if lines[at].heading), len(lines))
        firm = [at for at in range(begin + 1, end) if lines[at].weight >= 1 and DATED.search(lines[at].text)]
        gaps = [(one, other) for one, other in pairwise(firm) if other - one <= _REMARK]
        said = [(one, other) for one, other in gaps if any(each.weight < 0 for each in lines[one + 1 : other])]
        if len(said) > 1 and len(said) * 2 > len(firm) - 1:
            for one, other in said:
                for each in lines[one + 1 : other]:
                    each.weight = max(each.weight, 0.0)
