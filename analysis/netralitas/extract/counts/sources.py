"""Whose count it is, where and for when, as a choice among what the article names: each candidate with the features that speak for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.counts import source_templates as templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.context import Context
from netralitas.extract.counts.districts import Districts, codes_of
from netralitas.extract.counts.period import Span, period_of
from netralitas.extract.counts.words import Ordered
from netralitas.extract.findings import Body, Place, speech_at
from netralitas.extract.loglinear import Filled, features_of
from netralitas.extract.reading import Reading, Sentence

FIELDS = ("counter", "region", "period")
Options = dict[str, set[Filled]]
"""What may fill a field, each with what speaks for it as filled templates (`source_templates`)."""
_DISTRICT = re.compile(
    r"(?<!\w)(?P<kind>[Kk]ecamatan|[Dd]istrik|[Kk]apanewon|[Kk]emantren|Kec\.)\s+(?P<name>[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,2})"
)
_DISTRICT_KINDS = ("kecamatan", "distrik", "kapanewon", "kemantren", "kec.")
_WORD = re.compile(r"[a-z][a-z\-]*|[(),:;.]")
_FIGURE = re.compile(
    r"\d+|(?<!\w)(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan)(?!\w)"
)
_FAR = 12  # sentences back that a period may come from
_COUNTS = re.compile(r"\d")
_CUT = re.compile(r"[,;:.“”\"]")
_FAR_CUT = re.compile(r"[;:.“”]|,.*,")


class Link(NamedTuple):
    """A count whose value another may share (None: there is none), what it is to the other one, how near it stands, and what speaks
    for it in every field."""

    other: Candidate | None
    name: str
    near: str
    shared: Filled

    @property
    def empty(self) -> Filled:
        """What speaks for it if it has no value."""
        return (templates.empty, self.name)

    def filled(self, c: Candidate, field: str) -> list[Filled]:
        """What speaks for it in a field: a common counter says something of the other fields."""
        other = self.other
        if field == "counter" or other is None or not self.near:
            return [self.shared]
        same = (other.counter == c.counter, self.near, c.status == other.status, c.unit == other.unit)
        return [self.shared, (templates.same_counter, self.name, *same)]


def _size(c: Candidate) -> int:
    return c.size


def _start(c: Candidate) -> int:
    return c.start


def _shape(field: str, value: str, c: Candidate) -> list[Filled]:
    found: list[Filled] = []
    if not value:
        found.append((templates.none, c.unit, c.status, c.per))
    elif field == "region":
        found.append((templates.region, value.split(" ", 1)[0], c.unit))
    elif field == "period":
        found.append((templates.period, _shape_of(value), c.status, c.per))
    if c.sentence.headline:
        found.append((templates.headline, value != ""))
    return found


@lru_cache(maxsize=10_000)
def _shape_of(period: str) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"\d", "0", period.lower()))


class Sources:
    """Candidates for counter, region and period of the counts of one article, to be asked for in the order in which they are filled."""

    def __init__(self, reading: Reading, spans: Ordered[Span]) -> None:
        self.reading = reading
        self.low = reading.lowered
        self.context = Context(reading)
        self.bodies = self.context.bodies
        self.places: Ordered[Place] = self.context.places
        self.spans = spans
        self.dates = Ordered(sorted({*spans.items, *self._plain_dates()}))
        self.named = Counter(b.institution for b in self.bodies.items)
        self.most = [name for name, _ in self.named.most_common(2)]
        self.usual = [name for name, _ in self.context._most_named()]
        self._kinds: dict[str, Body] = {}
        for body in self.bodies.items:
            self._kinds.setdefault(body.institution, body)
        self._of_bodies: dict[str, Filled] = {}
        self._words_before: dict[int, str] = {}
        self._beside: dict[tuple[int, Sentence], list[tuple[str, list[Filled]]]] = {}
        self.districts = Districts(reading, codes_of(reading))
        self._regions = {p.region.name: p.region for p in self.places.items}
        self._links: dict[int, tuple[int, list[Link]]] = {}
        self._names_districts = any(kind in self.low for kind in _DISTRICT_KINDS)
        self.periods = Counter(s.period for s in spans.items)
        head = reading.sentences[0] if reading.sentences else None
        self.head_end = head.end if head is not None and head.headline else 0

    def _plain_dates(self) -> Iterator[Span]:
        """Dates that the rules tie no count to, such as a lone day."""
        known = {(s.start, s.end) for s in self.spans.items}
        for row in self.reading.rows.get("dates", ()):
            if row["role"] in ("published", "regulation") or (row["start"], row["end"]) in known:
                continue
            try:
                first, last = date.fromisoformat(row["start_date"]), date.fromisoformat(row["end_date"])
            except (TypeError, ValueError):
                continue
            yield Span(row["start"], row["end"], period_of(first, last), row["role"] == "election", True)

    def options(self, field: str, c: Candidate) -> Options:
        """The candidates of a field with what no other count gives them; '' for none is always one."""
        found: Options = {"": set()}
        getattr(self, f"_{field}")(c, found)
        for value, seen in found.items():
            seen.update(_shape(field, value, c))
        return found

    def links_of(self, c: Candidate, order: list[Candidate]) -> list[Link]:
        """The counts filled before (order) whose value a count may share; one of None for the lack of one, which speaks for none. The
        same for all fields, so it is looked for once."""
        known = self._links.get(id(c))
        if known is not None and known[0] == len(order):
            return known[1]
        found: list[Link] = []
        earlier = [b for b in order if b.start < c.start]
        nearest = max(earlier, key=_start) if earlier else order[0] if order else None
        largest = max((b for b in order if not b.per), key=_size, default=None)
        whole = c.whole if any(b is c.whole for b in order) else None
        for name, other in (("whole", whole), ("last", nearest), ("largest", largest)):
            if other is None:
                found.append(Link(None, name, "", (templates.lacks, name)))
                continue
            near = "s" if c.index == other.index else "p" if other.sentence.paragraph == c.sentence.paragraph else "far"
            same = (c.unit == other.unit, c.status == other.status, other.status, c.status)
            compare = "<" if c.size < other.size else ">="
            shared = (templates.link, name, near, *same, c.part, c.bare, c.marked, compare, c.per)
            found.append(Link(other, name, near, shared))
        again = next((b for b in reversed(order) if b.value == c.value and b.unit == c.unit), None)
        if again is not None:
            found.append(Link(again, "again", "", (templates.again,)))
        self._links[id(c)] = len(order), found
        return found

    def features(self, field: str, c: Candidate) -> dict[str, list[str]]:
        """The features of `options`."""
        return {value: sorted(set(features_of(seen))) for value, seen in self.options(field, c).items()}

    def following(
        self, field: str, c: Candidate, before: dict[int, str], order: list[Candidate]
    ) -> dict[str, list[str]]:
        """The features that the counts filled before give the candidates of a field. before: values by `id`; order: those counts."""
        found: dict[str, list[str]] = {}
        for link in self.links_of(c, order):
            value = before[id(link.other)] if link.other is not None else ""
            features = found.setdefault(value, [])
            features += features_of(link.filled(c, field))
            if not value and link.other is not None:
                features += features_of([link.empty])
        return found

    # --- counter

    def _counter(self, c: Candidate, found: Options) -> None:
        s = c.sentence
        speech = speech_at(self.reading, c.start)
        if speech is not None and speech.institution:
            found[speech.institution] = {(templates.speaker, speech.kind, c.status)}
        here = self.bodies.between(s.start, s.end)
        before = [b for b in here if b.end <= c.start]
        after = [b for b in here if b.start >= c.end]
        for side, some in (("before", before[:-4:-1]), ("after", after[:3])):
            for n, b in enumerate(some):
                found.setdefault(b.institution, set()).update(self._of_mention(b, side, min(n, 1), c))
        for value, filled in self._of_bodies_beside(c, s, bool(here)):
            found.setdefault(value, set()).update(filled)
        for n, name in enumerate(self.usual):
            found.setdefault(name, set()).add((templates.usual, n))
        if self.bodies.items:
            found.setdefault(self.bodies.items[0].institution, set()).add((templates.first_named,))
        place = c.place.region if c.place is not None else None
        for value, seen in found.items():
            body = self._kinds.get(value)
            if body is None:
                continue
            seen.add(self._of_body(value, body))
            seen.add((templates.body_of, body.kind, c.status, c.unit))
            if place is not None and body.region is not None:
                seen.add((templates.body_at, body.region == place, body.region.code == place.province))

    def _of_bodies_beside(self, c: Candidate, s: Sentence, here: bool) -> list[tuple[str, list[Filled]]]:
        """The bodies named in sentences before and behind, the same for all counts of a sentence."""
        key = (c.index, s)
        if key in self._beside:
            return self._beside[key]
        found: list[tuple[str, list[Filled]]] = []
        sentences = self.reading.sentences
        known = set()
        for n, b in enumerate(reversed(self.bodies.before(s.start, 6))):
            if b.institution in known:
                continue
            known.add(b.institution)
            index = self.reading.sentence_at(b.start)
            same = index >= 0 and sentences[index].paragraph == s.paragraph
            opens = index >= 0 and b.start - sentences[index].start < 3
            away = min(c.index - index, 4)
            found.append((b.institution, [(templates.earlier_body, min(n, 2), same, away, here, b.via_office, opens)]))
        known = set()
        for b in self.bodies.behind(s.end, 3):
            index = self.reading.sentence_at(b.start)
            filled: list[Filled] = []
            if index - c.index <= 2 and b.institution not in known:
                known.add(b.institution)
                same = index >= 0 and sentences[index].paragraph == s.paragraph
                filled = [(templates.later_body, min(index - c.index, 2), same, here, self._word_before(b.start))]
            found.append((b.institution, filled))
        self._beside[key] = found
        return found

    def _of_body(self, value: str, body: Body) -> Filled:
        """What a body is in the article, the same for all counts."""
        found = self._of_bodies.get(value)
        if found is None:
            most = tuple(n for n, name in enumerate(self.most) if value == name)
            of_article = str(body.region == self.context.region) if self.context.region is not None else ""
            found = (templates.body, body.kind, body.level, min(self.named[value], 4), most, of_article)
            self._of_bodies[value] = found
        return found

    def _word_before(self, offset: int) -> str:
        word = self._words_before.get(offset)
        if word is None:
            words = _WORD.findall(self.low, max(0, offset - 24), offset)
            word = self._words_before[offset] = words[-1] if words else "^"
        return word

    def _between(self, start: int, end: int) -> tuple[str, str]:
        """A mark if the words between are cut, and one if there is a number in them."""
        low = self.low
        return ("|" if _CUT.search(low, start, end) else "", "#" if _COUNTS.search(low, start, end) else "")

    def _of_mention(self, b: Body, side: str, n: int, c: Candidate) -> Iterator[Filled]:
        cut, number = self._between(b.end, c.start) if side == "before" else self._between(c.end, b.start)
        yield (templates.mention, side, n, cut, number, b.via_office, c.status, b.kind)
        opens = b.start - c.sentence.start < 3
        yield (templates.mention_after, side, self._word_before(b.start), c.status, opens)
        word = _WORD.search(self.low, b.end, b.end + 24)
        if word:
            yield (templates.mention_before, side, word[0])

    # --- region

    def _region(self, c: Candidate, found: Options) -> None:
        s = c.sentence
        for side, places in (
            ("before", self.places.between(s.start, c.start)[:-4:-1]),
            ("after", self.places.between(c.end, s.end)[:3]),
        ):
            for n, p in enumerate(places):
                start, end = (p.end, c.start) if side == "before" else (c.end, p.start)
                cut, number = self._between(start, end)
                gap = min(max(0, end - start) // 8, 4)
                seen = found.setdefault(p.region.name, set())
                where = (side, min(n, 1), cut, number, gap, self._in_body(p), p.region.level, c.in_list)
                seen.add((templates.place, *where))
                seen.add((templates.place_after, side, self._word_before(p.start), number))
        for direct, name, level in self._direct(c):
            inside = "district" if level == "district" else self._inside(name, c.counter)
            found.setdefault(name, set()).add((templates.direct, direct, inside, c.part))
        if c.place is not None:
            inside = self._inside(c.place.region.name, c.counter)
            found.setdefault(c.place.region.name, set()).add((templates.beside, inside, c.in_list, c.bare, c.part))
        if c.district:
            found.setdefault(c.district, set()).add((templates.district,))
        for m in self._districts(s.start, s.end):
            kind = "Distrik" if m["kind"].lower() == "distrik" else "Kecamatan"
            side = "before" if m.end() <= c.start else "after"
            start, end = (m.end(), c.start) if side == "before" else (c.end, m.start())
            gap, word = min(max(0, end - start) // 12, 3), self._word_before(m.start())
            beside = (side, gap, *self._between(start, end), word)
            found.setdefault(f"{kind} {m['name']}", set()).add((templates.district_beside, *beside))
        body = self.context.body(c.counter)
        national = body is not None and body.region is None
        if body is not None and body.region is not None:
            found.setdefault(body.region.name, set()).add((templates.of_counter, body.kind, c.place is not None))
        if self.context.region is not None:
            found.setdefault(self.context.region.name, set()).add((templates.of_article, national))
        country = found.setdefault("Indonesia", set())
        country.add((templates.country, national, body.kind if body else ""))
        if self.context.nationwide.any(s.start, s.end):
            country.add((templates.nationwide,))
        self._bare_districts(c, found)
        for p in self.places.before(s.start, 3):
            found.setdefault(p.region.name, set()).add((templates.earlier_place, self._in_body(p)))

    def _bare_districts(self, c: Candidate, found: dict[str, set[Filled]]) -> None:
        """Kecamatan of the article's regency without the word, by how they stand to the number."""
        s = c.sentence
        named = self.districts.between(s.start, s.end)
        for side, several in (
            ("before", [d for d in named if d.end <= c.start][::-1]),
            ("after", [d for d in named if d.start >= c.end]),
        ):
            for n, d in enumerate(several[:2]):
                start, end = (d.end, c.start) if side == "before" else (c.end, d.start)
                gap = self.low[start:end]
                cut = "|" if re.search(r"[;:.“”\"]|,.*,", gap) else ""
                number = "#" if _FIGURE.search(gap) else ""
                beside = (side, n, cut, number, min(len(gap) // 8, 4), self._word_before(d.start))
                filled = (templates.bare_district, *beside, min(len(named), 3), c.part, c.bare)
                found.setdefault(d.name, set()).add(filled)

    def _direct(self, c: Candidate) -> Iterator[tuple[str, str, str]]:
        """Regions and kecamatan that stand between the number before and this one, or behind it before the next: side and distance,
        name, level."""
        s = c.sentence
        left = max([s.start, *(m.end() for m in _FIGURE.finditer(self.low, s.start, c.start))])
        behind = _FIGURE.search(self.low, c.end, s.end)
        right = behind.start() if behind else s.end
        named = [
            (p.start, p.end, p.region.name, p.region.level)
            for p in self.places.between(left, right)
            if not self._in_body(p)
        ]
        for m in self._districts(left, right):
            kind = "Distrik" if m["kind"].lower() == "distrik" else "Kecamatan"
            named.append((m.start(), m.end(), f"{kind} {m['name']}", "district"))
        before = [n for n in named if n[1] <= c.start]
        if before:
            _, end, name, level = max(before)
            gap = self.low[end : c.start]
            yield f"before,{min(len(gap) // 10, 3)}{',|' if _FAR_CUT.search(gap) else ''}", name, level
        after = [n for n in named if n[0] >= c.end]
        if after:
            start, _, name, level = min(after)
            word = self._word_before(start)
            yield f"after,{min((start - c.end) // 15, 3)}", name, level
            yield f"after,{word if word in ('di', 'dari', 'asal', 'se', '(') else '-'}", name, level

    def _districts(self, start: int, end: int) -> Iterator[re.Match[str]]:
        return _DISTRICT.finditer(self.reading.text, start, end) if self._names_districts else iter(())

    def _inside(self, region: str, counter: str) -> str:
        """How a region lies to that of the counter: the same, inside or outside of it, or of a national body."""
        body = self.context.body(counter)
        if body is None:
            return "none"
        if body.region is None:
            return "national"
        if body.region.name == region:
            return "same"
        place = self._regions.get(region)
        if place is None:
            return "unknown"
        return "inside" if place.province == body.region.code and place.level != "province" else "outside"

    def _in_body(self, p: Place) -> bool:
        near = self.bodies.before(p.start + 1, 2)
        return any(b.start <= p.start and p.end <= b.end for b in near)

    # --- period

    def _period(self, c: Candidate, found: Options) -> None:
        s = c.sentence
        here = self.dates.between(s.start, s.end)
        found[""].add((templates.dated, any(not x.compared for x in here)))
        for side, spans in (
            ("before", [x for x in here if x.end <= c.start][:-4:-1]),
            ("after", [x for x in here if x.start >= c.end][:3]),
        ):
            for n, x in enumerate(spans):
                cut, number = self._between(x.end, c.start) if side == "before" else self._between(c.end, x.start)
                seen = found.setdefault(x.period, set())
                seen.add((templates.time, side, min(n, 1), not x.compared, x.election, cut, number))
                seen.add((templates.time_after, side, self._word_before(x.start), x.election, cut, number))
        lower = self.reading.sentences[max(0, c.index - _FAR)].start
        known = set()
        for n, x in enumerate(self.dates.between(lower, s.start)[:-6:-1]):
            seen = found.setdefault(x.period, set())
            if x.period in known:
                continue
            known.add(x.period)
            index = self.reading.sentence_at(x.start)
            same = index >= 0 and self.reading.sentences[index].paragraph == s.paragraph
            how = (min(n, 2), same, not x.compared, x.election, min(c.index - index, 4), bool(here))
            seen.add((templates.earlier_time, *how, self._word_before(x.start)))
        for x in self.dates.between(0, self.head_end):
            found.setdefault(x.period, set()).add((templates.headline_time, x.election))
        following = self.dates.behind(s.end, 1)
        if following and self.reading.sentence_at(following[0].start) == c.index + 1:
            found.setdefault(following[0].period, set()).add((templates.later_time, following[0].election))
        for value, seen in found.items():
            if self.periods[value]:
                seen.add((templates.named, min(self.periods[value], 3)))
