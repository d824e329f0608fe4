"""Months and cues of several languages in one list.

## What it does

Looks at the names of months and at words such as "Retrieved" or "Abgerufen". Where most of them are of one language,
those of another are pointed at, once where they are many; where no language has most, this is said once too. Titles and
names are let be: they are in the language of the work.

## Why it matters

The words between the elements are the author's, not the work's, and a list has one language for them. Programs that
make entries on the web write each in the language of the browser, or of the page.

## Example

```text
# References

Berg, H. (2007, October 25). Hip atrophy. Retrieved May 4, 2018, from https://example.org/atrophy

Izzo, J. (2009, 2. Dezember). The way we sit. Abgerufen am 4. Mai 2018, von https://example.org/sit

Moor, P. (2011, May 3). Chairs. Retrieved May 4, 2018, from https://example.org/chairs

Quist, R. (2012, June 3). Stools. Retrieved May 5, 2018, from https://example.org/stools
```

## Use instead

```text
# References

Berg, H. (2007, October 25). Hip atrophy. Retrieved May 4, 2018, from https://example.org/atrophy

Izzo, J. (2009, December 2). The way we sit. Retrieved May 4, 2018, from https://example.org/sit

Moor, P. (2011, May 3). Chairs. Retrieved May 4, 2018, from https://example.org/chairs

Quist, R. (2012, June 3). Stools. Retrieved May 5, 2018, from https://example.org/stools
```

## Fix

None: with the words the order of day and month changes.
"""

from collections import Counter
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.languages import NAMES, Spoken, spoken
from refkit.check.naming import counted, joined
from refkit.check.rule import Mark, rule

_LEAST = 3  # words of a language
_SHARE = 0.65  # of all such words, from which on a list is in a language
_MANY = 3  # entries, beyond which it is said once
_SEVERAL = 3  # languages, none of which has most


@rule("DAT716", "languages-mixed", Severity.INFO)
def languages_mixed(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with words of another language than the list's, or one for a list of several."""
    said = [(index, each) for index, entry in enumerate(desk.entries) for each in spoken(entry)]
    times = Counter(language for _, each in said for language in each.languages)
    language, most = next(iter(times.most_common(1)), ("", 0))
    if most < _LEAST:
        return
    odd = [(index, each) for index, each in said if language not in each.languages]
    if most >= _SHARE * len(said):
        yield from _strangers(desk, language, most, odd)
    elif len(apart := _apart([each for _, each in said])) >= _SEVERAL:
        index, each = odd[0]
        message = f"dates and cues of this list are in {joined(apart)}; write them all in one language"
        yield Mark(desk.entries[index].place(each.span), message, index)


def _strangers(desk: Desk, language: str, most: int, odd: list[tuple[int, Spoken]]) -> Iterator[Mark]:
    first = dict(reversed(odd))
    for index, each in sorted(first.items())[: 1 if len(first) > _MANY else None]:
        whose = joined(sorted(NAMES[other] for other in each.languages), "or")
        here = f", as are words of {len(first) - 1} other entries" if len(first) > _MANY else ""
        others = counted(most, "other such word", "other such words")
        message = f'"{each.word}" is {whose}{here}; {others} of the list are {NAMES[language]}: write it so too'
        yield Mark(desk.entries[index].place(each.span), message, index)


def _apart(said: list[Spoken]) -> list[str]:
    """The languages that some word can only be of."""
    alone = {next(iter(each.languages)) for each in said if len(each.languages) == 1}
    return sorted(NAMES[language] for language in alone)
