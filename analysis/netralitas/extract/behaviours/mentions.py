"""The acts that a sentence names: targets matched on its words, without those of people who are no civil servants'
concern."""

from __future__ import annotations

from typing import NamedTuple

from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.behaviours.targets import NORM, Target, Targets
from netralitas.extract.behaviours.words import Mark, Token

ACTORS = frozenset(("civil_servant", "other_actor"))
PARTISANS = frozenset(("candidate", "party", "team"))
VERB_PREFIXES = ("ber", "me", "ng", "ny")
PASSIVE_PREFIXES = ("di", "ter")
ACTIVE_PREFIX = "me"
PURPOSE_REACH = 14
UNLESS_REACH = 3
COVER_REACH = 4
JOIN_REACH = 7
SUBJECT_REACH = 12
MEANS_REACH = 4
PASSIVE_LENGTH = 6
JOINED_REACH = 2
PROVISOS = frozenset(("post", "wear_attributes"))
RETOLD = frozenset(("comment", "display_props", "like", "post", "share", "use_facilities", "wear_attributes"))
VERB_LENGTH = 6
LISTED = frozenset(("comment", "follow", "like", "post", "share"))  # named one after the other
LIES_REACH = 4
APPOSED = frozenset(("case_papers", "wrong_witness"))
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
    finder = _Finder(scene, targets, before)
    found = [
        mention
        for k, mark in enumerate(scene.marks)
        for name in sorted(mark.classes)
        for target in targets.by_act.get(name, ())
        if (mention := finder.match(target, k))
    ]
    return finder.uncovered(found)


class _Finder:
    """The matching of targets in one sentence."""

    def __init__(self, scene: Scene, targets: Targets, before: Scene | None) -> None:
        self.scene = scene
        self.before = before
        self.tokens: list[Token] = scene.tokens
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
                leftward=target.bare or not self.coordinated(act),
            )
            if found is None:
                if not (target.bare and self.accompanied(target, act)) and not self.told(target, act):
                    return None
                bare = missing = True
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
        if (missing and self.says("while", act.first - 1)) or self.excluded(target, act, low, high):
            return None
        return Mention(
            target.code, act.first, act.stop, low, high, bare, target.norm_only, target.only, self.foreign(target, act)
        )

    def accompanied(self, target: Target, act: Mark) -> bool:
        """True if what the act without an object belongs to stands anywhere in the sentence, or in the one before."""
        pointing = self.clitic(act) and self.tokens[act.first].form.startswith(ACTIVE_PREFIX)
        if not target.company or self.scene.item or pointing or act.stop - act.first > 1:
            return True
        return any(
            m.classes & target.company
            for m in (*self.scene.marks, *(self.before.marks if self.before else ()))
            if m is not act
        )

    def clitic(self, act: Mark) -> bool:
        """True if the act's last word carries `-nya`."""
        token = self.tokens[act.stop - 1]
        return token.end - token.start == len(token.form) + len("nya")

    def set_before(self, classes: frozenset[str]) -> bool:
        """True if the sentence before names where the act takes place."""
        return self.before is not None and any(m.classes & classes for m in self.before.marks)

    def told(self, target: Target, act: Mark) -> bool:
        """True for a verb with `-nya` whose object stands further left or in the sentence before: `ASN dilarang
        memasangnya`."""
        return (
            target.code in RETOLD
            and self.clitic(act)
            and _is_verb(self.tokens[act.stop - 1].form)
            and (
                any(target.object & m.classes for m in self.marks if m.stop <= act.first)
                or self.set_before(target.object)
            )
        )

    def says(self, name: str, i: int) -> bool:
        """True if a token is one of these small words."""
        return 0 <= i < len(self.tokens) and self.tokens[i].form in self.targets.small[name]

    def broken(self, target: Target, start: int, stop: int) -> bool:
        """True if another verb, or for some targets a comma, parts the act from what it is about."""
        return any(
            self.says("new_verb", i) or (target.clause and self.tokens[i].form == ",") for i in range(start, stop)
        )

    def excluded(self, target: Target, act: Mark, low: int, high: int) -> bool:
        """True if words inside or near rule the target out."""
        if target.between and any(m.classes & target.between and low <= m.first < high for m in self.marks):
            return True
        if target.positive and any(t.form in self.targets.negation for t in self.tokens[act.stop : high]):
            return True
        if self.refused(act.first):
            return True
        form = self.tokens[act.first].form
        if form in self.scene.modifiers.function_words["threat"] and self.scene.says("rule", 0, act.first):
            return True
        if act.stop < len(self.tokens) and self.tokens[act.stop].form == ":" and act.first == 0:
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
            and not any(self.says("joining", i) for i in range(m.stop, act.first) if self.tokens[i - 1].form == ",")
            for m in self.marks
        )

    def refused(self, first: int) -> bool:
        """True for what somebody refuses to do: `menolak ikut menghadiri deklarasi`."""
        i = first - 1
        while i >= 0 and self.tokens[i].form in self.targets.auxiliary:
            i -= 1
        return self.says("refusing", i)

    def counted(self, act: Mark) -> bool:
        """True unless passive: cases before an act may be named by it, `19 kasus menyebarluaskan konten calon`."""
        return not self.tokens[act.first].form.startswith(PASSIVE_PREFIXES)

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
                comma = clause and any(t.form == "," for t in self.tokens[act.stop : mark.first])
                if not comma and (across or not self.parted(act.stop, mark.first)):
                    best, distance = mark, gap
                break
            if name in mark.classes and gap > 0 and not self.says("coordination", act.stop):
                break
        for j in range(k - 1, -1, -1) if leftward else ():
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
        return self.tokens[act.first].form.startswith(ACTIVE_PREFIX) and self.says("coordination", act.first - 1)

    def parted(self, start: int, stop: int) -> bool:
        """True if a clause or an item of a list ends between two tokens."""
        return any(start <= t < stop for t in self.terminators) or any(t.form == ";" for t in self.tokens[start:stop])

    def foreign(self, target: Target, act: Mark) -> bool:
        """True if the act's subject is a candidate, a party, a voter or a supervisor."""
        form = self.tokens[act.first].form
        if self.says("no_verb", act.first) or (target.names and not form.startswith(VERB_PREFIXES)):
            return False
        if (form.startswith(PASSIVE_PREFIXES) and not form.startswith("diri")) or self.says("standing", act.first):
            i = act.stop + (act.stop < len(self.tokens) and self.tokens[act.stop].form == "oleh")
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
        while i >= 0 and (
            self.tokens[i].form in self.targets.auxiliary or self.tokens[i].form in self.targets.negation
        ):
            relative |= self.tokens[i].form == "yang"
            i -= 1
        subject = self.mark_at(i)
        if subject is not None and self.complement(subject):
            return None
        if self.tokens[i + 1].form == "untuk" and subject is not None and not subject.classes & PARTISANS:
            return None
        if relative and (subject is None or not subject.classes & ACTORS):  # the head noun stands further left
            heads = [m for m in self.marks if i - SUBJECT_REACH <= m.first < i and m.classes & ACTORS]
            between = self.tokens[heads[-1].stop : i] if heads else []
            return heads[-1] if heads and not any(t.form == "," or _is_verb(t.form) for t in between) else None
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
        passive = i >= 0 and len(self.tokens[i].form) >= PASSIVE_LENGTH and self.tokens[i].form.startswith("di")
        return passive or self.says("complement", i)

    def uncovered(self, found: list[Mention]) -> list[Mention]:
        """Without general acts inside the words of finer ones, mere purposes, and the same act twice."""
        kept: dict[tuple[str, int], Mention] = {}
        for mention in found:
            if any(
                mention.code in self.targets.covers.get(o.code, ())
                and not o.foreign
                and o.first <= mention.first
                and self.joined(o, mention)
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

    def general(self, mention: Mention, found: list[Mention]) -> bool:
        """True for siding that is only the purpose, the meaning or the sum of a finer act beside it: `… untuk
        mendukung`, `… dianggap keberpihakan`, `menunjukkan dukungan dengan mengunggah …`."""
        if mention.code != "take_sides":
            return False
        finer = [o for o in found if o.code != "take_sides" and not o.foreign]
        if self.says("purpose", mention.first - 1) or self.says("interpreted", mention.first - 1):
            return any(0 < mention.first - o.first <= PURPOSE_REACH for o in finer)
        return any(
            0 <= o.first - mention.high <= MEANS_REACH
            and any(self.says("means", i) for i in range(mention.high, o.first))
            for o in finer
        )

    def stays(self, mention: Mention, found: list[Mention]) -> bool:
        """True for a photo without a candidate that shows a gesture, and for presence in a role of its own."""
        if mention.code == "post" and any(
            o.code == "hoax_hate" and 0 <= o.first - mention.stop <= LIES_REACH for o in found
        ):
            return True
        if mention.code in LISTED and any(o.code == "hoax_hate" and o.low <= mention.first < o.high for o in found):
            return True  # what is spread is a lie
        if mention.code in PROVISOS and mention.bare and self.proviso(mention.first):
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
        if mention.code == "photo" and any(
            (o.code == "post" and o.first == mention.first) or (o.code in LISTED and o.stop <= mention.first < o.high)
            for o in found
        ):
            return True  # a picture put up or liked, not taken
        if mention.code == "photo" and mention.bare:
            return any(o.code == "gesture" and abs(o.first - mention.stop) <= GESTURE_REACH for o in found)
        if mention.code == "attend_campaign" and any(
            o.code == "wear_attributes" and o.first == mention.first for o in found
        ):
            return True  # a uniform seen, not a person
        if mention.code == "attend_campaign":
            return any(
                o.code == "party_event_speaker"
                and 0 < o.first - mention.stop <= MEANS_REACH
                and any(self.says("role", i) for i in range(mention.stop, o.first))
                and not any(self.says("coordination", i) for i in range(mention.stop, o.first))
                for o in found
            )
        return False

    def proviso(self, first: int) -> bool:
        """True in a condition of something else: `boleh hadir asalkan tidak berseragam`."""
        return self.tokens[first - 1].form in self.targets.negation and any(
            c.category == "proviso" and c.stop <= first for c in self.scene.cues
        )

    def joined(self, finer: Mention, mention: Mention) -> bool:
        """True if an act inside or just after a finer one belongs to it: no comma or `and` stands between."""
        if mention.first < finer.high:
            return not (
                mention.code in LISTED and finer.code in LISTED and self.coordination(finer.stop, mention.first)
            )
        return mention.first - finer.high <= COVER_REACH and not self.coordination(finer.high, mention.first)

    def coordination(self, start: int, stop: int) -> bool:
        """True if a comma or `and` stands between two tokens."""
        return any(self.says("coordination", i) for i in range(start, stop))


def _worth(mention: Mention) -> tuple[bool, bool, int]:
    return not mention.bare, not mention.norm_only, mention.low - mention.high


def _is_verb(form: str) -> bool:
    return len(form) >= VERB_LENGTH and form.startswith(("me", "ber", "di"))
