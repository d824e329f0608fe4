"""cs:date: a date or a range of dates, in the style's own parts or in the form of the locale."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from refkit.csl import markup, numbers, textcase
from refkit.csl.context import Context, Render
from refkit.csl.look import Look, look
from refkit.csl.style import Element
from refkit.csl.tree import Blob, Node, Rendered
from refkit.model import Date

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope

_ORDER = ("year", "month", "day")
_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "month-day": ("month", "day")}
_OVERRIDABLE = frozenset({"form", "text-case", "strip-periods", "range-delimiter", "prefix", "suffix"})


class Part(NamedTuple):
    """One cs:date-part: what it shows, how, and what stands between the two ends of a range that differ from it on."""

    name: str
    form: str
    look: Look
    between: str
    case: str
    strip: bool


def compile_date(element: Element, scope: "Scope", compiler: "Compiler") -> Render:
    """A cs:date (CSL 1.0.2, "Date").

    Raises:
        StyleError: it names no variable, or has an unknown form.
    """
    variable = element.get("variable")
    if not variable:
        raise compiler.error("needs a variable", element)
    parts, around, delimiter = _parts(element, scope, compiler)
    if scope.sorting:
        return _sort_key(variable, frozenset(part.name for part in parts))
    writer = _Writer(parts, around, delimiter, compiler, scope)
    unique = compiler.unique()
    silent = variable == "accessed"

    def render(cx: Context) -> Rendered:
        date = None if variable in cx.done else cx.item.dates.get(variable)
        if date is None or (cx.looking and silent):
            cx.missed(variable)
            return None
        if not writer.shows(date):
            cx.missed(variable)
            return None
        cx.found(variable)
        if writer.changes(cx):
            made = writer.write(date, cx)
        else:
            kept = cx.item.made
            made = kept[unique] if unique in kept else kept.setdefault(unique, writer.write(date, None))
        if made:
            cx.preceded = cx.rendered = True
        return made

    return render


def _parts(element: Element, scope: "Scope", compiler: "Compiler") -> tuple[list[Part], Look, str]:
    """The parts of a date in their order, and what stands around and between them."""
    form = element.get("form")
    if not form:
        parts = [_part(child.attributes, scope) for child in element.all("date-part")]
        return parts, look(element), element.get("delimiter")
    format_ = compiler.locale.date(form)
    if format_ is None:
        raise compiler.error(
            f'asks for the date form "{form}", which no locale has; expected "text" or "numeric"', element
        )
    own = {child.get("name"): child.attributes for child in element.all("date-part")}
    shown = _SHOWN.get(element.get("date-parts"), _ORDER)
    parts = [
        _part({**attributes, **own.get(attributes.get("name", ""), {})}, scope)
        for attributes in _without_year(format_.parts, shown)
        if attributes.get("name") in shown
    ]
    around = look(Element("date", {**format_.attributes, **element.attributes}, (), "", element.line))
    return parts, around, format_.attributes.get("delimiter", "")


def _without_year(parts: Sequence[Mapping[str, str]], shown: tuple[str, ...]) -> list[dict[str, str]]:
    """Where the year is left out, what stood before it goes with it."""
    made = [dict(part) for part in parts]
    if "year" not in shown:
        for before, part in pairwise(made):
            if part.get("name") == "year":
                before["suffix"] = ""
    return made


def _part(attributes: Mapping[str, str], scope: "Scope") -> Part:
    element = Element("date-part", attributes, (), "", 0)
    return Part(
        attributes.get("name", ""),
        attributes.get("form", "long"),
        look(element),
        attributes.get("range-delimiter", ""),
        attributes.get("text-case", ""),
        scope.strip or attributes.get("strip-periods") == "true",
    )


class _Writer:
    """One cs:date, ready to write dates."""

    __slots__ = ("_area", "_around", "_compiler", "_delimiter", "_names", "_parts", "_suffixes")

    def __init__(self, parts: list[Part], around: Look, delimiter: str, compiler: "Compiler", scope: "Scope") -> None:
        self._parts = parts
        self._names = frozenset(part.name for part in parts)
        self._around = around
        self._delimiter = delimiter
        self._compiler = compiler
        self._area = scope.area
        self._suffixes = not compiler.year_suffix and "year" in self._names

    def shows(self, date: Date) -> bool:
        """Whether the date has any of the parts."""
        if date.literal or date.season or date.raw:
            return True
        known = _ORDER[: len(date.parts[0])] if date.parts else ()
        return any(name in self._names for name in known)

    def changes(self, cx: Context) -> bool:
        """Whether it may come out otherwise for the same work: with a year-suffix, or without a year said before."""
        return (self._suffixes and cx.settings.year_suffix is not None and not cx.suffixed) or (
            cx.collapsing is not None and not cx.looking
        )

    def write(self, date: Date, cx: Context | None) -> Node | None:
        """The date; `cx` is what it stands in where that matters."""
        if date.literal or (date.raw and not date.parts):
            pieces = [self._literal(date, cx)]
        else:
            begin = dict(zip(_ORDER, date.parts[0], strict=False)) if date.parts else {}
            end = dict(zip(_ORDER, date.parts[1], strict=False)) if len(date.parts) > 1 else None
            pieces = self._single(begin, date, cx) if end is None else self._range(begin, end, date, cx)
        return self._around.around([piece for piece in pieces if piece], self._delimiter)

    def _literal(self, date: Date, cx: Context | None) -> Node | None:
        part = next((part for part in self._parts if part.name == "year"), None)
        if part is None:
            return None
        text = part.look.text(markup.read(date.literal or date.raw))
        collapsed = cx is not None and cx.collapsing is not None and cx.collapsing.collapsed
        return self._with_suffix(text, part, cx) if collapsed else text

    def _single(self, values: dict[str, int], date: Date, cx: Context | None) -> list[Node | None]:
        return [self._whole(part, values, date, cx) for part in self._parts]

    def _whole(self, part: Part, values: dict[str, int], date: Date, cx: Context | None) -> Node | None:
        if part.name == "year" and cx is not None and _said(cx, values.get("year")):
            return self._with_suffix(None, part, cx)
        if part.name == "month" and not values.get("month") and date.season:
            return part.look.text(self._season(date.season, part))
        return self._with_suffix(part.look.text(self._value(part, values)), part, cx)

    def _with_suffix(self, node: Node | None, part: Part, cx: Context | None) -> Node | None:
        """The year with the letter that tells it from another, where the style itself writes none."""
        if cx is None or part.name != "year" or not self._suffixes or cx.suffixed or cx.looking:
            return node
        if cx.settings.year_suffix is None:
            return node
        cx.suffixed = cx.numbered = True
        number = self._compiler.year_suffix_number(cx.settings.year_suffix, self._area, part.look)
        number.joined = True
        return Blob([node, number]) if node else number

    def _range(self, begin: dict[str, int], end: dict[str, int], date: Date, cx: Context | None) -> list[Node | None]:
        """A range: parts that are the same are written once, the others on both sides of the delimiter."""
        known = [name for name in _ORDER if name in self._names and name in end]
        at = next((place for place, name in enumerate(known) if begin.get(name) != end[name]), 2)
        different = known[at:]
        made: list[Node | None] = []
        ends: list[Node | None] = []
        open_ = set(different)
        for part in self._parts:
            node = self._whole(part, begin, date, cx)
            if part.name not in open_:
                made.append(node)
                continue
            open_.discard(part.name)
            ends.append(self._end(part, begin, end, first=not ends))
            made.append(node if open_ else self._joined(node, part, ends))
        return made

    def _end(self, part: Part, begin: dict[str, int], end: dict[str, int], *, first: bool) -> Node | None:
        if part.name == "year" and not end.get("year"):
            return None
        text = self._value(part, end)
        if part.name == "year" and text and not begin.get("month"):
            text = self._compiler.year_range_end(self._value(part, begin), text)
        around = part.look
        if first:
            around = Look("", around.suffix, around.opening, around.upright)
        return around.text(text)

    def _joined(self, node: Node | None, part: Part, ends: list[Node | None]) -> Node | None:
        between = part.between or self._compiler.term("year-range-delimiter") or "–"
        if isinstance(node, Blob) and not isinstance(node.content, list):
            node = Blob(node.content, node.prefix, "", node.opening)
        later = [piece for piece in ends if piece]
        inner = [Blob(later, delimiter=self._delimiter)] if len(later) > 1 else later
        return Blob([piece for piece in (node, between, *inner) if piece])

    def _season(self, season: str, part: Part) -> str:
        if season in ("1", "2", "3", "4"):
            season = self._compiler.term(f"season-0{season}") or season
        return self._cased(season, part)

    def _value(self, part: Part, values: dict[str, int]) -> str:
        number = values.get(part.name)
        if not number:
            return ""
        if part.name == "year":
            return self._year(number, part)
        if part.name == "month":
            return self._cased(self._month(number, part), part)
        return self._day(number, values.get("month") or 0, part)

    def _year(self, year: int, part: Part) -> str:
        text = str(abs(year))
        if part.form == "short" and len(text) == 4:
            text = text[2:]
        if year < 0:
            return text + self._compiler.term("bc")
        return text + self._compiler.term("ad") if year < 500 else text

    def _month(self, month: int, part: Part) -> str:
        stub = "month"
        if not 0 < month < 25:
            return ""
        while month > 16:
            month -= 4
        if part.form in ("numeric", "numeric-leading-zeros"):
            if month > 12:
                return ""
            return f"{month:02}" if part.form == "numeric-leading-zeros" else str(month)
        if month > 12:
            stub, month = "season", month - 12
        text = self._compiler.term(f"{stub}-{month:02}", part.form)
        return text.replace(".", "") if part.strip else text

    def _day(self, day: int, month: int, part: Part) -> str:
        if part.form == "numeric-leading-zeros":
            return f"{day:02}"
        locale = self._compiler.locale
        if part.form == "ordinal" and (day == 1 or not locale.limit_day_ordinals_to_day_1):
            return markup.read(numbers.ordinal(locale, day, locale.gender(f"month-{month:02}") if month else ""))
        return str(day)

    def _cased(self, text: str, part: Part) -> str:
        return textcase.apply(text, part.case, english=True) if part.case else text


def _said(cx: Context, year: int | None) -> bool:
    """Whether the cite before said this year, and only the letter after it is new (collapse="year-suffix")."""
    collapsing = cx.collapsing
    if collapsing is None or cx.looking or not collapsing.by_suffix:
        return False
    cx.years.append(year)
    at = len(cx.years) - 1
    return collapsing.collapsed and at < len(collapsing.years) and collapsing.years[at] == year


def _sort_key(variable: str, shown: frozenset[str]) -> Render:
    """A date as eight digits that sort as time goes, years before Christ first (CSL 1.0.2, "Sorting")."""

    def render(cx: Context) -> Node | None:
        date = cx.item.dates.get(variable)
        if date is None or not date.year:
            cx.missed(variable)
            return None
        cx.found(variable)
        return sort_key(date, shown)

    return render


def sort_key(date: Date, shown: frozenset[str] = frozenset(_ORDER)) -> str:
    """The date, and the end of a range after it, as digits; parts that are unknown or not shown are zero."""
    both = (*date.parts, (), ())[:2]
    return "".join(_digits(dict(zip(_ORDER, parts, strict=False)), shown) for parts in both)


def _digits(values: dict[str, int], shown: frozenset[str]) -> str:
    year, month, day = (values.get(name, 0) if name in shown else 0 for name in _ORDER)
    return f"{f'0{9999 + year:04}' if year < 0 else f'1{year:04}'}{month:02}{day:02}"
