"""A reference string as words: each a run of letters or figures, with the punctuation that stands before it.

Identifiers and addresses are taken out first, by rule; a word after one has its mark in the gap before it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from refkit.fields import faces, identifiers
from refkit.fields.faces import SIGN
from refkit.parsing.segments import Segment

MASK = "\ue000"
"""Stands for each code point of an identifier or address that was taken out."""

_DASH = r"[-‐‑‒–—−]"
_CJK = r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ɏ]{2,}+(?![\w'’‐‑-])"  # most words; the rest would find them too, but slowly
    r"|(?:[Pp]p|no)(?=\d)"  # pp12-15, no6: two words each
    rf"|[^\W\d_{_CJK}]{{0,4}}\d+[^\W\d_{_CJK}]?"  # 123-130
    rf"(?:{_DASH}{{1,2}}[^\W\d_]{{0,3}}\d+[^\W\d_{_CJK}]?)+(?![^\W{_CJK}])"
    r"|(?:[^\W\d_]\.[-‐‑]?){2,6}(?![^\W\d_]{2})"  # J.W.L., J.-P.
    r"|(?:1[5-9]|20)\d\d(?=[A-Z][a-z]{2})"  # 2013Interferometer
    r"|[A-Z](?=\d{1,4}\b)|[^\W\d_]{3,}(?=\d+\b)"  # D42, Lett1988: two words each
    rf"|\d+(?=[{_CJK}])|[{_CJK}]+"  # 36권
    r"|\w+(?:['’‐‑-]\w+)*"
)
_POINTER = re.compile(  # the word before a reference in a note: "5. Vgl. Smith ..."
    r"[\s\[(]{0,3}\d{0,4}[\s.)\]:-]{0,4}"
    r"((?:Vgl|Siehe|See(?: also)?|Cf|Cfr|Voir|Véase|Vedi|Zit\. n(?:ach)?|Zie)\b(?:\.|(?= [^\W\d_a-z]))"
    r"(?: (?:dazu|hierzu|auch|also|e\.g\.,?|z\. ?B\.)\b:?)?)\s(?=[^\W\d_a-z])"
)
_TAG = re.compile(r"</?[a-z]{1,10}>")
_SUBJECT = (
    r"(?:astro ?- ?ph|cond ?- ?mat|gr ?- ?qc|hep ?- ?(?:ex|lat|ph|th)|math ?- ?ph|nucl ?- ?(?:ex|th)|quant ?- ?ph)"
)
_ARXIV = re.compile(
    r"(?:\barxiv|(?<=[a-z\d])arXiv)(?: ?\.org)? ?: ?"
    r"(?:\d{4} ?\. ?\d{4,5}(?:v\d{1,2})?(?!\d)|[a-z-]+(?:\.[A-Z]{2})?/\d{7}"
    rf"|{_SUBJECT} ?/ ?\d{{7}})|\b{_SUBJECT} ?/ ?\d{{7}}(?!\d)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(ISBN|ISSN|PMID|PMCID)(?:-1[03])?\b\s?:?\s?((?:PMC)?\d[\d\-‐‑– ]{4,16}[\dxX]|PMC\d+)", re.IGNORECASE
)
_CARRIER = (
    r"video(?: file| recording| webcast)?|video clip|audio(?: file| recording)?|dvd|cd(?:-rom)?|film|blu-ray|podcast"
    r"|internet|online|electronic version|print|web|e-?book|kindle(?: edition| version)?|microfilm|pdf"
    r"|en ligne|en línea|online-ressource|recurso electrónico|suporte eletrônico"
)
_GENRE = (
    r"(?:web ?log|blog)(?: post| message)?|data ?set|(?:computer |mobile )?(?:software|program|app|application|game)"
    r"|motion picture|television (?:series|broadcast)|tv series|song|tweet|facebook (?:post|update)|instagram photo"
    r"|brochure|fact sheet|press release|poster(?: session| presentation)?|conference (?:session|paper|presentation)"
    r"|paper presentation|lecture notes|letter to the editor|editorial|abstract|interview|photograph|painting|map"
    r"|unpublished (?:manuscript|raw data|(?:doctoral |master.s )?(?:dissertation|thesis))|review of [^\[\]]{3,60}"
    r"|(?:doctoral|ph\.? ?d\.?) (?:dissertation|thesis)|master.s thesis|special issue|comment|preprint|white paper"
)
_BRACKETED = re.compile(rf"\[(?:({_CARRIER})|({_GENRE}))\]", re.IGNORECASE)
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-/.]\d\d?[-/.]\d\d?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|º)?(?: de)? {_MONTH},?(?: de)? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}} {_MONTH} \d{{1,2}}|{_MONTH},? \d{{4}}"
)
_ACCESSED = re.compile(
    r"[(\[]?\b(?:(?:date )?(?:last )?(?:accessed|retrieved|viewed|visited|cited|checked)"
    r"|(?:zuletzt )?(?:abgerufen|geprüft|zugegriffen)|(?:letzter )?zugriff|abruf|stand|konsultiert"
    r"|consultée?|consultad[oa]|consultato|acesso|acessado|fecha de consulta|consulta|ultimo accesso|geraadpleegd)"
    rf"(?: (?:on|in|am|vom|le|el|il|em|op))?\s?:?\s({_DAY})[)\]]?(?:,? (?:from|von|de))?",
    re.IGNORECASE,
)
_ADDRESS_CUE = re.compile(
    r"\b(?:(?:online )?(?:retrieved|available|abgerufen|verfügbar|recuperado|disponible|disponível|récupéré"
    r"|beschikbaar|retirado|repéré|consulté|téléaccessible)(?: online)?"
    r"(?: (?:from|at|on|von|unter|de|en|em|sur|auf|via|à l['’]adresse|à))?"
    r"|(?:online )?ur[li]|internet|online|en ligne)\s?:?\s*$",
    re.IGNORECASE,
)
_VISITED = re.compile(r"[(\[](\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})[)\]]\.?$")
_DOI_CUE = re.compile(r"(?:https?\s?:\s?//\s?)?(?:dx\.)?(?:doi\.org\s?/\s?)?(?:\bdoi\s?[:>]?\s?){0,2}$", re.IGNORECASE)
_BROKEN = re.compile(
    r"(?<=[./\-_=?&~]) (?!pp?\.|vol\.|no\.|(?:19|20)\d\d\b(?!\S*/)|\d+[-–]\d+\.?$)"
    r"(?=[a-z0-9%~][^\s,;()]*[/.=_~\-][^\s,;()]*)"
    r"|(?<=\w) (?=/[\w~])|(?<=~) (?=[a-z]{2,} ?/)|(?<=/\d{4}\.) (?=\d{4,5}\b)"
    r"|(?<=/) (?=[A-Z]?\d{5,}\b)|(?<=\.) (?=(?:html?|pdf|php|aspx?)\b)"
)
_BROKEN_NAME = re.compile(  # "Final report 2008.pdf": the last part of an address, with blanks in it
    r"(?: (?!accessed|retrieved|consult|available|http|www\.|doi)[^\s,;()<>\"]{0,40}[\w/~-]){0,8}"
    r" [^\s,;()<>\"]{1,80}\.(?:pdf|html?|php|aspx?|docx?|cfm)\b",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|html?|php|aspx?|docx?|cfm)(?:[?#].*)?$", re.IGNORECASE)
_BROKEN_HOST = re.compile(r"[a-z0-9-]{1,40}(?: ?\. ?| -)[a-z0-9-]{1,40}(?:(?: ?\. ?| -)[a-z0-9-]{1,40}){0,5}(?= ?/)")
_SPLIT_SCHEME = re.compile(
    r"(?:\b|(?<=URL))(?:h?ttps?|ftp)(?: ?: ?/ ?/ ?| ?// ?|: ?(?=www))(?=[\w-]{1,40}[\w. -]{0,80}?\. ?[a-z]{2})"
    r"|\bwww \.(?=[\w-]{1,60}\.[a-z]{2})",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(
    r"(?<![\w@./:-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|org|net|edu|gov|int|info|eu|de|fr|uk|ca|br|au|ch|it|nl|es|at)"
    r"/[^\s<>\"()\[\],;]{2,300}"
)
_NEXT_ADDRESS = re.compile(
    r"(?<=\.pdf)[,;(]|\($|(?:(?<=\.html)|(?<=\.htm)|(?<=\.aspx)|(?<=\.php))[,;(]|[,;](?=https?:)|[.)/]*\((?:accessed|$)",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"[.,;](?:(?:URL|PMID|PMCID|arXiv)(?:\b|http)|doi$)|\((?:19|20)\d\d\)$|\.?\([^()\d]{3,}$|[.,;]\([a-z]\)$"
)
_SPACED_DOI = re.compile(
    r"\bdoi(?:\.org ?/ ?| ?[:.]? ?)(?!10\.\d{4,9}/\S)(10 ?\. ?\d{4,5} ?/ ?[^\s,;]{3,})", re.IGNORECASE
)
_REST_OF_DOI = re.compile(
    r"(?:(?<=[A-Za-z]) ?\. ?|(?<=-) )\d+(?:[.-]\d+)+(?=[\s.,;]|$)"
    r"|(?<=\d-) \d[\d()-]{3,20}[\dXx](?=[\s.,;:]|$)"
    r"|(?<=/[a-z]) ?\. ?[a-z]{2,12}\.\d{4}\.\d\d\.\d{3}\b|(?<=[a-z]{3}) ?\. ?\d{3,}\b"
    r"|(?<=\(\d{4}\)\d{3}): ?\d{1,2}\(\d{1,5}\)"
)
_REST_OF_SICI = re.compile(r":? ?\d{0,3}<\w{1,6}: ?: ?[\w-]{1,20} ?> ?\d\.\d\.co;\d-\w", re.IGNORECASE)
_REVIEW = re.compile(r"\bMR\s?\d{6,7}\b(?: \([^()\s]{1,12}\))?")  # a number of Mathematical Reviews


class Word(NamedTuple):
    """One word: its text, where it stands, and the gap before it (identifiers masked)."""

    text: str
    start: int
    end: int
    gap: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a string, the gap after the last, and the segments that rules have found."""

    words: tuple[Word, ...]
    tail: str
    known: tuple[Segment, ...]


_new = tuple.__new__  # as Word(...) does, in fewer steps: every word passes here


class _Taken(NamedTuple):
    """A stretch taken out before the words are read: what it says, and where it lies with its cue ("doi:")."""

    segment: Segment | None
    start: int
    end: int


def tokenize(text: str) -> Tokens:
    """The words of a reference string and the identifiers and addresses in it.

    >>> found = tokenize("Berg, H. (2007). Hip. J Appl 99(3), 283-289. doi:10.1007/s00421-006-0346-y")
    >>> [word.text for word in found.words]
    ['Berg', 'H', '2007', 'Hip', 'J', 'Appl', '99', '3', '283-289']
    >>> found.known[0].variable, len(found.tail)
    ('DOI', 31)
    """
    taken = _taken(text)
    signed = faces.masked(text, faces.emphases(text))
    masked = _TAG.sub(_blank, signed) if "<" in signed else signed
    masked = _masked(masked, taken) if taken else masked
    if pointer := _POINTER.match(masked):
        masked = masked[: pointer.start(1)] + " " * len(pointer[1]) + masked[pointer.end(1) :]
    words, last = [], 0
    for match in _WORD.finditer(masked):
        start, end = match.span()
        words.append(_new(Word, (match[0], start, end, masked[last:start])))
        last = end
    if signed is not text:
        words = [word._replace(gap=word.gap.replace(SIGN, "")) for word in words]
    known = sorted((each.segment for each in taken if each.segment), key=lambda segment: segment.start)
    return Tokens(tuple(words), masked[last:].replace(SIGN, ""), tuple(known))


def _masked(text: str, taken: Sequence[_Taken]) -> str:
    """The text with marks for what was taken out of it."""
    pieces: list[str] = []
    last = 0
    for _, start, end in sorted(taken, key=attrgetter("start")):
        pieces += (text[last:start], MASK * (end - start))
        last = end
    return "".join(pieces) + text[last:]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _taken(text: str) -> list[_Taken]:
    """Identifiers, addresses, days of access and bracketed kinds; of two that overlap the first found."""
    lower = text.lower()
    stretches: list[_Taken] = []
    used = bytearray(len(text))
    for hints, finder in _FINDERS:
        for hint in hints:  # a loop, not any(): every string passes here
            if hint in lower:
                for one in finder(text):
                    if 1 not in used[one.start : one.end]:
                        stretches.append(one)
                        used[one.start : one.end] = b"\1" * (one.end - one.start)
                break
    return stretches


def _dois(text: str) -> Iterator[_Taken]:
    if "10" not in text or "/" not in text:
        return
    for match in _SPACED_DOI.finditer(text):
        end = _end_of_doi(text, match.start(1), match.start(1) + len(identifiers.trim(match[1])))
        cue = _DOI_CUE.search(text, max(0, match.start() - 20), match.start())
        yield _Taken(Segment("DOI", match.start(1), end, 0.95), cue.start() if cue else match.start(), end)
    for span, _ in identifiers.find_dois(text):
        window = text[max(0, span.start - 40) : span.start]
        cue = _DOI_CUE.search(window)
        if "/" not in window[-1:] or (cue and cue[0]):
            begin = span.start - (len(cue[0]) if cue else 0)
            if said := _ADDRESS_CUE.search(text, max(0, begin - 60), begin):
                begin = said.start()
            end = _end_of_doi(text, span.start, span.end)
            yield _Taken(Segment("DOI", span.start, end, 0.99), begin, end)


def _end_of_doi(text: str, start: int, end: int) -> int:
    """Where a DOI ends: before the label that follows without a blank, after the rest that a blank has cut off."""
    if label := _NEXT_LABEL.search(text, start, end):
        return label.start()
    for pattern in (_REST_OF_DOI, _REST_OF_SICI):
        if rest := pattern.match(text, end):
            end = rest.end()
    return end


def _addresses(text: str) -> Iterator[_Taken]:
    yield from _split_addresses(text)
    for span, _ in identifiers.find_urls(text):
        end = _whole(text, span.start, span.end)
        if follow := _NEXT_ADDRESS.search(text, span.start, end):
            end = follow.start()
        cue = _ADDRESS_CUE.search(text, max(0, span.start - 60), span.start)
        yield _Taken(Segment("URL", span.start, end, 0.98), cue.start() if cue else span.start, end)


def _split_addresses(text: str) -> Iterator[_Taken]:
    """Addresses with blanks in their scheme ("http : //") or host, or without a piece of the scheme."""
    for match in _SPLIT_SCHEME.finditer(text):
        if match[0].lower() not in _SCHEMES or _host_end(text, match.end()):
            begin = _host_end(text, match.end()) or match.end()
            said = identifiers.trim((text[begin:].split(None, 1) or [""])[0]) if text[begin : begin + 1] != " " else ""
            end = _whole(text, match.start(), begin + len(said))
            if follow := _NEXT_ADDRESS.search(text, begin, end):
                end = follow.start()
            cue = _ADDRESS_CUE.search(text, max(0, match.start() - 60), match.start())
            yield _Taken(Segment("URL", match.start(), end, 0.95), cue.start() if cue else match.start(), end)


_SCHEMES = frozenset(("http://", "https://", "ftp://"))


def _host_end(text: str, start: int) -> int:
    """Where a host with blanks in it ends ("link .springer .com/"), 0 where there is none."""
    host = _BROKEN_HOST.match(text, start)
    return host.end() if host and " " in host[0] else 0


def _bare_addresses(text: str) -> Iterator[_Taken]:
    """Addresses with neither a scheme nor "www."."""
    for match in _BARE_ADDRESS.finditer(text):
        end = match.start() + len(identifiers.trim(match[0]))
        cue = _ADDRESS_CUE.search(text, max(0, match.start() - 60), match.start())
        yield _Taken(Segment("URL", match.start(), end, 0.9), cue.start() if cue else match.start(), end)


def _whole(text: str, start: int, end: int) -> int:
    """The end of an address that a blank has broken after a stop, slash or the like."""
    for _ in range(3):
        stop = end + 1 if text[end : end + 1] in (".", "-") else end
        if not (broken := _BROKEN.match(text, stop)) or stop - start < 10:
            break
        end = broken.end() + len(identifiers.trim(text[broken.end() :].split(None, 1)[0]))
    name = None if _FILE.search(text, start, end) else _BROKEN_NAME.match(text, end)
    return name.end() if name else end


def _numbered(text: str) -> Iterator[_Taken]:
    for match in _NUMBERED.finditer(text):
        yield _Taken(Segment(match[1].upper(), match.start(2), match.end(2), 0.97), *match.span())


def _preprints(text: str) -> Iterator[_Taken]:
    for match in _ARXIV.finditer(text):
        yield _Taken(Segment("number", match.start(), match.end(), 0.9), *match.span())


def _reviews(text: str) -> Iterator[_Taken]:
    for match in _REVIEW.finditer(text):
        yield _Taken(None, *match.span())


def _accesses(text: str) -> Iterator[_Taken]:
    """Days of access: "Retrieved June 3, 2017, from", "[Stand: 12.3.2010]"; bare in brackets at the very end."""
    for match in (*_ACCESSED.finditer(text), *(_VISITED.finditer(text) if "://" in text else ())):
        yield _Taken(Segment("accessed", match.start(1), match.end(1), 0.95), *match.span())


def _bracketed(text: str) -> Iterator[_Taken]:
    """What a work is or comes on, said in brackets: "[Video file]" its medium, "[Blog post]" its genre."""
    for match in _BRACKETED.finditer(text) if "[" in text else ():
        variable = "medium" if match[1] is not None else "genre"
        yield _Taken(Segment(variable, match.start() + 1, match.end() - 1, 0.97), *match.span())


def _lost_addresses(text: str) -> Iterator[_Taken]:
    """The words before an address ("Retrieved from") at the end of a string that has lost it."""
    if (cue := _ADDRESS_CUE.search(text, max(0, len(text) - 60))) and cue.start() > 0:
        yield _Taken(None, cue.start(), cue.end())


_FINDERS: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[_Taken]]], ...] = (
    (("10.", "doi"), _dois),
    (("http", "www", "ftp", "ttp"), _addresses),
    (
        (
            ".com/",
            ".org/",
            ".net/",
            ".edu/",
            ".gov/",
            ".int/",
            ".info/",
            ".eu/",
            ".de/",
            ".fr/",
            ".uk/",
            ".ca/",
            ".br/",
            ".au/",
            ".ch/",
            ".it/",
            ".nl/",
            ".es/",
            ".at/",
        ),
        _bare_addresses,
    ),
    (("isbn", "issn", "pmid", "pmc"), _numbered),
    (("mr",), _reviews),
    (("arxiv", "ph/", "th/", "qc/", "lat/", "ex/", "mat/", " /"), _preprints),
    (("[",), _bracketed),
    (
        tuple(
            "ccessed etrieved viewed visited cited checked bgerufen geprüft zugegriffen zugriff abruf stand onsult"
            " acesso cessado accesso raadpl ://".split()
        ),
        _accesses,
    ),
    (
        tuple(
            "etrieved vailable bgerufen erfügbar ecuperado isponible isponível écupéré eschikb etirado url uri"
            " internet nline ligne".split()
        ),
        _lost_addresses,
    ),
)
"""What finds each kind, and what of it a string must hold, in small letters, for the search to be worth its while."""
