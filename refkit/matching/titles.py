"""What two titles say of their works, however alike they are: one is about the other, or a word makes another work."""

import re
from collections.abc import Sequence
from functools import lru_cache

from refkit.fields.text import plain

# What publishers put before the title of a work when they write about it: Crossref's types of updates, its peer
# reviews and components, and letters. A colon, "to", "on" or a quotation mark must follow where a title may begin so.
_ABOUT = re.compile(
    r"""(?xi)^\W*(?:
      (?:(?:author|publisher|editorial)(?:['’]?s)?\s+)? (?:correction|corrections|erratum|errata|corrigend(?:um|a)
        |addendum|retraction|withdrawal|removal|clarification) (?:\s+(?:note|notice))?
        (?:\s*[:—–-]\s | \s+(?:to|for|on)\s*: | \s+(?:to|for|on)\s+(?:the\s+(?:article|paper)\b|["“‘'«])
          | \s+to\s+(?=\S))
      | (?:retraction|withdrawal)\s+(?:note|notice|of)\b | notice\s+of\s+(?:retraction|withdrawal)
      | (?:editorial\s+)?expression\s+of\s+concern
      | (?:re|response|reply|comments?|commentary|discussion|letter|rebuttal)
        (?:\s+(?:to|on|of|regarding))?\s*(?::\s|["“‘«])
      | (?:reply|response)\s+to\s+(?:the\s+)?(?:comments?|letter|commentary|discussion)\b
      | (?:comments?|commentary)\s+on\s+["“‘'«]
      | author['’]?s?['’]?\s+(?:response|reply)\b | decision\s+letter\b | editor['’]?s\s+evaluation\b
      | (?:peer\s+|book\s+)?reviews?\s+(?:report\s+)?(?:of|for)\s*(?:["“‘«:]|the\s+book\b) | (?:peer|book)\s+review\b
      | faculty\s+(?:opinions\s+recommendation|of\s+1000\s+evaluation)\b
      | (?:supplement(?:al|ary)?|supporting)\s+(?:materials?|information|data|figures?|tables?|files?)\b
      | (?:data|code|dataset)\s+(?:from|for)\s*:
    )"""
)
_RETRACTED = re.compile(
    r"^\W*(?:RETRACTED|WITHDRAWN|Retracted|Withdrawn)\b(?:\s+(?:ARTICLE|PAPER|[Aa]rticle|[Pp]aper))?\s*[:\]]\s*"
)
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_NEAR = 70.0  # two words as alike as this may be one, misspelt
_MOST_WORDS = 60


def unmarked(title: str) -> str:
    """A title without the mark that its publisher put before it when the work was retracted.

    >>> unmarked("RETRACTED ARTICLE: On hips in bed")
    'On hips in bed'
    """
    return _RETRACTED.sub("", title)


@lru_cache(maxsize=4_096)
def is_about_another(title: str) -> bool:
    """Whether a title is that of a correction, a retraction, a review or a reply, and goes on with that of its work.

    >>> is_about_another("Erratum to: On hips in bed"), is_about_another("Correction of bent hips in bed")
    (True, False)
    """
    return bool(_ABOUT.match(plain(title)))


def other_words(one: str, other: str) -> bool:
    """Whether each of two folded titles has a word that the other has in no spelling: "part 1" and "part 2".

    >>> other_words("heat in young rats", "cold in young rats"), other_words("heat in rats", "heat in young rats")
    (True, False)
    >>> other_words("cancer statistics 2018", "cancer statistics 2019"), other_words("colour of hair", "color of hair")
    (True, False)
    >>> other_words("hy drogen in stars", "hydrogen in stars")
    False
    """
    left, right = one.split()[:_MOST_WORDS], other.split()[:_MOST_WORDS]
    mine = [word for word in left if word not in right]
    others = [word for word in right if word not in left]
    if not mine or not others or _near("".join(mine), "".join(others)):
        return False
    return bool(_without(mine, others)) and bool(_without(others, mine))


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that are like none of the others."""
    return [word for word in words if not any(_near(word, other) for other in others)]


def _near(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    if _number(one) or _number(other):
        return _number(one) == _number(other)
    return one.startswith(other) or other.startswith(one) or fuzz.ratio(one, other) >= _NEAR


def _number(word: str) -> str:
    """The number that a word is, roman or not; "" for others."""
    return word if word.isdecimal() else _ROMAN.get(word, "")
