"""Runs the rules over an article: which are chosen, what the text itself asks to ignore, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from refkit.check.desk import Desk
from refkit.check.finding import Finding
from refkit.check.rule import Rule
from refkit.check.rules import RULES
from refkit.check.suppress import Suppressions
from refkit.errors import UnknownNameError
from refkit.model import Address, Article, Record


def check(
    article: Article,
    *,
    records: Mapping[int, Record] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    style: str | None = None,
    today: date | None = None,
    addresses: Mapping[str, Address] | None = None,
) -> tuple[Finding, ...]:
    """Everything the chosen rules find in an article, ordered by place, then by code.

    Args:
        article: what `read_article` gave.
        records: what the outside world says of the entries, by their index; without it the rules that need it rest.
        select: codes, beginnings of codes or names of rules ("CIT", "URL401", "cited-not-listed"); empty means all.
        ignore: the same, to leave out. Where both fit a rule, the longer word wins, and `ignore` when they are equal.
        style: the CSL style that the article should follow, by name or path; without it the rules of style rest.
        today: the day from which a year lies in the future; the machine's date when it is not given.
        addresses: what became of the entries' web addresses, by the address as it stands in the entry; without it
            nothing is said about them.

    Raises:
        UnknownNameError: `select` or `ignore` name no rule, or `style` no style.
    """
    desk = Desk(article, dict(records or {}), style, today or date.today(), dict(addresses or {}))  # noqa: DTZ011  the reader's own calendar
    suppressions = Suppressions.read(article)
    found = (finding for rule in chosen(select, ignore) for finding in rule.find(desk))
    return ordered(finding for finding in found if not suppressions.hide(finding))


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that `select` and `ignore` leave, in the catalogue's order.

    >>> [rule.code for rule in chosen(["CIT0", "URL401"], ["CIT00"])][0]
    'CIT010'

    Raises:
        UnknownNameError: a word names no rule.
    """
    for word in (*select, *ignore):
        _known(word)
    return tuple(rule for rule in RULES.values() if _fit(rule, select, empty=1) > _fit(rule, ignore, empty=0))


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, then code, then message."""
    return tuple(sorted(findings, key=lambda finding: (finding.span, finding.code, finding.message)))


def _known(word: str) -> None:
    if not any(_names(word, code, rule) for code, rule in RULES.items()):
        names = [*RULES, *(rule.name for rule in RULES.values())]
        raise UnknownNameError("rule", word, names, hint="`refkit rules` lists them all")


def _fit(rule: Rule, words: Sequence[str], *, empty: int) -> int:
    if not words:
        return empty
    return max(
        (len(rule.code) if word == rule.name else len(word) for word in words if _names(word, rule.code, rule)),
        default=0,
    )


def _names(word: str, code: str, rule: Rule) -> bool:
    return bool(word) and (code.startswith(word.upper()) or word.lower() == rule.name)
