"""From names and offices to persons: which names are one person, and which office is theirs."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netralitas.extract.findings import Office, Person, Region
from netralitas.extract.officials.identity import clipped, covers, key_words
from netralitas.extract.officials.linking import DIRECT, Link
from netralitas.extract.officials.names import Name
from netralitas.extract.reading import Reading

_MANY = 150  # persons in one text beyond which nicknames and typing errors are no longer looked for
_NEAR = 30  # of many persons with one name word, the latest


@dataclass(slots=True)
class Held:
    """An office that somebody holds: what it is, how it was found (see linking), where its words stand."""

    position: str
    institution: str
    region: Region | None
    status: str
    grade: int
    start: int
    end: int
    candidate: bool = False
    times: int = 1


@dataclass(slots=True)
class Candidate:
    """A person as far as known: their names, offices (each once), and what tells that they are one.

    phrases: by the start of a name, where its whole phrase with office and degrees begins and ends.
    nicknames: the words of names that the text says are nicknames.
    """

    keys: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    offices: list[Held] = field(default_factory=list)
    phrases: dict[int, tuple[int, int]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    evidence: bool = False
    private: bool = False
    nicknames: set[tuple[str, ...]] = field(default_factory=set)
    person: Person | None = None

    @property
    def rank(self) -> bool:
        """A police or military rank stands before one of the names."""
        return any(n.rank for n in self.names)

    def hold(self, office: Held) -> None:
        """Add an office, or count it once more."""
        for own in self.offices:
            if (own.position, own.institution, own.status, own.grade, own.candidate) == (
                office.position,
                office.institution,
                office.status,
                office.grade,
                office.candidate,
            ):
                own.times += 1
                if office.start < own.start:
                    own.start, own.end = office.start, office.end
                return
        self.offices.append(office)

    def call(self, name: Name, own: list[Held]) -> None:
        """Add a name, and the offices that stand beside it."""
        self.names.append(name)
        insort(self.starts, name.start)
        begin, end = name.begin, name.finish
        for office in own:
            self.hold(office)
            begin, end = min(begin, office.start), max(end, office.end)
        self.phrases[name.start] = (begin, end)

    def distance(self, offset: int) -> tuple[bool, int]:
        """How far before an offset the person was named last; sorts behind all that if only later."""
        i = bisect_right(self.starts, offset)
        return (False, offset - self.starts[i - 1]) if i else (True, self.starts[0])

    def current(self) -> list[Held]:
        """Offices held now."""
        return [o for o in self.offices if not o.candidate and o.status != "former"]


def held(office: Office, link: Link) -> Held:
    """The office as the person of a link holds it."""
    return Held(
        office.position,
        office.institution,
        office.region,
        link.status or office.status,
        link.grade,
        office.start,
        office.end,
        office.candidate,
    )


def gather(
    names: Sequence[Name], links: Sequence[Link], offices: Sequence[Office], variants: Mapping[str, str]
) -> list[Candidate]:
    """Join the names of one person. Longer names come first; a short form joins the person named last before it that it fits."""
    by_name: dict[int, list[Held]] = {}
    for link in links:
        by_name.setdefault(link.name, []).append(held(offices[link.office], link))
    keys = [key_words(n.words) for n in names]
    order = sorted(
        range(len(names)),
        key=lambda i: (-sum(len(k) > 1 for k in keys[i]), -len(keys[i]), -sum(map(len, keys[i])), names[i].start),
    )
    people: list[Candidate] = []
    by_keys: dict[tuple[str, ...], list[int]] = {}
    by_word: dict[str, list[int]] = {}
    by_letter: dict[str, list[int]] = {}  # nicknames and typing errors keep the first letter
    for i in order:
        own = by_name.get(i, [])
        if not keys[i]:
            continue
        near = dict.fromkeys(p for k in keys[i] for p in by_word.get(variants.get(k, k), [])[-_NEAR:])
        fitting = [p for p in by_keys.get(keys[i], ()) if p in near and not _conflict(people[p], keys[i], own)]
        if near and not fitting:
            fitting = [
                p
                for p in near
                if covers(people[p].keys, keys[i], variants) == 2 and not _conflict(people[p], keys[i], own)
            ]
        if not fitting and len(people) <= _MANY:
            near = dict.fromkeys(p for k in keys[i] for p in by_letter.get(k[0], [])[-_MANY:])
            fitting = [
                p for p in near if covers(people[p].keys, keys[i], variants) and not _conflict(people[p], keys[i], own)
            ]
        if not fitting and len(keys[i]) == 1 and not own and len(people) <= _MANY:
            fitting = [p for p, c in enumerate(people) if c.starts[0] < names[i].start and clipped(c.keys, keys[i][0])]
            fitting = fitting if len(fitting) == 1 else []
        if len(fitting) == 1:
            chosen = people[fitting[0]]
        elif fitting:
            same = [p for p in fitting if people[p].keys == keys[i]]
            chosen = min((people[p] for p in same or fitting), key=lambda c, at=names[i].start: c.distance(at))  # type: ignore[misc]
        else:
            chosen = Candidate(keys[i])
            for k in keys[i]:
                if len(k) > 1:
                    by_word.setdefault(variants.get(k, k), []).append(len(people))
                by_letter.setdefault(k[0], []).append(len(people))
            by_keys.setdefault(keys[i], []).append(len(people))
            people.append(chosen)
        chosen.call(names[i], own)
    for person in people:
        person.names.sort()
        person.offices.sort(key=lambda o: o.start)
    return people


def _conflict(person: Candidate, keys: tuple[str, ...], own: list[Held]) -> bool:
    """True if a name with an office of its own belongs to somebody else than the person who has another one."""
    if keys == person.keys and len(keys) > 1:
        return False
    mine = [o for o in own if o.grade >= DIRECT and o.status != "former" and not o.candidate]
    theirs = [o for o in person.offices if o.grade >= DIRECT and o.status != "former" and not o.candidate]
    return bool(mine and theirs) and not any(
        a.position == b.position or (a.institution and a.institution == b.institution) for a in mine for b in theirs
    )


def fullest(person: Candidate) -> Name:
    """The name that is shown: the fullest form, of several spellings the most frequent, of those the first."""
    names = [n for n in person.names if n.words not in person.nicknames] or person.names
    if len(names) == 1:
        return names[0]
    counts = [(sum(len(w) > 1 for w in n.words), len(n.words)) for n in names]
    most = max(counts)
    full = [n for n, count in zip(names, counts, strict=True) if count == most]
    if len(full) == 1:
        return full[0]
    spelled = Counter(n.words for n in full)
    return max(full, key=lambda n: (spelled[n.words], not all(w.isupper() for w in n.words), -n.start))


def shown(text: str) -> str:
    """A name as it is shown: single spaces, capitals only where words begin (`SRI WAHYUNI` → `Sri Wahyuni`)."""
    words = text.split()
    letters = [w for w in words if len(w.strip(".")) > 2]
    if letters and letters[0].isupper() and all(w.isupper() for w in letters):
        words = [
            w if len(w.strip(".")) < 2 else re.sub(r"(?<=[A-ZÀ-Þ])[A-ZÀ-Þ'’]+", lambda m: m[0].lower(), w)
            for w in words
        ]
    return " ".join(words)


def choose_office(person: Candidate) -> Held | None:
    """The office of the row: a present one before a former one, then the one said most directly, with a body, most often, first.

    The same office called acting anywhere is acting (headlines and later mentions drop `Pj`).
    """
    offices = [o for o in person.offices if not o.candidate]
    if not offices:
        return None
    votes: Counter[tuple[str, str]] = Counter()
    for o in offices:
        if o.status != "former":
            votes[(o.position, o.institution)] += o.times
    best = max(
        offices,
        key=lambda o: (
            o.status != "former",
            bool(o.position),
            o.grade,
            bool(o.institution),
            votes[(o.position, o.institution)],
            -o.start,
        ),
    )
    if not best.institution:
        best = next(
            (o for o in offices if o.position == best.position and o.institution and o.status == best.status), best
        )
    if best.status == "current" and any(
        o.status == "acting" and o.position == best.position and o.institution in ("", best.institution)
        for o in offices
    ):
        best.status = "acting"
    return best


def sentence_text(reading: Reading, offset: int) -> tuple[int, int]:
    """Offsets of the sentence that holds an offset."""
    i = reading.sentence_at(offset)
    return (reading.sentences[i].start, reading.sentences[i].end) if i >= 0 else (0, len(reading.text))


def drop_places(names: list[Name], places: list[tuple[int, int]], given: frozenset[str]) -> list[Name]:
    """Without names that are only a place (unless a rank or honorific says that it is a person), or that stand right
    before the honorifics of another name (the end of a village's name: `Lurah Suka Maju Drs. X`); without a place in front."""
    starts = [p[0] for p in places]
    kept = []
    for index, name in enumerate(names):
        i = bisect_right(starts, name.start) - 1
        if i >= 0 and places[i][0] <= name.start < places[i][1] and not (name.rank or name.address):
            rest = sum(part >= places[i][1] for part in name.parts)
            if not rest:
                continue
            if name.words[0].lower() not in given:
                begin = name.parts[-rest]
                name = name._replace(start=begin, begin=begin, words=name.words[-rest:], parts=name.parts[-rest:])
        following = names[index + 1] if index + 1 < len(names) else None
        if following and following.begin <= name.finish + 1 and (following.rank or following.address):
            continue
        kept.append(name)
    return kept
