"""Third parties add to a registry by entry points; where nobody does, looking for them costs next to nothing."""

import sys
from pathlib import Path

import pytest

from refkit.errors import UnknownNameError
from refkit.registry import Registry

OURS = {"zebra": "refkit.registry:Registry", "ant": "refkit.errors:RefkitError"}


def installed(folder: Path, group: str) -> None:
    """What an installation leaves: a package with one entry point."""
    info = folder / "other-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[{group}]\nbee = refkit.errors:InputError\nzebra = refkit.errors:InputError\n"
    )


def test_theirs_come_after_ours_and_never_replace_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, "refkit.animals")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    animals: Registry[type] = Registry("animal", OURS, group="refkit.animals")
    assert list(animals) == ["zebra", "ant", "bee"]
    assert animals.added() == ("bee",)
    assert animals["bee"].__name__ == "InputError"
    assert animals["zebra"] is Registry


def test_nobody_added_anything() -> None:
    animals: Registry[type] = Registry("animal", OURS, group="refkit.animals")
    assert list(animals) == ["zebra", "ant"]
    assert animals.added() == ()
    with pytest.raises(UnknownNameError, match="did you mean"):
        animals["zebras"]
