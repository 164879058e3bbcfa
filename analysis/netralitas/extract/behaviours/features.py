"""What the learned part of the modality grammar looks at: features of an act, its sentence and the sentences beside it."""

from __future__ import annotations

from collections.abc import Iterator

from netralitas.extract.behaviours.cues import MODALITIES
from netralitas.extract.behaviours.discourse import Discourse
from netralitas.extract.behaviours.mentions import Mention
from netralitas.extract.behaviours.modality import within
from netralitas.extract.behaviours.scene import Scene

NEAR = 4  # words on each side of the act
CUES = 3  # cues on each side of the act
NEXT = 2  # cues of a neighbouring sentence
TIGHT, CLOSE = 2, 7  # tokens: distances of a cue, in three classes
RULES = ("rule", "within", "passed")  # features that say what the hand-written rules decided


def features(scene: Scene, mention: Mention, discourse: Discourse, index: int, rule: str, guessed: bool) -> set[str]:
    """The features of the act `mention` in the `index`-th sentence, as `kind=value`.

    rule, guessed: what the hand-written rules say of it (`_modality` in this package).
    """
    found = {"bias"}
    found.update(_of_rules(scene, mention, discourse, index, rule, guessed))
    found.update(_of_act(scene, mention))
    found.update(_of_cues(scene, mention))
    found.update(_of_sentence(scene, mention))
    found.update(_of_neighbours(discourse, index, bare=not scene.cues))
    return found


def _of_rules(
    scene: Scene, mention: Mention, discourse: Discourse, index: int, rule: str, guessed: bool
) -> Iterator[str]:
    yield f"rule={rule}"
    yield f"rule={rule},guessed={guessed}"
    yield f"rule={rule},code={mention.code}"
    yield f"within={within(scene, mention.first, mention.stop)}"
    for name, holds in (
        ("bare", mention.bare),
        ("headline", scene.headline),
        ("item", scene.item),
        ("speech", scene.speech),
    ):
        if holds:
            yield f"rule={rule},{name}"
    if scene.specific():
        yield f"rule={rule},specific"
    if index:
        same = discourse.scenes[index - 1].paragraph == scene.paragraph
        yield f"passed={discourse.decided[index - 1]},same={same}"
        yield f"passed={discourse.decided[index - 1]},bare={not scene.cues}"


def _of_act(scene: Scene, mention: Mention) -> Iterator[str]:
    form = scene.tokens[mention.first].form
    yield f"code={mention.code}"
    yield f"act={form}"
    yield f"voice={form[:2]}"
    for name in ("bare", "norm_only", "foreign"):
        if getattr(mention, name):
            yield name
            yield f"{name},code={mention.code}"
    if mention.only:
        yield f"only={mention.only}"


def _of_cues(scene: Scene, mention: Mention) -> Iterator[str]:
    ends = scene.terminators
    before = [c for c in scene.cues if c.stop <= mention.first]
    after = [c for c in scene.cues if c.first >= mention.stop]
    for side, cues in (("before", before[::-1]), ("after", after)):
        yield f"{side}_cues={min(len(cues), CUES)}"
        for n, cue in enumerate(cues[:CUES], 1):
            low, high = (cue.first, mention.first) if side == "before" else (mention.stop - 1, cue.first)
            cut = "|" if any(low < t <= high for t in ends) else ""
            away = high - cue.stop if side == "before" else cue.first - mention.stop
            reach = "tight" if away < TIGHT else "close" if away < CLOSE else "far"
            yield f"{side}{n}={cue.category}{cut}"
            yield f"{side}={cue.category}{cut},{reach}{',final' if cue.final else ''}"
            yield f"{side}={_words(scene, cue.first, cue.stop)}"
    for cue in scene.cues:
        if cue.first < mention.stop and cue.stop > mention.first:
            yield f"inside={cue.category}"
    if not scene.cues:
        yield "no_cue"


def _of_sentence(scene: Scene, mention: Mention) -> Iterator[str]:
    forms = _forms(scene)
    for name, holds in (
        ("headline", scene.headline),
        ("item", scene.item),
        ("speech", scene.speech),
        ("goes_on", scene.goes_on),
        ("question", scene.question),
        ("part", scene.part),
        ("specific", scene.specific()),
        ("generic", scene.generic(mention.first)),
        ("civil_servant", scene.has("civil_servant")),
        ("other_actor", scene.has("other_actor")),
    ):
        if holds:
            yield name
    yield f"first={forms[0]}"
    yield f"first={' '.join(forms[:2])}"
    for away in range(1, NEAR + 1):
        for side, i in (("left", mention.first - away), ("right", mention.stop - 1 + away)):
            if 0 <= i < len(forms):
                yield f"{side}={forms[i]}"
                if away < 3:
                    yield f"{side}{away}={forms[i]}"
    for form in forms:
        yield f"word={form}"


def _of_neighbours(discourse: Discourse, index: int, *, bare: bool) -> Iterator[str]:
    scenes = discourse.scenes
    scene = scenes[index]
    if index:
        earlier = scenes[index - 1]
        same = earlier.paragraph == scene.paragraph
        yield f"earlier_same={same}"
        for cue in earlier.cues[-NEXT:]:
            yield f"earlier={cue.category},same={same}"
        for form in set(_forms(earlier)):
            yield f"earlier_word={form}"
        if earlier.ends_with_colon():
            yield "after_colon"
    if index + 1 < len(scenes):
        later = scenes[index + 1]
        same = later.paragraph == scene.paragraph
        for cue in later.cues[:NEXT]:
            yield f"later={cue.category},same={same}"
        forms = _forms(later)
        if forms:
            yield f"later_first={forms[0]}"
        for form in set(forms):
            yield f"later_word={form}"
    yield f"head={discourse.head}"
    yield f"case={discourse.case}"
    yield f"norm={discourse.norm}"
    yield f"case={discourse.case},norm={discourse.norm},bare={bare}"
    yield f"ruled={discourse.ruled}"
    for category in {c.category for s in scenes if s.headline for c in s.cues if c.category in MODALITIES}:
        yield f"headline_cue={category}"


def _forms(scene: Scene) -> list[str]:
    return ["#" if t.form.isdigit() else t.form for t in scene.tokens]


def _words(scene: Scene, first: int, stop: int) -> str:
    return " ".join(t.form for t in scene.tokens[first:stop])
