"""Statements of an article with the persons that a test names."""

import re

from netralitas.extract.findings import Person
from netralitas.extract.layout import read_layout
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Scanner, lower
from netralitas.extract.statements import KIND
from netralitas.lexicon import Lexicon

LEXICON = Lexicon()
SCANNER = Scanner(KIND.vocabulary(LEXICON))
READ = KIND.reader(LEXICON)


def person(text: str, name: str, *short: str, **columns: str) -> Person:
    """A person whose mentions are the places of the full name and the short forms."""
    found = Person(name=name, person_id=name.lower().replace(" ", "-"), **columns)
    pattern = "|".join(re.escape(n) for n in (name, *short))
    found.mentions = [m.span() for m in re.finditer(rf"\b(?:{pattern})\b", text)]
    return found


def reading_of(body: str, *names: str, title: str = "Judul Berita Ini") -> Reading:
    """An article with a headline; each name is `Full Name/short/short`."""
    text = f"{title}\n\n{body}"
    reading = Reading(text=text, lowered=lower(text))
    read_layout(reading, LEXICON)
    reading.hits = {
        k: [h for h in v if not reading.is_masked(h.start, h.end)] for k, v in SCANNER.scan(reading.lowered).items()
    }
    reading.found["persons"] = [person(text, *n.split("/")) for n in names]
    READ(reading)
    return reading


def direct(body: str, *names: str, **options: str) -> list[tuple[str, str]]:
    rows = reading_of(body, *names, **options).rows.get("statements", [])
    return [(r["text"], r["speaker"]) for r in rows if r["kind"] == "direct"]


def indirect(body: str, *names: str) -> list[tuple[str, str, str]]:
    rows = reading_of(body, *names).rows.get("statements", [])
    return [(r["text"], r["speaker"], r["cue"]) for r in rows if r["kind"] == "indirect"]
