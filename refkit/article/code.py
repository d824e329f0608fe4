"""Code in a text, between fences and between backticks: nothing in it cites, and no line of it is an entry."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from refkit.model import Span
from refkit.parsing import heads

_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r"(?:>[ \t]?)?[ \t]{0,8}(`{3,}|~{3,})(?P<rest>[^`\n]*)\r?\n?$")
_INLINE = re.compile(r"(?<![`\w\\])`(?![`\s])[^`\n]{0,399}[^`\s]`(?![`\w])")
_QUOTED = re.compile(r"[^\W\d_]'(?!\w)")  # `so they quoted before there were signs for it'
_SIGN = re.compile(r"[^\s]")


def without(text: str) -> str:
    r"""The text with blanks in the place of its fenced code, so that offsets hold.

    A fence around a list of references is none.

    >>> without("a\n```\nx[1]\n```\nb")
    'a\n   \n    \n   \nb'
    """
    return _blanked(text, fenced(text)) if "```" in text or "~~~" in text else text


def without_inline(text: str) -> str:
    """The text with blanks in the place of what stands between backticks.

    >>> without_inline("`a[1]` is [1]; `so' is said")
    "       is [1]; `so' is said"
    """
    return _blanked(text, inline(text)) if "`" in text else text


def fenced(text: str) -> Sequence[Span]:
    """Where fenced code stands, fences included, in order; an open fence at the end of a text is none."""
    found: list[Span] = []
    mark, start = "", 0
    for line in _LINE.finditer(text):
        fence = _FENCE.match(line[0]) if "```" in line[0] or "~~~" in line[0] else None
        if fence and not mark:
            mark, start = fence[1], line.start()
        elif fence and fence[1].startswith(mark) and not fence["rest"].strip():
            if not _is_list(text[start : line.start()].split("\n")[1:]):
                found.append(Span(start, line.end()))
            mark = ""
    return found


def inline(text: str) -> Sequence[Span]:
    """Where words stand between backticks, backticks included, in order."""
    return [Span(*match.span()) for match in _INLINE.finditer(text) if not _QUOTED.search(match[0])]


def _is_list(lines: Sequence[str]) -> bool:
    """Whether lines between fences are references: half of those with words begin with names as these do."""
    said = [line.strip().lstrip("-* ") for line in lines if line.strip()]
    return len(said) > 2 and sum(heads.score(line) >= 3 for line in said) * 2 >= len(said)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    return "".join(_pieces(text, spans))


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[str]:
    edges = [Span(0, 0), *spans, Span(len(text), len(text))]
    for last, span in pairwise(edges):
        yield text[last.end : span.start]
        yield _SIGN.sub(" ", span.of(text))
