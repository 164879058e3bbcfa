"""Whose count it is and where the cases are: fills counter and region."""

from __future__ import annotations

import re
from typing import NamedTuple

from netralitas.extract.counts.candidates import Candidate, wholes_first
from netralitas.extract.counts.counter import Counters
from netralitas.extract.findings import Place, Region

_SE = re.compile(r"\bse-?\s?(?:provinsi\s|kabupaten\s|kota\s)?$|\b(?:seluruh|wilayah|tingkat)\s+$")
_DISTRICT = re.compile(
    r"\b(?:di |dari |asal )?(?P<kind>kecamatan|distrik)\s+(?P<name>[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,2})"
)


_ELECTION_OF = re.compile(
    r"\b(?:pilkada|pilbup|pilwako|pilwalkot|pilwali|pemilukada)\s+(?:kabupaten\s+|kota\s+|di\s+)?$"
)
_AT = re.compile(r"\b(?:di|dari|asal|se-?|se-?(?:provinsi|kabupaten|kota)|untuk|wilayah|kabupaten|kota)\s*$")
_SENT_TO = re.compile(r"\b(?:ke|kepada)\s+\w")


class Where(NamedTuple):
    """The region of a count as the codebook writes it, and whether the sentence says it itself."""

    name: str
    own: bool


class Context(Counters):
    """Counter and region of a count.

    Missing findings (a component left out) give empty columns.
    """

    # --- region

    def place_of(self, c: Candidate) -> Place | None:
        """The region that the words around the number name: before it in a list, or `di X`, `dari X`, `se-X` beside
        it."""
        if c.place is not None:
            return c.place
        for place in self.places.between(c.end, min(c.zone[1], c.end + 60)):
            before = self.low[max(c.end, place.start - 14) : place.start]
            if _SENT_TO.search(self.low, c.end, place.start):
                break
            if _AT.search(before) or place.start - c.end <= 1:
                return place
        for place in reversed(self.places.between(c.zone[0], c.start)):
            if (
                c.compared
                and place.region.level != "province"
                and _ELECTION_OF.search(self.low, max(0, place.start - 24), place.start)
            ):
                return place
            if _SE.search(self.low, max(0, place.start - 12), place.start):
                return place
        return None

    def where(self, c: Candidate) -> Where:
        """The region of a count."""
        if c.district:
            return Where(c.district, True)
        district = None
        if c.end < c.zone[1] and ("kecamatan" in self.low or "distrik" in self.low):
            district = _DISTRICT.search(self.reading.text, c.end, min(c.zone[1], c.end + 60))
        if district:
            return Where(
                f"Kecamatan {district['name']}" if district["kind"] == "kecamatan" else f"Distrik {district['name']}",
                True,
            )
        place = self.place_of(c)
        if place is not None:
            return Where(place.region.name, True)
        if self.nationwide.any(c.sentence.start, c.sentence.end):
            return Where("Indonesia", True)
        body = self._of.get(c.counter)
        inherited = c.whole.region if c.part and c.whole is not None else ""
        if body is not None and body.region is not None and (not inherited or c.explicit):
            return Where(body.region.name, False)
        return Where(inherited, False)

    def national(self, c: Candidate, earlier: list[Candidate]) -> str:
        """The region of a count of a national body that names none: all of Indonesia, or where the article is."""
        body = self._of.get(c.counter)
        if body is not None and body.kind == "civil":
            return self.region.name if self.region is not None else ""
        if any(e.region == "Indonesia" for e in earlier):
            return "Indonesia"
        regions = [e for e in earlier if e.region]
        if c.status in ("reported", "handled") and c.size > 2 * max((e.size for e in regions), default=4):
            return "Indonesia"
        regional = next((e.region for e in reversed(earlier) if e.region), "")
        if regional:
            return regional
        speech = self.speeches.at(c.start)
        if (speech is not None and speech.institution == c.counter) or self.region is None:
            return "Indonesia"
        return self.region.name


def fill_counter_and_region(counts: list[Candidate], context: Context, headline: list[Candidate]) -> None:
    """Set `counter` and `region` of counts in text order. headline: the headline's counts, whose subject may be the
    counter."""
    for i, c in wholes_first(counts):
        earlier = counts[max(0, i - 60) : i]
        c.counter = context.counter(c, earlier[-1] if earlier else None)
        if not c.explicit and not c.part:
            said = next((h.counter for h in headline if h.explicit and h.value == c.value and h.unit == c.unit), "")
            c.counter = context.source(c) or said or c.counter
        c.region, own = context.where(c)
        c.own_region = own
        body = context.body(c.counter)
        if not c.region and c.counter:
            c.region = context.national(c, earlier)
        if own and not c.explicit and body is not None and body.region is not None and wider(c.region, body.region):
            c.counter, c.wider = context.counter_of(c.region), True
        if not c.region and context.region is not None:
            c.region = context.region.name


def wider(region: str, own: Region) -> bool:
    """True if a figure for this region cannot be the count of a body of that one."""
    if region == "Indonesia":
        return True
    return region.startswith("Provinsi") and own.level in ("regency", "city")
