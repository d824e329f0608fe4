"""A local index of works: candidates for a reference in milliseconds, without a network and without scanning all."""

from refkit.matching.index.build import Records, build
from refkit.matching.index.index import ENGINES, Index, open_index

__all__ = ["ENGINES", "Index", "Records", "build", "open_index"]
