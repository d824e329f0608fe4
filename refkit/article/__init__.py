"""A whole text -> its list, its entries, its in-text citations, and which entry each means."""

from refkit.model import Article


def read_article(text: str) -> Article:
    """What refkit sees in a text. Never fails: a text without list or citations gives an article without them."""
    from refkit.article.reader import read

    return read(text)
