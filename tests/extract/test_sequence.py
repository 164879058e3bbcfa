"""The most probable sequence: what is found early is what the whole search finds."""

import itertools
import math
import random

import pytest

from netralitas.extract.counts.sequence import _by_beam, _plain, most_probable


def chances(seed: int, sharp: float):
    """Offers of three choices whose probabilities depend on the step and the last choice."""
    table = {
        (step, last): [math.log(p / sum(ps)) for p in ps]
        for step, last in itertools.product(range(6), (None, "a", "b", "c"))
        for ps in [[random.Random(f"{seed}{step}{last}{c}").random() ** sharp + 1e-9 for c in "abc"]]
    }

    def offers(step, before):
        return list(zip("abc", table[step, before[-1] if before else None], strict=True))

    return offers


def follow(before, choice):
    return [*before, choice]


@pytest.mark.parametrize("sharp", [1, 4, 12])
def test_the_early_answer_is_that_of_the_beam_and_of_trying_all(sharp):
    settled = 0
    for seed in range(40):
        offers = chances(seed, sharp)
        early = _plain(range(6), offers, follow, [])
        if early is None:
            continue
        settled += 1

        def worth(sequence, offers=offers):
            return sum(dict(offers(i, list(sequence[:i])))[c] for i, c in enumerate(sequence))

        assert "".join(early) == "".join(max(itertools.product("abc", repeat=6), key=worth))
        assert early == _by_beam(range(6), offers, follow, [], 8) == most_probable(range(6), offers, follow, [], 8)
    assert settled or sharp == 1


def test_a_wide_beam_finds_the_best_where_the_first_choice_misleads():
    def offers(step, before):
        if step == 0:
            return [("likely", math.log(0.6)), ("other", math.log(0.4))]
        return [("end", math.log(0.5 if before == ["likely"] else 1.0)), ("else", math.log(0.5))]

    assert most_probable([0, 1], offers, follow, [], 1) == ["likely", "end"]
    assert most_probable([0, 1], offers, follow, [], 4) == ["other", "end"]
