"""What marks and cue words in a string tell plainly of its parts, whatever the tagger took them for."""

import re

from refkit.parsing.segments import Segment


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with what the string says of series, of numbers, of editors who are the author, and of programs."""
    kinds = {segment.variable for segment in segments}
    return _series(text, _edited_by_the_same(text, _repository(text, _numbers(text, segments, kinds), kinds), kinds))


def _numbers(text: str, segments: list[Segment], kinds: set[str]) -> list[Segment]:
    """The segments, where "n° 37" is an issue, and "xi/4" at the end of a host a volume and its part."""
    found: list[Segment] = []
    for one in segments:
        parts = None
        if one.variable == "container-title" and _NUMBERED.isdisjoint(kinds):
            parts = _PART.search(text, one.start, one.end)
        if one.variable == "volume" and "issue" not in kinds and (cue := _ISSUE.match(text, one.start, one.end)):
            found.append(one._replace(variable="issue", start=cue.end()))
        elif parts:
            numbers = (Segment(name, *parts.span(name), one.confidence) for name in ("volume", "issue"))
            found += (one._replace(end=parts.start()), *numbers)
        else:
            found.append(one)
    return found


_NUMBERED = frozenset(("volume", "issue"))
_ISSUE = re.compile(r"(?:n[°º]|no\.|Nr\.|Heft|H\.)\s?(?=\d)")
_PART = re.compile(r", (?P<volume>[ivxlc]{1,6})/(?P<issue>\d{1,3})$")


def _repository(text: str, segments: list[Segment], kinds: set[str]) -> list[Segment]:
    """The segments, where a title ends in what kind of thing it is: "RoofFold. GitHub repository"."""
    for at, one in enumerate(segments):
        if one.variable == "title" and "genre" not in kinds:
            said = _REPOSITORY.search(text, one.start, one.end)
            if said:
                genre = one._replace(variable="genre", start=said.start(1), end=said.end(1))
                return [*segments[:at], one._replace(end=said.start()), genre, *segments[at + 1 :]]
    return segments


_REPOSITORY = re.compile(r"[.,]\s((?:GitHub|GitLab) repository)$")


def _edited_by_the_same(text: str, segments: list[Segment], kinds: set[str]) -> list[Segment]:
    """The segments, where "in: Ders. (Hg.)" before a host says that its editor is the author."""
    for at, host in enumerate(segments):
        if host.variable == "container-title" and "editor" not in kinds:
            said = _THE_SAME.search(text, max(host.start - 30, 0), host.start)
            if said:
                return [
                    *segments[:at],
                    host._replace(variable="editor", start=said.start(1), end=said.end(1)),
                    *segments[at:],
                ]
    return segments


_THE_SAME = re.compile(
    r"\b[Ii]n:?\s((?:[Dd]ers|[Dd]ies|[Ii]d|[Ii]dem)\b\.?)\s\((?:Hgg?|Hrsg|ed|eds|dir)\.?\)\s?[:,.]?\s?$"
)


def _series(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a book has its series and the number of that before its imprint in brackets, not a host."""
    if not _OTHERWISE.isdisjoint([segment.variable for segment in segments]):
        return segments
    for at in range(1, len(segments) - 2):
        title, host, volume, place = segments[at - 1 : at + 3]
        kinds = title.variable, host.variable, volume.variable, place.variable
        if (
            kinds == _BOOK
            and _FOLLOWS.fullmatch(text, title.end, host.start)
            and text[volume.end : place.start] == " ("
        ):
            both = host._replace(variable="collection-title"), volume._replace(variable="collection-number")
            return [*segments[:at], *both, *segments[at + 2 :]]
    return segments


_BOOK = "title", "container-title", "volume", "publisher-place"
_OTHERWISE = frozenset("page issue editor collection-title URL DOI".split())
_FOLLOWS = re.compile(r"[,.]\s")
