"""What each language calls a list of references and its notes, what pages put after a list, and its words of prose.

To add a language, add its entry to `LANGUAGES`. Words of headings stand folded (small, without accents); `ends` are
beginnings of lines, as regular expressions without regard to capitals, one a line.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words around a list and in running text.

    `lists` name a list of references, alone or with others of them, of `notes` and of `joining`; `notes` name notes;
    `joining` may stand beside either and head nothing alone; `compounds` end words that name a list; `headings` are
    whole headings made of none of these; `own` are those of a list of what somebody wrote or made;
    `ends` begin what pages put after a list. `openers` stand before names or begin sentences and are no names, small,
    with the stop of an abbreviation; `prose` are words that running text is full of and references are not.
    """

    lists: frozenset[str]
    notes: frozenset[str]
    joining: frozenset[str]
    compounds: tuple[str, ...]
    headings: frozenset[str]
    own: frozenset[str]
    ends: tuple[str, ...]
    openers: frozenset[str]
    prose: frozenset[str]


def _language(
    *,
    lists: str,
    notes: str,
    joining: str,
    compounds: str = "",
    headings: str = "",
    own: str = "",
    ends: str = "",
    openers: str = "",
    prose: str = "",
) -> Language:
    return Language(
        frozenset(lists.split()),
        frozenset(notes.split()),
        frozenset(joining.split()),
        tuple(compounds.split()),
        frozenset(line.strip() for line in headings.splitlines() if line.strip()),
        frozenset(line.strip() for line in own.splitlines() if line.strip()),
        tuple(line.strip() for line in ends.splitlines() if line.strip()),
        frozenset(openers.split()),
        frozenset(prose.split()),
    )


LANGUAGES: dict[str, Language] = {
    "en": _language(
        lists="""
            reference references refs bibliography bibliographies literature sources citations works cited
            webliography""",
        notes="notes note endnotes endnote footnotes footnote",
        joining="""
            and the of for to in on a further reading readings work list selected select additional other primary
            secondary consulted used general suggested recommended key annotated print online web internet electronic
            article articles book books journal journals source materials material links section text chapter
            alphabetical complete full""",
        headings="""
            further reading
            reading list
            table of cases
            cases cited
            list of cases
            table of statutes
            table of legislation
            legislation
            recommended reading
            required reading
            readings
            required readings
            recommended readings
            suggested reading
            books mentioned
            books cited
            books quoted
            books consulted
            articles cited
            articles mentioned
            good reads
            more reading""",
        own="""
            works
            selected works
            major works
            publications
            selected publications
            discography
            filmography""",
        ends=r"""
            leave a (?:reply|comment)
            post a comment
            (?:\d+|no|one) (?:comments?|responses?|replies|thoughts?)\b
            (?:comments?|responses?|replies|discussion)\s*(?:\(\d+\)|$|:)
            correspond[ea]n[cz](?:e|ia|a)(?: to)?\s?:
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
            (?:text|words|photos?|images?|pictures?|illustrations?)(?: (?:and|&) \w+)?\s?: \w
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
            edit(?:ed)? (?:on|by|\d+ times?)\b
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
        openers="""
            a an the in on at by for from to of as if so but and or nor yet with within without into onto upon over
            under after before see also e.g. i.e. eg ie cf cf. viz viz. compare contrast following follow according
            based adapted quoted cited reviewed discussed since because while when where whereas although though
            however thus therefore hence moreover furthermore similarly likewise finally first second third recently
            early later both each all some many most several few other another such this that these those here there
            then than it its he she they we you i our my his her their who what which whose how why not no yes is are
            was were be been being has have had do does did can could may might must shall should will would figure
            figures fig fig. figs figs. table tables box section sections chapter chapters equation eq eq. eqs
            appendix supplementary supplement version vol vol. volume no. number part page pages pp p note notes
            study studies paper article book report review work works data method methods results example examples
            born died circa ca ca. approximately about around between until till up like unlike despite during
            through throughout per via using used e.g., i.e., again indeed instead even still only just additionally
            consequently conversely accordingly specifically notably interestingly importantly originally previously
            in: author authors researchers scholars professor prof prof. dr dr. mr mr. mrs mrs. ms ms. sir stand
            summary accessed retrieved available updated published revised submitted accepted inc ltd year""",
        prose="""
            became came went said told took gave wrote is are was were has have had been be this these we our they
            which can could should would will may but however also because you your i he she""",
    ),
    "de": _language(
        lists="""
            lit literatur literaturverzeichnis literaturangaben literaturliste literaturhinweise literaturnachweise
            quellen quellenverzeichnis quellenangaben quellennachweise bibliographie bibliografie referenzen
            einzelnachweise nachweise referenzliste schrifttum quellenverweise belege""",
        notes="anmerkungen anmerkung fussnoten fussnote endnoten",
        joining="""
            und der die das zum zur zu kapitel weiterfuhrende verwendete zitierte benutzte weitere ausgewahlte erwahnte
            gedruckte ungedruckte sonstige""",
        compounds="quellen literatur literaturverzeichnis quellenverzeichnis",
        headings="""
            weiterfuhrende literatur
            zum weiterlesen
            zum nachlesen
            zum nach und weiterlesen
            zum nach- und weiterlesen
            mehr zum thema
            erwahnte bucher
            verwendete bucher""",
        own="""
            werke
            werke (auswahl)
            schriften
            schriften (auswahl)
            veroffentlichungen
            veroffentlichungen (auswahl)
            publikationen
            diskografie
            filmografie""",
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
            (?:texte?|fotos?|bild(?:er|nachweise?)?|redaktion(?:sschluss)?)(?: und \w+)?\s?: \w
            anhang\b
            (?:schlag(?:wort|worte|wörter)|kategorien?|autor(?:in|en)?|herausgeber(?:in)?)\s?:
            (?:empfohlene )?zitier(?:vorschlag|weise|hinweis|ung)\b
            (?:diesen )?(?:artikel|beitrag) zitieren
            (?:eidesstattliche|ehrenwörtliche|selbst(?:st)?ändigkeitserklärung)\b
            hiermit (?:versichere|erkläre)
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
        openers="""
            siehe vgl vgl. vergleiche nach laut gemäß bei wie auch z.b. zum beispiel etwa dazu hierzu der die das den
            dem ein eine im am auf aus mit von vom zu zur für über unter durch gegen seit und oder aber denn hierbei
            dabei abb abb. tab tab. kapitel jahr jahre""",
        prose="ist sind wird werden wurde wurden nicht sich auch dass sie wir kann können hat haben",
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
        own="""
            œuvres
            oeuvres
            publications
            discographie
            filmographie""",
        ends=r"""
            laisser un commentaire
            commentaires?\b
            remerciements
            (?:textes?|photos?|photographies|crédits?)(?: et \w+)?\s?: \w
            dernière (?:mise|modification)
            annexe?s?\s*$
            annexe (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:mots[- ]clés|catégories?|auteure?s?)\s?:
            pour citer\b
            \d+ (?:commentaires|réponses)\b
            ce site utilise
            cet article (?:est|a|fait|reprend|paru)\b
            cette page a
            suivez-nous
            publié (?:le|par|dans)\b
            partag(?:er|ez)\b
            lire aussi
            liens externes""",
        openers="""
            voir selon d'après chez dans pour par avec sur comme ainsi le la les un une des du au aux et ou mais
            p.ex. tableau chapitre année""",
        prose="""
            est sont nous ont cette elle il peut être été plus mais son était étaient avait fait font fut furent""",
    ),
    "es": _language(
        lists="referencias bibliografia obras fuentes webgrafia bibliografias",
        notes="notas nota",
        joining="""
            y e las los la del lecturas capitulo citadas citada citados consultadas consultada obras bibliograficas
            bibliografica fuentes lista""",
        headings="""
            para saber mas
            lecturas recomendadas
            para leer mas
            libros citados
            libros consultados""",
        own="""
            obras
            publicaciones
            discografia
            filmografia""",
        ends=r"""
            deja (?:un|una)\b
            comentarios?\b
            compartir\b
            agradecimientos
            (?:textos?|fotos?|fotografías?|imágenes)(?: y \w+)?\s?: \w
            sobre (?:el|los) autor
            última (?:actualización|modificación)
            anexos?\s*$
            (?:anexo|apéndice) (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:palabras clave|etiquetas?|categorías?|autore?s?)\s?:
            c[óo]mo citar\b
            \d+ (?:comentarios|respuestas|pensamientos)\b
            est[ae] (?:página|sitio|web) (?:se|usa|utiliza|fue)\b
            s[ií]gu?enos\b
            este (?:artículo|texto) (?:fue|es|se|apareció)\b
            publicado (?:en|por|el)\b
            lea (?:también|más)
            enlaces externos""",
        openers="""
            ver véase según para por con sin sobre como así el lo los las una unos en y o pero también tabla figura
            capítulo segundo an año""",
        prose="está están fue fueron ha han más pero puede este esta ser cuando",
    ),
    "pt": _language(
        lists="referencias bibliografia obras fontes webgrafia sitografia bibliografias",
        notes="notas nota",
        joining="e as os da das dos do leituras capitulo citadas consultadas obras bibliograficas fontes lista",
        headings="""
            para saber mais
            leituras recomendadas
            para ler mais
            livros citados
            livros consultados""",
        own="""
            obras
            publicacoes""",
        ends=r"""
            deixe (?:um|uma)\b
            comentários?\b
            compartilhe\b
            agradecimentos
            (?:textos?|fotos?|fotografias?|imagens)(?: e \w+)?\s?: \w
            sobre (?:o|os) autor
            última (?:atualização|modificação)
            (?:anexo|apêndice) (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:palavras[- ]chave|marcadores)\s?:
            \d+ (?:coment[aá]rios|respostas)\b
            nenhum comentário
            como citar\b
            est[ae] (?:página|site) (?:se|usa|utiliza|foi)\b
            postado (?:por|em|às)
            este (?:artigo|texto) (?:foi|é|saiu)\b
            publicado (?:em|por)\b
            leia (?:também|mais)
            ligações externas""",
        openers="conforme apud com sem assim os um uma em na no nos nas e mas também tabela quadro de ano",
        prose="são foi foram não pode mais também isso essa diz dizem há tem têm era eram havia podem",
    ),
    "it": _language(
        lists="bibl bibliografia riferimenti fonti referenze sitografia",
        notes="nota",
        joining="di dei letture delle della del capitolo e citate citati opere bibliografici bibliografiche",
        headings="""
            per approfondire
            per saperne di piu
            libri citati
            testi citati""",
        own="""
            opere
            pubblicazioni""",
        ends=r"""
            lascia un commento
            commenti\b
            ringraziamenti
            (?:testi?|foto|fotografie|immagini)(?: e \w+)?\s?: \w
            ultimo aggiornamento
            allegato (?:[IVX]{1,4}|\d|[A-Z])\b
            (?:parole chiave|categorie)\s?:
            per citare\b
            \d+ commenti\b
            questa pagina
            quest(?:o|a) (?:articolo|testo|scheda) (?:è|fu|apparve)\b
            seguici\b
            pubblicato (?:il|da|in)\b
            condividi\b
            leggi anche
            collegamenti esterni""",
        openers="secondo vedi su come così il lo gli uno nel nella ma anche tabella capitolo anno",
        prose="sono che può più anche questo questa è dice era erano ha hanno fu furono viene",
    ),
    "nl": _language(
        lists="""
            literatuur literatuurlijst literatuurverwijzingen referenties bronnen bronnenlijst bronvermelding
            literaturopgave""",
        notes="noten voetnoten eindnoten",
        joining="en van bij hoofdstuk geraadpleegde gebruikte aangehaalde lijst",
        compounds="bronnen literatuur literatuurlijst bronnenlijst",
        headings="""
            verder lezen
            meer lezen
            geraadpleegde boeken""",
        own="""
            werken
            publicaties""",
        ends=r"""
            laatst (?:gewijzigd|bijgewerkt)
            bijlage (?:[IVX]{1,4}|\d|[A-Z])\b
            trefwoorden\s?:
            citeer (?:dit|deze|als)\b
            hoe te citeren
            over de auteurs?\b
            dit (?:artikel|stuk|bericht) (?:is|was|werd|verscheen|stond)\b
            reageer\b
            reacties\b
            \d+ reacties\b
            deze (?:site|pagina)\b
            geplaatst (?:op|door|in)\b
            deel dit\b
            lees ook""",
        openers="volgens zie voor met zoals het een van maar ook tabel hoofdstuk jaar",
        prose="zijn wordt worden niet ook deze het dat werd werden heeft hebben was waren kan",
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
# What stands between a work that somebody saw only quoted and the one that quotes it.
SECONDARY = re.compile(
    r"\b(?:as )?(?:cited|quoted|discussed|reported|mentioned) (?:in|by|from)\b"
    r"|\b(?:zit(?:iert|\.) (?:nach\b|n\.|n\b|in\b)"
    r"|(?:cit[ée]e? (?:par|dans|in)|citado (?:en|por|em)|apud|geciteerd in|citato in|qtd\.? in)\b)",
    re.IGNORECASE,
)
