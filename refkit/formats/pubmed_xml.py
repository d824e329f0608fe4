"""PubMed's XML: articles and book chapters as E-utilities and the website hand them out. Read only.

Source: NLM, "MEDLINE/PubMed XML Element Descriptions" and the PubMed DTD of 2025.
"""

import re

from refkit.fields import dates, identifiers, names, pages, titles
from refkit.formats import answers, xml
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, nothing
from refkit.model import Bibliography, Date, Name

_TAGS = {"i": "i", "b": "b", "sup": "sup", "sub": "sub"}
_KINDS = {
    "academic dissertation": "thesis",
    "dissertation": "thesis",
    "preprint": "article",
    "dataset": "dataset",
    "patent": "patent",
    "technical report": "report",
    "newspaper article": "article-newspaper",
}


def read(text: str) -> Bibliography:
    """The articles and books of a PubMed answer; an article without title or journal is read as far as it goes.

    An element without anything in it is told and is no reference.

    Raises:
        InputError: it is no XML, declares entities, or has no article.
    """
    document = xml.parse(text, title="PubMed XML", expected='a root element "PubmedArticleSet"')
    root = document.root
    entries = [each for each in root.iter(*_ENTRIES) if xml.local(each.getparent()) not in _ENTRIES]
    if not entries and not xml.local(root).startswith("Pubmed"):
        raise nothing("PubMed article", text, 'elements "PubmedArticle"')
    drafts = [_book(entry) if entry.find(".//BookDocument") is not None else _article(entry) for entry in entries]
    problems = (problem for draft in drafts for problem in draft.problems)
    references = tuple(draft.reference() for draft in drafts if any(draft.values.values()))
    return Bibliography(references, (*document.problems, *problems))


_ENTRIES = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")


def _article(entry: xml.Element) -> Draft:
    draft = Draft(type="article-journal")
    citation = entry if xml.local(entry) == "MedlineCitation" else entry.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    if citation is None or article is None:
        all_there_is = "nothing but its number" if entry.find(".//PMID") is not None else "nothing in it"
        draft.told(f"this article has {all_there_is}", xml.line(entry))
        article = citation = entry
    draft.text("title", _title(article))
    draft.name("author", *_people(article.find("AuthorList[@Type='authors']") or article.find("AuthorList")))
    draft.name("editor", *_people(article.find("AuthorList[@Type='editors']")))
    _described(draft, article)
    _journal(draft, article)
    draft.text("page", _pages(article))
    _keywords(draft, citation)
    _identifiers(draft, entry, article)
    _status(draft, entry)
    for note in xml.texts(citation, "GeneralNote"):
        draft.text("note", note)
    said = [kind.lower() for kind in xml.texts(article, "PublicationTypeList/PublicationType")]
    draft.type = next((_KINDS[kind] for kind in said if kind in _KINDS), "article-journal")
    if draft.type == "article":  # a preprint: its "journal" is the server
        draft.move("container-title", "publisher")
        draft.move("page", "number")
        draft.values.pop("container-title-short", None)
    for comment in citation.iterfind("CommentsCorrectionsList/CommentsCorrections[@RefType='RetractionIn']"):
        draft.keep("RetractionIn", xml.first(comment, "RefSource"))
    return draft


def _title(article: xml.Element) -> str:
    title = xml.rich(article.find("ArticleTitle"), _TAGS) or xml.rich(article.find("VernacularTitle"), _TAGS)
    translated = re.fullmatch(r"\[(.*)\][.]?", title)
    return (translated[1] if translated else title).removesuffix(".")


def _people(listed: xml.Element | None) -> list[Name]:
    return [] if listed is None else [_name(author) for author in listed.iterfind("Author")]


def _name(author: xml.Element) -> Name:
    given = xml.first(author, "ForeName", "FirstName") or names.dotted(xml.first(author, "Initials"))
    family = xml.first(author, "LastName")
    other = xml.first(author, "CollectiveName")
    return answers.person(names.dotted(given), family, suffix=xml.first(author, "Suffix"), other=other)


def _journal(draft: Draft, article: xml.Element) -> None:
    journal = article.find("Journal")
    if journal is None:
        return
    draft.text("container-title", _name_of(xml.first(journal, "Title"), draft))
    draft.text("container-title-short", xml.first(journal, "ISOAbbreviation") or _abbreviation(journal))
    draft.text("ISSN", xml.first(journal, "ISSN"))
    draft.text("volume", xml.first(journal, "JournalIssue/Volume"))
    draft.text("issue", xml.first(journal, "JournalIssue/Issue"))
    draft.date("issued", _date(journal.find("JournalIssue/PubDate")) or _date(article.find("ArticleDate")))


def _name_of(journal: str, draft: Draft) -> str:
    """A journal's name, which NLM writes in the small letters of a catalogue; in English it gets its capitals back."""
    return titles.headline(journal.replace(" : ", ": ")) if draft.values.get("language") == "eng" else journal


def _abbreviation(journal: xml.Element) -> str:
    """What MEDLINE calls the journal, kept beside the article."""
    article = journal.getparent()
    citation = article.getparent() if article is not None else None
    return "" if citation is None else xml.first(citation, "MedlineJournalInfo/MedlineTA")


def _date(element: xml.Element | None) -> Date | None:
    if element is None:
        return None
    if said := xml.first(element, "MedlineDate"):
        return dates.read(said)
    year, month, day, season = (xml.first(element, part) for part in ("Year", "Month", "Day", "Season"))
    if month.isdecimal():
        parts = tuple(part for said in (year, month, day) if (part := dates.figures(said)))
        return Date(parts=(parts,)) if dates.figures(year) else None
    return dates.read(" ".join(part for part in (day, month or season, year) if part)) or None


def _pages(article: xml.Element) -> str:
    said = xml.first(article, "Pagination/MedlinePgn")
    begin, end = xml.first(article, "Pagination/StartPage"), xml.first(article, "Pagination/EndPage")
    text = said or answers.joined(begin, end) or xml.first(article, "ELocationID[@EIdType='pii']")
    spread = pages.span(text)
    return "-".join(page for page in spread if page) if spread else pages.normal(text)


def _described(draft: Draft, work: xml.Element) -> None:
    draft.text("abstract", _abstract(work))
    draft.text("license", xml.first(work, "Abstract/CopyrightInformation"))
    draft.text("language", ", ".join(xml.texts(work, "Language")))


def _status(draft: Draft, entry: xml.Element) -> None:
    """Whether it is out in print, which a reader needs to be told only where it is not."""
    said = xml.first(entry, "PubmedData/PublicationStatus", "PubmedBookData/PublicationStatus")
    if said == "aheadofprint":
        draft.text("status", "advance online publication")
    else:
        draft.keep("PublicationStatus", said)


def _abstract(article: xml.Element) -> str:
    """The sections of an abstract, each with its label, as paragraphs."""
    sections = []
    for section in article.iterfind("Abstract/AbstractText"):
        label, text = section.get("Label", ""), _PADDED.sub(r"\1", xml.rich(section, _TAGS))
        sections.append(f"{label}: {text}" if label and label != "UNLABELLED" else text)
    return "\n".join(section for section in sections if section)


_PADDED = re.compile(r"([(\[]) ")  # where a program broke the line before a tag


def _keywords(draft: Draft, citation: xml.Element) -> None:
    for path in ("MeshHeadingList/MeshHeading/DescriptorName", "KeywordList/Keyword"):
        for keyword in xml.texts(citation, path):
            if keyword not in str(draft.values.get("keyword", "")).split(", "):
                draft.text("keyword", keyword)


def _identifiers(draft: Draft, entry: xml.Element, article: xml.Element) -> None:
    said = [each for path in ("MedlineCitation/PMID", "PMID", "BookDocument/PMID") for each in entry.iterfind(path)]
    newest = max(said, key=lambda each: dates.figures(each.get("Version", "")), default=None)
    draft.text("PMID", xml.text(newest))
    listed = "PubmedData/ArticleIdList/ArticleId[@IdType='{}']"
    draft.text("DOI", identifiers.doi(xml.first(entry, listed.format("doi")) or _located(article, "doi")))
    draft.text("PMCID", xml.first(entry, listed.format("pmc")))
    draft.text("URL", xml.first(entry, listed.format("url")))
    draft.keep("pii", xml.first(entry, listed.format("pii")))
    draft.id = str(draft.values.get("PMID", ""))


def _located(article: xml.Element, kind: str) -> str:
    return xml.first(article, f"ELocationID[@EIdType='{kind}']")


def _book(entry: xml.Element) -> Draft:
    document = entry.find(".//BookDocument")
    if document is None:
        return Draft()
    book = document.find("Book")
    chapter = xml.rich(document.find("ArticleTitle"), _TAGS)
    draft = Draft(type="chapter" if chapter else "book")
    whole = xml.rich(book.find("BookTitle") if book is not None else None, _TAGS)
    draft.text("title", (chapter or whole).removesuffix("."))
    if chapter:
        draft.text("container-title", whole)
    for listed in document.iter("AuthorList"):
        inside = xml.local(listed.getparent()) == "Book"
        role = "editor" if listed.get("Type") == "editors" else "container-author" if inside and chapter else "author"
        draft.name(role, *_people(listed))
    if book is not None:
        _published(draft, book)
    _described(draft, document)
    draft.text("chapter-number", xml.first(document, "LocationLabel[@Type='chapter']"))
    draft.text("page", _pages(document))
    _keywords(draft, document)
    _identifiers(draft, entry, document)
    _status(draft, entry)
    draft.text("DOI", identifiers.doi(xml.first(document, "ArticleIdList/ArticleId[@IdType='doi']")))
    return draft


def _published(draft: Draft, book: xml.Element) -> None:
    for path, variable in _BOOK.items():
        draft.text(variable, xml.first(book, path))
    draft.date("issued", _date(book.find("PubDate")))


_BOOK = {
    "Publisher/PublisherName": "publisher",
    "Publisher/PublisherLocation": "publisher-place",
    "CollectionTitle": "collection-title",
    "Volume": "volume",
    "VolumeTitle": "volume-title",
    "ReportNumber": "number",
    "Edition": "edition",
    "Isbn": "ISBN",
    "Medium": "medium",
}


def sniff(head: str) -> bool:
    """Whether the root is one of PubMed's."""
    return xml.root_name(head) in ("PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet", *_ENTRIES)


FORMAT = Format("pubmed-xml", "PubMed XML", (".xml",), read, None, sniff)
