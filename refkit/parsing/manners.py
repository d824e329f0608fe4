"""How reference lists are written: a manner is drawn at random, and every string made in it shares its habits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
_WEIGHTS = (12, 9, 3, 3, 2, 3, 1)

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "in": ("In: ", "In ", "in ", "in: ", ""),
        "editors": ("(Eds.)", "(eds.)", "(eds)", "eds.", "(Ed.)", "(ed.)", "editors"),
        "edited": ("edited by ", "ed. ", "Ed. ", "Edited by ", "eds. ", "ed. by ", "edited and introduced by "),
        "pages": ("pp. ", "p. ", "pp ", "pages "), "volume": ("vol. ", "Vol. ", "volume ", "v. "),
        "issue": ("no. ", "No. ", "issue ", "nr. "),
        "edition": ("2nd ed.", "3rd ed.", "2nd edition", "4th edn", "Rev. ed.", "second edition", "3d ed.",
                    "1st edition", "revised edition"),
        "and": (" and ", " & ", ", and ", ", & ", ", "), "others": (" et al.", ", et al.", " et al", " and others"),
        "thesis": ("PhD thesis", "Doctoral dissertation", "Master's thesis", "Ph.D. dissertation", "MSc thesis"),
        "report": ("Technical report", "Working Paper", "Discussion paper", "Research report", "Tech. Rep.",
                   "Tech. report"),
        "retrieved": ("Retrieved from ", "Available at: ", "Available from: ", "URL: ", "Available: ", ""),
        "accessed": ("accessed ", "Accessed ", "last accessed ", "[cited ", "retrieved on "),
        "translated": ("translated by ", "Trans. ", "trans. ", "Translated by ", "tr. ", "translated and edited by ",
                       "translated with an introduction by "),
        "undated": ("n.d.", "in press", "forthcoming"),
    },
    "de": {
        "in": ("In: ", "in: ", "In ", "in: ", "In: "), "editors": ("(Hrsg.)", "(Hg.)", "Hrsg.", "(Hgg.)", "(Hg.)"),
        "edited": ("hrsg. von ", "Hrsg. v. ", "herausgegeben von ", "hg. von ", "hg. v. ", "Hg. ", "Hrsg. ",
                   "hrsgg. von ", "hrsg. und eingel. von ", "herausgegeben und kommentiert von ",
                   "bearb. von ", "bearbeitet von "),
        "pages": ("S. ", "S. ", "", "s. "),
        "volume": ("Bd. ", "Jg. ", "Band ", ""), "issue": ("H. ", "Heft ", "Nr. ", ""),
        "edition": ("2. Aufl.", "3. Auflage", "2., überarb. Aufl.", "1. Auflage", "5., vollst. überarb. u. erw. Aufl.",
                    "4. überarb. Aufl.", "6., rev. Auflage", "3., neubearb. Aufl.", "Zweite Auflage", "2. Auflage"),
        "and": (" und ", " & ", "; ", "/", ", "), "others": (" et al.", " u. a.", " u.a.", " [u.a.]", " [et al.]"),
        "thesis": ("Dissertation", "Diss.", "Diplomarbeit", "Masterarbeit", "Habilitationsschrift"),
        "report": ("Arbeitspapier", "Forschungsbericht", "Discussion Paper"),
        "retrieved": ("Abgerufen von ", "URL: ", "Online verfügbar unter ", "verfügbar unter: ", "Internet: ", ""),
        "accessed": ("Zugriff am ", "abgerufen am ", "[Stand: ", "zuletzt geprüft am "),
        "translated": ("übersetzt von ", "Übers. v. ", "Übersetzt von ", "Aus dem Englischen von ",
                       "Aus dem Französischen von ", "Neu übersetzt von ", "übers. und hg. von ", "Deutsch von ",
                       "Übersetzt und mit einer Einleitung versehen von ", "Aus dem Italienischen übersetzt von "),
        "undated": ("o. J.", "im Erscheinen", "im Druck", "o.J.", "in Vorbereitung", "i. E."),
    },
    "fr": {
        "in": ("dans ", "In ", "in ", "Dans ", "in: "), "editors": ("(dir.)", "(éd.)", "(éds)", "(sous la dir. de)"),
        "edited": ("sous la dir. de ", "sous la direction de ", "édité par ", "éd. ", "éd. par ", "textes réunis par "),
        "pages": ("p. ", "pp. ", ""),
        "volume": ("vol. ", "t. ", "tome ", ""), "issue": ("n° ", "no ", "nº "), "edition": ("2e éd.", "3e édition"),
        "and": (" et ", " & ", ", ", "; "), "others": (" et al.", " et alii"),
        "thesis": ("Thèse de doctorat", "Mémoire de master", "thèse"), "report": ("Rapport", "Document de travail"),
        "retrieved": ("Disponible sur : ", "En ligne : ", "URL : ", "Récupéré de ", ""),
        "accessed": ("consulté le ", "[consulté le ", "Consulté le "), "translated": ("trad. par ", "traduit par "),
        "undated": ("s.d.", "à paraître", "sous presse"),
    },
    "es": {
        "in": ("En ", "en ", "En: ", "In: "), "editors": ("(Eds.)", "(ed.)", "(comp.)", "(coords.)"),
        "edited": ("editado por ", "ed. ", "coord. por ", "ed. de ", "edición de "),
        "pages": ("pp. ", "p. ", "págs. ", ""),
        "volume": ("vol. ", "Vol. ", "t. ", ""), "issue": ("núm. ", "no. ", "nº ", ""),
        "edition": ("2ª ed.", "3a ed.", "2.ª edición"),
        "and": (" y ", " & ", "; ", ", "), "others": (" et al.", " y otros"),
        "thesis": ("Tesis doctoral", "Tesis de maestría"), "report": ("Informe técnico", "Documento de trabajo"),
        "retrieved": ("Recuperado de ", "Disponible en: ", "Disponible en ", ""),
        "accessed": ("consultado el ", "[Consulta: ", "fecha de consulta "), "translated": ("trad. de ",),
        "undated": ("s.f.", "en prensa"),
    },
    "pt": {
        "in": ("In: ", "in ", "Em ", "IN: "), "editors": ("(Org.)", "(Orgs.)", "(org.)", "(Eds.)"),
        "edited": ("organizado por ", "ed. "), "pages": ("p. ", "pp. ", ""), "volume": ("v. ", "vol. ", ""),
        "issue": ("n. ", "nº ", "no. ", ""), "edition": ("2. ed.", "3ª ed.", "2ª edição"),
        "and": ("; ", " & ", " e ", ", "), "others": (" et al.", " e outros"),
        "thesis": ("Tese (Doutorado)", "Dissertação (Mestrado)"),
        "report": ("Relatório técnico", "Texto para discussão"),
        "retrieved": ("Disponível em: ", "Disponível em ", ""), "accessed": ("Acesso em: ", "acesso em "),
        "translated": ("Trad. ", "tradução de "), "undated": ("s.d.", "no prelo"),
    },
    "it": {
        "in": ("in ", "In ", "in: ", "in «"), "editors": ("(a cura di)", "(ed.)", "(edd.)"),
        "edited": ("a cura di ", "a cura di ", "a c. di ", "ed. "),
        "pages": ("pp. ", "p. ", "pagg. "), "volume": ("vol. ", "", "t. "),
        "issue": ("n. ", "fasc. ", ""), "edition": ("2ª ed.", "II edizione"), "and": (" e ", ", ", " & "),
        "others": (" et al.", " e altri"), "thesis": ("Tesi di laurea", "Tesi di dottorato"),
        "report": ("Rapporto tecnico", "Documento di lavoro"), "retrieved": ("Disponibile su: ", "URL: ", ""),
        "accessed": ("consultato il ", "ultimo accesso "), "translated": ("trad. di ", "trad. it. di "),
        "undated": ("s.d.", "in corso di stampa"),
    },
    "nl": {
        "in": ("In: ", "in: ", "In "), "editors": ("(red.)", "(eds.)"), "edited": ("onder redactie van ",),
        "pages": ("p. ", "pp. ", "blz. "), "volume": ("jrg. ", "dl. ", ""), "issue": ("nr. ", "afl. "),
        "edition": ("2e druk", "3e dr."), "and": (" en ", " & ", ", "), "others": (" et al.", " e.a."),
        "thesis": ("Proefschrift", "Scriptie"), "report": ("Rapport", "Werkdocument"),
        "retrieved": ("Geraadpleegd op ", "Beschikbaar via ", ""), "accessed": ("geraadpleegd op ",),
        "translated": ("vert. ",), "undated": ("z.j.", "in druk"),
    },
}  # fmt: skip
"""What each language says around the fields; the first and commonest forms first."""


@dataclass(frozen=True, slots=True)
class Manner:
    """The habits of one reference list."""

    language: str
    words: dict[str, str]
    inverted: str  # "all", "first" or "none"
    given: str  # "J. R.", "J.R.", "JR", "full", "J R"
    capitals: bool
    name_comma: str  # between family and given name
    between: str  # between names
    most_names: int
    year: str  # "(2001). ", " 2001. ", "end", "tail" ...
    quote: tuple[str, str]
    after_title: str
    before_volume: str
    numbers: str
    before_pages: str
    dash: str
    imprint: str
    tail_year: str
    number_label: str
    stop: str
    doi: str
    pages_first: bool  # "..., S. 12-34 in: ..."
    particle_last: bool  # "Berg, Hans von"
    meeting: tuple[tuple[str, str], ...]  # what follows the name of a meeting, each with the mark before it


def draw(random: Random) -> Manner:
    """A manner at random, with the habits that go together kept together."""
    language = random.choices(LANGUAGES, _WEIGHTS)[0]
    words = {key: random.choice(forms) for key, forms in WORDS[language].items()}
    given = random.choice(("J. R.", "J. R.", "J.R.", "JR", "JR", "full", "full", "J R"))
    year = random.choice(_YEARS)
    vancouver = given == "JR"
    drawn = Manner(
        language=language,
        words=words,
        inverted="all" if vancouver else random.choice(("all", "all", "first", "none", "none")),
        given=given,
        capitals=random.random() < 0.08,
        name_comma=" " if vancouver or random.random() < 0.1 else ", ",
        between=random.choice((", ", ", ", ", ", "; ", " / ", " - ", "/", " and ")),
        most_names=random.choice((1, 3, 3, 6, 8, 20, 20)),
        year=year,
        quote=random.choice(_QUOTES),
        after_title=random.choice((". ", ". ", ". ", ", ", ", ", ": ", " ")),
        before_volume=random.choice((", ", " ", " ", ". ", "; ", ": ")),
        numbers=random.choice(_GERMAN_NUMBERS if language == "de" and random.random() < 0.5 else _NUMBERS),
        before_pages=random.choice((", ", ":", ": ", ", ", " ", ". ", "; ")),
        dash=random.choice(("-", "–", "–", "--", " - ", "—")),
        imprint=random.choice(
            ("P: U", "P: U", "U, P", "P, U", "U", "P", "U: P", "P U", "P", "(P: U)", "(U, P)", "(P)")
        ),
        tail_year=random.choice((", ", ", ", " ", "; ", ". ", " (")),
        number_label=random.choice(("", "", "", "[#] ", "#. ", "(#) ", "# ")),
        stop=random.choice((".", ".", ".", "", ";")),
        doi=random.choice(("doi:", "https://doi.org/", "doi: ", "DOI: ", "http://dx.doi.org/", "")),
        pages_first=random.random() < (0.12 if language == "de" else 0.01),
        particle_last=random.random() < 0.5,
        meeting=random.choice(_MEETINGS),
    )
    return replace(drawn, **random.choice(_HOUSES)) if random.random() < 0.3 else drawn


_HOUSES: tuple[dict[str, Any], ...] = (
    {"given": "J R", "inverted": "all", "name_comma": " ", "year": " # ", "quote": ("", ""), "after_title": " ",
     "before_volume": " ", "numbers": "V", "before_pages": " ", "number_label": ""},
    {"given": "J. R.", "inverted": "none", "between": ", ", "year": "tail", "tail_year": " (", "quote": ("", ""),
     "after_title": ", ", "before_volume": " ", "numbers": "V", "before_pages": ", "},
    {"given": "JR", "inverted": "all", "name_comma": " ", "between": ", ", "year": "vancouver", "quote": ("", ""),
     "after_title": " ", "before_volume": " ", "before_pages": ":"},
    {"given": "JR", "inverted": "all", "name_comma": " ", "between": ", ", "year": "vancouver", "quote": ("", ""),
     "after_title": ". ", "before_pages": ":"},
    {"given": "JR", "inverted": "all", "name_comma": " ", "between": ", ", "year": ". # ", "quote": ("", ""),
     "after_title": ". ", "before_volume": " ", "numbers": "V I", "before_pages": ":"},
    {"given": "J. R.", "inverted": "all", "between": "; ", "year": "journal", "quote": ("", ""), "after_title": ". ",
     "before_volume": " ", "before_pages": ", "},
    {"given": "full", "inverted": "first", "year": "journal", "quote": ("“", "”"), "after_title": ". ",
     "before_volume": " ", "numbers": "V, iI", "before_pages": ": ", "imprint": "P: U", "tail_year": ", "},
    {"given": "full", "inverted": "none", "year": "journal", "quote": ("“", "”"), "after_title": ", ",
     "before_volume": " ", "numbers": "V, iI", "before_pages": ": ", "imprint": "(P: U)", "tail_year": ", "},
    {"given": "full", "inverted": "first", "year": "tail", "quote": ("“", "”"), "after_title": ". ",
     "before_volume": ", ", "numbers": "vV, iI", "before_pages": ", ", "imprint": "U", "tail_year": ", "},
    {"given": "J. R.", "inverted": "none", "year": "before", "quote": ("", ""), "after_title": ", ",
     "before_volume": " ", "numbers": "V", "before_pages": " "},
)  # fmt: skip
"""Habits that go together: the Institute of Physics, the American Physical Society, Vancouver with and without a stop
behind the title and with the year before it, chemistry, Chicago's bibliography and notes, the Modern Language
Association, instrument science."""


_YEARS = (
    " (#). ", " (#). ", " (#) ", " (#): ", ". #. ", ". #. ", ", #. ", ", #, ", " # ", ", # ", "; #. ", ", (#), ",
    ", #: ", " (#), ", " (#) – ", " # -- ", ", # - ",
    "tail", "tail", "tail", "tail", "journal", "journal", "vancouver",
)  # fmt: skip
_QUOTES = (
    ("", ""), ("", ""), ("", ""), ("", ""), ("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"), ("« ", " »"),
    ("'", "'"),
)  # fmt: skip
_NUMBERS = (
    "V(I)",
    "V(I)",
    "V (I)",
    "vV, iI",
    "vV (I)",
    "V, iI",
    "V.I",
    "V/I",
    "V:I",
    "V I",
    "vV iI",
    "V",
    "V",
    "V",
    "V, I",
    "V (Y) I",
    "V (Y), iI",
    "vV, Y, iI",
    "V, I (Y)",
)
_GERMAN_NUMBERS = (
    "V. Jg., iI", "V. Jg., Y, iI", "V. Jg. (Y), iI", "V. Jg., I/Y", "Y, iI", "Jg. V, iI", "vV (Y), iI", "V (Y) I",
    "V. Jg. (Y) iI", "Y/I", "V (Y), iI", "V, Y, iI", "V, Y, iI", "V (Y, iI)", "Y, V (I)", "V/Y, iI", "iI, Y",
    "V. Jg., iI", "V (Y), I",
)  # fmt: skip


_MEETINGS = (
    ((", ", "page"), (", ", "place"), (", ", "issued"), (". ", "publisher")),
    ((", ", "place"), (", ", "issued"), (", ", "page")),
    ((", ", "place"), (", ", "page"), (", ", "issued")),
    ((", ", "page"), (". ", "publisher"), (", ", "issued")),
    ((", ", "page"), (", ", "place"), (". ", "publisher"), (", ", "issued")),
    ((". ", "place"), (": ", "publisher"), (", ", "issued"), (", ", "page")),
    ((", ", "issued"), (", ", "page"), (", ", "publisher")),
    ((". ", "series"), (", ", "page"), (". ", "publisher"), (", ", "place"), (" (", "issued")),
    ((", ", "series"), (", ", "place"), (", ", "issued"), (", ", "page")),
    ((" (", "publisher"), (", ", "place"), (", ", "issued"), ("), ", "page")),
    ((". ", "publisher"), (", ", "place"), (", ", "page")),
    ((":", "page"), (". ", "place"), (", ", "issued")),
    ((", ", "volume"), (", ", "page"), (", ", "place"), (", ", "issued"), (". ", "publisher")),
    ((", ", "volume"), (", ", "page"), (". ", "publisher"), (", ", "issued")),
)


def pick(random: Random, choices: Sequence[T]) -> T:
    """One of the choices."""
    return choices[random.randrange(len(choices))]
