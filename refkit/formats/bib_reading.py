"""What the fields of a .bib entry mean in CSL, for BibTeX and BibLaTeX alike: files mix the two as they please.

Sources: "BibTeXing" (1988) for BibTeX's types and fields; the biblatex manual 3.20, sections 2.1-2.2 (types, fields,
their aliases).
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from refkit.fields import identifiers, languages, pages, titles
from refkit.fields.tex_words import STRINGS
from refkit.formats import (
    bib_as_written,
    bib_dates,
    bib_doubts,
    bib_inheritance,
    bib_journals,
    bib_names,
    bib_syntax,
    bib_text,
    bib_titles,
    bib_words,
    carry,
)
from refkit.formats.bib_syntax import NO_WORKS, BibEntry
from refkit.formats.draft import Draft
from refkit.formats.frame import Piece, Progress
from refkit.model import Aside, Problem
from refkit.model.variables import VARIABLES

_VERBATIM = frozenset("doi url pmid pmcid isbn issn eprint file".split())
_RANGE = re.compile(r"(\d+)--?(\d+)")  # as most are
_TILDE = re.compile(r"\$\\sim\$|\{?\\(?:textasciitilde|sim)\b\s*(?:\{\})?\}?")
_LINK = re.compile(r"\\href\s*\{([^{}]*)\}")  # of which the reader sees the text alone
_KEYWORDS = ("keywords", "keyword", "tags")
_NUMBERS = {"pubmed": "PMID", "pmid": "PMID", "pmcid": "PMCID"}
_LISTS = ("publisher", "origpublisher")
_SEEN_TO = frozenset(
    """shorttitle series origtitle number pages year month day type eprint eprinttype archiveprefix primaryclass
    eprintclass edition editortype editora editoratype editorb editorbtype editorc editorctype issue location address
    langid langidopts hyphenation language holder entrysubtype pubstate url""".split()
)
_ELSEWHERE = _SEEN_TO.union(bib_words.PEOPLE, bib_titles.FIELDS, bib_words.DATES, bib_words.PUBLISHERS)

_SPELLED = {name.lower(): name for name in VARIABLES}
"""A field's name, which has no capitals -> the variable."""
_PERHAPS_PREPRINTS = frozenset(("document", "manuscript"))
_IN_ISSUES = frozenset(
    """article periodical suppperiodical magazine newspaper review journal_article magazine_article
    newspaper_article""".split()
)
_IN_SERIES = frozenset(
    """book inbook bookinbook suppbook collection incollection suppcollection proceedings inproceedings conference
    reference inreference mvbook mvcollection mvproceedings mvreference""".split()
)
_NUMBERED = frozenset("techreport report patent manual misc standard online unpublished legislation".split())


def pieces(text: str, progress: Progress | None = None, *, cased: bool = False) -> Iterator[Piece]:
    """The references of a file, with what they inherit, the problems met, and what stands between the references.

    Where an entry inherits, the file is read once more for its parents, which may stand anywhere.
    """
    known: dict[str, BibEntry] = {}
    lines: dict[str, int] = {}  # of the keys so far, which BibTeX tells apart by their letters alone
    naming = bib_inheritance.names_fields(text)
    works = 0
    for block in bib_syntax.read(text, progress):
        if isinstance(block, Problem):
            yield block
        elif isinstance(block, str):
            yield Aside(block, works)
        elif block.type in NO_WORKS:
            yield from _no_work(block, works)
        else:
            fields = block.fields
            if naming or bib_inheritance.has_parents(block):
                known = known or _entries(text)
                fields = bib_inheritance.inherited(block, known)
            draft = reference(block, fields, cased=cased)
            yield draft.reference()
            yield from block.problems
            yield from draft.problems
            yield from bib_doubts.of(block, lines, known)
            lines.setdefault(block.key.lower(), block.line)
            works += 1


def _entries(text: str) -> dict[str, BibEntry]:
    """The entries by their keys in lower case, of two under one key the first."""
    entries: dict[str, BibEntry] = {}
    for block in bib_syntax.read(text):
        if isinstance(block, BibEntry):
            entries.setdefault(block.key.lower(), block)
    return entries


def _no_work(entry: BibEntry, works: int) -> Iterator[Piece]:
    yield Aside(entry.raw, works)
    yield from entry.problems
    if entry.type == "set":
        members = bib_text.read(entry.fields.get("entryset", ""))
        yield Problem(f"a set of works ({members}) is no work; only .bib files can say it", entry.line, 1, entry.key)


def reference(entry: BibEntry, fields: Mapping[str, str], *, cased: bool = False) -> Draft:
    """The entry as a draft of a reference; what CSL has no variable for stays in `custom` under its own name.

    Args:
        entry: its type, its key and where it stands.
        fields: its own fields and those it inherits.
        cased: whether English titles, and those that name no language, become sentence case, and titles of any
            language with a colon have a short form.
    """
    draft = Draft(bib_words.TYPES.get(entry.type, "document"), entry.key)
    if entry.type not in bib_words.PLAIN_TYPES:
        draft.keep("bibtex-type", entry.type)
    english = partial(bool, _is_english(fields)) if cased else partial(_is_english, fields)
    reading = bib_titles.Reading(_title, english, cased)
    kept = bib_titles.put(draft, entry.type, fields, reading)
    kept |= _people(draft, fields)
    _numbers(draft, entry.type, fields)
    bib_dates.put(draft, fields)
    dated = bib_dates.seen(draft, fields)
    kept |= {name: fields[name] for name in dated}
    fields = {name: value for name, value in fields.items() if name not in dated}
    for name, value in fields.items():
        if name not in _ELSEWHERE and not name.startswith("csl-"):
            _field(draft, name, value)
    kept |= _genre(draft, entry.type, fields)
    _publisher(draft, fields)
    _places(draft, fields)
    kept |= _language(draft, fields)
    kept |= _edition(draft, fields, cased=cased)
    kept |= _address(draft, fields)
    kept |= _eprint(draft, fields)
    kept |= _state(draft, fields)
    bib_titles.take_guards(draft, fields.get(bib_titles.OUR_GUARDS, ""))
    carried = [name for name in fields if name.startswith("csl-") and name != bib_titles.OUR_GUARDS]
    if kept:
        draft.keep(bib_as_written.KEPT, bib_as_written.standing(kept, {_variable(name) for name in carried}))
    draft.text("URL", _verbatim(fields.get("bdsk-url-1", "")))  # BibDesk's
    _settle(draft, entry.type, fields)
    carry.take(draft, (f"{{:{_variable(name)}: {fields[name]}}}" for name in carried))
    return draft


def _variable(field: str) -> str:
    """What a carrying field says: "csl-url" the variable "URL"."""
    word = field.removeprefix("csl-")
    return _SPELLED.get(word, word)


def _people(draft: Draft, fields: Mapping[str, str]) -> dict[str, str]:
    """Put down the names; a field as it is written, where names in it were mended."""
    kept: dict[str, str] = {}
    for name, variable in bib_words.PEOPLE.items():
        if name in fields:
            kind = bib_words.EDITOR_TYPES.get(fields.get("editortype", ""), variable) if name == "editor" else variable
            people = bib_names.read(fields[name])
            draft.name(kind, *people)
            if bib_names.are_mended(people, fields[name]):
                kept[name] = fields[name]
    for name in ("editora", "editorb", "editorc"):
        role = bib_words.EDITOR_TYPES.get(fields.get(f"{name}type", ""), "")
        if name in fields and role:
            draft.name(role, *bib_names.read(fields[name]))
        elif name in fields:
            draft.keep(name, fields[name])
    if "holder" in fields and not draft.has("author"):
        draft.name("author", *bib_names.read(fields["holder"]))
    return kept


def _numbers(draft: Draft, kind: str, fields: Mapping[str, str]) -> None:
    number, issue = bib_text.read(fields.get("number", "")), bib_text.read(fields.get("issue", ""))
    if kind in _IN_ISSUES:
        draft.text("issue", number or issue)
        draft.keep("issue", issue if number else "")
    else:
        in_series = kind not in _NUMBERED and ("series" in fields or kind in _IN_SERIES)
        draft.text("collection-number" if in_series else "number", number)
        draft.text("issue", issue)
    if range_ := _RANGE.fullmatch(found := fields.get("pages", "")):
        draft.text("page", f"{range_[1]}-{range_[2]}")
    else:
        draft.text("page", _pages(bib_text.read(found)))


def _pages(text: str) -> str:
    return pages.normal(text.replace("\u00ad", "")) if re.search(r"\d", text) else text


def _field(draft: Draft, name: str, value: str) -> None:
    if name in _KEYWORDS:
        held = str(draft.values.get("keyword", "")).split(", ")
        draft.text("keyword", ", ".join(word for word in _keywords(value) if word not in held))
    elif variable := bib_words.TEXTS.get(name):
        draft.text(variable, _clean(name, value), word=name)
    else:
        draft.keep(name, value)


def _clean(name: str, value: str) -> str:
    if name in _VERBATIM:
        text = _verbatim(value)
        return (identifiers.doi(text) or text) if name == "doi" else text
    if name in _LISTS:
        return _listed(value)
    return bib_text.read(value, nocase=name == "eventtitle")


def _keywords(value: str) -> list[str]:
    # "Women -- Education" is how libraries subdivide a subject heading, no dash.
    words = re.split("[,;]", bib_text.read(value.replace("--", "-{}-")))
    return list(dict.fromkeys(word for each in words if (word := each.strip())))


def _verbatim(value: str) -> str:
    r"""What BibLaTeX takes as it stands, but for the escapes that BibTeX's users need.

    >>> _verbatim(r"http://example.org/a\_b?c=1\&d={\~{}}e"), _verbatim(r"\url{http://example.org/~x}")
    ('http://example.org/a_b?c=1&d=~e', 'http://example.org/~x')
    """
    if "\\" not in value and "{" not in value:
        return value.strip()
    return re.sub(r"\\(?:url\s*(?=\{)|([&%_#$~{}\-]))|[{}]", r"\1", _TILDE.sub("~", value)).strip()


def _listed(value: str) -> str:
    """BibLaTeX's list of publishers; "Simon and Schuster" is one name, so each must have two words.

    >>> _listed("Taylor and Francis"), _listed("Oxford University Press and Walter de Gruyter")
    ('Taylor and Francis', 'Oxford University Press; Walter de Gruyter')
    """
    parts = [bib_text.read(part) for part in bib_names.split(value, " and ")]
    return "; ".join(parts) if len(parts) > 1 and all(" " in part for part in parts) else " and ".join(parts)


def _places(draft: Draft, fields: Mapping[str, str]) -> None:
    """`location` and `address` are one field, but where both stand the first is where the conference was."""
    if "location" not in fields and "address" not in fields:
        return
    location, address = (
        "; ".join(bib_text.read(part) for part in bib_names.split(fields.get(name, ""), " and "))
        for name in ("location", "address")
    )
    if draft.type == "patent" and not address:
        draft.text("jurisdiction", "; ".join(map(bib_words.country, location.split("; "))))
        return
    draft.text("publisher-place", address or location)
    if address and location != address:
        draft.text("event-place", location, word="location")


def _language(draft: Draft, fields: Mapping[str, str]) -> dict[str, str]:
    """Put down the language; the field as it is written, where its code would be written otherwise."""
    kept: dict[str, str] = {}
    draft.keep("langidopts", "" if "langid" in fields else fields.get("langidopts"))
    for name in ("langid", "hyphenation", "language"):
        if name not in fields or not (word := bib_text.read(fields[name])):
            continue
        variant = _VARIANT.search(fields.get("langidopts", "")) if name == "langid" else None
        code = languages.code(word, variant[1] if variant else "")
        if not draft.has("language"):
            draft.text("language", code)
            if "langidopts" in fields or {name: fields[name]} != dict(bib_words.language(code)):
                kept |= {each: fields[each] for each in (name, "langidopts") if each in fields}
        elif draft.values["language"] != code:
            draft.keep(name, fields[name])
    return kept


_VARIANT = re.compile(r"\bvariant\s*=\s*\{?(\w+)")


def _edition(draft: Draft, fields: Mapping[str, str], *, cased: bool) -> dict[str, str]:
    """Put down the edition in figures; the field as it is written, where a writer would not write it so."""
    if "edition" not in fields:
        return {}
    word = bib_text.read(fields["edition"])
    number = bib_words.edition(word)
    draft.text("edition", number)
    return {"edition": fields["edition"]} if word != (number if cased else bib_words.ordinal(number)) else {}


def _genre(draft: Draft, kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Put down what kind of work it is; BibLaTeX's word for that as it is written."""
    word = bib_text.read(fields.get("type", ""))
    known = bib_words.TYPE_WORDS.get(word.lower(), "")
    draft.text("genre", known or word or bib_words.GENRES.get(kind, ""))
    return {"type": fields["type"]} if known and known != word else {}


def _publisher(draft: Draft, fields: Mapping[str, str]) -> None:
    if link := _LINK.search(fields.get("howpublished") or fields.get("note") or fields.get("title") or ""):
        draft.text("URL", _verbatim(link[1]))
    for name in bib_words.PUBLISHERS:
        value = bib_text.read(fields.get(name, ""))
        if name == "howpublished" and (address := next(identifiers.find_urls(value), None)):
            draft.text("URL", address[1], word=name)
        else:
            draft.text("publisher", value, word=name)


def _address(draft: Draft, fields: Mapping[str, str]) -> dict[str, str]:
    """Put down the first address; the field as it is written, where it holds more: Mendeley's hold several."""
    written = _verbatim(fields.get("url", ""))
    first, *others = identifiers.addresses(written)
    draft.text("URL", first, word="url")
    return {"url": fields["url"]} if others or first != written else {}


def _eprint(draft: Draft, fields: Mapping[str, str]) -> dict[str, str]:
    """Put down where the work is kept; the fields as they are written, where they become other variables."""
    if not (value := fields.get("eprint", "")):
        return {}
    kind = bib_text.read(fields.get("eprinttype") or fields.get("archiveprefix") or "")
    if variable := _NUMBERS.get(kind.lower()):
        draft.text(variable, value, word="eprint")
        return {name: fields[name] for name in ("eprint", "eprinttype", "archiveprefix") if name in fields}
    if kind.lower() == "arxiv" or identifiers.arxiv(value):
        number = value.removeprefix("arXiv:")
        draft.text("number", f"arXiv:{number}", word="eprint")
        draft.text("archive", "arXiv", word="eprinttype")
        draft.keep("primaryclass", fields.get("primaryclass") or fields.get("eprintclass"))
        if not draft.has("URL"):
            draft.text("URL", identifiers.arxiv_address(number))
    else:
        draft.keep("eprint", value)
        draft.keep("eprinttype", kind)
    return {}


def _state(draft: Draft, fields: Mapping[str, str]) -> dict[str, str]:
    """Put down whether the work is out yet; BibLaTeX's word for that as it is written."""
    word = bib_text.read(fields.get("pubstate", ""))
    draft.text("status", STRINGS.get(word, word))
    return {"pubstate": fields["pubstate"]} if word != STRINGS.get(word, word) else {}


def _settle(draft: Draft, kind: str, fields: Mapping[str, str]) -> None:
    """The types that only the whole entry tells."""
    subtype = fields.get("entrysubtype", "").lower()
    if draft.type == "article-journal" and subtype in ("newspaper", "magazine"):
        draft.type = f"article-{subtype}"
    if draft.type in _PERHAPS_PREPRINTS and draft.values.get("archive") == "arXiv" and not draft.has("container-title"):
        draft.type = "article"  # CSL's word for a preprint
        draft.keep("bibtex-type", kind if kind != "misc" else "")
    if kind == "unpublished" and not _EVENT.isdisjoint(fields):
        draft.type = "speech"
    if kind == "book" and draft.has("title") and "booktitle" in fields and draft.has("container-title"):
        draft.type = "chapter"
        draft.keep("bibtex-type", kind)
    if kind == "inproceedings" and "eventtitle" not in fields and "container-title" not in draft.values:
        draft.move("collection-title", "container-title")


_EVENT = frozenset(("eventtitle", "eventdate", "venue"))


def _title(value: str) -> str:
    return bib_journals.title(value) or bib_text.read(value, nocase=True)


def _is_english(fields: Mapping[str, str]) -> bool:
    language = bib_text.read(fields.get("langid") or fields.get("hyphenation") or fields.get("language") or "").lower()
    if not language:
        return not titles.is_german(bib_text.read(f"{fields.get('title', '')} {fields.get('subtitle', '')}"))
    return languages.code(language).startswith("en")
