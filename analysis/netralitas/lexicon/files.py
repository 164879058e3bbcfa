"""TOML files as Python reads them, kept parsed: JSON is read ten times as fast, and every process of a run starts with these files.
What takes long to build of them is kept built (`compiled`).

Kept by the hash of the file's bytes in the user's cache folder (`$NETRALITAS_CACHE`, `$XDG_CACHE_HOME/netralitas`, `%LOCALAPPDATA%\\netralitas`
or `~/.cache/netralitas`); where that cannot be written, nothing is kept. `NETRALITAS_CACHE=` (empty) switches it off.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import marshal
import os
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from netralitas import __version__

T = TypeVar("T")
_KEPT = 4  # versions of one compiled thing


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


def compiled(name: str, source: object, code: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` builds of plain values (numbers, texts, tuples, lists, dicts, sets), kept between processes.

    name: of what it is. source: what it is built from, as JSON. code: the files of the code that builds it. Where one of these is
    another, or what is kept cannot be read, it is built anew. Kept in `marshal`'s format, which holds data only, no code to run.
    """
    found: T | None = kept(name, source, code)
    if found is None:
        found = make()
        keep(name, source, code, found)
    return found


def kept(name: str, source: object, code: Iterable[str]) -> Any:
    """What `keep` has kept under these, or None: nothing is there, it cannot be read, or it is of other code or another version."""
    place = _place(name, source, code)
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        data = place.read_bytes() if place else b""
        if hashlib.sha256(data[32:]).digest() == data[:32]:
            return marshal.loads(data[32:])
    return None


def keep(name: str, source: object, code: Iterable[str], value: object) -> None:
    """Keep plain values between processes, where the cache folder can be written; see `compiled`."""
    place = _place(name, source, code)
    if place is None:
        return
    with contextlib.suppress(OSError, ValueError):
        data = marshal.dumps(value)  # type: ignore[arg-type]
        _keep(place, hashlib.sha256(data).digest() + data)
        for other in sorted(place.parent.glob(f"{name}-*.marshal"), key=_age)[_KEPT:]:
            other.unlink(missing_ok=True)


def _place(name: str, source: object, code: Iterable[str]) -> Path | None:
    place = folder()
    if place is None:
        return None
    digest = hashlib.sha256(f"{__version__} {sys.implementation.cache_tag} {marshal.version}".encode())
    for file in code:
        digest.update(Path(file).read_bytes())
    digest.update(json.dumps(source, ensure_ascii=False, sort_keys=True).encode())
    return place / f"{name}-{digest.hexdigest()[:32]}.marshal"


def _age(path: Path) -> float:
    return -path.stat().st_mtime


def _keep(target: Path, data: bytes) -> None:
    """Write a file whole: other processes read it at the same time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".writing-", delete=False) as file:
        file.write(data)
    Path(file.name).replace(target)
