"""The words above a list of references, and the words that begin what follows one, in the languages refkit reads."""

import re
from enum import Enum

from refkit.fields.text import fold

_WIDEST = 90

_MARKS = re.compile(r"^[\s#*_=>|]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,5}|[A-Za-z])[.)]?\s+)?|[\s#*_=:.|\-–—]*$")
_LIST_WORDS = frozenset(
    """reference references bibliography bibliographies literature sources citations
    literatur literaturverzeichnis literaturangaben literaturliste literaturhinweise literaturnachweise quellen
    quellenverzeichnis
    quellenangaben quellennachweise bibliographie bibliografie referenzen einzelnachweise nachweise referenzliste
    schrifttum quellenverweise belege
    referencias bibliografia obras fuentes riferimenti fonti referenze literatuur literatuurlijst literatuurverwijzingen
    referenties bronnen bronnenlijst bronvermelding bibliographiques ouvrages sitographie webographie webgrafia
    sitografia
    webgraphie bibliografias literaturopgave kilder referanser kallor referenser webliography works cited
    literatura""".split()
)
_NOTE_WORDS = frozenset(
    """notes note endnotes endnote footnotes footnote anmerkungen anmerkung fussnoten fussnote endnoten notas nota
    noten voetnoten eindnoten""".split()
)
_JOINING_WORDS = frozenset(
    """and the of for to in on a further reading readings cited works work list selected select additional other primary
    secondary consulted used general suggested recommended key annotated print online web internet electronic article
    articles
    books book journals journal sources source materials material links section text chapter references bibliography
    literature notes
    und der die das zum zur weiterfuhrende verwendete zitierte benutzte weitere ausgewahlte quellen literatur
    et des de la les sources citees cites cite ouvrages liste references bibliographiques bibliographie notes
    y e las los la del citadas citada citados consultadas consultada obras bibliograficas bibliografica bibliografia
    referencias fuentes lista as os da das dos do di dei delle della citate citati opere bibliografici bibliografiche
    riferimenti en van geraadpleegde gebruikte lijst bronnen literatura literature webgrafia pour par sur primaires
    secondaires
    alphabetical complete full""".split()
)
_ENDS = re.compile(
    r"[\s\[(«<↑^]*(?:#{1,6}\s*|\*{1,2})?(?:leave a (?:reply|comment)|post a comment|(?:\d+|no|one) (?:comments?"
    r"|responses?"
    r"|replies|thoughts?)\b|comments?\s*(?:\(\d+\)|$|:)"
    r"|(?:share|like|tweet|print) this\b|share on\b|related (?:posts?|articles?|content)\b|(?:filed|posted"
    r"|published) (?:under|in|on|by)\b"
    r"|about the authors?\b|author contact\b|author(?:s['’])? (?:bio|information|details|contributions?|note)"
    r"|copyright\b|©|\(c\)\s*\d{4}"
    r"|all rights reserved|received:? \d|received \w+ \d|recommended citation|suggested citation|how to cite"
    r"|cite (?:this|as)\b|to cite this"
    r"|pingbacks?\b|trackbacks?\b|tags?\s*:|categor(?:y|ies)\s*:|subscribe\b|log ?in\b|sign (?:in|up)\b|reply\s*$"
    r"|previous (?:post|article)"
    r"|next (?:post|article)|image (?:credits?|from|source|by)|photo (?:credits?|by)|appendix\b"
    r"|supporting information\b|supplementa(?:ry|l) (?:material|information|data)"
    r"|acknowledge?ments?\b|conflicts? of interest|competing interests?|funding\b|disclosures?\s*$|kommentare?\b"
    r"|schreibe? einen kommentar|teilen\b"
    r"|autor(?:en)?informationen|über (?:den autor|die autor)|laisser un commentaire|commentaires?\b|deja (?:un|una) "
    r"|deixe (?:um|uma) |comentarios?\b|comentários?\b"
    r"|compart(?:ir|ilhe|e)\b|lascia un commento|commenti\b|danksagung|remerciements|agradec?imientos|agradecimentos"
    r"|ringraziamenti"
    r"|sobre (?:el|o|os|los) autor|your email address|fill in your details|edit(?:ed)? on\b|last (?:updated|modified"
    r"|edited)|this (?:article|post|work|entry) (?:is|was)\b"
    r"|zuletzt (?:aktualisiert|geändert|bearbeitet)|letzte (?:änderung|aktualisierung)|dernière (?:mise|modification)"
    r"|última (?:actualización|modificación|atualização)|ultimo aggiornamento|laatst (?:gewijzigd|bijgewerkt)"
    r"|impressum\b|\\(?:end|appendix|bibliographystyle)\b"
    r"|download (?:pdf|this)|view all|read more|back to top|anhang\b|annexe?s?\s*$|anexos?\s*$|citation:|<\w+"
    r"|[=~*-]{3,}\s*$|_{9,}\s*$"
    r"|(?:annexe?|anexo|allegato|bijlage|apéndice|apêndice) (?:[IVX]{1,4}|\d|[A-Z])\b|word ?count\b"
    r"|(?:key ?words|mots[- ]clés|palabras clave|palavras[- ]chave|schlag(?:wort|worte|wörter)"
    r"|parole chiave|trefwoorden"
    r"|etiquetas?|marcadores|kategorien?|catégories?|categorías?|categorie|autor(?:in|en|es)?|auteure?s?"
    r"|herausgeber(?:in)?)\s?:"
    r"|pour citer\b|c[óo]mo citar\b|per citare\b|zitier(?:vorschlag|weise|hinweis)\b|eidesstattliche\b"
    r"|hiermit versichere"
    r"|\d+ (?:antworten|gedanken|kommentare|coment[aá]rios|commentaires|commenti|reacties|réponses|respuestas|respostas"
    r"|pensamientos)\b|nenhum comentário|hinterlassen? "
    r"|we use cookies|this (?:site|website|page|leaflet|newsletter) (?:uses|is|was|does)\b|ce site utilise|cette page a"
    r"|diese (?:web)?(?:seite|site) (?:wurde|nutzt|verwendet|benutzt)"
    r"|est[ae] (?:página|sitio|web|site) (?:se|usa|utiliza|foi|fue)\b"
    r"|dieser (?:text|artikel|beitrag) (?:steht|ist|wurde|ersetzt|erschien)\b|questa pagina|deze (?:site|pagina)\b"
    r"|you are receiving|unsubscribe\b|(?:follow|like) (?:us|me)\b|s[ií]gu?enos\b|folgen sie|suivez-nous|seguici\b"
    r"|postado (?:por|em|às)|publicado (?:en|por|em|el)\b|publié (?:le|par|dans)\b|veröffentlicht (?:am|in|von|unter)\b"
    r"|pubblicato (?:il|da|in)\b|geplaatst (?:op|door|in)\b|geschrieben von\b"
    r"|partag(?:er|ez)\b|condividi\b|deel dit\b|leia (?:também|mais)|lea (?:también|más)|lire aussi|leggi anche"
    r"|lees ook"
    r"|lesen sie auch|disclaimer\b|haftungsausschluss"
    r"|external links|enlaces externos|liens externes|collegamenti esterni|externe links|ligações externas)",
    re.IGNORECASE,
)


_COMMAND = re.compile(  # of LaTeX: what a section is called, or that a list of `\bibitem`s begins
    r"\s*\\(?:(?:part|chapter|(?:sub)*section)\*?\{([^{}]+)\}|begin\{thebibliography\})"
)


class Heading(Enum):
    """What a heading stands above."""

    LIST = "list"
    NOTES = "notes"


def read(line: str) -> Heading | None:
    r"""What stands under a line, if it is a heading of references or of notes.

    >>> read("## 7. References and Further Reading:"), read("Literaturverzeichnis"), read("ANMERKUNGEN")
    (<Heading.LIST: 'list'>, <Heading.LIST: 'list'>, <Heading.NOTES: 'notes'>)
    >>> read(r"\section*{References}"), read(r"\begin{thebibliography}{9}")
    (<Heading.LIST: 'list'>, <Heading.LIST: 'list'>)
    >>> read("References to earlier work are rare.") is None
    True
    """
    if commanded := _COMMAND.match(line):
        return read(commanded[1]) if commanded[1] else Heading.LIST
    bare = _bare(line)
    words = bare.split()
    if not words or len(words) > 7:
        return None
    wanted = [word for word in words if word in _LIST_WORDS]
    if wanted and all(word in _LIST_WORDS or word in _JOINING_WORDS or word in _NOTE_WORDS for word in words):
        return Heading.LIST if _is_list(bare, words) else None
    if bare in ("further reading", "recommended reading", "suggested reading", "weiterfuhrende literatur"):
        return Heading.LIST
    noted = all(word in _NOTE_WORDS or word in _JOINING_WORDS for word in words)
    return Heading.NOTES if noted and any(word in _NOTE_WORDS for word in words) else None


def _is_list(bare: str, words: list[str]) -> bool:
    if bare in ("works", "cited", "work", "obras", "ouvrages"):
        return False
    return words[0] not in ("to", "in", "on", "for", "the", "a") or words[0] == "the"


def _bare(line: str) -> str:
    if len(line) > _WIDEST or line.rstrip().endswith((",", ";")):
        return ""
    bare = _MARKS.sub("", line.strip())
    return "" if re.search(r"[.;,!?]\s", bare) else fold(bare)


def ends_list(line: str) -> bool:
    """Whether a line begins what pages put after a list: comment forms, sharing, author notes, credits.

    >>> ends_list("Leave a Reply"), ends_list("3 Responses"), ends_list("Share, D. (2001). On apples.")
    (True, True, False)
    """
    return bool(_ENDS.match(line))
