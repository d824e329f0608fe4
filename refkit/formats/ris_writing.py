"""References as RIS's fields, without what RIS has no tag for."""

import re
from collections.abc import Iterator

from refkit.fields import names
from refkit.formats.ris_tags import COUNTED, MEANINGS, TEXTS, TYPES, WRITTEN
from refkit.model import Reference

_FIELDS = (
    ("author", "AU"),
    ("title", "TI"),
    ("title-short", "ST"),
    ("container-title", "T2"),
    ("container-title-short", "J2"),
    ("collection-title", "T3"),
    ("editor", "ED"),
    ("collection-editor", "A3"),
    ("translator", "A4"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("edition", "ET"),
    ("section", "SE"),
    ("number-of-volumes", "NV"),
    ("collection-number", "SV"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("genre", "M3"),
    ("ISSN", "SN"),
    ("ISBN", "SN"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("language", "LA"),
    ("call-number", "CN"),
    ("archive", "DB"),
    ("archive_location", "AV"),
    ("source", "DP"),
    ("reviewed-title", "RI"),
    ("PMID", "U2"),
    ("PMCID", "U2"),
    ("abstract", "AB"),
    ("note", "N1"),
)
_TAG = re.compile(r"[A-Z][A-Z0-9]")


def fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """The tags and values of an entry, without ER."""
    kind = _written_type(reference)
    yield "TY", kind
    own = {
        variable: tag
        for tag, variable in reversed(MEANINGS.get(reference.type, {}).items())
        if tag not in ("SP", "BT", "JO")
    }
    for variable, usual in _FIELDS:
        special = own.pop(variable, usual)
        tag = usual if TEXTS.get(usual) == variable and usual not in MEANINGS.get(reference.type, {}) else special
        yield from ((tag, value) for value in _values(reference, variable))
    for variable, tag in own.items():
        yield from ((tag, value) for value in _values(reference, variable))
    yield from (("KW", keyword) for keyword in re.split(r",\s+", reference.text("keyword")) if keyword)
    yield from _paged(reference)
    yield from _dated(reference)
    for key, held in reference.custom.items():
        if _TAG.fullmatch(key) and key not in ("TY", "ER"):
            yield from ((key, str(value)) for value in (held if isinstance(held, list) else [held]))
    if reference.id:
        yield "ID", reference.id


def _written_type(reference: Reference) -> str:
    if isinstance(own := reference.custom.get("TY"), str) and _TAG.match(own):
        return own
    first = next((tag for tag, kind in TYPES.items() if kind == reference.type), "GEN")
    return WRITTEN.get(reference.type, first)


def _values(reference: Reference, variable: str) -> Iterator[str]:
    if variable in ("page", "keyword"):
        return
    for name in reference.names(variable):
        yield names.catalogued(name)
    if text := _flat(reference.text(variable)):
        yield f"{text}[{variable.lower()}]" if variable in ("PMID", "PMCID") else text


def _flat(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _paged(reference: Reference) -> Iterator[tuple[str, str]]:
    if page := reference.text("page"):
        first, dash, last = page.partition("-")
        simple = dash and "," not in page and "-" not in last
        yield from (("SP", first), ("EP", last)) if simple else (("SP", page),)
    elif (count := reference.text("number-of-pages")) and reference.type in COUNTED:
        yield "SP", count


def _dated(reference: Reference) -> Iterator[tuple[str, str]]:
    for variable, tag in (("issued", "PY"), ("accessed", "Y2")):
        date = reference.date(variable)
        if not date:
            continue
        if date.parts and 0 < (date.year or 0) < 10_000:
            first = date.parts[0]
            if tag == "PY":
                yield "PY", f"{first[0]:04d}"
            if len(first) > 1 or tag == "Y2":
                yield (
                    ("DA" if tag == "PY" else "Y2"),
                    "/".join([f"{first[0]:04d}", *(f"{part:02d}" for part in first[1:])]),
                )
        elif date.literal or date.raw:
            yield tag, date.literal or date.raw
