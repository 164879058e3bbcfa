"""What learned weights must not lean on: persons, places, outlets, days and figures of the articles they are learned from.

A feature that holds a word which the articles only write with a capital is left out, unless the lexicon knows the word for what is not a
place; so are figures in words. Digits are one class (`#`) already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from netralitas.extract.kinds import kinds
from netralitas.lexicon import Lexicon

_WORD = re.compile(r"(?<![\w.@#])[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLASS = re.compile(r"[a-z][a-z'’-]+")
_FIGURES = (
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "belas",
    "puluh",
    "ratus",
    "ribu",
)
_PLACES = frozenset(("place",))
_OPENS = re.compile(r"(?:^|[.!?:;|–—\-•*\d)\]]\s*)[“”\"'‘’(]*$")
_NO_WORDS = frozenset(("sum", "shape", "kind", "voice"))  # features that hold only names of classes


class Particulars:
    """The words that belong to single articles. words: in lower case."""

    def __init__(self, texts: Iterable[str], lexicon: Lexicon) -> None:
        known = {
            word
            for kind in kinds().values()
            if kind.vocabulary
            for entry in kind.vocabulary(lexicon)
            if entry.kind not in _PLACES
            for word in _WORD.findall(entry.surface.lower())
        }
        lower: set[str] = set()
        capital: set[str] = set()
        for text in texts:
            for line in text.splitlines():
                if line.isupper():
                    continue
                for m in _WORD.finditer(line):
                    if m[0].islower():
                        lower.add(m[0])
                    elif not m[0].istitle():
                        known.add(m[0].lower())
                    elif not _OPENS.search(line, max(0, m.start() - 6), m.start()):
                        capital.add(m[0].lower())
        self.words = frozenset(capital - lower - known) | set(_FIGURES)

    def in_feature(self, feature: str) -> bool:
        """True if a feature (`kind=value`) holds such a word."""
        kind, _, value = feature.partition("=")
        if kind in _NO_WORDS:
            return False
        words = _CLASS.findall(value if value else kind.partition(",")[2])
        return any(word in self.words for word in words)

    def without(self, features: Iterable[str]) -> list[str]:
        """The features that hold none."""
        return [f for f in features if not self.in_feature(f)]
