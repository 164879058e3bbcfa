"""The province of a region, from lexicon/regions.csv."""

from __future__ import annotations

from functools import cache

from netralitas.lexicon import Lexicon


@cache
def provinces() -> dict[str, str]:
    """{region: province} by name (`Kabupaten Garut` → `Provinsi Jawa Barat`); provinces are their own."""
    rows = Lexicon().csv("regions")
    by_code = {row["code"]: row["name"] for row in rows if row["level"] == "province"}
    return {
        row["name"]: by_code.get(row["province"] or row["code"], "") or by_code.get(row["code"][:2], "") for row in rows
    }


def province_of(region: str) -> str:
    """The province a region lies in today; '' for regions outside the table (`Indonesia`, a district)."""
    return provinces().get(region, "")
