"""Persons that are tied to a body instead of an office: who heads it (`X yang memimpin Dinas Y`), who speaks for it
(`KASN Bidang Pengawasan, X, mengatakan`), police and soldiers of whom only the rank is given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from netralitas.extract.findings import Body
from netralitas.extract.officials.evidence import Evidence
from netralitas.extract.officials.linking import BACK, DIRECT, Linker
from netralitas.extract.officials.names import Name
from netralitas.extract.officials.persons import Candidate, Held, choose_office, sentence_text
from netralitas.extract.reading import Reading

_UNIT_WORDS = r"(?:Bidang|Divisi|Bagian|Seksi|Sub|Direktorat|Biro|Unit|Kelompok|Pusat)\b"
_PAREN = r"[ \xa0]*(?:\([^()\n]{1,30}\))?[ \xa0]*"
_UNIT = re.compile(rf"{_PAREN}{_UNIT_WORDS}[^.\n“”\"]{{3,160}}?,[ \xa0]*")
_COMMA = re.compile(rf"{_PAREN},[ \xa0]*")
# `Bawaslu X, lewat Y,`, `narasumber dari BKN, Y,`, `Y dari Bawaslu X`
_THROUGH = re.compile(
    rf"{_PAREN},?[ \xa0]*(?:lewat|melalui|diwakili|diwakili oleh|mengutus|menugaskan|mengirim)[ \xa0]"
)
_SPEAKER = re.compile(
    r"(?:narasumber|pembicara|pemateri|perwakilan|utusan|wakil|pejabat|petugas|penyuluh|instruktur|auditor|asesor)\s+(?:dari\s+|pada\s+)?$"
)
_OF = re.compile(r",?[ \xa0](?:dari|utusan|perwakilan|asal)[ \xa0]")
_SPOKEN_FOR = ("election", "civil_service", "ministry", "state_body", "court", "prosecution", "agency")
_UNIFORMED = ("police", "military")


def add_heads(reading: Reading, people: list[Candidate], bodies: list[Body], linker: Linker) -> None:
    """Offices of those who head a body by a verb."""
    starts = [b.start for b in bodies]
    for person in people:
        for name in person.names:
            found = linker.headed(reading.text, name, bodies, starts)
            if found:
                body, position, status = found
                person.hold(Held(position, body.institution, body.region, status, DIRECT, body.start, body.end))


def add_bodies(reading: Reading, people: list[Candidate], bodies: list[Body], evidence: Evidence) -> None:
    """Bodies (position empty) of those who have no office: the body introduces their words, or they bear a rank."""
    starts = [b.start for b in bodies]
    ends = sorted((b.end, i) for i, b in enumerate(bodies))
    for person in people:
        if choose_office(person) is not None:
            continue
        body = next((b for n in person.names if (b := _speaks_for(reading, n, bodies, ends, evidence))), None)
        if body is not None:
            person.hold(Held("", body.institution, body.region, "current", DIRECT, body.start, body.end))
        elif person.rank and not person.private:
            name = next(n for n in person.names if n.rank)
            begin, end = sentence_text(reading, name.begin)
            near = bodies[bisect_left(starts, begin) : bisect_left(starts, end)]
            body = next((b for b in near if b.kind in _UNIFORMED), None)
            if body is not None:
                held = Held("", body.institution, body.region, "current", BACK, name.begin, name.start)
                person.hold(held)


def _speaks_for(
    reading: Reading, name: Name, bodies: list[Body], ends: list[tuple[int, int]], evidence: Evidence
) -> Body | None:
    """The body in front of a speaker's name: the sentence begins with it, or a unit of it stands between."""
    begin, _ = sentence_text(reading, name.begin)
    i = bisect_right(ends, (name.begin, len(bodies)))
    for _, index in reversed(ends[max(0, i - 4) : i]):
        body = bodies[index]
        if body.end < begin:
            break
        if body.kind in ("party", "civil") or body.via_office:
            continue
        if body.kind in _SPOKEN_FOR and _THROUGH.fullmatch(reading.text, body.end, name.begin):
            return body
        speaker = _SPEAKER.search(reading.lowered, max(0, body.start - 40), body.start)
        direct = (body.start == begin or speaker) and _COMMA.fullmatch(reading.text, body.end, name.begin)
        if not direct and not _UNIT.fullmatch(reading.text, body.end, name.begin):
            continue
        if evidence.of_person(reading, name)[0] or (speaker and len(name.words) > 1):
            return body
    if len(name.words) > 1 and (m := _OF.match(reading.text, name.finish)):
        starts = [b.start for b in bodies]
        i = bisect_left(starts, m.end())
        if i < len(bodies) and starts[i] == m.end() and bodies[i].kind in _SPOKEN_FOR and not bodies[i].via_office:
            return bodies[i]
    return None
