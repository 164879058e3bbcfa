"""The gate: is an article about the neutrality of civil servants? Cheap, and every decision names the words behind it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from netralitas.lexicon import Lexicon

NEAR = 250
"""Characters between a political act and the word that makes it a violation."""

RUN = 5
"""Sentences that are weighed together."""
ENOUGH = 1.0
"""Weight (log odds) from which on they are about the subject."""

_Hit = tuple[int, int]
Found = tuple[int, int, int, frozenset[str]]
"""A phrase in a text: start, end, number, levels."""
_SENTENCE = re.compile(r"[.!?]+[\"”’')\]]*\s+(?=[\"“‘'(\[A-Z0-9])|\n+")
_LEVELS = (
    "who", "asn", "office", "uniformed", "other", "duty", "not_duty", "act", "not_act", "contestant", "overseer", "verdict", "cue", "soft_cue", "ban", "election"
)  # fmt: skip
_PERSONS = frozenset(("who", "office", "contestant"))
_CLITIC = re.compile(r"nya\b")
_PRONOUN = re.compile(r"\b(?:ia|dia|dirinya|mereka|keduanya|yang bersangkutan)\b", re.IGNORECASE)
TOUCHED = 5
"""Mentions of elections from which on an article that touches the neutrality of civil servants is taken as one about it."""
_LEAD = 600
_SUBJECT = 40


class Relevance(NamedTuple):
    """The decision, and the words behind it: who, duty (or political act), cue, election ('' where none was found), and where the
    sentence begins."""

    relevant: bool
    who: str = ""
    duty: str = ""
    cue: str = ""
    election: str = ""
    start: int = -1


class _Gate(NamedTuple):
    automaton: AhoCorasick
    phrases: list[str]
    levels: list[frozenset[str]]
    stems: list[bool]
    weights: dict[str, float]


@lru_cache(maxsize=8)
def _gate(lexicon: Lexicon) -> _Gate:
    words = lexicon.toml("relevance")
    levels: dict[str, set[str]] = {}
    for level in _LEVELS:
        for phrase in words[level]:
            levels.setdefault(phrase.lower(), set()).add(level)
    phrases = [phrase.rstrip("*") for phrase in levels]
    return _Gate(
        AhoCorasick(phrases, matchkind=MatchKind.Standard),
        list(levels),
        [frozenset(found) for found in levels.values()],
        [phrase.endswith("*") for phrase in levels],
        {row["feature"]: float(row["weight"]) for row in lexicon.csv("relevance_weights")},
    )


def relevance(text: str, lexicon: Lexicon) -> Relevance:
    """Decide by phrases and how near they stand (see `relevance.toml`); text without what is not the article."""
    gate = _gate(lexicon)
    hits: dict[str, list[_Hit]] = {level: [] for level in _LEVELS}
    found_words = list(_found(text.lower(), gate))
    for start, end, _, levels in found_words:
        for level in levels:
            hits[level].append((start, end))
    for found in hits.values():
        found.sort()
    elections = hits["election"]
    persons = hits["who"] + hits["office"]
    duties = _uncovered(hits["duty"], hits["not_duty"])
    acts = _uncovered(hits["act"], hits["not_act"])
    hits["contestant"] = _uncovered(hits["contestant"], hits["not_act"])
    if elections and persons and (duties or acts or hits["contestant"] or hits["overseer"]):
        breaks = [m.end() for m in _SENTENCE.finditer(text)]
        for who, duty, cue in _pairs(text, hits, duties, acts, breaks):
            at = bisect_right(breaks, duty[0])
            return Relevance(
                True, text[slice(*who)], text[slice(*duty)], text[slice(*cue)], _first(text, elections), breaks[at - 1] if at else 0
            )  # fmt: skip
    persons = persons or hits["uniformed"]
    if persons and (elections or hits["overseer"] or hits["contestant"]):
        weight, start = max(weighed(text, found_words, gate.phrases, gate.weights), default=(0.0, 0))
        if weight > ENOUGH:
            forbidden = hits["verdict"] or hits["ban"] or hits["cue"]
            return Relevance(
                True, _first(text, persons), _first(text, duties or acts), _first(text, forbidden), _first(text, elections), start
            )  # fmt: skip
    return Relevance(False, _first(text, persons), _first(text, duties or acts), "", _first(text, elections))


def _found(low: str, gate: _Gate) -> Iterator[Found]:
    """The phrases in a lower-cased text, at word boundaries."""
    for number, start, end in gate.automaton.find_matches_as_indexes(low, overlapping=True):
        if start and low[start - 1].isalnum():
            continue
        levels = gate.levels[number]
        if end < len(low) and low[end].isalnum() and not gate.stems[number]:
            if not levels & _PERSONS or not _CLITIC.match(low, end):
                continue
            levels = levels & _PERSONS
        yield start, end, number, levels


def weighed(
    text: str, found: list[Found], phrases: list[str], weights: dict[str, float]
) -> Iterator[tuple[float, int]]:
    """The weight of each run of `RUN` sentences, and where it begins. found: the phrases in the text."""
    for features, start in runs(text, found, phrases):
        yield weights.get("bias", 0.0) + sum(weights.get(f, 0.0) for f in features), start


def runs(text: str, found: list[Found], phrases: list[str]) -> Iterator[tuple[set[str], int]]:
    """The features of each run of `RUN` sentences: its phrases, their levels, and pairs of levels; and where it begins."""
    breaks = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    sentences: list[list[Found]] = [[] for _ in breaks]
    span = (-1, -1)
    for hit in sorted(found, key=lambda h: (h[0], -h[1])):
        if hit[1] > span[1] or hit[:2] == span:  # not inside a longer one
            span = hit[:2]
            sentences[bisect_right(breaks, hit[0]) - 1].append(hit)
    for first in range(max(1, len(breaks) - RUN + 1)):
        there = {n: levels for sentence in sentences[first : first + RUN] for _, _, n, levels in sentence}
        counted = Counter(level for levels in there.values() for level in levels)
        named = sorted(counted)
        yield (
            {f"phrase={phrases[n]}" for n in there}
            | {f"level={level}" for level in named}
            | {f"often={level}" for level in named if counted[level] > 1}
            | {f"pair={a}+{b}" for a, b in combinations(named, 2)},
            breaks[first],
        )


def features_of(text: str, lexicon: Lexicon) -> set[str]:
    """The features of a short text as a whole, from which the weights are learned."""
    gate = _gate(lexicon)
    found = list(_found(text.lower(), gate))
    return set().union(*(features for features, _ in runs(text, found, gate.phrases)))


def _pairs(
    text: str, hits: dict[str, list[_Hit]], duties: list[_Hit], acts: list[_Hit], breaks: list[int]
) -> Iterator[tuple[_Hit, _Hit, _Hit]]:
    """(who, duty or act, cue) of each place that makes the article relevant; an empty cue where none is needed."""

    def by_sentence(level: str) -> dict[int, _Hit]:
        return {bisect_right(breaks, hit[0]): hit for hit in reversed(hits[level])}

    bound, offices = by_sentence("who"), by_sentence("office")
    for duty in duties:
        at = bisect_right(breaks, duty[0])
        other = next(
            (o for o in _starting(hits["other"], duty[0] - _SUBJECT - 20, duty[0]) if 0 <= duty[0] - o[1] <= _SUBJECT),
            None,
        )
        if who := bound.get(at) or offices.get(at):
            if other is None or 0 <= duty[0] - who[1] < duty[0] - other[1] or at in bound:
                yield who, duty, (0, 0)
        elif other is None and (
            who := bound.get(at - 1) or bound.get(at + 1) or _meant(text, offices, duty, at, breaks)
        ):
            yield who, duty, (0, 0)
    for act in acts:
        at = bisect_right(breaks, act[0])
        for there, levels in ((bound, ("cue", "soft_cue")), (offices, ("cue",))):
            if (who := there.get(at)) and not _within(who, act):
                yield from ((who, act, cue) for level in levels if (cue := _near(hits[level], act)))
        if (who := bound.get(at - 1) or bound.get(at + 1)) and (cue := _near(hits["ban"], act)):
            yield who, act, cue
    yield from _watched(hits, breaks)
    if len(acts) > 1:
        voting = by_sentence("election")
        for ban in hits["ban"]:
            at = bisect_right(breaks, ban[0])
            if at in bound and at in voting and not _within(voting[at], ban):
                yield bound[at], acts[0], ban
    if len(hits["election"]) >= TOUCHED and hits["asn"] and (early := [d for d in duties if d[0] < _LEAD]):
        yield hits["asn"][0], early[0], (0, 0)


def _meant(text: str, offices: dict[int, _Hit], duty: _Hit, at: int, breaks: list[int]) -> _Hit | None:
    """The holder of an office of the sentence before, if a pronoun before the duty can mean him or her."""
    return offices.get(at - 1) if at and _PRONOUN.search(text, breaks[at - 1], duty[0]) else None


def _watched(hits: dict[str, list[_Hit]], breaks: list[int]) -> Iterator[tuple[_Hit, _Hit, _Hit]]:
    """(who, contestant or verdict, overseer) that stand in one sentence, or two of them in one and the third in a neighbouring one."""

    def sentences(levels: Iterable[str]) -> dict[int, _Hit]:
        return {bisect_right(breaks, hit[0]): hit for level in levels for hit in reversed(hits[level])}

    persons, contestants, overseers = (sentences(x) for x in (("office", "who"), ("contestant",), ("overseer",)))
    forbidden = sentences(("verdict", "ban"))
    for at, who in sentences(("who",)).items():
        if (overseer := overseers.get(at)) and (said := forbidden.get(at)) and not _within(who, overseer):
            yield who, said, overseer
    for at, who in persons.items():
        contestant, overseer = contestants.get(at), overseers.get(at)
        if not contestant and overseer:
            contestant = contestants.get(at - 1)
        elif contestant and not overseer:
            overseer = overseers.get(at + 1) or overseers.get(at - 1)
        if contestant and overseer and not _within(who, overseer) and not _within(who, contestant):
            yield who, contestant, overseer


def _starting(hits: list[_Hit], low: int, high: int) -> list[_Hit]:
    """Those of sorted hits that begin from low up to high."""
    return hits[bisect_left(hits, (low, 0)) : bisect_left(hits, (high + 1, 0))]


def _near(cues: list[_Hit], act: _Hit) -> _Hit | None:
    """The cue nearest to the act, if one is near."""
    there = [c for c in _starting(cues, act[0] - NEAR, act[1] + NEAR) if not _within(c, act)]
    return min(there, key=lambda c: max(c[0] - act[1], act[0] - c[1]), default=None)


def _first(text: str, hits: list[_Hit]) -> str:
    return text[slice(*hits[0])] if hits else ""


def _within(inner: _Hit, outer: _Hit) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _uncovered(hits: list[_Hit], by: list[_Hit]) -> list[_Hit]:
    return [h for h in hits if not any(_within(h, longer) for longer in _starting(by, h[0] - 60, h[0]))] if by else hits
