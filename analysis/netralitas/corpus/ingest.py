"""From paths, folders, globs and standard input to articles: every input gives an article or a reason why not."""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from netralitas.corpus.article import Unreadable
from netralitas.corpus.columns import check
from netralitas.corpus.readers import Record, by_suffix, is_known, read
from netralitas.corpus.source import LARGEST, Options, Source

_CORPORA = (".duckdb", ".duckdb.wal")
_ABOUT = ("readme.md", "license.md", "license.txt", "readme.txt", "license", "readme")


def files(paths: Iterable[str | Path]) -> Iterator[Path | tuple[str, Unreadable]]:
    """The files behind the paths, folders in depth and in order; what isn't there or has no known format comes as (path, reason).

    In folders, hidden files, README and LICENSE, corpus files, and the `_files` folders that browsers save beside a page are passed over.
    """
    for given in paths:
        path = Path(given).expanduser()
        if path.is_dir():
            inside = _inside(path)
            if not any(is_known(p.name) for p in inside):
                kinds = " ".join(sorted(by_suffix()))
                yield str(given), Unreadable(f"folder without articles: {len(inside)} files, none of them {kinds}")
                continue
            for found in inside:
                if is_known(found.name) or not found.suffix:
                    yield found
                else:
                    yield str(found), Unreadable(f"unknown format: {found.suffix.lower()}")
        elif path.exists():
            yield path
        elif matches := sorted(glob.glob(str(path), recursive=True)):
            yield from files(matches)
        else:
            yield (
                str(given),
                Unreadable("does not exist: check the path, and quote patterns so that the shell leaves them alone"),
            )


def _inside(folder: Path) -> list[Path]:
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file()
        and not any(part.startswith(".") or part.endswith("_files") for part in p.relative_to(folder).parts)
        and p.name.lower() not in _ABOUT
        and not p.name.lower().endswith(_CORPORA)
    )


def records(paths: Iterable[str | Path], options: Options | None = None) -> Iterator[Record]:
    """All records of all inputs, in order; `-` reads one input of any format from standard input."""
    options = options or Options()
    check(options)
    for given in paths:
        if str(given) == "-":
            yield from _standard_input(options)
            continue
        for found in files([given]):
            if isinstance(found, tuple):
                yield found
                continue
            try:
                size = found.stat().st_size
            except OSError as error:
                yield str(found), Unreadable(f"cannot be read: {error.strerror or error}")
                continue
            yield from records_of(Source(str(found), found.name, str(found.resolve()), _opener(found), size), options)


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _standard_input(options: Options) -> Iterator[Record]:
    import tempfile

    with tempfile.NamedTemporaryFile(prefix="netralitas-") as kept:
        while block := sys.stdin.buffer.read(1 << 20):
            kept.write(block)
        kept.flush()
        if kept.tell() == 0:
            yield "-", Unreadable("empty: nothing came from standard input")
            return
        path = Path(kept.name)
        yield from records_of(Source("-", "stdin", "", _opener(path), min(kept.tell(), LARGEST)), options)


def records_of(source: Source, options: Options) -> Iterator[Record]:
    """The records of one input; whatever goes wrong in it costs what is left of it and comes with the reason."""
    try:
        yield from read(source, options)
    except Unreadable as reason:
        yield source.path, reason
    except OSError as error:
        yield source.path, Unreadable(f"cannot be read: {error.strerror or error}")
    except Exception as error:  # a library's parser met something it can't take: this input is lost, the rest goes on
        yield source.path, Unreadable(f"reader failed: {type(error).__name__}: {str(error)[:200]}")
