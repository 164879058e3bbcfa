"""All numbers of an article as the rules leave them: those that they count, and those that they pass over."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.context import Context
from netralitas.extract.counts.decide import Decider
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.heads import Heads
from netralitas.extract.counts.period import Span, spans_of
from netralitas.extract.counts.proposed import candidates_of, passed_over
from netralitas.extract.counts.status import read_status
from netralitas.extract.counts.words import NUMBER, Ordered, Phrases
from netralitas.extract.counts.zones import read_zones
from netralitas.extract.findings import Place
from netralitas.extract.numbers import Number, find_numbers
from netralitas.extract.reading import Reading

_HEADING = re.compile(r"\b(?:kasus|laporan|aduan|pengaduan|pelanggaran|perkara|temuan)(?!\w)[^:.]{0,60}:")
# a number without a noun belongs to one with a noun at most so many sentences before
_REACH = 8


@dataclass
class Considered:
    """The numbers of an article.

    numbers: all that may count anything, in text order. headline, counts: those that the rules keep, then those that the weights do,
    of the headline and of the text below it. trusted: both are the same. context: bodies and places, once they are looked at.
    """

    evidence: Evidence
    spans: Ordered[Span]
    numbers: list[Candidate]
    headline: list[Candidate]
    counts: list[Candidate]
    trusted: bool = False
    context: Context | None = None

    def in_headline(self, c: Candidate) -> bool:
        """The number stands in the headline, or in the same words again below it."""
        return in_headline(self.evidence.reading, c.index)


def consider(reading: Reading, phrases: Phrases) -> Considered | None:
    """Go through an article's numbers by the rules; None if none of them can be a count."""
    numbers = _numbers_by_sentence(reading)
    heads = Heads(reading, phrases)
    starts = [i for i, found in numbers.items() if _opens(reading, i, found, heads)]
    if not numbers:
        return None
    spans = spans_of(reading)
    evidence = Evidence(reading, spans)
    if not starts and not evidence.neutrality.items:
        return None
    places: Ordered[Place] = Ordered(reading.found.get("places", []))
    body, head = Decider(evidence, places), Decider(evidence, places)
    everything: list[Candidate] = []
    for index, found in numbers.items():
        nearest = bisect_right(starts, index)
        near = nearest > 0 and index - starts[nearest - 1] <= _REACH
        candidates = candidates_of(reading, index, found, heads, evidence.following, places) if near else []
        if candidates:
            (head if in_headline(reading, index) else body).read(candidates)
        everything += candidates + _others(reading, index, found, candidates, heads, evidence, places)
    counts, headline = body.finish(), head.finish()
    everything.sort(key=lambda c: c.start)
    return Considered(evidence, spans, everything, headline, counts)


def _others(
    reading: Reading,
    index: int,
    numbers: list[Number],
    candidates: list[Candidate],
    heads: Heads,
    evidence: Evidence,
    places: Ordered[Place],
) -> list[Candidate]:
    """The numbers of a sentence that the rules make no candidates, as bare ones."""
    known = {id(c.number) for c in candidates} | {id(c.of.number) for c in candidates if c.of is not None}
    left = [n for n in numbers if id(n) not in known]
    others = passed_over(reading, index, left, heads, places) if left else []
    if not others:
        return []
    unknown = {id(c) for c in others}
    together = sorted([*candidates, *others], key=lambda c: c.start)
    read_zones(together, reading, unknown)
    for i, c in enumerate(together):
        if id(c) not in unknown:
            continue
        earlier = together[max(0, i - 4) : i]
        read_status(c, reading, evidence.preceding, evidence.following, evidence.recommendation_near(c), earlier)
        c.per = evidence.rate(c)
        c.against = evidence.excluded(c)
    return others


def _opens(reading: Reading, index: int, numbers: list[Number], heads: Heads) -> bool:
    """True if a sentence has a number with a counted noun, or a heading before a list (`Kasus netralitas ASN: Sleman
    5`)."""
    sentence, low = reading.sentences[index], reading.lowered
    for n in numbers:
        if heads.of(sentence, n, max(sentence.start, n.start - 120)) is not None:
            return True
    end = min(sentence.end, sentence.start + 200)
    return low.find(":", sentence.start, end) >= 0 and _HEADING.search(low, sentence.start, end) is not None


def _numbers_by_sentence(reading: Reading) -> dict[int, list[Number]]:
    found: dict[int, list[Number]] = {}
    taken = [(p.start, p.end) for p in reading.found.get("places", ())]  # `Lima Puluh Kota`, `Empat Lawang`
    taken += [(row["start"], row["end"]) for row in reading.rows.get("dates", ())]
    words = [h.start for h in reading.hits.get(NUMBER, ())]
    for number in find_numbers(reading.lowered, words, reading.figures, taken):
        index = reading.sentence_at(number.core)
        if index >= 0 and number.end <= reading.sentences[index].end:
            found.setdefault(index, []).append(number)
    return found


def in_headline(reading: Reading, index: int) -> bool:
    """The headline, or the same words again below it."""
    sentence = reading.sentences[index]
    if sentence.headline:
        return True
    return sentence.paragraph <= 2 and reading.text[sentence.start : sentence.end].strip() in reading.title
