"""English: the words around a list and in running text."""

from refkit.article.vocabulary.language import language

ENGLISH = language(
    lists="""
        reference references refs bibliography bibliographies literature sources citations works cited
        webliography""",
    notes="notes note endnotes endnote footnotes footnote",
    joining="""
        and the of for to in on a further reading readings work list selected select additional other primary
        secondary consulted used general suggested recommended key annotated print online web internet electronic
        article articles book books journal journals source materials material links section text chapter
        alphabetical complete full end foot""",
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
        assigned reading
        assigned readings
        readings
        required readings
        recommended readings
        suggested reading
        source list
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
        authors?\s*:?\s*$
        affiliations?\s*:
        (?:see also|source code|credits?|contacts?|maintainers?|feedback)\s*:?\s*$
        accessed\s?: (?:mon|tues|wednes|thurs|fri|satur|sun)day\b
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
        (?:image|photo|picture|illustration)s? (?:credits?|by)\b
        (?:list of )?(?:illustrations|figures|images)\s*$
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
)
