"""The settings of a project, as `refkit check` finds them, and what they say of a file."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from refkit.check.baseline import Baseline, baseline, read_baseline, write_baseline
from refkit.check.config import Config, read_config
from refkit.cli.files import put
from refkit.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from refkit.check.reporters import Checked


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project's file of settings says, and the folder it lies in: what they name is looked for there."""

    config: Config = field(default_factory=Config)
    folder: Path = Path()

    @property
    def baseline(self) -> str | None:
        """The path of the baseline that the settings name."""
        return str(self.folder / self.config.baseline) if self.config.baseline else None

    @property
    def bibliography(self) -> tuple[str, ...]:
        """The paths of the bibliographies that the settings name."""
        return tuple(str(self.folder / file) for file in self.config.bibliography)

    @property
    def style(self) -> str | None:
        """The style that the settings name, or the path of its file."""
        named = self.config.style
        return str(self.folder / named) if named and named.lower().endswith(".csl") else named

    def ignored_in(self, file: str) -> tuple[str, ...]:
        """The rules that the settings leave out in a file, wherever it was named from."""
        return self.config.ignored_in(_seen_from(self.folder, file))


def find(file: str | None) -> Settings:
    """The settings named, else those of the nearest refkit.toml or pyproject.toml, upwards.

    Raises:
        InputError: the file cannot be read.
        ConfigError: it says what cannot be used.
    """
    if file:
        return Settings(read_config(_text_of(file), name=file), Path(file).parent)
    for folder in (Path(), *Path.cwd().parents):
        for path in (folder / "refkit.toml", folder / "pyproject.toml"):
            text = _text_of(path) if path.is_file() else ""
            if text and (path.name == "refkit.toml" or "[tool.refkit" in text):
                return Settings(read_config(text, name=str(path)), folder)
    return Settings()


@dataclass(frozen=True, slots=True)
class Known:
    """The findings that a baseline hides, which knows files as they are seen from its own folder."""

    findings: Baseline = field(default_factory=Baseline)
    folder: Path = Path()

    def new(self, checked: Checked) -> Checked:
        """A file with the findings that the baseline does not know."""
        seen = _seen_from(self.folder, checked.path)
        return replace(checked, findings=self.findings.new(seen, checked.text, checked.findings))


def known(file: str | None) -> Known:
    """What the baseline in a file knows; nothing without one.

    Raises:
        InputError: the file cannot be read.
        ConfigError: it is no baseline.
    """
    return Known(read_baseline(_text_of(file), name=file), Path(file).parent) if file else Known()


def write_known(file: str, checked: Iterable[Checked]) -> None:
    """Write the baseline that knows all that was found."""
    folder = Path(file).parent
    found = baseline((_seen_from(folder, each.path), each.text, each.findings) for each in checked)
    put(write_baseline(found), file)


def _seen_from(folder: Path, file: str) -> str:
    """A file's path from a folder, with slashes; standard input is "-" everywhere."""
    try:
        return file if file == "-" else PurePath(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return PurePath(file).as_posix()


def _text_of(file: str | Path) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"cannot read {file}: not UTF-8") from None
