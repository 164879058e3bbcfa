"""The table `institutions`: one row for each body an article names, at its first mention."""

from __future__ import annotations

import re
import unicodedata

from netralitas.extract.findings import Body, Region
from netralitas.extract.kinds import Column, Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

_KINDS = (
    "election",
    "civil_service",
    "ministry",
    "regional_government",
    "agency",
    "police",
    "military",
    "court",
    "prosecution",
    "parliament",
    "village",
    "state_body",
    "party",
    "civil",
    "other",
)
_LEVELS = ("national", "province", "regency", "city", "district", "village")


def institution_id(institution: str, region: Region | None) -> str:
    """A stable key: the name in lower case with hyphens, and the region's code (`bawaslu-kabupaten-garut.32.05`)."""
    plain = unicodedata.normalize("NFKD", institution).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"{slug}.{region.code}" if region else slug


def _reader(lexicon: Lexicon) -> Reader:
    def read(reading: Reading) -> None:
        seen: dict[str, dict[str, object]] = {}
        bodies: list[Body] = reading.found.get("bodies", [])
        for body in bodies:
            row = seen.get(body.institution)
            if row is not None:
                row["mentions"] += 1  # type: ignore[operator]
                continue
            region = body.region
            seen[body.institution] = reading.row(
                "institutions",
                body.start,
                body.end,
                institution=body.institution,
                institution_id=institution_id(body.institution, region),
                kind=body.kind,
                level=body.level,
                region=region.name if region else "",
                region_code=region.code if region else "",
                mentions=1,
            )

    return read


KIND = Kind(
    name="institutions",
    columns=(
        Column("institution", "text", "canonical name of the body"),
        Column("institution_id", "text", "stable key of the body: its name and its region's code"),
        Column("kind", "text", "what kind of body it is", _KINDS),
        Column("level", "text", "the level it works at", _LEVELS),
        Column("region", "text", "province, regency or city it belongs to; empty for national bodies"),
        Column("region_code", "text", "official code of that region"),
        Column("mentions", "int", "how often the article names it"),
    ),
    reader=_reader,
    after=("places", "bodies", "offices"),
    lexicons=("regions.csv", "bodies.toml", "agencies.toml", "offices.toml"),
    label="kind",
    help="Public bodies named in an article, directly or through an office.",
)
