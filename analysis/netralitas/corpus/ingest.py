"""From paths, folders, globs and standard input to articles: every input gives an article or a reason why not."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from netralitas.corpus.article import Unreadable
from netralitas.corpus.readers import Record, by_suffix, read

LARGEST = 200_000_000
"""Bytes of the largest file read at once."""


def files(paths: Iterable[str | Path]) -> Iterator[Path | tuple[str, Unreadable]]:
    """The files behind the paths, folders in depth and in order; what isn't there comes as (path, reason)."""
    for given in paths:
        path = Path(given).expanduser()
        if path.is_dir():
            inside = sorted(
                p
                for p in path.rglob("*")
                if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
            known = [
                p
                for p in inside
                if p.suffix.lower() in by_suffix() and p.name.lower() not in ("readme.md", "license.md", "license.txt")
            ]
            if not known:
                kinds = " ".join(sorted(by_suffix()))
                yield str(given), Unreadable(f"folder without articles: {len(inside)} files, none of them {kinds}")
            yield from known
        elif path.exists():
            yield path
        elif matches := sorted(glob.glob(str(path), recursive=True)):
            yield from files(matches)
        else:
            yield (
                str(given),
                Unreadable("does not exist: check the path, and quote patterns so that the shell leaves them alone"),
            )


def records(paths: Iterable[str | Path]) -> Iterator[Record]:
    """All records of all inputs, in order; `-` reads one text (or page) from standard input."""
    for given in paths:
        if str(given) == "-":
            yield from _record(sys.stdin.buffer.read(), "-", "stdin", "")
            continue
        for found in files([given]):
            if isinstance(found, tuple):
                yield found
                continue
            try:
                if found.stat().st_size > LARGEST:
                    raise Unreadable(f"too large: {found.stat().st_size:,} bytes; at most {LARGEST:,} are read at once")
                data = found.read_bytes()
            except OSError as error:
                yield str(found), Unreadable(f"cannot be read: {error.strerror or error}")
                continue
            except Unreadable as reason:
                yield str(found), reason
                continue
            yield from _record(data, str(found), found.name, found.suffix)


def _record(data: bytes, source: str, name: str, suffix: str) -> Iterator[Record]:
    try:
        yield from read(data, source, name, suffix)
    except Unreadable as reason:
        yield source, reason
    except Exception as error:  # a library's parser met something it can't take: this input is lost, the rest goes on
        yield source, Unreadable(f"reader failed: {type(error).__name__}: {str(error)[:200]}")
