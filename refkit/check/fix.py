"""Mends a text: applies the fixes of findings, each whole or not at all, and leaves every other code point as it is."""

from collections.abc import Callable, Iterable, Sequence

from refkit.check.finding import Edit, Finding, Fix
from refkit.model import Span

ROUNDS = 12
"""How often `mend` looks again; a text that still changes then is left as it is."""


def fix(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """The text with the fixes of `findings` applied.

    A fix is applied with all its edits or not at all. One that meets an edit already taken waits: check the mended
    text again for the next round, or let `mend` do it. Everything outside the edits stays byte for byte.

    Args:
        text: the text that was checked.
        findings: what was found in it; those without a fix are passed over.
        unsafe: whether fixes that an editor ought to look at are applied too.
    """
    wanted = [finding.fix for finding in findings if finding.fix and (unsafe or finding.fix.safe)]
    return _rewrite(text, _compatible(wanted, len(text)))


def mend(text: str, look: Callable[[str], Sequence[Finding]], *, unsafe: bool = False) -> str:
    """The text after as many rounds of looking and fixing as change something.

    Args:
        text: the text to mend.
        look: reads and checks a text.
        unsafe: whether fixes that an editor ought to look at are applied too.
    """
    seen = {text}
    for _ in range(ROUNDS):
        text = fix(text, look(text), unsafe=unsafe)
        if text in seen:
            return text
        seen.add(text)
    return text


def _compatible(fixes: Iterable[Fix], length: int) -> list[Edit]:
    taken: list[Edit] = []
    for one in fixes:
        inside = all(0 <= edit.span.start <= edit.span.end <= length for edit in one.edits)
        if inside and not any(_collide(edit, other) for edit in one.edits for other in taken if edit != other):
            taken += [edit for edit in one.edits if edit not in taken]
    return sorted(taken)


def _collide(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same place; two insertions at one place do, for nobody can tell their order."""
    return (
        one.span.meets(other.span)
        or one.span == other.span
        or _within(one.span, other.span)
        or _within(other.span, one.span)
    )


def _within(point: Span, span: Span) -> bool:
    return not len(point) and span.start < point.start < span.end


def _rewrite(text: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += [text[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*pieces, text[done:]])
