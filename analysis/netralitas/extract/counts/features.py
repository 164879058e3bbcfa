"""What the learned part of the counts looks at: features of a number, its sentence, and the numbers and sentences beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from netralitas.extract.counts import templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.sentence_features import SentenceFeatures
from netralitas.extract.counts.splits import of_decided, of_split, own, splits_of
from netralitas.extract.counts.sums import added_up
from netralitas.extract.counts.word_weights import WordWeights, word_features
from netralitas.extract.counts.word_windows import Words
from netralitas.extract.loglinear import Adder, Filled, features_of
from netralitas.extract.reading import Sentence
from netralitas.extract.scanner import Hit

Decided = tuple[Candidate, str, str]
"""A number that is a count, with unit and status."""
RULES = ("rule", "ruled")
"""Features of these kinds say what the rules decided."""
_HITS = 2  # predicates on each side
_SIZES = (1, 2, 5, 10, 30, 100, 500, 5000)
_GAPS = (1, 12, 30, 70)
_ITEM = re.compile(r"\s*(?:[\-*•–]|\(?\w{1,2}[.)])\s*$")
# `19 perkara yang menyeret 31 ASN`: the people of the cases
_DRAGGED = re.compile(
    r"[^.;:]{0,40}?\b(?:menyeret|melibatkan|menjerat|menyangkut|menyasar|mencakup|memuat|berisi|dengan|terlapornya|pelakunya|"
    r"terdiri (?:atas|dari))\s+(?:(?:total|sebanyak|sedikitnya|jumlah|terlapor|pelaku|sekitar|nama|para)\s+){0,3}"
)
_CUT = re.compile(r"[,;:.“”\"]")


class Features:
    """Features of the numbers of one article, as `kind=value`, to be asked for in text order."""

    def __init__(self, evidence: Evidence, numbers: list[Candidate]) -> None:
        self.evidence = evidence
        self.reading = evidence.reading
        self.low = evidence.low
        self.numbers = numbers
        self._words = Words(self.reading)
        self._by_index: dict[int, list[Candidate]] = {}
        for c in numbers:
            self._by_index.setdefault(c.index, []).append(c)
        self._sentences = SentenceFeatures(evidence, self._words, self._by_index)
        self._sums_of_sentences: dict[Sentence, int] = {}
        self._predicates_of: dict[tuple[int, int], _Predicates] = {}
        self._again: list[Candidate | None] = [None] * len(numbers)
        later: dict[tuple[int | None, int | None], Candidate] = {}
        for position in range(len(numbers) - 1, -1, -1):
            value = numbers[position].value
            self._again[position] = later.get(value)
            later[value] = numbers[position]
        self.sums = added_up(numbers)
        self.splits = splits_of(numbers, self.low)

    def alone(self, position: int) -> list[str]:
        """The features of the number at a position that no decision changes."""
        c = self.numbers[position]
        filled, words = self._sentences.of(c)
        found = features_of([*filled, *self._filled(position)])
        found += [kind + value for kind, value in words]
        return found + word_features(c, self._words.window(c))

    def weigh(self, position: int, weights: Adder, words: WordWeights) -> int:
        """The sum of the features of `alone`. words: of the same weights."""
        c = self.numbers[position]
        total = self._sums_of_sentences.get(c.sentence)
        if total is None:
            filled, shared = self._sentences.of(c)
            total = self._sums_of_sentences[c.sentence] = weights.add_filled(filled) + weights.add_valued(shared)
        return total + weights.add_filled(self._filled(position)) + words.add(c, self._words.window(c))

    def _filled(self, position: int) -> list[Filled]:
        c = self.numbers[position]
        n, unit = c.number, c.unit if c.noun else ""
        form = n.form if n.exact or n.form == "vague" else "bound"
        found: list[Filled] = [
            (templates.rules, c.kept, c.unit, c.status, c.strong, c.part, c.bare),
            (templates.number, form, bisect_left(_SIZES, c.size), c.noun, unit),
        ]
        placed, of = c.place is not None, c.of is not None
        set_ = (c.base, c.back, c.marked, c.in_list, c.negated, c.against, placed)
        if of or True in set_:
            found.append((templates.flags, unit, of, *set_))
        found += [(templates.added_up, role, unit) for role in self.sums.get(id(c), ())]
        found += self._predicates(c)
        found += self._around(c)
        speech = self.evidence.speeches.at(c.start)
        if speech is not None:
            found.append((templates.said, speech.kind))
        later = self._again[position]
        if later is not None:
            same = bool(later.noun) and bool(c.noun) and later.unit == c.unit
            found.append((templates.later, same, later.back or later.base, c.sentence.headline))
        following = self.numbers[position + 1] if position + 1 < len(self.numbers) else None
        if following is not None and following.index - c.index <= 1:
            same, compare = following.index == c.index, "<" if following.size < c.size else ">="
            found.append((templates.following, same, following.unit if following.noun else "", compare))
        return found

    def given(self, c: Candidate, before: list[Decided]) -> str:
        """The status of the whole that a number without words of its own is surely a part of, '' if there is none."""
        split = self.splits.get(id(c))
        if split is None or not split.sure or own(c) not in ("", "reported"):
            return ""
        whole = split.standing(b[0] for b in before)
        status = next((status for counted, _, status in before if counted is whole), own(split.whole))
        return "" if split.mixed(status) else status

    def after(self, position: int, before: list[Decided]) -> list[Filled]:
        """What the counts decided before the number give it, as filled templates."""
        c = self.numbers[position]
        unit = c.unit if c.noun else ""
        found: list[Filled] = []
        if not before:
            found.append((templates.first, unit))
        else:
            last, last_unit, last_status = before[-1]
            away = c.index - last.index
            where = "s" if not away else "p" if last.sentence.paragraph == c.sentence.paragraph else str(min(away, 4))
            size, value = c.size, c.value
            compare = "<" if size < last.size else ">" if size > last.size else "="
            largest, largest_unit, largest_status = max(before, key=_size)
            found += (
                (templates.last, unit, last_unit, last_status, where, compare),
                (templates.largest, largest_unit, largest_status, "<" if size < largest.size else "="),
            )
            if last.noun and last.noun == c.noun:
                found.append((templates.last_noun, where))
            for b in reversed(before):
                if b[0].value == value:
                    found.append((templates.again, b[1], b[2], unit, c.back))
                    break
            if not away:
                found += [(templates.here, status) for status in {b[2] for b in before if b[0].index == c.index}]
                drag = _DRAGGED.fullmatch(self.low, last.end, c.start)
                if drag is not None:
                    found.append((templates.dragged, last_status, last_unit, unit, own(c)))
        split = self.splits.get(id(c))
        if split is not None:
            whole = split.standing(b[0] for b in before)
            found += [of_decided(c, split, counted, status) for b, counted, status in before if b is whole]
        previous = self.numbers[position - 1] if position else None
        if previous is not None and previous.index == c.index:
            kept = bool(before) and before[-1][0] is previous
            found.append((templates.number_before, kept, previous.unit if previous.noun else ""))
        return found

    def _around(self, c: Candidate) -> list[Filled]:
        """Cues around a number, and the breakdown that it is a part of."""
        s = c.sentence
        found: list[Filled] = []
        opens = s.start == c.start or _ITEM.fullmatch(self.low, s.start, c.number.start) is not None
        participants = self.evidence.participants(c)
        cues = self._sentences.cues(c)
        before: tuple[str, ...] = ()
        after: tuple[str, ...] = ()
        if cues:
            low, high = max(s.start, c.start - 50), min(s.end, c.end + 50)
            before = tuple([name for name, hits in cues if hits.any(low, c.start)])
            after = tuple([name for name, hits in cues if hits.any(c.end, high)])
        if opens or participants or before or after:
            found.append((templates.around, opens, participants, before, after))
        split = self.splits.get(id(c))
        if split is not None:
            found.append(of_split(c, split))
        return found

    def _predicates(self, c: Candidate) -> list[Filled]:
        """The predicates nearest to a number on each side, and those in its zone."""
        hits, low = self._predicates_in(c), self.low
        before = _nearest(hits.backward, 0, c.start)
        after = _nearest(hits.forward, c.end, len(low))
        found: list[Filled] = [(templates.predicates, len(before), len(after))]
        beside = [o.start for o in self._by_index[c.index] if o is not c] if before or after else []
        for side, several in (("pre", before), ("post", after)):
            for n, h in enumerate(several):
                start, end = (h.end, c.start) if side == "pre" else (c.end, h.start)
                cut = "|" if _CUT.search(low, start, end) else ""
                between = "#" if beside and any(start <= o < end for o in beside) else ""
                status, where = h.value
                gap = bisect_left(_GAPS, end - start)
                found.append((templates.predicate, side, n, status, where, gap, cut, between))
        in_zone = self.evidence.following.between(*c.zone)
        if in_zone:
            found += [(templates.zone, status) for status in {h.value[0] for h in in_zone}]
        return found

    def _predicates_in(self, c: Candidate) -> _Predicates:
        """The predicates of a number's sentence."""
        s = c.sentence
        found = self._predicates_of.get((s.start, s.end))
        if found is None:
            e = self.evidence
            hits = [*e.preceding.between(s.start, s.end), *e.following.between(s.start, s.end)]
            found = self._predicates_of[s.start, s.end] = _Predicates.of(hits)
        return found


class _Predicates(NamedTuple):
    """The predicates of a sentence, as they are met going back from its end and going on from its beginning; of those that end or begin at
    one place the longest comes first."""

    backward: list[Hit]
    forward: list[Hit]

    @classmethod
    def of(cls, hits: list[Hit]) -> _Predicates:
        if len(hits) < 2:
            return cls(hits, hits)
        return cls(sorted(hits, key=lambda h: (-h.end, h.start)), sorted(hits, key=lambda h: (h.start, -h.end)))


def _size(decided: Decided) -> int:
    return decided[0].size


def _nearest(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The first predicates between two offsets, the longest of those that overlap."""
    kept: list[Hit] = []
    for h in hits:
        if start <= h.start and h.end <= end and not (kept and h.start < kept[0].end and kept[0].start < h.end):
            kept.append(h)
            if len(kept) == _HITS:
                break
    return kept
