"""Which volume of a work and what series a book is, where the tagger left it in a title, a host or a publisher."""

import re
from collections.abc import Iterator
from itertools import chain

from refkit.parsing.segments import Segment


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with volumes and series by themselves."""
    kinds = {segment.variable for segment in segments}
    return list(chain.from_iterable(_parts(text, segment, kinds) for segment in segments))


def _parts(text: str, one: Segment, kinds: set[str]) -> Iterator[Segment]:
    if one.variable in _TITLES and "volume" not in kinds and (volume := _VOLUME.search(text, one.start, one.end)):
        yield one._replace(end=volume.start())
        yield one._replace(variable="volume", start=volume.start(1), end=volume.end(1))
        if volume[2]:
            yield one._replace(variable="volume-title", start=volume.start(2), end=volume.end(2))
    elif one.variable == "container-title" and (series := _SERIES.search(text, one.start, one.end)):
        yield one._replace(end=series.start())
        yield one._replace(variable="collection-title", start=series.start(1), end=series.end(1))
        if series[2] and "volume" not in kinds:
            yield one._replace(variable="volume", start=series.start(2), end=series.end(2))
    elif one.variable == "publisher" and (series := _COLLECTION.search(text, one.start, one.end)):
        yield one._replace(end=series.start())
        yield one._replace(variable="collection-title", start=series.start(1))
    else:
        yield one


_TITLES = frozenset(("title", "container-title"))
_VOLUME = re.compile(
    r"(?<=\w.)[.,]\s(?:[Vv]ol(?:ume|\.)?|Bd\.|Band|[Tt]ome|t\.|Teilband|Tl\.)\s(\d{1,2}|[IVX]{1,5})"
    r"(?:\s?[:.,]\s(\w.{2,}))?$"
)
_COLLECTION = re.compile(r",\s(?:[Cc]oll\.|[Cc]ollection)\s(?:[«\"“]\s?)?(?=\w)([^,»\"”]{3,})")
_SERIES = re.compile(
    r"(?<=\w)[.,]\s+(LN(?:AI|BIP|CS|EE|M)|CCIS|IFIP AICT|(?:Lecture Notes in|Communications in Computer and|Advances in"
    r" Intelligent Systems|IFIP Advances in)\b[^.,;()]{3,60}?)(?:,?\s(?:[Vv]ol(?:\.|ume)?\s)?(\d{1,5}))?$"
)
