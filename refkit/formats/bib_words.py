"""The words of .bib files and what they are in CSL: entry types, fields and countries.

Sources: "BibTeXing" (1988); the biblatex manual 3.20, sections 2.1-2.2 and 4.9.2 (its words for types and countries);
the types that Mendeley writes.
"""

import re

from refkit.fields import languages

TYPES = {
    "article": "article-journal", "periodical": "periodical", "suppperiodical": "article-journal", "review": "review",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "reference": "book",
    "mvreference": "book", "proceedings": "book", "mvproceedings": "book", "manual": "book", "booklet": "pamphlet",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia", "inproceedings": "paper-conference",
    "conference": "paper-conference", "techreport": "report", "report": "report", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "bathesis": "thesis", "candthesis": "thesis",
    "unpublished": "manuscript", "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
    "patent": "patent", "dataset": "dataset", "data": "dataset", "software": "software", "computerprogram": "software",
    "program": "software", "video": "motion_picture", "movie": "motion_picture", "audio": "song", "music": "song",
    "image": "graphic", "artwork": "graphic", "map": "map", "letter": "personal_communication", "standard": "standard",
    "performance": "performance", "legislation": "legislation", "jurisdiction": "legal_case", "legal": "treaty",
    "magazine": "article-magazine", "newspaper": "article-newspaper", "talk": "speech", "misc": "document",
    "commentary": "book", "bibnote": "document", "film": "motion_picture", "constitution": "legislation",
    "legadminmaterial": "legislation",
    # Mendeley's own
    "journal_article": "article-journal", "magazine_article": "article-magazine",
    "newspaper_article": "article-newspaper", "book_section": "chapter", "web_page": "webpage",
    "conference_proceedings": "paper-conference", "encyclopedia_article": "entry-encyclopedia",
    "working_paper": "report", "television_broadcast": "broadcast", "computer_program": "software",
    "case": "legal_case", "bill": "bill", "statute": "legislation", "hearing": "hearing",
    # as people call them whose style knows no such type
    "masterthesis": "thesis", "msthesis": "thesis", "mscthesis": "thesis", "bachelorthesis": "thesis",
    "bachelorsthesis": "thesis", "bscthesis": "thesis", "diplomathesis": "thesis", "dissertation": "thesis",
    "doctoralthesis": "thesis", "website": "webpage", "web": "webpage", "internet": "webpage", "url": "webpage",
    "blog": "post-weblog", "blogpost": "post-weblog", "preprint": "article", "presentation": "speech",
    "lecture": "speech", "slides": "speech", "newsarticle": "article-newspaper", "news": "article-newspaper",
    "youtube": "motion_picture", "podcast": "broadcast", "interview": "interview", "repository": "software",
    "code": "software", "law": "legislation", "standards": "standard", "bookchapter": "chapter",
    "inproceeding": "paper-conference", "proceeding": "paper-conference", "workshop": "paper-conference",
    "techrep": "report", "whitepaper": "report", "manuscript": "manuscript", "generic": "document",
    "other": "document",
}  # fmt: skip
"""Entry type -> CSL type."""
GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "bathesis": "Bachelor’s thesis",
           "candthesis": "Candidate thesis", "techreport": "", "diplomathesis": "Diploma thesis",
           "dissertation": "PhD thesis", "doctoralthesis": "PhD thesis",
           **dict.fromkeys(("masterthesis", "msthesis", "mscthesis"), "Master’s thesis"),
           **dict.fromkeys(("bachelorthesis", "bachelorsthesis", "bscthesis"), "Bachelor’s thesis")}  # fmt: skip
"""Entry type -> `genre`, where there is no `type` field."""
TYPE_WORDS = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis",
               "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis", "techreport": "technical report",
               "resreport": "research report", "software": "computer software", "datacd": "data CD",
               "audiocd": "audio CD", "patent": "patent", "patreq": "patent request"} | {
    f"{word}{code}": f"{country} {kind}"
    for word, kind in (("patent", "patent"), ("patreq", "patent request"))
    for code, country in (("de", "German"), ("eu", "European"), ("fr", "French"), ("uk", "British"), ("us", "U.S."))
}  # fmt: skip
"""BibLaTeX's words for a `type` field -> English."""
PEOPLE = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "director": "director", "origauthor": "original-author", "recipient": "recipient", "interviewer": "interviewer",
    "composer": "composer", "collaborator": "contributor",
}  # fmt: skip
"""Field -> name variable."""
EDITOR_TYPES = {
    "collaborator": "contributor", "compiler": "compiler", "director": "director", "organizer": "organizer",
}  # fmt: skip
"""`editortype` -> name variable."""
TEXTS = {
    "shortjournal": "container-title-short", "journalabbr": "container-title-short", "volume": "volume",
    "volumes": "number-of-volumes", "publisher": "publisher", "edition": "edition", "abstract": "abstract",
    "annotation": "annote", "annote": "annote", "chapter": "chapter-number", "doi": "DOI",
    "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "keywords": "keyword", "keyword": "keyword",
    "tags": "keyword", "note": "note", "addendum": "note", "pagetotal": "number-of-pages",
    "numpages": "number-of-pages", "venue": "event-place", "eventtitle": "event-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place", "library": "call-number", "call-number": "call-number",
    "lccn": "call-number", "part": "part-number", "version": "version", "eid": "number",
    "articleno": "number", "copyright": "license", "rights": "license", "medium": "medium",
}  # fmt: skip
"""Field -> text variable."""
COUNTRIES = {"countryde": "Germany", "countryeu": "European Union", "countryep": "European Union",
              "countryfr": "France", "countryuk": "United Kingdom",
              "countryus": "United States of America"}  # fmt: skip
"""BibLaTeX's words for a patent's `location` -> English."""


def country(word: str) -> str:
    """The country that BibLaTeX's word means; of one that it has no words for the code.

    >>> country("countryfr"), country("countryes"), country("Ghana")
    ('France', 'ES', 'Ghana')
    """
    code = word.removeprefix("country")
    return COUNTRIES.get(word) or (code.upper() if code != word and len(code) == 2 else word)


_ORDINALS = tuple(
    """First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth
    Sixteenth Seventeenth Eighteenth Nineteenth Twentieth""".split()
)
_FIGURES = re.compile(r"([1-9]\d{0,2})(?:st|nd|rd|th)")


def edition(word: str) -> str:
    """An edition in figures, which styles word by themselves, where it is no more than an ordinal.

    >>> edition("Second"), edition("2nd"), edition("Rev. ed.")
    ('2', '2', 'Rev. ed.')
    """
    if found := _FIGURES.fullmatch(word):
        return found[1]
    return str(_ORDINALS.index(word.capitalize()) + 1) if word.capitalize() in _ORDINALS else word


def ordinal(number: str) -> str:
    """An edition as BibTeX's styles print it, as the word of an ordinal.

    >>> ordinal("2"), ordinal("32"), ordinal("Rev. ed.")
    ('Second', '32nd', 'Rev. ed.')
    """
    if not re.fullmatch(r"[1-9]\d{0,2}", number):
        return number
    if int(number) <= len(_ORDINALS):
        return _ORDINALS[int(number) - 1]
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:-1] == "1" else ending)


DATES = {"date": "issued", "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date",
          "lastchecked": "accessed", "accessed": "accessed"}  # fmt: skip
"""Field -> date variable."""


def language(code: str) -> tuple[tuple[str, str], ...]:
    """The field that says a language: babel's name of it, or else the code; none for none."""
    if name := languages.NAMES.get(code):
        return (("langid", name),)
    return (("language", code),) if code else ()


PLAIN_TYPES = frozenset(
    """article book incollection inproceedings phdthesis mastersthesis thesis techreport report online unpublished
    patent dataset software misc inreference periodical video audio image letter standard performance legislation
    jurisdiction legal""".split()
)
"""Entry types that a reference's type and genre bring back; others are kept in `custom`."""
PUBLISHERS = ("institution", "school", "organization", "howpublished")
"""Fields that name who published a work, beside the one that says so."""
