"""Lists are cut into the entries that a reader sees; spans say where they stand."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.model import Span
from refkit.parsing.splitter import split

CASES = (Path(__file__).parent / "lists.md").read_text(encoding="utf-8")


def cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for part in re.split(r"^## ", CASES, flags=re.MULTILINE)[1:]:
        title, rest = part.split("\n", 1)
        list_ = re.search(r"```\n(.*?)```", rest, re.DOTALL)
        assert list_
        found.append((title, list_[1], re.findall(r"^- (.*)$", rest[list_.end() :], re.MULTILINE)))
    return found


@pytest.mark.parametrize(("list_", "entries"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_entries_of_a_list(list_: str, entries: list[str]) -> None:
    assert [block.text_in(list_) for block in split(list_)] == entries


def test_labels_are_kept_outside_the_text() -> None:
    text = "[1] Adams, J. (2001). Sleep. Brain, 9, 1-2.\n[2] Brown, K. (2004). Naps. Brain, 8, 3-4.\n"
    assert [(block.label, block.text_in(text)[:5]) for block in split(text)] == [("1", "Adams"), ("2", "Brown")]


def test_a_span_of_a_text_is_split_in_the_text_s_own_offsets() -> None:
    text = "Body text.\n\nAdams, J. (2001). Sleep. Brain, 9, 1-2.\n"
    (block,) = split(text, Span(12, len(text)))
    assert block.span.of(text) == "Adams, J. (2001). Sleep. Brain, 9, 1-2."


def test_the_seed_s_list_has_four_entries(shared: Path) -> None:
    text = (shared / "data" / "seed" / "weak-glutes.txt").read_text(encoding="utf-8")
    start, end = text.index("Berg, H., Eiken"), text.index("Leave a Reply")
    entries = [block.text_in(text) for block in split(text, Span(start, end))]
    assert [entry.split(",")[0] for entry in entries] == ["Berg", "Izzo", "Presswood", "Romani-Ruby"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("Aa .,()\n1209[]-—•&é:;“”/"), max_size=300))
def test_pieces_lie_in_their_span_and_in_order(text: str) -> None:
    last = 0
    for block in split(text):
        assert block.pieces
        for piece in block.pieces:
            assert last <= piece.start < piece.end
            last = piece.end
        assert block.span.start <= block.pieces[0].start
        assert block.span.end == block.pieces[-1].end
