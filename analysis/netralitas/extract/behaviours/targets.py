"""Which words of a sentence name an act of the codebook: an act near an object, as the lexicon's targets say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from netralitas.extract.behaviours.words import Mark, Token
from netralitas.lexicon import LexiconError

CODES = ("post", "comment", "like", "share", "follow", "online_campaign", "photo", "gesture", "attend_campaign", "campaign_team", "display_props",
         "wear_attributes", "party_event_speaker", "mobilise", "take_sides", "practical_politics", "use_facilities", "biased_decision",
         "party_approach", "party_membership", "candidacy", "id_card_support", "money_politics", "hoax_hate", "other")
JOINS = frozenset(("dan", "maupun", "atau", "serta", "bersama", "dengan", "ataupun", "hingga", "juga"))
BARRIERS = frozenset((";",))
NEW_VERB = frozenset((";", "sambil", "seraya"))
VIA = frozenset(("di", "lewat", "melalui", "via", "pada", "dalam", "menggunakan", "memakai", "memanfaatkan", "ke", "pakai"))
NO_VERB = frozenset(("dengan", "sebagai", "selaku", "anggota", "peserta", "lengkap"))
ACTORS = frozenset(("civil_servant", "other_actor"))
PURPOSE = frozenset(("demi", "untuk", "guna", "buat", "agar", "supaya"))
PURPOSE_REACH = 14
UNLESS_REACH = 3
COVER_REACH = 4
LISTING = frozenset((",", "dan", "atau", "serta", "maupun", "ataupun", "hingga", "sampai", ".", "!", "?", ":"))
JOIN_REACH = 7
SUBJECT_REACH = 12
VERB_PREFIXES = ("ber", "me", "ng", "ny")


@dataclass(frozen=True)
class Target:
    """A rule of the lexicon; see the head of behaviours.toml for what its fields mean."""

    code: str
    act: str
    object: frozenset[str] = frozenset()
    after: int = 0
    before: int = 0
    near: frozenset[str] = frozenset()
    near_after: int = 0
    near_before: int = 0
    unless: frozenset[str] = frozenset()
    bare: bool = False
    norm_only: bool = False
    names: bool = False
    only: str = ""
    positive: bool = False
    accused: bool = False
    clause: bool = False
    via: bool = False
    weak: bool = False


class Mention(NamedTuple):
    """An act in a sentence: code, tokens of the act (first to stop) and of act and objects together (low to high).

    bare: its object is missing, so it needs a cue of its own. norm_only: it counts only when forbidden or allowed.
    foreign: done by somebody who is no civil servant.
    """

    code: str
    first: int
    stop: int
    low: int
    high: int
    bare: bool
    norm_only: bool
    foreign: bool
    only: str


@dataclass
class Targets:
    """All rules, by the class of their act, and which codes cover which."""

    by_act: dict[str, list[Target]]
    covers: dict[str, frozenset[str]]
    auxiliary: frozenset[str]
    negation: frozenset[str]
    acts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.acts = frozenset(self.by_act)

    @classmethod
    def of(cls, lexicon: dict[str, Any], auxiliary: frozenset[str], negation: frozenset[str]) -> Targets:
        """The rules of behaviours.toml.

        Errors: LexiconError for an unknown code, class or field.
        """
        classes = set(lexicon["classes"]) | {"norm"}
        by_act: dict[str, list[Target]] = {}
        for entry in lexicon["targets"]:
            try:
                target = Target(**{k: frozenset(v) if isinstance(v, list) else v for k, v in entry.items()})
            except TypeError as error:
                raise LexiconError(f"behaviours.toml: target {entry}: {error}") from error
            unknown = ({target.act} | target.object | target.near | target.unless) - classes
            if target.code not in CODES or unknown:
                raise LexiconError(f"behaviours.toml: target {entry} has an unknown code or class {sorted(unknown)}")
            by_act.setdefault(target.act, []).append(target)
        covers = {code: frozenset(under) for code, under in lexicon.get("covers", {}).items()}
        return cls(by_act, covers, auxiliary | negation, negation)

    def mentions(self, tokens: list[Token], marks: list[Mark], terminators: list[int], normed: bool,
                 accused: Callable[[int], bool]) -> list[Mention]:
        """The acts in a sentence. terminators: tokens at which a clause ends; normed: something is forbidden or allowed here;
        accused: whether a suspicion stands just before a token."""
        found: list[Mention] = []
        for k, mark in enumerate(marks):
            for name in mark.classes & self.acts:
                for target in self.by_act[name]:
                    if mention := self._match(target, k, tokens, marks, terminators, normed, accused):
                        found.append(mention)
        return self._uncovered(found, tokens)

    def _match(self, target: Target, k: int, tokens: list[Token], marks: list[Mark], terminators: list[int], normed: bool,
               accused: Callable[[int], bool]) -> Mention | None:
        act = marks[k]
        low, high, bare = act.first, act.stop, target.weak
        if target.object:
            found = _nearest(target.object, target.act, k, marks, target.after, target.before, tokens, terminators)
            if found is None:
                if not target.bare:
                    return None
                bare = True
            elif target.via and (not found.first or tokens[found.first - 1].form not in VIA) and found is not act:
                return None
            else:
                low, high = min(low, found.first), max(high, found.stop)
        elif target.norm_only:
            bare = True
        if target.near:
            second = _nearest(target.near, "", k, marks, target.near_after, target.near_before, tokens, terminators)
            if second is not None and target.clause and any(t.form == "," for t in tokens[act.stop : second.first]):
                return None
            if second is not None and second.first > act.stop and any(t.form in NEW_VERB for t in tokens[act.stop : second.first]):
                return None
            if second is not None:
                low, high = min(low, second.first), max(high, second.stop)
            elif not ("norm" in target.near and normed):
                return None
        if target.positive and any(t.form in self.negation for t in tokens[act.stop : high]):
            return None
        if target.accused and not accused(act.first):
            return None
        if target.unless and any(
            m.classes & target.unless and m is not act and m.stop > low - UNLESS_REACH and m.first < high + UNLESS_REACH for m in marks
        ):
            return None
        form = tokens[act.first].form
        foreign = (form.startswith(VERB_PREFIXES) or not target.names) and form not in NO_VERB and self._foreign(act, tokens, marks)
        return Mention(target.code, act.first, act.stop, low, high, bare, target.norm_only, foreign, target.only)

    def _foreign(self, act: Mark, tokens: list[Token], marks: list[Mark]) -> bool:
        """True if the act's subject is a candidate, a party, a voter, a supervisor: not a civil servant."""
        form = tokens[act.first].form
        passive = form.startswith(("di", "ter")) and not form.startswith("diri")
        if passive:
            i = act.stop + (act.stop < len(tokens) and tokens[act.stop].form == "oleh")
            return any(m.first == i and "other_actor" in m.classes and "civil_servant" not in m.classes for m in marks)
        i = act.first - 1
        relative = False
        while i >= 0 and tokens[i].form in self.auxiliary:
            relative |= tokens[i].form == "yang"
            i -= 1
        subject = next((m for m in marks if m.first <= i < m.stop), None)
        if relative and (subject is None or not subject.classes & ACTORS):  # the head noun stands further left
            heads = [m for m in marks if i - SUBJECT_REACH <= m.first < i and m.classes & ACTORS]
            subject = heads[-1] if heads and all(tokens[j].form != "," for j in range(heads[-1].stop, i)) else None
        if subject is None or "other_actor" not in subject.classes or "civil_servant" in subject.classes:
            return False
        return not any(
            "civil_servant" in m.classes and subject.first - JOIN_REACH <= m.stop <= subject.first
            and any(t.form in JOINS for t in tokens[m.stop : subject.first])
            for m in marks
        )

    def _uncovered(self, found: list[Mention], tokens: list[Token]) -> list[Mention]:
        """Without general acts inside the words of finer ones, and without the same act twice."""
        kept: dict[tuple[str, int], Mention] = {}
        for mention in found:
            if any(mention.code in self.covers.get(o.code, ()) and not o.foreign and o.low <= mention.first and _joined(o.high, mention.first, tokens)
                   for o in found):
                continue
            if mention.code == "take_sides" and mention.first and tokens[mention.first - 1].form in PURPOSE and any(
                o.code != "take_sides" and 0 < mention.first - o.first <= PURPOSE_REACH for o in found
            ):
                continue
            key = (mention.code, mention.first)
            other = kept.get(key)
            if other is None or (other.bare, other.norm_only, other.high - other.low) > (mention.bare, mention.norm_only, mention.high - mention.low):
                kept[key] = mention
        return sorted(kept.values(), key=lambda m: m.first)


def _nearest(
    classes: frozenset[str], name: str, k: int, marks: list[Mark], after: int, before: int, tokens: list[Token], terminators: list[int]
) -> Mark | None:
    act = marks[k]
    best: Mark | None = None
    distance = 1 << 30
    for j in range(k + 1, len(marks)):
        mark = marks[j]
        gap = mark.first - act.stop
        if gap > after:
            break
        if mark.classes & classes:
            if not _parted(act.stop, mark.first, tokens, terminators):
                best, distance = mark, gap
            break
        if name in mark.classes and gap > 0:  # the object belongs to the later act
            break
    for j in range(k - 1, -1, -1):
        mark = marks[j]
        gap = act.first - mark.stop
        if gap > before or gap >= distance:
            break
        if mark.classes & classes:
            if not _parted(mark.stop, act.first, tokens, terminators):
                best = mark
            break
    # one word may hold act and object: `foto calon`
    if best is None and act.stop - act.first > 1 and act.classes & classes:
        best = act
    return best


def _parted(start: int, stop: int, tokens: list[Token], terminators: list[int]) -> bool:
    return any(start <= t < stop for t in terminators) or any(tokens[i].form in BARRIERS for i in range(start, stop))


def _joined(high: int, first: int, tokens: list[Token]) -> bool:
    """True if an act inside or just after a mention belongs to it: no comma or `and` stands between."""
    return first < high or first - high <= COVER_REACH and not any(t.form in LISTING for t in tokens[high:first])
