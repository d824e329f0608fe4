"""The verbs of refkit, each a few lines over the rooms below, which are entered only when a verb is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from refkit.errors import InputError
from refkit.model import Bibliography, Problem, Reference

if TYPE_CHECKING:
    from datetime import date

    from refkit.check import Finding
    from refkit.check.detection import Guess
    from refkit.csl import StyleSource
    from refkit.csl.result import Processed
    from refkit.documents import Document
    from refkit.formats import Written
    from refkit.matching import Similarity
    from refkit.model import Address, Article, Citation, ParsedReference, Record
    from refkit.resolve import Resolver

Source = str | PathLike[str] | bytes | IO[str] | IO[bytes]
"""A path, the text itself (a `str` that is no path), bytes, or an open file."""
_LONGEST_PATH = 4096
"""Characters; no system has longer ones."""
Work: TypeAlias = "Reference | ParsedReference | Mapping[str, Any]"


def open_document(source: Source | Document, *, name: str = "") -> Document:
    """The text of a document, its kind (text, HTML, docx, PDF ...) and how it was decoded.

    Args:
        source: a path, an open file, bytes, or the text itself; a `str` without blanks or line breaks is a path.
        name: what the file is called, where the source does not say.

    Raises:
        InputError: there is no such file, it cannot be opened, or it holds no text.
        TypeError: the source is none of these.
    """
    from refkit import documents

    if isinstance(source, documents.Document):
        return source
    if isinstance(source, str) and not _is_path(source):
        return documents.Document(source, name)
    if isinstance(source, str | PathLike):
        return documents.read(_bytes(Path(source)), name=name or str(source))
    if not (isinstance(source, bytes) or hasattr(source, "read")):
        raise TypeError(f"expected a path, a text, bytes or an open file, found {type(source).__name__}")
    content = source if isinstance(source, bytes) else documents.whole(source)
    name = name or str(getattr(source, "name", "")).strip("<>")
    return documents.Document(content, name) if isinstance(content, str) else documents.read(content, name=name)


def _is_path(source: str) -> bool:
    from refkit.formats import sniff

    if "\n" in source or len(source) > _LONGEST_PATH or not source.strip():
        return False
    return Path(source).is_file() or (" " not in source.strip() and sniff(source) is None)


def _bytes(path: Path) -> bytes:
    from refkit import documents

    try:
        with path.open("rb") as file:
            content: bytes = documents.whole(file)
            return content
    except OSError as error:
        raise InputError(f"cannot open {path}: {error.strerror or error}") from None


def read(source: Source | Document, *, format: str | None = None, name: str = "") -> Bibliography:  # noqa: A002  as in `--from`
    """The references in a bibliography of any format, or in the list of an article, and the problems met on the way.

    Args:
        source: a path, an open file, bytes, or the text itself, as in `open_document`.
        format: a name that `refkit formats` lists, or "text" for references as people write them; guessed when None.
        name: what the file is called, where the source does not say.

    Raises:
        InputError: there is no such file, or nothing could be read from it.
        UnknownNameError: no format has that name.
    """
    from refkit import formats
    from refkit.formats.frame import is_data

    document = open_document(source, name=name)
    if document.markup and format != "text":
        return _on_page(document, format)
    chosen = format or formats.sniff(document.text, document.name)
    if (chosen or is_data(document.text)) and chosen != "text":
        found = formats.read(document.text, format=chosen, name=document.name)
        works = tuple(map(_told, found.references)) if chosen == "bibitem" else found.references
        return Bibliography(works, (*document.problems, *found.problems), found.asides)
    return Bibliography(_free_text(document.text), document.problems)


def _on_page(document: Document, format_: str | None) -> Bibliography:
    """The references of a page in HTML: those its reader sees, or those in its data where these are at least as many.

    The page of an article has data of the article alone, beside its list; a page of works may have data of each.
    """
    from refkit import formats

    chosen = format_ or formats.sniff(document.markup)
    found = formats.read(document.markup, format=chosen) if chosen else Bibliography(())
    if format_ or 0 < len(found.references) >= len(read_article(document.text).entries):
        return Bibliography(found.references, (*document.problems, *found.problems), found.asides)
    return Bibliography(_free_text(document.text), document.problems)


def convert(
    source: Source | Document,
    *,
    to: str,
    format: str | None = None,  # noqa: A002  as in `--from`
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[str | Problem]:
    """A bibliography, or the list of an article, in another format: its text in pieces, and the problems as they come.

    From formats in lines, .bib files and CSL-JSON to .bib, RIS, Refer, RefWorks and CSL-JSON a reference is written
    before the next is read.

    Args:
        source: as in `read`.
        to: the name of the format to write.
        format: of what is read; guessed when None.
        progress: told how many characters of how many are read.

    Raises:
        InputError: there is no such file, or nothing could be read from it.
        UnknownNameError: no format has that name, or the one to write is only read.
    """
    from refkit import formats

    document = open_document(source)
    chosen = format or formats.sniff(document.text, document.name)
    if chosen and chosen != "text" and formats.FORMATS[chosen].pieces and not document.markup:
        yield from document.problems
        size = len(document.text)
        told = None if progress is None else (lambda done: progress(done, size))
        yield from formats.convert(document.text, format=chosen, to=to, progress=told)
        return
    found = read(document, format=format)
    done = written(found, format=to)
    yield from (*found.problems, *done.problems)
    yield done.text


def _told(reference: Reference) -> Reference:
    """A reference whose entry is in words alone (`custom["entry"]`), with what the words say of it."""
    if not (words := str(reference.custom.get("entry") or "")):
        return reference
    read_ = _as_meant(parse(words))
    known = {name: value for name, value in read_.variables.items() if name not in reference}
    return reference.with_(known, type=read_.type if reference.type == "document" else None)


def _free_text(text: str) -> tuple[Reference, ...]:
    from refkit.formats.frame import with_ids

    entries = read_article(text).entries
    parsed = [entry.parsed for entry in entries] if entries else parse_list(text)
    if not parsed:
        raise InputError("no references found: neither a known bibliography format, nor a list of references in a text")
    return with_ids(map(_as_meant, parsed))


def gather(works: Iterable[Work]) -> Bibliography:
    """The references in what people have at hand: references, parsed references, or CSL-JSON items as dictionaries.

    What a dictionary says in a shape that CSL does not know is mended or kept under `custom`, and is a problem.

    Raises:
        TypeError: something is none of these.
    """
    told: list[Problem] = []
    return Bibliography(tuple([_reference(work, told) for work in works]), tuple(told))


def _reference(work: Work, told: list[Problem]) -> Reference:
    if isinstance(work, Reference):
        return work
    if isinstance(work, Mapping):
        return _item(work, told)
    from refkit.model import ParsedReference

    if isinstance(work, ParsedReference):
        return _as_meant(work)
    raise TypeError(
        f"expected a Reference, a ParsedReference or a CSL-JSON item, found {type(work).__name__}: {work!r:.60}"
    )


def _as_meant(parsed: ParsedReference) -> Reference:
    """What was read, as styles and formats should have it: initials apart that were written in one, "Berg HE"."""
    from refkit.fields.names import initialled

    reference = parsed.with_others
    people = {variable: reference.names(variable) for variable in reference}
    return reference.with_({variable: tuple(map(initialled, names)) for variable, names in people.items() if names})


def _item(item: Mapping[str, Any], told: list[Problem]) -> Reference:
    from refkit.formats import items

    reference, faults = items.read(item)
    told += [Problem(fault.message, entry=reference.id) for fault in faults]
    return reference


def write(references: Iterable[Work], *, format: str) -> str:  # noqa: A002  as in `--to`
    """The references in a bibliography format; `written` also says what the format could not carry.

    Raises:
        UnknownNameError: no format has that name, or the one that has it is only read.
    """
    return written(references, format=format).text


def written(works: Iterable[Work], *, format: str) -> Written:  # noqa: A002  as in `--to`
    """The references in a bibliography format, and a problem for everything that the format could not carry."""
    from refkit.formats import frame, write

    gathered = gather(works)
    done = write(frame.with_ids(gathered.references), format=format)
    return done._replace(problems=(*gathered.problems, *done.problems))


def parse(text: str) -> ParsedReference:
    """What one reference string means: its fields, each with its place in `text` and a confidence from 0 to 1.

    Any text gives an answer; what cannot be told apart is left out, never invented.

    >>> parse("Berg, H. E. (2007). Hip muscles. Sports Medicine, 37(2), 145-68.").reference["volume"]
    '37'
    """
    from refkit.parsing import parse as read_one

    return read_one(text)


def parse_list(text: str) -> tuple[ParsedReference, ...]:
    """The references of a list as people paste it: wrapped, numbered, with blank lines in and between the entries."""
    from refkit.parsing import parse_list as read_all

    return read_all(text)


def read_article(text: str, *, bibliography: Iterable[Work] = ()) -> Article:
    """A whole article: its list, the entries in it, the citations in its text, and which entry each means.

    `bibliography` are works outside the text that it cites by key, such as `bibliography_of` finds.

    Raises:
        InputError: the text is the path of a file, in which nothing would be found.
    """
    from refkit.article import read_article as read_whole

    if "\n" not in text and len(text) <= _LONGEST_PATH and Path(text).is_file():
        raise InputError(f'"{text}" is a file; expected its text, such as open_document("{text}").text')

    return read_whole(text, bibliography=gather(bibliography).references)


def bibliography_of(source: Source | Document, *, beside: Iterable[Source] = ()) -> Bibliography:
    r"""The works that a text may cite by key: in bibliographies that it names, in its front matter, and in `beside`.

    A text names them as pandoc ("bibliography: refs.bib" in its front matter, with "references:" in there too), LaTeX
    ("\bibliography{refs}", "\addbibresource{refs.bib}") and Org do; they are looked for in its own folder, then in the
    working one. One that is not there is a problem; then only what `beside` has counts, since half of the works would
    make the other half's keys look wrong.

    Raises:
        InputError: a file of `beside` cannot be read.
    """
    from refkit.documents.embedded import embedded

    document = open_document(source)
    named = embedded(document.text)
    parts = [read(each) for each in beside]
    given = len(parts)
    parts += [_held(named.references)] if named.references else []
    parts += [_named_in(document, file) for file in named.files]
    whole = given or all(part.references for part in parts)
    works = (work for part in parts for work in part.references) if whole else ()
    return Bibliography(tuple(works), tuple(problem for part in parts for problem in part.problems))


def _held(references: str) -> Bibliography:
    """The references in the front matter of a text."""
    try:
        return read(references, format="csl-yaml")
    except InputError as error:
        return Bibliography((), (Problem(f"the references of its front matter: {error}"),))


def _named_in(document: Document, file: str) -> Bibliography:
    """The bibliography that a document names as `file`; a problem when there is none, or it cannot be read."""
    folder = Path(document.name).parent
    path = next((path for path in (folder / file, Path(file)) if path.is_file()), None)
    try:
        if path and (found := read(path)).references:
            return found
    except InputError:
        pass
    return Bibliography((), (Problem(f"its bibliography {file} is not there, or holds no references"),))


def compare(a: Work, b: Work) -> Similarity:
    """How surely two references describe one work, from 0 to 1, field by field with reasons."""
    from refkit.matching import compare as liken

    one, other = gather((a, b))
    return liken(one, other)


def resolve(reference: Work | str, *, resolver: Resolver | None = None) -> Record:
    """What the outside world, or a local index, knows of a reference; a string is parsed first.

    "Not found" means that every source that was asked answered, and none knew the work.
    """
    from refkit.resolve import resolve as ask

    text = reference if isinstance(reference, str) else ""
    (work,) = gather((parse(reference) if isinstance(reference, str) else reference,))
    return ask(work, text=text, resolver=resolver)


def check(
    article: Article | str,
    *,
    records: Mapping[int, Record] | None = None,
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    style: str | None = None,
    today: date | None = None,
    addresses: Mapping[str, Address] | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with an article's references and citations, in the order of the text.

    Args:
        article: what `read_article` gave, or the text itself.
        records: what `resolve` found, by the index of the entry; without it nothing is said about the outside world.
        select: a rule's code or its beginning ("CIT", "URL401"), or several; all when empty.
        ignore: the same, to leave out.
        style: the CSL style that the article should follow; without it the rules of style rest.
        today: the day from which a year lies in the future.
        addresses: what `resolve.addresses.look_at_all` found, by the address as it stands in the entry.

    Raises:
        UnknownNameError: no rule or style has that name.
    """
    from refkit.check import check as look

    article = read_article(article) if isinstance(article, str) else article
    select, ignore = ((words,) if isinstance(words, str) else words for words in (select, ignore))
    return look(article, records=records, select=select, ignore=ignore, style=style, today=today, addresses=addresses)


def fix(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """The text with what the findings can mend mended; only what is safe unless `unsafe`. The rest stays as it is."""
    from refkit.check import fix as mend

    return mend(text, tuple(findings), unsafe=unsafe)


def detect_style(article: Article | str) -> tuple[Guess, ...]:
    """The styles that the list of an article may be in, the likeliest first, each with how far the list is from it.

    A text may be an article or nothing but a list.

    Raises:
        InputError: there is no list to judge by.
    """
    from refkit.check.detection import detect
    from refkit.model import Entry, Span

    entries = (read_article(article) if isinstance(article, str) else article).entries
    if not entries and isinstance(article, str):
        bare = (parsed for parsed in parse_list(article) if parsed.field("issued"))
        entries = tuple(Entry(Span(0, 0), (), None, parsed) for parsed in bare)
    if guesses := detect(entries):
        return guesses
    raise InputError("there is no list of references to judge by; expected entries under a heading")


def load_style(name: str | PathLike[str], *, locale: str | None = None) -> StyleSource:
    """A CSL style by name, title or path, read and ready for `process`.

    Raises:
        UnknownNameError: there is no such style; the message names near ones.
        StyleError: the style is broken; the message has file, line and element.
    """
    from refkit.csl import load_style as load

    return load(str(name), locale=locale)


def process(
    references: Iterable[Work],
    citations: Iterable[Citation | Mapping[str, Any]] = (),
    *,
    style: str | PathLike[str] | StyleSource,
    locale: str | None = None,
    output: str = "text",
    engine: str | None = None,
    links: bool = False,
) -> Processed:
    """A bibliography and citations in a style.

    Args:
        references: every one of them is in the bibliography, in the style's order. A second work under an id "a" is
            there as "a-2", and a warning says so; dictionaries are read as `gather` does.
        citations: clusters in the order of the text, or citeproc-js's objects of them; they number the works of numeric
            styles.
        style: a name ("apa"), the path of a .csl file, or a style from `load_style`.
        locale: such as "de-DE"; the style's own when None.
        output: "text", "html", "markdown", "latex", "rtf"; "docx" gives the runs that a Word document takes.
        engine: None for refkit's own, "citeproc-py" for comparison.
        links: whether DOIs and addresses are links in every output but text; without, HTML is what citeproc-js writes.

    Raises:
        UnknownNameError: no style, locale, output or engine has that name.
        StyleError: the style is broken.
        ValueError: an object is no citation.
    """
    from refkit.csl.processor import process as render
    from refkit.formats.frame import apart, with_ids
    from refkit.model import Citation

    gathered = gather(references)
    named = with_ids(gathered.references)
    works = apart(named)
    chosen = str(style) if isinstance(style, PathLike) else style
    cited = tuple(each if isinstance(each, Citation) else Citation.from_item(each) for each in citations)
    done = render(tuple(works.values()), cited, style=chosen, locale=locale, output=output, engine=engine, links=links)
    renamed = works.keys() - {work.id for work in named}
    told = (f'{id_}: another work before it has its id, cite this one as "{id_}"' for id_ in works if id_ in renamed)
    return done._replace(warnings=(*map(str, gathered.problems), *told, *done.warnings))


def format_references(
    references: Iterable[Work],
    *,
    style: str = "apa",
    locale: str | None = None,
    output: str = "text",
    links: bool = False,
) -> tuple[str, ...]:
    """The entries of a bibliography in a style, in the style's order; arguments as `process` has them.

    >>> format_references([{"type": "book", "title": "Walden", "author": [{"family": "Thoreau", "given": "Henry"}],
    ...     "issued": {"date-parts": [[1854]]}}], output="markdown")
    ('Thoreau, H. (1854). *Walden*.',)
    """
    done = process(references, style=style, locale=locale, output=output, links=links)
    return tuple(entry.text for entry in done.bibliography)
