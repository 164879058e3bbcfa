"""The narrative of an article: its sentences without the quotations, in pieces that know which quotation they stand
beside."""

from __future__ import annotations

from typing import NamedTuple

from netralitas.extract.reading import Reading
from netralitas.extract.statements.quotations import Quotation

CLOSING = ".,;:!?…\"”’'») \t\n\xa0"


class Piece(NamedTuple):
    """A stretch of a sentence outside quotations: offsets, its paragraph, the quotations it directly follows and
    precedes (-1: none)."""

    start: int
    end: int
    paragraph: int
    follows: int
    precedes: int


def pieces_of(reading: Reading, quotations: list[Quotation]) -> list[Piece]:
    """The narrative: every sentence outside the headline, less the quotations."""
    pieces: list[Piece] = []
    text = reading.text
    at = 0
    for sentence in reading.sentences:
        if sentence.headline:
            continue
        start = sentence.start
        follows = (
            at - 1
            if at
            and not text[quotations[at - 1].outer_end : start].strip(CLOSING)
            and quotations[at - 1].outer_end <= start
            else -1
        )
        while at and quotations[at - 1].outer_end > start and quotations[at - 1].outer_start < sentence.end:
            start, follows = quotations[at - 1].outer_end, at - 1
            break
        while at < len(quotations) and quotations[at].outer_start < sentence.end:
            quotation = quotations[at]
            if quotation.outer_start > start and text[start : quotation.outer_start].strip():
                pieces.append(Piece(start, quotation.outer_start, sentence.paragraph, follows, at))
            start, follows = max(start, quotation.outer_end), at
            at += 1
        if start < sentence.end and text[start : sentence.end].strip(CLOSING):
            pieces.append(Piece(start, sentence.end, sentence.paragraph, follows, -1))
    return pieces
