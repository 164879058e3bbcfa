"""The data that frameworks put into a page's scripts: Next.js, Nuxt, Gatsby, Angular, Inertia, states of stores, layers for trackers."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from netralitas.corpus.pages import literals

MOST_SCRIPTS = 80
"""Scripts of a page, and assignments of a script, that are looked at."""

_ASSIGNED = re.compile(
    r"(?:(?:window|self|globalThis)\s*(?:\.\s*[\w$]+|\[\s*[\"'][^\"'\]]{1,60}[\"']\s*\])|\b(?:var|let|const)\s+[\w$]+)\s*=\s*"
    r"(?:[\w$.]+\s*(?:\|\||\?\?)\s*)?(?=[{\[]|JSON\.parse|\(?\s*function|\(\s*\([^)]{0,4000}\)\s*=>)|\bdataLayer\.push\(\s*(?=\{)"
)
_FUNCTION = re.compile(r"\(?\s*(?:function\s*\(([^)]*)\)|\(([^)]*)\)\s*=>)\s*\{")
_PARSED = re.compile(r"JSON\.parse\(\s*(?:(?:window\.)?(decodeURIComponent|unescape|atob)\(\s*)?")
_SET = re.compile(r"\s*([\w$]+)(?:\.([\w$]+)|\[\"([^\"]+)\"\])\s*=(?!=)\s*")
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(r"([0-9a-f]+):(?:T([0-9a-f]+),)?")
_LETTERS = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
_WRAPPED = ("Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef", "Date", "NuxtError")


def data_of(tree: Any) -> list[Any]:
    """The values that the page's scripts (and Inertia's attribute) hold, in order; what can't be read is passed over."""
    found: list[Any] = []
    pushed: list[str] = []
    for script in tree.xpath("//script[not(@src)]")[:MOST_SCRIPTS]:
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if not 40 <= len(text) <= literals.LONGEST or "ld+json" in kind:
            continue
        if "__next_f" in text:
            pushed += _pushed(text)
        elif "json" in kind or text.lstrip()[:1] in ("{", "["):
            found += [_devalued(v) for v in _tried(text)]
        else:
            found += _assigned(text)
    for text in tree.xpath("//@data-page | //@data-props | //@data-state")[:8]:
        if len(text) <= literals.LONGEST and text.lstrip()[:1] in ("{", "["):
            found += _tried(str(text))
    if pushed:
        found.append(_flight("".join(pushed)))
    return found


def _tried(text: str) -> list[Any]:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    if "&q;" in text:
        for code, letter in _LETTERS:
            text = text.replace(code, letter)
    try:
        return [literals.loads(text)]
    except ValueError:
        return []


def _assigned(text: str) -> Iterator[Any]:
    end = 0
    for number, m in enumerate(_ASSIGNED.finditer(text)):
        if number >= MOST_SCRIPTS:
            return
        if m.start() < end:
            continue
        try:
            value, end = _right_side(text, m.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, (dict, list)):
            yield value


def _right_side(text: str, at: int) -> tuple[Any, int]:
    if m := _PARSED.match(text, at):
        inner, end = literals.read(text, m.end())
        if m[1]:
            inner = base64.b64decode(str(inner)).decode("utf-8", "replace") if m[1] == "atob" else unquote(str(inner))
        return literals.loads(str(inner)), end
    if m := _FUNCTION.match(text, at):
        return _returned(text, m)
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)
    except (ValueError, RecursionError):
        return literals.read(text, at)


def _returned(text: str, m: re.Match[str]) -> tuple[Any, int]:
    """What a function returns that is called where it is written, as Nuxt 2 does: `(function(a,b){a.x=b;return {…a…}}({},1))`."""
    parameters = [p.strip() for p in (m[1] or m[2] or "").split(",")]
    set_later: dict[str, dict[str, Any]] = {}
    at = m.end()
    while found := _SET.match(text, at):
        value, at = literals.read(text, found.end())
        set_later.setdefault(found[1], {})[found[2] or found[3]] = value
        at += text[at : at + 1] in (";", ",")
    back = re.compile(r"[^{}]{0,200}?\breturn\b\s*").match(text, at)
    if not back:
        raise ValueError("a function that returns nothing")
    value, end = literals.read(text, back.end())
    names = dict(zip(parameters, literals.arguments_of(text, end), strict=False))
    for name, parts in set_later.items():
        if isinstance(names.get(name), dict):
            names[name] = names[name] | literals.named_in(parts, names)
    return literals.named_in(value, names), end


def _devalued(value: Any) -> Any:
    """Nuxt 3's flat list, in which numbers stand for other places of it, as the object it means; other values as they are."""
    if not (isinstance(value, list) and len(value) > 2 and isinstance(value[0], (dict, list))):
        return value
    first = value[0].values() if isinstance(value[0], dict) else value[0][1:]
    if not all(isinstance(v, int) and v < len(value) for v in first):
        return value
    left = [len(value) * 4]

    def at(place: Any, depth: int) -> Any:
        left[0] -= 1
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(value):
            return None
        item = value[place]
        if depth > literals.DEEPEST or left[0] < 0:
            return None
        if isinstance(item, dict):
            return {k: at(v, depth + 1) for k, v in item.items()}
        if isinstance(item, list):
            if item and isinstance(item[0], str):
                if item[0] == "Date":
                    return item[1] if len(item) > 1 else None
                return at(item[1], depth + 1) if item[0] in _WRAPPED and len(item) > 1 else None
            return [at(v, depth + 1) for v in item]
        return item

    return at(0, 0)


def _pushed(text: str) -> Iterator[str]:
    for m in _PUSHED.finditer(text):
        try:
            value, _ = literals.read(text, m.end())
        except ValueError:
            continue
        if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
            yield value[1]


def _flight(text: str) -> list[Any]:
    """The rows of Next.js's stream: JSON, and long texts apart, which JSON names by `$` and their number."""
    texts: dict[str, str] = {}
    rows: list[Any] = []
    data = text.encode("utf-8", "replace")
    at = 0
    while at < len(data):
        line_end = data.find(b"\n", at)
        line_end = len(data) if line_end < 0 else line_end
        m = _ROW.match(data[at : at + 40].decode("utf-8", "replace"))
        if m and m[2]:
            start = at + m.end()
            at = start + int(m[2], 16)
            texts[f"${m[1]}"] = data[start:at].decode("utf-8", "replace")
            continue
        if m and data[at + m.end() : at + m.end() + 1] in (b"{", b"["):
            rows += _tried(data[at + m.end() : line_end].decode("utf-8", "replace"))
        at = line_end + 1
    for item in literals.walk(rows, 100_000):
        for key, value in item.items():
            if isinstance(value, str) and value in texts:
                item[key] = texts[value]
    return rows
