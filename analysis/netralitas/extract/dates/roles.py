"""What a date is: published, event, election, regulation or other (codebook section 3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.dates.words import Expression
from netralitas.extract.dates.years import Span
from netralitas.extract.election.calendar import Calendar, names_in
from netralitas.extract.reading import Reading
from netralitas.extract.regulations.citations import Citation
from netralitas.extract.scanner import Hit
from netralitas.lexicon import Lexicon


class Patterns(NamedTuple):
    """The lexicon's words, compiled."""

    other: re.Pattern[str]
    term: re.Pattern[str]
    signing: re.Pattern[str]
    polling: re.Pattern[str]
    weak: re.Pattern[str]


@lru_cache(maxsize=8)
def patterns_of(lexicon: Lexicon) -> Patterns:
    """The compiled words of the section `roles` of lexicon/dates.toml."""
    roles = lexicon.toml("dates")["roles"]
    return Patterns(
        re.compile(
            rf"(?<!\w){_any(roles['other_before'])}(?:\s+(?:tahun|periode|pada|sejak|kabupaten|kota|provinsi|"
            rf"kab\.|daerah|\d+))*(?:\s+[a-z]+)?\s*[:(]?\s*$"
        ),
        re.compile(rf"(?<!\w){_any(roles['term_nouns'])}(?!\w)"),
        re.compile(rf"(?<!\w){_any(roles['signing'])}(?!\w)"),
        re.compile(rf"(?<!\w){_any(roles['polling'])}(?!\w)"),
        re.compile(rf"(?<!\w){_any(roles['polling_weak'])}(?!\w)"),
    )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


_BREAK = re.compile(r"[;:!?]|[.](?:\s|$)|[\"“”]")
_CLAUSE = re.compile(r"[,;:!?]|[.](?:\s|$)|[\"“”]|\b(?:dan|serta|sedangkan|sementara|adapun|namun|tetapi)\b")
_BETWEEN = re.compile(
    r"[\s,()/-]*(?:(?:serentak|langsung|tahun|thn|pada|di|tanggal|tgl|hari|bulan|mendatang|nanti|ini|yang|"
    r"digelar|dihelat|jatuh|berlangsung|dilaksanakan|akan|dijadwalkan"
    r"|bakal|dan|pemilihan|gubernur|bupati|wali|kota|wakil|provinsi|kabupaten|awal|akhir|pertengahan|lalu|"
    r"silam|putaran|kedua|[a-z][\w.'-]*)[\s,()/-]*){0,6}$"
)
_CHAIN = re.compile(r"[\s,]*(?:dan|atau|maupun|serta|hingga|sampai|/|&|,|-|serta pada|dan pada)*\s*(?:tahun\s+)?$")
_AT = re.compile(r"(?<!\w)(?:pada|tahun|di)\s*$")
_TERM_WORD = re.compile(r"(?:periode|masa\s+(?:jabatan|bakti|bhakti)|masa\s+khidmat)\s*(?:tahun\s+)?\(?$")

_TERM_ENDS = re.compile(
    r"(?:masa (?:jabatan|tugas|bakti|kerja)|jabatan)(?:nya)?(?: (?!(?:itu )?(?:dicopot|ditarik|dilepas))[\w.]+){0,5}? (?:berakhir|habis|usai|purna|tuntas|rampung|"
    r"sampai|hingga) (?:(?:pada|tanggal|per|sampai) )*$"
)


def role_of(
    reading: Reading,
    expression: Expression,
    span: Span,
    previous: tuple[Expression, str] | None,
    citations: list[Citation],
    calendar: Calendar,
    lexicon: Lexicon,
) -> str:
    """The role of a date: regulation, other, election or event, in this order of proof.

    previous: the expression before it in the text with its role (a list of election years goes on).
    """
    patterns = patterns_of(lexicon)
    text = reading.lowered
    index = reading.sentence_at(expression.start)
    sentence = reading.sentences[index] if index >= 0 else None
    low = max(sentence.start if sentence else 0, expression.start - 160)
    high = min(max(sentence.end if sentence else len(text), expression.end), expression.end + 160)
    before, after = text[low : expression.start], text[expression.end : high]
    if _of_regulation(reading, expression, span, citations, before, after, patterns, low, high):
        # `surat edaran tentang netralitas pada Pilkada Serentak 2020`: the year names the election, also in a title
        first = bisect_left(citations, low - 600, key=lambda c: c.start)
        last = bisect_left(citations, expression.start, lo=first, key=lambda c: c.start)
        titled = expression.first[1] is None and all(
            c.core_end <= expression.start for c in citations[first:last] if expression.start < c.end
        )
        named = titled and _names_election(reading, expression, before, after, low, calendar, span, None)
        return "election" if named else "regulation"
    if span.granularity in ("year", "range") and expression.first[1] is None:
        if _of_plan(before, after, expression, patterns):
            return "other"
        if _names_election(reading, expression, before, after, low, calendar, span, previous):
            return "election"
        return "event"
    if _TERM_ENDS.search(before):
        return "other"
    if patterns.other.search(before) and (patterns.other.search(before) or [""])[0].split()[0] in (
        "lahir",
        "kelahiran",
        "masa",
        "akhir",
    ):
        return "other"
    return "election" if _is_polling(reading, expression, span, before, after, low, calendar, patterns) else "event"


def _of_regulation(
    reading: Reading,
    expression: Expression,
    span: Span,
    citations: list[Citation],
    before: str,
    after: str,
    patterns: Patterns,
    low: int,
    high: int,
) -> bool:
    first = bisect_left(citations, low - 600, key=lambda c: c.start)
    near = citations[first : bisect_left(citations, high, lo=first, key=lambda c: c.start)]
    if any(c.start <= expression.start < c.end for c in near):
        return True
    if span.granularity == "range":
        return False
    for citation in near:
        if citation.end < low or citation.start > high:
            continue
        if citation.end <= expression.start:
            gap = reading.lowered[citation.end : expression.start]
            if _BREAK.search(gap) or re.search(r"\d{1,2}/\d{1,2}", gap):
                continue
            # `SKB tanggal 22 September 2022`, `SKB tahun 2022`, `SKB yang terbit September lalu`
            if (
                re.fullmatch(
                    r"[\s,()]*(?:(?:lima|5)\s+(?:lembaga|menteri|instansi|kementerian)\s+)?(?:(?:pada|tanggal|tertanggal|tgl|bertanggal|tahun|bulan)[\s.,]*)*\(?\s*",
                    gap,
                )
                and not expression.bracketed
            ):
                return True
            signed = list(patterns.signing.finditer(gap)) if len(gap) <= 140 else []
            # `edaran itu diteken Kamis (20/8)`: the verb right before, else the brackets tell when somebody spoke
            if signed and (not _weekday_brackets(expression) or not gap[signed[-1].end() :].strip()):
                return True
        else:
            gap = reading.lowered[expression.end : citation.start]
            if (
                not _BREAK.search(gap)
                and len(gap) <= 150
                and patterns.signing.search(gap)
                and not _weekday_brackets(expression)
                and not re.search(r"rekomendasi|mengatakan|menyebut|sesuai|berdasarkan", gap)
            ):
                return True
    return False


def _weekday_brackets(expression: Expression) -> bool:
    return expression.weekday is not None and expression.bracketed


def _of_plan(before: str, after: str, expression: Expression, patterns: Patterns) -> bool:
    if patterns.other.search(before[-60:]):
        return True
    term = _TERM_WORD.search(before)
    if term or (re.match(r"\s*\)", after) and before.endswith("(")):
        of_whom = patterns.term.search(before[-40:]) or (term and patterns.term.search(after[:40]))
        return bool(of_whom) and expression.last is not None
    return False


def _names_election(
    reading: Reading,
    expression: Expression,
    before: str,
    after: str,
    low: int,
    calendar: Calendar,
    span: Span,
    previous: tuple[Expression, str] | None,
) -> bool:
    if (
        previous
        and previous[1] == "election"
        and previous[0].first[1] is None
        and low <= previous[0].start
        and _CHAIN.fullmatch(reading.lowered, previous[0].end, expression.start)
    ):
        return True
    own = reading.lowered[expression.start : expression.end]
    for name in reversed(_names_before(reading, low, expression.start)):
        gap = reading.lowered[name.end : expression.start]
        if len(gap) > 70 or _BREAK.search(gap):
            break
        if not gap.strip() or _BETWEEN.fullmatch(gap):
            tight = len(gap.split()) <= 4 and not re.search(
                r"\b(?:sejak|hingga|sampai|selama|dari|kasus|netralitas|asn|pns|tercatat|,)\b|,", gap
            )
            if name.value != "general" and tight:
                return True
        if (
            calendar.is_election_year(span.first.year)
            and expression.last is None
            and _AT.search(before[-8:] + ("tahun " if own.startswith("tahun") else ""))
            and not re.search(r"\b(?:apbd|kasus|rekap|data|sejak)\b", gap)
        ):
            return True
        if calendar.is_election_year(span.first.year) and name.value == "general" and len(gap.split()) <= 2:
            return True
    # `2024 adalah tahun politik`
    return bool(
        calendar.is_election_year(span.first.year)
        and re.match(r"\s*(?:adalah|merupakan|ini|sebagai|menjadi|yang)?\s*(?:,\s*)?tahun politik", after)
    )


def _names_before(reading: Reading, low: int, high: int) -> list[Hit]:
    """Elections named between two offsets."""
    names = names_in(reading)
    first = bisect_left(names, low, key=lambda n: n.start)
    return [n for n in names[first : bisect_left(names, high, lo=first, key=lambda n: n.start)] if n.end <= high]


def _is_polling(
    reading: Reading,
    expression: Expression,
    span: Span,
    before: str,
    after: str,
    low: int,
    calendar: Calendar,
    patterns: Patterns,
) -> bool:
    if span.granularity == "range":
        return False
    clause = re.split(r"[;:!?]|[.]\s|[\"“”]|\)", before)[-1]
    if found := list(patterns.polling.finditer(clause)):
        last = found[-1]
        gap = clause[last.end() :]
        if (
            len(gap) <= 60
            and not re.search(
                r"\d{1,2}[/.-]\d|\b20\d\d\b|\b(?:setelah|sebelum|sampai|hingga|sejak|per|mengatakan|kata|"
                r"ujar)\b|,\s*\w+\s+\w+",
                gap,
            )
            and not re.search(r"(?:menjelang|jelang|usai|pasca|setelah|seusai)\s+$", clause[: last.start()])
        ) or (span.granularity == "day" and calendar.is_polling_day(span.first)):
            return True
    if span.granularity == "month":
        names = _names_before(reading, low, expression.start)
        return bool(
            names
            and calendar.is_polling_month(span.first.year, span.first.month)
            and re.fullmatch(
                r"[\s(]*(?:serentak|pada|di|bulan|[a-z]+){0,3}\s*|[^.;\n]{0,40} (?:tinggal|kurang) [a-z0-9 ]{2,20} lagi,? "
                r"(?:(?:tepatnya|yakni|yaitu|pada|bulan) )*",
                reading.lowered[names[-1].end : expression.start],
            )
        )
    names = _names_before(reading, low, expression.start)
    if calendar.is_polling_day(span.first):
        if _weekday_brackets(expression):
            return bool(
                patterns.polling.search(clause)
                or (names and len(reading.lowered[names[-1].end : expression.start]) <= 30)
            )
        return True
    if names and not _weekday_brackets(expression):
        gap = reading.lowered[names[-1].end : expression.start]
        # `Pilgub Lampung 27 Juni 2018`: the name with its place, then the day
        return bool(
            re.fullmatch(
                r"(?:\s+(?:serentak|(?:yang\s+)?(?:akan\s+)?(?:digelar|dihelat|jatuh|dilaksanakan|berlangsung)|"
                r"pada|tanggal|tgl|hari))*[\s,(]*",
                gap,
            )
            and re.search(r"digelar|dihelat|jatuh|dilaksanakan|berlangsung", gap) is not None
        )
    return False
