"""Things known by name, in an order one can see, that third parties can add to."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from refkit.errors import UnknownNameError

T = TypeVar("T")


@cache
def _load(target: str) -> Any:
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)


class Registry(Mapping[str, T], Generic[T]):
    """Name -> thing. Ours come in the order they are written, then those of entry points, by name.

    A thing is imported when it is first asked for, and entry points are looked up when none of ours will do, so that a
    table of thirty formats costs nothing at start-up.

    Args:
        kind: what the things are, for messages: "format", "rule".
        targets: name -> "package.module:attribute".
        hint: where all names are listed, for messages; a few are in the message itself.
        group: the entry point group third parties add to, such as "refkit.formats"; theirs never replace ours.

    Raises:
        UnknownNameError: (a KeyError's place) from `registry[name]`, with the near misses.
    """

    def __init__(self, kind: str, targets: Mapping[str, str], *, hint: str = "", group: str = "") -> None:
        self.kind, self.hint, self.group, self._own = kind, hint, group, dict(targets)
        self._all: dict[str, str] | None = None

    def _targets(self) -> dict[str, str]:
        if self._all is None:
            self._all = _entry_points(self.group) | self._own if self.group else self._own
            self._all = {name: self._all[name] for name in (*self._own, *sorted(self._all))}
        return self._all

    def __getitem__(self, name: str) -> T:
        target = self._own.get(name) or self._targets().get(name)
        if target is None:
            raise UnknownNameError(self.kind, name, self._targets(), hint=self.hint)
        return cast("T", _load(target))

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in self._targets()

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from self.added()

    def __len__(self) -> int:
        return len(self._targets())

    def added(self) -> tuple[str, ...]:
        """The names that third parties added."""
        return tuple(name for name in self._targets() if name not in self._own)


def _entry_points(group: str) -> dict[str, str]:
    if not any(_mentions(place, group) for place in sys.path):
        return {}
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=group)}


def _mentions(place: str, group: str) -> bool:
    """Whether something installed there may have entry points in a group.

    Reading the files is a tenth of the work of importing `importlib.metadata`, and mostly nobody has any.
    """
    folder = Path(place)
    if not folder.is_dir():
        return folder.is_file()  # an archive: not for us to look into
    files = (info / "entry_points.txt" for kind in ("dist", "egg") for info in folder.glob(f"*.{kind}-info"))
    return any(f"[{group}]" in file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file())
