"""Bibliographies read from whatever holds one, converted and written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from refkit.api.sources import Source, names_file, open_document
from refkit.errors import InputError
from refkit.model import Bibliography, Problem, Reference

if TYPE_CHECKING:
    from refkit.documents import Document
    from refkit.formats import Written
    from refkit.model import ParsedReference

Work: TypeAlias = "Reference | ParsedReference | Mapping[str, Any]"


def read(source: Source | Document, *, format: str | None = None, name: str = "") -> Bibliography:  # noqa: A002  as in `--from`
    """The references in a bibliography of any format, or in the list of an article, and the problems met on the way.

    Of a text that has no list and cites by key, they are the works that it cites of its bibliography (see
    `bibliography_of`), in the order of the first citations; all of them where it cites none.

    Args:
        source: a path, an open file, bytes, or the text itself, as in `open_document`.
        format: a name that `refkit formats` lists, or "text" for references as people write them; guessed when None.
        name: what the file is called, where the source does not say.

    Raises:
        InputError: there is no such file, or nothing could be read from it.
        UnknownNameError: no format has that name.
    """
    return _read(open_document(source, name=name), format)


def _read(document: Document, format_: str | None, *, keyed: bool = True) -> Bibliography:
    """As `read`; without `keyed` no other file is read, so that two that name each other come to an end."""
    from refkit import formats
    from refkit.formats.frame import is_data

    if document.markup and format_ != "text":
        return _on_page(document, format_)
    chosen = format_ or formats.sniff(document.text, document.name)
    if (chosen or is_data(document.text)) and chosen != "text":
        found = formats.read(document.text, format=chosen, name=document.name)
        works = tuple(map(_told, found.references)) if chosen == "bibitem" else found.references
        return Bibliography(works, (*document.problems, *found.problems), found.asides)
    return _free_text(document, keyed=keyed)


def _on_page(document: Document, format_: str | None) -> Bibliography:
    """The references of a page in HTML: those its reader sees, or those in its data where these are at least as many.

    The page of an article has data of the article alone, beside its list; a page of works may have data of each.
    """
    from refkit import formats
    from refkit.article import read_article

    chosen = format_ or formats.sniff(document.markup)
    found = formats.read(document.markup, format=chosen) if chosen else Bibliography(())
    data = len(found.references)
    if format_ or (data and data >= len(read_article(document.text).entries)):
        return Bibliography(found.references, (*document.problems, *found.problems), found.asides)
    return _free_text(document, keyed=False)


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
    from refkit.parsing import parse

    read_ = _as_meant(parse(words))
    known = {name: value for name, value in read_.variables.items() if name not in reference}
    return reference.with_(known, type=read_.type if reference.type == "document" else None)


def _free_text(document: Document, *, keyed: bool) -> Bibliography:
    """The references of a text: those in its list, else those that it cites by key, else those it is a list of."""
    from refkit.article import read_article
    from refkit.formats.frame import with_ids
    from refkit.parsing import parse_list

    listed = [entry.parsed for entry in read_article(document.text).entries]
    if not listed and keyed and (cited := _cited(document)).references:
        return cited
    parsed = listed or [*parse_list(document.text)]
    if not any(each.field(variable) for each in parsed for variable in _TELLING):
        raise InputError("no references found: neither a known bibliography format, nor a list of references in a text")
    told = [] if listed or not like_prose(parsed) else [Problem(_PROSE)]
    return Bibliography(with_ids(map(_as_meant, parsed)), (*document.problems, *told))


def like_prose(parsed: Collection[ParsedReference]) -> bool:
    """Whether what was read as a list may be prose: more than a third of it names neither author nor year."""
    return 3 * sum(not (each.field("author") or each.field("issued")) for each in parsed) > len(parsed)


_TELLING = ("author", "editor", "issued", "container-title", "DOI", "URL")
"""Prose has none of these."""
_PROSE = "no list was found, so the whole text was read as one, and much of it names neither author nor year"


def _cited(document: Document) -> Bibliography:
    """The works of its bibliography that a text cites by key; a problem for each key that is none of theirs.

    Raises:
        InputError: the bibliography that it names is not there.
    """
    from refkit.article import read_article

    found = bibliography_of(document)
    if not found.references:
        if found.problems:
            raise InputError("; ".join(map(str, found.problems)))
        return found
    cites = [
        cite
        for citation in read_article(document.text, bibliography=found.references).citations
        for cite in citation.cites
        if cite.key
    ]
    wanted = dict.fromkeys(cite.reference for cite in cites if cite.reference is not None)
    unknown = dict.fromkeys(cite.key for cite in cites if cite.reference is None)
    told = (Problem(f'the key "{key}" belongs to no work of the bibliography') for key in unknown)
    works = tuple(found.references[index] for index in wanted) or found.references
    return Bibliography(works, (*document.problems, *found.problems, *told))


def gather(works: Iterable[Work]) -> Bibliography:
    """The references in what people have at hand: references, parsed references, or CSL-JSON items as dictionaries.

    What a dictionary says in a shape that CSL does not know is mended or kept under `custom`, and is a problem.

    Raises:
        TypeError: something is none of these, or is one work for a list of them.
    """
    if isinstance(works, str | bytes | Mapping) or not isinstance(works, Iterable):
        raise TypeError(f"expected a list of works, found {type(works).__name__}; read(...) has the works of a file")
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
    files = [open_document(each) for each in beside]
    parts = [_told_of(file.name, _read(file, None)) for file in files]
    given = len(parts)
    parts += [_held(named.references)] if named.references else []
    parts += [_named_in(document, file) for file in named.files]
    whole = given or all(part.references for part in parts)
    works = (work for part in parts for work in part.references) if whole else ()
    return Bibliography(tuple(works), tuple(problem for part in parts for problem in part.problems))


def _told_of(file: str, found: Bibliography) -> Bibliography:
    """A bibliography whose problems say which file they are in."""
    return Bibliography(found.references, tuple(Problem(f"{file}: {problem}") for problem in found.problems))


def _held(references: str) -> Bibliography:
    """The references in the front matter of a text."""
    try:
        return read(references, format="csl-yaml")
    except InputError as error:
        return Bibliography((), (Problem(f"the references of its front matter: {error}"),))


def _named_in(document: Document, file: str) -> Bibliography:
    """The bibliography that a document names as `file`; a problem when there is none, or it cannot be read."""
    folder = Path(document.name).parent
    path = next((path for path in (folder / file, Path(file)) if names_file(str(path))), None)
    try:
        if path and (found := _read(open_document(path), None, keyed=False)).references:
            return _told_of(file, found)
    except InputError:
        pass
    return Bibliography((), (Problem(f"its bibliography {file} is not there, or holds no references"),))
