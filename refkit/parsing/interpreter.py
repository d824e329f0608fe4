"""Labelled stretches of a reference string -> CSL values, type included."""

import re
from collections.abc import Iterable, Sequence

from refkit.fields import dates, identifiers, pages
from refkit.fields.faces import SIGN, emphases, masked
from refkit.fields.text import is_tidy, tidy
from refkit.model import Date, Name, ParsedField, ParsedReference, Reference, Span, Value
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES
from refkit.parsing.kinds import kind_of
from refkit.parsing.mending import ABBREVIATED, mend
from refkit.parsing.name_lists import leaves_some_out, read_names
from refkit.parsing.segments import Segment
from refkit.parsing.series import numbered

_EDGES = " ,;:\"“”„«»‘’'‚‹›*_"
_TAG = re.compile(r"</?[a-z]{1,10}>")
_CUE = {
    "volume": re.compile(r"^(?:vol(?:ume|s)?|v|bd|band|t|tome|tomo|jg|jahrgang)\b[.:]?\s*", re.IGNORECASE),
    "issue": re.compile(r"^(?:no|nr|n|issue|iss|heft|h|núm|num|fasc)\b[.:°º]?\s*", re.IGNORECASE),
    "edition": re.compile(
        r"[\s.,]*\b(?:edition|edn|ed|eds|auflage|aufl|édition|éd|edición|edição|edizione|druk)\b\.?$", re.IGNORECASE
    ),
    "ISBN": re.compile(r"^isbn(?:-1[03])?[:\s]*", re.IGNORECASE),
    "ISSN": re.compile(r"^issn[:\s]*", re.IGNORECASE),
    "PMID": re.compile(r"^pmid[:\s]*", re.IGNORECASE),
}
_ORDINAL = re.compile(r"^(\d+)\s?(?:st|nd|rd|th|d|e|ème|ª|º|a|o|\.)\.?$", re.IGNORECASE)
_REVISED = re.compile(
    r"(\d{1,3})\.,? ?(?:rev|überarb|erw|durchges|aktual|neubearb|verb|korr|vollst|völlig)", re.IGNORECASE
)
_COUNTED = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.)? (?:aufl|ausg|edition|edn|ed\.)", re.IGNORECASE)
_ACCESS_CUE = re.compile(r"^\D{3,40}?(?=\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.IGNORECASE)
_PLACE_CUT = re.compile(r"(?:/|\b[aiv]\.? ?)(?:[A-Z]|Br)\.$")  # Frankfurt a. M., Freiburg i. Br.: the stop stays
_MOST_CUT = len("i. Br.")
_REPEATED = re.compile(r"[-–—―_]{2,}|[—―]")


def interpret(text: str, segments: Sequence[Segment]) -> ParsedReference:
    """The reference that the segments of a string describe, with the place and confidence of each field."""
    mended = numbered(text, mend(text, segments))
    bare = masked(text, emphases(text))
    read = _plain if "<" in bare or not is_tidy(bare) else str.strip
    values: dict[str, Value] = {}
    for variable, start, end, _ in mended:
        if value := _value(variable, read(bare[start:end])):
            values[variable] = _both(values[variable], value) if variable in values else value
    _name_again(values)
    fields = tuple(
        [
            ParsedField(variable, Span(start, end), round(confidence, 4))
            for variable, start, end, confidence in mended
            if variable in values
        ]
    )
    values.pop("citation-number", None)  # it says where in its list the entry stands, nothing of the work
    reference = Reference.of(kind_of(text, values), values)
    return ParsedReference(text, reference, fields, _all_right(fields), _shortened(text, fields))


def _name_again(values: dict[str, Value]) -> None:
    """Puts the authors where a host's names say that they are the same: "in: Dies./Low, Ann (Hg.)"."""
    authors = values.get("author")
    for variable in ("editor", "container-author"):
        names = values.get(variable)
        if isinstance(names, tuple) and isinstance(authors, tuple) and any(map(_stands_for_another, names)):
            said = [authors if _stands_for_another(name) else (name,) for name in names]
            values[variable] = tuple(name for group in said for name in group)


def _stands_for_another(name: Name) -> bool:
    return not name.given and (name.family or name.literal).lower().strip(".") in _THE_SAME


_THE_SAME = frozenset("ders dies derselbe dieselbe dieselben id idem eadem iidem".split())


def _shortened(text: str, fields: Iterable[ParsedField]) -> tuple[str, ...]:
    """The variables of the lists of names that leave some out."""
    lists = [field for field in fields if field.variable in NAME_VARIABLES]
    return tuple({each.variable: 0 for each in lists if leaves_some_out(text, each.span.start, each.span.end)})


def _plain(said: str) -> str:
    return tidy((_TAG.sub("", said) if "<" in said else said).replace(SIGN, ""))


def _both(first: Value, second: Value) -> Value:
    """Names of two places together; of anything else the first."""
    return first + second if isinstance(first, tuple) and isinstance(second, tuple) else first


def _all_right(fields: Iterable[ParsedField]) -> float:
    product = 1.0
    for field in fields:
        product *= field.confidence
    return round(product, 4)


def _value(variable: str, raw: str) -> Value:
    if variable in NAME_VARIABLES:
        return _names(raw)
    if variable in DATE_VARIABLES:
        return _date(variable, raw)
    if variable == "URL":
        return "".join(raw.split())
    return _text(variable, raw)


def _names(raw: str) -> tuple[Name, ...]:
    return read_names(_REPEATED.sub(" ", raw) if raw[:1] in "-–—―_" else raw)


def _date(variable: str, raw: str) -> Date:
    if len(raw) == 4 and raw.isascii() and raw.isdecimal() and raw[0] in "12":
        return Date(parts=((int(raw),),))
    cued = variable == "accessed" and not dates.month(raw.split(None, 1)[0].rstrip(".,"))
    return dates.read(_ACCESS_CUE.sub("", raw) if cued else raw)


def _text(variable: str, raw: str) -> str:
    if variable in ("volume", "issue", "page") and raw.isdecimal():
        return raw
    if variable == "DOI":
        return identifiers.doi(raw.replace(" ", ""))
    if variable in ("page", "page-first"):
        return raw if _RANGE.fullmatch(raw) else pages.normal(raw)
    said = raw.strip(_EDGES)
    if cue := _CUE.get(variable):
        said = cue.sub("", said).strip(_EDGES)
    if variable == "edition" and (match := _ORDINAL.match(said) or _REVISED.match(said) or _COUNTED.match(said)):
        return match[1]
    if variable == "edition" and said.lower().rstrip(".") in _ABBREVIATED:
        return said.rstrip(".") + ". ed."
    if said[-1:] != "." or variable not in _STOPLESS or _PLACE_CUT.search(said, max(0, len(said) - _MOST_CUT)):
        return said
    if variable == "publisher" and ABBREVIATED.search(said):
        return said
    return said.rstrip(".")


_ABBREVIATED = frozenset(("rev", "enl", "exp"))
_RANGE = re.compile(r"\d+-\d+")
_STOPLESS = frozenset("title volume issue publisher publisher-place edition collection-number".split())
