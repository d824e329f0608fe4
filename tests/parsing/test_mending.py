"""What the tagger mixed up is put right: years with the figures beside them, books without a title."""

import pytest

from refkit.parsing.mending import mend
from refkit.parsing.segments import Segment, of


def read(text: str, *said: tuple[str, str]) -> dict[str, str]:
    """The fields of a text after mending, of segments given as variable and words."""
    places = [(variable, text.index(words), text.index(words) + len(words)) for variable, words in said]
    return {each.variable: of(text, each) for each in mend(text, [Segment(*place) for place in places])}


@pytest.mark.parametrize(
    ("text", "issued", "page"),
    [
        ("Found. Roofs 36, 1801( 2006 ).", "1801( 2006", "1801"),
        ("Roof Rev. Lett. 66 (2006), 1955", "(2006), 1955", "1955"),
        ("Roofs , 14( 2006 )2013- 2017", "2006 )2013- 2017", "2013- 2017"),
    ],
)
def test_a_year_and_a_page_in_one_are_two(text: str, issued: str, page: str) -> None:
    assert read(text, ("issued", issued)) == {"issued": "2006", "page": page}


def test_a_year_and_a_count_of_pages_leave_the_pages_as_they_are() -> None:
    found = read("New Roofs 12, 075039 (22pp) (2010).", ("page", "075039"), ("issued", "22pp) (2010"))
    assert found == {"page": "075039", "issued": "2010"}


def test_of_two_years_one_belongs_to_the_host() -> None:
    found = read("Low. Gums. Roofontol 2000 2003;33", ("container-title", "Roofontol"), ("issued", "2000 2003"))
    assert found == {"container-title": "Roofontol 2000", "issued": "2003"}


def test_of_two_years_one_belongs_to_the_title() -> None:
    found = read("Bureau (2015). 2015 census of roofs", ("issued", "(2015). 2015"), ("title", "census of roofs"))
    assert found == {"issued": "(2015)", "title": "2015 census of roofs"}


@pytest.mark.parametrize(("more", "kind"), [((), "title"), ((("volume", "4"),), "container-title")])
def test_the_host_of_nothing_is_the_book(more: tuple[tuple[str, str], ...], kind: str) -> None:
    found = read("A. Low, On roofs 4, Berlin, Tile", ("container-title", "On roofs"), ("publisher", "Tile"), *more)
    assert found[kind] == "On roofs"


def test_a_quoted_title_ends_with_its_quotation() -> None:
    said = 'Can roofs speak?" Tiles and the sky'
    found = read(f'Low, A. "{said}. Ed. C. Roe', ("author", "Low, A."), ("title", said))
    assert found["title"] == "Can roofs speak?"
    assert found["container-title"] == "Tiles and the sky"


def test_a_title_that_begins_with_a_quotation_is_whole() -> None:
    assert read("Low, A. “Roofs” in towns. Sky 4", ("title", "Roofs” in towns"))["title"] == "Roofs” in towns"


def test_a_title_that_stuck_to_its_author_is_one() -> None:
    found = read("Low, Edward W. Roofs. London: Tile", ("author", "Low, Edward W. Roofs"), ("publisher", "Tile"))
    assert (found["author"], found["title"]) == ("Low, Edward W.", "Roofs")


def test_a_volume_and_a_month_at_the_end_of_a_host_are_themselves() -> None:
    text = "New Roof Review 146 (July-August 1984): 53-92"
    found = read(text, ("container-title", "New Roof Review 146 (July-August"), ("issued", "1984"), ("page", "53-92"))
    assert (found["container-title"], found["volume"]) == ("New Roof Review", "146")
    assert found["issued"] == "July-August 1984"


def test_a_volume_with_the_number_after_it_is_two() -> None:
    assert read("Toits, vol. 5, n° 2", ("volume", "5, n° 2")) == {"volume": "5", "issue": "2"}


def test_an_initial_at_the_head_of_a_title_is_its_authors() -> None:
    found = read("Low, J. R. C4.6: Programs", ("author", "Low, J"), ("title", "R. C4.6: Programs"))
    assert (found["author"], found["title"]) == ("Low, J. R.", "C4.6: Programs")


def test_a_species_at_the_head_of_a_title_is_none() -> None:
    found = read("Low, J. R. roofus in towns", ("author", "Low, J"), ("title", "R. roofus in towns"))
    assert found["title"] == "R. roofus in towns"


def test_bare_initials_say_who_the_last_author_is() -> None:
    found = read(
        "Low AB, Roe C, Berg AN. Old roofs. Tile 4", ("author", "Low AB, Roe C"), ("title", "Berg AN. Old roofs")
    )
    assert (found["author"], found["title"]) == ("Low AB, Roe C, Berg AN", "Old roofs")


def test_a_word_without_initials_behind_such_names_begins_the_title() -> None:
    found = read(
        "Low AB, Roe C. TILE: a list of roofs", ("author", "Low AB, Roe C. TILE"), ("title", "a list of roofs")
    )
    assert (found["author"], found["title"]) == ("Low AB, Roe C", "TILE: a list of roofs")


@pytest.mark.parametrize("names", ["Low, A. and Roe, C.", "A. B. Low and Carl Rowe.", "Low A. , Rowe C."])
def test_the_name_of_a_thing_before_a_colon_is_no_part_of_its_authors(names: str) -> None:
    found = read(f"{names} TILE: a list of roofs", ("author", f"{names} TILE"), ("title", "a list of roofs"))
    assert found["author"].rstrip(".") == names.rstrip(".")
    assert found["title"] == "TILE: a list of roofs"


@pytest.mark.parametrize(
    ("text", "variable", "name"),
    [
        ("Der Sinn der Dächer. Aus dem Dänischen von Karen Holm", "translator", "Karen Holm"),
        ("The tiles of Fano, translated by Ann Low", "translator", "Ann Low"),
        ("Letters from a roof. Edited by J. R. Low", "editor", "J. R. Low"),
        ("Tetti e tegole, a cura di C. Roe", "editor", "C. Roe"),
    ],
)
def test_who_translated_or_edited_is_no_part_of_the_title(text: str, variable: str, name: str) -> None:
    found = read(text, ("title", text))
    assert found[variable] == name
    assert name not in found["title"]


def test_a_paper_of_an_institute_has_a_number() -> None:
    found = read(
        "Old tiles. ABC Discussion Paper SP I 2015-203", ("title", "Old tiles. ABC Discussion Paper SP I 2015-203")
    )
    assert found == {"title": "Old tiles", "genre": "ABC Discussion Paper", "number": "SP I 2015-203"}


def test_a_host_that_ends_in_its_series_is_two() -> None:
    found = read("In: CLOUD 2011. LNCS, vol. 6890", ("container-title", "CLOUD 2011. LNCS"), ("volume", "6890"))
    assert (found["container-title"], found["collection-title"]) == ("CLOUD 2011", "LNCS")


def test_who_directed_a_film_is_its_director() -> None:
    assert read("Low, C. (Director). The roof", ("author", "Low, C."))["director"] == "Low, C."


@pytest.mark.parametrize(
    ("title", "gap", "host"),
    [
        ("Hints of slate", ", in ", "Tiles of Rome"),
        ("Hints of slate", "”, in ", "Tiles of Rome"),
        ("Traces d'ardoise", " », dans ", "Tuiles de Rome"),
    ],
)
def test_what_a_title_says_it_is_in_is_its_host(title: str, gap: str, host: str) -> None:
    found = read(f"Low, A., {title}{gap}{host}, Tile 1999", ("title", title + gap + host), ("publisher", "Tile"))
    assert (found["title"], found["container-title"]) == (title, host)


def test_a_title_with_the_editors_of_its_host_is_three() -> None:
    said = "Modelling slate In: Ho B-G, Jager M, eds. Roof growth"
    found = read(f"Low A. {said}. Rome: Tile, 54–66.", ("title", said), ("publisher-place", "Rome"))
    assert found["title"] == "Modelling slate"
    assert (found["editor"], found["container-title"]) == ("Ho B-G, Jager M", "Roof growth")


@pytest.mark.parametrize(
    ("text", "first", "second", "host"),
    [
        ("Low, Gums. In Der Dachstaat, hg. von Max Roe. Bonn", "Der Dachstaat", "Max Roe", "Der Dachstaat"),
        ("Low, Gums. In: Roe, M, eds. Roof anaemia. Bonn", "Roe, M", "Roof anaemia", "Roof anaemia"),
    ],
)
def test_of_two_editors_one_is_the_host(text: str, first: str, second: str, host: str) -> None:
    found = read(text, ("title", "Gums"), ("editor", first), ("editor", second), ("publisher-place", "Bonn"))
    assert found["container-title"] == host
    assert found["editor"] != host


@pytest.mark.parametrize(
    ("text", "page"),
    [("Roof Sci 7, 1801.", "1801"), ("Roof Sci 7, e2001414.", "e2001414"), ("Roof Sci 7: pii: 12. doi:10.1/x", "12")],
)
def test_the_number_behind_the_volume_is_the_page(text: str, page: str) -> None:
    assert read(text, ("container-title", "Roof Sci"), ("volume", "7"))["page"] == page


def test_a_number_with_words_behind_it_is_no_page() -> None:
    assert "page" not in read("Roof Sci 7, 12 Tile Street", ("container-title", "Roof Sci"), ("volume", "7"))


def test_the_number_of_a_report_is_no_page() -> None:
    assert read("Slate. TILE-TH-2014-012", ("page", "TILE-TH-2014-012")) == {"number": "TILE-TH-2014-012"}


def test_that_there_are_more_places_is_no_place() -> None:
    assert read("Slate. Bonn [u.a.]: Tile", ("publisher-place", "Bonn [u.a.]"))["publisher-place"] == "Bonn"


@pytest.mark.parametrize("word", ["Vol", "no.", "제"])
def test_the_word_for_a_volume_is_no_part_of_the_host(word: str) -> None:
    found = read(f"Roof Science {word} 7", ("container-title", f"Roof Science {word}"), ("volume", "7"))
    assert found["container-title"] == "Roof Science"


@pytest.mark.parametrize(
    ("said", "variable", "count"), [("310 S.", "number-of-pages", "310"), ("2 voll.", "number-of-volumes", "2")]
)
def test_a_count_at_the_end_of_a_book_is_no_page(said: str, variable: str, count: str) -> None:
    assert read(f"Slate. Bonn: Tile, 1995. {said}", ("publisher", "Tile"), ("page", said))[variable] == count


def test_the_number_of_a_paper_is_no_volume() -> None:
    found = read("Slate (Tile-Bericht Nr. 92/07). Bonn", ("genre", "Tile-Bericht"), ("volume", "92/07"))
    assert found["number"] == "92/07"


def test_the_issue_before_pages_is_none_of_them() -> None:
    found = read("Tile Sci 15 (5-6), 523 – 545.", ("volume", "15"), ("page", "(5-6), 523 – 545"))
    assert (found["issue"], found["page"]) == ("5-6", "523 – 545")


def test_the_editors_of_a_host_are_no_part_of_the_quoted_title() -> None:
    said = "L'ardoise », dans Jean Roe (dir"
    found = read(f"Low, « {said}.), Les toits, Bonn", ("title", said), ("container-title", "Les toits"))
    assert (found["title"], found["editor"]) == ("L'ardoise", "Jean Roe")


def test_who_has_the_care_of_a_book_is_its_editor() -> None:
    found = read("Low, L. (a cura di), Lettere, Bonn", ("author", "Low, L. (a cura di)"), ("title", "Lettere"))
    assert (found.get("author"), found["editor"]) == (None, "Low, L.")


@pytest.mark.parametrize("author", ["Plotinus", "Anselm of Bonn"])
def test_a_title_that_stuck_to_one_name_is_one(author: str) -> None:
    found = read(f"{author}. Roofs. Bonn: Tile", ("author", f"{author}. Roofs"), ("publisher", "Tile"))
    assert (found["author"].rstrip("."), found["title"]) == (author, "Roofs")


def test_known_places_are_no_publisher() -> None:
    assert read("Slate (London and Florence)", ("publisher", "London and Florence")) == {
        "publisher-place": "London and Florence"
    }
