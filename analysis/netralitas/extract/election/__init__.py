"""Election: the one election an article is about, and how that is known.

Fills `reading.found["article"]["election"]` and `["election_basis"]` (`named`, `date`, `none`). What the article
names wins over its
date; of several the one its message is for, usually the coming one; comparisons with an earlier one do not count.
Without names the
date decides, without a date what only fits one election (rules, bodies, candidates, the region):
lexicon/elections.toml.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta

from netralitas.extract.dates.expressions import expressions_of
from netralitas.extract.dates.pagedate import find_page_date
from netralitas.extract.dates.words import Expression
from netralitas.extract.dates.years import Anchor, resolve
from netralitas.extract.election.calendar import (
    Calendar,
    calendar_of,
    election_of_name,
    names_in,
    polling_day,
    vocabulary,
)
from netralitas.extract.election.clues import POLITICS, ClueWords, by_clues, by_polling_days, words_of
from netralitas.extract.intervals import Intervals
from netralitas.extract.kinds import Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.extract.regulations.citations import Citation, citations_of
from netralitas.lexicon import Lexicon

__all__ = ["KIND", "calendar_of", "election_of_name", "names_in", "polling_day"]

_WITH_YEAR = re.compile(
    r"(?:[\s,()-]+(?!sejak\b|kasus\b|sebanyak\b|selama\b|(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|"
    r"ahad)\b)[a-z][\w.'-]*){0,6}?"
    r"[\s,()-]*(?:\d{1,2}\s+[a-z]{3,9}\s+)?(20[0-3]\d)(?!\d|[.,]\d)"
)
_YEAR = re.compile(r"(20[0-3]\d)(?!\d)")
_MORE_YEARS = re.compile(r"\s*(?:,|dan|atau|maupun|serta|hingga|sampai|-|/|&)\s*(?:tahun\s+)?(20[0-3]\d)(?!\d)")
_SOFT_STOP = re.compile(r"[.;:!?]\s|[\"“”]")
# without a word of politics: whose supervisors and whom they supervise tell that the day's election is meant
_SUPERVISED = re.compile(
    POLITICS.pattern
    + r"|bawaslu|panwas|\bkpu\b|\bkasn\b|komisi asn|\basn\b|\bpns\b|\bpegawai\b|aparatur|\bbkn\b|memilih|coblos|"
    r"suara lawan|dua jari|satu jari|tiga jari|gakkumdu"
)
_RE_VOTE = re.compile(r"(?<!\w)(?:psu|pemungutan suara ulang|pemilihan suara ulang|pemungutan ulang)(?!\w)")


def decide(reading: Reading, lexicon: Lexicon) -> tuple[str, str]:
    """The election an article is about and its basis (`named`, `date`, `none`)."""
    calendar = calendar_of(lexicon)
    words = words_of(lexicon)
    page = find_page_date(reading, lexicon)
    expressions = expressions_of(reading, lexicon)
    citations = citations_of(reading, lexicon)
    cited = Intervals((c.start, c.end) for c in citations)
    today = reading.published_day or _event_day(expressions, cited, calendar, page.start if page else -1)
    if today is not None and today < calendar.elections[0].attention_any:
        return "none", "none"
    named = _named(reading, expressions, cited, calendar, words, today)
    kinds = _kinds(reading, calendar)
    if not named and _elsewhere(reading):
        return "none", "none"
    if today is None:
        today = _year_day(expressions, [*citations], calendar, kinds)
    scores: dict[str, float] = defaultdict(float)
    for code, score in named.items():
        scores[code] += score * _timing(calendar, code, today)
    again = ("psu" in reading.lowered or "ulang" in reading.lowered) and _RE_VOTE.search(reading.lowered) is not None
    for code, score in _by_date(calendar, kinds, today, again).items():
        scores[code] += score
    rules = {c.numbered for c in citations if c.numbered} | {c.name for c in citations if c.name}
    if not scores and not kinds and (today is None or not _SUPERVISED.search(reading.lowered)):
        only = _by_rules(rules, words) if today is None else "none"
        return only, "none" if only == "none" else "date"
    if not scores and not kinds and today is not None and calendar.at(today) != "none":
        scores[calendar.at(today)] = 0.5
    if not scores or (today is None and not named):
        hints = by_clues(reading, words, rules, kinds, calendar)
        for code, score in hints.items():
            # what fits an election long held or far ahead says nothing of an article of this day
            if today is None or -200 <= (calendar.by_code[code].polling_day - today).days <= 800:
                scores[code] += score
        for code in by_polling_days(expressions, calendar) if today is None else ():
            scores[code] += 3.0
        if not scores and today is not None and calendar.at(today) != "none":
            scores[calendar.at(today)] = 0.5
    if not scores:
        return "none", "none"
    best = max(scores, key=lambda c: (scores[c], calendar.by_code[c].polling_day))
    return best, "named" if named.get(best) else "date"


def _event_day(expressions: list[Expression], cited: Intervals, calendar: Calendar, page_start: int) -> date | None:
    """The day of the article without a page date: the best full date of an event, else the latest month named with
    its year."""
    best: tuple[int, date] | None = None
    month: date | None = None
    for e in expressions:
        if e.start == page_start or e.relative or (e.last or e.first)[0] is None or cited.overlap(e.start, e.start + 1):
            continue
        span = resolve(e, Anchor(None, (), None))
        if span is None:
            continue
        if span.granularity == "day" and not calendar.is_polling_day(span.first) and span.first.year >= 2014:
            rank = 2 * (e.weekday is not None) + e.bracketed
            if best is None or rank > best[0]:
                best = (rank, span.first)
        elif e.first[1] is not None and span.first.year >= 2014:
            month = max(month or span.last, span.last)
    return best[1] if best else month


def _by_rules(rules: set[str], words: ClueWords) -> str:
    """The one election that the rules cited fit best, else `none`."""
    scores: dict[str, float] = defaultdict(float)
    for clue in words.clues:
        if clue.weight >= 2.0 and clue.rules & rules:
            for code in clue.fits:
                scores[code] += clue.weight
    best = [code for code, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else "none"


def _elsewhere(reading: Reading) -> bool:
    """True where an election that is none of the seven (a village's, a club's) is named first and most."""
    names = [h.value for h in reading.hits.get("election.name", ()) if h.value != "body"]
    foreign = names.count("foreign")
    return foreign > 0 and 2 * foreign >= len(names) and not reading.hits.get("election.kind")


def _year_day(
    expressions: list[Expression], citations: list[Citation], calendar: Calendar, kinds: dict[str, float]
) -> date | None:
    """A day for an article that gives years only: of the latest year of an event, else of a circular of its own. The
    year must be that of one election, or the article must say which kind it speaks of."""
    years: list[int] = []
    circulars: list[int] = []
    for e in expressions:
        if e.relative or e.tense == "since" or (e.last or e.first)[0] is None:
            continue
        year = (e.last or e.first)[0] or 0
        inside = next((c for c in citations if c.start <= e.start < c.end), None)
        if inside is None:
            years.append(year)
        elif inside.numbered.startswith("SE ") or inside.name.startswith("SE "):
            circulars.append(year)
    year = max(years or circulars, default=0)
    if year < calendar.elections[0].year:
        return None
    if (election := calendar.of_year(year)) and (not kinds or election.kind in kinds):
        return election.polling_day - timedelta(days=30)
    return date(year, 7, 1) if kinds else None


def _named(
    reading: Reading,
    expressions: list[Expression],
    cited: Intervals,
    calendar: Calendar,
    words: ClueWords,
    today: date | None,
) -> dict[str, float]:
    """How strongly each election is named: in the headline, the lead, the body; as a comparison hardly."""
    text = reading.lowered
    scores: dict[str, float] = defaultdict(float)
    names = [n for n in names_in(reading) if n.value != "foreign" and not cited.overlap(n.start, n.start + 1)]
    for i, name in enumerate(names):
        limit = min(len(text), name.end + 90, names[i + 1].start if i + 1 < len(names) else len(text))
        m = _WITH_YEAR.match(text, name.end, limit) or _YEAR.match(text, name.end, limit)
        if not m or _SOFT_STOP.search(text[name.end : m.start(1)]):
            continue
        years, end = [int(m[1])], m.end()
        while more := _MORE_YEARS.match(text, end):
            years.append(int(more[1]))
            end = more.end()
        compared = bool(words.before.search(text[max(0, name.start - 60) : name.start]) or words.after.match(text, end))
        for year in years:
            code = calendar.of_name(name.value, year)
            if (
                name.value == "general"
                and today
                and code.startswith("pemilu")
                and year == 2024
                and today > date(2024, 3, 20)
            ):
                code = "pilkada-2024"
            if code != "none":
                scores[code] += _place_weight(reading, name.start) * (0.25 if compared else 1.0)
    for e in expressions:
        if None in e.first or e.last is not None:
            continue
        span = resolve(e, Anchor(None, (), None))
        if span and (code := calendar.of_day(span.first)) != "none" and not cited.overlap(e.start, e.start + 1):
            compared = bool(words.before.search(text[max(0, e.start - 60) : e.start]) or words.after.match(text, e.end))
            scores[code] += 0.5 if compared else 1.5
    return dict(scores)


def _place_weight(reading: Reading, offset: int) -> float:
    index = reading.sentence_at(offset)
    if index < 0:
        return 1.0
    sentence = reading.sentences[index]
    return 3.0 if sentence.headline else 2.0 if sentence.paragraph <= 2 else 1.0


def _timing(calendar: Calendar, code: str, today: date | None) -> float:
    """The coming election counts more, one that a later one of its kind has replaced hardly."""
    if today is None:
        return 1.0 + 0.1 * [e.code for e in calendar.elections].index(code)
    election = calendar.by_code[code]
    polling = (
        max(election.polling_day, date(2025, 8, 31))
        if code == "pilkada-2024" and today.year == 2025
        else election.polling_day
    )
    if polling >= today:
        return 2.5 if (polling - today).days < 800 else 1.5
    if any(e.kind == election.kind and election.polling_day < e.polling_day <= today for e in calendar.elections):
        return 0.1
    days = (today - polling).days
    return 1.5 if days <= 120 else 0.8 if days <= 400 else 0.4 if days <= 800 else 0.2


def _kinds(reading: Reading, calendar: Calendar) -> dict[str, float]:
    """Signs of the kind of election: names without a year, candidates' words (three at most of each)."""
    counts: dict[str, float] = defaultdict(float)
    for name in names_in(reading):
        if name.value in ("pilkada", "pemilu"):
            counts[name.value] += (
                1.0 if name.value == "pilkada" or reading.lowered[name.start : name.end] != "pemilu" else 0.6
            )
    for hit in reading.hits.get("election.kind", ()):
        counts[hit.value] += (
            0.4
            if hit.end - hit.start <= 6 and reading.lowered[hit.start : hit.end] in ("paslon", "dct", "dcs")
            else 1.0
        )
    return {kind: min(3.0, n) for kind, n in counts.items()}


def _by_date(calendar: Calendar, kinds: dict[str, float], today: date | None, again: bool) -> dict[str, float]:
    """The elections that the date gives for the kinds of election spoken of; a re-vote (again) belongs to the last
    one."""
    if today is None:
        return {}
    scores: dict[str, float] = {}
    attention = calendar.at(today)
    for kind, strength in kinds.items():
        code = calendar.at(today, kind)
        held = [
            e
            for e in calendar.elections
            if e.kind == kind and e.polling_day <= today <= e.polling_day + timedelta(days=330)
        ]
        if again and held:
            scores[held[-1].code] = 2.0 * strength
            continue
        if code == "none":
            continue
        polling = calendar.by_code[code].polling_day
        near = abs((polling - today).days) <= 240
        # the other kind's day is past or far: then the word is used loosely (`Pemilu` of a Pilkada)
        factor = 1.25 if code == attention else 0.6 if near else 0.25
        if polling >= today - timedelta(days=60):
            factor *= 1.2
        scores[code] = 0.8 * strength * factor
    return scores


def reader(lexicon: Lexicon) -> Reader:
    """A function that decides which election an article is about."""

    def read(reading: Reading) -> None:
        code, basis = decide(reading, lexicon)
        article = reading.found.setdefault("article", {})
        article["election"], article["election_basis"] = code, basis

    return read


KIND = Kind(
    name="election",
    columns=(),
    reader=reader,
    vocabulary=vocabulary,
    after=("places",),
    lexicons=("elections.toml", "dates.toml", "regulations.toml"),
    table=False,
    help="The one election an article is about.",
)
