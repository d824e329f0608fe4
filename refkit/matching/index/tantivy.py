"""The index in a folder that tantivy keeps: faster to build and to ask than SQLite, with `refkit[index]`."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from refkit.errors import InputError
from refkit.matching.index.block import SIZE, Block, other_version
from refkit.matching.index.terms import VERSION, is_rare

_NAME = "refkit-index.json"  # marks the folder as ours
_STATE = "index:state"
_FOUND = 24  # works that tantivy ranks first
_LOOKED_UP = 10  # terms, the rarest
_MEMORY = 200_000_000  # bytes, for the thread that writes


class Tantivy:
    """An index in a folder; every `add` is one commit, so that it is whole whenever a build ends.

    A work is a document of its terms and its number; a block is a document of its own, and so is the index's state.
    Their keys hold a colon, which no term of a work does: a field of their own would cost a byte a work.

    Raises:
        InputError: tantivy is not installed, or the folder holds something else.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._tantivy = _module()
        self._path = path
        if create:
            _mark(path)
        elif not is_index(path):
            raise InputError(f'"{path}" is no index of refkit; `refkit index build RECORDS -o PATH` makes one')
        if not _is_current(path):
            raise InputError(other_version(path))
        try:
            self._schema = _schema(self._tantivy)
            self._index = self._tantivy.Index(self._schema, path=str(path))
            self._writer: Any = self._index.writer(_MEMORY, 1) if create else None
        except ValueError as error:
            raise InputError(f'cannot open the index "{path}": {error}') from None
        self._searcher = self._reloaded()
        self._state = _State.unpacked(self._stored(_STATE))

    def close(self) -> None:
        """Let go of the folder."""
        self._writer = None

    def __len__(self) -> int:
        return sum(works for _, works in self._state.sources.values())

    def read(self, source: str) -> int:
        """How many lines of a source are in the index."""
        return self._state.sources.get(source, (0, 0))[0]

    def add(self, source: str, blocks: Iterable[Block]) -> None:
        """Add blocks, which are the next lines of the source, as they come; all of them or none."""
        read, works = self._state.sources.get(source, (0, 0))
        number = self._state.blocks
        for block in blocks:
            read, works = read + block.read, works + len(block.terms)
            if block.terms:
                self._put(f"block:{number}", block.packed)
                for place, found in enumerate(block.terms, number * SIZE):
                    self._writer.add_document(self._tantivy.Document(terms=found, number=place))
                number += 1
        state = _State({**self._state.sources, source: (read, works)}, number)
        self._writer.delete_documents_by_term("terms", _STATE)
        self._put(_STATE, state.packed())
        self._writer.commit()
        self._state = state

    def _put(self, key: str, packed: bytes) -> None:
        document = self._tantivy.Document(terms=key)
        document.add_bytes("packed", packed)
        self._writer.add_document(document)

    def finish(self) -> None:
        """Wait until tantivy has put itself in order."""
        if self._writer:
            self._writer.wait_merging_threads()
        self._writer = None
        self._searcher = self._reloaded()

    def find(self, terms: Sequence[str]) -> Iterator[tuple[float, int]]:
        """Works that have some of the terms, each with a weight."""
        query, should = self._tantivy.Query, self._tantivy.Occur.Should
        looked_up = [(should, query.term_query(self._schema, "terms", each, "basic")) for each in self._rarest(terms)]
        hits = self._searcher.search(query.boolean_query(looked_up), _FOUND, count=False).hits
        numbers = self._searcher.fast_field_values("number", [address for _, address in hits])
        yield from ((score, int(number)) for (score, _), number in zip(hits, numbers, strict=True))

    def packed(self, number: int) -> bytes:
        """The block that a work is in."""
        return self._stored(f"block:{number // SIZE}")

    def _rarest(self, terms: Sequence[str]) -> list[str]:
        works = {term: self._searcher.doc_freq("terms", term) for term in terms}
        known = [term for term in terms if works[term]]
        return sorted(known, key=lambda term: (works[term], not is_rare(term)))[:_LOOKED_UP]

    def _stored(self, key: str) -> bytes:
        query = self._tantivy.Query.term_query(self._schema, "terms", key, "basic")
        hits = self._searcher.search(query, 1, count=False).hits
        return bytes(self._searcher.doc(hits[0][1])["packed"][0]) if hits else b""

    def _reloaded(self) -> Any:
        self._index.reload()
        return self._index.searcher()


@dataclass(frozen=True, slots=True)
class _State:
    """How far the index has got: for each source the lines read and the works in them; and its number of blocks."""

    sources: Mapping[str, tuple[int, int]]
    blocks: int

    def packed(self) -> bytes:
        return json.dumps([self.sources, self.blocks]).encode()

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        sources, blocks = json.loads(packed or b"[{}, 0]")
        return cls({key: (read, works) for key, (read, works) in sources.items()}, blocks)


def _schema(tantivy: Any) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="basic")
    builder.add_integer_field("number", fast=True)
    builder.add_bytes_field("packed", stored=True, indexed=False)
    return builder.build()


def is_index(folder: Path) -> bool:
    """Whether there is an index in a folder."""
    return (folder / _NAME).is_file()


def _mark(path: Path) -> None:
    """Make the folder, or see that it is ours."""
    if path.is_dir() and any(path.iterdir()) and not is_index(path):
        raise InputError(f'"{path}" is a folder with other things in it; name one that does not exist')
    try:
        path.mkdir(parents=True, exist_ok=True)
        (path / _NAME).write_text(json.dumps({"engine": "tantivy", "version": VERSION}))
    except OSError as error:
        raise InputError(f'cannot write the index "{path}": {error.strerror}') from None


def _is_current(path: Path) -> bool:
    try:
        return bool(json.loads((path / _NAME).read_bytes()).get("version") == VERSION)
    except (OSError, ValueError, AttributeError):
        return False


def _module() -> Any:
    try:
        import tantivy
    except ImportError:
        raise InputError('the engine "tantivy" is not installed; `pip install "refkit[index]"` brings it') from None
    return tantivy
