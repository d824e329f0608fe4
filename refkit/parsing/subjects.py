"""Titles put together of the words of the social sciences, the humanities and computing, for works made up."""

from random import Random

from refkit.parsing.manners import pick

_THEMES = {
    "de": (
        "Jugend", "Familie", "Arbeit", "Armut", "Schule", "Kindheit", "Alter", "Migration", "Bildung", "Geschlecht",
        "Macht", "soziale Ungleichheit", "Vertrauen", "Gewalt", "Öffentlichkeit", "Arbeitslosigkeit", "Erwerbsarbeit",
        "Demokratie", "Wohlfahrtsstaat", "Zivilgesellschaft", "Identität", "Lebenslauf", "Biographie", "Nation",
        "Eliten", "Gewerkschaften", "politische Partizipation", "Stadtteilarbeit", "Sozialkapital",
        "Professionalisierung", "Globalisierung", "Religion", "Medien", "Erinnerung", "Gesundheit", "Pflege",
        "Weiterbildung", "Hochschulen", "Ehrenamt", "Rechtsextremismus", "Fremdenfeindlichkeit", "Integration",
        "Individualisierung", "Sozialisation", "Wertewandel", "Wahlverhalten", "Technik", "Organisationen",
        "Wissenschaft", "Frauenbewegung", "Elternschaft", "Kriminalität", "Konsum", "Umweltbewußtsein", "Lebensstile",
        "Netzwerke", "Herrschaft", "Verwaltung", "Kommunalpolitik", "Jugendhilfe", "soziale Arbeit", "Wohnen",
    ),
    "en": (
        "Class", "Gender", "Power", "Religion", "Memory", "Empire", "Race", "Work", "Family", "Migration", "Democracy",
        "Trust", "Friendship", "Poetry", "Authorship", "Law", "Kingship", "Reading", "Print", "Landscape", "Slavery",
        "Nationalism", "Ritual", "Violence", "Trade", "Rhetoric", "Medieval Drama", "the Novel", "Portraiture",
        "Kinship", "Social Capital", "Inequality", "Education", "Welfare", "Public Opinion", "Childhood", "Aging",
        "Unemployment", "Text Retrieval", "Garbage Collection", "Type Inference", "Query Optimization",
        "Distributed Transactions", "Concurrency Control", "Program Verification", "Knowledge Representation",
        "Speech Recognition", "Image Segmentation", "Case-Based Reasoning", "Parallel Sorting", "Software Reuse",
        "Hypertext Navigation", "Cache Coherence", "Message Passing", "Logic Programs", "Planning under Uncertainty",
        "Mobile Agents", "Virtual Memory", "Graph Drawing", "Neural Networks", "Real-Time Scheduling",
    ),
    "fr": (
        "le pouvoir", "la mémoire", "la ville", "la noblesse", "le livre", "la famille", "l'école", "le travail",
        "la guerre", "la peinture", "l'écriture", "la dévotion", "la justice", "le peuple", "les femmes",
        "la sociabilité", "l'État", "la mort",
    ),
    "it": (
        "il potere", "la memoria", "la città", "la nobiltà", "il libro", "la famiglia", "la pittura", "il lavoro",
        "la corte", "la devozione", "la giustizia", "la scrittura", "il teatro", "la guerra", "la bottega", "lo Stato",
        "il commercio",
    ),
    "es": (
        "el poder", "la memoria", "la ciudad", "la nobleza", "el libro", "la familia", "la pintura", "el trabajo",
        "la corte", "la devoción", "la novela", "el exilio", "la escuela", "la pobreza", "la frontera", "el Estado",
        "la imprenta",
    ),
}  # fmt: skip
_FRAMES = {
    "de": (
        "# und #", "#, # und #", "# im Wandel", "Zur Soziologie von #", "# in der Bundesrepublik Deutschland",
        "#. Eine Einführung", "# und #. Ergebnisse einer empirischen Untersuchung",
        "#: Theorien, Befunde, Perspektiven", "Handbuch #", "Zwischen # und #", "# in Ost- und Westdeutschland",
        "Was heißt #?", "# als Problem", "#? Zum Verhältnis von # und #", "Grundbegriffe: #", "#. Zur Kritik von #",
        "# im internationalen Vergleich", "Wie entsteht #?", "Die Zukunft von #", "#. Festschrift zum 60. Geburtstag",
        "# nach der Wende", "Methoden der Erforschung von #. Ein Lehrbuch", "# – # – #",
        "Einstellungen zu # 1980-1992", "# und # in der Moderne", "„#“ und „#“: Anmerkungen zu einer Debatte",
        "#. Bd. Einleitung zu #", "Lexikon zu # und #", "# in Deutschland 1949–1989",
    ),
    "en": (
        "# and #", "#, # and #", "The Politics of #", "The Making of #", "# in Early Modern England",
        "Essays on # and #", "A History of # in Europe", "The Cambridge Companion to #",
        "# and # in the Age of Reform, 1780-1850", "Toward a Theory of #", "An Introduction to #",
        "Efficient Algorithms for #", "A Survey of #", "#: A New Approach", "On the Complexity of #",
        "An Architecture for # and #", "# Considered Harmful", "The Letters and Diaries of #",
        "Selected Writings on #", "Studies in #", "# in the Ancient World", "#: Theory and Practice",
        "A Formal Model of #", "The Design of a System for #", "Rethinking #", "Experiences with #", "Handbook of #",
        "#, #, and the State", "What Is #?", "The Problem of # in Kant", "From # to #",
    ),
    "fr": ("# et #", "# au Moyen Âge", "# en France au XVIIIe siècle", "Histoire de # et de #", "#. Essai sur #",
           "# : une histoire", "Recherches sur #", "Penser #", "# à l'époque moderne (XVIe-XVIIIe siècles)",
           "# dans l'œuvre de Zola"),
    "it": ("# e #", "# nel Rinascimento", "# a Venezia nel Cinquecento", "Studi su #", "#. Saggi su #",
           "# e # nell'Italia moderna", "Per una storia: # e #", "# tra Medioevo ed età moderna"),
    "es": ("# y #", "# en la España del Siglo de Oro", "Historia: # y #", "Ensayos sobre #", "#. Una aproximación",
           "# en América Latina", "# y # en el siglo XIX"),
}  # fmt: skip


def title(language: str, random: Random) -> str:
    """A title in that language, "" in those that there are no words for."""
    if language not in _FRAMES:
        return ""
    said = pick(random, _FRAMES[language])
    while "#" in said:
        said = said.replace("#", pick(random, _THEMES[language]), 1)
    return said[:1].upper() + said[1:]
