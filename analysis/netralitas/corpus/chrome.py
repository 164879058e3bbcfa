"""What on a page is not the article: masked by declarative rules, never deleted, so that offsets stay true."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from netralitas.lexicon import Lexicon


class Masked(NamedTuple):
    """Characters that are not the article, and the id of the rule that says so."""

    start: int
    end: int
    rule: str


_BULLET = re.compile(r"\s*[-*•·>»–]+\s*\S")
_NORMAL = re.compile(r"\W+")


@lru_cache(maxsize=8)
def _rules(lexicon: Lexicon) -> list[tuple[str, str, re.Pattern[str]]]:
    return [
        (r["id"], r["scope"], re.compile(r["pattern"], re.IGNORECASE | re.MULTILINE))
        for r in lexicon.toml("chrome")["rule"]
    ]


def mask(text: str, lexicon: Lexicon) -> list[Masked]:
    """The masked stretches of a text, in order, without overlap.

    Rules of scope `line` and `next` are tried at the beginning of each line, `inline` anywhere; a second occurrence of the
    headline, and of a whole paragraph of 60 characters or more, is masked as `repeated`.
    """
    found: list[Masked] = []
    rules = _rules(lexicon)
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if not text[m.start() : m.end()].isspace()]
    seen: set[str] = set()
    open_teaser = ""
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        key = _NORMAL.sub(" ", line).casefold().strip()
        if (
            number
            and key in seen
            and (len(key) >= 60 or key == _NORMAL.sub(" ", text[slice(*lines[0])]).casefold().strip())
        ):
            found.append(Masked(start, end, "repeated"))
            continue
        seen.add(key)
        if open_teaser:
            bullet = bool(_BULLET.match(line))
            if bullet or open_teaser == "first":
                found.append(Masked(start, end, "teaser"))
                open_teaser = "bullets" if bullet else ""
                continue
            open_teaser = ""
        for name, scope, pattern in rules:
            if scope == "inline":
                continue
            if m := pattern.match(line):
                found.append(Masked(start, end, name))
                if scope == "next" and not re.search(r"\w", line[m.end() :]):
                    open_teaser = "first"
                break
        else:
            for name, scope, pattern in rules:
                if scope == "inline":
                    found += [
                        Masked(start + m.start(), start + m.end(), name)
                        for m in pattern.finditer(line)
                        if name != "byline_code"
                        or m.start() > 60
                        or number == len(lines) - 1
                        or m.end() - m.start() == len(line.strip())
                    ]
    return _flat(found)


def _flat(found: list[Masked]) -> list[Masked]:
    flat: list[Masked] = []
    for m in sorted(found):
        if flat and m.start < flat[-1].end:
            if m.end > flat[-1].end:
                flat[-1] = flat[-1]._replace(end=m.end)
            continue
        flat.append(m)
    return flat
