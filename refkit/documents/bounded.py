"""Reading a file whole, unless one of its lines never ends: that is found out before memory fills with it."""

from typing import IO, Any

from refkit.errors import InputError

LONGEST = 32 << 20
"""How many bytes (or characters) a line of an article or a bibliography may have, or a value in JSON or XML."""

# JSON and XML may stand in one line of any length: there each value has an end.
_ENDS = {"{": '"', "[": '"', "<": "<"}
_LINELESS = ("%PDF-", "PK\x03\x04")
_LINE_ENDS = "\n\r"
_BLANK = " \t\r\n\ufeff"


def whole(file: IO[Any]) -> Any:
    """All of an open file, as bytes or as a text.

    Raises:
        InputError: more than `LONGEST` bytes stand between two line ends, or in JSON and XML before a value ends.
    """
    pieces = [file.read(LONGEST)]
    if len(pieces[0]) < LONGEST:
        return pieces[0]
    ends, open_ = _ends(pieces[0]), 0
    while ends and pieces[-1]:
        first, open_ = _reach(pieces[-1], ends, open_)
        if first >= LONGEST:
            raise _endless(ends)
        pieces.append(file.read(LONGEST))
    return pieces[0][:0].join([*pieces, file.read()])


def _ends(begin: str | bytes) -> str:
    """The characters of which one has to come again and again in a file that begins like this; "" for any."""
    head = begin[:100] if isinstance(begin, str) else begin[:100].decode("utf-8-sig", "replace")
    return "" if head.startswith(_LINELESS) else _ENDS.get(head.lstrip(_BLANK)[:1], _LINE_ENDS)


def _reach(piece: Any, ends: str, before: int) -> tuple[int, int]:
    """How far it is from the last end to the first one in this piece, and how much stands behind its last."""
    marks = ends if isinstance(piece, str) else [mark.encode() for mark in ends]
    found = [at for mark in marks if (at := piece.find(mark)) >= 0]
    if not found:
        return before + len(piece), before + len(piece)
    return before + min(found), len(piece) - 1 - max(piece.rfind(mark) for mark in marks)


def _endless(ends: str) -> InputError:
    size = f"{LONGEST >> 20} MB"
    if ends == _LINE_ENDS:
        return InputError(f"no line ends in {size}; expected an article or a bibliography")
    return InputError(f"no value ends in {size}, expected a bibliography in JSON or XML")
