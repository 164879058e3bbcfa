"""Who is meant by a pronoun or a definite title: the mentions of persons in text order, and how prominent each is.

`reading.found["person_mentions"]`: list[Mention] in text order, every name, short form and title that could be resolved (pronouns
are resolved with it and stand in `Person.mentions` only).
`person_before` answers whom `ia`, `-nya` or `sang lurah` at an offset most likely means.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from netralitas.extract.findings import Person
from netralitas.extract.reading import Reading

_MENTIONS_BACK = 60
_LOOK_BACK = 8  # sentences; quotations and figures often stand between two mentions


class Mention(NamedTuple):
    """Words that mean a person: offsets, the person, whether they stand in a quotation, and how prominent they are.

    rank: 3 the speaker (beside a verb of speech), 2 the first person of the sentence as its subject, 1 a later one,
    0 beside a subject (`didampingi`, `kepada`, `foto …`).
    """

    start: int
    end: int
    person: Person
    quoted: bool
    rank: int


_QUOTE_MARKS = ("“", "”", '"', "„", "''", "‘")
_QUOTE = re.compile(
    r"“[^”“\n]{1,2000}(?:”|\"|(?=\n)|$)|[\"„][^\"”“„\n]{1,2000}(?:[\"”“]|(?=\n)|$)|''[^\n]{1,2000}?''|‘‘[^\n]{1,2000}?’’|”[^\"”“\n]{1,2000}”|‘[^\n‘]{1,2000}?’(?=[\s,.]|$)"
)


def quotations(reading: Reading) -> list[tuple[int, int]]:
    """What stands between quotation marks (of a line), sorted."""
    found: list[tuple[int, int]] = []
    text = reading.text
    marks = [mark for mark in _QUOTE_MARKS if mark in text]
    for start, end in reading.paragraphs if marks else ():
        if all(text.find(mark, start, end) < 0 for mark in marks):
            continue
        found.extend((m.start(), m.end()) for m in _QUOTE.finditer(text, start, end) if m.end() - m.start() > 24)
    return found


def within(spans: list[tuple[int, int]], offset: int) -> bool:
    """True if the offset lies in one of the sorted, disjoint spans."""
    i = bisect_right(spans, (offset, 1 << 60)) - 1
    return i >= 0 and spans[i][0] <= offset < spans[i][1]


def person_before(reading: Reading, offset: int, fits: Callable[[Person], bool] | None = None) -> Person | None:
    """The person a pronoun or definite title at an offset most likely means, or None.

    The most prominent mention of the nearest sentence before (its speaker, else its subject); persons named inside
    quotations are passed over. fits: only persons for which it is true.
    """
    mentions: list[Mention] = reading.found.get("person_mentions", [])
    i = bisect_left(mentions, offset, key=lambda m: m.start) - 1
    last = max(0, i - _MENTIONS_BACK)
    here = reading.sentence_at(offset)
    best: Mention | None = None
    sentence = here
    while i >= last:
        mention = mentions[i]
        i -= 1
        if mention.quoted or (fits is not None and not fits(mention.person)):
            continue
        where = reading.sentence_at(mention.start)
        if where < here - _LOOK_BACK:
            break
        if best is not None and where != sentence:
            paragraphs = reading.sentences[where].paragraph, reading.sentences[sentence].paragraph
            if best.rank or paragraphs[0] != paragraphs[1]:
                break
        if best is None or mention.rank > best.rank or (where == sentence and mention.rank == best.rank == 2):
            best, sentence = mention, where
    return best.person if best else None


_AFTER = re.compile(
    r"[ ,\"”'’\xa0]*(?:(?:yang|juga|pun|lantas|lalu|kemudian|turut|sendiri|sempat|mengaku|hanya|cuma|kembali|langsung) )*([a-z]+)"
)


def prominence(
    reading: Reading,
    start: int,
    end: int,
    first: bool,
    oblique: frozenset[str],
    before: frozenset[str],
    after: frozenset[str],
) -> int:
    """How prominent a mention is in its sentence: see Mention.rank.

    first: no other person stands before it in the sentence. end: behind the person's whole phrase (name, office,
    degrees). oblique: words in front of somebody who is not the subject. before, after: verbs of speech that stand
    before, after the speaker.
    """
    lowered = reading.lowered
    words = lowered[max(0, start - 40) : start].split()
    last = words[-1].strip("\"'”’“(,") if words else ""
    if last in oblique:
        return 0
    following = _AFTER.match(lowered, end, end + 60)
    if last in before or (following and following[1] in after):
        return 3
    return 2 if first else 1
