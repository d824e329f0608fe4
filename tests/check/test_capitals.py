"""Titles in small letters, held against styles that capitalise all titles, or only those of books."""

import pytest

from refkit.check.capitals import small_letters
from refkit.check.differences import Difference
from refkit.check.kinds import Kind
from refkit.check.layouts import layouts
from refkit.check.styling import Styled
from refkit.csl.library import find
from refkit.model import Entry, Span
from refkit.parsing import parse


@pytest.mark.parametrize(
    ("style", "text", "words"),
    [
        ("mla", "Berg, Hanna. The Stairs and the hip. Harbour Press, 2015.", ["Hip"]),
        ("mla", "Berg, Hanna. The Stairs and the Hip. Harbour Press, 2015.", []),
        ("mla", "Berg, Hanna. Die Treppe und die kalte Hüfte. Hafenverlag, 2015.", []),
        ("apa", "Berg, H. (2015). The stairs and the hip. Harbour Press.", []),
        ("nature", "Berg, H. The stairs and the hip. J. Cold Bones 3, 12–19 (2015).", []),
    ],
)
def test_what_a_style_capitalises_in_any_work(style: str, text: str, words: list[str]) -> None:
    entry = Entry(Span(0, len(text)), (Span(0, len(text)),), None, parse(text))
    found = small_letters([entry], [0], layouts(find(style)))
    assert [new for _, _, new in found.get(0, ())] == words


def test_a_title_and_its_book_in_small_letters_are_told_word_by_word() -> None:
    kinds = [Kind.TITLE_CASE] * 5 + [Kind.JOURNAL_CASE] * 4
    words = tuple(Difference(kind, Span(at, at + 1), "H") for at, kind in enumerate(kinds))
    assert Styled(0, "", words).local == words
    assert Styled(0, "", (*words, Difference(Kind.PUNCTUATION, Span(9, 10), "."))).local == ()
