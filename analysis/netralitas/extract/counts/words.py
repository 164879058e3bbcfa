"""The lexicon of counts made ready: scanner entries and the regular expressions of the noun phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from netralitas.extract.numbers import NUMBER_WORDS
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry, Hit
from netralitas.lexicon import Lexicon

NUMBER, PRECEDES, FOLLOWS, CUE, NEUTRALITY, FOREIGN, GENERAL, PER, ELECTION = (
    "counts_number",
    "counts_precedes",
    "counts_follows",
    "counts_cue",
    "counts_neutrality",
    "counts_foreign",
    "counts_general",
    "counts_per",
    "counts_election",
)
_CUES = ("breakdown", "participants", "conditional", "denial", "nationwide", "rate")


class Located(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Located)


def vocabulary(lexicon: Lexicon) -> Iterator[Entry]:
    """All fixed words of counts. Values: (status, side) of a predicate, the class of a cue, the span of time of a
    rate."""
    words = lexicon.toml("counts")
    yield from (Entry(word, NUMBER, None) for word in NUMBER_WORDS)
    for status, sides in words["predicates"].items():
        for side, phrases in sides.items():
            kind = PRECEDES if side.startswith("precedes") else FOLLOWS
            known = set(phrases)
            for phrase in phrases:
                yield Entry(phrase, kind, (status, side))
                if phrase.startswith(("di", "ter")) and " " not in phrase and f"{phrase}nya" not in known:
                    yield Entry(f"{phrase}nya", kind, (status, side))  # kasus yang ditanganinya
    for cue in _CUES:
        source = words["per"]["rate"] if cue == "rate" else words["cues"][cue]
        yield from (Entry(phrase, f"{CUE}_{cue}", cue) for phrase in source)
    for kind, name in ((NEUTRALITY, "neutrality"), (FOREIGN, "foreign"), (GENERAL, "general")):
        yield from (Entry(phrase, kind, name) for phrase in words["cues"][name])
    yield from (Entry(phrase, ELECTION, "Pemilu") for phrase in words["elections"]["general"])
    yield from (Entry(phrase, ELECTION, "Pilkada") for phrase in words["elections"]["local"])
    for span in ("day", "week", "month", "year"):
        yield from (Entry(phrase, PER, span) for phrase in words["per"][span])


class Ordered(Generic[T]):
    """Things with `start` and `end` in text order, to be asked by offsets."""

    def __init__(self, items: list[T]) -> None:
        self.items = items
        self._starts = [item.start for item in items]

    def between(self, start: int, end: int) -> list[T]:
        """Those that lie wholly between the offsets."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return [item for item in self.items[first : bisect_left(starts, end, first)] if item.end <= end]

    def before(self, offset: int, most: int) -> list[T]:
        """The last ones that begin before the offset, at most so many, in text order."""
        index = bisect_left(self._starts, offset)
        return self.items[max(0, index - most) : index]

    def behind(self, offset: int, most: int) -> list[T]:
        """The first ones that begin at or behind the offset, at most so many."""
        index = bisect_left(self._starts, offset)
        return self.items[index : index + most]

    def begins(self, start: int, end: int) -> bool:
        """True if one begins between the offsets."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end

    def any(self, start: int, end: int) -> bool:
        """True if there is one between the offsets."""
        starts = self._starts
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end and self.items[index].end <= end


Hits = Ordered[Hit]


def hits_of(reading: Reading, kind: str) -> Hits:
    """The scanner's hits of one kind."""
    return Ordered(reading.hits.get(kind, []))


def times(names: list[str]) -> dict[str, int]:
    """How often each name comes, in the order in which they come first."""
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found


def one_of(phrases: str) -> str:
    """A regular expression for one of several phrases, separated by `|`, of those that fit the first."""
    return _grouped(phrases.split("|"))


def _any_of(phrases: Iterable[str]) -> str:
    return _grouped(sorted(set(phrases), key=len, reverse=True))


def _grouped(phrases: Iterable[str]) -> str:
    """Alternatives in their order, those with the same first letter together, so that they are passed over at once."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[:1], []).append(re.escape(phrase[1:]))
    return "|".join(re.escape(first) + f"(?:{'|'.join(rest)})" for first, rest in groups.items())


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
    units = {
        noun: unit
        for unit in ("person", "institution", "letter", "recommendation", "report", "case")
        for noun in words["units"][unit]
    }
    nouns = _any_of(units)
    fillers = _any_of(words["fillers"]["words"])
    cases = _any_of([*words["units"]["case"], *words["units"]["report"]])
    return Phrases(
        noun=re.compile(
            rf"(?:\s*\(?(?:\s*atau)?\s*(?:sekitar )?[\d.,]+ ?(?:persen|prosen|"
            rf"%)\)?)?\s*(?:(?:{fillers})\s+)*?(?P<noun>{nouns})(?:nya)?(?!\w)"
        ),
        noun_before=re.compile(rf"(?<!\w)(?P<noun>{nouns})(?:nya)?(?!\w)(?P<between>[^,;:.“”\"]{{0,70}}?)$"),
        ordinal_noun=re.compile(rf"(?<!\w)(?P<noun>{cases})\s*$"),
        units=units,
        not_counted=re.compile(rf"\s+(?:{_any_of(words['fillers']['not_counted'])})(?!\w)"),
    )
