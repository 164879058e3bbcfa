"""Dates: every calendar expression that can be put on the calendar, with its role.

Fills `reading.published` and `published_basis` (`text`: a line below the headline; `dateline`) where the page date
was not known.
`reading.found["expressions"]` holds the expressions before their years are known.
"""

from __future__ import annotations

import re
from datetime import date

from netralitas.extract.dates.expressions import expressions_of
from netralitas.extract.dates.pagedate import PageDate, find_page_date
from netralitas.extract.dates.roles import role_of
from netralitas.extract.dates.words import Expression, vocabulary
from netralitas.extract.dates.years import Anchor, Span, resolve
from netralitas.extract.election.calendar import Calendar, calendar_of, names_in
from netralitas.extract.intervals import Intervals
from netralitas.extract.kinds import Column, Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.extract.regulations.citations import Citation, citations_of
from netralitas.lexicon import Lexicon


def full_days(expressions: list[Expression], page: PageDate | None) -> tuple[tuple[Expression, date], ...]:
    """Each expression that names day, month and year, and that day."""
    days = []
    for e in expressions:
        if None not in (e.last or e.first) and not (page and page.start < e.end and e.start < page.end):
            span = resolve(e, Anchor(None, (), None))
            if span:
                days.append((e, span.last))
    return tuple(days)


def reader(lexicon: Lexicon) -> Reader:
    """A function that reads an article's dates."""
    calendar = calendar_of(lexicon)

    def read(reading: Reading) -> None:
        page = find_page_date(reading, lexicon)
        citations = citations_of(reading, lexicon)
        polling = calendar.polling_day(reading.found.get("article", {}).get("election", "none"))
        if page:
            _row(reading, page.start, page.end, Span(page.day, page.day, "day"), "published")
        expressions = [
            e for e in expressions_of(reading, lexicon) if not (page and page.start < e.end and e.start < page.end)
        ]
        legal = Intervals((c.start, c.end) for c in citations)
        full = tuple(
            (e.start, day)
            for e, day in full_days(expressions[:400], page)
            if not calendar.is_polling_day(day)
            and not legal.overlap(e.start, e.start + 1)
            and abs(day.year - (polling or day).year) <= 3
            and not (citations and _signed(reading, e, day, citations, calendar, lexicon))
        )
        anchor = Anchor(reading.published_day, full, polling)
        looks_back = bool(_REVIEW.search(reading.lowered, 0, 400))
        previous: tuple[Expression, str] | None = None
        day: date | None = None
        for expression in expressions:
            if expression.relative and _idiom(reading, expression):
                continue
            if _is_open(expression) and not _ahead(reading, expression):
                expression.tense = "past" if looks_back and anchor.page else "told"
            span = resolve(expression, anchor, day)
            if span is None:
                continue
            role = role_of(reading, expression, span, previous, citations, calendar, lexicon)
            _row(reading, expression.start, expression.end, span, role)
            previous = (expression, role)
            if span.granularity == "day" and role == "event":
                day = span.first
        covered = Intervals((r["start"], r["end"]) for r in reading.rows.get("dates", ()))
        for citation in citations:
            for start, end, year in citation.years:
                if not covered.overlap(start, end):
                    _row(reading, start, end, Span(date(year, 1, 1), date(year, 12, 31), "year"), "regulation")

    return read


# a year in review
_REVIEW = re.compile(
    r"(?<!\w)(?:kaleidoskop|kilas balik|catatan akhir tahun|refleksi akhir tahun|laporan akhir tahun|setahun terakhir|rekam jejak setahun)(?!\w)"
)
_AHEAD = re.compile(
    r"(?<!\w)(?:akan|bakal|hendak|mendatang|depan|nanti|kelak|dijadwalkan|direncanakan|rencana\w*|menjelang|jelang|menuju|menyongsong|"
    r"hingga|sampai|digelar|dihelat|dimulai|berlangsung|dilaksanakan|tahapan|jadwal\w*|sejak|tinggal|paling lambat|tenggat|batas)(?!\w)"
)


def _is_open(expression: Expression) -> bool:
    """True for a day or month whose year and tense the words do not tell."""
    return (
        not expression.tense
        and expression.last is None
        and expression.first[0] is None
        and expression.first[1] is not None
    )


def _ahead(reading: Reading, expression: Expression) -> bool:
    """True if words of the sentence tell that something is to come."""
    index = reading.sentence_at(expression.start)
    if index < 0:
        return True
    sentence = reading.sentences[index]
    low, high = max(sentence.start, expression.start - 160), min(sentence.end, expression.end + 160)
    return bool(_AHEAD.search(reading.lowered, low, high))


def _signed(
    reading: Reading, expression: Expression, day: date, citations: list[Citation], calendar: Calendar, lexicon: Lexicon
) -> bool:
    """True for the day on which a rule was signed: no event that other days are near to."""
    return role_of(reading, expression, Span(day, day, "day"), None, citations, calendar, lexicon) == "regulation"


_NO_DAY = re.compile(
    r"(?:terpopuler|terbaru|tahun|bulan|minggu|pekan|waktu|masa|yang|periode|hari|kemarin|serentak|pemilihan|demokrasi)[\s-]+$|[\d)]\s*$"
)


def _idiom(reading: Reading, expression: Expression) -> bool:
    """`besok`, `hari ini` inside a quotation are talk, not dates; `pilkada kemarin` is no day either."""
    if expression.relative and expression.relative[0] in ("weekday", "after"):
        return False
    before = reading.lowered[max(0, expression.start - 24) : expression.start]
    if _NO_DAY.search(before) or any(n.end <= expression.start <= n.end + 1 for n in names_in(reading)):
        return True
    index = reading.sentence_at(expression.start)
    low = reading.paragraphs[reading.sentences[index].paragraph][0] if index >= 0 else 0
    before = reading.text[low : expression.start]
    marks = sum(before.count(mark) for mark in ('"', "“", "”", "„", "''", "‘‘", "’’"))
    return marks % 2 == 1


def _row(reading: Reading, start: int, end: int, span: Span, role: str) -> None:
    reading.row(
        "dates",
        start,
        end,
        start_date=span.first.isoformat(),
        end_date=span.last.isoformat(),
        granularity=span.granularity,
        role=role,
    )


KIND = Kind(
    name="dates",
    columns=(
        Column("start_date", "date", "first day"),
        Column("end_date", "date", "last day, inclusive"),
        Column("granularity", "text", "how exact", ("day", "month", "year", "range")),
        Column("role", "text", "what the date is", ("published", "event", "election", "regulation", "other")),
    ),
    reader=reader,
    vocabulary=vocabulary,
    after=("election",),
    lexicons=("dates.toml", "elections.toml", "regulations.toml"),
    label="role",
    help="Every calendar expression that can be put on the calendar, each with its role.",
)
