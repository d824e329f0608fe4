"""A local index in the world's place: files of records -> an index, and the works it offers for a reference."""

import gzip
import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from refkit.errors import InputError
from refkit.matching import index as indexes
from refkit.matching.index.build import Built, Progress, Records, build
from refkit.model import Problem, Reference

Told = Callable[[Path, Iterable[Problem]], None]
"""Told what was met in reading a file of records as a whole."""


class LocalIndex:
    """The works a local index offers for a reference; those alike enough are for the resolver to judge."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._index = indexes.open_index(Path(path))

    def __call__(self, reference: Reference, text: str = "") -> Sequence[Reference]:
        return self._index.shortlist(reference, text=text)

    def __len__(self) -> int:
        return len(self._index)


def open_index(path: str | os.PathLike[str]) -> LocalIndex:
    """The local index at a path, as `Resolver` asks it.

    Raises:
        InputError: there is none, it is something else, or its engine is not installed.
    """
    return LocalIndex(path)


def build_index(
    records: Iterable[str | os.PathLike[str]],
    path: str | os.PathLike[str],
    *,
    engine: str = "",
    processes: int = 0,
    progress: Progress | None = None,
    told: Told = lambda _, __: None,
) -> Built:
    """Make a local index of files of records, or add to the one there is.

    Args:
        records: files, or folders of them, gzipped or plain: CSL-JSON Lines, lines of a Crossref dump, or any format
            refkit reads. A file that was read before is read on from where its reading ended.
        path: a file for SQLite, a folder for tantivy.
        engine: "sqlite" or "tantivy"; that of the index there is, else SQLite, when empty.
        processes: how many more read records beside this one.
        progress: told how many works were added so far.
        told: called with each bibliography and the problems met in reading it.

    Raises:
        InputError: a file cannot be read or holds no references, or the index cannot be written.
        UnknownNameError: no engine has that name.
    """
    files = list(_files(records))
    return build(
        (_records(file, told) for file in files), Path(path), engine=engine, processes=processes, progress=progress
    )


def _files(records: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    for each in map(Path, records):
        if each.is_dir():
            found = sorted(file for file in each.rglob("*") if file.is_file())
            if not found:
                raise InputError(f'there are no files in the folder "{each}"')
            yield from found
        elif each.is_file():
            yield each
        else:
            raise InputError(f'there is no file "{each}"')


def _records(path: Path, told: Told) -> Records:
    """The records of a file: line by line where its first line is one, else read as a whole."""
    from refkit import formats

    lines = _lines(path)
    first = next((line for line in lines if line.strip()), "")
    key = f"{path.resolve()} {hashlib.sha256(first.encode()).hexdigest()[:16]}"
    if (record := _record(first)) is None:
        return Records(key, _whole(path, told))
    known = "crossref-json" if isinstance(record.get("title"), list) else formats.sniff(first, "")
    convert = None if known in (None, "csl-json") else partial(_converted, format=known)
    return Records(key, chain((first,), lines), convert)


def _record(line: str) -> dict[str, Any] | None:
    """The object in a line, where it is a whole one and no wrapping around many."""
    try:
        found: Any = json.loads(line) if line.lstrip()[:1] == "{" else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and not {"message", "items", "results", "data"} & found.keys() else None


def _converted(line: str, *, format: str) -> dict[str, Any]:  # noqa: A002  as in `--from`
    from refkit import formats

    return formats.read(line, format=format).references[0].item()


def _whole(path: Path, told: Told) -> Iterator[str]:
    from refkit import formats
    from refkit.documents.decode import decode

    with _unpacked(path) as stream:
        text, _, guessed = decode(stream.read())
    try:
        found = formats.read(text, name=path.name.removesuffix(".gz"))
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
    told(path, (*guessed, *found.problems))
    yield from (json.dumps(reference.item(), ensure_ascii=False) for reference in found.references)


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file, unzipped where it is zipped."""
    with _unpacked(path) as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace") as text:
        yield from text


@contextmanager
def _unpacked(path: Path) -> Iterator[gzip.GzipFile | io.BufferedReader]:
    """A file open for reading, unzipped where it is zipped.

    Raises:
        InputError: it cannot be opened, or its compression is damaged.
    """
    try:
        with path.open("rb") as raw, gzip.open(raw) if raw.peek(2)[:2] == b"\x1f\x8b" else raw as stream:
            yield stream
    except (OSError, EOFError) as error:
        raise InputError(f'cannot read "{path}": {error}') from None
