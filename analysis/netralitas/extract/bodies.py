"""Public bodies named in an article: national bodies, branches, regional governments and their agencies.

Puts `bodies` into `reading.found`: list[Body], every mention in text order, with those named without a place completed from
what the article says elsewhere (`offices` adds the bodies that are named through an office).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from netralitas.extract.agencies import Agencies, agencies_of, field_words, unknown_fields
from netralitas.extract.findings import Body, Place, Region
from netralitas.extract.kinds import Kind, Reader
from netralitas.extract.places import Setting
from netralitas.extract.reading import Reading
from netralitas.extract.regions import KIND_WORDS, Regions, regions_of
from netralitas.extract.scanner import Entry
from netralitas.extract.statuses import Status, Statuses, statuses_of
from netralitas.extract.toponyms import TownWords, toponym_end, town_words
from netralitas.lexicon import Lexicon

_PAREN = re.compile(r"\s*\(([^()\n]{1,60})\)")
_KIND = re.compile(r"\s*(kabupaten\s*/\s*kota|kab\s*/\s*kota|kabupaten dan kota|kota\s*/\s*kabupaten|"
                   r"provinsi(?: dan |, |\s*/\s*)kabupaten|provinsi|propinsi|prov|kabupaten|kab|kotamadya|kota(?: administrasi)?)\b\.?")
_HERE = re.compile(r"\s*(?:daerah\s+)?(setempat|tersebut)\b")
_NUMBER = re.compile(r"\s*(\d{3,4}|[IVX]+)\s*(?:/\s*|-\s*)?")
_BESIDE = re.compile(r"\s*(?:,|/|&|,?\s*dan|serta|maupun|bersama|atau|,?\s*serta)\s*(?:kepala |ketua |pihak )?")
_MANY = re.compile(r"\b(?:setiap|seluruh|semua|para|masing-masing|antar|tiap|sejumlah|beberapa)\s+(?:\w+\s+)?$")
_SPREAD = re.compile(r"\s*(?:se[- ]\w|masing-masing|di (?:daerah|seluruh|setiap|tiap|masing)|di tingkat|tingkat (?:kab|kota|prov|daerah))")
_TITLE = re.compile(r"(?:\bperaturan(?: bersama)?|\bsurat edaran(?: bersama)?|\bse|\bskb|\bkeputusan bersama|\bundang-undang|\buu|\binstruksi|\bpermen|\bkepmen|"
                    r"\bperaturan badan|\bpedoman)\s*(?:\([^()\n]{1,20}\)\s*)?(?:(?:dari|oleh|para)\s+)?(?:kepala |ketua )?[\"“(]*$")
_NUMBERED = re.compile(r"\b(?:surat|keputusan|edaran|se|sk)\s+(?:kepala |ketua |menteri |bersama )*$")
_IS_NUMBERED = re.compile(r"\s*(?:ri\b|republik indonesia)?\s*(?:bernomor|nomor|no\b\.?|nmr|tentang|tanggal|tahun \d)", re.IGNORECASE)
_CHAIN = re.compile(r"\s*(?:,|dan|serta|/|&|,\s*dan|,\s*serta|-)\s*(?:kepala |ketua |menteri )?$")
_CHAIN_ANY = re.compile(r"\s*(?:,|/|dan|atau|maupun|serta|hingga|sampai|,\s*(?:dan|atau|serta|hingga|sampai))\s*(?:wakil\s*)?")
_WORDS = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}")
_PARTY = re.compile(r"\s*(?:partai|golkar|pdi|pan\b|pks|pkb|ppp|nasdem|gerindra|demokrat|hanura|knpi|psi\b|perindo|lsm|apdesi|gmni|pkn)")
_HOSPITAL = re.compile(r"\s*((?:dr|drg|prof|h|hj|kh|rt|r|st|tgk)\.?\s*)*[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4}", re.IGNORECASE)


_NO_INSPECTOR = re.compile(r"\s*(?:upacara|apel|jenderal|polisi|satu|dua|tambang)\b")
_CAPITAL = frozenset({"polda", "polres", "polresta", "polsek", "kodim", "koramil", "kejari", "kejati", "pn", "Lembaga Kepresidenan", "presiden", "pa"})
_REGIONAL = frozenset({"pemkab", "pemkot", "pemprov", "pemda"})


@dataclass(frozen=True)
class BodyType:
    """An entry of the lexicon: canonical name, kind, style of the name, what the bare name means, the region's level if the
    name tells it, national name, head's title, `code` of a fixed region or of the only province that has it."""

    id: str
    name: str
    kind: str
    style: str
    bare: str = "none"
    level: str = ""
    national: str = ""
    position: str = ""
    code: str = ""


@dataclass
class Mention:
    """A body's name in the text before it is completed. place: what its name takes from the region as written ('' if none)."""

    start: int
    end: int
    type: BodyType
    name: str
    region: Region | None = None
    place: str = ""
    level: str = ""
    bare: bool = True
    national: bool = False
    head: bool = False
    loose: bool = False
    drop: bool = False
    short: str = ""
    title: str = ""
    position: str = ""
    status: Status | None = None


_BELOW = re.compile(r"\s*(?:kecamatan|kec\.?|distrik|desa|kelurahan|gampong|nagari|kampung|pekon)(?= [a-z])")


def _in_headline(reading: Reading, offset: int) -> bool:
    return bool(reading.sentences) and reading.sentences[0].headline and offset < reading.sentences[0].end


def _repeated(text: str, name: str, after: int) -> bool:
    return text.find(name, after) >= 0


def _a_person(reading: Reading, name: str, start: int, before: frozenset[str]) -> bool:
    """True if a name after a title was used before as a person's (`Kades Sindangmulya, Entus Sanusi … Kades Entus`)."""
    text, lowered = reading.text, reading.lowered
    first = text.find(name)
    while 0 <= first < start:
        words = re.findall(r"[\w'-]+", lowered[max(0, first - 30) : first])
        beside = text[first + len(name) : first + len(name) + 1]
        if not beside.isalnum() and not text[first - 1 : first].isalnum():
            return not (words and words[-1] in before)
        first = text.find(name, first + 1)
    return False


AGENCY = BodyType("agency", "", "agency", "level", "region")


def body_name(type_: BodyType, name: str, region: Region | None, place: str) -> str:
    """The canonical name of a body in a region (codebook section 2)."""
    if type_.style == "level":
        return f"{name} {region.name}" if region else name
    if type_.style == "fixed" or type_.style == "national":
        return name
    place = place or (region.place if region else "")
    return f"{name} {place}" if place else name


@lru_cache(maxsize=8)
def body_types(lexicon: Lexicon) -> dict[str, BodyType]:
    """The bodies of the lexicon by id (national ones by name)."""
    table = lexicon.toml("bodies")
    types = {n["name"]: BodyType(n["name"], n["name"], n["kind"], "national", "national", "", n["name"], n.get("position", "Menteri"))
             for n in table["national"]}
    for b in table["branch"]:
        types[b["id"]] = BodyType(b["id"], b["name"], b["kind"], b["style"], b.get("bare", "none"), b.get("level", ""),
                                  b.get("national", ""), "", b.get("region", b.get("province", "")))
    return types


def _vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    table = lexicon.toml("bodies")
    types = body_types(lexicon)
    for n in table["national"]:
        for surface in n["surfaces"]:
            yield Entry(surface, "body", (types[n["name"]], False, False))
        for surface in n.get("heads", ()):
            yield Entry(surface, "body", (types[n["name"]], False, True))
    for b in table["branch"]:
        for surface in b["surfaces"]:
            yield Entry(surface, "body", (types[b["id"]], False, False))
        for surface in b.get("national_surfaces", ()):
            yield Entry(surface, "body", (types[b["id"]], True, False))
        for surface in b.get("heads", ()):
            yield Entry(surface, "body", (types[b["id"]], False, True))
    agencies = agencies_of(lexicon)
    for surface, name in agencies.names.items():
        yield Entry(surface, "body", (name, False, False))
        if " " not in surface:
            yield Entry("ka" + surface, "body", (name, False, True))
            yield Entry("ka " + surface, "body", (name, False, True))
            if surface.startswith("ba"):
                yield Entry("kaban" + surface, "body", (name, False, True))
    for word, prefix in agencies.prefixes.items():
        yield Entry(word, "body_prefix", (prefix, ""))
    for word, (prefix, position) in lexicon.toml("agencies")["heads"].items():
        yield Entry(word, "body_prefix", (prefix, position))


class Namer:
    """Reads what follows a body's word: its level, place, number; for one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.regions: Regions = regions_of(lexicon)
        self.agencies: Agencies = agencies_of(lexicon)
        self.types = body_types(lexicon)
        self.words: TownWords = town_words(lexicon)
        self.statuses: Statuses = statuses_of(lexicon)

    def place(self, reading: Reading, mention: Mention, places: dict[int, Place]) -> None:
        """Extend a mention over what follows it, and fill its region, place, level."""
        style = mention.type.style
        if style in ("national", "fixed"):
            mention.bare = False
            if style == "fixed":
                mention.region = self.regions.by_code[mention.type.code]
            return
        lowered = reading.lowered
        setting: Setting = reading.found["setting"]
        pos = mention.end
        if (m := _PAREN.match(lowered, pos)) and self._is_short(m[1]):
            mention.short = m[1].strip()
            pos = m.end()
            mention.end = pos
        if style in ("district", "village", "named", "number_district"):
            self._below(reading, mention, pos, setting)
            return
        if style == "number" and (m := _NUMBER.match(reading.text, pos)) and (m[1].isdigit() or "/" in m[0]):
            self._numbered(reading, mention, m, places, setting)
            return
        kind = _KIND.match(lowered, pos)
        at = pos
        if kind and kind[0].strip():
            word = kind[1].split()[0].rstrip(".")
            if "/" in kind[1] or " dan " in kind[1] or "," in kind[1]:
                mention.loose = True
                mention.bare = False
                mention.drop = True
                return
            mention.level = KIND_WORDS.get(word, "")
            at = kind.end()
        start = at
        while start < len(lowered) and lowered[start] == " ":
            start += 1
        place = places.get(start) if start - at <= 2 else None
        if place is None and lowered.startswith("daerah ", start):
            place = places.get(start + 7)
        if place is not None and not (place.dateline and "\n" in lowered[pos : place.start]):
            mention.region, mention.end, mention.bare = place.region, place.end, False
            mention.place = place.region.place
            if style == "place" and mention.type.kind == "police" and (m := re.compile(r" Kota\b(?! [A-Z])").match(reading.text, place.end)):
                mention.place += " Kota"
                mention.end = m.end()
                self._to_city(mention, setting)
            elif style == "place" and mention.type.kind in ("prosecution", "court") and mention.level and place.explicit:
                twin = self.regions.surfaces.get(place.region.place.lower())
                if twin and len(twin.codes) > 1:
                    mention.place = place.region.name
            if (m := _PAREN.match(lowered, mention.end)) and m.start(1) in places:
                mention.end = m.end()
            return
        if m := _HERE.match(lowered, pos if not mention.level else at):
            if m[1] == "setempat":
                mention.end = m.end()
            return
        if kind and mention.level:
            mention.end = kind.end(1)
            return
        if style == "place" and mention.type.kind in ("police", "court", "prosecution", "military", "agency"):
            self._town(reading, mention, pos, setting)
        elif style == "hospital":
            self._hospital(reading, mention, pos, setting)

    def _is_short(self, words: str) -> bool:
        return len(words) <= 32 and words.strip().lower() not in self.regions.surfaces

    def _to_city(self, mention: Mention, setting: Setting) -> None:
        assert mention.region is not None
        surface = self.regions.surfaces.get(mention.region.place.lower())
        for code in surface.codes if surface else ():
            if self.regions.by_code[code].level == "city":
                mention.region = self.regions.by_code[code]

    def _below(self, reading: Reading, mention: Mention, pos: int, setting: Setting) -> None:
        """A district, village, or what is called by its place below the regency (`Camat Tenggarang`, `Puskesmas Pargarutan`)."""
        style = mention.type.style
        text, lowered = reading.text, reading.lowered
        mention.drop = True
        prefix = ""
        if style == "number_district" and (m := _NUMBER.match(text, pos)) and m[1].isdigit():
            prefix, pos = f"{m[1]}/", m.end()
        said = _BELOW.match(lowered, pos)
        if said:
            pos = said.end()
        end = toponym_end(reading, pos, self.regions, self.words, setting.region, style in ("district", "number_district"))
        while pos < end and text[pos] == " ":
            pos += 1
        name = text[pos:end]
        if not name or not name[0].isupper():
            return
        known = style in ("district", "number_district") and name.lower() in self.regions.districts
        if not said and not known and mention.title and (_a_person(reading, name, pos, self.words.before) or _in_headline(reading, pos) and not _repeated(text, name, end)):
            return
        if _in_headline(reading, pos) and not said and known and not _repeated(text, name, end) and not _BELOW.match(lowered, pos):
            codes = self.regions.district_regions(name)
            if setting.region is not None and not any(c.startswith(setting.region.code) for c in codes):
                return
        mention.place, mention.end, mention.bare, mention.drop = prefix + (name.title() if name.isupper() and len(name) > 3 else name), end, False, False
        mention.region = setting.region_at(mention.start, "local") or setting.region

    def _numbered(self, reading: Reading, mention: Mention, m: re.Match[str], places: dict[int, Place], setting: Setting) -> None:
        number, pos = m[1], m.end()
        place = places.get(pos)
        if place is not None:
            mention.end, mention.region = place.end, place.region
            mention.place = f"{number}/{place.region.place}"
        else:
            end = self._longest_town(reading, pos) or toponym_end(reading, pos, self.regions, self.words, setting.region, False)
            name = reading.text[pos:end]
            mention.end = end if end > pos else m.start(1) + len(number)
            mention.place = f"{number}/{name}" if name else number
            mention.region = self._town_region(name) or setting.region
        mention.bare = False

    def _longest_town(self, reading: Reading, pos: int) -> int:
        """Where a region or capital named at an offset ends; 0 if there is none."""
        m = _WORDS.match(reading.text, pos)
        while m:
            end = m.end()
            if reading.lowered[pos:end] in self.regions.surfaces:
                return end
            cut = reading.text.rfind(" ", pos, end)
            m = _WORDS.match(reading.text, pos, cut) if cut > pos else None
        return 0

    def _town_region(self, name: str) -> Region | None:
        surface = self.regions.surfaces.get(name.lower())
        return self.regions.by_code[surface.codes[0]] if surface and len(surface.codes) == 1 else None

    def _town(self, reading: Reading, mention: Mention, pos: int, setting: Setting) -> None:
        text = reading.text
        while text[pos : pos + 1] == " ":
            pos += 1
        end = self._longest_town(reading, pos) or toponym_end(reading, pos, self.regions, self.words, setting.region, False)
        name = text[pos:end]
        if not name or not name[0].isupper():
            return
        if name.isupper() and len(name) > 4:
            name = name.title()
        mention.place, mention.end, mention.bare = name, end, False
        mention.region = self._town_region(name) or setting.region_at(mention.start, "local")

    def _hospital(self, reading: Reading, mention: Mention, pos: int, setting: Setting) -> None:
        m = re.compile(r"\s*(?:(?:[Dd]rg?|Prof|H|Hj|KH|RT|R|St|Tgk)\.?\s+)*(?:[A-Z][\w.'-]+)(?: (?:[A-Z][\w.'-]+)){0,3}").match(reading.text, pos)
        if not m:
            return
        name = m[0].strip()
        mention.place, mention.end, mention.bare = name.rstrip("."), m.end() - (1 if name.endswith(".") else 0), False
        mention.region = setting.region
        mention.name = f"{mention.type.name} {mention.place}"


def _reader(lexicon: Lexicon) -> Reader:
    namer = Namer(lexicon)

    def read(reading: Reading) -> None:
        reading.found["bodies"] = []
        if "setting" not in reading.found:
            reading.found["setting"] = Setting(namer.regions)
        mentions = find_mentions(reading, namer)
        complete(reading, namer, mentions)
        reading.found["mentions"] = mentions
        reading.found["bodies"] = [as_body(m) for m in mentions if not m.drop]

    return read


def find_mentions(reading: Reading, namer: Namer) -> list[Mention]:
    """All names of bodies with what follows them, those in legal titles left out, not yet completed."""
    places = {p.start: p for p in reading.found.get("places", ())}
    text, lowered = reading.text, reading.lowered
    mentions: list[Mention] = []
    hits: list[tuple[int, int, Any]] = [(h.start, h.end, h.value) for h in reading.hits.get("body", ())]
    hits += [(h.start, h.end, h.value) for h in reading.hits.get("body_prefix", ())]
    hits.sort(key=lambda h: (h[0], -h[1]))
    covered = 0
    titled_end = -1
    candidate_end = -1
    for start, end, value in hits:
        if start < covered:
            continue
        mention = _prefixed(reading, namer, start, end, value, places) if len(value) == 2 else _named(text, lowered, start, end, value)
        if mention is None:
            continue
        if _in_title(lowered, start, mention.end) or titled_end >= 0 and _CHAIN.fullmatch(lowered, titled_end, start):
            titled_end = mention.end
            continue
        titled_end = -1
        if mention.title:
            mention.status = namer.statuses.before(lowered, start)
            if mention.status.candidate or candidate_end >= 0 and _CHAIN.fullmatch(lowered, candidate_end, start):
                mention.status = mention.status._replace(candidate=True)
            if mention.status.place or mention.status.several and mention.type.style in ("district", "village"):
                continue
        if mention.type.id == "DPD" and _party_branch(lowered, mention):
            continue
        before = mention.end
        namer.place(reading, mention, places)
        if mention.type.id == "pemda" and mention.bare and mention.end == before and not mention.title:
            continue
        if mention.type.id == "kip" and not (mention.region and mention.region.province == "11"):
            continue
        if mention.status and mention.status.candidate:
            mention.drop = True
            candidate_end = mention.end
        else:
            candidate_end = -1
        mentions.append(mention)
        covered = mention.end
    return mentions


def _named(text: str, lowered: str, start: int, end: int, value: tuple[Any, bool, bool]) -> Mention | None:
    type_, national, head = value
    written = text[start:end]
    title = lowered[start:end] if head else ""
    if isinstance(type_, str):
        if not written[0].isupper() and not head or end - start <= 4 and not written.isupper() and not written[0].isupper():
            return None
        position = {"Dinas": "Kepala Dinas", "Badan": "Kepala Badan"}.get(type_.split(" ", 1)[0], "Kepala") if head else ""
        return Mention(start, end, AGENCY, type_, short="" if head else title or lowered[start:end], title=title, position=position)
    if end - start <= 4 and not head and not written.isupper():
        return None
    if type_.id in _CAPITAL and not written[0].isupper():
        return None
    if title.startswith("inspektur") and _NO_INSPECTOR.match(lowered, end):
        return None
    return Mention(start, end, type_, type_.name, national=national, head=head, level=type_.level, title=title)


def _party_branch(lowered: str, mention: Mention) -> bool:
    if _PARTY.match(lowered, mention.end):
        return True
    return bool(re.search(r"(?:ketua|sekretaris|pengurus) $", lowered[max(0, mention.start - 12) : mention.start])) and "ri" not in lowered[mention.start : mention.end]


def _prefixed(reading: Reading, namer: Namer, start: int, end: int, value: tuple[str, str], places: dict[int, Place]) -> Mention | None:
    """The agency whose name begins with `Dinas`, `Badan`, `Kantor` (or with `Kadis`: its head)."""
    prefix, position = value
    text, lowered = reading.text, reading.lowered
    title = lowered[start:end] if position else ""
    if lowered[end : end + 1] != " ":
        return None
    stop, fields = namer.agencies.read_fields(lowered, end + 1)
    if fields:
        if not title and not text[start].isupper() and not text[end + 1].isupper() and prefix == "Kantor":
            return None
        return Mention(start, stop, AGENCY, f"{prefix} {fields}", head=bool(title), title=title, position=position)
    if not text[start].isupper() or prefix == "Kantor":
        return None
    stop = unknown_fields(text, end + 1)
    name = text[end + 1 : stop]
    if not name or prefix == "Badan" and "Daerah" not in name:
        return None
    for at in range(end + 2, stop):
        if at in places and text[at - 1] == " ":
            stop = at - 1
            name = text[end + 1 : stop].strip()
            break
    else:
        if title or not _PAREN.match(lowered, stop):
            return None
    return Mention(start, stop, AGENCY, f"{prefix} {name}", head=bool(title), title=title, position=position) if name else None


def _in_title(lowered: str, start: int, end: int) -> bool:
    before = lowered[max(0, start - 60) : start]
    if _TITLE.search(before):
        return True
    return bool(_NUMBERED.search(before) and _IS_NUMBERED.match(lowered, end))


def complete(reading: Reading, namer: Namer, mentions: list[Mention]) -> None:
    """Give the bare mentions their region (or drop them), and one agency one name."""
    setting: Setting = reading.found["setting"]
    lowered = reading.lowered
    _same_agencies(mentions)
    for i, mention in enumerate(mentions):
        if mention.drop or not mention.bare or mention.national:
            continue
        if mention.type.style in ("level", "place", "number") and i + 1 < len(mentions) and not _MANY.search(lowered[max(0, mention.start - 40) : mention.start]):
            after = mentions[i + 1]
            if after.region and not after.bare and not after.drop and after.type.style in ("level", "place", "number") and (
                    _BESIDE.fullmatch(lowered, mention.end, after.start)
                    or mention.title and after.type.id in _REGIONAL and lowered[mention.end : after.start].isspace()):
                if _share(mention, after.region, setting.regions):
                    continue
    for mention in mentions:
        if mention.drop or not mention.bare or mention.national:
            continue
        _complete_bare(reading, namer, mentions, mention, setting)
    _unite(mentions)
    for mention in mentions:
        if mention.type.style == "number" and not mention.drop and "/" not in mention.place:
            mention.place = next((m.place for m in mentions if m.type is mention.type and "/" in m.place and m.region == mention.region and not m.drop), mention.place)


def _share(mention: Mention, region: Region, regions: Regions) -> bool:
    """Give a bare mention the region of the one beside it (`Kapolres dan Dandim Bitung`), if its level allows that."""
    level = mention.type.level
    if level == "province" and region.level != "province":
        region = regions.province_of(region)
    elif level and level != "province" and region.level != level:
        return False
    elif not level and mention.level and region.level != mention.level:
        return False
    mention.region, mention.bare = region, False
    return True


def _complete_head(reading: Reading, mentions: list[Mention], mention: Mention, setting: Setting) -> None:
    """A bare `bupati`, `wali kota`, `gubernur`, `sekda`: the article's region if it has such a head, unless heads in general are meant."""
    lowered = reading.lowered
    status = mention.status
    index = next(i for i, m in enumerate(mentions) if m is mention)
    beside = [m for m in mentions[max(0, index - 1) : index + 2] if m is not mention and m.title and m.type.id in _REGIONAL and m.type.id != mention.type.id
              and m.type.level and mention.type.level and _CHAIN_ANY.fullmatch(lowered, min(m.end, mention.end), max(m.start, mention.start))]
    if status and status.several or beside or _generic(lowered, mention) or lowered[mention.end : mention.end + 2] in ("/w", "/b"):
        mention.drop = True
        return
    level = mention.type.level
    if setting.region is not None and (not level or setting.region.level == level):
        mention.region = setting.region
    else:
        named = [m for m in mentions if m.type.id in _REGIONAL and m.region and not m.bare and not m.drop and (not level or m.region.level == level)]
        before = [m for m in named if m.start < mention.start]
        chosen = before[-1] if before else None
        mention.region = chosen.region if chosen else None
    mention.bare = False
    mention.drop = mention.region is None


def _complete_bare(reading: Reading, namer: Namer, mentions: list[Mention], mention: Mention, setting: Setting) -> None:
    lowered = reading.lowered
    type_ = mention.type
    if type_.id in _REGIONAL and mention.title and not lowered[: mention.end].endswith("setempat"):
        _complete_head(reading, mentions, mention, setting)
        return
    if mention.level or lowered[: mention.end].endswith("setempat"):
        mention.region = setting.region_at(mention.start, mention.level)
        if mention.region is None:
            mention.drop = type_.bare != "national" or bool(mention.level)
        else:
            mention.bare = False
        if (mention.level and type_.level == mention.level or mention.region is None) and _generic(lowered, mention):
            mention.drop = True
        return
    named = [m for m in mentions if m.type.id == type_.id and m.region and not m.bare and not m.drop and (type_.id != "agency" or m.name == mention.name)]
    if type_.bare == "national":
        if not named or _among_national(mentions, mention, lowered):
            if _SPREAD.match(lowered, mention.end) and named:
                mention.drop = True
            mention.national = True
            return
    elif _generic(lowered, mention):
        mention.drop = True
        return
    if named:
        before = [m for m in named if m.start < mention.start]
        chosen = before[-1] if before else named[0]
        mention.region, mention.place, mention.bare = chosen.region, chosen.place, False
        return
    if type_.bare == "region":
        level = "province" if type_.level == "province" else type_.level or ("local" if type_.style in ("place", "number") or type_.id == "panwaslu" else "")
        mention.region = setting.region_at(mention.start, level) if setting.region else None
        if mention.region is None and type_.national:
            mention.national = True
            return
        mention.drop = mention.region is None
        mention.bare = False
        return
    mention.drop = True


def _generic(lowered: str, mention: Mention) -> bool:
    return bool(_MANY.search(lowered[max(0, mention.start - 40) : mention.start]) or _SPREAD.match(lowered, mention.end))


def _among_national(mentions: list[Mention], mention: Mention, lowered: str) -> bool:
    """True in an enumeration with two or more national bodies (`MenPANRB, Mendagri, BKN, KASN dan Bawaslu`)."""
    index = next(i for i, m in enumerate(mentions) if m is mention)
    count = 0
    for step in (-1, 1):
        at, here = index + step, mention
        while 0 <= at < len(mentions):
            there = mentions[at]
            left, right = (there, here) if step < 0 else (here, there)
            if not _BESIDE.fullmatch(lowered, left.end, right.start) or there.type.style != "national":
                break
            count += 1
            here = there
            at += step
    return count >= 2


def _same_agencies(mentions: list[Mention]) -> None:
    """One name for one agency: an abbreviation the article explains means what it says there."""
    explained = {m.short.lower(): m.name for m in mentions if m.type is AGENCY and m.short and m.short.lower() != m.name.lower() and m.short.lower() in m.name.lower() or
                 m.type is AGENCY and m.short and m.end - m.start > len(m.short) + 4}
    for m in mentions:
        if m.type is AGENCY and m.short.lower() in explained:
            m.name = explained[m.short.lower()]


def _unite(mentions: list[Mention]) -> None:
    """Of two agencies of a region of which one's fields are among the other's, the one with more of them is meant."""
    agencies = [m for m in mentions if m.type is AGENCY and not m.drop and m.region]
    for m in agencies:
        words = field_words(m.name)
        if not words:
            continue
        best = m.name
        for other in agencies:
            if other.region != m.region or other.name == m.name:
                continue
            more = field_words(other.name)
            same_kind = other.name.split(" ", 1)[0] == m.name.split(" ", 1)[0]
            if same_kind and words < more and (len(best) < len(other.name)) and not other.short == "":
                best = other.name
            elif same_kind and words < more and len(best) < len(other.name):
                best = other.name
            elif not same_kind and words == more and m.short and not other.short:
                best = other.name
        m.name = best


def as_body(mention: Mention) -> Body:
    """The finding for a completed mention."""
    type_ = mention.type
    if mention.national or type_.style == "national":
        return Body(mention.start, mention.end, type_.national or mention.name, type_.kind, "national", None, mention.head)
    level = {"district": "district", "number_district": "district", "village": "village"}.get(type_.style) or (mention.region.level if mention.region else "")
    if type_.style == "hospital" and mention.place and mention.region and mention.place != mention.region.place:
        name = f"{type_.name} {mention.place}"
    elif type_.style == "hospital":
        name = f"{type_.name} {mention.region.name}" if mention.region else type_.name
    else:
        name = body_name(type_, mention.name, mention.region, mention.place)
    return Body(mention.start, mention.end, name, type_.kind, level, mention.region, mention.head)


KIND = Kind(
    name="bodies",
    columns=(),
    reader=_reader,
    vocabulary=_vocabulary,
    after=("places",),
    lexicons=("bodies.toml", "agencies.toml"),
    table=False,
    help="Public bodies named in an article.",
)
