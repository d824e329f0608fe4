"""The words of MODS and what they are in CSL: genres, and kinds of resources.

Sources: the MARC genre terms (https://www.loc.gov/standards/valuelist/marcgt.html), the types of Dublin Core, the
names that Zotero, bibutils and repositories give their kinds of works; the MODS and id.loc.gov lists of resource types.
"""

_KINDS = {
    "article-journal": "journal article; article; academic journal; journalarticle; offprint; legal article",
    "article-magazine": "magazine article; magazinearticle; magazine",
    "article-newspaper": "newspaper article; newspaperarticle; newspaper",
    "book": "book; monograph; bibliography; biography; autobiography; catalog; dictionary; "
    "encyclopedia; fiction; novel; poetry; essay; drama; conference publication; festschrift; "
    "comic or graphic novel; comic; graphic novel; folktale; government publication; handbook; "
    "history; humor, satire; humor,satire; humor; satire; hymnal; memoir; multivolume "
    "monograph; programmed text; script; short story; yearbook; loose-leaf",
    "chapter": "book chapter; book section; booksection; bookchapter; chapter",
    "paper-conference": "conference paper; conferencepaper; conference; proceeding",
    "thesis": "thesis; theses; dissertation; doctoral thesis; ph.d. thesis; masters thesis; doctoral "
    "dissertation; masters dissertation; master's thesis; bachelor thesis; diploma thesis; "
    "habilitation; phd thesis",
    "report": "report; technical report; working paper; technical documentation",
    "webpage": "web page; webpage; web site; internet resource; website; online system or service; online "
    "system; online service; interactive resource; interactiveresource",
    "post-weblog": "blogpost; blog",
    "personal_communication": "email; letter; instant message; instantmessage; e-mail",
    "interview": "interview",
    "map": "map; atlas; globe; remote sensing image; cartographic material",
    "patent": "patent",
    "manuscript": "manuscript; unpublished",
    "motion_picture": "motion picture; film; videorecording; filmstrip; moving image; movingimage; film or video",
    "song": "sound; audiorecording; audio recording; rehearsal; sound recording; musical recording",
    "graphic": "art original; artwork; picture; graphic; photograph; art reproduction; chart; comic strip; "
    "diorama; kit; microscope slide; model; realia; slide; transparency; technical drawing; "
    "image; still image; stillimage",
    "legislation": "statute; legislation",
    "bill": "bill",
    "hearing": "hearing",
    "legal_case": "legal case and case notes; legal case; case; case notes",
    "software": "computer program; software; computerprogram",
    "dataset": "dataset; database; numeric data",
    "entry-encyclopedia": "encyclopedia article; encyclopediaarticle",
    "speech": "speech; presentation",
    "periodical": "series; periodical",
    "review": "review; book review",
    "standard": "standard; standard or specification; specification",
    "document": "document",
    "article": "preprint",
    "broadcast": "podcast; radiobroadcast; radio broadcast; tvbroadcast; television broadcast",
    "treaty": "treaty",
    "post": "forumpost; forum post",
    "entry-dictionary": "dictionaryentry; dictionary entry",
}
GENRES = {word: kind for kind, words in _KINDS.items() for word in words.split("; ")}
"""Genre in small letters -> CSL's type."""
RESOURCES = {
    "cartographic": "map",
    "moving image": "motion_picture",
    "still image": "graphic",
    "sound recording": "song",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "software, multimedia": "software",
    "notated music": "document",
    "three dimensional object": "graphic",
    "sound recording - musical": "song",
    "sound recording - nonmusical": "song",
    "audio": "song",
    "audio musical": "song",
    "audio non musical": "song",
    "artifact": "graphic",
    "collection": "collection",
    "dataset": "dataset",
    "manuscript": "manuscript",
    "multimedia": "software",
}
