"""Of the names that may stand before a year those that are meant: such as fit an entry best, or the most likely."""

import re
from collections.abc import Iterator, Sequence

from refkit.article import naming
from refkit.article.author_date.known import Known
from refkit.article.naming import Naming, Token
from refkit.fields import dates
from refkit.fields.text import fold

DAY_BEFORE = re.compile(r"[\s,]{1,3}(?:\d{1,2}([./-])\s?\d{1,2}\1|(?:0?\d|1[0-2])/)\s?$")  # "4.5.", "01/" before a year
_BEFORE = 240
_MISDATED = 2.5  # no link to an entry of another year has a higher score
_TITLE = re.compile(
    r"(?:^|[;(])[\s\"“„«‘'*_]*(?:see |cf\. |vgl\. |siehe |voir |ver )?([^;()]{5,200}?)[\s,.:\"”“»’'*_]*$"
)
NAME_END = re.compile(r"(?:[^\W\d_]['’]?,?|\bal\.?,|\bal\.|[^\W\d_]\.|[^\W\d_][”\"»])\s{0,2}$")
_SHORT_FORM = re.compile(r"\s\([A-ZÀ-Þ][\w-]{1,12}\)\s?$")


def titled(words: str, at: int, match: re.Match[str], told: Known) -> Naming | None:
    """What stands before a date, taken as the words that an entry begins with, such as its title."""
    found = _TITLE.search(words[at : match.start()])
    title = found[1].strip() if found else ""
    if not found or not (_handle(title, match[0], told) if " " not in title else told.works.begun_by(title)):
        return None
    if " " in title and not told.works.named((title,), match[0]).exact:
        return None
    return Naming(at + found.start(1), at + found.end(1), (title,), et_al=False)


def _handle(word: str, year: str, told: Known) -> bool:
    """Whether a small word is a listed author's or site's that writes itself so: "(electronicnotes, n.d.)"."""
    index = told.works.named((word,), year).entry if word[:1].islower() else None
    return index is not None and told.works.works[index].begun == fold(word) and told.works.dated(index, year)


def without_openers(found: list[Token]) -> list[Token]:
    """The tokens before a date without what may stand between names and date."""
    while found and (found[-1].text in "([,:." or found[-1].kind == "mark"):
        found = found[:-1]
    return found


def without_day(found: list[Token]) -> list[Token]:
    """The tokens before a year without the day and the month: "(Herald, 22 July 1843)", "(Herald, July 22, 1843)"."""
    rest = found[:-1] if len(found) > 1 and _is_day(found[-1]) else found
    if not rest or dates.month(rest[-1].text.rstrip(".,")) is None:
        return found
    day = len(rest) == len(found) and len(rest) > 1 and _is_day(rest[-2])
    return without_openers(rest[: -2 if day else -1])


def without_of(found: list[Token]) -> list[Token]:
    """The tokens before a day without the word that may join it to a name: "Lauber Zeitung vom 3.5.2012"."""
    joined = len(found) > 1 and found[-1].text in ("vom", "v.", "of", "du", "del", "van")
    return found[:-1] if joined else found


def _is_day(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) < 3


def best(found: Sequence[Token], year: str, told: Known) -> Naming | None:
    """The naming that fits an entry best, or the most likely one when none fits."""
    chosen, most = None, 0.0
    plain = [each for each in naming.before(found, crossing=False) if not _cut_short(found, each, year, told)]
    across = list(naming.before(found, crossing=True)) if any(token.text == ";" for token in found) else []
    for each in dict.fromkeys((*across, *plain)):
        link = told.link(each, year)
        score = link.score + (1.0 if link.exact else 0.0)
        if (link.entry is not None or link.exact) and score > most + 0.01:
            chosen, most = each, score
    if chosen is not None:
        return chosen
    likely = across if across and _abnt(found) else _slashed(found, plain)
    return next(
        (each for each in likely if not any(map(naming.opens_sentence, (each.names[0], *_openings(each))))), None
    )


def _openings(named: Naming) -> Iterator[str]:
    """The small first words of the further names, such as an article."""
    return (name.split(" ")[0] for name in named.names[1:] if name[0].islower() and " " in name)


def _cut_short(found: Sequence[Token], named: Naming, year: str, told: Known) -> bool:
    """Whether a name is but the end of a longer one ("Royal Society of Roofs") and its entry another year or name."""
    at = next(index for index, token in enumerate(found) if token.start == named.start)
    of = at > 1 and found[at - 1].text in naming.WITHIN - naming.JOINTS and naming.proper(found[at - 2].text)
    beside = at > 0 and naming.beside(found[at - 1])
    if not of and not (beside and not told.works.by_family(named.names[0])):
        return False
    link = told.link(named, year)
    if link.entry is not None and told.works.begins_with(link.entry, found[at - 1].bare):
        return False
    return link.score < _MISDATED or (link.entry is not None and told.works.goes_on(link.entry, named.names[0]))


def _slashed(found: Sequence[Token], namings: Sequence[Naming]) -> Sequence[Naming]:
    """Where a slash parts the last names, those alone: a comma before them parts no names ("in Peru, Roth/Sand")."""
    slashed = next((token.start for token in found if "/" in token.text), None)
    commas = [token.start for token in found if token.text in (",", ";") and slashed and token.start < slashed]
    return [each for each in namings if each.start > commas[-1]] if commas else namings


def _abnt(found: Sequence[Token]) -> bool:
    """Whether names are in capitals, as where semicolons part names."""
    return all(token.text.isupper() for token in found if token.kind == "word" and len(token.text) > 2)


def before(text: str, end: int, year: str, told: Known) -> Naming | None:
    """The best naming that ends where a parenthesis or a year begins; None where no name can end there."""
    found = _sentence(text, naming.tokens(text, _back(text, end), end))
    return best(without_openers(found), year, told)


def names_end(text: str, at: int) -> int:
    """Where names before a parenthesis end: before a further one with their abbreviation, "Water Council (WC)"
    " (2004)".
    """
    short = _SHORT_FORM.search(text, max(0, at - 20), at)
    return short.start() if short else at


def _back(text: str, at: int) -> int:
    """Where to begin to read what stands before a place: at most some words back, never inside one."""
    start = max(0, at - _BEFORE)
    while 0 < start < at and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return start


def _sentence(text: str, found: list[Token]) -> list[Token]:
    """The tokens of the sentence part they end in."""
    cut = 0
    for index, token in enumerate(found[:-1]):
        if "\n\n" in text[token.end : found[index + 1].start] or token.kind == "other":
            cut = index + 1
    return found[cut:]
