"""Labelled strings for training: read from files of segments, their conventions made one, turned into labels."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from refkit.parsing import figures, hosts, volumes
from refkit.parsing.segments import OUTSIDE, Segment, joined
from refkit.parsing.tokens import Tokens, tokenize

BLOCKS = frozenset(
    "author editor title container-title publisher publisher-place collection-title note translator genre".split()
)
"""The variables whose first word has a label of its own ("B-title"), since where they begin says most."""

_IN = r"(?:in\s*:|in|dans|em|en|aus)\s+(?!vitro|vivo|situ|silico|the )"
_ED = (
    r"(?:edited by|ed\.? by|eds?\.(?: by)?|eds|(?:hrsg|hgg?)\.?(?: v(?:on|\.))?|herausgegeben von|a c(?:ura|\.) di"
    r"|édité par|éd\. par|publié par"
    r"|sous la dir\w*\.? de)"
)
_BEFORE = {
    "page": r"(?:pages?|pagg?|págs?|pgs?|pp|p|seiten?|s|bl|blz)\b[.:]?\s*",
    "volume": r"(?:volumes?|vols?|voi|v|band|bd|tome|tomo|t|jg|jahrgang)\b[.:]?\s*",
    "issue": r"(?:numbers?|nos?|nr|n[°º]?|núm|issue|iss|num|heft|h|fasc)\b[.:°º]?\s*",
    "editor": rf"(?:{_IN}|in the )?\(?{_ED}?\s*",
    "translator": r"(?:translated by|transl?\.?(?: by)?|tr\.|traduction(?: d[e'])?|trad\.?(?: d[ie])?"
    r"|übersetzt von|übers\.?(?: v(?:on|\.))?|v\.|aus dem \w+(?: übersetzt)? von)\s*",
    "container-title": rf"(?:in\s*:\s*|in the (?=proc)|{_IN})",
    "accessed": r"(?:(?:last )?(?:accessed|retrieved|cited|visited|viewed|abgerufen|consulté|zugriff|acesso)"
    r"(?: (?:on|le|am|em))?)[:\s]+",
    "ISBN": r"isbn[:\s]*",
    "ISSN": r"issn[:\s]*",
    "PMID": r"pmid[:\s]*",
}
_AFTER = {
    "editor": r"[\s,(\[]*(?:eds?|editors?|hrsg|hgg?|orgs?|coords?|dirs?)\b\.?[)\]]?$",
    "author": r"[\s,(\[]*(?:eds?|editors?|hrsg|hgg?|orgs?|coords?)\b\.?[)\]]?$",  # but see _INITIALS
    "edition": r"[\s.]*(?:edition|edn|eds?|auflage|aufl|édition|edición|edição|edizione)\b\.?$",
    "translator": r"[\s,(]*(?:trans|transl|übers)\b\.?\)?$",
    "volume": r"\.?\s*(?:jg|jahrgang|année)\.?$",
    "page": r"\s*(?:\(\d{1,3}\s?pp?|(?:pp?|pages)\b)\.?\)?$",
}
_BEFORE_RE = {variable: re.compile(pattern, re.IGNORECASE) for variable, pattern in _BEFORE.items()}
_ET_AL = re.compile(
    r"[\s,;&]*\(?\b(?:et\.?\s?al(?:ii|ia)?|u\.\s?a|and others|y otros|e outros|e altri)\b\.?\)?$", re.IGNORECASE
)
_INITIALS = re.compile(r"\s[A-Z]{2,3}\.?$")  # "McGee ED": no editor
_AFTER_RE = {variable: re.compile(pattern, re.IGNORECASE) for variable, pattern in _AFTER.items()}
_BY_RULE = frozenset("DOI URL ISBN ISSN PMID PMCID event-date producer medium chapter-number".split())
"""What rules find in a string, and what too few strings have to learn it from: no labels of the model."""
_OTHERWISE = {
    "event-title": "container-title", "event-place": "publisher-place", "source": "note", "number-of-pages": "page",
    "number-of-volumes": "volume",
}  # fmt: skip
_YEAR_VOLUME = re.compile(r"((?:1[89]|20)\d\d)\s?[;,:]\s?(\d.*)")
_VOLUME_ISSUE = re.compile(r"(\d{1,4})\s?\(\s?(\d{1,3})\)?")
_ACCESS = re.compile(r"(?:last )?(?:accessed|retrieved|visited|viewed|abgerufen|zugriff)\b.*\d{4}", re.IGNORECASE)
_WITHIN = {
    "DOI": re.compile(r"10\s?\.\s?\d{4,9}\s?/.*"),
    "URL": re.compile(
        r"(?:h?ttps?\s?:|https?//|ftp:|www\s?\.|[\w-]+(?:\.[\w-]+)+).*?(?=>|[,;(\s\])]+(?:accessed|consulté)|$)",
        re.IGNORECASE,
    ),
}
"""What a segment of an identifier or address holds of it, whatever was annotated with it."""
_DOI_NOTE = re.compile(
    r"(?:[\w/ ]{0,20}[.\s])?\(?(?:doi\b|https?://(?:dx\.)?doi\.org).{0,12}?10\s?\.\s?\d{4}", re.IGNORECASE
)
_DOI_ADDRESS = re.compile(r"(?:https?\s?:\s?/\s?/\s?)?(?:dx\.)?doi\.org\s?/\s?10", re.IGNORECASE)
_EDITED = re.compile(r"(?:a c(?:ura|\.) di|edited by|sous la direction de|hrsg\. v(?:on|\.)) (?=\w)", re.IGNORECASE)
_ELOCATION = re.compile(r"[A-Za-z]{1,4}\d{3,}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reference string, what is where in it, and which set and annotator or publisher it comes from."""

    text: str
    segments: tuple[Segment, ...]
    source: str
    group: str


def read(path: Path, *, free_only: bool = True) -> Iterator[Labelled]:
    """The strings of a file of labelled ones (JSON Lines: text, segments, source, license), free ones only."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if free_only and row.get("license", "CC0") not in ("CC-BY", "CC0", "BSD", "MIT"):
                continue
            segments = _mended(row["text"], _unified(row["text"], [Segment(*segment) for segment in row["segments"]]))
            group = row.get("publisher-prefix") or row.get("file") or row["source"]
            yield Labelled(row["text"], segments, row["source"], group)


def _unified(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    return tuple(part for segment in segments for part in unify(text, segment) if part.start < part.end)


def _mended(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments without the commonest slips of annotators who corrected what a program had guessed.

    A book of a publisher has a title, whatever it was called; the first editors of a reference with others are its
    authors; a number of the list is no part of a name; a journal's country ("Proc Natl Acad Sci USA") is no place;
    the place before the year ("Roofs, Torino 1961") is no part of the title, nor is the book that it is in ("Roofs, in
    Tiles of Rome"); a book's "412 p." is no page of it.
    """
    segments = tuple(_with_country(text, segments))
    kinds = [segment.variable for segment in segments]
    if _PUBLISHED.intersection(kinds) and _NO_BOOK.isdisjoint(kinds):
        segments = tuple(s._replace(variable="title") if s.variable == "container-title" else s for s in segments)
    if kinds[:1] == ["editor"] and kinds.count("editor") > 1 and "author" not in kinds:
        segments = (segments[0]._replace(variable="author"), *segments[1:])
    if "container-title" not in kinds:
        segments = tuple(s._replace(variable=figures.count(text, s) or s.variable) for s in segments)
        segments = tuple(_hosted(text, segments))
    if _UNPLACED.isdisjoint(kinds):
        segments = tuple(_placed(text, segments))
    segments = tuple(volumes.in_series(text, segments))
    if kinds[:1] == ["author"] and (number := _OWN_NUMBER.match(text, segments[0].start, segments[0].end)):
        segments = (segments[0]._replace(start=number.end()), *segments[1:])
    return segments


def _hosted(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, where a title that holds the book or journal it is in is two."""
    for segment in segments:
        host = hosts.IN.search(text, segment.start, segment.end) if segment.variable == "title" else None
        if host and host.start() > segment.start + hosts.SHORTEST:
            yield segment._replace(end=host.start())
            yield Segment("container-title", host.end(), segment.end)
        else:
            yield segment


def _placed(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, where the last word of a title, right before the year of a book, is its place."""
    for segment, follow in zip_longest(segments, segments[1:]):
        place = _PLACE_LAST.search(text, segment.start, segment.end) if segment.variable == "title" else None
        if place and follow and follow.variable in _IMPRINT and follow.start - segment.end < 4:
            yield segment._replace(end=place.start())
            yield Segment("publisher-place", place.start(1), place.end(1))
        else:
            yield segment


_IMPRINT = frozenset(("issued", "publisher"))
_UNPLACED = frozenset("container-title publisher-place volume DOI URL".split())
_PLACE_LAST = re.compile(r", ([^\W\d_a-z][^\W\d_]{3,}(?:-[^\W\d_]{2,})*)$")


def _with_country(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, where the country in the name of a journal is a part of it again."""

    def country(name: Segment, place: Segment) -> bool:
        told = (name.variable, place.variable) == ("container-title", "publisher-place")
        return told and _ACADEMY.fullmatch(text, name.start, place.end) is not None

    return joined(segments, country)


_ACADEMY = re.compile(r"Proc[a-z]*\.? (?:of the )?Nat.{4,40}\WU\.? ?S\.?(?: ?A\.?)?", re.DOTALL)
_PUBLISHED = frozenset(("publisher", "publisher-place"))
_NO_BOOK = frozenset("title volume issue editor DOI".split())
_OWN_NUMBER = re.compile(r"\[?\d{1,3}\s?(?:[.)\]]|-(?=\s)){1,2}\s*(?=[^\W\d_])")


def unify(text: str, segment: Segment) -> Iterator[Segment]:
    """A segment in the one convention: without cue words ("In", "eds.", "pp."), year and volume apart, DOIs bare."""
    start, end = segment.start, segment.end
    said = text[start:end]
    if segment.variable == "volume" and (match := _YEAR_VOLUME.match(said) or _VOLUME_ISSUE.fullmatch(said)):
        first, second = ("issued", "volume") if match.re is _YEAR_VOLUME else ("volume", "issue")
        yield Segment(first, start, start + match.end(1))
        yield Segment(second, start + match.start(2), start + match.end(2))
        return
    variable = _variable(segment.variable, said)
    if variable in _WITHIN:
        if match := _WITHIN[variable].search(said):
            yield Segment(variable, start + match.start(), start + match.end())
        return
    if (pattern := _BEFORE_RE.get(variable)) and (match := pattern.match(said)) and match.end() < len(said):
        start += match.end()
    if (pattern := _AFTER_RE.get(variable)) and (match := pattern.search(text[start:end])) and match.start():
        end = start + match.start() if not _INITIALS.fullmatch(match[0]) else end
    if variable in ("author", "editor") and (match := _ET_AL.search(text[start:end])) and match.start():
        end = start + match.start()
    yield Segment(variable, start, end)


def _variable(variable: str, said: str) -> str:
    """What a segment is, whatever it was called: an article number is a page, who edited a book its editor."""
    if variable == "issue" and _ELOCATION.fullmatch(said):
        return "page"
    if variable == "note" and _ACCESS.match(said):
        return "accessed"
    if variable == "author" and _EDITED.match(said):
        return "editor"
    if variable == "URL" and _DOI_ADDRESS.search(said):
        return "DOI"
    return "DOI" if variable in ("note", "number") and _DOI_NOTE.match(said) else variable


def labels(tokens: Tokens, segments: Sequence[Segment]) -> list[str]:
    """The label of each word: the variable of the segment that it lies in, "B-" before the first of a block."""
    found: list[str] = []
    learnt = [segment for segment in segments if segment.variable not in _BY_RULE]
    at, ordered, last = 0, sorted(learnt, key=lambda segment: segment.start), None
    for word in tokens.words:
        while at < len(ordered) and ordered[at].end <= word.start:
            at += 1
        segment = ordered[at] if at < len(ordered) and ordered[at].start < word.end else None
        found.append(_label(segment, begins=segment is not last))
        last = segment
    return found


def _label(segment: Segment | None, *, begins: bool) -> str:
    if segment is None:
        return OUTSIDE
    variable = _OTHERWISE.get(segment.variable, segment.variable)
    return "B-" + variable if begins and variable in BLOCKS else variable


def words_and_labels(row: Labelled) -> tuple[Tokens, list[str]]:
    """The words of a labelled string with their labels."""
    tokens = tokenize(row.text)
    return tokens, labels(tokens, row.segments)


def is_garbled(row: Labelled) -> bool:
    """Whether the annotation of a string is plainly wrong: a publisher or an edition with a volume and pages in it."""
    return any(
        segment.variable in _IN_WORDS and _NUMBERS.search(row.text, segment.start, segment.end)
        for segment in row.segments
    )


_IN_WORDS = frozenset("author editor publisher publisher-place edition container-title".split())
_NUMBERS = re.compile(r"\d\s?(?:\(\d{1,4}\)\s?)?[:,]\s?(?:pp?\. ?)?\d+\s?[-–]\s?\d|https?:/|\b(?:19|20)\d\d\)")


def lacks_pages(tokens: Tokens, labels: Sequence[str]) -> bool:
    """Whether the annotator of a string has left its pages out, which would teach that pages are nothing."""
    if "page" in labels:
        return False
    return any(
        label == OUTSIDE and word.gap.strip()[-1:] in (":", ",") and _PAGES.fullmatch(word.text)
        for word, label in zip(tokens.words, labels, strict=True)
    )


_PAGES = re.compile(r"[A-Za-z]?\d+[-–]{1,2}[A-Za-z]?\d+")


def essence(text: str) -> str:
    """A field's letters and figures, by which two readings of it are held against each other.

    >>> essence("Berg, H., et al."), essence("12–15")
    ('bergh', '1215')
    """
    return _NO_WORD.sub("", _ET_AL.sub("", text.rstrip(" .")).casefold())


_NO_WORD = re.compile(r"[\W_]+")
