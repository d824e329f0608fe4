"""Titles: from the capitals of a title page to those of a sentence, and the short title before a colon."""

import re

_PIECE = re.compile(
    r"<span class=\"nocase\">.*?</span>|<s(?:up|ub)>.*?</s(?:up|ub)>|</?[a-z]+[^<>]*>"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\d\w*|.",
    re.DOTALL,
)
_ENDS = frozenset(":?!.")
_OPENERS = frozenset("\"'“‘„«(¿¡[ \u00a0\u2009")
_WORD = 4  # letters of a word that a full stop ends a sentence after; shorter ones are abbreviated
_COLON = re.compile(r"(?<=[^\s:]):\s")


def sentence_case(title: str) -> str:
    """An English title in sentence case, as CSL wants titles: a style that prints capitals can add them itself.

    A capital stays at the beginning, after a colon or another end of a sentence, in `<span class="nocase">`, and in a
    word that has capitals further in or none but that letter ("Vitamin C"; "A" is the article, where a word follows).

    >>> sentence_case("The Structure of DNA: A High-Speed Approach with Vitamin C and McArthur")
    'The structure of DNA: A high-speed approach with vitamin C and McArthur'
    >>> sentence_case('Walking in <span class="nocase">New York</span> Is "Not a Crime"')
    'Walking in <span class="nocase">New York</span> is "not a crime"'
    """
    pieces = _PIECE.findall(title)
    initial = True
    for at, piece in enumerate(pieces):
        if piece[0].isalpha():
            if not initial:
                pieces[at] = _lower(piece, pieces[at + 1 : at + 3])
            initial = False
        elif piece in _ENDS:
            abbreviated = piece[0] == "." and len(pieces[at - 1]) < _WORD
            initial = not abbreviated and at + 1 < len(pieces) and pieces[at + 1][0] in _OPENERS
        elif piece not in _OPENERS and (piece[0] != "<" or len(piece) == 1 or "</" in piece[1:]):
            initial = False
    return "".join(pieces)


def _lower(word: str, after: list[str]) -> str:
    if len(word) == 1:
        followed = len(after) > 1 and after[0] == " " and (after[1][0].isalnum() or after[1][0] in '<"“')
        return "a" if word == "A" and followed else word
    return word.lower() if word[0].isupper() and word[1:].islower() else word


def short(title: str) -> str:
    """What stands before a title's colon, "" without one.

    >>> short("Walden: Or, Life in the Woods"), short("Walden")
    ('Walden', '')
    """
    match = _COLON.search(title)
    head = title[: match.start()] if match else ""
    return head if head.count("<") == 2 * head.count("</") else ""
