"""Reads the persons of an article: names, offices, identity, mentions, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netralitas.extract.findings import Body, Office, Person, Place, Region
from netralitas.extract.kinds import InParts, Reader
from netralitas.extract.officials.bodies import add_bodies, add_heads
from netralitas.extract.officials.capitals import running_case
from netralitas.extract.officials.coreference import quotations, within
from netralitas.extract.officials.evidence import Evidence, headline_like
from netralitas.extract.officials.headlines import headline_names, headline_offices
from netralitas.extract.officials.identity import person_id, slug
from netralitas.extract.officials.linking import Link, Linker
from netralitas.extract.officials.mentions import line_mentions, name_mentions, pronouns, publish, titles
from netralitas.extract.officials.names import NameGrammar
from netralitas.extract.officials.nicknames import Nicknames
from netralitas.extract.officials.persons import (
    Candidate,
    choose_office,
    drop_places,
    fullest,
    gather,
    shown,
)
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

_ELECTED = frozenset(
    {
        "Bupati",
        "Wakil Bupati",
        "Gubernur",
        "Wakil Gubernur",
        "Wali Kota",
        "Wakil Wali Kota",
        "Presiden",
        "Wakil Presiden",
    }
)
_LOCAL = frozenset({"Kepala Desa", "Lurah", "Camat", "Kepala Sekolah", "Kepala Puskesmas"})
_PAIR = re.compile(r"(?P<head>.*?) (?:dan|serta|bersama|maupun) (?P<deputy>[Ww]akil )")
# `Ambon, Kabar Hulu — `
_OUTLET = re.compile(r"\s?[,|(/]\s?(?P<outlet>[^\W\d_]\w+(?: [A-Z]\w+){0,3})\)?\s?(?:[-–—]{1,3}\s|\|)")
# `KABAR HULU, Ambon — `
_OUTLET_FIRST = re.compile(r"(?:^|\n)(?P<outlet>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}), $")
_DASH = re.compile(r" ?[-–—]")
_IN_BRACKETS = re.compile(r"[ \xa0]*\([^()]*\)")


def make_reader(lexicon: Lexicon) -> Reader:
    """The function that reads an article's officials into `reading.rows["officials"]` and `reading.found["persons"]`."""
    grammar = NameGrammar(lexicon)
    evidence = Evidence(lexicon, grammar)
    linker = Linker(lexicon, evidence.before, grammar.given)
    nicknames = Nicknames(lexicon)
    positions = lexicon.toml("officials")["positions"]
    many = frozenset(positions["many"])
    needs_body, no_office = frozenset(positions["needs_body"]), frozenset(positions["no_office"])

    def counts(office: Office, civil: set[str]) -> bool:
        """False for what is no public office: of a party or association, of nobody knows what, or a mere job."""
        if office.position in no_office or office.institution in civil:
            return False
        return bool(office.institution) or office.position not in needs_body

    def read(reading: Reading) -> Iterator[None]:
        bodies: list[Body] = reading.found.get("bodies", [])
        civil = {b.institution for b in bodies if b.kind in ("party", "civil")}
        offices = _true_offices(reading, grammar)
        offices = [o if counts(o, civil) else o._replace(candidate=True) for o in offices]
        places: list[Place] = reading.found.get("places", [])
        occupied = _merged(
            [(o.start, o.end) for o in offices] + _named(reading, bodies, grammar) + _located(reading, places)
        )
        headlines = {s.paragraph for s in reading.sentences if s.headline}
        prose: list[tuple[int, int]] = []
        lines: list[tuple[int, int]] = []
        for number, (start, end) in enumerate(reading.paragraphs):
            first = number in headlines and reading.text[end - 1] not in ".:;"
            (
                lines
                if headline_like(reading.text, start, end) or (first and _mostly_capital(reading.text, start, end))
                else prose
            ).append((start, end))
        yield
        text = running_case(reading.text, prose, grammar.words)
        found = [n for n in grammar.names(text, prose, occupied) if not evidence.is_place(reading, n)]
        found = sorted([*found, *headline_names(reading, offices, lines, evidence)])
        names = drop_places(found, [(p.start, p.end) for p in places], grammar.given)
        kept = {n.start for n in names}
        gone = [(p.start, p.end) for p in places] + [(b.start, b.end) for b in bodies]
        gone = _merged(gone + [(n.start, n.end) for n in found if n.start not in kept])
        yield
        links = linker.links(reading, names, offices, gone)
        reading.found["quotations"] = quotes = quotations(reading)
        _inherit(offices, links)
        yield
        people = nicknames.join(reading, names, gather(names, links, offices, grammar.variants), quotes)
        yield
        add_heads(reading, people, bodies, linker)
        for person in people:
            if any(not office.candidate for office in person.offices):
                person.evidence = True
                continue
            for name in person.names:
                sure, private = evidence.of_person(reading, name)
                person.evidence |= sure
                person.private |= private
        linked = {link.office for link in links}
        add_bodies(reading, people, bodies, evidence)
        yield
        _persons(reading, people)
        mentions = name_mentions(reading, people, evidence)
        mentions += line_mentions(reading, people, grammar, lines)
        in_lines = sorted((m for m in mentions if within(lines, m.start)), key=lambda m: m.start)
        linked |= headline_offices(reading, people, offices, linked, in_lines)
        publish(reading, mentions)
        titles(reading, people, [o for i, o in enumerate(offices) if i not in linked], many)
        yield
        persons = _sure(reading, people)
        pronouns(reading)
        _write(reading, people, persons, grammar, evidence)

    return InParts(read)


def _true_offices(reading: Reading, grammar: NameGrammar) -> list[Office]:
    """The offices without those that are part of a name (`Lukman Hakim`)."""
    kept = []
    for office in reading.found.get("offices", []):
        word = reading.text[office.start : office.end]
        if word.lower() in grammar.given and " " not in word:
            before = reading.text[max(0, office.start - 24) : office.start].split(" ")
            if len(before) > 1 and not before[-1] and before[-2][:1].isupper() and before[-2].lower() in grammar.given:
                continue
        pair = _PAIR.match(reading.text, office.start, office.end)
        if pair and office.position in ("Bupati", "Gubernur", "Wali Kota"):
            kept.append(office._replace(end=pair.end("head"), title_end=pair.end("head")))
            office = office._replace(start=pair.start("deputy"), position=f"Wakil {office.position}")
        kept.append(office)
    kept.sort(key=lambda o: (o.start, -o.end))
    merged: list[Office] = []
    for office in kept:
        last = merged[-1] if merged else None
        if last and last.position == office.position and _IN_BRACKETS.fullmatch(reading.text, last.end, office.end + 1):
            merged[-1] = last._replace(end=office.end + 1)  # `Menteri … (MenPANRB)` is one
        else:
            merged.append(office)
    return merged


def _inherit(offices: list[Office], links: list[Link]) -> None:
    """Give a holder's bare title (`Sang lurah, X`) the body of the same title named last before without a holder."""
    holders = {link.office for link in links}
    last: dict[str, Office] = {}
    for index, office in enumerate(offices):
        if office.candidate:
            continue
        if office.institution and index not in holders:
            last[office.position] = office
        elif not office.institution and index in holders and (named := last.get(office.position)):
            offices[index] = office._replace(institution=named.institution, region=named.region)


def _named(reading: Reading, bodies: list[Body], grammar: NameGrammar) -> list[tuple[int, int]]:
    """The bodies but for the branch in a rank (`Brigjen TNI`)."""
    spans = []
    for body in bodies:
        if body.end - body.start < 6:
            before = reading.lowered[max(0, body.start - 12) : body.start].split()
            if before and before[-1] in grammar.ranks:
                continue
        spans.append((body.start, body.end))
    return spans


def _located(reading: Reading, places: list[Place]) -> list[tuple[int, int]]:
    """Places that a preposition or kind word says are places, and the outlet of a dateline: no name begins with them."""
    spans = []
    for place in places:
        before = reading.lowered[max(0, place.start - 12) : place.start].split()
        if (
            place.explicit
            or place.dateline
            or (before and before[-1] in ("di", "ke", "dari", "se", "kota", "kabupaten", "provinsi", "asal", "warga"))
        ):
            spans.append((place.start, place.end))
        if _DASH.match(reading.text, place.end) and (
            first := _OUTLET_FIRST.search(reading.text, max(0, place.start - 60), place.start)
        ):
            spans.append(first.span("outlet"))
        if place.dateline and (outlet := _OUTLET.match(reading.text, place.end)):
            spans.append(outlet.span("outlet"))
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


def local_region(reading: Reading) -> Region | None:
    """The kabupaten or kota the article is about, or None."""
    setting = reading.found.get("setting")
    region: Region | None = setting.region if setting is not None else None
    return region if region is not None and region.level in ("regency", "city") else None


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


def _write(
    reading: Reading, people: list[Candidate], persons: list[Person], grammar: NameGrammar, evidence: Evidence
) -> None:
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
            if office.status == "current" and office.position not in _ELECTED:
                quotes = reading.found["quotations"]
                ends = {end for start, end in person.mentions if end - start > 6} | {n.finish for n in candidate.names}
                if any(not within(quotes, end) and evidence.lost_office(reading, end) for end in ends):
                    person.status = "former"
            if not office.institution and person.region is None and office.position in _LOCAL:
                person.region = local_region(reading)
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
