"""Organisations, series and newspapers put together of their usual parts, so that rendered strings never run out."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

from refkit.parsing.manners import pick

_BODIES = (
    (("Bundesministerium für", "Ministerium für", "Senatsverwaltung für", "Bundesamt für", "Landesamt für",
      "Institut für", "Zentrum für", "Deutsche Gesellschaft für", "Bundesanstalt für", "Arbeitsgruppe",
      "Forschungsgruppe", "Deutscher Verein für", "Bundeszentrale für", "Akademie für", "Arbeitskreis"),
     ("Arbeit und Soziales", "Familie, Senioren, Frauen und Jugend", "Gesundheit", "Verkehr", "Statistik", "Wirtschaft",
      "Umwelt", "Bildung und Wissenschaft", "Demoskopie", "Raumordnung", "Soziologie", "Stadtentwicklung",
      "politische Bildung", "Ernährung", "Arbeitsmarkt- und Berufsforschung", "Migration und Flüchtlinge")),
    (("Ministry of", "Department of", "National Institute of", "Office of", "Institute for", "Center for",
      "International Society for", "National Council on", "Committee on", "Royal Commission on", "Working Group on",
      "American Association of", "European Agency for", "Board of", "Bureau of"),
     ("Health", "Education", "Labor Statistics", "Agriculture", "the Environment", "Housing", "Standards",
      "Mental Health", "Social Research", "Transport", "Energy", "Public Policy", "Justice", "Economic Research")),
    (("Ministère de", "Institut national de", "Conseil de", "Observatoire de", "Centre de"),
     ("la Santé", "l'Agriculture", "la Culture", "l'Éducation", "recherche agronomique", "la statistique")),
    (("Ministerio de", "Instituto Nacional de", "Secretaría de", "Ministério da", "Consejo de", "Istituto di"),
     ("Salud", "Agricultura", "Estadística", "Educação", "Cultura", "Economía", "Statistica", "Ricerca sociale")),
)  # fmt: skip
_SHORT = (
    "DGB", "IG Metall", "KMK", "BMBF", "BMFSFJ", "DIW", "ZUMA", "GESIS", "ILO", "IMF", "FAO", "CBS", "NCTM", "IETF",
    "W3C", "ISO", "NASA", "INRA", "CEPAL", "Europarat", "Deutscher Bundestag", "AWO", "Caritas", "Spiegel-Redaktion",
)  # fmt: skip


def organisation(random: Random) -> str:
    """The name of an organisation, as an author or a publisher has it."""
    if random.random() < 0.2:
        return pick(random, _SHORT)
    heads, fields = pick(random, _BODIES)
    said = pick(random, heads) + " " + pick(random, fields)
    if random.random() < 0.12:
        short = pick(random, _SHORT)
        said = pick(random, (f"{short} – {said}", f"{said} ({short})", f"{short} ({said})"))
    return said


_SERIES = (
    (("Studien zur", "Beiträge zur", "Schriften zur", "Materialien zur", "Forschungen zur", "Abhandlungen zur",
      "Schriftenreihe zur", "Arbeiten zur"),
     ("Soziologie", "Sozialforschung", "Bildungsforschung", "Politikwissenschaft", "Zeitgeschichte", "Jugendforschung",
      "Arbeitsmarktforschung", "deutschen Literatur", "Wirtschaftsgeschichte", "Stadtforschung")),
    (("Studies in", "Cambridge Studies in", "Oxford Monographs on", "Contributions to", "Advances in", "Essays in",
      "Texts and Monographs in", "Springer Series in"),
     ("Social Research", "Computer Science", "Medieval History", "Linguistics", "Art", "Religion", "Philosophy",
      "Economic History", "Information Systems", "the History of Music")),
    (("Bibliothèque de", "Biblioteca di", "Studi di", "Biblioteca de", "Colección de", "Cahiers de", "Quaderni di"),
     ("philosophie", "filologia", "storia moderna", "estudios clásicos", "sociologie", "linguistica", "teatro")),
)  # fmt: skip
_KNOWN = (
    "Schriftenreihe der Bundesanstalt", "edition suhrkamp", "suhrkamp taschenbuch wissenschaft", "rororo",
    "Fischer Taschenbuch", "Campus Forschung", "Sozialtheorie", "UTB", "Beck'sche Reihe", "Sammlung Göschen", "Points",
    "Que sais-je?", "Folio", "Poche", "Loeb Classical Library", "Penguin Classics", "Oxford World's Classics",
    "Early English Text Society", "Harvard Historical Studies", "Everyman's Library", "Pacific Linguistics",
    "Colección Popular", "Graduate Texts in Mathematics", "Synthese Library", "LNCS", "Workshops in Computing",
)  # fmt: skip


def series(random: Random) -> str:
    """The name of a series of books."""
    if random.random() < 0.45:
        return pick(random, _KNOWN)
    heads, fields = pick(random, _SERIES)
    return pick(random, heads) + " " + pick(random, fields)


def papers(random: Random) -> str:
    """The name of a series of papers, as the house that gives it out calls it: "IAQ-Report"."""
    house = pick(random, (*_SHORT, "WZB", "IAB", "ISF", "KFN", "HP", "IBM", "Xerox", "MPI", "INRIA", "CEPR", "OECD"))
    kinds = ("Report", "Discussion Paper", "Working Paper", "Research Report", "Bericht", "Forschungsbericht", "Paper")
    return house + pick(random, (" ", "-", " ")) + pick(random, kinds)


SPOKEN = {
    "en": ("Paper presented at the ", "Presented at the ", "Paper delivered at the ", "Poster presented at the ",
           "Paper prepared for the ", "Talk given at the ", "Keynote address at the "),
    "de": ("Vortrag auf der ", "Vortrag auf dem ", "Referat auf der ", "Vortrag bei der ", "Vortrag, gehalten auf der ",
           "Vortrag im Rahmen der ", "Paper für die "),
    "fr": ("Communication présentée au ", "communication au "), "es": ("Ponencia presentada en el ", "ponencia en "),
    "pt": ("Trabalho apresentado no ", "Comunicação apresentada ao "), "it": ("Relazione presentata al ",),
    "nl": ("Lezing op het ",),
}  # fmt: skip
"""What stands before the name of a meeting where something was said that is not printed."""
_GATHERINGS = (
    "Annual Meeting of the", "annual meeting of the", "Conference of the", "Annual Conference of the",
    "Congress of the", "Jahrestagung der", "Tagung der", "Kongress der", "Frühjahrstagung der Sektion",
    "Herbsttagung der", "Congrès de l'",
)  # fmt: skip
_SOCIETIES = (
    "American Sociological Association", "American Political Science Association", "Modern Language Association",
    "DGfE", "Deutschen Gesellschaft für Soziologie", "DGS", "International Communication Association",
    "Population Association of America", "American Historical Association", "International Sociological Association",
    "American Educational Research Association", "ASA", "Deutschen Vereinigung für Politische Wissenschaft", "DVPW",
    "Society for Research in Child Development", "Linguistic Society of America",
)  # fmt: skip


def meeting(random: Random) -> str:
    """The name of a meeting that a society holds, now and then with its number."""
    gathering = pick(random, _GATHERINGS)
    if random.random() < 0.3:
        number = random.randint(2, 98)
        gathering = (f"{number}. " if "der" in gathering.split() else f"{number}th ") + gathering
    return (gathering + " " + pick(random, _SOCIETIES)).replace("' ", "'")


NEWSPAPERS = {
    "en": ("The New York Times", "New York Times", "Times Literary Supplement", "The Guardian", "Washington Post",
           "The Economist", "Wall Street Journal", "Chicago Tribune", "The Observer", "Newsweek", "Los Angeles Times"),
    "de": ("Die Zeit", "Süddeutsche Zeitung", "Frankfurter Allgemeine Zeitung", "FAZ", "taz", "Der Spiegel",
           "die tageszeitung", "Frankfurter Rundschau", "Neue Zürcher Zeitung", "Die Welt", "Handelsblatt", "SZ",
           "Der Tagesspiegel", "Berliner Zeitung", "Stern", "Der Standard"),
    "fr": ("Le Monde", "Libération", "Le Figaro", "L'Express", "La Croix", "Le Monde diplomatique", "Le Temps"),
    "es": ("El País", "El Mundo", "La Vanguardia", "ABC", "La Nación", "El Tiempo", "Clarín"),
    "pt": ("Folha de S. Paulo", "O Estado de S. Paulo", "O Globo", "Público", "Expresso"),
    "it": ("la Repubblica", "Corriere della Sera", "La Stampa", "Il Sole 24 Ore", "l'Unità"),
    "nl": ("NRC Handelsblad", "de Volkskrant", "Trouw", "De Standaard"),
}  # fmt: skip
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}  # fmt: skip
THE_SAME = {
    "de": ("Ders.", "Dies.", "ders.", "dies."), "it": ("Id.", "Idem", "Eadem", "Id."), "fr": ("Id.", "Idem"),
    "en": ("Idem", "idem"),
}  # fmt: skip
"""What stands for a name that was said just before."""
HERE = {"de": "hier ", "en": "at ", "fr": "ici ", "it": "qui ", "es": "aquí "}
"""What stands before the one page that is meant, behind those of the whole."""
HELPED = {
    "de": (", unter Mitarbeit von ", ". Mit einem Vorwort von ", ", mit einem Nachwort von ", " unter Mitwirkung von "),
    "en": (", with an introduction by ", ", with a foreword by ", ", with the assistance of "),
    "fr": (", préface de ", ", avec la collaboration de "), "it": (", introduzione di ", ", con una premessa di "),
}  # fmt: skip
"""What stands before those who gave a book more or less than its words, and are none of its editors."""
REVIEWS = {
    "en": ("Review of ", "Review of ", "Rev. of "),
    "de": ("Rezension zu ", "Rezension zu: ", "Rez. von ", "Besprechung von "),
    "fr": ("compte rendu de ", "Compte rendu de "), "it": ("recensione a ", "Recensione di "),
    "es": ("Reseña de ", "reseña a "), "pt": ("Resenha de ",), "nl": ("Recensie van ",),
}  # fmt: skip
"""What the title of a review begins with."""
ONE_NAME = (
    "Plato", "Aristotle", "Cicero", "Homer", "Augustine", "Ovid", "Virgil", "Tacitus", "Plutarch", "Euripides",
    "Voltaire", "Molière", "Stendhal", "Erasmus of Rotterdam", "Thomas Aquinas", "Hildegard von Bingen", "Averroes",
    "Petrarca", "Dante", "Platon", "Aristoteles", "Juvenal", "Longinus", "Novalis", "Colette", "Sister Mary Bede",
)  # fmt: skip
PARTICLES = ("von ", "von ", "van ", "van der ", "de ", "de la ", "von der ", "di ", "du ", "da ")


def given_names(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The given names, written in full, among names (family, given), under their first letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, given in names:
        first = given.split()[0] if given else ""
        if len(first) > 2 and first.replace("-", "").isalpha() and first[0].isupper() and not first.isupper():
            found[first[0]].append(first)
    return found
