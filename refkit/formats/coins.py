"""COinS: OpenURL context objects in the `title` of empty spans of class Z3988 in a web page.

Sources: OpenURL COinS (http://ocoins.info), NISO Z39.88-2004 with the journal, book, dissertation, patent and Dublin
Core formats of its registry.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from refkit.fields import dates, identifiers, names, pages
from refkit.formats import carry
from refkit.formats.draft import Draft, is_carried
from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Date, Name, Reference

_SPAN = re.compile(r"<span\b([^<>]*+)>", re.IGNORECASE)
_CLASS = re.compile(r"\bZ3988\b", re.IGNORECASE)
_TITLE = re.compile(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_BARE = re.compile(r"^\S*\bctx_ver=Z39\.88-2004\S*", re.MULTILINE)
_PRIVATE = "rft_dat"  # Z39.88, "private data" of the referent: what no key takes, as `{:variable: value}` lines
_MOST_PAIRS = 10_000  # of one context; what comes after them is passed over
_GENRES = {
    "article": "article-journal",
    "book": "book",
    "bookitem": "chapter",
    "conference": "book",
    "dissertation": "thesis",
    "document": "document",
    "issue": "periodical",
    "journal": "periodical",
    "preprint": "article",
    "proceeding": "paper-conference",
    "report": "report",
    "unknown": "document",
}
_DC_TYPES = {
    "journalArticle": "article-journal",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "blogPost": "post-weblog",
    "webpage": "webpage",
    "videoRecording": "motion_picture",
    "audioRecording": "song",
    "computerProgram": "software",
    "presentation": "speech",
    "map": "map",
    "manuscript": "manuscript",
    "letter": "personal_communication",
    "film": "motion_picture",
    "artwork": "graphic",
    "interview": "interview",
    "statute": "legislation",
    "case": "legal_case",
    "dataset": "dataset",
    "thesis": "thesis",
    "report": "report",
    "book": "book",
    "bookSection": "chapter",
    "conferencePaper": "paper-conference",
    "encyclopediaArticle": "entry-encyclopedia",
    "dictionaryEntry": "entry-dictionary",
    "standard": "standard",
    "patent": "patent",
    "document": "document",
}
_KINDS = frozenset(("book", "journal", "dissertation", "patent", "dc"))
"""The matrices of OpenURL; which it is may be all that is known of a work."""
_TEXTS = {
    "stitle": "container-title-short",
    "volume": "volume",
    "issue": "issue",
    "part": "part-number",
    "edition": "edition",
    "series": "collection-title",
    "publisher": "publisher",
    "pub": "publisher",
    "place": "publisher-place",
    "inst": "publisher",
    "degree": "genre",
    "tpages": "number-of-pages",
    "language": "language",
    "isbn": "ISBN",
    "issn": "ISSN",
    "eissn": "ISSN",
    "artnum": "number",
    "number": "number",
    "description": "abstract",
    "rights": "license",
    "subject": "keyword",
    "source": "container-title",
}


@dataclass(frozen=True, slots=True)
class _Context:
    """The keys of one context object that speak of the work, without their "rft."."""

    pairs: tuple[tuple[str, str], ...]
    about: tuple[str, ...]
    kind: str
    carried: tuple[str, ...] = ()

    def value(self, *keys: str) -> str:
        return next((value for wanted in keys for key, value in self.pairs if key == wanted and value), "")

    def values(self, key: str) -> list[str]:
        return [value for known, value in self.pairs if known == key and value]


_NOTHING = _Context((), (), "")


def read(text: str) -> Bibliography:
    """The works of all COinS in a page, or of context objects one per line; unknown keys are kept in `custom`.

    Raises:
        InputError: there is no span of class Z3988 and no line with an OpenURL context.
    """
    drafts = [_draft(context) for context in _contexts(text)]
    if not drafts:
        raise nothing("COinS", text, 'a <span class="Z3988" title="ctx_ver=Z39.88-2004...">')
    return Bibliography(tuple(draft.reference() for draft in drafts))


def _contexts(text: str) -> Iterator[_Context]:
    spans = [html.unescape(found[1] or found[2] or "") for span in _spans(text) if (found := _TITLE.search(span))]
    for query in spans or [match[0].rpartition("?")[2] for match in _BARE.finditer(text)]:
        pairs = parse_qsl("&".join(query.replace("&amp;", "&").split("&", _MOST_PAIRS)[:_MOST_PAIRS]))
        own = tuple((key.removeprefix("rft."), value.strip()) for key, value in pairs if key.startswith("rft."))
        about = tuple(value for key, value in pairs if key == "rft_id")
        kind = next((value.rpartition(":")[2] for key, value in pairs if key == "rft_val_fmt"), "")
        if own or about or kind in _KINDS:
            private = (line for key, value in pairs if key == _PRIVATE for line in value.splitlines())
            yield _Context(own, about, kind, tuple(private))


def _spans(text: str) -> Iterator[str]:
    """The attributes of each span of the class."""
    return (span[1] for span in _SPAN.finditer(text) if _CLASS.search(span[1]))


def _draft(context: _Context) -> Draft:
    draft = Draft(type=_kind(context))
    _titles(draft, context)
    _people(draft, context)
    for key, value in context.pairs:
        if variable := _TEXTS.get(key):
            draft.text(variable, value, word=key)
        elif key not in _ELSEWHERE:
            draft.keep(f"rft.{key}", value)
    draft.date("issued", dates.read(context.value("date")))
    spread = context.value("pages") or "-".join(
        dict.fromkeys(page for key in ("spage", "epage") if (page := context.value(key)))
    )
    draft.text("page", pages.normal(spread))
    for address in (*context.about, *context.values("identifier")):
        _identified(draft, address)
    draft.keep(_PRIVATE, "\n".join(line for line in context.carried if not is_carried(line)))
    carry.take(draft, context.carried)
    return draft


_ELSEWHERE = frozenset(
    """genre type atitle title jtitle btitle date pages spage epage identifier au aulast aufirst auinit auinit1 auinitm
    ausuffix aucorp creator contributor inventor assignee edlast""".split()
)


def _kind(context: _Context) -> str:
    genre = context.value("genre").lower()
    if context.kind in ("dissertation", "patent"):
        return "thesis" if context.kind == "dissertation" else "patent"
    if context.kind == "dc" or not genre:
        default = {"journal": "article-journal", "book": "book"}.get(context.kind, "document")
        return _DC_TYPES.get(context.value("type"), default)
    return "report" if genre == "document" and context.kind == "book" else _GENRES.get(genre, "document")


def _titles(draft: Draft, context: _Context) -> None:
    inner, outer = context.value("atitle"), context.value("jtitle", "btitle", "title")
    if inner:
        draft.text("title", inner)
        draft.text("container-title", outer)
    else:
        draft.text("title", outer)


def _people(draft: Draft, context: _Context) -> None:
    """The first author comes in parts and again among all of them."""
    everybody = [*context.values("au"), *context.values("creator"), *context.values("inventor")]
    given = context.value("aufirst") or " ".join(part for key in ("auinit", "auinitm") if (part := context.value(key)))
    family = context.value("aulast")
    if family:
        particle, bare = names.split_particle(family)
        first = Name(bare, given, non_dropping_particle=particle, suffix=context.value("ausuffix"))
        written = {f"{given} {family}".strip(), f"{family}, {given}".strip(" ,"), family}
        everybody = everybody[1:] if everybody and everybody[0] in written else everybody
        draft.name("author", first if given else Name(literal=family) if " " in family else first)
    draft.name(
        "author", *(names.read(name) for name in everybody), *(Name(literal=name) for name in context.values("aucorp"))
    )
    draft.name("contributor", *(names.read(name) for name in context.values("contributor")))


def _identified(draft: Draft, address: str) -> None:
    scheme, _, rest = address.partition("/")
    if doi := identifiers.doi(rest if scheme == "info:doi" else address):
        draft.text("DOI", doi)
    elif scheme in ("info:pmid", "info:oclcnum", "info:lccn"):
        draft.text("PMID", rest) if scheme == "info:pmid" else draft.keep(scheme, rest)
    elif re.match(r"https?:", address):
        draft.text("URL", address, word="rft_id")
    elif match := re.fullmatch(r"urn:(ISBN|ISSN):(.*)", address, re.IGNORECASE):
        draft.text(match[1].upper(), match[2])
    else:
        draft.keep("rft_id", address)


# --- writing

_FORMATS = {
    "article-journal": "journal",
    "article": "journal",
    "article-magazine": "journal",
    "article-newspaper": "journal",
}
_FORMATS |= {"chapter": "book", "book": "book", "paper-conference": "book", "report": "book", "thesis": "dissertation"}
_WRITTEN_GENRES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "article": "preprint",
    "chapter": "bookitem",
    "book": "book",
    "paper-conference": "proceeding",
    "report": "report",
}


def write(references: Sequence[Reference]) -> Written:
    """A span per line, to put into a page; what OpenURL has no key for stands in its private data."""
    return Written("".join(_span(reference) for reference in references))


def _span(reference: Reference) -> str:
    pairs = [(key, value) for key, value in _pairs(reference) if value]
    context = next(_contexts(_printed(pairs)), _NOTHING)
    carried = [f"{{:id: {reference.id}}}"] if reference.id else []
    carried += carry.missing(reference, _draft(context).reference())
    return _printed([*pairs, (_PRIVATE, "\n".join(carried))] if carried else pairs) + "\n"


def _printed(pairs: Sequence[tuple[str, str]]) -> str:
    query = "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs)
    return f'<span class="Z3988" title="{html.escape(query)}"></span>'


def _pairs(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = _FORMATS.get(reference.type, "dc")
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}"
    yield "rft_id", reference.text("DOI") and f"info:doi/{reference.text('DOI')}"
    yield "rft_id", reference.text("PMID") and f"info:pmid/{reference.text('PMID')}"
    yield "rft_id", reference.text("URL")
    if kind == "dc":
        yield "rft.type", next((said for said, known in _DC_TYPES.items() if known == reference.type), "document")
    else:
        yield "rft.genre", _WRITTEN_GENRES.get(reference.type, "")
    inside = kind in ("journal", "book") and reference.type not in ("book", "report")
    yield ("rft.atitle" if inside else "rft.title"), reference.text("title")
    if inside:
        yield ("rft.jtitle" if kind == "journal" else "rft.btitle"), reference.text("container-title")
    yield from _written_names(reference)
    yield "rft.date", _written_date(reference.date("issued"))
    yield "rft.pages", reference.text("page")
    taken = {"container-title"} if inside else set()
    for key, variable in _TEXTS.items():
        if variable not in taken and key != "pub" and not (key == "inst" and kind != "dissertation"):
            taken.add(variable)
            yield f"rft.{key}", reference.text(variable)
    for key, held in reference.custom.items():
        yield from (
            (key, str(value)) for value in (held if isinstance(held, list) else [held]) if key.startswith("rft.")
        )


def _written_names(reference: Reference) -> Iterator[tuple[str, str]]:
    for name in reference.names("author"):
        yield ("rft.aucorp", name.literal) if name.literal else ("rft.au", names.catalogued(name))
    for name in reference.names("contributor"):
        yield "rft.contributor", names.catalogued(name)


def _written_date(date: Date | None) -> str:
    if not date or not date.parts or not 0 < (date.year or 0) < 10_000:
        return ""
    return "-".join([f"{date.parts[0][0]:04d}", *(f"{part:02d}" for part in date.parts[0][1:])])


def sniff(head: str) -> bool:
    """Whether there is a span of class Z3988, or a line that is an OpenURL context."""
    return ("Z3988" in head and any(_spans(head))) or bool(_BARE.search(head) and not head.lstrip().startswith("<"))


FORMAT = Format("coins", "COinS (OpenURL in HTML)", (".html", ".htm"), read, write, sniff)
