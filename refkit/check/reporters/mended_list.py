"""The list of an article in the HTML report: each entry as it stands and mended, with what differs marked in both."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise

from refkit.check.finding import Finding
from refkit.check.fix import fix
from refkit.check.reporters import Checked
from refkit.model import Entry, Span

_BOOKS = frozenset("book thesis report motion_picture webpage".split())
_TOKEN = re.compile(r"\w+|\W")


def table(number: int, file: Checked) -> str:
    """The table, with a button that copies its mended column; empty where the article has no entries."""
    if not file.article or not file.article.entries:
        return ""
    rows = "\n".join(_row(file, index, entry) for index, entry in enumerate(file.article.entries))
    button = f'<button type="button" data-copy="list{number}">Copy the mended list</button>'
    head = "<thead><tr><th>as it stands</th><th>mended</th></tr></thead>"
    whole = f'<table id="list{number}">{head}<tbody>{rows}</tbody></table>'
    return f"<h3>The list, before and after {button}</h3>{whole}"


def _row(file: Checked, index: int, entry: Entry) -> str:
    before, after = entry.text, _mended(file, index, entry)
    gone, come = _differences(before, after)
    changed = ' class="changed"' if gone or come else ""
    left = _tagged(before, {"del": gone})
    right = _tagged(after, {"i": _titles(after, entry), "ins": come})
    return f"<tr{changed}><td>{left}</td><td>{right}</td></tr>"


def _mended(file: Checked, index: int, entry: Entry) -> str:
    if file.mended:
        return file.mended[index]
    inside = [
        each for each in file.findings if each.fix and all(entry.span.covers(edit.span) for edit in each.fix.edits)
    ]
    return _mended_once(file.text, entry, inside)


def _mended_once(text: str, entry: Entry, findings: Sequence[Finding]) -> str:
    rest = len(text) - entry.span.end
    done = fix(text, findings, unsafe=True)
    whole = done[entry.span.start : len(done) - rest]
    label = entry.pieces[0].start - entry.span.start if entry.pieces else 0
    return " ".join(whole[label:].split())


def _differences(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """What of `before` is gone, and what of `after` has come, word by word and sign by sign.

    >>> gone, come = _differences("Sport 4(2), 9-3.", "Sport 4(2), 3-9.")
    >>> [span.of("Sport 4(2), 9-3.") for span in gone], [span.of("Sport 4(2), 3-9.") for span in come]
    (['-3'], ['3-'])
    """
    old, new = ([Span(*match.span()) for match in _TOKEN.finditer(text)] for text in (before, after))
    steps = SequenceMatcher(
        None, [span.of(before) for span in old], [span.of(after) for span in new], autojunk=False
    ).get_opcodes()
    gone = [Span(old[i].start, old[j - 1].end) for kind, i, j, _, _ in steps if kind != "equal" and i < j]
    come = [Span(new[i].start, new[j - 1].end) for kind, _, _, i, j in steps if kind != "equal" and i < j]
    return gone, come


def _titles(mended: str, entry: Entry) -> list[Span]:
    """The titles that styles set in italics: of the journal or book, else of the work."""
    wanted = ("title",) if entry.reference.type in _BOOKS else ("container-title",)
    return [span for variable in wanted for span in _found(mended, entry, variable)]


def _found(mended: str, entry: Entry, variable: str) -> Iterator[Span]:
    words = entry.reference.text(variable)
    start = mended.casefold().find(words.casefold()) if words else -1
    if start >= 0:
        yield Span(start, start + len(words))


def _tagged(text: str, tags: dict[str, list[Span]]) -> str:
    """The text as HTML, with each stretch in the elements whose spans cover it.

    >>> _tagged("R&D now", {"i": [Span(0, 3)], "ins": [Span(2, 7)]})
    '<i>R&amp;</i><i><ins>D</ins></i><ins> now</ins>'
    """
    edges = sorted(
        {0, len(text), *(edge for spans in tags.values() for span in spans for edge in (span.start, span.end))}
    )
    return "".join(_stretch(text, Span(*both), tags) for both in pairwise(edges))


def _stretch(text: str, span: Span, tags: dict[str, list[Span]]) -> str:
    inside = [tag for tag, spans in tags.items() if any(each.covers(span) for each in spans)]
    opened = "".join(f"<{tag}>" for tag in inside)
    closed = "".join(f"</{tag}>" for tag in reversed(inside))
    return f"{opened}{escape(span.of(text))}{closed}"
