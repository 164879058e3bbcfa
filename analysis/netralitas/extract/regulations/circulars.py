"""Circulars and ministers' letters: `SE Menteri PANRB Nomor 18 Tahun 2023`, `surat Menpan RB Nomor
B/71/M.SM.00.00/2017`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from netralitas.extract.findings import Place, Region
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Hit
from netralitas.lexicon import Lexicon


class Circular(NamedTuple):
    """A circular: offsets (core_end: where issuer and number end), kind (`SE KemenPANRB`), number and year as given,
    offsets and
    value of the year in its number."""

    start: int
    end: int
    core_end: int
    kind: str
    number: str
    year: int | None
    years: list[tuple[int, int, int]]


_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_NO = r"(?:bernomor|nomor|nomer|nmr|no)\s*[.:]?\s*[:.]?"
_SHORT = re.compile(rf"[\s,(]*(?:ri\s+)?(?:{_NO}\s*)?(\d{{1,3}})\s*(?:/|\s(?:tahun|thn|th)\.?)\s*({_YEAR})(?!\d)")
_LONG = re.compile(
    rf"[\s,(]*(?:ri\s+)?(?:{_NO}\s*)?([a-z]{{0,4}}[-./]?\d[\w.\-]*(?:\s?/\s?[\w.\-]+)+)(?:\s+(?:tahun|"
    rf"thn)\s+({_YEAR}))?"
)
_DASHED = re.compile(rf"[\s,(]*(?:ri\s+)?{_NO}\s*([\w.\-/]*\d[\w.\-/]*)(?:\s+(?:tahun|thn)\s+({_YEAR}))?")
_ISSUER_GAP = re.compile(
    r"\s*\(?(?:se\)?\s*)?(?:dari|oleh|bersama|milik|bersama\s+dari|yang\s+(?:di)?(?:terbitkan|keluarkan|"
    r"terbitkan|teken|tandatangani|buat|sampaikan)\s*(?:oleh)?|(?:di)?(?:terbitkan|keluarkan)\s+oleh|"
    r"(?:(?:itu|tersebut|ini|netralitas(?:\s+asn)?)\s+)?di(?:terbitkan|keluarkan|teken|tandatangani|edarkan)(?:\s+langsung)?|"
    r"dan\s+imbauan|imbauan|resmi|terbaru|netralitas(?:\s+asn)?)?\s*(?:dari|oleh)?\s*$"
)
_SUBJECT_GAP = re.compile(
    r"[^;:\n\"“”]{0,140}\b(?:menerbitkan|mengeluarkan|menyebarkan|mengedarkan|meneken|menandatangani|melayangkan|"
    r"terbitkan|keluarkan|teken|membuat|menyiapkan|menulis|menyusun|meluncurkan|mengirim(?:kan)?|merilis|membagikan|"
    r"menempelkan|memasang|menggodok|memperbarui|merevisi|menurunkan|mengumumkan|menyosialisasikan|mencabut|lewat|melalui|dalam)"
    r"\s+(?:sebuah\s+|selembar\s+)?$"
)
# somebody else's words stand between the issuer and the circular
_REPORTED = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|tegas|mengatakan|menyebut\w*|menjelaskan|menegaskan|menyatakan|meminta|mengaku|bahwa)\b"
)
_LATER_ISSUER = re.compile(
    r"[\s,]*(?:(?:itu|tersebut)\s+)?(?:(?:yang\s+)?di(?:terbitkan|keluarkan|teken|tandatangani|edarkan)(?:\s+langsung)?\s+)?"
    r"(?:dari|oleh)?\s*"
)
# `Lewat Surat Edaran Nomor 21 Tahun 2024 yang diteken Senin, Sekda Kota X merinci`: who issues it is the subject behind
_BY_MEANS = re.compile(r"(?:^|[.!?\n–—-]\s*|\s)(?:lewat|melalui|dalam|dengan|via)\s+$")
_SUBJECT_BEHIND = re.compile(r"(?:\s+(?:yang|tertanggal|bertanggal)\b[^.;:\n\"“”]{0,90}?)?,\s+$")
# `Surat bernomor 270/885/ORG/2018 itu …`: the number of the circular named next
_NUMBERED_LETTER = re.compile(r"surat\s+(?:itu\s+)?bernomor\s+")
_MEANT = re.compile(r"\s+(?:(?:itu|tersebut|ini|yang)\s+)?(?:(?:memiliki|dengan)\s+)?(?=(?:bernomor|nomor|no)\b)")
# `nomor surat edaran tersebut adalah 100.3/185`
_NUMBERED_BEFORE = re.compile(r"(?<!\w)(?:nomor|no\.?)\s+$")
_IS = re.compile(r"\s+(?:(?:itu|tersebut|ini)\s+)?(?:adalah|yakni|yaitu|ialah)(?=\s)")
_ABOUT = re.compile(r"\s*,?\s*(?:tentang|perihal|mengenai)\s+[^.;:\n,\"“”()]{2,160}")
_PLACE_NAME = re.compile(
    r"\s+([A-Z]{3,6}(?=\s+(?:Nomor|No|nomor|no)\b)|(?!(?:Nomor|Nomer|No|Tahun|Tentang|Nmr)\b)[A-Z][a-z]+(?:\s+(?!(?:Nomor|Nomer|No|Tahun|Tentang|"
    r"Nmr)\b)[A-Z][a-z]+){0,2})"
)


_GOVERNMENT = re.compile(r"SE Pemerintah (Provinsi|Kabupaten|Kota) (.+)")
_HEAD = {"Provinsi": "Gubernur", "Kabupaten": "Bupati", "Kota": "Wali Kota"}
_SIGNED_BY = re.compile(
    r"[^.;\n]{0,120}?\b(?:ditandatangani|diteken)\s+(?:langsung\s+)?(?:oleh\s+)?(?:p[jl][st]?\.?\s+|penjabat\s+)?(gubernur|bupati|wali\s?kota)\b"
)
# codes in the numbers of one ministry's letters
_OF_MINISTRY = re.compile(r"/m\.(?:sm|panrb|pan-?rb|kp)\b", re.IGNORECASE)
_LETTER_NUMBER = re.compile(r"\s+(?:itu\s+|tersebut\s+)?bernomor\s")


def circulars_in(reading: Reading, lexicon: Lexicon) -> Iterator[Circular]:
    """The circulars named in the article, in text order; one without issuer is the one named before it, or none.

    A regional government's is its head's where the article says that he issues or signs it.
    """
    found = list(_circulars(reading, lexicon))
    kinds = {c.kind for c in found}
    for circular in found:
        if m := _GOVERNMENT.fullmatch(circular.kind):
            head = f"SE {_HEAD[m[1]]} {m[2]}"
            signed = _SIGNED_BY.match(reading.lowered, circular.core_end)
            if head in kinds or (signed and signed[1].replace(" ", "") == _HEAD[m[1]].lower().replace(" ", "")):
                circular = circular._replace(kind=head)
        yield circular


def _circulars(reading: Reading, lexicon: Lexicon) -> Iterator[Circular]:
    text = reading.lowered
    issuers = reading.hits.get("regulations.issuer", [])
    starts = [h.start for h in issuers]
    known: Circular | None = None
    done = -1
    for hit in reading.hits.get("regulations.circular", ()):
        if hit.start < done or text[hit.start - 1 : hit.start] == "/" or text[hit.end : hit.end + 1] in ("/", "-"):
            continue
        if text[hit.start : hit.end] == "se" and not reading.text[hit.start : hit.end].isupper():
            continue
        letter = hit.value == "surat"
        index = bisect_left(starts, hit.end)
        issuer = (
            issuers[index]
            if index < len(issuers) and _ISSUER_GAP.fullmatch(text, hit.end, issuers[index].start)
            else None
        )
        if letter and issuer is None and known and not known.number and _LETTER_NUMBER.match(text, hit.end):
            again = _again(reading, hit, known)  # `Surat bernomor 800/1245/2016 itu ditandatangani …`
            if again is not None and again.number:
                known, done = again, again.core_end
                yield again
            continue
        if letter and (issuer is None or issuer.value[1] or issuer.value[0] not in _ministries(lexicon)):
            continue
        at = issuer.end if issuer else hit.end
        place, at_place = _place(reading, issuer, at) if issuer else ("", at)
        number, year, years, end = _number(reading, at_place)
        if letter and not number:
            continue
        if issuer is None and number and (second := _LATER_ISSUER.match(text, end)):
            later = bisect_left(starts, second.end())
            if later < len(issuers) and starts[later] == second.end():
                issuer = issuers[later]
                place, end = _place(reading, issuer, issuer.end)
        if issuer is None and index:
            issuer = _subject(reading, issuers[index - 1], hit.start)
            place = _place(reading, issuer, issuer.end)[0] if issuer else ""
        if issuer is None and index and _HE_SIGNS.search(text, max(0, hit.start - 80), hit.start):
            issuer = _just_before(reading, issuers[index - 1], hit.start)
            place = _place(reading, issuer, issuer.end)[0] if issuer else ""
        if issuer is None and number and _BY_MEANS.search(text, max(0, hit.start - 12), hit.start):
            later = bisect_left(starts, end)
            if later < len(issuers) and _SUBJECT_BEHIND.fullmatch(text, end, starts[later]):
                issuer = issuers[later]
                place = _place(reading, issuer, issuer.end)[0]
        if issuer is None and number and _OF_MINISTRY.search(number):
            done = end
            known = Circular(hit.start, end, end, "SE KemenPANRB", number, year, years)
            yield known
            continue
        if issuer is None:
            again = _again(reading, hit, known)
            if again is not None:
                known, done = again, again.core_end
                yield again
            continue
        end = max(end, at_place if issuer.start > hit.start and issuer.end <= at_place else hit.end)
        if not number and (named := _NUMBERED_LETTER.search(text, max(0, hit.start - 160), hit.start)):
            number, year, years, _ = _number(reading, named.end())
        kind = f"SE {issuer.value[0]}" + (f" {place}" if place else "")
        about = _ABOUT.match(text, end)
        done = end
        known = Circular(hit.start, about.end() if about else end, end, kind, number, year, years)
        yield known


# `Ia telah meneken surat edaran …`: whoever the sentence before is about
_HE_SIGNS = re.compile(
    r"(?:^|[.!?\n\"”] ?)(?:ia|dia|beliau)\s+(?:(?:sudah|telah|juga|baru saja|akan|pun)\s+){0,2}"
    r"(?:menerbitkan|mengeluarkan|mengedarkan|meneken|menandatangani|membuat|mengirim(?:kan)?)\s+(?:sebuah\s+|selembar\s+)?$"
)


def _just_before(reading: Reading, issuer: Hit, start: int) -> Hit | None:
    """The issuer named last, if the sentence before names him, in the same paragraph."""
    own, his = reading.sentence_at(start), reading.sentence_at(issuer.start)
    sentences = reading.sentences
    near = own >= 0 and his == own - 1 and sentences[his].paragraph == sentences[own].paragraph
    return issuer if near else None


def _subject(reading: Reading, issuer: Hit, start: int) -> Hit | None:
    """The issuer before a circular, if it is what he issues (`Bupati Buru, Drs. X, menerbitkan surat edaran`)."""
    gap = _SUBJECT_GAP.fullmatch(reading.lowered, issuer.end, start)
    same = gap is not None and reading.sentence_at(issuer.start) == reading.sentence_at(start)
    return issuer if gap and same and not _REPORTED.search(gap[0]) else None


def _again(reading: Reading, hit: Hit, known: Circular | None) -> Circular | None:
    """The circular named before, named again without its issuer, perhaps with the number it had not yet."""
    if known is None:
        return None
    meant = _MEANT.match(reading.lowered, hit.end)
    if _NUMBERED_BEFORE.search(reading.lowered, max(0, hit.start - 8), hit.start):
        meant = _IS.match(reading.lowered, hit.end)
    number, year, years, end = _number(reading, meant.end() if meant else hit.end)
    if number and known.number and number != known.number:
        return None
    return Circular(hit.start, end, end, known.kind, number or known.number, year or known.year, years)


def _ministries(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.toml("regulations")["issuers"])


def _number(reading: Reading, at: int) -> tuple[str, int | None, list[tuple[int, int, int]], int]:
    text = reading.lowered
    if m := _SHORT.match(text, at):
        return m[1].lstrip("0") or "0", int(m[2]), [(m.start(2), m.end(2), int(m[2]))], m.end()
    m = _LONG.match(text, at) or _DASHED.match(text, at)
    if not m:
        return "", None, [], at
    end = m.end(1)
    while text[end - 1] in ".-/,":
        end -= 1
    number = re.sub(r"\s+", "", reading.text[m.start(1) : end])
    if m[2]:
        return number, int(m[2]), [(m.start(2), m.end(2), int(m[2]))], m.end()
    if tail := re.search(rf"[/.\-]({_YEAR})$", number):
        return number, int(tail[1]), [(end - 4, end, int(tail[1]))], end
    return number, None, [], end


def _place(reading: Reading, issuer: Hit, at: int) -> tuple[str, int]:
    """The place after a local issuer (`Bupati Belitung`), else the article's region."""
    if not issuer.value[1]:
        return "", at
    places: list[Place] = reading.found.get("places", [])
    index = bisect_left(places, at, key=lambda p: p.start)
    if index < len(places) and re.fullmatch(
        r"\s*(?:kabupaten|kota|provinsi|kab\.)?\s*", reading.lowered[at : places[index].start]
    ):
        return _name_for(issuer, places[index].region), places[index].end
    named = _PLACE_NAME.match(reading.text, at)
    if named:
        return named[1], named.end()
    region = reading.found.get("region")
    return (_name_for(issuer, region) if region else ""), at


def _name_for(issuer: Hit, region: Region) -> str:
    """The place as it stands behind an issuer: a secretary is one of a city or, unsaid, of a kabupaten; a bupati's title says so itself."""
    return region.name if issuer.value[0] == "Sekretaris Daerah" and region.level != "regency" else region.place
