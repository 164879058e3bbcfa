"""Counts: how many neutrality cases, reports, violations, or civil servants reported, examined, found guilty or
sanctioned.

Numbers → candidates (head noun, breakdown, list of places) → zones and status (predicates in scope) → decision (reasons
for and against; what is part of what, also by sums) → what later sentences add (anaphora) → counter, region, period.
Rows point at the number and its head noun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from netralitas.extract.counts.candidates import Candidate, candidates_of, headed
from netralitas.extract.counts.context import fill_counter_and_region
from netralitas.extract.counts.decide import Decider
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.period import fill_own_period, fill_period, spans_of
from netralitas.extract.counts.status import RANK
from netralitas.extract.counts.words import NUMBER, Ordered, Phrases, phrases_of
from netralitas.extract.counts.words import vocabulary as words
from netralitas.extract.findings import Place, speech_at
from netralitas.extract.kinds import Column, Kind, Reader
from netralitas.extract.numbers import Number, find_numbers
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """The fixed words of counts for the scanner."""
    return words(lexicon)


def reader(lexicon: Lexicon) -> Reader:
    """A function that reads an article's counts."""
    phrases = phrases_of(lexicon)

    def read(reading: Reading) -> None:
        numbers = _numbers_by_sentence(reading)
        starts = [i for i, found in numbers.items() if _opens(reading, i, found, phrases)]
        if not starts:
            return
        places: Ordered[Place] = Ordered(reading.found.get("places", []))
        spans = spans_of(reading)
        evidence = Evidence(reading, spans)
        body, head = Decider(evidence, places), Decider(evidence, places)
        for index, found in numbers.items():
            nearest = bisect_right(starts, index)
            near = nearest > 0 and index - starts[nearest - 1] <= _REACH
            candidates = candidates_of(reading, index, found, phrases, evidence.following, places) if near else []
            if candidates:
                (head if _in_headline(reading, index) else body).read(candidates)
        counts = body.finish()
        headline = head.finish()
        for found_counts, above in ((headline, []), (counts, headline)):
            fill_own_period(found_counts, spans, reading)
            fill_counter_and_region(found_counts, reading, above)
            fill_period(found_counts, reading.lowered)
        _complete(headline, counts)
        headline = [
            c
            for c in headline
            if not any(c.value == b.value and c.unit == b.unit and RANK[c.status] <= RANK[b.status] for b in counts)
        ]
        _rows(reading, _once(headline + counts))

    return read


def _opens(reading: Reading, index: int, numbers: list[Number], phrases: Phrases) -> bool:
    """True if a sentence has a number with a counted noun, or a heading before a list (`Kasus netralitas ASN: Sleman
    5`)."""
    sentence = reading.sentences[index]
    if any(headed(reading, index, sentence, n, phrases, max(sentence.start, n.start - 120)) for n in numbers):
        return True
    return _HEADING.search(reading.lowered, sentence.start, min(sentence.end, sentence.start + 200)) is not None


_HEADING = re.compile(r"(?<!\w)(?:kasus|laporan|aduan|pengaduan|pelanggaran|perkara|temuan)(?!\w)[^:.]{0,60}:")
# a number without a noun belongs to one with a noun at most so many sentences before
_REACH = 8


def _numbers_by_sentence(reading: Reading) -> dict[int, list[Number]]:
    found: dict[int, list[Number]] = {}
    word_starts = [h.start for h in reading.hits.get(NUMBER, ())]
    for number in find_numbers(reading.lowered, word_starts, reading.figures):
        index = reading.sentence_at(number.core)
        if index >= 0 and number.end <= reading.sentences[index].end:
            found.setdefault(index, []).append(number)
    return found


def _in_headline(reading: Reading, index: int) -> bool:
    """The headline, or the same words again below it."""
    sentence = reading.sentences[index]
    if sentence.headline:
        return True
    return sentence.paragraph <= 2 and reading.text[sentence.start : sentence.end].strip() in reading.title


def _complete(headline: list[Candidate], counts: list[Candidate]) -> None:
    """A vague or rounded number of the headline is the exact one of the text: same counter, region and period. A number
    that only the headline gives has the period of the one beside it."""
    told = [c for h in headline for c in counts if h.value == c.value and h.unit == c.unit][:1]
    for h in headline:
        if told and h.number.exact and not h.period and h.index == headline[0].index:
            h.period = told[0].period
        exact = next(
            (
                c
                for c in counts
                if c.unit == h.unit
                and c.status == h.status
                and c.per == h.per
                and (h.number.min or 0) <= c.size
                and (h.number.max is None or c.size <= h.number.max)
            ),
            None,
        )
        if exact is not None and not h.number.exact:
            h.counter, h.region, h.period = exact.counter, exact.region, h.own_period or exact.period


def _once(counts: list[Candidate]) -> list[Candidate]:
    """Without those that say the same again: equal in what they count, with no place, time or counter of their own."""
    kept: list[Candidate] = []
    alike: dict[tuple[object, ...], list[Candidate]] = {}
    for c in sorted(counts, key=lambda c: c.start):
        same = alike.setdefault((c.value, c.unit, c.status, c.per, c.region), [])
        again = alike.setdefault((c.value, c.unit), [])
        if (
            c.size > 4
            and again
            and not (c.strong or c.in_list or c.bare or c.marked or c.own_region or c.own_period or c.per)
        ):
            continue
        again.append(c)
        if not any(
            (c.counter == k.counter or not c.explicit) and (c.period == k.period or not c.own_period) for k in same
        ):
            kept.append(c)
            same.append(c)
    return kept


def _rows(reading: Reading, counts: list[Candidate]) -> None:
    article = reading.found.get("article", {}).get("election", "none")
    for c in counts:
        speech = speech_at(reading, c.start)
        speaker = speech.speaker.name if speech is not None and speech.speaker is not None else ""
        for region in (c.region, *(p.region.name for p in c.beside)):
            reading.row(
                "counts",
                c.start,
                c.end,
                min=c.number.min,
                max=c.number.max,
                unit=c.unit,
                status=c.status,
                per=c.per,
                counter=c.counter,
                region=region,
                period=c.period,
                election=_election(c.period, article),
                speaker=speaker,
            )


def _election(period: str, article: str) -> str:
    kind, _, year = period.partition(" ")
    if kind in ("Pilkada", "Pemilu"):
        code = f"{kind.lower()}-{year}"
        return (
            code
            if code
            in (
                "pilkada-2015",
                "pilkada-2017",
                "pilkada-2018",
                "pemilu-2019",
                "pilkada-2020",
                "pemilu-2024",
                "pilkada-2024",
            )
            else "none"
        )
    if (
        period
        and article != "none"
        and not int(article[-4:]) - 2
        <= int(period[-4:] if period[-4:].isdigit() else period[:4])
        <= int(article[-4:]) + 1
    ):
        return "none"
    return article


KIND = Kind(
    name="counts",
    columns=(
        Column("min", "int", "the least number said, empty where open"),
        Column("max", "int", "the greatest number said, empty where open"),
        Column(
            "unit", "text", "what is counted", ("case", "report", "person", "institution", "recommendation", "letter")
        ),
        Column(
            "status",
            "text",
            "what happened to them",
            ("reported", "handled", "proven", "recommended", "sanctioned", "not_proven", "other"),
        ),
        Column("per", "text", "span of time of a rate", ("day", "week", "month", "year", "")),
        Column("counter", "text", "canonical name of the body whose count it is"),
        Column("region", "text", "where the cases are"),
        Column("period", "text", "the election, year, month, day or days that the article ties the count to"),
        Column("election", "text", "code of the election it counts for, else none"),
        Column("speaker", "text", "who says it, if it stands in somebody's words"),
    ),
    reader=reader,
    vocabulary=vocabulary,
    after=("places", "bodies", "institutions", "dates", "officials", "statements", "election"),
    lexicons=("counts.toml",),
    label="unit",
    help="numbers of neutrality cases, reports, and civil servants reported, examined, found guilty or sanctioned",
)
