"""Whose count it is, where and for when, as a choice among what the article names: each candidate with the features that speak for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.context import Context
from netralitas.extract.counts.period import Span, period_of
from netralitas.extract.counts.words import Ordered
from netralitas.extract.findings import Body, Place, speech_at
from netralitas.extract.loglinear import Adder
from netralitas.extract.reading import Reading, Sentence

FIELDS = ("counter", "region", "period")
Options = dict[str, list[str]]
"""What may fill a field, each with its features."""
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


@dataclass
class Link:
    """A count whose value another may share (None: there is none), what it is to the other one, how near it stands, and the features
    that speak for it in every field."""

    other: Candidate | None
    name: str
    near: str
    features: list[str]
    _total: int | None = None

    @property
    def empty(self) -> str:
        """The feature that says that the count has no value."""
        return f"{self.name},empty"

    def total(self, weights: Adder) -> int:
        """The sum of the features, added up once."""
        if self._total is None:
            self._total = weights.add(self.features)
        return self._total


def of_counter(link: Link, c: Candidate, field: str) -> tuple[str, ...]:
    """What a common counter says of the other fields."""
    other, name = link.other, link.name
    if field == "counter" or other is None or not link.near:
        return ()
    same = other.counter == c.counter
    return (
        f"{name},same_counter={same},{link.near}",
        f"{name},same_counter={same},{c.status == other.status},{c.unit == other.unit}",
    )


def _size(c: Candidate) -> int:
    return c.size


def _start(c: Candidate) -> int:
    return c.start


def _shape(field: str, value: str, c: Candidate) -> list[str]:
    if not value:
        found = ["empty", f"empty,unit={c.unit}", f"empty,status={c.status}", f"empty,per={c.per}"]
    elif field == "region":
        kind = value.split(" ", 1)[0]
        found = [f"kind={kind}", f"kind={kind},unit={c.unit}"]
    elif field == "period":
        shape = _shape_of(value)
        found = [f"shape={shape}", f"shape={shape},status={c.status}", f"shape={shape},per={c.per}"]
    else:
        found = []
    if c.sentence.headline:
        found.append(f"headline,{value != ''}")
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
        self._of_bodies: dict[str, list[str]] = {}
        self._beside: dict[tuple[int, Sentence], list[tuple[str, list[str]]]] = {}
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
        """The candidates of a field with the features that no other count gives them; '' for none is always one."""
        found: dict[str, set[str]] = {"": set()}
        getattr(self, f"_{field}")(c, found)
        return {value: [*seen, *_shape(field, value, c)] for value, seen in found.items()}

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
                found.append(Link(None, name, "", [f"no_{name}"]))
                continue
            near = "s" if c.index == other.index else "p" if other.sentence.paragraph == c.sentence.paragraph else "far"
            features = [
                name,
                f"{name}={near}",
                f"{name}={near},{c.unit == other.unit},{c.status == other.status}",
                f"{name},{other.status},{c.status}",
                f"{name},part={c.part},bare={c.bare},marked={c.marked}",
                f"{name},size={'<' if c.size < other.size else '>='}",
                f"{name},per={c.per}",
            ]
            found.append(Link(other, name, near, features))
        again = next((b for b in reversed(order) if b.value == c.value and b.unit == c.unit), None)
        if again is not None:
            found.append(Link(again, "again", "", ["again"]))
        self._links[id(c)] = len(order), found
        return found

    def following(self, field: str, c: Candidate, before: dict[int, str], order: list[Candidate]) -> Options:
        """What the counts filled before give the candidates of a field. before: values by `id`; order: those counts."""
        found: Options = {}
        for link in self.links_of(c, order):
            value = before[id(link.other)] if link.other is not None else ""
            found.setdefault(value, []).extend([*link.features, *of_counter(link, c, field)])
            if not value and link.other is not None:
                found[value].append(link.empty)
        return found

    # --- counter

    def _counter(self, c: Candidate, found: dict[str, set[str]]) -> None:
        s = c.sentence
        speech = speech_at(self.reading, c.start)
        if speech is not None and speech.institution:
            found[speech.institution] = {f"speaker={speech.kind}", f"speaker,{c.status}"}
        here = self.bodies.between(s.start, s.end)
        before = [b for b in here if b.end <= c.start]
        after = [b for b in here if b.start >= c.end]
        for side, some in (("before", before[:-4:-1]), ("after", after[:3])):
            for n, b in enumerate(some):
                found.setdefault(b.institution, set()).update(self._of_mention(b, side, min(n, 1), c))
        for value, features in self._of_bodies_beside(c, s, bool(here)):
            found.setdefault(value, set()).update(features)
        for n, name in enumerate(self.usual):
            found.setdefault(name, set()).add(f"usual={n}")
        if self.bodies.items:
            found.setdefault(self.bodies.items[0].institution, set()).add("first")
        place = c.place.region if c.place is not None else None
        for value, seen in found.items():
            body = self._kinds.get(value)
            if body is None:
                continue
            seen.update(self._of_body(value, body))
            seen.add(f"kind={body.kind},{c.status}")
            seen.add(f"kind={body.kind},{c.unit}")
            if place is not None and body.region is not None:
                seen.add(f"place={body.region == place},{body.region.code == place.province}")

    def _of_bodies_beside(self, c: Candidate, s: Sentence, here: bool) -> list[tuple[str, list[str]]]:
        """The bodies named in sentences before and behind, the same for all counts of a sentence."""
        key = (c.index, s)
        if key in self._beside:
            return self._beside[key]
        found: list[tuple[str, list[str]]] = []
        sentences = self.reading.sentences
        known = set()
        for n, b in enumerate(reversed(self.bodies.before(s.start, 6))):
            if b.institution in known:
                continue
            known.add(b.institution)
            index = self.reading.sentence_at(b.start)
            same = index >= 0 and sentences[index].paragraph == s.paragraph
            opens = index >= 0 and b.start - sentences[index].start < 3
            features = [
                f"earlier={min(n, 2)},{same}",
                f"earlier_away={min(c.index - index, 4)},{same},here={here}",
                f"earlier_office={b.via_office},{same}",
                f"earlier_opens={opens},{same}",
            ]
            found.append((b.institution, features))
        known = set()
        for b in self.bodies.behind(s.end, 3):
            index = self.reading.sentence_at(b.start)
            features = []
            if index - c.index <= 2 and b.institution not in known:
                known.add(b.institution)
                same = index >= 0 and sentences[index].paragraph == s.paragraph
                features = [
                    f"later={min(index - c.index, 2)},{same},here={here}",
                    f"later_after={self._word_before(b.start)}",
                ]
            found.append((b.institution, features))
        self._beside[key] = found
        return found

    def _of_body(self, value: str, body: Body) -> list[str]:
        """What a body is in the article, the same for all counts."""
        found = self._of_bodies.get(value)
        if found is None:
            found = [f"kind={body.kind}", f"level={body.level}", f"named={min(self.named[value], 4)}"]
            found += (f"most={n}" for n, name in enumerate(self.most) if value == name)
            if self.context.region is not None:
                found.append(f"of_article={body.region == self.context.region},{body.kind}")
            self._of_bodies[value] = found
        return found

    def _word_before(self, offset: int) -> str:
        words = _WORD.findall(self.low, max(0, offset - 24), offset)
        return words[-1] if words else "^"

    def _of_mention(self, b: Body, side: str, n: int, c: Candidate) -> Iterator[str]:
        start, end = (b.end, c.start) if side == "before" else (c.end, b.start)
        gap = self.low[start:end]
        cut = "|" if _CUT.search(gap) else ""
        number = "#" if _COUNTS.search(gap) else ""
        yield f"{side}={n}{cut}{number}"
        yield f"{side}={n},{b.via_office}{cut}"
        yield f"{side}={n},{c.status},{b.kind}"
        word = self._word_before(b.start)
        yield f"{side},{word}"
        yield f"{side},{word},{c.status}"
        if b.start - c.sentence.start < 3:
            yield f"{side},opens"
        words = _WORD.findall(self.low, b.end, b.end + 24)
        if words:
            yield f"{side},next={words[0]}"

    # --- region

    def _region(self, c: Candidate, found: dict[str, set[str]]) -> None:
        s = c.sentence
        for side, places in (
            ("before", self.places.between(s.start, c.start)[::-1]),
            ("after", self.places.between(c.end, s.end)),
        ):
            for n, p in enumerate(places[:3]):
                start, end = (p.end, c.start) if side == "before" else (c.end, p.start)
                gap = self.low[start:end]
                cut = "|" if _CUT.search(gap) else ""
                number = "#" if _COUNTS.search(gap) else ""
                seen = found.setdefault(p.region.name, set())
                seen.add(f"{side}={min(n, 1)}{cut}{number}")
                seen.add(f"{side}={min(n, 1)},{min(len(gap) // 8, 4)}{cut}{number}")
                seen.add(f"{side}={min(n, 1)},in_body={self._in_body(p)}{cut}")
                seen.add(f"{side},{self._word_before(p.start)}{number}")
                seen.add(f"{side}={min(n, 1)},level={p.region.level},in_list={c.in_list}")
        for direct, where, level in self._direct(c):
            inside = "district" if level == "district" else self._inside(where, c.counter)
            seen = found.setdefault(where, set())
            seen.add(f"direct={direct}")
            seen.add(f"direct={direct},inside={inside}")
            seen.add(f"direct={direct},inside={inside},part={c.part}")
        if c.place is not None:
            seen = found.setdefault(c.place.region.name, set())
            seen.add(f"beside,inside={self._inside(c.place.region.name, c.counter)}")
            seen.add(f"beside,in_list={c.in_list}")
            seen.add(f"beside,bare={c.bare},part={c.part}")
        if c.district:
            found.setdefault(c.district, set()).add("district")
        for m in self._districts(s.start, s.end):
            kind = "Distrik" if m["kind"].lower() == "distrik" else "Kecamatan"
            side = "before" if m.end() <= c.start else "after"
            gap = self.low[m.end() : c.start] if side == "before" else self.low[c.end : m.start()]
            cut = "|" if _CUT.search(gap) else ""
            number = "#" if _COUNTS.search(gap) else ""
            seen = found.setdefault(f"{kind} {m['name']}", set())
            seen.add(f"district_{side}={min(len(gap) // 12, 3)}{cut}{number}")
            seen.add(f"district,{self._word_before(m.start())},{side}{number}")
        body = self.context.body(c.counter)
        national = body is not None and body.region is None
        if body is not None and body.region is not None:
            seen = found.setdefault(body.region.name, set())
            seen.add("of_counter")
            seen.add(f"of_counter={body.kind}")
            seen.add(f"of_counter,place={c.place is not None}")
        if self.context.region is not None:
            seen = found.setdefault(self.context.region.name, set())
            seen.add(f"of_article,national={national}")
        country = found.setdefault("Indonesia", set())
        country.add(f"national={national}")
        country.add(f"national={national},{body.kind if body else ''}")
        if self.context.nationwide.any(s.start, s.end):
            country.add("nationwide")
        for p in self.places.before(s.start, 3):
            found.setdefault(p.region.name, set()).add(f"earlier,in_body={self._in_body(p)}")

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

    def _period(self, c: Candidate, found: dict[str, set[str]]) -> None:
        s = c.sentence
        here = self.dates.between(s.start, s.end)
        found[""].add(f"dated={any(not x.compared for x in here)}")
        for side, spans in (
            ("before", [x for x in here if x.end <= c.start][::-1]),
            ("after", [x for x in here if x.start >= c.end]),
        ):
            for n, x in enumerate(spans[:3]):
                start, end = (x.end, c.start) if side == "before" else (c.end, x.start)
                gap = self.low[start:end]
                cut = "|" if _CUT.search(gap) else ""
                number = "#" if _COUNTS.search(gap) else ""
                seen = found.setdefault(x.period, set())
                seen.add(f"{side}={min(n, 1)},tied={not x.compared},{x.election}{cut}{number}")
                seen.add(f"{side},tied={not x.compared},{x.election}")
                seen.add(f"{side},{self._word_before(x.start)},{x.election}")
                seen.add(f"{side},{self._word_before(x.start)}{cut}{number}")
        lower = self.reading.sentences[max(0, c.index - _FAR)].start
        known = set()
        for n, x in enumerate(self.dates.between(lower, s.start)[:-6:-1]):
            seen = found.setdefault(x.period, set())
            if x.period in known:
                continue
            known.add(x.period)
            index = self.reading.sentence_at(x.start)
            same = index >= 0 and self.reading.sentences[index].paragraph == s.paragraph
            seen.add(f"earlier={min(n, 2)},{same},tied={not x.compared},{x.election}")
            seen.add(f"earlier_away={min(c.index - index, 4)},{same},{x.election},here={bool(here)}")
            seen.add(f"earlier,{self._word_before(x.start)},{x.election},{same}")
        for x in self.dates.between(0, self.head_end):
            found.setdefault(x.period, set()).add(f"in_headline={x.election}")
        following = self.dates.behind(s.end, 1)
        if following and self.reading.sentence_at(following[0].start) == c.index + 1:
            found.setdefault(following[0].period, set()).add(f"later={following[0].election}")
        for value, seen in found.items():
            if self.periods[value]:
                seen.add(f"named={min(self.periods[value], 3)}")
