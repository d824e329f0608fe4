"""Bytes to text: by byte-order mark, as UTF-8, else by detection, which is said; and whether they are text at all."""

import codecs
import re

from refkit.model import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_ASCII = re.compile(rb"[^\n]{0,200}[\x80-\xff][^\n]{0,200}")
_SAMPLE = 200_000
_CONTROLS = bytes([*range(8), 11, *range(14, 27), *range(28, 32)])


def mark_of(data: bytes) -> bytes:
    """The byte-order mark that some bytes begin with, or none."""
    return next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character that no encoding of text explains."""
    sample = data[:65536]
    if mark_of(data) or _unmarked_utf16(sample):
        return False
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 100


def decode(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    """The text, the encoding it was in, and a problem where that had to be guessed.

    A byte-order mark decides and is left out of the text; then UTF-8; then detection on the lines that are not
    ASCII. What the encoding found cannot read becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, ()
    if wide := _unmarked_utf16(data[:65536]):
        return data.decode(wide, "replace"), wide, ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
    encoding = _detect(data)
    text = data.decode(encoding, "replace")
    message = f"not valid UTF-8; read as {encoding} by detection (save it as UTF-8 to be sure)"
    return text, encoding, (Problem(message, line, column),)


def _detect(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = b"\n".join(match[0] for match in _NOT_ASCII.finditer(data[: 50 * _SAMPLE]))[:_SAMPLE]
    if _mostly_utf8(data):
        return "utf-8"
    found = from_bytes(sample).best()
    return found.encoding if found and not _unlikely(found.encoding, sample) else "cp1252"


def _unmarked_utf16(sample: bytes) -> str:
    """UTF-16 without a mark shows as zeros in every other place of a mostly Western text; "" otherwise."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 5 or min(even, odd) > len(sample) / 100:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few stray bytes spoil what otherwise is UTF-8, so that every other letter would be lost elsewhere."""
    text = data[: 50 * _SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    return letters > 4 * broken


def _unlikely(encoding: str, sample: bytes) -> bool:
    """Whether detection chose a rare code page although the few bytes in question are Western letters or quotes."""
    western = bytes(
        [*range(0x91, 0x98), 0xA0, 0xA9, 0xB0, 0xAB, 0xBB, *range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100)]
    )
    high = [byte for byte in sample if byte > 0x7F]
    rare = encoding.startswith(("cp", "mac", "hp", "ptcp", "kz")) and encoding != "cp1252"
    return rare and len(high) < 40 and all(byte in western for byte in high)
