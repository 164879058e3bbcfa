"""What the modules of `dates` share: the type of a calendar expression, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon

Day = tuple[int | None, int | None, int | None]
"""Year, month, day; None where the words don't say."""


@dataclass(slots=True)
class Expression:
    """A calendar expression: offsets; first and last day as far as the words say (last None: the same);
    weekday (0 Monday) if named; tense: `past`, `future`, `last_year`, `next_year`, `this_year`, `this_week`, `since` (after `sejak`) or ''; bracketed: in
    round
    brackets; relative: (unit, number) counted from the page date (`day`, `month`, `year`), from the date before
    (`after`), or
    `weekday` for a bare or shifted one (number of weeks)."""

    start: int
    end: int
    first: Day
    last: Day | None = None
    weekday: int | None = None
    tense: str = ""
    bracketed: bool = False
    relative: tuple[str, int] | None = None


class Words(NamedTuple):
    """The lexicon of dates, compiled."""

    months: dict[str, int]
    glued: re.Pattern[str]
    after_number: frozenset[str]
    before_number: re.Pattern[str]


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    """The compiled words of lexicon/dates.toml."""
    data = lexicon.toml("dates")
    months = {w: int(n) for part in ("months", "months_short") for n, ws in data[part].items() for w in ws}
    full = sorted((w for ws in data["months"].values() for w in ws), key=len, reverse=True)
    before = "|".join(re.escape(w) for w in sorted(data["not_years"]["before"], key=len, reverse=True))
    return Words(
        months,
        re.compile(rf"(?<![^\W\d])({'|'.join(full)})(?![^\W\d])"),
        frozenset(data["not_years"]["after"]),
        re.compile(rf"(?<!\w)(?:{before})[\s.:]*$"),
    )


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """Months, weekdays and words counted from the page date, for the scanner."""
    data = lexicon.toml("dates")
    for part, strong in (("months", True), ("months_short", False)):
        for number, words in data[part].items():
            for word in words:
                yield Entry(word, "dates.month", (int(number), strong))
    for number, words in data["weekdays"].items():
        for word in words:
            yield Entry(word, "dates.weekday", int(number))
    for word, days in data["relative_days"].items():
        yield Entry(word, "dates.relative", ("day", int(days)))
    for word, (unit, count) in data["relative_spans"].items():
        yield Entry(word, "dates.relative", (unit, int(count)))


TO = r"(?:-|–|—|s\.?\s?/\s?d\.?|s\.d\.?|sd\.?|hingga|sampai(?:\s+dengan)?|sampe)"


AND = r"(?:,?\s*dan|&|,|atau|serta)"


YEAR = r"(?:19[4-9]\d|20[0-4]\d)"


TAIL = re.compile(
    r"\s*\(?\s*(?:(tahun\s+(?:lalu|silam|sebelumnya|kemarin))|(tahun\s+(?:depan|mendatang|berikutnya))|"
    r"(tahun\s+ini)|(?:yang\s+|yg\s+)?(lalu|silam|kemarin)"
    r"|(?:yang\s+|yg\s+)?(mendatang|nanti|depan|akan\s+datang))(?!\w)"
)
TIMES = (
    r"(?:malam|pagi|siang|sore|petang|subuh|dini\s+hari|legi|manis|pahing|paing|pon|wage|kliwon|lalu|kemarin|"
    r"kemaren|besok|tadi|ini|nanti|depan|pekan|minggu|mendatang|tanggal|tgl\.?)"
)


def valid(month: int, day: int) -> bool:
    """True if some year has that day of the month."""
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
