"""What tells names from other words: the entries of the list, and how the text uses a word elsewhere."""

import re
from dataclasses import dataclass

from refkit.article.links import Link, Works
from refkit.article.naming import Naming
from refkit.fields.text import fold
from refkit.model import InTextCite, Span

_SMALL = re.compile(  # none of an address
    r"(?<![^\W\d_]|[/@])(?<!\w\.)[a-zà-öø-ÿß]{3,30}(?![^\W\d_]|[’'@][a-z]|[./]\w)"
)
_WORD = r"([^\W\d_a-z][^\W\d_A-Z]{2,30})"
_ENDED = r"(?=[.,;:)!?]|\s(?:is|are|was|were|has|had|in|on|at|of|with|for|to|from|by|that|which|when|can|will|would)\b)"
_THING = re.compile(  # behind an article, as in "der Markt wuchs" and "the Thermapen is quick"
    r"(?<!\bvan )(?<!\bvon )"
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Kk]?[Ee]ine?[mnrs]?|[Ii]m|[Aa]m|[Zz]u[mr]|[Bb]eim|[Vv]om)"
    rf"\s{_WORD}(?![\w-])"
    rf"|\b(?:[Tt]he|[Aa]n?|[Tt]his|[Oo]ur)\s{_WORD}{_ENDED}"
)
_PLACE = re.compile(rf"\b(?:[Ii]n|[Aa]us|[Nn]ear)\s{_WORD}(?=[.,;:)!?]|\s(?!and\b|und\b|who\b)[a-z])")
_PERSON = re.compile(rf"{_WORD}(?:['’]s\b|,? et al)")
# Newspapers have an article and are cited by name.
PAPERS = frozenset(
    "guardian times post telegraph herald tribune observer independent economist mirror mail express chronicle gazette"
    " star sun globe journal examiner argus courier echo standard zeit welt spiegel stern bild presse".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """The entries of a list, the words that the text also writes small, and those it uses for things and places:
    neither are names, unless the list has them.
    """

    works: Works
    common: frozenset[str]
    things: frozenset[str]

    def link(self, named: Naming, year: str) -> Link:
        """What some names and a year (as written, "" without one) mean."""
        return self.works.named(named.names, year, et_al=named.et_al)

    def cite(self, base: int, named: Naming, year: str, where: Span) -> InTextCite:
        """The cite by names and a year that stands at a span counted from `base`."""
        link = self.link(named, year)
        span = Span(base + where.start, base + where.end)
        return link.of(
            InTextCite(
                span,
                named.names,
                year,
                named.et_al,
            )
        )


def known(text: str, works: Works) -> Known:
    """What a text and its list tell of names."""
    common = frozenset(match[0] for match in _SMALL.finditer(text))  # not all at once: a book has many
    things = {match[1] or match[2] for match in _THING.finditer(text)} | {each[1] for each in _PLACE.finditer(text)}
    people = {match[1] for match in _PERSON.finditer(text)}
    named = frozenset(fold(each) for each in things - people) - PAPERS
    return Known(works, common, named | works.places)
