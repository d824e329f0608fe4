"""A page that is none: the issue behind a volume."""

import re
from itertools import pairwise

from refkit.parsing.segments import Segment, of


def issue_of_two_pages(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the first of two pages, a number behind the volume, is the issue: "40: 3 (1997), pp. 7-9"."""
    kinds = [segment.variable for segment in segments]
    if kinds.count("page") < _TWICE or "issue" in kinds:
        return segments
    for at, (volume, page) in enumerate(pairwise(segments)):
        told = (volume.variable, page.variable) == ("volume", "page")
        small = told and page.end - page.start <= _TWICE and of(text, page).isdecimal()
        if (
            small
            and _COLON.fullmatch(text, volume.end, page.start)
            and _PAGES_AFTER.search(text, page.end, page.end + 20)
        ):
            segments[at + 1] = page._replace(variable="issue")
            break
    return segments


_TWICE = 2
_PAGES_AFTER = re.compile(r"[,;.]\s(?:pp?|S)\.?\s?\d")
_COLON = re.compile(r"\s?[:,./]\s?")
