"""Runs of capitalised words: the raw material of names.

A run goes on over spaces, initials, abbreviations with their full stop, and the lower-case particles of names (`bin`, `br`, `van der`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from netralitas.extract.officials.name_words import Form, NameWords


class Token(NamedTuple):
    """A capitalised word (or lower-case honorific, particle): offsets without a full stop, and whether one follows, and what the word can be."""

    start: int
    end: int
    word: str
    low: str
    dot: bool
    form: Form


# the capital first, so that the search skips to the next one
_TOKEN = re.compile(r"[A-ZÀ-Þ](?<![\w'’-].)[^\W\d_]*(?:['’ʼ`´-][^\W\d_]+)*(?!\w)")


_NOWHERE = (1 << 60, 1 << 60)


class Chains:
    """Finds the runs. words: see NameWords."""

    def __init__(self, words: NameWords) -> None:
        self.words = words
        self._endings = frozenset(e for word in words.lower_case for e in (word[-2:], word[-1] + "."))

    def find(self, text: str, start: int, end: int, covers: list[tuple[int, int]]) -> Iterator[list[Token]]:
        """The runs between two offsets; none of a single word that is no name by itself."""
        chain: list[Token] = []
        cover = _first_after(covers, start)
        covered, beyond = covers[cover] if cover < len(covers) else _NOWHERE
        form_of, alone, new = self.words.form, self.words.never_alone, tuple.__new__
        known = self.words.forms.get
        for m in _TOKEN.finditer(text, start, end):
            first, last = m.span()
            while beyond <= first:
                cover += 1
                covered, beyond = covers[cover] if cover < len(covers) else _NOWHERE
            if covered < last:
                if chain and (len(chain) > 1 or chain[0].low not in alone):
                    yield chain
                chain = []
                continue
            word = m[0]
            form = known(word) or form_of(word)
            token = new(Token, (first, last, word, form.low, last < end and text[last] == ".", form))
            if chain:
                left = chain[-1]
                if (left.dot or first != left.end + 1 or text[left.end] != " ") and not self._joined(text, left, token):
                    between = self._particle(text, left, first)
                    if between:
                        chain.extend(between)
                    else:
                        if len(chain) > 1 or chain[0].low not in alone:
                            yield chain
                        chain = []
            if not chain and first - start > 2:
                at = first - 1 if text[first - 1] in " \xa0" else first
                if (text[at - 2 : at] in self._endings or text[at - 1] in " \xa0") and (
                    before := self._lower_case(text, start, first)
                ):
                    chain.append(before)
            chain.append(token)
        if chain and (len(chain) > 1 or chain[0].low not in alone):
            yield chain

    def _lower_case(self, text: str, start: int, end: int) -> Token | None:
        """The honorific in lower case right before an offset, or None."""
        low = text[max(start, end - 12) : end].rstrip(" \xa0").rpartition(" ")[2]
        word = low.rstrip(".")
        if word not in self.words.lower_case:
            return None
        at = text.rindex(low, start, end)
        return Token(at, at + len(word), word, word, low.endswith("."), self.words.form_as(word, word))

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
            low = word.rstrip("-.")
            tokens.append(Token(position, position + len(word), word, low, False, self.words.form_as(word, low)))
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
