"""A file that is one endless line is refused before it is all in memory; a bibliography in JSON may be one line."""

import io
from pathlib import Path

import pytest

import refkit
from refkit.documents.bounded import LONGEST, whole


def test_an_endless_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
        file.seek(0)
        file.write(b"x" * (33 << 20))
    with pytest.raises(refkit.InputError, match="no line ends"):
        refkit.open_document(path)


BEGINNINGS = {
    "a field of a tagged format": b"TY  - JOUR\nTI  - ",
    "a field in braces": b"@article{a,\n  title = {",
    "no value of JSON": b"[",
    "a text in JSON": b'[{"id": "a", "title": "',
    "an element of XML": b"<xml><records><record><notes>",
}


@pytest.mark.parametrize("beginning", BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_value_that_never_ends_is_refused_wherever_it_begins(beginning: bytes) -> None:
    with pytest.raises(refkit.InputError, match=r"(line|value) ends in 32 MB"):
        refkit.open_document(Unending(beginning))


class Unending(io.RawIOBase):
    """A file without an end; reading more of it than a few lines' worth fails the test."""

    def __init__(self, beginning: bytes) -> None:
        self.beginning, self.given = beginning, 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        self.given += size
        assert self.given < 200 << 20
        start, self.beginning = self.beginning, b""
        return start + b"x" * (size - len(start))


def test_json_and_xml_may_stand_in_one_long_line() -> None:
    item = b'{"id":"a","title":"One"},'
    for line in (b"[" + item * (2 << 20) + b"{}]", b"<xml>" + b"<a>b</a>" * (5 << 20) + b"</xml>"):
        assert len(whole(io.BytesIO(line))) == len(line) > LONGEST


def test_an_item_in_words_alone_is_read() -> None:
    entry = "Izzo, J. (2009). Pointing out gluteal atrophy. \\emph{NOAC Newsletter}, 3, 4--5."
    text = f"\\begin{{thebibliography}}{{9}}\n\\bibitem{{izzo}} {entry}\n\\end{{thebibliography}}\n"
    [izzo] = refkit.read(text, format="bibitem")
    assert izzo.names("author")[0].family == "Izzo"
    assert izzo.text("title") == "Pointing out gluteal atrophy"
