"""Which bodies may be the counter of a count, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator

from netralitas.extract.counts import source_templates as templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.surroundings import BySentence, Options, Surroundings, beside
from netralitas.extract.counts.words import times
from netralitas.extract.findings import Body
from netralitas.extract.loglinear import Filled

Given = list[tuple[str, Filled | None]]
"""Bodies that may be the counter, with what speaks for each or None for nothing beyond that."""


class CounterOptions(BySentence[Body, Given]):
    """The bodies of one article that may be counters."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.bodies)
        self.around = around
        self.reading = around.reading
        bodies = around.bodies.items
        self._named = times([b.institution for b in bodies])
        self._most = sorted(self._named, key=self._named.__getitem__, reverse=True)[:2]
        self._first: dict[str, Body] = {}
        for body in bodies:
            self._first.setdefault(body.institution, body)
        self._of_bodies: dict[str, Filled] = {}
        self._always: Given = [(name, (templates.usual, n)) for n, (name, _) in enumerate(around.context.most_named())]
        if bodies:
            self._always.append((bodies[0].institution, (templates.first_named,)))

    def add(self, c: Candidate, found: Options) -> None:
        """Add what may be the counter of a count."""
        here, others = self.of(c)
        speech = self.around.context.speeches.at(c.start)
        if speech is not None and speech.institution:
            found[speech.institution] = [(templates.speaker, speech.kind, c.status)]
        if here:
            before, after = beside(c, here)
            for n, b in enumerate(before):
                found.setdefault(b.institution, []).extend(self._of_mention(b, "before", min(n, 1), c))
            for n, b in enumerate(after):
                found.setdefault(b.institution, []).extend(self._of_mention(b, "after", min(n, 1), c))
        for given in (others, self._always):
            for value, filled in given:
                seen = found.setdefault(value, [])
                if filled is not None:
                    seen.append(filled)
        place = c.place.region if c.place is not None else None
        for value, seen in found.items():
            body = self._first.get(value)
            if body is None:
                continue
            seen.append(self._of_bodies.get(value) or self._of_body(value, body))
            seen.append((templates.body_of, body.kind, c.status, c.unit))
            if place is not None and body.region is not None:
                seen.append((templates.body_at, body.region == place, body.region.code == place.province))

    def share(self, c: Candidate, here: list[Body]) -> Given:
        """The bodies named in sentences before and behind."""
        found: Given = []
        reading, s = self.reading, c.sentence
        sentences = reading.sentences
        known = set()
        for n, b in enumerate(reversed(self.around.bodies.before(s.start, 6))):
            if b.institution in known:
                continue
            known.add(b.institution)
            index = reading.sentence_at(b.start)
            same = index >= 0 and sentences[index].paragraph == s.paragraph
            opens = index >= 0 and b.start - sentences[index].start < 3
            away = min(c.index - index, 4)
            how = (min(n, 2), same, away, bool(here), b.via_office, opens)
            found.append((b.institution, (templates.earlier_body, *how)))
        known = set()
        for b in self.around.bodies.behind(s.end, 3):
            index = reading.sentence_at(b.start)
            filled: Filled | None = None
            if index - c.index <= 2 and b.institution not in known:
                known.add(b.institution)
                same = index >= 0 and sentences[index].paragraph == s.paragraph
                word = self.around.word_before(b.start)
                filled = (templates.later_body, min(index - c.index, 2), same, bool(here), word)
            found.append((b.institution, filled))
        return found

    def _of_body(self, value: str, body: Body) -> Filled:
        """What a body is in the article, the same for all counts."""
        region = self.around.context.region
        most = tuple([n for n, name in enumerate(self._most) if value == name])
        of_article = str(body.region == region) if region is not None else ""
        found = (templates.body, body.kind, body.level, min(self._named[value], 4), most, of_article)
        self._of_bodies[value] = found
        return found

    def _of_mention(self, b: Body, side: str, n: int, c: Candidate) -> Iterator[Filled]:
        around = self.around
        cut, number = around.between(b.end, c.start) if side == "before" else around.between(c.end, b.start)
        yield (templates.mention, side, n, cut, number, b.via_office, c.status, b.kind)
        opens = b.start - c.sentence.start < 3
        yield (templates.mention_after, side, around.word_before(b.start), c.status, opens)
        word = around.word_behind(b.end)
        if word:
            yield (templates.mention_before, side, word)
