"""CSL-YAML: the items of CSL-JSON in YAML, under pandoc's `references:` in a file of their own or a front matter.

Source: pandoc User's Guide, "Citations: Inline and YAML bibliographies" (markup in titles is Markdown, dates may be
EDTF texts or maps of year, month, day).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from refkit.fields import dates
from refkit.formats import items, plain_yaml
from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Problem, Reference
from refkit.model.variables import DATE_VARIABLES

_START = re.compile(
    r"^references:[ \t]*(?:\[\s*\])?[ \t]*$|^[ \t]*-[ \t]+(?:id|type|title|author|issued):\s", re.MULTILINE
)
_CSL = re.compile(
    r"^[ \t]*(?:- )?(?:issued|container-title|title-short|publisher-place|DOI|type: [a-z_]+(?:-[a-z]+)*\s*$)",
    re.MULTILINE,
)
_TITLES = frozenset(
    """title title-short container-title container-title-short collection-title original-title event-title part-title
    volume-title reviewed-title abstract note annote""".split()
)
_TO_HTML = (
    (re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s\\])\*(?![*\w])"), r"<i>\1</i>"),
    (re.compile(r"(?<!\\)\^([^\s^]+)\^"), r"<sup>\1</sup>"),
    (re.compile(r"(?<![\\~])~([^\s~/]+)~(?!~)"), r"<sub>\1</sub>"),
    (re.compile(r"\[([^\[\]]+)\]\{\.(nocase|smallcaps)\}"), r'<span class="\2">\1</span>'),
    (re.compile(r'<span class="smallcaps">([^<]*)</span>'), r"<sc>\1</sc>"),
    (re.compile(r"\\([*^~\[\]\\$`_@])"), r"\1"),
)
_TO_MARKDOWN = (
    (re.compile(r"([*^~\\$`]|(?<!\w)[_@]|_(?!\w))"), r"\\\1"),
    (re.compile(r"<b>([^<]+)</b>"), r"**\1**"),
    (re.compile(r"<i>([^<]+)</i>"), r"*\1*"),
    (re.compile(r"<sup>([^<\s]+)</sup>"), r"^\1^"),
    (re.compile(r"<sub>([^<\s]+)</sub>"), r"~\1~"),
    (re.compile(r'<span class="nocase">([^<\[\]]+)</span>'), r"[\1]{.nocase}"),
    (re.compile(r"<sc>([^<\[\]]+)</sc>"), r"[\1]{.smallcaps}"),
)


def read(text: str) -> Bibliography:
    """The items under `references:`, or of a bare list; what CSL does not know is kept and told as in CSL-JSON.

    Raises:
        InputError: it is no YAML, or has no list of items.
    """
    data, problems = plain_yaml.load(text, "CSL-YAML", 'a list of items under "references:"')
    raw = data.get("references") if isinstance(data, Mapping) else data
    if not isinstance(raw, list) or (raw and not any(isinstance(item, Mapping) for item in raw)):
        raise nothing("CSL-YAML", text, 'a list of items under "references:"')
    references, told = [], list(problems)
    for item in raw:
        if isinstance(item, Mapping):
            reference, faults = items.read({str(key): _value(str(key), value) for key, value in item.items()})
            references.append(reference)
            told += [
                Problem(fault.message, _line(text, reference.id, fault.key), entry=reference.id) for fault in faults
            ]
        else:
            told.append(Problem(f"an item is a map of variables, not {str(item)[:60]!r}: left out"))
    return Bibliography(tuple(references), tuple(told))


def _value(key: str, value: Any) -> Any:
    if key in DATE_VARIABLES:
        return _date(value)
    if key in _TITLES and isinstance(value, str):
        return _replaced(value, _TO_HTML)
    return value


def _date(value: Any) -> Any:
    """A date in one of the shapes that pandoc writes, as CSL-JSON's."""
    listed = value if isinstance(value, list) else [value]
    if (
        all(
            isinstance(part, Mapping) and "date-parts" not in part and ("year" in part or "season" in part)
            for part in listed
        )
        and listed
    ):
        parts = [[part[unit] for unit in ("year", "month", "day") if part.get(unit)] for part in listed]
        first = listed[0]
        extra = {key: first[key] for key in ("season", "circa", "literal") if first.get(key)}
        return {"date-parts": [_whole(part) for part in parts]} | extra
    return value


def _whole(parts: list[Any]) -> list[Any]:
    return [dates.figures(str(part)) if str(part).isdecimal() else part for part in parts]


def _replaced(text: str, table: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, replacement in table:
        text = pattern.sub(replacement, text)
    return text


def _line(text: str, name: str, key: str) -> int | None:
    """The line of a key of an item, or of the item; None where neither is found."""
    begin = re.search(rf"\bid: *['\"]?{re.escape(name)}['\"]?\s*$", text, re.MULTILINE) if name else None
    if not begin:
        return None
    found = re.compile(rf"^\s*(?:- )?{re.escape(key)}:", re.MULTILINE).search(text, begin.end(), begin.end() + 20_000)
    return text.count("\n", 0, (found or begin).end()) + 1


def write(references: Sequence[Reference]) -> Written:
    """A document with the items under `references:`, titles with Markdown for markup; nothing is lost."""
    return Written("---\n" + plain_yaml.dump({"references": [_item(ref) for ref in references]}) + "...\n")


def _item(reference: Reference) -> dict[str, Any]:
    item = items.write(reference)
    return {
        key: _markdown(value) if key in _TITLES and isinstance(value, str) else value for key, value in item.items()
    }


def _markdown(text: str) -> str:
    """CSL's markup as Markdown, as far as that reads back as the same."""
    forms = (_replaced(text, _TO_MARKDOWN), _replaced(text, _TO_MARKDOWN[:1]))
    return next((form for form in forms if _replaced(form, _TO_HTML) == text), text)


def sniff(head: str) -> bool:
    """Whether it has `references:` on a line of its own, or items in CSL's words."""
    return (
        bool(_START.search(head))
        and bool(_CSL.search(head))
        and head.lstrip("\ufeff \n")[:1] not in ("{", "[", "<", "@", "%")
    )


FORMAT = Format("csl-yaml", "CSL-YAML", (".yaml", ".yml", ".csl.yaml"), read, write, sniff)
