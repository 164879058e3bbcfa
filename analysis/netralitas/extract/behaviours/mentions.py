"""The acts that a sentence names: targets matched on its words, without those of people who are no civil servants'
concern."""

from __future__ import annotations

from typing import NamedTuple

from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.behaviours.targets import NORM, Target, Targets
from netralitas.extract.behaviours.words import Mark

ACTORS = frozenset(("civil_servant", "other_actor"))
PARTISANS = frozenset(("candidate", "party", "team"))
VERB_PREFIXES = ("ber", "me", "ng", "ny")
PASSIVE_PREFIXES = ("di", "ter")
PURPOSE_REACH = 14
UNLESS_REACH = 3
COVER_REACH = 4
JOIN_REACH = 7
SUBJECT_REACH = 12
MEANS_REACH = 4
PASSIVE_LENGTH = 6
JOINED_REACH = 2
RETOLD = frozenset(
    ("comment", "display_props", "id_card_support", "like", "post", "share", "use_facilities", "wear_attributes")
)
VERB_LENGTH = 6
LIES_REACH = 4
GESTURE_REACH = 8


class Mention(NamedTuple):
    """An act in a sentence: code, tokens of the act (first to stop) and of act and objects together (low to high).

    bare: it needs a cue of its own (its object is missing, or its words are weak). norm_only: it counts only when
    forbidden or
    allowed; only: with this modality alone ('' for any). foreign: done by somebody who is no civil servant.
    """

    code: str
    first: int
    stop: int
    low: int
    high: int
    bare: bool
    norm_only: bool
    only: str
    foreign: bool


def mentions(scene: Scene, targets: Targets, before: Scene | None = None) -> list[Mention]:
    """The acts in a sentence in text order, without general ones inside the words of finer ones. before: the sentence
    before, in which the object of `memasangnya` may stand."""
    present = frozenset().union(*(mark.classes for mark in scene.marks))
    acts = [
        (target, k)
        for k, mark in enumerate(scene.marks)
        for target in targets.acts(mark.classes)
        if _possible(target, present)
    ]
    if not acts:
        return []
    finder = _Finder(scene, targets, before)
    found = [mention for target, k in acts if (mention := finder.match(target, k))]
    return finder.uncovered(found)


def _possible(target: Target, present: frozenset[str]) -> bool:
    """False if the sentence has no word of the object, or of what must be near, that a target cannot do without."""
    if target.object and target.object.isdisjoint(present) and not target.bare and target.code not in RETOLD:
        return False
    return not target.near or NORM in target.near or not target.near.isdisjoint(present)


class _Finder:
    """The matching of targets in one sentence."""

    def __init__(self, scene: Scene, targets: Targets, before: Scene | None) -> None:
        self.scene = scene
        self.before = before
        self.forms = scene.forms
        self.marks: list[Mark] = scene.marks
        self.terminators = scene.terminators + [c.first for c in scene.cues if c.category == "instance"]
        self.targets = targets
        self.normed = scene.item or scene.any_cue("prohibited", "permitted", "violation", "duty")

    def match(self, target: Target, k: int) -> Mention | None:
        """The mention that a target makes of the k-th mark, if any."""
        act = self.marks[k]
        low, high, bare = act.first, act.stop, target.weak
        missing = False
        if target.object:
            found = self.nearest(
                target.object,
                target.act,
                k,
                target.after,
                target.before,
                clause=target.clause,
                across=target.only == "permitted",
            )
            if found is None:
                if not target.bare and not self.told(target, act):
                    return None
                bare = missing = True
            elif target.via and found is not act and not self.says("via", found.first - 1):
                return None
            else:
                low, high = min(low, found.first), max(high, found.stop)
        elif target.norm_only:
            bare = missing = True
        if target.near:
            second = self.nearest(target.near, "", k, target.near_after, target.near_before)
            if second is not None:
                if second.first > act.stop and self.broken(target, act.stop, second.first):
                    return None
                low, high = min(low, second.first), max(high, second.stop)
            elif not (NORM in target.near and self.normed):
                return None
        if (missing and self.says("while", act.first - 1)) or self.excluded(target, act, low, high):
            return None
        return Mention(
            target.code, act.first, act.stop, low, high, bare, target.norm_only, target.only, self.foreign(target, act)
        )

    def told(self, target: Target, act: Mark) -> bool:
        """True for a verb with `-nya` whose object stands in the sentence before: `ASN dilarang memasangnya`."""
        if target.code not in RETOLD or self.before is None:
            return False
        if not _is_verb(self.forms[act.stop - 1]) or not any(target.object & m.classes for m in self.before.marks):
            return False
        token = self.scene.tokens[act.stop - 1]
        return token.end - token.start == len(token.form) + len("nya")

    def says(self, name: str, i: int) -> bool:
        """True if a token is one of these small words."""
        return 0 <= i < len(self.forms) and self.forms[i] in self.targets.small[name]

    def broken(self, target: Target, start: int, stop: int) -> bool:
        """True if another verb, or for some targets a comma, parts the act from what it is about."""
        return any(self.says("new_verb", i) or (target.clause and self.forms[i] == ",") for i in range(start, stop))

    def excluded(self, target: Target, act: Mark, low: int, high: int) -> bool:
        """True if words inside or near rule the target out."""
        if target.between and any(m.classes & target.between and low <= m.first < high for m in self.marks):
            return True
        if target.positive and not self.targets.negation.isdisjoint(self.forms[act.stop : high]):
            return True
        form = self.forms[act.first]
        if form in self.scene.modifiers.function_words["threat"] and self.scene.says("rule", 0, act.first):
            return True
        if act.stop < len(self.forms) and self.forms[act.stop] == ":" and act.first == 0:
            return True  # a share or comment box
        if target.never and any(m.classes & target.never for m in self.marks):
            return True
        if target.accused and not self.scene.accused(act.first):
            return True
        return bool(target.unless) and any(
            m.classes & target.unless
            and m is not act
            and m.stop > low - UNLESS_REACH
            and m.first < high + UNLESS_REACH
            and not any(self.says("joining", i) for i in range(m.stop, act.first) if self.forms[i - 1] == ",")
            and ":" not in self.forms[m.stop : act.first]
            for m in self.marks
        )

    def nearest(
        self,
        classes: frozenset[str],
        name: str,
        k: int,
        after: int,
        before: int,
        *,
        clause: bool = False,
        across: bool = False,
    ) -> Mark | None:
        """The nearest mark of these classes within reach of the k-th. name: the act's class (a later act takes its
        own object). across: clauses may end between them."""
        act = self.marks[k]
        best: Mark | None = None
        distance = 1 << 30
        for mark in self.marks[k + 1 :]:
            gap = mark.first - act.stop
            if gap > after:
                break
            if mark.classes & classes:
                comma = clause and "," in self.forms[act.stop : mark.first]
                if not comma and (across or not self.parted(act.stop, mark.first)):
                    best, distance = mark, gap
                break
            if name in mark.classes and gap > 0 and not self.says("coordination", act.stop):
                break
        for j in range(k - 1, -1, -1) if before else ():
            mark = self.marks[j]
            gap = act.first - mark.stop
            if gap > before or gap >= distance:
                break
            if mark.classes & classes:
                if across or not self.parted(mark.stop, act.first):
                    best = mark
                break
        # one phrase may hold act and object: `foto calon`
        if best is None and act.stop - act.first > 1 and act.classes & classes:
            best = act
        return best

    def parted(self, start: int, stop: int) -> bool:
        """True if a clause or an item of a list ends between two tokens."""
        return any(start <= t < stop for t in self.terminators) or ";" in self.forms[start:stop]

    def foreign(self, target: Target, act: Mark) -> bool:
        """True if the act's subject is a candidate, a party, a voter or a supervisor."""
        form = self.forms[act.first]
        if self.says("no_verb", act.first) or (target.names and not form.startswith(VERB_PREFIXES)):
            return False
        if (form.startswith(PASSIVE_PREFIXES) and not form.startswith("diri")) or self.says("standing", act.first):
            i = act.stop + (act.stop < len(self.forms) and self.forms[act.stop] == "oleh")
            agent = self.mark_at(i)
            return (
                agent is not None
                and agent.first == i
                and "other_actor" in agent.classes
                and not (target.code == "campaign_team" and agent.classes & target.object)
                and not (target.code == "use_facilities" and agent.classes & PARTISANS)
                and "civil_servant" not in agent.classes
            )
        subject = self.subject(act)
        if subject is None or "other_actor" not in subject.classes or "civil_servant" in subject.classes:
            return False
        return not any(
            "civil_servant" in m.classes
            and subject.first - JOIN_REACH <= m.stop <= subject.first
            and any(self.says("joining", i) for i in range(m.stop, subject.first))
            for m in self.marks
        )

    def subject(self, act: Mark) -> Mark | None:
        """The mark to the left that the act's verb belongs to, auxiliaries and `yang` skipped; None if nothing is
        known of it."""
        i = act.first - 1
        relative = False
        while i >= 0 and (self.forms[i] in self.targets.auxiliary or self.forms[i] in self.targets.negation):
            relative |= self.forms[i] == "yang"
            i -= 1
        subject = self.mark_at(i)
        if subject is not None and self.complement(subject):
            return None
        if self.forms[i + 1] == "untuk" and subject is not None and not subject.classes & PARTISANS:
            return None
        if relative and (subject is None or not subject.classes & ACTORS):  # the head noun stands further left
            heads = [m for m in self.marks if i - SUBJECT_REACH <= m.first < i and m.classes & ACTORS]
            between = self.forms[heads[-1].stop : i] if heads else []
            via = self.targets.small["via"]
            apart = any(form == "," or _is_verb(form) or form in via for form in between)
            return heads[-1] if heads and not apart else None
        return subject

    def mark_at(self, i: int) -> Mark | None:
        """The mark that holds a token."""
        return next((m for m in self.marks if m.first <= i < m.stop), None)

    def complement(self, noun: Mark) -> bool:
        """True if a noun is part of another phrase (`kaus bergambar caleg memakai …`), so not the subject of what
        follows."""
        i = noun.first - 1
        while self.says("quantifier", i):
            i -= 1
        passive = i >= 0 and len(self.forms[i]) >= PASSIVE_LENGTH and self.forms[i].startswith("di")
        return passive or self.says("complement", i)

    def uncovered(self, found: list[Mention]) -> list[Mention]:
        """Without general acts inside the words of finer ones, mere purposes, and the same act twice."""
        kept: dict[tuple[str, int], Mention] = {}
        for mention in found:
            if any(
                mention.code in self.targets.covers.get(o.code, ())
                and not (mention.code == "take_sides" and self.interpreted(mention.first))
                and not o.foreign
                and o.first <= mention.first
                and self.joined(o.high, mention.first)
                for o in found
            ):
                continue
            if self.general(mention, found) or self.stays(mention, found):
                continue
            key = (mention.code, mention.first)
            other = kept.get(key)
            if other is None or _worth(other) < _worth(mention):
                kept[key] = mention
        return sorted(kept.values(), key=lambda m: m.first)

    def interpreted(self, first: int) -> bool:
        """True for siding that somebody reads into an act: `… dianggap keberpihakan`, `… mengarah pada dukungan`."""
        return self.says("interpreted", first - 1 - self.says("onto", first - 1))

    def general(self, mention: Mention, found: list[Mention]) -> bool:
        """True for siding that is only the purpose, the meaning or the sum of a finer act beside it: `… untuk
        mendukung`, `… dianggap keberpihakan`, `menunjukkan dukungan dengan mengunggah …`."""
        if mention.code != "take_sides":
            return False
        finer = [o for o in found if o.code != "take_sides" and not o.foreign]
        if self.says("purpose", mention.first - 1):
            return any(0 < mention.first - o.first <= PURPOSE_REACH for o in finer)
        return any(
            0 <= o.first - mention.high <= MEANS_REACH
            and any(self.says("means", i) for i in range(mention.high, o.first))
            for o in finer
        )

    def stays(self, mention: Mention, found: list[Mention]) -> bool:
        """True for a photo without a candidate that shows a gesture, and for presence in a role of its own."""
        if mention.only == "alleged" and any(
            o.code == mention.code and not o.only and o.low <= mention.first <= o.high + MEANS_REACH for o in found
        ):
            return True  # `menakut-nakuti … dengan ancaman …`
        if mention.code == "post" and any(
            o.code == "hoax_hate"
            and 0 <= o.first - mention.stop <= LIES_REACH
            and "yang" not in self.forms[mention.stop : o.first]
            for o in found
        ):
            return True
        if mention.code == "gesture" and any(o.code == "post" and mention.first == o.stop for o in found):
            return True  # a slogan posted, not called out
        if mention.code == "display_props" and any(
            o.code == "post" and 0 <= o.first - mention.high <= JOINED_REACH for o in found
        ):
            return True  # `memajang gambar caleg sebagai foto profil`
        if mention.code == "display_props" and self.says("carry", mention.first):
            return any(o.code == "use_facilities" and o.first <= mention.first for o in found)
        if mention.code == "mobilise" and any(o.code in ("post", "share") and o.stop == mention.first for o in found):
            return True  # a call posted: `mengunggah ajakan memilih …`
        if mention.code == "photo" and any(o.code == "post" and o.first == mention.first for o in found):
            return True  # a picture put up, not taken
        if mention.code == "photo" and mention.bare:
            return any(o.code == "gesture" and abs(o.first - mention.stop) <= GESTURE_REACH for o in found)
        if mention.code == "attend_campaign":
            return any(
                o.code == "party_event_speaker"
                and 0 < o.first - mention.stop <= MEANS_REACH
                and any(self.says("role", i) for i in range(mention.stop, o.first))
                and not any(self.says("coordination", i) for i in range(mention.stop, o.first))
                for o in found
            )
        return False

    def joined(self, high: int, first: int) -> bool:
        """True if an act inside or just after a mention belongs to it: no comma or `and` stands between."""
        return first < high or (
            first - high <= COVER_REACH and not any(self.says("coordination", i) for i in range(high, first))
        )


def _worth(mention: Mention) -> tuple[bool, bool, int]:
    return not mention.bare, not mention.norm_only, mention.low - mention.high


def _is_verb(form: str) -> bool:
    return len(form) >= VERB_LENGTH and form.startswith(("me", "ber", "di"))
