"""The words, as data: one TOML or CSV file a kind of fact, each entry with its source.

A user's own folder with files of the same names is laid over ours: in TOML, tables are merged key by key,
lists are extended, other values replaced; in CSV, a row with the same first column replaces ours, others are added.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from netralitas.lexicon.files import parsed

FOLDER = Path(__file__).parent


class LexiconError(ValueError):
    """A lexicon file cannot be read or does not hold what it should; the message names file and place."""


class Lexicon:
    """All lexicon files, ours and a user's laid over them.

    folder: a user's folder of lexicon files, or None.
    Errors: LexiconError when the folder does not exist or a file cannot be parsed.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder) if folder else None
        if self.folder and not self.folder.is_dir():
            raise LexiconError(f"lexicon folder {self.folder} does not exist")
        unknown = [p.name for p in _files(self.folder) if not (FOLDER / p.name).is_file()] if self.folder else []
        if unknown:
            known = ", ".join(p.name for p in _files(FOLDER))
            raise LexiconError(f"{self.folder}: nothing reads {', '.join(unknown)}; lexicon files are called {known}")
        self._cache: dict[str, Any] = {}

    def _layers(self, filename: str) -> list[Path]:
        layers = [FOLDER / filename]
        if self.folder:
            layers.append(self.folder / filename)
        return [path for path in layers if path.is_file()]

    def toml(self, name: str) -> dict[str, Any]:
        """The merged content of `name`.toml."""
        if name not in self._cache:
            merged: dict[str, Any] = {}
            layers = self._layers(f"{name}.toml")
            if not layers:
                raise LexiconError(f"there is no lexicon file {name}.toml")
            for path in layers:
                try:
                    merged = _merge(merged, parsed(path))
                except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                    raise LexiconError(f"{path}: {error}") from error
            self._cache[name] = merged
        return self._cache[name]

    def csv(self, name: str) -> list[dict[str, str]]:
        """The rows of `name`.csv, lines that begin with # left out."""
        if (key := f"{name}.csv") not in self._cache:
            rows: dict[str, dict[str, str]] = {}
            layers = self._layers(key)
            if not layers:
                raise LexiconError(f"there is no lexicon file {key}")
            for path in layers:
                lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
                for row in csv.DictReader(lines):
                    rows[next(iter(row.values()))] = row
            self._cache[key] = list(rows.values())
        return self._cache[key]

    def rows(self, name: str) -> tuple[tuple[str, ...], dict[str, list[str]]]:
        """The columns of `name`.csv after the first, and per first column the others: what `csv` gives, faster for many rows.

        Errors: LexiconError when there is no such file or it is empty.
        """
        layers = self._layers(f"{name}.csv")
        if not layers:
            raise LexiconError(f"there is no lexicon file {name}.csv")
        columns: list[str] = []
        found: dict[str, list[str]] = {}
        for path in layers:
            lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
            table = csv.reader(lines)
            header = next(table, None)
            if not header:
                raise LexiconError(f"{path}: there are no columns")
            if columns and header != columns:
                raise LexiconError(f"{path}: the columns are {','.join(columns)}, here {','.join(header)}")
            columns = header
            found.update((row[0], row[1:]) for row in table if row)
        return tuple(columns[1:]), found

    @cached_property
    def fingerprint(self) -> str:
        """A hash over all lexicon files, ours and the user's."""
        return self.fingerprint_of()

    def fingerprint_of(self, *names: str) -> str:
        """A hash over the named lexicon files (with their endings), or over all."""
        digest = hashlib.sha256()
        for folder in (FOLDER, self.folder):
            if folder is None:
                continue
            for path in _files(folder):
                if not names or path.name in names:
                    digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:16]


def files_state(folder: str = "") -> tuple[tuple[str, int, int], ...]:
    """Names, times and sizes of all lexicon files, ours and those of a user's folder: others after a file was edited."""
    found = [p for place in (FOLDER, Path(folder) if folder else None) if place for p in _files(place)]
    return tuple((str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in found)


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in (".toml", ".csv"))


def _merge(under: Any, over: Any) -> Any:
    if isinstance(under, dict) and isinstance(over, dict):
        return {
            k: _merge(under[k], over[k]) if k in under and k in over else over.get(k, under.get(k))
            for k in [*under, *(k for k in over if k not in under)]
        }
    if isinstance(under, list) and isinstance(over, list):
        return under + [item for item in over if item not in under]
    return over
