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


def whole(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the names at the head are as long as the string says, and no longer.

    Authors and editors with nothing but a comma between them are all what the brackets behind them say; a colon ends
    the names ("Low, Ann: [Diary] 1943"), and what reviews a work is no name.
    """
    if not segments or segments[0].variable not in _AT_HEAD:
        return segments
    first, follow = segments[0], segments[1] if len(segments) > 1 else None
    if follow and (first.variable, follow.variable) == ("author", "editor") and _one_list(text, first, follow):
        return [follow._replace(start=first.start), *segments[2:]]
    if _REVIEWING.match(text, first.start, first.end):
        if follow and follow.variable == "title":
            return [follow._replace(start=first.start), *segments[2:]]
        return [first._replace(variable="title"), *segments[1:]]
    colon = text.find(":", first.start + 2, first.end)
    if colon < 0 or text[first.end : first.end + 1] == ":" or not (rest := _BEHIND_COLON.match(text, colon, first.end)):
        return segments
    if follow and follow.variable == "title":
        return [first._replace(end=colon), follow._replace(start=rest.end()), *segments[2:]]
    if any(segment.variable == "title" for segment in segments):
        return segments
    return [first._replace(end=colon), Segment("title", rest.end(), first.end, first.confidence), *segments[1:]]


def _one_list(text: str, authors: Segment, editors: Segment) -> bool:
    between = _COMMA.fullmatch(text, authors.end, editors.start)
    return between is not None and _EDITORS.match(text, editors.end) is not None


_AT_HEAD = frozenset(("author", "editor"))
_COMMA = re.compile(r",?\s(?:and\s|und\s|&\s)?")
_EDITORS = re.compile(r",?\s?[(\[]?(?:[Ee]ds?|Hrsg|Hgg?|[Éé]ds?|[Cc]oords?|[Oo]rgs?|dirs?)\b")
_REVIEWING = re.compile(r"(?:Rezension(?: zu)?|Rez\.|Review of|Compte rendu d|Recensione|Reseña)\b")
_BEHIND_COLON = re.compile(r": ?(?=[\[\w“„\"])")


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
    if (
        _RUN_ON.fullmatch(rest)
        and not (gap == "." and " " in rest)
        and _all_bare(names)
        and not _GIVEN_FIRST.fullmatch(names)
    ):
        end = author.start + len(names)
        return author._replace(end=end), title._replace(start=end + 2)
    if gap == "," and (given := _GIVEN.match(text, title.start, title.end)) and _LAST_BARE.fullmatch(of(text, author)):
        return author._replace(end=given.end(1)), title._replace(start=given.end())
    both = _BEFORE_COLON.fullmatch(text, author.start, author.end) if gap == ":" else None
    if both and not (_MIDDLE.search(both[1]) and _FAMILY_NAME.fullmatch(both[2])):
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


_MIDDLE = re.compile(r"[^\W\d_]{2} (?:[^\W\d_a-z]\.[ -]?){1,3}$")
_FAMILY_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{1,20}(?:-[^\W\d_a-z][^\W\d_A-Z]{1,20})?")
"""A given name with an initial behind it, and the family name that follows: "Carla G. Low: Roofs"."""


def _all_bare(names: str) -> bool:
    return all(_BARE.fullmatch(name) for name in _EACH.split(names))


_EACH = re.compile(r",? (?:and|und|et|&) |, ")
_FAMILY = r"(?:[^\W\d_][\w'’-]{1,20} ){0,3}[^\W\d_a-z][\w'’-]{1,20}"
_BARE = re.compile(rf"{_FAMILY} [^\W\d_a-z]{{1,4}}(?: Jr| Sr| [23][nr]d| I{{2,3}})?\.?")
_GIVEN_FIRST = re.compile(r"\w[\w'’-]{1,20} [^\W\d_a-z]")
"""One word and one initial: "Carla G. Low" begins so as well."""
_RUN_ON = re.compile(rf"(?!{_BARE.pattern}$)\w[^,;]+")
_BARE_FIRST = re.compile(rf"({_FAMILY} [^\W\d_a-z]{{1,4}}(?: Jr| Sr)?)\. (?=\w\S{{0,40}}[ ,:-])")
