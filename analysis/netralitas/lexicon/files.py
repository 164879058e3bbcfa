"""TOML files as Python reads them, kept parsed: JSON is read ten times as fast, and every process of a run starts with these files.

Kept by the hash of the file's bytes in the user's cache folder (`$NETRALITAS_CACHE`, `$XDG_CACHE_HOME/netralitas`, `%LOCALAPPDATA%\\netralitas`
or `~/.cache/netralitas`); where that cannot be written, nothing is kept. `NETRALITAS_CACHE=` (empty) switches it off.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from netralitas import __version__


@cache
def folder() -> Path | None:
    """Where parsed files are kept, or None."""
    if "NETRALITAS_CACHE" in os.environ:
        named = os.environ["NETRALITAS_CACHE"]
        return Path(named) if named else None
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return Path(home) / "netralitas" if home else Path.home() / ".cache" / "netralitas"
    except RuntimeError:  # no home
        return None


def parsed(path: Path) -> dict[str, Any]:
    """The content of a TOML file.

    Errors: tomllib.TOMLDecodeError, UnicodeDecodeError or OSError.
    """
    data = path.read_bytes()
    place = folder()
    kept = place / f"toml-{hashlib.sha256(__version__.encode() + data).hexdigest()[:32]}.json" if place else None
    if kept is not None:
        with contextlib.suppress(OSError, ValueError):
            found: dict[str, Any] = json.loads(kept.read_bytes())
            return found
    found = tomllib.loads(data.decode("utf-8"))
    if kept is not None:
        with contextlib.suppress(
            OSError, TypeError, ValueError
        ):  # dates and times are no JSON: such a file is read as it is
            _keep(kept, json.dumps(found, ensure_ascii=False, allow_nan=False).encode())
    return found


def _keep(target: Path, data: bytes) -> None:
    """Write a file whole: other processes read it at the same time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".writing-", delete=False) as file:
        file.write(data)
    Path(file.name).replace(target)
