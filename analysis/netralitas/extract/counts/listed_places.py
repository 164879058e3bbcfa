"""Where the numbers of a list stand for: the region or the kecamatan before or behind each of them."""

from __future__ import annotations

import re

from netralitas.extract.counts.words import Ordered
from netralitas.extract.findings import Place
from netralitas.extract.reading import Sentence

_BEFORE_PLACE = re.compile(
    r"\s*\)?\s*[,:(–-]?\s*(?:(?:sendiri|saja|misalnya|menyusul|punya|memiliki|terdapat|mengoleksi|menyumbangkan|membukukan|"
    r"mengantongi|menangani|berkontribusi|sudah|hanya|cuma|baru|sebanyak|ada|dengan|juga|masing-masing|tercatat|menyumbang|mencatat|sama-sama|"
    r"total|mencapai|dan|paling\s+\w+,?|ter(?:banyak|tinggi|atas|parah|rawan),?|memimpin,?|teratas,?)\s+){0,3}$"
)
_RANKED_PLACE = re.compile(r"\s*\)?\s*,?\s*(?:[a-z][a-z\-]*,?\s+){0,6}\(?$")
_LIST = re.compile(
    r"\s*\)?\s*(?:\([^)]{1,20}\)\s*)?(?:,|dan|serta|,\s*dan|maupun)\s+(?:(?:di|kabupaten|kota|provinsi|"
    r"kab\.?)\s+){0,2}$"
)


def place_before(
    places: Ordered[Place], start: int, low: str, sentence: Sentence, ranked: bool = False
) -> Place | None:
    """The region named directly before a number (`Boalemo 18 kasus`, `di Nunukan, 12 orang`); ranked: also with
    words between
    (`Kerinci menjadi yang terbanyak dengan 19 aduan`)."""
    found = [p for p in places.before(start, 2) if p.end <= start and p.start >= sentence.start]
    if not found or found[-1].end < start - 60:
        return None
    between = _RANKED_PLACE if ranked else _BEFORE_PLACE
    return found[-1] if between.fullmatch(low, found[-1].end, start) else None


# a line of a list with only a name on it
_NAME_LINE = 40


def place_above(places: Ordered[Place], start: int, before: Sentence, sentence: Sentence, low: str) -> Place | None:
    """The region that stands alone before a number that opens its sentence, as in a table: `Kabupaten Banjar` / `6 kasus`."""
    if low[sentence.start : start].strip(" \t-–—•*:(") or before.end - before.start > _NAME_LINE:
        return None
    found = [p for p in places.before(start, 2) if before.start <= p.start and p.end <= before.end]
    if not found or low[before.start : found[0].start].strip(" \t-–—•*0123456789.)") not in _REGION_WORDS:
        return None
    return found[-1] if not low[found[-1].end : before.end].strip(" \t:.–—-") else None


_REGION_WORDS = ("", "kabupaten", "kota", "provinsi", "kab.", "kab")
_BEHIND_PLACE = re.compile(
    r"(?:\s+(?:di ?antaranya|lagi|lainnya|sisanya|orang|kasus|laporan))*(?:\s+(?:berasal|asal|bertugas|berdinas|ada|terjadi|datang|"
    r"muncul))?(?:,?\s+(?:yakni|yaitu|tepatnya))?\s+(?:dari|di|asal)\s+(?:(?:wilayah|kabupaten|kota|provinsi|kab\.?)\s+)*"
)


def place_behind(places: Ordered[Place], end: int, low: str, sentence: Sentence) -> Place | None:
    """The region named directly behind a number: `tiga dari Jakarta Timur`, `lima di antaranya di Kota Dumai`."""
    found = places.behind(end, 1)
    if not found or found[0].start > end + 60 or found[0].end > sentence.end:
        return None
    m = _BEHIND_PLACE.match(low, end, sentence.end)
    return found[0] if m and found[0].start <= m.end() <= found[0].end else None


_NAME = r"[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,2}"
_VERBS = r"(?:\s*[,:(]?\s*(?:menyumbang|sebanyak|ada|dengan|mencatat|juga|masing-masing))*\s*[,:(]?\s*"
_DISTRICT_BEFORE = re.compile(rf"(?:^|[^\w])(?P<kind>[Kk]ecamatan|Kec\.|[Dd]istrik)\s+(?P<name>{_NAME}){_VERBS}$")
_DISTRICT_NEXT = re.compile(rf"(?:^|[,;]|dan|disusul|lalu|kemudian|serta)\s+(?P<name>{_NAME}){_VERBS}$")
_DISTRICT_HERE = re.compile(
    rf"(?:\s+[a-z]+){{0,4}}(?:,?\s+(?:yakni|yaitu|tepatnya))?\s+(?:di|dari|asal)\s+(?P<kind>[Kk]ecamatan|Kec\.|[Dd]istrik)\s+(?P<name>{_NAME})"
)
_DISTRICT_BEHIND = re.compile(rf"(?:\s+[a-z]+){{0,2}}?\s+(?:di|dari|asal)\s+(?P<name>{_NAME})")


def district_of(start: int, end: int, sentence: Sentence, last: str, left: int, text: str) -> str:
    """The kecamatan or distrik of a number in a list of them: `Kecamatan Praya lima orang, Pujut empat orang`; '' if none.

    last: that of the number before; left: where that one ends.
    """
    words = text[max(left, start - 80) : start]
    m = _DISTRICT_HERE.match(text, end, sentence.end) or _DISTRICT_BEFORE.search(words)
    if m:
        return f"{'Distrik' if m['kind'].lower() == 'distrik' else 'Kecamatan'} {m['name']}"
    if last and (m := _DISTRICT_NEXT.search(words) or _DISTRICT_BEHIND.match(text, end)):
        return f"{last.split(' ', 1)[0]} {m['name']}"
    return ""


def places_joined(place: Place, places: Ordered[Place], left: int, low: str) -> tuple[Place, ...]:
    """The regions that share the number with this one: `Konawe Selatan dan Kota Baubau sama-sama 6 perkara`."""
    found: list[Place] = []
    last = place
    for other in reversed(places.before(place.start, 8)):
        if other.start < left or not _LIST.fullmatch(low, other.end, last.start):
            break
        found.append(other)
        last = other
    return tuple(found)
