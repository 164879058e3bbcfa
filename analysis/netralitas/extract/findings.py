"""What components hand each other: places, bodies, offices, persons, speeches (`reading.found["places"]` and so on)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from netralitas.extract.reading import Reading


class Region(NamedTuple):
    """A province, kabupaten or kota: official name with its kind (`Kabupaten Garut`), official code, level
    (`province`, `regency`, `city`), and the code of its province."""

    name: str
    code: str
    level: str
    province: str

    @property
    def place(self) -> str:
        """The name without its kind: `Garut`, `Jakarta Barat` (of `Kota Administrasi Jakarta Barat`)."""
        kind, _, place = self.name.partition(" ")
        return place.removeprefix("Administrasi ") if kind in ("Provinsi", "Kabupaten", "Kota") else self.name


class Place(NamedTuple):
    """A region named in the text. explicit: the text says whether it is province, kabupaten or kota; dateline: it stands there."""

    start: int
    end: int
    region: Region
    explicit: bool
    dateline: bool


class Body(NamedTuple):
    """A public body named in the text, directly or through an office (`Bupati Garut` → `Pemerintah Kabupaten Garut`).

    start, end: of its words. institution: canonical name; kind, level: as in the table; region: where it is, None for national
    bodies; via_office: named only as part of a person's office.
    """

    start: int
    end: int
    institution: str
    kind: str
    level: str
    region: Region | None
    via_office: bool


class Office(NamedTuple):
    """An office named in the text: the whole phrase (`Plt Kepala Dinas Kesehatan Garut`) and what it means.

    title_end: where the bare title ends. position: canonical; status: current, acting, former; institution, region: of the body in
    which it is held ('' and None if the text doesn't say and context doesn't either); candidate: `calon bupati` (no office).
    """

    start: int
    end: int
    title_end: int
    position: str
    status: str
    institution: str
    region: Region | None
    candidate: bool


@dataclass(slots=True)
class Person:
    """A person in the article. mentions: offsets of every name, short form and pronoun that means this person, in text order;
    office, body: of the row; private: neither official nor public figure."""

    name: str
    position: str = ""
    institution: str = ""
    region: Region | None = None
    status: str = "current"
    role_class: str = "other"
    person_id: str = ""
    mentions: list[tuple[int, int]] = field(default_factory=list)


class Speech(NamedTuple):
    """Words that somebody said: offsets of the words (inside the marks if direct), kind (direct, indirect), the speaker or
    None, the words of attribution (`kata`, `menurut`), and the speaker's institution ('' if unknown)."""

    start: int
    end: int
    kind: str
    speaker: Person | None
    cue: str
    institution: str


def speech_at(reading: Reading, offset: int) -> Speech | None:
    """The speech in which these words stand (a direct one before an indirect one), or None."""
    speeches: list[Speech] = reading.found.get("speeches", [])
    index = bisect_left(speeches, (offset + 1,))
    inside = [s for s in speeches[max(0, index - 6) : index] if s.start <= offset < s.end]
    return next((s for s in inside if s.kind == "direct"), inside[0] if inside else None)
