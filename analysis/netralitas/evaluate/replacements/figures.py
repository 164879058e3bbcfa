"""Other figures for an article's counts: larger ones in the same order, as digits or in words as they were written."""

from __future__ import annotations

import random
import re
from typing import Any

from netralitas.evaluate.replacements.edits import Edits

_UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
_VAGUE = {(11, 19): "belasan", (10, 99): "puluhan", (100, 999): "ratusan", (1000, 9999): "ribuan"}
_OTHER_VAGUE = {"belasan": "puluhan", "puluhan": "belasan", "ratusan": "puluhan", "ribuan": "ratusan"}
# what `kedua` counts; before other words, or behind one, it is an ordinal
_COLLECTIVE = (
    r"(?:asn|pns|orang|pegawai|aparatur|abdi|kasus|laporan|perkara|camat|lurah|guru|kades|kepala|pejabat|oknum|terlapor|nama|pelanggar|"
    r"pelaku|staf|dokter|bidan|perawat|perangkat)"
)
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
        for step in (6, 6, 10, 10, 1000):
            for _ in range(400):
                new = _raised(free, totals, fixed | keep, step, rng)
                if new and all(new.get(t, t) == sum(new.get(p, p) for p in parts) for t, parts in sums_now):
                    return {v: new[v] for v in free}
    return {}


def _raised(
    free: list[int], totals: dict[int, list[int]], fixed: set[int], step: int, rng: random.Random
) -> dict[int, int]:
    """One try: from the smallest value up, each by about as much as the one before it and a share (1/step) more; {} if a total or a
    fixed value does not fit between its neighbours."""
    new: dict[int, int] = {}
    last = by = 0
    for value in sorted({*free, *fixed}):
        addends = totals.get(value)
        if value in fixed:
            raised = value
        elif addends:
            raised = sum(new.get(p, p) for p in addends)
        else:
            least = max(value, last + 1)
            raised = rng.randint(least, max(least, value + by + max(1, value // step)))
        if raised <= last:
            return {}
        new[value], last, by = raised, raised, max(0, raised - value)
    return new if any(new[v] != v for v in free) else {}


class FigureMap:
    """The replacement of figures for one article."""

    def __init__(self, text: str, counts: list[dict[str, Any]], rng: random.Random) -> None:
        vague = {v for c in counts if (c["min"], c["max"]) in _VAGUE for v in (c["min"], c["max"])}
        values = {v for c in counts for v in (c["min"], c["max"]) if v is not None} - vague
        low = text.lower()
        loose = {v for v in values if v < 12 and re.search(rf"\b{_UNITS[v]}-{_UNITS[v]}|\b{_UNITS[v]}-?nya\b", low)}
        loose |= {v for v in values if re.search(rf"\b{v}-an\b|\bke-?{v}\b", low)}
        self.places = {v: self._occurrences(text, v) for v in values if v > 1 and v not in loose}
        movable = sorted(v for v, found in self.places.items() if found)
        exact = [c["min"] for c in counts if c["min"] is not None and c["min"] == c["max"]]
        self.new = _larger(movable, values - set(movable), _sums(exact), rng)
        for value, new in list(self.new.items()):
            if new >= len(_UNITS) and any(form not in ("digits", "words") for _, _, form in self.places[value]):
                del self.new[value]  # there is no `kedua belasnya`
        self.vague: dict[tuple[int, int], tuple[int, int]] = {}
        self.vague_words: dict[str, str] = {}
        for c in counts:
            bounds = (c["min"], c["max"])
            word = _VAGUE.get(bounds)
            if word and re.search(rf"\b{word}\b", low) and not re.search(rf"\b{_OTHER_VAGUE[word]}\b", low):
                self.vague[bounds] = next(b for b, w in _VAGUE.items() if w == _OTHER_VAGUE[word])
                self.vague_words[word] = _OTHER_VAGUE[word]

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
        if value < len(_UNITS):
            together = (
                rf"(?<!\w)(?:(?P<ke>ke){_UNITS[value]}(?:(?=nya\b)|(?= {_COLLECTIVE}\b))|(?P<ber>ber){_UNITS[value]}\b)"
            )
            for m in re.finditer(together, text, re.IGNORECASE):
                found.append((m.start(), m.end(), m["ke"] or m["ber"]))
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
                if form not in ("digits", "words"):
                    words, text = True, form.lower() + spelled(new)
                edits.add(start, end, text.capitalize() if words and old[0].isupper() else text)
        for old, new_word in self.vague_words.items():
            for m in re.finditer(rf"\b{old}\b", edits.text, re.IGNORECASE):
                edits.add(m.start(), m.end(), new_word.capitalize() if m[0][0].isupper() else new_word)

    def rename_bounds(self, low: int | None, high: int | None) -> tuple[int | None, int | None]:
        """A gold count's bounds in their new values."""
        if low is not None and high is not None and (low, high) in _VAGUE:
            return self.vague.get((low, high), (low, high))
        return self.rename(low), self.rename(high)

    def rename(self, value: int | None) -> int | None:
        """A gold bound in its new value."""
        return self.new.get(value, value) if value is not None else None
