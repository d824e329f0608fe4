"""A date as CSL has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DateParts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a range of dates (CSL-JSON's date-variable).

    `parts` has none, one or two dates (begin, end), each of a year and, where known, a month 1-12 and a day. A
    negative year is BC. Months 13-16, 21-24 are seasons, as citeproc-js has them. The end of an open range is `(0,)`.
    `season` is "1" (spring) to "4", or a season's name. `literal` is printed as it stands ("n.d.", "in press");
    `raw` is a date as somebody typed it and nobody has read yet.
    """

    parts: tuple[DateParts, ...] = ()
    season: str = ""
    circa: bool = False
    literal: str = ""
    raw: str = ""

    @property
    def year(self) -> int | None:
        """The (first) year; None when the date has none."""
        return self.parts[0][0] if self.parts else None

    @property
    def end(self) -> DateParts | None:
        """The end of a range, None for a single date."""
        return self.parts[1] if len(self.parts) > 1 else None

    def __bool__(self) -> bool:
        return bool(self.parts or self.literal or self.raw or self.season)

    def item(self) -> dict[str, Any]:
        """The date as CSL-JSON."""
        item: dict[str, Any] = {}
        if self.parts:
            item["date-parts"] = [list(part) for part in self.parts]
        if self.season:
            item["season"] = int(self.season) if self.season.isdecimal() else self.season
        if self.circa:
            item["circa"] = True
        return item | {key: text for key in ("literal", "raw") if (text := getattr(self, key))}

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> "Date":
        """The date in a CSL-JSON date object. Numbers may stand as text, as they often do.

        Raises:
            ValueError: the value is no object, or its date-parts are not whole numbers.
        """
        if not isinstance(item, Mapping):
            raise ValueError(f"a date is an object with date-parts, literal or raw, not {item!r}")
        texts = {key: str(item.get(key) or "") for key in ("season", "literal", "raw")}
        circa = item.get("circa") not in (None, False, 0, "", "0", "false")
        return cls(parts=_parts(item.get("date-parts")), circa=circa, **texts)


def _parts(raw: object) -> tuple[DateParts, ...]:
    if raw in (None, [], [[]], ""):
        return ()
    if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) > 2:
        raise ValueError(f"date-parts are one or two lists of year, month, day, not {raw!r}")
    dates = (_one(date) for date in raw)
    return tuple(date for date in dates if date)


def _one(raw: object) -> DateParts:
    if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) > 3:
        raise ValueError(f"a date is a list of year, month, day, not {raw!r}")
    numbers: list[int] = []
    for part in raw:
        if part in (None, ""):
            break
        try:
            numbers.append(int(part))
        except (TypeError, ValueError, OverflowError):
            raise ValueError(f"year, month and day are whole numbers, not {part!r}") from None
    return tuple(numbers)
