"""The dated calendar of the elections (lexicon/elections.toml) and what their names mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry, Hit
from netralitas.lexicon import Lexicon


class Stage(NamedTuple):
    """A stage of an election: name (`registration`, `candidates_fixed`, `campaign`, `quiet_days`), first and last
    day."""

    name: str
    start: date
    end: date


class Election(NamedTuple):
    """An election: code, kind (`pilkada`, `pemilu`), year, polling day, days of voting set before or ordered anew,
    the day from
    which an unnamed one of its kind (`attention`) or of any kind (`attention_any`) means it, and the last such days
    (`until`, `until_any`), law in force, stages, source."""

    code: str
    kind: str
    year: int
    polling_day: date
    others: tuple[date, ...]
    years_also: tuple[int, ...]
    attention: date
    attention_any: date
    until: date
    until_any: date
    law: str
    stages: tuple[Stage, ...]
    source: str


class Calendar:
    """The elections in the order of their polling days."""

    def __init__(self, elections: Iterable[Election]) -> None:
        self.elections = tuple(sorted(elections, key=lambda e: e.polling_day))
        self.by_code = {e.code: e for e in self.elections}
        self._days = {e.polling_day for e in self.elections}

    def polling_day(self, code: str) -> date | None:
        """The polling day of an election, or None for `none` and unknown codes."""
        election = self.by_code.get(code)
        return election.polling_day if election else None

    def is_polling_day(self, day: date) -> bool:
        """True on the polling day of one of the elections (not on one that was moved)."""
        return day in self._days

    def is_polling_month(self, year: int, month: int) -> bool:
        """True in the month of a polling day."""
        return any(d.year == year and d.month == month for d in self._days)

    def is_election_year(self, year: int) -> bool:
        """True in a year with a polling day."""
        return any(d.year == year for d in self._days)

    def of_name(self, kind: str, year: int) -> str:
        """The code of what `Pilkada 2018`, `Pemilu 2024` or (kind `general`) `pesta demokrasi 2024` names; `none` if
        none of them.

        A wrong word with a year that only one election had is that election (`Pemilu 2020`).
        """
        same = [e for e in self.elections if e.kind == kind and year == e.year]
        if not same:
            same = [e for e in self.elections if e.year == year]
        if not same and kind == "pilkada":
            same = [e for e in self.elections if e.kind == kind and year in e.years_also]
        return same[0].code if same else "none"

    def of_day(self, day: date) -> str:
        """The code of the election whose polling day it is, else `none`."""
        return next((e.code for e in self.elections if day == e.polling_day or day in e.others), "none")

    def at(self, day: date, kind: str = "") -> str:
        """The election that an unnamed one (of a kind) means on a day; `none` before the first and after the last."""
        chosen = "none"
        for election in self.elections:
            if (not kind or election.kind == kind) and (election.attention if kind else election.attention_any) <= day:
                chosen = election.code if day <= (election.until if kind else election.until_any) else "none"
        return chosen

    def of_year(self, year: int) -> Election | None:
        """The only election of a year, else None."""
        same = [e for e in self.elections if e.year == year]
        return same[0] if len(same) == 1 else None


@lru_cache(maxsize=8)
def calendar_of(lexicon: Lexicon) -> Calendar:
    """The calendar in lexicon/elections.toml."""
    elections = []
    for e in lexicon.toml("elections")["election"]:
        stages = tuple(
            Stage(s["name"], date.fromisoformat(s["start"]), date.fromisoformat(s["end"])) for s in e.get("stages", ())
        )
        elections.append(
            Election(
                e["code"],
                e["kind"],
                e["year"],
                date.fromisoformat(e["polling_day"]),
                tuple(date.fromisoformat(d) for d in e.get("others", ())),
                tuple(e.get("years_also", ())),
                date.fromisoformat(e["attention"]),
                date.fromisoformat(e["attention_any"]),
                date.fromisoformat(e.get("until", "9999-12-31")),
                date.fromisoformat(e.get("until_any", "9999-12-31")),
                e["law"],
                stages,
                e["source"],
            )
        )
    return Calendar(elections)


@lru_cache(maxsize=1)
def _shipped() -> Calendar:
    return calendar_of(Lexicon())


def polling_day(code: str) -> date | None:
    """The polling day of an election code (`pilkada-2018` → 27 June 2018), or None."""
    return _shipped().polling_day(code)


def election_of_name(kind: str, year: int) -> str:
    """The code of an election by its kind (`pilkada`, `pemilu`, `general`) and year, or `none`."""
    return _shipped().of_name(kind, year)


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """Election names, candidates' words and clues, for the scanner."""
    data = lexicon.toml("elections")
    for kind, words in data["names"].items():
        for word in words:
            yield Entry(word, "election.name", kind)
    for word in data["not_names"]["words"]:
        yield Entry(word, "election.name", "body")
    for kind, words in data["kind_words"].items():
        for word in words:
            yield Entry(word, "election.kind", kind)
    for index, clue in enumerate(data["clue"]):
        for word in clue.get("words", ()):
            yield Entry(word, "election.clue", index)


def names_in(reading: Reading) -> list[Hit]:
    """The names of elections in the article (value: `pilkada`, `pemilu`, `general`, `foreign`), bodies and laws left
    out."""
    if "election_names" not in reading.found:
        reading.found["election_names"] = [h for h in reading.hits.get("election.name", ()) if h.value != "body"]
    names: list[Hit] = reading.found["election_names"]
    return names
