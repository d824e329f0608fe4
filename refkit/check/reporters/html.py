"""The report as one page that needs nothing else: the article with its marks, the findings beside it, the list mended.

The page works without a network, by keyboard (n and p go to the next and the previous finding) and on paper. Without
scripts everything is still there; only the filters, the keys and the copying need them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files as resources
from itertools import pairwise

from refkit.check.finding import Finding, Severity
from refkit.check.fix import fix
from refkit.check.reporters import Checked, summary
from refkit.check.reporters.text import closing
from refkit.check.rules import RULES
from refkit.model import Entry, Lines, Span

_BOOKS = frozenset("book thesis report motion_picture webpage".split())


def report(files: Sequence[Checked]) -> str:
    """The whole page."""
    page = resources("refkit.check.reporters").joinpath("page.html").read_text(encoding="utf-8")
    found = [finding for file in files for finding in file.findings]
    parts = {
        "{{title}}": escape(", ".join(file.path for file in files) or "refkit"),
        "{{summary}}": escape(closing(summary(files))),
        "{{filters}}": _filters(found),
        "{{files}}": "\n".join(_file(number, file) for number, file in enumerate(files)),
    }
    for mark, content in parts.items():
        head, _, tail = page.partition(mark)
        page = head + content + tail
    return page


def _filters(found: Sequence[Finding]) -> str:
    """A box to tick for each severity and rule there is, with how many findings it has."""
    severities = Counter(finding.severity for finding in found)
    rules = Counter((finding.code, finding.name) for finding in found)
    grades = [_box("severity", each.value, each.value, severities[each]) for each in Severity if each in severities]
    codes = [_box("code", code, f"{code} {name}", rules[code, name]) for code, name in sorted(rules)]
    return _group("Severity", grades) + _group("Rules", codes) if found else ""


def _group(legend: str, boxes: Sequence[str]) -> str:
    return f'<fieldset class="filters"><legend>{legend}</legend>\n{"".join(boxes)}</fieldset>\n'


def _box(kind: str, value: str, label: str, number: int) -> str:
    count = f'<span class="count">{number}</span>'
    return f'<label><input type="checkbox" data-{kind}="{escape(value)}" checked> {escape(label)} {count}</label>\n'


def _file(number: int, file: Checked) -> str:
    heading = f'<h2 id="file{number}">{escape(file.path)}</h2>'
    article = f'<pre class="article">{_marked(number, file)}</pre>'
    body = f'<div class="both">{article}\n<ol class="findings">{_list(number, file)}</ol></div>'
    return f"<section>{heading}\n{body}\n{_entries(number, file)}</section>"


def _marked(number: int, file: Checked) -> str:
    """The text, each stretch that findings share in one <mark>."""
    edges = sorted({0, len(file.text), *(edge for finding in file.findings for edge in _edges(finding))})
    begun: set[int] = set()
    pieces: list[str] = []
    for start, end in pairwise(edges):
        here = [index for index, each in enumerate(file.findings) if _over(each, start, end)]
        pieces.append(_stretch(number, file, Span(start, end), here, begun))
    return "".join(pieces)


def _edges(finding: Finding) -> tuple[int, int]:
    return finding.span.start, max(finding.span.end, finding.span.start + 1)


def _over(finding: Finding, start: int, end: int) -> bool:
    first, last = _edges(finding)
    return first <= start and end <= last


def _stretch(number: int, file: Checked, span: Span, here: Sequence[int], begun: set[int]) -> str:
    words = escape(span.of(file.text))
    if not here:
        return words
    gravest = max((file.findings[index].severity for index in here), key=lambda severity: severity.rank)
    anchors = "".join(
        f'<a id="m{number}-{index}" data-number="{index + 1}"></a>' for index in here if index not in begun
    )
    begun.update(here)
    title = escape("\n".join(f"{file.findings[index].code}: {file.findings[index].message}" for index in here))
    names = " ".join(f"{number}-{index}" for index in here)
    return f'{anchors}<mark class="{gravest.value}" data-findings="{names}" title="{title}">{words}</mark>'


def _list(number: int, file: Checked) -> str:
    lines = Lines(file.text)
    return "\n".join(_item(number, index, finding, lines) for index, finding in enumerate(file.findings))


def _item(number: int, index: int, finding: Finding, lines: Lines) -> str:
    line, column = lines.position(finding.span.start)
    summary_ = RULES[finding.code].summary if finding.code in RULES else ""
    mendable = "" if finding.fix is None else "safe fix" if finding.fix.safe else "fix to look at"
    return (
        f'<li id="f{number}-{index}" tabindex="0" class="{finding.severity.value}" '
        f'data-severity="{finding.severity.value}" data-code="{escape(finding.code)}">'
        f'<span class="severity">{finding.severity.value}</span> '
        f'<a href="#m{number}-{index}"><b>{escape(finding.code)}</b> {escape(finding.name)}</a> '
        f'<span class="place">{line}:{column}</span> <span class="fix">{mendable}</span>'
        f'<p title="{escape(summary_)}">{escape(finding.message)}</p></li>'
    )


def _entries(number: int, file: Checked) -> str:
    """Each entry before and after, and the mended list to copy."""
    if not file.article or not file.article.entries:
        return ""
    rows = "\n".join(_row(file, entry) for entry in file.article.entries)
    button = f'<button type="button" data-copy="list{number}">Copy the mended list</button>'
    head = "<thead><tr><th>as it stands</th><th>mended</th></tr></thead>"
    table = f'<table id="list{number}">{head}<tbody>{rows}</tbody></table>'
    return f"<h3>The list, before and after {button}</h3>{table}"


def _row(file: Checked, entry: Entry) -> str:
    inside = [
        each for each in file.findings if each.fix and all(entry.span.covers(edit.span) for edit in each.fix.edits)
    ]
    mended = _mended(file.text, entry, inside)
    changed = ' class="changed"' if " ".join(mended.split()) != " ".join(entry.span.of(file.text).split()) else ""
    return f"<tr{changed}><td>{escape(entry.text)}</td><td>{_italicised(mended, entry)}</td></tr>"


def _mended(text: str, entry: Entry, findings: Sequence[Finding]) -> str:
    rest = len(text) - entry.span.end
    done = fix(text, findings, unsafe=True)
    whole = done[entry.span.start : len(done) - rest]
    label = entry.pieces[0].start - entry.span.start if entry.pieces else 0
    return " ".join(whole[label:].split())


def _italicised(mended: str, entry: Entry) -> str:
    """The entry with the titles that styles set in italics in them: of the journal or book, else of the work."""
    wanted = ("title",) if entry.reference.type in _BOOKS else ("container-title",)
    spans = sorted(span for variable in wanted for span in _found(mended, entry, variable))
    pieces, done = [], 0
    for span in spans:
        pieces += [escape(mended[done : span.start]), f"<i>{escape(span.of(mended))}</i>"]
        done = span.end
    return "".join([*pieces, escape(mended[done:])])


def _found(mended: str, entry: Entry, variable: str) -> Iterator[Span]:
    words = entry.reference.text(variable)
    start = mended.casefold().find(words.casefold()) if words else -1
    if start >= 0:
        yield Span(start, start + len(words))
