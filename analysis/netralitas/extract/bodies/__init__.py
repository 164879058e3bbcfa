"""Public bodies named in an article: national bodies, branches, regional governments and their agencies.

Puts into `reading.found`:
- `bodies`: list[Body], every mention in text order, those named without a place completed from what the article says elsewhere;
- `mentions`: list[Mention], the same with how they were named, for `offices`, which adds what is named through an office.
"""

from __future__ import annotations

from collections.abc import Iterable

from netralitas.extract.bodies.agencies import agencies_of
from netralitas.extract.bodies.below import complete_below
from netralitas.extract.bodies.completion import complete
from netralitas.extract.bodies.finding import CIVIL, find_mentions
from netralitas.extract.bodies.mentions import as_body, body_types
from netralitas.extract.bodies.naming import Namer
from netralitas.extract.kinds import Kind, Reader
from netralitas.extract.places import Setting
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon


def _vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """`body`: (type or agency's name, whether national, whether its head); `body_prefix`: (kind of agency, position of the head)."""
    table = lexicon.toml("bodies")
    types = body_types(lexicon)
    for entry in [*table["national"], *table["branch"]]:
        type_ = types[entry.get("id", entry["name"])]
        for key, national, head in (
            ("surfaces", False, False),
            ("national_surfaces", True, False),
            ("heads", False, True),
        ):
            for surface in entry.get(key, ()):
                yield Entry(surface, "body", (type_, national, head))
                if head and type_.kind == "ministry":
                    for deputy in _deputies(surface):
                        yield Entry(deputy, "body", (type_, national, head))
    agencies = agencies_of(lexicon)
    for surface, name in agencies.names.items():
        yield Entry(surface, "body", (name, False, False))
        if " " not in surface:
            for head in ("ka", "ka ", *(("kaban",) if surface.startswith("ba") else ())):
                yield Entry(head + surface, "body", (name, False, True))
    for word, prefix in agencies.prefixes.items():
        yield Entry(word, "body_prefix", (prefix, ""))
    for word in table["civil"]["prefixes"]:
        yield Entry(word, "body_prefix", (CIVIL, ""))
    for word, (prefix, position) in lexicon.toml("agencies")["heads"].items():
        yield Entry(word, "body_prefix", (prefix, position))


def _deputies(minister: str) -> Iterable[str]:
    """A vice minister's titles, from the minister's (`menkeu` → `wamenkeu`, `menteri keuangan` → `wakil menteri keuangan`)."""
    if minister.startswith("menteri "):
        return f"wakil {minister}", f"wamen {minister.removeprefix('menteri ')}"
    return (f"wa{minister}",) if minister.startswith("men") else ()


def _reader(lexicon: Lexicon) -> Reader:
    namer = Namer(lexicon)

    def read(reading: Reading) -> None:
        reading.found.setdefault("setting", Setting(namer.regions))
        mentions = find_mentions(reading, namer)
        complete(reading, mentions)
        complete_below(reading, mentions, namer)
        reading.found["mentions"] = mentions
        reading.found["bodies"] = [as_body(m) for m in mentions if not m.drop]

    return read


KIND = Kind(
    name="bodies",
    columns=(),
    reader=_reader,
    vocabulary=_vocabulary,
    after=("places",),
    lexicons=("bodies.toml", "agencies.toml", "offices.toml", "places.toml", "regions.csv", "districts.csv"),
    table=False,
    help="Public bodies named in an article.",
)
