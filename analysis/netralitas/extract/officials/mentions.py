"""The mentions of persons: names and short forms, known names in headlines, titles, descriptions and pronouns."""

from __future__ import annotations

import re

from netralitas.extract.findings import Office, Person
from netralitas.extract.officials.coreference import Mention, person_before, prominence, within
from netralitas.extract.officials.evidence import Evidence
from netralitas.extract.officials.identity import covers, key_words
from netralitas.extract.officials.linking import BACK
from netralitas.extract.officials.names import NameGrammar
from netralitas.extract.officials.persons import Candidate, Held
from netralitas.extract.reading import Reading

_BACK_WORD = re.compile(r"[ \xa0]*(?:\([^()\n]{1,40}\)[ \xa0]*)?(ini|itu|tersebut|tadi|dimaksud)\b")
_CAPITALISED = re.compile(r"[A-Z][\w'’.-]*\w|[A-Z]\.")
_BEFORE_BACK = re.compile(r"(?:sang|si|pak|bu|bapak|ibu)[ \xa0]$")


def name_mentions(reading: Reading, people: list[Candidate], evidence: Evidence) -> list[Mention]:
    quotes = reading.found["quotations"]
    owned = sorted((n.start, n, c.person, c) for c in people if c.person is not None for n in c.names)
    mentions = []
    sentence = -2
    for start, name, person, candidate in owned:
        quoted = within(quotes, start)
        begin, end = candidate.phrases[name.start]
        here = reading.sentence_at(start)
        first = here != sentence and not quoted
        if not quoted:
            sentence = here
        rank = prominence(reading, begin, end, first, evidence.oblique, evidence.before, evidence.after)
        assert person is not None
        mentions.append(Mention(name.start, name.end, person, quoted, rank))
    return mentions


def line_mentions(
    reading: Reading, people: list[Candidate], grammar: NameGrammar, lines: list[tuple[int, int]]
) -> list[Mention]:
    """Known persons in headlines: there a run of capitals is more than a name."""
    known = [c for c in people if c.person is not None]
    mentions: list[Mention] = []
    by_word: dict[str, list[Candidate]] = {}
    for candidate in known:
        for key in candidate.keys:
            if len(key) > 2:
                by_word.setdefault(key, []).append(candidate)
    if not by_word:
        return mentions
    for start, end in lines:
        words = [(m.start(), m.end(), key_words([m[0]])) for m in _CAPITALISED.finditer(reading.text[start:end])]
        i = 0
        while i < len(words):
            key = words[i][2][0] if words[i][2] else ""
            owners = by_word.get(key, [])
            if not owners:
                i += 1
                continue
            j = i + 1
            while (
                j < len(words)
                and words[j][0] - words[j - 1][1] <= 2
                and covers(owners[0].keys, [w for _, _, k in words[i : j + 1] for w in k], grammar.variants) == 2
            ):
                j += 1
            person = owners[0].person
            if person is not None:
                mentions.append(Mention(start + words[i][0], start + words[j - 1][1], person, False, 2))
            i = j
    return mentions


def publish(reading: Reading, mentions: list[Mention]) -> None:
    reading.found["person_mentions"] = sorted(mentions, key=lambda m: (m.start, m.end))


def titles(reading: Reading, people: list[Candidate], offices: list[Office], many: frozenset[str]) -> None:
    """Offices without a name beside them that mean somebody already named (`Sekda`, `mantan Kadis itu`).

    many: positions that many hold in a region: bare and in lower case they mean nobody in particular. Adds the mentions; an office that only such a title gives (`… , aku Camat X tersebut`) is added to its person.
    """
    by_position: dict[str, list[Candidate]] = {}
    for person in people:
        for position in {o.position for o in person.offices}:
            by_position.setdefault(position, []).append(person)
    by_person = {id(c.person): c for c in people if c.person is not None}
    added: list[Mention] = []
    for office in offices:
        if office.candidate:
            continue
        near = by_position.get(office.position, [])[:40]
        owners = [c for c in near if c.person is not None and any(_same_office(o, office) for o in c.offices)]
        back = _BACK_WORD.match(reading.text, office.end, office.end + 60) or _BEFORE_BACK.search(
            reading.lowered, max(0, office.start - 6), office.start
        )
        if owners and (back or not _any_holder(reading, office, many)):
            chosen = min(owners, key=lambda c, at=office.start: c.distance(at))  # type: ignore[misc]
            status = "acting" if office.status == "acting" else ""
        elif back and office.institution and (salient := _salient(reading, by_person, office)) is not None:
            chosen, status = salient, office.status
        else:
            continue
        if status:
            held = Held(office.position, office.institution, office.region, status, BACK, office.start, office.end)
            chosen.hold(held)
        assert chosen.person is not None
        quoted = within(reading.found["quotations"], office.start)
        added.append(Mention(office.start, office.end, chosen.person, quoted, 2))
    if added:
        publish(reading, reading.found["person_mentions"] + added)


def _any_holder(reading: Reading, office: Office, many: frozenset[str]) -> bool:
    """True for a title that may mean any holder (`34 kades`, `mengumpulkan lurah dan camat`): lower case, of many, and bare."""
    return office.position in many and office.title_end >= office.end and reading.text[office.start].islower()


def _same_office(own: Held, office: Office) -> bool:
    if own.candidate or own.position != office.position:
        return False
    if (own.status == "former") != (office.status == "former"):
        return False
    return not own.institution or not office.institution or own.institution == office.institution


def _salient(reading: Reading, by_person: dict[int, Candidate], office: Office) -> Candidate | None:
    def fits(person: Person) -> bool:
        candidate = by_person.get(id(person))
        # of whom only the body is known: `narasumber dari BKN, X` is `analis kepegawaian BKN itu`
        held = (
            [o for o in candidate.current() if o.position or o.institution != office.institution] if candidate else []
        )
        return candidate is not None and (office.status == "former" or not held)

    person = person_before(reading, office.start, fits)
    candidate = by_person.get(id(person)) if person is not None else None
    if candidate is not None and not candidate.evidence and not candidate.offices:
        here = reading.sentence_at(office.start)
        if not any(here - 1 <= reading.sentence_at(n.start) <= here for n in candidate.names):
            return None
    return candidate


_DESCRIBED = re.compile(r"[^.,;:\n“”\"]{0,60}?[ \xa0](?:ini|itu|tersebut)\b")
_UNKNOWN = re.compile(r"(?:seorang|sejumlah|dua|tiga|para|beberapa|salah satu|setiap|banyak)[ \xa0]$")


def pronouns(reading: Reading) -> None:
    """`ia`, `dia`, `beliau` and descriptions (`pria asal X ini`) outside quotations, as mentions of the person they mean."""
    quotes = reading.found["quotations"]
    added = []
    for hit in reading.hits.get("official_pronoun", ()):
        if within(quotes, hit.start):
            continue
        end = hit.end
        if hit.value == "description":
            described = _DESCRIBED.match(reading.text, end)
            if not described or _UNKNOWN.search(reading.lowered, max(0, hit.start - 14), hit.start):
                continue
            end = described.end()
        person = person_before(reading, hit.start)
        if person is not None:
            added.append((hit.start, end, person))
    for start, end, person in added:
        person.mentions.append((start, end))
