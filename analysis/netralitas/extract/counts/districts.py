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
            found = list(self._search(self._names, start, end)) if self._names else []
            self._found[start, end] = found
        return found

    def _search(self, names: _Names, start: int, end: int) -> Iterator[District]:
        text, at = self.reading.text, start
        while (m := _NAME.search(text, at, end)) is not None:
            at = m.end()
            words = m[0].split()
            opening = [n for n, word in enumerate(words) if names.open_with(word)]
            if not opening:
                continue
            offsets = [w.span() for w in _WORD.finditer(text, m.start(), at)]
            plain = list(map(_plain, words))
            for first in opening:
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


Table = tuple[dict[str, str], set[str]]
"""Names without what spellings differ in, and how they begin."""


class _Names:
    """The names that are looked for. known: of kecamatan, with the word before them; own: names of theirs that are those of the regencies
    themselves; whole: of regencies and cities, with the official name."""

    def __init__(self, known: list[Table], own: set[str], whole: Table) -> None:
        self._known = [names for names, _ in known if names]
        self._own = own
        self._whole = whole[0]
        self._openings = [openings for _, openings in (*known, whole) if openings]

    def __bool__(self) -> bool:
        return bool(self._openings)

    def __contains__(self, plain: str) -> bool:
        if plain in self._whole:
            return True
        return plain not in self._own and any(plain in names for names in self._known)

    def open_with(self, word: str) -> bool:
        """A name may begin with this word."""
        opening = word[:_OPENING].lower()
        for openings in self._openings:
            if opening in openings:
                return True
        return not opening.isalpha()

    def name(self, plain: str, written: str) -> str:
        """The name as the codebook writes it."""
        return self._whole.get(plain) or f"{next(names[plain] for names in self._known if plain in names)} {written}"


class _Tables:
    """The names of kecamatan by the code of their regency, and of regencies by that of their province, each made when first asked for."""

    def __init__(self, regions: Regions) -> None:
        self.regions = regions
        self._inside: dict[str, Table] = {}
        self._around: dict[str, Table] = {}

    def inside(self, code: str) -> Table:
        """The kecamatan of a regency with the word before them, and how their names begin."""
        found = self._inside.get(code)
        if found is None:
            kind = "Distrik" if code.startswith(_PAPUA) else "Kecamatan"
            known = {_plain(name): kind for name in self.regions.districts_in.get(code, ())}
            found = self._inside[code] = known, _openings(known)
        return found

    def around(self, province: str) -> Table:
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
    if setting is None:
        return _Names([], set(), ({}, set()))
    tables, by_code = _tables_of(setting.regions), setting.regions.by_code
    whole = tables.around(setting.province.code) if beside and setting.province is not None else ({}, set())
    return _Names([tables.inside(code) for code in codes], {_plain(by_code[code].place) for code in codes}, whole)


def _openings(names: Iterable[str]) -> set[str]:
    return {name[:letters] for name in names for letters in range(1, _OPENING + 1)}


def _plain(name: str) -> str:
    low = name.lower()
    return low if low.isalpha() else _BETWEEN.sub("", low)
