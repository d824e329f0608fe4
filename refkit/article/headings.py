"""Whether a line is a heading of references or notes, or begins what follows a list; the words are `vocabulary`'s."""

import re
from enum import Enum

from refkit.article.vocabulary import LANGUAGES, SIGNS
from refkit.fields.text import fold

_WIDEST = 90

_REMARK = re.compile(r"(?<=\w) \([^()]{1,40}\)[\s*_:.]*$")  # "Readings (* = required)"
_MARKS = re.compile(r"^[\s#*_=>|]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,5}|[A-Za-z])[.)]?\s+)?|[\s#*_=:.|\-–—]*$")
_LIST_WORDS = frozenset[str]().union(*(language.lists for language in LANGUAGES))
_NOTE_WORDS = frozenset[str]().union(*(language.notes for language in LANGUAGES))
_JOINING_WORDS = frozenset[str]().union(*(language.joining for language in LANGUAGES))
_KNOWN = _LIST_WORDS | _NOTE_WORDS | _JOINING_WORDS
_COMPOUNDS = tuple(ending for language in LANGUAGES for ending in language.compounds)
_OWN = frozenset[str]().union(*(language.own for language in LANGUAGES))
_HEADINGS = frozenset[str]().union(*(language.headings for language in LANGUAGES))
_ENDS = re.compile(
    r"[\s\[(«<↑^]*(?:#{1,6}\s*|\*{1,2})?(?:"
    + "|".join((*SIGNS, *(end for language in LANGUAGES for end in language.ends)))
    + ")",
    re.IGNORECASE,
)
_FEW_WORDS = re.compile(r"[#*_ ]{0,6}[^\W\d_]+(?: [^\W\d_]+){0,2}[*_]{0,3}:?")
_COMMAND = re.compile(  # of LaTeX: what a section is called, or that a list of `\bibitem`s begins
    r"\s*\\(?:(?:part|chapter|(?:sub)*section)\*?\{([^{}]+)\}|begin\{thebibliography\})"
)


_INLINE = re.compile(r"[*_]{0,3}((?:[^\W\d_]+ ){0,2}[^\W\d_]+)[*_]{0,3}\s?:[*_]{0,3}\s+(?=.{20})")
_SINGULAR = frozenset({"reference", "literature", "note"})


class Heading(Enum):
    """What a heading stands above."""

    LIST = "list"
    OWN = "own works"
    NOTES = "notes"


def read(line: str) -> Heading | None:
    r"""What stands under a line, if it is a heading of references or of notes.

    >>> read("## 7. References and Further Reading:"), read("Literaturverzeichnis"), read("ANMERKUNGEN")
    (<Heading.LIST: 'list'>, <Heading.LIST: 'list'>, <Heading.NOTES: 'notes'>)
    >>> read(r"\section*{References}"), read(r"\begin{thebibliography}{9}")
    (<Heading.LIST: 'list'>, <Heading.LIST: 'list'>)
    >>> read("References to earlier work are rare.") is None
    True
    """
    if commanded := _COMMAND.match(line):
        return read(commanded[1]) if commanded[1] else Heading.LIST
    bare = _bare(line)
    words = bare.split()
    if not words or len(words) > 7 or _ENDS.match(line):
        return None
    if bare in _OWN:
        return Heading.OWN
    wanted = [word for word in words if word in _LIST_WORDS or word.endswith(_COMPOUNDS)]
    if wanted and all(word in wanted or word in _KNOWN or word.isdigit() for word in words):
        return Heading.LIST if _is_list(bare, words) else None
    if bare in _HEADINGS or _named_bibliography(line, words):
        return Heading.LIST
    noted = all(word in _NOTE_WORDS or word in _JOINING_WORDS for word in words)
    return Heading.NOTES if noted and any(word in _NOTE_WORDS for word in words) else None


def inline(line: str) -> int:
    """Where the first entry begins in a line that begins with a heading of references and a colon; 0 in any other.

    >>> inline("Sources : Archives of Hale, 2 O 1147."), inline("Source: Eurostat, own sums, 2014")
    (10, 0)
    """
    match = _INLINE.match(line) if ":" in line[:60] else None
    return match.end() if match and match[1].lower() not in _SINGULAR and read(match[1]) is Heading.LIST else 0


def _named_bibliography(line: str, words: list[str]) -> bool:
    """Whether a line is a word of bibliography and a word or two that say which: "Bibliografía utilizada"."""
    told = any(word.startswith(("bibliograf", "bibliograph")) for word in words)
    return told and bool(_FEW_WORDS.fullmatch(line.strip()))


def _is_list(bare: str, words: list[str]) -> bool:
    if bare in ("works", "cited", "work", "obras", "ouvrages"):
        return False
    return words[0] not in ("to", "in", "on", "for", "the", "a") or words[0] == "the"


def _bare(line: str) -> str:
    if len(line) > _WIDEST or line.rstrip().endswith((",", ";")):
        return ""
    bare = _MARKS.sub("", _REMARK.sub("", line.strip()))
    return "" if re.search(r"[.;,!?]\s", bare) else fold(bare)


def name(line: str) -> str:
    """The words of a heading, folded, without numbers of a chapter or a page: one for it and for a line of contents."""
    return re.sub(r"[\W\d_]+$", "", _bare(line))


def ends_list(line: str) -> bool:
    """Whether a line begins what pages put after a list: comment forms, sharing, author notes, credits.

    >>> ends_list("Leave a Reply"), ends_list("3 Responses"), ends_list("Share, D. (2001). On apples.")
    (True, True, False)
    """
    return bool(_ENDS.match(line))
