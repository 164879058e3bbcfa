"""The gate: is an article about the neutrality of civil servants? Cheap, and every decision names the words behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from netralitas.lexicon import Lexicon


class Relevance(NamedTuple):
    """The decision, and the first word found of each level (who, duty, election; '' where none was)."""

    relevant: bool
    who: str
    duty: str
    election: str


@lru_cache(maxsize=8)
def _levels(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    words = lexicon.toml("relevance")
    return {
        level: re.compile(
            r"\b(?:" + "|".join(re.escape(w) for w in sorted(words[level], key=len, reverse=True)) + r")\b",
            re.IGNORECASE,
        )
        for level in ("who", "duty", "election")
    }


def relevance(text: str, lexicon: Lexicon) -> Relevance:
    """Decide by word-boundary phrases on three levels: all of them must occur, outside teaser lines if the caller masks those."""
    found = {level: (m[0] if (m := pattern.search(text)) else "") for level, pattern in _levels(lexicon).items()}
    return Relevance(all(found.values()), **found)
