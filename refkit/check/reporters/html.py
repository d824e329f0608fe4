"""The report as one page that needs nothing else: the article with its marks, the findings beside it, the list mended.

The page works without a network, by keyboard (n and p go to the next and the previous finding) and on paper. Without
scripts everything is still there; only the filters, the keys and the copying need them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files as resources
from itertools import pairwise

from refkit.check.finding import Edit, Finding, Fix, Severity
from refkit.check.reporters import Checked, summary
from refkit.check.reporters.mended_list import table
from refkit.check.reporters.text import closing
from refkit.check.rules import RULES
from refkit.model import Lines, Span

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_LONGEST = 160
"""How many letters of an edit are shown beside its finding; more are seen in the mended list."""
_GRADES = '<fieldset class="filters"><legend>Severity</legend>\n{}</fieldset>\n'
_CODES = """<details class="filters"><summary>Rules ({})</summary>
<p class="script" hidden><button type="button" data-tick="all">all</button>
<button type="button" data-tick="">none</button></p>
{}</details>
"""


def report(files: Sequence[Checked]) -> str:
    """The whole page."""
    page = resources(__package__).joinpath("page.html").read_text(encoding="utf-8")
    found = [finding for file in files for finding in file.findings]
    parts = {
        "palette": palette(),
        "title": escape(", ".join(file.path for file in files) or "refkit"),
        "summary": escape(closing(summary(files))),
        "filters": _filters(found),
        "contents": _contents(files),
        "files": "\n".join(_file(number, file) for number, file in enumerate(files)),
        "rules": _rules(found),
    }
    return _PLACE.sub(lambda place: parts[place[1]], page)


def palette() -> str:
    """The colours of refkit's pages, in light and dark, as custom properties of CSS."""
    return resources(__package__).joinpath("palette.css").read_text(encoding="utf-8")


def _filters(found: Sequence[Finding]) -> str:
    """A box to tick for each severity and rule there is, with how many findings it has."""
    severities = Counter(finding.severity for finding in found)
    rules = Counter((finding.code, finding.name) for finding in found)
    grades = "".join(
        _box("severity", each.value, each.value, severities[each]) for each in Severity if each in severities
    )
    codes = "".join(_box("code", code, f"{code} {name}", rules[code, name]) for code, name in sorted(rules))
    return _GRADES.format(grades) + _CODES.format(len(rules), codes) if found else ""


def _box(kind: str, value: str, label: str, number: int) -> str:
    count = f'<span class="count">{number}</span>'
    return f'<label><input type="checkbox" data-{kind}="{escape(value)}" checked> {escape(label)} {count}</label>\n'


def _contents(files: Sequence[Checked]) -> str:
    """Where each file begins, with how much was found in it, where there are several."""
    if len(files) < 2:
        return ""
    items = (
        f'<li><a href="#file{number}">{escape(file.path)}</a> <span class="count">{len(file.findings)}</span></li>'
        for number, file in enumerate(files)
    )
    return f'<nav aria-label="Files"><ol>{"".join(items)}</ol></nav>\n'


def _rules(found: Iterable[Finding]) -> str:
    """What each rule that found something looks for."""
    codes = sorted({finding.code for finding in found} & set(RULES))
    items = (
        f'<dt id="{code}"><b>{code}</b> {RULES[code].name}</dt><dd>{_inline(RULES[code].about)}</dd>' for code in codes
    )
    return f'<h2>The rules</h2>\n<dl class="rules">{"".join(items)}</dl>' if codes else ""


def _inline(words: str) -> str:
    """A sentence of a rule's page, whose Markdown has no other marks than those of code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(words))


def _file(number: int, file: Checked) -> str:
    heading = f'<h2 id="file{number}">{escape(file.path)}</h2>'
    article = f'<pre class="article">{_marked(number, file)}</pre>'
    body = f'<div class="both">{article}\n<ol class="findings">{_list(number, file)}</ol></div>'
    return f"<section>{heading}\n{body}\n{table(number, file)}</section>"


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
    return "\n".join(_item(number, index, finding, file.text, lines) for index, finding in enumerate(file.findings))


def _item(number: int, index: int, finding: Finding, text: str, lines: Lines) -> str:
    line, column = lines.position(finding.span.start)
    about = f' <a class="about" href="#{finding.code}" title="about this rule">?</a>' if finding.code in RULES else ""
    return (
        f'<li id="f{number}-{index}" tabindex="0" class="{finding.severity.value}" '
        f'data-severity="{finding.severity.value}" data-code="{escape(finding.code)}">'
        f'<span class="severity">{finding.severity.value}</span> '
        f'<a href="#m{number}-{index}"><b>{escape(finding.code)}</b> {escape(finding.name)}</a>{about} '
        f'<span class="place" title="column {column}">line {line}</span>'
        f"<p>{escape(finding.message)}</p>{_change(finding.fix, text) if finding.fix else ''}</li>"
    )


def _change(fix: Fix, text: str) -> str:
    """What a fix does, in words that are taken away and words that are put there."""
    edits = "; ".join(filter(None, (_edit(edit, text) for edit in fix.edits)))
    long = sum(len(edit.span) + len(edit.text) for edit in fix.edits) > _LONGEST
    kind = "safe fix" if fix.safe else "fix to look at"
    words = "see the mended list" if long else edits
    return f'<p class="fix">{kind}{words and f": {words}"}</p>'


def _edit(edit: Edit, text: str) -> str:
    words = {"del": edit.span.of(text), "ins": edit.text}
    return " ".join(f"<{tag}>{escape(each)}</{tag}>" for tag, each in words.items() if each.strip())
