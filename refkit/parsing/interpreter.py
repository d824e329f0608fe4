"""Labelled stretches of a reference string -> CSL values, type included."""

from collections.abc import Iterable, Sequence

from refkit.fields import dates, identifiers, pages
from refkit.fields.text import tidy
from refkit.model import ParsedField, ParsedReference, Reference, Span, Value
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES
from refkit.parsing.name_lists import read_names
from refkit.parsing.segments import Segment

_EDGES = " ,;:.\"“”„«»‘’'"


def interpret(text: str, segments: Sequence[Segment]) -> ParsedReference:
    """The reference that the segments of a string describe, with the place and confidence of each field."""
    values: dict[str, Value] = {}
    for segment in segments:
        value = _value(segment.variable, text[segment.start : segment.end])
        if value and segment.variable not in values:
            values[segment.variable] = value
    fields = tuple(
        ParsedField(s.variable, Span(s.start, s.end), s.confidence) for s in segments if s.variable in values
    )
    return ParsedReference(text, Reference.of(_type(values), values), fields, _all_right(fields))


def _all_right(fields: Iterable[ParsedField]) -> float:
    product = 1.0
    for field in fields:
        product *= field.confidence
    return product


def _value(variable: str, raw: str) -> Value:
    if variable in NAME_VARIABLES:
        return read_names(raw)
    if variable in DATE_VARIABLES:
        return dates.read(raw)
    if variable == "DOI":
        return identifiers.doi(raw)
    if variable in ("page", "page-first"):
        return pages.normal(raw)
    return tidy(raw).strip(_EDGES) if variable != "URL" else raw


def _type(values: dict[str, Value]) -> str:
    if "container-title" in values:
        return "article-journal"
    return "webpage" if "URL" in values else "book" if "publisher" in values else "document"
