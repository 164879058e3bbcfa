"""The text of an element as paragraphs: block elements begin one, list items keep their mark."""

from __future__ import annotations

import re
from typing import Any

import lxml.etree

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figcaption",
        "tr",
        "pre",
        "section",
        "article",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "figure",
        "table",
        "center",
        "main",
        "hr",
        "address",
        "br",
        "header",
        "body",
        "details",
        "summary",
        "amp-img",
        "caption",
        "fieldset",
    ]
)
_BR = frozenset(("br", "hr"))


_HEADING = re.compile(r"\W*(?:baca|lihat|simak|berita|artikel|terkait|related|also read)\b", re.IGNORECASE)


def paragraphs(root: Any, left_out: list[str] | None = None) -> list[str]:
    """The paragraphs of an element: its blocks' text, list items with their mark. Lines that are one link are left out (and added to
    left_out), unless a teaser's heading stands before them: then both are left to the rules that mask them."""
    found: list[str] = []
    heading = False
    for text, linked in blocks(root):
        link = linked >= 0.95 * len(text.lstrip("- ")) and len(text.split()) >= 3
        if not link or heading:
            found.append(text)
        elif left_out is not None:
            left_out.append(text)
        heading = (heading and link) or (len(text) <= 40 and bool(_HEADING.match(text)))
    return found


def blocks(root: Any) -> list[tuple[str, int]]:
    """(text, characters of it inside links) of each block, in order."""
    found: list[tuple[str, int]] = []
    parts: list[str] = []
    linked = depth = 0
    counters: list[int] = []

    def flush() -> None:
        nonlocal linked
        text = re.sub(r"\s+", " ", "".join(parts)).strip()
        if text and re.search(r"\w", text) and not re.fullmatch(r"-|\d{1,2}\.", text):
            found.append((text, linked))
            parts.clear()
            linked = 0
        elif not re.fullmatch(r"-|\d{1,2}\.", text):
            parts.clear()
            linked = 0

    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                flush()
            if tag in ("ul", "ol"):
                counters.append(0 if tag == "ol" else -1)
            elif tag == "li":
                if counters and counters[-1] >= 0:
                    counters[-1] += 1
                    parts.append(f"{counters[-1]}. ")
                elif counters:
                    parts.append("- ")
            elif tag in ("td", "th"):
                if next(element.iter("p", "br", "div", "table", "ul", "ol", "h1", "h2", "h3"), None) is not None:
                    flush()  # a cell of the page's layout, not of a table
                parts.append(" ")
            depth += tag == "a"
            text = element.text
        else:
            depth -= tag == "a"
            if tag in _BLOCKS and tag not in _BR:
                flush()
            if tag in ("ul", "ol") and counters:
                counters.pop()
            text = element.tail if element is not root else None
        if text:
            parts.append(text)
            if depth > 0:
                linked += len(" ".join(text.split()))
    flush()
    return found
