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


def test_a_year_between_authors_and_title_is_no_part_of_the_title() -> None:
    found = read("Low, A., et al., 2012 b Roofs of Rome.", ("author", "Low, A."), ("title", "2012 b Roofs of Rome"))
    assert found == {"author": "Low, A.", "issued": "2012 b", "title": "Roofs of Rome"}


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


def test_a_title_goes_on_behind_a_quotation_where_its_host_is_named_later() -> None:
    said = "Roofs first!“ Protest in Trieste"
    found = read(f"Low, A., „{said}, in: Tile Review 4", ("title", said), ("container-title", "Tile Review"))
    assert (found["title"], found["container-title"]) == (said, "Tile Review")


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


def test_an_issue_of_a_year_is_not_a_volume_and_an_issue() -> None:
    found = read("Low, A.: Roofs, in: Tiles 38/2007, S. 29", ("volume", "38"), ("issue", "2007"), ("page", "29"))
    assert found == {"issue": "38", "issued": "2007", "page": "29"}


def test_the_pages_of_the_work_come_before_the_one_that_is_meant() -> None:
    text = "Low, A., Roofs, in: Tiles 38 (2007), S. 129–145, hier S. 131."
    assert read(text, ("page", "129–145"), ("page", "131"))["page"] == "129–145"


@pytest.mark.parametrize("said", ["412 p.", "412 S."])
def test_a_count_of_pages_is_no_page(said: str) -> None:
    assert read(f"Low, A. Roofs. Trieste 1961, {said}", ("page", "412"))["number-of-pages"] == "412"


def test_what_is_said_of_a_manuscript_is_no_part_of_its_place() -> None:
    found = read("Low, A. (1961): Roofs. Trieste (Ms.)", ("publisher-place", "Trieste (Ms"))
    assert found["publisher-place"] == "Trieste"


@pytest.mark.parametrize(
    ("variable", "said", "rest"),
    [
        ("title", "History of roofs, vol. II: From tiles to slate", "History of roofs"),
        ("container-title", "Handbuch der Dächer. Bd. 2: Ziegel", "Handbuch der Dächer"),
    ],
)
def test_the_volume_in_a_title_and_what_that_is_called_are_themselves(variable: str, said: str, rest: str) -> None:
    found = read(f"Low, A.: {said}. Bern 1968.", (variable, said))
    assert (found[variable], found["volume"]) == (rest, "II" if "II" in said else "2")
    assert found["volume-title"] in said


def test_the_series_behind_a_publisher_is_itself() -> None:
    said = "Hachoir, coll. « Toits"
    found = read(f"Low, A., Les tuiles, Paris, {said} », 1991.", ("title", "Les tuiles"), ("publisher", said))
    assert (found["publisher"], found["collection-title"]) == ("Hachoir", "Toits")


def test_who_edited_their_host_themselves_are_no_part_of_its_name() -> None:
    said = "Ders.: Dächer, Ziegel und Rinnen"
    found = read(f"Low, A.: Regen, in: {said}, Bern", ("title", "Regen"), ("container-title", said))
    assert (found["container-author"], found["container-title"]) == ("Ders.", "Dächer, Ziegel und Rinnen")


def test_the_last_name_has_what_stands_behind_its_comma() -> None:
    found = read("Low, Ann/Roe, Max: Roofs of Bern. 1970", ("author", "Low, Ann/Roe"), ("title", "Max: Roofs of Bern"))
    assert (found["author"], found["title"]) == ("Low, Ann/Roe, Max", "Roofs of Bern")


def test_a_particle_behind_initials_belongs_to_the_name() -> None:
    found = read("Low, A. von: The way of rain. Bern", ("author", "Low, A."), ("title", "von: The way of rain"))
    assert (found["author"], found["title"]) == ("Low, A. von", "The way of rain")


def test_the_number_behind_a_host_is_its_volume() -> None:
    found = read("Low, A., Rain, in: Roofs 3, S. 17–19", ("container-title", "Roofs 3"), ("page", "17–19"))
    assert (found["container-title"], found["volume"]) == ("Roofs", "3")


@pytest.mark.parametrize(("host", "volume"), [("Meeting on roofs: ROOF", None), ("ROOF", "2022")])
def test_the_year_behind_a_meeting_is_a_part_of_its_name(host: str, volume: str | None) -> None:
    text = f"Low, A. Rain. {host} 2022, 12--19, 2022."
    host_end = text.index(host) + len(host)
    places = (text.index(host), host_end), (host_end + 1, host_end + 5), (len(text) - 5, len(text) - 1)
    kinds = ("container-title", "volume", "issued")
    mended = mend(text, [Segment(kind, *place) for kind, place in zip(kinds, places, strict=True)])
    found = {each.variable: of(text, each) for each in mended}
    assert found.get("volume") == volume
    assert found["container-title"] == (host if volume else f"{host} 2022")


@pytest.mark.parametrize("said", ["12 (1973) 1, S. 23-50", "12 (1973), 1, S. 23-50", "12 (1973), H. 1, S. 23-50"])
def test_the_issue_between_a_year_and_the_pages(said: str) -> None:
    found = read(f"Low: Rain. Roofs, {said}", ("volume", "12"), ("issued", "1973"), ("page", "23-50"))
    assert found == {"volume": "12", "issued": "1973", "issue": "1", "page": "23-50"}


def test_who_edited_a_work_did_not_translate_it() -> None:
    assert (
        read("Low, A.: Rain. Hg. von J. Roe. Bern", ("title", "Rain"), ("translator", "J. Roe"))["editor"] == "J. Roe"
    )


def test_a_word_for_a_new_printing_is_no_part_of_the_place() -> None:
    found = read(
        "Low, A. Rain. 1932. Reprint, New Rome: Tile", ("title", "Rain"), ("publisher-place", "Reprint, New Rome")
    )
    assert found["publisher-place"] == "New Rome"


def test_the_page_that_is_meant_is_none_of_the_pages() -> None:
    assert read("Low, «Rain», Roofs, 5-39, a p. 17.", ("title", "Rain"), ("page", "5-39, a p. 17"))["page"] == "5-39"


@pytest.mark.parametrize(
    ("said", "genre"), [("RFC 2981", "RFC"), ("HP Labs Tech. Report HPL-99-17", "HP Labs Tech. Report")]
)
def test_a_report_behind_a_title_is_itself(said: str, genre: str) -> None:
    found = read(f"Low, A. Names for hosts. {said}, Bern", ("title", f"Names for hosts. {said}"))
    assert (found["title"], found["genre"], found["number"]) == ("Names for hosts", genre, said.rpartition(" ")[2])


@pytest.mark.parametrize("cue", ["compte rendu de ", "Rezension zu ", "review of ", "Art. "])
def test_the_title_of_a_review_begins_with_its_cue(cue: str) -> None:
    found = read(f"Low, A., {cue}J. Roe, Rain", ("author", f"Low, A., {cue}J. Roe"), ("title", "Rain"))
    assert (found["author"], found["title"]) == ("Low, A.", f"{cue}J. Roe, Rain")


def test_a_host_and_its_editors_taken_for_each_other_are_exchanged() -> None:
    text = "Low, A.: Rain, in Roofs and tiles, hg. v. J. Roe, Bern"
    found = read(text, ("title", "Rain"), ("editor", "Roofs and tiles"), ("container-title", "J. Roe"))
    assert (found["container-title"], found["editor"]) == ("Roofs and tiles", "J. Roe")


def test_the_edition_behind_a_publisher_is_itself() -> None:
    found = read(
        "Low, A. Rain. Tile Press, second edition, 1996.",
        ("title", "Rain"),
        ("publisher", "Tile Press, second edition"),
    )
    assert (found["publisher"], found["edition"]) == ("Tile Press", "second")


def test_of_two_places_with_a_colon_between_the_second_is_the_publisher() -> None:
    found = read("Low, A.: Rain. Bern: Dach, 1993.", ("publisher-place", "Bern"), ("publisher-place", "Dach"))
    assert (found["publisher-place"], found["publisher"]) == ("Bern", "Dach")


def test_the_year_at_the_end_of_a_journal_is_that_of_the_reference() -> None:
    found = read("Low A. Rain. Roof Rev 2015;8(4):1-2.", ("container-title", "Roof Rev 2015"), ("volume", "8"))
    assert (found["container-title"], found["issued"]) == ("Roof Rev", "2015")


@pytest.mark.parametrize(("said", "issue", "volume"), [("Nr. 33, 17. Jg.", "33", "17"), ("Nr. 12/1994", "12", None)])
def test_words_say_which_number_is_which(said: str, issue: str, volume: str | None) -> None:
    more = ("issue", "17") if volume else ("issued", "1994")
    found = read(f"Low: Rain. Roofs {said}, S. 83-113", ("title", "Rain"), ("volume", issue), more)
    assert (found["issue"], found.get("volume")) == (issue, volume)


def test_the_series_in_an_open_bracket_is_no_publisher() -> None:
    said = "Tile (Rain and Society"
    found = read(f"Low: Rain. Bern: {said}, Bd. 32).", ("title", "Rain"), ("publisher", said), ("volume", "32"))
    assert (found["publisher"], found["collection-title"]) == ("Tile", "Rain and Society")


def test_the_title_of_a_book_goes_on_behind_what_it_quotes() -> None:
    said = 'Rain": Its past and future'
    found = read(f'Low. "{said}. Bern: Tile', ("title", "Rain"), ("container-title", said[7:]), ("publisher", "Tile"))
    assert found["title"] == said
    assert "container-title" not in found


def test_names_parted_by_strokes_belong_together() -> None:
    found = read("Low, Ann / Roe, Max (Hrsg.): Roofs", ("author", "Low, Ann"), ("title", "Roofs"))
    assert found == {"editor": "Low, Ann / Roe, Max", "title": "Roofs"}
    found = read("Low, Ann / Roe, Max: Roofs", ("author", "Low, Ann / Roe"), ("title", "Max: Roofs"))
    assert found == {"author": "Low, Ann / Roe, Max", "title": "Roofs"}


@pytest.mark.parametrize(
    ("text", "title", "others"),
    [
        (
            "Low, A. Roofs (Studies in Slate, vol. 12). Bern",
            "Roofs (Studies in Slate, vol. 12",
            {"collection-title": "Studies in Slate", "collection-number": "12"},
        ),
        (
            "Low, A. Dächer in Rom. Beiträge zur Dachkunde, Bd. 200. Bern",
            "Dächer in Rom. Beiträge zur Dachkunde, Bd. 200",
            {"collection-title": "Beiträge zur Dachkunde", "collection-number": "200"},
        ),
        ("Low, A. Rom. Studien zur Stadt, Bd. 2. Bern", "Rom. Studien zur Stadt, Bd. 2", {"volume": "2"}),
        ("Low, A. Roofs of Fano (1450-1620). Bern", "Roofs of Fano (1450-1620", {}),
        ("Low, A. Roofs of Fano (Books 1–5). Bern", "Roofs of Fano (Books 1–5", {}),
    ],
)
def test_a_series_in_a_title_is_itself_and_what_else_stands_in_brackets_is_none(
    text: str, title: str, others: dict[str, str]
) -> None:
    found = read(text, ("author", "Low, A"), ("title", title))
    assert {variable: said for variable, said in found.items() if variable not in ("author", "title")} == others


def test_a_note_of_a_thesis_is_its_genre() -> None:
    found = read("Low. Roofs. Unpublished PhD Thesis, Fano", ("title", "Roofs"), ("note", "Unpublished PhD Thesis"))
    assert found["genre"] == "Unpublished PhD Thesis"


def test_a_journal_of_working_papers_with_more_words_is_no_genre() -> None:
    found = read(
        "Low. Roofs. Working Papers in Tiles 4", ("title", "Roofs"), ("container-title", "Working Papers in Tiles")
    )
    assert found["container-title"] == "Working Papers in Tiles"


def test_editors_parted_by_the_tagger_are_one_list() -> None:
    text = "Ann Low, Bo Roe, Cy Berg (Eds.). 2007. Roofs."
    found = read(text, ("author", "Ann Low, Bo Roe"), ("editor", "Cy Berg"), ("title", "Roofs"))
    assert (found["editor"], "author" in found) == ("Ann Low, Bo Roe, Cy Berg", False)


def test_the_year_amid_the_name_of_a_meeting_is_no_date() -> None:
    text = 'Low. "Roofs", Proceedings of the 2006 Tile Workshop, Fano 2007'
    found = read(
        text,
        ("title", "Roofs"),
        ("container-title", "Proceedings of the"),
        ("issued", "2006"),
        ("container-title", "Tile Workshop"),
        ("issued", "2007"),
    )
    assert (found["container-title"], found["issued"]) == ("Proceedings of the 2006 Tile Workshop", "2007")


def test_the_year_behind_a_quoted_title_is_that_of_its_first_printing() -> None:
    found = read("“Roofs” (1995), in Tiles, Bern 1999", ("title", "Roofs” (1995"), ("issued", "1999"))
    assert (found["title"], found["original-date"], found["issued"]) == ("Roofs", "1995", "1999")


def test_a_number_before_a_year_in_figures_is_an_issue_and_a_date_in_figures_none() -> None:
    found = read("Roofs. Tile 47/2007.", ("container-title", "Tile"), ("volume", "47"), ("issued", "2007"))
    assert (found["issue"], found["issued"]) == ("47", "2007")
    found = read("Roofs. Tile Bd. 47/2007.", ("container-title", "Tile"), ("volume", "47"), ("issued", "2007"))
    assert found["volume"] == "47"
    assert "issue" not in read("Roofs. Date 05/07/2018.", ("volume", "05/07"), ("issued", "2018"))


@pytest.mark.parametrize(("half", "kept"), [("1939", True), ("1941", False)])
def test_the_second_half_of_two_years_is_no_page(half: str, kept: bool) -> None:
    found = read(f"Low. Roofs, Fano {half}/40", ("title", "Roofs"), ("issued", half), ("page", "40"))
    assert (found["issued"] == "1939/40", "page" in found) == (kept, not kept)


def test_the_authors_of_a_publication_in_a_hand_of_another_end_at_the_second_colon() -> None:
    found = read("Wolf Low: mit G. Roe: Roofs", ("author", "Wolf Low: mit G. Roe"), ("title", "Roofs"))
    assert found["title"] == "Roofs"
