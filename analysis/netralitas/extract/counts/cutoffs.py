"""Times that counts are tied to and that the dates of the article only give together: `Januari hingga 15 Mei 2018`, `sampai kemarin`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from netralitas.extract.reading import Reading

_MONTHS = (
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
)
_FROM_MONTH = re.compile(
    rf"\b(?:(?:awal|bulan|tanggal)\s+)*(?P<month>{'|'.join(_MONTHS)})\s+(?:(?P<year>20[0-3]\d)\s+)?"
    r"(?:hingga|sampai(?:\s+dengan)?|s/d|sd|s\.d\.)\s+(?:tanggal\s+)?$"
)
_TO_ENDS = ("hingga", "sampai", "dengan", "s/d", "sd", "s.d.", "tanggal")
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_UNTIL = ("hingga", "sampai", "per")
_SPOKEN = re.compile(
    rf"(?:hingga|sampai(?:\s+dengan)?|per)\s+(?P<day>hari\s+ini|kemarin|(?:hari\s+)?(?:{'|'.join(_DAYS)})(?:\s+(?:kemarin|ini|lalu))?)"
    r"(?!\w|\s*,?\s*\(?\d{1,2}(?:[/.]\d|\s+[a-z]+\s+20))"
)


def from_month(low: str, start: int, end: date) -> date | None:
    """The first day of a range that a month opens before its last day (end), which stands at start; None if none does."""
    before = low[max(0, start - 48) : start].rstrip()
    m = _FROM_MONTH.search(low, max(0, start - 48), start) if before.endswith(_TO_ENDS) else None
    if m is None:
        return None
    month = _MONTHS.index(m["month"]) + 1
    first = date(int(m["year"]) if m["year"] else end.year - (month > end.month), month, 1)
    return first if first < end else None


def spoken(reading: Reading) -> Iterator[tuple[int, int, date]]:
    """Cut-offs that count from the day of the news: offsets and day."""
    found = _matches(reading.lowered)
    if not found:
        return
    days = []
    for row in reading.rows.get("dates", ()):
        if row["granularity"] == "day" and row["role"] in ("event", "published"):
            days.append((row["start"], row["role"] == "published", row["start_date"]))
    for m in found:
        before = [d for d in days if d[0] < m.start() or d[1]]
        said = max(before)[2] if before else reading.published or (days[0][2] if days else "")
        try:
            day = date.fromisoformat(said)
        except ValueError:
            continue
        words = m["day"].split()
        named = next((w for w in words if w in _DAYS), "")
        if named:
            day -= timedelta(days=(day.weekday() - _DAYS.index(named)) % 7)
        elif words[0] == "kemarin":
            day -= timedelta(days=1)
        yield m.start("day"), m.end("day"), day


def _matches(low: str) -> list[re.Match[str]]:
    """The matches of `_SPOKEN` in text order, each looked for where its first word stands."""
    found: list[re.Match[str]] = []
    for word in _UNTIL:
        at = low.find(word)
        while at >= 0:
            behind = at + len(word)
            if low[behind : behind + 1].isspace() and not (at and (low[at - 1].isalnum() or low[at - 1] == "_")):
                m = _SPOKEN.match(low, at)
                if m is not None:
                    found.append(m)
            at = low.find(word, behind)
    return sorted(found, key=re.Match.start)
