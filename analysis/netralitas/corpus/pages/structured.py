"""The structured data of a page (JSON-LD), also where it is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from netralitas.corpus.pages import literals

_FRAME = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$"
)
_ENDS = r'(.{%s}?)"\s*(?=,\s*["}\]]|\}|$)'
_FIELDS = {
    "datePublished": re.compile(_ENDS % "8,40"),
    "headline": re.compile(_ENDS % "5,300", re.DOTALL),
    "articleBody": re.compile(_ENDS % "100,200000", re.DOTALL),
}


def items(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those within `@graph` and `mainEntity` too."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        text = _FRAME.sub("", _FRAME.sub("", (script.text or "").strip())).strip().rstrip(";")
        if not text or len(text) > 1_000_000:
            continue
        waiting = _values(text)
        if not waiting:
            yield from _fields(text)
        for _ in range(500):
            if not waiting:
                break
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                yield item
                waiting += [
                    item[k]
                    for k in ("@graph", "mainEntity", "mainEntityOfPage")
                    if isinstance(item.get(k), (list, dict))
                ]


def _values(text: str) -> list[Any]:
    """The values of a script: one as a rule, several where a page writes them one after the other."""
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        found: list[Any] = []
    at = 0
    try:
        while at < len(text) and len(found) < 20:
            value, at = literals.read(text, at)
            found.append(value)
            at += len(re.compile(r"[\s,;]*").match(text, at)[0])  # type: ignore[index]
    except (ValueError, RecursionError):
        pass
    return [v for v in found if isinstance(v, (dict, list))]


def _fields(text: str) -> Iterator[dict[str, Any]]:
    """What can be told from an object that can't be read: quotes within its strings, or its end is missing."""
    found = {}
    for name, pattern in _FIELDS.items():
        key = re.search(rf'"{name}"\s*:\s*"', text)
        if key and (m := pattern.match(text, key.end())):
            found[name] = literals.string(m[1])
    if found:
        yield {"@type": "NewsArticle", **found}
