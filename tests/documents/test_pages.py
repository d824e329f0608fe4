"""The pages of print as running text."""

import pytest

from refkit.documents.pages import running

JOINED = {
    "after a slash": ("See http://example.org/\npapers/hips.html.", "See\nhttp://example.org/papers/hips.html."),
    "after the stop of a host": ("URL http://CRAN.\nR-project.org/hips.", "URL\nhttp://CRAN.R-project.org/hips."),
    "a DOI after its prefix": ("3–9. doi:10.1000/\nhips.01.", "3–9.\ndoi:10.1000/hips.01."),
    "after the scheme": ("Seen at https:\n//example.org/a.", "Seen at\nhttps://example.org/a."),
    "a stretched one": (
        "3–9. https : / / doi . org / 10 . 1000 /\nBF0228",
        "3–9.\nhttps://doi.org/10.1000/BF0228",
    ),
    "one that ends its entry": ("URL http://example.org/.\nDoe J (2001).", "URL http://example.org/.\nDoe J (2001)."),
    "one before a name with a hyphen": ("10.1000/hips.\nDoe-Roe J (2001).", "10.1000/hips.\nDoe-Roe J (2001)."),
    "one before the number of a heading": ("At https://example.org/r.\n2 Hips", "At https://example.org/r.\n2 Hips"),
    "one before a name": ("At http://example.org/\nDoe J (2001).", "At http://example.org/\nDoe J (2001)."),
    "a word": ("The Jour-\nnal of Hips", "The Journal\nof Hips"),
    "a word with a hyphen": ("A follow-up. The follow-\nup came.", "A follow-up. The follow-up\ncame."),
    "two words": ("Doe-\nRoe came.", "Doe-\nRoe came."),
    "a word of the list": ("Hips.\nReferences\nDoe J. The Jour-\nnal.", "Hips.\nReferences\nDoe J. The Jour-\nnal."),
    "an accent before its letter": ("B¨uhler and Nˇemec, 2001", "Bühler and Němec, 2001"),
}


@pytest.mark.parametrize(("page", "text"), JOINED.values(), ids=JOINED)
def test_what_a_line_broke_is_whole(page: str, text: str) -> None:
    assert running([page]) == text


def test_a_sentence_goes_on_over_two_pages() -> None:
    assert (
        running(["So it is (Doe", "et al., 1975). Then", "Roe came."])
        == "So it is (Doe\net al., 1975). Then\n\nRoe came."
    )


def test_heads_with_page_numbers_go_on_left_and_right_pages_alike() -> None:
    pages = ["A title\nOne.", "2 On hips\nTwo.", "J. Doe 3\nThree.", "4 On hips\nFour.", "J. Doe 5\nFive."]
    assert running(pages) == "A title\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."


def test_page_numbers_alone_go() -> None:
    assert running(["One.\n17", "Two.\n18"]) == "One.\n\nTwo."


def test_words_that_stand_on_three_pages_go() -> None:
    assert running([f"Journal of Hips\n{word}." for word in ("One", "Two", "Three")]) == "One.\n\nTwo.\n\nThree."


def test_a_line_that_ends_in_a_number_is_no_head_for_that() -> None:
    pages = ["Doe, J. Hips. Sport, 2001\nMore.", "Doe, J. Hips. Sport, 2005\nMore."]
    assert running(pages) == "\n\n".join(pages)


def test_a_year_at_the_head_of_two_pages_stays() -> None:
    pages = ["2001\nOne.", "2001\nTwo."]
    assert running(pages) == "2001\nOne.\n\n2001\nTwo."


@pytest.mark.parametrize(
    "printed",
    [
        "11/27/26, 3:32\u202fPM\nfile:///home/ann/hips.html 1/1",
        "27.11.26, 15:32 On hips\nhttps://example.org/hips?page=2 1/1",
        "1 of 1 11/27/2026, 3:32 PM",
    ],
)
def test_what_a_browser_prints_around_a_single_page_goes(printed: str) -> None:
    assert running([f"Doe, J. (1998). On hips. 1-2.\n{printed}"]) == "Doe, J. (1998). On hips. 1-2."


def test_a_date_or_an_address_that_a_page_ends_with_stays() -> None:
    page = "Doe, J. On hips, accessed\n27.11.26.\nhttps://example.org/hips"
    assert running([page]) == page


@pytest.mark.parametrize("piece", ["-", " /", "http://", "a", "a-", ".-/ "])
def test_long_hostile_lines_are_read(piece: str) -> None:
    line = f"See http://{piece * 20_000}!"
    assert piece.strip() in running([f"{line}\n1", "Hips.\n2"])
