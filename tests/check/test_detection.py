"""A list is known by what a style would write: the style it was written in is the first guess, or among the first."""

import pytest

from refkit.check.detection import detect
from refkit.csl.processor import process
from refkit.model import Date, Entry, Name, Reference, Span
from refkit.parsing import parse

AUTHORS = (Name("Okafor", "Ada"), Name("Lindqvist", "Bo Erik"), Name("Moreau", "Claire"), Name("Tanaka", "Daichi"))
TITLES = (
    "Slow rivers and the memory of floods",
    "Patterns of sleep in shift workers",
    "How small towns keep their libraries",
    "A field guide to urban lichens",
    "Measuring trust in local news",
    "Teaching fractions with music",
)
JOURNALS = ("Journal of Hydrology", "Sleep Medicine Reviews", "Library Quarterly", "Urban Ecology", "Press Studies")


def work(at: int) -> Reference:
    """One of six invented articles."""
    return Reference.of(
        "article-journal",
        {
            "author": AUTHORS[at % 4 :] + AUTHORS[: at % 3],
            "title": TITLES[at],
            "container-title": JOURNALS[at % 5],
            "issued": Date(((2001 + 3 * at,),)),
            "volume": str(11 + at),
            "issue": str(1 + at % 4),
            "page": f"{101 + 17 * at}-{119 + 17 * at}",
            "DOI": f"10.5555/refkit.{at}01",
        },
        id=str(at),
    )


def entries(style: str) -> list[Entry]:
    """The list of all works in a style, read again."""
    texts = [entry.text for entry in process([work(at) for at in range(6)], style=style).bibliography]
    return [Entry(Span(0, len(text)), (Span(0, len(text)),), None, parse(text)) for text in texts]


@pytest.mark.parametrize(
    "style", ["apa", "modern-language-association", "harvard-cite-them-right", "chicago-author-date"]
)
def test_a_list_in_a_style_is_known(style: str) -> None:
    others = ["apa", "modern-language-association", "harvard-cite-them-right", "chicago-author-date", "ieee", "nature"]
    assert detect(entries(style), among=others)[0].style == style


def test_a_broken_style_costs_nothing() -> None:
    assert [guess.style for guess in detect(entries("apa"), among=["apa", "no-such-style"])] == ["apa"]


def test_no_list_no_guess() -> None:
    assert detect([]) == ()
