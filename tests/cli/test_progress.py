"""The bar on a terminal: drawn for what takes long, and for nobody else."""

import io
import sys

import pytest

from refkit.cli import progress


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_there_is_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.bar("Converting") as tell:
        assert tell is None


def test_a_bar_is_drawn_for_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    with progress.bar("Converting") as tell:
        assert tell
        tell(50, 100)
    assert "Converting" in terminal.getvalue()


def test_nothing_is_drawn_for_what_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 1e9)
    with progress.bar("Converting") as tell:
        assert tell
        tell(50, 100)
    assert terminal.getvalue() == ""
