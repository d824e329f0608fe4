"""What a bibliography format is, what its writer gives back, and what a reader says where there is nothing to read."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from refkit.errors import InputError
from refkit.model import Aside, Bibliography, Problem, Reference

HEAD = 65_536
"""How many characters of a text a `sniff` is shown: enough for any header, the same work for any file."""


LONGEST_LINE = 16_000_000
"""How many characters the first line of a bibliography in lines may have."""
_LINE_END = re.compile(r"[\r\n]")


class Written(NamedTuple):
    """A bibliography as text in some format, and what the format could not carry."""

    text: str
    problems: tuple[Problem, ...] = ()


Piece = Reference | Problem | Aside
"""What a file gives as it is read from its beginning to its end."""
Progress = Callable[[int], None]
"""Told how many characters of the text are done."""
Writer = Callable[[Sequence[Reference]], Written]
PieceWriter = Callable[[Iterable[Reference | Aside]], Iterator[str | Problem]]


def whole(pieces: Iterable[Piece]) -> Bibliography:
    """A file read to its end."""
    kinds: dict[type, list[Any]] = {Reference: [], Problem: [], Aside: []}
    for piece in pieces:
        kinds[type(piece)].append(piece)
    return Bibliography(*map(tuple, kinds.values()))


def apart_by(gap: str, entries: Iterable[str]) -> Iterator[str | Problem]:
    """The entries with a gap before each but the first."""
    for number, entry in enumerate(entries):
        yield f"{gap}{entry}" if number else entry


class Format(NamedTuple):
    """One bibliography format: its plain name, its title for people, and how it is read, written and recognised.

    Args:
        name: as in `--from` and `--to`.
        title: as in the table of formats, "EndNote XML".
        extensions: of its files, with the dot and in lower case; the first is the usual one.
        read: the text without byte order mark -> what could be read. Raises InputError where nothing could.
        write: the references in order -> the text. None for a format that is only read.
        sniff: whether the first `HEAD` characters of a text look like this format.
        pieces: reads as `read` does, piece by piece. None for a format that has to be seen whole.
        write_pieces: writes references as they come, with what stood between them. None as above.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    read: Callable[[str], Bibliography]
    write: Writer | None
    sniff: Callable[[str], bool]
    pieces: Callable[[str, Progress | None], Iterator[Piece]] | None = None
    write_pieces: PieceWriter | None = None


def nothing(title: str, text: str, expected: str) -> InputError:
    """The error of a reader that found no entry: what the text begins with, and what was expected.

    >>> print(nothing("RIS", "<html><body>", 'an entry that begins "TY  - "'))
    no RIS found: the text begins "<html><body>", expected an entry that begins "TY  - "
    """
    return InputError(f"no {title} found: {beginning(text)}, expected {expected}")


def beginning(text: str) -> str:
    """How a text begins, worded for a message."""
    start = " ".join(text[:400].split())
    if not start:
        return "the text is empty"
    return f'the text begins "{start[:40]}{"…" * (len(start) > 40)}"'


def refuse_binary(text: str) -> None:
    """Turn away what is no text at all.

    Raises:
        InputError: the text holds NUL characters, begins as an archive, a PDF or a picture does, or has a first line
            beyond all measure (JSON and XML may stand in one line).
    """
    for mark, kind in _BINARY:
        if text.startswith(mark):
            raise InputError(f"this is {kind}, expected the text of a bibliography")
    if "\0" in text[:HEAD]:
        raise InputError("this is binary data (it holds NUL characters), expected the text of a bibliography")
    if (
        len(text) > LONGEST_LINE
        and not _LINE_END.search(text, 0, LONGEST_LINE)
        and text[:100].lstrip()[:1] not in ("{", "[", "<")
    ):
        raise InputError(
            f"the first line has more than {LONGEST_LINE:,} characters, expected the lines of a bibliography"
        )


def is_data(text: str) -> bool:
    """Whether a text is JSON or XML of whatever kind, and so no list of references that people wrote.

    >>> is_data('{"a": 1}'), is_data("[1, 2]"), is_data("<a><b/></a>"), is_data("[1] Berg, H. (2007). Rest.")
    (True, True, True, False)
    """
    if _OBJECT.match(text):
        return True
    if element := _ELEMENT.match(text):
        name = element["name"]
        return not name or bool(_NESTED.match(text)) or text.rstrip().endswith((f"</{name}>", "/>"))
    try:
        json.loads(text)
    except ValueError:
        return False
    except RecursionError:
        return True
    return True


_OBJECT = re.compile(r"""\s*+(?:\[\s*+)*+\{\s*+(?:"[^"\n]*+"\s*+:|\})""")
_NESTED = re.compile(r"\s*+<[A-Za-z_][^<>]*+>\s*+<[A-Za-z_]")
_ELEMENT = re.compile(
    r"\s*+<(?:\?xml\s|!DOCTYPE\s(?!\s*+html)|(?!(?:[bipu]|d[dlt]|div|em|h[1-6]|li|ol|ul|section|span|strong|su[bp]|table)[\s>])(?P<name>[A-Za-z_][\w:.-]*))"
)
_BINARY = (
    ("PK\x03\x04", "a zip archive (a .docx, .odt or .xlsx file is one)"),
    ("%PDF-", "a PDF"),
    ("\x1f\x8b", "a gzip archive"),
    ("\x89PNG", "a picture"),
    ("\xd0\xcf\x11\xe0", "an old Office document"),
)


def with_ids(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references, each with an id: those without get author and year ("berg2007"), made unique by a letter."""
    references = tuple(references)
    taken, used = {reference.id for reference in references}, Counter[str]()
    return tuple(ref if ref.id else _with_new_id(ref, taken, used) for ref in references)


def with_ids_as_they_come(pieces: Iterable[Reference | Aside]) -> Iterator[Reference | Aside]:
    """The same; from the first without an id on they are held, since its new one must be no other's."""
    coming, taken = iter(pieces), set[str]()
    for piece in coming:
        if isinstance(piece, Reference) and not piece.id:
            yield from _named([piece, *coming], taken)
            return
        taken.add(piece.id if isinstance(piece, Reference) else "")
        yield piece


def _named(pieces: Sequence[Reference | Aside], taken: set[str]) -> Iterator[Reference | Aside]:
    taken |= {piece.id for piece in pieces if isinstance(piece, Reference)}
    used = Counter[str]()
    for piece in pieces:
        yield piece if isinstance(piece, Aside) or piece.id else _with_new_id(piece, taken, used)


def apart(references: Iterable[Reference]) -> dict[str, Reference]:
    """The references by ids that no two share: another work that calls itself "a" is "a-2"; one said twice is one.

    >>> works = [Reference("a", "book", {}), Reference("a", "book", {}), Reference("a", "map", {})]
    >>> {id_: (work.id, work.type) for id_, work in apart(works).items()}
    {'a': ('a', 'book'), 'a-2': ('a-2', 'map')}
    """
    references = tuple(references)
    taken, used = {reference.id for reference in references}, Counter[str]()
    found: dict[str, Reference] = {}
    for reference in references:
        if (before := found.get(reference.id)) is None:
            found[reference.id] = reference
        elif before != reference:
            renamed = _renamed(reference, taken, used)
            found[renamed.id] = renamed
    return found


def _renamed(reference: Reference, taken: set[str], used: Counter[str]) -> Reference:
    while (candidate := f"{reference.id}-{used[reference.id] + 2}") in taken:
        used[reference.id] += 1
    taken.add(candidate)
    return reference.with_(id=candidate)


def _with_new_id(reference: Reference, taken: set[str], used: Counter[str]) -> Reference:
    stem = key(reference)
    while (candidate := stem + _letters(used[stem])) in taken:
        used[stem] += 1
    taken.add(candidate)
    return reference.with_(id=candidate)


def key(reference: Reference) -> str:
    """A citation key for a reference: first family name (or first word of the title) and year, in plain letters.

    >>> from refkit.model import Date, Name
    >>> key(Reference.of("book", {"author": (Name("Müller-Lüdenscheidt"),), "issued": Date(((1988,),))}))
    'mullerludenscheidt1988'
    """
    from refkit.fields.text import fold

    name = next((names[0] for role in ("author", "editor", "translator") if (names := reference.names(role))), None)
    word = fold((name.family or name.literal) if name else "") or (fold(reference.text("title")).split() or [""])[0]
    issued = reference.date("issued")
    year = str(issued.year) if issued and issued.year else ""
    return re.sub(r"[^a-z0-9]", "", word)[:40] + year.replace("-", "") or "entry"


def _letters(number: int) -> str:
    # "", a, b ... z, aa, ab ...
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
