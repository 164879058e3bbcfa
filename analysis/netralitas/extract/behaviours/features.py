"""What the learned part of the modality grammar looks at: features of an act, its sentence and the sentences beside it."""

from __future__ import annotations

from netralitas.extract.behaviours import templates
from netralitas.extract.behaviours.actors import Actors
from netralitas.extract.behaviours.cues import MODALITIES, Cue
from netralitas.extract.behaviours.discourse import Discourse
from netralitas.extract.behaviours.modality import within
from netralitas.extract.behaviours.overlaps import Mention
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.behaviours.sentence_features import FAR, SentenceFeatures, Told
from netralitas.extract.loglinear import BIAS, Filled, features_of

NEAR = 4  # words on each side of the act
CUES = 3  # cues on each side of the act
TIGHT, CLOSE = 2, 7  # tokens: distances of a cue, in three classes
MANY = 3  # people whose cases have ended
TOPIC = 4  # letters of a word that may tell what an act is about
COMMON_WORDS = frozenset(("yang", "dengan", "untuk", "calon", "pasangan", "dalam", "kepada", "salah", "satu", "bupati"))
RULES = ("rule", "within", "passed")  # features that say what the hand-written rules decided


class Features:
    """Features of the acts of one article, as `kind=value`. What acts of a sentence and of the article share is looked for once."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._sentences = SentenceFeatures(discourse)
        self._actors: Actors | None = None

    def all(self, index: int, mention: Mention, rule: str, guessed: bool, likely: int) -> set[str]:
        """The features of the act `mention` in the `index`-th sentence.

        rule, guessed: what the hand-written rules say of it (`_modality` in this package). likely: how likely its words make it
        (`detection.likelihood`).
        """
        shared, told = self.of_sentence(index), self.of_act(index, mention, rule, guessed, likely)
        words = {f"word={form}" for form in self.words(index)}
        return {BIAS, *self.of_article(), *words, *shared[1], *told[1], *features_of(shared[0] + told[0])}

    def of_article(self) -> set[str]:
        """The features that all acts share."""
        return self._sentences.of_article

    def words(self, index: int) -> set[str]:
        """The words of a sentence, all numbers as one: each is a feature."""
        return set(self.discourse.scenes[index].plain)

    def of_sentence(self, index: int) -> Told:
        """The features that the acts of a sentence share, but for its words and those of the article."""
        return self._sentences.of(index)

    def of_act(self, index: int, mention: Mention, rule: str, guessed: bool, likely: int) -> Told:
        """The features of one act alone."""
        scene = self.discourse.scenes[index]
        code, bare, first = mention.code, mention.bare, mention.first
        filled: list[Filled] = [
            (templates.rule, rule, guessed, within(scene, first, mention.stop), code),
            (templates.rule_where, rule, bare, scene.headline, scene.item, scene.speech, scene.specific),
            (
                templates.act,
                code,
                bare,
                mention.norm_only,
                mention.foreign,
                mention.only,
                likely,
                mention.matched,
                scene.generic(first),
            ),
            *self._passed(index),
            *self._of_topic(index, mention),
            *self._of_actor(index, mention),
            *_of_others(self.discourse, index, mention),
        ]
        words = _words_beside(scene, mention)
        _add_cues(scene, mention, filled, words)
        return filled, words

    def _passed(self, index: int) -> list[Filled]:
        """What the sentence before ends with."""
        if not index:
            return []
        earlier, scene = self.discourse.scenes[index - 1 : index + 1]
        same = earlier.paragraph == scene.paragraph
        return [(templates.passed, self.discourse.decided[index - 1], same, not scene.cues)]

    def _of_actor(self, index: int, mention: Mention) -> list[Filled]:
        """How the case of the person whose act it is ended, and where both are named."""
        if not self._sentences.outcomes or self.discourse.scenes[index].headline:
            return []
        if self._actors is None:
            self._actors = Actors(self.discourse.scenes)
        spans = self.discourse.scenes[index].spans
        start = spans[mention.first][0]
        keys, link = self._actors.of(index, start, spans[mention.stop - 1][1])
        outcomes = self._actors.outcomes
        own = sorted(outcome for key in keys for outcome in outcomes.get(key, ()))
        cases = min(len(outcomes), MANY)
        if not own:
            others = "+".join(sorted({o.category for key in outcomes if key not in keys for o in outcomes[key]}))
            return [(templates.actor_open, link, others, cases)]
        later = [o for o in own if o[:2] > (index, start)]
        nearest = later[0] if later else own[-1]
        place = "here" if nearest.sentence == index else "after" if later else "before"
        side = "before" if own[-1][:2] < (index, start) else "after"
        every = "+".join(sorted({o.category for o in own}))
        return [
            (templates.actor_outcome, nearest.category, place, link, cases),
            (templates.actor_outcomes, every, link, own[-1].category, side),
        ]

    def _of_topic(self, index: int, mention: Mention) -> set[Filled]:
        """The outcome in a sentence near by that says a word of the act again."""
        near = [(other, outcomes[-1]) for other, outcomes in self._sentences.outcomes if 0 < abs(other - index) <= FAR]
        found: set[Filled] = set()
        if near:
            scenes = self.discourse.scenes
            forms = scenes[index].forms[mention.low : mention.high]
            topic = {form for form in forms if len(form) >= TOPIC and form not in COMMON_WORDS}
            for other, outcome in near:
                if not topic.isdisjoint(scenes[other].forms):
                    found.add((templates.verdict_topic, outcome))
                    found.add((templates.verdict_topic_at, outcome, "after" if other > index else "before"))
        return found


def _words_beside(scene: Scene, mention: Mention) -> set[str]:
    """The act's first word, and the words beside it."""
    forms, form = scene.plain, scene.forms[mention.first]
    left = forms[max(0, mention.first - NEAR) : mention.first]
    right = forms[mention.stop : mention.stop + NEAR]
    found = {f"act={form}", f"voice={form[:2]}"}
    found.update([f"left={word}" for word in left], [f"right={word}" for word in right])
    found.update([f"left{away}={word}" for away, word in enumerate(left[:-3:-1], 1)])
    found.update([f"right{away}={word}" for away, word in enumerate(right[:2], 1)])
    return found


def _add_cues(scene: Scene, mention: Mention, filled: list[Filled], words: set[str]) -> None:
    """The cues of the sentence: how many stand on each side, which, how far, in which words."""
    cues, first, stop = scene.cues, mention.first, mention.stop
    before = [cue for cue in cues if cue.stop <= first]
    after = [cue for cue in cues if cue.first >= stop]
    filled.append((templates.cues, min(len(before), CUES), min(len(after), CUES), not cues))
    again: set[Filled] = set()
    for n, cue in enumerate(before[: -CUES - 1 : -1], 1):
        cut = scene.cut(cue.first, first)
        filled.append((templates.nth_cue, "before", n, cue.category, cut))
        again.add((templates.near_cue, "before", cue.category, cut, _reach(first - cue.stop), cue.final))
        words.add(f"before={_words(scene, cue)}")
    for n, cue in enumerate(after[:CUES], 1):
        cut = scene.cut(stop - 1, cue.first)
        filled.append((templates.nth_cue, "after", n, cue.category, cut))
        again.add((templates.near_cue, "after", cue.category, cut, _reach(cue.first - stop), cue.final))
        words.add(f"after={_words(scene, cue)}")
    for cue in cues:
        side = "any_left" if cue.stop <= first else "any_right"
        again.add((templates.any_cue, side, cue.category))
        words.add(f"{side}={_words(scene, cue)}")
        if cue.first < stop and cue.stop > first:
            again.add((templates.any_cue, "inside", cue.category))
    filled += again


def _reach(tokens: int) -> str:
    """The class of a distance."""
    return "tight" if tokens < TIGHT else "close" if tokens < CLOSE else "far"


def _words(scene: Scene, cue: Cue) -> str:
    if cue.stop - cue.first == 1:
        return scene.forms[cue.first]
    return " ".join(scene.forms[cue.first : cue.stop])


def _of_others(discourse: Discourse, index: int, mention: Mention) -> list[Filled]:
    """What the rules say of the other acts of the article, of the same code and in the same sentence."""
    scene, code, first = discourse.scenes[index], mention.code, mention.first
    same = [told for told in discourse.told.get(code, ()) if told[0] != index or told[1] != first]
    here = [
        (begins, rule)
        for other, told in discourse.told.items()
        if other != code
        for sentence, begins, rule in told
        if sentence == index
    ]
    again: set[Filled] = set()
    for other, _, rule in same:
        place = "headline" if discourse.scenes[other].headline else "before" if other < index else "after"
        again.add((templates.same_code_rule, rule, place))
        again.add((templates.same_code_at, place))
    for begins, rule in here:
        again.add((templates.rule_beside, rule, "left" if begins < first else "right"))
    for cue in scene.cues if here else ():
        left = cue.stop <= first
        low, high = (cue.stop, first) if left else (mention.stop, cue.first)
        if cue.category in MODALITIES and any(low <= begins < high for begins, _ in here):
            again.add((templates.parted, cue.category, "left" if left else "right"))
    rules = "+".join(sorted({rule for _, _, rule in same})) if same else ""
    return [(templates.same_code, min(len(same), 2), rules), (templates.beside, min(len(here), 3)), *again]
