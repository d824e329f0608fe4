"""What became of a web address when somebody looked."""

from dataclasses import dataclass
from enum import StrEnum


class AddressState(StrEnum):
    """What a look at an address came to.

    `DEAD` needs the host's own word (404 or 410), `MOVED` a permanent redirect to another page; `UNKNOWN` is silence or
    a closed door, `REFUSED` an address that is not asked at all because it is no public one.
    """

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Address:
    """An address and what became of it; `to` is where it moved, `why` tells the rest in words."""

    url: str
    state: AddressState
    to: str = ""
    why: str = ""
