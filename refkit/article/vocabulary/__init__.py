"""What each language calls a list of references and its notes, what pages put after a list, and its words of prose.

A language is a file of this room and a line of `LANGUAGES`. Words of headings stand folded (small, without accents);
`ends` are beginnings of lines, as regular expressions without regard to capitals, one a line.
"""

import re

from refkit.article.vocabulary.dutch import DUTCH
from refkit.article.vocabulary.english import ENGLISH
from refkit.article.vocabulary.french import FRENCH
from refkit.article.vocabulary.german import GERMAN
from refkit.article.vocabulary.italian import ITALIAN
from refkit.article.vocabulary.language import Language
from refkit.article.vocabulary.nordic_and_slavic import NORDIC_AND_SLAVIC
from refkit.article.vocabulary.portuguese import PORTUGUESE
from refkit.article.vocabulary.spanish import SPANISH

LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
    ITALIAN,
    DUTCH,
    NORDIC_AND_SLAVIC,
)

# Words that running text is full of, and references are not.
PROSE = frozenset[str]().union(*(each.prose for each in LANGUAGES))

# What ends a list in any language: marks, rules, tags, and LaTeX's commands.
SIGNS = (
    r"©|&copy;",
    r"\(c\)\s*\d{4}",
    r"cc[ -]by\b",
    r"creative commons\b",
    r"\\(?:end|appendix|bibliographystyle)\b",
    r"<\w+",
    r"[=~*-]{3,}\s*$",
    r"--\s*$",
    r"(?:[*·•~-] ){2,}[*·•~-]?\s*$",
    r"_{9,}\s*$",
)

# What points at a work before its names or its year, in any language, whatever the capitals.
SEE = r"(?:vgl\.|cfr?\.|see|siehe|voir|zie|ver|vedi)"
# What means a work cited before, wherever that was.
AGAIN = r"\b(?:ibid(?:em)?|ebd|ebenda|ivi|idem|op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?O)\b"
# What stands between a work that somebody saw only quoted and the one that quotes it.
SECONDARY = re.compile(
    r"\b(?:as )?(?:cited|quoted|discussed|reported|mentioned) (?:in|by|from)\b"
    r"|\b(?:zit(?:iert|\.) (?:nach\b|n\.|n\b|in\b)"
    r"|(?:cit[ée]e? (?:par|dans|in)|citado (?:en|por|em)|apud|geciteerd in|citato in|qtd\.? in)\b)",
    re.IGNORECASE,
)
