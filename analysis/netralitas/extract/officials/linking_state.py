"""What is tied so far while the names of an article are tied to its offices (see linking)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from netralitas.extract.findings import Office
from netralitas.extract.officials.names import Name
from netralitas.extract.reading import Reading

GAP_LIMIT = 160
"""How many characters may stand between an office and its holder."""
UNIT = "divisi|bidang|bagian|komisi|fraksi|koordinator|kordiv|sub|seksi|direktorat"
_UNIT_BEGINS = re.compile(rf"[ ,\xa0]*(?:{UNIT})\b", re.IGNORECASE)


class Link(NamedTuple):
    """A name tied to an office: their indexes, how (CAPACITY … BACK), and the status the words between them give ('' for the office's own)."""

    name: int
    office: int
    grade: int
    status: str


class State:
    """One article while its names are tied to its offices."""

    def __init__(
        self,
        reading: Reading,
        names: list[Name],
        offices: list[Office],
        gone: list[tuple[int, int]],
        given: frozenset[str],
    ) -> None:
        self.given = given
        self.reading, self.text = reading, reading.text
        self.names, self.offices, self.gone = names, offices, gone
        self.starts = [o.start for o in offices]
        self.ends = sorted((o.end, i) for i, o in enumerate(offices))
        self.taken: set[int] = set()
        self.linked: dict[int, int] = {}
        self.found: list[Link] = []

    def add(self, link: Link) -> None:
        self.found.append(link)
        self.taken.add(link.office)
        self.linked.setdefault(link.name, link.office)

    def named_between(self, start: int, index: int) -> bool:
        """True if another name stands between an offset and this one (not in brackets: `Kades A (Kecamatan B), X`)."""
        while index and self.names[index - 1].start >= start:
            index -= 1
            words = self.names[index].words
            if _UNIT_BEGINS.match(self.text, start) and (
                len(words) == 1 or not self.given.intersection(map(str.lower, words))
            ):
                continue  # `Asisten Komisioner KASN Bidang Penerapan Nilai Dasar, X`
            opening = self.text.rfind("(", start, self.names[index].start)
            if opening < 0 or ")" in self.text[opening : self.names[index].start]:
                return True
        return False

    def bare(self, office: Office) -> bool:
        """True for a title alone (`lurah`, `Plt Bupati`)."""
        return office.title_end >= office.end

    def gap(self, start: int, end: int) -> str | None:
        """The words between, without the spans that mean nothing there; None if too far or another line."""
        if not 0 <= end - start <= GAP_LIMIT or "\n" in self.text[start:end]:
            return None
        pieces, position = [], start
        i = bisect_left(self.gone, (start, -1))
        while i < len(self.gone) and self.gone[i][0] < end:
            if self.gone[i][1] <= end and self.gone[i][0] >= position:
                pieces.append(self.text[position : self.gone[i][0]])
                position = self.gone[i][1]
            i += 1
        return "".join(pieces) + self.text[position:end]
