"""Commands and their options as they are declared; a plain line is read here, every other one by click.

Loading click takes a fifth of a short run. It is needed for help, for completion, and to say what is wrong with a line;
where all options are spelled out and in order, `Command.plain` reads them as click would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    import click

F = TypeVar("F", bound=Callable[..., Any])
_KEPT = "__parameters__"


class _NotPlainError(Exception):
    """A line that click has to read, or to find fault with."""


class Parameter(NamedTuple):
    """An option, or an argument, whose names do not begin with a hyphen; attributes are click's, and `choices`."""

    names: tuple[str, ...]
    attributes: dict[str, Any]

    @property
    def is_option(self) -> bool:
        """Whether it is named on the line."""
        return self.names[0].startswith("-")

    @property
    def several(self) -> bool:
        """Whether it gathers any number of values."""
        return bool(self.attributes.get("multiple")) or self.attributes.get("nargs") == -1

    @property
    def target(self) -> str:
        """The parameter of the command's function."""
        bare = next((name for name in self.names if not name.startswith("-")), None)
        long = next((name for name in self.names if name.startswith("--")), self.names[0])
        return bare or long.lstrip("-").replace("-", "_").lower()

    @property
    def default(self) -> Any:
        """Its value where the line says nothing."""
        if self.several:
            return ()
        return self.attributes.get("default", False if self.attributes.get("is_flag") else None)

    @property
    def required(self) -> bool:
        """Whether the line must say something."""
        needed = not self.is_option and not self.several and "default" not in self.attributes
        return bool(self.attributes.get("required", needed))

    def value(self, word: str) -> Any:
        """What a word on the line means."""
        choices = self.attributes.get("choices")
        if choices is not None and word not in choices:
            raise _NotPlainError
        kind = self.attributes.get("type") or type(self.default)
        try:
            return kind(word) if kind in (int, float) else word
        except ValueError:
            raise _NotPlainError from None

    def for_click(self) -> Callable[[F], F]:
        """The same, declared to click."""
        import click

        attributes = dict(self.attributes)
        if (choices := attributes.pop("choices", None)) is not None:
            attributes["type"] = click.Choice(choices)
        return (click.option if self.is_option else click.argument)(*self.names, **attributes)


class Command:
    """A command: its name, its function, and its parameters in the order of their help."""

    def __init__(self, name: str, run: Callable[..., Any]) -> None:
        self.name, self.run = name, run
        self.__doc__ = run.__doc__
        self.parameters: tuple[Parameter, ...] = tuple(reversed(getattr(run, _KEPT, ())))

    def for_click(self) -> click.Command:
        """The same, as click has it."""
        import click

        def run(**values: Any) -> Any:
            return self.run(**values)

        run.__doc__ = self.run.__doc__
        for parameter in reversed(self.parameters):
            run = parameter.for_click()(run)
        return click.command(self.name)(run)

    def plain(self, words: Sequence[str]) -> dict[str, Any] | None:
        """What a line means, as arguments of `run`; None where click has to say."""
        try:
            return self._read(words)
        except _NotPlainError:
            return None

    def _read(self, words: Sequence[str]) -> dict[str, Any]:
        options = {name: each for each in self.parameters if each.is_option for name in each.names}
        found = {each.target: each.default for each in self.parameters}
        free: list[str] = []
        waiting = iter(words)
        for word in waiting:
            if word == "-" or not word.startswith("-"):
                free.append(word)
                continue
            option, value = _option(word, options, waiting)
            found[option.target] = (*found[option.target], value) if option.several else value
        return found | self._arguments(free)

    def _arguments(self, free: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for each in self.parameters:
            if each.is_option:
                continue
            taken = free[:] if each.several else free[:1]
            del free[: len(taken)]
            if each.required and not taken:
                raise _NotPlainError
            values = tuple(map(each.value, taken))
            found[each.target] = values if each.several else next(iter(values), each.default)
        if free:
            raise _NotPlainError
        return found


def _option(word: str, options: dict[str, Parameter], waiting: Any) -> tuple[Parameter, Any]:
    name, equals, value = word.partition("=")
    option = options.get(name)
    if option is None or (equals and not name.startswith("--")):
        raise _NotPlainError
    if option.attributes.get("is_flag"):
        if equals:
            raise _NotPlainError
        return option, True
    value = value if equals else next(waiting, "-?")
    if value.startswith("-") and value != "-":
        raise _NotPlainError
    return option, option.value(value)


def option(*names: str, **attributes: Any) -> Callable[[F], F]:
    """An option of a command, as `click.option` has it, but `choices=` instead of a type of choices."""
    return _declared(Parameter(names, attributes))


def argument(name: str, **attributes: Any) -> Callable[[F], F]:
    """An argument of a command, as `click.argument` has it, but `choices=` instead of a type of choices."""
    return _declared(Parameter((name,), attributes))


def _declared(parameter: Parameter) -> Callable[[F], F]:
    def declare(function: F) -> F:
        setattr(function, _KEPT, (*getattr(function, _KEPT, ()), parameter))
        return function

    return declare


def command(name: str = "") -> Callable[[Callable[..., Any]], Command]:
    """A command of this name, else its function's."""
    return lambda function: Command(name or function.__name__, function)


def like(function: F, other: Callable[..., Any]) -> F:
    """A function with the name, the help and the parameters of another."""
    function.__name__, function.__doc__ = other.__name__, other.__doc__
    setattr(function, _KEPT, getattr(other, _KEPT, ()))
    return function
