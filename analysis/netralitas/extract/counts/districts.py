"""Kecamatan named without the word: `14 orang dari Kalianda, sembilan dari Natar`, known by the regency that the article is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from netralitas.extract.reading import Reading

_NAME = re.compile(r"[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,3}")
# smaller places and things that bear the names of kecamatan
_OTHER = re.compile(
    r"(?<!\w)(?:desa|kelurahan|nagari|kampung|dusun|jalan|jl\.?|pasar|kabupaten|kota|provinsi|gunung|sungai|teluk|pulau|"
    r"puskesmas|polsek|koramil|sdn?|smpn?|sman?|smkn?|bandara|pelabuhan|terminal|stasiun|h\.|hj\.|ir\.|dr\.|drs\.)\s*$"
)
_PAPUA = ("91", "92", "93", "94", "95", "96")


class District(NamedTuple):
    """A kecamatan of the article's regency: offsets, and its name as the codebook writes it."""

    start: int
    end: int
    name: str


def codes_of(reading: Reading) -> set[str]:
    """The codes of the regencies and cities that an article is about, or whose bodies it names."""
    regions = [reading.found.get("region"), *(b.region for b in reading.found.get("bodies", ()))]
    return {r.code for r in regions if r is not None and r.level != "province"}


class Districts:
    """The kecamatan of an article's regencies. codes: of the regencies and cities. beside: the regencies of its province, too."""

    def __init__(self, reading: Reading, codes: set[str], *, beside: bool = False) -> None:
        self.reading = reading
        setting = reading.found.get("setting")
        self._known: dict[str, str] = {}
        self._whole: dict[str, str] = {}
        if setting is None:
            return
        own = {_plain(setting.regions.by_code[code].place) for code in codes}
        for code in codes:
            kind = "Distrik" if code.startswith(_PAPUA) else "Kecamatan"
            for name in setting.regions.districts_in.get(code, ()):
                if _plain(name) not in own:
                    self._known[_plain(name)] = kind

        if beside and setting.province is not None:
            for region in setting.regions.by_code.values():
                if region.province == setting.province.code and region.level != "province":
                    self._whole.setdefault(_plain(region.place), region.name)

    def between(self, start: int, end: int) -> list[District]:
        """Those named without a word for what they are between two offsets."""
        found: list[District] = []
        if not self._known and not self._whole:
            return found
        text, known = self.reading.text, self._known.keys() | self._whole.keys()
        at = start
        while (m := _NAME.search(text, at, end)) is not None:
            at = m.end()
            words = list(re.finditer(r"\S+", m[0]))
            for first in range(len(words)):
                last = next(
                    (
                        n
                        for n in range(len(words), first, -1)
                        if _plain(m[0][words[first].start() : words[n - 1].end()]) in known
                    ),
                    0,
                )
                if not last:
                    continue
                begin, stop = m.start() + words[first].start(), m.start() + words[last - 1].end()
                if not _OTHER.search(self.reading.lowered, max(0, begin - 16), begin):
                    plain = _plain(text[begin:stop])
                    name = self._whole.get(plain) or f"{self._known[plain]} {text[begin:stop]}"
                    found.append(District(begin, stop, name))
                at = stop
                break
        return found


def _plain(name: str) -> str:
    return re.sub(r"[\s\-'’]", "", name.lower())
