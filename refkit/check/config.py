"""What a project asks of a check: `refkit.toml`, or `[tool.refkit]` in `pyproject.toml`, as a value.

select = ["CIT", "DAT", "URL401"]     # all rules when left out
ignore = ["DAT709"]
style = "apa"
bibliography = ["refs.bib"]           # what texts cite by key, beside what they name themselves
fail-on = "warning"                   # error, warning or info
baseline = "refkit-baseline.json"

[severity]
CIT002 = "info"                       # or "off"

[per-file]
"drafts/*.txt" = ["CIT001", "CMP"]    # ignored there
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fnmatch import fnmatch
from itertools import chain
from pathlib import PurePath
from typing import Any

from refkit.check.finding import Finding, Severity
from refkit.errors import RefkitError, UnknownNameError, did_you_mean

_KEYS = ("select", "ignore", "style", "bibliography", "fail-on", "baseline", "severity", "per-file")
_OFF = "off"


class ConfigError(RefkitError):
    """A configuration that cannot be used; the message says which key, what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project. Each has a default that needs no thought."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    style: str | None = None
    bibliography: tuple[str, ...] = ()
    fail_on: Severity = Severity.WARNING
    baseline: str | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """Everything to ignore in a file: the project's words, and those of each pattern that fits its path or name.

        >>> Config(ignore=("DAT",), per_file={"drafts/*.txt": ("CIT001",)}).ignored_in("drafts/one.txt")
        ('DAT', 'CIT001')
        """
        name = PurePath(path).as_posix()
        fitting = (words for pattern, words in self.per_file.items() if _fits(pattern, name))
        return (*self.ignore, *(word for words in fitting for word in words))

    def graded(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with the severities that the project gives their rules; the longest code that fits decides."""
        return tuple(self._grade(finding) for finding in findings)

    def _grade(self, finding: Finding) -> Finding:
        fitting = [code for code in self.severity if finding.code.startswith(code) or finding.name == code]
        return replace(finding, severity=self.severity[max(fitting, key=len)]) if fitting else finding


def read_config(text: str, *, name: str = "refkit.toml") -> Config:
    """The configuration in a TOML text; that of `pyproject.toml` stands under `[tool.refkit]`.

    Args:
        text: the file's content.
        name: the file's name, which decides where to look and is named in messages.

    Raises:
        ConfigError: the text is no TOML, a key or a rule is unknown, or a value has another shape than its key wants.
    """
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name} is not valid TOML: {error}") from error
    table = _table(_table(whole, "tool", name), "refkit", name) if PurePath(name).name == "pyproject.toml" else whole
    for key in table:
        if key not in _KEYS:
            near = did_you_mean(get_close_matches(key, _KEYS))
            raise ConfigError(f'{name}: unknown key "{key}"{near}; known are {", ".join(_KEYS)}')
    config = _config(table, name)
    _chosen(config, name)
    return config


def _chosen(config: Config, name: str) -> None:
    """Raise where a word of the settings names no rule."""
    from refkit.check.runner import chosen

    words = (*config.select, *config.ignore, *config.severity, *chain.from_iterable(config.per_file.values()))
    try:
        chosen(words)
    except UnknownNameError as error:
        raise ConfigError(f"{name}: {error}") from None


def _config(table: Mapping[str, Any], name: str) -> Config:
    severity, off = _severities(_table(table, "severity", name), name)
    return Config(
        select=_words(table.get("select", []), f"{name}: select"),
        ignore=(*_words(table.get("ignore", []), f"{name}: ignore"), *off),
        style=_text(table, "style", name),
        bibliography=_files(table.get("bibliography", []), f"{name}: bibliography"),
        fail_on=_severity(table.get("fail-on", "warning"), f"{name}: fail-on"),
        baseline=_text(table, "baseline", name),
        severity=severity,
        per_file={
            pattern: _words(words, f"{name}: per-file {pattern}")
            for pattern, words in _table(table, "per-file", name).items()
        },
    )


def _severities(table: Mapping[str, Any], name: str) -> tuple[dict[str, Severity], tuple[str, ...]]:
    graded = {code: _severity(value, f"{name}: severity {code}") for code, value in table.items() if value != _OFF}
    return graded, tuple(code for code, value in table.items() if value == _OFF)


def _severity(value: object, where: str) -> Severity:
    if not isinstance(value, str) or value not in list(Severity):
        raise ConfigError(f"{where} is one of {', '.join(Severity)}, not {value!r}")
    return Severity(value)


def _words(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ConfigError(f'{where} is a list of rule codes such as ["CIT", "URL401"], not {value!r}')
    return tuple(value)


def _files(value: object, where: str) -> tuple[str, ...]:
    files = [value] if isinstance(value, str) else value
    if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
        raise ConfigError(f'{where} is a file, or a list of files such as ["refs.bib"], not {value!r}')
    return tuple(files)


def _text(table: Mapping[str, Any], key: str, name: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{name}: {key} is a text, not {value!r}")
    return value


def _table(table: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ConfigError(f"{name}: {key} is a table, not {value!r}")
    return value


def _fits(pattern: str, path: str) -> bool:
    return fnmatch(path, pattern) or fnmatch(path, f"*/{pattern}") or fnmatch(PurePath(path).name, pattern)
