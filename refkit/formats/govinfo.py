"""What the US Government Publishing Office adds to a MODS record: the chamber, the Congress, the number, the committee.

Source: the `extension` elements in the MODS files of govinfo.gov. In CSL the Congress is the `chapter-number` of its
papers, the chamber their `authority` and the committee a hearing's `section`: there the legal styles look for them.
"""

from refkit.formats import xml
from refkit.formats.draft import Draft

# collection -> CSL's type; the genre is "government publication" throughout
_COLLECTIONS = {
    "CHRG": "hearing",
    "BILLS": "bill",
    "PLAW": "legislation",
    "STATUTE": "legislation",
    "USCODE": "legislation",
    "CFR": "regulation",
    "CRPT": "report",
    "CPRT": "report",
    "CDOC": "report",
    "GAOREPORTS": "report",
    "USCOURTS": "legal_case",
}
_FIELDS = {
    "authority": ("extension/originChamber", "extension/chamber"),
    "chapter-number": ("extension/congress",),
    "number": ("extension/number",),
}
_COMMITTEE = "extension/congCommittee/name[@type='authority-standard']"


def kind(record: xml.Element) -> str:
    """CSL's type of a record from one of the Office's collections, "" for any other record."""
    return _COLLECTIONS.get(xml.first(record, "extension/collectionCode"), "")


def take(record: xml.Element, draft: Draft) -> None:
    """Put down what the Office's extensions say; a bill or law goes by its short title where it has one."""
    if not kind(record):
        return
    for variable, paths in _FIELDS.items():
        said = xml.first(record, *paths)
        draft.text(variable, said.title() if said.isupper() else said)
    if draft.type == "hearing":
        draft.text("section", xml.first(record, _COMMITTEE))
    if short := xml.first(record, "extension/shortTitle[@type='measure']"):
        draft.keep("official-title", draft.values.get("title"))
        draft.values["title"] = short
