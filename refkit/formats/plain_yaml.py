"""YAML as plain data, safely: texts stay texts ("1.10", "no", "2020-05-01"), and no alias may blow a small file up."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from refkit.formats.frame import nothing
from refkit.model import Problem

_DEEP = 200
_ITEM = re.compile(r"^( *)- (?=\S)", re.MULTILINE)
_KEY = re.compile(r"^[^\s#\-\[\]{}][^\n]*:(?=\s)", re.MULTILINE)


def load(text: str, title: str, expected: str, *, keyed: bool = False) -> tuple[Any, tuple[Problem, ...]]:
    """The data of a YAML document and what was wrong with it; of a broken one the entries that are whole.

    `keyed` is a document that is a map of entries by their keys; others are lists of them.

    A front matter's document ends at its second "---" or "...", so that a Markdown file can be read too.

    Raises:
        InputError: it is no YAML, nested deeper than 200 levels, or grows beyond all measure by its aliases.
    """
    import yaml

    text = _document(text)
    try:
        data = _parsed(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        found, problems = _keyed(text) if keyed else _entries(text)
        if not found:
            raise nothing(title, text, f"{expected} ({_said(error)})") from None
        return found, problems
    most = 20 * len(text) + 100_000
    if _expanded(data, most) > most:
        raise nothing(title, text, f"{expected}; its aliases multiply beyond what a bibliography holds")
    return data, ()


def dump(data: Any) -> str:
    """Data as YAML in blocks, keys in their order, letters as they are."""
    import yaml

    return str(yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=100))


def _document(text: str) -> str:
    body = re.sub(r"\A(?:[%#][^\n]*\n|[ \t]*\n)*---[^\n]*\n", "", text)
    end = re.search(r"^(?:---|\.\.\.)\s*$", body, re.MULTILINE)
    return body[: end.start()] if end else body


def _parsed(text: str) -> Any:
    import yaml

    if _too_deep(text):
        raise ValueError(f"nested deeper than {_DEEP} levels")
    return yaml.load(text, Loader=_loader())  # noqa: S506  the loader is a SafeLoader with fewer types


@cache
def _loader() -> Any:
    """A safe loader to which only null, true, false and whole numbers in their plain form are no texts."""
    import yaml

    class Texts(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen at run time
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  PyYAML's way

    for tag, pattern, first in (
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(?:true|false)$", ["t", "f"]),
        ("int", r"^(?:0|-?[1-9][0-9]{0,15})$", list("-0123456789")),
        ("merge", r"^(?:<<)$", ["<"]),
    ):
        Texts.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
    return Texts


@cache
def _dumper() -> Any:
    import yaml

    class Whole(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # chosen at run time
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  PyYAML's signature
            return True

    return Whole


def _too_deep(text: str) -> bool:
    """Whether a text nests deeper than any bibliography does, which the parser's recursion would not outlive.

    Where signs make that possible, "[0, 1)" in abstracts among them, the parser is asked step by step.
    """
    import yaml

    if text.count("[") + text.count("{") < _DEEP and not any(sign * _DEEP in text for sign in ("  ", "- ", "? ")):
        return False
    depth = 0
    with suppress(yaml.YAMLError):  # broken behind what nests
        for event in yaml.parse(text, Loader=_loader()):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEP:
                return True
    return False


def _expanded(data: Any, most: int) -> int:
    """How many values there are when aliases are written out; beyond `most` nobody counts on."""
    count, todo = 0, [data]
    while todo and count <= most:
        value = todo.pop()
        count += 1
        if isinstance(value, dict):
            todo += value.values()
        elif isinstance(value, list):
            todo += value
    return count


def _entries(text: str) -> tuple[list[Any], tuple[Problem, ...]]:
    """The entries of the outermost list that parse by themselves, for a document that does not."""
    first = _ITEM.search(text)
    starts = [match.start() for match in _ITEM.finditer(text) if first and match[1] == first[1]]
    parsed, problems = _apart(text, starts)
    return [each for value in parsed if isinstance(value, list) for each in value if isinstance(each, dict)], problems


def _keyed(text: str) -> tuple[dict[Any, Any], tuple[Problem, ...]]:
    """The entries of the outermost map that parse by themselves, for a document that does not."""
    parsed, problems = _apart(text, [match.start() for match in _KEY.finditer(text)])
    return {key: each for value in parsed if isinstance(value, dict) for key, each in value.items()}, problems


def _apart(text: str, starts: Sequence[int]) -> tuple[list[Any], tuple[Problem, ...]]:
    """What the pieces of a text that begin at `starts` say, and which say nothing."""
    import yaml

    found, problems = list[Any](), list[Problem]()
    for line, piece in _pieces(text, starts):
        try:
            found.append(_parsed(piece))
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            problems.append(Problem(f"this entry is broken YAML and left out: {_said(error, line)}", line))
    return found, tuple(problems)


def _pieces(text: str, starts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The pieces of a text and the line each begins at."""
    line, at = 1, 0
    for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
        line, at = line + text.count("\n", at, start), start
        yield line, text[start:end]


def _said(error: Exception, first: int = 1) -> str:
    """What is wrong and where, in a text whose first line has that number."""
    problem, mark = getattr(error, "problem", None), getattr(error, "problem_mark", None)
    place = f" at line {mark.line + first}, column {mark.column + 1}" if mark else ""
    return f"{problem or error}{place}"
