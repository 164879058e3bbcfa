"""Provinces, regencies and cities: the table behind every place (`lexicon/regions.csv`, `lexicon/districts.csv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from netralitas.extract.findings import Region
from netralitas.lexicon import Lexicon

_COMPASS = {"utara", "selatan", "timur", "barat", "tengah", "tenggara", "laut", "jaya", "raya", "baru", "daya"}
KIND_WORDS = {
    "provinsi": "province",
    "propinsi": "province",
    "prov": "province",
    "kabupaten": "regency",
    "kab": "regency",
    "kota": "city",
    "kotamadya": "city",
    "kodya": "city",
    "kotamadia": "city",
}

_TWICE = re.compile(r"\b(\w{3,}) \1\b")
_HYPHEN = re.compile(r"\b(\w{3,})-\1\b")


class Surface(NamedTuple):
    """What a place's words may mean: region codes; weak: only after a word that calls for a region; town: a capital, not the
    region itself; former: the code of a region whose former name this is, and that name (`Kabupaten Toba Samosir`)."""

    codes: tuple[str, ...]
    weak: bool
    town: bool
    former: tuple[str, str]


@dataclass(frozen=True)
class Regions:
    """The table.

    by_code: code → Region as it is today. surfaces: words in lower case → Surface. words, names: codes whose bare name is
    an ordinary word, or a person's name, too. former_provinces: code → (code of its former province, ISO day it left).
    districts: lower-case name → codes of the districts called so.
    """

    by_code: dict[str, Region]
    surfaces: dict[str, Surface]
    words: frozenset[str]
    names: frozenset[str]
    former_provinces: dict[str, tuple[str, str]]
    districts: dict[str, tuple[str, ...]]

    def province_of(self, region: Region, day: str = "") -> Region:
        """The province a region belongs to (on an ISO day; '' for today)."""
        if day and region.code in self.former_provinces:
            before, until = self.former_provinces[region.code]
            if day < until:
                return self.by_code[before]
        return self.by_code[region.province]

    def named(self, region: Region, former: str) -> Region:
        """The region under its former name, if that is the one written ('' if not)."""
        return region._replace(name=former) if former else region

    def district_regions(self, name: str) -> set[str]:
        """The codes of the regencies and cities that have a district of this name."""
        return {code[:5] for code in self.districts.get(name.lower(), ())}

    @cached_property
    def districts_in(self) -> dict[str, tuple[str, ...]]:
        """The lower-case names of the districts of each regency or city, by its code."""
        found: dict[str, list[str]] = {}
        for name, codes in self.districts.items():
            for code in codes:
                found.setdefault(code[:5], []).append(name)
        return {code: tuple(names) for code, names in found.items()}


def _spellings(place: str) -> set[str]:
    """Spellings of a place: `Kepulauan X` also as `Kep. X`, two words also as one, hyphens also as spaces."""
    found = {place}
    if place.startswith("Kepulauan "):
        rest = place.split(" ", 1)[1]
        found |= {f"Kep {rest}", f"Kep. {rest}", f"Kep.{rest}", f"Kepulaun {rest}"}
    parts = place.split(" ")
    if len(parts) == 2 and parts[1].lower() not in _COMPASS and parts[0] != "Kepulauan":
        found.add("".join((parts[0], parts[1].lower())))
    if "Sumatera" in place:
        found.add(place.replace("Sumatera", "Sumatra"))
    if "-" in place:
        found |= {place.replace("-", " "), place.replace("-", "")}
    return found


@lru_cache(maxsize=8)
def regions_of(lexicon: Lexicon) -> Regions:
    """The table, read once per lexicon."""
    by_code: dict[str, Region] = {}
    pool: dict[str, list[tuple[str, bool, bool, str]]] = {}
    words: set[str] = set()
    names: set[str] = set()
    former_provinces: dict[str, tuple[str, str]] = {}
    for row in lexicon.csv("regions"):
        code, name = row["code"], row["name"]
        region = Region(name, code, row["level"], row["province"])
        by_code[code] = region
        if row["also"]:
            (words if row["also"] == "word" else names).add(code)
        if row["province_before"]:
            before, _, until = row["province_before"].partition("@")
            former_provinces[code] = (before, until)
        for place in [region.place, *filter(None, row["aliases"].split(";"))]:
            for spelling in _spellings(place):
                pool.setdefault(spelling.lower(), []).append((code, False, False, ""))
        for place in filter(None, row["weak"].split(";")):
            pool.setdefault(place.lower(), []).append((code, True, False, ""))
        for place in filter(None, row["capitals"].split(";")):
            pool.setdefault(place.lower(), []).append((code, False, True, ""))
        if row["former"]:
            name = row["former"].partition("@")[0]
            pool.setdefault(name.split(" ", 1)[1].lower(), []).append((code, False, False, name))
    surfaces = {}
    for surface, entries in pool.items():
        own = [e for e in entries if not e[2]] or entries
        former = next(((e[0], e[3]) for e in own if e[3]), ("", ""))
        surfaces[surface] = Surface(tuple(dict.fromkeys(e[0] for e in own)), all(e[1] for e in own), own[0][2], former)
    districts: dict[str, list[str]] = {}
    for row in lexicon.csv("districts"):
        name = re.sub(r"\s+", " ", row["name"].lower())
        # written with and without a hyphen: `Wangi-Wangi Selatan`
        for spelled in {name, _TWICE.sub(r"\1-\1", name), _HYPHEN.sub(r"\1 \1", name)}:
            districts.setdefault(spelled, []).append(row["code"])
    return Regions(
        by_code,
        surfaces,
        frozenset(words),
        frozenset(names),
        former_provinces,
        {k: tuple(v) for k, v in districts.items()},
    )
