"""Numbers in Indonesian text: digits (`2.034`), number words (`dua ratus tiga puluh empat`), ranges (`4 hingga 5`),
bounds
(`lebih dari 140`, `hampir 200`) and vague ones (`puluhan`, `40-an`).

A number is what the words say; what is counted is for others to decide. Years, clock times, dates, decimals and numbers
glued to letters are left out where their form alone gives them away.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from netralitas.extract.scanner import digit_runs


class Number(NamedTuple):
    """A number in the text.

    start, end: offsets of the whole expression, bound words included (`lebih dari 140`). core: where its first digit
    or number
    word stands. min, max: inclusive bounds, None where open. form: `digits`, `words`, `vague` (`puluhan`), `person`
    (`seorang`),
    `ordinal` (`kelima`, `ke-5`).
    """

    start: int
    end: int
    core: int
    min: int | None
    max: int | None
    form: str

    @property
    def exact(self) -> bool:
        """True for one number, not a range, a bound or a vague word."""
        return self.min == self.max and self.min is not None


_UNITS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
_WHOLE = {"nol": 0, "sepuluh": 10, "sebelas": 11, "selusin": 12, "seratus": 100, "seribu": 1000}
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000}
_VAGUE = {
    "belasan": (11, 19),
    "puluhan": (10, 99),
    "ratusan": (100, 999),
    "ribuan": (1000, 9999),
    "belasan ribu": (11_000, 19_999),
    "puluhan ribu": (10_000, 99_999),
    "ratusan ribu": (100_000, 999_999),
}

_U = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_S = r"[ \-]"
_SUB100 = rf"(?:{_U}{_S}(?:belas|puluh(?:{_S}{_U})?)|sepuluh|sebelas|selusin|{_U})"
_SUB1000 = rf"(?:(?:seratus|{_U}{_S}ratus)(?:{_S}{_SUB100})?|{_SUB100})"
_WORDS = rf"(?:(?:seribu|{_SUB1000}{_S}ribu)(?:{_S}{_SUB1000})?|{_SUB1000})(?!\w)"
_DIGITS = r"\d{1,3}(?:\.\d{3})+(?!\d)(?: ribu\b)?|\d{1,7}(?: ribu\b)?"
_PLAIN = rf"(?:{_DIGITS}|{_WORDS})"
_LOWER = (
    r"lebih dari|lebih|di ?atas|melebihi|melampaui|melewati|sedikitnya|sekurangnya|sekurang-kurangnya|setidaknya|"
    r"setidak-tidaknya|"
    r"minimal|paling sedikit|paling tidak|tidak kurang dari|tak kurang dari|tidak kurang|tak kurang"
)
_UPPER = (
    r"hampir|nyaris|mendekati|kurang dari|(?:tidak|tak|belum) (?:sampai|mencapai|genap|menyentuh)|di ?bawah|"
    r"maksimal|maksimum|paling banyak|paling banter|(?:tidak|tak) lebih dari|(?:tidak|tak) lebih"
)
_ABOUT = r"sekitar|kurang lebih|lebih kurang|kira-kira|kisaran|berkisar|antara|±"
_TO = r"hingga|sampai dengan|sampai|s/d|s\.d\.?|atau|dan"

_BOUND = re.compile(rf"(?<!\w)(?:(?P<lower>{_LOWER})|(?P<upper>{_UPPER})|(?P<about>{_ABOUT})|total) ?\s*$")
_BOUND_ENDS = frozenset(
    re.sub(r"[()?:\\]|di ", " ", f"{_LOWER}|{_UPPER}|{_ABOUT}|total|atas|bawah|diatas|dibawah")
    .replace("|", " ")
    .split()
)
_CORE = re.compile(
    rf"(?P<vague>(?:belasan|puluhan|ratusan)(?: ribu)?|ribuan)(?!\w)|(?P<person>se-?orang)(?!\w)|"
    rf"(?P<ordinal>ke-? ?(?:\d{{1,3}}|{_WORDS}))(?!\w)|(?P<a>{_PLAIN})(?:\s*(?:\((?P<again>{_PLAIN})\)|"
    rf"(?P<to>[\-–]|\b(?:{_TO})\b)\s*(?P<b>{_PLAIN})(?!\w)|(?P<next>{_WORDS})|(?P<tens>-?an\b)))?"
    rf"(?P<more> lebih\b(?! dari| lanjut| besar| banyak| kecil| berat| ringan))?"
)
# the first words of every number that is not written in digits
NUMBER_WORDS = (
    *_UNITS,
    *_WHOLE,
    *(w for w in _VAGUE if " " not in w),
    "seorang",
    "se-orang",
    *(f"ke{w}" for w in (*_UNITS, "sepuluh", "sebelas", "seratus")),
)
_START = re.compile(r"(?<!\w)(?:\d|ke-\d|(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")(?!\w))")
_GLUED_BEFORE = re.compile(
    r"(?:[\w%]|(?<=\d)[.,:/\-–]|[a-z][.\-/]|rp\.? ?|[/#+]|\b(?:no|nomor|pasal|ayat|pukul|jam|nip|nik)\.? )$"
)
_GLUED_BEHIND = re.compile(
    r"[.,:/]\d|[/:]|-(?!an\b)\w|(?! )[^\W\d_]|%|\s(?:persen|prosen|juta|miliar|milyar|triliun|wib|wita|wit)\b"
)
# what the words before and behind it end and begin with where a space stands between
_BEFORE_SPACE = ("rp", "no", "nomor", "pasal", "ayat", "pukul", "jam", "nip", "nik", ".")
_BEHIND_SPACE = ("pe", "pr", "ju", "mil", "tri", "wi")
_NONE = (sys.maxsize, sys.maxsize)
_REACH = 40  # characters between the beginnings of two numbers that may be one expression


@lru_cache(maxsize=10_000)
def parse_cardinal(words: str) -> int | None:
    """The value of digits with Indonesian thousands (`2.034`, `15 ribu`) or of number words (`dua ratus tiga`), else
    None."""
    words = words.strip().lower()
    digits = re.fullmatch(r"(\d[\d.]*)( ribu)?", words)
    if digits:
        whole = digits[1].replace(".", "")
        return int(whole) * (1000 if digits[2] else 1)
    total = group = 0
    for word in re.split(r"[ \-]+", words):
        if word in _UNITS:
            group += _UNITS[word]
        elif word == "belas":
            group += 10
        elif word in ("seratus", "sepuluh", "sebelas", "selusin", "nol"):
            group += _WHOLE[word]
        elif word == "seribu":
            total += 1000
        elif word == "ribu":
            total, group = total + (group or 1) * 1000, 0
        elif word in _SCALES:
            unit = group % 10
            group += unit * (_SCALES[word] - 1)
        else:
            return None
    return total + group


def find_numbers(
    lowered: str,
    word_starts: list[int] | None = None,
    figures: list[tuple[int, int]] | None = None,
    taken: Iterable[tuple[int, int]] = (),
) -> list[Number]:
    """All numbers of a lower-cased text, in text order, without overlaps.

    word_starts: where words of NUMBER_WORDS begin, and figures: where runs of digits stand, if the caller knows them
    already (the reading does; it saves a pass). taken: dates and names; numbers that begin in them are left out.
    """
    if word_starts is None:
        starts = [m.start() for m in _START.finditer(lowered)]
    else:
        runs = digit_runs(lowered) if figures is None else figures
        starts = sorted([s - 3 if s > 2 and lowered.startswith("ke-", s - 3) else s for s, _ in runs] + word_starts)
    found: list[Number] = []
    end = 0
    stretches = iter(sorted(taken))
    first, last = next(stretches, _NONE)  # the first stretch taken that does not lie before the number
    for start, following in pairwise([*starts, len(lowered) + _REACH]):
        if start < end:
            continue
        while last <= start:
            first, last = next(stretches, _NONE)
        wanted = start < first
        if not wanted and (following < last or following - start >= _REACH):
            continue  # else a number behind it may be a part of it: `2018 atau 2019`
        m = _CORE.match(lowered, start)
        number = _number(m, lowered) if m else None
        if number:
            end = number.end
            if wanted:
                found.append(number)
    return found


def _glued_before(lowered: str, core: int) -> bool:
    """A sign or a word before digits says that they are no number of things: `rp 5`, `pasal 2`, `3,5`."""
    low = max(0, core - 8)
    if lowered[core - 1 : core] == " " and not lowered.endswith(_BEFORE_SPACE, low, core - 1):
        return False
    return _GLUED_BEFORE.search(lowered, low, core) is not None


def _glued_behind(lowered: str, end: int) -> bool:
    """A sign or a word behind digits says that they are no number of things: `5 persen`, `5 juta`, `5/2020`."""
    if lowered[end : end + 1] == " " and not lowered.startswith(_BEHIND_SPACE, end + 1):
        return False
    return _GLUED_BEHIND.match(lowered, end) is not None


def _number(m: re.Match[str], lowered: str) -> Number | None:
    core, end = m.span()
    plain = m.lastgroup == "a"  # nothing but digits or words of one number
    form = "digits" if lowered[core].isdigit() else "words"
    if form == "digits":
        alone = not plain and bool(m["b"]) and _glued_behind(lowered, end)  # 325 atau 56,9 persen
        if alone:
            end = m.end("a")
        if _glued_before(lowered, core) or _glued_behind(lowered, end):
            return None
        if alone and (m["to"] or "") not in ("atau", "dan"):
            return None
    elif lowered.startswith("satu-satunya", core):
        return Number(core, core + 12, core, 1, 1, "words")
    elif (
        lowered[end : end + 1] == "-"
        or lowered[max(0, core - 5) : core].endswith(("per ", "demi ", "-"))
        or lowered.startswith((f" per {m[0]}", f" demi {m[0]}"), end)
    ):
        return None  # satu-satunya, dua-duanya, satu per satu
    if not plain:
        if m["vague"]:
            return Number(core, end, core, *_VAGUE[m["vague"]], "vague")
        if m["person"]:
            return Number(core, end, core, 1, 1, "person")
        if m["ordinal"]:
            value = parse_cardinal(m["ordinal"][2:].lstrip("- "))
            return Number(core, end, core, value, value, "ordinal") if value else None
    low = parse_cardinal(m["a"])
    if low is None:
        return None
    words = lowered[max(0, core - 24) : core].rsplit(None, 1)
    bound = _BOUND.search(lowered, max(0, core - 24), core) if words and words[-1] in _BOUND_ENDS else None
    start = bound.start() if bound else core
    more = False
    if not plain:
        if joined := (m["b"] or m["next"]) if end == m.end() else "":
            high = parse_cardinal(joined)
            loose = m["to"] == "atau" or m["next"]
            if (
                high is None
                or high <= low
                or (m["to"] == "dan" and not (bound and bound["about"] == "antara"))
                or (loose and high != low + 1)
                or (m["next"] and form == "digits")
            ):
                end = m.end("a")  # two numbers, not a range
            else:
                return Number(start, end, core, low, high, form)
        if m["tens"]:
            step = 100 if low >= 100 and low % 100 == 0 else 10
            return Number(core, end, core, low, low + step - 1, "vague")
        more = bool(m["more"]) and end == m.end()
    if more or (bound and bound["lower"]):
        return Number(start, end, core, low, None, form)
    if bound and bound["upper"]:
        return Number(start, end, core, None, low, form)
    return Number(start, end, core, low, low, form)
