"""What the numbers of a sentence share: features of the sentence and those beside it."""

from __future__ import annotations

from netralitas.extract.counts import templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.word_windows import Words
from netralitas.extract.counts.words import Hits
from netralitas.extract.loglinear import Filled
from netralitas.extract.reading import Sentence

_OPENING = 60  # characters in which the first words of the next sentence are looked for
Shared = tuple[list[Filled], list[tuple[str, str]]]
"""Filled templates, and features as what they begin with (`o1=`) and their value."""


class SentenceFeatures:
    """The sentences of one article that have numbers. numbers: by sentence."""

    def __init__(self, evidence: Evidence, words: Words, numbers: dict[int, list[Candidate]]) -> None:
        self._evidence = evidence
        self._low = evidence.low
        self._sentences = evidence.reading.sentences
        self._words = words
        self._numbers = numbers
        self._statuses: dict[int, set[str]] = {}
        cues = (("foreign", evidence.foreign), ("general", evidence.general), *evidence.cues.items())
        self._cues = [(name, hits) for name, hits in cues if hits.items]
        self._cues_of: dict[int, list[tuple[str, Hits]]] = {}
        head = self._sentences[0] if self._sentences else None
        statuses = self._statuses_of(0, head) if head is not None and head.headline else ()
        self._head: list[Filled] = [(templates.head, status) for status in statuses]

    def cues(self, c: Candidate) -> list[tuple[str, Hits]]:
        """The cues that the sentence of a number has."""
        found = self._cues_of.get(c.index)
        if found is None:
            s = self._sentences[c.index]
            found = self._cues_of[c.index] = [cue for cue in self._cues if cue[1].begins(s.start, s.end)]
        return found

    def of(self, c: Candidate) -> Shared:
        """What the numbers of a sentence share."""
        s, e, index = c.sentence, self._evidence, c.index
        words: list[tuple[str, str]] = []
        opening = self._words.opening(index)
        if opening:
            words += (("o1=", opening[0]), ("o2=", " ".join(opening)))
        neutral = e.neutrality.any(s.start, s.end)
        filled = list(self._head)
        colon = False
        if index:
            earlier = self._sentences[index - 1]
            same = earlier.paragraph == s.paragraph
            filled += [(templates.earlier_status, status, same) for status in self._statuses_of(index - 1, earlier)]
            colon = self._low[max(earlier.start, earlier.end - 2) : earlier.end].rstrip().endswith(":")
        alone, spoken = len(self._numbers[index]) == 1, not neutral and e.spoken_of(c)
        filled.append((templates.sentence, s.headline, alone, neutral, e.headline, spoken, colon))
        if index + 1 < len(self._sentences):
            following = self._sentences[index + 1]
            same, numbers = following.paragraph == s.paragraph, index + 1 in self._numbers
            statuses = self._statuses_of(index + 1, following)
            filled += [(templates.next_status, status, same, numbers) for status in statuses]
            first = self._words.first_within(following.start, min(following.end, following.start + _OPENING))
            if first:
                words.append(("next_opens=", f"{first},{same}"))
                words += [("next_opens=", f"{first},{status}") for status in statuses]
        return filled, words

    def _statuses_of(self, index: int, s: Sentence) -> set[str]:
        found = self._statuses.get(index)
        if found is None:
            found = {h.value[0] for h in self._evidence.following.between(s.start, s.end)}
            self._statuses[index] = found
        return found
