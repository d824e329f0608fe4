"""Dutch: the words around a list and in running text."""

from refkit.article.vocabulary.language import language

DUTCH = language(
    lists="""
        literatuur literatuurlijst literatuurverwijzingen referenties bronnen bronnenlijst bronvermelding
        literaturopgave""",
    notes="noten voetnoten eindnoten",
    joining="en van bij hoofdstuk geraadpleegde gebruikte aangehaalde lijst overige belangrijkste",
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
    openers="""
        volgens zie voor met zoals het een van maar ook tabel hoofdstuk jaar daarna toen hier daar omdat hoewel
        tussen sinds tijdens deze dit dat hij zij ze wij we ik ons hun elke alle enkele veel later eerst vandaag
        reeds dus toch""",
    prose="zijn wordt worden niet ook deze het dat werd werden heeft hebben was waren kan",
)
