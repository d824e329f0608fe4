"""What each language calls a list of references, its notes, and what pages put after a list: one entry a language.

To add a language, add its entry to `LANGUAGES`. Words of headings stand folded (small, without accents); `ends` are
beginnings of lines, as regular expressions without regard to capitals, one a line.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words around a list.

    `lists` name a list of references, alone or with others of them, of `notes` and of `joining`; `notes` name notes;
    `joining` may stand beside either and head nothing alone; `headings` are whole headings made of none of these;
    `ends` begin what pages put after a list.
    """

    lists: frozenset[str]
    notes: frozenset[str]
    joining: frozenset[str]
    headings: frozenset[str]
    ends: tuple[str, ...]


def _language(*, lists: str, notes: str, joining: str, headings: str = "", ends: str = "") -> Language:
    return Language(
        frozenset(lists.split()),
        frozenset(notes.split()),
        frozenset(joining.split()),
        frozenset(line.strip() for line in headings.splitlines() if line.strip()),
        tuple(line.strip() for line in ends.splitlines() if line.strip()),
    )


LANGUAGES: dict[str, Language] = {
    "en": _language(
        lists="reference references bibliography bibliographies literature sources citations works cited webliography",
        notes="notes note endnotes endnote footnotes footnote",
        joining="""
            and the of for to in on a further reading readings work list selected select additional other primary
            secondary consulted used general suggested recommended key annotated print online web internet electronic
            article articles book books journal journals source materials material links section text chapter
            alphabetical complete full""",
        headings="""
            further reading
            reading list
            recommended reading
            suggested reading""",
        ends=r"""
            leave a (?:reply|comment)
            post a comment
            (?:\d+|no|one) (?:comments?|responses?|replies|thoughts?)\b
            comments?\s*(?:\(\d+\)|$|:)
            (?:share|like|tweet|print) this\b
            share on\b
            related (?:posts?|articles?|content)\b
            (?:filed|posted|published) (?:under|in|on|by)\b
            about the authors?\b
            author contact\b
            author(?:s['’])? (?:bio|information|details|contributions?|note)
            copyright\b
            all rights reserved
            received:? \d
            received \w+ \d
            (?:recommended|suggested) citation
            citation:
            how to cite
            cite (?:this|as)\b
            to cite this
            pingbacks?\b
            trackbacks?\b
            tags?\s*:
            categor(?:y|ies)\s*:
            subscribe\b
            unsubscribe\b
            log ?in\b
            sign (?:in|up)\b
            reply\s*$
            (?:previous|next) (?:post|article)
            (?:image|photo) (?:credits?|by)
            image (?:from|source)
            appendix\b
            supporting information\b
            supplementa(?:ry|l) (?:material|information|data)
            acknowledge?ments?\b
            conflicts? of interest
            competing interests?
            funding\b
            disclosures?\s*$
            your email address
            fill in your details
            edit(?:ed)? on\b
            last (?:updated|modified|edited)
            this (?:article|post|work|entry) (?:is|was)\b
            this (?:site|website|page|leaflet|newsletter) (?:uses|is|was|does)\b
            download (?:pdf|this)
            view all
            read more
            back to top
            word ?count\b
            key ?words\s?:
            we use cookies
            you are receiving
            (?:follow|like) (?:us|me)\b
            disclaimer\b
            licen[cs]e\s?:
            external links""",
    ),
    "de": _language(
        lists="""
            literatur literaturverzeichnis literaturangaben literaturliste literaturhinweise literaturnachweise quellen
            quellenverzeichnis quellenangaben quellennachweise bibliographie bibliografie referenzen einzelnachweise
            nachweise referenzliste schrifttum quellenverweise belege""",
        notes="anmerkungen anmerkung fussnoten fussnote endnoten",
        joining="und der die das zum zur zu kapitel weiterfuhrende verwendete zitierte benutzte weitere ausgewahlte",
        headings="""
            weiterfuhrende literatur
            zum weiterlesen""",
        ends=r"""
            kommentare?\b
            schreibe? einen kommentar
            teilen\b
            autor(?:en)?informationen
            über (?:den autor|die autor)
            danksagung
            zuletzt (?:aktualisiert|geändert|bearbeitet)
            letzte (?:änderung|aktualisierung)
            impressum\b
            anhang\b
            (?:schlag(?:wort|worte|wörter)|kategorien?|autor(?:in|en)?|herausgeber(?:in)?)\s?:
            zitier(?:vorschlag|weise|hinweis)\b
            eidesstattliche\b
            hiermit versichere
            \d+ (?:antworten|gedanken|kommentare)\b
            hinterlassen?\b
            diese (?:web)?(?:seite|site) (?:wurde|nutzt|verwendet|benutzt)
            dieser (?:text|artikel|beitrag) (?:steht|ist|wurde|ersetzt|erschien)\b
            folgen sie
            veröffentlicht (?:am|in|von|unter)\b
            geschrieben von\b
            lesen sie auch
            haftungsausschluss
            externe links""",
    ),
    "fr": _language(
        lists="bibliographie bibliographiques references ouvrages sources sitographie webographie webgraphie",
        notes="notes note",
        joining="""
            et des de la les du chapitre sources citees cites cite ouvrages liste pour par sur primaires
            secondaires""",
        headings="""
            pour aller plus loin
            pour en savoir plus
            a lire""",
        ends=r"""
            laisser un commentaire
            commentaires?\b
            remerciements
            dernière (?:mise|modification)
            annexe?s?\s*$
            annexe (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:mots[- ]clés|catégories?|auteure?s?)\s?:
            pour citer\b
            \d+ (?:commentaires|réponses)\b
            ce site utilise
            cette page a
            suivez-nous
            publié (?:le|par|dans)\b
            partag(?:er|ez)\b
            lire aussi
            liens externes""",
    ),
    "es": _language(
        lists="referencias bibliografia obras fuentes webgrafia bibliografias",
        notes="notas nota",
        joining="""
            y e las los la del capitulo citadas citada citados consultadas consultada obras bibliograficas bibliografica
            fuentes lista""",
        headings="""
            para saber mas
            lecturas recomendadas""",
        ends=r"""
            deja (?:un|una)\b
            comentarios?\b
            compartir\b
            agradecimientos
            sobre (?:el|los) autor
            última (?:actualización|modificación)
            anexos?\s*$
            (?:anexo|apéndice) (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:palabras clave|etiquetas?|categorías?|autore?s?)\s?:
            c[óo]mo citar\b
            \d+ (?:comentarios|respuestas|pensamientos)\b
            est[ae] (?:página|sitio|web) (?:se|usa|utiliza|fue)\b
            s[ií]gu?enos\b
            publicado (?:en|por|el)\b
            lea (?:también|más)
            enlaces externos""",
    ),
    "pt": _language(
        lists="referencias bibliografia obras fontes webgrafia sitografia bibliografias",
        notes="notas nota",
        joining="e as os da das dos do capitulo citadas consultadas obras bibliograficas fontes lista",
        headings="""
            para saber mais
            leituras recomendadas""",
        ends=r"""
            deixe (?:um|uma)\b
            comentários?\b
            compartilhe\b
            agradecimentos
            sobre (?:o|os) autor
            última (?:atualização|modificação)
            (?:anexo|apêndice) (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:palavras[- ]chave|marcadores)\s?:
            \d+ (?:coment[aá]rios|respostas)\b
            nenhum comentário
            est[ae] (?:página|site) (?:se|usa|utiliza|foi)\b
            postado (?:por|em|às)
            publicado (?:em|por)\b
            leia (?:também|mais)
            ligações externas""",
    ),
    "it": _language(
        lists="bibliografia riferimenti fonti referenze sitografia",
        notes="nota",
        joining="di dei delle della del capitolo e citate citati opere bibliografici bibliografiche",
        headings="per approfondire",
        ends=r"""
            lascia un commento
            commenti\b
            ringraziamenti
            ultimo aggiornamento
            allegato (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:parole chiave|categorie)\s?:
            per citare\b
            \d+ commenti\b
            questa pagina
            seguici\b
            pubblicato (?:il|da|in)\b
            condividi\b
            leggi anche
            collegamenti esterni""",
    ),
    "nl": _language(
        lists="""
            literatuur literatuurlijst literatuurverwijzingen referenties bronnen bronnenlijst bronvermelding
            literaturopgave""",
        notes="noten voetnoten eindnoten",
        joining="en van bij hoofdstuk geraadpleegde gebruikte lijst",
        headings="verder lezen",
        ends=r"""
            laatst (?:gewijzigd|bijgewerkt)
            bijlage (?:[IVX]{1,4}|\d|[A-Z])\b
            trefwoorden\s?:
            \d+ reacties\b
            deze (?:site|pagina)\b
            geplaatst (?:op|door|in)\b
            deel dit\b
            lees ook""",
    ),
    # Of these only the headings are known.
    "nordic and slavic": _language(
        lists="kilder referanser kallor referenser literatura",
        notes="",
        joining="",
    ),
}

# What ends a list in any language: marks, rules, tags, and LaTeX's commands.
SIGNS = (
    r"©",
    r"\(c\)\s*\d{4}",
    r"cc[ -]by\b",
    r"creative commons\b",
    r"\\(?:end|appendix|bibliographystyle)\b",
    r"<\w+",
    r"[=~*-]{3,}\s*$",
    r"_{9,}\s*$",
)
