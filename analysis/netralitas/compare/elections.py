"""The elections in order of polling day, and how many days an article is from its polling day."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache

from netralitas.lexicon import Lexicon


@cache
def polling_days() -> dict[str, date]:
    """{election code: polling day}, from lexicon/elections.toml."""
    return {e["code"]: date.fromisoformat(str(e["polling_day"])) for e in Lexicon().toml("elections")["election"]}


def in_order(codes: set[str]) -> list[str]:
    """Election codes by polling day; codes without one (`none`) come last."""
    return sorted(codes, key=lambda c: (polling_days().get(c, date.max), c))


def election_pairs(codes: list[str]) -> list[tuple[str, str]]:
    """(target, reference) pairs worth comparing: each election with the one before it, and with the one of its own kind
    (pilkada, pemilu) before it. codes: in order."""
    dated = [c for c in codes if c in polling_days()]
    found = [(target, reference) for reference, target in itertools.pairwise(dated)]
    for kind in sorted({c.partition("-")[0] for c in dated}):
        same = [c for c in dated if c.partition("-")[0] == kind]
        found += [pair for pair in ((t, r) for r, t in itertools.pairwise(same)) if pair not in found]
    return found


def days_to_polling(published: str, election: str) -> int | None:
    """Days from polling day to publication (negative before it); None without a date or an election."""
    day = polling_days().get(election)
    if day is None or not published:
        return None
    try:
        return (date.fromisoformat(published[:10]) - day).days
    except ValueError:
        return None
