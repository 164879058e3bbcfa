"""Sanctions: the punishments an article threatens civil servants with or reports (codebook section 7).

`unspecified` (`sanksi`, `sanksi tegas`) is kept only where no other code applies in the article.
"""

from __future__ import annotations

import re

from netralitas.extract.findings import speech_at
from netralitas.extract.kinds import Column, Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.extract.sanctions.mentions import CODES, Context, Mention, context_of, mentions_of, vocabulary
from netralitas.lexicon import Lexicon

__all__ = ["CODES", "KIND"]


def reader(lexicon: Lexicon) -> Reader:
    """A function that reads an article's sanctions."""
    context = context_of(lexicon)

    def read(reading: Reading) -> None:
        mentions = list(mentions_of(reading, lexicon))
        named = any(m.code != "unspecified" for m in mentions)
        degrees = any(m.code.startswith("disiplin_") for m in mentions)
        for mention in mentions:
            if (named and mention.code == "unspecified") or (degrees and mention.code == "disiplin"):
                continue
            speech = speech_at(reading, mention.start)
            reading.row(
                "sanctions",
                mention.start,
                mention.end,
                sanction=mention.code,
                imposed=_imposed(reading, mention, context),
                speaker=speech.speaker.name if speech and speech.speaker else "",
            )

    return read


_PAST_VERB = re.compile(r"(?:di\w+|menerima|turun|lepas|kehilangan|men\w+)$")


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where a pattern matches last, or -1."""
    return max((m.end() for m in pattern.finditer(words)), default=-1)


def _imposed(reading: Reading, mention: Mention, context: Context) -> bool:
    """True if the sanction was imposed: `sudah`, `telah` before it, or a verb of imposing without condition or
    modal."""
    index = reading.sentence_at(mention.start)
    sentence = reading.sentences[index]
    before = reading.lowered[max(sentence.start, mention.start - 120) : mention.start]
    completed, threat = _last(context.completed, before), _last(context.threatened, before)
    if threat >= 0 or completed >= 0:
        return completed > threat
    if context.imposed.search(before):
        return True
    if context.scale.search(before):
        return False
    after = reading.lowered[mention.end : sentence.end]
    if re.match(r"\s+(?:bila|jika|apabila|kalau)\b", after):
        return False
    return any(
        _PAST_VERB.match(word) and not word.startswith("disiplin")
        for word in reading.lowered[mention.start : mention.end].split()
    )


KIND = Kind(
    name="sanctions",
    columns=(
        Column("sanction", "text", "the codebook's code", CODES),
        Column("imposed", "bool", "true if imposed, false if threatened"),
        Column("speaker", "text", "who speaks of it, empty if nobody is quoted"),
    ),
    reader=reader,
    vocabulary=vocabulary,
    after=("statements", "election", "regulations"),
    lexicons=("sanctions.toml",),
    label="sanction",
    help="Punishments that are threatened or imposed.",
)
