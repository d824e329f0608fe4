"""What is kept for the next time lies in the user's cache folder, and nowhere where there is none."""

from pathlib import Path

import pytest

from refkit.csl import library
from refkit.folders import cache_folder
from refkit.resolve.cache import Cache
from refkit.resolve.transport import Answer, Outcome


def no_home(_: type[Path]) -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_the_cache_folder_is_the_one_that_the_user_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "refkit"


def test_a_user_without_a_home_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", classmethod(no_home))
    cache = Cache(cache_folder() / "answers.sqlite")
    cache.put("crossref", "10.1000/1", Answer(Outcome.ABSENT))
    assert cache.get("crossref", "10.1000/1") == Answer(Outcome.ABSENT)
    library._lines.cache_clear()
    assert len(library._lines()) > 10_000
