"""What a number variable holds: numbers, ranges, lists of them, with labels of their own ("12-15, n. 3", "A12 & 14").

CSL 1.0.2 says when content is numeric and when a label is plural ("Number", "Label"); how text is taken apart, and that
labels may stand inside it, follows citeproc-js.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

# Abbreviated label in a text -> the term it stands for.
LABELS: Final = {
    "vrs.": "verse", "sv.": "sub-verbo", "subpara.": "subparagraph", "op.": "opus", "subch.": "subchapter",
    "add.": "addendum", "amend.": "amendment", "annot.": "annotation", "app.": "appendix", "art.": "article",
    "bibliog.": "bibliography", "bk.": "book", "ch.": "chapter", "cl.": "clause", "col.": "column", "cmt.": "comment",
    "dec.": "decision", "dept.": "department", "ex.": "example", "fig.": "figure", "fld.": "field", "fol.": "folio",
    "n.": "note", "hypo.": "hypothetical", "illus.": "illustration", "intro.": "introduction", "l.": "line",
    "no.": "issue", "p.": "page", "pp.": "page", "para.": "paragraph", "pt.": "part", "pmbl.": "preamble",
    "princ.": "principle", "pub.": "publication", "r.": "rule", "rn.": "randnummer", "sched.": "schedule",
    "sec.": "section", "ser.": "series", "subdiv.": "subdivision", "subsec.": "subsection", "supp.": "supplement",
    "tbl.": "table", "tit.": "title", "vol.": "volume",
}  # fmt: skip  # a table
_ABBREVIATIONS: Final = {term: short for short, term in LABELS.items() if short != "pp."} | {"sub verbo": "sv."}
_LABELLED: Final = frozenset({"locator", "number", "page"})
_RANGED: Final = frozenset(
    "page chapter-number collection-number edition issue number number-of-pages number-of-volumes volume"
    " locator".split()
)
_HYPHENS_BECOME_DASHES: Final = frozenset({"locator", "issue", "volume", "edition", "number"})
_LABEL = re.compile(
    r"((?:^| )(?:[a-z]{1,4}|subpara|subch|amend|bibliog|annot|illus|princ|intro|sched|subdiv|subsec)(?:\.| ) *)"
)
_NUMBER = re.compile(r"[0-9]+([-,:;a-zA-Z]*)")
_PARTICLE = re.compile(r"([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))")
_NUMERIC = re.compile(r"(?:[0-9]+|[ixv]+)(?:[-,:a-zA-Z]*|-[-0-9]+)")
_ROMAN = re.compile(r"[ivxlcmIVXLCM]+")
_RANGE = re.compile(r"([0-9]*[a-zA-Z]+0*)?([0-9]+[a-z]*)(\s*[^0-9]+\s*)([-,a-zA-Z]?0*)([0-9]+[a-z]*)")
_SUBSECTION = re.compile(r"(?:[a-z]{1,4}\.  *)*[0-9]+[,a-zA-Z]+")


class Value:
    """One number: "A" + "12", what joins it to the next, and the label that stands before it in the text."""

    __slots__ = (
        "collapsible",
        "joining",
        "label",
        "numeric",
        "origin",
        "particle",
        "plural",
        "space",
        "value",
        "visible",
    )

    def __init__(
        self,
        particle: str,
        value: str,
        joining: str,
        label: str,
    ) -> None:
        self.particle = particle
        self.value = value
        self.joining = joining
        self.label = label
        self.origin = self.space = ""
        self.visible = self.plural = False
        self.numeric = True
        self.collapsible: bool | None = None


class Numbers:
    """All numbers of a variable. `label` is the term of the first one's label, `short` whether in its short form."""

    __slots__ = ("label", "numeric", "plural", "short", "values")

    def __init__(self, values: list[Value]) -> None:
        self.values = values
        self.numeric = self.plural = self.short = False
        self.label = ""


class Words(NamedTuple):
    """What a locale says: whether it has a term, its words for "and" and "&", its range delimiters, its page ranges."""

    has: Callable[[str], bool]
    conjunction: str
    ampersand: str
    pages: str
    years: str
    page_range: Callable[[str], str]
    page_format: bool
    english: bool


def numbers(text: str, variable: str, label: str, words: Words) -> Numbers:
    """The numbers in a variable's text.

    Args:
        text: such as "12-15".
        variable: "page", "volume"; "locator" for a cite's.
        label: what a locator counts ("page", "section"), "" for other variables.
        words: the locale's.
    """
    values = _values(text, variable, label, words)
    for before, after in pairwise(values):
        if not before.joining and after.label:
            before.joining = " "
    _judge(values, variable, text, words)
    made = Numbers(values)
    if values:
        _summarise(made, variable, words)
    _join_ranges(values, variable, words)
    return made


def _summarise(made: Numbers, variable: str, words: Words) -> None:
    values = made.values
    for value in values:
        value.plural = value.plural and value.numeric
    first = values[0]
    if len(values) == 1 and variable == "number" and "|" in first.value:
        first.value = first.value.replace("|", ", ")
        first.numeric, first.plural, first.collapsible = True, True, False
    elif len(values) == 1 and re.fullmatch(r"[0-9]+(?:/[0-9]+)+", first.value):
        first.numeric, first.plural, first.collapsible = True, False, False
    made.numeric, made.plural = first.numeric, first.plural
    made.label = LABELS.get(first.label, "")
    if variable == "number" and made.label == "issue" and words.has("number"):
        made.label = "number"
    made.short = variable in ("page", "page-first") and first.visible


def _values(text: str, variable: str, label: str, words: Words) -> list[Value]:
    pieces = _pieces(_labelled(text.strip(), variable, label), variable, words)
    current, origin = _ABBREVIATIONS.get(_real(variable), ""), ""
    values: list[Value] = []
    for at in range(0, len(pieces), 2):
        joining = pieces[at + 1] if at + 1 < len(pieces) else ""
        parts = _LABEL.split(pieces[at])
        if len(parts) == 1:
            values.append(_value(origin, current, pieces[at], joining, variable, first=False))
            continue
        texts, labels = _rejoined(parts[::2], parts[1::2])
        texts, labels, origin = _first_label(texts, labels, origin, at, variable, words)
        for place, part in enumerate(texts):
            last = place == len(texts) - 1
            if part or last:
                current = labels[place - 1] if 0 < place <= len(labels) else current
                values.append(_value(origin, current, part.strip(), joining if last else "", variable, first=at == 0))
    return values


def _real(variable: str) -> str:
    return "page" if variable == "page-first" else variable


def _labelled(text: str, variable: str, label: str) -> str:
    """The text with the label that is understood written before it."""
    word = text.split(" ", 1)[0]
    if not word or word in LABELS:
        return text
    if variable in ("locator", "page", "page-first"):
        short = _ABBREVIATIONS.get(label, "") if label else "p."
    else:
        short = _ABBREVIATIONS.get(variable, "")
    return f"{short} {text}" if short else text


def _pieces(text: str, variable: str, words: Words) -> list[str]:
    """Numbers and what joins them, in turn."""
    if _real(variable) == "page":
        text = text.replace("–", "-")
    hyphen = "-–"
    if "\\-" in text:
        text = "-".join(part.replace("-", "–") for part in text.split("\\-")).replace("\\", "")
        hyphen = "–"
    pieces = _joiner(hyphen, "" if words.english else words.conjunction).split(text)
    for at in range(1, len(pieces), 2):
        if pieces[at].strip() == "&":
            pieces[at] = f" {words.ampersand} "
    for at in range(len(pieces) - 2, 0, -2):
        if pieces[at] == "-" and _SUBSECTION.fullmatch(pieces[at - 1]) and re.fullmatch("[,a-zA-Z]+", pieces[at + 1]):
            pieces[at - 1 : at + 2] = ["".join(pieces[at - 1 : at + 2])]
    return pieces


@lru_cache
def _joiner(hyphen: str, conjunction: str) -> re.Pattern[str]:
    ands = r",\s+and\s+|\s+and\s+"
    if conjunction:
        ands += rf"|,\s+{re.escape(conjunction)}\s+|\s+{re.escape(conjunction)}\s+"
    return re.compile(rf"(\s*&\s*|{ands}|;\s+|,\s+|\s*\\*[{hyphen}]+\s*)")


def _rejoined(texts: list[str], labels: list[str]) -> tuple[list[str], list[str]]:
    """Words that are no labels, because something else than numbers stands around them, become text again."""
    for at in range(len(texts) - 1, 0, -1):
        if texts[at - 1] and not (_NUMBER.fullmatch(texts[at]) and _NUMBER.fullmatch(texts[at - 1])):
            texts[at - 1 : at + 1] = [texts[at - 1] + labels.pop(at - 1) + texts[at]]
    return texts, labels


def _first_label(
    texts: list[str], labels: list[str], origin: str, at: int, variable: str, words: Words
) -> tuple[list[str], list[str], str]:
    if not labels:
        return texts, labels, origin
    slug = labels[0].strip()
    term = LABELS.get(slug, "")
    if term and words.has(term) and (_real(variable) in _LABELLED or term == variable):
        return texts, labels, slug
    if at == 0:
        return [f"{texts[0]} {slug} {texts[1]}", *texts[2:]], labels[1:], origin
    return texts, labels, origin


def _value(origin: str, label: str, text: str, joining: str, variable: str, *, first: bool) -> Value:
    if not label and _real(variable) not in _ABBREVIATIONS:
        label = f"var:{variable}"
    word = label.strip()
    match = _PARTICLE.fullmatch(text)
    particle, value = (match[1] or "", match[2]) if match else ("", text)
    made = Value(particle, value, re.sub(r"\s*-\s*", "-", joining, count=1), word)
    made.origin = "" if origin == word else origin
    made.space = label[len(label.rstrip()) :]
    made.visible = bool(word) and variable == "page" and first and word not in ("p.", "pp.")
    return made


def _judge(values: list[Value], variable: str, text: str, words: Words) -> None:
    """Numeric or not, plural or not, for each run of numbers under one label."""
    start = 0
    for at in range(1, len(values) + 1):
        if at < len(values) and values[at].label == values[start].label:
            continue
        _judge_run(values[start:at])
        _show_label(values[start], start, variable, words)
        start = at
    if values and values[0].numeric and variable.startswith("number-of-"):
        match = re.match(r"\s*([0-9]+)", text)
        values[0].plural = values[0].plural or bool(match and int(match[1]) > 1)


def _judge_run(run: list[Value]) -> None:
    first = run[0]
    numeric = bool(_NUMERIC.fullmatch(first.value))
    for value in run:
        value.collapsible = bool(re.match(r"\s*[0-9]", value.value) or _ROMAN.fullmatch(value.value))
    collapsible = first.collapsible
    for value in run:
        value.plural = len(run) > 1 and bool(collapsible)
        value.numeric, value.collapsible = numeric, collapsible


def _show_label(value: Value, at: int, variable: str, words: Words) -> None:
    """A label that is not the one the style writes before the variable stands in the text."""
    if value.label.startswith("var:") or not value.label:
        return
    term = LABELS.get(value.label, "")
    if at:
        value.visible = True
    elif _real(variable) in _LABELLED:
        value.visible = value.visible or not (term and words.has(term))
    else:
        value.visible = value.visible or term != variable


def _join_ranges(values: list[Value], variable: str, words: Words) -> None:
    if _real(variable) not in _RANGED:
        return
    count, label = 0, ""
    for at, value in enumerate(values):
        if not value.collapsible:
            count, label = 0, ""
            value.joining = _range_delimiter(value, value.joining, variable, words, numeric=value.numeric)
        elif label != value.label:
            count, label = 1, value.label
        elif value.joining == "-":
            count = 1
        else:
            count += 1
            if count == 2:
                count = _join_range(values[at - 1], value, variable, words)
    if count == 2 and len(values) > 1:
        _join_range(values[-2], values[-1], variable, words)


def _is_page(value: Value, variable: str) -> bool:
    return _real(variable) == "page" or (variable == "locator" and "p." in (value.label, value.origin))


def _range_delimiter(value: Value, delimiter: str, variable: str, words: Words, *, numeric: bool) -> str:
    if delimiter != "-" or not numeric:
        return delimiter
    if _real(variable) in ("locator", "page") and not words.has(LABELS.get(value.origin or value.label, "")):
        return delimiter
    if variable == "collection-number":
        return words.years
    return words.pages if _is_page(value, variable) or variable in _HYPHENS_BECOME_DASHES else delimiter


def _join_range(first: Value, last: Value, variable: str, words: Words) -> int:
    """Write a range as the style does; how many numbers of a range are open afterwards."""
    if first.particle != last.particle:
        return 2
    if first.joining != "-":
        return 1
    begin, end = (re.match("[0-9]+", value.value) for value in (first, last))
    if not words.page_format and begin and end and int(begin[0]) > int(end[0]):
        first.joining = _range_delimiter(last, "-", variable, words, numeric=True)
        return 2
    if _is_page(last, variable) and begin and end:
        text = words.page_range(f"{first.particle}{first.value}-{last.particle}{last.value}")
    else:
        if all(re.fullmatch("[0-9]+|[ivxlcmIVXLCM]+", value.value) for value in (first, last)):
            first.joining = words.pages
        text = f"{first.value}{first.joining}{last.value}"
    match = _RANGE.fullmatch(text)
    if match:
        first.particle, first.value = match[1] or "", match[2]
        first.joining = _range_delimiter(last, match[3], variable, words, numeric=last.numeric)
        last.particle, last.value = match[4], match[5]
    return 0
