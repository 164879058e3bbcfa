"""Where the name of a district, village or town ends (`Camat Tenggarang`, `Lurah Aur Kuning, Syafrizal`, `Kades Cisuren Sarman`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.findings import Region
from netralitas.extract.reading import Reading
from netralitas.extract.regions import Regions
from netralitas.lexicon import Lexicon

_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|[IVX]+|\d+)){0,3}")
_WORD_END = re.compile(r"(?<=\S)(?= |$)")
_HOLDER = re.compile(r",? ?\((?!\d)|, ?(?!(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Ahad)\b)[A-Z]")
_DEGREE = re.compile(r", ?(?:S\.|M\.|A\.Md|SH\b|SE\b|ST\b|MM\b|MH\b|MSi\b|SSos\b|SSTP\b|SIP\b|AMd\b|SPd\b)")
_WORD = re.compile(r"\s?([A-Z][\w'’.-]*|[IVX]{1,4}\b|\d{1,2}\b)")


class TownWords(NamedTuple):
    """Words that begin or go on the name of a place, or a person's; see `lexicon/places.toml`, `[toponyms]`."""

    people: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    relief: frozenset[str]
    sides: frozenset[str]
    before: frozenset[str]


@lru_cache(maxsize=8)
def town_words(lexicon: Lexicon) -> TownWords:
    """The words of a lexicon, read once."""
    table = lexicon.toml("places")["toponyms"]
    return TownWords(*(frozenset(table[name]) for name in TownWords._fields))


def _tokens(text: str, start: int, people: frozenset[str], limit: int = 5) -> list[tuple[int, int, str]]:
    tokens: list[tuple[int, int, str]] = []
    pos = start
    while len(tokens) < limit:
        m = _WORD.match(text, pos)
        if not m or (tokens and text[pos : pos + 1] != " "):
            break
        word = m[1]
        stop = m.end()
        bare = word.rstrip(".’'-")
        if bare != word:
            stop -= len(word) - len(bare)
            if "." in bare or bare.lower() in people or len(bare) == 1:
                break
            tokens.append((m.start(1), stop, bare))
            break
        if tokens and word in ("Kota", "Kabupaten", "Kab", "Provinsi") and _WORD.match(text, stop):
            break  # `Kelurahan Sidorejo Lor Kota Salatiga`
        if word.lower() in people and (tokens or word.lower() not in {"i", "wa", "la"}):
            break
        tokens.append((m.start(1), stop, word))
        pos = stop
    return tokens


def toponym_end(
    reading: Reading, start: int, regions: Regions, words: TownWords, region: Region | None, district: bool
) -> int:
    """Where the place name that begins at an offset ends, before a person's name; start if none begins there.

    district: names of districts of the region (else of its province, else of any) decide; otherwise, or if none fits:
    a comma or bracket before a name, words like `Sungai` and `Utara`, and whether the next word is used alone elsewhere.
    """
    text = reading.text
    while start < len(text) and text[start] == " ":
        start += 1
    if district and (end := _district_end(text, start, regions, region)):
        return end
    tokens = _tokens(text, start, words.people)
    if not tokens:
        return start
    if len(tokens) == 1:
        return tokens[0][1]
    # `Polres Pulau Buru`: a word of land or water alone is no name
    for i in range(2 if tokens[0][2].lower() in words.relief else 1, len(tokens)):
        if tokens[i][2].lower() not in words.tails and _alone_elsewhere(
            text, tokens[i - 1][2], tokens[i][2], tokens[i][0]
        ):
            return tokens[i - 1][1]
    end = tokens[-1][1]
    if len(tokens) <= 3 and _HOLDER.match(text, end) and not _DEGREE.match(text, end):
        return end
    for n in range(len(tokens), 0, -1):
        if _named_elsewhere(reading, tokens[0][0], tokens[n - 1][1], words.before):
            while n < len(tokens) and tokens[n][2].lower() in words.sides:
                n += 1  # `Lurah Kemiling Permai` in the `Kecamatan Kemiling`
            return tokens[n - 1][1]
    n = 1
    if tokens[0][2].lower() in words.heads and len(tokens) > 1:
        n = 2 + (tokens[1][2].lower() in words.relief and len(tokens) > 2)  # `Pelabuhan Tanjung Perak`
    while n < len(tokens) and tokens[n][2].lower() in words.tails:
        n += 1
    return tokens[n - 1][1]


def _district_end(text: str, start: int, regions: Regions, region: Region | None) -> int:
    """Where the longest name of a district of the region, else of its province, else of any, ends; 0 if there is none."""
    m = _CAPITALS.match(text, start)
    ends = [start + n.end() for n in _WORD_END.finditer(m[0])] if m else []
    known = {end: codes for end in ends if (codes := regions.districts.get(text[start:end].lower()))}
    fitting = [known]
    if region is not None:
        near = {end: codes for end, codes in known.items() if any(c[:2] == region.province for c in codes)}
        here = {end: codes for end, codes in near.items() if any(c.startswith(region.code) for c in codes)}
        fitting = [here, near, known]
    return next((max(ends_of) for ends_of in fitting if ends_of), 0)


def _named_elsewhere(reading: Reading, start: int, end: int, before: frozenset[str]) -> bool:
    """True if the same name, and no more of it, follows a word for a village or district somewhere else in the article."""
    text, name = reading.text, reading.text[start:end]
    at = text.find(name)
    for _ in range(12):
        if at < 0:
            return False
        beyond = text[at + len(name) : at + len(name) + 1]
        if at != start and not beyond.isalnum() and text[end : end + 8] != text[at + len(name) : at + len(name) + 8]:
            last = reading.lowered[max(0, at - 20) : at].rsplit(None, 1)
            if last and last[-1].strip(".,") in before - {"di", "dari", "ke", "warga", "asal"}:
                return True
        at = text.find(name, at + 1)
    return False


def _alone_elsewhere(text: str, before: str, word: str, here: int) -> bool:
    if len(word) < 3:
        return False
    pos = -1
    for _ in range(12):
        pos = text.find(word, pos + 1)
        if pos < 0:
            return False
        if pos == here or text[pos + len(word) : pos + len(word) + 1].isalpha() or text[pos - 1 : pos].isalpha():
            continue
        if not text[max(0, pos - 40) : pos].rstrip(" ").endswith(before):
            return True
    return False
