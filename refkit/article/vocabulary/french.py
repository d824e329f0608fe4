"""French: the words around a list and in running text."""

from refkit.article.vocabulary.language import language

FRENCH = language(
    lists="bibliographie bibliographiques references ouvrages sources sitographie webographie webgraphie",
    notes="notes note",
    joining="""
        et des de la les du chapitre sources citees cites cite ouvrages liste pour par sur primaires
        secondaires consultees consultes bas page""",
    headings="""
        ouvrages consultes
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
        voir selon d'après chez dans pour par avec sur comme ainsi le la les un une des du au aux et ou mais p.ex.
        tableau chapitre année déjà puis enfin ensuite alors aussi car cependant pourtant toutefois lorsque quand si
        ce cet cette ces il elle ils elles on nous je tous toutes certains plusieurs depuis après avant pendant entre
        contre vers sans sous outre malgré en or donc sauf""",
    prose="""
        est sont nous ont cette elle il peut être été plus mais son était étaient avait fait font fut furent""",
)
