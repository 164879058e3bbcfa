"""Could a page, still bytes, be a relevant article? Looked at before anything is parsed, cheapest first; it lets through too much
rather than too little, and what it lets through is judged again after cleaning."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from netralitas.corpus.article import Unreadable, decode
from netralitas.corpus.relevance import relevance
from netralitas.lexicon import Lexicon

LANGUAGE, WORDS, SUBJECT = "another language", "words missing", "another subject"
"""Why a page is dropped before cleaning: no Indonesian function words; no word for an election, for those whom the duty binds, or
for the duty, an act or a cue; these words, but not near each other and not weighing enough."""

_LOWER = bytes(32 if c in b"\t\n\r\f\v" else c for c in bytes(range(256)).lower())
_FUNCTION_WORDS = (b" yang ", b" dan ", b" dengan ", b" untuk ", b" dalam ", b" pada ", b" dari ", b" tidak ")
_FEWEST = 3
_GROUPS = {
    "who": 1,
    "office": 1,
    "uniformed": 1,
    "election": 2,
    "duty": 4,
    "act": 8,
    "contestant": 8,
    "cue": 16,
    "soft_cue": 16,
    "overseer": 16,
    "verdict": 8,
    "ban": 8,
}
_ENOUGH = frozenset(m for m in range(32) if m & 3 == 3 and (m & 4 or m & 24))
_DROPPED = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->|(<(?:/?(?:p|div|li|ul|ol|h\d|t[drh]|table|section|article|br|hr|figcaption|"
    r"blockquote|header|footer|nav|aside|title|option)\b)[^>]*>)|<[^>]*>",
    re.IGNORECASE | re.DOTALL,
)


class _Words(NamedTuple):
    automaton: BytesAhoCorasick
    groups: list[int]
    stems: list[bool]


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> _Words:
    found: dict[str, int] = {}
    lists = lexicon.toml("relevance")
    for level, bit in _GROUPS.items():
        for phrase in lists[level]:
            found[phrase.lower()] = found.get(phrase.lower(), 0) | bit
    return _Words(
        BytesAhoCorasick(
            [p.rstrip("*").encode() for p in found], matchkind=MatchKind.Standard, implementation=Implementation.DFA
        ),
        list(found.values()),
        [p.endswith("*") for p in found],
    )


def refusal(data: bytes, lexicon: Lexicon, *, charset: str = "", is_html: bool = True) -> str:
    """Why the page cannot be a relevant article (LANGUAGE, WORDS or SUBJECT), or ''."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    low = (_without_code(data) if is_html else data).translate(_LOWER)
    found = 0
    for word in _FUNCTION_WORDS:
        found += low.count(word)
        if found >= _FEWEST:
            break
    else:
        return LANGUAGE
    if not _has_words(low, lexicon):
        return WORDS
    try:
        text = decode(data, charset)
    except Unreadable:
        return LANGUAGE
    return "" if relevance(_visible(text) if is_html else text, lexicon).relevant else SUBJECT


def _without_code(page: bytes) -> bytes:
    """A page without scripts and styles, which no reader sees: most of a page, and cheaper to leave out than to look through."""
    for begin, end in ((b"<script", b"</script"), (b"<style", b"</style")):
        head, *rest = page.split(begin)
        if rest:
            # a script that is never closed is looked through: rather too much than too little
            page = b" ".join([head, *(piece.partition(end)[2] or piece for piece in rest)])
    return page


def _has_words(low: bytes, lexicon: Lexicon) -> bool:
    automaton, groups, stems = _words(lexicon)
    there = 0
    last = len(low)
    for number, start, end in automaton.find_matches_as_indexes(low, overlapping=True):
        bit = groups[number]
        if bit & ~there:
            if start and (before := low[start - 1]) < 128 and (97 <= before <= 122 or 48 <= before <= 57):
                continue
            if end < last and not stems[number] and (97 <= (after := low[end]) <= 122 or 48 <= after <= 57):
                continue
            there |= bit
            if there in _ENOUGH:
                return True
    return False


def _visible(page: str) -> str:
    """The words of a page, menus and all: blocks on lines of their own, entities as characters."""
    text = _DROPPED.sub(lambda m: "\n" if m[2] else "", page)
    return html.unescape(text).replace("\xa0", " ") if "&" in text else text
