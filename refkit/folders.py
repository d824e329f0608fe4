"""Where refkit keeps what it can make or ask again: one folder for all of it."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """`refkit` in the user's cache folder: XDG_CACHE_HOME, LOCALAPPDATA, or ~/.cache.

    For a user without a home, as containers and services have them, it is a folder that cannot be: nothing is kept.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return Path(base or Path.home() / ".cache") / "refkit"
    except RuntimeError:  # "Could not determine home directory."
        return Path(os.devnull) / "refkit"
