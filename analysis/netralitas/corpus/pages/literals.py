"""Objects as scripts write them: JSON, and what only browsers take for it (bare keys, single quotes, commas too many, `!0`, names)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

LONGEST = 2_000_000
"""Characters of the longest script that is read."""

DEEPEST = 150

_SKIP = re.compile(r"(?:\s+|/\*.*?\*/|//[^\n]*)+", re.DOTALL)
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "", "\n": "", "\r\n": ""}
_FIXED = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None, "Infinity": None}


class Name(str):
    """A variable that stands where a value is expected."""


def loads(text: str) -> Any:
    """The value of a text that is JSON or nearly so. Errors: ValueError."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return read(text, 0)[0]


def read(text: str, start: int) -> tuple[Any, int]:
    """The value that begins at an offset, and where it ends. Errors: ValueError."""
    if start > len(text) or len(text) > LONGEST:
        raise ValueError("nothing to read")
    return _value(text, _past(text, start), 0)


def string(raw: str) -> str:
    """What a quoted string means, its escapes resolved."""
    if "\\" not in raw:
        return raw
    made = _ESCAPE.sub(_unescaped, raw)
    return made.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(m: re.Match[str]) -> str:
    code = m[1] or m[2] or m[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return _LETTERS.get(m[4], m[4])


def _past(text: str, at: int) -> int:
    m = _SKIP.match(text, at)
    return m.end() if m else at


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    if depth > DEEPEST:
        raise ValueError("too deep")
    first = text[at : at + 1]
    if first == "{":
        return _object(text, at, depth)
    if first == "[":
        return _list(text, at, depth)
    if m := _STRING.match(text, at):
        return string(m[m.lastindex or 1]), m.end()
    if m := _NUMBER.match(text, at):
        return float(m[0]) if re.search(r"[.eE]", m[0]) else int(m[0]), m.end()
    if first == "!":
        value, at = _value(text, _past(text, at + 1), depth + 1)
        return not value, at
    if m := _NAME.match(text, at):
        return _named(text, m, depth)
    raise ValueError(f"no value at {at}")


def _named(text: str, m: re.Match[str], depth: int) -> tuple[Any, int]:
    """`null`, `void 0`, `new Date("…")` and other calls (their first argument), variables."""
    name, at = m[0], _past(text, m.end())
    if name in _FIXED:
        return _FIXED[name], m.end()
    if name in ("void", "new"):
        value, at = _value(text, at, depth + 1)
        return (None if name == "void" else value), at
    if text[at : at + 1] != "(":
        return Name(name), m.end()
    arguments, at = _items(text, at + 1, ")", depth)
    return (arguments[0] if arguments else None), at


def _items(text: str, at: int, closing: str, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while True:
        at = _past(text, at)
        if text[at : at + 1] == closing:
            return found, at + 1
        if text[at : at + 1] == ",":
            at += 1
            continue
        value, at = _value(text, at, depth + 1)
        found.append(value)
        at = _past(text, at)
        if text[at : at + 1] not in (",", closing):
            raise ValueError(f"a list does not go on at {at}")


def _list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    return _items(text, at + 1, "]", depth)


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    at += 1
    while True:
        at = _past(text, at)
        if text[at : at + 1] == "}":
            return found, at + 1
        if text[at : at + 1] == ",":
            at += 1
            continue
        if m := _STRING.match(text, at):
            key = string(m[m.lastindex or 1])
        elif m := _NAME.match(text, at) or _NUMBER.match(text, at):
            key = m[0]
        else:
            raise ValueError(f"no key at {at}")
        at = _past(text, m.end())
        if text[at : at + 1] != ":":
            raise ValueError(f"no value for a key at {at}")
        found[key], at = _value(text, _past(text, at + 1), depth + 1)
        at = _past(text, at)
        if text[at : at + 1] not in (",", "}"):
            raise ValueError(f"an object does not go on at {at}")


def arguments_of(text: str, at: int) -> list[Any]:
    """The values of a call whose bracket opens at or after an offset. Errors: ValueError."""
    m = re.compile(r"[\s})]*\(").match(text, at)
    return _items(text, m.end(), ")", 0)[0] if m else []


def named_in(value: Any, names: dict[str, Any]) -> Any:
    """The value with what its variables stand for."""
    if isinstance(value, Name):
        return names.get(str(value))
    if isinstance(value, list):
        return [named_in(v, names) for v in value]
    if isinstance(value, dict):
        return {k: named_in(v, names) for k, v in value.items()}
    return value


def walk(value: Any, most: int) -> Iterator[dict[str, Any]]:
    """Every object in a value, outer ones first, also in strings that hold JSON; `most` values are looked at."""
    waiting = [value]
    for item in waiting:
        if len(waiting) > most:
            return
        if isinstance(item, dict):
            yield item
            waiting += [v for v in item.values() if isinstance(v, (dict, list)) or _is_json(v)]
        elif isinstance(item, list):
            waiting += [v for v in item if isinstance(v, (dict, list)) or _is_json(v)]
        else:
            try:
                waiting.append(json.loads(item, strict=False))
            except (ValueError, RecursionError):
                continue


def _is_json(value: Any) -> bool:
    return (
        isinstance(value, str) and 60 < len(value) < LONGEST and bool(re.match(r"\s*(?:\{\s*\"|\[\s*\{\s*\")", value))
    )
