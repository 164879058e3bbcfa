"""Other regions for an article's regions: same level, one province for one province, districts and capitals along
with them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from netralitas.evaluate.replacements.edits import Edits, as_written
from netralitas.extract.regions import Regions, regions_of
from netralitas.extract.scanner import Entry, Scanner, lower
from netralitas.lexicon import Lexicon

_KIND = {"provinsi": "province", "prov": "province", "kabupaten": "regency", "kab": "regency", "kota": "city"}
_BEFORE = re.compile(r"(\w+)\.?\s$")
_DISTRICT = re.compile(
    r"\b(?:Kecamatan|Distrik|Camat|Panwascam|Polsek|Kapolsek|Koramil|Danramil|KECAMATAN)"
    r"\s+((?:[A-Z][\w']+)(?:\s[A-Z][\w']+){0,3})"
)
_VILLAGE = re.compile(
    r"^(?:Pemerintah )?(?:Kelurahan|Desa|Nagari|Gampong|Kampung|Pekon|Lembang)\s+((?:[A-Z][\w']+)(?:\s[A-Z][\w']+){0,2})$"
)
_RERUN = re.compile(r"\bPSU\b|\bPemungutan Suara Ulang\b", re.IGNORECASE)
# Special autonomy and special names (DKI, DIY, Papua's Distrik, Aceh's Panwaslih) go with their own words: they stay,
# and nothing becomes them.
_SPECIAL = frozenset({"11", "31", "34"})
# Names of regions and towns that are ordinary words too (`Sumber Daya Manusia`, `Badan Kepegawaian Negara`)
_WORDS = frozenset(
    {"raya", "kisaran", "metro", "sumber", "batang", "batu", "negara", "mulia", "puncak", "kota", "kisar", "tengah"}
)


def _is_special(code: str) -> bool:
    return code[:2] in _SPECIAL or code.startswith("9")


class _Tables(NamedTuple):
    """What the lexicon knows of places; weak: abbreviations that are also something else, known by how they are written."""

    regions: Regions
    aliases: dict[str, list[str]]
    capitals: dict[str, list[str]]
    districts: dict[str, list[str]]
    weak: dict[str, str]
    scanner: Scanner


@lru_cache(maxsize=2)
def _tables(lexicon: Lexicon) -> _Tables:
    regions = regions_of(lexicon)
    rows = {row["code"]: row for row in lexicon.csv("regions")}
    districts: dict[str, list[str]] = {}
    for row in lexicon.csv("districts"):
        districts.setdefault(row["code"][:5], []).append(row["name"])
    return _Tables(
        regions,
        {code: [a for a in row["aliases"].split(";") if a] for code, row in rows.items()},
        {code: [a for a in row["capitals"].split(";") if a] for code, row in rows.items()},
        districts,
        {alias: code for code, row in rows.items() for alias in row["weak"].split(";") if alias[:1].isupper()},
        Scanner(Entry(s, "place", v) for s, v in regions.surfaces.items() if not v.weak),
    )


class PlaceMap:
    """The replacement of places for one article. `edit()` marks the text, `rename()` changes a gold value."""

    def __init__(
        self,
        lexicon: Lexicon,
        text: str,
        values: Iterable[str],
        election: str,
        rng: random.Random,
        villages: Iterable[str] = (),
    ) -> None:
        tables = _tables(lexicon)
        self.table, self.aliases, self.capitals = tables.regions, tables.aliases, tables.capitals
        self.districts, self.weak, self.scanner = tables.districts, tables.weak, tables.scanner
        self.text = text
        values = list(values)
        self.gold = {
            code for value in values for _, _, codes in self._named(value, ()) if len(codes) == 1 for code in codes
        }
        self.mapped: dict[str, str] = {}
        self.district_names: dict[str, str] = {}
        self.election = election if election in ("pilkada-2015", "pilkada-2017", "pilkada-2018", "pilkada-2020") else ""
        self.calendar = lexicon.toml("elections").get("regions", {})
        if not _RERUN.search(text):  # a re-vote is known by its region: it stays
            self._choose(rng)
        self._choose_districts(values, rng)
        self._choose_villages(values, list(villages), rng)

    def _named(self, text: str, preferred: Iterable[str]) -> list[tuple[int, int, list[str]]]:
        """The places named in a text: offsets and the codes they may mean."""
        found = []
        for hit in self.scanner.scan(lower(text)).get("place", []):
            if not text[hit.start].isupper():
                continue
            if lower(text[hit.start : hit.end]) in _WORDS:
                continue
            codes = list(hit.value.codes)
            kind = _BEFORE.search(text, max(0, hit.start - 14), hit.start)
            level = _KIND.get(kind[1].lower()) if kind else None
            if level:
                codes = [c for c in codes if self.table.by_code[c].level == level] or codes
            if len(codes) > 1:
                codes = [c for c in codes if c in preferred] or codes
            if (
                level is None
                and len(codes) == 1
                and codes[0] not in preferred
                and (codes[0] in self.table.words or codes[0] in self.table.names)
            ):
                continue
            found.append((hit.start, hit.end, codes))
        return found

    def _choose(self, rng: random.Random) -> None:
        named = self._named(self.text, self.gold)
        used = self.gold | {c for _, _, codes in named if len(codes) == 1 for c in codes}
        # what may be one of several regions stays, and a region under its former name, which is found by its date
        stay = {c for _, _, codes in named if len(codes) > 1 for c in codes} | {
            c
            for hit in self.scanner.scan(lower(self.text)).get("place", [])
            if any(hit.value.former) and self.text[hit.start].isupper()
            for c in hit.value.codes
        }
        provinces = sorted({c[:2] for c in used} - {c[:2] for c in used if _is_special(c)})
        free = sorted({c[:2] for c in self.table.by_code if len(c) == 2 and not _is_special(c)} - {c[:2] for c in used})
        rng.shuffle(free)
        held = {c[:2] for c in stay}
        for province in provinces:
            needed = sorted(c for c in used if c.startswith(province) and len(c) > 2 and c not in stay)
            for target in () if province in held else free:
                chosen = self._regions_in(target, needed, province if province in used else "", rng)
                if chosen is not None:
                    self.mapped.update(chosen)
                    self.mapped[province] = target
                    free.remove(target)
                    break
            else:
                self._choose_inside(province, needed, stay, rng)

    def _choose_inside(self, province: str, needed: list[str], stay: set[str], rng: random.Random) -> None:
        """Other regions of the same province; one that finds no other stays."""
        while needed:
            chosen = self._regions_in(province, needed, "", rng, stay)
            lone = [c for c in needed if chosen is None or chosen[c] == c]
            if chosen is not None and not lone:
                self.mapped.update(chosen)
                return
            stay = stay | set(lone[:1])
            needed = [c for c in needed if c not in stay]

    def _plain(self, code: str) -> bool:
        """True for a region whose bare name means nothing else."""
        surface = self.table.surfaces.get(self.table.by_code[code].place.lower())
        return bool(
            surface
            and surface.codes == (code,)
            and not surface.weak
            and code not in self.table.words
            and code not in self.table.names
        )

    def _cycle(self, code: str) -> str:
        """When a region chose its head, where the article's election depends on it."""
        region = self.table.by_code[code]
        name = region.name.removeprefix("Kabupaten ").removeprefix("Provinsi ")
        key = "governor" if region.level == "province" else "regions"
        years = [year for year in ("pilkada-2017", "pilkada-2018") if name in self.calendar.get(year, {}).get(key, ())]
        return years[0] if years else "pilkada-2015" if self.election else ""

    def _fits(self, code: str, target: str) -> bool:
        """True if a region votes when the other does, as far as the article's election depends on it."""
        return not self.election or self._cycle(code) == self._cycle(target)

    def _regions_in(
        self, province: str, needed: list[str], old: str, rng: random.Random, stay: Iterable[str] = ()
    ) -> dict[str, str] | None:
        """A region of the province for each one needed, of the same level; None if there are too few. old: the
        province itself, if named. stay: regions that none becomes."""
        if old and not (self._plain(province) and self._fits(old, province)):
            return None
        pool: dict[str, list[str]] = {"regency": [], "city": []}
        for code, region in self.table.by_code.items():
            if code.startswith(province) and len(code) > 2 and self._plain(code) and code not in stay:
                pool[region.level].append(code)
        for codes in pool.values():
            rng.shuffle(codes)
        chosen = {}
        for code in needed:
            level = self.table.by_code[code].level
            fitting = [c for c in pool[level] if self._fits(code, c) and (self._has_own(c) or not self._camat_of(code))]
            fitting.sort(key=lambda c: c == code)
            if not fitting:
                return None
            chosen[code] = fitting[0]
            pool[level].remove(fitting[0])
        return chosen

    def _camat_of(self, code: str) -> bool:
        """True if the article names a district that is called like the region."""
        place = re.escape(self.table.by_code[code].place)
        return bool(
            re.search(rf"\b(?:Camat|Kecamatan|Kec\.) {place}\b(?! (?:Utara|Selatan|Barat|Timur|Tengah))", self.text)
        )

    def _has_own(self, code: str) -> bool:
        """True if the region has a district of its own name."""
        return code in self.table.district_regions(self.table.by_code[code].place)

    def _choose_villages(self, values: list[str], pool: list[str], rng: random.Random) -> None:
        """Other villages for those that the gold names."""
        for name in sorted({m[1] for value in values if (m := _VILLAGE.search(value))}):
            free = [v for v in pool if v not in self.text and v not in self.district_names.values()]
            if free and name not in self.district_names and name.lower() not in self.table.surfaces:
                self.district_names[name] = rng.choice(free)

    def _choose_districts(self, values: list[str], rng: random.Random) -> None:
        """Other districts for the districts of replaced regencies that the article or its gold names."""
        names = {m[1] for source in (self.text, *values) for m in _DISTRICT.finditer(source)}
        for name in sorted(names):
            words = name.split()
            for size in range(len(words), 0, -1):
                short = " ".join(words[:size])
                homes = [c for c in sorted(self.table.district_regions(short)) if c in self.mapped]
                if homes and short.lower() not in self.table.surfaces:
                    pool = [
                        d
                        for d in self.districts.get(self.mapped[homes[0]], [])
                        if len(self.table.district_regions(d)) == 1
                        and d.lower() not in self.table.surfaces
                        and d not in self.district_names.values()
                        and re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", d)
                    ]
                    if pool:
                        self.district_names[short] = rng.choice(pool)
                    break

    def _new(self, old: str, code: str) -> str:
        """What is written instead of a place's words."""
        target = self.mapped.get(code)
        if target is None:
            return old
        region = self.table.by_code[code]
        surface = self.table.surfaces[lower(old)]
        if lower(old) == region.place.lower():
            new = self.table.by_code[target].place
        elif surface.town or lower(old) in {c.lower() for c in self.capitals[code]}:
            new = next(
                (c for c in self.capitals[target] if c.lower() in self.table.surfaces), self.table.by_code[target].place
            )
        else:
            new = next(iter(self.aliases[target]), self.table.by_code[target].place)
        return as_written(new, old)

    def _replacements(self, text: str) -> list[tuple[int, int, str]]:
        found = []
        for old, new in self.district_names.items():
            for m in re.finditer(rf"\b{re.escape(old)}\b", text, re.IGNORECASE):
                if m[0][0].isupper():
                    found.append((m.start(), m.end(), as_written(new, m[0])))
        for start, end, codes in self._named(text, self.gold):
            if len(codes) == 1:
                found.append((start, end, self._new(text[start:end], codes[0])))
        for alias, code in self.weak.items():
            if code in self.mapped and alias in text:
                for m in re.finditer(rf"\b(?:{re.escape(alias)}|{re.escape(alias.upper())})\b", text):
                    found.append((m.start(), m.end(), self._new(m[0], code)))
        return found

    def edit(self, edits: Edits) -> None:
        """Mark all places of the article."""
        for start, end, new in self._replacements(edits.text):
            edits.add(start, end, new)

    def rename(self, value: str) -> str:
        """A gold value with its places replaced."""
        edits = Edits(value)
        self.edit(edits)
        return edits.apply()
