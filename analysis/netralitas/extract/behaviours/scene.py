"""A sentence as the grammar sees it: its tokens, word marks and cues, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from netralitas.extract.behaviours.cues import NORMS, STATUSES, STOPS, Cue, Modifiers
from netralitas.extract.behaviours.words import Forms, Mark
from netralitas.extract.findings import speech_at
from netralitas.extract.reading import Reading, Sentence

ACCUSATION_REACH = 3
OPENING = 4
DEFINITE_REACH = 5
ASIDE_REACH = 8


QUOTES = frozenset('“”"‘„«»')
_NONE: frozenset[str] = frozenset()


@dataclass
class Scene:
    """A sentence's words (forms), word marks and cues, and what is known of it: list item, headline, direct or indirect
    speech. What few sentences are asked for is made when it is asked for.

    first: the number of its first word in the sentence (an endless one makes several scenes). plain: its words, all numbers as
    one (`#`). classes: of the lexicon, that its words belong to; categories: of its cues. within: the modality of acts by the cues of
    the sentence, as far as found (see `modality.within`).
    """

    reading: Reading
    sentence: Sentence
    first: int
    forms: list[str]
    marks: list[Mark]
    cues: list[Cue]
    modifiers: Modifiers
    words: Forms
    item: bool
    paragraph: int = field(init=False)
    headline: bool = field(init=False)
    numbered: bool = field(init=False)
    plain: list[str] = field(init=False)
    question: bool = field(init=False)
    classes: frozenset[str] = field(init=False)
    categories: frozenset[str] = field(init=False)
    within: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        forms = self.forms
        _, _, self.paragraph, self.headline = self.sentence
        self.numbered = any(map(str.isdigit, forms))
        self.plain = ["#" if form.isdigit() else form for form in forms] if self.numbered else forms
        self.question = "?" in forms
        self.classes = _NONE.union(*[mark.classes for mark in self.marks])
        self.categories = frozenset([cue.category for cue in self.cues]) if self.cues else _NONE

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of its words stands in the article."""
        found = self.words.spans(self.reading.lowered, self.sentence.start, self.sentence.end)
        return found[self.first : self.first + len(self.forms)]

    @cached_property
    def speech(self) -> bool:
        """True if it is said by somebody."""
        return not QUOTES.isdisjoint(self.forms) or speech_at(self.reading, self.spans[0][0]) is not None

    @cached_property
    def goes_on(self) -> bool:
        """True if it begins like the next item of a list (see Modifiers.goes_on)."""
        return self.modifiers.goes_on(self.forms)

    @cached_property
    def terminators(self) -> list[int]:
        """Tokens at which a clause ends."""
        return [c.first for c in self.cues if c.category in ("terminator", "exception") and not self._aside(c.first)]

    def cut(self, start: int, stop: int) -> bool:
        """True if a clause ends after one token and not after another."""
        return any(start < t <= stop for t in self.terminators)

    def _aside(self, i: int) -> bool:
        """True for a concession between commas: the clause goes on after it."""
        forms = self.forms
        return (
            forms[i] in self.modifiers.function_words["concession"]
            and i > 0
            and forms[i - 1] == ","
            and "," in forms[i + 1 : i + ASIDE_REACH]
        )

    @property
    def part(self) -> bool:
        """True if it goes on about one of those spoken of before."""
        return self.modifiers.is_part(self.forms)

    def ends_with_colon(self) -> bool:
        """True if a list follows, after a colon or a question (`Apa saja yang dilarang?`)."""
        if not self.forms:
            return False
        return self.forms[-1] == ":" or (self.question and self.says("asking", 0, 3) and self.any_cue(*NORMS))

    def generic(self, first: int) -> bool:
        """True if an act without a subject opens the sentence: it is about everybody."""
        opener = self.modifiers.function_words["opener"]
        return (
            first <= OPENING
            and not self.specific
            and not self.says("pointer", first, first + DEFINITE_REACH)
            and all(form in STOPS or form in opener for form in self.forms[:first])
        )

    def accused(self, first: int) -> bool:
        """True if a suspicion or a verdict stands just before a token."""
        return any(c.category in STATUSES and 0 <= first - c.stop <= ACCUSATION_REACH for c in self.cues)

    def has(self, name: str) -> bool:
        """True if a word of this class stands in the sentence."""
        return name in self.classes

    def says(self, name: str, start: int = 0, stop: int | None = None) -> bool:
        """True if one of these function words stands between two tokens."""
        words = self.modifiers.function_words[name]
        return not words.isdisjoint(self.forms[start:stop] if start or stop is not None else self.forms)

    @cached_property
    def specific(self) -> bool:
        """True if the sentence counts or singles out people: it is about a case, not about everybody."""
        return self.numbered or not self.modifiers.specific.isdisjoint(self.forms)

    def any_cue(self, *categories: str) -> bool:
        """True if a cue of one of these categories stands in the sentence."""
        return not self.categories.isdisjoint(categories)
