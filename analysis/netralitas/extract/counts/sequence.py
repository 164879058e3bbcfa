"""The most probable sequence of choices, each of which depends on those before it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

Step = TypeVar("Step")
Choice = TypeVar("Choice")
State = TypeVar("State")
Offers = Callable[[Step, State], Sequence[tuple[Choice, float]]]
"""What may be chosen at a step after the choices before it, each with the logarithm of its probability."""
Follow = Callable[[State, Choice], State]
"""The choices before a step and the one made there."""


def most_probable(
    steps: Sequence[Step], offers: Offers[Step, State, Choice], follow: Follow[State, Choice], start: State, width: int
) -> State:
    """Of the sequences the most probable found by beam search. width: so many are followed from step to step."""
    plain = _plain(steps, offers, follow, start)
    return plain if plain is not None else _by_beam(steps, offers, follow, start, width)


def _plain(
    steps: Iterable[Step], offers: Offers[Step, State, Choice], follow: Follow[State, Choice], start: State
) -> State | None:
    """The most probable choice at each step, if this is surely the sequence that the beam finds: no step only adds to a score, so it is
    when every other choice made on the way leaves a lower score than this sequence ends with. Else None."""
    state, score, rival = start, 0.0, -math.inf
    for step in steps:
        best, second = -math.inf, -math.inf
        chosen: Any = None
        for choice, gain in offers(step, state):
            if gain > best:
                best, second, chosen = gain, best, choice
            elif gain > second:
                second = gain
        if score + second > rival:
            rival = score + second
        score += best
        if score <= rival:
            return None
        state = follow(state, chosen)
    return state


def _by_beam(
    steps: Iterable[Step],
    offers: Offers[Step, State, Choice],
    follow: Follow[State, Choice],
    start: State,
    width: int,
) -> State:
    beam = [(0.0, start)]
    for step in steps:
        found = [(score + gain, state, choice) for score, state in beam for choice, gain in offers(step, state)]
        found.sort(key=_score)
        beam = [(score, follow(state, choice)) for score, state, choice in found[:width]]
    return beam[0][1]


def _score(reading: tuple[float, Any, Any]) -> float:
    return -reading[0]
