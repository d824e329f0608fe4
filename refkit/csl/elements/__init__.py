"""One file for each rendering element of CSL 1.0.2: what it says, as a function of what is known of a cite."""

from refkit.csl.elements import choose, date, group, label, names, number, text

__all__ = ["choose", "date", "group", "label", "names", "number", "text"]
