"""Nicknames that the text introduces (`Ahmad Subandi, akrab disapa Memet`; `Memet, sapaan akrabnya`; `Memet, sapaan Ahmad`)."""

from __future__ import annotations

import re

from netralitas.extract.officials.coreference import within
from netralitas.extract.officials.linking import phrases
from netralitas.extract.officials.names import Name
from netralitas.extract.officials.persons import Candidate
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

_NEAR = 60


class Nicknames:
    """Made once from the lexicon (`officials.toml`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.toml("officials")["words"]
        self._before = re.compile(
            rf"[\s,(–—-]*(?:atau\s+)?(?:yang\s+)?(?:{phrases(words['nickname'])})(?:\s+(?:dengan|nama|sebutan|sapaan|panggilan))*[\s“\"'‘]*",
            re.IGNORECASE,
        )
        called = r"(?:begitu|demikian)(?:lah)?\s+(?:[\w-]+\s+){0,3}(?:disapa|dipanggil|menyapanya|memanggilnya|sapaannya|panggilannya)"
        self._behind = re.compile(
            rf"[\s”\"'’,(–—-]*(?:{phrases(words['nicknamed'])}|{called})\b(?!\s+[A-Z])", re.IGNORECASE
        )
        self._of = re.compile(rf"[\s”\"'’,(–—-]*(?:{phrases(words['nickname_of'])})\s+", re.IGNORECASE)

    def join(
        self, reading: Reading, names: list[Name], people: list[Candidate], quotes: list[tuple[int, int]]
    ) -> list[Candidate]:
        """The persons, those known by a nickname joined with the person it belongs to. quotes: what stands in quotation marks."""
        owner = {n.start: c for c in people for n in c.names}
        told = [n for n in names if not within(quotes, n.start)]
        gone: set[int] = set()
        for index, name in enumerate(told):
            nick = owner.get(name.start)
            if nick is None or len(name.words) > 2:
                continue
            full = self._named_by(reading, told, index, owner)
            if full is None:
                continue
            full.nicknames.add(name.words)
            if full is nick or nick.current():
                continue
            for other in nick.names:
                full.call(other, [])
                owner[other.start] = full
            for office in nick.offices:
                full.hold(office)
            full.names.sort()
            gone.add(id(nick))
        return [c for c in people if id(c) not in gone]

    def _named_by(
        self, reading: Reading, told: list[Name], index: int, owner: dict[int, Candidate]
    ) -> Candidate | None:
        """Whose nickname the name is by the words around it, or None."""
        name, text = told[index], reading.text
        before = reversed(told[max(0, index - 4) : index])
        previous = next((n for n in before if _may_own(owner.get(n.start), n)), None)
        if previous is not None and owner.get(previous.start) is not owner[name.start]:
            near = name.begin - previous.finish <= _NEAR
            if (near and self._before.fullmatch(text, previous.finish, name.begin)) or self._behind.match(
                text, name.finish
            ):
                return owner.get(previous.start)
        following = told[index + 1] if index + 1 < len(told) else None
        if following is not None:
            full = owner.get(following.start)
            if full is not None and self._of.fullmatch(text, name.finish, full.phrases[following.start][0]):
                return full
        return None


def _may_own(person: Candidate | None, name: Name) -> bool:
    """False for a single word that only opens a sentence."""
    return person is not None and (
        not name.opens or len(name.words) > 1 or name.address or bool(person.offices) or len(person.keys) > 1
    )
