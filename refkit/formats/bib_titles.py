"""The titles of a .bib entry: title, subtitle and addon in one, whose title each is, and the capitals of a sentence.

Sources: the biblatex manual 3.20, section 2.2.2 (title fields) and 2.1.1 (what `maintitle` and
`booktitle` are to each type).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from refkit.fields import titles
from refkit.fields.latex import in_ascii
from refkit.fields.tex_words import STRINGS
from refkit.formats.draft import Draft
from refkit.model import Reference


class _Group(NamedTuple):
    main: str
    sub: str
    addon: str


_TITLE = _Group("title", "subtitle", "titleaddon")
_BOOK = _Group("booktitle", "booksubtitle", "booktitleaddon")
_MAIN = _Group("maintitle", "mainsubtitle", "maintitleaddon")
_ISSUE = _Group("issuetitle", "issuesubtitle", "issuetitleaddon")
_JOURNALTITLE = _Group("journaltitle", "journalsubtitle", "journaltitleaddon")
_FULL = _Group("fjournal", "", "")  # MathSciNet, whose `journal` is the short form
_JOURNAL = _Group("journal", "journalsubtitle", "journaltitleaddon")
_IN_A_BOOK = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inproceedings conference inreference".split()
)
_WHOLE = frozenset("book collection proceedings reference manual mvbook mvcollection mvproceedings mvreference".split())
_PLAIN = (("shorttitle", "title-short"), ("series", "collection-title"), ("origtitle", "original-title"))
GUARDED = frozenset(("title", "title-short", "volume-title"))
"""Variables whose capitals styles put down."""
OUR_GUARDS = "csl-guarded"
"""The field that names the titles in which braces are the writer's, and no word of the reference."""
_AS_THEY_ARE = frozenset("fjournal journal journaltitle journalsubtitle journaltitleaddon".split())
FIELDS = frozenset(name for group in (_TITLE, _BOOK, _MAIN, _ISSUE, _JOURNALTITLE, _JOURNAL, _FULL) for name in group)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the titles of an entry are read.

    Args:
        text: reads a TeX value.
        english: tells whether they are, or may be, English.
        cased: whether English titles, but for a journal's name, become sentence case, and what stands before the colon
            of any is `title-short`, where no other short title is given.
    """

    text: Callable[[str], str]
    english: Callable[[], bool]
    cased: bool

    def shown(self, title: str) -> str:
        """A title that is no journal's as the reference has it."""
        return titles.sentence_case(title) if self.cased and self.english() else title

    def alters(self, variable: str, title: str, shown: str) -> bool:
        """Whether a writer would not write a title as it stands: it was changed, or its author left it unguarded."""
        if shown != title or variable not in GUARDED or not _has_capitals(shown):
            return shown != title
        return guarded(shown, english=self.english(), everywhere=not self.cased) != shown


def put(draft: Draft, kind: str, fields: Mapping[str, str], reading: Reading) -> dict[str, str]:
    """Put down all titles of an entry of that type; the fields that these alone would not bring back."""
    kept = _in_parts(draft, kind, fields, reading) | _in_one_field(draft, fields, reading)
    if "fjournal" in fields:
        draft.text("container-title-short", reading.text(fields.get("journal", "")))
    if reading.cased and not draft.has("title-short"):
        _shorten(draft)
    return kept


def _in_parts(draft: Draft, kind: str, fields: Mapping[str, str], reading: Reading) -> dict[str, str]:
    """Put down the titles that have a subtitle and an addon."""
    kept: dict[str, str] = {}
    for variable, group in _variables(kind, fields):
        if fields.keys().isdisjoint(group):
            continue
        title = _whole(group, fields, reading.text)
        shown = title if group.main in _AS_THEY_ARE else reading.shown(title)
        if group is _BOOK and kind in _WHOLE and shown == draft.values.get("title"):
            draft.keep("booktitle", fields.get("booktitle"))  # for its parts to inherit, as BibTeX's users do
            continue
        in_parts = group.main in fields and (group.sub in fields or group.addon in fields)
        if in_parts or reading.alters(variable, title, shown):
            kept |= {name: fields[name] for name in group if name in fields}
        if "fjournal" not in fields or group is not _JOURNAL:
            draft.text(variable, shown, word=group.main)
    return kept


def _in_one_field(draft: Draft, fields: Mapping[str, str], reading: Reading) -> dict[str, str]:
    """Put down the short title, the series and the original title; a series may be one of BibLaTeX's words."""
    kept: dict[str, str] = {}
    for name, variable in _PLAIN:
        if name in fields and (title := STRINGS.get(fields[name]) or reading.text(fields[name])):
            shown = reading.shown(title)
            draft.text(variable, shown, word=name)
            if fields[name] in STRINGS or reading.alters(variable, title, shown):
                kept[name] = fields[name]
    return kept


def in_volumes(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields with the whole work's title as `maintitle`, where they have it as the title and the volume's there.

    An article's volume is the issue, whose title is `issuetitle`.
    """
    if "maintitle" not in fields:
        return dict(fields)
    if kind in ("article", "suppperiodical", "review", "periodical"):
        return {"issuetitle" if name == "maintitle" else name: value for name, value in fields.items()}
    volume = "booktitle" if kind in _IN_A_BOOK else "title"
    if volume not in fields:
        return dict(fields)
    return {**fields, volume: fields["maintitle"], "maintitle": fields[volume]}


def guarded(title: str, *, english: bool, everywhere: bool) -> str:
    """A title with its names in `<span class="nocase">`, for styles that put capitals down.

    BibLaTeX does so in English, styles for BibTeX `everywhere`: a title in another language is guarded as a whole. A
    title that has such spans is as its author wants it.
    """
    if not _has_capitals(title) or not (english or everywhere):
        return title
    return titles.guarded(title) if english else f'<span class="nocase">{title}</span>'


def guards(reference: Reference, back: Reference) -> str:
    """The titles that differ, read again, in the writer's guards alone, as a field names them."""
    both = ((name, reference.text(name), back.text(name)) for name in sorted(GUARDED))
    return ", ".join(name for name, ours, theirs in both if ours != theirs and ours == titles.unguarded(theirs))


def take_guards(draft: Draft, named: str) -> None:
    """Takes the writer's guards from the titles that a field names."""
    for name in filter(None, named.split(", ")):
        if isinstance(title := draft.values.get(name), str):
            draft.values[name] = titles.unguarded(title)


def _has_capitals(title: str) -> bool:
    """Whether a title has capitals behind its first letter, and no spans for them yet."""
    rest = title[1:]
    return "nocase" not in title and rest != rest.lower() and not title.isupper()


def in_one(kept: Mapping[str, str]) -> dict[str, str]:
    """The titles of BibLaTeX's fields as BibTeX has them: subtitle and addon behind the title, `journal` for all.

    >>> in_one({"title": "The {Nile}", "subtitle": "A Life", "langid": "english"})
    {'langid': 'english', 'title': 'The {Nile}: A Life'}
    """
    found = {name: value for name, value in kept.items() if name not in FIELDS}
    for group in (_TITLE, _BOOK, _MAIN, _ISSUE, _JOURNALTITLE, _JOURNAL):
        if group.main in kept:
            main = "journal" if group is _JOURNALTITLE else group.main
            found.setdefault(main, in_ascii(_whole(group, kept, str)))
    return found


def _shorten(draft: Draft) -> None:
    title = draft.values.get("title")
    if isinstance(title, str):
        draft.text("title-short", titles.short(title))


def _variables(kind: str, fields: Mapping[str, str]) -> list[tuple[str, _Group]]:
    """Which titles the work, its volume and its container have."""
    journals = [("container-title", _FULL), ("container-title", _JOURNALTITLE), ("container-title", _JOURNAL)]
    journals = journals if "fjournal" in fields else journals[1:]
    if kind == "periodical" and "issuetitle" in fields:
        return [("title", _ISSUE), ("container-title", _TITLE)]
    if "maintitle" not in fields:
        return [("title", _TITLE), ("container-title", _BOOK), *journals, ("volume-title", _ISSUE)]
    if kind in _IN_A_BOOK:
        return [("title", _TITLE), ("container-title", _MAIN), ("volume-title", _BOOK), *journals]
    return [("title", _MAIN), ("volume-title", _TITLE), ("container-title", _BOOK), *journals]


def _whole(group: _Group, fields: Mapping[str, str], text: Callable[[str], str]) -> str:
    main, sub, addon = (text(fields[name]) if name in fields else "" for name in group)
    if main and sub:
        main += f"{' ' if main.endswith(('?', '!', ':', '.')) else ': '}{sub}"
    main = main or sub
    return f"{main}{' ' if main.endswith(('?', '!', '.')) else '. '}{addon}" if main and addon else main or addon
