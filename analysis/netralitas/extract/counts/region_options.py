"""Which regions may be where the cases of a count are, and what speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from netralitas.extract.counts import source_templates as templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.districts import Districts, codes_of
from netralitas.extract.counts.surroundings import BySentence, Options, Surroundings, beside
from netralitas.extract.findings import Place
from netralitas.extract.loglinear import Filled

_DISTRICT = re.compile(
    r"(?<!\w)(?P<kind>[Kk]ecamatan|[Dd]istrik|[Kk]apanewon|[Kk]emantren|Kec\.)\s+(?P<name>[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,2})"
)
_DISTRICT_KINDS = ("kecamatan", "distrik", "kapanewon", "kemantren", "kec.")
_FIGURE = re.compile(
    r"\d+|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan)(?!\w)"
)
_GAP_CUT = re.compile(r"[;:.“”\"]|,.*,")
_FAR_CUT = re.compile(r"[;:.“”]|,.*,")
Given = tuple[list[tuple[str, Filled]], bool]
"""Places named before a sentence with what speaks for them, and whether the sentence speaks of the whole country."""


class RegionOptions(BySentence[Place, Given]):
    """The regions of one article where cases may be."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.places)
        self.around = around
        self.context = around.context
        self.low = around.low
        self.text = around.reading.text
        self.districts = Districts(around.reading, codes_of(around.reading))
        self._regions = {p.region.name: p.region for p in around.places.items}
        self._figures_of: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        self._names_districts = any(kind in self.low for kind in _DISTRICT_KINDS)

    def share(self, c: Candidate, here: list[Place]) -> Given:
        """What stands before the sentence, and whether it speaks of the whole country."""
        s = c.sentence
        earlier: list[tuple[str, Filled]] = [
            (p.region.name, (templates.earlier_place, self.around.in_body(p)))
            for p in self.around.places.before(s.start, 3)
        ]
        return earlier, self.context.nationwide.any(s.start, s.end)

    def add(self, c: Candidate, found: Options) -> None:
        """Add where the cases of a count may be."""
        here, (earlier, nationwide) = self.of(c)
        if here:
            before, after = beside(c, here)
            for n, p in enumerate(before):
                self._add_place(c, p, "before", min(n, 1), p.end, c.start, found)
            for n, p in enumerate(after):
                self._add_place(c, p, "after", min(n, 1), c.end, p.start, found)
        if here or self._names_districts:
            for direct, name, level in self._direct(c, here):
                inside = "district" if level == "district" else self._inside(name, c.counter)
                found.setdefault(name, []).append((templates.direct, direct, inside, c.part))
        if c.place is not None:
            inside = self._inside(c.place.region.name, c.counter)
            found.setdefault(c.place.region.name, []).append((templates.beside, inside, c.in_list, c.bare, c.part))
        if c.district:
            found.setdefault(c.district, []).append((templates.district,))
        if self._names_districts:
            self._add_districts(c, found)
        body = self.context.body(c.counter)
        national = body is not None and body.region is None
        if body is not None and body.region is not None:
            found.setdefault(body.region.name, []).append((templates.of_counter, body.kind, c.place is not None))
        if self.context.region is not None:
            found.setdefault(self.context.region.name, []).append((templates.of_article, national))
        country = found.setdefault("Indonesia", [])
        country.append((templates.country, national, body.kind if body else ""))
        if nationwide:
            country.append((templates.nationwide,))
        self._add_bare_districts(c, found)
        for name, filled in earlier:
            found.setdefault(name, []).append(filled)

    def _add_place(self, c: Candidate, p: Place, side: str, n: int, start: int, end: int, found: Options) -> None:
        cut, number = self.around.between(start, end)
        gap = min(max(0, end - start) // 8, 4)
        found.setdefault(p.region.name, []).extend(
            (
                (templates.place, side, n, cut, number, gap, self.around.in_body(p), p.region.level, c.in_list),
                (templates.place_after, side, self.around.word_before(p.start), number),
            )
        )

    def _add_districts(self, c: Candidate, found: Options) -> None:
        """Kecamatan of the sentence that are called so."""
        s = c.sentence
        for m in _DISTRICT.finditer(self.text, s.start, s.end):
            side = "before" if m.end() <= c.start else "after"
            start, end = (m.end(), c.start) if side == "before" else (c.end, m.start())
            gap, word = min(max(0, end - start) // 12, 3), self.around.word_before(m.start())
            beside_it = (side, gap, *self.around.between(start, end), word)
            found.setdefault(_name_of(m), []).append((templates.district_beside, *beside_it))

    def _add_bare_districts(self, c: Candidate, found: Options) -> None:
        """Kecamatan of the article's regency without the word, by how they stand to the number."""
        s = c.sentence
        named = self.districts.between(s.start, s.end)
        if not named:
            return
        for side, several in (
            ("before", [d for d in named if d.end <= c.start][::-1]),
            ("after", [d for d in named if d.start >= c.end]),
        ):
            for n, d in enumerate(several[:2]):
                start, end = (d.end, c.start) if side == "before" else (c.end, d.start)
                gap = self.low[start:end]
                cut = "|" if _GAP_CUT.search(gap) else ""
                number = "#" if _FIGURE.search(gap) else ""
                how = (side, n, cut, number, min(len(gap) // 8, 4), self.around.word_before(d.start))
                filled = (templates.bare_district, *how, min(len(named), 3), c.part, c.bare)
                found.setdefault(d.name, []).append(filled)

    def _direct(self, c: Candidate, here: list[Place]) -> Iterator[tuple[str, str, str]]:
        """Regions and kecamatan that stand between the number before and this one, or behind it before the next: side and distance,
        name, level."""
        left, right = self._between_figures(c)
        named = [
            (p.start, p.end, p.region.name, p.region.level)
            for p in here
            if p.start >= left and p.end <= right and not self.around.in_body(p)
        ]
        if self._names_districts:
            named += [(m.start(), m.end(), _name_of(m), "district") for m in _DISTRICT.finditer(self.text, left, right)]
        if not named:
            return
        before = [n for n in named if n[1] <= c.start]
        if before:
            _, end, name, level = max(before)
            gap = self.low[end : c.start]
            yield f"before,{min(len(gap) // 10, 3)}{',|' if _FAR_CUT.search(gap) else ''}", name, level
        after = [n for n in named if n[0] >= c.end]
        if after:
            start, _, name, level = min(after)
            word = self.around.word_before(start)
            yield f"after,{min((start - c.end) // 15, 3)}", name, level
            yield f"after,{word if word in ('di', 'dari', 'asal', 'se', '(') else '-'}", name, level

    def _between_figures(self, c: Candidate) -> tuple[int, int]:
        """Where the number before a count ends and the one behind it begins, or the sentence."""
        s = c.sentence
        figures = self._figures_of.get((s.start, s.end))
        if figures is None:
            spans = [m.span() for m in _FIGURE.finditer(self.low, s.start, s.end)]
            figures = self._figures_of[s.start, s.end] = [start for start, _ in spans], [end for _, end in spans]
        starts, ends = figures
        before, behind = bisect_right(ends, c.start), bisect_left(starts, c.end)
        glued = (behind > 0 and ends[behind - 1] > c.end) or (before < len(starts) and starts[before] < c.start)
        if glued or c.number.form == "ordinal":
            return self._between_glued(c)
        return ends[before - 1] if before else s.start, starts[behind] if behind < len(starts) else s.end

    def _between_glued(self, c: Candidate) -> tuple[int, int]:
        """The same for a count that may be glued to a figure."""
        s = c.sentence
        behind = _FIGURE.search(self.low, c.end, s.end)
        before = [m.end() for m in _FIGURE.finditer(self.low, s.start, c.start)]
        return before[-1] if before else s.start, behind.start() if behind else s.end

    def _inside(self, region: str, counter: str) -> str:
        """How a region lies to that of the counter: the same, inside or outside of it, or of a national body."""
        body = self.context.body(counter)
        if body is None:
            return "none"
        if body.region is None:
            return "national"
        if body.region.name == region:
            return "same"
        place = self._regions.get(region)
        if place is None:
            return "unknown"
        return "inside" if place.province == body.region.code and place.level != "province" else "outside"


def _name_of(m: re.Match[str]) -> str:
    return f"{'Distrik' if m['kind'].lower() == 'distrik' else 'Kecamatan'} {m['name']}"
