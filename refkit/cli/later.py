"""Modules that others import and hardly ever use: loaded when something is first taken out of them."""

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


class _Postponed(ModuleType):
    """A module in waiting. (`importlib.util.LazyLoader` loads on the next import already, as Python 3.11 asks for its
    `__spec__`.)
    """

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]  # it is a module like others from here on
        if self.__spec__ and self.__spec__.loader:
            self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def postpone(name: str) -> None:
    """Let the import of a module cost nothing until something is taken out of it (unless it is loaded already)."""
    if name not in sys.modules and (spec := find_spec(name)):
        module = module_from_spec(spec)
        module.__class__ = _Postponed
        sys.modules[name] = module
