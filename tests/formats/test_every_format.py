"""What holds for every format there is: nothing is lost silently, and no input brings a reader down."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refkit.errors import InputError
from refkit.fields.text import fold
from refkit.formats import FORMATS, read, sniff, write
from refkit.model import Bibliography, Date, Name, Reference, Value
from tests.formats import works

SAMPLES = Path(__file__).parent / "samples"
WRITABLE = [name for name in FORMATS if FORMATS[name].write]
QUICK = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))

EXAMPLE = Reference.of(
    "article-journal",
    {
        "author": (Name("Berg", "Hanna"), Name("Eiken", "Ola"), Name(literal="World Health Organization")),
        "title": "Hip, thigh and calf <i>muscle</i> atrophy & bone loss",
        "container-title": "Journal of Rest",
        "volume": "99",
        "issue": "3",
        "page": "283-289",
        "issued": Date(((2007, 2, 14),)),
        "DOI": "10.1234/s00421-006-0346-y",
    },
    id="berg2007",
)
# What one format says with less: variable -> why a difference is no loss.
SAME_ENOUGH = {"language": "codes and names", "page": "dashes", "keyword": "order"}


def back(reference: Reference, name: str) -> tuple[Reference, str]:
    """The reference written and read again, and all that was told on the way."""
    written = write([reference], format=name)
    found = read(written.text, format=name)
    assert len(found) == 1, written.text
    told = " ".join(problem.message for problem in written.problems)
    return found.references[0], told


def alike(one: object, other: object) -> bool:
    """Whether two values say the same: case, punctuation and accents of a text do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return sorted(fold(one).split()) == sorted(fold(other).split())
    if isinstance(one, tuple) and isinstance(other, tuple):
        return [fold(str(name)) for name in one] == [fold(str(name)) for name in other]
    return one == other


@pytest.mark.parametrize("name", WRITABLE)
@given(reference=works.core())
@settings(QUICK, max_examples=15)
def test_a_plain_article_or_book_comes_back_whole(name: str, reference: Reference) -> None:
    found, _ = back(reference, name)
    wrong = {
        variable: (value, found.get(variable))
        for variable, value in reference.items()
        if not alike(value, found.get(variable))
    }
    assert not wrong
    assert found.type == reference.type


@pytest.mark.parametrize("name", WRITABLE)
@given(reference=works.work())
@settings(QUICK, max_examples=20)
def test_what_does_not_come_back_is_told(name: str, reference: Reference) -> None:
    found, told = back(reference, name)
    lost = [
        variable
        for variable, value in reference.items()
        if not alike(value, found.get(variable)) and variable not in told
    ]
    assert not lost, f"lost without a word: {lost}; told: {told}"


@pytest.mark.parametrize("name", WRITABLE)
def test_an_example_is_recognised_as_what_it_was_written_in(name: str) -> None:
    text = write([EXAMPLE], format=name).text
    found = sniff(text)
    assert found == name or {found, name} == {"bibtex", "biblatex"}


LETTER = "From: Hanna Berg <h@example.org>\nTo: me\nSubject: Works\nDate: Mon, 1 Jan 2001\n\n"
BEGINNINGS = {
    "a byte order mark": "\ufeff{}",
    "empty lines": "\n \n\n{}",
    "a letter's header": LETTER + "{}",
    "a letter": LETTER + "Hello,\n\nhere they are:\n\n{}",
    "a comment of XML": "<!-- made by hand > < -->\n{}",
}


@pytest.mark.parametrize("beginning", BEGINNINGS.values(), ids=BEGINNINGS)
@pytest.mark.parametrize("name", WRITABLE)
def test_an_example_is_recognised_and_read_behind_odd_beginnings(name: str, beginning: str) -> None:
    text = write([EXAMPLE, EXAMPLE.with_({"title": "Other"}, id="other")], format=name).text
    if (beginning.startswith("<") and not text.startswith("<")) or (name == "hayagriva" and "Hello" in beginning):
        pytest.skip("no XML, or words before YAML of any key")
    text = beginning.replace("{}", text)
    found = sniff(text)
    assert found == name or {found, name} == {"bibtex", "biblatex"}
    assert len(read(text)) >= 2


@pytest.mark.parametrize("name", WRITABLE)
def test_an_empty_bibliography_is_written(name: str) -> None:
    assert "expected" in answer(write([], format=name).text, name)


@pytest.mark.parametrize("name", WRITABLE)
def test_a_work_of_two_thousand_authors_comes_back_or_is_told(name: str) -> None:
    authors = tuple(Name(f"Berg{number}", f"Hanna{number}") for number in range(2_000))
    found, told = back(EXAMPLE.with_({"author": authors}), name)
    assert found.get("author") == authors or "author" in told


ODD = {
    "no fields": {},
    "no characters": {
        "title": "a\v\x1f\nb\u2028c",
        "note": "---\n...\nER  - \nTY  - JOUR\n%0 Book",
        "abstract": "{:title: x}",
    },
    "names of one part": {"author": (Name(), Name(given="Only"), Name("a, b", "c; d"), Name(literal="A; B and C, D"))},
    "impossible dates": {
        "issued": Date(((0,),)),
        "accessed": Date(((-500, 13, 40),)),
        "original-date": Date(literal="x|y"),
    },
    "markup left open": {"title": "<i>a <b>b</i> c</b> & < > ]]> --> &amp; $x$ {"},
}


@pytest.mark.parametrize("name", WRITABLE)
@pytest.mark.parametrize("values", ODD.values(), ids=ODD)
def test_odd_works_are_written_and_read_again(name: str, values: dict[str, Value]) -> None:
    written = write(
        [Reference.of("book", values, id="a b{c}<d>", custom={"a": 1, "b": [{"c": None}], "": ""})], format=name
    )
    assert "expected" in answer(written.text, name)


@pytest.mark.parametrize("name", WRITABLE)
def test_half_a_character_is_replaced_so_that_every_format_can_be_encoded(name: str) -> None:
    works_read = read("TY  - BOOK\nTI  - Half \ud800 a character\nER  - \n", format="ris").references
    assert works_read[0].text("title") == "Half \ufffd a character"
    assert write(works_read, format=name).text.encode()


@pytest.mark.parametrize("name", WRITABLE)
def test_what_looks_like_another_entry_stays_in_its_own(name: str) -> None:
    """Names in reading order, and lines within other formats' words that look like tags."""
    odd = "Made by hand\nER  - of another\nTY  - BOOK\n%0 Book\n%A Berg\n\nRT Book\nA1 Berg\nER\nPT J"
    values = {"author": (Name(literal="Anna Berg"), Name(literal="Ola Eiken")), "title": "Rest", "note": odd}
    reference = Reference.of("book", values, id="rest", custom={"M4": odd})
    found, told = back(reference, name)
    assert found.text("note").split() == odd.split() or "note" in told
    assert found.get("author") == reference["author"]
    assert str(found.custom.get("M4")).split() == str(reference.custom["M4"]).split() or "M4" in told


def sample(name: str) -> str:
    """A small text of a format: its sample file, or the example written."""
    for path in SAMPLES.glob(f"{name}.*"):
        return path.read_text(encoding="utf-8")
    return write([EXAMPLE, EXAMPLE.with_(id="other")], format=name).text if FORMATS[name].write else ""


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_sample_is_read_and_recognised(name: str) -> None:
    text = sample(name)
    if not text:
        pytest.skip(f"no tests/formats/samples/{name}.*")
    found = read(text, format=name)
    assert len(found) >= 1
    assert all(reference.id for reference in found)
    assert sniff(text) == name or {sniff(text), name} == {"bibtex", "biblatex"}


@pytest.mark.parametrize("name", list(FORMATS))
@given(data=st.data())
@settings(QUICK, max_examples=25)
def test_mutated_input_is_read_or_refused(name: str, data: st.DataObject) -> None:
    text = sample(name)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(at, min(len(text), at + 40)))
        new = data.draw(
            st.sampled_from(
                ["", "\n", "{", "}", '"', "<", ">", ":", "\t", "\x01", "\r", "[", "null", "%", "- ", "&#1;"]
            )
            | st.text(max_size=5)
        )
        text = text[:at] + new + text[end:]
    assert "expected" in answer(text, name)


def answer(text: str, name: str | None) -> str:
    """What a reader says of a text: why it refuses it, or nothing but what was expected of it."""
    try:
        found = read(text, format=name)
    except InputError as error:
        return str(error)
    return "as expected" if isinstance(found, Bibliography) else ""


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("piece", ["9" * 5_000, " 9" * 2_500, "," * 5_000, "\n" * 5_000, "." * 5_000])
def test_thousands_of_figures_or_marks_in_place_of_a_number_are_answered(name: str, piece: str) -> None:
    text = sample(name)
    for number in list(re.finditer(r"\d+", text))[:12]:
        assert "expected" in answer(text[: number.start()] + piece + text[number.end() :], name)


def test_brackets_that_nothing_closes_in_many_texts_of_yaml_are_no_nesting() -> None:
    items = "".join(f"- id: a{number}\n  type: book\n  title: On [0, 1) and {{x\n" for number in range(300))
    assert len(read(f"references:\n{items}", format="csl-yaml")) == 300


HOSTILE = {
    "empty": "",
    "blanks": " \n\t\n",
    "NUL characters": "a\0b" * 10,
    "a zip archive": "PK\x03\x04\x14\x00",
    "one long line": "x" * 1_000_000,
    "a long line of blanks": " " * 300_000,
    "open brackets": "[" * 50_000,
    "open braces": '{"a":' * 20_000,
    "open elements": "<a>" * 20_000,
    "blank lines": "\n" * 100_000,
    "a gap in the middle": "a" + "\n" * 60_000 + " " * 60_000 + "b",
    "many lines": "- \n" * 20_000,
    "a long number": "[" + "9" * 10_000 + "]",
    "dashes": "-" * 100_000,
    "a deep indentation": "".join(" " * depth + "a:\n" for depth in range(600)),
    "a laughing YAML": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)),
    "surrogates": "\ud800 TY  - JOUR\n",
}


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_answered(name: str, text: str) -> None:
    assert "expected" in answer(text, name)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_recognised_as_nothing_or_answered(text: str) -> None:
    assert "expected" in answer(text, None)
