"""What each kind of fact depends on, and the fingerprint that follows from it: the one place that knows.

A stored fact holds as long as nothing has changed that it depends on: the code and the lexicon files of its own kind, of the kinds
whose findings that one uses (`Kind.after`, and theirs in turn), and of what is done to every article first (`BASE`). To compute
the facts of one kind again, the kinds it uses are read again in memory, but their stored facts stay.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from netralitas.extract.kinds import kinds
from netralitas.lexicon import Lexicon

ARTICLE = "article"
"""Stands, beside the kinds, for the columns of `articles` that are read from the text."""

FILL_ARTICLE = ("places", "election", "dates")
"""The kinds that fill those columns (region; election and its basis; page date and its basis)."""

LEND_WORDS = {"election": ("dates", "regulations")}
"""Kinds whose fixed words a kind looks at although they are read after it: it depends on their words, not on their findings."""

BASE = "netralitas.extract.article_reader"
"""The module that all reading goes through: layout, masks, scanner."""

BASE_LEXICONS = ("chrome.toml", "layout.toml")

_PACKAGE = Path(__file__).parents[1]
_IMPORT = re.compile(r"^[ \t]*(?:from[ ]+(netralitas[\w.]*)[ ]+import[ ]+(\([^)]*\)|[^\n]*)|import[ ]+(netralitas[\w.]+))", re.MULTILINE)  # fmt: skip


def parts() -> tuple[str, ...]:
    """What has a fingerprint of its own: every kind with a table, and the article's columns."""
    return (*(kind.name for kind in kinds().values() if kind.table), ARTICLE)


@cache
def needed(part: str) -> frozenset[str]:
    """The kinds that are read to get this part: itself, and all whose findings it uses, directly or not."""
    found: set[str] = set()
    waiting = list(FILL_ARTICLE if part == ARTICLE else (part,))
    while waiting:
        name = waiting.pop()
        if name in kinds() and name not in found:
            found.add(name)
            waiting += kinds()[name].after
    return frozenset(found)


def steps(wanted: Iterable[str]) -> tuple[str, ...]:
    """The kinds to read, in order, to get these parts; all of them for none."""
    there = frozenset[str]().union(*(needed(part) for part in wanted)) or frozenset(kinds())
    return tuple(name for name in kinds() if name in there)


def whose_words(part: str) -> frozenset[str]:
    """The kinds whose words are looked at to get this part."""
    return needed(part).union(*(LEND_WORDS.get(name, ()) for name in needed(part)))


def lexicon_files(part: str) -> tuple[str, ...]:
    """The lexicon files that this part depends on."""
    own = {file for name in whose_words(part) for file in kinds()[name].lexicons}
    return tuple(sorted(own.union(BASE_LEXICONS)))


def modules(part: str) -> tuple[str, ...]:
    """The modules of this program that this part's code lies in: those of its kinds, and all that these import."""
    found = _imported(BASE).union(*(_imported(f"netralitas.extract.{name}") for name in whose_words(part)))
    return tuple(sorted(found))


def fingerprints(lexicon: Lexicon) -> dict[str, str]:
    """{part: hash over all code and lexicon files that it depends on}."""
    found = {}
    for part in parts():
        digest = hashlib.sha256()
        for module in modules(part):
            digest.update(module.encode() + b"\0" + _code(module) + b"\0")
        digest.update(lexicon.fingerprint_of(*lexicon_files(part)).encode())
        found[part] = digest.hexdigest()[:16]
    return found


def together(found: Mapping[str, str]) -> str:
    """One fingerprint for the fingerprints of all parts."""
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]


def stale(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The parts to be computed again, in order, when those of `before` are stored."""
    return tuple(part for part, mark in now.items() if before.get(part) != mark)


def _path(module: str) -> Path | None:
    folder = _PACKAGE.joinpath(*module.split(".")[1:])
    return next((p for p in (folder / "__init__.py", folder.with_suffix(".py")) if p.is_file()), None)


@cache
def _code(module: str) -> bytes:
    path = _path(module)
    return path.read_bytes() if path else b""


@cache
def _imports(module: str) -> frozenset[str]:
    """The modules of this program that a module names in its imports."""
    found: set[str] = set()
    for whole, names, plain in _IMPORT.findall(_code(module).decode("utf-8")):
        found.update(
            (plain,)
            if plain
            else (whole, *(f"{whole}.{n}" for n in re.findall(r"\w+", re.sub(r"\bas\s+\w+", "", names))))
        )
    return frozenset(name for name in found if name != "netralitas" and _path(name))


@cache
def _imported(module: str) -> frozenset[str]:
    """A module and all that it imports, directly or not."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _imports(name)
    return frozenset(found)
