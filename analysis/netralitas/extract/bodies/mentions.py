"""A body's name in the text, and the canonical name of the body it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from netralitas.extract.bodies.statuses import Status
from netralitas.extract.findings import Body, Region
from netralitas.lexicon import Lexicon

REGIONAL = frozenset({"pemkab", "pemkot", "pemprov", "pemda"})
BELOW = frozenset({"district", "village", "named", "number_district"})
_LEVELS = {"district": "district", "number_district": "district", "village": "village"}


@dataclass(frozen=True)
class BodyType:
    """An entry of the lexicon.

    name: canonical. kind: as in the table. style: how the full name is made (see `lexicon/bodies.toml`). bare: what the name alone
    means (national, region, none). level: the region's, if the name tells it. national: name of the national body. position: of its
    head. code: of its only region, or of the only province that has such bodies. local: id of the type its local offices have.
    """

    id: str
    name: str
    kind: str
    style: str
    bare: str = "none"
    level: str = ""
    national: str = ""
    position: str = ""
    code: str = ""
    local: str = ""


AGENCY = BodyType("agency", "", "agency", "level", "region")


@dataclass
class Mention:
    """A body's name in the text.

    name: canonical, without the place. region, place: where it is, and the place as it enters the name ('' for that of the region).
    level: of the region, if the words tell it. bare: named without a place. national: the national body is meant. title: the words that
    mean the body's head (`bupati`), lower case, with status and, for an agency, position. short: the abbreviation an agency is named by;
    explains: the abbreviation given in brackets after a name. drop: no body after all.
    """

    start: int
    end: int
    type: BodyType
    name: str
    region: Region | None = None
    place: str = ""
    level: str = ""
    bare: bool = True
    national: bool = False
    title: str = ""
    status: Status | None = None
    position: str = ""
    short: str = ""
    explains: str = ""
    drop: bool = False

    @property
    def placed(self) -> bool:
        """True for a body of a known region."""
        return self.region is not None and not self.bare and not self.drop


@lru_cache(maxsize=8)
def body_types(lexicon: Lexicon) -> dict[str, BodyType]:
    """The bodies of the lexicon by id (national ones by name)."""
    table = lexicon.toml("bodies")
    types = {
        n["name"]: BodyType(
            n["name"],
            n["name"],
            n["kind"],
            "national",
            "national",
            national=n["name"],
            position=n.get("position", "Menteri"),
            local=n.get("local", ""),
        )
        for n in table["national"]
    }
    for b in table["branch"]:
        types[b["id"]] = BodyType(
            b["id"],
            b["name"],
            b["kind"],
            b["style"],
            b.get("bare", "none"),
            b.get("level", ""),
            b.get("national", ""),
            code=b.get("region", b.get("province", "")),
        )
    return types


def body_name(mention: Mention) -> str:
    """The canonical name of a completed mention's body (codebook section 2)."""
    style, region, place = mention.type.style, mention.region, mention.place
    if style in ("fixed", "national"):
        return mention.name
    if mention.type.id == "pemkec" and region is not None and region.province.startswith("9"):
        return f"Distrik {place}"
    if style == "level" or (style == "hospital" and (not place or (region is not None and place == region.place))):
        return f"{mention.name} {region.name}" if region else mention.name
    place = place or (region.place if region else "")
    return f"{mention.name} {place}" if place else mention.name


def as_body(mention: Mention, via_office: bool = False) -> Body:
    """The finding for a completed mention. via_office: it is part of a person's office though it has no title in it."""
    type_, region = mention.type, mention.region
    via_office = via_office or bool(mention.title)
    if mention.national or type_.style == "national":
        name = type_.national or mention.name
        return Body(mention.start, mention.end, name, type_.kind, "national", None, via_office)
    level = _LEVELS.get(type_.style) or (region.level if region else "")
    return Body(mention.start, mention.end, body_name(mention), type_.kind, level, region, via_office)
