"""The modality of acts that have no cue in their own sentence: from the head of their list, the sentence before, the
one after,
or the case or warning that the article is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from netralitas.extract.behaviours.cues import MODALITIES, NORMS, STATUSES, STOPS, VERDICTS
from netralitas.extract.behaviours.scene import Scene

CASE_WEIGHT = 3
ANSWER_REACH = 5
ANAPHORA = frozenset(("itu", "hal", "begitu", "begituan", "demikian", "seperti", "yang"))


@dataclass
class Discourse:
    """What earlier sentences say of acts that have no cue of their own.

    acting: whether each sentence names an act. decided: the modality last given in each sentence read so far ('' for
    none). ruled: the verdict that the headline gives. told: of each code, the acts of the article (sentence, first token,
    what the rules say).
    """

    scenes: list[Scene]
    acting: list[bool]
    decided: list[str] = field(default_factory=list)
    case: bool = field(init=False)
    norm: bool = field(init=False)
    ruled: str = field(init=False)
    head: str = ""
    told: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        categories = [c.category for s in self.scenes for c in s.cues]
        statuses = sum(c in STATUSES for c in categories)
        norms = sum(c in ("prohibited", "violation") for c in categories)
        self.case = 2 * statuses + categories.count("common") >= CASE_WEIGHT
        self.norm = norms > statuses
        verdicts = {c.category for s in self.scenes if s.headline for c in s.cues if c.category in VERDICTS}
        self.ruled = verdicts.pop() if len(verdicts) == 1 else ""

    def default(self, index: int, first: int, *, bare: bool) -> str:
        """What an act is when nothing in its surroundings says: alleged in a case, prohibited in a warning, else not
        coded."""
        scene = self.scenes[index]
        if bare and not scene.any_cue("common"):
            return ""
        if scene.any_cue("prohibited", "permitted", "violation"):
            return ""
        counted = scene.specific and scene.says("case_noun") and scene.any_cue("common", "alleged")
        if (
            scene.has("other_actor")
            and not counted
            and not scene.goes_on
            and not any(s.has("civil_servant") for s in self.scenes[max(0, index - 2) : index + 1])
        ):
            return ""
        if scene.any_cue("common", "alleged"):
            return "alleged"
        if not scene.headline and (scene.generic(first) or (scene.says("rule", 0, first) and not scene.specific)):
            return "prohibited"
        if scene.speech and scene.says("first_person", 0, 10):
            return ""
        if self.norm and scene.speech:
            return "prohibited"
        return "alleged" if self.case else ""

    def leaves(self, index: int, last: str) -> None:
        """Note what a sentence ends with. last: the modality of its last act, '' if it has none."""
        scene = self.scenes[index]
        message = last if last in MODALITIES else self._message(scene)
        self.decided.append(message)
        if not scene.item:
            opened = [c for c in scene.cues if c.category in scene.modifiers.carries]
            if scene.ends_with_colon() or self._opens_list(index):
                self.head = _plain(opened[-1].category) if opened else self.head
            else:
                self.head = ""

    def _opens_list(self, index: int) -> bool:
        return index + 1 < len(self.scenes) and self.scenes[index + 1].item

    @staticmethod
    def _message(scene: Scene) -> str:
        strong = [c.category for c in scene.cues if c.category in scene.modifiers.carries and c.category != "alleged"]
        if strong:
            first = next((c for c in strong if c in VERDICTS), strong[-1])
            return _plain(first if first in STATUSES else strong[-1])
        return "alleged" if scene.any_cue("alleged", "common") else ""

    def inherited(self, index: int, *, bare: bool) -> str:
        """The modality of an act without a cue in its sentence; '' if nothing says. bare: the act names no candidate
        or party."""
        scene = self.scenes[index]
        if scene.item and self.head:
            return self.head
        before = self.decided[index - 1] if index else ""
        same = index > 0 and self.scenes[index - 1].paragraph == scene.paragraph
        if scene.goes_on and before and (same or self.scenes[index - 1].ends_with_colon()):
            return self._retold(index, before)
        if before in STATUSES and scene.part:
            return before
        if index and self.scenes[index - 1].ends_with_colon() and before:
            return before
        if scene.any_cue("instance"):
            return self._retold(index, before if same and before in STATUSES else "alleged")
        after = self._next(index)
        if after:
            return after
        if same and before in ("proven", "not_proven", "alleged"):
            return self._retold(index, before)
        if bare:
            return ""
        if (
            self.case
            and not scene.headline
            and index
            and before in VERDICTS
            and (scene.goes_on or _first(scene) in scene.modifiers.function_words["follower"])
        ):
            return before
        return ""

    def condemned(self, index: int) -> bool:
        """True if the next sentence calls what this one tells forbidden: `Hal itu tidak dibenarkan.`"""
        if index + 1 >= len(self.scenes):
            return False
        scene = self.scenes[index + 1]
        if not scene.any_cue("prohibited"):
            return False
        forms = [form for form in scene.forms if form not in STOPS]
        points = (
            forms[:1] == ["hal"]
            or forms[:1] in (["itu"], ["ini"])
            or forms[:2] in (["perbuatan", "itu"], ["tindakan", "itu"])
        )
        for cue in scene.cues:
            if cue.category == "prohibited" and (points or not scene.forms[cue.first].startswith("larang")):
                follows = scene.forms[cue.stop] if cue.stop < len(scene.forms) else ""
                return points or follows in ANAPHORA
        return False

    def settled(self, index: int) -> str:
        """`not_proven` if the sentences around an accusation say that the one case there is was dismissed."""
        if self.scenes[index].says("fresh") or self.scenes[index].says("statistic"):
            return ""
        sides = [self._dismissed(index - 1), self._dismissed(index + 1)]
        same = [
            0 <= i < len(self.scenes) and self.scenes[i].paragraph == self.scenes[index].paragraph
            for i in (index - 1, index + 1)
        ]
        return "not_proven" if all(sides) or (sides[0] and same[0]) else ""

    def _dismissed(self, index: int) -> bool:
        if not 0 <= index < len(self.scenes):
            return False
        cues = [c.category for c in self.scenes[index].cues if c.category in STATUSES]
        return bool(cues) and cues[-1] == "not_proven" and "proven" not in cues

    def verdict(self, index: int) -> str:
        """What the next sentence of the paragraph decides of the act told here: `… Keduanya dinyatakan tidak
        bersalah.`"""
        if index + 1 >= len(self.scenes) or self.scenes[index + 1].paragraph != self.scenes[index].paragraph:
            return ""
        scene = self.scenes[index + 1]
        verdicts = {c.category for c in scene.cues if c.category in VERDICTS}
        points = scene.says("pointer", 0, 9) or (
            not self.acting[index + 1]
            and not scene.says("others")
            and _first(scene) in scene.modifiers.function_words["outcome"]
        )
        return verdicts.pop() if len(verdicts) == 1 and points else ""

    def answer(self, index: int) -> str:
        """What the next sentence replies to a question whether an act is allowed; '' if it doesn't."""
        if index + 1 >= len(self.scenes):
            return ""
        scene, asked = self.scenes[index + 1], self.scenes[index]
        words = scene.modifiers.function_words
        forms = [form for form in scene.forms[:6] if form not in STOPS]
        norm = next((c for c in scene.cues if c.category in NORMS and c.first <= ANSWER_REACH), None)
        if norm is not None and (norm.final or norm.first <= 1):
            return norm.category
        if not forms or not asked.any_cue(*NORMS, "violation"):
            return ""
        forbidding = asked.any_cue("violation") or "dilarang" in asked.forms or "haram" in asked.forms
        if forms[0] in scene.modifiers.negation or forms[0] in words["pre_posed"]:
            return "permitted" if forbidding else "prohibited"
        if forms[0] in ("ya", "iya", "betul", "bisa", "tentu"):
            return "prohibited" if forbidding else "permitted"
        return ""

    def _retold(self, index: int, before: str) -> str:
        after = self._next(index)
        return after if after in VERDICTS and before == "alleged" else before

    def _next(self, index: int) -> str:
        """What the next sentence says of this one: `Hal itu dilarang.`, `Kepada mereka teguran sudah dilayangkan.`"""
        index += 1
        for _ in range(2):
            if index < len(self.scenes) and self.scenes[index].goes_on and not self.scenes[index].any_cue(*MODALITIES):
                index += 1
        if index >= len(self.scenes):
            return ""
        scene = self.scenes[index]
        if _first(scene) not in scene.modifiers.function_words["follower"]:
            return ""
        for cue in scene.cues:
            if cue.category == "violation":
                return "prohibited"
            if (cue.category in NORMS and cue.final) or cue.category in VERDICTS:
                return cue.category
        return ""


def _first(scene: Scene) -> str:
    return next((form for form in scene.forms if form not in STOPS), "")


def _plain(category: str) -> str:
    return "prohibited" if category == "violation" else category
