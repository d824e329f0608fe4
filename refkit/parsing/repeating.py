"""Entries that begin with a dash or "Ders." for the names of the entry before -> entries with those names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refkit.model import Name, ParsedField, ParsedReference, Span
from refkit.model.reference import Names
from refkit.parsing import heads

_EDITED = re.compile(r"[\s,(]*(?:eds?|hrsg|hgg?|coords?|orgs?)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"\W*|(?:ders|dies)(?:elben)?|idem|eadem|id|o mesmo|l[ae] même|el mismo|la misma", re.IGNORECASE)


def repeated(found: Sequence[ParsedReference]) -> Iterator[ParsedReference]:
    """The references of a list, in order; where one leaves its names to the one before, it has them.

    The field's span is that of the dash, its confidence at most that of the names where they are spelt out. Names that
    follow the dash ("———, and Jane Roe") are kept after them; "———, ed." makes them editors. A dash at the head of a
    list stands for nobody.
    """
    names: Names = ()
    confidence = 0.0
    for each in found:
        end = heads.repeat(each.text)
        one = _with(each, names, end, confidence) if end and names else each
        yield one
        role = "author" if one.reference.names("author") else "editor"
        names = one.reference.names(role)
        confidence = max((field.confidence for field in one.fields if field.variable == role), default=0.0)


def _with(found: ParsedReference, names: Names, end: int, confidence: float) -> ParsedReference:
    role = "editor" if _EDITED.match(found.text, end) else "author"
    own = tuple(name for name in found.reference.names(role) if not _stands_for_another(name))
    reference = found.reference.with_({role: (*names, *own)})
    if any(field.variable == role for field in found.fields):
        return replace(found, reference=reference)
    dash = ParsedField(role, Span(0, len(found.text[:end].rstrip(" .,:("))), confidence)
    return replace(found, reference=reference, fields=(dash, *found.fields))


def _stands_for_another(name: Name) -> bool:
    return bool(_NO_NAME.fullmatch(str(name).strip(" .")))
