"""What reference strings say, as the cases in the Markdown files have it; and no text makes parse fail."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.model import Name, Reference
from refkit.parsing import parse, parse_list

FILES = ("references.md", "german.md", "computing.md", "humanities.md")


def cases() -> list[tuple[str, str, dict[str, str]]]:
    found = []
    text = "\n".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in FILES)
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, rest = part.split("\n", 1)
        string = re.search(r"^> (.*)$", rest, re.MULTILINE)
        assert string
        fields = re.findall(r"^- ([\w-]+): ?(.*)$", rest, re.MULTILINE)
        found.append((title, string[1], dict(fields)))
    return found


def said(reference: Reference, variable: str) -> str:
    if variable == "type":
        return reference.type
    value = reference.get(variable, "")
    if isinstance(value, tuple):
        return "; ".join(_name(name) for name in value)
    if isinstance(value, str):
        return value
    return (
        "-".join(f"{part:02}" for part in value.parts[0])
        if variable == "accessed"
        else str(value.year or value.literal)
    )


def _name(name: Name) -> str:
    family = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)
    return name.literal or ", ".join(part for part in (family, name.given) if part)


@pytest.mark.parametrize(("string", "fields"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_fields_of_a_reference(string: str, fields: dict[str, str]) -> None:
    reference = parse(string).reference
    assert {variable: said(reference, variable) for variable in fields} == fields


def test_spans_and_confidence() -> None:
    found = parse("Smith AB, Jones C. Effects of sleep. J Neurosci. 2012;32(4):1123-31. doi:10.1000/jn.2012.44")
    assert all(field.span.of(found.text) and 0 <= field.confidence <= 1 for field in found.fields)
    doi = found.field("DOI")
    assert doi
    assert doi.span.of(found.text) == "10.1000/jn.2012.44"
    assert 0 <= found.confidence <= 1


def test_a_list_gives_its_references_in_order() -> None:
    found = parse_list("Adams, J. (2001). Sleep. Brain, 9, 1-2.\nBrown, K. (2004). Naps. Brain, 8, 3-4.\n")
    assert [said(each.reference, "author") for each in found] == ["Adams, J.", "Brown, K."]


def test_a_dash_stands_for_the_names_before() -> None:
    found = parse_list(
        "Adams, J., and K. Low. 2001. A Study of Sleep. London: Press.\n"
        "———. 2004. A Study of Naps. London: Press.\n"
        "———, and Jane Roe. 2005. A Study of Dreams. London: Press.\n"
        "———, ed. 2006. Studies of the Night. London: Press.\n"
    )
    authors = [[str(name) for name in each.reference.names("author")] for each in found]
    assert authors == [["J. Adams", "K. Low"]] * 2 + [["J. Adams", "K. Low", "Jane Roe"], []]
    assert [str(name) for name in found[3].reference.names("editor")] == ["J. Adams", "K. Low", "Jane Roe"]
    field = found[1].field("author")
    assert field
    assert field.span.of(found[1].text) == "———"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    found = parse(text)
    assert found.text == text
    assert all(0 <= field.span.start < field.span.end <= len(text) for field in found.fields)
    parse_list(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("Aa .,()12[]-—&é:;“”/?<>ihtps10.\n²٣"), max_size=200))
def test_nor_does_a_text_that_looks_like_a_reference(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize("text", ["", " ", "\n", "1", ".", "((((", "²", "٣٤", "10.1000/", "http://", "—", "In: "])
def test_odd_texts(text: str) -> None:
    assert parse(text).reference.type
