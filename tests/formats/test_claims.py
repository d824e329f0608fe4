"""What a file's name promises is what the formats say of themselves."""

import pytest

import refkit
from refkit import formats
from refkit.errors import InputError
from refkit.formats import FORMATS


def test_each_extension_leads_to_the_formats_that_claim_it() -> None:
    said = {extension for known in FORMATS.values() for extension in known.extensions if extension.count(".") == 1}
    claimed = {
        extension: tuple(name for name, known in FORMATS.items() if extension in known.extensions) for extension in said
    }
    assert claimed == formats._CLAIMS


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "null",
        "[1, 2]",
        '[null, {"a": 1}]',
        '{"a": [1',
        "<a><b/></a>",
        "<a>" * 9_000,
        "[" * 90_000,
        "<?xml version='1.0'?><a/>",
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ],
)
def test_json_and_xml_of_another_kind_are_turned_away_by_what_they_are(text: str) -> None:
    for name in ("", "x.json", "x.xml"):
        with pytest.raises(InputError, match="no bibliography format recognised"):
            refkit.read(text.encode(), name=name)


def test_an_empty_array_is_an_empty_bibliography() -> None:
    assert len(refkit.read(b"[]", name="x.json")) == 0
    assert formats.sniff('[null, {"id": "a", "type": "book"}]', "x.json") == "csl-json"


def test_a_piece_of_a_page_is_a_list_that_people_wrote() -> None:
    assert len(refkit.read(b"<p>Berg, H. (2007). Rest and walking. Journal of Rest, 2(3), 4-5.</p>")) == 1
