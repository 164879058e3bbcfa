"""The acts that a sentence names: targets matched on its words, without those of people who are no civil servants'
concern."""

from __future__ import annotations

from itertools import pairwise

from netralitas.extract.behaviours.overlaps import LISTED, Mention, Overlaps
from netralitas.extract.behaviours.scene import QUOTES, Scene
from netralitas.extract.behaviours.targets import NORM, Target, Targets
from netralitas.extract.behaviours.words import CLITIC, Mark

ACTORS = frozenset(("civil_servant", "other_actor"))
PARTISANS = frozenset(("candidate", "party", "team"))
VERB_PREFIXES = ("ber", "me", "ng", "ny")
PASSIVE_PREFIXES = ("di", "ter")
ACTIVE_PREFIX = "me"
UNLESS_REACH = 3
JOIN_REACH = 7
SUBJECT_REACH = 12
PASSIVE_LENGTH = 6
RETOLD = frozenset(
    ("comment", "display_props", "id_card_support", "like", "post", "share", "use_facilities", "wear_attributes")
)
VERB_LENGTH = 6
APPOSED = frozenset(("case_papers", "wrong_witness"))


def mentions(scene: Scene, targets: Targets, before: Scene | None = None) -> tuple[list[Mention], frozenset[str]]:
    """The acts in a sentence in text order, without general ones inside the words of finer ones; and the codes of acts
    that are only the occasion of others (`saat menonton kampanye`). before: the sentence before, in which the object of `memasangnya` may stand."""
    acts_of, present = targets.acts, scene.classes
    acts = [
        (target, k)
        for k, mark in enumerate(scene.marks)
        for things, near, target in acts_of(mark.classes)
        if (near is None or not near.isdisjoint(present))
        and (things is None or not things.isdisjoint(present) or _retold(target, scene, mark, before))
    ]
    if not acts:
        return [], frozenset()
    finder = _Finder(scene, targets, before)
    found = [mention for target, k in acts if (mention := finder.match(target, k))]
    return Overlaps(scene, targets).uncovered(found), frozenset(finder.occasions)


def _retold(target: Target, scene: Scene, act: Mark, before: Scene | None) -> bool:
    """True for a verb with `-nya` whose object the sentence before names: `… ASN dilarang memasangnya`."""
    return (
        target.code in RETOLD
        and before is not None
        and not before.classes.isdisjoint(target.object)
        and _is_verb(scene.forms[act.stop - 1])
        and _clitic(scene, act)
    )


def _clitic(scene: Scene, act: Mark) -> bool:
    """True if the act's last word carries `-nya`."""
    start, end = scene.spans[act.stop - 1]
    return end - start == len(scene.forms[act.stop - 1]) + len(CLITIC)


class _Finder:
    """The matching of targets in one sentence."""

    def __init__(self, scene: Scene, targets: Targets, before: Scene | None) -> None:
        self.scene = scene
        self.before = before
        self.forms = scene.forms
        self.marks: list[Mark] = scene.marks
        self.terminators = scene.terminators
        if scene.any_cue("instance"):
            self.terminators = scene.terminators + [c.first for c in scene.cues if c.category == "instance"]
        self.targets = targets
        self.occasions: set[str] = set()
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
                leftward=target.bare or not self.coordinated(act),
            )
            if found is None:
                if not (target.bare and self.accompanied(target, act)) and not self.told(target, act):
                    return None
                bare = missing = True
            elif found.first < act.first and self.says("means", act.first):
                return None  # `rumah jabatan dengan bendera` uses no house
            elif target.via and found is not act and not self.says("via", found.first - 1):
                return None
            else:
                low, high = min(low, found.first), max(high, found.stop)
        elif target.norm_only:
            bare = missing = True
        if target.scene and not self.set_before(target.scene):
            return None
        if target.near:
            second = self.nearest(target.near, "", k, target.near_after, target.near_before)
            if second is not None:
                if second.first > act.stop and self.broken(target, act.stop, second.first):
                    return None
                low, high = min(low, second.first), max(high, second.stop)
            elif not (NORM in target.near and self.normed):
                return None
        if missing and self.says("while", act.first - 1):
            self.occasions.add(target.code)
            return None
        if self.excluded(target, act, low, high):
            return None
        return Mention(
            target.code, act.first, act.stop, low, high, bare, target.norm_only, target.only, self.foreign(target, act)
        )

    def accompanied(self, target: Target, act: Mark) -> bool:
        """True if what the act without an object belongs to stands anywhere in the sentence, or in the one before."""
        pointing = _clitic(self.scene, act) and self.forms[act.first].startswith(ACTIVE_PREFIX)
        if not target.company or self.scene.item or pointing or act.stop - act.first > 1:
            return True
        return self.set_before(target.company) or any(m.classes & target.company for m in self.marks if m is not act)

    def set_before(self, classes: frozenset[str]) -> bool:
        """True if the sentence before names where the act takes place."""
        return self.before is not None and not self.before.classes.isdisjoint(classes)

    def told(self, target: Target, act: Mark) -> bool:
        """True for a verb with `-nya` whose object stands further left or in the sentence before: `ASN dilarang
        memasangnya`."""
        if _retold(target, self.scene, act, self.before):
            return True
        return (
            target.code in RETOLD & LISTED
            and any(target.object & m.classes for m in self.marks if m.stop <= act.first)
            and _is_verb(self.forms[act.stop - 1])
            and _clitic(self.scene, act)
        )

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
        if self.refused(act.first) and not (self.scene.item or self.scene.any_cue("duty")):
            return True  # but what a pledge refuses is forbidden
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
            and not (m.stop in (low, act.first) and APPOSED & m.classes and self.counted(act))
            and m.stop > low - UNLESS_REACH
            and m.first < high + UNLESS_REACH
            and not any(self.says("joining", i) for i in range(m.stop, act.first) if self.forms[i - 1] == ",")
            and ":" not in self.forms[m.stop : act.first]
            for m in self.marks
        )

    def refused(self, first: int) -> bool:
        """True for what somebody refuses to do: `menolak ikut menghadiri deklarasi`."""
        i = first - 1
        while i >= 0 and self.forms[i] in self.targets.auxiliary:
            i -= 1
        return self.says("refusing", i)

    def counted(self, act: Mark) -> bool:
        """True unless passive: cases before an act may be named by it, `19 kasus menyebarluaskan konten calon`."""
        return not self.forms[act.first].startswith(PASSIVE_PREFIXES)

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
        leftward: bool = True,
    ) -> Mark | None:
        """The nearest mark of these classes within reach of the k-th. name: the act's class (a later act takes its
        own object). across: clauses may end between them. leftward: also before the act."""
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
        for j in range(k - 1, -1, -1) if before and leftward else ():
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

    def coordinated(self, act: Mark) -> bool:
        """True for an active verb after `dan`, `serta`: what stands before is the object of another."""
        return self.forms[act.first].startswith(ACTIVE_PREFIX) and self.says("coordination", act.first - 1)

    def parted(self, start: int, stop: int) -> bool:
        """True if a clause, an item of a list or a sentence before a quotation ends between two tokens."""
        between = self.forms[start:stop]
        return (
            any(start <= t < stop for t in self.terminators)
            or ";" in between
            or any(a == "." and b in QUOTES for a, b in pairwise(between))
        )

    def foreign(self, target: Target, act: Mark) -> bool:
        """True if the act's subject is a candidate, a party, a voter or a supervisor."""
        form = self.forms[act.first]
        if self.says("no_verb", act.first) or (target.names and not form.startswith(VERB_PREFIXES)):
            return False
        if (form.startswith(PASSIVE_PREFIXES) and not form.startswith("diri")) or self.says("standing", act.first):
            i = act.stop + (act.stop < len(self.forms) and self.forms[act.stop] == "oleh")
            while self.says("quantifier", i):
                i += 1
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


def _is_verb(form: str) -> bool:
    return len(form) >= VERB_LENGTH and form.startswith(("me", "ber", "di"))
