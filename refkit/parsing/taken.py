"""What rules find in a reference string before its words are read: identifiers, addresses, days of access, kinds."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from refkit.fields import identifiers
from refkit.parsing.segments import Segment

# What finds things that few strings hold stays a text until the first such string comes.
_SUBJECT = (
    r"(?:astro ?- ?ph|cond ?- ?mat|gr ?- ?qc|hep ?- ?(?:ex|lat|ph|th)|math ?- ?ph|nucl ?- ?(?:ex|th)|quant ?- ?ph)"
)
_ARXIV = (
    r"(?i)(?:\barxiv|(?<=[a-z\d])arXiv)(?: ?\.org)? ?: ?"
    r"(?:\d{4} ?\. ?\d{4,5}(?:v\d{1,2})?(?!\d)|[a-z-]+(?:\.[A-Z]{2})?/\d{7}"
    rf"|{_SUBJECT} ?/ ?\d{{7}})|\b{_SUBJECT} ?/ ?\d{{7}}(?!\d)"
)
_NUMBERED = r"(?i)\b(ISBN|ISSN|PMID|PMCID)(?:-1[03])?\b\s?:?\s?((?:PMC)?\d[\d\-‐‑– ]{4,16}[\dxX]|PMC\d+)"
_CARRIER = (
    r"(?:youtube |music )?video(?: file| recording| webcast)?|video clip|audio(?: file| recording)?|audio ?book|dvd"
    r"|cd(?:-rom)?|film|blu-ray|(?:audio )?podcast(?: episode)?|webinar|webcast|powerpoint slides|slides"
    r"|internet|online|electronic version|print|web|e-?book|kindle(?: edition| version)?|microfilm|pdf"
    r"|[^\W\d_]{4,12}(?: [^\W\d_]{3,12})? (?:on the|sur|en|na) internet|internet (?:publication|document|article)"
    r"|en ligne|en línea|online-ressource|recurso electrónico|suporte eletrônico|videodatei|fichier vidéo|vidéo"
    r"|archivo de v[ií]deo|vídeo|arquivo de vídeo"
)
_GENRE = (
    r"(?:web ?log|blog)(?: post| message)?|data ?set|(?:computer |mobile )?(?:software|program|app|application|game)"
    r"|motion picture|(?:television|tv|radio) (?:series|broadcast|episode|program(?:me)?)(?: episode)?|song|album|tweet"
    r"|(?:facebook|instagram|online forum) (?:post|update|comment|photo|video)|infographic|ted talk"
    r"|brochure|fact sheet|press release|poster(?: session| presentation)?|conference (?:session|paper|presentation)"
    r"|paper presentation|lecture notes|letter to the editor|editorial|abstract|interview|photograph|painting|map"
    r"|unpublished (?:manuscript|raw data|(?:doctoral |master.s )?(?:dissertation|thesis))|review of [^\[\]]{3,60}"
    r"|manuscript (?:submitted for publication|in preparation)|(?:meeting|conference) abstract|source code|database"
    r"|(?:doctoral|ph\.? ?d\.?) (?:dissertation|thesis)|master.s thesis|special issue|comment|preprint|white paper"
    r"|blogbeitrag|tesis doctoral|thèse de doctorat|dissertation|(?:phd |doctoral )?thesis"
)
_BRACKETED = rf"(?i)\[ ?(?:({_CARRIER})|({_GENRE})) ?\]"
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-/.]\d\d?[-/.]\d\d?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|º)?(?: de)? {_MONTH},?(?: de)? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}} {_MONTH} \d{{1,2}}|{_MONTH},? \d{{4}}"
)
_ACCESSED = (
    r"(?i)[(\[]?\b(?:(?:date )?(?:last )?(?:accessed|retrieved|viewed|visited|cited|checked)"
    r"|(?:zuletzt )?(?:abgerufen|geprüft|zugegriffen)|(?:letzter )?zugriff|abruf|stand|konsultiert"
    r"|consultée?|consultad[oa]|consultato|acesso|acessado|fecha de consulta|consulta|ultimo accesso|geraadpleegd"
    r"|recuperado|récupéré|repéré|retirado)"
    rf"(?: (?:on|in|am|vom|le|el|il|em|op))?\s?:?\s({_DAY})[)\]]?(?:,? (?:from|von|van|de|à l['’]adresse)\b)?"
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
_SPLIT_SCHEME = (
    r"(?i)(?:\b|(?<=URL))(?:h?ttps?|ftp)(?: ?: ?/ ?/ ?| ?// ?|: ?(?=www))(?=[\w-]{1,40}[\w. -]{0,80}?\. ?[a-z]{2})"
    r"|\bwww \.(?=[\w-]{1,60}\.[a-z]{2})"
)
_DOMAINS = tuple(".com .org .net .edu .gov .int .info .eu .de .fr .uk .ca .br .au .ch .it .nl .es .at".split())
_BARE_ADDRESS = (
    rf"(?<![\w@./:-])(?:[a-z0-9-]{{1,40}}\.){{0,3}}[a-z0-9-]{{1,40}}(?:{'|'.join(map(re.escape, _DOMAINS))})"
    r":?/[^\s<>\"()\[\],;]{2,300}"
)
_NEXT_ADDRESS = re.compile(
    r"(?<=\.pdf)[,;(]|\($|(?:(?<=\.html)|(?<=\.htm)|(?<=\.aspx)|(?<=\.php))[,;(]|[,;](?=https?:)|[.)/]*\((?:accessed|$)",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"[.,;](?:(?:URL|PMID|PMCID|arXiv)(?:\b|http)|doi$)|\((?:19|20)\d\d\)$|\.?\([^()\d]{3,}$|[.,;]\([a-z]\)$"
)
_SPACED_DOI = r"(?i)\bdoi(?:\.org ?/ ?| ?[:.]? ?)(?!10\.\d{4,9}/\S)(10 ?\. ?\d{4,5} ?/ ?[^\s,;]{3,})"
_REST_OF_DOI = re.compile(
    r"(?:(?<=[A-Za-z]) ?\. ?|(?<=-) )\d+(?:[.-]\d+)+(?=[\s.,;]|$)"
    r"|(?<=\d-) \d[\d()-]{3,20}[\dXx](?=[\s.,;:]|$)"
    r"|(?<=/[a-z]) ?\. ?[a-z]{2,12}\.\d{4}\.\d\d\.\d{3}\b|(?<=[a-z]{3}) ?\. ?\d{3,}\b"
    r"|(?<=\(\d{4}\)\d{3}): ?\d{1,2}\(\d{1,5}\)"
)
_REST_OF_SICI = re.compile(r":? ?\d{0,3}<\w{1,6}: ?: ?[\w-]{1,20} ?> ?\d\.\d\.co;\d-\w", re.IGNORECASE)
_PATENT = (
    r"(?i)(?:\b(?:U\.? ?S\.?(?: ?A\.?)?|EP|WO|DE|JP|GB|FR|European|German|British|French|Japanese|Canadian) )?"
    r"\bPat(?:ent|\.)(?: Appl(?:ication|\.)?)?(?: (?:No|Nr|number)\b\.?:?)?\s"
    r"((?:[A-Z]{2} ?)?(?:\d{1,3}(?:[,. ]\d{3})+|\d{2,4}/\d{3,}|\d{4,14}(?:\.\d)?)(?: ?[A-Z]\d?\b)?)"
)
_MEDIUM = re.compile(rf"(?<=[.\d”\"»] )(Print|Web|DVD|CD|Film|E-book|Kindle)\.?(?: ({_DAY})\.?)?$")
_AHEAD = rf"(?i)\[(?:e-?pub|published online)(?: ahead of print)?[\s.,:;]{{0,3}}(?:on )?({_DAY})?\.?\]"
_OWN_KEY = re.compile(
    r"([^\W\d_a-z][^\W\d_]{2,20})(?:,? (?:et al\.|[^\W\d_a-z][^\W\d_]{2,20}))? \(?((?:1[5-9]|20)\d\d[a-z]?)\)?"
    r" ?[:=] (?=(?:[^\W\d_a-z][\w.’'-]{0,20},? ){1,3}\1\b)"
)
_REVIEW = re.compile(r"\bMR\s?\d{6,7}\b(?: \([^()\s]{1,12}\))?")


class Taken(NamedTuple):
    """A stretch taken out before the words are read: what it says, and where it lies with its cue ("doi:")."""

    segment: Segment | None
    start: int
    end: int


_LAST = 60
"""How many characters at the end are looked at for what stands there only."""


def taken(text: str) -> list[Taken]:
    """Identifiers, addresses, days of access and bracketed kinds; of two that overlap the first found."""
    lower, last = text.lower(), text[-_LAST:].lower()
    stretches: list[Taken] = []
    used = bytearray(len(text))
    for find, hints, at_end in _FINDERS:
        looked_at = last if at_end else lower
        for hint in hints:  # a loop, not any(): every string passes here
            if hint in looked_at:
                for one in find(text):
                    if 1 not in used[one.start : one.end]:
                        stretches.append(one)
                        used[one.start : one.end] = b"\1" * (one.end - one.start)
                break
    return stretches


def _dois(text: str) -> Iterator[Taken]:
    if "10" not in text or "/" not in text:
        return
    for match in re.finditer(_SPACED_DOI, text):
        end = _end_of_doi(text, match.start(1), match.start(1) + len(identifiers.trim(match[1])))
        cue = _DOI_CUE.search(text, max(0, match.start() - 20), match.start())
        yield Taken(Segment("DOI", match.start(1), end, 0.95), cue.start() if cue else match.start(), end)
    for span, _ in identifiers.find_dois(text):
        window = text[max(0, span.start - 40) : span.start]
        cue = _DOI_CUE.search(window)
        if "/" not in window[-1:] or (cue and cue[0]):
            begin = span.start - (len(cue[0]) if cue else 0)
            if said := _ADDRESS_CUE.search(text, max(0, begin - 60), begin):
                begin = said.start()
            end = _end_of_doi(text, span.start, span.end)
            yield Taken(Segment("DOI", span.start, end, 0.99), begin, end)


def _end_of_doi(text: str, start: int, end: int) -> int:
    """Where a DOI ends: before the label that follows without a blank, after the rest that a blank has cut off."""
    if label := _NEXT_LABEL.search(text, start, end):
        return label.start()
    for pattern in (_REST_OF_DOI, _REST_OF_SICI):
        if rest := pattern.match(text, end):
            end = rest.end()
    return end


def _addresses(text: str) -> Iterator[Taken]:
    yield from _split_addresses(text)
    for span, _ in identifiers.find_urls(text):
        end = _whole(text, span.start, span.end)
        if follow := _NEXT_ADDRESS.search(text, span.start, end):
            end = follow.start()
        cue = _ADDRESS_CUE.search(text, max(0, span.start - 60), span.start)
        yield Taken(Segment("URL", span.start, end, 0.98), cue.start() if cue else span.start, end)


def _split_addresses(text: str) -> Iterator[Taken]:
    """Addresses with blanks in their scheme ("http : //") or host, or without a piece of the scheme."""
    for match in re.finditer(_SPLIT_SCHEME, text):
        if match[0].lower() not in _SCHEMES or _host_end(text, match.end()):
            begin = _host_end(text, match.end()) or match.end()
            said = identifiers.trim((text[begin:].split(None, 1) or [""])[0]) if text[begin : begin + 1] != " " else ""
            end = _whole(text, match.start(), begin + len(said))
            if follow := _NEXT_ADDRESS.search(text, begin, end):
                end = follow.start()
            cue = _ADDRESS_CUE.search(text, max(0, match.start() - 60), match.start())
            yield Taken(Segment("URL", match.start(), end, 0.95), cue.start() if cue else match.start(), end)


_SCHEMES = frozenset(("http://", "https://", "ftp://"))


def _host_end(text: str, start: int) -> int:
    """Where a host with blanks in it ends ("link .springer .com/"), 0 where there is none."""
    host = _BROKEN_HOST.match(text, start)
    return host.end() if host and " " in host[0] else 0


def _bare_addresses(text: str) -> Iterator[Taken]:
    """Addresses with neither a scheme nor "www.", those of files among them: "ftp.example.org:/pub/roofs.ps"."""
    if not any(before.removesuffix(":").endswith(_DOMAINS) for before in text.split("/")[:-1]):
        return
    for match in re.finditer(_BARE_ADDRESS, text):
        end = match.start() + len(identifiers.trim(match[0]))
        cue = _ADDRESS_CUE.search(text, max(0, match.start() - 60), match.start())
        yield Taken(Segment("URL", match.start(), end, 0.9), cue.start() if cue else match.start(), end)


def _whole(text: str, start: int, end: int) -> int:
    """The end of an address that a blank has broken after a stop, slash or the like."""
    for _ in range(3):
        stop = end + 1 if text[end : end + 1] in (".", "-") else end
        if not (broken := _BROKEN.match(text, stop)) or stop - start < 10:
            break
        end = broken.end() + len(identifiers.trim(text[broken.end() :].split(None, 1)[0]))
    name = None if _FILE.search(text, start, end) else _BROKEN_NAME.match(text, end)
    return name.end() if name else end


def _numbered(text: str) -> Iterator[Taken]:
    for match in re.finditer(_NUMBERED, text):
        yield Taken(Segment(match[1].upper(), match.start(2), match.end(2), 0.97), *match.span())


def _preprints(text: str) -> Iterator[Taken]:
    for match in re.finditer(_ARXIV, text):
        yield Taken(Segment("number", match.start(), match.end(), 0.9), *match.span())


def _reviews(text: str) -> Iterator[Taken]:
    for match in _REVIEW.finditer(text):
        yield Taken(None, *match.span())


def _patents(text: str) -> Iterator[Taken]:
    for match in re.finditer(_PATENT, text):
        yield Taken(Segment("number", match.start(1), match.end(1), 0.9), *match.span())


def _ahead(text: str) -> Iterator[Taken]:
    """What says that a paper is out ahead of print; its day counts where the string has no other date."""
    for match in re.finditer(_AHEAD, text):
        day = Segment("issued", match.start(1), match.end(1), 0.4) if match[1] else None
        yield Taken(day, *match.span())


def _accesses(text: str) -> Iterator[Taken]:
    """Days of access: "Retrieved June 3, 2017, from", "[Stand: 12.3.2010]"; bare in brackets at the very end."""
    for match in (*re.finditer(_ACCESSED, text), *(_VISITED.finditer(text) if "://" in text else ())):
        yield Taken(Segment("accessed", match.start(1), match.end(1), 0.95), *match.span())


def _keys(text: str) -> Iterator[Taken]:
    """The name and year that a list is ordered by, before the entry itself: "Serra 2006: Francesca Serra, Roofs"."""
    if key := _OWN_KEY.match(text):
        yield Taken(Segment("issued", *key.span(2), 0.5), 0, key.end())


def _bracketed(text: str) -> Iterator[Taken]:
    """What a work is or comes on, said in brackets: "[Video file]" its medium, "[Blog post]" its genre."""
    for match in re.finditer(_BRACKETED, text) if "[" in text else ():
        variable = "medium" if match[1] is not None else "genre"
        yield Taken(Segment(variable, *match.span(1 if variable == "medium" else 2), 0.97), *match.span())


def _mediums(text: str) -> Iterator[Taken]:
    """The medium at the very end, as MLA had it ("1979. Print."), with the day of access ("Web. 10 May 2006.")."""
    if match := _MEDIUM.search(text, max(0, len(text) - _LAST)):
        yield Taken(Segment("medium", *match.span(1), 0.9), match.start(1), match.end(1))
        if match[2]:
            yield Taken(Segment("accessed", *match.span(2), 0.9), *match.span(2))


def _lost_addresses(text: str) -> Iterator[Taken]:
    """The words before an address ("Retrieved from") at the end of a string that has lost it."""
    if (cue := _ADDRESS_CUE.search(text, max(0, len(text) - _LAST))) and cue.start() > 0:
        yield Taken(None, cue.start(), cue.end())


class _Finder(NamedTuple):
    """What finds a kind, and what a string must hold, in small letters, for the search to be worth its while."""

    find: Callable[[str], Iterator[Taken]]
    hints: tuple[str, ...]
    at_end: bool = False  # they must be among its last characters


_FINDERS = (
    _Finder(_dois, ("10.", "doi")),
    _Finder(_addresses, ("http", "www", "ftp", "ttp")),
    _Finder(_bare_addresses, ("/",)),
    _Finder(_numbered, ("isbn", "issn", "pmid", "pmc")),
    _Finder(_reviews, ("mr",)),
    _Finder(_mediums, ("print", "web", "dvd", "cd", "film", "e-book", "kindle"), at_end=True),
    _Finder(_patents, ("pat",)),
    _Finder(_ahead, ("[epub", "[e-pub", "[published online")),
    _Finder(_preprints, ("arxiv", "ph/", "th/", "qc/", "lat/", "ex/", "mat/", " /")),
    _Finder(_bracketed, ("[",)),
    _Finder(_keys, (":", "=")),
    _Finder(
        _accesses,
        tuple(
            "ccessed etrieved viewed visited cited checked bgerufen geprüft zugegriffen zugriff abruf stand onsult"
            " acesso cessado accesso raadpl recuperado récupéré repéré retirado ://".split()
        ),
    ),
    _Finder(
        _lost_addresses,
        tuple(
            "etrieved vailable bgerufen erfügbar ecuperado isponible isponível écupéré eschikb etirado url uri"
            " internet nline ligne".split()
        ),
        at_end=True,
    ),
)
