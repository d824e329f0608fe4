"""A file that is one endless line is refused before it is all in memory; a bibliography in JSON may be one line."""

from pathlib import Path

import pytest

import refkit


def test_an_endless_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
        file.seek(0)
        file.write(b"x" * (33 << 20))
    with pytest.raises(refkit.InputError, match="no line ends"):
        refkit.open_document(path)


def test_an_item_in_words_alone_is_read() -> None:
    entry = "Izzo, J. (2009). Pointing out gluteal atrophy. \\emph{NOAC Newsletter}, 3, 4--5."
    text = f"\\begin{{thebibliography}}{{9}}\n\\bibitem{{izzo}} {entry}\n\\end{{thebibliography}}\n"
    [izzo] = refkit.read(text, format="bibitem")
    assert izzo.names("author")[0].family == "Izzo"
    assert izzo.text("title") == "Pointing out gluteal atrophy"
