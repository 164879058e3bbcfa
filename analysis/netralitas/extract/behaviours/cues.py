"""Cues: words that say whether an act is forbidden, allowed, alleged, proven or dismissed (the modifiers of
ConText)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from netralitas.extract.behaviours.words import Mark, Token, Words, with_negation
from netralitas.lexicon import LexiconError

MODALITIES = ("prohibited", "permitted", "alleged", "proven", "not_proven")
NORMS = frozenset(("prohibited", "permitted"))
STATUSES = frozenset(("alleged", "proven", "not_proven"))
VERDICTS = frozenset(("proven", "not_proven"))
CATEGORIES = frozenset(
    (*MODALITIES, "common", "violation", "duty", "conditional", "denial", "proviso", "exception", "terminator", "void")
)
DIRECTIONS = frozenset(("forward", "backward", "both"))
FUNCTION_WORDS = frozenset(
    (
        "tail",
        "reason",
        "attribution",
        "saying",
        "others",
        "pointer",
        "follower",
        "number",
        "to_come",
        "first_person",
        "claiming",
        "complementiser",
        "example",
        "listing",
        "fresh",
        "received",
        "done",
        "ruling",
        "breach",
        "not_yet",
        "pre_posed",
        "subordinate",
    )
)
STOPS = frozenset(",.;!?\"”“»)]'’:")
CONDITION_REACH = 6
RULING_REACH = 8
ACCUSATION_REACH = 3


class Cue(NamedTuple):
    """A modifier in a sentence: its tokens, category, and whether it only points back (`…, itu dilarang.`)."""

    first: int
    stop: int
    category: str
    final: bool


@dataclass(frozen=True)
class Modifiers:
    """The modifiers of modality.toml, ready to be found.

    priority, direction: by category; carries: categories whose message goes on into a list or the sentences that
    continue it;
    function_words: small words by what they do.
    """

    words: Words
    priority: dict[str, int]
    direction: dict[str, str]
    carries: frozenset[str]
    negation: frozenset[str]
    continuation: tuple[tuple[str, ...], ...]
    auxiliary: frozenset[str]
    specific: frozenset[str]
    function_words: dict[str, frozenset[str]]

    @classmethod
    def of(cls, lexicon: dict[str, Any]) -> Modifiers:
        """From modality.toml.

        Errors: LexiconError for an unknown category or direction, or a missing group of function words.
        """
        if unknown := set(lexicon["cues"]) - CATEGORIES:
            raise LexiconError(f"modality.toml: unknown categories {sorted(unknown)}")
        if missing := FUNCTION_WORDS - set(lexicon["function_words"]):
            raise LexiconError(f"modality.toml: no function words {sorted(missing)}")
        negation = lexicon["negation"]
        for category, entry in lexicon["cues"].items():
            if entry["direction"] not in DIRECTIONS:
                raise LexiconError(f"modality.toml: {category}: unknown direction {entry['direction']!r}")

        def entries() -> Iterator[tuple[str, str]]:
            for category, entry in lexicon["cues"].items():
                for surface in entry["words"]:
                    for words in with_negation(surface, negation):
                        yield words, category

        return cls(
            Words(entries()),
            {category: entry["priority"] for category, entry in lexicon["cues"].items()},
            {category: entry["direction"] for category, entry in lexicon["cues"].items()} | {"negation": "forward"},
            frozenset(category for category, entry in lexicon["cues"].items() if entry.get("carries")),
            frozenset(negation),
            tuple(tuple(c.split()) for c in lexicon["continuation"]),
            frozenset(lexicon["auxiliary"]),
            frozenset(lexicon["specific"]),
            {name: frozenset(words) for name, words in lexicon["function_words"].items()},
        )

    def cues(self, tokens: list[Token]) -> list[Cue]:
        """The cues of a sentence in text order; `terbukti` after a condition is none, nor are void phrases."""
        forms = [t.form for t in tokens]
        found: list[Cue] = []
        void: set[int] = set()
        condition = -99
        for mark in self.words.marks(forms, [t.base for t in tokens]):
            category = max(mark.classes, key=lambda c: (c == "void", self.priority[c]))
            if category == "void":
                void.update(range(mark.first, mark.stop))
                continue
            if category == "conditional":
                if self._only_says_that(forms, mark.first):
                    continue
                condition = mark.first
            elif category in STATUSES and mark.first - condition <= CONDITION_REACH:
                category = "conditional"
            else:
                category = self._in_time(forms, mark, category)
            found.append(Cue(mark.first, mark.stop, category, self._final(forms, mark)))
        covered = void.union(*(range(c.first, c.stop) for c in found))
        found.extend(
            Cue(i, i + 1, "negation", False)
            for i, form in enumerate(forms)
            if form in self.negation and i not in covered
        )
        return sorted(found)

    def _in_time(self, forms: list[str], mark: Mark, category: str) -> str:
        """`sudah kena teguran` is proven, `belum terbukti` alleged, `kelak terbukti` a condition."""
        words = self.function_words
        i = mark.first
        if (
            category == "violation"
            and forms[i] in words["received"]
            and any(f in words["done"] for f in forms[max(0, i - 2) : i])
        ):
            return "proven"
        if (
            category in ("violation", "common")
            and any(f in words["breach"] for f in forms[i : mark.stop])
            and any(f in words["ruling"] for f in forms[max(0, i - RULING_REACH) : i])
        ):
            return "proven"
        if category == "proven" and i and forms[i - 1] in words["not_yet"]:
            return "alleged" if forms[i - 1] == "belum" else "conditional"
        return category

    def _only_says_that(self, forms: list[str], i: int) -> bool:
        """`mengungkapkan, jika …` only means `that`."""
        return forms[i] in self.function_words["complementiser"] and any(
            f in self.function_words["saying"] for f in forms[max(0, i - 2) : i]
        )

    def _final(self, forms: list[str], mark: Mark) -> bool:
        i = mark.stop
        while i < len(forms) and forms[i] in self.function_words["tail"] and i - mark.stop < 2:
            i += 1
        if i >= len(forms):
            return True
        if forms[i] not in STOPS or forms[i] == ":":
            return False
        if forms[i] == "," and i + 1 < len(forms):
            follows = forms[i + 1].removesuffix("nya")
            return follows not in self.function_words["attribution"] and follows not in self.function_words["example"]
        return True

    def goes_on(self, tokens: list[Token]) -> bool:
        """True if a sentence begins like the next item of a list."""
        forms = tuple(t.form for t in tokens[:5])
        while forms and forms[0] in STOPS:
            forms = forms[1:]
        return any(forms[: len(c)] == c for c in self.continuation)


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
        return [c.first for c in self.cues if c.category in ("terminator", "exception")]

    def ends_with_colon(self) -> bool:
        """True if a list follows."""
        return bool(self.tokens) and self.tokens[-1].form == ":"

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
