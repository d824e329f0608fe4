"""How a message calls an entry, a cite, or a list of them."""

import re
from collections.abc import Sequence

from refkit.check.authors import creators, family
from refkit.check.entries import dated
from refkit.model import Entry, InTextCite

_WORDS = 60
_WORD = re.compile(r"[^\W_]")
_QUOTES = '"“”„«» '
_FEW = 5


def called(entry: Entry) -> str:
    """An entry's names and year as one would cite it; its first words where the names are not known."""
    names = [family(name) for name in creators(entry.reference)]
    date = dated(entry)
    year = f" ({date.year}{date.letter})" if date else ""
    if not names or not all(names):
        return f'"{shortened(_first_words(entry))}"'
    return (names[0] + " et al." if len(names) > 3 else joined(names)) + year


def _first_words(entry: Entry) -> str:
    """The title of an entry that begins with it, without its quotation marks; else its words as they stand."""
    title = entry.parsed.field("title")
    if title and not _WORD.search(entry.text[: title.span.start]):
        return title.span.of(entry.text).strip(_QUOTES)
    return entry.text


def cited_as(cite: InTextCite) -> str:
    """A cite's names and year: "Berg et al. 2007"."""
    names = joined(cite.names) + (" et al." if cite.et_al else "")
    return " ".join(part for part in (names, cite.year) if part)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number and its noun.

    >>> counted(1, "entry", "entries"), counted(3000, "author")
    ('1 entry', '3,000 authors')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them.

    >>> joined(["Berg", "Eiken", "Miklavcic"]), joined(["Berg"], "or")
    ('Berg, Eiken and Miklavcic', 'Berg')
    """
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def mostly(times: int, of: int) -> bool:
    """Whether so many of a list say the same that it is said once for all: more than half, and more than five."""
    return times > _FEW and times * 2 > of


def ranges(numbers: Sequence[int]) -> str:
    """Rising numbers with their runs drawn together.

    >>> ranges([1, 2, 3, 6, 8, 9])
    '1–3, 6, 8, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(words)


def shortened(text: str, most: int = _WORDS) -> str:
    """A text cut at a word to at most `most` code points, with an ellipsis when something is gone."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
