"""Labels for codes and texts for readers, Indonesian and English, from labels.toml."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("id", "en")


@cache
def _labels() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))


def language_index(lang: str) -> int:
    """0 for Indonesian, 1 for English.

    Errors: ValueError for another language.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"there is no language {lang!r}; there are {', '.join(LANGUAGES)}")
    return LANGUAGES.index(lang)


def label(kind: str, code: str, lang: str = "id") -> str:
    """The label of a code; the code itself where there is none (a province, a rule, an outlet)."""
    found = _labels().get(kind, {}).get(code)
    return found[language_index(lang)] if found else code


def text(key: str, lang: str = "id", **values: object) -> str:
    """A text for readers with its values filled in.

    Errors: KeyError for an unknown key.
    """
    return _labels()["text"][key][language_index(lang)].format(**values)


FACET_KIND = {
    "behaviour": ("behaviour", ""),
    "behaviour_modality": ("behaviour", "modality"),
    "modality": ("modality", ""),
    "channel": ("channel", ""),
    "audience": ("audience", ""),
    "speaker_kind": ("speaker_kind", ""),
    "behaviour_speaker": ("behaviour", "speaker_kind"),
    "count_status": ("status", ""),
    "count": ("status", "unit"),
    "sanction": ("sanction", ""),
    "sanction_stage": ("sanction", "stage"),
    "stage": ("stage", ""),
}
"""The kinds of label of a facet's codes and seconds; facets that aren't here (offices, bodies, rules) are their own labels."""


def code_label(facet: str, code: str, lang: str = "id") -> str:
    """The label of a facet's code."""
    return label(FACET_KIND.get(facet, ("", ""))[0], code, lang)


def second_label(facet: str, second: str, lang: str = "id") -> str:
    """The label of a facet's second code."""
    return label(FACET_KIND.get(facet, ("", ""))[1], second, lang)


def group_label(by: str, group: str, lang: str = "id") -> str:
    """The label of a group of a comparison."""
    found = label("group", group, lang)
    return found if found != group else label(by, group, lang)


def chart_title(name: str, by: str, lang: str = "id") -> str:
    """The title of a chart, for elections or for other groups."""
    found = label("chart", name, lang) if by == "election" else label("chart_groups", name, lang)
    return found if found != name else label("chart", name, lang)


def number(value: Any, lang: str = "id", decimals: int = 0) -> str:
    """A number as readers of the language write it: 1.234,5 or 1,234.5."""
    shown = f"{value:,.{decimals}f}"
    return shown.translate(str.maketrans(",.", ".,")) if lang == "id" else shown


def points(share: float) -> int:
    """A share as a whole number of per cent, halves rounded away from 0 (as readers do: 12.5 is 13)."""
    return int(math.copysign(math.floor(abs(100 * share) + 0.5), share))


def percent(share: float, lang: str = "id") -> str:
    """A share as a whole per cent, in words."""
    return f"{points(share)}%" if lang == "en" else f"{points(share)} persen"


def many(count: int, lang: str, id_word: str, en_word: str) -> str:
    """A counted noun: `1 artikel`, `2 articles` (English adds the plural s)."""
    return f"{number(count, lang)} {id_word if lang == 'id' else en_word + ('' if count == 1 else 's')}"
