"""German: the words around a list and in running text."""

from refkit.article.vocabulary.language import language

GERMAN = language(
    lists="""
        lit literatur literaturverzeichnis literaturangaben literaturliste literaturhinweise literaturnachweise
        quellen quellenverzeichnis quellenangaben quellennachweise bibliographie bibliografie referenzen
        einzelnachweise nachweise referenzliste schrifttum quellenverweise belege quellenangabe
        literaturangabe literaturhinweis""",
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
        (?:bild|abbildungs|foto)(?:nachweise?|quellen|verzeichnis)\b
        (?:texte?|fotos?|bild(?:er)?|redaktion(?:sschluss)?)(?: und \w+)?\s?: \w
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
        siehe vgl vgl. vergleiche nach laut gemäß bei wie auch z.b. zum beispiel etwa dazu hierzu der die das den dem
        ein eine im am auf aus mit von vom zu zur für über unter durch gegen seit und oder aber denn hierbei dabei
        abb abb. tab tab. kapitel jahr jahre schon bereits nur erst dagegen hingegen später früher damals heute hier
        dort zudem zuvor ebenso allerdings jedoch dennoch während obwohl wenn trotz wegen neben zwischen ohne ob als
        bis diese dieser dieses diesem diesen jede jeder jedes manche viele einige beide mehrere er sie es ich wir
        man mein meine seine ihre unser unsere kein keine so da dann danach darum deshalb daher also nun noch selbst
        sogar ferner schließlich zuletzt zuerst zunächst""",
    prose="ist sind wird werden wurde wurden nicht sich auch dass sie wir kann können hat haben",
)
