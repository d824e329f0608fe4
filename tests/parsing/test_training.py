"""What the tagger learns from: one convention, rendered strings that say what they say, a model made twice alike."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from refkit.parsing import houses, labelled, lexicon, manners, subjects, synthetic, train, variants, wear
from refkit.parsing.labelled import essence
from refkit.parsing.segments import Segment
from refkit.parsing.tokens import tokenize
from refkit.parsing.works import Item

ITEMS = (
    Item(
        "journal", "A study of bees", (("Smith", "John"), ("Doe", "Ann")), "2001", "Journal of Bees", "4", "2", "12-19"
    ),
    Item("book", "Bienen", (("Müller", "Karl"),), "1999", publisher="Verlag A", place="Berlin"),
    Item("chapter", "On hives", (("Roe", "Max"),), "1987", "The hive", page="3-9", publisher="Press B", place="London"),
    Item("thesis", "Wax", (("Poe", "Eva"),), "2010", publisher="University C"),
    Item("report", "Honey prices", (("Low", "Tim"),), "2015", publisher="Bureau D", place="Rome"),
)


@pytest.mark.parametrize(
    ("variable", "said", "kept"),
    [
        ("page", "pp. 12-15", "12-15"),
        ("page", "S. 12", "12"),
        ("volume", "vol. 4", "4"),
        ("volume", "Bd. 4", "4"),
        ("editor", "In M. Collins (Ed.)", "M. Collins"),
        ("editor", "edited by Ann Doe", "Ann Doe"),
        ("editor", "Schmidt, K. (Hrsg.)", "Schmidt, K."),
        ("container-title", "In: The hive", "The hive"),
        ("container-title", "In Vitro Cell Biology", "In Vitro Cell Biology"),
        ("author", "Smith J, et al.", "Smith J"),
        ("edition", "2nd ed.", "2nd"),
        ("author", "Latimer KS, McGee ED", "Latimer KS, McGee ED"),
        ("DOI", "52706.doi: 10.1000/52706", "10.1000/52706"),
        ("URL", "Recuperado de http://a.org/x", "http://a.org/x"),
        ("URL", "http://a.org/x (accessed June 2015", "http://a.org/x"),
    ],
)
def test_cue_words_are_outside_a_field(variable: str, said: str, kept: str) -> None:
    (segment,) = labelled.unify(said, Segment(variable, 0, len(said)))
    assert said[segment.start : segment.end].rstrip(" ,(") == kept


def test_a_year_and_a_volume_in_one_are_two() -> None:
    segments = list(labelled.unify("2009;7", Segment("volume", 0, 6)))
    assert [(segment.variable, segment.start, segment.end) for segment in segments] == [
        ("issued", 0, 4),
        ("volume", 5, 6),
    ]


def test_a_volume_and_an_issue_in_one_are_two() -> None:
    segments = list(labelled.unify("115(1", Segment("volume", 0, 5)))
    assert [(segment.variable, segment.start, segment.end) for segment in segments] == [
        ("volume", 0, 3),
        ("issue", 4, 5),
    ]


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("A. Low, On roofs, Berlin, Tile, 1990", "author container-title publisher-place publisher issued", "title"),
        ("A. Low, On roofs, Berlin, Tile, 1990", "author container-title volume publisher issued", "container-title"),
    ],
)
def test_a_book_of_a_publisher_has_a_title(tmp_path: Path, text: str, said: str, meant: str) -> None:
    pieces = text.split(", ")
    segments = [
        [kind, text.index(piece), text.index(piece) + len(piece)]
        for kind, piece in zip(said.split(), pieces, strict=True)
    ]
    (tmp_path / "x.jsonl").write_text(
        json.dumps({"source": "x", "license": "CC0", "text": text, "segments": segments}), encoding="utf-8"
    )
    (row,) = labelled.read(tmp_path / "x.jsonl")
    assert row.segments[1].variable == meant


def _mended(tmp_path: Path, text: str, *said: tuple[str, str]) -> dict[str, str]:
    """The fields of one labelled string as it is learnt from, of segments given as variable and words."""
    places = [[variable, text.index(words), text.index(words) + len(words)] for variable, words in said]
    row = {"source": "x", "license": "CC0", "text": text, "segments": places}
    (tmp_path / "x.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (found,) = labelled.read(tmp_path / "x.jsonl")
    return {segment.variable: found.text[segment.start : segment.end] for segment in found.segments}


def test_the_place_before_the_year_is_no_part_of_the_title(tmp_path: Path) -> None:
    text = "C. Roe, Tetti e tegole, Trieste 1961"
    found = _mended(tmp_path, text, ("author", "C. Roe"), ("title", "Tetti e tegole, Trieste"), ("issued", "1961"))
    assert (found["title"], found["publisher-place"]) == ("Tetti e tegole", "Trieste")


def test_who_edited_a_book_is_its_editor_whatever_he_was_called(tmp_path: Path) -> None:
    found = _mended(tmp_path, "Tetti, a cura di C. Roe, 1961", ("title", "Tetti"), ("author", "a cura di C. Roe"))
    assert found == {"title": "Tetti", "editor": "C. Roe"}


@pytest.mark.parametrize(
    ("variable", "said", "meant"),
    [("page", "412 p.", "number-of-pages"), ("volume", "3 vols.", "number-of-volumes"), ("page", "p. 412", "page")],
)
def test_a_count_of_pages_is_no_page(tmp_path: Path, variable: str, said: str, meant: str) -> None:
    found = _mended(tmp_path, f"C. Roe, Tetti. Trieste 1961, {said}", ("title", "Tetti"), (variable, said))
    assert set(found) == {"title", meant}


def test_the_country_of_an_academy_is_a_part_of_its_proceedings(tmp_path: Path) -> None:
    text = "Roofs. Proc Natl Acad Sci USA 99, 1-2"
    found = _mended(tmp_path, text, ("container-title", "Proc Natl Acad Sci"), ("publisher-place", "USA"))
    assert found == {"container-title": "Proc Natl Acad Sci USA"}


def test_a_string_whose_publisher_has_a_volume_and_pages_is_not_learnt_from() -> None:
    text = "Low, A. On roofs. Roof Science 56(5): 21-22"
    assert labelled.is_garbled(labelled.Labelled(text, (Segment("publisher", 18, len(text)),), "x", "x"))
    assert not labelled.is_garbled(labelled.Labelled(text, (Segment("publisher", 18, 30),), "x", "x"))


@pytest.mark.parametrize(("variables", "lacks"), [(("volume",), True), (("volume", "page"), False)])
def test_a_string_whose_pages_were_left_out_is_not_learnt_from(variables: tuple[str, ...], lacks: bool) -> None:
    text = "Acta Roofica 128: 183-269"
    places = {"volume": (13, 16), "page": (18, 25)}
    tokens = tokenize(text)
    labels = labelled.labels(tokens, [Segment(variable, *places[variable]) for variable in variables])
    assert labelled.lacks_pages(tokens, labels) is lacks


def test_rendered_strings_say_where_their_fields_are() -> None:
    kept = 0
    titles = {essence(item.title) for item in ITEMS}
    for row in synthetic.strings(ITEMS, 120):
        said = {segment.variable: row.text[segment.start : segment.end] for segment in row.segments}
        kept += essence(said.get("title", "")) in titles
        assert "title" in said or "container-title" in said  # journals are cited without titles too
        assert all(0 <= segment.start < segment.end <= len(row.text) for segment in row.segments)
    assert kept > 60  # the rest are made up, reviews, or have none


HOUSE = """# what stands before the first blank line is no house

de all|full|/|/|
  journal {author} ({year}): {title}. In: {container} {volume}[ (H. {issue}<, |; >S. {page}{)}].
  book    {author}: {title}[?, {edition} Aufl.][, {place}].
"""


def _in_house(item: Item, seed: int) -> tuple[str, dict[str, str]]:
    """A work as the one house above has it, and its fields."""
    (house,) = houses.read(HOUSE)
    random = Random(seed)
    drawn = replace(manners.draw(random), most_names=20)
    sheet = houses.written(item, house, houses.manner(house, drawn, random), random)
    assert sheet
    return sheet.text, {segment.variable: sheet.text[segment.start : segment.end] for segment in sheet.segments}


def test_a_house_writes_a_work_in_its_form() -> None:
    text, said = _in_house(replace(ITEMS[0], page="12"), 1)
    assert text in (
        "Smith, John/Doe, Ann (2001): A study of bees. In: Journal of Bees 4 (H. 2, S. 12).",
        "Smith, John/Doe, Ann (2001): A study of bees. In: Journal of Bees 4 (H. 2; S. 12).",
    )
    assert said == {
        "author": "Smith, John/Doe, Ann", "issued": "2001", "title": "A study of bees",
        "container-title": "Journal of Bees", "volume": "4", "issue": "2", "page": "12",
    }  # fmt: skip


def test_what_a_work_lacks_is_left_out_with_its_marks() -> None:
    text, _ = _in_house(replace(ITEMS[0], issue=""), 1)
    assert text == "Smith, John/Doe, Ann (2001): A study of bees. In: Journal of Bees 4."


def test_a_house_has_nothing_for_what_it_has_no_form_for() -> None:
    (house,) = houses.read(HOUSE)
    random = Random(1)
    assert houses.written(ITEMS[3], house, manners.draw(random), random) is None


def test_every_house_writes_every_kind_that_it_has() -> None:
    random = Random(1)
    for house in houses.houses():
        for kind in house.forms:
            item = replace(ITEMS[0], kind=kind, publisher="Tile", place="Rome", url="http://a.org", doi="10.1000/1")
            item = replace(item, editors=(("Roe", "Max"),))
            sheet = houses.written(item, house, houses.manner(house, manners.draw(random), random), random)
            assert sheet
            assert sheet.text.count("(") == sheet.text.count(")"), sheet.text
            assert "{" not in sheet.text


def test_the_number_of_a_series_is_no_volume(tmp_path: Path) -> None:
    text = "C. Roe, Tetti. (= Studi sui tetti, Bd. 4) Trieste 1961"
    found = _mended(tmp_path, text, ("title", "Tetti"), ("collection-title", "Studi sui tetti"), ("volume", "Bd. 4"))
    assert found == {"title": "Tetti", "collection-title": "Studi sui tetti", "collection-number": "4"}


def test_names_in_full_have_no_initials_alone() -> None:
    item = replace(ITEMS[0], authors=(("Smith", "J. R."), ("Doe", "Ann"), ("WHO", "")))
    authors = [variants.in_full(item, {"J": ["John"]}, Random(seed)).authors for seed in range(40)]
    assert {names[0] for names in authors} == {("Smith", "John R.")}
    assert {names[1][1][:3] for names in authors} == {"Ann"}
    assert {names[2] for names in authors} == {("WHO", "")}


def test_wear_moves_the_fields_along() -> None:
    random, changed = Random(1), 0
    for row in synthetic.strings(ITEMS, 120):
        found = wear.worn(row, random)
        changed += found.text != row.text
        for was, now in zip(row.segments, found.segments, strict=True):
            assert essence(row.text[was.start : was.end]) == essence(found.text[now.start : now.end])
    assert changed > 5


@pytest.mark.parametrize("language", ["de", "en", "fr", "it", "es"])
def test_titles_are_made_up_in_their_language(language: str) -> None:
    said = [subjects.title(language, Random(seed)) for seed in range(40)]
    assert all(title and "#" not in title and not title[0].islower() for title in said)
    assert len(set(said)) > 30


def test_the_same_seed_gives_the_same_strings() -> None:
    assert list(synthetic.strings(ITEMS, 30)) == list(synthetic.strings(ITEMS, 30))


def test_every_word_has_its_label() -> None:
    for row in synthetic.strings(ITEMS, 40):
        tokens, labels = labelled.words_and_labels(row)
        assert len(tokens.words) == len(labels)
        assert "B-title" in labels or "B-container-title" in labels


def test_a_model_is_made_the_same_twice(tmp_path: Path) -> None:
    folder = tmp_path / "references"
    folder.mkdir()
    rows = [
        {
            "id": str(number),
            "source": "test",
            "license": "CC0",
            "text": row.text,
            "segments": [[segment.variable, segment.start, segment.end] for segment in row.segments],
        }
        for number, row in enumerate(synthetic.strings(ITEMS, 60))
    ]
    (folder / "test.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    strings = list(train.annotated(tmp_path))
    for name in ("one", "two"):
        train.train(strings, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_rows_that_are_not_free_are_left_out(tmp_path: Path) -> None:
    row = {"source": "x", "license": "NC", "text": "A. B. 2001.", "segments": []}
    (tmp_path / "x.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert list(train.annotated(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (
            "Title. Retrieved June 3, 2017, from http://a.org/x",
            [("accessed", "June 3, 2017"), ("URL", "http://a.org/x")],
        ),
        ("Titel. URL: http://a.de/x [2013-08-23]", [("URL", "http://a.de/x"), ("accessed", "2013-08-23")]),
        ("Title [Video file]. https://youtu.be/x", [("medium", "Video file"), ("URL", "https://youtu.be/x")]),
        ("Title. https://doi.org/10.1000/x1. PMID: 12345678", [("DOI", "10.1000/x1"), ("PMID", "12345678")]),
        ("Title. arXiv:2103.00020v1", [("number", "arXiv:2103.00020v1")]),
        ("Book. ISBN 978-0-306-40615-7", [("ISBN", "978-0-306-40615-7")]),
    ],
)
def test_identifiers_are_found_by_rule(text: str, known: list[tuple[str, str]]) -> None:
    found = tokenize(text)
    assert [(segment.variable, text[segment.start : segment.end]) for segment in found.known] == known
    assert [word.text for word in found.words] == [text.split()[0].rstrip(".")]


def test_the_lexicon_says_what_a_word_mostly_is() -> None:
    found = {field: Counter[str]() for field in "GFPUJT"}
    found["F"].update({"becker": 9, "stone": 3})
    found["T"].update({"stone": 6, "roofs": 20})
    found["J"].update({"annals": 8})
    assert dict(lexicon.judged(found)) == {"becker": "F", "roofs": "T", "annals": "J", "stone": "FT"}
    assert lexicon.classes()["amsterdam"] == "P"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Read it ,https :/ /www-m5.example.org/pub/x.pdf.", "https :/ /www-m5.example.org/pub/x.pdf"),
        ("Available: http : //roofs.example.org/a.", "http : //roofs.example.org/a"),
        ("from http//www.roofs.example/a.pdf", "http//www.roofs.example/a.pdf"),
    ],
)
def test_an_address_with_a_broken_scheme_is_one(text: str, address: str) -> None:
    assert [text[each.start : each.end] for each in tokenize(text).known] == [address]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Phys. Rev. D42, 12", ["Phys", "Rev", "D", "42", "12"]),
        ("Phys. Rev. C88 no. 4", ["Phys", "Rev", "C", "88", "no", "4"]),
        ("Low B. P53 and roofs", ["Low", "B", "P53", "and", "roofs"]),
        ("Low B. RPC19, the gene of roofs", ["Low", "B", "RPC19", "the", "gene", "of", "roofs"]),
    ],
)
def test_the_letter_of_a_section_is_a_word_and_that_of_a_gene_is_none(text: str, words: list[str]) -> None:
    assert [word.text for word in tokenize(text).words] == words


def test_a_number_of_a_reviews_journal_is_no_page() -> None:
    assert [word.text for word in tokenize("Ann. Stat. 6 461-464. MR0468014").words][-1] == "461-464"
