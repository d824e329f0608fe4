"""EndNote's words and what they are in CSL: types of works, and what each field means in each, named as in its XML.

Source: EndNote X9's table of reference types, a row for each field and a column for each type.
"""

from collections.abc import Mapping
from functools import cache

# name in EndNote: its number there, CSL's type; the first of a CSL type is written
TYPES: Mapping[str, tuple[int, str]] = {
    "Journal Article": (17, "article-journal"),
    "Book": (6, "book"),
    "Book Section": (5, "chapter"),
    "Conference Proceedings": (10, "paper-conference"),
    "Conference Paper": (47, "paper-conference"),
    "Thesis": (32, "thesis"),
    "Report": (27, "report"),
    "Web Page": (12, "webpage"),
    "Newspaper Article": (23, "article-newspaper"),
    "Magazine Article": (19, "article-magazine"),
    "Electronic Article": (43, "article-journal"),
    "Electronic Book": (44, "book"),
    "Electronic Book Section": (60, "chapter"),
    "Edited Book": (28, "book"),
    "Manuscript": (36, "manuscript"),
    "Unpublished Work": (34, "manuscript"),
    "Government Document": (46, "report"),
    "Patent": (25, "patent"),
    "Dataset": (59, "dataset"),
    "Online Database": (45, "dataset"),
    "Aggregated Database": (55, "dataset"),
    "Computer Program": (9, "software"),
    "Film or Broadcast": (21, "motion_picture"),
    "Audiovisual Material": (3, "motion_picture"),
    "Artwork": (2, "graphic"),
    "Map": (20, "map"),
    "Figure": (37, "figure"),
    "Chart or Table": (38, "figure"),
    "Equation": (39, "figure"),
    "Music": (61, "musical_score"),
    "Bill": (4, "bill"),
    "Case": (7, "legal_case"),
    "Hearing": (14, "hearing"),
    "Statute": (31, "legislation"),
    "Legal Rule or Regulation": (50, "regulation"),
    "Personal Communication": (26, "personal_communication"),
    "Interview": (64, "interview"),
    "Blog": (56, "post-weblog"),
    "Online Multimedia": (48, "webpage"),
    "Encyclopedia": (53, "entry-encyclopedia"),
    "Dictionary": (52, "entry-dictionary"),
    "Pamphlet": (35, "pamphlet"),
    "Standard": (58, "standard"),
    "Serial": (57, "periodical"),
    "Classical Work": (49, "classic"),
    "Ancient Text": (51, "classic"),
    "Press Release": (63, "article-newspaper"),
    "Catalog": (8, "book"),
    "Grant": (54, "document"),
    "Generic": (13, "document"),
}
NUMBERS = dict(TYPES.values())
WRITTEN_NAMES: Mapping[str, str] = {kind: name for name, (_, kind) in reversed(list(TYPES.items()))} | {
    "article": "Unpublished Work",
    "broadcast": "Film or Broadcast",
    "collection": "Manuscript",
    "entry": "Encyclopedia",
    "event": "Conference Paper",
    "performance": "Audiovisual Material",
    "post": "Web Page",
    "review": "Journal Article",
    "review-book": "Journal Article",
    "song": "Music",
    "speech": "Conference Paper",
    "treaty": "Legal Rule or Regulation",
}
"""CSL's type -> EndNote's name to write, one near it where EndNote has none."""
BY_NAME = {name.lower(): kind for name, (_, kind) in TYPES.items()} | {
    "conference proceeding": "paper-conference",
    "conference": "paper-conference",
    "journal": "article-journal",
    "letter": "personal_communication",
    "podcast": "broadcast",
    "presentation": "speech",
    "radio broadcast": "broadcast",
    "television broadcast": "broadcast",
    "discussion forum": "post",
    "social media": "post",
    "multimedia application": "software",
    "webpage": "webpage",
    "website": "webpage",
    "internet communication": "webpage",
    "electronic source": "webpage",
    "video": "motion_picture",
    "software": "software",
}
PEOPLE = {
    "authors": "author",
    "secondary-authors": "editor",
    "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator",
}
# path below `record` -> variable; where two paths have one variable, the first is written
FIELDS = {
    "titles/title": "title",
    "titles/secondary-title": "container-title",
    "titles/tertiary-title": "collection-title",
    "titles/short-title": "title-short",
    "periodical/full-title": "container-title",
    "periodical/abbr-1": "container-title-short",
    "pages": "page",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "num-vols": "number-of-volumes",
    "edition": "edition",
    "section": "section",
    "pub-location": "publisher-place",
    "publisher": "publisher",
    "isbn": "ISBN",
    "issn": "ISSN",
    "electronic-resource-num": "DOI",
    "call-num": "call-number",
    "abstract": "abstract",
    "notes": "note",
    "language": "language",
    "work-type": "genre",
    "meeting-place": "event-place",
    "remote-database-name": "source",
    "report-id": "number",
}
_SERIES = {"secondary-authors": "collection-editor", "titles/secondary-title": "collection-title"}
_BOOK = {
    **_SERIES,
    "tertiary-authors": "editor",
    "periodical/full-title": "collection-title",
    "number": "collection-number",
}
_PART = {"number": "collection-number", "section": "chapter-number"}
_PAPER = {"custom2": "PMCID", "custom7": "number"}
_LAW = {"number": "number", "edition": "chapter-number", "orig-pub": "references"}
_CHAMBER = {**_LAW, "titles/tertiary-title": "authority"}
_PICTURE = {"custom3": "dimensions"}
OWN: Mapping[str, Mapping[str, str]] = {
    "article-journal": _PAPER,
    "article-magazine": _PAPER,
    "article-newspaper": _PAPER,
    "bill": {**_CHAMBER, "subsidiary-authors": "author"},
    "book": _BOOK,
    "chapter": _PART,
    "classic": _BOOK,
    "dataset": {"edition": "version"},
    "entry-dictionary": _PART,
    "entry-encyclopedia": _PART,
    "figure": _PICTURE,
    "graphic": _PICTURE,
    "hearing": {**_CHAMBER, "titles/secondary-title": "section"},
    "interview": {"secondary-authors": "interviewer"},
    "legal_case": {"number": "number", "publisher": "authority", "orig-pub": "references", "subsidiary-authors": ""},
    "legislation": _LAW,
    "manuscript": {"titles/secondary-title": "collection-title", "number": "number"},
    "map": {**_SERIES, **_PICTURE, "custom1": "scale"},
    "motion_picture": {
        "authors": "director",
        "secondary-authors": "",
        "tertiary-authors": "producer",
        "subsidiary-authors": "performer",
        "pages": "dimensions",
        "custom5": "medium",
    },
    "musical_score": {"authors": "composer", "subsidiary-authors": "producer", "custom1": "medium"},
    "pamphlet": _SERIES,
    "paper-conference": {"custom1": "publisher-place", "custom3": "container-title"},
    "patent": {
        "isbn": "number",
        "number": "call-number",
        "publisher": "authority",
        "secondary-authors": "authority",
        "tertiary-authors": "",
        "pub-location": "jurisdiction",
        "orig-pub": "references",
        "custom6": "status",
    },
    "periodical": _BOOK,
    "personal_communication": {"secondary-authors": "recipient", "number": "number"},
    "regulation": {"number": "number"},
    "report": {
        **_SERIES,
        "isbn": "number",
        "number": "collection-number",
        "titles/tertiary-title": "division",
        "tertiary-authors": "",
    },
    "software": {"edition": "version", "titles/secondary-title": "collection-title"},
    "standard": {"isbn": "number"},
    "thesis": {
        "titles/secondary-title": "division",
        "secondary-authors": "contributor",
        "tertiary-authors": "contributor",
        "number": "number",
    },
}
"""Type -> field -> variable, "" for none, where a field means something else in that type."""
COUNTED = frozenset("book classic manuscript thesis".split())
"""Types of which a plain number of pages says how many there are."""
RICH = frozenset("title container-title collection-title title-short".split())
FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
"""How EndNote calls the faces of letters in titles: CSL's tag."""


@cache
def meanings_in(kind: str) -> Mapping[str, str]:
    """Each field of a type of work and the variable it is there, "" for none."""
    return PEOPLE | FIELDS | dict(OWN.get(kind, {}))
