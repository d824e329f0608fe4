"""The kinds of differences between an entry and its style."""

from enum import Enum


class Kind(Enum):
    """What differs, in the order of the rules of style."""

    TITLE_CASE = "case of the title"
    JOURNAL_CASE = "case of the journal"
    INITIALS = "initials"
    RANGE = "dash of a range"
    LAST_AUTHOR = "sign before the last author"
    PUNCTUATION = "punctuation"
    ET_AL = "et al. too early or too late"
    UNWANTED = "element the style leaves out"
    OTHER = "another difference"
