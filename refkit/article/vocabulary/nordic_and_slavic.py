"""Nordic and Slavic languages, of which only the headings are known."""

from refkit.article.vocabulary.language import language

NORDIC_AND_SLAVIC = language(
    lists="kilder referanser kallor referenser literatura",
    notes="",
    joining="",
)
