"""What the acts of a sentence share: features of the article, the sentence, and the sentences beside it."""

from __future__ import annotations

from netralitas.extract.behaviours import templates
from netralitas.extract.behaviours.cues import MODALITIES, VERDICTS
from netralitas.extract.behaviours.discourse import Discourse
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.loglinear import Filled

Told = tuple[list[Filled], set[str]]
"""Filled templates, each once, and features that hold words."""

NEXT = 2  # cues of a neighbouring sentence
FAR = 5  # sentences
OPENING = 9  # tokens in which a sentence points back
# capitalised in nearly every article, so no sign of the same person
COMMON_NAMES = frozenset(
    (
        "asn",
        "pns",
        "pppk",
        "bawaslu",
        "panwaslu",
        "kasn",
        "kpu",
        "bkn",
        "pilkada",
        "pemilu",
        "kabupaten",
        "kota",
        "provinsi",
    )
)
UNTOLD = frozenset(
    ("terminator", "negation", "proviso", "exception", "conditional", "duty", "common")
)  # these say nothing of other sentences
YEAR = 4  # digits
ORDER = frozenset(
    ("pertama", "kedua", "ketiga", "keempat", "kelima", "terakhir", "satunya")
)  # the second case, accusation


class SentenceFeatures:
    """The sentences of one article. outcomes: those that tell how a case ended, with their verdicts; of_article: features of all acts."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._scenes = scenes = discourse.scenes
        self.outcomes = [
            (i, [c.category for c in scene.cues if c.category in VERDICTS])
            for i, scene in enumerate(scenes)
            if not scene.categories.isdisjoint(VERDICTS)
        ]
        self._kinds = "+".join(sorted({category for _, outcomes in self.outcomes for category in outcomes}))
        self._said = _said(scenes)
        self._people: dict[int, set[str]] = {}
        self._counted: dict[int, set[str]] = {}
        headlines = [scene for scene in scenes if scene.headline]
        self.of_article = {
            f"head={discourse.head}",
            f"case={discourse.case}",
            f"norm={discourse.norm}",
            f"ruled={discourse.ruled}",
            f"verdicts={self._kinds}",
            f"verdict_last={self.outcomes[-1][1][-1] if self.outcomes else ''}",
            *(f"headline_cue={c}" for scene in headlines for c in scene.categories.intersection(MODALITIES)),
            *(f"headline={form}" for scene in headlines for form in scene.forms if form.isalpha()),
        }

    def of(self, index: int) -> Told:
        """The features that the acts of the `index`-th sentence share, but for its words and `of_article`."""
        scene = self._scenes[index]
        filled: list[Filled] = [
            (
                templates.sentence,
                scene.headline,
                scene.item,
                scene.speech,
                scene.goes_on,
                scene.question,
                scene.part,
                scene.specific,
                scene.has("civil_servant"),
                scene.has("other_actor"),
            ),
            (templates.article, self._discourse.case, self._discourse.norm, not scene.cues, self._said[index]),
            (templates.verdicts, self._kinds, scene.specific),
            (templates.rules_elsewhere, *self._elsewhere(index)),
            *self._earlier(index),
            *self._verdicts(index),
        ]
        forms = scene.plain
        last = forms[-1] if len(forms) < 2 or forms[-1].isalnum() else forms[-2]
        words = {f"last={last}", f"first={forms[0]}", f"first={' '.join(forms[:2])}"}
        if index + 1 < len(self._scenes):
            later = self._scenes[index + 1]
            same = later.paragraph == scene.paragraph
            filled += {(templates.later_cue, cue.category, same) for cue in later.cues[:NEXT]}
            words.add(f"later_first={later.forms[0]}")
        return filled, words

    def _elsewhere(self, index: int) -> tuple[tuple[str, ...], str]:
        """What the rules say of the acts of other sentences: all that they say, and what mostly."""
        rules = [rule for told in self._discourse.told.values() for other, _, rule in told if rule and other != index]
        kinds = tuple(sorted(set(rules)))
        return kinds, max(kinds, key=rules.count) if kinds else ""

    def _earlier(self, index: int) -> list[Filled]:
        """The sentences before."""
        if not index:
            return []
        scene, earlier = self._scenes[index], self._scenes[index - 1]
        same = earlier.paragraph == scene.paragraph
        filled: list[Filled] = [
            (templates.earlier, same, earlier.ends_with_colon()),
            *{(templates.earlier_cue, cue.category, same) for cue in earlier.cues[-NEXT:]},
        ]
        for away in range(2, min(FAR, index) + 1):
            further = self._scenes[index - away]
            if not further.categories <= UNTOLD:
                told = [cue.category for cue in further.cues if cue.category not in UNTOLD]
                filled.append((templates.earlier_nearest, told[-1], away))
                break
        return filled

    def _verdicts(self, index: int) -> set[Filled]:
        """Where the outcome of a case may stand: in which sentence before or after, and whether it speaks of the same people."""
        here = self._scenes[index]
        filled: set[Filled] = set()
        nearest = ""
        for other, outcomes in self.outcomes:
            away = other - index
            if away == 0 or abs(away) > FAR:
                continue
            scene, outcome = self._scenes[other], outcomes[-1]
            side = "after" if away > 0 else "before"
            link = self._link(index, other)
            between = abs(scene.paragraph - here.paragraph)
            where = "here" if between == 0 else "near" if between == 1 else "far"
            filled.add((templates.verdict_at, side, abs(away), outcome))
            filled.add((templates.verdict, side, outcome, link, where))
            if away > 0 and not nearest:
                nearest = outcome
                filled.add((templates.verdict_next, nearest, link, not here.cues))
            if link == "same":
                filled.add((templates.verdict_same, outcome))
        return filled

    def _link(self, index: int, other: int) -> str:
        """What says that the case of another sentence is this one's."""
        here, there = self._scenes[index], self._scenes[other]
        if not self._people_of(index).isdisjoint(self._people_of(other)):
            return "same"
        order = ORDER.intersection(here.forms)
        if order and not order.isdisjoint(there.forms):
            return "order"
        if not self._counted_of(index).isdisjoint(self._counted_of(other)):
            return "count"
        return "pronoun" if there.says("pointer", 0, OPENING) else ""

    def _people_of(self, index: int) -> set[str]:
        if index not in self._people:
            self._people[index] = _people(self._scenes[index])
        return self._people[index]

    def _counted_of(self, index: int) -> set[str]:
        if index not in self._counted:
            self._counted[index] = _counted(self._scenes[index])
        return self._counted[index]


def _said(scenes: list[Scene]) -> list[str]:
    """The last modality that a cue gives before each sentence, '' for none."""
    found, last = [], ""
    for scene in scenes:
        found.append(last)
        for cue in scene.cues:
            if cue.category in MODALITIES:
                last = cue.category
    return found


def _people(scene: Scene) -> set[str]:
    """Names, initials and offices in a sentence, by which two sentences may be about the same person."""
    text = scene.reading.text
    words = zip(scene.forms[1:], scene.spans[1:], strict=True)
    named = {form for form, (start, _) in words if text[start].isupper()}
    for mark in scene.marks:
        if "civil_servant" in mark.classes:
            named.add(" ".join(scene.forms[mark.first : mark.stop]))
    return named - COMMON_NAMES


def _counted(scene: Scene) -> set[str]:
    """Numbers in a sentence, by which two sentences may be about the same people: `empat kades … Keempat kades itu`."""
    found = set(scene.modifiers.function_words["number"].intersection(scene.forms))
    if scene.numbered:
        found.update(form for form in scene.forms if form.isdigit() and len(form) < YEAR)
    return found
