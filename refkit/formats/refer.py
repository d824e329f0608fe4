"""Refer and EndNote's tagged export (.enw): `%A Author`, entries apart by empty lines.

Sources: refer(1) of Unix, "EndNote Import" tag list of EndNote X9 for the digits and signs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from refkit.fields import dates, identifiers, names, pages
from refkit.formats import carry, endnote_rows
from refkit.formats.draft import Draft, as_they_come, is_carried
from refkit.formats.endnote_words import BY_NAME, OWN, WRITTEN_NAMES
from refkit.formats.frame import Format, Piece, Progress, Written, apart_by, nothing, whole
from refkit.formats.tagged import Line, Record, Shape, records
from refkit.model import Aside, Bibliography, Date, Name, Problem, Reference
from refkit.model.variables import NAME_VARIABLES

_SHAPE = Shape(tag=re.compile(r"\ufeff?\s{0,2}%(\S)(?:\s+(.*)|$)"), starts=frozenset("0"), blank_ends=True)
_START = re.compile(r"^\ufeff?%[0ATD] +\S", re.MULTILINE)

_TYPES = BY_NAME | {
    "audio": "song",
    "encyclopedia article": "entry-encyclopedia",
    "dictionary entry": "entry-dictionary",
    "film": "motion_picture",
}

_VARIABLES = {
    "A": "author",
    "B": "container-title",
    "C": "publisher-place",
    "E": "editor",
    "G": "language",
    "I": "publisher",
    "J": "container-title",
    "K": "keyword",
    "L": "call-number",
    "N": "issue",
    "P": "page",
    "Q": "author",
    "R": "DOI",
    "S": "collection-title",
    "T": "title",
    "U": "URL",
    "V": "volume",
    "W": "archive_location",
    "X": "abstract",
    "Y": "translator",
    "Z": "note",
    "O": "note",
    "6": "number-of-volumes",
    "7": "edition",
    "9": "genre",
    "*": "license",
    "!": "title-short",
    "?": "translator",
    "~": "archive",
    "&": "section",
}
_TAGS = {
    "authors": "A",
    "secondary-authors": "E",
    "tertiary-authors": "Y",
    "subsidiary-authors": "?",
    "titles/secondary-title": "B",
    "titles/tertiary-title": "S",
    "pub-location": "C",
    "publisher": "I",
    "number": "N",
    "section": "&",
    "edition": "7",
    "isbn": "@",
    "orig-pub": "(",
    "custom2": "2",
    "custom3": "3",
    "custom4": "4",
    "custom5": "#",
    "custom6": "$",
    "custom7": "]",
}
"""EndNote's fields, named as in its XML -> their tags, but its first free field: %1 carries what has no tag."""
_REFER = {
    "book": {"E": "editor", "Y": "collection-editor"},
    "report": {"E": "editor", "N": "number", "Y": "collection-editor"},
    "standard": {"N": "number"},
}
"""Where files of refer and of programs but EndNote mean something else by a tag."""
_MEANINGS = {
    kind: {_TAGS[field]: variable for field, variable in fields.items() if field in _TAGS} | _REFER.get(kind, {})
    for kind, fields in OWN.items()
}
_COUNTED = frozenset("book thesis report manuscript".split())
_EXTENT = re.compile(r"(\d+)\s*(?:p|pp|S|s|pages?|Seiten|l|leaves)\b\.?", re.IGNORECASE)


def read(text: str) -> Bibliography:
    """The references of a refer or EndNote file; a tag without a place in CSL is kept in `custom` as "%" and its sign.

    Raises:
        InputError: there is no line that begins with a tag.
    """
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    found = records(text, _SHAPE, progress)
    drafts = (_draft(record) for record in found if any(line.value for line in record.lines))
    return as_they_come(drafts, nothing("refer entry", text, 'lines such as "%A Author" and "%T Title"'))


def _draft(record: Record) -> Draft:
    draft = Draft(id=record.value("F"))
    draft.type = _type(record, draft)
    own = _MEANINGS.get(draft.type, {})
    said = frozenset(line.tag for line in record.lines if line.value)
    for line in record.lines:
        variable = own.get(line.tag, _VARIABLES.get(line.tag, ""))
        if line.tag in "0FD8[" or (line.tag == "@" and "@" not in own):
            continue
        if variable:
            _put(draft, line, _at_home(variable, line, draft, said))
        elif not is_carried(line.text):
            draft.keep(f"%{line.tag}", line.text)
    if record.value("0").lower() == "edited book" and not draft.has("editor"):
        draft.move("author", "editor")
    _dates(draft, record)
    endnote_rows.seen(draft)
    if draft.type == "paper-conference":
        meeting, proceedings, held = map(record.value, "B3C")
        endnote_rows.conference(draft, meeting=meeting, proceedings=proceedings, held=held, published="")
    if "@" not in own:
        _serial(draft, record)
    carry.take(draft, (line.text for line in record.lines if line.tag == "1"))
    return draft


def _type(record: Record, draft: Draft) -> str:
    said = record.value("0")
    if said and not any(line.value for line in record.lines if line.tag != "0"):
        draft.told("this entry says nothing but its type", record.number)
    if known := _TYPES.get(said.lower()):
        return known
    if said:
        draft.keep("%0", said)
        draft.told(f'"{said}" is no type of EndNote: read as a document', record.number)
        return "document"
    return _guessed(record)


def _guessed(record: Record) -> str:
    """What refer itself, which has no types, would print: an article with %J, a chapter with %B, a report with %R."""
    if record.value("J"):
        return "article-journal"
    if record.value("B"):
        return "chapter"
    return "book" if record.value("I") else "document"


def _at_home(variable: str, line: Line, draft: Draft, said: frozenset[str]) -> str:
    if line.tag == "J" and "B" in said and draft.type not in ("article-journal", "article-magazine"):
        return "container-title-short"
    if line.tag == "Y" and variable == "collection-editor" and not said & {"B", "S"}:
        return "translator"  # without a series nobody edits one
    if line.tag == "B" and draft.type.startswith("article-"):
        return "collection-title" if "J" in said else "container-title"
    return variable


def _put(draft: Draft, line: Line, variable: str) -> None:
    word = f"%{line.tag}"
    if variable in NAME_VARIABLES:
        said = (name for name in line.lines if name)
        draft.name(variable, *(map(_organisation, said) if line.tag == "Q" else names.people(said, _person)))
    elif variable == "keyword":
        for keyword in line.lines:
            draft.text("keyword", keyword)
    elif variable == "page":
        _pages(draft, line.value)
    elif variable == "DOI":
        _number(draft, line.value)
    elif variable == "language" and draft.has("language"):
        draft.values["language"] = f"{draft.values['language']}, {line.value}"
    else:
        draft.text(variable, line.text if variable in ("abstract", "note") else line.value, word=word)


def _organisation(text: str) -> Name:
    return Name(literal=text)


def _person(text: str) -> Name:
    """A name inverted, as EndNote has it, or in reading order, as refer has it."""
    turned = "," in text or not re.search(r"\w\.? \w", text)
    return names.initialled(names.inverted(text) if turned else _reading_order(text))


def _reading_order(text: str) -> Name:
    return names.read(text) if text.isascii() or " " in text else names.inverted(text)


def _pages(draft: Draft, text: str) -> None:
    counted = _EXTENT.fullmatch(text.strip())
    if draft.type in _COUNTED and (counted or text.strip().isdecimal()):
        draft.text("number-of-pages", counted[1] if counted else text.strip())
    else:
        draft.text("page", pages.normal(text))


def _number(draft: Draft, text: str) -> None:
    """%R: a DOI in EndNote's files, a report's number in refer's."""
    if doi := identifiers.doi(text):
        draft.text("DOI", doi, word="%R")
    elif draft.type == "report" and not draft.has("number"):
        draft.text("number", text)
    else:
        draft.keep("%R", text)


def _dates(draft: Draft, record: Record) -> None:
    year, day = record.value("D"), record.value("8")
    whole = Date() if not day else dates.read(day if re.search(r"\d{4}", day) else f"{day} {year}")
    draft.date("issued", whole if whole.parts else None)
    draft.date("issued", dates.read(year or day))
    seen = record.value("[")
    draft.date("accessed", dates.read(re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", seen)))


def _serial(draft: Draft, record: Record) -> None:
    for value in record.values("@"):
        journal = draft.type.startswith(("article", "periodical")) or bool(identifiers.issn(value))
        draft.text("ISSN" if journal and not identifiers.isbn(value) else "ISBN", value, word="%@")


# --- writing

_FIELDS = (
    ("author", "A"),
    ("editor", "E"),
    ("title", "T"),
    ("title-short", "!"),
    ("container-title", "B"),
    ("collection-title", "S"),
    ("translator", "?"),
    ("volume", "V"),
    ("number-of-volumes", "6"),
    ("issue", "N"),
    ("edition", "7"),
    ("section", "&"),
    ("publisher", "I"),
    ("publisher-place", "C"),
    ("genre", "9"),
    ("ISSN", "@"),
    ("ISBN", "@"),
    ("DOI", "R"),
    ("URL", "U"),
    ("language", "G"),
    ("call-number", "L"),
    ("archive", "~"),
    ("archive_location", "W"),
    ("license", "*"),
    ("abstract", "X"),
    ("note", "Z"),
)


def write(references: Sequence[Reference]) -> Written:
    """An .enw file. What EndNote has no tag for is carried in its free field %1 as `{:variable: value}`."""
    return Written("".join(map(str, write_pieces(references))))


def write_pieces(pieces: Iterable[Reference | Aside]) -> Iterator[str | Problem]:
    """The same as they come, without what stood between them."""
    return apart_by("\n", (_entry(piece) for piece in pieces if isinstance(piece, Reference)))


def _entry(reference: Reference) -> str:
    written = "".join(f"%{tag} {value}\n" for tag, value in _fields(reference))
    back = _draft(next(iter(records(written, _SHAPE)))).reference()
    return written + "".join(f"%1 {line}\n" for line in carry.missing(reference, back))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "0", _written_type(reference)
    own = {variable: tag for tag, variable in _MEANINGS.get(reference.type, {}).items()}
    for variable, usual in _FIELDS:
        tag = (
            "J" if variable == "container-title" and reference.type.startswith("article-") else own.pop(variable, usual)
        )
        yield from ((tag, value) for value in _values(reference, variable))
    for variable, tag in own.items():
        yield from ((tag, value) for value in _values(reference, variable))
    yield from (("K", keyword) for keyword in re.split(r",\s+", reference.text("keyword")) if keyword)
    yield from (("P", page) for page in (reference.text("page") or reference.text("number-of-pages"),) if page)
    yield from _dated(reference)
    for key, held in reference.custom.items():
        if re.fullmatch(r"%\S", key) and key[1] not in "01":
            yield from ((key[1], str(value)) for value in (held if isinstance(held, list) else [held]))
    if reference.id:
        yield "F", reference.id


def _written_type(reference: Reference) -> str:
    if isinstance(said := reference.custom.get("%0"), str) and said.strip():
        return said
    return WRITTEN_NAMES.get(reference.type, "Generic")


def _values(reference: Reference, variable: str) -> Iterator[str]:
    for name in reference.names(variable):
        yield names.catalogued(name)
    if text := reference.text(variable):
        # an empty line would end the entry, a per cent sign at the beginning of a line would begin a field
        yield "\n".join(line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("%"))


def _dated(reference: Reference) -> Iterator[tuple[str, str]]:
    for variable, tag in (("issued", "D"), ("accessed", "[")):
        date = reference.date(variable)
        if date and date.parts and 0 < (date.year or 0) < 10_000:
            first = date.parts[0]
            if tag == "D":
                yield "D", f"{first[0]:04d}"
            if tag == "[" or len(first) > 1:
                yield (
                    ("8" if tag == "D" else "["),
                    "-".join([f"{first[0]:04d}", *(f"{part:02d}" for part in first[1:])]),
                )
        elif date and (date.literal or date.raw):
            yield tag, date.literal or date.raw


def sniff(head: str) -> bool:
    """Whether a line begins with one of refer's commonest tags."""
    return bool(_START.search(head)) and not head.lstrip("\ufeff \n").startswith(("{", "<", "@"))


FORMAT = Format("refer", "Refer/EndNote (.enw)", (".enw", ".refer"), read, write, sniff, pieces, write_pieces)
