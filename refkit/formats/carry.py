"""What a line format has no field for, carried in its free fields as `{:variable: value}` lines, and taken back.

The form is the one citeproc-js and Zotero read in a note field; names, dates and custom data stand in it as JSON.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, unquote

from refkit.fields.text import fold, plain, tidy
from refkit.formats.draft import CARRIED, Draft
from refkit.model import Problem, Reference, Value
from refkit.model.reference import value_from_item, value_item
from refkit.model.variables import VARIABLES

_JSON = ('"', "[", "{")


def missing(reference: Reference, back: Reference) -> Iterator[str]:
    """A line for everything in `reference` that `back`, the same read again without these lines, says otherwise."""
    return (f"{{:{key}: {text(key, value)}}}" for key, value in differences(reference, back).items())


def differences(reference: Reference, back: Reference) -> dict[str, Any]:
    """The same as data: "type", a variable, or "custom." and a word -> its value as CSL-JSON, None for none."""
    found: dict[str, Any] = {"type": reference.type} if back.type != reference.type else {}
    found |= {
        variable: value_item(reference[variable]) if variable in reference else None
        for variable in _differing(reference, back)
    }
    kept, beside = reference.custom, back.custom
    found |= {custom(key): held for key, held in kept.items() if key not in beside or beside[key] != held}
    return found | {custom(key): None for key in beside if key not in kept}


def custom(word: str) -> str:
    """A custom field's word as a key: a colon, or a blank that tidying would take, is percent-encoded."""
    return "custom." + _NO_KEY.sub(lambda match: quote(match[0], safe=""), word)


_NO_KEY = re.compile(r"[%:]|[^\S ]|[\x00-\x1f]|^ | $| (?= )")


def lost(reference: Reference, back: Reference, title: str) -> tuple[Problem, ...]:
    """A problem that names what of `reference` a format without free fields could not carry, none where it is all."""
    names = [
        name
        for name in _differing(reference, back)
        if name in reference and not _alike(reference.get(name), back.get(name))
    ]
    names += [f"custom {key}" for key in reference.custom if key not in back.custom]
    names += ["type"] * (reference.type != back.type)
    if not names:
        return ()
    return (Problem(f"{title} has no place for all of {', '.join(names)}", entry=reference.id),)


def _differing(reference: Reference, back: Reference) -> list[str]:
    both = dict.fromkeys((*reference, *back))
    return [variable for variable in both if not _same(reference.get(variable), back.get(variable))]


def _same(one: Value | None, other: Value | None) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return _paragraphs(one) == _paragraphs(other)
    return one == other


def _paragraphs(text: str) -> list[str]:
    return [line for part in text.splitlines() if (line := tidy(part))]


def _alike(one: Value | None, other: Value | None) -> bool:
    """Whether two texts differ in nothing that is to be told: case and marks are not, markup that went is."""
    if not isinstance(one, str) or not isinstance(other, str) or fold(one) != fold(other):
        return False
    return plain(one) == one or plain(other) != other


def text(key: str, value: Any) -> str:
    """How one of the `differences` stands in a line: as it is where it is a plain text, else as JSON, "" for none."""
    if value is None:
        return ""
    plain = isinstance(value, str) and tidy(value) == value and not value.startswith(_JSON)
    if plain and not key.startswith("custom."):
        return str(value)
    return json.dumps(value, ensure_ascii=False, default=str)


def take(draft: Draft, lines: Iterable[str]) -> None:
    """Put what the carrying lines among `lines` say into the draft, over what was read before."""
    for line in lines:
        if match := CARRIED.fullmatch(line.strip()):
            _take(draft, match[1], match[2])


def _take(draft: Draft, key: str, text: str) -> None:
    coded = key.startswith("custom.") or text.startswith(_JSON)
    try:
        put(draft, key, json.loads(text) if coded and text else text or None)
    except (ValueError, RecursionError):
        draft.keep("carried", text)


def put(draft: Draft, key: str, value: Any) -> None:
    """Put one of the `differences` into the draft; None takes away. What is no variable is passed over.

    "custom" is a map of words and what they hold, for formats whose names are too narrow for "custom." and a word.

    Raises:
        ValueError: the value has not the shape of its variable.
    """
    if key in ("type", "id"):
        setattr(draft, key, str(value))
        return
    if key == "custom" and isinstance(value, dict):
        for word, held_there in value.items():
            put(draft, custom(word), held_there)
        return
    if not key.startswith("custom.") and key not in VARIABLES:
        return
    held: dict[str, Any] = draft.custom if key.startswith("custom.") else draft.values
    word = unquote(key.removeprefix("custom.")) if held is draft.custom else key
    if value is None:
        held.pop(word, None)
    else:
        held[word] = value if held is draft.custom else value_from_item(key, value)
