"""The head nouns of numbers: `12 laporan`, `jumlah laporan mencapai 12`."""

from __future__ import annotations

import re
from typing import NamedTuple

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.words import Phrases, one_of
from netralitas.extract.numbers import Number
from netralitas.extract.reading import Reading, Sentence

_CLOSERS = (
    "dan|serta|lalu|kemudian|disusul|sedangkan|sementara|namun|di|pada|se-|per|hingga|sampai|sejak|selama|sepanjang|"
    "dari|untuk|tahun|ini|yang"
)
CLAUSE_END = re.compile(rf"\s*(?:[,;:.)”\"’'&/]|$|(?:{one_of(_CLOSERS)})\b)")
_LINKS = (
    "sebanyak|mencapai|berjumlah|sejumlah|tercatat|ada|adalah|menjadi|hanya|cuma|baru|sudah|telah|menembus|menyentuh|"
    "tembus|total|totalnya|jumlahnya|yakni|yaitu|sampai|capai|sebesar|berkisar|terdapat|ke angka|di angka"
)
_LINK = re.compile(rf"(?:\b(?:{one_of(_LINKS)})|\()\s*$")
_LINK_ENDS = (*_LINKS.split("|"), "(")
_DONE_WITH = re.compile(
    r"\s+(?:yang\s+)?(?:\w+\s+){0,2}(?:ditangani|diterima|diproses|dilaporkan|ditemukan|masuk|sejak|tahun|"
    r"sepanjang|selama)\b"
)
_BEFORE = ("case", "report", "person", "recommendation")


class Head(NamedTuple):
    """A number with its head noun: offsets of both, the unit that the noun stands for, and the noun."""

    start: int
    end: int
    unit: str
    noun: str


class Heads:
    """The head nouns of the numbers of one article; those behind a number are looked for once."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self._low = reading.lowered
        self._phrases = phrases
        self._behind: dict[tuple[int, int], Head | None] = {}

    def headed(self, index: int, sentence: Sentence, number: Number, left: int) -> Candidate | None:
        """A number with a counted noun as a candidate."""
        head = self.of(sentence, number, left)
        if head is None:
            return None
        return Candidate(number, index, sentence, head.start, head.end, head.unit, head.noun)

    def of(self, sentence: Sentence, number: Number, left: int) -> Head | None:
        """The counted noun behind a number or before it. left: where the one before may begin."""
        phrases, low = self._phrases, self._low
        if number.form == "ordinal":
            m = phrases.ordinal_noun.search(low, max(left, number.start - 20), number.start)
            if m and _DONE_WITH.match(low, number.end, sentence.end):
                return Head(m.start(), number.end, phrases.units[m["noun"]], m["noun"])
            return None
        if is_year(number, low):
            return None
        key = number.start, sentence.end
        if key in self._behind:
            behind = self._behind[key]
        else:
            behind = self._behind[key] = self._noun_behind(number, sentence.end)
        if behind is not None:
            return behind if behind.unit else None
        if number.form == "person" or not CLAUSE_END.match(low, number.end, sentence.end):
            return None
        m = phrases.noun_before.search(low, max(left, number.start - 100), number.start)
        if (
            m
            and (
                number.min is None
                or number.max is None
                or (not m["between"].strip() and low.endswith("nya ", 0, number.start))
                or _linked(m["between"])
            )
            and phrases.units[m["noun"]] in _BEFORE
        ):
            return Head(number.start, number.end, phrases.units[m["noun"]], m["noun"])
        return None

    def _noun_behind(self, number: Number, end: int) -> Head | None:
        """The noun behind a number, without a unit if it is none that is counted; None if there is no noun."""
        phrases, low = self._phrases, self._low
        m = phrases.noun.match(low, number.end, end)
        if m is None:
            return None
        noun = m["noun"]
        unit = phrases.units[noun]
        other = phrases.not_counted.match(low, m.end(), end) if unit == "person" else number.form == "person"
        return Head(number.start, m.end(), "" if other else unit, noun)


def is_year(number: Number, low: str) -> bool:
    """Four digits that are rather a year than 2,018 cases, which would be written 2.018."""
    if (
        number.form != "digits"
        or number.end - number.core != 4
        or number.min != number.max
        or not 1990 <= (number.min or 0) <= 2049
    ):
        return False
    return not _linked(low[max(0, number.core - 14) : number.core])


def _linked(words: str) -> bool:
    """The words end with one that leads to a number."""
    return words.rstrip().endswith(_LINK_ENDS) and _LINK.search(words) is not None
