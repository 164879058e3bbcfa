"""Words before an office that tell its status: acting, former, candidate, several, a building, a legal title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from netralitas.lexicon import Lexicon

# `Sebelumnya jaksa X menuntut …` tells when, `sebelumnya camat` what somebody was
_HELD = (
    r"(?<!\w)(?:(?:sebelumnya|pernah|dulu|dulunya|semula|terakhir)\s+(?:menjabat|memimpin|menjadi|jadi|bertugas|mengemban)\s*"
    r"(?:sebagai|jadi|selaku|jabatan|posisi)?|"
    r"(?:sebelumnya(?<![.!?”\"]\ssebelumnya)(?<!\nsebelumnya)|pernah|dulu|dulunya|semula|terakhir)\s+(?:sebagai|jadi|selaku|jabatan|posisi)?)\s*$"
)


_HELD_ENDS = "sebelumnya pernah dulu dulunya semula terakhir menjabat memimpin menjadi jadi bertugas mengemban sebagai selaku jabatan posisi"
_BEHIND = " \t\r\xa0-.()"
"""What may stand between such words and the office."""


class Status(NamedTuple):
    """start: where the words begin (the title's start if none). status: current, acting, former."""

    start: int
    status: str
    candidate: bool
    several: bool
    place: bool


@dataclass(frozen=True)
class Statuses:
    """The words, compiled; see `lexicon/offices.toml`, `[before]`. last: how the text before an office ends if any of them
    stands there; ends: the last letters of these, two where there are."""

    acting: re.Pattern[str]
    former: re.Pattern[str]
    held: re.Pattern[str]
    candidate: re.Pattern[str]
    several: re.Pattern[str]
    place: re.Pattern[str]
    last: tuple[str, ...]
    ends: frozenset[str]

    def before(self, lowered: str, start: int) -> Status:
        """What the words before an office at an offset say."""
        window = max(0, start - 70)
        head = lowered[window:start]
        head = head[head.rfind("\n") + 1 :]
        said = head.rstrip(_BEHIND)
        if (said[-2:] not in self.ends and said[-1:] not in self.ends) or not said.endswith(self.last):
            return Status(start, "current", False, False, False)
        offset = start - len(head)
        status, begin = "current", start
        if m := self.acting.search(head):
            status, begin = "acting", offset + m.start()
            head = head[: m.start()]
        if m := self.former.search(head):
            status, begin = "former", offset + m.start()
            head = head[: m.start()]
        elif self.held.search(head):
            status = "former"
        return Status(
            begin,
            status,
            bool(self.candidate.search(head)),
            bool(self.several.search(head)),
            bool(self.place.search(head)),
        )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def statuses_of(lexicon: Lexicon) -> Statuses:
    """The words of a lexicon, compiled once."""
    before = lexicon.toml("offices")["before"]
    last = {re.split(r"[\s-]", words.rstrip(_BEHIND))[-1] for listed in before.values() for words in listed}
    last |= {*_HELD_ENDS.split(), "pj", "pjs", "plt", "plh", "pgs", "terpilih", "petahana", "orang", *"0123456789"}
    return Statuses(
        acting=re.compile(
            rf"(?<!\w)(?:{_any(before['acting'])})(?:(?<=p[jlg][sth])\.|(?<=pj)\.)?\s*(?:\(\s*(?:pjs?|plt|plh|pgs)\.?\s*\)\s*)?$"
        ),
        former=re.compile(rf"(?<!\w)(?:{_any(before['former'])})[\s-]*$"),
        held=re.compile(_HELD),
        candidate=re.compile(rf"(?<!\w)(?:{_any(before['candidate'])})(?:\s+(?:terpilih|petahana))?[\s-]*$"),
        several=re.compile(rf"(?<!\w)(?:{_any(before['several'])}|(?<![\d/.,-])\d{{1,3}}(?: orang)?)\s+$"),
        place=re.compile(rf"(?<!\w)(?:{_any(before['place'])})\s+$"),
        last=tuple(last),
        ends=frozenset(word[-2:] for word in last),
    )
