"""A sentence as the grammar sees it: its tokens, word marks and cues, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from netralitas.extract.behaviours.cues import NORMS, STATUSES, STOPS, Cue, Modifiers
from netralitas.extract.behaviours.words import Mark, Token

ACCUSATION_REACH = 3
OPENING = 4
DEFINITE_REACH = 5
ASIDE_REACH = 8


@dataclass(slots=True)
class Scene:
    """A sentence's tokens, word marks and cues, and what is known of it: list item, headline, direct or indirect
    speech."""

    tokens: list[Token]
    marks: list[Mark]
    cues: list[Cue]
    modifiers: Modifiers
    paragraph: int
    headline: bool = False
    item: bool = False
    speech: bool = False
    goes_on: bool = False

    @property
    def terminators(self) -> list[int]:
        """Tokens at which a clause ends."""
        return [c.first for c in self.cues if c.category in ("terminator", "exception") and not self._aside(c.first)]

    def _aside(self, i: int) -> bool:
        """True for a concession between commas: the clause goes on after it."""
        tokens = self.tokens
        return (
            tokens[i].form in self.modifiers.function_words["concession"]
            and i > 0
            and tokens[i - 1].form == ","
            and any(t.form == "," for t in tokens[i + 1 : i + ASIDE_REACH])
        )

    @property
    def question(self) -> bool:
        """True if it asks something."""
        return any(t.form == "?" for t in self.tokens)

    @property
    def part(self) -> bool:
        """True if it goes on about one of those spoken of before."""
        return self.modifiers.is_part(self.tokens)

    def ends_with_colon(self) -> bool:
        """True if a list follows, after a colon or a question (`Apa saja yang dilarang?`)."""
        if not self.tokens:
            return False
        return self.tokens[-1].form == ":" or (self.question and self.says("asking", 0, 3) and self.any_cue(*NORMS))

    def generic(self, first: int) -> bool:
        """True if an act without a subject opens the sentence: it is about everybody."""
        opener = self.modifiers.function_words["opener"]
        return (
            first <= OPENING
            and not self.specific()
            and not self.says("pointer", first, first + DEFINITE_REACH)
            and all(t.form in STOPS or t.form in opener for t in self.tokens[:first])
        )

    def accused(self, first: int) -> bool:
        """True if a suspicion or a verdict stands just before a token."""
        return any(c.category in STATUSES and 0 <= first - c.stop <= ACCUSATION_REACH for c in self.cues)

    def has(self, name: str) -> bool:
        """True if a word of this class stands in the sentence."""
        return any(name in m.classes for m in self.marks)

    def says(self, name: str, start: int = 0, stop: int | None = None) -> bool:
        """True if one of these function words stands between two tokens."""
        words = self.modifiers.function_words[name]
        return any(t.form in words for t in self.tokens[start:stop])

    def specific(self) -> bool:
        """True if the sentence counts or singles out people: it is about a case, not about everybody."""
        return any(t.form in self.modifiers.specific or t.form.isdigit() for t in self.tokens)

    def any_cue(self, *categories: str) -> bool:
        """True if a cue of one of these categories stands in the sentence."""
        return any(c.category in categories for c in self.cues)
