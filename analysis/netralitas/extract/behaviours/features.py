"""What the learned part of the modality grammar looks at: features of an act, its sentence and the sentences beside it."""

from __future__ import annotations

from collections.abc import Iterator

from netralitas.extract.behaviours.actors import Actors
from netralitas.extract.behaviours.cues import MODALITIES, VERDICTS
from netralitas.extract.behaviours.discourse import Discourse
from netralitas.extract.behaviours.modality import within
from netralitas.extract.behaviours.overlaps import Mention
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.loglinear import BIAS

NEAR = 4  # words on each side of the act
CUES = 3  # cues on each side of the act
NEXT = 2  # cues of a neighbouring sentence
TIGHT, CLOSE = 2, 7  # tokens: distances of a cue, in three classes
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
MANY = 3  # people whose cases have ended
ORDER = frozenset(
    ("pertama", "kedua", "ketiga", "keempat", "kelima", "terakhir", "satunya")
)  # the second case, accusation
TOPIC = 4  # letters of a word that may tell what an act is about
COMMON_WORDS = frozenset(("yang", "dengan", "untuk", "calon", "pasangan", "dalam", "kepada", "salah", "satu", "bupati"))
RULES = ("rule", "within", "passed")  # features that say what the hand-written rules decided


class Features:
    """Features of the acts of one article, as `kind=value`. What acts of a sentence and of the article share is looked for once."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        scenes = discourse.scenes
        self._outcomes = [
            (i, outcomes)
            for i, s in enumerate(scenes)
            if (outcomes := [c.category for c in s.cues if c.category in VERDICTS])
        ]
        self._actors: Actors | None = None
        self._people: dict[int, set[str]] = {}
        kinds = "+".join(sorted({category for _, outcomes in self._outcomes for category in outcomes}))
        last = self._outcomes[-1][1][-1] if self._outcomes else ""
        self._verdicts = f"verdicts={kinds}"
        self._of_article = [
            f"head={discourse.head}",
            f"case={discourse.case}",
            f"norm={discourse.norm}",
            f"ruled={discourse.ruled}",
            self._verdicts,
            f"verdict_last={last}",
            *(
                f"headline_cue={category}"
                for category in {c.category for s in scenes if s.headline for c in s.cues if c.category in MODALITIES}
            ),
            *{f"headline={form}" for s in scenes if s.headline for form in s.forms if form.isalpha()},
        ]

    def all(self, index: int, mention: Mention, rule: str, guessed: bool, likely: int) -> set[str]:
        """The features of the act `mention` in the `index`-th sentence.

        rule, guessed: what the hand-written rules say of it (`_modality` in this package). likely: how likely its words make it
        (`detection.likelihood`).
        """
        words = {f"word={form}" for form in self.words(index)}
        return {BIAS, *words, *self.of_sentence(index), *self.of_act(index, mention, rule, guessed, likely)}

    def words(self, index: int) -> set[str]:
        """The words of a sentence, all numbers as one: each is a feature."""
        return set(self.discourse.scenes[index].plain)

    def of_sentence(self, index: int) -> set[str]:
        """The features that the acts of a sentence share, but for its words."""
        scene = self.discourse.scenes[index]
        return {
            *self._of_article,
            *_of_sentence(scene),
            *_of_neighbours(self.discourse, index, bare=not scene.cues),
            *self._of_verdicts(index),
        }

    def of_act(self, index: int, mention: Mention, rule: str, guessed: bool, likely: int) -> set[str]:
        """The features of one act alone."""
        scene = self.discourse.scenes[index]
        return {
            *_of_rules(scene, mention, self.discourse, index, rule, guessed),
            *_of_act(scene, mention),
            *_of_cues(scene, mention),
            *_of_place(scene, mention),
            *self._of_topic(index, mention),
            *_of_others(self.discourse, index, mention),
            *self._of_actor(index, mention),
            f"likely={likely}",
            f"likely={likely},matched={mention.matched}",
        }

    def _of_actor(self, index: int, mention: Mention) -> Iterator[str]:
        """How the case of the person whose act it is ended, and where both are named."""
        if not self._outcomes or self.discourse.scenes[index].headline:
            return
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
            yield f"actor_open={link},{others}"
            yield f"actor_open={link},cases={cases}"
            return
        later = [o for o in own if o[:2] > (index, start)]
        nearest = later[0] if later else own[-1]
        place = "here" if nearest.sentence == index else "after" if later else "before"
        yield f"actor_outcome={nearest.category}"
        yield f"actor_outcome={nearest.category},{place},{link}"
        yield f"actor_outcome={nearest.category},cases={cases}"
        yield f"actor_outcomes={'+'.join(sorted({o.category for o in own}))},{link}"
        yield f"actor_outcome_last={own[-1].category},{'before' if own[-1][:2] < (index, start) else 'after'}"

    def _of_topic(self, index: int, mention: Mention) -> Iterator[str]:
        """The outcome in a sentence near by that says a word of the act again."""
        forms = self.discourse.scenes[index].forms[mention.low : mention.high]
        topic = {form for form in forms if len(form) >= TOPIC and form not in COMMON_WORDS}
        for other, outcomes in self._outcomes:
            away = other - index
            if 0 < abs(away) <= FAR and not topic.isdisjoint(self.discourse.scenes[other].forms):
                yield f"verdict_topic={outcomes[-1]}"
                yield f"verdict_topic={outcomes[-1]},{'after' if away > 0 else 'before'}"

    def _of_verdicts(self, index: int) -> Iterator[str]:
        """Where the outcome of a case may stand: in which sentence before or after, and whether it speaks of the same people."""
        scenes = self.discourse.scenes
        here = scenes[index]
        order, counted = ORDER.intersection(here.forms), _counted(here)
        nearest = ""
        for other, outcomes in self._outcomes:
            away = other - index
            if away == 0 or abs(away) > FAR:
                continue
            scene, outcome = scenes[other], outcomes[-1]
            side = "after" if away > 0 else "before"
            same = not self._people_of(index).isdisjoint(self._people_of(other))
            link = (
                "same"
                if same
                else "order"
                if not order.isdisjoint(scene.forms)
                else "count"
                if counted & _counted(scene)
                else "pronoun"
                if scene.says("pointer", 0, OPENING)
                else ""
            )
            para = abs(scene.paragraph - here.paragraph)
            yield f"verdict_{side}{abs(away)}={outcome}"
            yield f"verdict_{side}={outcome},{link},{'here' if para == 0 else 'near' if para == 1 else 'far'}"
            if away > 0 and not nearest:
                nearest = outcome
                yield f"verdict_next={nearest},{link}"
                yield f"verdict_next={nearest},bare={not here.cues}"
            if same:
                yield f"verdict_same={outcome}"
        yield f"{self._verdicts},specific={here.specific}"

    def _people_of(self, index: int) -> set[str]:
        if index not in self._people:
            self._people[index] = _people(self.discourse.scenes[index])
        return self._people[index]


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
    if scene.specific:
        yield f"rule={rule},specific"
    if index:
        same = discourse.scenes[index - 1].paragraph == scene.paragraph
        yield f"passed={discourse.decided[index - 1]},same={same}"
        yield f"passed={discourse.decided[index - 1]},bare={not scene.cues}"


def _of_act(scene: Scene, mention: Mention) -> Iterator[str]:
    form = scene.forms[mention.first]
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
        side = "left" if cue.stop <= mention.first else "right"
        yield f"any_{side}={cue.category}"
        yield f"any_{side}={_words(scene, cue.first, cue.stop)}"
    if not scene.cues:
        yield "no_cue"


def _of_sentence(scene: Scene) -> Iterator[str]:
    forms = scene.plain
    for name, holds in (
        ("headline", scene.headline),
        ("item", scene.item),
        ("speech", scene.speech),
        ("goes_on", scene.goes_on),
        ("question", scene.question),
        ("part", scene.part),
        ("specific", scene.specific),
        ("civil_servant", scene.has("civil_servant")),
        ("other_actor", scene.has("other_actor")),
    ):
        if holds:
            yield name
    yield f"last={forms[-1] if len(forms) < 2 or forms[-1].isalnum() else forms[-2]}"
    yield f"first={forms[0]}"
    yield f"first={' '.join(forms[:2])}"


def _of_place(scene: Scene, mention: Mention) -> Iterator[str]:
    """Where the act stands in its sentence: the words beside it."""
    forms = scene.forms
    if scene.generic(mention.first):
        yield "generic"
    for away in range(1, NEAR + 1):
        for side, i in (("left", mention.first - away), ("right", mention.stop - 1 + away)):
            if 0 <= i < len(forms):
                form = "#" if forms[i].isdigit() else forms[i]
                yield f"{side}={form}"
                if away < 3:
                    yield f"{side}{away}={form}"


def _of_neighbours(discourse: Discourse, index: int, *, bare: bool) -> Iterator[str]:
    scenes = discourse.scenes
    scene = scenes[index]
    if index:
        earlier = scenes[index - 1]
        same = earlier.paragraph == scene.paragraph
        yield f"earlier_same={same}"
        for cue in earlier.cues[-NEXT:]:
            yield f"earlier={cue.category},same={same}"
        if earlier.ends_with_colon():
            yield "after_colon"
    for away in range(2, FAR + 1):
        if away > index:
            break
        named = [c.category for c in scenes[index - away].cues if c.category not in UNTOLD]
        if named:
            yield f"earlier_nearest={named[-1]}"
            yield f"earlier_nearest={named[-1]},{away}"
            break
    if index + 1 < len(scenes):
        later = scenes[index + 1]
        same = later.paragraph == scene.paragraph
        for cue in later.cues[:NEXT]:
            yield f"later={cue.category},same={same}"
        yield f"later_first={later.forms[0]}"
    yield f"case={discourse.case},norm={discourse.norm},bare={bare}"
    said = next((c.category for s in scenes[:index][::-1] for c in s.cues[::-1] if c.category in MODALITIES), "")
    yield f"said_last={said}"
    yield f"said_last={said},bare={bare}"


def _words(scene: Scene, first: int, stop: int) -> str:
    return " ".join(scene.forms[first:stop])


def _people(scene: Scene) -> set[str]:
    """Names, initials and offices in a sentence, by which two sentences may be about the same person."""
    text = scene.reading.text
    named = {form for form, (start, _) in list(zip(scene.forms, scene.spans, strict=True))[1:] if text[start].isupper()}
    for mark in scene.marks:
        if "civil_servant" in mark.classes:
            named.add(_words(scene, mark.first, mark.stop))
    return named - COMMON_NAMES


def _counted(scene: Scene) -> set[str]:
    """Numbers in a sentence, by which two sentences may be about the same people: `empat kades … Keempat kades itu`."""
    numbers = scene.modifiers.function_words["number"]
    return {form for form in scene.forms if form in numbers or (form.isdigit() and len(form) < YEAR)}


def _of_others(discourse: Discourse, index: int, mention: Mention) -> Iterator[str]:
    """What the rules say of the other acts of the article, of the same code and in the same sentence."""
    scene = discourse.scenes[index]
    same = [t for t in discourse.told.get(mention.code, ()) if t[:2] != (index, mention.first)]
    yield f"same_code={min(len(same), 2)}"
    yield f"rule_same={'+'.join(sorted({rule for _, _, rule in same}))}"
    for other, _, rule in same:
        place = "headline" if discourse.scenes[other].headline else "before" if other < index else "after"
        yield f"rule_same={rule},{place}"
        yield f"same_code_{place}"
    here = [t for code, told in discourse.told.items() if code != mention.code for t in told if t[0] == index]
    yield f"beside={min(len(here), 3)}"
    for _, first, rule in here:
        yield f"rule_beside={rule},{'left' if first < mention.first else 'right'}"
    for cue in scene.cues:
        low, high = (cue.stop, mention.first) if cue.stop <= mention.first else (mention.stop, cue.first)
        if cue.category in MODALITIES and any(low <= first < high for _, first, _ in here):
            yield f"parted={cue.category},{'left' if cue.stop <= mention.first else 'right'}"
    everywhere = [rule for told in discourse.told.values() for other, _, rule in told if other != index and rule]
    for rule in sorted(set(everywhere)):
        yield f"rule_elsewhere={rule}"
    if everywhere:
        yield f"rule_mostly={max(sorted(set(everywhere)), key=everywhere.count)}"
