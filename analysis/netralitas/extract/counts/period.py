"""The period of a count: the election, year, month, cut-off or range that its sentence ties it to, else that of its
whole."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from netralitas.extract.counts.candidates import Candidate, wholes_first
from netralitas.extract.counts.cutoffs import from_month, spoken
from netralitas.extract.counts.words import ELECTION, Ordered
from netralitas.extract.reading import Reading

# behind the name of an election: its year, with a place or `Serentak` between
_YEAR = re.compile(
    r"\)?(?:\s+\(?(?!hingga|sampai|sejak|dan|pada|yang|dengan|"
    r"\d{4})[\w\-]+\)?){0,4}?\s+(?:tahun\s+)?(?P<year>20[0-3]\d)(?![\d/.\-]\d)"
)
_BACK = re.compile(r"\s+(?:tersebut|itu|lalu|sebelumnya|yang lalu|ini)(?!\w)")
_THEN = re.compile(
    r"\b(?:kala itu|saat itu|waktu itu|ketika itu|saat itulah|tahun itu|(?:tanggal|periode|kurun|waktu|tahun|bulan) yang sama)(?!\w)"
)
_SAME = re.compile(r"[^.,;:\d]{0,60}\b(?:periode|kurun|waktu|tahun|bulan) yang sama(?!\w)")
_COMPARED = re.compile(
    r"\b(?:dibanding(?:kan)?|ketimbang|daripada|di ?bawah|di ?atas|melampaui|melebihi|(?:lipat|tinggi|banyak|rendah|sedikit|"
    r"naik|turun|meningkat|menurun|melonjak|anjlok|bertambah|berkurang)\s+dari)(?:\s+(?:pada|saat|periode|masa|data|tahun))?\s+$"
)
_CUT = re.compile(
    r"\b(?:hingga|sampai(?: dengan)?|s/d|per|sd|s\.d\.?)\s+(?:akhir|awal|pertengahan|tanggal|hari|bulan|"
    r"tahun)?\s*\(?$"
)
_AHEAD = re.compile(r"\b(?:jelang|menjelang|menuju|hadapi|menghadapi|menyambut|sambut|menyongsong|akan)(?!\w)")
_OPEN = re.compile(r"\b(?:sejak|mulai|semenjak|terhitung)\s+(?:awal|akhir|pertengahan|bulan|tahun|tanggal|hari)?\s*$")
_WITHIN = re.compile(
    r"\b(?:akumulasi|kumulatif|rekap\w*|pada|selama|sepanjang|dalam|di|tahun|bulan|periode|semasa|antara|dari|kurun(?: waktu)?|tetapi|"
    r"namun|tapi|pencoblosan|masa|sementara|sedangkan|ketika|saat)\s+(?:tanggal|bulan|tahun|periode|kurun waktu|"
    r"masa|rentang)?\s*$"
)
# selama masa kampanye, 28 November 2023 sampai 10 Februari 2024
_THROUGHOUT = re.compile(r"\b(?:selama|sepanjang|masa|periode|kurun)(?!\w)[^.;:]*,?\s*\(?$")
# `September 2024 ada lima laporan, Oktober 2024 sembilan`
_CLAUSE_START = re.compile(r"(?:^|[.,;:\n“\"])\s*$")
_COUNTING = re.compile(r"\s+(?:saja,?\s+)?(?:ada|tercatat|terdapat|sebanyak|hanya|baru|cuma|\d|masuk)")
_NOW = re.compile(r"\b(?:kini|sekarang|saat ini|kali ini)(?!\w)")
_YEAR_BEFORE = re.compile(r"\b(?:tahun|setahun) sebelumnya(?!\w)")
# the sentence behind says when: `Angka tersebut akumulasi Oktober-Desember 2016`
_EXPLAINED = re.compile(
    r"[\"“]?(?:angka|jumlah|data|total|catatan|hitungan|temuan|laporan|aduan|kasus|perkara|semuanya|seluruhnya|rekap\w*)\s+"
    r"(?:(?:itu|tersebut|ini|tadi)\s+)?(?:\w+\s+){0,5}(?:(?:dari|sejak|antara|selama|sepanjang|pada|periode|hingga|sampai|per|tanggal)\s+)*$"
)
# the sentence before says it: `selama 2024. Totalnya 34 laporan`
_SUMMED = re.compile(
    r"[\"“]?(?:totalnya|jumlahnya|angkanya|hasilnya|seluruhnya|semuanya|keseluruhannya|tercatat|ada)(?!\w)"
)
# the sentence before the first count presents all figures of a time
_RESULTS = re.compile(r"\b(?:hasil|rekap\w*|data|kinerja|catatan|statistik|laporan|capaian|penanganan)(?!\w)")
_FOLLOWS = re.compile(r"\bberikut(?:\s+ini)?\s*[.:]?\s*$|:\s*$")
_PLAIN_YEAR = re.compile(r"\d{4}")
_VAGUELY = re.compile(r"\b(?:akhir|awal|pertengahan)\s+(?:bulan\s+|tahun\s+)?$")
_PARENTHESIS = re.compile(r"\(\s*$")
_BREAK = re.compile(r"[,;:]|\b(?:sementara|sedangkan|namun|tetapi|tapi|adapun|dibanding(?:kan)?|ketimbang|kala)(?!\w)")


class Span(NamedTuple):
    """Words that tie a count to a time: offsets, the codebook's period, whether it is an election, and whether it is
    only compared with."""

    start: int
    end: int
    period: str
    election: bool
    compared: bool


@lru_cache(maxsize=10_000)
def period_of(start: date, end: date) -> str:
    """The codebook's writing of an interval: year, years, month, day or days."""
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    if (
        start.day == 1
        and start.month == end.month
        and start.year == end.year
        and (end + timedelta(days=1)).month != end.month
    ):
        return f"{start:%Y-%m}"
    return f"{start.isoformat()}/{end.isoformat()}"


@lru_cache(maxsize=10_000)
def days_of(start: str, end: str) -> tuple[date, date] | None:
    """The first and last day of a row of dates, None if it has none."""
    try:
        return date.fromisoformat(start), date.fromisoformat(end)
    except (TypeError, ValueError):
        return None


def spans_of(reading: Reading) -> Ordered[Span]:
    """All elections with their year and all dates that a count may be tied to, in text order."""
    low = reading.lowered
    spans: list[Span] = []
    last = ""
    for hit in reading.hits.get(ELECTION, ()):
        if spans and hit.start < spans[-1].end:
            continue
        named = _YEAR.match(low, hit.end)
        if named and (low[hit.start : hit.end] != "pemilihan" or named.start("year") - hit.end < 14):
            last = f"{hit.value} {named['year']}"
            spans.append(
                Span(hit.start, named.end(), last, True, bool(_COMPARED.search(low, max(0, hit.start - 30), hit.start)))
            )
        elif last and (back := _BACK.match(low, hit.end)):
            spans.append(Span(hit.start, back.end(), last, True, False))
    elections = Ordered(list(spans))
    for row in reading.rows.get("dates", ()):
        span = _date_span(row, low, elections)
        if span:
            spans.append(span)
    spans += [Span(start, end, day.isoformat(), False, False) for start, end, day in spoken(reading)]
    spans.sort()
    return Ordered(spans)


def _date_span(row: dict[str, Any], low: str, elections: Ordered[Span]) -> Span | None:
    start, end = row["start"], row["end"]
    if row["role"] in ("published", "regulation") or any(s.end > start for s in elections.before(end, 2)):
        return None
    before = low[max(0, start - 32) : start]
    days = days_of(row["start_date"], row["end_date"])
    if days is None:
        return None
    first, last = days
    cut = bool(_CUT.search(before)) or bool(re.search(r"\b(?:hingga|sampai)\s+\w+\s*\($", before))
    opening = from_month(low, start, last) if row["granularity"] == "day" else None
    if opening is not None:
        return Span(start, end, period_of(opening, last), False, False)
    if (_OPEN.search(before) and row["granularity"] != "range") or (_PARENTHESIS.search(before) and not cut):
        return None
    if row["granularity"] == "range" and _OPEN.search(before):
        return Span(start, end, period_of(first, last), False, False)
    if not cut and (
        row["granularity"] == "day"
        or not (
            _WITHIN.search(before)
            or (row["granularity"] == "range" and _THROUGHOUT.search(before))
            or low[start : start + 5] in ("tahun", "bulan", "selam", "sepan", "perio")
            or (
                _CLAUSE_START.search(before)
                and (_COUNTING.match(low, end) or (row["granularity"] == "range" and low.startswith(",", end)))
            )
        )
    ):
        return None
    if (cut and row["granularity"] == "range") or (
        not cut and (low.startswith(("akhir", "awal", "pertengahan"), start) or _VAGUELY.search(before))
    ):
        return None
    return Span(start, end, period_of(first, last), False, bool(_COMPARED.search(before)))


def fill_own_period(counts: list[Candidate], spans: Ordered[Span], reading: Reading) -> None:
    """Set `own_period` of counts in text order: what their own sentence, or a word that points back (`kala itu`),
    says."""
    by_sentence: dict[int, list[Candidate]] = {}
    for c in counts:
        by_sentence.setdefault(c.index, []).append(c)
    for c in counts:
        # the institutions over which cases are spread stand in no way between these and their time
        siblings = [o for o in by_sentence[c.index] if o is c or o.unit != "institution"]
        at = next(n for n, o in enumerate(siblings) if o is c)
        c.own_period = (
            _explained(c, by_sentence, spans, reading)
            or _own(c, siblings, at, spans, reading)
            or _pointed(c, spans, reading)
            or _opened(c, counts, spans, reading)
        )


def fill_period(counts: list[Candidate], low: str) -> None:
    """Set `period` of counts in text order: own, else inherited. Needs `own_period`, `counter` and `region`.

    low: the lowered text.
    """
    for i, c in wholes_first(counts):
        if c.unit == "institution" and c.whole is not None:
            c.period = c.whole.period
            continue
        if c.unit == "institution" and c.status == "other":
            c.period = c.own_period
            continue
        c.period = c.own_period or _inherited(c, counts[max(0, i - 40) : i], low)


def _own(c: Candidate, siblings: list[Candidate], position: int, spans: Ordered[Span], reading: Reading) -> str:
    here = spans.between(c.sentence.start, c.sentence.end)
    if not here:
        return ""
    before = siblings[position - 1].end if position else c.sentence.start
    behind = siblings[position + 1].start if position + 1 < len(siblings) else c.sentence.end
    mine = []
    for s in here:
        if before <= s.start and s.end <= c.start:
            # between the number before and this one: this one's if the clause breaks before it
            if position == 0 or _BREAK.search(reading.lowered, before, s.start):
                mine.append(s)
        elif (
            c.end <= s.start
            and s.end <= behind
            and not s.compared
            and (position + 1 == len(siblings) or not _BREAK.search(reading.lowered, c.end, s.start))
        ):
            mine.append(s)
    c.now = not mine and _NOW.search(reading.lowered, before, c.start) is not None
    if (
        not mine
        and not c.now
        and position
        and siblings[0].own_period
        and not any(s.start > siblings[0].end for s in here)
    ):
        return siblings[0].own_period
    dates = [s for s in mine if not s.election]
    return (dates or mine)[-1].period if mine else ""


def _explained(c: Candidate, counts: dict[int, list[Candidate]], spans: Ordered[Span], reading: Reading) -> str:
    """The range or cut-off that the next sentence gives the count, which is the first of its own."""
    if c is not counts[c.index][0] or c.index + 1 >= len(reading.sentences) or c.index + 1 in counts:
        return ""
    behind = reading.sentences[c.index + 1]
    here = [s for s in spans.between(behind.start, behind.end) if not s.compared]
    if len(here) != 1 or here[0].election or not _EXPLAINED.fullmatch(reading.lowered, behind.start, here[0].start):
        return ""
    return here[0].period


def _pointed(c: Candidate, spans: Ordered[Span], reading: Reading) -> str:
    low = reading.lowered
    earlier = None
    if c.index and low.find("sebelumnya", c.sentence.start, c.start) >= 0:
        earlier = _YEAR_BEFORE.search(low, c.sentence.start, c.start)
    if earlier:
        years = spans.between(reading.sentences[max(0, c.index - 2)].start, earlier.start())
        if years and _PLAIN_YEAR.fullmatch(years[-1].period):
            return str(int(years[-1].period) - 1)
    m = None
    if low.find("itu", c.sentence.start, c.start) >= 0 or low.find("sama", c.sentence.start, c.start) >= 0:
        m = _THEN.search(low, c.sentence.start, c.start)
    if m is None and low.find("yang sama", c.end, c.sentence.end) >= 0:
        m = _SAME.match(low, c.end, c.sentence.end)
    if m:
        reach = 12 if m[0].endswith("tahun yang sama") else 5 if m[0].endswith("sama") else 1
        last = spans.between(reading.sentences[max(0, c.index - reach)].start, m.start()) if c.index else []
        if reach > 1:
            last = [s for s in last if not s.election] or last
        return last[-1].period if last else ""
    return ""


def _opened(c: Candidate, counts: list[Candidate], spans: Ordered[Span], reading: Reading) -> str:
    """The election that the article opens with, in the sentence before the first count: `Pilkada 2020 memang sudah
    lewat. BKN menyatakan …`."""
    if c.index != counts[0].index or not c.index or c.sentence.paragraph > 3:
        return ""
    before = reading.sentences[c.index - 1]
    here = spans.between(before.start, before.end)
    if (
        len(here) == 1
        and not here[0].compared
        and (
            (not here[0].election and "/" in here[0].period)
            or _FOLLOWS.search(reading.lowered, here[0].end, before.end) is not None
        )
        and _RESULTS.search(reading.lowered, before.start, before.end)
    ):
        return here[0].period
    if before.paragraph != c.sentence.paragraph:
        return ""
    if len(here) == 1 and not here[0].compared and _SUMMED.match(reading.lowered, c.sentence.start):
        return here[0].period
    if (
        here
        and here[-1].election
        and not here[-1].compared
        and not _AHEAD.search(reading.lowered, before.start, here[-1].start)
    ):
        return here[-1].period
    return ""


def _inherited(c: Candidate, earlier: list[Candidate], low: str) -> str:
    if (
        c.whole is not None
        and c.part
        and (c.counter == c.whole.counter or c.bare or c.marked or c.inherits or c.of is not None)
    ):
        return c.whole.period
    if c.per:
        return ""
    if c.now:
        return ""
    for e in reversed(earlier):
        if e.part or e.per or c.index - e.index > 12:
            continue
        if c.restated or (c.wider and c.index - e.index <= 1):
            return e.period
        if not e.period or (e.own_period and e.compared):
            continue
        if c.unit == "recommendation" and c.region == e.region:
            return e.period
        if (
            c.unit in ("case", "report")
            and e.unit == "person"
            and c.counter == e.counter
            and re.search(rf"\bke-?\s?{e.size}\s", low[c.sentence.start : c.start])
        ):
            return e.period
        heads = c.unit == "person" and e.unit != "person" and c.index - e.index <= 3
        if c.counter != e.counter or (c.status == "reported" and not heads):
            return ""
        if heads:
            return e.period
        if c.size <= e.size or not e.size:
            return e.period
    return ""
