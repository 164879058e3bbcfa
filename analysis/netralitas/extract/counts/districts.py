"""Kecamatan named without the word: `14 orang dari Kalianda, sembilan dari Natar`, known by the regency that the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from netralitas.extract.reading import Reading
from netralitas.extract.regions import Regions

if TYPE_CHECKING:
    from netralitas.extract.places import Setting

_NAME = re.compile(r"[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,3}")
# smaller places and things that bear the names of kecamatan
_OTHER = re.compile(
    r"\b(?:desa|kelurahan|nagari|kampung|dusun|jalan|jl\.?|pasar|kabupaten|kota|provinsi|gunung|sungai|teluk|pulau|"
    r"puskesmas|polsek|koramil|sdn?|smpn?|sman?|smkn?|bandara|pelabuhan|terminal|stasiun|h\.|hj\.|ir\.|dr\.|drs\.)\s*$"
)
_WORD = re.compile(r"\S+")
_BETWEEN = re.compile(r"[\s\-'’]")
_OPENING = 4  # letters by which it is first asked whether a name is known
_KEPT = 7  # lexicons beside the one in use whose names are kept
_PAPUA = ("91", "92", "93", "94", "95", "96")


class District(NamedTuple):
    """A kecamatan of the article's regency: offsets, and its name as the codebook writes it."""

    start: int
    end: int
    name: str


def codes_of(reading: Reading) -> set[str]:
    """The codes of the regencies and cities that an article is about, or whose bodies it names."""
    regions = [reading.found.get("region"), *(b.region for b in reading.found.get("bodies", ()))]
    return {r.code for r in regions if r is not None and r.level != "province"}


class Districts:
    """The kecamatan of an article's regencies. codes: of the regencies and cities. beside: the regencies of its province, too."""

    def __init__(self, reading: Reading, codes: set[str], *, beside: bool = False) -> None:
        self.reading = reading
        self._codes = codes
        self._beside = beside
        self._names: _Names | None = None
        self._found: dict[tuple[int, int], list[District]] = {}

    def between(self, start: int, end: int) -> list[District]:
        """Those named without a word for what they are between two offsets."""
        found = self._found.get((start, end))
        if found is None:
            if self._names is None:
                self._names = _names_of(self.reading.found.get("setting"), self._codes, self._beside)
            found = self._found[start, end] = (
                list(self._search(self._names, start, end)) if self._names.openings else []
            )
        return found

    def _search(self, names: _Names, start: int, end: int) -> Iterator[District]:
        text, at = self.reading.text, start
        while (m := _NAME.search(text, at, end)) is not None:
            at = m.end()
            words = m[0].split()
            if not _may_open(words, names.openings):
                continue
            offsets = [w.span() for w in _WORD.finditer(text, m.start(), at)]
            plain = list(map(_plain, words))
            for first in range(len(words)):
                last = next(
                    (n for n in range(len(words), first, -1) if "".join(plain[first:n]) in names),
                    0,
                )
                if not last:
                    continue
                begin, stop = offsets[first][0], offsets[last - 1][1]
                if not _OTHER.search(self.reading.lowered, max(0, begin - 16), begin):
                    yield District(begin, stop, names.name("".join(plain[first:last]), text[begin:stop]))
                at = stop
                break


class _Names:
    """The names that are looked for, without what spellings differ in. known: of kecamatan, with the word before them; whole: of regencies
    and cities, with the official name; openings: how they begin."""

    def __init__(self, known: dict[str, str], whole: dict[str, str], openings: set[str]) -> None:
        self._known, self._whole, self.openings = known, whole, openings

    def __contains__(self, plain: str) -> bool:
        return plain in self._known or plain in self._whole

    def name(self, plain: str, written: str) -> str:
        """The name as the codebook writes it."""
        return self._whole.get(plain) or f"{self._known[plain]} {written}"


class _Tables:
    """The names of kecamatan by the code of their regency, and of regencies by that of their province, each made when first asked for."""

    def __init__(self, regions: Regions) -> None:
        self.regions = regions
        self._inside: dict[str, tuple[dict[str, str], set[str]]] = {}
        self._around: dict[str, tuple[dict[str, str], set[str]]] = {}

    def inside(self, code: str) -> tuple[dict[str, str], set[str]]:
        """The kecamatan of a regency with the word before them, and how their names begin."""
        found = self._inside.get(code)
        if found is None:
            kind = "Distrik" if code.startswith(_PAPUA) else "Kecamatan"
            known = {_plain(name): kind for name in self.regions.districts_in.get(code, ())}
            found = self._inside[code] = known, _openings(known)
        return found

    def around(self, province: str) -> tuple[dict[str, str], set[str]]:
        """The regencies and cities of a province with their official names, and how their names begin."""
        found = self._around.get(province)
        if found is None:
            whole: dict[str, str] = {}
            for region in self.regions.by_code.values():
                if region.province == province and region.level != "province":
                    whole.setdefault(_plain(region.place), region.name)
            found = self._around[province] = whole, _openings(whole)
        return found


_tables: list[_Tables] = []


def _tables_of(regions: Regions) -> _Tables:
    for tables in _tables:
        if tables.regions is regions:
            return tables
    _tables[:] = [*_tables[-_KEPT:], _Tables(regions)]
    return _tables[-1]


def _names_of(setting: Setting | None, codes: set[str], beside: bool) -> _Names:
    known: dict[str, str] = {}
    whole: dict[str, str] = {}
    openings: set[str] = set()
    if setting is not None:
        tables = _tables_of(setting.regions)
        for code in codes:
            names, begin = tables.inside(code)
            known.update(names)
            openings |= begin
        for code in codes:
            known.pop(_plain(setting.regions.by_code[code].place), None)
        if beside and setting.province is not None:
            whole, begin = tables.around(setting.province.code)
            openings |= begin
    return _Names(known, whole, openings)


def _openings(names: Iterable[str]) -> set[str]:
    return {name[:letters] for name in names for letters in range(1, _OPENING + 1)}


def _may_open(words: list[str], openings: set[str]) -> bool:
    """A name may begin with one of these words."""
    for word in words:
        opening = word[:_OPENING].lower()
        if opening in openings or not opening.isalpha():
            return True
    return False


def _plain(name: str) -> str:
    low = name.lower()
    return low if low.isalpha() else _BETWEEN.sub("", low)
