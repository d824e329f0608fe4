"""Ask the world, or a local index, what work a reference means; answer, absence and silence are three things."""

from refkit.resolve.cache import Cache
from refkit.resolve.notices import notices, read_retractions
from refkit.resolve.resolver import NOT_REGISTERED, SURE, Resolver, resolve
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
