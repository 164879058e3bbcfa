"""Where the article is on the page, its headline, paragraphs and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from netralitas.corpus.chrome import mask
from netralitas.extract.reading import Mask, Reading, Sentence
from netralitas.lexicon import Lexicon

# a sentence may end after . ! ? … (first group) and closing quotes or brackets (second), before white space or, where the space was lost, before a capital
_END = re.compile(r"""([.!?…][.!?…]*)(["'”’»\)\]]*)(?:\s+|(?=["“‘„«][A-Z])|(?<=[a-z0-9\)][.!?])(?=[A-Z][a-z])|(?=$))""")
_PROSE = 160
_LAST_WORD = re.compile(r"[\w.'’]*")  # of words read backwards
_WORD = re.compile(r"\w")
_LINE = re.compile(r"[^\n]+")
_OPENS = re.compile(r"""["'“‘„«\(\[]*[A-Z0-9ÀÈÉ]|["“‘„«]|''""")


@lru_cache(maxsize=8)
def _abbreviations(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.toml("layout")["abbreviations"])


def read_layout(reading: Reading, lexicon: Lexicon) -> None:
    """Fill `masks`, `paragraphs`, `sentences` and, where empty, `title` (the first line)."""
    text = reading.text
    reading.masks = [Mask(*m) for m in mask(text, lexicon)]
    abbreviations = _abbreviations(lexicon)
    first = True
    ends = [m.end for m in reading.masks]
    for m in _LINE.finditer(text):
        near = reading.masks[bisect_right(ends, m.start()) : bisect_right(ends, m.end()) + 1] if ends else ()
        for start, end in _unmasked(m.start(), m.end(), near) if near else (m.span(),):
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if not _WORD.search(text, start, end):
                continue
            sentences = split_sentences(text, start, end, abbreviations)
            # a note without a headline begins with a paragraph: several sentences are no headline
            prose = len(sentences) > 1 and end - start > _PROSE
            headline = first and not prose and (not reading.title or _same(text[start:end], reading.title))
            if first and not reading.title:
                reading.title = text[start:end]
            first = False
            number = len(reading.paragraphs)
            reading.paragraphs.append((start, end))
            for s, e in sentences:
                reading.sentences.append(Sentence(s, e, number, headline))


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", " ", a).casefold().strip() == re.sub(r"\W+", " ", b).casefold().strip()


def _unmasked(start: int, end: int, masks: Sequence[Mask]) -> list[tuple[int, int]]:
    parts = []
    for m in masks:
        if m.end <= start or m.start >= end:
            continue
        if m.start > start:
            parts.append((start, m.start))
        start = max(start, m.end)
    if start < end:
        parts.append((start, end))
    return parts


def split_sentences(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """The sentences of a paragraph as offsets. A full stop after an abbreviation, an initial or inside a number ends none."""
    sentences = []
    begin = start
    for m in _END.finditer(text, start, end):
        after = m.end()
        if after < end and not _OPENS.match(text, after, end):
            continue
        if m[1] == "." and not m[2]:
            last = text[max(begin, m.start() - 24) : m.start()].rpartition(" ")[2]
            if not last.isalnum():
                backwards = _LAST_WORD.match(last[::-1])
                last = backwards[0][::-1] if backwards else ""
            low = last.lower()
            if after < end and (
                low in abbreviations
                or ("." in low and low.rpartition(".")[2] in abbreviations)
                or (len(last) == 1 and last.isupper())
            ):
                continue
        stop = m.end(2)
        if stop > begin:
            sentences.append((begin, stop))
        begin = after
    if begin < end:
        sentences.append((begin, end))
    return sentences
