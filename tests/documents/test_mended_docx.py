"""A Word document is mended in its own paragraphs: letters that stay keep their form, what moves moves whole."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.cli.main import program
from refkit.documents import read, rewritten
from refkit.errors import InputError

ARTICLE = """Gulls *sleep* badly (Gull, 2020).

References

Gull, A. (2020). Sleep in *gulls and other*

birds. *Journal of Birds*, 3(2), 1-9. doi:10.1000/182

Heron, B. (2019). *Dreams of herons*. Reed.

In a box of its own.
"""


def document(marked: str) -> bytes:
    """A .docx with a paragraph for each that blank lines part; what stands between asterisks is italic."""
    made = docx.Document()
    for words in marked.strip().split("\n\n"):
        paragraph = made.add_paragraph()
        for at, piece in enumerate(words.split("*")):
            paragraph.add_run(piece).italic = at % 2 == 1
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def marked(data: bytes) -> str:
    """The way back."""
    made: Any = docx.Document(io.BytesIO(data))
    lines = ["".join(f"*{run.text}*" if run.italic else run.text for run in each.runs) for each in made.paragraphs]
    return "\n\n".join(line.replace("**", "") for line in lines) + "\n"


def mended(before: str, *changes: tuple[str, str]) -> str:
    data = document(before)
    text = read(data).text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    after = rewritten(data, read(data), text)
    assert read(after).text == text
    return marked(after)


def test_letters_that_stay_keep_their_form() -> None:
    changes = (("doi:10", "https://doi.org/10"), ("1-9", "1–9"), ("Journal of", "The Journal of"))
    assert mended(ARTICLE, *changes) == (
        ARTICLE.replace("doi:", "https://doi.org/").replace("1-9", "1–9").replace("*Journal", "The *Journal")
    )


def test_pieces_of_an_entry_are_joined_with_their_italics() -> None:
    joined = ARTICLE.replace("gulls and other*\n\nbirds", "gulls and other *birds")
    assert mended(ARTICLE, ("other\n\nbirds", "other birds")) == joined


def test_an_entry_is_parted() -> None:
    before = "Gull, A. (2020). *Sleep*. Heron, B. (2019). *Dreams*. Reed."
    after = mended(before, ("Sleep. Heron", "Sleep.\n\nHeron"))
    assert after.startswith("Gull, A. (2020). *Sleep*.\n\nHeron, B. (2019).")


def test_entries_that_change_places_keep_their_italics() -> None:
    before = "Heron, B. (2019). *Dreams*. Reed.\n\nGull, A. (2020). *Sleep*. Reed."
    swap = "Gull, A. (2020). Sleep. Reed.\n\nHeron, B. (2019). Dreams. Reed."
    old = "Heron, B. (2019). Dreams. Reed.\n\nGull, A. (2020). Sleep. Reed."
    assert mended(before, (old, swap)) == "Gull, A. (2020). *Sleep*. Reed.\n\nHeron, B. (2019). *Dreams*. Reed.\n"


def test_an_entry_goes_and_another_comes() -> None:
    assert "Heron" not in mended(ARTICLE, ("Heron, B. (2019). Dreams of herons. Reed.\n\n", ""))
    more = mended(ARTICLE, ("Reed.\n", "Reed.\n\nIbis, C. (2018). Waking. Reed.\n"))
    assert "herons*. Reed.\n\nIbis, C. (2018). Waking. Reed.\n" in more


def test_all_else_in_the_archive_stays() -> None:
    data = document(ARTICLE)
    after = rewritten(data, read(data), read(data).text.replace("badly", "well"))
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
        assert one.namelist() == other.namelist()
        changed = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert set(changed) <= {"word/document.xml"}


def test_the_tabs_and_notes_of_a_paragraph() -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:pos="720"/></w:tabs></w:pPr><w:r><w:t>Gulls sleep</w:t>'
        '<w:footnoteReference w:id="2"/><w:tab/><w:t>badly.</w:t></w:r></w:p>'
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Ibid., 3.</w:t></w:r></w:p></w:footnote>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {namespace}>{body}</w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {namespace}>{note}</w:footnotes>")
    data = buffer.getvalue()
    text = read(data).text
    assert text == "Gulls sleep²\tbadly.\n\n2. Ibid., 3.\n"
    for old, new in (("\tbadly", " well"), ("Ibid., 3", "Ibid., 33"), ("sleep", "do sleep")):
        assert read(rewritten(data, read(data), text.replace(old, new))).text == text.replace(old, new)
    with pytest.raises(InputError, match="note"):
        rewritten(data, read(data), text.replace("²", ""))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text("ab *", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=5), st.data())
def test_any_change_within_paragraphs_comes_out_as_wanted(words: list[str], data: st.DataObject) -> None:
    file = document("\n\n".join(each.strip() or "a" for each in words))
    lines = [line for line in read(file).text.split("\n\n") if line.strip()]
    new = "\n\n".join(data.draw(st.text("abc", min_size=1, max_size=8)) for _ in lines) + "\n"
    assert [each for each in read(rewritten(file, read(file), new)).text.split("\n") if each.strip()] == new.split()


def test_check_mends_a_word_document_in_place(tmp_path: Path) -> None:
    path = tmp_path / "birds.docx"
    path.write_bytes(document(ARTICLE))
    result = CliRunner().invoke(program, ["check", str(path), "--fix", "--style", "apa"])
    assert "cannot" not in result.output
    assert "Sleep in *gulls and other *birds. *Journal of Birds*, 3(2), 1–9. https://doi.org/10.1000/182" in marked(
        path.read_bytes()
    )
    again = path.read_bytes()
    CliRunner().invoke(program, ["check", str(path), "--fix", "--style", "apa"])
    assert path.read_bytes() == again


def test_a_word_document_from_standard_input_cannot_be_mended_in_place() -> None:
    result = CliRunner().invoke(program, ["check", "-", "--fix", "--style", "apa"], input=document(ARTICLE))
    assert result.exit_code == 2
    assert "standard input: a docx file is mended in place; name the file" in result.stderr
    assert b"PK" not in result.stdout_bytes


def test_many_paragraphs_are_told_apart() -> None:
    said = [f"Bird {number} sings." for number in range(300)]
    said[::2] = reversed(said[::2])
    data = document("\n\n".join(said))
    wanted = "\n\n".join(sorted(said))
    assert read(rewritten(data, read(data), wanted)).text.split() == wanted.split()
