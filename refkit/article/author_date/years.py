"""The years by which a text cites, and the pages behind them: "2009", "[1867]", "n.d.", "1987a, b", "2009: 7"."""

import re

from refkit.article import locators
from refkit.article.vocabulary import SEE
from refkit.fields import dates
from refkit.model import Span

_YEAR = (
    r"(?:(?<!\d)(?:1[4-9]|20)\d\d(?:\s?[a-z](?![\w]))?(?:\s?[/–-]\s?(?:(?:1[4-9]|20)\d\d|\d\d(?!\d))[a-z]?)?(?![\d%]"
    r"|\s?[–-]\d)|(?<!\d)\[?(?:1[4-9]|20)\d\d\]?(?![\d%])"
    r"|(?<!\w)['’‘]\d\d(?!\w)|(?<=[^\W\d_]\+)\d\d[a-z]?(?!\w)"
    rf"|\b(?:{dates.UNDATED}|{dates.FORTHCOMING}|ca?\.\s?(?:1[4-9]|20)\d\d(?!\w)))"
)
DATES = re.compile(_YEAR, re.IGNORECASE)
_SUFFIXES = re.compile(r"\s*[,&;]?\s*(?:and\s|und\s|et\s|y\s|e\s)?\s*([a-z])(?=\s*(?:[,;&)\]]|and\b|$))")
_LOCATOR = re.compile(
    rf"\s*[,:;]?\s*(?P<label>{locators.LABEL})?[\s~]?(?P<pages>{locators.PAGES}(?:,\s?\d{{1,4}}(?:\s?[-–—]\s?\d{{1,4}})?(?!\d))*)"
)
_DAY = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)")
OLD = 1850  # years before it are rather of what a text tells of
ROLE = r"(?:(?:hrsg|hg|[eé]ds?|orgs?|dirs?|coords?|comps?)\.|a cura di)"
_LEADING = re.compile(rf"^(?:{ROLE},?\s*|{SEE}\s)", re.IGNORECASE)
_PAGES_BEFORE = re.compile(r"(?:\bpp?\.|S\.)\s?$|\d[-–]$")


def begins(words: str) -> bool:
    """Whether words begin with a year that names before them have: no day, and no noun behind it."""
    bare = _LEADING.sub("", words.strip(), count=1)
    match = None if _DAY.match(bare) else DATES.match(bare.lstrip("["))
    return match is not None and not re.match(r"\d{4}\s+(?!apud\b)[^\W\d_]{4,}", words.strip())


def is_none(words: str, match: re.Match[str]) -> bool:
    """Whether a date is none: a page, or the years of a life or a reign."""
    years = [int(year) for year in re.findall(r"\d{4}", match[0])]
    if len(years) > 1 and "/" not in match[0] and years[1] - years[0] > 12:
        return True
    return bool(_PAGES_BEFORE.search(words[max(0, match.start() - 5) : match.start()]))


def written(words: str, match: re.Match[str]) -> tuple[list[tuple[str, Span]], int]:
    """The date, and the letters that follow it for further works of the same year ("1987a, b"); where they end."""
    years = [(match[0].strip("[]"), Span(*match.span()))]
    end = match.end()
    if not re.search(r"\d\s?[a-z]$", match[0]):
        return years, end
    number = match[0].rstrip()[:4]
    while more := _SUFFIXES.match(words, end):
        years.append((number + more[1], Span(*more.span(1))))
        end = more.end()
    return years, end


def locator(words: str, end: int) -> tuple[int, str, str]:
    """Where the pages behind a year end, these, and what they are (CSL's label); "" twice where there are none."""
    match = _LOCATOR.match(words, end)
    if not match or DATES.fullmatch(match["pages"]) or (not match["label"] and re.match(r"\s*;|\s*\w", words[end:])):
        return end, "", ""
    if not match["label"] and re.match(r"[\s,]*[^\W\d_]{3,}", words[match.end() :]):
        return end, "", ""
    return match.end(), match["pages"].strip(), locators.label(match["label"] or "")


def is_old(year: str) -> bool:
    """Whether a year is rather one that a text tells of than that of a work."""
    return year[:4].isdigit() and int(year[:4]) < OLD
