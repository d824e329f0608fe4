"""Citations by author and date: "(Smith & Jones, 2009, p. 5; see also Kim 2010a, b)", "Smith et al. (2009)"."""

from collections.abc import Sequence

from refkit.article.author_date import grouped, loose
from refkit.article.author_date.known import known
from refkit.article.groups import Group
from refkit.article.links import Works
from refkit.model import InTextCitation, Span


def citations(text: str, body: Sequence[Span], groups: Sequence[Group], works: Works) -> list[InTextCitation]:
    """The author-date citations of a text: those that its groups are part of, then those of its body without any."""
    told = known(text, works)
    found = grouped.citations(text, groups, told)
    for span in body:
        found += loose.citations(text, span, told, found)
    return found
