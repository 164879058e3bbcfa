"""Expressions that count from another day: `kemarin`, `Kamis kemarin`, `Selasa pekan depan`, `dua hari kemudian`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netralitas.extract.dates.words import TO, Expression
from netralitas.extract.reading import Reading

_SPAN_AGO = re.compile(
    r"hari\s+(lalu|silam|yang\s+lalu|kemudian|setelahnya|sesudahnya|setelah\s+itu|sebelumnya|berikutnya)(?!\w)"
)


_HOW_MANY = re.compile(
    r"(?<!\w)(?:(\d{1,2})\s+|(se|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)(?=\s))\s*)$"
)


_NUMBERS = {
    "se": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
}


_SHIFT = re.compile(
    r"\s*(?:(malam|pagi|siang|sore|petang|dini\s+hari)\s*)?(?:(lalu|kemarin|kemaren|tadi|silam|pekan\s+(?:lalu|"
    r"kemarin)|minggu\s+(?:lalu|kemarin))"
    r"|((?:pekan|minggu)\s+(?:depan|mendatang|ini)|depan|mendatang|besok|nanti|ini))?(?!\w)"
)


_HABIT = re.compile(
    r"(?:setiap|tiap|saban|tiap-tiap|setiap hari|tiap hari|per|apel|ibadah|salat|shalat|sholat|khotbah|khutbah|"
    r"sekolah|malam|kliwon|pasar)\s*$"
)


_OPENING = re.compile(r"(?:^|[.!?\n\"“(]\s*)$")
_WEEKDAYS = "(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)"
_ANOTHER_AFTER = re.compile(rf"\s*(?:{TO}|,|dan|&|atau)\s*(?:hari\s+)?{_WEEKDAYS}")
_ANOTHER_BEFORE = re.compile(rf"{_WEEKDAYS}\s*(?:{TO}|,|dan|&|atau)\s*(?:hari\s+)?$")


def weekday_pieces(reading: Reading) -> Iterator[Expression]:
    """Bare and shifted weekdays: `Senin lalu`, `Kamis kemarin`, `Selasa pekan depan`, `Rabu`."""
    text = reading.lowered
    for hit in reading.hits.get("dates.weekday", ()):
        word = reading.text[hit.start : hit.end]
        if not word[0].isupper() or len(word) < 4 or (word.isascii() and word.isupper() and len(word) < 5):
            continue
        window = text[max(0, hit.start - 20) : hit.start]
        shift = _SHIFT.match(text, hit.end)
        # `Minggu lalu` may be last week; a Sunday has a capital in mid-sentence, or `hari` before it
        week = word.lower() == "minggu" and not window.rstrip().endswith("hari") and not (shift and shift[1])
        if week and (_OPENING.search(window) or (shift and (shift[2] or shift[3]))):
            continue
        # `apel Senin` is every week's, `apel Senin pagi` the last one
        habit = _HABIT.search(window)
        every_week = habit and not (habit[0].startswith("apel") and shift and shift[1])
        if every_week or _ANOTHER_AFTER.match(text, hit.end, hit.end + 30):
            continue
        if _ANOTHER_BEFORE.search(window):
            continue
        end = shift.end() if shift and shift[0].strip() else hit.end
        weeks, tense = 0, ""
        if shift and shift[2]:
            weeks, tense = (-1 if "pekan" in shift[2] or "minggu" in shift[2] else 0), "past"
        elif shift and shift[3]:
            weeks, tense = (
                (1 if "pekan" in shift[3] or "minggu" in shift[3] else 0),
                ("" if shift[3] == "ini" else "future"),
            )
            if shift[3].endswith(" ini"):
                weeks, tense = 0, "this_week"
        yield Expression(
            hit.start, end, (None, None, None), weekday=hit.value, tense=tense, relative=("weekday", weeks)
        )


def relative_pieces(reading: Reading) -> Iterator[Expression]:
    """Days, months and years counted from the page date or from the day named before."""
    for hit in reading.hits.get("dates.relative", ()):
        yield Expression(hit.start, hit.end, (None, None, None), relative=hit.value)
    for m in _SPAN_AGO.finditer(reading.lowered):
        count = _HOW_MANY.search(reading.lowered, max(0, m.start() - 12), m.start())
        if count and not (reading.masks and reading.is_masked(m.start(), m.end())):
            number = int(count[1]) if count[1] else _NUMBERS[count[2]]
            past = m[1].endswith(("lalu", "silam"))
            sign = -1 if past or m[1] == "sebelumnya" else 1
            yield Expression(
                count.start(), m.end(), (None, None, None), relative=("day" if past else "after", sign * number)
            )
