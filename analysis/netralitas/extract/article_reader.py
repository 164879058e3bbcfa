"""An article's text to its facts, without spaCy: what `netralitas run` does a million times.

The spaCy pipeline (see `pipeline`) is this reading with a Doc around it; both give the same rows.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from netralitas.extract.kinds import Reader, kinds
from netralitas.extract.layout import read_layout
from netralitas.extract.reading import Mask, Reading
from netralitas.extract.scanner import Scanner, lower
from netralitas.extract.smoothing import smooth
from netralitas.lexicon import Lexicon, files_state


@cache
def lexicon_at(folder: str) -> Lexicon:
    """The lexicon with a user's folder laid over it ('' for none), read once."""
    return Lexicon(folder or None)


@cache
def scanner_at(folder: str) -> Scanner:
    """The automaton over the vocabularies of all kinds."""
    lexicon = lexicon_at(folder)
    return Scanner(entry for kind in kinds().values() if kind.vocabulary for entry in kind.vocabulary(lexicon))


_seen: dict[str, object] = {}


def notice_changes(folder: str) -> None:
    """Read the lexicon anew, if a file of it has changed since it was read: in a notebook words are edited between two runs."""
    now = files_state(folder)
    if _seen.setdefault(folder, now) != now:
        _seen[folder] = now
        for cached in (lexicon_at, scanner_at, _step, reader_at):
            cached.cache_clear()


@cache
def _step(folder: str, name: str) -> Reader:
    return kinds()[name].reader(lexicon_at(folder))


@cache
def reader_at(folder: str, wanted: tuple[str, ...] = ()) -> Callable[..., dict[str, Any]]:
    """`read(text, **about)` for a user's lexicon folder ('' for none), made once a process.

    wanted: the tables (and `dependencies.ARTICLE`) that are asked for; all for none. Only the kinds that these need are read, so
    the others' rows are missing. It returns {"article": article-level columns, "masks": [[start, end, rule], …], one list of rows
    a table}; about as in `make_doc`.
    """
    from netralitas.extract.dependencies import steps as needed

    steps = [_step(folder, name) for name in needed(wanted)]

    def read(text: str, **about: str) -> dict[str, Any]:
        reading = begin(text, folder, **about)
        for step in steps:
            step(reading)
        return findings(reading)

    return read


def folder_of(lexicon: str | Path | None) -> str:
    """A user's lexicon folder as these functions name it: absolute, '' for none."""
    return str(Path(lexicon).resolve()) if lexicon else ""


def begin(text: str, folder: str, **about: str) -> Reading:
    """A reading with its layout and all lexicon hits outside the masks; nothing is found yet. Its text is made even (see `smoothing`)."""
    even = smooth(text, lexicon_at(folder))
    if even is not None:
        text = even.text
    known = {k: v for k, v in about.items() if v}
    reading = Reading(text=text, lowered=lower(text), even=even, **known)  # type: ignore[arg-type]
    read_layout(reading, lexicon_at(folder))
    reading.hits = scanner_at(folder).scan(reading.lowered, [(m.start, m.end) for m in reading.masks])
    return reading


def findings(reading: Reading) -> dict[str, Any]:
    """What a finished reading has found: article-level columns, masks, and the rows of each table in text order."""
    about = {
        "title": reading.title,
        "outlet": reading.outlet,
        "published": reading.published,
        "published_basis": reading.published_basis,
        **reading.found.get("article", {}),
    }
    rows = {
        kind.name: sorted(reading.rows.get(kind.name, ()), key=lambda r: (r["start"], r["end"]))
        for kind in kinds().values()
        if kind.table
    }
    masks = reading.masks
    if reading.even is not None:
        for row in itertools.chain.from_iterable(rows.values()):
            reading.even.restore(row)
        masks = [Mask(*reading.even.given(m.start, m.end), m.rule) for m in masks]
    return {"article": about, "masks": [list(m) for m in masks], **rows}
