"""The options of the commands that ask the world, or a local index, about references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import click

from refkit.cli import completion
from refkit.cli.progress import bar
from refkit.model import Address, AddressState, Record, Reference, Status

if TYPE_CHECKING:
    from refkit.resolve import Resolver

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom to ask, and how."""

    index: str | None = None
    sources: tuple[str, ...] = ()
    timeout: float = 10.0
    retries: int = 3
    mail: str = ""
    offline: bool = False
    refresh: bool = False
    retractions: str | None = None
    urls: dict[str, str] = field(default_factory=dict)

    def resolver(self) -> Resolver:
        """The resolver that these options describe.

        Raises:
            UnknownNameError: no source has the name given.
            InputError: the index or the retractions cannot be read.
        """
        from refkit.resolve import Resolver

        return Resolver(
            urls=self.urls,
            sources=self.sources or None,
            index=self.index,
            timeout=self.timeout,
            retries=self.retries,
            mail=self.mail,
            offline=self.offline,
            refresh=self.refresh,
            retractions=self.retractions,
        )

    def records(self, references: Sequence[Reference], texts: Sequence[str] = ()) -> tuple[Record, ...]:
        """What is known of each reference, read from these texts; progress is drawn on a terminal's standard error."""
        with self.resolver() as resolver, bar("Asking") as progress:
            try:
                return resolver.records(references, texts=texts, progress=progress)
            except KeyboardInterrupt:
                click.echo("refkit: what was answered is kept; the same command goes on from there", err=True)
                raise

    def addresses(self, urls: Sequence[str]) -> dict[str, Address]:
        """What became of each web address; offline nobody can tell. Progress as of `records`."""
        if self.offline:
            return {url: Address(url, AddressState.UNKNOWN, why="offline") for url in urls}
        from refkit.resolve.addresses import look_at_all
        from refkit.resolve.transport import user_agent

        with bar("Looking at addresses") as progress:
            return look_at_all(urls, timeout=self.timeout, agent=user_agent(self.mail), progress=progress)


def incomplete(records: Iterable[Record], addresses: Iterable[Address] = ()) -> bool:
    """Whether a source that was needed could not be reached, or an address stayed unknown."""
    unreachable = any(record.status is Status.UNREACHABLE for record in records)
    return unreachable or any(address.state is AddressState.UNKNOWN for address in addresses)


def asking_options(command: F) -> F:
    """The options, given to the command as one `asking`."""
    for declare in reversed(_OPTIONS):
        command = declare(command)

    def gathered(**options: Any) -> Any:
        named = [each.partition("=") for each in options.pop("source")]
        options["asking"] = Asking(
            sources=tuple(name for name, equals, _ in named if not equals),
            urls={name: url for name, equals, url in named if equals},
            **{name: options.pop(name) for name in _NAMES},
        )
        return command(**options)

    gathered.__doc__, gathered.__name__ = command.__doc__, command.__name__
    gathered.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]  # click keeps them there
    return gathered  # type: ignore[return-value]  # the same command with other parameters


_NAMES = ("index", "timeout", "retries", "mail", "offline", "refresh", "retractions")
_SECONDS, _TIMES = click.FloatRange(min=0, min_open=True), click.IntRange(min=0)
_OPTIONS = (
    click.option(
        "--index", type=click.Path(), help="A local index (`refkit index build`); without --source no network."
    ),
    click.option(
        "--source",
        multiple=True,
        metavar="NAME[=URL]",
        shell_complete=completion.sources,
        help="Ask only these sources, at another address.",
    ),
    click.option("--timeout", type=_SECONDS, metavar="SECONDS", default=10.0, show_default=True, help="For one try."),
    click.option("--retries", type=_TIMES, metavar="N", default=3, show_default=True, help="How many more tries."),
    click.option("--mail", default="", help="Your address, for the services' polite pools; else REFKIT_MAIL."),
    click.option("--offline", is_flag=True, help="Ask only the cache."),
    click.option("--refresh", is_flag=True, help="Pass over the cache, and renew it."),
    click.option("--retractions", type=click.Path(), metavar="FILE", help="The Retraction Watch CSV."),
)
