"""Other figures for an article's counts: larger ones in the same order, as digits or in words as they were written."""

from __future__ import annotations

import random
import re
from typing import Any

from netralitas.evaluate.replacements.edits import Edits

_UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
_VAGUE = {(11, 19), (10, 99), (100, 999), (1000, 9999)}
_NUMBER_WORD = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|ratus|ribu|sepuluh|sebelas|seratus|seribu)"
)
_MONTH = r"(?:Jan|Feb|Peb|Mar|Apr|Mei|Jun|Jul|Agu|Agt|Sep|Okt|Nov|Nop|Des)"
_LEGAL = re.compile(
    r"(?:nomor|no\.?|pasal|ayat|tahun|uu|pp|pkpu|perbawaslu|rp\.?|pukul|eselon|"
    r"huruf|jilid|ke-?|tps|fase|zona|divisi|komisi|dandim|kodim|gelombang|periode)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*(?:%|persen|juta|miliar|tahun|bulan|hari|minggu|pekan|jam|menit|kilometer|meter|kali|"
    rf"{_MONTH}|hingga \d+ {_MONTH})|-an\b|[./:-]\d|/",
    re.IGNORECASE,
)

_SPAN = re.compile(r"\s(?:pekan|bulan|minggu|tahun|hari|jam|kali|jari|kaki)\b", re.IGNORECASE)


def spelled(number: int) -> str:
    """A number from 0 to 999 in words."""
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    if number < 100:
        return f"{_UNITS[number // 10]} puluh" + (f" {_UNITS[number % 10]}" if number % 10 else "")
    hundreds = "seratus" if number < 200 else f"{_UNITS[number // 100]} ratus"
    return hundreds + (f" {spelled(number % 100)}" if number % 100 else "")


def written(number: int) -> str:
    """A number in digits, with full stops between thousands."""
    return f"{number:,}".replace(",", ".")


def _sums(values: list[int]) -> list[tuple[int, list[int]]]:
    """Totals with their parts: a value that is the sum of two to ten values that stand together in the text."""
    found = []
    for total in sorted(set(values)):
        for i in range(len(values)):
            for j in range(i + 2, min(len(values), i + 10) + 1):
                if sum(values[i:j]) == total and total not in values[i:j]:
                    found.append((total, values[i:j]))
    return found


def _larger(
    movable: list[int], fixed: set[int], sums: list[tuple[int, list[int]]], rng: random.Random
) -> dict[int, int]:
    """New values: larger, in the same order, none a fixed one, and totals still the sum of their parts.

    Where no such values are found, those that belong to a total stay.
    """
    for sums_now, keep in ((sums, set()), ([], {v for total, parts in sums for v in (total, *parts)})):
        free = [v for v in movable if v not in keep]
        totals: dict[int, list[int]] = {}
        for total, parts in sums_now:
            if total in free:
                totals.setdefault(total, parts)
        for _ in range(600):
            new = {v: v for v in fixed | keep}
            for value in free:
                addends = totals.get(value)
                new[value] = (
                    sum(new.get(p, p) for p in addends) if addends else value + rng.randint(0, max(2, value // 6))
                )
            ordered = [new[v] for v in sorted(new)]
            if (
                ordered == sorted(set(ordered))
                and all(new.get(t, t) == sum(new.get(p, p) for p in parts) for t, parts in sums_now)
                and any(new[v] != v for v in free)
            ):
                return {v: new[v] for v in free}
    return {}


class FigureMap:
    """The replacement of figures for one article."""

    def __init__(self, text: str, counts: list[dict[str, Any]], rng: random.Random) -> None:
        vague = {v for c in counts if (c["min"], c["max"]) in _VAGUE for v in (c["min"], c["max"])}
        values = {v for c in counts for v in (c["min"], c["max"]) if v is not None} - vague
        low = text.lower()
        loose = {
            v
            for v in values
            if v < 12
            and re.search(rf"\bke{_UNITS[v]}|\b{_UNITS[v]}-{_UNITS[v]}|\b{_UNITS[v]}-?nya\b|\bber{_UNITS[v]}\b", low)
        }
        loose |= {v for v in values if re.search(rf"\b{v}-an\b|\bke-?{v}\b", low)}
        self.places = {v: self._occurrences(text, v) for v in values if v > 1 and v not in loose}
        movable = sorted(v for v, found in self.places.items() if found)
        exact = [c["min"] for c in counts if c["min"] is not None and c["min"] == c["max"]]
        self.new = _larger(movable, (values | vague) - set(movable), _sums(exact), rng)

    def _occurrences(self, text: str, value: int) -> list[tuple[int, int, str]]:
        """Where a value is written as a figure of its own, in digits or words; [] if anywhere it can't be told."""
        found = []
        for m in re.finditer(rf"(?<![\w.,/-])(?:{re.escape(written(value))}|{value})(?!\w|[.,]\d)", text):
            if 1900 <= value <= 2100 and "." not in m[0]:
                continue
            if not (_LEGAL.search(text, max(0, m.start() - 12), m.start()) or _AFTER.match(text, m.end())):
                found.append((m.start(), m.end(), "digits"))
        if value < 1000:
            words = spelled(value).replace(" ", r"\s")
            for m in re.finditer(
                rf"(?<![\w-])(?<!puluh )(?<!ratus )(?<!ribu ){words}(?![\w-])(?! {_NUMBER_WORD}\b)", text, re.IGNORECASE
            ):
                if not _LEGAL.search(text, max(0, m.start() - 12), m.start()) and not _SPAN.match(text, m.end()):
                    found.append((m.start(), m.end(), "words"))
        return found

    def edit(self, edits: Edits) -> None:
        """Mark the figures; a value of which some place is taken already stays as it is."""
        for value in list(self.new):
            if not all(edits.free(start, end) for start, end, _ in self.places[value]):
                del self.new[value]
        for value, new in self.new.items():
            for start, end, form in self.places[value]:
                old = edits.text[start:end]
                words = form == "words" and new < 1000
                text = spelled(new) if words else written(new)
                edits.add(start, end, text.capitalize() if words and old[0].isupper() else text)

    def rename(self, value: int | None) -> int | None:
        """A gold bound in its new value."""
        return self.new.get(value, value) if value is not None else None
