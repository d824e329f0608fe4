"""Crossref's deposit and query schema (unixref, UNIXSD, deposits 4.3 to 5.3), as its XML services answer. Read only.

Source: https://data.crossref.org/reports/help/schema_doc/5.3.1/index.html
"""

import re
from collections.abc import Iterator

from refkit.fields import names, pages
from refkit.formats import answers, xml
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, nothing
from refkit.model import Bibliography, Date, Name

# element that describes a work -> CSL's type; the innermost that has a title is the work
_WORKS = {
    "journal_article": "article-journal",
    "conference_paper": "paper-conference",
    "content_item": "chapter",
    "component": "document",
    "dataset": "dataset",
    "book_metadata": "book",
    "book_series_metadata": "book",
    "book_set_metadata": "book",
    "dissertation": "thesis",
    "report-paper_metadata": "report",
    "report-paper_series_metadata": "report",
    "standard_metadata": "standard",
    "posted_content": "article",
    "peer_review": "review",
    "database_metadata": "dataset",
    "proceedings_metadata": "book",
    "proceedings_series_metadata": "book",
    "journal_issue": "periodical",
    "journal_metadata": "periodical",
    "pending_publication": "article-journal",
    "grant": "document",
}
_ROLES = {"author": "author", "editor": "editor", "translator": "translator", "chair": "chair", "reviewer": "author"}
_TAGS = {"i": "i", "em": "i", "b": "b", "strong": "b", "sup": "sup", "sub": "sub", "scp": "sc"}


def read(text: str) -> Bibliography:
    """The works in an answer in unixref or in a deposit; a record that is an error message becomes a problem.

    Raises:
        InputError: it is no XML, declares entities, or describes no work.
    """
    document = xml.parse(text, title="unixref", expected='a root element "doi_records" or "crossref_result"')
    drafts = [_draft(work, around) for record in _records(document.root) for work, around in _works(record)]
    if not drafts:
        raise nothing("Crossref work", text, 'an element such as "journal_article" in "crossref"')
    return Bibliography(tuple(draft.reference() for draft in drafts), document.problems)


def _records(root: xml.Element) -> Iterator[xml.Element]:
    found = list(root.iter("crossref")) or list(root.iter("body")) or [root]
    yield from found


_INSIDE = ("journal_article", "conference_paper", "content_item", "pending_publication", "dataset", "grant")


def _works(record: xml.Element) -> Iterator[tuple[xml.Element, xml.Element]]:
    """Each work of a record, and the element that says what it appeared in."""
    for whole in record if xml.local(record) in ("crossref", "body") else [record]:
        inner = [work for kind in _INSIDE for work in whole.iter(kind) if work is not whole]
        for work in inner:
            yield work, whole
        itself = None if inner else _whole(whole)
        if itself is not None:
            yield itself, whole


def _whole(whole: xml.Element) -> xml.Element | None:
    if xml.local(whole) in _WORKS:
        return whole
    return next((part for part in whole if xml.local(part) in _WORKS and xml.local(part) != "event_metadata"), None)


def _draft(work: xml.Element, around: xml.Element) -> Draft:
    draft = Draft(type=_WORKS.get(xml.local(work), "document"))
    draft.text("title", _title(work))
    for contributor in (*work.iterfind("contributors/*"), *work.iterfind("person_name")):
        draft.name(_ROLES.get(contributor.get("contributor_role", ""), "contributor"), _person(contributor))
    if work is not around:
        _container(draft, work, around)
    _numbers(draft, work, around)
    draft.date("issued", _issued(work) or (_issued(around) if work is not around else None))
    _event(draft, around)
    draft.id = str(draft.values.get("DOI", ""))
    return draft


def _title(work: xml.Element) -> str:
    for path in ("titles", "proceedings_title", "full_title", "journal_metadata/full_title"):
        element = work.find(path)
        if element is not None:
            title = xml.rich(element.find("title"), _TAGS) if path == "titles" else xml.text(element)
            subtitle = xml.rich(element.find("subtitle"), _TAGS)
            return f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title
    return ""


def _person(element: xml.Element) -> Name:
    if xml.local(element) == "anonymous":
        return Name(literal=xml.text(element) or f"Anonymous {element.get('contributor_role', '').title()}".strip())
    if xml.local(element) != "person_name":
        return Name(literal=xml.text(element))
    given, family = xml.first(element, "given_name"), xml.first(element, "surname")
    return names.lowered(answers.person(given, family, suffix=xml.first(element, "suffix")))


_BOOKS = ("book_metadata", "book_series_metadata", "book_set_metadata", "database_metadata", "report-paper_metadata")


def _container(draft: Draft, work: xml.Element, around: xml.Element) -> None:
    draft.text("container-title", xml.first(around, "journal_metadata/full_title"))
    draft.text("container-title-short", xml.first(around, "journal_metadata/abbrev_title"))
    for holder in ("proceedings_metadata", "proceedings_series_metadata", *_BOOKS):
        element = around.find(holder)
        if element is None or element is work:
            continue
        draft.text("container-title", _title(element))
        draft.text("collection-title", xml.first(element, "series_metadata/titles/title"))
        for contributor in element.iterfind("contributors/*"):
            role = _ROLES.get(contributor.get("contributor_role", ""), "contributor")
            draft.name("container-author" if role == "author" else role, _person(contributor))
    if draft.type == "chapter" and work.get("component_type") == "reference_entry":
        draft.type = "entry"


def _numbers(draft: Draft, work: xml.Element, around: xml.Element) -> None:
    places = (work, around) if work is not around else (work,)
    holders = [holder for place in places for holder in (place, *place.iterchildren("*"))]
    for variable, *paths in _TEXTS:
        draft.text(variable, next((found for holder in holders if (found := xml.first(holder, *paths))), ""))
    draft.text("DOI", xml.first(work, "doi_data/doi"))
    draft.text("URL", xml.first(work, "doi_data/resource"))
    first, last = xml.first(work, "pages/first_page"), xml.first(work, "pages/last_page")
    others = xml.first(work, "pages/other_pages")
    draft.text("page", pages.normal(answers.joined(first, last) + (f", {others}" if others else "")))
    if draft.type == "report":
        draft.text("number", xml.first(work, "publisher_item/item_number"))
    elif not draft.has("page"):
        numbered = (each for each in work.iterfind("publisher_item/item_number") if _is_article_number(each))
        draft.text("page", xml.text(next(numbered, None)))
    draft.text("abstract", xml.paragraphs(work.find("abstract"), "p"))
    if draft.type == "thesis":
        draft.text("publisher", xml.first(work, "institution/institution_name"))
        draft.text("publisher-place", xml.first(work, "institution/institution_place"))
        draft.text("genre", re.sub(r"\s*\(.*\)$", "", xml.first(work, "degree")))
    if draft.type == "article":
        _posted(draft, work)
    if draft.type == "review":
        draft.text("genre", "peer review")
    draft.text("ISSN", _issn(around))
    draft.text("ISBN", next((found for holder in holders for found in xml.texts(holder, "isbn")), ""))
    draft.text("license", next(xml.texts(work, ".//license_ref"), ""))
    draft.text("language", _language(holders))


_TEXTS = (
    ("volume", "journal_volume/volume", "volume"),
    ("issue", "issue"),
    ("edition", "edition_number"),
    ("publisher", "publisher/publisher_name", "standards_body/standards_body_name"),
    ("publisher-place", "publisher/publisher_place"),
    ("number", "publisher_item/item_number[@item_number_type='report-number']", "contract_number"),
    ("chapter-number", "component_number"),
)


def _is_article_number(element: xml.Element) -> bool:
    return "article" in element.get("item_number_type", "article")


def _posted(draft: Draft, work: xml.Element) -> None:
    """A preprint is published by its server; other postings stand in a blog or the like."""
    where = xml.first(work, "institution/institution_name")
    if work.get("type", "preprint") == "other":
        draft.type = "post-weblog" if "blog" in where.lower() else "post"
        draft.text("container-title", where)
    else:
        draft.text("publisher", where or xml.first(work, "group_title"))


def _issn(around: xml.Element) -> str:
    """The printed one's where there are two."""
    found = list(around.iter("issn"))
    printed = [each for each in found if each.get("media_type", "print") == "print"]
    return xml.text(next(iter(printed or found), None))


def _language(holders: list[xml.Element]) -> str:
    return next((said for holder in holders if (said := holder.get("language", ""))), "")


_DATES = ("publication_date", "approval_date", "posted_date", "review_date", "creation_date", "acceptance_date")


def _issued(element: xml.Element) -> Date | None:
    """The printed date where there is one, else the first."""
    found = [date for name in _DATES for date in element.iterfind(f"./{name}")]
    found += [date for path in _DATE_PATHS for date in element.iterfind(path)]
    printed = [date for date in found if date.get("media_type") == "print"]
    best = next(iter(printed or found), None)
    return None if best is None else _date(best)


_DATE_PATHS = (
    "database_date/publication_date",
    "database_date/creation_date",
    "journal_issue/publication_date",
    "*/publication_date",
    "*/approval_date",
)


def _date(element: xml.Element) -> Date | None:
    year, month, day = (_whole_number(xml.first(element, part)) for part in ("year", "month", "day"))
    if not year:
        return None
    if 21 <= month <= 24 or 31 <= month <= 34:  # the schema's seasons and quarters
        return Date(parts=((year,),), season=str(month % 10)) if month < 31 else Date(parts=((year,),))
    if not 1 <= month <= 12:
        return Date(parts=((year,),))
    return Date(parts=((year, month, day) if 1 <= day <= 31 else (year, month),))


def _whole_number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,4}", text) else 0


def _event(draft: Draft, around: xml.Element) -> None:
    event = around.find("event_metadata")
    if event is None:
        return
    draft.text("event-title", xml.first(event, "conference_name"))
    draft.text("event-place", xml.first(event, "conference_location"))
    held = event.find("conference_date")
    if held is not None:
        begin, end = _part_date(held, "start"), _part_date(held, "end")
        draft.date("event-date", Date(parts=tuple(dict.fromkeys(part for part in (begin, end) if part))))


def _part_date(held: xml.Element, which: str) -> tuple[int, ...]:
    found: list[int] = []
    for part in ("year", "month", "day"):
        number = _whole_number(held.get(f"{which}_{part}", ""))
        if not number:
            break
        found.append(number)
    return tuple(found)


def sniff(head: str) -> bool:
    """Whether the root is one of Crossref's."""
    return xml.root_name(head) in ("doi_records", "doi_record", "crossref_result", "doi_batch", "crossref")


FORMAT = Format("unixref", "Crossref unixref XML", (".xml", ".unixref"), read, None, sniff)
