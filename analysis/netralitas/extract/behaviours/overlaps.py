"""Which of the acts that a sentence names are counted: not those that are only a part, a purpose or the meaning of a
finer one."""

from __future__ import annotations

from typing import NamedTuple

from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.behaviours.targets import Targets

PURPOSE_REACH = 14
COVER_REACH = 4
MEANS_REACH = 4
JOINED_REACH = 2
PROVISOS = frozenset(("post", "wear_attributes"))
LISTED = frozenset(("comment", "follow", "like", "post", "share"))  # named one after the other
LIES_REACH = 4
GESTURE_REACH = 8
VERB_PREFIXES = ("ber", "di", "hadir", "ikut", "me", "ter")


class Mention(NamedTuple):
    """An act in a sentence: code, tokens of the act (first to stop) and of act and objects together (low to high).

    bare: it needs a cue of its own (its object is missing, or its words are weak). norm_only: it counts only when
    forbidden or
    allowed; only: with this modality alone ('' for any). foreign: done by somebody who is no civil servant. matched: by a target
    of the lexicon, not by learned weights alone.
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
    matched: bool = True


class Overlaps:
    """The acts matched in one sentence, set against each other."""

    def __init__(self, scene: Scene, targets: Targets) -> None:
        self.scene = scene
        self.forms = scene.forms
        self.targets = targets

    def says(self, name: str, i: int) -> bool:
        """True if a token is one of these small words."""
        return 0 <= i < len(self.forms) and self.forms[i] in self.targets.small[name]

    def uncovered(self, found: list[Mention]) -> list[Mention]:
        """Without general acts inside the words of finer ones, mere purposes, and the same act twice."""
        kept: dict[tuple[str, int], Mention] = {}
        for mention in found:
            if any(
                mention.code in self.targets.covers.get(o.code, ())
                and not (mention.code == "take_sides" and self.interpreted(mention.first))
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
        if self.topic(mention) and any(o.first > mention.high and not o.foreign for o in found):
            return True
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
        if mention.code in LISTED and any(o.code == "hoax_hate" and o.low <= mention.first < o.high for o in found):
            return True  # what is spread is a lie
        if mention.code in PROVISOS and self.proviso(mention.first):
            return True
        if mention.code == "gesture" and any(o.code == "post" and mention.first == o.stop for o in found):
            return True  # a slogan posted, not called out
        if mention.code == "display_props" and any(
            o.code == "post" and 0 <= o.first - mention.high <= JOINED_REACH for o in found
        ):
            return True  # `memajang gambar caleg sebagai foto profil`
        if mention.code == "gesture" and any(o.code == "like" and o.low <= mention.first < o.high for o in found):
            return True  # `tanda jempol` on a post
        if mention.code == "wear_attributes" and any(
            o.code == "display_props" and o.first == mention.first and not o.bare for o in found
        ):
            return True  # `memasang atribut calon`
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
        if (
            mention.code == "attend_campaign"
            and self.says("while", mention.first - 1)
            and any(o.first < mention.first and o.code != mention.code and not o.foreign for o in found)
        ):
            return True  # when the other act is done: `memakai jaket dinas saat menonton kampanye`
        if mention.code == "attend_campaign":
            return any(
                o.code == "party_event_speaker"
                and 0 < o.first - mention.stop <= MEANS_REACH
                and any(self.says("role", i) for i in range(mention.stop, o.first))
                and not any(self.says("coordination", i) for i in range(mention.stop, o.first))
                for o in found
            )
        return False

    def topic(self, mention: Mention) -> bool:
        """True for what a headline is about: `Kampanye Lewat Medsos, ASN Dilarang Berkomentar`."""
        stop = mention.high
        return (
            self.scene.headline
            and mention.low == 0
            and mention.code in ("attend_campaign", "online_campaign")
            and not self.forms[0].startswith(VERB_PREFIXES)
            and stop < len(self.forms)
            and self.forms[stop] in (",", ":")
        )

    def proviso(self, first: int) -> bool:
        """True in a condition of something else: `boleh hadir asalkan tidak berseragam`."""
        return self.forms[first - 1] in self.targets.negation and any(
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
