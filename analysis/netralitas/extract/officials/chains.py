"""Runs of capitalised words: the raw material of names.

A run goes on over spaces, initials, abbreviations with their full stop, and the lower-case particles of names (`bin`, `br`, `van der`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from netralitas.extract.officials.name_words import NameWords


class Token(NamedTuple):
    """A capitalised word (or lower-case honorific, particle): offsets without a full stop, and whether one follows."""

    start: int
    end: int
    word: str
    low: str
    dot: bool


# the capital first, so that the search skips to the next one
_TOKEN = re.compile(r"[A-ZÀ-Þ](?<![\w'’-].)[^\W\d_]*(?:['’ʼ`´-][^\W\d_]+)*(?!\w)(?P<dot>\.?)")


class Chains:
    """Finds the runs. words: see NameWords."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    def find(self, text: str, start: int, end: int, covers: list[tuple[int, int]]) -> Iterator[list[Token]]:
        chain: list[Token] = []
        cover = _first_after(covers, start)
        many = len(covers)
        for m in _TOKEN.finditer(text, start, end):
            first, last = m.start(), m.start("dot")
            while cover < many and covers[cover][1] <= first:
                cover += 1
            if cover < many and covers[cover][0] < last:
                if chain:
                    yield chain
                chain = []
                continue
            word = text[first:last]
            token = Token(first, last, word, word.lower().replace("’", "'"), m.end() > last)
            if chain:
                left = chain[-1]
                if not self._joined(text, left, token):
                    between = self._particle(text, left, first)
                    if between:
                        chain.extend(between)
                    else:
                        yield chain
                        chain = []
            if not chain and first - start > 2:
                low = text[max(start, first - 12) : first].rstrip(" \xa0").rpartition(" ")[2]
                if low.rstrip(".") in self.words.lower_case:
                    at = text.rindex(low, start, first)
                    chain.append(
                        Token(at, at + len(low.rstrip(".")), low.rstrip("."), low.rstrip("."), low.endswith("."))
                    )
            chain.append(token)
        if chain:
            yield chain

    def _particle(self, text: str, left: Token, right: int) -> list[Token]:
        """The lower-case words of a name between two capitalised ones (`van der`, `bin`), as tokens; none if others stand there."""
        if left.dot or not 2 < right - left.end < 12:
            return []
        words = text[left.end : right].split()
        if (
            not words
            or text[right - 1] not in " -"
            or any(w.removesuffix(".") not in self.words.particles and w not in ("al-", "el-") for w in words)
        ):
            return []
        tokens, position = [], left.end
        for word in words:
            position = text.index(word, position)
            tokens.append(Token(position, position + len(word), word, word.rstrip("-."), False))
        return tokens

    def _joined(self, text: str, left: Token, right: Token) -> bool:
        gap = text[left.end + left.dot : right.start]
        if (gap.endswith("(") and right.low in self.words.branches) or (
            gap.startswith(")") and left.low in self.words.branches
        ):
            return True  # Letkol Laut (P), Brigjen TNI (Purn)
        if len(gap) > 3 or gap.strip(" \xa0\t"):
            return False
        if not gap and left.word.endswith("-"):
            return True
        if left.dot:
            return len(left.word) == 1 or left.low in self.words.joining or self.is_degree(left)
        return bool(gap)

    def is_degree(self, token: Token) -> bool:
        """True if the word is a degree by its spelling."""
        return self.words.is_degree(token.low, upper=token.word.isupper(), dot=token.dot)


def _first_after(covers: list[tuple[int, int]], offset: int) -> int:
    low, high = 0, len(covers)
    while low < high:
        middle = (low + high) // 2
        if covers[middle][1] <= offset:
            low = middle + 1
        else:
            high = middle
    return low
