"""What an author or an editor meant to fill in, and what a word processor could not.

## What it does

Looks in the text for marks that stand for a citation or a remark still to come: "[citation needed]", "(REF)", "(??)",
"(Author, Year)", "[rephrase this sentence]", "Error! Reference source not found." and its like in other languages.

## Why it matters

Printed, it says that nobody has read the article.

## Example

```text
Sitting weakens the hip [citation needed]. Stairs help (Berg, 2007).

# References

Berg, H. (2007). Hip atrophy. Sport Press.
```

## Use instead

```text
Sitting weakens the hip (Berg, 2007, p. 3). Stairs help (Berg, 2007).

# References

Berg, H. (2007). Hip atrophy. Sport Press.
```

## Fix

None: only the author knows what was meant.
"""

import re
from collections.abc import Iterator

from refkit.check.code import is_call
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import shortened
from refkit.check.rule import Mark, rule
from refkit.model import CitationKind, Span

_VERBS = (
    "add|cite|check|clarify|confirm|delete|elaborate|expand|explain|find|fix|insert|move|rephrase|reword|rewrite|shorten"
    "|verify|perhaps|todo|tbd|note to (?:self|author|editor)"
)
_PLACEHOLDERS = re.compile(
    r"[\[(](?:citation|reference|source|ref|cite|citations|references|sources|refs|quelle|beleg|fuente|cita|fonte|citação)"
    r"(?: (?:needed|missing|here|to come|required|fehlt|nötig|pendiente|faltante))?[?!.]*[\])](?!\()"
    r"|[\[(](?:author|name|autor|nom)s?,? (?:year|date|jahr|año|ano)[\])]"
    rf"|\[(?:{_VERBS})\b[^\[\]\n]{{0,200}}\](?![(\[:])"
    r"|[\[(](?:\?+|x{2,}|tk|tbd|tba)[\])]"
    r"|Error! (?:Reference source|Bookmark) not (?:found|defined)\.?"
    r"|Fehler! (?:Verweisquelle konnte nicht gefunden werden|Textmarke nicht definiert)\.?"
    r"|Erreur\s?! (?:Source du renvoi introuvable|Signet non défini)\.?"
    r"|¡Error! No se encuentra el origen de la referencia\.?"
    r"|Erro! (?:Fonte de referência não encontrada|Indicador não definido)\.?"
    r"|Errore\. L['’]origine riferimento non è stata trovata\.?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\[(](?:citation|reference|source|ref|cite|quelle|fuente|fonte|name)s?[\])]", re.IGNORECASE)


@rule("CIT017", "placeholder-left", Severity.WARNING)
def placeholder_left(desk: Desk) -> Iterator[Mark]:
    """One mark for each placeholder outside the list."""
    keyed = [citation.span for citation in desk.article.citations if citation.kind is CitationKind.KEY]  # [cite:@key]
    taken = [*keyed, *(entry.span for entry in desk.entries)]
    for match in _PLACEHOLDERS.finditer(desk.text):
        span = Span(*match.span())
        if _lowercase_word(match[0]) or is_call(desk.text, span.start) or any(map(span.meets, taken)):
            continue
        yield Mark(span, f'"{shortened(match[0])}" was left to be filled in; put in what was meant, or take it out')


def _lowercase_word(found: str) -> bool:
    """Whether it may be a word of the text in brackets, "(reference)", "(source)": only capitals tell."""
    return bool(_BARE.fullmatch(found)) and not found[1:-1].isupper()
