"""Every name of a body in an article, with the place that follows it; those in legal titles are left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from netralitas.extract.bodies.agencies import unknown_fields
from netralitas.extract.bodies.beside import Beside
from netralitas.extract.bodies.mentions import AGENCY, BodyType, Mention
from netralitas.extract.bodies.naming import PAREN, Namer
from netralitas.extract.findings import Place
from netralitas.extract.reading import Reading

CIVIL = "civil"
_IS_NUMBERED = re.compile(
    r"\s*(?:ri\b|republik indonesia)?\s*(?:[a-z]{1,3}/\d|bernomor|nomor|no\b\.?|nmr|tentang|tanggal|tahun \d)"
)
_CHAIN = re.compile(r"\s*(?:,|dan|serta|/|&|,\s*dan|,\s*serta|-)\s*(?:kepala |ketua |menteri )?")
_PARTY_OFFICE = re.compile(r"(?:ketua|sekretaris|pengurus) $")
_AND = re.compile(r" (?:dan|serta) (kabupaten |kota |kab\.? )?")
_NEXT_NAME = re.compile(r"(?:,? dan |, )([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})")
_GOES_ON = re.compile(r" [A-Z]")
_ASSOCIATION = re.compile(r" [A-Z][\w'’-]*(?: (?:(?:dan|untuk|bagi|of) )?[A-Z][\w'’-]*){0,4}")
_IN_NUMBER = re.compile(r"(?:\d|\.|(?<!\w)[ivx]{1,5})/$")  # `Nomor 800/417/BKPSDM/2020`
# what an assistant inspector is in charge of: `Inspektur Pembantu Wilayah II Inspektorat Garut`
_ASSISTED = re.compile(
    r"(?:\s+(?:wilayah|bidang|khusus|investigasi|[ivx]{1,4}|\d)(?!\w)){0,4}(?:\s+(?:pada\s+|di\s+)?inspektorat(?:\s+daerah)?)?"
)
_CREDIT = re.compile(
    r"(?<!\w)(?:foto|dok|dokumentasi|ist|istimewa)\s*[:.]\s*(?:dok\w*\.?\s*)?(?:/\s*)?(?:humas |prokopim )?$"
)
_INITIALS = re.compile(r"(?<!\w)(?:ber)?inisial(?:nya)? $")
_REGIONAL_OFFICE = re.compile(r"(?:[Kk]antor [Rr]egional|[Kk]anreg) ([IVX]{1,4}) $")
_OFFICES = frozenset({"pemkec", "pemkel", "pemdes"})
_APPOINTED = frozenset({"pemkec", "pemkel", "inspektorat", "satpolpp", "polres", "polsek", "kejari"})
_HEAD_OF = {"Dinas": "Kepala Dinas", "Badan": "Kepala Badan"}


def find_mentions(reading: Reading, namer: Namer) -> list[Mention]:
    """The names of bodies in text order, not yet completed.

    A head of region that is only run for (`calon bupati`) stays in, dropped, for the offices.
    """
    places = {p.start: p for p in reading.found.get("places", ())}
    text, lowered, beside = reading.text, reading.lowered, namer.beside
    hits: list[tuple[int, int, Any]] = [
        (h.start, h.end, h.value) for kind in ("body", "body_prefix") for h in reading.hits.get(kind, ())
    ]
    hits.sort(key=lambda h: (h[0], -h[1]))
    mentions: list[Mention] = []
    covered = 0
    titled_end = candidate_end = -1
    for start, end, value in hits:
        if start < covered or (
            lowered[start - 1 : start] == "/" and _IN_NUMBER.search(lowered, max(0, start - 7), start)
        ):
            continue
        mention = (
            _prefixed(reading, namer, start, end, value, places)
            if len(value) == 2
            else _named(text, lowered, start, end, value, beside)
        )
        if mention is None:
            continue
        if _in_title(lowered, mention, beside) or (titled_end >= 0 and _CHAIN.fullmatch(lowered, titled_end, start)):
            covered = titled_end = mention.end
            continue
        titled_end = -1
        if mention.title:
            mention.status = namer.statuses.before(lowered, start)
            if mention.status.candidate and mention.type.id in _APPOINTED and lowered.endswith("kursi ", 0, start):
                mention.status = mention.status._replace(candidate=False)  # `Kursi Camat X melayang`
            if candidate_end >= 0 and _CHAIN.fullmatch(lowered, candidate_end, start):
                mention.status = mention.status._replace(candidate=True)
            if mention.status.several and mention.type.style in ("district", "village"):
                continue
        if (
            mention.type.id in _OFFICES
            and not mention.title
            and not lowered.startswith(("pem", "kantor"), start)
            and (
                not text[start].isupper()
                or not beside.staff_of.search(lowered, max(0, start - 24), start)
                or _in_headline(reading, start)
            )
        ):
            continue  # `warga Kecamatan X`: the place, not who works there
        if mention.name == "Korpri" and beside.uniform.search(lowered[max(0, start - 30) : start]):
            continue
        if _CREDIT.search(lowered, max(0, start - 30), start) and not text[mention.end : mention.end + 2].strip(
            " )].\n"
        ):
            continue  # who took the photograph
        if mention.type.id == "Lembaga Kepresidenan" and beside.abroad.match(lowered, mention.end):
            continue
        if mention.type.id == "TNI" and beside.ranks.search(lowered[max(0, start - 20) : start]):
            continue
        if mention.type.id == "DPD" and _party_branch(lowered, mention, beside):
            continue
        named_end = mention.end
        namer.place(reading, mention, places)
        if mention.type.id == "pemda" and mention.end == named_end and not mention.title:
            continue
        if mention.type.id == "kip" and not (mention.region and mention.region.province == mention.type.code):
            continue
        if mention.status is not None and mention.status.place and not (mention.placed or mention.place):
            continue  # `kantor bupati`: the building; `kantor Bupati Karangasem` names whose it is
        candidate = mention.status is not None and mention.status.candidate
        candidate_end = mention.end if candidate else -1
        mention.drop = mention.drop or candidate
        mentions.append(mention)
        covered = mention.end
        for other in _others(reading, namer, mention, places):
            mentions.append(other)
            covered = other.end
    return _with_explained(reading, namer, mentions, places)


def _named(
    text: str, lowered: str, start: int, end: int, value: tuple[Any, bool, bool], beside: Beside
) -> Mention | None:
    """A body known by its name, abbreviation or head's title."""
    type_, national, head = value
    capital, short = text[start].isupper(), end - start <= 4
    title = lowered[start:end] if head else ""
    if isinstance(type_, str):
        if not capital and not head:
            return None
        position = _HEAD_OF.get(type_.split(" ", 1)[0], "Kepala") if head else ""
        short_name = _without_head(title) if head else lowered[start:end]
        return Mention(start, end, AGENCY, type_, short=short_name, title=title, position=position)
    if short and not head and _INITIALS.search(lowered, max(0, start - 14), start):
        return None  # somebody called by initials
    if type_.name == "BKN" and (m := _REGIONAL_OFFICE.search(text, max(0, start - 30), start)):
        name = f"Kantor Regional {m[1]} BKN"
        office = BodyType("kanreg", name, type_.kind, "national", "national", national=name)
        return Mention(start, end, office, name, national=True)
    if (short and not head and type_.id != "pemdes" and not text[start:end].isupper()) or (
        type_.id in beside.capital and not capital
    ):
        return None
    if title in ("irban", "inspektur pembantu") and (m := _ASSISTED.match(lowered, end)):
        end = m.end()
    if title.startswith("inspektur") and beside.no_inspector.match(lowered, end):
        return None
    return Mention(start, end, type_, type_.name, national=national, level=type_.level, title=title)


def _in_headline(reading: Reading, offset: int) -> bool:
    return any(s.headline and s.start <= offset < s.end for s in reading.sentences[:2])


def _without_head(word: str) -> str:
    return word.removeprefix("kaban").removeprefix("ka").strip()


def _party_branch(lowered: str, mention: Mention, beside: Beside) -> bool:
    """True for the `DPD` of a party."""
    if beside.party.match(lowered, mention.end):
        return True
    return (
        bool(_PARTY_OFFICE.search(lowered, max(0, mention.start - 12), mention.start))
        and "ri" not in lowered[mention.start : mention.end]
    )


def _prefixed(
    reading: Reading, namer: Namer, start: int, end: int, value: tuple[str, str], places: dict[int, Place]
) -> Mention | None:
    """An agency whose name begins with `Dinas`, `Badan`, `Kantor` (or with `Kadis`: its head), or an association."""
    prefix, position = value
    text, lowered = reading.text, reading.lowered
    if prefix == CIVIL:
        return _association(text, start, end)
    title = lowered[start:end] if position else ""
    if lowered[end : end + 1] != " " or (
        lowered[start - 1 : start] == " "
        and lowered[max(0, start - 20) : start - 1].rpartition(" ")[2] in namer.agencies.not_after
    ):
        return None
    stop, fields = namer.agencies.read_fields(lowered, end + 1)
    if prefix == "Kantor" and lowered[end + 1 : stop] in namer.agencies.joined:
        return None  # `kantor kelurahan`: the building
    if not fields:
        if _in_headline(reading, start):
            return None  # in a headline any word has a capital: `Speedboat Dinas Jemput Calon`
        if not text[start].isupper() or text[start:end].isupper() or prefix == "Kantor":
            return None
        stop, fields = _unknown(text, end + 1, places, bool(title))
        if not fields or (prefix == "Badan" and "Daerah" not in fields):
            return None
    elif prefix == "Kantor" and not title and not text[start].isupper() and not text[end + 1].isupper():
        return None
    return Mention(start, stop, AGENCY, f"{prefix} {fields}", title=title, position=position)


def _unknown(text: str, start: int, places: dict[int, Place], head: bool) -> tuple[int, str]:
    """Fields that no lexicon knows, if a place or an abbreviation in brackets shows where they end."""
    stop = unknown_fields(text, start)
    for at in range(start + 1, stop):
        if at in places and text[at - 1] == " ":
            return at - 1, text[start : at - 1].strip()
    if stop > start and (
        (not head and PAREN.match(text, stop)) or (text[stop : stop + 1] == " " and stop + 1 in places)
    ):
        return stop, text[start:stop]
    return start, ""


def _association(text: str, start: int, end: int) -> Mention | None:
    """An association or university, by the capitalised words after `LSM`, `Universitas`."""
    m = _ASSOCIATION.match(text, end)
    if not m or not text[start].isupper():
        return None
    name = text[start : m.end()]
    return Mention(start, m.end(), BodyType(CIVIL, name, CIVIL, "national", "national", national=name), name)


_WORDS = re.compile(r"\w+")


def _in_title(lowered: str, mention: Mention, beside: Beside) -> bool:
    """True for a body inside a legal title (`Peraturan Bawaslu`, `SE Menpan RB`, `surat Menpan RB Nomor`)."""
    before = lowered[max(0, mention.start - 60) : mention.start]
    if beside.of_titles.isdisjoint(_WORDS.findall(before)):
        return False
    if beside.legal.search(before):
        return True
    m = beside.numbered.search(before)
    if m is None or not _IS_NUMBERED.match(lowered, mention.end):
        return False
    return m[1] != "surat" or mention.type.kind == "ministry"


def _others(reading: Reading, namer: Namer, mention: Mention, places: dict[int, Place]) -> list[Mention]:
    """The bodies of further places: `Bawaslu Kabupaten Sidoarjo dan Pasuruan`, `Camat Cibaliung, Cimanggu dan Jiput`."""
    region = mention.region
    if not mention.placed or region is None:
        return []
    if mention.type.style == "district":
        return _other_districts(reading, namer, mention, region.code)
    if mention.type.style != "level" or region.level == "province":
        return []
    m = _AND.match(reading.lowered, mention.end)
    place = places.get(m.end()) if m else None
    if m is None or place is None or place.region.level == "province" or place.region == region:
        return []
    if (not m[1] and place.region.level != region.level) or _GOES_ON.match(reading.text, place.end):
        return []
    return [replace(mention, start=place.start, end=place.end, region=place.region, place=place.region.place)]


def _other_districts(reading: Reading, namer: Namer, mention: Mention, code: str) -> list[Mention]:
    found: list[Mention] = []
    pos = mention.end
    while m := _NEXT_NAME.match(reading.text, pos):
        codes = namer.regions.districts.get(m[1].lower(), ())
        if not any(c.startswith(code) for c in codes) or _GOES_ON.match(reading.text, m.end()):
            break
        found.append(replace(mention, start=m.start(1), end=m.end(), place=m[1], title="", status=None))
        pos = m.end()
    return found


def _with_explained(reading: Reading, namer: Namer, mentions: list[Mention], places: dict[int, Place]) -> list[Mention]:
    """With the agencies named by an abbreviation that only the article itself explains (`Dinas … (Dispopar)`)."""
    unknown = {
        m.explains.lower(): m.name
        for m in mentions
        if m.type is AGENCY
        and re.fullmatch(r"[A-Za-z-]{4,}", m.explains)
        and m.explains.lower() not in namer.agencies.names
    }
    if not unknown:
        return mentions
    covered = [(m.start, m.end) for m in mentions]
    found = []
    for m in re.finditer(r"(?<!\w)(ka)?(" + "|".join(map(re.escape, unknown)) + r")(?!\w)", reading.lowered):
        if any(start <= m.start() < end for start, end in covered) or reading.is_masked(m.start(), m.end()):
            continue
        title = m[0] if m[1] else ""
        mention = Mention(
            m.start(), m.end(), AGENCY, unknown[m[2]], short=m[2], title=title, position="Kepala Dinas" if title else ""
        )
        if title:
            mention.status = namer.statuses.before(reading.lowered, m.start())
        namer.place(reading, mention, places)
        found.append(mention)
    return sorted([*mentions, *found], key=lambda m: m.start)
