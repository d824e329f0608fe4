"""A headless Chromium for tests of pages, driven over WebDriver (https://www.w3.org/TR/webdriver2/).

Where there is no Chromium with its driver, tests that ask for it are skipped.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

_FLAGS = (
    "headless no-sandbox disable-gpu disable-background-networking no-first-run disable-component-update disable-sync"
)
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_ENTER = "\ue007"
KEYS = {"Enter": _ENTER, "Tab": "\ue004", "Space": " "}


class Browser:
    """One window."""

    def __init__(self, driver: str, profile: Path) -> None:
        self._http = requests.Session()
        self._http.trust_env = False
        self._driver = driver
        flags = [f"--{flag}" for flag in _FLAGS.split()] + [f"--user-data-dir={profile}"]
        wanted: dict[str, Any] = {"goog:chromeOptions": {"args": flags}, "goog:loggingPrefs": {"browser": "ALL"}}
        self._session = ""
        made = self._do("POST", "session", capabilities={"alwaysMatch": wanted})
        self._session = f"session/{made['sessionId']}/"

    def _do(self, method: str, path: str, **body: Any) -> Any:
        url = f"{self._driver}/{self._session}{path}".rstrip("/")
        answer = self._http.request(method, url, json=body if method == "POST" else None, timeout=60)
        value = answer.json()["value"]
        assert answer.ok, value
        return value

    def close(self) -> None:
        """Close the window."""
        self._do("DELETE", "")

    def open(self, url: str, *, width: int = 1200, height: int = 900) -> None:
        """Go to an address, in a window of that size."""
        self._do("POST", "window/rect", width=width, height=height)
        self._do("POST", "url", url=url)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns; a promise is waited for."""
        return self._do("POST", "execute/sync", script=script, args=list(arguments))

    def click(self, selector: str) -> None:
        """Click the first element of that CSS selector, as a mouse would."""
        found = self._do("POST", "element", using="css selector", value=selector)
        self._do("POST", f"element/{found[_ELEMENT]}/click")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        strokes = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._do("POST", "actions", actions=[{"type": "key", "id": "keys", "actions": strokes}])

    def allow(self, permission: str) -> None:
        """Let the page do what a user would be asked about."""
        self._do("POST", "permissions", descriptor={"name": permission}, state="granted")

    def wait_for(self, script: str) -> Any:
        """What a script returns as soon as that is something."""
        for _ in range(200):
            if found := self.run(script):
                return found
            time.sleep(0.05)
        raise AssertionError(f"it never came to be: {script}")

    def complaints(self) -> list[str]:
        """What the browser's console was told since it was last asked."""
        return [entry["message"] for entry in self._do("POST", "se/log", type="browser")]


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser for as long as the block lasts; its profile lies in `folder`."""
    command = shutil.which("chromedriver")
    if not command or not (shutil.which("chromium") or shutil.which("google-chrome")):
        pytest.skip("there is no Chromium with chromedriver on this machine")
    with subprocess.Popen([command, "--port=0"], stdout=subprocess.PIPE, text=True) as driver:
        try:
            window = Browser(f"http://127.0.0.1:{_port(driver)}", folder)
            try:
                yield window
            finally:
                window.close()
        finally:
            driver.terminate()


def _port(driver: "subprocess.Popen[str]") -> str:
    for line in driver.stdout or ():
        if found := re.search(r"started successfully on port (\d+)", line):
            return found[1]
    raise AssertionError("chromedriver did not start")
