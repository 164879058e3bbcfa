"""Cues: words that say whether an act is forbidden, allowed, alleged, proven or dismissed (the modifiers of
ConText)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from netralitas.extract.behaviours.words import Mark, Words, interned, with_negation
from netralitas.lexicon import LexiconError

MODALITIES = ("prohibited", "permitted", "alleged", "proven", "not_proven")
NORMS = frozenset(("prohibited", "permitted"))
STATUSES = frozenset(("alleged", "proven", "not_proven"))
VERDICTS = frozenset(("proven", "not_proven"))
CATEGORIES = frozenset(
    (
        *MODALITIES,
        "common",
        "violation",
        "duty",
        "conditional",
        "denial",
        "proviso",
        "exception",
        "terminator",
        "void",
        "negation",
        "instance",
    )
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
        "group",
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
        "rule",
        "threat",
        "rhetorical",
        "self",
        "finding",
        "opener",
        "asking",
        "outcome",
        "statistic",
        "origin",
        "support",
        "existential",
        "case_noun",
        "keeping",
        "relative",
        "none_of",
        "wanting",
        "concession",
        "accusation",
    )
)
TIMED = frozenset(("permitted", "proven", "violation", "common"))  # other words may make another category of these
STOPS = frozenset(",.;!?\"”“»)]'’:")
CONDITION_REACH = 6
RULING_REACH = 8
INSTANCE_REACH = 4
OPENING = 7  # tokens in which the opening words of a sentence stand
CLOSING = 5
NONE_REACH = 8


Phrases = dict[str, list[tuple[str, ...]]]


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
    function_words: small words by what they do; unlisted: words that may be cues without being listed.
    """

    words: Words
    priority: dict[str, int]
    direction: dict[str, str]
    carries: frozenset[str]
    negation: frozenset[str]
    continuation: Phrases
    partitive: Phrases
    likewise: Phrases
    auxiliary: frozenset[str]
    specific: frozenset[str]
    function_words: dict[str, frozenset[str]]
    unlisted: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        others = self.negation | self.function_words["existential"] | self.function_words["threat"]
        object.__setattr__(self, "unlisted", others)

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
            Words.kept("cues", [lexicon["cues"], negation], entries, clitics=False),
            {category: entry["priority"] for category, entry in lexicon["cues"].items()},
            {category: entry["direction"] for category, entry in lexicon["cues"].items()} | {"negation": "forward"},
            frozenset(category for category, entry in lexicon["cues"].items() if entry.get("carries")),
            interned(negation),
            _phrases(lexicon["continuation"]),
            _phrases(lexicon["partitive"]),
            _phrases(lexicon["likewise"], -1),
            interned(lexicon["auxiliary"]),
            interned(lexicon["specific"]),
            {name: interned(words) for name, words in lexicon["function_words"].items()},
        )

    def cues(self, forms: list[str]) -> list[Cue]:
        """The cues of a sentence in text order; `terbukti` after a condition is none, nor are void phrases."""
        found, void = self._listed(forms)
        if not self.unlisted.isdisjoint(forms):
            covered = void.union(*(range(c.first, c.stop) for c in found))
            found += [cue for cue in self._unlisted(forms) if cue.first not in covered]
            found.sort()
        return found

    def _listed(self, forms: list[str]) -> tuple[list[Cue], set[int]]:
        """The cues that the lexicon lists, and the tokens of void phrases."""
        found: list[Cue] = []
        void: set[int] = set()
        condition = -99
        for mark in self.words.marks(forms):
            if len(mark.classes) == 1:
                (category,) = mark.classes
            else:
                category = max(mark.classes, key=lambda c: (c == "void", self.priority[c]))
            if category == "void":
                void.update(range(mark.first, mark.stop))
                continue
            if category == "conditional":
                if self._only_says_that(forms, mark.first) or (
                    mark.stop < len(forms) and forms[mark.stop] in self.function_words["wanting"]
                ):
                    continue
                condition = mark.first
            elif category in STATUSES and mark.first - condition <= CONDITION_REACH:
                category = "conditional"
            elif category in TIMED:
                category = self._in_time(forms, mark, category)
            found.append(Cue(mark.first, mark.stop, category, self._final(forms, mark)))
        return found, void

    def _unlisted(self, forms: list[str]) -> Iterator[Cue]:
        """Negations, what a rule threatens, and `ada … yang`."""
        words = self.function_words
        for i in [i for i, form in enumerate(forms) if form in self.unlisted]:
            if forms[i] in self.negation:
                yield Cue(i, i + 1, "negation", False)
            if forms[i] in words["threat"] and not words["rule"].isdisjoint(forms[:i]):
                yield Cue(i, i + 1, "violation", False)
            if forms[i] in words["existential"] and self._one_of(forms, i):
                yield Cue(i, i + 1, "instance", False)

    def _one_of(self, forms: list[str], i: int) -> bool:
        """`ada lurah yang …`, but not `tidak ada lurah yang …`."""
        if i and (forms[i - 1] in self.negation or forms[i - 1] in self.function_words["pre_posed"]):
            return False
        following = forms[i + 1 : i + 1 + INSTANCE_REACH]
        return any(f in self.function_words["relative"] for f in following) and not STOPS & set(following)

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
        if category == "permitted" and self._of_none(forms, i):
            return "prohibited"
        if category == "permitted" and i and forms[i].startswith("me") and forms[i - 1] in words["accusation"]:
            return "common"  # who is accused of allowing an act is accused of it
        if category == "proven" and i and forms[i - 1] in words["not_yet"]:
            return "alleged" if forms[i - 1] == "belum" else "conditional"
        return category

    def _of_none(self, forms: list[str], i: int) -> bool:
        """`tidak satu pun stiker boleh …`, `tidak ada ASN yang boleh …`."""
        for j in range(max(0, i - NONE_REACH), i - 1):
            if forms[j] in self.negation and forms[j + 1] in self.function_words["none_of"]:
                return not STOPS & set(forms[j:i])
        return False

    def _only_says_that(self, forms: list[str], i: int) -> bool:
        """`mengungkapkan, jika …` only means `that`."""
        return forms[i] in self.function_words["complementiser"] and any(
            f in self.function_words["saying"] for f in forms[max(0, i - 2) : i]
        )

    def _final(self, forms: list[str], mark: Mark) -> bool:
        i = mark.stop
        if forms[i - 1] == "jangan" and (i >= len(forms) or forms[i] in STOPS):
            return True
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

    def goes_on(self, all_forms: list[str]) -> bool:
        """True if a sentence begins like the next item of a list, or of a number told before (`Dari enam itu …`), or
        ends with `the same`."""
        forms = [f for f in all_forms[:OPENING] if f not in STOPS]
        if _begins(forms, self.continuation):
            return True
        if forms[:1] == ["dari"] and len(forms) > 1:
            return forms[1].isdigit() or forms[1] in self.function_words["number"]
        last = [f for f in all_forms[-CLOSING:] if f not in STOPS]
        return bool(last) and any(tuple(last[-len(p) :]) == p for p in self.likewise.get(last[-1], ()))

    def is_part(self, forms: list[str]) -> bool:
        """True if a sentence begins with one of those spoken of before: `Salah satunya …`."""
        return _begins([f for f in forms[:OPENING] if f not in STOPS], self.partitive)


def _phrases(phrases: list[str], key: int = 0) -> Phrases:
    """Phrases by their first word, or by another (`key`)."""
    found: Phrases = {}
    for words in (tuple(p.split()) for p in phrases):
        found.setdefault(words[key], []).append(words)
    return found


def _begins(forms: list[str], phrases: Phrases) -> bool:
    return bool(forms) and any(tuple(forms[: len(p)]) == p for p in phrases.get(forms[0], ()))
