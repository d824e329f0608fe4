"""The page of the manual on Python: verbs and nouns, with what their docstrings say."""

import inspect
import json
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

import refkit

_VERBS: Final = (
    "read open_document bibliography_of write written parse parse_list read_article compare resolve check fix"
    " load_style detect_style process format_references"
).split()
"""In the order in which people need them."""
_HEAD: Final = """# From Python

Made from the code by `python -m refkit.cli.manual`. Everything here is imported from `refkit` itself. What is wrong
with a call is an exception, what is wrong with a bibliography a `Problem` beside what could be read, and what is wrong
with the world a `Status`.
"""
_SECTION = re.compile(r"(Args|Raises):")
_ENTRY = re.compile(r"    (\w+): (.*)")


def page() -> str:
    """The page."""
    nouns = [name for name in refkit.__all__ if not name.islower()]
    return "\n".join([_HEAD, "## Verbs\n", *map(_entry, _VERBS), "## Nouns and errors\n", *map(_entry, nouns)])


def _entry(name: str) -> str:
    thing = getattr(refkit, name)
    blocks = [f"### {name}", _code(thing), "\n".join(_markdown(inspect.getdoc(thing) or "")).strip()]
    if inspect.isclass(thing) and (methods := list(_methods(thing))):
        blocks += ["Methods:", "\n".join(methods)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _code(thing: Any) -> str:
    """How it is called, or which there are."""
    if inspect.isclass(thing) and issubclass(thing, Exception):
        return ""
    if inspect.isclass(thing) and issubclass(thing, Enum):
        said = "\n".join(f"{thing.__name__}.{each.name}  # {_value(each.value)}" for each in thing)
    else:
        said = thing.__name__ + _signature(thing)
    return f"```python\n{said}\n```"


def _methods(noun: type) -> Iterator[str]:
    """What can be asked of a noun, beside its fields."""
    for name, member in vars(noun).items():
        method = getattr(member, "__func__", member)
        doc = inspect.getdoc(method) or ""
        if name.startswith("_") or not (inspect.isfunction(method) or isinstance(method, property)) or not doc:
            continue
        asked = "" if isinstance(method, property) else "()" if _bare(method) else "(...)"
        yield f"- `{name}{asked}`: {doc.splitlines()[0]}"


def _bare(method: Any) -> bool:
    """Whether nothing but itself is handed to it."""
    return len(inspect.signature(method).parameters) < 2


def _signature(thing: Any) -> str:
    """How it is called, each parameter on a line of its own where there are many."""
    found = inspect.signature(thing)
    parts: list[str] = []
    for parameter in found.parameters.values():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        parts.append(_parameter(parameter))
    gives = "" if inspect.isclass(thing) else f" -> {_type(found.return_annotation)}"
    line = f"({', '.join(parts)}){gives}"
    return line if len(line) < 100 else "(\n    " + ",\n    ".join(parts) + f",\n){gives}"


def _parameter(parameter: inspect.Parameter) -> str:
    default = "" if parameter.default is inspect.Parameter.empty else f" = {_value(parameter.default)}"
    return f"{parameter.name}: {_type(parameter.annotation)}{default}"


def _value(default: object) -> str:
    if isinstance(default, str):
        return json.dumps(default)
    return "..." if "<" in repr(default) else repr(default)


def _type(annotation: Any) -> str:
    """A type by its bare name."""
    text = getattr(annotation, "__forward_arg__", annotation)
    text = text if isinstance(text, str) else inspect.formatannotation(text)
    return re.sub(r"\b(?:\w+\.)+(?=\w)", "", text)


def _markdown(doc: str) -> Iterator[str]:
    """A docstring's lines, sections as lists and examples as code."""
    code = False
    for line in doc.splitlines():
        if line.startswith(">>> ") and not code:
            yield "```python"
            code = True
        elif code and not line.strip():
            yield "```"
            code = False
        if not code and (section := _SECTION.fullmatch(line)):
            yield f"{section[1]}:\n"
        elif not code and (entry := _ENTRY.fullmatch(line)):
            yield f"- `{entry[1]}`: {entry[2]}"
        else:
            yield line if code else line.strip()
    if code:
        yield "```"
