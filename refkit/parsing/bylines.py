"""Where the names of authors end and the title right behind them begins, where the tagger cut too early or too late."""

import re

from refkit.parsing.segments import Segment, of


def together(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where names parted by strokes belong together: "Low, Ann / Roe, Max (Hrsg.): Roofs"."""
    author = segments[0]
    more = _STROKES.match(text, author.end) if author.variable == "author" else None
    if not more or any(segment.start < more.end(1) < segment.end for segment in segments[1:]):
        return segments
    variable = author.variable if text[more.end(1)] == ":" else "editor"
    rest = (segment for segment in segments[1:] if segment.start >= more.end(1))
    return [author._replace(variable=variable, end=more.end(1)), *rest]


_STROKES = re.compile(
    r"((?: ?/ ?[^\W\d_a-z][\w'’-]{1,20}, [^\W\d_a-z][\w'’.-]{0,20}){1,8})(?=: | \((?:Hrsg|Hg|[Ee]ds?)\b)"
)


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, with what belongs to the authors or to the title given back to them."""
    for at in range(len(segments) - 1):
        if segments[at].variable == "author" and segments[at + 1].variable == "title":
            segments[at : at + 2] = _parted(text, segments[at], segments[at + 1])
    return segments


def _parted(text: str, author: Segment, title: Segment) -> tuple[Segment, Segment]:
    if review := _REVIEW.search(text, author.start, author.end):
        return author._replace(end=review.start()), title._replace(start=review.end())
    gap = text[author.end : title.start].strip()
    pattern = _INITIALS_AFTER.get(gap)
    if pattern and (initials := pattern.match(text, title.start, title.end)) and initials.end() < title.end:
        author = author._replace(end=initials.end(initials.lastindex or 0))
        title = title._replace(start=initials.end())
        gap = text[author.end : title.start].strip()
    return (author, title) if any(map(str.isalnum, gap)) else _last_name(text, author, title, gap)


_REVIEW = re.compile(
    r"[,.:]\s(?=[Rr]eview of|[Rr]ecensione (?:a|di)|[Cc]ompte rendu d|[Rr]ezension (?:zu|von)|[Bb]esprechung von"
    r"|[Rr]eseña d|(?:Rez|Art)\.)"
)
"""Where the title of a review or of an article of an encyclopedia begins, behind the name of its author."""
_PARTICLE = r"(?<=[^\W\d_a-z]\. )((?:von|van|de)(?: de[nr])?)[:.,] (?=\w)"
_INITIALS_AFTER = {
    ",": re.compile(r"((?:[^\W\d_a-zß-öø-ÿ]\.[ \-‐‑]?){1,4})(?<=[. ])\s*(?=\w)"),
    ".": re.compile(rf"(?<=[\s.][^\W\d_a-z]\. )([^\W\d_a-z]\.) (?=[^\W_a-z]\w)|{_PARTICLE}"),
    "": re.compile(_PARTICLE),
}
"""The initials that a title must not begin with, or the particle behind them, by what stands before the title."""


def _last_name(text: str, author: Segment, title: Segment, gap: str) -> tuple[Segment, Segment]:
    """Both, where names that all end in bare initials ("Low AB, Berg C") end where the last of them does."""
    names, stop, rest = of(text, author).partition(". ")
    if not stop and gap == "," and (last := _BARE_FIRST.match(text, title.start, title.end)) and _all_bare(names):
        return author._replace(end=last.end(1)), title._replace(start=last.end())
    if _RUN_ON.fullmatch(rest) and not (gap == "." and " " in rest) and _all_bare(names):
        end = author.start + len(names)
        return author._replace(end=end), title._replace(start=end + 2)
    if gap == "," and (given := _GIVEN.match(text, title.start, title.end)) and _LAST_BARE.fullmatch(of(text, author)):
        return author._replace(end=given.end(1)), title._replace(start=given.end())
    if gap == ":" and (both := _BEFORE_COLON.fullmatch(text, author.start, author.end)):
        return author._replace(end=both.end(1)), title._replace(start=both.start(2))
    return author, title


_GIVEN = re.compile(r"([^\W\d_a-z][^\W\d_]{1,11}(?:-[^\W\d_a-z][^\W\d_]{1,9})?): (?=\w)")
_LAST_BARE = re.compile(r"[^\W\d_a-z][^,/;]+, [^,/;]+(?: ?/ ?|; | und )[^\W\d_a-z][^\W\d_]+")
"""Inverted names of which the last lacks what comes behind its comma: "Low, Ann/Roe, Max: Roofs"."""
_BEFORE_COLON = re.compile(
    r"((?!\w\.).*[^\W\d_a-z][\w'’-]{1,20},? (?:[^\W\d_a-z]\.[ -]?){1,3}|.*(?!Prof)[^\W\d_]{4}\.)"
    r" ((?!v[ao]n\b|de\b)\w[^.,;:]{1,30})"
)
"""Authors to whom the name of a thing has stuck that the title goes on to explain: "Low, A. TILE: a list"."""


def _all_bare(names: str) -> bool:
    return all(_BARE.fullmatch(name) for name in names.split(", "))


_FAMILY = r"(?:[^\W\d_][\w'’-]{1,20} ){0,3}[^\W\d_a-z][\w'’-]{1,20}"
_BARE = re.compile(rf"{_FAMILY} [^\W\d_a-z]{{1,4}}(?: Jr| Sr| [23][nr]d| I{{2,3}})?\.?")
_RUN_ON = re.compile(rf"(?!{_BARE.pattern}$)\w[^,;]+")
_BARE_FIRST = re.compile(rf"({_FAMILY} [^\W\d_a-z]{{1,4}}(?: Jr| Sr)?)\. (?=\w\S{{0,40}}[ ,:-])")
