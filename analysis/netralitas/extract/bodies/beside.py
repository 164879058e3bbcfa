"""Words beside a body's name that tell what it is not: part of a legal title, a party's branch, a building."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from netralitas.lexicon import Lexicon


@dataclass(frozen=True)
class Beside:
    """The words of `lexicon/bodies.toml`, `[beside]`, compiled.

    legal, numbered, staff_of, uniform, ranks are searched in the text before a body (`numbered` gives its word), the others match after it.
    of_titles: first words of `legal` and `numbered`. capital: types of bodies that need a capital letter. commands: names of regional commands, after their number.
    """

    legal: re.Pattern[str]
    numbered: re.Pattern[str]
    staff_of: re.Pattern[str]
    uniform: re.Pattern[str]
    ranks: re.Pattern[str]
    party: re.Pattern[str]
    abroad: re.Pattern[str]
    no_inspector: re.Pattern[str]
    capital: frozenset[str]
    commands: re.Pattern[str]
    of_titles: frozenset[str]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def beside_of(lexicon: Lexicon) -> Beside:
    """The words of a lexicon, compiled once."""
    words = lexicon.toml("bodies")["beside"]
    holder = r"(?:(?:pejabat|penjabat|pelaksana)(?: sementara| tugas| harian)? |p(?:lt|lh|js?|gs)\.? |\(p(?:lt|lh|js?|gs)\.?\) ){0,2}"
    bracket = r"\s*(?:\([^()\n]{1,20}\)\s*)?"
    return Beside(
        legal=re.compile(
            rf"\b(?:{_any(words['legal'])}){bracket}(?:(?:dari|oleh|para|antara)\s+)?(?:kepala |ketua )?{holder}[\"“(]*$"
        ),
        numbered=re.compile(rf"\b({_any(words['numbered'])})\s+(?:kepala |ketua |menteri |bersama )*{holder}$"),
        staff_of=re.compile(rf"(?<!\w)(?:{_any(words['staff'])}) $"),
        uniform=re.compile(rf"(?<!\w)(?:{_any(words['uniform'])})(?:nya)?(?: dinas| resmi| ke-?\d+)? $"),
        ranks=re.compile(rf"\b(?:{_any(words['ranks'])})\.?\s+$"),
        party=re.compile(rf"\s*(?:{_any(words['party'])})\b"),
        abroad=re.compile(rf"\s*(?:{_any(words['abroad'])})\b"),
        no_inspector=re.compile(rf"\s*(?:{_any(words['no_inspector'])})\b"),
        capital=frozenset(words["capital"]),
        commands=re.compile(rf"(?:{_any(words['commands'])})\b"),
        of_titles=frozenset(re.match(r"\w*", w)[0] for w in (*words["legal"], *words["numbered"])),  # type: ignore[index]
    )
