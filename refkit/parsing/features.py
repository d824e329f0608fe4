"""What the tagger sees of each word: the list of features, in one place.

A feature that depends on the word alone is made once and kept; the rest (gaps, neighbours, place in the string) is
made anew for each word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from refkit.fields import dates
from refkit.parsing import lexicon
from refkit.parsing.tokens import MASK, Tokens

_PUNCTUATION = str.maketrans(
    {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
     "’": "'", "‘": "'", "\u00a0": " ", "\t": " ", "\n": " ", "[": "[", "{": "[", "}": "]", "…": "."}
)  # fmt: skip
_YEAR = re.compile(r"(?:1[4-9]\d|20[0-3])\d")
_RANGE = re.compile(r"([^\W\d_]*)(\d+)[^\W\d_]?[-‐‑‒–—−]+[^\W\d_]*(\d+)[^\W\d_]?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|ème|ª|º)", re.IGNORECASE)
_ROMAN = re.compile(r"(?=..)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_CUES = {
    "in": "in", "dans": "in", "en": "in", "em": "in", "eds": "ed", "ed": "ed", "hrsg": "ed", "hg": "ed",
    "hgg": "ed", "editors": "ed", "editor": "ed", "edited": "ed", "orgs": "ed", "org": "ed", "coord": "ed",
    "coords": "ed", "cura": "ed", "dir": "ed", "herausgegeben": "ed", "vol": "vol", "v": "vol", "volume": "vol",
    "bd": "vol", "band": "vol", "jg": "vol", "tome": "vol", "tomo": "vol", "vols": "vol", "jahrgang": "vol",
    "t": "vol", "no": "no", "nr": "no", "n": "no", "issue": "no", "heft": "no", "num": "no", "h": "no", "núm": "no",
    "iss": "no", "fasc": "no", "nº": "no", "n°": "no", "pp": "pp", "p": "pp", "pages": "pp", "page": "pp",
    "s": "pp", "pág": "pp", "págs": "pp", "seiten": "pp", "pag": "pp", "pagg": "pp", "pgs": "pp",
    "retrieved": "acc", "accessed": "acc", "available": "acc", "abgerufen": "acc", "zugriff": "acc",
    "disponible": "acc", "disponível": "acc", "acesso": "acc", "consulté": "acc", "consultado": "acc",
    "consultato": "acc", "cited": "acc", "proceedings": "proc", "proc": "proc", "conference": "proc",
    "symposium": "proc", "workshop": "proc", "conf": "proc", "atti": "proc", "actes": "proc", "actas": "proc",
    "anais": "proc", "tagungsband": "proc", "journal": "jou", "j": "jou", "zeitschrift": "jou", "revue": "jou",
    "revista": "jou", "rivista": "jou", "rev": "jou", "review": "jou", "annals": "jou", "ann": "jou",
    "archives": "jou", "arch": "jou", "acta": "jou", "bulletin": "jou", "bull": "jou", "letters": "jou",
    "lett": "jou", "trans": "jou", "transactions": "jou", "jahrbuch": "jou", "archiv": "jou", "cahiers": "jou",
    "annales": "jou", "studien": "jou", "tijdschrift": "jou", "quarterly": "jou", "press": "pub", "verlag": "pub",
    "publishers": "pub", "publishing": "pub", "publisher": "pub", "books": "pub", "springer": "pub",
    "elsevier": "pub", "wiley": "pub", "routledge": "pub", "éditions": "pub", "editorial": "pub", "presses": "pub",
    "editora": "pub", "edizioni": "pub", "editore": "pub", "sage": "pub", "suhrkamp": "pub", "university": "uni",
    "universität": "uni", "université": "uni", "universidad": "uni", "universidade": "uni", "università": "uni",
    "universiteit": "uni", "institute": "uni", "institut": "uni", "college": "uni", "department": "uni",
    "dept": "uni", "group": "org",
    "organization": "org", "organisation": "org", "association": "org", "committee": "org", "consortium": "org",
    "collaboration": "org", "investigators": "org", "ministry": "org", "society": "org", "commission": "org",
    "council": "org", "agency": "org", "centers": "org", "centre": "org", "center": "org", "foundation": "org",
    "bank": "org", "bundesamt": "org", "bundesministerium": "org", "gesellschaft": "org", "ministère": "org",
    "ministerio": "org", "ministério": "org", "bureau": "org", "federation": "org", "network": "org", "team": "org",
    "thesis": "thes", "dissertation": "thes", "diss": "thes", "phd": "thes", "thèse": "thes",
    "tesis": "thes", "tese": "thes", "tesi": "thes", "report": "thes", "unpublished": "thes", "manuscript": "thes",
    "diplomarbeit": "thes", "masterarbeit": "thes", "habilitation": "thes", "edition": "edn", "edn": "edn",
    "auflage": "edn", "aufl": "edn", "édition": "edn", "edición": "edn", "edição": "edn", "edizione": "edn",
    "druk": "edn", "and": "and", "und": "and", "et": "and", "y": "and", "e": "and", "al": "al", "von": "part",
    "van": "part", "de": "part", "der": "part", "den": "part", "di": "part", "la": "part", "le": "part",
    "translated": "tr", "übersetzt": "tr", "trad": "tr", "übers": "tr", "traduction": "tr", "traducción": "tr",
    "the": "the", "of": "of", "a": "a", "an": "a", "for": "of", "on": "of", "with": "of", "zur": "of", "im": "of",
    "für": "of", "des": "of", "du": "of", "del": "of", "los": "of", "las": "of", "권": "vol", "집": "vol", "卷": "vol",
    "호": "no", "号": "no", "號": "no", "期": "no", "页": "pp", "頁": "pp", "쪽": "pp", "ders": "ders", "dies": "ders",
    "idem": "ders",
}  # fmt: skip


_NO_CUES = {"I": frozenset("aey"), "X2": frozenset("an al de di du ed el em en la le nº no nr pp".split())}
"""What of these is no cue in capitals, but the initials of a name: "Berg AN", "Low E"."""

_MONTHS = frozenset(
    "jan ene gen feb fév fev mar mär mrz mrt maa apr abr avr may mai mag mei jun jui giu jul lug aug aoû aou ago"
    " sep set oct okt out ott nov dec dez déc dic".split()
)
"""How the names of months begin."""

_LANDS = frozenset(
    "usa uk england scotland ireland germany deutschland france frankreich italy italien italia spain spanien españa"
    " austria österreich switzerland schweiz suisse netherlands belgium denmark sweden norway finland poland czech"
    " hungary portugal greece russia turkey japan china korea india taiwan singapore canada australia brazil brasil"
    " mexico méxico argentina chile israel egypt nigeria kenya iran indonesia malaysia thailand mass massachusetts"
    " calif california ca ny nj il texas arizona colorado oregon washington virginia maryland ohio illinois indiana"
    " michigan minnesota wisconsin pennsylvania connecticut conn florida georgia utah hawaii nevada ontario quebec"
    " queensland".split()
)
"""Countries and their states, which stand behind a town."""


class _Seen(NamedTuple):
    """What is known of a word by itself: its class, its cue, both in one, and its features from where it is seen."""

    kind: str
    cue: str
    both: str
    number: bool
    shape: str  # in a run of figures, "" outside of one
    rank: int  # of its cue among those that tell what a chunk is
    size: str  # "C" with a capital, "s" without, "" for "of" and the like
    before2: bytes  # as the second word before another
    after2: bytes
    plain: str
    own: tuple[bytes, ...]
    before: tuple[bytes, ...]  # as the word before another
    after: tuple[bytes, ...]


class _Gap(NamedTuple):
    """What is known of a gap by itself: its class, and what the marks in it can end, open or close."""

    text: str
    parts: bool  # may end a chunk
    stop: bool  # may be the stop of an abbreviation and no more
    ends: bool  # surely ends a sentence
    sentence: bool  # may end one
    quotes: int
    bracket: int  # 1 opens one, 0 closes one, -1 neither
    marked: bool  # before an "In" that names a host


_TELLING = ("jou", "proc", "pub", "uni", "org", "thes", "edn", "ed", "in", "acc", "mon", "")
_RANK = {cue: rank for rank, cue in enumerate(_TELLING)}
_SILENT = len(_TELLING) - 1
_SHAPE = {"d1": "N", "d2": "N", "d3": "N", "d4": "M", "d5": "L", "dx": "N", "r-": "R", "r": "R", "rx": "R", "rY": "Z",
          "Y": "Y", "Ya": "Y", "xd": "E", "Xd": "E"}  # fmt: skip
_NONE = _Seen("#", "", "#", False, "", _SILENT, "", b"-2#", b"+2#", "#", (), (b"-w#",), (b"+w#",))
_SMALL_CUES = frozenset(("of", "the", "a", "and", "part", "in"))


def kind(word: str) -> str:
    """The class of a word: "Y" a year, "d1".."d5" figures, "r" a range, "I" initials, "Xx", "XX", "x" and so on.

    >>> kind("2007"), kind("2007a"), kind("99"), kind("283-289"), kind("J.W."), kind("Berg"), kind("NOAC"), kind("e12")
    ('Y', 'Ya', 'd2', 'r', 'I', 'Xx', 'XX', 'xd')
    >>> kind("n.d."), kind("o. J."), kind("N.D.")
    ('Yn', 'Yn', 'I')
    """
    if word.isalpha():
        return _letters(word)
    if word[0].isdigit():
        return _figures(word)
    if _RANGE.fullmatch(word):
        return "rx"
    if any(char.isdigit() for char in word):
        return "Xd" if word[0].isupper() else "xd"
    return _letters(word)


def _figures(word: str) -> str:
    if word.isdigit():
        return "Y" if _YEAR.fullmatch(word) else f"d{min(len(word), 5)}"
    if match := _RANGE.fullmatch(word):
        if _YEAR.fullmatch(match[2]) and (_YEAR.fullmatch(match[3]) or len(match[3]) == 2):
            return "rY"
        return "r" if len(match[3]) < len(match[2]) or _rises(match[2], match[3]) else "r-"
    if len(word) == 5 and _YEAR.match(word) and word[4].isalpha():
        return "Ya"
    return "o" if _ORDINAL.fullmatch(word) else "dx"


def _rises(first: str, last: str) -> bool:
    """Whether a page range rises; figures of one length compare as texts, whatever their script."""
    return last > first if len(first) == len(last) else len(last) > len(first)


def _letters(word: str) -> str:
    if "." in word:
        return "Yn" if word[0].islower() and dates.is_undated(word) else "I"
    if len(word) == 1 and word.isupper():
        return "I"
    if word.isupper():
        if _ROMAN.fullmatch(word):
            return "R"
        return "X2" if len(word) == 2 else "X3" if len(word) == 3 else "XX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "x" if word.islower() else "xX"


@lru_cache(maxsize=100_000)
def _seen(word: str) -> _Seen:
    shape = kind(word)
    return _figure(shape) if shape[0] in "dYr" else _word(word, shape)


def _word(word: str, shape: str) -> _Seen:
    """What is known of a word that is no figure."""
    lower = word.casefold()
    plain, known = lower[:30], lexicon.classes().get(lower, "")
    spelt = plain.encode()
    own, before, after = [b"w=" + spelt], [b"-w" + spelt], [b"+w" + spelt]
    if len(lower) > 4 and lower.isalpha():
        own.append(b"p=" + lower[:4].encode())
    if known:
        sort = known.encode()
        own.append(b"d=" + sort + shape.encode())
        before.append(b"-d" + sort)
        after.append(b"+d" + sort)
    return _Seen(*_alike(shape, _cue(lower, shape)), plain, tuple(own), tuple(before), tuple(after))


def _cue(lower: str, shape: str) -> str:
    """What a word tells of those around it, "" for most."""
    cue = "" if lower in _NO_CUES.get(shape, ()) else _CUES.get(lower.strip("."), "")
    if not cue and lower[:3] in _MONTHS and shape[0] in "Xx" and dates.month(lower):
        return "mon"
    return "land" if not cue and lower in _LANDS else cue


@lru_cache(maxsize=100)
def _figure(shape: str) -> _Seen:
    """What is known of all figures of a shape: no more of them is seen."""
    spelt = shape.encode()
    return _Seen(*_alike(shape, ""), shape, (b"w=" + spelt,), (b"-w" + spelt,), (b"+w" + spelt,))


@lru_cache(maxsize=1_000)
def _alike(shape: str, cue: str) -> tuple[str, str, str, bool, str, int, str, bytes, bytes]:
    """What words of one class and cue have in common: the first fields of what is seen of them."""
    both = shape + cue
    in_run = _SHAPE.get(shape) or (cue if cue in ("vol", "no", "pp") else "")
    size = "" if cue in _SMALL_CUES else "C" if shape[0] in "XIR" else "s"
    rank = _RANK.get(cue, _SILENT)
    return shape, cue, both, shape[0] in "dYr", in_run, rank, size, ("-2" + both).encode(), ("+2" + both).encode()


def _bytes(said: Iterable[str]) -> tuple[bytes, ...]:
    """Features as CRFsuite takes them, which would otherwise encode each of them each time."""
    return tuple([each.encode(errors="replace") for each in said])


@lru_cache(maxsize=20_000)
def gap_class(gap: str) -> str:
    """A gap in short: quotes and dashes alike, an identifier as "U", a blank before a mark behind it, five characters.

    >>> gap_class(" ,"), gap_class(" ( "), gap_class(" « ")
    (', ', ' (', ' " ')
    """
    short = re.sub(r"\s+", " ", re.sub(MASK + "+", "U", gap).translate(_PUNCTUATION))
    short = _STRAYED.sub(r"\1 ", short) if short[:1] == " " else short
    return re.sub(r"([(\[]) ", r"\1", short)[:5]


_STRAYED = re.compile(r"^ ([.,;:)\]]+) ?")


@lru_cache(maxsize=20_000)
def _gap(gap: str) -> _Gap:
    text = gap_class(gap)
    opened, closed = max(text.rfind("("), text.rfind("[")), max(text.rfind(")"), text.rfind("]"))
    return _Gap(
        text,
        parts=bool(_PARTS.search(text)),
        stop=text in (". ", "."),
        ends=text[:1] in ("?", "!"),
        sentence=". " in text,
        quotes=text.count('"'),
        bracket=-1 if opened == closed else int(opened > closed),
        marked=text[:1] in _STOPS,
    )


_PARTS = re.compile(r"[.,:;?!()\[\]\"/]")
_STOPS = frozenset(".,;?!-\"'")


def _gaps(tokens: Tokens) -> list[_Gap]:
    """The gap before each word, and the one after the last."""
    return [*[_gap(word.gap) for word in tokens.words], _gap(tokens.tail)]


@lru_cache(maxsize=100_000)
def _joint(before: str, gap: str, own: str, follow: str, after: str) -> tuple[bytes, ...]:
    """The features of a word's class and its neighbours', alone and together with the gaps between them."""
    return _bytes(
        (
            "c=" + own,
            "-c" + before,
            "+c" + after,
            "gc" + gap + own,
            "gh" + gap + own + follow,
            "<" + before + gap + own,
            ">" + own + follow + after,
        )
    )


def features(tokens: Tokens) -> list[list[bytes]]:
    """The features of each word of a string, in order, encoded.

    A small word amid others ("of the"), which can begin or end nothing, has few.
    """
    if not tokens.words:
        return []
    seen = [_seen(word.text) for word in tokens.words]
    gaps = _gaps(tokens)
    marks = [gap.text for gap in gaps]
    state = _State(seen, gaps)
    along = _along(len(seen), state.early)
    runs, chunks = _run_features(seen, marks), _chunks(seen, gaps)
    names = _names(seen, marks)
    around = zip(
        [_NONE, _NONE, *seen], [_NONE, *seen], seen, [*seen[1:], _NONE], [*seen[2:], _NONE, _NONE],
        marks, marks[1:], state.places(), along, strict=False,
    )  # fmt: skip
    rows: list[list[bytes]] = []
    for at, (further, before, own, after, beyond, gap, follow, place, far) in enumerate(around):
        joint = _joint(before.both, gap, own.both, follow, after.both)
        if gap == follow == " " and own.both == "x":
            rows.append([*own.own, *before.before, *joint[:3], *place[:3]])
            continue
        rows.append(
            [
                *own.own,
                *before.before,
                *after.after,
                further.before2,
                beyond.after2,
                *place,
                *far,
                *joint,
                *runs.get(at, ()),
                *chunks.get(at, ()),
                *(() if gap == follow == " " else _named(names, before.kind, gap, own.kind, follow, after.kind)),
            ]
        )
    return rows


def _names(seen: Sequence[_Seen], marks: Sequence[str]) -> str:
    """How the string begins, which tells how it writes names: "Berg JW,", "Berg, J. W.", "J. W. Berg" and so on."""
    at = 1 if seen[0].number and len(seen) > 1 else 0
    first, second = seen[at].kind, seen[at + 1].kind if at + 1 < len(seen) else "#"
    return _begun(first[0], marks[at + 1], second if second in _SHORT else second[0], marks[min(at + 2, len(seen))])


_SHORT = frozenset(("X2", "X3"))


@lru_cache(maxsize=5_000)
def _begun(first: str, gap: str, second: str, follow: str) -> str:
    return first + gap[:1] + second + follow[:1]


@lru_cache(maxsize=100_000)
def _named(names: str, before: str, gap: str, own: str, follow: str, after: str) -> tuple[bytes, ...]:
    """The features of a word beside a mark, in a string that writes names so."""
    return _bytes(("A" + names + "|" + before + gap + own, "a" + names + "|" + own + follow + after))


@lru_cache(maxsize=1_000)
def _along(count: int, early: str) -> list[tuple[bytes, ...]]:
    """For each of so many words how far along the string it is: in eighths and from its start, and from its end."""
    return [_bytes((f"f{at * 8 // count}{early}{min(6, at)}", f"e{min(6, count - at)}")) for at in range(count)]


@lru_cache(maxsize=100_000)
def _place(
    kind: str, early: str, dated: int, passed: int, left: int, quotes: int, quote: int, breaks: int, sentence: int,
    inside: int, host: str, editors: str,
) -> tuple[bytes, ...]:  # fmt: skip
    return _bytes(
        (
            f"y{early}{min(passed, 9)}/{min(dated, 4)}{kind}",
            f"q{min(quotes, 3)}{quote}{inside}{host}{editors}",
            f"s{min(sentence, 5)}/{min(breaks, 5)}{early}",
            f"n{left}{kind}",
        )
    )


class _State:
    """What has been passed so far: years, figures, sentence ends, quotation marks, brackets, an "In"."""

    def __init__(self, seen: Sequence[_Seen], gaps: Sequence[_Gap]) -> None:
        self.seen, self.gaps = seen, gaps
        dated = [at for at, word in enumerate(seen) if word.kind in _DATED]
        self.left = sum([word.number for word in seen])
        first = dated[0] if dated else len(seen)
        self.early = "e" if first < len(seen) * 0.45 and first < len(seen) - 6 else "l"
        self.dated = len(dated)
        self.editors = max([at for at, word in enumerate(seen) if word.cue == "ed"], default=-1)
        self.breaks = [0, *[gap.text != " " and _breaks(word, gap) for word, gap in zip(seen, gaps[1:], strict=True)]]
        self.broken = sum(self.breaks)
        self.quotes = sum([gap.quotes for gap in gaps])
        self.passed = self.sentence = self.quote = self.inside = 0
        self.host = ""

    def places(self) -> Iterator[tuple[bytes, ...]]:
        """The features of each word's place; those of a plain word after a blank are those of the word before."""
        near = (self.editors + 1, self.editors - 13)
        said: tuple[bytes, ...] = ()
        for at, (word, gap) in enumerate(zip(self.seen, self.gaps, strict=False)):
            if gap.text != " ":
                self._pass(at, gap, word)
                said = ()
            if word.number:
                yield self._said(at, "n")
                self.passed += word.kind in _DATED
                self.left -= 1
                said = ()
                continue
            if not said or at in near:
                said = self._said(at, "w")
            yield said

    def _pass(self, at: int, gap: _Gap, word: _Seen) -> None:
        """Takes in the marks of the gap before a word."""
        self.quote = min(self.quote + gap.quotes, 2)
        if gap.bracket >= 0:
            self.inside = gap.bracket
        self.sentence += self.breaks[at]
        if word.cue == "in" and at and gap.marked:
            self.host = "H"

    def _said(self, at: int, kind: str) -> tuple[bytes, ...]:
        return _place(
            kind, self.early, self.dated, self.passed, min(self.left, 5), self.quotes, self.quote, self.broken,
            self.sentence, self.inside, self.host, "E" if at <= self.editors < at + 14 else "",
        )  # fmt: skip


_DATED = frozenset(("Y", "Ya", "Yn", "rY"))


def number_runs(tokens: Tokens) -> list[tuple[str, int, int]]:
    """The runs of figures in a string ("2001; 12 (3): 45-9"): the shape of each, and its words from and up to."""
    return list(_runs([_seen(word.text) for word in tokens.words], [gap.text for gap in _gaps(tokens)]))


def _runs(seen: Sequence[_Seen], gaps: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    shapes = [word.shape for word in seen]
    at, count = 0, len(seen)
    while at < count:
        if not shapes[at]:
            at += 1
            continue
        begin, shape = at, shapes[at]
        at += 1
        while at < count and shapes[at]:
            shape += gaps[at] + shapes[at]
            at += 1
        yield shape[:24] + ("." if at == count else "u" if "U" in gaps[at] else "w"), begin, at


def _run_features(seen: Sequence[_Seen], gaps: Sequence[str]) -> dict[int, tuple[bytes, ...]]:
    """For each word of a run of figures the shape of its whole run and its place in it."""
    found: dict[int, tuple[bytes, ...]] = {}
    for shape, begin, end in _runs(seen, gaps):
        found.update(enumerate(_run(shape, end - begin), begin))
    return found


@lru_cache(maxsize=20_000)
def _run(shape: str, count: int) -> list[tuple[bytes, ...]]:
    return [_bytes((f"T{shape}@{at}", f"t{count - at}{at}{shape[-1]}")) for at in range(count)]


def _chunks(seen: Sequence[_Seen], gaps: Sequence[_Gap]) -> dict[int, tuple[bytes, ...]]:
    """For the first word of a chunk (the words between two marks) what the chunk holds, and what stands around it."""
    inner = [
        at for at, gap in enumerate(gaps) if gap.parts and 0 < at < len(seen) and _parts(seen[at - 1], gap, seen[at])
    ]
    bounds = [0, *inner, len(seen)]
    chunks = [seen[begin:end] for begin, end in pairwise(bounds)]
    told = [*map(_told, chunks), ""]
    large = ["#", *map(_capitals, chunks)]
    rows: dict[int, tuple[bytes, ...]] = {}
    ahead = 0  # chunks until figures begin
    for number in range(len(chunks) - 1, -1, -1):
        begin, end = bounds[number], bounds[number + 1]
        after = seen[end].kind[0] + told[number + 1] if end < len(seen) else "#"
        ahead = 0 if after[0] in "dYr" else min(ahead + 1, 4)
        kinds = "-".join([word.kind for word in chunks[number][:4]])
        rows[begin] = _chunk(
            told[number], min(end - begin, 9), kinds, gaps[begin].text, gaps[end].text, after,
            large[number], large[number + 1], ahead,
        )  # fmt: skip
        if not ahead and (start := _last_capitals(seen, begin, end)) > begin:
            rows.update(enumerate(_capital_run(end - start, seen[start].kind, told[number], gaps[end].text), start))
    return rows


def _last_capitals(seen: Sequence[_Seen], begin: int, end: int) -> int:
    """Where the words with capitals begin that a chunk ends in, as a journal without a mark before it does."""
    at = end
    while at > begin and seen[at - 1].size != "s":
        at -= 1
    while at < end and not seen[at].size:
        at += 1
    return at if at < end else begin


@lru_cache(maxsize=20_000)
def _capital_run(count: int, kind: str, told: str, follow: str) -> list[tuple[bytes, ...]]:
    first = _bytes((f"R{min(count, 6)}{kind}", f"R{min(count, 6)}{told}{follow}"))
    return [first, *[(b"R+",)] * (count - 1)]


@lru_cache(maxsize=100_000)
def _chunk(
    told: str, count: int, kinds: str, gap: str, follow: str, after: str, before: str, own: str, ahead: int
) -> tuple[bytes, ...]:
    return _bytes(
        (
            f"k{told}{count}",
            "K" + follow + after + told,
            "u" + own + gap + follow + after[0],
            "P" + kinds + ("+" if count > 4 else follow),
            "V" + before + own + gap,
            f"D{ahead}" + own + told,
        )
    )


def _parts(before: _Seen, gap: _Gap, after: _Seen) -> bool:
    """Whether a gap with a mark ends a chunk: the stop of an initial or an abbreviation ("Mol. Biol.") does not."""
    if not gap.stop or after.number or before.kind == "x":
        return True
    return before.kind not in ("I", "X2") and len(before.plain) > 5


def _capitals(words: Sequence[_Seen]) -> str:
    """Which words after the first have capitals, "of" aside: "C" all, "s" none, "m" some, "1" where there are none."""
    if len(words) == 1:
        return "1"
    sizes = {word.size for word in words[1:]}
    if "C" in sizes:
        return "m" if "s" in sizes else "C"
    return "s" if "s" in sizes else "1"


def _told(words: Sequence[_Seen]) -> str:
    """The most telling cue among the words of a chunk, "" when none tells."""
    return _TELLING[min([word.rank for word in words]) if len(words) > 1 else words[0].rank]


def _breaks(before: _Seen, gap: _Gap) -> bool:
    """Whether a gap ends a sentence: a stop that is not that of an initial or an abbreviation, "?", "!"."""
    if gap.ends:
        return True
    if not gap.sentence or before.cue in ("vol", "no", "pp"):
        return False
    return before.kind not in ("I", "X2") or gap.text[0] != "."
