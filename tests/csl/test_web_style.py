"""The house style refkit-web, as the published rules of APA 7 have it."""

import re
from html import unescape

import pytest

from refkit.csl import locale
from refkit.csl.library import find
from refkit.csl.output import writer
from refkit.csl.processor import process
from refkit.csl.validate import validate
from refkit.model import Citation, Cite, Date, Name, Reference
from tests.csl.tables import cases

_GRAY, _ITO = Name("Gray", "Bob"), Name("Ito", "Ken")
WORKS = (
    Reference.of(
        "article-journal",
        {
            "author": (Name("Doe", "John"), Name("Smith", "Jane B.")),
            "issued": Date(((2020, 5, 1),)),
            "title": "A theory of the niche",
            "container-title": "Nature",
            "volume": "12",
            "issue": "3",
            "page": "44-51",
            "DOI": "10.1000/xyz",
        },
        id="article",
    ),
    Reference.of(
        "chapter",
        {
            "author": (Name("Lee", "Ann"),),
            "editor": (_GRAY,),
            "issued": Date(((2019,),)),
            "title": "On bees",
            "container-title": "The book of insects",
            "edition": "2",
            "page": "3-9",
            "publisher": "Hive",
        },
        id="chapter",
    ),
    Reference.of(
        "webpage",
        {
            "issued": Date(((2021, 3, 4),)),
            "title": "Why we link",
            "container-title": "The Loop",
            "URL": "https://loop.example/a?b=1&c=2",
        },
        id="page",
    ),
    Reference.of(
        "book", {"editor": (_GRAY, _ITO), "title": "Edited things", "edition": "3", "publisher": "Hive"}, id="edited"
    ),
    Reference.of(
        "thesis",
        {
            "author": (Name("Ng", "Amy"),),
            "issued": Date(((2001,),)),
            "title": "My thesis",
            "genre": "Doctoral dissertation",
            "publisher": "MIT",
        },
        id="thesis",
    ),
    Reference.of(
        "report",
        {
            "author": (Name(literal="World Health Organization"),),
            "issued": Date(((2011,),)),
            "title": "A report",
            "number": "12",
            "publisher": "WHO Press",
        },
        id="report",
    ),
)


@pytest.mark.parametrize(("id_", "entry", "citation"), cases("web-style"))
def test_entries_and_citations(id_: str, entry: str, citation: str) -> None:
    work = next(work for work in WORKS if work.id == id_)
    made = process([work], [Citation((Cite(id_, "3"),))], style="refkit", output="html")
    assert _plain(made.bibliography[0].text) == entry
    assert _plain(made.citations[0]) == citation


def _plain(text: str) -> str:
    return unescape(re.sub("</?a[^>]*>", "", text))


def test_the_style_is_valid() -> None:
    assert not validate(str(find("refkit-web").path))


@pytest.mark.parametrize(
    ("id_", "output", "start"),
    [
        ("article", "html", '<a href="https://doi.org/10.1000/xyz">A theory of the niche</a>.'),
        ("page", "html", '<a href="https://loop.example/a?b=1&#38;c=2">Why we link</a>.'),
        ("page", "markdown", "[Why we link](<https://loop.example/a?b=1&c=2>)."),
        ("page", "text", "Why we link."),
        ("thesis", "html", "<i>My thesis</i> ["),
    ],
)
def test_titles_lead_to_the_works(id_: str, output: str, start: str) -> None:
    work = next(work for work in WORKS if work.id == id_)
    assert start in process([work], style="refkit", output=output, links=True).bibliography[0].text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See https://a.example/b_(c).", 'See <a href="https://a.example/b_(c)">https://a.example/b_(c)</a>.'),
        ("(https://a.example/)", '(<a href="https://a.example/">https://a.example/</a>)'),
        ("doi:10.1000/182, 3", 'doi:<a href="https://doi.org/10.1000/182">10.1000/182</a>, 3'),
        ("https://doi.org/", "https://doi.org/"),
        ("10.5 of 10", "10.5 of 10"),
    ],
)
def test_addresses_are_links(text: str, shown: str) -> None:
    assert writer(locale.load("en-US"), "html", links=True)(text) == shown
