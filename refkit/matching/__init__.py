"""Do two references describe one work? How surely, and why."""

from refkit.matching.quoting import likeness
from refkit.matching.similarity import FieldSimilarity, Similarity, compare

__all__ = ["FieldSimilarity", "Similarity", "compare", "likeness"]
