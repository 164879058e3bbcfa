"""The targets of behaviours.toml: which act near which object names which code of the codebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from netralitas.extract.behaviours.words import interned
from netralitas.lexicon import LexiconError

CODES = (
    "post",
    "comment",
    "like",
    "share",
    "follow",
    "online_campaign",
    "photo",
    "gesture",
    "attend_campaign",
    "campaign_team",
    "display_props",
    "wear_attributes",
    "party_event_speaker",
    "mobilise",
    "take_sides",
    "practical_politics",
    "use_facilities",
    "biased_decision",
    "party_approach",
    "party_membership",
    "candidacy",
    "id_card_support",
    "money_politics",
    "hoax_hate",
    "other",
)
SMALL_WORDS = frozenset(
    (
        "joining",
        "via",
        "no_verb",
        "new_verb",
        "standing",
        "quantifier",
        "complement",
        "while",
        "purpose",
        "coordination",
        "means",
        "interpreted",
        "onto",
        "role",
        "carry",
        "refusing",
    )
)
NORM = "norm"


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
    between: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    bare: bool = False
    weak: bool = False
    norm_only: bool = False
    only: str = ""
    names: bool = False
    positive: bool = False
    accused: bool = False
    clause: bool = False
    via: bool = False
    company: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()

    @property
    def classes(self) -> frozenset[str]:
        """All word classes it speaks of."""
        named = (self.object, self.near, self.between, self.unless, self.never, self.company, self.scene)
        return frozenset((self.act,)).union(*named)

    @property
    def needs_object(self) -> frozenset[str] | None:
        """The classes of the object, if it must be named."""
        return self.object if self.object and not self.bare else None

    @property
    def needs_near(self) -> frozenset[str] | None:
        """The classes of what must be near, if only words can be that."""
        return self.near if self.near and NORM not in self.near else None


Possible = tuple[frozenset[str] | None, frozenset[str] | None, Target]
"""A target, after the classes of which one must stand in its sentence as the object, and of which one must stand near; None for none."""


@dataclass(frozen=True)
class Targets:
    """All targets by the class of their act; which codes cover which; small words by what they do; words of negation
    and auxiliaries."""

    by_act: dict[str, list[Target]]
    covers: dict[str, frozenset[str]]
    small: dict[str, frozenset[str]]
    negation: frozenset[str]
    auxiliary: frozenset[str]
    _of_classes: dict[frozenset[str], tuple[Possible, ...]] = field(default_factory=dict, compare=False)

    def acts(self, classes: frozenset[str]) -> tuple[Possible, ...]:
        """The targets whose act is of one of these classes, in a fixed order, with what they need."""
        found = self._of_classes.get(classes)
        if found is None:
            targets = [target for name in sorted(classes) for target in self.by_act.get(name, ())]
            found = self._of_classes[classes] = tuple((t.needs_object, t.needs_near, t) for t in targets)
        return found

    @classmethod
    def of(cls, lexicon: dict[str, Any], *, negation: frozenset[str], auxiliary: frozenset[str]) -> Targets:
        """From behaviours.toml.

        Errors: LexiconError for an unknown code, class or field, or a missing group of small words.
        """
        classes = {*lexicon["classes"], NORM}
        by_act: dict[str, list[Target]] = {}
        for entry in lexicon["targets"]:
            try:
                fields: dict[str, Any] = {k: interned(v) if isinstance(v, list) else v for k, v in entry.items()}
                target = Target(**fields)
            except TypeError as error:
                raise LexiconError(f"behaviours.toml: target {entry}: {error}") from error
            if target.code not in CODES or target.classes - classes:
                raise LexiconError(
                    f"behaviours.toml: target {entry} has an unknown code or class {sorted(target.classes - classes)}"
                )
            by_act.setdefault(target.act, []).append(target)
        if missing := SMALL_WORDS - set(lexicon["small"]):
            raise LexiconError(f"behaviours.toml: no small words {sorted(missing)}")
        covers = {code: frozenset(under) for code, under in lexicon["covers"].items()}
        return cls(by_act, covers, {k: interned(v) for k, v in lexicon["small"].items()}, negation, auxiliary)
