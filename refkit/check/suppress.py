"""What the text itself asks refkit to leave alone: "refkit: ignore CIT002" in any kind of comment, or in none.

The words work inside a comment of whatever language the text is in, or bare:

    <!-- refkit: ignore CIT002 -->        Markdown, HTML
    [//]: # (refkit: ignore CIT002)       Markdown that shows no comments
    % refkit: ignore CIT002               LaTeX
    [refkit: ignore CIT002, CIT003]       plain text

On a line with other words they speak for that line; alone on a line, for the next line that has words. When that is a
line of an entry, they speak for the whole entry. `ignore-file` speaks for the file, `off` and `on` for what is between.
Codes may be beginnings ("CIT") or names ("cited-not-listed"); none at all means every rule.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.check.finding import Finding
from refkit.model import Article, Lines, Span

_DIRECTIVE = re.compile(
    r"refkit:[ \t]*(?P<verb>ignore-file|ignore|off|on)\b[ \t]*[:=]?[ \t]*"
    r"(?P<codes>(?:[A-Za-z][A-Za-z0-9]*(?:-[a-z0-9]+)*(?:[ \t]*,[ \t]*|[ \t]+(?=[A-Z]{3}\d|[A-Z]{3}\b)|\b))*)",
)
_SHELL = re.compile(r"<!-{2,}|-{2,}>|\[//\]: #|/\*|\*/|[\[\](){}%#;<>/.*\s\"'-]+")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A stretch of the text in which findings of `codes` (all when empty) are hidden."""

    span: Span
    codes: tuple[str, ...]

    def hides(self, finding: Finding, place: Span) -> bool:
        """Whether it hides a finding that concerns `place`."""
        meets = place.meets(self.span) or self.span.covers(place)
        return meets and (not self.codes or any(_named(code, finding) for code in self.codes))


@dataclass(frozen=True, slots=True)
class Suppressions:
    """All suppressions of an article, where its entries stand, and the lines that hold nothing but such words."""

    each: tuple[Suppression, ...]
    entries: tuple[Span, ...]
    lines: tuple[Span, ...] = ()

    @classmethod
    def read(cls, article: Article) -> "Suppressions":
        """The suppressions that the text of an article holds."""
        entries = tuple(entry.span for entry in article.entries)
        if "refkit:" not in article.text:
            return cls((), entries)
        return cls(
            tuple(_widen(each, entries) for each in _read(article.text)), entries, tuple(_own_lines(article.text))
        )

    def hide(self, finding: Finding) -> bool:
        """Whether the text asks to leave this finding out, or it marks the asking itself, which is no entry."""
        if any(line.covers(finding.span) for line in self.lines):
            return True
        places = [finding.span, *([self.entries[finding.entry]] if finding.entry is not None else [])]
        return any(each.hides(finding, place) for each in self.each for place in places)


def _read(text: str) -> Iterator[Suppression]:
    lines = Lines(text)
    opened: tuple[int, tuple[str, ...]] | None = None
    for match in _DIRECTIVE.finditer(text):
        codes = tuple(re.split(r"[\s,]+", match["codes"].strip(" ,\t"))) if match["codes"].strip(" ,\t") else ()
        if match["verb"] == "off":
            opened = opened or (match.start(), codes)
        elif match["verb"] == "on" and opened:
            yield Suppression(Span(opened[0], match.end()), opened[1])
            opened = None
        elif match["verb"] == "ignore-file":
            yield Suppression(Span(0, len(text)), codes)
        elif match["verb"] == "ignore":
            yield Suppression(_lines_meant(lines, match), codes)
    if opened:
        yield Suppression(Span(opened[0], len(text)), opened[1])


def _own_lines(text: str) -> Iterator[Span]:
    lines = Lines(text)
    for match in _DIRECTIVE.finditer(text):
        line = lines.span(lines.position(match.start()).line)
        if _alone(text, line, match):
            yield line


def _lines_meant(lines: Lines, match: re.Match[str]) -> Span:
    number = lines.position(match.start()).line
    span = lines.span(number)
    if not _alone(lines.text, span, match):
        return span
    following = (lines.span(line) for line in range(number + 1, len(lines) + 1))
    return next((line for line in following if line.of(lines.text).strip()), span)


def _alone(text: str, line: Span, match: re.Match[str]) -> bool:
    around = text[line.start : match.start()] + text[match.end() : line.end]
    return not _SHELL.sub("", around)


def _widen(one: Suppression, entries: tuple[Span, ...]) -> Suppression:
    """A suppression that meets an entry speaks for all of it."""
    met = [span for span in entries if span.meets(one.span)]
    if not met:
        return one
    return Suppression(Span(min(one.span.start, met[-1].start), max(one.span.end, met[-1].end)), one.codes)


def _named(code: str, finding: Finding) -> bool:
    return finding.code.startswith(code.upper()) or code.lower() == finding.name
