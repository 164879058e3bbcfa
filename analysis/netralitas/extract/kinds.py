"""What a kind of fact is, and which there are.

A kind lives in one module (or folder) of `netralitas.extract`, named like its table, which has a `KIND`.
`kinds()` finds them all and puts them in an order in which each comes after what it needs.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from typing import NamedTuple

from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon


class Column(NamedTuple):
    """A table's column: name, type (`text`, `int`, `bool`, `date`), and what it means."""

    name: str
    type: str
    meaning: str
    values: tuple[str, ...] = ()


_NO_KINDS = frozenset(("pipeline", "language", "factories", "case_series", "people"))
"""Modules of this package that are no kinds, and that would import spaCy or pandas to say so."""

Reader = Callable[[Reading], None]


class InParts:
    """A reader that reads an article in parts: `parts(reading)` yields after each but the last.

    Where many articles are read, each part is done for some of them before the next part is, so that a processor has its words and
    patterns at hand.
    """

    def __init__(self, parts: Callable[[Reading], Iterator[None]]) -> None:
        self.parts = parts

    def __call__(self, reading: Reading) -> None:
        for _ in self.parts(reading):
            pass


@dataclass(frozen=True)
class Kind:
    """A kind of fact.

    name: of the table and the span group. columns: beside article_id, start, end, text. after: kinds whose findings it uses.
    lexicons: its lexicon files (their content is part of the fingerprint). vocabulary: the fixed words the scanner should
    look for. reader: makes, from the lexicon, the function (or `InParts`) that reads an article's facts into `reading.rows[name]`.
    label: what a span of it is called in displaCy (a column of its row, or the kind's name).
    table: False for a step that only prepares findings for others.
    """

    name: str
    columns: tuple[Column, ...]
    reader: Callable[[Lexicon], Reader]
    vocabulary: Callable[[Lexicon], Iterable[Entry]] | None = None
    after: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    label: str = ""
    table: bool = True
    help: str = field(default="", compare=False)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, each after those it needs."""
    package = import_module("netralitas.extract")
    found: dict[str, Kind] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name in _NO_KINDS:
            continue
        module = import_module(f"netralitas.extract.{info.name}")
        kind = getattr(module, "KIND", None)
        if isinstance(kind, Kind):
            found[kind.name] = kind
    order = TopologicalSorter({name: [a for a in kind.after if a in found] for name, kind in found.items()})
    return {name: found[name] for name in order.static_order()}
