"""What follows a body's word and makes its full name: level, place, number, district, village, hospital."""

from __future__ import annotations

import re

from netralitas.extract.bodies.agencies import Agencies, agencies_of
from netralitas.extract.bodies.beside import Beside, beside_of
from netralitas.extract.bodies.mentions import BELOW, BodyType, Mention, body_types
from netralitas.extract.bodies.statuses import Statuses, statuses_of
from netralitas.extract.bodies.toponyms import TownWords, toponym_end, town_words
from netralitas.extract.findings import Place, Region
from netralitas.extract.places import Setting
from netralitas.extract.reading import Reading
from netralitas.extract.regions import KIND_WORDS, Regions, regions_of
from netralitas.lexicon import Lexicon

PAREN = re.compile(r"\s*\(([^()\n]{1,60})\)")
_KIND = re.compile(
    r"\s*(kabupaten\s*/\s*kota|kab\s*/\s*kota|(?:kabupaten|kab)(?: dan|,| maupun| atau) kota"
    r"|kota\s*/\s*kabupaten|kota(?: dan|,| maupun| atau) (?:kabupaten|provinsi)"
    r"|provinsi(?: dan |, | maupun |\s*/\s*)(?:kabupaten|kota)|kabupaten, provinsi"
    r"|provinsi|propinsi|prov|(?:kabupaten|kab\.?|kota)(?: administrasi| adm\b)|kabupaten|kab|kotamadya|kota)\b\.?"
)
_SEVERAL = re.compile(r"/|,| dan | maupun | atau ")
_HERE = re.compile(r"\s*(?:daerah\s+)?setempat\b")
_NUMBER = re.compile(r"\s*(\d{3,4}(?:-\d{1,2})?|\d{2}(?=\s*/)|[IVX]+\b)\s*(?:/\s*|-\s*)?")
_WORDS = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}")
_NEXT = re.compile(r" ([\w'-]+)")
_BELOW = re.compile(
    r"\s*(?:kecamatan|kec\.?|kapanewon|kemantren|distrik|desa|kelurahan|kalurahan|gampong|nagari|kampung|pekon|tiyuh|nagori|"
    r"lembang)(?= [a-z])"
)
# `Camat Wangi-Wangi, Kabupaten Wakatobi`, `Kades Sengkol, Kecamatan Pujut, Lombok Tengah`
_REGION_BEHIND = re.compile(
    r"(?:,? (?:di )?(?:kecamatan|kec\.?|distrik|kapanewon)(?: [a-z][\w'’-]+){1,3}?)?(?:,? (?:di )?(?:kabupaten|kab\.?|kota) |, )"
)
_POLICE_CITY = re.compile(r" Kota\b")
_CONSTITUENCY = re.compile(
    r"\s+(?:dapil|daerah pemilihan)(?:\s+\(dapil\))?(?:\s+(?:\d{1,2}|[ivx]{1,4}))?\s+(?:(?:kabupaten|kota|provinsi)\s+)?"
)
_CUT_SHORT = (" kab", " kec", " kel", " prov")
_KIND_LAST = re.compile(r" (?:Kota|Kab\.?|Kabupaten|Provinsi)$")
_ROMAN = re.compile(r" [IVX]{1,4}(?= [A-Z])")
_HOSPITAL = re.compile(r"\s*(?:(?:[Dd]rg?|Prof|H|Hj|KH|RT|R|St|Tgk)\.?\s+)*[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}")
_TWO_NAMES = re.compile(r"[A-Z][a-z'’]+ [A-Z][a-z'’]+(?:,|\.|;|$| [a-z(])")
_TOWN_KINDS = frozenset({"police", "court", "prosecution", "military", "agency"})


class Namer:
    """Reads what follows a body's word, for one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.regions: Regions = regions_of(lexicon)
        self.agencies: Agencies = agencies_of(lexicon)
        self.types: dict[str, BodyType] = body_types(lexicon)
        self.words: TownWords = town_words(lexicon)
        self.statuses: Statuses = statuses_of(lexicon)
        self.beside: Beside = beside_of(lexicon)

    def place(self, reading: Reading, mention: Mention, places: dict[int, Place]) -> None:
        """Extend a mention over what follows it, and fill its region, place, level; a body that cannot be one is dropped.

        places: by their first character.
        """
        style = mention.type.style
        if reading.lowered.startswith(". ", mention.end) and reading.lowered.endswith(
            _CUT_SHORT, mention.start, mention.end
        ):
            mention.end += 1  # `Bawaslu Kab. Manggarai Barat`
        setting: Setting = reading.found["setting"]
        if style == "national" and mention.type.local:
            self._local_office(reading, mention, places)
        if mention.type.style in ("national", "fixed"):
            mention.bare = False
            if style == "fixed":
                mention.region = self.regions.by_code[mention.type.code]
            return
        if (
            (m := PAREN.match(reading.text, mention.end))
            and len(m[1]) <= 32
            and m[1].strip().lower() not in self.regions.surfaces
        ):
            mention.explains = m[1].strip()
            mention.end = m.end()
        if style in BELOW:
            self._below(reading, mention, setting)
            if not mention.drop and (region := region_behind(reading.lowered, mention.end, places)):
                mention.region = region
        elif (
            style == "number" and (m := _NUMBER.match(reading.text, mention.end)) and (m[1][0].isdigit() or "/" in m[0])
        ):
            self._numbered(reading, mention, m, places, setting)
        elif not self._region(reading, mention, places):
            if style == "place" and mention.type.kind in _TOWN_KINDS:
                self._town(reading, mention, setting)
            elif style == "hospital":
                self._hospital(reading, mention, places, setting)

    def _local_office(self, reading: Reading, mention: Mention, places: dict[int, Place]) -> None:
        """A ministry named with a region is its office there (`Kemenag Kabupaten Kudus`)."""
        kind = _KIND.match(reading.lowered, mention.end)
        at = kind.end() if kind else mention.end
        if at + 1 in places and reading.lowered[at] == " ":
            mention.type = self.types[mention.type.local]
            mention.name = mention.type.name

    def _region(self, reading: Reading, mention: Mention, places: dict[int, Place]) -> bool:
        """The region after a body's word, with or without its kind; False if nothing of the sort follows."""
        lowered, pos = reading.lowered, mention.end
        begin = pos + 1 if lowered[pos : pos + 1] == " " else pos
        if begin not in places and (part := _CONSTITUENCY.match(lowered, pos)) and part.end() in places:
            pos = begin = part.end()  # `DPRD dapil 5 Lombok Barat`
        kind = None if begin in places else _KIND.match(lowered, pos)  # `KPU Kota Baru` is the KPU of Kotabaru
        at = pos
        if kind:
            if _SEVERAL.search(kind[1]):
                mention.drop = True
                return True
            mention.level = KIND_WORDS.get(kind[1].split()[0].rstrip("."), "")
            at = kind.end()
            if m := PAREN.match(reading.text, at):
                mention.explains = mention.explains or m[1].strip()
                at = m.end()
        start = at
        while start < len(lowered) and lowered[start] == " ":
            start += 1
        place = places.get(start) if start - at <= 2 else None
        if place is None and lowered.startswith("daerah ", start):
            place = places.get(start + 7)
        if place is None:
            if here := _HERE.match(lowered, at):
                mention.end = here.end()
            elif kind and mention.level:
                mention.end = kind.end(1)
            return bool(here or kind)
        mention.region, mention.place, mention.end, mention.bare = place.region, place.region.place, place.end, False
        if mention.type.style == "place":
            if (
                mention.type.kind == "police"
                and (m := _POLICE_CITY.match(reading.text, place.end))
                and m.end() + 1 not in places
            ):
                mention.place, mention.end = f"{mention.place} Kota", m.end()
                mention.region = self._city_of(place.region)
            elif (
                mention.type.kind == "police"
                and place.region.level == "city"
                and mention.level == "city"
                and place.explicit
            ):
                if mention.type.id == "polres" and len(self._namesakes(place.region)) > 1:
                    mention.place = f"{mention.place} Kota"
            elif mention.type.kind == "court" and mention.place.startswith(f"{reading.text[place.start : place.end]} "):
                mention.place = reading.text[place.start : place.end]  # a court is called by its town: `PN Biak`
            elif (
                mention.type.kind in ("prosecution", "court")
                and mention.level
                and place.explicit
                and len(self._namesakes(place.region)) > 1
            ):
                mention.place = place.region.name
        if (m := PAREN.match(lowered, mention.end)) and m.start(1) in places:
            mention.end = m.end()
        return True

    def _namesakes(self, region: Region) -> tuple[str, ...]:
        surface = self.regions.surfaces.get(region.place.lower())
        return surface.codes if surface else ()

    def _city_of(self, region: Region) -> Region:
        cities = [self.regions.by_code[c] for c in self._namesakes(region) if self.regions.by_code[c].level == "city"]
        return cities[0] if cities else region

    def _below(self, reading: Reading, mention: Mention, setting: Setting) -> None:
        """A district, village, or what is called by its place below the regency (`Camat Tenggarang`, `Puskesmas Pargarutan`)."""
        district = mention.type.style in ("district", "number_district")
        text, lowered, pos = reading.text, reading.lowered, mention.end
        mention.drop = True
        prefix = ""
        if mention.type.style == "number_district" and (m := _NUMBER.match(text, pos)) and m[1][0].isdigit():
            prefix, pos = f"{m[1]}/", m.end()
        said = _BELOW.match(lowered, pos)
        if (
            said
            and said[0].strip() in ("kampung", "nagari")
            and (following := _NEXT.match(lowered, said.end()))
            and following[1] in self.words.tails
        ):
            said = None  # `Kampung Baru` is the name
        if said:
            pos = said.end()
        end = toponym_end(reading, pos, self.regions, self.words, setting.region, district)
        while pos < end and text[pos] == " ":
            pos += 1
        name = text[pos:end]
        if not name or not name[0].isupper():
            return
        surface = self.regions.surfaces.get(name.lower())
        if (
            not said
            and not district
            and surface
            and not surface.town
            and setting.region
            and setting.region.code in surface.codes
        ):
            return  # `Kuwu Indramayu`: those of the region
        headline = _in_headline(reading, pos) and not _again(reading, name, end)
        known = district and name.lower() in self.regions.districts
        if headline and not known and not mention.title and mention.type.style == "named":
            return  # `Puskesmas Buka 24 Jam`
        if not said and mention.title:
            if not known and (headline or _a_person(reading, name, pos, self.words.before)):
                return
            if (
                known
                and headline
                and setting.region is not None
                and not any(c.startswith(setting.region.code) for c in self.regions.district_regions(name))
            ):
                return
        if mention.type.id == "pemkel" and self._heads_village(said, setting):
            mention.type = self.types["pemdes"]
            mention.name, mention.position = mention.type.name, "Kepala Desa" if mention.title == "lurah" else ""
        mention.place = prefix + (name.title() if name.isupper() and len(name) > 3 else name)
        mention.end, mention.bare, mention.drop = end, False, False
        mention.region = self.district_region(name, setting) if district else None
        mention.region = mention.region or setting.region_at(mention.start, "local") or setting.region

    @staticmethod
    def _heads_village(said: re.Match[str] | None, setting: Setting) -> bool:
        """True for a `lurah` who is a village's head: in the regencies of Yogyakarta (regional rule 1/2018 and UU 13/2012)."""
        region = setting.region
        return (said is not None and said[0].strip() == "kalurahan") or (
            region is not None and region.province == "34" and region.level == "regency"
        )

    def district_region(self, name: str, setting: Setting) -> Region | None:
        """The regency or city of a district: the article's if it has one of this name, else the only one of the province."""
        codes, main = self.regions.district_regions(name), setting.region
        if main is None or main.code in codes:
            return main
        codes = {c for c in codes if c.startswith(main.province)}
        return self.regions.by_code[codes.pop()] if len(codes) == 1 else None

    def _numbered(
        self, reading: Reading, mention: Mention, m: re.Match[str], places: dict[int, Place], setting: Setting
    ) -> None:
        """A military command with its number (`Kodim 0611/Garut`)."""
        number, pos = m[1], m.end()
        place = places.get(pos)
        if place is not None:
            mention.end, mention.region, mention.place = place.end, place.region, f"{number}/{place.region.place}"
        else:
            command = self.beside.commands.match(reading.lowered, pos)
            end = command.end() if command else self._longest_town(reading, pos)
            end = end or toponym_end(reading, pos, self.regions, self.words, setting.region, False)
            name = self._town_written_out(reading.text[pos:end], setting)
            mention.end = end if end > pos else m.start(1) + len(number)
            mention.place = f"{number}/{name}" if name else number
            mention.region = self._town_region(name) or setting.region
        mention.bare = False

    def _town_written_out(self, name: str, setting: Setting) -> str:
        """The region's place for a command's town cut short (`Kodim 0725/Srg` in Sragen), else the name."""
        region = setting.region
        if region is None or len(name) > 4 or not name or name.lower() in self.regions.districts or name.isupper():
            return name
        rest = iter(region.place.lower())
        return region.place if name[0] == region.place[0] and all(c in rest for c in name.lower()) else name

    def _longest_town(self, reading: Reading, pos: int) -> int:
        """Where a region or capital named at an offset ends; 0 if there is none."""
        m = _WORDS.match(reading.text, pos)
        while m:
            end = m.end()
            if reading.lowered[pos:end] in self.regions.surfaces and (
                " " in m[0] or m[0].lower() not in self.words.heads
            ):
                return end
            cut = reading.text.rfind(" ", pos, end)
            m = _WORDS.match(reading.text, pos, cut) if cut > pos else None
        return 0

    def _town_region(self, name: str) -> Region | None:
        low = name.lower()
        surface = self.regions.surfaces.get(low) or self.regions.surfaces.get(low.removeprefix("pulau "))
        return self.regions.by_code[surface.codes[0]] if surface and len(surface.codes) == 1 else None

    def _town(self, reading: Reading, mention: Mention, setting: Setting) -> None:
        """A court or office called by its town (`PN Rangkasbitung`)."""
        text, pos = reading.text, mention.end
        if mention.type.kind == "military" and (number := _ROMAN.match(text, pos)):
            mention.name, pos = f"{mention.name}{number[0]}", number.end()
        while text[pos : pos + 1] == " ":
            pos += 1
        command = self.beside.commands.match(reading.lowered, pos) if mention.type.kind == "military" else None
        end = command.end() if command else self._longest_town(reading, pos)
        if not end and mention.title and _TWO_NAMES.match(text, pos):
            return  # `Kepala Kejari Ariana Juliastuti`: the holder
        end = end or toponym_end(reading, pos, self.regions, self.words, setting.region, False)
        name = text[pos:end]
        if not name or not name[0].isupper():
            return
        mention.place, mention.end, mention.bare = (
            (name.title() if name.isupper() and len(name) > 4 else name),
            end,
            False,
        )
        mention.region = self._town_region(name) or setting.region_at(mention.start, "local")

    def _hospital(self, reading: Reading, mention: Mention, places: dict[int, Place], setting: Setting) -> None:
        """A hospital called by a person or place (`RSUD dr. Soeroto`)."""
        pos = mention.end
        m = _HOSPITAL.match(reading.text, pos)
        if not m:
            return
        end = next(
            (at for at in range(m.start() + 1, m.end()) if at in places and reading.text[at - 1] == " "), m.end()
        )
        mention.region = places[end].region if end in places else setting.region
        mention.end = places[end].end if end in places else pos + len(reading.text[pos:end].rstrip(" ."))
        mention.place, mention.bare = _KIND_LAST.sub("", reading.text[pos:end].strip().rstrip(".")), False


def _again(reading: Reading, name: str, end: int) -> bool:
    """True if the text behind the headline has the name too (a headline printed again is no text)."""
    at = reading.text.find(name, end)
    while at >= 0 and reading.masks and reading.is_masked(at, at + len(name)):
        at = reading.text.find(name, at + 1)
    return at >= 0


def _in_headline(reading: Reading, offset: int) -> bool:
    return bool(reading.sentences) and reading.sentences[0].headline and offset < reading.sentences[0].end


def _a_person(reading: Reading, name: str, start: int, before: frozenset[str]) -> bool:
    """True if a name after a title was used before as a person's (`Kades Sindangmulya, Entus Sanusi … Kades Entus`)."""
    text, lowered = reading.text, reading.lowered
    at = text.find(name, 0, start)
    while at >= 0:
        if not text[at + len(name) : at + len(name) + 1].isalnum() and not text[max(0, at - 1) : at].isalnum():
            words = re.findall(r"[\w'-]+", lowered[max(0, at - 30) : at])
            return not (words and words[-1] in before)
        at = text.find(name, at + 1, start)
    return False


def region_behind(lowered: str, end: int, places: dict[int, Place]) -> Region | None:
    """The kabupaten or kota that is named right behind what lies in it, or None."""
    m = _REGION_BEHIND.match(lowered, end)
    place = places.get(m.end()) if m else None
    if m is None or place is None or place.region.level not in ("regency", "city"):
        return None
    return place.region
