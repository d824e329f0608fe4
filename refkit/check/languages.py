"""The languages in which entries give what is no part of a work's own names: months, and the cues before addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.fields.identifiers import without_addresses
from refkit.model import Entry, Span

NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}
"""The languages that are told apart."""

_WORDS = {
    "en": "january february march april may june july august september october november december retrieved accessed",
    "de": "januar februar märz april mai juni juli august september oktober november dezember abgerufen zugriff",
    "fr": """janvier février mars avril mai juin juillet août septembre octobre novembre décembre consulté récupéré
        consultée""",
    "es": """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre recuperado
        consultado""",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre consultato",
    "pt": """janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro recuperado
        consultado acesso acessado""",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december geraadpleegd",
}
_PHRASES = {
    "available at": "en",
    "available from": "en",
    "verfügbar unter": "de",
    "disponible sur": "fr",
    "disponible en": "es",
    "sitio web": "es",
    "disponível em": "pt",
    "disponibile su": "it",
    "beschikbaar op": "nl",
}
_SPEAK = {
    word: frozenset(language for language, others in _WORDS.items() if word in others.split())
    for words in _WORDS.values()
    for word in words.split()
} | {phrase: frozenset((language,)) for phrase, language in _PHRASES.items()}
_CUE = re.compile(
    r"(?<!\w)(?<!rio de )(?:" + "|".join(sorted(map(re.escape, _SPEAK), key=len, reverse=True)) + r")(?!\w)"
)
_OWN = frozenset(
    "author editor title container-title collection-title publisher publisher-place event-title event-place".split()
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of an entry that shows a language: the word, where it stands in the entry, and whose it may be."""

    word: str
    span: Span
    languages: frozenset[str]


def spoken(entry: Entry) -> Iterator[Spoken]:
    """The months and cues of an entry, those in its titles and names aside, which are in the work's own language."""
    words = list(without_addresses(entry.text))
    for field in entry.parsed.fields:
        if field.variable in _OWN:
            words[field.span.start : field.span.end] = " " * len(field.span)
    for match in _CUE.finditer("".join(words).lower()):
        if entry.text[match.start() : match.end()].lower() == match[0]:  # a few letters get longer in lower case
            yield Spoken(entry.text[match.start() : match.end()], Span(*match.span()), _SPEAK[match[0]])
