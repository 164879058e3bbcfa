"""Offices named in an article: what each phrase (`Plt Kepala Dinas Kesehatan Garut`) means.

Puts `offices` into `reading.found`: list[Office] in text order, every mention, also bare ones (`Sekda`, `Plt Bupati`), whose
institution comes from the article, and `calon bupati` with `candidate` set. An office's phrase ends before the holder's name.
Bodies named only through an office are in `found["bodies"]` with `via_office` set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from netralitas.extract.bodies import AGENCY, Mention, Namer, as_body
from netralitas.extract.findings import Body, Office, Place, Region
from netralitas.extract.kinds import Kind, Reader
from netralitas.extract.places import Setting
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry, Hit
from netralitas.lexicon import Lexicon

_STEP = re.compile(r"\s*(?:\(([^()\n]{1,40})\)|([\w&/'-]+)|(,))")
_PAREN = re.compile(r"\s*\(([^()\n]{1,40})\)")
_NYA = re.compile(r"(?:ketua|anggota|komisioner|kepala)nya")
_SCHOOL = re.compile(r"\s*((?:SDN?|SMPN?|SMAN?|SMKN?|MTsN?|MAN|MIN|TK|SLB)(?: Negeri)?(?: [A-Z0-9][\w.'-]*){1,4})")
_HEAD_OF = {"Dinas": "Kepala Dinas", "Badan": "Kepala Badan", "Kantor": "Kepala Kantor", "Inspektorat": "Inspektur", "BKN": "Kepala Badan", "BPS": "Kepala Badan",
            "BNN": "Kepala Badan", "BNPB": "Kepala Badan", "BMKG": "Kepala Badan", "BPKP": "Kepala Badan", "Satpol": "Kepala Satpol PP", "Puskesmas": "Kepala Puskesmas",
            "Kejaksaan": "Kepala Kejaksaan", "LAN": "Kepala Lembaga", "KPPN": "Kepala Kantor"}
_SECRETARIAT = frozenset({"setda", "setdakab", "setdako", "setdaprov", "pemkab", "pemkot", "pemprov", "pemda"})


class Title(NamedTuple):
    """A title of the lexicon: canonical position, and how its body is found."""

    position: str
    group: str


def _vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    for entry in lexicon.toml("offices")["title"]:
        title = Title(entry["position"], entry["group"])
        for surface in entry["surfaces"]:
            yield Entry(surface, "office", title)


def _reader(lexicon: Lexicon) -> Reader:
    words = lexicon.toml("offices")
    positions: dict[str, str] = words["heads"]
    fields = frozenset(words["fields"]["words"])
    joins = frozenset(words["fields"]["joins"])
    namer = Namer(lexicon)

    def read(reading: Reading) -> None:
        mentions: list[Mention] = reading.found.get("mentions", [])
        setting: Setting = reading.found.get("setting") or Setting(namer.regions)
        places = {p.start: p for p in reading.found.get("places", ())}
        starts = {m.start: m for m in mentions}
        offices: list[Office] = []
        used: dict[int, Office] = {}
        covered = 0
        hits = sorted(reading.hits.get("office", ()), key=lambda h: (h.start, -h.end))
        for hit in hits:
            if hit.start < covered or any(m.start <= hit.start < m.end for m in _near(starts, hit.start)):
                continue
            office, mention = _titled(reading, hit, starts, places, setting, fields, joins, namer, mentions)
            if office is None:
                continue
            offices.append(office)
            covered = office.end
            if mention is not None:
                used[mention.start] = office
        for mention in mentions:
            if not mention.title or mention.start in used:
                continue
            office = _headed(mention, positions)
            if office is not None:
                offices.append(office)
        offices.sort(key=lambda o: (o.start, -o.end))
        reading.found["offices"] = offices
        reading.found["bodies"] = sorted((_marked(m, used) for m in mentions if not m.drop), key=lambda b: (b.start, b.end))

    return read


def _near(starts: dict[int, Mention], offset: int) -> list[Mention]:
    return [m for m in starts.values() if m.title and m.start <= offset < m.end]


def _marked(mention: Mention, used: dict[int, Office]) -> Body:
    body = as_body(mention)
    return body._replace(via_office=True) if mention.start in used or mention.title else body


def _headed(mention: Mention, positions: dict[str, str]) -> Office | None:
    """The office that is a body's word itself (`Bupati Garut`, `Kapolres`, `Kadis Kominfo`)."""
    status = mention.status
    if status is None or status.several and mention.drop:
        return None
    position = mention.position or positions.get(mention.title) or ("Kepala Desa" if mention.type.style == "village" else mention.type.position or "Kepala")
    body = None if mention.drop else as_body(mention)
    return Office(status.start, mention.end, mention.start + len(mention.title), position, status.status,
                  body.institution if body else "", body.region if body else None, status.candidate)


def _titled(reading: Reading, hit: Hit, starts: dict[int, Mention], places: dict[int, Place], setting: Setting, fields: frozenset[str], joins: frozenset[str],
            namer: Namer, mentions: list[Mention]) -> tuple[Office | None, Mention | None]:
    """The office of a title to which a body or field is added, and the mention of that body."""
    title: Title = hit.value
    lowered = reading.lowered
    written = lowered[hit.start : hit.end]
    end, mention, words = _walk(reading, hit.end, starts, fields, joins)
    group = title.group
    if group == "leads" and (mention is None or mention.type is not AGENCY or mention.start > hit.end + 1):
        return None, None
    if group == "of" and title.position in ("Kepala", "Wakil Kepala", "Hakim", "Jaksa", "Direktur") and mention is not None and mention.start > hit.end + 1 and not words:
        mention = None
    status = namer.statuses.before(lowered, hit.start)
    body = as_body(mention) if mention is not None and not mention.drop else None
    position = title.position
    if position == "Kepala" and body is not None:
        first = body.institution.split(" ", 1)[0]
        position = _HEAD_OF.get(first, "Kepala")
    region: Region | None = body.region if body else None
    institution = body.institution if body else ""
    stop = mention.end if mention is not None else end
    if group == "setda":
        if body is None or mention is not None and mention.type.id in _SECRETARIAT:
            if body is None:
                if not words and not (written.startswith("as") and places.get(hit.end + 1)):
                    return None, None
                at = end
                while at < len(lowered) and lowered[at] == " ":
                    at += 1
                kind = re.compile(r"(?:provinsi|kabupaten|kab\.?|kota)\s+").match(lowered, at)
                place = places.get(kind.end() if kind else at)
                if place is not None:
                    region, stop = place.region, place.end
                else:
                    region = setting.region
            institution = f"Sekretariat Daerah {region.name}" if region else ""
    elif body is None:
        if _NYA.fullmatch(written) or group in ("election", "parliament"):
            kinds = {"election": ("election", "civil_service"), "parliament": ("parliament",)}.get(group, ())
            found = _last_body(mentions, hit.start, kinds, reading)
            if found is None and group != "election":
                return None, None
            if found is not None:
                institution, region = found.institution, found.region
            elif not words:
                return None, None
        elif group == "school":
            m = _SCHOOL.match(reading.text, hit.end) or (_SCHOOL.match(reading.text, hit.start + 7) if written.startswith("kepala s") else None)
            institution, region, stop = (m[1], setting.region, m.end()) if m else ("", None, hit.end)
            if not m:
                return None, None
        elif position in ("Kepala Bidang", "Kepala Seksi", "Kepala Subbagian", "Kepala Subbidang") and words:
            pass
        else:
            return None, None
    if status.several and body is None:
        return None, None
    return Office(status.start, max(stop, hit.end), hit.end, position, status.status, institution, region, status.candidate), mention


def _walk(reading: Reading, start: int, starts: dict[int, Mention], fields: frozenset[str], joins: frozenset[str]) -> tuple[int, Mention | None, int]:
    """From a title's end over the words of a field to the body it belongs to.

    Returns where the field ends, the body's mention or None, and how many words of a field were passed.
    """
    text, lowered = reading.text, reading.lowered
    pos = end = start
    known = True
    words = 0
    for step in range(16):
        at = pos
        while at < len(text) and text[at] == " ":
            at += 1
        mention = starts.get(at)
        if mention is not None and mention.type.style != "village" and (not mention.title or mention.type.id in ("pemkab", "pemkot", "pemprov", "Lembaga Kepresidenan")):
            return end, mention, words
        m = _STEP.match(text, pos)
        if not m or "\n" in m[0]:
            break
        if m[1] is not None:
            if step and not known:
                break
        elif m[3]:
            following = re.compile(r"\s*([\w&]+)").match(lowered, m.end())
            if not following or following[1] not in fields:
                break
        else:
            word = m[2].lower()
            if word in fields or word in ("bidang", "divisi"):
                words += 1
                if known:
                    end = m.end()
            elif word in joins:
                pass
            elif m[2][0].isupper() and not step == 0 or m[2][0].isupper() and m[2].isupper():
                known = False
            elif m[2][0].isupper():
                known = False
            else:
                break
        if m[1] is not None and known:
            end = m.end() if words == 0 and step == 0 else end
        pos = m.end()
    return end, None, words


def _last_body(mentions: list[Mention], offset: int, kinds: tuple[str, ...], reading: Reading) -> Body | None:
    best = None
    for m in mentions:
        if m.start >= offset:
            break
        if not m.drop and (not kinds or m.type.kind in kinds):
            best = m
    if best is None and kinds:
        best = next((m for m in mentions if not m.drop and m.type.kind in kinds), None)
    return as_body(best) if best else None


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
