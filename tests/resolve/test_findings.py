"""From an entry of an article, through the services' answers, to what the checker says of it."""

from collections.abc import Iterator

import pytest

from refkit.article import read_article
from refkit.check import check
from refkit.resolve import Resolver
from tests.resolve.server import NAMES, World, serving

PEOPLE = "Berg, H. E., Eiken, O., Miklavcic, L., & Mekjavic, I. B."
TITLE = "Hip, thigh and calf muscle atrophy and bone loss after 5-week bedrest inactivity"
JOURNAL = "European Journal of Applied Physiology"
DOI = "https://doi.org/10.1007/s00421-006-0346-y"
COLITIS = "Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental disorder in children"
COLITIS_DOI = "https://doi.org/10.1016/S0140-6736(97)11096-0"
DNA = "https://doi.org/10.1038/171737a0"
TEASPOONS = "Nobody, A. (2003). The unwritten history of left-handed teaspoons. Journal of Kitchens, 3(2), 1-9."

CASES = {
    "all is well": (f"{PEOPLE} (2007). {TITLE}. {JOURNAL}, 99(3), 283-289. {DOI}", set()),
    "no DOI": (f"{PEOPLE} (2007). {TITLE}. {JOURNAL}, 99(3), 283-289.", {"CMP210"}),
    "another year": (f"{PEOPLE} (2003). {TITLE}. {JOURNAL}, 99(3), 283-289. {DOI}", {"MET503"}),
    "another journal": (f"{PEOPLE} (2007). {TITLE}. Acta Chirurgica, 99(3), 283-289. {DOI}", {"MET504"}),
    "other pages": (f"{PEOPLE} (2007). {TITLE}. {JOURNAL}, 99(3), 383-389. {DOI}", {"MET505"}),
    "year, volume and pages of elsewhere": (
        f"{PEOPLE} (2004). {TITLE}. {JOURNAL}, 96(1), 11-19.",
        {"CMP210", "MET503", "MET505"},
    ),
    "the DOI of another work": (f"{PEOPLE} (2007). {TITLE}. {JOURNAL}, 99(3), 283-289. {DNA}", {"IDN304"}),
    "the DOI of another work, and nobody knows this one": (
        f"{TEASPOONS} {DNA}",
        {"IDN304", "INT804"},
    ),
    "a DOI with a slip": (f"{PEOPLE} (2007). {TITLE}. {JOURNAL}, 99(3), 283-289. {DOI}y", {"IDN303"}),
    "the title of one work with the authors of another": (
        f"Watson, J. D., & Crick, F. H. C. (2007). {TITLE}. {JOURNAL}, 99(3), 283-289.",
        {"CMP210", "INT806"},
    ),
    "the title of one work with the authors, the journal and the pages of another": (
        f"Watson, J. D., & Crick, F. H. C. (1953). {TITLE}. Nature, 171, 737-738.",
        {"INT806"},
    ),
    "a work that was retracted": (
        f"Wakefield, A. J., Murch, S. H., & Anthony, A. (1998). {COLITIS}. Lancet, 351(9103), 637-641. {COLITIS_DOI}",
        {"INT801"},
    ),
    "nobody knows it": (
        TEASPOONS,
        {"INT804"},
    ),
    "nobody knows it or its DOI": (
        f"{TEASPOONS} https://doi.org/10.1000/teaspoon.1",
        {"IDN303", "INT804"},
    ),
}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with serving() as running:
        yield running


@pytest.mark.parametrize("everybody", [True, False], ids=["all sources", "Crossref alone"])
@pytest.mark.parametrize("case", CASES)
def test_what_the_answers_say_of_an_entry(world: World, case: str, everybody: bool) -> None:
    entry, expected = CASES[case]
    article = read_article(f"Some say so.\n\nReferences\n\n{entry}\n")
    urls = {name: world.url + path for name, path in NAMES.items() if everybody or name == "crossref"}
    with Resolver(urls=urls, cache=None, retries=0) as resolver:
        records = resolver.records([each.reference for each in article.entries])
    found = check(article, records=dict(enumerate(records)), select=("IDN3", "CMP210", "MET", "INT"))
    assert {finding.code for finding in found} == expected
