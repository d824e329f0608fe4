"""The title of a reference and the host it is in, put right where the tagger has mixed them up."""

import re
from itertools import pairwise

from refkit.parsing import bylines, credited, hosts, volumes
from refkit.parsing.segments import Segment, of


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with a title, where some other segment holds it, that ends where its quotation marks close."""
    segments = _of_editors(text, bylines.together(text, segments)) if segments else segments
    if any(segment.variable == "title" for segment in segments):
        segments = _behind_quotes(text, _whole_host(text, segments))
        segments = _with_host(text, hosts.mend(text, _within_quotes(text, segments)))
        if _PART.isdisjoint([segment.variable for segment in segments]):
            segments = _beyond_quotes(text, segments)
    else:
        segments = _after_author(text, _titled(text, _with_title(text, segments)))
    return credited.mend(text, volumes.mend(text, bylines.mend(text, segments)))


def with_host(segments: list[Segment]) -> list[Segment]:
    """The segments, where a second title behind editors ("In: Roe, A., ed. A title") is that of the host."""
    last = ""
    for at, segment in enumerate(segments):
        if segment.variable == "title" and last == "editor" and any(s.variable == "title" for s in segments[:at]):
            return [*segments[:at], segment._replace(variable="container-title"), *segments[at + 1 :]]
        last = segment.variable
    return segments


def _beyond_quotes(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a book's title goes on behind what it quotes: "“Roofs”: rain and tiles"."""
    for at, (title, host) in enumerate(pairwise(segments)):
        if (
            title.variable == "title"
            and host.variable == "container-title"
            and _QUOTED.fullmatch(text, title.end, host.start)
        ):
            return [*segments[:at], title._replace(end=host.end), *segments[at + 2 :]]
    return segments


_QUOTED = re.compile(r"[\"”“»’]\s?:\s")
_PART = frozenset("volume issue page editor".split())


def _of_editors(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where editors at the head have a book, though its title was taken for two: "Roofs. A Handbook"."""
    kinds = [segment.variable for segment in segments]
    if kinds[0] != "editor" or not _PUBLISHED.intersection(kinds) or not _PART_OR_ISSUE.isdisjoint(kinds[1:]):
        return segments
    for at, (title, host) in enumerate(pairwise(segments)):
        if (title.variable, host.variable) == ("title", "container-title") and text[title.end : host.start] == ". ":
            return [*segments[:at], title._replace(end=host.end), *segments[at + 2 :]]
    return segments


_PART_OR_ISSUE = frozenset(("page", "issue", "volume", "author", "editor"))


def _behind_quotes(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a host in quotation marks ends with these, and what has pages behind one is in no publisher.

    "“Roofs”, dans “Tiles”, n° 37, mars 1983", "‘Roofs’, Tile Art, 1913, pp. 58–61".
    """
    kinds = {segment.variable for segment in segments}
    for at, segment in enumerate(segments):
        if segment.variable == "container-title" and (shut := _SHUT.get(text[segment.start - 1 : segment.start])):
            end = text.find(shut, segment.start, segment.end)
            if end > 0:
                rest = _parts_behind(text, end + 1, segment, kinds)
                return [*segments[:at], segment._replace(end=end), *rest, *segments[at + 1 :]]
        elif segment.variable == "publisher" and at and segments[at - 1].variable == "title":
            quoted = _CLOSED.fullmatch(text, segments[at - 1].end, segment.start)
            if quoted and "page" in kinds and kinds.isdisjoint(_NO_PART):
                segments[at] = segment._replace(variable="container-title")
    return segments


_SHUT = {"“": "”", "«": "»", "„": "“"}
_NO_PART = ("container-title", "publisher-place", "edition", "ISBN")
_CLOSED = re.compile(r"[’”\"»],\s")


def _parts_behind(text: str, start: int, host: Segment, kinds: set[str]) -> list[Segment]:
    """The issue and the date behind a host that has ended, where none are known."""
    found: list[Segment] = []
    if "issue" not in kinds and (number := _ISSUE.search(text, start, host.end)):
        found.append(Segment("issue", *number.span(1)))
    if "issued" not in kinds and (year := _DATE.search(text, start, host.end)):
        found.append(Segment("issued", *year.span()))
    return found


_ISSUE = re.compile(r"\b(?:n°|nº|no\.?|nr\.|núm\.|Nr\.|Heft)\s?(\d{1,4})\b")
_DATE = re.compile(r"(?:[^\W\d_]{3,9}\.? )?(?:1[6-9]|20)\d\d\b")


def _within_quotes(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a quoted title ends with its quotation; what follows is its host, or begins it."""
    for at, segment in enumerate(segments):
        closing = _CLOSING.get(text[segment.start - 1 : segment.start]) if segment.variable == "title" else None
        if not closing or not (end := closing.search(text, segment.start, segment.end)):
            continue
        if text[max(segment.start - 2, 0) : segment.start - 1] in _CLOSING:
            continue  # the title is quoted, and begins with a quotation
        title = segment._replace(end=end.start())
        rest = segment._replace(variable="container-title", start=end.end(), confidence=min(segment.confidence, 0.5))
        follow = segments[at + 1 :]
        if follow and follow[0].variable in _HOSTED and _CUED.search(text, segment.end, follow[0].start):
            continue
        if follow and follow[0].variable == "container-title":
            return [*segments[:at], title, follow[0]._replace(start=rest.start), *follow[1:]]
        if any(other.variable == "container-title" for other in segments):
            return [*segments[:at], title, *follow]
        return [*segments[:at], title, rest, *follow]
    return segments


_HOSTED = frozenset(("container-title", "editor"))
_CUED = re.compile(r"\b(?:in|dans|en|em)\b:?\s*\W?$", re.IGNORECASE)
"""What shows that a title went on behind a quotation it began with: "“Roofs first!” Protest in Rome, in: Tiles"."""


def _whole_host(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the name of a journal of New Zealand begins with its land: "barns Aust N Z" + "J Surg"."""
    for at, (title, host) in enumerate(pairwise(segments)):
        if (title.variable, host.variable) == ("title", "container-title") and text[title.end : host.start] == " ":
            land = _OVERSEAS.search(text, title.start, title.end)
            if land and land.start() > title.start + _LONGEST:
                both = title._replace(end=land.start()), host._replace(start=land.start(1))
                return [*segments[:at], *both, *segments[at + 2 :]]
    return segments


_OVERSEAS = re.compile(r" ((?:Aust )?N Z)$")


def _with_host(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the title of what has a volume and pages, but no host, ends in the name of that host."""
    kinds = {segment.variable for segment in segments}
    if not _COUNTED.issubset(kinds) or not _PRINTED.isdisjoint(kinds):
        return segments
    for at, (title, follow) in enumerate(zip(segments, [*segments[1:], None], strict=True)):
        if title.variable == "title" and follow and follow.variable in _DATED:
            begin = _last_sentence(of(text, title)) or _last_capitals(of(text, title))
            if begin:
                host = title._replace(variable="container-title", start=title.start + begin)
                end = title.start + len(of(text, title)[:begin].rstrip(" .,;:"))
                return [*segments[:at], title._replace(end=end), host, *segments[at + 1 :]]
    return segments


_COUNTED = frozenset(("volume", "page"))
_DATED = frozenset(("volume", "issued"))
_PRINTED = frozenset("container-title publisher publisher-place collection-title genre number edition".split())


def _last_sentence(said: str) -> int:
    """Where the last sentence begins, if it is short and stands behind a longer word; else 0."""
    begins = [match.end() for match in _SENTENCE.finditer(said)]
    return begins[-1] if begins and said.count(" ", begins[-1]) < _LONGEST and begins[-1] > _LONGEST else 0


_LONGEST = 8


def _last_capitals(said: str) -> int:
    """Where the last words with capitals begin, if they stand behind a word without ("roofs J Tiles"); else 0."""
    found = _LAST_CAPITALS.search(said, max(len(said) - 60, 0))
    return found.start(1) if found and found.start(1) > _LONGEST else 0


_LAST_CAPITALS = re.compile(
    r"(?<=[a-zß-öø-ÿ\d]) ((?:[^\W\d_a-zß-öø-ÿ][\w.]* (?:(?:of|and|in|the) ){0,2}){0,5}[^\W\d_a-zß-öø-ÿ][\w.]*)$"
)


_REST = r"(?:[\s,.;:]*(?:in|dans|en|em)\b:?)?[\s,.;:]*(?=[^\W\d_a-z][^\W\d_])"
_CLOSING = {
    "“": re.compile(rf"(?<=[.,?!])”(?=\s){_REST}|”(?=[,.;]|\s+in\b){_REST}"),
    '"': re.compile(rf'(?<=[.,?!])"(?=\s){_REST}|"(?=[,.;:]|\s+in\b){_REST}'),
    "„": re.compile(rf"(?<=[.,?!])[“”](?=\s){_REST}|[“”](?=[,.;:]|\s+[Ii]n\b){_REST}"),
    "«": re.compile(rf"\s?»(?=[,.;:]|\s+(?:in|dans|en|em)\b){_REST}"),
    "‘": re.compile(rf"(?<=[.,?!])’(?=\s){_REST}|’(?=[,;:]|\.\s|\s+in\b){_REST}"),
    "'": re.compile(rf"(?<=[.,?!])'(?=\s){_REST}|'(?=[,;:]|\.\s|\s+in\b){_REST}"),
}
"""How a quotation closes before the name of a host, by the mark that opened it."""


def _after_author(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the title has stuck to one inverted name ("Low, Edward W. Roofs"), or to one of one word."""
    first = segments[0] if segments else None
    if not first or first.variable != "author" or any(s.variable in _NAMED for s in segments):
        return segments
    if not (both := _STUCK.fullmatch(of(text, first)) or _ONE_NAME.fullmatch(of(text, first))):
        return segments
    author = first._replace(end=first.start + both.end(1))
    title = first._replace(variable="title", start=first.start + both.start(2), confidence=min(first.confidence, 0.5))
    return [author, title, *segments[1:]]


_NAMED = frozenset(("title", "container-title"))
_STUCK = re.compile(
    r"([^,.;&]{2,40}, (?:[^\W\d_]{2,20} )?(?:[^\W\d_a-z]\.[ -]?){0,2}[^\W\d_a-z]\.) ([^\W\d_a-z][^\W\d_]{3,}[^;&]*)"
)
_ONE_NAME = re.compile(
    r"([^\W\d_a-z][^\W\d_]{3,}(?: (?:of|von|da) [^\W\d_a-z]\w{2,})?\.) ([^\W\d_a-z][^\W\d_][^,;&.]*)"
)


def _with_title(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a container that is really a title and a container ("A title. A journal") is two."""
    for at, segment in enumerate(segments):
        if segment.variable == "container-title" and (end := _end_of_title(of(text, segment))):
            title = segment._replace(variable="title", end=segment.start + end.start())
            host = segment._replace(start=segment.start + end.end())
            return [*segments[:at], title, host, *segments[at + 1 :]]
    return segments


def _end_of_title(said: str) -> re.Match[str] | None:
    """The last stop that ends a sentence and is far in, or one after a long word or before a "Journal"."""
    ends = list(_SENTENCE.finditer(said, 40))
    return ends[-1] if ends else _EARLY_END.search(said)


_EARLY_END = re.compile(
    r"(?<=[^\W\d_]{11})\.\s+(?=[^\W\d_a-z])"
    r"|(?<=[a-zß-öø-ÿ]{3})[.?!]\s+[*_]{0,3}"
    r"(?=(?:The )?(?:Journal|Zeitschrift|Revue|Revista|Rivista|Annals|Proceedings) )"
)
_SENTENCE = re.compile(r"(?<=[a-zß-öø-ÿ]{3})[.?!]\s+(?=[^\W\d_a-z])")


def _titled(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the host of nothing, of a publisher and without a volume, is the book itself."""
    kinds = {segment.variable for segment in segments}
    said = next((s for s in segments if s.variable == "volume" and kinds.isdisjoint(_COUNTED_PART)), None)
    counted = _HOSTS - {"volume"} if said and _VOLUME_BEFORE.search(text[: said.start][-8:]) else _HOSTS
    if not _PUBLISHED.intersection(kinds) or not counted.isdisjoint(kinds):
        return segments
    if "editor" in kinds and segments[0].variable != "editor":
        return segments
    return [s._replace(variable="title") if s.variable == "container-title" else s for s in segments]


_VOLUME_BEFORE = re.compile(r"\b(?:[Vv]ol|Bd|Band|[Tt]|[Tt]ome|Teil)\.?\s$")
_COUNTED_PART = frozenset(("page", "issue"))
_PUBLISHED = frozenset(("publisher", "publisher-place"))
_HOSTS = frozenset(("title", "volume", "issue", "DOI"))
