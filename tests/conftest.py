"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, browser

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the checkout; skips the test where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared data does not lie beside this checkout (../shared)")
    return folder


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless Chromium; skips the test where there is none."""
    with browser(tmp_path_factory.mktemp("profile")) as window:
        yield window
