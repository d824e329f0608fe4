"""Italian: the words around a list and in running text."""

from refkit.article.vocabulary.language import language

ITALIAN = language(
    lists="bibl bibliografia riferimenti fonti referenze sitografia",
    notes="nota",
    joining="di dei al testo letture delle della del capitolo e citate citati opere bibliografici bibliografiche",
    headings="""
        opere citate
        opere consultate
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
        potrebbe(?:ro)? interessarti\b
        iscriviti\b
        orari\s?:
        collegamenti esterni""",
    openers="""
        secondo vedi su come così il lo gli uno nel nella ma anche tabella capitolo anno già poi allora inoltre
        quando dove perché tra fra fino dopo durante questo questa lui lei ogni tutti alcuni molti oggi qui infine se
        non""",
    prose="sono che può più anche questo questa è dice era erano ha hanno fu furono viene",
)
