"""Other days for an article's events: all moved by the same few days inside their months, weekdays with them; polling
days stay."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from typing import Any

from netralitas.evaluate.replacements.edits import Edits, as_written

_MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
_POLLING = {
    date(2015, 12, 9),
    date(2017, 2, 15),
    date(2018, 6, 27),
    date(2019, 4, 17),
    date(2020, 12, 9),
    date(2024, 2, 14),
    date(2024, 11, 27),
}
_WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
_DAY = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})(?:(?P<to>\s*[-–]\s*|\s+(?:hingga|sampai|dan|sampai dengan)\s+)(?P<day2>\d{1,2}))?"
    r"(?:\s+(?P<name>"
    + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS)
    + r"|agt|nop|sept)\b\.?|(?P<sep>[/-])(?P<month>\d{1,2})(?![\d]))(?:(?:\s+|[/-])(?P<year>\d{4}|\d{2}(?!\d)))?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Ahad|Minggu)\b", re.IGNORECASE)

_RELATIVE = re.compile(r"\b(?:kemarin|hari ini|besok|lusa|lalu|depan|mendatang)\b", re.IGNORECASE)


class DayMap:
    """The move of one article's event days. shift is 0 when they can't be moved consistently."""

    def __init__(self, text: str, dates: list[dict[str, str]], rng: random.Random) -> None:
        self.text = text
        days: set[date] = set()
        fixed: set[date] = set()
        self.places: dict[date, list[re.Match[str]]] = {}
        for row in dates:
            ends = [date.fromisoformat(row["start"]), date.fromisoformat(row["end"])]
            if row["granularity"] in ("day", "range") and row["role"] in ("event", "published"):
                for day in ends:
                    self.places[day] = [m for m in _DAY.finditer(text) if self._is(m, day)]
                    if self.places[day]:
                        days.add(day)
                    elif row["granularity"] == "range" and (day.day == 1 or (day + timedelta(1)).day == 1):
                        fixed.add(day)  # the border of a month or year
                    else:
                        days.add(day)  # told by other words, such as `kemarin`
            elif row["granularity"] == "day":
                fixed.update(ends)
        bare = [
            m
            for m in _WEEKDAY.finditer(text)
            if not re.match(
                r"[^A-Za-z]{0,3}\d|\s+(?:siang|malam|pagi|sore|Pon|Wage|Kliwon|Legi|Pahing)\b|\w",
                text[m.end() : m.end() + 8],
            )
        ]
        self.days = days
        # with a weekday alone or `kemarin`, only by whole weeks: what is told by them moves along
        told = bare or not all(self.places[day] for day in days) or _RELATIVE.search(text)
        candidates = [k for k in ((-14, -7, 7, 14) if told else (-4, -3, -2, -1, 1, 2, 3, 4)) if self._fits(k, fixed)]
        unseen = [d for d in days if not self.places[d] and re.search(rf"\b0?{d.day}[ ./-]", text)]
        usable = not unseen and any(self.places[day] for day in days) and candidates and not (days & fixed)
        self.shift = rng.choice(candidates) if usable else 0

    @staticmethod
    def _month(m: re.Match[str]) -> int:
        if not m["name"]:
            return int(m["month"] or 0)
        short = {"agt": "agu", "nop": "nov", "sept": "sep"}.get(m["name"].lower(), m["name"].lower())
        return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(short[:3]))

    def _is(self, m: re.Match[str], day: date) -> bool:
        if self._month(m) != day.month:
            return False
        year = m["year"]
        if year and int(year) % 100 != day.year % 100:
            return False
        return int(m["day"]) == day.day or (m["day2"] is not None and int(m["day2"]) == day.day)

    def _fits(self, shift: int, fixed: set[date]) -> bool:
        moved = {day: day + timedelta(shift) for day in self.days}
        return all(
            new.month == day.month and new not in fixed | _POLLING and all((day < f) == (new < f) for f in fixed)
            for day, new in moved.items()
        )

    def edit(self, edits: Edits) -> None:
        """Mark the days, and the weekdays that stand before them."""
        if not self.shift:
            return
        by_day = {(d.month, d.day): d + timedelta(self.shift) for d in self.days}
        for m in {m.start(): m for found in self.places.values() for m in found}.values():
            month = self._month(m)
            for group in ("day", "day2"):
                new = by_day.get((month, int(m[group]))) if m[group] else None
                if new:
                    start, end = m.span(group)
                    edits.add(start, end, f"{new.day:0{len(m[group])}d}" if m[group].startswith("0") else str(new.day))
            before = _WEEKDAY.search(self.text, max(0, m.start() - 18), m.start())
            new = by_day.get((month, int(m["day"])))
            if before and new and not re.search(r"\d|\.", self.text[before.end() : m.start()]):
                edits.add(before.start(), before.end(), as_written(_WEEKDAYS[new.weekday()], before[0]))

    def rename(self, day: str) -> str:
        """An ISO day, or a period of days, in its new value."""

        def one(part: str) -> str:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", part) and date.fromisoformat(part) in self.days:
                return (date.fromisoformat(part) + timedelta(self.shift)).isoformat()
            return part

        return "/".join(one(part) for part in day.split("/")) if self.shift else day

    def rename_row(self, row: dict[str, Any]) -> dict[str, Any]:
        """A gold date in its new value."""
        if row["granularity"] in ("day", "range") and row["role"] in ("event", "published"):
            return {**row, "start": self.rename(row["start"]), "end": self.rename(row["end"])}
        return dict(row)
