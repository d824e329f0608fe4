"""What a file is, and the text in it."""

import io
import zipfile

import pytest

from refkit.documents import read
from refkit.errors import InputError


def test_a_plain_text_is_itself() -> None:
    document = read("Grüße\r\nan alle".encode())
    assert (document.text, document.kind, document.encoding, document.editable) == (
        "Grüße\r\nan alle",
        "text",
        "utf-8",
        True,
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_not_text(encoding: str) -> None:
    document = read("Müller, 2007".encode(encoding))
    assert document.text == "Müller, 2007"
    assert not document.problems


def test_utf16_without_a_mark_is_still_read() -> None:
    assert read("An article about references. ".encode("utf-16-le") * 20).text.startswith("An article")


def test_a_guessed_encoding_is_said_with_its_place() -> None:
    document = read("First line\nMüller and Gärtner said “so” – naïve façade".encode("cp1252"))
    assert "Müller and Gärtner" in document.text
    [problem] = document.problems
    assert (problem.line, problem.column) == (2, 2)
    assert "detection" in problem.message


def test_a_few_bad_bytes_in_utf8_do_not_spoil_the_rest() -> None:
    assert "Çelik, Ångström, Gödel, Nuñez" in read("Çelik, Ångström, Gödel, Nuñez ".encode() * 9 + b"\xff").text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
        (b"PK\x03\x04" + bytes(64), "zip"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "EPUB"),
        (b"{\\rtf1\\ansi Gulls sleep.\\par}", "RTF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "an old Word or Excel file"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "a document with a password"),
        (bytes(range(32)) * 40, "binary"),
        (b"PK\x03\x04 word/ broken", "Word"),
        (b"%PDF-1.4 broken", "PDF"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(data)


def test_text_that_only_begins_like_a_program_is_text() -> None:
    assert read(b"MZ is how Mozart signed his letters.").kind == "text"


def test_html_is_what_a_reader_sees() -> None:
    page = """<!doctype html><title>T</title><script>var a = 1</script><nav>menu</nav>
    <p>Runners know <em>this</em><sup>6</sup>.<br>New line</p><ol><li>Berg, H. (2007). <i>Hip</i>.
    <a href="https://example.org/a">Link</a></li><li>See https://example.org/b</li></ol>"""
    assert read(page.encode()).text == (
        "Runners know this⁶.\nNew line\n\nBerg, H. (2007). Hip. Link https://example.org/a\n\nSee https://example.org/b\n"
    )


def test_deeply_nested_html_is_read() -> None:
    assert "core" in read(b"<html>" + b"<div>" * 5000 + b"core").text


def _docx(document: str) -> bytes:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {namespace}>{document}</w:document>")
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {namespace}><w:footnote w:id="1"><w:p><w:r><w:t>Ibid., 3.</w:t></w:r></w:p></w:footnote>'
            "</w:footnotes>",
        )
    return buffer.getvalue()


def test_a_word_document_gives_its_paragraphs_and_notes() -> None:
    data = _docx(
        '<w:p><w:r><w:t>So it is</w:t><w:footnoteReference w:id="1"/></w:r></w:p><w:p><w:r><w:t>Two</w:t></w:r></w:p>'
    )
    document = read(data)
    assert document.kind == "docx"
    assert not document.editable
    assert document.text.split("\n") == ["So it is¹", "", "Two", "", "1. Ibid., 3.", ""]


def test_an_entity_bomb_in_a_word_document_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert "aaa" not in read(buffer.getvalue()).text
