"""Whose act it is, and how that person's case ended: the persons of an article by sentence, and the outcomes that stand beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from netralitas.extract.behaviours.cues import VERDICTS
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.findings import Body, Office, Place

OVERSEERS = frozenset(("election", "civil_service"))  # kinds of bodies whose people judge
RULERS = frozenset(
    ("Bupati", "Gubernur", "Wali Kota", "Sekretaris Daerah", "Presiden", "Menteri")
)  # without a name: who decides
BESIDE = 30  # characters between an office and the name of who holds it
BACK = 4  # sentences of the paragraph in which the person may have been named
JOINED = frozenset((",", "dan", "serta", "maupun", "bersama", "&", "atau"))
OPENERS = frozenset('"“.:;?!')  # after these a capital says nothing
_NAME = re.compile(r"[A-Z]{2,4}|[A-Z]\.?[A-Z]\.?|[A-Z][a-z]{2,}")


class Named(NamedTuple):
    """A person in a sentence: tokens first to stop, and who it is."""

    first: int
    stop: int
    key: str


class Outcome(NamedTuple):
    """The outcome of somebody's case: in which sentence, at which token, which (a category of `VERDICTS`)."""

    sentence: int
    first: int
    category: str


class Actors:
    """Persons and the outcomes of their cases in one article."""

    def __init__(self, scenes: list[Scene]) -> None:
        self._scenes = scenes
        self._named = _persons(scenes)
        self.outcomes: dict[str, list[Outcome]] = {}
        for index, scene in enumerate(scenes):
            if scene.headline:
                continue
            for cue in scene.cues:
                if cue.category in VERDICTS:
                    for key in self.of(index, cue.first, cue.stop)[0]:
                        self.outcomes.setdefault(key, []).append(Outcome(index, cue.first, cue.category))

    def of(self, index: int, first: int, stop: int) -> tuple[tuple[str, ...], str]:
        """Who does what tokens `first` to `stop` of a sentence say, and where they are named: `here` before it, `after` it, `carried`
        from a sentence before in the paragraph, `far`, or ''."""
        scene, named = self._scenes[index], self._named[index]
        before = [n for n in named if n.first < first]
        if before:
            return _joined(scene, before), "here"
        after = [n for n in named if n.first >= stop]
        group = scene.says("group")
        for back in range(1, BACK + 1):
            i = index - back
            if i < 0 or self._scenes[i].headline:
                break
            same = self._scenes[i].paragraph == scene.paragraph
            if not same and after:
                break
            if self._named[i]:
                told = self._named[i]
                keys = tuple(dict.fromkeys(n.key for n in told)) if group else _joined(self._scenes[i], told)
                return keys, "carried" if same else "far"
            if not same:
                break
        if after:
            return (after[0].key,), "after"
        return (), ""


def _joined(scene: Scene, named: list[Named]) -> tuple[str, ...]:
    """The last person, and those coordinated with them."""
    keys = [named[-1].key]
    for earlier, later in zip(named[-2::-1], named[:0:-1], strict=True):
        between = scene.forms[earlier.stop : later.first]
        if not between or not JOINED.issuperset(between):
            break
        keys.append(earlier.key)
    return tuple(dict.fromkeys(keys))


def _persons(scenes: list[Scene]) -> list[list[Named]]:
    """Per sentence the persons that it names, in text order, without those who judge."""
    if not scenes:
        return []
    reading = scenes[0].reading
    bodies: list[Body] = reading.found.get("bodies", [])
    places: list[Place] = reading.found.get("places", [])
    offices: list[Office] = reading.found.get("offices", [])
    judges = {b.institution for b in bodies if b.kind in OVERSEERS}
    persons = {id(m.person): m.person for m in reading.found.get("person_mentions", [])}
    spans: list[tuple[int, int, str]] = []
    taken = [(body.start, body.end) for body in bodies] + [(place.start, place.end) for place in places]
    taken += [(row["start"], row["end"]) for row in reading.rows.get("dates", ())]
    for person in persons.values():
        taken += person.mentions
        if person.institution not in judges:
            spans += [(start, end, person.name) for start, end in person.mentions]
    for office in offices:
        judging = office.institution in judges or office.position in RULERS
        if (
            office.institution
            and not office.candidate
            and not judging
            and not any(s < office.end + BESIDE and office.start < e + BESIDE for s, e, _ in spans)
        ):
            spans.append((office.start, office.end, f"{office.position} {office.institution}"))
        taken.append((office.start, office.end))
    others = _others(scenes, taken)
    found = []
    for scene, unknown in zip(scenes, others, strict=True):
        starts = [t.start for t in scene.tokens]
        low, high = starts[0], scene.tokens[-1].end
        here = [
            Named(bisect_left(starts, start), bisect_left(starts, end), key)
            for start, end, key in spans
            if low <= start < high
        ]
        found.append(sorted(here + unknown))
    return found


def _others(scenes: list[Scene], taken: list[tuple[int, int]]) -> list[list[Named]]:
    """Names and initials of people who hold no office: words with a capital that nothing else explains, a short form being
    its longer form's."""
    text = scenes[0].reading.text
    small = {t.form for s in scenes for t in s.tokens if text[t.start].islower()}
    taken = sorted(taken)
    ends = list(accumulate((end for _, end in taken), max))
    keys: dict[str, str] = {}
    found = []
    for scene in scenes:
        here: list[Named] = []
        for i, token in enumerate(scene.tokens):
            word = text[token.start : token.end]
            if token.form in small or token.form in scene.words.vocabulary or not _NAME.fullmatch(word):
                continue
            k = bisect_right(taken, (token.start, 1 << 60)) - 1
            if k >= 0 and token.start < ends[k]:
                continue
            if here and here[-1].stop == i:
                here[-1] = Named(here[-1].first, i + 1, keys.setdefault(token.form, here[-1].key))
            elif token.form in keys or (i and scene.forms[i - 1] not in OPENERS):
                here.append(Named(i, i + 1, keys.setdefault(token.form, token.form)))
        found.append(here)
    return found
