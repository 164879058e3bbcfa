"""Which name belongs to which number of a list: `Sangir menyumbang 6 laporan, Koto Parik Gadang Diateh 5`, `14 orang dari Kalianda,
sembilan dari Natar`. The list as a whole shows on which side its names stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.districts import Districts
from netralitas.extract.counts.splits import splits_of
from netralitas.extract.counts.words import Ordered
from netralitas.extract.findings import Body, Place
from netralitas.extract.reading import Reading

_FROM = re.compile(r"\b(?:dari|di|asal|untuk|se-?)\s+(?:(?:kecamatan|kec\.|distrik|kabupaten|kota)\s+)?$")
_CLOSE = re.compile(r"\s*[(:,–-]?\s*(?:[a-z]+\s+){0,2}")
_DISTRICT = re.compile(
    r"(?:Kecamatan|kecamatan|Distrik|distrik|Kec\.)\s+(?P<name>[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,2})"
)


class Name(NamedTuple):
    """A region or kecamatan in the text; place is None for a kecamatan."""

    start: int
    end: int
    name: str
    place: Place | None


class Pairing:
    """Gives the counts of lists their places. codes: of the regencies and cities that the article is about."""

    def __init__(self, reading: Reading, codes: set[str]) -> None:
        self.reading = reading
        self.low = reading.lowered
        self.places: Ordered[Place] = Ordered([p for p in reading.found.get("places", []) if not p.dateline])
        self.bodies: Ordered[Body] = Ordered(list(reading.found.get("bodies", [])))
        self.districts = Districts(reading, codes, beside=True)
        self._names_districts = any(word in self.low for word in ("kecamatan", "distrik", "kec."))

    def fill(self, counts: list[Candidate]) -> None:
        """Set `place` or `district` of the counts of lists. counts: in text order."""
        for several in self._lists(counts) if len(counts) > 1 else ():
            best = self._paired(several, before=True)
            if len(best) < len(several):
                best = max(best, self._paired(several, before=False), key=len)
            if len(best) < _fewest(several):
                continue
            for c, name in best:
                if name.place is not None:
                    c.place, c.district = name.place, ""
                else:
                    c.district, c.place = name.name, None
                c.beside = ()

    def _lists(self, counts: list[Candidate]) -> Iterable[list[Candidate]]:
        seen: set[int] = set()
        for split in splits_of(counts, self.low).values():
            if split.sure and id(split.run[0]) not in seen:
                seen.update(id(c) for c in split.run)
                yield list(split.run)
        rest: dict[int, list[Candidate]] = {}
        for c in counts:
            if id(c) not in seen:
                rest.setdefault(c.index, []).append(c)
        yield from (found for found in rest.values() if len(found) > 1 and len({c.unit for c in found}) == 1)

    def _paired(self, several: list[Candidate], *, before: bool) -> list[tuple[Candidate, Name]]:
        """The numbers with exactly one name on a side, up to the next number; none if a name on the other side shows by its
        preposition that the list is written the other way round, or if too few have a name."""
        found: list[tuple[Candidate, Name]] = []
        left_out = len(several) - _fewest(several)
        for n, c in enumerate(several):
            if n - len(found) > left_out:
                return []
            last = several[n - 1] if n else None
            following = several[n + 1] if n + 1 < len(several) else None
            if before:
                start = last.end if last is not None and last.index == c.index else c.sentence.start
                names = self._names(start, c.start)
                names = [
                    m
                    for m in names
                    if not (
                        last is not None
                        and last.index == c.index
                        and _FROM.search(self.low, max(0, m.start - 24), m.start)
                    )
                ]
            else:
                end = following.start if following is not None and following.index == c.index else c.sentence.end
                names = [
                    m
                    for m in self._names(c.end, end)
                    if _FROM.search(self.low, max(c.end, m.start - 24), m.start) or m.start - c.end <= 2
                ]
            if before and len(names) > 1 and _CLOSE.fullmatch(self.low, names[-1].end, c.start):
                names = names[-1:]
            if len(names) == 1:
                found.append((c, names[0]))
        if len({name.name for _, name in found}) < len(found):
            return []
        return found

    def _names(self, start: int, end: int) -> list[Name]:
        bodies = self.bodies.between(max(0, start - 80), end)
        named = [
            Name(p.start, p.end, p.region.name, p)
            for p in self.places.between(start, end)
            if not any(b.start <= p.start < b.end for b in bodies)
        ]
        for m in _DISTRICT.finditer(self.reading.text, start, end) if self._names_districts else ():
            kind = "Distrik" if m[0].lower().startswith("distrik") else "Kecamatan"
            named = [n for n in named if not m.start() <= n.start < m.end()]
            named.append(Name(m.start(), m.end(), f"{kind} {m['name']}", None))
        known = list(named)
        for d in self.districts.between(start, end):
            if not any(n.start < d.end and d.start < n.end for n in known):
                named.append(Name(d.start, d.end, d.name, None))
        return sorted(named, key=lambda n: n.start)


def _fewest(several: list[Candidate]) -> int:
    """Of so many numbers of a list there is a name."""
    return max(2, len(several) - 1)
