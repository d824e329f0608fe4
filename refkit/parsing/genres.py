"""What a work is, where the tagger took the words for that for a host, a publisher or a note: "Blog post."."""

import re
from collections.abc import Iterator, Sequence

from refkit.parsing.segments import Segment

_DEGREE = (
    r"(?:ph\.? ?d\.?|d\. ?phil\.?|doctoral|master['’]?s?|m\.? ?sc\.?|m\.? ?a\.?|bachelor['’]?s?|b\.? ?a\.?"
    r"|undergraduate|honou?rs)"
)
_THESIS = (
    rf"(?:unpublished |unveröff(?:entlichte|\.) |unpubl\. )?(?:{_DEGREE} (?:thesis|dissertation)"
    r"|(?:phil\. )?diss(?:ertation|\.)|diplomarbeit|masterarbeit|bachelorarbeit|magisterarbeit"
    r"|habilitation(?:sschrift)?"
    r"|th[eè]se de doctorat|mémoire de (?:master|maîtrise|dea)|tesis doctoral|tesi di (?:laurea|dottorato)"
    r"|tese de doutorado|dissertação de mestrado|proefschrift)"
)
_PAPER = (
    r"(?:(?:working|discussion|research|occasional|policy|white) papers?|diskussionspapiere?|arbeitspapiere?"
    r"|technical report|tech\. ?rep(?:ort|\.)|forschungsbericht|document de travail|documento de trabajo)"
)
_OTHER = (
    r"(?:blog ?post|blogbeitrag|(?:git ?hub|software|code) repository|pressemitteilung|press release"
    r"|(?:unpublished|unveröffentlichtes) (?:manuscript|manuskript)|(?:arxiv )?preprint)"
)
_WHOLE = re.compile(rf"(?:{_THESIS}|{_PAPER}|{_OTHER})\.{{0,3}}", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:,?\s(?:No|Nr|no|nr|n°|nº|núm|Number|#)\.?\s?|(?<=[Pp]aper)\s|(?<=[Rr]eport)\s)(\d[\w/-]{0,12})$"
)


def standards(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where what was taken for an author is the number of a standard: "ISO 21188:2006, Roofs"."""
    first = segments[0] if segments else None
    number = _STANDARD.match(text, first.start) if first and first.variable in _FIRST else None
    if first and number and first.end <= number.end() and all(number.end() <= each.start for each in segments[1:2]):
        return [first._replace(variable="number", end=number.end()), *segments[1:]]
    return segments


_FIRST = frozenset(("author", "editor", "publisher"))
_STANDARD = re.compile(
    r"(?:(?:(?:ISO|IEC|IEEE|DIN|EN|ANSI|ASTM|ETSI|ITU-T|NIST)[/ ]{0,2}){1,4} ?(?:SP )?[\d.-]{2,9}|RFC ?\d{2,5})"
    r"(?=[:,. ]|$)"
)


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where one that says nothing but what the work is is the genre, the figure behind it its number."""
    kinds = {segment.variable for segment in segments}
    if "genre" in kinds:
        return list(_numbered(text, segments)) if "number" not in kinds else segments
    for at, segment in enumerate(segments):
        if segment.variable in _MISTAKEN and _is_genre(text, segment):
            segments[at] = segment._replace(variable="genre")
            follow = segments[at + 1] if at + 1 < len(segments) else None
            if follow and follow.variable in _FIGURES and "number" not in kinds:
                segments[at + 1] = follow._replace(variable="number")
            break
    return segments


_MISTAKEN = frozenset(("container-title", "publisher", "note"))
_FIGURES = frozenset(("volume", "issue"))


def _is_genre(text: str, segment: Segment) -> bool:
    return _WHOLE.fullmatch(text, segment.start, segment.end) is not None


def _numbered(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, where the genre holds the number of a paper in its series: "Working Paper No. 17"."""
    for segment in segments:
        number = _NUMBER.search(text, segment.start, segment.end) if segment.variable == "genre" else None
        if number and number.start() > segment.start:
            yield segment._replace(end=number.start())
            yield Segment("number", *number.span(1), segment.confidence)
        else:
            yield segment
