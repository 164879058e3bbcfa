"""Nicknames that the text introduces (`Ahmad Subandi, akrab disapa Memet`; `Memet, sapaan akrabnya`)."""

from __future__ import annotations

import re
from itertools import pairwise

from netralitas.extract.officials.linking import phrases
from netralitas.extract.officials.names import Name
from netralitas.extract.officials.persons import Candidate
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon


class Nicknames:
    """Made once from the lexicon (`officials.toml`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.toml("officials")["words"]
        self._before = re.compile(
            rf"[\s,(–—-]*(?:yang\s+)?(?:{phrases(words['nickname'])})(?:\s+(?:dengan|nama|sebutan|sapaan|panggilan))*[\s“\"'‘]*",
            re.IGNORECASE,
        )
        self._behind = re.compile(rf"[\s”\"'’,(–—-]*(?:{phrases(words['nicknamed'])})\b", re.IGNORECASE)

    def join(self, reading: Reading, names: list[Name], people: list[Candidate]) -> list[Candidate]:
        """The persons, those known by a nickname joined with the person it belongs to."""
        owner = {n.start: c for c in people for n in c.names}
        gone: set[int] = set()
        for previous, name in pairwise(names):
            nick, full = owner.get(name.start), owner.get(previous.start)
            if nick is None or full is None or nick is full or len(name.words) > 2 or nick.current():
                continue
            if name.begin - previous.finish > 60 and not self._behind.match(reading.text, name.finish):
                continue
            if not (
                self._before.fullmatch(reading.text, previous.finish, name.begin)
                or self._behind.match(reading.text, name.finish)
            ):
                continue
            for other in nick.names:
                full.call(other, [])
                owner[other.start] = full
            for office in nick.offices:
                full.hold(office)
            full.names.sort()
            gone.add(id(nick))
        return [c for c in people if id(c) not in gone]
