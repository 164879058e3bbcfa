"""Readers: one module a format, each with `SUFFIXES` and `read(data, source, name)`, found by themselves.

`read` yields Articles, and Unreadable (not raised) for a record that gives none.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from netralitas.corpus.article import Article, Unreadable

Record = Article | tuple[str, Unreadable]
"""An article, or the source of a record that gives none and why."""


@cache
def by_suffix() -> dict[str, ModuleType]:
    """The reader of each file name ending (lower case, with the dot)."""
    found: dict[str, ModuleType] = {}
    for info in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        found.update(dict.fromkeys(module.SUFFIXES, module))
    return found


def read(data: bytes, source: str, name: str, suffix: str) -> Iterator[Record]:
    """All records of a file by the reader for its ending; without a known ending, HTML if it looks so, else text."""
    module = by_suffix().get(suffix.lower())
    if module is None:
        looks_html = data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html"))
        module = by_suffix()[".html" if looks_html else ".txt"]
    yield from module.read(data, source, name)
