"""How an entry begins: names in order, then a year, a title or a stop; and where one begins inside a line.

Everything here looks at a bounded piece of text and moves only forward, so that no text costs more than linear time.
"""

import re

from refkit.fields import dates

_WIDTH = 400
_TOKEN = re.compile(r"\s*(?:([^\W\d_][\w'’ʼ.\-‐‑]*)|(\d+[a-z]?)|([^\w\s]))")
_PARTICLES = frozenset(
    "al ap bin ibn da das de del della delle dello den der des di do dos du el la las le les los te ten ter van vom von"
    " y zu zum zur af av ud ul ur".split()
)
_JOINTS = frozenset("and und et y e en och og & with mit con".split())
_CLOSING = frozenset(
    "et al alii others colleagues jr sr ii iii hrsg hg eds ed editors editor org orgs coord author".split()
)
_YEAR = re.compile(rf"(?:1[5-9]|20)\d\d[a-z]?|{dates.UNDATED}|{dates.FORTHCOMING}")
_CAPITALS = re.compile(r"[^\W\d_]{1,4}(?:[.\-‐‑][^\W\d_]?)*\.?")
_DASHES = re.compile(r"(?:[-—–―_]\s?){2,}[.,]?|[—―]\s*[.,(]|[-–],\s|(?:\"|''|,,)\s*[,(]")
_SMALL = frozenset(
    "a an the of in on for to by at from as is are was its with into not or how why what who der die das ein eine zur"
    " zum im und für von aus le la les l' un une des aux sur dans el los las del en para por il lo gli un' os as uma um"
    " no na nos nas o ao et y e".split()
)
_SAME = re.compile(
    r"(?:[Dd](?:ers|ies)(?:elben)?\.?|[Ii]dem|[Ee]adem"
    r"|[Ii]d\.|[Ll]e même|[Ll]a même|[Ee]l mismo|[Ll]a misma|[Oo] mesmo)"
    r"(?: \((?:ed|eds|hg|hrsg)\.?\))?\s?[,:(]"
)
_INVERTED = re.compile(
    r"(?:(?:[^\W\d_]['’]|[a-z]{1,4}|[Dd]e[nr]|[Vv][ao]n|[Dd]e|[Ll]a) ){0,3}"
    r"[^\W\d_][\w'’\-‐‑]+(?: [^\W\d_][\w'’\-‐‑]+){0,2}\s?,\s?[^\W\d_a-zß-öø-ÿ]"
)
_SPACED = re.compile(r"[^\W\d_][\w'’\-‐‑]+(?: [^\W\d_][\w'’\-‐‑]+)?,? [^\W\d_a-z](?:[.\-‐‑ ]{0,2}[^\W\d_a-z]){0,3}\b")
# Given names in parentheses, as French lists have them, and initials before the family name.
_PARENTHESISED = re.compile(r"[^\W\d_][\w'’\-‐‑]+(?: [^\W\d_][\w'’\-‐‑]+){0,2} \([^\W\d_a-z][^()\d]{0,30}\)\s?[,.:;]")
_INITIALS_LED = re.compile(
    r"(?:(?:[^\W\d_a-z]\.[ -]?){1,3}|(?:[^\W\d_a-z] ){1,2})[^\W\d_a-z][\w'’\-‐‑]+(?: [^\W\d_a-z][\w'’\-‐‑]+)?"
    r"(?:(?:,| and| &) (?:[^\W\d_a-z]\.?[ -]?){1,3}[^\W\d_a-z][\w'’\-‐‑]+){0,3}[,:] ['‘“\"]?[^\W\d_a-zß-öø-ÿ]"
)


# A year in a sentence: "Membership 2012 is due", "Membership 2012: 12 €", "Hale (2012) says".
_GOES_ON = re.compile(r"\s*(?:\d{4}(?: [^\W\d_A-Z]{2}| ?: ?\d)|\(?\d{4}[a-z]?\) [^\W\d_A-Z]{2})")
_GIVEN_FIRST = re.compile(
    r"[^\W\d_a-z][\w.'’\-‐‑]+(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w.'’\-‐‑]*){1,3}"
    r"(?:(?:,| and| &| und| et| y| e| en) [^\W\d_a-z][\w.'’\-‐‑]+(?: [^\W\d_a-z][\w.'’\-‐‑]*){1,3}){0,3}"
    r"([:,]) [^\W\d_a-zß-öø-ÿ]"
)
_CAPITAL_NAME = re.compile(  # "SOARES, Maria Clara."
    r"(?:[^\W\d_a-zß-öø-ÿ]['’-]?){3,20}(?: (?:[^\W\d_a-zß-öø-ÿ]['’-]?){2,20}){0,2}, [^\W\d_a-z][^\W\d_A-Z]{2,20}[ .,;]"
)
_CASE = re.compile(
    r"(?:[^\W\d_a-z][^.;:()\d]{2,80} v\.? |In re )[^\W\d_a-z][^;:()]{2,80}[\[(](?:[\dA-Z][\w.]* ){0,2}(?:1[6-9]|20)\d\d"
)
_SHELF = re.compile(  # "The National Archives, Kew: LAB 2/54", "Stadtarchiv Lauben, Bestand 3, Nr. 12"
    r"[^\W\d_a-z][^.;()\d]{2,60}[,:] (?:[^\W\d_a-zß-öø-ÿ]{1,6} ?\d{1,4}/\d|(?:MSS?|Ms\.|Add\.? MS|Bestand|Fonds) ?\d)"
)
_ACRONYM = re.compile(  # "FIEMG. Perfil da indústria"
    r"[^\W\d_a-zß-öø-ÿ]{3,12}\. (?!Retrieved|Available|Accessed|Copyright|Dispon|Abgerufen|Zugriff)"
    r"[^\W\d_a-z][^\W\d_A-Z]{2}"
)
_YEAR_FIRST = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?[.:]?\s+[\"“„«‘]?[^\W\d_a-z]")
_PUBLISHED = re.compile(r"\([^()\d]{2,60}(?:1[5-9]|20)\d\d\)")


class NameRun:
    """What the beginning of a text says as a list of names.

    `end` is where the names stop; `commas` how many stand between them; `initials` how many initials they have;
    `words` how many full words; `year` whether a year or its like follows directly; `stop` the mark that ended them.
    """

    __slots__ = ("commas", "end", "initials", "stop", "words", "year")

    def __init__(self) -> None:
        self.end = self.commas = self.initials = self.words = 0
        self.year = False
        self.stop = ""


def same_author(text: str) -> bool:
    """Whether an entry stands for the names of the entry before it: "———. 1983.", "Ders. (1993)", "Idem, ...".

    >>> same_author("———. 1983. Local"), same_author("Ders. (1993): Die"), same_author("Dersch, K. (1993)")
    (True, True, False)
    """
    return repeat(text) > 0


def year_first(text: str) -> bool:
    """Whether a text begins with a year and a title, as under authors who stand alone above their works.

    >>> year_first("1999 Late Roofs. Lauben"), year_first("1999, pp. 3-9")
    (True, False)
    """
    return bool(_YEAR_FIRST.match(text))


def repeat(text: str) -> int:
    """Where the dash or word ends that stands for the names of the entry before; 0 without one."""
    match = _DASHES.match(text) or _SAME.match(text)
    return match.end() if match else 0


def names(text: str) -> NameRun:
    """The names that a text begins with, as far as its first 400 characters tell."""
    run, at, piece = NameRun(), 0, text[:_WIDTH]
    while (match := _TOKEN.match(piece, at)) and _take(run, match, piece):
        at = run.end = match.end()
    return run


def _take(run: NameRun, match: re.Match[str], piece: str) -> bool:
    word, number, mark = match.groups()
    if number:
        run.year = bool(_YEAR.fullmatch(number))
        return False
    if word:
        return _take_word(run, word, piece, match)
    return _take_mark(run, mark, piece, match.end())


def _take_word(run: NameRun, word: str, piece: str, match: re.Match[str]) -> bool:
    bare = word.rstrip(".")
    if bare.isupper() and len(bare.replace(".", "").replace("-", "")) <= 3 and _CAPITALS.fullmatch(word):
        run.initials += 1
        return True
    if word[0].islower():
        return bare.lower() in _PARTICLES | _JOINTS | _CLOSING
    if word.endswith(".") and len(bare) > 3 and bare.lower() not in _CLOSING:
        run.words += 1
        run.end = match.end()
        return _year_next(run, piece, match.end())
    run.words += 1
    return bare.lower() not in _SMALL or bare.lower() in _PARTICLES


def _take_mark(run: NameRun, mark: str, piece: str, end: int) -> bool:
    if mark in ",;/":
        run.commas += 1
        return True
    if mark in "&'’.":
        return True
    if mark in "([":
        closed = re.match(r"\s*(?:eds?|hrsg|hg|orgs?|coords?|dirs?|comps?)\b\.?\s*[)\]]", piece[end:], re.IGNORECASE)
        if closed:
            return True
        return _year_next(run, piece, end)
    run.stop = mark
    return False


def _year_next(run: NameRun, piece: str, at: int) -> bool:
    found = re.match(r"[\s(\[,]{0,3}", piece[at:])
    run.year = bool(_YEAR.match(piece, at + (found.end() if found else 0)))
    return False


def score(text: str) -> float:
    """How much a text looks like the beginning of an entry: about -4 (never) to 6 (surely).

    >>> score("Berg, H., Eiken, O. (2007). Hip, thigh") > 4, score("and bone loss after bedrest") < -2
    (True, True)
    >>> score("99(3), 283-289.") < -2, score("———. 2009. Another book.") > 3, score("World Bank (2004). Report") > 1
    (True, True, True)
    >>> score("o.V. (2012): Bienen in der Stadt.") > 3
    True
    """
    if not text:
        return -4.0
    if _DASHES.match(text) or _LOST_NAMES.match(text) or _SAME.match(text) or _ANONYMOUS.match(text):
        return 4.0
    if text.startswith(". ") and text[2:3].isupper():
        text = text[2:]
    if (refusal := _refusal(text)) < 0:
        return refusal
    return _names_score(text)


_NEVER = re.compile(
    r"[\[(]?(?:https?:|www\.|doi\b|pp?\.\s?\d|vol\.|nº|no\. ?\d|in\b(?! re )|eds?\.|isbn|issn|pmid|10\.\d{4}|available"
    r"|retrieved|accessed|abgerufen|disponível|disponible|consult|acesso|online|internet\]|cited\b|press\b"
    r"|universit\w+(?:,| press)|edizioni|editori\b|editrice|éditions|ediciones|edições|presses univ|uitgeverij"
    r"|(?:anais|actas|atas|resumos)(?: eletr[ôo]nicos)?(?:,? \d{4}|\s?(?:\[?\.\.\.|…|\[))|(?:anais|actas|atas)\.)",
    re.IGNORECASE,
)


_ANONYMOUS = re.compile(
    r"(?:[Oo]\.\s?[AV]\.|N\.\s?N\.|[Aa]non(?:ym(?:ous|us)?)?\.?|[Oo]hne (?:Autor|Verfasser))"
    r"[\s,:]{0,2}\(?(?:1[5-9]|20)\d\d"
)
_LOST_NAMES = re.compile(r"\.\s{1,3}(?:1[5-9]|20)\d\d[a-z]?\.")
_TAIL = re.compile(
    r"[^\W\d_][^.;:(\d]{2,80}[.,]?\s\(?(?!(?:1[5-9]|20)\d\d\b)\d{1,4}\)?\s?(?:\(\d[^()]{0,12}\)\s?)?[:,]\s?[A-Za-z]{0,2}\d"
    r"|[^\W\d_][^;:,()\d]{2,80}(?:(?<=[^\W\d_A-Z]{4}),)? (?:1[89]|20)\d\d(?: [A-Z][a-z]{2}\.?)?(?: \d{1,2})?\s?;\s?\d"
    r"|[^.;:\d]{3,80},\s(?:v|vol|n|no|nº|Bd|t|pp?|S)\.\s?(?!(?:1[5-9]|20)\d\d\b)\d"
    r"|[^\W\d_][\w'’& -]{2,40},? (?:Inc|Ltd|LLC|GmbH|Co)\b[.,]? (?!\(?(?:1[5-9]|20)\d\d)"
    r"|[^\W\d_][\w'’ -]{2,40}(?:, [\w'’ .]{2,30})?: [^\W\d_a-z][\w'’&.-]+(?: [\w'’&.-]{1,20}){0,5}[.,]?$"
)
_SITE = re.compile(r"(?!www\.)[a-z][\w-]*(?:\.[\w-]+){1,4}(?:/\S*)? [^\W\d_a-z]")


def _refusal(text: str) -> float:
    first = text.lstrip("([“\"«„'‘*_ \u00a0\u202f")[:1]
    if _NEVER.match(text):
        return -4.0
    if _TAIL.match(text):
        return -2.0
    if first.islower():
        return 0.0 if _SITE.match(text) else _small(text)
    if first.isdigit() or not first.isalnum():
        return -3.0
    return 0.0


def _small(text: str) -> float:
    """A small letter first: the particle of a name ("van der Zee M, Roth S. 2006."), or no beginning."""
    words = text.split(" ", 4)
    count = next((at for at, word in enumerate(words[:4]) if word not in _PARTICLES and word[:2] not in _ELISIONS), 0)
    rest = " ".join(words[count:]).strip()
    return _names_score(rest) - 3.0 if count and rest else -3.5


_ELISIONS = ("d'", "d’", "l'", "l’")


def _names_score(text: str) -> float:
    run = names(text)
    shaped = bool(_INVERTED.match(text)) or bool(_SPACED.match(text))
    if run.year and run.words:
        return 5.5 if run.initials or run.commas else 3.5 if not _GOES_ON.match(text, run.end) else 0.2
    if (shaped and run.initials and run.commas) or _PARENTHESISED.match(text) or _CAPITAL_NAME.match(text):
        return 3.0
    if _CASE.match(text) or _SHELF.match(text):
        return 2.0
    if (shaped and (run.initials or run.commas)) or _INITIALS_LED.match(text):
        return 2.3 if run.initials else 1.8
    if text[0] in '“"«„‘':
        return 1.0
    if _ACRONYM.match(text):
        return 1.8
    if given := _GIVEN_FIRST.match(text):
        dated = _ANY_YEAR if given[1] == ":" else _PUBLISHED
        return 1.8 if dated.search(text, given.end(), 250) else _early_year(text)
    return _early_year(text)


def _early_year(text: str) -> float:
    early = re.search(r"\((?:1[5-9]|20)\d\d[a-z]?(?:,|\)(?! [^\W\d_A-Z]{2}))", text[:160])
    return 2.0 if early else 0.2


_INSIDE_BODY = re.compile(
    r"(?<=[.\d)\]])\s+(?=[^\W\d_a-z][^\d().\n]{2,80}\((?:Hrsg|Hg|Eds?|Orgs?|Coords?|Dirs?)\.?\)[\s:,]{0,2}\(?(?:1[5-9]|20)\d\d)"
)
# Behind the last figure or sign of an entry, without a space: "Rook, 2014Hale, M.K. (2014). Roofs"
_GLUED = re.compile(
    r"(?<=[\d.)])(?=[^\W\d_a-z][^\W\d_A-Z]{1,30}, (?:[^\W\d_a-z]\. ?){1,3}[^()\d]{0,100}\((?:1[5-9]|20)\d\d)"
)
# As MLA has it, after a whole entry: "1996. Print. Cope, R. G., ed. Slate"
_INSIDE_WORKS = re.compile(
    r"(?:(?<=[ ,](?:1[5-9]|20)\d\d\.)|(?<= Print\.)|(?<= Web\.)|(?<= Film\.))\s+"
    r"(?=[^\W\d_a-z][\w'’\-‐‑]+, [^\W\d_a-z](?:\.|[\w'’\-‐‑]+)(?: [^\W\d_a-z]\.?)?"
    r"(?:, (?:eds?|trans|and [^.\d]{3,40}))?\.? [\"“]?[^\W\d_a-z])"
)
_INSIDE = re.compile(
    r"(?<=[.\d)\]/a-z])\s+(?=(?:[a-z]{1,4} ){0,2}[^\W\d_a-z][\w'’\-‐‑]+(?: [^\W\d_a-z][\w'’\-‐‑]+)?,? ?[^\W\d_a-z])"
)
_WHOLE = re.compile(
    r"(?:[.)]|\d\.?|(?:https?://|doi:\s?|10\.\d{4})\S+|Print\.?|Web\.?|\.)$",
)
_HOST = re.compile(r"\b(?:in|en|dans|em|eds?|hrsg|hg|by|and|von|trans|edited|org|ed\. de)\b\W*$", re.IGNORECASE)
# Names as Vancouver writes them, three or more: "Moore DR, Witard OC, Breen L, ...".
_SEVERAL = re.compile(r"[^\W\d_a-z][\w'’\-‐‑]+ [A-Z]{1,3}, (?:[^\W\d_a-z][\w'’\-‐‑]+ [A-Z]{1,3}, ){1,20}[^\W\d_]")
_FIGURES_LAST = re.compile(r"\d[)\]]?\.?$|https?://\S+$")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def inside(text: str) -> list[int]:
    """Where, inside the text of one block, a further entry begins: names and a year, after what can end an entry."""
    found: list[int] = []
    start = 0
    for match in _INSIDE.finditer(text):
        if match.start() - start > 40 and _begins(text, start, match):
            found.append(match.end())
            start = match.end()
    found += (match.start() for match in _GLUED.finditer(text) if match.start() > 40)
    found += (match.end() for match in _INSIDE_WORKS.finditer(text) if match.start() > 40)
    found += (match.end() for match in _INSIDE_BODY.finditer(text) if _after_whole(text, match.start()))
    return sorted(set(found))


def _after_whole(text: str, at: int) -> bool:
    """Whether what stands before a place is long, dated, and ends as an entry does, not as a title or a host."""
    before = text[max(0, at - 120) : at]
    return at > 40 and bool(_ANY_YEAR.search(text, 0, at)) and not _HOST.search(before[-24:])


def _begins(text: str, start: int, match: re.Match[str]) -> bool:
    before, after = text[max(start, match.start() - 120) : match.start()], text[match.end() : match.end() + _WIDTH]
    if not _WHOLE.search(before) or _HOST.search(before[-24:]):
        return False
    if _SEVERAL.match(after):
        return bool(_ANY_YEAR.search(text, start, match.start())) and bool(_FIGURES_LAST.search(before))
    run = names(after)
    if not (run.year and run.initials and run.words and run.commas) or not _INVERTED.match(after):
        return False
    return bool(_ANY_YEAR.search(text, start, match.start())) and bool(
        re.search(r"[\d/]\S*$|(?:Press|Books|Verlag|Publish(?:ers|ing)|Publications)\.$", before)
    )
