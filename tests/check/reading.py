"""Reads the articles of the fixtures."""

from refkit.model import Article


def read(text: str) -> Article:
    try:
        from refkit.article import read_article
    except ImportError:
        from tests.check.tiny import read_article
    return read_article(text)
