"""A whole text -> its list, its entries, its in-text citations, and which entry each means."""

from collections.abc import Sequence

from refkit.model import Article, Reference


def read_article(text: str, *, bibliography: Sequence[Reference] = ()) -> Article:
    """What refkit sees in a text. Never fails: a text without list or citations gives an article without them.

    `bibliography` are works outside the text that it may cite by key.
    """
    from refkit.article.reader import read

    return read(text, bibliography)
