"""Districts and villages whose office is named without its place, where the words around say which one it is.

`Seorang bendahara di Kecamatan X ditegur camat`, `sang perbekel, Y dari Desa X`, `perangkat Desa X bernama Y`.
"""

from __future__ import annotations

import re

from netralitas.extract.bodies.mentions import Mention
from netralitas.extract.bodies.naming import Namer
from netralitas.extract.bodies.toponyms import toponym_end
from netralitas.extract.findings import Region
from netralitas.extract.places import Setting
from netralitas.extract.reading import Reading

_DISTRICT = r"(?:[Kk]ecamatan|[Kk]ec\.|[Dd]istrik|[Kk]apanewon|[Kk]emantren)"
_VILLAGE = r"(?:[Dd]esa|[Kk]elurahan|[Kk]alurahan|[Gg]ampong|[Nn]agari|[Nn]agori|[Kk]ampung|[Pp]ekon|[Tt]iyuh|[Ll]embang|[Nn]egeri)"
_NAMED = re.compile(rf"(?<!\w){_DISTRICT} (?=[A-Z])")
_SERVES = re.compile(rf"(?:bertugas|berdinas|bekerja|memimpin|menjabat) (?:di )?{_DISTRICT} (?=[A-Z])")
_HOLDER = (
    r"(?: (?:itu|tersebut|dimaksud))?(?: yang [^.;:,\n\"“”]{3,70})?,? (?:[A-Z][\w'’.-]*,? ){1,6}?(?:dari|asal|di) "
)
_FROM = {"district": re.compile(_HOLDER + _DISTRICT + " "), "village": re.compile(_HOLDER + _VILLAGE + " ")}
# what goes on to another case
_TURNS = re.compile(
    r"[.;] ?(?:Adapun|Sementara|Sedangkan|Sebaliknya|Selain|Lain|Begitu|Di |Dari |Sebelumnya|Kasus lain)"
)
_BACK = 320


def complete_below(reading: Reading, mentions: list[Mention], namer: Namer) -> None:
    """Give such mentions their place: the holder's (`Y dari Desa X`), or the district named just before the bare `camat`."""
    for mention in mentions:
        pattern = _FROM.get(mention.type.style)
        if pattern is None or not (mention.bare and mention.drop) or mention.place:
            continue
        status = mention.status
        if status is not None and (status.candidate or status.several):
            continue
        if mention.title and (m := pattern.match(reading.text, mention.end)):
            _fill(reading, mention, m.end(), namer)
        elif mention.type.id == "pemkec" and (at := _district_near(reading, mention)):
            _fill(reading, mention, at, namer)


def _district_near(reading: Reading, mention: Mention) -> int:
    """Where the name of the district begins that the same paragraph names last before, or says somebody serves in; 0 if none."""
    index = reading.sentence_at(mention.start)
    if index < 0:
        return 0
    sentence = reading.sentences[index]
    low = max(reading.paragraphs[sentence.paragraph][0], mention.start - _BACK)
    before = list(_NAMED.finditer(reading.text, low, mention.start))
    if before and not _TURNS.search(reading.text, before[-1].end(), mention.start):
        return before[-1].end()
    serves = _SERVES.search(reading.text, mention.end, sentence.end)
    return serves.end() if serves else 0


def _fill(reading: Reading, mention: Mention, at: int, namer: Namer) -> None:
    setting: Setting = reading.found["setting"]
    district = mention.type.style == "district"
    name = reading.text[at : toponym_end(reading, at, namer.regions, namer.words, setting.region, district)].strip()
    if not name or not name[0].isupper():
        return
    region: Region | None = namer.district_region(name, setting) if district else None
    mention.place, mention.bare, mention.drop = name, False, False
    mention.region = region or setting.region_at(mention.start, "local") or setting.region
