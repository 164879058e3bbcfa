"""What only fits some elections, for articles that neither name one nor have a date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.dates.words import Expression
from netralitas.extract.election.calendar import Calendar
from netralitas.extract.findings import Place
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Hit
from netralitas.lexicon import Lexicon

POLITICS = re.compile(
    r"netral|kampanye|politik|paslon|pasangan calon|kandidat|calon\b|partai|parpol|pencoblosan|"
    r"pemungutan suara|\btps\b|\bpsu\b"
)


class Clue(NamedTuple):
    """Words or rules that only fit some elections, and how much they weigh."""

    fits: frozenset[str]
    weight: float
    rules: frozenset[str]


class ClueWords(NamedTuple):
    """The lexicon of elections, compiled: words of comparison, clues, and which regions voted when."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    clues: tuple[Clue, ...]
    governors: dict[str, frozenset[str]]
    regions: dict[str, frozenset[str]]


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> ClueWords:
    """The compiled words of lexicon/elections.toml."""
    data = lexicon.toml("elections")

    def any_of(words: Iterable[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

    clues = tuple(Clue(frozenset(c["fits"]), float(c["weight"]), frozenset(c.get("rules", ()))) for c in data["clue"])
    return ClueWords(
        re.compile(rf"(?<!\w)(?:{any_of(data['comparisons']['before'])})\s+(?:\w+\s+){{0,3}}$"),
        re.compile(rf"\s+(?:{any_of(data['comparisons']['after'])})(?!\w)"),
        clues,
        {c: frozenset(r.get("governor", ())) for c, r in data["regions"].items()},
        {c: frozenset(r.get("regions", ())) for c, r in data["regions"].items()},
    )


def by_clues(
    reading: Reading, words: ClueWords, rules: set[str], kinds: dict[str, float], calendar: Calendar
) -> dict[str, float]:
    """What only fits some elections: clues, rules cited, the kind of candidates, the region's own calendar."""
    scores: dict[str, float] = defaultdict(float)
    found = {h.value for h in reading.hits.get("election.clue", ()) if not _district(reading, h)}
    panwaslu = False
    for index, clue in enumerate(words.clues):
        if index in found or (clue.rules and clue.rules & rules):
            for code in clue.fits:
                scores[code] += clue.weight
            panwaslu = True
    if not kinds and not panwaslu:
        return {}
    if not kinds and not POLITICS.search(reading.lowered):
        return {}
    total = sum(kinds.values()) or 1.0
    place = _region(reading)
    for election in calendar.elections:
        scores[election.code] += 4.0 * kinds.get(election.kind, 0.0) / total
        if election.kind == "pilkada" and place:
            scores[election.code] += _voted(words, election.code, *place)
    return dict(scores)


def by_polling_days(expressions: list[Expression], calendar: Calendar) -> set[str]:
    """Elections on whose polling day something is said to be (`9 Desember mendatang`)."""
    days = {(e.first[1], e.first[2]) for e in expressions if e.first[0] is None and e.last is None and e.first[2]}
    return {e.code for e in calendar.elections for d in (e.polling_day, *e.others) if (d.month, d.day) in days}


def _district(reading: Reading, hit: Hit) -> bool:
    """`Panwaslu Kecamatan`: a body that stayed."""
    return reading.lowered[hit.start : hit.end].startswith(("panwas", "panitia")) and bool(
        re.match(
            r"\s+(?:kecamatan|kec\b|cam|distrik|desa|kelurahan|lapangan)|(?:cam|lu kecamatan)",
            reading.lowered[hit.end : hit.end + 14],
        )
    )


def _region(reading: Reading) -> tuple[str, str] | None:
    """The article's region (name, province's name or '')."""
    region = reading.found.get("region")
    places: list[Place] = reading.found.get("places", [])
    if region is None and places:
        counts: dict[str, int] = defaultdict(int)
        for p in places:
            counts[p.region.name] += 1
        best = max(counts, key=lambda n: counts[n])
        region = next(p.region for p in places if p.region.name == best)
    if region is None:
        return None
    province = next(
        (p.region.place for p in places if p.region.level == "province" and p.region.code == region.province), ""
    )
    return region.name, region.place if region.level == "province" else province


def _voted(words: ClueWords, code: str, name: str, province: str) -> float:
    """How well a region fits an election: whether it chose its head or governor there."""
    if code == "pilkada-2024":
        return 0.3
    place = name.split(" ", 1)[1] if name.startswith(("Kabupaten ", "Provinsi ")) else name
    if name.startswith("Provinsi "):
        return 1.0 if place in words.governors[code] else -0.5
    own = [c for c in ("pilkada-2017", "pilkada-2018") if place in words.regions[c]]
    voted = code in own if own else code in ("pilkada-2015", "pilkada-2020")
    return (0.8 if voted else -0.3) + (0.4 if province in words.governors[code] else 0.0)
