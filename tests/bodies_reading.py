"""Reads places, bodies, offices and institutions of a text, without the rest of the pipeline."""

from functools import cache

from netralitas.extract import bodies, institutions, offices, places
from netralitas.extract.layout import read_layout
from netralitas.extract.pipeline import lexicon_at
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Scanner, lower

_KINDS = (places.KIND, bodies.KIND, offices.KIND, institutions.KIND)


@cache
def _readers():
    lexicon = lexicon_at("")
    scanner = Scanner(entry for kind in _KINDS if kind.vocabulary for entry in kind.vocabulary(lexicon))
    return lexicon, scanner, [kind.reader(lexicon) for kind in _KINDS]


def read(text, published=""):
    """The Reading of a text after the four kinds have run."""
    lexicon, scanner, readers = _readers()
    reading = Reading(text=text, lowered=lower(text), published=published)
    read_layout(reading, lexicon)
    hits = scanner.scan(reading.lowered)
    reading.hits = {k: [h for h in v if not reading.is_masked(h.start, h.end)] for k, v in hits.items()}
    for reader in readers:
        reader(reading)
    return reading
