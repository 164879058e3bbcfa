"""Bodies named without a place get the one the article means; one agency gets one name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from netralitas.extract.bodies.agencies import field_words
from netralitas.extract.bodies.mentions import AGENCY, REGIONAL, Mention
from netralitas.extract.findings import Region
from netralitas.extract.places import Setting
from netralitas.extract.reading import Reading
from netralitas.extract.regions import Regions

_BESIDE = re.compile(r"\s*(?:,|/|&|,?\s*dan|,?\s*serta|maupun|bersama|atau)\s*(?:kepala |ketua |pihak )?")
_CHAIN = re.compile(
    r"\s*(?:,|/|dan|atau|maupun|serta|hingga|sampai|,\s*(?:dan|atau|serta|maupun|hingga|sampai))\s*(?:wakil\s*)?"
)
_MANY = re.compile(r"\b(?:setiap|seluruh|semua|para|masing-masing|antar|tiap|sejumlah|beberapa)\s+(?:\w+\s+)?$")
_SPREAD = re.compile(
    r"\s*(?:se[- ]\w|masing-masing|di (?:daerah|seluruh|setiap|tiap|masing)|di tingkat|tingkat (?:kab|kota|prov|daerah))"
)
_RUNS = re.compile(
    r"\s+(?:petahana|incumbent|yang\s+(?:akan\s+|hendak\s+|ingin\s+)?(?:cuti|maju|mencalonkan|nyalon|berkampanye|terpilih)|terpilih)(?!\w)"
)
_SHARING = frozenset({"level", "place", "number"})


class _Index:
    """The mentions with a place by what they are, to find the nearest one."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._lists: dict[object, list[Mention]] = defaultdict(list)
        self._starts: dict[object, list[int]] = defaultdict(list)
        for m in mentions:
            if m.placed and m.region is not None:
                keys: list[object] = [_key(m)]
                if m.type.id in REGIONAL:
                    keys += ["regional", ("regional", m.region.level)]
                for key in keys:
                    self._lists[key].append(m)
                    self._starts[key].append(m.start)

    def before(self, key: object, offset: int) -> Mention | None:
        """The last one before an offset, or None."""
        index = bisect_left(self._starts[key], offset)
        return self._lists[key][index - 1] if index else None

    def nearest(self, key: object, offset: int) -> Mention | None:
        """The last one before an offset, else the first of all, or None."""
        return self.before(key, offset) or next(iter(self._lists[key]), None)


def _key(mention: Mention) -> object:
    return (mention.type.id, mention.name) if mention.type is AGENCY else mention.type.id


def complete(reading: Reading, mentions: list[Mention]) -> None:
    """Give the bare mentions their region, or drop them."""
    setting: Setting = reading.found["setting"]
    lowered = reading.lowered
    _explain(mentions)
    _panwaskab(mentions)
    for index in range(len(mentions) - 2, -1, -1):  # from the last: `KPU, Bawaslu, dan Pemkab Lingga`
        mention = mentions[index]
        if _open(mention) and mention.type.style in _SHARING and not _is_many(lowered, mention):
            _share_next(lowered, mention, mentions[index + 1], setting.regions)
    named = _Index(mentions)
    for index, mention in enumerate(mentions):
        if not _open(mention):
            continue
        here = lowered.endswith("setempat", mention.start, mention.end)
        if mention.type.id in REGIONAL and mention.title and not here:
            _complete_head(lowered, mentions, index, setting, named)
        elif mention.level or here:
            _complete_level(reading, mention, setting, here)
        else:
            _complete_bare(reading, mentions, index, setting, named)
        if (
            mention.type.kind == "parliament"
            and mention.type.id == "dprd"
            and not here
            and _beside_parliament(lowered, mentions, index)
        ):
            mention.drop = True
    _unite(mentions)
    _number(mentions)
    _panwaslih(mentions)


def _open(mention: Mention) -> bool:
    return mention.bare and not mention.drop and not mention.national


def _is_many(lowered: str, mention: Mention) -> bool:
    return bool(_MANY.search(lowered, max(0, mention.start - 40), mention.start))


def _generic(lowered: str, mention: Mention) -> bool:
    return _is_many(lowered, mention) or bool(_SPREAD.match(lowered, mention.end))


def _runs(lowered: str, mention: Mention) -> bool:
    """True for a head as a candidate or in general (`dukungan bupati petahana`, `gubernur yang cuti kampanye`)."""
    return bool(_RUNS.match(lowered, mention.end))


def _share_next(lowered: str, mention: Mention, after: Mention, regions: Regions) -> None:
    """Give a bare mention the region of the one right after it (`Kapolres dan Dandim Bitung`), if its level allows that."""
    if not after.placed or after.region is None or after.type.style not in _SHARING:
        return
    joined = mention.title and after.type.id in REGIONAL and lowered[mention.end : after.start].isspace()
    if not joined and not _BESIDE.fullmatch(lowered, mention.end, after.start):
        return
    region, level = after.region, mention.type.level or mention.level
    if level == "province":
        region = regions.province_of(region)
    if level and region.level != level:
        return
    mention.region, mention.bare = region, False


def _complete_head(lowered: str, mentions: list[Mention], index: int, setting: Setting, named: _Index) -> None:
    """A bare `bupati`, `wali kota`, `gubernur`, `sekda`: the article's region if it has such a head, unless heads in general are meant."""
    mention = mentions[index]
    level = mention.type.level
    others = [
        m
        for m in mentions[max(0, index - 1) : index + 2]
        if m is not mention
        and m.title
        and m.type.id in REGIONAL
        and m.type.level
        and level
        and m.type.level != level
        and _CHAIN.fullmatch(lowered, min(m.end, mention.end), max(m.start, mention.start))
    ]
    mention.bare = False
    if (mention.status and mention.status.several) or others or _generic(lowered, mention) or _runs(lowered, mention):
        mention.drop = True
    elif setting.region is not None and (not level or setting.region.level == level):
        mention.region = setting.region
    else:
        known = named.before(("regional", level) if level else "regional", mention.start)
        mention.region = known.region if known else None
        mention.drop = known is None


def _complete_level(reading: Reading, mention: Mention, setting: Setting, here: bool) -> None:
    """A body with a level but no place (`Bawaslu provinsi`, `Pemkab`), or with `setempat`."""
    lowered, level = reading.lowered, mention.level
    if here and (near := _named_here(reading, mention, setting)) is not None:
        mention.region, mention.bare = near, False
        return
    fits = (
        level == "province"
        or here
        or mention.type.level == level
        or (setting.region is not None and setting.region.level == level)
    )
    mention.region = setting.region_at(mention.start, level) if fits else None
    mention.bare = False
    mention.drop = mention.region is None or (not here and _generic(lowered, mention))


def _named_here(reading: Reading, mention: Mention, setting: Setting) -> Region | None:
    """The region named last before a `setempat` in its sentence (`Di Kota Tegal, Ketua Panwaslu setempat`), if its level fits."""
    index = reading.sentence_at(mention.start)
    if index < 0:
        return None
    low, level = reading.sentences[index].start, mention.level or mention.type.level
    at = bisect_left(setting.places, mention.start, key=lambda p: p.start)
    while at > 0:
        at -= 1
        place = setting.places[at]
        if place.start < low:
            return None
        if not place.dateline and (not level or place.region.level == level):
            return place.region
    return None


def _complete_bare(reading: Reading, mentions: list[Mention], index: int, setting: Setting, named: _Index) -> None:
    """A body without level and place: the national one, the branch named nearest, or that of the article's region."""
    lowered, mention = reading.lowered, mentions[index]
    type_ = mention.type
    known = named.nearest(_key(mention), mention.start)
    mention.bare = False
    if type_.bare == "national":
        if known is None or _among_national(lowered, mentions, index):
            mention.drop = known is not None and bool(_SPREAD.match(lowered, mention.end))
            mention.national = True
            return
    elif _generic(lowered, mention):
        mention.drop = True
        return
    if known is not None:
        mention.region, mention.place = known.region, known.place
        return
    mention.drop = True
    head = named.before("regional", mention.start)
    near = head is not None and head.title and reading.sentence_at(head.start) == reading.sentence_at(mention.start)
    if type_.bare == "region" and type_.kind == "agency" and head is not None and near:
        # `Sekda Kabupaten Muba didampingi Kepala BKPSDM`: the region the sentence speaks of
        mention.region, mention.drop = head.region, False
        return
    if type_.bare == "region":
        local = (type_.style in ("place", "number") or type_.id == "panwaslu") and not type_.level
        if local and setting.region is not None and setting.region.level == "province":
            return
        mention.region = (
            setting.region_at(mention.start, type_.level or ("local" if local else "")) if setting.region else None
        )
        mention.national = mention.region is None and bool(type_.national)
        mention.drop = mention.region is None and not mention.national


def _among_national(lowered: str, mentions: list[Mention], index: int) -> bool:
    """True in an enumeration with two or more national bodies (`MenPANRB, Mendagri, BKN, KASN dan Bawaslu`)."""
    count = 0
    for step in (-1, 1):
        at, here = index + step, mentions[index]
        while 0 <= at < len(mentions) and count < 2:
            there = mentions[at]
            left, right = (there, here) if step < 0 else (here, there)
            if there.type.style != "national" or not _BESIDE.fullmatch(lowered, left.end, right.start):
                break
            count += 1
            here = there
            at += step
    return count >= 2


def _beside_parliament(lowered: str, mentions: list[Mention], index: int) -> bool:
    """True for a `DPRD` without place in an enumeration of parliaments (`DPR, DPD dan DPRD`)."""
    mention = mentions[index]
    for other in mentions[max(0, index - 1) : index + 2]:
        if (
            other is not mention
            and other.type.kind == "parliament"
            and not other.placed
            and _BESIDE.fullmatch(lowered, min(mention.end, other.end), max(mention.start, other.start))
        ):
            return True
    return False


def _explain(mentions: list[Mention]) -> None:
    """An abbreviation that the article explains means what it says there."""
    explained = {
        m.explains.lower(): m.name for m in reversed(mentions) if m.type is AGENCY and m.explains and not m.short
    }
    for m in mentions:
        if m.type is AGENCY and m.short in explained:
            m.name = explained[m.short]


def _panwaskab(mentions: list[Mention]) -> None:
    """`Panwaslu Kabupaten (Panwaskab) Magelang` is the `Panwaskab Magelang` of the rest of the article."""
    own = {m.type.name.lower(): m.type for m in mentions if m.type.id in ("panwaskab", "panwaskot")}
    for m in mentions:
        if m.type.id == "panwaslu" and m.explains.lower() in own:
            m.type = own[m.explains.lower()]
            m.name = m.type.name


def _panwaslih(mentions: list[Mention]) -> None:
    """The `Panwaslu` of a region whose supervisors the article calls `Panwaslih` is the same body (UU 11/2006, article 60)."""
    own = {m.region: m for m in mentions if m.type.id == "panwaslih" and m.placed}
    for m in mentions:
        if m.type.id == "panwaslu" and m.placed and (same := own.get(m.region)):
            m.type, m.name = same.type, same.name


def _unite(mentions: list[Mention]) -> None:
    """Of two agencies of a region of which one's fields are among the other's, the one with more of them is meant; and the kind
    of agency (Badan, Kantor) is the one that is written out somewhere."""
    by_region: dict[Region, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for m in mentions:
        if m.type is AGENCY and m.placed and m.region is not None:
            by_region[m.region][m.name].append(m)
    for names in by_region.values():
        words = {name: field_words(name) for name in names}
        for name, listed in names.items():
            best = name
            for other in names:
                if other == name or not words[name]:
                    continue
                if other.split(" ", 1)[0] == name.split(" ", 1)[0]:
                    if words[name] < words[other] and len(other) > len(best):
                        best = other
                elif (
                    words[other] == words[name]
                    and all(m.short for m in listed)
                    and any(not m.short for m in names[other])
                ):
                    best = other
            for m in listed:
                m.name = best


def _number(mentions: list[Mention]) -> None:
    """A command named without its number has that of the one named with it."""
    numbers = {
        (m.type.id, m.region): m.place
        for m in reversed(mentions)
        if m.type.style == "number" and "/" in m.place and not m.drop
    }
    for m in mentions:
        if m.type.style == "number" and not m.drop and "/" not in m.place:
            m.place = numbers.get((m.type.id, m.region), m.place)
