"""What only the headline gives: the office of somebody named in the text (`Bupati X Sunaryanta Turun Tangan`, and later `kata
Sunaryanta`), or an official (`Bupati X Agus Santoso Minta ASN Netral`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection

from netralitas.extract.findings import Office
from netralitas.extract.officials.coreference import Mention, within
from netralitas.extract.officials.evidence import Evidence
from netralitas.extract.officials.linking import DIRECT
from netralitas.extract.officials.names import Name
from netralitas.extract.officials.persons import Candidate, Held
from netralitas.extract.reading import Reading

_GAP = re.compile(r"[ \xa0]*,?[ \xa0]*(?:(?:Drs?|Dra|Ir|Hj?|KH|Prof)\.?[ \xa0]+)*")


_WORD = re.compile(r"[ \xa0]+([A-Z][\w'’-]*)(\.?)(?=([ \xa0,:;?!.]|$))")
# `Wawancara dengan Ketua KPU X, Y Z` as a line of its own
_LINE_END = re.compile(
    r",[ \xa0](?:(?:Drs|Dra|Ir|Hj?|KH|Prof)\.?[ \xa0]+)*(?P<name>[A-Z][a-z'’]+(?: [A-Z][\w'’.]*){1,3})[ \xa0]*(?=\n|$)"
)
_PART = re.compile(r"\S+")
_VERB = re.compile(r"(?:me|ber|di|ter|ke)[a-z]{3,}|[a-z]{2,}(?:kan|i)")
_LONGEST = 5


def headline_names(
    reading: Reading, offices: list[Office], lines: list[tuple[int, int]], evidence: Evidence
) -> list[Name]:
    """The names right behind an office in lines in title case, where common name words and a verb behind them show where
    they end."""
    grammar = evidence.grammar
    found = []
    for office in offices:
        if office.candidate or not office.institution or not within(lines, office.start):
            continue
        if (m := _LINE_END.match(reading.text, office.end)) and m["name"].split()[0].lower() not in evidence.no_name:
            starts = tuple(m.start("name") + w.start() for w in _PART.finditer(m["name"]))
            found.append(Name(*m.span("name"), *m.span("name"), tuple(m["name"].split()), starts, False, False, False))
            continue
        parts: list[tuple[int, int, str]] = []
        at, closed = office.end, False
        while m := _WORD.match(reading.text, at):
            low = m[1].lower()
            if low not in grammar.given and not (len(low) == 1 and (m[2] or parts)):
                closed = low in evidence.no_name or bool(_VERB.fullmatch(low))
                break
            parts.append((m.start(1), m.end(1), m[1]))
            at = m.end()
            if m[3] in ",:;?!" or not m[3]:
                closed = True
                break
        if parts and closed and len(parts) <= _LONGEST and sum(len(p[2]) > 1 for p in parts) > 1:
            start, end = parts[0][0], parts[-1][1]
            words = tuple(p[2] for p in parts)
            found.append(Name(start, end, start, end, words, tuple(p[0] for p in parts), False, False, False))
    return found


def headline_offices(
    reading: Reading, people: list[Candidate], offices: list[Office], linked: Collection[int], mentions: list[Mention]
) -> set[int]:
    """Give those who have no office the one right before their name in a headline; returns the offices given.

    mentions: those in headlines, in text order.
    """
    given: set[int] = set()
    without = {id(c.person): c for c in people if c.person is not None and not c.offices and not c.private}
    if not without or not mentions:
        return given
    starts = [m.start for m in mentions]
    for index, office in enumerate(offices):
        if index in linked or office.candidate or not office.institution:
            continue
        near = bisect_left(starts, office.end)
        for mention in mentions[near : near + 3]:
            candidate = without.get(id(mention.person))
            if candidate is None or not 0 <= mention.start - office.end < 16:
                continue
            if _GAP.fullmatch(reading.text, office.end, mention.start):
                candidate.hold(
                    Held(
                        office.position,
                        office.institution,
                        office.region,
                        office.status,
                        DIRECT,
                        office.start,
                        office.end,
                    )
                )
                given.add(index)
                break
    return given
