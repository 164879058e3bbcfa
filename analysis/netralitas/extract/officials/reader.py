"""Reads the persons of an article: names, offices, identity, mentions, rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from netralitas.extract.findings import Body, Office, Person, Place
from netralitas.extract.kinds import Reader
from netralitas.extract.officials.coreference import Mention, person_before, prominence, quotations, within
from netralitas.extract.officials.evidence import Evidence, headline_like
from netralitas.extract.officials.identity import covers, key_words, person_id, slug
from netralitas.extract.officials.linking import BACK, DIRECT, Link, Linker
from netralitas.extract.officials.names import NameGrammar
from netralitas.extract.officials.persons import (
    Candidate,
    Held,
    choose_office,
    drop_places,
    fullest,
    gather,
    sentence_text,
    shown,
)
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

_BACK_WORD = re.compile(r"[ \xa0]*(?:\([^()\n]{1,40}\)[ \xa0]*)?(ini|itu|tersebut|tadi|dimaksud)\b")
_BEFORE_BACK = re.compile(r"(?:sang|si|pak|bu|bapak|ibu)[ \xa0]$")
_SPOKESMAN = re.compile(
    r"[ \xa0]*(?:\([^()\n]{1,30}\))?[ \xa0]*(?:(?:Bidang|Divisi|Bagian|Seksi|Sub|Direktorat|Biro|Unit|Kelompok|Pusat)\b[^.\n“”\"]{3,140}?)?,[ \xa0]*"
)
_UNIT = re.compile(
    r"[ \xa0]*(?:\([^()\n]{1,30}\))?[ \xa0]*(?:Bidang|Divisi|Bagian|Seksi|Sub|Direktorat|Biro|Unit|Kelompok|Pusat)\b"
)
_UNIFORMED = ("police", "military")


def make_reader(lexicon: Lexicon) -> Reader:
    """The function that reads an article's officials into `reading.rows["officials"]` and `reading.found["persons"]`."""
    grammar = NameGrammar(lexicon)
    evidence = Evidence(lexicon, grammar)
    linker = Linker(lexicon, evidence.before)

    def read(reading: Reading) -> None:
        offices = _true_offices(reading, grammar)
        bodies: list[Body] = reading.found.get("bodies", [])
        places: list[Place] = reading.found.get("places", [])
        occupied = _merged(
            [(o.start, o.end) for o in offices] + [(b.start, b.end) for b in bodies] + _located(reading, places)
        )
        headline = {(s.start, s.end) for s in reading.sentences if s.headline}
        prose: list[tuple[int, int]] = []
        lines: list[tuple[int, int]] = []
        for start, end in reading.paragraphs:
            first = any(start <= s < end for s, _ in headline) or reading.text[start:end].strip() == reading.title
            (
                lines
                if headline_like(reading.text, start, end) or (first and _mostly_capital(reading.text, start, end))
                else prose
            ).append((start, end))
        names = drop_places(grammar.names(reading.text, prose, occupied), [(p.start, p.end) for p in places])
        gone = _merged([(p.start, p.end) for p in places] + [(b.start, b.end) for b in bodies])
        links = linker.links(reading, names, offices, gone)
        people = gather(names, links, offices, grammar.variants)
        _headed(reading, people, bodies, linker)
        for person in people:
            for name in person.names:
                sure, private = evidence.of_person(reading, name)
                person.evidence |= sure
                person.private |= private
        linked = {link.office for link in links}
        _spoken_for(reading, people, bodies, evidence)
        _persons(reading, people)
        mentions = _name_mentions(reading, people, offices, links, evidence)
        mentions += _line_mentions(reading, people, grammar, lines)
        _publish(reading, mentions)
        _titles(reading, people, [o for i, o in enumerate(offices) if i not in linked])
        persons = _sure(reading, people)
        _pronouns(reading)
        _write(reading, people, persons, grammar)

    return read


def _true_offices(reading: Reading, grammar: NameGrammar) -> list[Office]:
    """The offices without those that are part of a name (`Lukman Hakim`)."""
    kept = []
    for office in reading.found.get("offices", []):
        word = reading.text[office.start : office.end]
        if word.lower() in grammar.given and " " not in word:
            before = reading.text[max(0, office.start - 24) : office.start].split(" ")
            if len(before) > 1 and not before[-1] and before[-2][:1].isupper() and before[-2].lower() in grammar.given:
                continue
        kept.append(office)
    return sorted(kept, key=lambda o: (o.start, -o.end))


def _located(reading: Reading, places: list[Place]) -> list[tuple[int, int]]:
    """Places that a preposition or kind word says are places: no name begins with them."""
    spans = []
    for place in places:
        before = reading.lowered[max(0, place.start - 12) : place.start].split()
        if (
            place.explicit
            or place.dateline
            or (before and before[-1] in ("di", "ke", "dari", "se", "kota", "kabupaten", "provinsi", "asal", "warga"))
        ):
            spans.append((place.start, place.end))
    return spans


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _mostly_capital(text: str, start: int, end: int) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text[start:end])
    return bool(words) and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _headed(reading: Reading, people: list[Candidate], bodies: list[Body], linker: Linker) -> None:
    starts = [b.start for b in bodies]
    for person in people:
        for name in person.names:
            found = linker.headed(reading.text, name, bodies, starts)
            if found:
                body, position, status = found
                person.offices.append(
                    Held(position, body.institution, body.region, status, DIRECT, body.start, body.end)
                )


def _spoken_for(reading: Reading, people: list[Candidate], bodies: list[Body], evidence: Evidence) -> None:
    """Who speaks for a body without an office named (`KASN Bidang Pengawasan, X, mengatakan`), and police and soldiers known by rank only."""
    starts = [b.start for b in bodies]
    ends = sorted((b.end, i) for i, b in enumerate(bodies))
    for person in people:
        if choose_office(person) is not None or person.private:
            continue
        for name in person.names:
            begin, _ = sentence_text(reading, name.begin)
            i = bisect_right(ends, (name.begin, len(bodies))) - 1
            body = bodies[ends[i][1]] if i >= 0 else None
            if body is None or body.end < begin or body.kind in ("party", "civil") or body.via_office:
                continue
            unit = _UNIT.match(reading.text, body.end, name.begin)
            if (
                (unit or body.start == begin)
                and _SPOKESMAN.fullmatch(reading.text, body.end, name.begin)
                and evidence.of_person(reading, name)[0]
            ):
                person.offices.append(Held("", body.institution, body.region, "current", DIRECT, body.start, body.end))
                break
        else:
            if person.rank:
                name = next(n for n in person.names if n.rank)
                begin, end = sentence_text(reading, name.begin)
                near = bodies[bisect_left(starts, begin) : bisect_left(starts, end)]
                body = next((b for b in near if b.kind in _UNIFORMED), None)
                if body is not None:
                    person.offices.append(
                        Held("", body.institution, body.region, "current", BACK, name.begin, name.start)
                    )


def _persons(reading: Reading, people: list[Candidate]) -> None:
    """A Person for each candidate that holds an office, is plainly a person, or may turn out to be one (`… Kepala Bidang itu`)."""
    for candidate in people:
        if candidate.evidence or candidate.offices or len(candidate.keys) > 1:
            name = fullest(candidate)
            candidate.person = Person(name=shown(reading.text[name.start : name.end]))


def _sure(reading: Reading, people: list[Candidate]) -> list[Person]:
    """The persons that are left when those with neither office nor evidence are dropped, and their mentions with them."""
    persons = []
    for candidate in people:
        if candidate.person is None:
            continue
        if (
            candidate.evidence
            or any(not o.candidate for o in candidate.offices)
            or (len(candidate.keys) > 1 and candidate.offices)
        ):
            persons.append(candidate.person)
        else:
            candidate.person = None
    kept = {id(p) for p in persons}
    reading.found["person_mentions"] = [m for m in reading.found["person_mentions"] if id(m.person) in kept]
    return persons


def _name_mentions(
    reading: Reading, people: list[Candidate], offices: list[Office], links: list[Link], evidence: Evidence
) -> list[Mention]:
    quotes = quotations(reading)
    reading.found["quotations"] = quotes
    owned = sorted((n.start, n, c.person, c) for c in people if c.person is not None for n in c.names)
    mentions = []
    sentence = -2
    for start, name, person, candidate in owned:
        quoted = within(quotes, start)
        begin, end = name.begin, name.finish
        for office in candidate.offices:  # the whole phrase with the office beside the name
            if 0 <= begin - office.end <= 60 and "\n" not in reading.text[office.end : begin]:
                begin = office.start
            elif 0 <= office.start - end <= 30 and "\n" not in reading.text[end : office.start]:
                end = office.end
        here = reading.sentence_at(start)
        first = here != sentence and not quoted
        if not quoted:
            sentence = here
        rank = prominence(reading, begin, end, first, evidence.oblique, evidence.before, evidence.after)
        assert person is not None
        mentions.append(Mention(name.start, name.end, person, quoted, rank))
    return mentions


def _line_mentions(
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
        words = [
            (m.start(), m.end(), key_words([m[0]]))
            for m in re.finditer(r"[A-Z][\w'’.-]*\w|[A-Z]\.", reading.text[start:end])
        ]
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


def _publish(reading: Reading, mentions: list[Mention]) -> None:
    reading.found["person_mentions"] = sorted(mentions, key=lambda m: (m.start, m.end))


def _titles(reading: Reading, people: list[Candidate], offices: list[Office]) -> None:
    """Offices without a name beside them that mean somebody already named (`Sekda`, `mantan Kadis itu`)."""
    text = reading.text
    added: list[Mention] = []
    for office in offices:
        if office.candidate:
            continue
        owners = [c for c in people if c.person is not None and any(_same_office(o, office) for o in c.offices)]
        back = _BACK_WORD.match(text, office.end, office.end + 60) or _BEFORE_BACK.search(
            reading.lowered, max(0, office.start - 6), office.start
        )
        if owners:
            at = office.start
            chosen = min(owners, key=lambda c: _distance(c, at))
        elif back and (salient := _salient(reading, people, office)) is not None:
            chosen = salient
            chosen.offices.append(
                Held(office.position, office.institution, office.region, office.status, BACK, office.start, office.end)
            )
        else:
            continue
        if office.status == "acting" and owners:
            chosen.offices.append(
                Held(office.position, office.institution, office.region, "acting", BACK, office.start, office.end)
            )
        assert chosen.person is not None
        added.append(
            Mention(office.start, office.end, chosen.person, within(reading.found["quotations"], office.start), 2)
        )
    if added:
        _publish(reading, reading.found["person_mentions"] + added)


def _same_office(own: Held, office: Office) -> bool:
    if own.candidate or own.position != office.position:
        return False
    if (own.status == "former") != (office.status == "former"):
        return False
    return not own.institution or not office.institution or own.institution == office.institution


def _distance(candidate: Candidate, offset: int) -> tuple[bool, int]:
    before = [n.start for n in candidate.names if n.start <= offset]
    return (not before, offset - before[-1] if before else candidate.names[0].start)


def _salient(reading: Reading, people: list[Candidate], office: Office) -> Candidate | None:
    by_person = {id(c.person): c for c in people if c.person is not None}

    def fits(person: Person) -> bool:
        candidate = by_person.get(id(person))
        return candidate is not None and (office.status == "former" or not candidate.current())

    person = person_before(reading, office.start, fits)
    candidate = by_person.get(id(person)) if person is not None else None
    if candidate is not None and not candidate.evidence and not candidate.offices:
        here = reading.sentence_at(office.start)
        if not any(here - 1 <= reading.sentence_at(n.start) <= here for n in candidate.names):
            return None
    return candidate


def _pronouns(reading: Reading) -> None:
    quotes = reading.found["quotations"]
    added = []
    for hit in reading.hits.get("official_pronoun", ()):
        if within(quotes, hit.start):
            continue
        person = person_before(reading, hit.start)
        if person is not None:
            added.append(Mention(hit.start, hit.end, person, False, 1))
    for person_mention in added:
        person_mention.person.mentions.append((person_mention.start, person_mention.end))


def _write(reading: Reading, people: list[Candidate], persons: list[Person], grammar: NameGrammar) -> None:
    ids = {row.get("institution"): row.get("institution_id", "") for row in reading.rows.get("institutions", [])}
    for mention in reading.found["person_mentions"]:
        mention.person.mentions.append((mention.start, mention.end))
    for candidate in sorted((c for c in people if c.person is not None), key=lambda c: c.names[0].start):
        person = candidate.person
        assert person is not None
        person.mentions = sorted(set(person.mentions))
        office = choose_office(candidate)
        name = fullest(candidate)
        place = ""
        if office is not None:
            person.position, person.institution, person.region, person.status = (
                office.position,
                office.institution,
                office.region,
                office.status,
            )
            person.role_class = "official"
            place = office.region.code if office.region else slug(office.institution)
        elif (region := reading.found.get("region")) is not None:
            place = region.code
        person.person_id = person_id(name.words, place, grammar.variants)
        reading.row(
            "officials",
            name.start,
            name.end,
            person_id=person.person_id,
            name=person.name,
            position=person.position,
            position_text=reading.text[office.start : office.end] if office else "",
            institution=person.institution,
            institution_id=ids.get(person.institution, "") or slug(person.institution),
            region=person.region.name if person.region else "",
            region_code=person.region.code if person.region else "",
            status=person.status,
            role_class=person.role_class,
            mentions=len(person.mentions),
        )
    reading.found["persons"] = sorted(persons, key=lambda p: p.mentions[0] if p.mentions else (0, 0))
