"""A reference as the engine reads it: every variable a style may ask for, those that are derived or hidden included."""

import re
from typing import Any

from refkit.csl.people import Person, person
from refkit.fields.identifiers import doi
from refkit.model import Date, Name, Reference
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES

_BRACED = r"\{:((?:[-_a-z]+|[A-Z]+):[^}]+)\}"
_LINE = r"([-_a-z]+|[A-Z]+):\s*([^}]+)"
_FIRST_PAGE = re.compile(r"\s*(?:&|, |-|–)\s*")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:$|-.*|.*)", re.DOTALL)


class Item:
    """A work: texts, names and dates by variable.

    `number` is its place among the cited works, counted from 1; `year_suffix` and `disambiguation` are found out once
    the whole document is known. `made` keeps what was rendered of it before, by element; `present` are all variables.
    `language` is of two letters, or "?"; `family_first` says that it is one whose names begin with the family's.
    """

    __slots__ = ("dates", "family_first", "id", "language", "made", "names", "present", "texts", "type")

    def __init__(
        self,
        id: str,  # noqa: A002  CSL's word
        type: str,  # noqa: A002  CSL's word
        texts: dict[str, str],
        names: dict[str, tuple[Person, ...]],
        dates: dict[str, Date],
    ) -> None:
        self.id = id
        self.type = type
        self.texts = texts
        self.names = names
        self.dates = dates
        self.language = ""
        self.family_first = False
        self.made: dict[Any, Any] = {}
        self.present: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """Where the work is on the web, "" where nobody says."""
        bare = doi(self.texts.get("DOI", ""))
        return f"https://doi.org/{bare}" if bare else self.texts.get("URL", "").strip()

    def has(self, variable: str) -> bool:
        """Whether a variable has a value."""
        return variable in self.texts or variable in self.dates or variable in self.names


def item(reference: Reference) -> Item:
    """A reference, made ready to be rendered many times."""
    texts: dict[str, str] = {}
    names: dict[str, tuple[Person, ...]] = {}
    dates: dict[str, Date] = {}
    for variable, value in reference.variables.items():
        if isinstance(value, str):
            texts[variable] = value
        elif isinstance(value, Date):
            dates[variable] = _date(value)
        else:
            names[variable] = tuple(map(person, value))
    made = Item(reference.id, reference.type, texts, names, dates)
    if "note" in texts:
        _read_note(made, texts["note"])
    if "page" in texts and "page-first" not in texts:
        first = _FIRST_PAGE.split(texts["page"], maxsplit=1)[0]
        texts["page-first"] = texts["page"] if first.endswith("\\") else first
    for long, short in (("shortTitle", "title-short"), ("journalAbbreviation", "container-title-short")):
        if long in texts:
            texts.setdefault(short, texts[long])
    language = texts.get("language", "")
    match = _LANGUAGE.fullmatch(language)
    # Only codes count here, no words such as "Hungarian" (citeproc-js).
    made.family_first = language in ("hu", "vi") or language[:2] in ("ja", "zh")
    made.present = frozenset((*texts, *names, *dates))
    made.language = match[1].lower() if match else ("?" if "language" in texts else "")
    return made


def _date(date: Date) -> Date:
    if not date.raw or date.parts:
        return date
    return read_date(date.raw)


def read_date(text: str) -> Date:
    """A date as somebody typed it."""
    from refkit.csl.dates import read

    return read(text)


def _read_note(made: Item, note: str) -> None:
    """Variables that CSL-JSON's makers had no field for and wrote into the note, as citeproc-js reads them.

    "DOI: 10.1/2" on a line of its own, only empty and such lines before it but for the first, or `{:DOI:10.1/2}`.
    """
    lines = re.sub(_BRACED, lambda match: f"\n{match[1].strip()}\n", note).split("\n")
    people: dict[str, list[Person]] = {}
    for number, line in enumerate(lines):
        match = re.fullmatch(_LINE, line)
        if match is None:
            if line.strip() and number:
                break
            continue
        _take(made, people, match[1], match[2].strip())
    made.names.update({variable: tuple(found) for variable, found in people.items()})


def _take(made: Item, people: dict[str, list[Person]], variable: str, value: str) -> None:
    if variable == "type":
        made.type = value
    elif variable in DATE_VARIABLES:
        made.dates[variable] = read_date(value)
    elif made.has(variable):
        return
    elif variable in NAME_VARIABLES:
        parts = re.split(r"\s*\|\|\s*", value)
        if len(parts) < 3:
            name = Name(literal=parts[0]) if len(parts) == 1 else Name(parts[0], parts[1])
            people.setdefault(variable, []).append(person(name))
    else:
        made.texts[variable] = value
