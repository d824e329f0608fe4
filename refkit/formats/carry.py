"""What a line format has no field for, carried in its free fields as `{:variable: value}` lines, and taken back.

The form is the one citeproc-js and Zotero read in a note field; names, dates and custom data stand in it as JSON.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from refkit.fields.text import fold, tidy
from refkit.formats.draft import CARRIED, Draft
from refkit.model import Problem, Reference, Value
from refkit.model.reference import value_from_item, value_item
from refkit.model.variables import VARIABLES

_JSON = ('"', "[", "{")


def missing(reference: Reference, back: Reference) -> Iterator[str]:
    """A line for everything in `reference` that `back`, the same read again without these lines, says otherwise."""
    if back.type != reference.type:
        yield _line("type", reference.type)
    for variable in _differing(reference, back):
        yield _line(variable, value_item(reference[variable]) if variable in reference else "")
    kept, found = reference.custom, back.custom
    yield from (_line(f"custom.{key}", held) for key, held in kept.items() if found.get(key) != held)
    yield from (_line(f"custom.{key}", "") for key in found if key not in kept)


def lost(reference: Reference, back: Reference, title: str) -> tuple[Problem, ...]:
    """A problem that names what of `reference` a format without free fields could not carry, none where it is all."""
    names = [name for name in _differing(reference, back) if not _alike(reference.get(name), back.get(name))]
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
    return isinstance(one, str) and isinstance(other, str) and fold(one) == fold(other)


def _line(key: str, value: Any) -> str:
    plain = isinstance(value, str) and tidy(value) == value and not value.startswith(_JSON)
    plain = plain and not (value and key.startswith("custom."))
    return f"{{:{key}: {value if plain else json.dumps(value, ensure_ascii=False, default=str)}}}"


def take(draft: Draft, lines: Iterable[str]) -> None:
    """Put what the carrying lines among `lines` say into the draft, over what was read before."""
    for line in lines:
        if (match := CARRIED.fullmatch(line.strip())) and (
            match[1] in VARIABLES or match[1][:6] in ("type", "id", "custom")
        ):
            _put(draft, match[1], match[2])


def _put(draft: Draft, key: str, text: str) -> None:
    try:
        if key.startswith("custom."):
            _set(draft.custom, key.removeprefix("custom."), json.loads(text) if text else "")
            return
        value = json.loads(text) if text.startswith(_JSON) else text
        if key in ("type", "id"):
            setattr(draft, key, str(value))
        else:
            _set(draft.values, key, value_from_item(key, value) if text else "")
    except (ValueError, RecursionError):
        draft.keep("carried", text)


def _set(held: dict[str, Any], key: str, value: Any) -> None:
    if value == "":
        held.pop(key, None)
    else:
        held[key] = value
