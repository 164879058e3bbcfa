"""The lexicon of counts made ready: scanner entries and the regular expressions of the noun phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netralitas.extract.numbers import NUMBER_WORDS
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry, Hit
from netralitas.lexicon import Lexicon

NUMBER, PRECEDES, FOLLOWS, CUE, NEUTRALITY, FOREIGN, GENERAL, PER = (
    "counts_number", "counts_precedes", "counts_follows", "counts_cue", "counts_neutrality", "counts_foreign", "counts_general", "counts_per")
_CUES = ("breakdown", "participants", "conditional", "denial", "nationwide", "rate")


def vocabulary(lexicon: Lexicon) -> Iterator[Entry]:
    """All fixed words of counts. Values: (status, side) of a predicate, the class of a cue, the span of time of a rate."""
    words = lexicon.toml("counts")
    yield from (Entry(word, NUMBER, None) for word in NUMBER_WORDS)
    for status, sides in words["predicates"].items():
        for side, phrases in sides.items():
            yield from (Entry(phrase, PRECEDES if side == "precedes" else FOLLOWS, (status, side)) for phrase in phrases)
    for cue in _CUES:
        source = words["per"]["rate"] if cue == "rate" else words["cues"][cue]
        yield from (Entry(phrase, f"{CUE}_{cue}", cue) for phrase in source)
    for kind, name in ((NEUTRALITY, "neutrality"), (FOREIGN, "foreign"), (GENERAL, "general")):
        yield from (Entry(phrase, kind, name) for phrase in words["cues"][name])
    for span in ("day", "week", "month", "year"):
        yield from (Entry(phrase, PER, span) for phrase in words["per"][span])


class Hits:
    """The hits of one kind in text order, to be asked by offsets."""

    def __init__(self, reading: Reading, kind: str) -> None:
        self.hits: list[Hit] = reading.hits.get(kind, [])
        self._starts = [h.start for h in self.hits]

    def between(self, start: int, end: int) -> list[Hit]:
        """Those that lie wholly between the offsets."""
        first = bisect_left(self._starts, start)
        found = []
        for hit in self.hits[first:]:
            if hit.start >= end:
                break
            if hit.end <= end:
                found.append(hit)
        return found

    def any(self, start: int, end: int) -> bool:
        """True if there is one between the offsets."""
        return bool(self.between(start, end))


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(set(phrases), key=len, reverse=True))


@dataclass(frozen=True)
class Phrases:
    """Regular expressions over lower-cased text, made from the lexicon.

    noun: what is counted, directly behind a number (groups `noun`, and `modifier` for the noun behind `orang`).
    noun_before: the same before a number (`jumlah laporan mencapai 20`). units: head noun → unit.
    not_counted: a person noun followed by one of these is somebody else.
    """

    noun: re.Pattern[str]
    noun_before: re.Pattern[str]
    ordinal_noun: re.Pattern[str]
    units: dict[str, str]
    not_counted: re.Pattern[str]


def phrases_of(lexicon: Lexicon) -> Phrases:
    """Compile the phrases of a lexicon."""
    words = lexicon.toml("counts")
    units = {noun: unit for unit in ("person", "institution", "letter", "recommendation", "report", "case")
             for noun in words["units"][unit]}
    nouns = _any_of(units)
    fillers = _any_of(words["fillers"]["words"])
    cases = _any_of([*words["units"]["case"], *words["units"]["report"]])
    return Phrases(
        noun=re.compile(rf"\s*(?:(?:{fillers})\s+)*?(?P<noun>{nouns})(?:nya)?(?!\w)"),
        noun_before=re.compile(rf"(?<!\w)(?P<noun>{nouns})(?:nya)?(?!\w)(?P<between>[^,;:.“”\"]{{0,70}}?)$"),
        ordinal_noun=re.compile(rf"(?<!\w)(?P<noun>{cases})\s*$"),
        units=units,
        not_counted=re.compile(rf"\s+(?:{_any_of(words['fillers']['not_counted'])})(?!\w)"),
    )
