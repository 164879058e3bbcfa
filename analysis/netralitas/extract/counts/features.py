"""What the learned part of the counts looks at: features of a number, its sentence, and the numbers and sentences beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from netralitas.extract.counts import templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.splits import of_decided, of_split, own, splits_of
from netralitas.extract.findings import speech_at
from netralitas.extract.loglinear import Adder, Filled, features_of
from netralitas.extract.reading import Sentence
from netralitas.extract.scanner import Hit

Decided = tuple[Candidate, str, str]
"""A number that is a count, with unit and status."""
RULES = ("rule", "ruled")
"""Features of these kinds say what the rules decided."""
_WIDE = 9  # words on each side of the number
_NEAR = 3  # of them with their place
_HITS = 2  # predicates on each side
_TOKEN = re.compile(r"\d[\d.,]*|\w[\w\-/]*|[.,;:()“”\"?!–—*•=]")
_PREFIX = re.compile(r"^(?:memper|diper|meng|meny|mem|men|me|di|ter|ber|peng|peny|pem|pen|per|pe|ke|se)(?=\w{4})")
_SUFFIX = re.compile(r"(?<=\w{4})(?:kannya|annya|kan|nya|lah|an|i)$")
_SIZES = (1, 2, 5, 10, 30, 100, 500, 5000)
_GAPS = (1, 12, 30, 70)
_ITEM = re.compile(r"\s*(?:[\-*•–]|\(?\w{1,2}[.)])\s*$")
# `19 perkara yang menyeret 31 ASN`: the people of the cases
_DRAGGED = re.compile(
    r"[^.;:]{0,40}?(?<!\w)(?:menyeret|melibatkan|menjerat|menyangkut|menyasar|mencakup|memuat|berisi|dengan|terlapornya|pelakunya|"
    r"terdiri (?:atas|dari))\s+(?:(?:total|sebanyak|sedikitnya|jumlah|terlapor|pelaku|sekitar|nama|para)\s+){0,3}"
)
_CUT = re.compile(r"[,;:.“”\"]")
_MARKS = frozenset(",;:.")
_QUOTES = frozenset('“”"')
Bags = list[tuple[str, Iterable[str]]]
"""Features of one kind each: what they begin with (`R=`), and the values."""


class Tokens(NamedTuple):
    """The words of a sentence: where they begin and end, what they are (numbers as `#`), and their roots."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    roots: list[str]


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """A word without its commonest prefix and suffix, a digit as `#`."""
    if word[0].isdigit():
        return "#"
    return _SUFFIX.sub("", _PREFIX.sub("", word))


class Features:
    """Features of the numbers of one article, as `kind=value`, to be asked for in text order."""

    def __init__(self, evidence: Evidence, numbers: list[Candidate]) -> None:
        self.evidence = evidence
        self.reading = evidence.reading
        self.low = evidence.low
        self.numbers = numbers
        self._tokens: dict[int, Tokens] = {}
        self._by_index: dict[int, list[Candidate]] = {}
        self._sums_of_sentences: dict[tuple[int, Sentence], int] = {}
        cues = (("foreign", evidence.foreign), ("general", evidence.general), *evidence.cues.items())
        self._cues = [(name, hits) for name, hits in cues if hits.items]
        self._statuses: dict[int, set[str]] = {}
        for c in numbers:
            self._by_index.setdefault(c.index, []).append(c)
        self._again: list[Candidate | None] = [None] * len(numbers)
        later: dict[tuple[int | None, int | None], Candidate] = {}
        for position in range(len(numbers) - 1, -1, -1):
            value = numbers[position].value
            self._again[position] = later.get(value)
            later[value] = numbers[position]
        self.sums = _sums(numbers)
        self.splits = splits_of(numbers, self.low)
        head = self.reading.sentences[0] if self.reading.sentences else None
        self.head = (
            sorted({h.value[0] for h in evidence.following.between(head.start, head.end)})
            if head is not None and head.headline
            else []
        )

    def alone(self, position: int) -> list[str]:
        """The features of the number at a position that no decision changes."""
        found = [
            *self._of_sentence(self.numbers[position]),
            *self._named(position),
            *features_of(self._filled(position)),
        ]
        return found + [kind + value for kind, values in self._bags(position) for value in values]

    def weigh(self, position: int, weights: Adder) -> int:
        """The sum of the features of `alone`."""
        c = self.numbers[position]
        key = (c.index, c.sentence)
        total = self._sums_of_sentences.get(key)
        if total is None:
            total = self._sums_of_sentences[key] = weights.add(self._of_sentence(c))
        total += weights.add(self._named(position)) + weights.add_filled(self._filled(position))
        for kind, values in self._bags(position):
            total += weights.add_all(kind, values)
        return total

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
        speech = speech_at(self.reading, c.start)
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

    def _bags(self, position: int) -> Bags:
        """The words around the number at a position: before and behind it, and those of them in its clause."""
        c = self.numbers[position]
        starts, ends, words, roots = self.tokens(c)
        left, after = bisect_right(ends, c.number.start), bisect_left(starts, c.end)
        first, stop = max(0, left - _WIDE), min(len(words), after + _WIDE)
        clause = next((i + 1 for i in range(left - 1, first - 1, -1) if words[i] in _MARKS), first)
        clause_end = next((i for i in range(after, stop) if words[i] in _MARKS), stop)
        return [
            ("L=", set(roots[first:left])),
            ("LC=", set(roots[clause:left])),
            ("R=", set(roots[after:stop])),
            ("RC=", set(roots[after:clause_end])),
        ]

    def given(self, c: Candidate, before: list[Decided]) -> str:
        """The status of the whole that a number without words of its own is surely a part of, '' if there is none."""
        split = self.splits.get(id(c))
        if split is None or not split.sure or own(c) not in ("", "reported"):
            return ""
        whole = split.standing(b[0] for b in before)
        status = next((status for counted, _, status in before if counted is whole), own(split.whole))
        return "" if split.mixed(status) else status

    def after(self, position: int, before: list[Decided]) -> list[Filled]:
        """What the counts decided before the number give it, as filled templates (`templates.AFTER`)."""
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

    def tokens(self, c: Candidate) -> Tokens:
        """The words of a count's sentence."""
        found = self._tokens.get(c.index)
        if found is None:
            s = self.reading.sentences[c.index]
            matches = list(_TOKEN.finditer(self.low, s.start, s.end))
            words = [_plain(m[0]) for m in matches]
            found = self._tokens[c.index] = Tokens(
                [m.start() for m in matches], [m.end() for m in matches], words, list(map(root, words))
            )
        return found

    def _named(self, position: int) -> list[str]:
        """The words next to a number, and the cues around it."""
        c, e, s = self.numbers[position], self.evidence, self.numbers[position].sentence
        starts, ends, words, _ = self.tokens(c)
        last, behind = bisect_right(ends, c.number.start) - 1, bisect_left(starts, c.number.end)
        left = words[last : last - _NEAR : -1] if last >= _NEAR else words[last::-1] if last >= 0 else []
        right = words[behind : behind + _NEAR]
        found = []
        if len(left) > 1:
            found.append(f"l01={left[1]} {left[0]}")
        if len(right) > 1:
            found.append(f"r01={right[0]} {right[1]}")
        l0, l1, l2 = left if len(left) == _NEAR else (*left, "^", "^", "^")[:_NEAR]
        r0, r1, r2 = right if len(right) == _NEAR else (*right, "$", "$", "$")[:_NEAR]
        found += (f"l0={l0}", f"l1={l1}", f"l2={l2}", f"r0={r0}", f"r1={r1}", f"r2={r2}")
        if c.noun:
            after = bisect_left(starts, c.end)
            n0, n1 = (*words[after : after + 2], "$", "$")[:2]
            found += (f"n0={n0}", f"n1={n1}")
        if s.start == c.start or _ITEM.fullmatch(self.low, s.start, c.number.start):
            found.append("opens")
        low, high = max(s.start, c.start - 50), min(s.end, c.end + 50)
        for name, hits in self._cues:
            if hits.any(low, c.start):
                found.append(f"cue_before={name}")
            if hits.any(c.end, high):
                found.append(f"cue_after={name}")
        if e.participants(c):
            found.append("participants")
        split = self.splits.get(id(c))
        if split is not None:
            found += of_split(c, split)
        return found

    def _predicates(self, c: Candidate) -> list[Filled]:
        s, e, low = c.sentence, self.evidence, self.low
        before = _nearest([*e.preceding.between(s.start, c.start), *e.following.between(s.start, c.start)], before=True)
        after = _nearest([*e.preceding.between(c.end, s.end), *e.following.between(c.end, s.end)], before=False)
        found: list[Filled] = [(templates.predicates, len(before), len(after))]
        beside = [o.start for o in self._by_index[c.index] if o is not c] if before or after else []
        for side, hits in (("pre", before), ("post", after)):
            for n, h in enumerate(hits):
                start, end = (h.end, c.start) if side == "pre" else (c.end, h.start)
                cut = "|" if _CUT.search(low, start, end) else ""
                between = "#" if beside and any(start <= o < end for o in beside) else ""
                status, where = h.value
                gap = bisect_left(_GAPS, end - start)
                found.append((templates.predicate, side, n, status, where, gap, cut, between))
        found += [(templates.zone, status) for status in {h.value[0] for h in e.following.between(*c.zone)}]
        return found

    def _of_sentence(self, c: Candidate) -> Iterator[str]:
        """What the numbers of a sentence share."""
        s, e = c.sentence, self.evidence
        opening = list(islice((t for t in self.tokens(c).words if t not in _QUOTES), 2))
        if opening:
            yield f"o1={opening[0]}"
            yield f"o2={' '.join(opening)}"
        if s.headline:
            yield "headline"
        yield f"alone={len(self._by_index[c.index]) == 1}"
        neutral = e.neutrality.any(s.start, s.end)
        yield f"neutral={neutral},{e.headline}"
        if not neutral:
            yield f"spoken={e.spoken_of(c)}"
        for status in self.head:
            yield f"head={status}"
        following = self._sentence(c.index + 1)
        if following is not None:
            same = following.paragraph == s.paragraph
            numbers = c.index + 1 in self._by_index
            statuses = self._statuses_of(c.index + 1, following)
            for status in statuses:
                yield f"next={status},{same},{numbers}"
            words = _TOKEN.findall(self.low, following.start, min(following.end, following.start + 60))
            words = [_plain(w) for w in words if w not in _QUOTES][:2]
            if words:
                yield f"next_opens={words[0]},{same}"
                for status in statuses:
                    yield f"next_opens={words[0]},{status}"
        earlier = self._sentence(c.index - 1)
        if earlier is not None:
            same = earlier.paragraph == s.paragraph
            for status in self._statuses_of(c.index - 1, earlier):
                yield f"earlier={status},{same}"
            if self.low[max(earlier.start, earlier.end - 2) : earlier.end].rstrip().endswith(":"):
                yield "after_colon"

    def _statuses_of(self, index: int, s: Sentence) -> set[str]:
        found = self._statuses.get(index)
        if found is None:
            found = self._statuses[index] = {h.value[0] for h in self.evidence.following.between(s.start, s.end)}
        return found

    def _sentence(self, index: int) -> Sentence | None:
        return self.reading.sentences[index] if 0 <= index < len(self.reading.sentences) else None


def _size(decided: Decided) -> int:
    return decided[0].size


def _nearest(hits: list[Hit], *, before: bool) -> list[Hit]:
    """The predicates nearest to the number, the longest of those that overlap."""
    hits.sort(key=(lambda h: (-h.end, h.start)) if before else (lambda h: (h.start, -h.end)))
    kept: list[Hit] = []
    for h in hits:
        if not any(h.start < k.end and k.start < h.end for k in kept):
            kept.append(h)
        if len(kept) == _HITS:
            break
    return kept


def _plain(token: str) -> str:
    return "#" if token[0].isdigit() else token


def _sums(numbers: list[Candidate]) -> dict[int, set[str]]:
    """Which numbers are wholes and parts by their sums: a run of two or more behind or before a number that adds up to it, or a
    total less a part that is the rest."""
    found: dict[int, set[str]] = {}

    def note(c: Candidate, role: str) -> None:
        found.setdefault(id(c), set()).add(role)

    exact = [c for c in numbers if c.number.exact and c.number.form != "ordinal"]
    for i, whole in enumerate(exact):
        if whole.size < 2:
            continue
        for step in (1, -1):
            others = exact[i + 1 : i + 14] if step == 1 else exact[max(0, i - 13) : i][::-1]
            others = [o for o in others if abs(o.index - whole.index) <= 5]
            for first in range(min(3, len(others))):
                total = 0
                for last in range(first, len(others)):
                    total += others[last].size
                    if total >= whole.size:
                        break
                if total == whole.size and last > first:
                    long = "long" if last - first > 1 or whole.size > 9 else "short"
                    note(whole, f"whole,{step},{long}")
                    for o in others[first : last + 1]:
                        note(o, f"part,{step},{long}")
                    break
    return found
