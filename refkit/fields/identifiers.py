"""DOI, ISBN, ISSN, arXiv, PubMed identifiers and web addresses: their shape, their one form, and where a text has them.

Sources: DOI Handbook 2.2 (a prefix "10." + registrant, a slash, a suffix of any printable characters) and Crossref's
recommendation for the characters met in practice; ISBN Users' Manual (check digits); ISO 3297 (ISSN); arXiv's
identifier scheme (2007-04 and before).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from refkit.model import Span

# Compiled when they are first needed: who only writes references needs none of them.
_DOI = r"10\.\d{4,9}(?:\.\d{1,9}){0,5}/[^\s\"<>“”«»]{1,300}"
_DOI_WHOLE = r"10\.\d{4,9}(?:\.\d+)*/\S+"
_DOI_SHELL = r"(?i)^(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/)?(?:(?:info:)?doi\s*[:/]?\s*)?"
_TAIL = ".,;:!?'’*"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_URL = r"(?i)(?:https?|ftp)://[^\s<>\"“”«»]{1,2000}|\bwww\.[^\s<>\"“”«»]{1,2000}"
_ADDRESSED = r"(?i)(?:https?://|www\.|doi:? ?|\b10\.\d{4,}/)\S+"
_ARXIV = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"


def doi(text: str) -> str:
    """The DOI that a text is or begins with, in its bare form; "" when it is none.

    "doi:", "https://doi.org/" and what people write like them are taken off, percent escapes are read. Case is
    kept: DOIs compare without it (DOI Handbook 2.4; see `same_doi`).

    >>> doi("http://dx.doi.org/10.1007/s00421-006-0346-y"), doi("doi: 10.1002/(SICI)1097%3C1::A%3E3.0"), doi("page 10")
    ('10.1007/s00421-006-0346-y', '10.1002/(SICI)1097<1::A>3.0', '')
    """
    bare = re.sub(_DOI_SHELL, "", text.strip(), count=1)
    bare = unquote(bare) if "%" in bare else bare
    return trim(bare) if re.fullmatch(_DOI_WHOLE, bare) else ""


def same_doi(one: str, other: str) -> bool:
    """Whether two texts name the same DOI; case does not count."""
    return bool(doi(one)) and doi(one).lower() == doi(other).lower()


def find_dois(text: str) -> Iterator[tuple[Span, str]]:
    """Each bare DOI in a text and where it stands, without what precedes it and without closing punctuation.

    >>> [found for _, found in find_dois("(doi:10.1000/182). See https://doi.org/10.1000/xyz(1)a.")]
    ['10.1000/182', '10.1000/xyz(1)a']
    """
    for match in re.finditer(_DOI, text):
        found = trim(match[0])
        if not found.endswith("/"):
            yield Span(match.start(), match.start() + len(found)), found


def find_urls(text: str) -> Iterator[tuple[Span, str]]:
    """Each web address in a text and where it stands, without the punctuation that closes the sentence.

    >>> [found for _, found in find_urls("(see http://example.org/a_(b)). www.example.com, too")]
    ['http://example.org/a_(b)', 'www.example.com']
    """
    for match in re.finditer(_URL, text):
        found = trim(match[0])
        if len(found) > len("https://"):
            yield Span(match.start(), match.start() + len(found)), found


def addresses(text: str) -> list[str]:
    """The web addresses in a field that is to hold one: several, or one behind other words; else what it holds.

    >>> addresses("http://a.org/1 http://a.org/2"), addresses("[PDF] http://a.org"), addresses("http://a.org/b c.pdf")
    (['http://a.org/1', 'http://a.org/2'], ['http://a.org'], ['http://a.org/b c.pdf'])
    """
    words = text.split()
    found = [word.rstrip(";,") for word in words if _BEGINS_ADDRESS.match(word)]
    return found if found and (len(found) == len(words) or words[-1].startswith(found[0])) else [text.strip()]


_BEGINS_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)


def addressed(text: str) -> Iterator[Span]:
    """Where web addresses and DOIs stand in a text, with all that no blank parts from them.

    >>> [(place.start, place.end) for place in addressed("See doi:10.1234/a. And b.")]
    [(4, 18)]
    """
    return (Span(*match.span()) for match in re.finditer(_ADDRESSED, text))


@lru_cache(maxsize=4096)
def without_addresses(text: str) -> str:
    """A text whose web addresses and DOIs are blanks, everything else in its place.

    >>> without_addresses("See doi:10.1234/a. And b.")
    'See                And b.'
    """
    return re.sub(_ADDRESSED, lambda match: " " * len(match[0]), text)


def trim(text: str) -> str:
    """An identifier or address without closing punctuation: stops, quotes, and brackets it did not open."""
    while text and (text[-1] in _TAIL or _unopened(text)):
        text = text[:-1]
    return text


def _unopened(text: str) -> bool:
    closing = text[-1]
    return closing in _PAIRS and text.count(closing) > text.count(_PAIRS[closing])


def isbn(text: str) -> str:
    """The ISBN's ten or thirteen characters without hyphens, "" when the check digit or the length is wrong.

    >>> isbn("ISBN 978-0-306-40615-7"), isbn("0-306-40615-2"), isbn("0-306-40615-3")
    ('9780306406157', '0306406152', '')
    """
    digits = re.sub(r"^ISBN(?:-1[03])?:?|[\s\-‐‑–]", "", text.strip(), flags=re.IGNORECASE).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - place) * _digit(char) for place, char in enumerate(digits))
        return digits if total % 11 == 0 else ""
    if re.fullmatch(r"97[89]\d{10}", digits):
        total = sum(int(char) * (3 if place % 2 else 1) for place, char in enumerate(digits))
        return digits if total % 10 == 0 else ""
    return ""


def issn(text: str) -> str:
    """The ISSN as 1234-567X, "" when the check digit or the length is wrong.

    >>> issn("03785955"), issn("0378-5954")
    ('0378-5955', '')
    """
    digits = re.sub(r"^e?-?ISSN:?|[\s\-‐‑–]", "", text.strip(), flags=re.IGNORECASE).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return ""
    total = sum((8 - place) * _digit(char) for place, char in enumerate(digits))
    return f"{digits[:4]}-{digits[4:]}" if total % 11 == 0 else ""


def _digit(char: str) -> int:
    return 10 if char == "X" else int(char)


def arxiv(text: str) -> str:
    """The arXiv identifier that a text is, with its version, "" when it is none.

    >>> arxiv("arXiv:2103.00020v1 [cs.CV]"), arxiv("https://arxiv.org/abs/hep-th/9901001"), arxiv("2103")
    ('2103.00020v1', 'hep-th/9901001', '')
    """
    bare = re.sub(r"^(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)", "", text.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"(?:\.pdf|\s*\[[\w.\-]+\])$", "", bare)
    return bare if re.fullmatch(_ARXIV, bare) else ""


def arxiv_address(number: str) -> str:
    """Where arXiv shows the paper of that identifier."""
    return f"https://arxiv.org/abs/{number}"


def arxiv_number(*texts: str) -> str:
    """The arXiv identifier, without a version, that the first of some texts is, or that is in the DOI arXiv gives it.

    >>> arxiv_number("", "10.48550/arXiv.2103.00020"), arxiv_number("arXiv:2103.00020v2"), arxiv_number("17")
    ('2103.00020', '2103.00020', '')
    """
    bare = (re.sub(r"(?i)^10\.48550/arxiv\.", "", text) for text in texts)
    return next((re.sub(r"v\d+$", "", found) for text in bare if (found := arxiv(text))), "")
