"""What single fields mean, as a table: what somebody wrote, and what it is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from refkit.fields import dates, edtf, identifiers, latex, names, pages, text
from refkit.model import Date

WRITTEN_DATES = {
    "2007": ((2007,),),
    "(2007a)": ((2007,),),
    "2007, March 5": ((2007, 3, 5),),
    "5 March 2007": ((2007, 3, 5),),
    "March 5th, 2007": ((2007, 3, 5),),
    "12. März 2014": ((2014, 3, 12),),
    "1er janvier 1999": ((1999, 1, 1),),
    "3 de mayo de 2001": ((2001, 5, 3),),
    "2014-03-12": ((2014, 3, 12),),
    "12.03.2014": ((2014, 3, 12),),
    "25/12/2010": ((2010, 12, 25),),
    "2003/04": ((2003,), (2004,)),
    "1998–2001": ((1998,), (2001,)),
    "Sept. 2011": ((2011, 9),),
}


@pytest.mark.parametrize("written", WRITTEN_DATES)
def test_dates(written: str) -> None:
    assert dates.read(written).parts == WRITTEN_DATES[written]


@pytest.mark.parametrize("written", ["n.d.", "o. J.", "s.f.", "in press", "im Druck", "forthcoming"])
def test_no_year_is_said_in_words(written: str) -> None:
    assert dates.read(written).literal == written


EDTF = {
    "2004": Date(((2004,),)),
    "2004-06": Date(((2004, 6),)),
    "2004-06-11/2004-07-02": Date(((2004, 6, 11), (2004, 7, 2))),
    "2004~": Date(((2004,),), circa=True),
    "1998/..": Date(((1998,), (0,))),
}


@pytest.mark.parametrize("written", EDTF)
def test_edtf_dates_there_and_back(written: str) -> None:
    assert edtf.read(written) == EDTF[written]
    assert edtf.read(edtf.write(EDTF[written])) == EDTF[written]


WRITTEN_NAMES = {
    # written             family, given, particles, suffix
    "Jane Q. Doe": ("Doe", "Jane Q.", "", ""),
    "Doe, Jane": ("Doe", "Jane", "", ""),
    "Ludwig van Beethoven": ("Beethoven", "Ludwig", "van", ""),
    "King, Martin Luther, Jr.": ("King", "Martin Luther", "", "Jr."),
}


@pytest.mark.parametrize("written", WRITTEN_NAMES)
def test_names(written: str) -> None:
    name = names.read(written)
    particle = name.dropping_particle or name.non_dropping_particle
    assert (name.family, name.given, particle, name.suffix) == WRITTEN_NAMES[written]


WRITTEN_PAGES = {
    "pp. 12 – 15": ("12", "15"),
    "123-8": ("123", "128"),
    "S. 1371–75": ("1371", "1375"),
    "xii-xv": ("xii", "xv"),
    "e99-102": ("e99", "e102"),
    "42": ("42", ""),
}


@pytest.mark.parametrize("written", WRITTEN_PAGES)
def test_pages(written: str) -> None:
    assert pages.span(written) == WRITTEN_PAGES[written]


@pytest.mark.parametrize(("written", "is_reversed"), [("289-283", True), ("371-5", False), ("12-15", False)])
def test_reversed_pages(written: str, is_reversed: bool) -> None:
    assert pages.reversed_(written) is is_reversed


DOIS = {
    "https://doi.org/10.1000/182.": "10.1000/182",
    "doi:10.1000/182": "10.1000/182",
    "http://dx.doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2": (
        "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"
    ),
    "10.12/too-short": "",
}


@pytest.mark.parametrize("written", DOIS)
def test_dois(written: str) -> None:
    assert identifiers.doi(written) == DOIS[written]


def test_check_digits() -> None:
    assert identifiers.isbn("978-0-306-40615-7") == "9780306406157"
    assert identifiers.isbn("978-0-306-40615-8") == ""
    assert identifiers.issn("0378-5955") == "0378-5955"
    assert identifiers.issn("0378-5956") == ""


TEX = {
    r"Erd{\H o}s": "Erdős",
    r"Garc{\'\i}a M{\'a}rquez": "García Márquez",
    r"{\o}rsted \& S{\o}n": "ørsted & Søn",
    r"na\"{\i}ve --- and \ss": "naïve — and ß",
    "``quoted''": "“quoted”",
    r"10\,\%": "10\u2009%",
}


@pytest.mark.parametrize("written", TEX)
def test_tex(written: str) -> None:
    assert latex.to_unicode(written) == TEX[written]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_too_odd_for_a_field(written: str) -> None:
    for read in (dates.read, edtf.read, names.read, pages.span, pages.reversed_, identifiers.doi, latex.to_unicode):
        read(written)
    assert text.tidy(text.tidy(written)) == text.tidy(written)
    assert list(identifiers.find_urls(written)) == sorted(identifiers.find_urls(written))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0x24F), max_size=40))
@example("--- and ''")
def test_plain_text_survives_tex(written: str) -> None:
    plain = " ".join(written.split())
    assert text.tidy(latex.to_unicode(latex.from_unicode(plain))) == text.tidy(plain)


def test_no_brace_of_a_text_stays_open_in_tex() -> None:
    written = latex.from_unicode("a { b } } c")
    assert written.count("{") == written.count("}")
    assert latex.to_unicode(written) == "a { b } } c"
