"""Which rule forbade an act, and with which sanction, on a given day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from netralitas.lexicon import LexiconError


class Rule(NamedTuple):
    """A rule's period (ISO days, inclusive; '' for open), its citation, the sanction it carries and where that stands."""

    start: str
    end: str
    rule: str
    sanction: str


class RulesInForce:
    """rules.toml: for every code the rules in order of time, the more specific first."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for entry in lexicon.get("rules", ()):
            rule = Rule(str(entry.get("from", "")), str(entry.get("to", "")), entry["rule"], entry.get("sanction", ""))
            for day in (rule.start, rule.end):
                try:
                    if day:
                        date.fromisoformat(day)
                except ValueError as error:
                    raise LexiconError(f"rules.toml: {entry['rule']}: {error}") from error
            for code in entry["codes"]:
                self._rules.setdefault(code, []).append(rule)

    def of(self, code: str, day: str) -> tuple[str, str]:
        """Rule and sanction in force for an act on a day (ISO); ('', '') when the day or the rule isn't known."""
        if not day:
            return "", ""
        in_force = [r for r in self._rules.get(code, ()) if (not r.start or r.start <= day) and (not r.end or day <= r.end)]
        return "; ".join(r.rule for r in in_force), "; ".join(dict.fromkeys(r.sanction for r in in_force if r.sanction))
