"""Readers: one module a format, found by themselves.

A module here is a reader when it has `SUFFIXES` and `read(source, options)`, which yields Articles, and (source, Unreadable) for
a record that gives none; it may raise Unreadable for the whole input. With `looks(head)` it also takes inputs whose
name says nothing, by their first bytes. Adding a format is adding a file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from netralitas.corpus.article import Article, Unreadable
from netralitas.corpus.source import Options, Source

Record = Article | tuple[str, Unreadable]
"""An article, or the source of a record that gives none and why."""

PACKED = (".gz", ".bz2", ".xz", ".zst")


@cache
def modules() -> tuple[ModuleType, ...]:
    """All readers, by name."""
    found = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    return tuple(module for module in found if hasattr(module, "SUFFIXES"))


@cache
def by_suffix() -> dict[str, ModuleType]:
    """The reader of each file name ending (lower case, with the dot)."""
    return {suffix: module for module in modules() for suffix in module.SUFFIXES}


def is_known(name: str) -> bool:
    """True if a file of this name can be read."""
    return reader_for(name) is not None


def reader_for(name: str) -> ModuleType | None:
    """The reader for a file name, by its longest known ending, compression left out; None if there is none."""
    lowered = name.lower()
    parts = lowered.split(".")
    for start in range(1, len(parts)):
        if module := by_suffix().get("." + ".".join(parts[start:])):
            return module
    if lowered.endswith(PACKED):
        return reader_for(name.rpartition(".")[0])
    return None


def read(source: Source, options: Options | None = None) -> Iterator[Record]:
    """All records of an input, by its name's ending, else by its first bytes, else as text.

    Errors: Unreadable when the input as a whole gives nothing.
    """
    options = options or Options()
    source = source.unpacked()
    module = reader_for(source.name)
    if module is None:
        head = source.head()
        module = next((m for m in modules() if hasattr(m, "looks") and m.looks(head)), by_suffix()[".txt"])
    yield from module.read(source, options)
