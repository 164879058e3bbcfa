"""Behaviours: acts of civil servants that are spoken of as forbidden, allowed, alleged, proven or dismissed.

Reads `reading.found["speeches"]` and `reading.rows["regulations"]` where they are; adds rows of the table `behaviours`.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple

from netralitas.extract.behaviours.cues import MODALITIES, NORMS, Modifiers
from netralitas.extract.behaviours.detection import Detection
from netralitas.extract.behaviours.discourse import Discourse
from netralitas.extract.behaviours.features import Features
from netralitas.extract.behaviours.mentions import mentions
from netralitas.extract.behaviours.modality import in_booth, in_proviso, within
from netralitas.extract.behaviours.overlaps import Mention
from netralitas.extract.behaviours.rows import AUDIENCES, CHANNELS, add_row, day_of
from netralitas.extract.behaviours.rules import RulesInForce
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.behaviours.targets import CODES, Targets
from netralitas.extract.behaviours.weighing import Weighing
from netralitas.extract.behaviours.words import Forms, Words, class_entries
from netralitas.extract.kinds import Column, InParts, Kind, Reader
from netralitas.extract.loglinear import Adder, probabilities
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

LONGEST = 200  # tokens of a sentence read at once
DOUBTED = 0.5  # probability of a modality for an act that the rules would drop
SHORT = 250  # characters of an item without a number
ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s?\S|[-–—•*·▪✓●◦»✔✅❌✗✘✖🚫⛔➤►▶○‣❖☑☐→+]\s*\w")


class Act(NamedTuple):
    """An act in a sentence (`discourse.scenes[sentence]`); what the rules say of it: a modality, `drop` or '', and
    whether they had to guess; and how likely its words make it (`detection.likelihood`)."""

    sentence: int
    mention: Mention
    rule: str
    guessed: bool
    likelihood: int


class Behaviours:
    """The grammar: `acts` finds what is spoken of and judges it by rules, `read` lets the learned weights decide and
    writes the rows."""

    def __init__(self, lexicon: Lexicon, detection: Detection | None = None) -> None:
        """detection: other weights than the lexicon's, as in cross-validation."""
        acts, cues = lexicon.toml("behaviours"), lexicon.toml("modality")
        self._modifiers = modifiers = Modifiers.of(cues)
        self._words = words = Words.kept(
            "acts",
            [acts["classes"], cues["negation"]],
            lambda: class_entries(acts, cues["negation"]),
            clitics=True,
        )
        self._targets = Targets.of(acts, negation=modifiers.negation, auxiliary=modifiers.auxiliary)
        self._forms = Forms(
            words.vocabulary
            | modifiers.words.vocabulary
            | modifiers.auxiliary
            | modifiers.specific
            | modifiers.function_words["rule"],
            acts.get("spelling", {}),
        )
        self._rules = RulesInForce(lexicon.toml("rules"), _candidates_fixed(lexicon.toml("elections")))
        self.detection = detection or Detection.of(lexicon)
        self._weights = Adder.of(lexicon, "modality_weights")

    def named(self, reading: Reading) -> tuple[list[Scene], list[tuple[list[Mention], frozenset[str]]]]:
        """The sentences of an article, and for each the acts that the lexicon's targets match, and the codes that are only an occasion."""
        scenes = self._scenes(reading)
        return scenes, self._matched(scenes)

    def acts(self, reading: Reading) -> tuple[Discourse | None, list[Act]]:
        """The acts of an article in text order, and its sentences; (None, []) if there are none."""
        parts = self._acts(reading)
        while True:
            try:
                next(parts)
            except StopIteration as end:
                found: tuple[Discourse | None, list[Act]] = end.value
                return found

    def _acts(self, reading: Reading) -> Generator[None, None, tuple[Discourse | None, list[Act]]]:
        scenes = self._scenes(reading)
        yield
        matched = self._matched(scenes)
        yield
        totals = [self.detection.total(scenes, index) for index in range(len(scenes))]
        yield
        found = [
            self.detection.complete(scene, *named, total, self._targets.covers)
            for scene, named, total in zip(scenes, matched, totals, strict=True)
        ]
        if not any(found):
            return None, []
        discourse = Discourse(scenes, [bool(named) for named in found])
        acts = []
        for index, (scene, named) in enumerate(zip(scenes, found, strict=True)):
            last = ""
            for mention in named:
                rule, guessed = _modality(scene, mention, discourse, index, last)
                acts.append(Act(index, mention, rule, guessed, self.detection.likelihood(totals[index], mention.code)))
                if not mention.foreign:
                    discourse.told.setdefault(mention.code, []).append((index, mention.first, rule))
                if rule in MODALITIES:
                    last = rule
            discourse.leaves(index, last)
        return discourse, acts

    def read(self, reading: Reading) -> Iterator[None]:
        """Add the article's rows, in parts."""
        discourse, acts = yield from self._acts(reading)
        if discourse is None:
            return
        yield
        day = day_of(reading)
        weighing = Weighing(self._weights, Features(discourse))
        decided: list[tuple[Scene, Mention, str, bool]] = []
        for act in acts:
            scene, modality = discourse.scenes[act.sentence], self._decide(discourse, act, weighing)
            if modality not in MODALITIES:
                continue
            decided.append((scene, act.mention, modality, act.guessed))
            if modality == "alleged" and discourse.condemned(act.sentence):
                decided.append((scene, act.mention, "prohibited", False))
        settled = {(m.code, modality) for scene, m, modality, _ in decided if not scene.headline}
        for scene, mention, modality, guessed in decided:
            # what a headline leaves open, or nothing near says, the rest of the text answers
            if (
                (scene.headline or guessed)
                and modality == "alleged"
                and not (scene.specific and scene.says("case_noun"))
                and {(mention.code, "proven"), (mention.code, "not_proven")} & settled
            ):
                continue
            add_row(reading, scene, mention, modality, self._rules, day)

    def _decide(self, discourse: Discourse, act: Act, weighing: Weighing) -> str:
        """A modality, or `drop`: by the weights, but for what rules know: acts of people who are no civil servants, conditions of
        a permission, support kept for the polling booth, and answered questions. What the rules would drop must be likelier
        than not."""
        mention, index = act.mention, act.sentence
        scene = discourse.scenes[index]
        if mention.foreign:
            return "drop"
        if mention.only == "permitted" or (scene.question and not scene.headline and discourse.answer(index)):
            return act.rule
        if in_proviso(scene, mention.first):
            return "drop"
        sums = weighing.sums(*act)
        likeliest = self._weights.classes[sums.index(max(sums))]
        if mention.norm_only and likeliest not in NORMS:
            return "drop"
        return likeliest if act.rule in MODALITIES or max(probabilities(sums)) > DOUBTED else "drop"

    def _matched(self, scenes: list[Scene]) -> list[tuple[list[Mention], frozenset[str]]]:
        return [mentions(scene, self._targets, b) for b, scene in zip([None, *scenes], scenes, strict=False)]

    def _scenes(self, reading: Reading) -> list[Scene]:
        """The sentences, in pieces where one is endless."""
        words, modifiers, marks, cues = self._forms, self._modifiers, self._words.marks, self._modifiers.cues
        items, lowered = _items(reading), reading.lowered
        scenes = []
        for sentence in reading.sentences:
            forms, item = words.read(lowered[sentence.start : sentence.end]), items[sentence.paragraph]
            for first in range(0, len(forms), LONGEST):
                read = forms[first : first + LONGEST]
                scenes.append(Scene(reading, sentence, first, read, marks(read), cues(read), modifiers, words, item))
        return scenes


def reader(lexicon: Lexicon) -> Reader:
    """The function that reads an article's behaviours into `reading.rows["behaviours"]`."""
    return InParts(Behaviours(lexicon).read)


def _items(reading: Reading) -> list[bool]:
    """Which paragraphs are items of a list: numbered, or after a colon or a semicolon and short."""
    items: list[bool] = []
    before = ""
    for start, end in reading.paragraphs:
        listed = (before == ":" and reading.text[end - 1] in ";,") or (
            before in (";", ",") and bool(items) and items[-1]
        )
        items.append(bool(ITEM.match(reading.lowered, start)) or (listed and end - start <= SHORT))
        before = reading.text[end - 1]
    return items


def _modality(scene: Scene, mention: Mention, discourse: Discourse, index: int, same: str) -> tuple[str, bool]:
    if mention.foreign:
        return "drop", False
    if mention.only == "permitted":
        return in_booth(scene, mention.low, mention.high), False
    answer = discourse.answer(index) if scene.question and not scene.headline else ""
    if answer:
        return answer, False
    modality, guessed = within(scene, mention.first, mention.stop), False
    if modality == "alleged":
        modality = discourse.verdict(index) or discourse.settled(index) or _found_out(scene, discourse, index)
    if modality == "":
        modality = discourse.inherited(index, bare=mention.bare) or same or discourse.verdict(index)
    if mention.only == "alleged" and modality in ("", "prohibited") and not scene.any_cue("prohibited"):
        return "alleged", True  # a threat is an act, whatever it threatens
    if modality == "" and not mention.norm_only:
        modality = discourse.default(index, mention.first, bare=mention.bare)
        guessed = True
    if (
        modality == "permitted"
        and mention.code == "candidacy"
        and (scene.has("resign") or (index + 1 < len(discourse.scenes) and discourse.scenes[index + 1].has("resign")))
    ):
        modality = "prohibited"
    if mention.norm_only and modality not in ("prohibited", "permitted"):
        return "drop", False
    return modality, guessed


def _found_out(scene: Scene, discourse: Discourse, index: int) -> str:
    """`proven` for what one of those already sanctioned was found at, or for what is denied though the headline gives
    the verdict; else `alleged`."""
    named = [c for c in scene.cues if c.category == "alleged"]
    finding = scene.modifiers.function_words["finding"]
    only_found = all(scene.forms[c.first] in finding for c in named)
    if index and scene.part and discourse.decided[index - 1] == "proven" and only_found:
        return "proven"
    if discourse.ruled and (scene.says("origin") or (not named and scene.any_cue("denial"))):
        return discourse.ruled
    return "alleged"


def _candidates_fixed(elections: dict[str, Any]) -> dict[str, str]:
    """The day on which the candidates of an election were fixed, by its code."""
    return {
        e["code"]: s["start"]
        for e in elections.get("election", ())
        for s in e.get("stages", ())
        if s["name"] == "candidates_fixed"
    }


KIND = Kind(
    name="behaviours",
    columns=(
        Column("code", "text", "which act (codebook, section 5)", CODES),
        Column("modality", "text", "forbidden, allowed, alleged, proven or dismissed", MODALITIES),
        Column("channel", "text", "where the act takes place", CHANNELS),
        Column("audience", "text", "whose act it is", AUDIENCES),
        Column("speaker", "text", "who says so"),
        Column("institution", "text", "the speaker's institution"),
        Column("regulation", "text", "the rule that the sentence cites"),
        Column("rule_in_force", "text", "the rule that forbids the act on the article's date"),
        Column("sanction_in_force", "text", "the sanction that rule carries on that date"),
    ),
    reader=reader,
    after=(
        "persons",
        "officials",
        "statements",
        "regulations",
        "dates",
        "election",
        "sanctions",
        "institutions",
        "places",
    ),
    lexicons=(
        "behaviours.toml",
        "modality.toml",
        "acts_weights.csv",
        "modality_weights.csv",
        "rules.toml",
        "elections.toml",
    ),
    label="code",
    help="acts of civil servants, with modality",
)
