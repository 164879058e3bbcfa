"""An article's text to its facts, without spaCy: what `netralitas run` does a million times.

The spaCy pipeline (see `pipeline`) is this reading with a Doc around it; both give the same rows.
"""

from __future__ import annotations

import gc
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from netralitas.extract.kinds import InParts, Reader, kinds
from netralitas.extract.layout import read_layout
from netralitas.extract.reading import Reading
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
        for cached in (lexicon_at, scanner_at, _first_steps, _step, reader_at):
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
    steps = _steps(folder, wanted)

    def read(text: str, **about: str) -> dict[str, Any]:
        reading = begin(text, folder, **about)
        for step in steps:
            step(reading)
        return findings(reading)

    return read


def _steps(folder: str, wanted: tuple[str, ...]) -> list[Reader]:
    from netralitas.extract.dependencies import steps as needed

    return [_step(folder, name) for name in needed(wanted)]


_DONE = object()

TOGETHER = 32
"""How many articles are read at a time where many are."""


def read_many(
    articles: Iterable[tuple[str, Mapping[str, str]]], folder: str, wanted: tuple[str, ...] = ()
) -> Iterator[dict[str, Any] | Exception]:
    """What `reader_at(folder, wanted)` finds in each article (text, about), in order, in four fifths of the time: some articles go
    through one kind (or part of one, see `InParts`) after another together, so that a processor has its words and patterns at hand.
    An article that breaks a reader comes back as the error."""
    steps = [*_first_steps(folder), *_steps(folder, wanted)]
    waiting = iter(articles)
    while some := list(itertools.islice(waiting, TOGETHER)):
        # what is read makes no cycles to speak of; to look for them means to walk through all words of the lexicon
        collecting = gc.isenabled()
        gc.disable()
        try:
            found: list[Any] = [_tried(_made_even, text, folder, **about) for text, about in some]
            for step in steps:
                _take(step, found)
            found = [_tried(findings, reading) if isinstance(reading, Reading) else reading for reading in found]
        finally:
            if collecting:
                gc.enable()
        yield from found


def _tried(work: Callable[..., Any], *given: Any, **about: str) -> Any:
    try:
        return work(*given, **about)
    except Exception as error:
        return error


def _take(step: Reader, found: list[Any]) -> None:
    """Take a step, part by part, in all readings; the error stands instead of a reading that it breaks on."""
    readings = {i: reading for i, reading in enumerate(found) if isinstance(reading, Reading)}
    if not isinstance(step, InParts):
        for i, reading in readings.items():
            found[i] = _tried(step, reading) or reading
        return
    going = {i: step.parts(reading) for i, reading in readings.items()}
    while going:
        for i, parts in list(going.items()):
            goes_on = _tried(next, parts, _DONE)
            if goes_on is not None:
                del going[i]
                found[i] = readings[i] if goes_on is _DONE else goes_on


def folder_of(lexicon: str | Path | None) -> str:
    """A user's lexicon folder as these functions name it: absolute, '' for none."""
    return str(Path(lexicon).resolve()) if lexicon else ""


def begin(text: str, folder: str, **about: str) -> Reading:
    """A reading with its layout and all lexicon hits outside the masks; nothing is found yet. Its text is made even (see `smoothing`)."""
    reading = _made_even(text, folder, **about)
    for step in _first_steps(folder):
        step(reading)
    return reading


def _made_even(text: str, folder: str, **about: str) -> Reading:
    even = smooth(text, lexicon_at(folder))
    if even is not None:
        text = even.text
    known = {k: v for k, v in about.items() if v}
    return Reading(text=text, lowered=lower(text), even=even, **known)  # type: ignore[arg-type]


@cache
def _first_steps(folder: str) -> tuple[Reader, ...]:
    """What comes before all kinds: the layout, and the hits outside of masks."""
    lexicon, scanner = lexicon_at(folder), scanner_at(folder)

    def scan(reading: Reading) -> None:
        reading.hits = scanner.scan(reading.lowered, [(m.start, m.end) for m in reading.masks])

    return partial(read_layout, lexicon=lexicon), scan


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
    masks: list[list[Any]] = [list(m) for m in reading.masks]
    if reading.even is not None:
        for row in itertools.chain.from_iterable(rows.values()):
            reading.even.restore(row)
        for mask in masks:
            mask[:2] = reading.even.given(mask[0], mask[1])
    return {"article": about, "masks": masks, **rows}
