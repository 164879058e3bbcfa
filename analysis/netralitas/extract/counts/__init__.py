"""Counts: how many neutrality cases, reports, violations, or civil servants reported, examined, found guilty or
sanctioned.

Numbers → candidates (head noun, breakdown, list of places) → zones and status (predicates in scope) → decision (reasons
for and against; what is part of what, also by sums) → what later sentences add (anaphora) → counter, region, period.
Rows point at the number and its head noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netralitas.extract.counts import learned
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.considered import Considered, consider
from netralitas.extract.counts.context import Context, fill_counter_and_region
from netralitas.extract.counts.districts import codes_of
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.features import Features
from netralitas.extract.counts.learned import Models
from netralitas.extract.counts.linking import in_order, take_over
from netralitas.extract.counts.pairing import Pairing
from netralitas.extract.counts.period import fill_own_period, fill_period
from netralitas.extract.counts.sources import FIELDS, Sources
from netralitas.extract.counts.status import RANK
from netralitas.extract.counts.words import phrases_of
from netralitas.extract.counts.words import vocabulary as words
from netralitas.extract.kinds import Column, InParts, Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """The fixed words of counts for the scanner."""
    return words(lexicon)


def reader(lexicon: Lexicon) -> Reader:
    """A function that reads an article's counts, in parts."""
    phrases = phrases_of(lexicon)
    models = Models.of(lexicon)

    def parts(reading: Reading) -> Iterator[None]:
        considered = consider(reading, phrases)
        if considered is None:
            return
        yield
        _decide(considered, models)
        yield
        considered.context = fill_by_rules(considered, considered.headline, considered.counts)
        yield
        _rows(considered.evidence, _chosen(considered, models))

    return InParts(parts)


def _decide(considered: Considered, models: Models) -> None:
    """Set the counts of an article to those that the weights find, unless these are the ones that the rules do."""
    decided = learned.decide(Features(considered.evidence, considered.numbers), models)
    considered.trusted = learned.agree(considered.numbers, decided)
    if not considered.trusted:
        kept = take_over(decided, considered.evidence.reading.lowered)
        considered.headline = [c for c in kept if considered.in_headline(c)]
        considered.counts = [c for c in kept if not considered.in_headline(c)]


def _chosen(considered: Considered, models: Models) -> list[Candidate]:
    """The counts of an article with all that is known of them."""
    headline, counts = considered.headline, considered.counts
    sources = Sources(considered.evidence.reading, considered.spans, considered.context)
    order = in_order(headline, counts)
    for field in FIELDS:
        for c, value in zip(order, learned.choose(field, order, sources, models, considered.trusted), strict=True):
            setattr(c, field, value)
    _complete(headline, counts)
    headline = [
        c
        for c in headline
        if not any(c.value == b.value and c.unit == b.unit and RANK[c.status] <= RANK[b.status] for b in counts)
    ]
    return _once(headline + counts)


def fill_by_rules(considered: Considered, headline: list[Candidate], counts: list[Candidate]) -> Context:
    """Set counter, region and period of counts as the rules see them. Returns what is known of the article's bodies and places."""
    reading = considered.evidence.reading
    context = Context(reading, considered.evidence.speeches)
    pairing = Pairing(reading, codes_of(reading))
    for found in (headline, counts):
        pairing.fill(found)
    for found, above in ((headline, []), (counts, headline)):
        fill_own_period(found, considered.spans, reading)
        fill_counter_and_region(found, context, above)
        fill_period(found, reading.lowered)
    return context


def _complete(headline: list[Candidate], counts: list[Candidate]) -> None:
    """A vague or rounded number of the headline is the exact one of the text: same counter, region and period. A number
    that only the headline gives has the period of the one beside it."""
    told = [c for h in headline for c in counts if h.value == c.value and h.unit == c.unit][:1]
    for h in headline:
        if told and h.exact and not h.period and h.index == headline[0].index:
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
        if exact is not None and not h.exact:
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
            and not (
                c.strong
                or c.in_list
                or c.bare
                or c.place
                or c.district
                or c.marked
                or c.own_region
                or c.own_period
                or c.per
            )
        ):
            continue
        again.append(c)
        if not any(
            (c.counter == k.counter or not c.explicit) and (c.period == k.period or not c.own_period) for k in same
        ):
            kept.append(c)
            same.append(c)
    return kept


def _rows(evidence: Evidence, counts: list[Candidate]) -> None:
    reading = evidence.reading
    article = reading.found.get("article", {}).get("election", "none")
    for c in counts:
        speech = evidence.speeches.at(c.start)
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
    lexicons=("counts.toml", *(f"counts_weights_{name}.csv" for name in ("keep", "unit", "status", *FIELDS))),
    label="unit",
    help="numbers of neutrality cases, reports, and civil servants reported, examined, found guilty or sanctioned",
)
