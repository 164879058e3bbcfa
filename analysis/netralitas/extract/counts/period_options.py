"""Which times may be the period of a count, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator

from netralitas.extract.counts import source_templates as templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.period import Span, days_of, period_of
from netralitas.extract.counts.surroundings import BySentence, Options, Surroundings, beside
from netralitas.extract.counts.words import Ordered, times
from netralitas.extract.loglinear import Filled
from netralitas.extract.reading import Reading

Given = list[tuple[str, Filled | None]]
"""Times that may be the period, with what speaks for each or None for nothing beyond that."""
_FAR = 12  # sentences back that a period may come from


class PeriodOptions(BySentence[Span, Given]):
    """The times of one article that may be periods. spans: those that the rules tie counts to."""

    def __init__(self, around: Surroundings, spans: Ordered[Span]) -> None:
        self.dates = Ordered(sorted({*spans.items, *_plain_dates(around.reading, spans)}))
        super().__init__(self.dates)
        self.around = around
        self.reading = around.reading
        self._named = {period: min(n, 3) for period, n in times([s.period for s in spans.items]).items()}
        head = self.reading.sentences[0] if self.reading.sentences else None
        head_end = head.end if head is not None and head.headline else 0
        self._headline: Given = [
            (x.period, (templates.headline_time, x.election)) for x in self.dates.between(0, head_end)
        ]

    def add(self, c: Candidate, found: Options) -> None:
        """Add what may be the period of a count."""
        here, others = self.of(c)
        found[""].append((templates.dated, any(not x.compared for x in here)))
        if here:
            before, after = beside(c, here)
            for n, x in enumerate(before):
                self._add(x, "before", min(n, 1), x.end, c.start, found)
            for n, x in enumerate(after):
                self._add(x, "after", min(n, 1), c.end, x.start, found)
        for value, filled in others:
            seen = found.setdefault(value, [])
            if filled is not None:
                seen.append(filled)
        for value, seen in found.items():
            named = self._named.get(value)
            if named:
                seen.append((templates.named, named))

    def _add(self, x: Span, side: str, n: int, start: int, end: int, found: Options) -> None:
        cut, number = self.around.between(start, end)
        found.setdefault(x.period, []).extend(
            (
                (templates.time, side, n, not x.compared, x.election, cut, number),
                (templates.time_after, side, self.around.word_before(x.start), x.election, cut, number),
            )
        )

    def share(self, c: Candidate, here: list[Span]) -> Given:
        """The times of the sentences before, of the headline and of the next sentence."""
        found: Given = []
        sentences, s = self.reading.sentences, c.sentence
        lower = sentences[max(0, c.index - _FAR)].start
        known = set()
        for n, x in enumerate(self.dates.between(lower, s.start)[:-6:-1]):
            if x.period in known:
                continue
            known.add(x.period)
            index = self.reading.sentence_at(x.start)
            same = index >= 0 and sentences[index].paragraph == s.paragraph
            how = (min(n, 2), same, not x.compared, x.election, min(c.index - index, 4), bool(here))
            found.append((x.period, (templates.earlier_time, *how, self.around.word_before(x.start))))
        found += self._headline
        following = self.dates.behind(s.end, 1)
        if following and self.reading.sentence_at(following[0].start) == c.index + 1:
            found.append((following[0].period, (templates.later_time, following[0].election)))
        return found


def _plain_dates(reading: Reading, spans: Ordered[Span]) -> Iterator[Span]:
    """Dates that the rules tie no count to, such as a lone day."""
    known = {(s.start, s.end) for s in spans.items}
    for row in reading.rows.get("dates", ()):
        if row["role"] in ("published", "regulation") or (row["start"], row["end"]) in known:
            continue
        days = days_of(row["start_date"], row["end_date"])
        if days is not None:
            yield Span(row["start"], row["end"], period_of(*days), row["role"] == "election", True)
