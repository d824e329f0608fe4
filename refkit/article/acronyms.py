"""Acronyms: which letters some words have, and whether some letters are those of some words."""

import re
from collections.abc import Sequence

from refkit.fields.text import fold

SMALL = frozenset(
    "of the and for de la le du des der die das und et y e do da di del fur on in a van voor to at by with las los el"
    " para con contra por sobre en les aux pour dans sur os as dos no na zur zum im dei delle della per gegen".split()
)


def initials(literal: str) -> tuple[str, ...]:
    """The first letters of some words, "Co-operation" as one word and as two; none of a single word.

    Small words have none, but the first may: "The National Archives" are the NA and the TNA.
    """
    joined = re.sub(r"(?<=\w)[-‐‑](?=\w)", "", literal)
    every = [fold(each).split() for each in (literal, joined)]
    told = dict.fromkeys(tuple(word for word in words if word not in SMALL) for words in every)
    told |= dict.fromkeys((words[0], *(word for word in words[1:] if word not in SMALL)) for words in every if words)
    return tuple("".join(word[0] for word in words) for words in told if len(words) > 1)


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether letters are those of several words in order: of each its first, perhaps more of it or of its parts.

    Of four words and more one may be passed over: "NICE" is the National Institute for Health and Care Excellence.

    >>> abbreviates("minedu", ["ministerio", "educacion", "peru"]), abbreviates("mini", ["ministerio", "educacion"])
    (True, False)
    >>> abbreviates("bmfsfj", ["bundesministerium", "familie", "senioren", "frauen", "jugend"])
    True
    """
    without = [(*words[:at], *words[at + 1 :]) for at in range(1, len(words))] if len(words) > 3 else []
    return 2 < len(short) < 9 and any(_takes(short, each, 0) for each in (words, *without))


def _takes(short: str, words: Sequence[str], used: int) -> bool:
    if not short or not words:
        return not short and used > 1
    if words[0] in SMALL and _takes(short, words[1:], used):
        return True
    if short[0] != words[0][0]:
        return False
    at, length = 0, 1
    while not _takes(short[length:], words[1:], used + 1):
        at = words[0].find(short[length], at + 1) if length < len(short) else -1
        if at < 0 or length > 3:
            return False
        length += 1
    return True
