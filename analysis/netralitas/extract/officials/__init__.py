"""Officials and other named persons of an article.

Puts into `reading.found`:
- `persons`: list[Person], each with its office and all its mentions (names, short forms, titles, pronouns);
- `person_mentions`: list[Mention] in text order (see coreference), for `person_before`;
- `quotations`: sorted (start, end) of what stands between quotation marks.
Names are found by grammar (names, degrees), tied to the offices that the offices component found (linking) or to a body (bodies),
joined into persons (persons, identity, nicknames), and referred to later by short forms, titles and pronouns (mentions,
coreference).
"""

from __future__ import annotations

from collections.abc import Iterable

from netralitas.extract.kinds import Column, Kind
from netralitas.extract.officials.coreference import Mention, person_before
from netralitas.extract.officials.reader import make_reader
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon

__all__ = ["KIND", "Mention", "person_before"]


def _vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    words = lexicon.toml("officials")["words"]
    for word in words["pronouns"]:
        yield Entry(word, "official_pronoun", "pronoun")
    for word in words["descriptions"]:
        yield Entry(word, "official_pronoun", "description")


KIND = Kind(
    name="officials",
    columns=(
        Column("person_id", "text", "stable identity: name and where the office is held"),
        Column("name", "text", "fullest form in the article, without honorifics and degrees"),
        Column("position", "text", "canonical office title"),
        Column("position_text", "text", "the office as written"),
        Column("institution", "text", "canonical name of the body in which the office is held"),
        Column("institution_id", "text", "its identity"),
        Column("region", "text", "province, kabupaten or kota of that body"),
        Column("region_code", "text", "its official code"),
        Column("status", "text", "whether the office is held now", ("current", "acting", "former")),
        Column("role_class", "text", "whether it is an official", ("official", "other")),
        Column("mentions", "int", "how often the person is meant in the article"),
    ),
    reader=make_reader,
    vocabulary=_vocabulary,
    after=("places", "institutions", "offices", "dates", "regulations"),
    lexicons=("officials.toml", "names.toml", "statements.toml"),
    label="position",
    help="Persons and their offices.",
)
