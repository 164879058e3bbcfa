"""Reading and writing files here (paths) and elsewhere (URLs such as s3:// and hdfs://, by fsspec)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from glob import glob
from pathlib import Path
from typing import IO, Any

from netralitas.corpus.article import Unreadable


def is_url(place: str) -> bool:
    """True for what fsspec opens, such as s3://bucket/key."""
    return "://" in place


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError:
        raise Unreadable("places with :// need fsspec: pip install 'netralitas[cluster]'") from None
    return fsspec


def open_place(place: str) -> IO[bytes]:
    """The bytes of a file, to be closed by the caller.

    Errors: Unreadable or OSError when it cannot be opened.
    """
    return _fsspec().open(place, "rb").open() if is_url(place) else Path(place).open("rb")


def expanded(places: Iterable[str], suffixes: tuple[str, ...]) -> list[str]:
    """The files that paths, folders, globs and URLs name, in order, each once; of folders those with one of the suffixes."""
    found: dict[str, None] = {}
    for place in places:
        if is_url(place):
            fs, _, paths = _fsspec().get_fs_token_paths(place)
            for path in sorted(paths):
                inside = sorted(fs.find(path)) if fs.isdir(path) else [path]
                found.update(dict.fromkeys(fs.unstrip_protocol(p) for p in inside if p == path or p.endswith(suffixes)))
        elif Path(place).is_dir():
            found.update(
                dict.fromkeys(str(p) for p in sorted(Path(place).rglob("*")) if p.name.lower().endswith(suffixes))
            )
        else:
            found.update(dict.fromkeys(sorted(glob(place, recursive=True)) or [place]))
    return list(found)


def joined(folder: str, name: str) -> str:
    """A file in a folder."""
    return f"{folder.rstrip('/')}/{name}"


def filesystem(place: str) -> Any:
    """The fsspec file system of a URL."""
    return _fsspec().core.url_to_fs(place)[0]


def exists(place: str) -> bool:
    """True if the file is there."""
    if is_url(place):
        fs, path = _fsspec().core.url_to_fs(place)
        return bool(fs.exists(path))
    return Path(place).exists()


def write(place: str, data: bytes) -> None:
    """Write a file, whole or not at all."""
    if is_url(place):
        fs, path = _fsspec().core.url_to_fs(place)
        fs.makedirs(path.rpartition("/")[0], exist_ok=True)
        fs.pipe_file(path, data)
        return
    target = Path(place)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".writing-", delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(target)


def read(place: str) -> bytes:
    """All bytes of a file."""
    with open_place(place) as file:
        return file.read()
