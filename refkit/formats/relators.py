"""What somebody did for a work, in the codes and words of library catalogues, and CSL's variable for it.

Source: MARC Code List for Relators (https://www.loc.gov/marc/relators/), 2024; the words are those that catalogues give
beside them or instead, in English, German, French and Spanish.
"""

import re

_CODES = {
    "author": "adp art aut cre ctg dis etr fmk inv ive lbt pht prg rpt scl spk",
    "chair": "mod",
    "collection-editor": "sed",
    "compiler": "com",
    "composer": "cmp",
    "curator": "cur",
    "director": "drt fmd sgd tld",
    "editor": "edt edc edd pbd red",
    "host": "hst",
    "illustrator": "ill ilu",
    "interviewer": "ivr",
    "narrator": "nrt",
    "organizer": "orm",
    "performer": "act mus prf sng vac",
    "producer": "fmp pro tlp",
    "recipient": "rcp",
    "script-writer": "aus sce",
    "translator": "trl",
}
_WORDS = {
    "author": "author, joint author, creator, artist, cartographer, inventor, interviewee, librettist, photographer, "
    "sculptor, verfasser, autor, auteur, auteure, autrice, autora, fotograf, künstler, photographe",
    "chair": "chair, moderator",
    "collection-editor": "series editor, reihenherausgeber, directeur de collection",
    "compiler": "compiler, comp, zusammenstellender, compilateur, compilador",
    "composer": "composer, komponist, compositeur, compositrice, compositor",
    "container-author": "bookauthor",
    "curator": "curator, kurator, commissaire d'exposition",
    "director": "director, film director, television director, stage director, regisseur, filmregisseur, réalisateur, "
    "réalisatrice, metteur en scène, director de cine",
    "editor": "editor, editor of compilation, joint editor, ed, eds, herausgeber, hrsg, éditeur scientifique, "
    "éditrice scientifique, directeur de publication, directeur de la publication, directrice de publication, editor "
    "literario, editora, ed. lit, coord, coordinador, coordinadora",
    "host": "host",
    "illustrator": "illustrator, illus, illustrateur, illustratrice, ilustrador",
    "interviewer": "interviewer, intervieweur",
    "narrator": "narrator, erzähler, sprecher, narrateur, narratrice, narrador",
    "organizer": "organizer, veranstalter",
    "performer": "performer, actor, singer, musician, instrumentalist, interpret, schauspieler, sänger, interprète",
    "producer": "producer, film producer, produzent, producteur",
    "recipient": "addressee, recipient, adressat",
    "script-writer": "screenwriter, scriptwriter, drehbuchautor, scénariste, guionista",
    "translator": "translator, tr, trans, übersetzer, traducteur, traductrice, traductor, traductora, trad",
}
_VARIABLES = {code: variable for variable, codes in _CODES.items() for code in codes.split()} | {
    word: variable for variable, words in _WORDS.items() for word in words.split(", ")
}
# of "Herausgeberin", "Herausgeber(in)", "Herausgeber*in"
_FEMININE = re.compile(r"(?<=[a-zäöü]{4})[(*/:]?in\)?$")


def bare(relator: str) -> str:
    """A code or a word in small letters, without what catalogues put around it or the address of their list.

    >>> bare("[Editor],"), bare("http://id.loc.gov/vocabulary/relators/edt")
    ('editor', 'edt')
    """
    word = relator.lower().strip(" .,:;[]")
    return word.rpartition("/")[2] if word.startswith("http") else word


def variable(relator: str) -> str:
    """The name variable for a relator, "" where CSL has none for it.

    >>> variable("edt"), variable("Herausgeber*in"), variable("bookseller")
    ('editor', 'editor', '')
    """
    word = bare(relator)
    return _VARIABLES.get(word) or _VARIABLES.get(_FEMININE.sub("", word), "")
