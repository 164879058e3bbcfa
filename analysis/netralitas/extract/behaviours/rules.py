"""Which rule forbade an act, and with which sanction, on a given day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from netralitas.lexicon import LexiconError

KEPT = 10_000  # answers
FIELDS = frozenset(("rule", "from", "to", "codes", "sanction", "election", "audience", "phase"))


class Rule(NamedTuple):
    """A rule: its first and last day (ISO, inclusive; '' for open), citation, sanction, the kind of election
    (`pilkada`, `pemilu`, '' for
    both), whose acts it is about, and whether it holds before or after the candidates are fixed ('' for both)."""

    start: str
    end: str
    rule: str
    sanction: str
    election: str
    audience: str
    phase: str


class RulesInForce:
    """rules.toml: for every code its rules. fixed: the day candidates were fixed, by election (`pilkada-2024`:
    `2024-09-22`)."""

    def __init__(self, lexicon: dict[str, Any], fixed: dict[str, str]) -> None:
        self._fixed = fixed
        self._known: dict[tuple[str, str, str, str], tuple[str, str]] = {}
        self._rules: dict[str, list[Rule]] = {}
        for entry in lexicon.get("rules", ()):
            if unknown := set(entry) - FIELDS:
                raise LexiconError(f"rules.toml: {entry.get('rule')}: unknown fields {sorted(unknown)}")
            rule = Rule(
                entry.get("from", ""),
                entry.get("to", ""),
                entry["rule"],
                entry.get("sanction", ""),
                entry.get("election", ""),
                entry.get("audience", "asn"),
                entry.get("phase", ""),
            )
            for day in (rule.start, rule.end):
                try:
                    if day:
                        date.fromisoformat(day)
                except ValueError as error:
                    raise LexiconError(f"rules.toml: {rule.rule}: {error}") from error
            for code in entry["codes"]:
                self._rules.setdefault(code, []).append(rule)

    def of(self, code: str, day: str, *, election: str = "", audience: str = "asn") -> tuple[str, str]:
        """The rules in force for an act, and their sanctions, both joined by `; `.

        day: ISO, '' if unknown (then nothing is in force). election: the codebook's code, '' or `none` if unknown.
        audience: whose act; non_asn and all are judged like asn.
        """
        if not day:
            return "", ""
        asked = (code, day, election, audience)
        known = self._known.get(asked)
        if known is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            known = self._known[asked] = self._of(code, day, election, audience)
        return known

    def _of(self, code: str, day: str, election: str, audience: str) -> tuple[str, str]:
        kind = election.partition("-")[0] if election != "none" else ""
        whose = audience if audience in ("village", "tni_polri") else "asn"
        fixed = self._fixed.get(election, "")
        phase = ("after" if day >= fixed else "before") if fixed else ""
        found = [
            r
            for r in self._rules.get(code, ())
            if (not r.start or r.start <= day)
            and (not r.end or day <= r.end)
            and (not r.election or r.election == kind)
            and r.audience == whose
            and (not r.phase or r.phase == phase)
        ]
        return "; ".join(r.rule for r in found), "; ".join(dict.fromkeys(r.sanction for r in found if r.sanction))
