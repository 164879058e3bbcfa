"""Offices named in an article: what each phrase (`Plt Kepala Dinas Kesehatan Garut`) means.

Puts `offices` into `reading.found`: list[Office] in text order, every mention, also bare ones (`Sekda`, `Plt Bupati`), whose
institution comes from the article, and `calon bupati` with `candidate` set. An office's phrase ends before the holder's name.
Bodies named only through an office are in `found["bodies"]` with `via_office` set.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from netralitas.extract.bodies.mentions import AGENCY, Mention, as_body
from netralitas.extract.bodies.naming import Namer, region_behind
from netralitas.extract.bodies.toponyms import toponym_end
from netralitas.extract.findings import Body, Office, Place, Region
from netralitas.extract.kinds import Kind, Reader
from netralitas.extract.places import Setting
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry, Hit
from netralitas.lexicon import Lexicon

_STEP = re.compile(r"\s*(?:\(([^()\n]{1,40})\)|([\w&/'-]+)|(,))")
_PAREN = re.compile(r"\s*\(([^()\n]{1,40})\)")
_NYA = re.compile(r"(?:ketua|anggota|komisioner|kepala)nya")
_SCHOOL = re.compile(
    r"\s*((?:SDN|SMPN|SMAN|SMKN|MTsN|MAN|MIN|SLBN|SDK?|SMP|SMA|SMK|TK|SLB)(?: Negeri)?(?: Inpres)?(?: \d+|(?= (?!Negeri\b|Inpres\b)[A-Z][a-z])))"
)
# up to the comma before the holder (`Kepala SD Negeri Sumber Kidul, Sugeng …`), or a number (`Kepala SDN Karangampel 2`)
_SCHOOL_GOES_ON = re.compile(
    r"(?: [A-Z][a-z]+)?(?: \d{1,3}\b| [IVX]{1,4}\b)?(?=, (?!Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)[A-Z][a-z]{2,}(?![.\w]))| \d{1,3}\b"
)
_SCHOOL_NAMED = re.compile(r"(?<!\w)(?=(?:SDN?|SMPN?|SMAN?|SMKN?|MTsN|MAN|SLBN?) )")
_SCHOOL_SHORT = re.compile(r"^(SD|SMP|SMA|SMK|SLB)N\b")
_DISTRICT = re.compile(r"\s*(?:(?:di|pada) )?(?:kantor )?(kecamatan|distrik|kelurahan) ")
_FOLLOWING = re.compile(r"\s*([\w&]+)")
_HEADED = frozenset({"pemkab", "pemkot", "pemprov", "pemda", "Lembaga Kepresidenan"})
_SECRETARIAT = frozenset({"setda", "setdakab", "setdako", "setdaprov", "pemkab", "pemkot", "pemprov", "pemda"})


_KIND = re.compile(r"(?:provinsi|kabupaten|kab\.?|kota)\s+")
_SPACED_KIND = re.compile(r" (?:(?:kota|kabupaten|kab\.?) )?")
_PART_OF_NAME = re.compile(r"[A-Z][a-z]+ Hakim$")
_DATELINE = re.compile(r"[A-Z]{4,} ?[-–—(|,:]")
_NEAR = 250
_HOLDER_NEXT = re.compile(r",? (?:[A-Z][a-z'’]+|[A-Z]\.)(?=[ .,;(])")
_IN_BODY = frozenset({"Ketua", "Wakil Ketua", "Anggota", "Sekretaris", "Komisioner"})
_ABBREVIATION = re.compile(r"\s*([A-Z][A-Za-z]*[A-Z]\w*) ")
_HEADS = frozenset({"Kepala", "Wakil Kepala", "Sekretaris", "Kepala Bidang", "Kepala Subbagian"})
_DIRECT = frozenset({"Kepala", "Wakil Kepala", "Hakim", "Jaksa", "Jaksa Penuntut Umum", "Panitera"})
_ADDED = frozenset({"of", "court", "prosecution"})
_ELECTIVE = frozenset({"Ketua", "Wakil Ketua", "Anggota", "Komisioner", "Presiden", "Wakil Presiden"})
_AT_HEAD = re.compile(r" (badan|dinas|kantor|inspektorat)(?=,? [A-Z]| (?:itu|tersebut|ini|tadi)\b)")
# `Di kantor yang sama, Kepala Seksi Pemerintahan, X, …`
_SAME_OFFICE = re.compile(
    r"(?:di|pada|dari) (?:kantor|dinas|badan|instansi|kecamatan|kelurahan|distrik|lembaga|puskesmas|unit kerja|institusi) (?:yang sama|itu juga),? $"
)
_LOCAL_KINDS = ("agency", "regional_government", "village")
_UNITS = frozenset({"Kepala Bidang", "Kepala Seksi", "Kepala Subbagian", "Kepala Subbidang"})
_KINDS_OF = {
    "election": ("election", "civil_service"),
    "parliament": ("parliament",),
    "police": ("police",),
    "military": ("military",),
    "prosecution": ("prosecution",),
    "court": ("court",),
}
_Holder = tuple[str, Region | None, int]


class Title(NamedTuple):
    """A title of the lexicon: canonical position, and how its body is found."""

    position: str
    group: str


def _vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    for entry in lexicon.toml("offices")["title"]:
        title = Title(entry["position"], entry["group"])
        for surface in entry["surfaces"]:
            yield Entry(surface, "office", title)


class _Reading(NamedTuple):
    """An article with what its offices are read from: mentions of bodies in text order and by first character, places likewise."""

    reading: Reading
    mentions: list[Mention]
    starts: dict[int, Mention]
    places: dict[int, Place]
    setting: Setting
    extra: list[Body]
    by_kinds: dict[tuple[str, ...], tuple[list[int], list[Mention]]]


class _Offices:
    """Reads the offices of articles, for one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.toml("offices")
        self.positions: dict[str, str] = words["heads"]
        self.head_of: dict[str, str] = words["head_of"]
        self.fields = frozenset(words["fields"]["words"])
        self.generic = frozenset(words["fields"]["generic"])
        self.joins = frozenset(words["fields"]["joins"])
        self.namer = Namer(lexicon)

    def read(self, reading: Reading) -> None:
        """Fill `offices`, and mark the bodies named through one in `bodies`."""
        mentions: list[Mention] = reading.found.get("mentions", [])
        setting: Setting = reading.found.get("setting") or Setting(self.namer.regions)
        places = {p.start: p for p in reading.found.get("places", ())}
        article = _Reading(reading, mentions, {m.start: m for m in mentions}, places, setting, [], {})
        heads = [m for m in mentions if m.title]
        head_starts = [m.start for m in heads]
        offices: list[Office] = []
        used: set[int] = set()
        covered = 0
        deputies: list[Hit] = []
        for hit in sorted(reading.hits.get("office", ()), key=lambda h: (h.start, -h.end)):
            index = bisect_right(head_starts, hit.start) - 1
            if hit.start < covered or (index >= 0 and hit.start < heads[index].end):
                continue
            if hit.start in places or _DATELINE.match(reading.text, hit.start):
                continue  # `Karo` is a region
            if hit.value.group == "deputy":
                deputies.append(hit)
                continue
            office, mention = self._titled(article, hit)
            if office is None:
                continue
            offices.append(office)
            covered = office.end
            if mention is not None:
                used.add(mention.start)
        offices += [o for m in heads if m.start not in used and (o := self._headed(m)) is not None]
        offices.sort(key=lambda o: o.start)
        offices += [o for hit in deputies if (o := _deputy(offices, hit)) is not None]
        reading.found["offices"] = sorted(offices, key=lambda o: (o.start, -o.end))
        bodies = [as_body(m, m.start in used) for m in mentions if not m.drop]
        reading.found["bodies"] = sorted(bodies + article.extra, key=lambda b: (b.start, b.end))

    def _headed(self, mention: Mention) -> Office | None:
        """The office that is a body's word itself (`Bupati Garut`, `Kapolres`, `Kadis Kominfo`)."""
        status = mention.status
        if status is None or status.place or (status.several and mention.drop):
            return None
        village = "Kepala Desa" if mention.type.style == "village" else mention.type.position or "Kepala"
        if mention.title.startswith(("wamen", "wakil menteri")):
            village = "Wakil Menteri"
        position = mention.position or self.positions.get(mention.title) or village
        body = None if mention.drop else as_body(mention)
        institution, region = (body.institution, body.region) if body else ("", None)
        title_end = mention.start + len(mention.title)
        return Office(
            status.start, mention.end, title_end, position, status.status, institution, region, status.candidate
        )

    def _titled(self, article: _Reading, hit: Hit) -> tuple[Office | None, Mention | None]:
        """The office of a title to which a body or field is added, and the mention of that body."""
        title: Title = hit.value
        lowered = article.reading.lowered
        end, mention, words = self._walk(article, hit.end)
        last = hit.start + lowered.rfind(" ", hit.start, hit.end) - hit.start + 1
        if mention is None and last > hit.start and last in article.starts:
            mention = article.starts[last]
        if mention is not None and mention.start > hit.end + 1:
            if title.group == "leads":
                return None, None
            if title.group in _ADDED and title.position in _DIRECT and not words:
                mention = None
        status = self.namer.statuses.before(lowered, hit.start)
        if status.candidate and lowered.endswith("kursi ", 0, hit.start) and title.position not in _ELECTIVE:
            status = status._replace(candidate=False)  # `kursi Sekretaris Kecamatan X melayang`
        body = as_body(mention) if mention is not None and not mention.drop else None
        if title.group == "setda" and (mention is None or body is None or mention.type.id in _SECRETARIAT):
            found = self._secretariat(article, hit, end, mention, body, words)
        elif body is not None and mention is not None:
            if title.group == "leads" and mention.type is not AGENCY:
                return None, None
            found = (body.institution, body.region, mention.end)
        else:
            found = self._without_body(article, hit, end, words)
        plural = status.several and body is None and not _NYA.fullmatch(lowered, hit.start, hit.end)
        if found is None or plural:
            return None, None
        institution, region, stop = found
        position = title.position
        if position == "Kepala":
            first = institution.split(" ", 1)[0]
            position = self.head_of.get(first, position)
            if position == title.position and first.isupper():
                position = {"B": "Kepala Badan", "D": "Kepala Dinas"}.get(first[0], position)
        stop = max(stop, hit.end)
        office = Office(status.start, stop, hit.end, position, status.status, institution, region, status.candidate)
        return office, mention

    def _secretariat(
        self, article: _Reading, hit: Hit, end: int, mention: Mention | None, body: Body | None, words: int
    ) -> _Holder | None:
        """The regional secretariat of an `Asisten`, `Kepala Bagian`, `Kepala Biro`, `Staf Ahli`."""
        if body is not None and mention is not None:
            region, stop = body.region, mention.end
        else:
            lowered = article.reading.lowered
            if not words and not (lowered.startswith("as", hit.start) and hit.end + 1 in article.places):
                return None
            at = end
            while lowered[at : at + 1] == " ":
                at += 1
            kind = _KIND.match(lowered, at)
            place = article.places.get(kind.end() if kind else at)
            region, stop = (place.region, place.end) if place is not None else (article.setting.region, end)
        return f"Sekretariat Daerah {region.name}" if region else "", region, stop

    def _without_body(self, article: _Reading, hit: Hit, end: int, words: int) -> _Holder | None:
        """Institution, region and end of an office whose phrase names no body: the one named last, a school, or none."""
        title: Title = hit.value
        written = article.reading.lowered[hit.start : hit.end]
        if title.group == "school":
            return self._school(article, hit, written)
        if written == "hakim" and _PART_OF_NAME.search(article.reading.text, max(0, hit.start - 24), hit.end):
            return None  # `Saeful Hakim`
        if title.group in _KINDS_OF or _NYA.fullmatch(written):
            kinds = _KINDS_OF.get(title.group, ())
            body = _last_body(article, hit.start, kinds)
            if body is not None:
                return body.institution, body.region, end
            return ("", None, end) if title.group == "election" and words else None
        if title.group == "of" and (found := self._district_office(article, end)):
            return found
        if _SAME_OFFICE.search(article.reading.lowered, max(0, hit.start - 40), hit.start):
            body = _last_body(article, hit.start, _LOCAL_KINDS)
            if body is not None and body.start < hit.start:
                return body.institution, body.region, end
        if title.position == "Kepala" and (m := _AT_HEAD.match(article.reading.text, hit.end)):
            named = [x for x in article.mentions if not x.drop and x.start < hit.start and not x.title]
            for body in map(as_body, reversed(named)):
                if body.institution.lower().startswith(m[1]):
                    return body.institution, body.region, m.end()
        if title.position in _IN_BODY and not words and (found := self._same_sentence(article, hit)):
            return found
        if title.group == "of" and title.position in _HEADS and (found := self._unknown_body(article, hit.end)):
            return found
        return ("", None, end) if title.position in _UNITS and words else None

    def _same_sentence(self, article: _Reading, hit: Hit) -> _Holder | None:
        """The body of a bare `anggota`, `ketua` right before a name: the one named last in the sentence."""
        reading = article.reading
        if not reading.text[hit.start].islower() or not _HOLDER_NEXT.match(reading.text, hit.end):
            return None
        i = reading.sentence_at(hit.start)
        body = _last_body(article, hit.start, ("election", "civil_service", "parliament"))
        if i < 0 or body is None or not reading.sentences[i].start <= body.start < hit.start:
            return None
        return body.institution, body.region, hit.end

    def _unknown_body(self, article: _Reading, end: int) -> _Holder | None:
        """An agency by an abbreviation that no lexicon knows, with its region right behind (`Kepala BKPSDMAD Sambas`)."""
        m = _ABBREVIATION.match(article.reading.text, end)
        if m is None or m[1].lower() in self.fields or m[1].rstrip("N").lower() in self.generic:
            return None
        kind = _KIND.match(article.reading.lowered, m.end())
        place = article.places.get(kind.end() if kind else m.end())
        if place is None:
            return None
        name = f"{m[1]} {place.region.name}"
        article.extra.append(Body(m.start(1), place.end, name, "agency", place.region.level, place.region, True))
        return name, place.region, place.end

    def _district_office(self, article: _Reading, end: int) -> _Holder | None:
        """The district or ward in whose office somebody works (`Kasi Trantib Kecamatan Wara`)."""
        reading, region = article.reading, article.setting.region_at(end, "local")
        m = _DISTRICT.match(reading.lowered, end)
        if m is None:
            return None
        namer, district = self.namer, m[1] != "kelurahan"
        stop = toponym_end(reading, m.end(), namer.regions, namer.words, region, district)
        place = reading.text[m.end() : stop].strip()
        if not place or not place[0].isupper():
            return None
        name = f"{m[1].title()} {place}"
        level, kind = ("district", "regional_government") if district else ("village", "village")
        article.extra.append(Body(m.start(1), stop, name, kind, level, region, True))
        return name, region, stop

    def _school(self, article: _Reading, hit: Hit, written: str) -> _Holder | None:
        """A school's head: the school is a body of its own (`Kepala SMPN 2 Garut`)."""
        named = written.startswith("kepala s") and not written.startswith("kepala sekolah")
        text = article.reading.text
        if written.endswith("nya"):  # `kepala sekolahnya`: the school named last
            before = list(_SCHOOL_NAMED.finditer(text, max(0, hit.start - _NEAR), hit.start))
            found = self._school_at(article, before[-1].end()) if before else None
            return found and (found[0], found[1], hit.end)
        return self._school_at(article, hit.start + len("kepala ") if named else hit.end)

    def _school_at(self, article: _Reading, at: int) -> _Holder | None:
        """The school that is named at an offset."""
        text, region = article.reading.text, article.setting.region
        m = _SCHOOL.match(text, at)
        if m is None:
            return None
        stop = m.end()
        if text[stop : stop + 1] == " ":
            kind = _SPACED_KIND.match(article.reading.lowered, stop)
            place = article.places.get(kind.end()) if kind else None
            namer = self.namer
            stop = place.end if place else toponym_end(article.reading, stop, namer.regions, namer.words, region, True)
        if more := _SCHOOL_GOES_ON.match(text, stop):
            stop = more.end()
        name = text[m.start(1) : stop].strip()
        region = region_behind(article.reading.lowered, stop, article.places) or region
        full = _SCHOOL_SHORT.sub(r"\1 Negeri", name)
        if full in text:
            name = full  # `SMAN 1 Garut` in an article that writes `SMA Negeri 1 Garut` too
        article.extra.append(Body(m.start(1), stop, name, "agency", region.level if region else "", region, True))
        return name, region, stop

    def _walk(self, article: _Reading, start: int) -> tuple[int, Mention | None, int]:
        """From a title's end over the words of a field to the body it belongs to.

        Returns where the field ends (before the first word that is none), the body's mention or None, and how many words
        of a field were passed. Unknown capitalised words may stand in between (`Kabid Dikdas Disdik Garut`), a comma only
        before a field.
        """
        text, lowered = article.reading.text, article.reading.lowered
        pos = end = start
        words, known = 0, True
        for step in range(16):
            at = pos
            while text[at : at + 1] == " ":
                at += 1
            mention = article.starts.get(at)
            if mention is not None and mention.type.kind == "party" and "fraksi" in lowered[start - 8 : at]:
                pos = mention.end
                continue
            if mention is not None and mention.type.style != "village" and _is_named(mention):
                return end, mention, words
            m = _STEP.match(text, pos)
            if m is None or "\n" in m[0]:
                break
            if m[1] is not None:
                if not known:
                    break
                if step == 0:
                    end = m.end()
            elif m[3]:
                following = _FOLLOWING.match(lowered, m.end())
                if following is None or following[1] not in self.fields:
                    break
            elif (word := m[2].lower()) in self.fields:
                words += 1
                end = m.end() if known else end
            elif m[2][0].isupper():
                known = False
            elif word not in self.joins:
                break
            pos = m.end()
        return end, None, words


def _deputy(offices: list[Office], hit: Hit) -> Office | None:
    """The office of `wakilnya`: deputy of the one named last before. offices: in text order."""
    i = bisect_right(offices, hit.start, key=lambda o: o.start) - 1
    head = offices[i] if i >= 0 and not offices[i].candidate and hit.start - offices[i].end < _NEAR else None
    if head is None or not head.institution or head.position.startswith("Wakil"):
        return None
    return Office(
        hit.start, hit.end, hit.end, f"Wakil {head.position}", "current", head.institution, head.region, False
    )


def _is_named(mention: Mention) -> bool:
    return not mention.title or mention.type.id in _HEADED


def _last_body(article: _Reading, offset: int, kinds: tuple[str, ...]) -> Body | None:
    """The body of these kinds ('()' for any) named last before an offset, else the first of them after it."""
    if kinds not in article.by_kinds:
        listed = [m for m in article.mentions if not m.drop and (not kinds or m.type.kind in kinds)]
        article.by_kinds[kinds] = ([m.start for m in listed], listed)
    starts, fitting = article.by_kinds[kinds]
    index = bisect_right(starts, offset)
    if not fitting or (index == 0 and not kinds):
        return None
    return as_body(fitting[max(0, index - 1)])


def _reader(lexicon: Lexicon) -> Reader:
    return _Offices(lexicon).read


KIND = Kind(
    name="offices",
    columns=(),
    reader=_reader,
    vocabulary=_vocabulary,
    after=("places", "bodies"),
    lexicons=("offices.toml", "bodies.toml", "agencies.toml"),
    table=False,
    help="Offices named in an article, with the body in which each is held.",
)
