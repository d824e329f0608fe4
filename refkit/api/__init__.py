"""The verbs of refkit, each a few lines over the rooms below, which are entered only when a verb is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any

from refkit.api.bibliographies import Work, bibliography_of, convert, gather, read, write, written
from refkit.api.sources import Source, names_file, open_document, text_itself
from refkit.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from refkit.check import Finding
    from refkit.check.detection import Guess
    from refkit.csl import StyleSource
    from refkit.csl.result import Processed
    from refkit.matching import Similarity
    from refkit.model import Address, Article, Citation, ParsedReference, Record
    from refkit.resolve import Resolver

__all__ = [
    "Source",
    "Work",
    "bibliography_of",
    "check",
    "compare",
    "convert",
    "detect_style",
    "fix",
    "format_references",
    "gather",
    "load_style",
    "open_document",
    "parse",
    "parse_list",
    "process",
    "read",
    "read_article",
    "resolve",
    "write",
    "written",
]


def parse(text: str) -> ParsedReference:
    """What one reference string means: its fields, each with its place in `text` and a confidence from 0 to 1.

    Any text gives an answer; what cannot be told apart is left out, never invented.

    >>> parse("Berg, H. E. (2007). Hip muscles. Sports Medicine, 37(2), 145-68.").reference["volume"]
    '37'
    """
    from refkit.parsing import parse as read_one

    return read_one(text_itself(text))


def parse_list(text: str) -> tuple[ParsedReference, ...]:
    """The references of a list as people paste it: wrapped, numbered, with blank lines in and between the entries."""
    from refkit.parsing import parse_list as read_all

    return read_all(text_itself(text))


def read_article(text: str, *, bibliography: Iterable[Work] = ()) -> Article:
    """A whole article: its list, the entries in it, the citations in its text, and which entry each means.

    `bibliography` are works outside the text that it cites by key, such as `bibliography_of` finds.

    Raises:
        InputError: the text is the path of a file, in which nothing would be found.
    """
    from refkit.article import read_article as read_whole

    if names_file(text_itself(text)):
        raise InputError(f'"{text}" is a file; expected its text, such as open_document("{text}").text')

    return read_whole(text, bibliography=gather(bibliography).references)


def compare(a: Work | str, b: Work | str) -> Similarity:
    """How surely two references describe one work, from 0 to 1, field by field with reasons; strings are parsed first.

    >>> compare("Berg, H. (2007). Hip muscles. Bone, 3(2), 5-9.", "Berg H. Hip muscles. Bone 2007;3:5.").score > 0.9
    True
    """
    from refkit.matching import compare as liken

    one, other = gather(map(_parsed, (a, b)))
    return liken(one, other)


def _parsed(work: Work | str) -> Work:
    return parse(work) if isinstance(work, str) else work


def resolve(reference: Work | str, *, resolver: Resolver | None = None) -> Record:
    """What the outside world, or a local index, knows of a reference; a string is parsed first.

    "Not found" means that every source that was asked answered, and none knew the work.
    """
    from refkit.resolve import resolve as ask

    text = reference if isinstance(reference, str) else ""
    (work,) = gather((_parsed(reference),))
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
    from refkit.model import Article

    article = article if isinstance(article, Article) else read_article(article)
    if style:
        load_style(style)  # no rule may need it, and then none would say that there is none
    select, ignore = ((words,) if isinstance(words, str) else words for words in (select, ignore))
    return look(article, records=records, select=select, ignore=ignore, style=style, today=today, addresses=addresses)


def fix(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """The text with what the findings can mend mended; only what is safe unless `unsafe`. The rest stays as it is."""
    from refkit.check import fix as mend

    return mend(text_itself(text), tuple(findings), unsafe=unsafe)


def detect_style(article: Article | str) -> tuple[Guess, ...]:
    """The styles that the list of an article may be in, the likeliest first, each with how far the list is from it.

    A text may be an article or nothing but a list.

    Raises:
        InputError: there is no list to judge by.
    """
    from refkit.check.detection import detect
    from refkit.model import Article, Entry, Span

    entries = (article if isinstance(article, Article) else read_article(article)).entries
    if not entries and isinstance(article, str):
        bare = (parsed for parsed in parse_list(article) if parsed.field("issued"))
        entries = tuple(Entry(Span(0, 0), (), None, parsed) for parsed in bare)
    if guesses := detect(entries):
        return guesses
    raise InputError("there is no list of references to judge by; expected entries under a heading")


def load_style(name: str | PathLike[str], *, locale: str | None = None) -> StyleSource:
    """A CSL style by a name it has or had, by title or path, read and ready for `process`.

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
    from refkit.csl import StyleSource
    from refkit.csl.processor import process as render
    from refkit.formats.frame import apart, with_ids
    from refkit.model import Citation

    gathered = gather(references)
    named = with_ids(gathered.references)
    works = apart(named)
    chosen = style if isinstance(style, StyleSource) else str(style)
    cited = tuple(each if isinstance(each, Citation) else Citation.from_item(each) for each in citations)
    done = render(tuple(works.values()), cited, style=chosen, locale=locale, output=output, engine=engine, links=links)
    renamed = works.keys() - {work.id for work in named}
    told = (f'{id_}: another work before it has its id, cite this one as "{id_}"' for id_ in works if id_ in renamed)
    return done._replace(warnings=(*map(str, gathered.problems), *told, *done.warnings))


def format_references(
    references: Iterable[Work],
    *,
    style: str | PathLike[str] | StyleSource = "apa",
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
