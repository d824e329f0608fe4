"""The words of CITATION.cff and what they are in CSL: types, fields, roles, states."""

TYPES = {
    "art": "graphic",
    "article": "article-journal",
    "audiovisual": "motion_picture",
    "bill": "bill",
    "blog": "post-weblog",
    "book": "book",
    "catalogue": "book",
    "conference": "event",
    "conference-paper": "paper-conference",
    "data": "dataset",
    "database": "dataset",
    "dictionary": "book",
    "edited-work": "book",
    "encyclopedia": "book",
    "film-broadcast": "motion_picture",
    "generic": "document",
    "government-document": "report",
    "grant": "document",
    "hearing": "hearing",
    "historical-work": "classic",
    "legal-case": "legal_case",
    "legal-rule": "regulation",
    "magazine-article": "article-magazine",
    "manual": "report",
    "map": "map",
    "multimedia": "motion_picture",
    "music": "song",
    "newspaper-article": "article-newspaper",
    "pamphlet": "pamphlet",
    "patent": "patent",
    "personal-communication": "personal_communication",
    "proceedings": "book",
    "report": "report",
    "serial": "periodical",
    "slides": "speech",
    "software": "software",
    "software-code": "software",
    "software-container": "software",
    "software-executable": "software",
    "software-virtual-machine": "software",
    "sound-recording": "song",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "website": "webpage",
    "dataset": "dataset",
}
WRITTEN = {
    "book": "book",
    "report": "report",
    "document": "generic",
    "dataset": "data",
    "motion_picture": "video",
    "song": "sound-recording",
    "software": "software",
    "article": "unpublished",
}
TEXTS = {
    "title": "title",
    "abstract": "abstract",
    "journal": "container-title",
    "collection-title": "collection-title",
    "volume": "volume",
    "volume-title": "volume-title",
    "issue": "issue",
    "edition": "edition",
    "version": "version",
    "section": "section",
    "number": "number",
    "number-volumes": "number-of-volumes",
    "pages": "number-of-pages",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmcid": "PMCID",
    "license": "license",
    "medium": "medium",
    "notes": "note",
    "status": "status",
    "thesis-type": "genre",
    "department": "division",
    "database": "archive",
    "database-provider": "source",
    "abbreviation": "title-short",
    "loc-start": "locator",
}
NAMES = {
    "authors": "author",
    "editors": "editor",
    "editors-series": "collection-editor",
    "translators": "translator",
    "recipients": "recipient",
    "contact": "",
}
STATES = {
    "advance-online": "advance online publication",
    "in-preparation": "in preparation",
    "in-press": "in press",
}
STRUCTURED = frozenset(
    """type publisher institution conference location doi year year-original month issue-date date-published
    date-released date-accessed date-downloaded start end keywords languages cff-version message references
    preferred-citation identifiers""".split()
)


def written_type(kind: str) -> str:
    """The type that a work of a CSL type is written as."""
    return WRITTEN.get(kind) or next((said for said, known in TYPES.items() if known == kind), "generic")
