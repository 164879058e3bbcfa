"""What the learned part of the counts looks at: features of a number, its sentence, and the numbers and sentences beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.splits import of_decided, of_split, own, splits_of
from netralitas.extract.findings import speech_at
from netralitas.extract.reading import Sentence
from netralitas.extract.scanner import Hit

Decided = tuple[Candidate, str, str]
"""A number that is a count, with unit and status."""
RULES = ("rule", "ruled")
"""Features of these kinds say what the rules decided."""
_WIDE = 9  # words on each side of the number
_NEAR = 3  # of them with their place
_HITS = 2  # predicates on each side
_OPENING = 3  # words that open the sentence, and the next one
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


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """A word without its commonest prefix and suffix, a digit as `#`."""
    if word[0].isdigit():
        return "#"
    return _SUFFIX.sub("", _PREFIX.sub("", word))


def _class(value: int, borders: tuple[int, ...]) -> int:
    return sum(value > b for b in borders)


class Features:
    """Features of the numbers of one article, as `kind=value`, to be asked for in text order."""

    def __init__(self, evidence: Evidence, numbers: list[Candidate]) -> None:
        self.evidence = evidence
        self.reading = evidence.reading
        self.low = evidence.low
        self.numbers = numbers
        self._tokens: dict[int, list[tuple[int, int, str]]] = {}
        self._by_index: dict[int, int] = {}
        for c in numbers:
            self._by_index[c.index] = self._by_index.get(c.index, 0) + 1
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
        c = self.numbers[position]
        found = [*self._of_number(c), *self._of_words(c), *self._of_predicates(c), *self._of_sentence(c)]
        found += self._of_numbers_beside(c, position)
        found += self._of_rules(c)
        split = self.splits.get(id(c))
        if split is not None:
            found += of_split(c, split)
        return found

    def after(self, position: int, before: list[Decided]) -> list[str]:
        """The features that the counts decided before the number give it."""
        return list(self._of_counts_before(self.numbers[position], position, before))

    def given(self, c: Candidate, before: list[Decided]) -> str:
        """The status of the whole that a number without words of its own is surely a part of, '' if there is none."""
        split = self.splits.get(id(c))
        if split is None or not split.sure or own(c) not in ("", "reported"):
            return ""
        whole = split.standing(b[0] for b in before)
        status = next((status for counted, _, status in before if counted is whole), own(split.whole))
        return "" if split.mixed(status) else status

    def _of_rules(self, c: Candidate) -> Iterator[str]:
        yield f"rule={c.kept},{c.unit if c.kept else ''}"
        yield f"rule={c.kept},{c.status if c.kept else ''}"
        yield f"ruled={c.kept},{c.status if c.kept else ''},{c.strong}"
        yield f"ruled={c.kept},part={c.part},bare={c.bare}"

    def _of_number(self, c: Candidate) -> Iterator[str]:
        n = c.number
        kind = n.form if n.exact or n.form == "vague" else "bound"
        yield f"form={kind}"
        yield f"size={_class(c.size, _SIZES)}"
        yield f"form={kind},size={min(_class(c.size, _SIZES), 3)},noun={bool(c.noun)}"
        yield f"noun={c.noun}"
        unit = c.unit if c.noun else ""
        yield f"noun_unit={unit}"
        for name in ("base", "back", "marked", "in_list", "negated", "against"):
            if getattr(c, name):
                yield name
                yield f"{name},{unit}"
        if c.place is not None:
            yield f"place,{unit}"
        if c.of is not None:
            yield "of"
        for role in self.sums.get(id(c), ()):
            yield f"sum={role}"
            yield f"sum={role},{unit}"

    def tokens(self, c: Candidate) -> list[tuple[int, int, str]]:
        """The words of a count's sentence with their offsets."""
        found = self._tokens.get(c.index)
        if found is None:
            s = self.reading.sentences[c.index]
            found = self._tokens[c.index] = [
                (m.start(), m.end(), m[0]) for m in _TOKEN.finditer(self.low, s.start, s.end)
            ]
        return found

    def _of_words(self, c: Candidate) -> Iterator[str]:
        tokens = self.tokens(c)
        left = [t for s, e, t in tokens if e <= c.number.start][-_WIDE:]
        behind = [t for s, e, t in tokens if s >= c.number.end][: _WIDE + 3]
        for n in range(_NEAR):
            yield f"l{n}={_plain(left[-1 - n]) if n < len(left) else '^'}"
            yield f"r{n}={_plain(behind[n]) if n < len(behind) else '$'}"
        if len(left) > 1:
            yield f"l01={_plain(left[-2])} {_plain(left[-1])}"
        if len(behind) > 1:
            yield f"r01={_plain(behind[0])} {_plain(behind[1])}"
        after = [t for s, e, t in tokens if s >= c.end][:_WIDE]
        if c.noun:
            for n in range(2):
                yield f"n{n}={_plain(after[n]) if n < len(after) else '$'}"
        clause = []
        for t in reversed(left):
            if t in ",;:.":
                break
            clause.append(t)
        for word in {root(t) for t in left}:
            yield f"L={word}"
        for word in {root(t) for t in clause}:
            yield f"LC={word}"
        for word in {root(t) for t in after}:
            yield f"R={word}"
        clause = []
        for t in after:
            if t in ",;:.":
                break
            clause.append(t)
        for word in {root(t) for t in clause}:
            yield f"RC={word}"

    def _of_predicates(self, c: Candidate) -> Iterator[str]:
        s, e = c.sentence, self.evidence
        before = _nearest([*e.preceding.between(s.start, c.start), *e.following.between(s.start, c.start)], before=True)
        after = _nearest([*e.preceding.between(c.end, s.end), *e.following.between(c.end, s.end)], before=False)
        yield f"pre_n={len(before)}"
        yield f"post_n={len(after)}"
        for side, hits in (("pre", before), ("post", after)):
            for n, h in enumerate(hits):
                start, end = (h.end, c.start) if side == "pre" else (c.end, h.start)
                gap = self.low[start:end]
                cut = "|" if re.search(r"[,;:.“”\"]", gap) else ""
                status, where = h.value
                between = "#" if any(start <= o.start < end for o in self._beside(c)) else ""
                yield f"{side}{n}={status}{cut}{between}"
                yield f"{side}={status},{_class(len(gap), _GAPS)}{cut}{between}"
                yield f"{side}={status},{where}{cut}{between}"
        zone = {h.value[0] for h in e.following.between(*c.zone)}
        for status in zone:
            yield f"zone={status}"

    def _beside(self, c: Candidate) -> list[Candidate]:
        return [o for o in self.numbers if o.index == c.index and o is not c]

    def _of_sentence(self, c: Candidate) -> Iterator[str]:
        s, e = c.sentence, self.evidence
        tokens = self.tokens(c)
        opening = [_plain(t) for _, _, t in tokens if t not in '“”"'][:_OPENING]
        if opening:
            yield f"o1={opening[0]}"
            yield f"o2={' '.join(opening[:2])}"
        if s.headline:
            yield "headline"
        speech = speech_at(self.reading, c.start)
        if speech is not None:
            yield f"speech={speech.kind}"
        if s.start == c.start or _ITEM.fullmatch(self.low, s.start, c.number.start):
            yield "opens"
        yield f"alone={self._by_index[c.index] == 1}"
        neutral = e.neutrality.any(s.start, s.end)
        yield f"neutral={neutral},{e.headline}"
        if not neutral:
            yield f"spoken={e.spoken_of(c)}"
        for name, hits in (("foreign", e.foreign), ("general", e.general), *e.cues.items()):
            near = hits.between(max(s.start, c.start - 50), c.start)
            if near:
                yield f"cue_before={name}"
            if hits.between(c.end, min(s.end, c.end + 50)):
                yield f"cue_after={name}"
        if e.participants(c):
            yield "participants"
        for status in self.head:
            yield f"head={status}"
        following = self._sentence(c.index + 1)
        if following is not None:
            same = following.paragraph == s.paragraph
            numbers = c.index + 1 in self._by_index
            statuses = {h.value[0] for h in e.following.between(following.start, following.end)}
            for status in statuses:
                yield f"next={status},{same},{numbers}"
            words = _TOKEN.findall(self.low, following.start, min(following.end, following.start + 60))
            words = [_plain(w) for w in words if w not in '“”"'][:2]
            if words:
                yield f"next_opens={words[0]},{same}"
                for status in statuses:
                    yield f"next_opens={words[0]},{status}"
        earlier = self._sentence(c.index - 1)
        if earlier is not None:
            same = earlier.paragraph == s.paragraph
            for status in {h.value[0] for h in e.following.between(earlier.start, earlier.end)}:
                yield f"earlier={status},{same}"
            if self.low[max(earlier.start, earlier.end - 2) : earlier.end].rstrip().endswith(":"):
                yield "after_colon"

    def _sentence(self, index: int) -> Sentence | None:
        return self.reading.sentences[index] if 0 <= index < len(self.reading.sentences) else None

    def _of_counts_before(self, c: Candidate, position: int, before: list[Decided]) -> Iterator[str]:
        unit = c.unit if c.noun else ""
        if not before:
            yield "first"
            yield f"first,{unit}"
        else:
            last, last_unit, last_status = before[-1]
            away = c.index - last.index
            where = "s" if not away else "p" if last.sentence.paragraph == c.sentence.paragraph else str(min(away, 4))
            compare = "<" if c.size < last.size else ">" if c.size > last.size else "="
            yield f"last={last_unit},{last_status},{where}"
            yield f"last={last_unit},{where},noun={unit}"
            yield f"last={last_status},{where},{compare}"
            yield f"last={where},{compare}"
            if last.noun and last.noun == c.noun:
                yield f"last_noun={where}"
            largest = max(before, key=lambda b: b[0].size)
            yield f"largest={largest[1]},{largest[2]},{'<' if c.size < largest[0].size else '='}"
            again = [b for b in before if b[0].value == c.value]
            if again:
                yield f"again={again[-1][1]},{unit}"
                yield f"again={again[-1][2]},{c.back}"
            for status in {b[2] for b in before if b[0].index == c.index}:
                yield f"here={status}"
        split = self.splits.get(id(c))
        if split is not None:
            whole = split.standing(b[0] for b in before)
            for counted, unit, status in before:
                if counted is whole:
                    yield from of_decided(c, split, unit, status)
        if before and before[-1][0].index == c.index:
            drag = _DRAGGED.fullmatch(self.low, before[-1][0].end, c.start)
            if drag is not None:
                yield f"dragged={before[-1][2]},{before[-1][1]},{unit}"
                yield f"dragged={before[-1][2]},own={own(c)}"
        previous = self.numbers[position - 1] if position else None
        if previous is not None and previous.index == c.index:
            kept = bool(before) and before[-1][0] is previous
            yield f"number_before={kept},{previous.unit if previous.noun else ''}"

    def _of_numbers_beside(self, c: Candidate, position: int) -> Iterator[str]:
        later = next((o for o in self.numbers[position + 1 :] if o.value == c.value), None)
        if later is not None:
            same = bool(later.noun) and bool(c.noun) and later.unit == c.unit
            yield f"later={same},headline={c.sentence.headline}"
            yield f"later={same},back={later.back or later.base},headline={c.sentence.headline}"
        following = self.numbers[position + 1] if position + 1 < len(self.numbers) else None
        if following is not None and following.index - c.index <= 1:
            same = following.index == c.index
            yield f"number_after={same},{following.unit if following.noun else ''}"
            yield f"number_after={same},{'<' if following.size < c.size else '>='}"


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
