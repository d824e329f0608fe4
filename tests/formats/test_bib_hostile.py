"""Broken .bib files by the thousand: each entry is kept, said, and costs no more than the one before."""

import logging

from refkit.formats import read


def test_entries_that_never_close() -> None:
    found = read("@article{a,\n" * 3000, format="bibtex")
    assert len(found) == 3000
    assert len(found.problems) >= 3000
    quiet = [each for each in logging.getLogger("bibtexparser").handlers if isinstance(each, logging.NullHandler)]
    assert len(quiet) == 1
