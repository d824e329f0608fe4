"""The report for a terminal: findings by file, each with its line, the place marked, and what would help."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from refkit.check.finding import Finding, Severity
from refkit.check.reporters import Checked, Summary, summary
from refkit.model import Lines, Span

WIDTH = 100
"""How many columns of a line are shown; a longer line is cut around the place."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def report(files: Sequence[Checked], *, colour: bool = False) -> str:
    """All findings and a summary line; nothing where no file could be read.

    Args:
        files: what was checked.
        colour: whether to colour it with ANSI escapes.
    """
    if not files:
        return ""
    blocks = [block for file in files for block in _blocks(file, colour=colour)]
    return "\n".join([*blocks, closing(summary(files))]) + "\n"


def closing(sums: Summary) -> str:
    """The summary line.

    >>> closing(Summary(files=1, errors=1, warnings=3, infos=0, fixable=1, unsafe=0))
    '4 findings in 1 file: 1 error, 3 warnings. 1 can be mended with --fix.'
    """
    where = _count(sums.files, "file")
    if not sums.findings:
        return f"Nothing to mend in {where}."
    kinds = [(sums.errors, "error"), (sums.warnings, "warning"), (sums.infos, "note")]
    parts = ", ".join(_count(number, kind) for number, kind in kinds if number)
    return f"{_count(sums.findings, 'finding')} in {where}: {parts}.{_mendable(sums)}"


def _mendable(sums: Summary) -> str:
    safe = f" {sums.fixable} can be mended with --fix." if sums.fixable else ""
    more = "more " if sums.fixable else ""
    return safe + (f" {sums.unsafe} {more}with --fix --unsafe." if sums.unsafe else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _blocks(file: Checked, *, colour: bool) -> Iterator[str]:
    lines = Lines(file.text)
    for finding in file.findings:
        yield "\n".join([_head(file.path, finding, lines, colour=colour), *_excerpt(finding, lines, colour=colour), ""])


def _head(path: str, finding: Finding, lines: Lines, *, colour: bool) -> str:
    line, column = lines.position(finding.span.start)
    kind = _paint(f"{finding.severity.value} {finding.code}", _COLOURS[finding.severity], colour=colour)
    mendable = "" if finding.fix is None else " [fix]" if finding.fix.safe else " [unsafe fix]"
    return f"{_paint(path, '1', colour=colour)}:{line}:{column}: {kind} {finding.name}{mendable}"


def _excerpt(finding: Finding, lines: Lines, *, colour: bool) -> Iterator[str]:
    number = lines.position(finding.span.start).line
    line = lines.span(number)
    marked = Span(finding.span.start, max(min(finding.span.end, line.end), finding.span.start))
    shown = _window(line, marked)
    cut = Span(marked.start, min(marked.end, shown.end))
    before, after = "… " * (shown.start > line.start), " …" * (shown.end < line.end)
    lead = before + _clean(lines.text[shown.start : marked.start])
    carets = "^" * max(_columns(_clean(cut.of(lines.text))), 1)
    gutter = " " * len(str(number))
    yield f" {gutter} |"
    yield f" {number} | {before}{_clean(shown.of(lines.text))}{after}"
    yield f" {gutter} | {' ' * _columns(lead)}{_paint(carets, _COLOURS[finding.severity], colour=colour)}"
    yield f" {gutter} = " + finding.message.replace("\n", f"\n {gutter}   ")


def _window(line: Span, marked: Span) -> Span:
    """The part of a long line that is shown: the marked place with what stands around it."""
    if len(line) <= WIDTH:
        return line
    room = max(WIDTH - len(marked), WIDTH // 3)
    start = max(line.start, min(marked.start - room // 2, line.end - WIDTH))
    return Span(start, min(line.end, start + WIDTH))


def _clean(text: str) -> str:
    """A line as it can be shown: a tab is one blank, control characters are dots."""
    return "".join(" " if char == "\t" else char if char.isprintable() else "·" for char in text)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _paint(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
