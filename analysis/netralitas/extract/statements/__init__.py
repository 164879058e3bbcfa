"""Statements: who said what.

Direct quotations (between quotation marks, five words or more) and reported statements (`X mengatakan, …`, `menurut
X, …`, `…, ujarnya`),
each with its speaker. Shares `reading.found["speeches"]`: list[Speech], sorted by start, so that counts and
behaviours can ask
`speech_at(reading, offset)`. Uses `reading.found["persons"]`, `["offices"]`, `["bodies"]`, `["places"]` where they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from netralitas.extract.findings import Speech
from netralitas.extract.kinds import Column, InParts, Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.extract.statements.attribution import Attribution
from netralitas.extract.statements.quotations import find_quotations
from netralitas.extract.statements.words import vocabulary, words_of
from netralitas.lexicon import Lexicon


def reader(lexicon: Lexicon) -> Reader:
    """The function that adds a row for every statement and fills `reading.found["speeches"]`."""
    words = words_of(lexicon)

    def read(reading: Reading) -> Iterator[None]:
        quotations = find_quotations(reading, words)
        yield
        attribution = Attribution(reading, words, quotations)
        yield
        speeches: list[Speech] = []
        for said in attribution.run():
            person = said.person
            institution = person.institution if person else said.body.institution if said.body else ""
            speeches.append(Speech(said.start, said.end, said.kind, person, said.cue, institution))
            reading.row(
                "statements",
                said.start,
                said.end,
                kind=said.kind,
                speaker=person.name if person else "",
                person_id=person.person_id if person else "",
                cue=said.cue,
                institution=institution,
            )
        reading.found["speeches"] = speeches

    return InParts(read)


KIND = Kind(
    name="statements",
    columns=(
        Column("kind", "text", "direct (between quotation marks) or indirect (reported)", ("direct", "indirect")),
        Column("speaker", "text", "full name of the speaker; empty if unnamed or a body"),
        Column("person_id", "text", "the speaker's id, as in the table officials"),
        Column("cue", "text", "the words of attribution"),
        Column("institution", "text", "the speaker's body"),
    ),
    reader=reader,
    vocabulary=vocabulary,
    after=("places", "institutions", "offices", "officials"),
    lexicons=("statements.toml",),
    label="kind",
    help="Who said what: direct quotations and reported statements with their speakers.",
)
