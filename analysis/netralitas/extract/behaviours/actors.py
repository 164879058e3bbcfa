"""Whose act it is, and how that person's case ended: the persons of an article by sentence, and the outcomes that stand beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from netralitas.extract.behaviours.cues import VERDICTS
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.findings import Body, Office, Person, Place

OVERSEERS = frozenset(("election", "civil_service"))  # kinds of bodies whose people judge
RULERS = frozenset(
    ("Bupati", "Gubernur", "Wali Kota", "Sekretaris Daerah", "Presiden", "Menteri")
)  # unnamed: who decides
BESIDE = 30  # characters between an office and the name of who holds it
BACK = 4  # sentences of the paragraph in which the person may have been named
_JOINED = re.compile(r"(?:[\s,&]|dan\b|serta\b|maupun\b|bersama\b|atau\b)+")
_NAME = re.compile(r"[A-Z](?<![\w.][A-Z])(?:[A-Z]{1,3}|\.?[A-Z]\.?|[a-z]{2,})(?![\w-])")  # a capital first: found fast
_BEYOND = (1 << 60, 0)  # a span after all text
_OPENS = re.compile(r"[\"“.:;?!]\s*$")  # after these a capital says nothing


class Named(NamedTuple):
    """A person in a sentence: offsets of the words, and who it is."""

    start: int
    end: int
    key: str


class Outcome(NamedTuple):
    """The outcome of somebody's case: in which sentence, where, which (a category of `VERDICTS`)."""

    sentence: int
    start: int
    category: str


class Actors:
    """Persons and the outcomes of their cases in one article."""

    def __init__(self, scenes: list[Scene]) -> None:
        self._scenes = scenes
        self._named = _persons(scenes)
        self.outcomes: dict[str, list[Outcome]] = {}
        for index, scene in enumerate(scenes):
            if scene.headline or scene.categories.isdisjoint(VERDICTS):
                continue
            for cue in scene.cues:
                if cue.category not in VERDICTS:
                    continue
                start, end = scene.spans[cue.first][0], scene.spans[cue.stop - 1][1]
                for key in self.of(index, start, end)[0]:
                    self.outcomes.setdefault(key, []).append(Outcome(index, start, cue.category))

    def of(self, index: int, start: int, end: int) -> tuple[tuple[str, ...], str]:
        """Who does what these words of a sentence say, and where they are named: `here` before it, `after` it, `carried` from a
        sentence before in the paragraph, `far`, or ''."""
        scene, named = self._scenes[index], self._named[index]
        before = [n for n in named if n.start < start]
        if before:
            return _joined(scene, before), "here"
        after = [n for n in named if n.start >= end]
        for earlier in range(index - 1, max(-1, index - BACK - 1), -1):
            same = self._scenes[earlier].paragraph == scene.paragraph
            if self._scenes[earlier].headline or (after and not same):
                break
            told = self._named[earlier]
            if told:
                every = scene.says("group")
                keys = tuple(dict.fromkeys(n.key for n in told)) if every else _joined(self._scenes[earlier], told)
                return keys, "carried" if same else "far"
            if not same:
                break
        return ((after[0].key,), "after") if after else ((), "")


def _joined(scene: Scene, named: list[Named]) -> tuple[str, ...]:
    """The last person, and those coordinated with them."""
    keys = [named[-1].key]
    for earlier, later in zip(named[-2::-1], named[:0:-1], strict=True):
        if not _JOINED.fullmatch(scene.reading.lowered, earlier.end, later.start):
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
    persons: dict[int, Person] = {id(m.person): m.person for m in reading.found.get("person_mentions", [])}
    named: list[Named] = []
    keys: dict[str, str] = {}
    taken = [(body.start, body.end) for body in bodies] + [(place.start, place.end) for place in places]
    taken += [(row["start"], row["end"]) for row in reading.rows.get("dates", ())]
    for person in persons.values():
        taken += person.mentions
        judging = person.institution in judges
        for word in person.name.lower().split():
            keys[word] = "" if judging else person.name
        if not judging:
            named += [Named(start, end, person.name) for start, end in person.mentions]
    for office in offices:
        taken.append((office.start, office.end))
        if not office.institution or office.candidate or office.institution in judges or office.position in RULERS:
            continue
        if not any(n.start < office.end + BESIDE and office.start < n.end + BESIDE for n in named):
            named.append(Named(office.start, office.end, f"{office.position} {office.institution}"))
    named = sorted(named + _others(scenes, sorted(taken), keys))
    starts = [scene.sentence.start for scene in scenes]
    found: list[list[Named]] = [[] for _ in scenes]
    for person_named in named:
        found[max(0, bisect_right(starts, person_named.start) - 1)].append(person_named)
    return found


def _others(scenes: list[Scene], taken: list[tuple[int, int]], keys: dict[str, str]) -> list[Named]:
    """Names and initials of people who hold no office: words with a capital that nothing else explains, a short form being
    its longer form's. keys: by word of a name, who it is, '' for those who judge."""
    text, form_of, known = scenes[0].reading.text, scenes[0].words, scenes[0].words.vocabulary
    spans, reach = iter(taken), 0
    span = next(spans, _BEYOND)
    sentences = {scene.sentence.start for scene in scenes}
    found: list[Named] = []
    for m in _NAME.finditer(text):
        start, end = m.span()
        while span[0] <= start:
            if span[1] > reach:
                reach = span[1]
            span = next(spans, _BEYOND)
        if start < reach:
            continue
        word = m[0].lower()
        if form_of(word) in known or _is_small(text, word):
            continue
        if found and found[-1].end + 1 == start:
            found[-1] = Named(found[-1].start, end, keys.setdefault(word, found[-1].key))
        elif word in keys or not (start in sentences or _OPENS.search(text, max(0, start - 3), start)):
            found.append(Named(start, end, keys.setdefault(word, word)))
    return [n for n in found if n.key]


def _is_small(text: str, word: str) -> bool:
    """True if the text also has a word without its capital."""
    start = text.find(word) if word.isalpha() else -1
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or before in ("-", "_") or after.isalnum() or after == "_"):
            return True
        start = text.find(word, end)
    return False
