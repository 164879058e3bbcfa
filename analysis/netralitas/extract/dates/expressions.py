"""Calendar expressions as they stand in the text, before the year is known: `expressions_of(reading, lexicon)`.

Shapes: `30 Januari 2024`, `12-14 Februari 2018`, `12 Februari hingga 23 Juni 2018`, `September 2018-Maret 2019`,
`awal Oktober`,
`(30/1)`, `30.01.2024`, `2024-01-30`, `tahun 2015`, `2020-2021`, `kemarin`, `Kamis kemarin`, `Senin lalu`, `dua hari
kemudian`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from netralitas.extract.dates.figures import numeric_pieces, year_pieces
from netralitas.extract.dates.months import month_pieces
from netralitas.extract.dates.relative import relative_pieces, weekday_pieces
from netralitas.extract.dates.words import AND, TIMES, TO, Expression, Words, valid, words_of
from netralitas.extract.intervals import Intervals
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

_AFTER_WEEKDAY = re.compile(rf"[\s,.:/|-]*(?:{TIMES}[\s,.:/|-]*){{0,3}}\(?\s*(?:{TIMES}\s+)?$")


_BRIDGE = re.compile(
    rf"\)?\s*(?:(?:tahun|thn)\s+)?({TO}|{AND})\s*(?:(?:hari|tanggal|tgl\.?|bulan|awal|akhir|pertengahan|"
    rf"medio|ke)\s+)*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)[\s,]*)?\(?\s*"
)


_TO = re.compile(TO)
_BETWEEN = re.compile(r"antara\s+(?:tanggal\s+)?$")
_FIGURE = re.compile(r"\d")
_TERM = re.compile(r"\s*(?:an|-an)\b")


def expressions_of(reading: Reading, lexicon: Lexicon) -> list[Expression]:
    """The calendar expressions of the article in text order, found once per reading
    (`reading.found["expressions"]`)."""
    if "expressions" not in reading.found:
        reading.found["expressions"] = _find(reading, words_of(lexicon))
    found: list[Expression] = reading.found["expressions"]
    return found


def _find(reading: Reading, words: Words) -> list[Expression]:
    pieces = [*month_pieces(reading, words)]
    for others in (numeric_pieces(reading), year_pieces(reading, words)):
        pieces += _beside(pieces, others)
    if reading.masks:
        pieces = [p for p in pieces if not reading.is_masked(p.start, p.end)]
    pieces.sort(key=lambda p: (p.start, p.end))
    _add_weekdays(reading, pieces)
    expressions = [e for e in _join(reading.lowered, pieces) if _standing(reading, e)]
    for extra in (weekday_pieces, relative_pieces):
        added = _beside(pieces, extra(reading))
        expressions += added
        pieces += added
    expressions.sort(key=lambda p: (p.start, p.end))
    return expressions


def _beside(pieces: list[Expression], others: Iterator[Expression]) -> list[Expression]:
    """Those of the others that touch none of the pieces."""
    found = list(others)
    if not found or not pieces:
        return found
    taken = Intervals((p.start, p.end) for p in pieces)
    return [p for p in found if not taken.overlap(p.start, p.end)]


def _add_weekdays(reading: Reading, pieces: list[Expression]) -> None:
    """A weekday just before a day becomes part of it."""
    weekdays = reading.hits.get("dates.weekday", [])
    index = 0
    for piece in pieces:
        if piece.first[2] is None:
            continue
        while index < len(weekdays) and weekdays[index].end <= piece.start:
            index += 1
        hit = weekdays[index - 1] if index else None
        if hit and piece.start - hit.end <= 40 and _AFTER_WEEKDAY.fullmatch(reading.lowered, hit.end, piece.start):
            piece.weekday = hit.value
            piece.bracketed = piece.bracketed or "(" in reading.lowered[hit.end : piece.start]
            piece.start = hit.start


def _join(text: str, pieces: list[Expression]) -> Iterator[Expression]:
    """Two pieces with `hingga`, `-` between become a range; lists and ranges share their year."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        while index + 1 < len(pieces) and piece.last is None and pieces[index + 1].last is None:
            other = pieces[index + 1]
            bridge = _BRIDGE.fullmatch(text, piece.end, _own_start(text, other))
            if not bridge or piece.first[1] is None or other.first[1] is None:
                break
            between = _BETWEEN.search(text[max(0, piece.start - 18) : piece.start])
            if _TO.fullmatch(bridge[1]) or (between and bridge[1] == "dan"):
                piece = replace(piece, end=other.end, last=other.first, tense=other.tense or piece.tense)
                index += 1
            else:
                if piece.first[0] is None and other.first[0] is not None and bridge[1] != ",":
                    piece.first = (other.first[0], *piece.first[1:])
                break
        yield piece
        index += 1


def _own_start(text: str, piece: Expression) -> int:
    """Where the piece's first figure or month stands, its weekday left out (the bridge takes that)."""
    if piece.weekday is None:
        return piece.start
    figure = _FIGURE.search(text, piece.start, piece.end)
    return figure.start() if figure else piece.start


def _standing(reading: Reading, expression: Expression) -> bool:
    """False for what only looks like a date."""
    if _TERM.match(reading.lowered, expression.end):
        return False
    for day in (expression.first, expression.last):
        if day and day[1] and day[2] and not valid(day[1], day[2]):
            return False
    return True
