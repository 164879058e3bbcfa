"""What on a page is not the article: masked by declarative rules, never deleted, so that offsets stay true."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from netralitas.lexicon import Lexicon


class Masked(NamedTuple):
    """Characters that are not the article, and the id of the rule that says so."""

    start: int
    end: int
    rule: str


_BULLET = re.compile(r"\s*[-*•·>»–]+\s*\S")
_PROSE = re.compile(r"^.{90,}[.!?][”\"')\]]*\s*(?:\([\w/*. ]{1,20}\)\W*)?$")
_LINE = re.compile(r"[^\n]+")
_NORMAL = re.compile(r"\W+")


_MARKS = "“”’‘–—…\xa0"
_SPACES = str.maketrans({c: " " for c in map(chr, range(128)) if not (c.isalnum() or c == "_")})


def _normal(line: str) -> str:
    """The words of a line, without case and marks."""
    if not line.isascii():
        for mark in _MARKS:
            line = line.replace(mark, " ")
        if not line.isascii():
            return _NORMAL.sub(" ", line).casefold().strip()
    return " ".join(line.lower().translate(_SPACES).split())


def _normal_text(text: str) -> str | None:
    """A text of the same length in which `" ".join(line.split())` is `_normal(line)`; None where it has unusual letters or marks."""
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, " ")
    return text.lower().translate(_SPACES) if text.isascii() else None


class _Rule(NamedTuple):
    """bare: the pattern without the white space that it may begin with; found in a line where the pattern is, and sooner."""

    name: str
    scope: str
    pattern: re.Pattern[str]
    bare: re.Pattern[str]


class _Rules(NamedTuple):
    """lines: rules tried at a line's beginning, in order; any_line: one pattern that matches a line in lower case wherever one of them
    matches the line, and hardly elsewhere, with a group for each; needed: words of the lines that the others, which are not in any_line,
    match; inline: those that may stand anywhere."""

    lines: list[_Rule]
    any_line: re.Pattern[str]
    needed: tuple[str, ...]
    inline: list[_Rule]


_LEADING = ("[\\W_]*", "\\W*", "\\s*")
_TWO_CASES = "ıſİ"
"""Letters that a pattern without regard to case takes for `i` and `s`, but that are others in lower case."""
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


@lru_cache(maxsize=8)
def _rules(lexicon: Lexicon) -> _Rules:
    flags = re.IGNORECASE | re.MULTILINE
    rules = lexicon.toml("chrome")["rule"]
    at_line = [r for r in rules if r["scope"] != "inline"]
    bare = []
    for number, rule in enumerate(at_line):
        if "needs" in rule:
            continue
        pattern = rule["pattern"]
        prefix = next((p for p in _LEADING if pattern.startswith(p)), "")
        rest = pattern[len(prefix) :]
        # a pattern without regard to case is tried letter by letter, one in lower case is not
        bare.append(f"(?P<r{number}>{f'(?i:{rest})' if _CAPITAL.search(rest) else rest})")
    return _Rules(
        [_rule(r, flags) for r in at_line],
        re.compile(rf"[\W_]*(?:{'|'.join(bare)})", re.MULTILINE),
        tuple(r["needs"] for r in at_line if "needs" in r),
        [_rule(r, flags) for r in rules if r["scope"] == "inline"],
    )


def _rule(row: Mapping[str, str], flags: int) -> _Rule:
    pattern = row["pattern"]
    bare = pattern[3:] if pattern.startswith(("\\s*[", "\\s*(")) else pattern
    return _Rule(row["id"], row["scope"], re.compile(pattern, flags), re.compile(bare, flags))


def _at_line(line: str, low: str, needed: Collection[str], rules: _Rules) -> Iterable[tuple[_Rule, int]]:
    """The rules that match at a line's beginning, with where the match ends; the same, only faster, as trying all in order.

    low: the line in lower case, "" where it may have one of `_TWO_CASES`; needed: those of `rules.needed` that the text has.
    """
    begin = 0
    if low and not (needed and any(word in low for word in needed)):
        m = rules.any_line.match(low)
        if m is None:
            return ()
        if line[0].isalnum() and m.lastgroup:
            begin = int(m.lastgroup[1:])
    return ((rule, m.end()) for rule in rules.lines[begin:] if (m := rule.pattern.match(line)))


def mask(text: str, lexicon: Lexicon) -> list[Masked]:
    """The masked stretches of a text, in order, without overlap.

    Rules of scope `line`, `next` and `tail` are tried at the beginning of each line, `inline` anywhere; a `tail` rule masks what
    is left of the text when no sentence of the article follows. A second occurrence of the headline, and of a whole paragraph
    of 60 characters or more, is masked as `repeated`.
    """
    found: list[Masked] = []
    rules = _rules(lexicon)
    lines = [m.span() for m in _LINE.finditer(text) if not m[0].isspace()]
    seen: set[str] = set()
    open_teaser = headline = ""
    last_prose = -2  # not looked for yet
    normal = _normal_text(text)
    lowered = "" if any(letter in text for letter in _TWO_CASES) else text.lower()
    needed = [word for word in rules.needed if word in lowered]
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if end - start >= 250:
            key = " ".join(line.casefold().split())
        else:
            key = _normal(line) if normal is None else " ".join(normal[start:end].split())
        headline = headline if number else key
        if number and key in seen and (len(key) >= 60 or key == headline):
            found.append(Masked(start, end, "repeated"))
            continue
        seen.add(key)
        if open_teaser:
            bullet = bool(_BULLET.match(line))
            if bullet or (open_teaser == "first" and not _PROSE.search(line)):
                found.append(Masked(start, end, "teaser"))
                open_teaser = "bullets" if bullet else ""
                continue
            open_teaser = ""
        for (name, scope, _, _), stop in _at_line(line, lowered[start:end], needed, rules):
            if scope == "tail":
                if last_prose == -2:
                    prose = (n for n in range(len(lines) - 1, -1, -1) if _PROSE.search(text[slice(*lines[n])]))
                    last_prose = next(prose, -1)
                if number and last_prose <= number:
                    found += [Masked(a, b, name) for a, b in lines[number:]]
                    return _flat(found)
                continue
            found.append(Masked(start, end, name))
            if scope == "next" and not re.search(r"\w", line[stop:]):
                open_teaser = "first"
            break
        else:
            if "(" in line or "[" in line or "*" in line or not line.strip().strip("-"):
                for name, _, pattern, bare in rules.inline:
                    if bare.search(line):
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
