"""Ask the world, or a local index, what work a reference means; answer, absence and silence are three things.

What asks is loaded when it is first used: `import refkit` enters this room.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refkit.model import NOT_REGISTERED
    from refkit.resolve.cache import Cache
    from refkit.resolve.enquiry import SURE
    from refkit.resolve.notice import notices, read_retractions
    from refkit.resolve.resolver import Resolver, resolve
    from refkit.resolve.sources import SOURCES
    from refkit.resolve.transport import Answer, Network, Outcome, Question, Transport

__all__ = [
    "NOT_REGISTERED",
    "SOURCES",
    "SURE",
    "Answer",
    "Cache",
    "Network",
    "Outcome",
    "Question",
    "Resolver",
    "Transport",
    "notices",
    "read_retractions",
    "resolve",
]

_HOMES = {
    "cache": ("Cache",),
    "notice": ("notices", "read_retractions"),
    "enquiry": ("SURE",),
    "resolver": ("NOT_REGISTERED", "Resolver", "resolve"),
    "sources": ("SOURCES",),
    "transport": ("Answer", "Network", "Outcome", "Question", "Transport"),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
