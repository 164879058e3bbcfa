"""Regions named in an article, and the one it is about.

Puts into `reading.found`:
- `places`: list[Place] in text order (provinces, regencies, cities; no districts, villages, streets, persons or outlets);
- `region`: the Region the article is about, or None;
- `setting`: a Setting, which completes what is named without a place (`Setting.region_at`);
- `article["region"]`: the name of `region`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from netralitas.extract.findings import Place, Region
from netralitas.extract.kinds import Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.extract.regions import KIND_WORDS, Regions, Surface, regions_of
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon

_PAREN = re.compile(r"\s*\([^()\n]{1,40}\)\s*$")
_NEXT_WORD = re.compile(r"\s?([.\w]+)")
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:] )(?<![.!?:\n][\"“”])(?<!\n)(?<!\w)[A-Z][\w'’]+ $")
_SENTENCE_START = re.compile(r"(?:[.!?\n:][\"“”']? ?|^)$")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z'’]+")
_DATELINE_BEFORE = re.compile(
    r"[\W_]*(?:[\w-]+\.(?:com|id|net|co\.id|co|go\.id|news|org|info|tv)\b[\W_]*|[A-Z0-9.]{4,}[\W_]+)?$", re.IGNORECASE
)
_DATELINE_AFTER = re.compile(r"\s*(?:[,|(:–—/]|-{1,3}|[.]-?\s*[-–—A-Z]|\n)|(?:\s+\()")
_VILLAGE_AGENCY = re.compile(
    r"(?:masyarakat|anak|perempuan|sosial|pemerintahan)(?: dan|,)? (?:desa|kelurahan|kampung|gampong|nagari|pekon|tiyuh) $"
)
_FORMER_WORDS = ("mantan", "bekas", "eks", "pernah", "sebelumnya", "dulu")
_FORMER = re.compile(r"\b(?:mantan|bekas|eks|pernah|sebelumnya|dulu)\b[^.\n]{0,60}$")


@dataclass(slots=True)
class Setting:
    """Where an article plays.

    region: the one it is about, or None. province: that region's. places: what is named, in text order.
    """

    regions: Regions
    region: Region | None = None
    province: Region | None = None
    places: list[Place] = field(default_factory=list)
    _by_level: dict[str, tuple[list[int], list[Region]]] = field(default_factory=dict)

    def region_at(self, offset: int, level: str = "") -> Region | None:
        """The region meant by a body or office named without one at an offset.

        level: `province`, `regency`, `city` if the words say it (`pemkot`), `local` for regency or city, '' if not.
        The article's region where that fits, else the nearest fitting one named before, else after; None if there is none.
        """
        levels = {"": ("province", "regency", "city"), "local": ("regency", "city")}.get(level, (level,))
        if self.region is not None and self.region.level in levels:
            return self.region
        if level == "province":
            return self.province
        if level not in self._by_level:
            fitting = [p for p in self.places if p.region.level in levels]
            self._by_level[level] = ([p.start for p in fitting], [p.region for p in fitting])
        starts, regions = self._by_level[level]
        return regions[max(0, bisect_right(starts, offset) - 1)] if regions else None


class _Found(NamedTuple):
    start: int
    end: int
    surface: Surface
    codes: tuple[str, ...]
    explicit: bool
    called: bool
    dateline: bool
    weight: float


def _vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    for surface, value in regions_of(lexicon).surfaces.items():
        yield Entry(surface, "place", value)
    for level, words in lexicon.toml("places")["context"].items():
        for word in words:
            yield Entry(word, "place_context", level)


def _last_words(head: str) -> tuple[str, str]:
    """The last word before a place and the last two, without punctuation."""
    words = head.rsplit(None, 2)
    if not words:
        return "", ""
    last = words[-1].strip('.,:;"“”()')
    return last, f"{words[-2].strip('.,')} {last}" if len(words) > 1 else last


def _reader(lexicon: Lexicon) -> Reader:
    regions = regions_of(lexicon)
    words = lexicon.toml("places")
    calls = {word: "any" if level == "courts" else level for level, listed in words["calls"].items() for word in listed}
    strong = frozenset(calls)
    agencies = lexicon.toml("agencies")
    for surface in (*agencies["fields"], *agencies["names"]):
        calls.setdefault(surface.rsplit(" ", 1)[-1] if surface in agencies["fields"] else surface, "any")
    before = frozenset(words["beside"]["before"])
    after = frozenset(words["beside"]["after"])
    compass = frozenset(words["beside"]["compass"])
    courts = frozenset(words["calls"]["courts"])

    def look(reading: Reading, hit_start: int, hit_end: int, surface: Surface) -> _Found | None:
        text, lowered = reading.text, reading.lowered
        head = lowered[max(0, hit_start - 60) : hit_start]
        head = head[head.rfind("\n") + 1 :]
        if head.endswith((" administrasi ", " adm ", " adm. ")):
            head = head[: head.rindex(" adm") + 1]  # `Kota Administrasi Jakarta Barat`
        level, explicit, bracketed = "", False, False
        last, both = _last_words(head) if head[-1:] == " " else ("", "")
        if last in KIND_WORDS and both not in calls:
            level, explicit = KIND_WORDS[last], True
            if last == "kota" and "kabupaten/kota" in head[-16:]:
                level, explicit = "", False
            last, both = _last_words(_PAREN.sub(" ", head[: head.rstrip(" .").rfind(last)]))
        elif bracketed := head.endswith(") "):
            last, both = _last_words(_PAREN.sub(" ", head))
        bracketed = bracketed or bool(_VILLAGE_AGENCY.search(head))
        if not explicit and not bracketed and ((last in before and both not in calls) or both in before):
            return None
        called = both in calls or last in calls
        if called and not level:
            level = calls.get(both) or calls[last]
            level = "" if level == "any" else level
        if surface.weak and not (explicit or called):
            return None
        capital = text[hit_start].isupper()
        if not capital and not ((explicit or called) and surface.codes[0] not in regions.words):
            return None
        paragraph = text.rfind("\n", max(0, hit_start - 60), hit_start) + 1
        dateline = (
            hit_start - paragraph < 50
            and capital
            and hit_start > 0
            and not explicit
            and bool(_DATELINE_AFTER.match(text, hit_end))
            and bool(_DATELINE_BEFORE.fullmatch(text, paragraph, hit_start))
        )
        if surface.town and not dateline:
            return None
        following = _NEXT_WORD.match(lowered, hit_end)
        if following and not dateline:
            word = following[1].rstrip(".")
            if (word in after and not text[following.start(1)].islower()) or word.startswith((".com", ".co.", ".id")):
                return None
            beside = word in compass and text[following.start(1)].isupper() and hit_end < following.start(1)
            if beside and not (word == "kota" and called):
                return None
        codes = surface.codes
        if level:
            fitting = tuple(c for c in codes if regions.by_code[c].level == level)
            if not fitting and level == "city":
                explicit = False
            codes = fitting or codes
        firmly = last in strong or both in strong
        weight = 3.0 if called and firmly else 2.0 if explicit else 1.5 if called else 1.0
        if both in courts or last in courts:
            weight = 0.5  # a court's town is often not the region it judges for
        if dateline:
            weight = 3.0
        elif any(word in head for word in _FORMER_WORDS) and _FORMER.search(head):
            weight *= 0.3
        if len(codes) > 1 and not explicit:
            codes = tuple(c for c in codes if c != surface.former[0]) or codes
        return _Found(
            hit_start,
            hit_end,
            surface,
            codes,
            explicit or (bool(level) and len(codes) < len(surface.codes)),
            called,
            dateline,
            weight,
        )

    def read(reading: Reading) -> None:
        found = []
        for hit in reading.hits.get("place", ()):
            record = look(reading, hit.start, hit.end, hit.value)
            if record:
                found.append(record)
        found = _supported(reading, found, regions)
        chosen = _choose(reading, found, regions)
        places = [
            Place(
                f.start,
                f.end,
                regions.named(regions.by_code[code], f.surface.former[1] if f.surface.former[0] == code else ""),
                f.explicit,
                f.dateline,
            )
            for f, code in chosen
        ]
        setting = Setting(regions, places=places)
        setting.region = _main(reading, chosen, regions)
        if setting.region is not None:
            setting.province = regions.province_of(setting.region, reading.published)
        reading.found["places"] = places
        reading.found["region"] = setting.region
        reading.found["setting"] = setting
        reading.found.setdefault("article", {})["region"] = setting.region.name if setting.region else ""

    return read


def _supported(reading: Reading, found: list[_Found], regions: Regions) -> list[_Found]:
    """Without the names that are as well an ordinary word or a person's, unless the article is plainly about that place."""
    sure = {code for f in found if f.explicit or f.called or f.dateline for code in f.codes}
    plain = {
        code[:2]
        for f in found
        if not f.surface.weak
        for code in f.codes
        if f.explicit or f.called or f.dateline or code not in regions.words | regions.names
    }
    headline_end = reading.paragraphs[0][1] if reading.paragraphs else 0
    kept = []
    for f in found:
        if f.surface.weak and plain and not plain.intersection(c[:2] for c in f.codes):
            continue
        doubtful = any(c in regions.words or c in regions.names for c in f.codes)
        if doubtful and not (f.explicit or f.called or f.dateline):
            listed = (
                f.start > headline_end
                and any(c[:2] in plain for c in f.codes)
                and not _SENTENCE_START.search(reading.text, max(0, f.start - 3), f.start)
            )
            if not sure.intersection(f.codes) and not listed:
                continue
            beside = _CAPITAL_BEFORE.search(reading.text, max(0, f.start - 20), f.start) or _CAPITAL_AFTER.match(
                reading.text, f.end
            )
            if beside and any(c in regions.names for c in f.codes):
                continue
        kept.append(f)
    return kept


def _choose(reading: Reading, found: list[_Found], regions: Regions) -> list[tuple[_Found, str]]:
    """Each place with the one region it means: of namesakes, the one the article names in full, else by the words of its government."""
    named: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    provinces: Counter[str] = Counter()
    for f in found:
        if len(f.codes) == 1:
            if len(f.surface.codes) > 1:
                named.setdefault(f.surface.codes, []).append((f.start, f.codes[0]))
            provinces[f.codes[0][:2]] += 1
    words: Counter[str] = Counter(h.value for h in reading.hits.get("place_context", ()))
    chosen = []
    for f in found:
        if len(f.codes) == 1:
            chosen.append((f, f.codes[0]))
            continue
        here = [(start, code) for start, code in named.get(f.surface.codes, ()) if code in f.codes]
        if len({code for _, code in here}) == 1:
            chosen.append((f, here[0][1]))
            continue
        codes = f.codes
        if len({c[:2] for c in codes}) > 1:
            best = max(provinces[c[:2]] for c in codes)
            codes = tuple(c for c in codes if provinces[c[:2]] == best)
        province = next((c for c in codes if len(c) == 2), "")
        if here:
            before = [code for start, code in here if start < f.start]
            code = province if province and province in {c for _, c in here} else (before[-1] if before else here[0][1])
        elif province:
            local = max(words["regency"], words["city"])
            level = (
                "province"
                if words["province"] >= local or not local
                else "city"
                if words["city"] >= words["regency"]
                else "regency"
            )
            code = next((c for c in codes if regions.by_code[c].level == level), province)
        else:
            level = "city" if words["city"] > words["regency"] else "regency"
            code = next((c for c in codes if regions.by_code[c].level == level), codes[0])
        chosen.append((f, code))
    return chosen


def _main(reading: Reading, chosen: list[tuple[_Found, str]], regions: Regions) -> Region | None:
    """The region an article is about: the one its offices and bodies, dateline, headline and lead name most."""
    scores: Counter[str] = Counter()
    headline_end = reading.paragraphs[0][1] if reading.paragraphs else 0
    lead_end = reading.paragraphs[min(3, len(reading.paragraphs) - 1)][1] if reading.paragraphs else 0
    first: dict[str, int] = {}
    for f, code in chosen:
        weight = f.weight
        if f.dateline and regions.by_code[code].province == "31":
            continue
        if f.dateline and (regions.by_code[code].level == "city" or len(f.surface.codes) > 1):
            weight = 1.5
        if f.start < headline_end:
            weight *= 2
        elif f.start < lead_end:
            weight *= 1.5
        scores[code] += weight  # type: ignore[assignment]
        first.setdefault(code, f.start)
    if not scores:
        return None
    code = max(scores, key=lambda c: (scores[c], -first[c]))
    return regions.by_code[code] if scores[code] >= 2.5 else None


KIND = Kind(
    name="places",
    columns=(),
    reader=_reader,
    vocabulary=_vocabulary,
    lexicons=("regions.csv", "districts.csv", "places.toml", "agencies.toml"),
    table=False,
    help="Provinces, regencies and cities named in an article, and the one it is about.",
)
