"""The words of Word's bibliography and what they are in CSL: types of sources, elements, roles."""

from collections.abc import Mapping

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
# Word's source type -> CSL's; the first of a CSL type is written
TYPES = {
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "software",
    "Art": "graphic",
    "SoundRecording": "song",
    "Performance": "performance",
    "Film": "motion_picture",
    "Interview": "interview",
    "Patent": "patent",
    "Case": "legal_case",
    "Misc": "document",
}
WRITTEN_TYPES = {
    "article-newspaper": "ArticleInAPeriodical",
    "thesis": "Report",
    "post-weblog": "InternetSite",
    "post": "InternetSite",
    "broadcast": "Film",
    "entry-encyclopedia": "BookSection",
    "entry-dictionary": "BookSection",
    "dataset": "ElectronicSource",
    "manuscript": "Misc",
    "review": "JournalArticle",
}
PEOPLE = {
    "Author": "author",
    "BookAuthor": "container-author",
    "Editor": "editor",
    "Translator": "translator",
    "Artist": "author",
    "Inventor": "author",
    "Compiler": "compiler",
    "Composer": "composer",
    "Director": "director",
    "Interviewee": "author",
    "Interviewer": "interviewer",
    "Performer": "performer",
    "ProducerName": "producer",
    "Writer": "script-writer",
    "Conductor": "contributor",
    "Counsel": "contributor",
}
FIELDS = {
    "Title": "title",
    "ShortTitle": "title-short",
    "AbbreviatedCaseNumber": "title-short",
    "JournalName": "container-title",
    "PeriodicalTitle": "container-title",
    "BookTitle": "container-title",
    "ConferenceName": "event-title",
    "InternetSiteTitle": "container-title",
    "PublicationTitle": "container-title",
    "AlbumTitle": "container-title",
    "BroadcastTitle": "container-title",
    "Volume": "volume",
    "Issue": "issue",
    "NumberVolumes": "number-of-volumes",
    "Pages": "page",
    "Edition": "edition",
    "Publisher": "publisher",
    "Institution": "publisher",
    "Department": "division",
    "ChapterNumber": "chapter-number",
    "ThesisType": "genre",
    "Type": "genre",
    "PatentNumber": "number",
    "CaseNumber": "number",
    "RecordingNumber": "number",
    "Court": "authority",
    "Reporter": "container-title",
    "Medium": "medium",
    "Version": "version",
    "URL": "URL",
    "DOI": "DOI",
    "BIBTEX_Abstract": "abstract",
    "BIBTEX_KeyWords": "keyword",
    "BIBTEX_Keywords": "keyword",
    "BIBTEX_Series": "collection-title",
    "BIBTEX_HowPublished": "note",
    "BIBTEX_Note": "note",
    "BIBTEX_Pubstate": "status",
    "BIBTEX_Copyright": "license",
    "BIBTEX_ISSN": "ISSN",
    "BIBTEX_ISBN": "ISBN",
    "BIBTEX_DOI": "DOI",
}
OWN: Mapping[str, Mapping[str, str]] = {
    "report": {"Institution": "publisher", "Publisher": "publisher"},
    "thesis": {"Institution": "publisher", "Publisher": "publisher"},
    "motion_picture": {"ProductionCompany": "publisher", "Distributor": "publisher"},
    "song": {"ProductionCompany": "publisher"},
    "performance": {"ProductionCompany": "publisher", "Theater": "event-place"},
    "interview": {"Broadcaster": "publisher", "Station": "publisher"},
    "paper-conference": {"ConferenceName": "container-title"},
}
ELSEWHERE = frozenset(
    """Author SourceType Tag Guid LCID Year Month Day YearAccessed MonthAccessed DayAccessed Accessed City StateProvince
    CountryRegion StandardNumber RefOrder Comments BIBTEX_Entry BIBTEX_Abstract""".split()
)
COMMENTS = "Comments"
# the elements of CT_SourceType that a source's variables may leave no place for: kept and written under their names
KEPT = frozenset(
    """AbbreviatedCaseNumber AlbumTitle Broadcaster BroadcastTitle CaseNumber ConferenceName Distributor Medium
    PeriodicalTitle ProductionCompany PublicationTitle RecordingNumber Reporter Station Theater ThesisType
    Type""".split()
)
MARKS = ("ISBN", "ISSN", "PMID", "LCCN", "MRN")
