"""Models whose weights lie in the lexicon."""

import math

import pytest

from netralitas.extract.loglinear import LogLinear
from netralitas.lexicon import LexiconError


class Table:
    """Stands for a lexicon with one file of weights."""

    def __init__(self, *rows: dict[str, str]) -> None:
        self.rows = list(rows)

    def csv(self, name: str) -> list[dict[str, str]]:
        return self.rows


MODEL = LogLinear.of(
    Table(
        {"feature": "bias", "yes": "0.0", "no": "1.0"},
        {"feature": "word=dilarang", "yes": "2.0", "no": "0.0"},
        {"feature": "word=boleh", "yes": "-1.0", "no": "0.5"},
    ),
    "weights",
)


def test_the_bias_alone_speaks_where_no_feature_is_known():
    chances = MODEL.probabilities({"word=kemarin"})
    assert chances["no"] == pytest.approx(math.e / (1 + math.e))
    assert sum(chances.values()) == pytest.approx(1)


def test_weights_add_up():
    chances = MODEL.probabilities({"bias", "word=dilarang", "word=boleh"})
    assert chances["yes"] / chances["no"] == pytest.approx(math.exp((2 - 1) - (1 + 0.5)))


def test_reasons_come_strongest_first_and_name_known_features_only():
    assert MODEL.reasons({"word=boleh", "word=dilarang", "word=kemarin"}, "yes") == [
        ("word=dilarang", 2.0),
        ("word=boleh", -1.0),
    ]


def test_a_weight_that_is_no_number_is_named():
    with pytest.raises(LexiconError, match=r"weights\.csv.*'much'"):
        LogLinear.of(Table({"feature": "bias", "yes": "much"}), "weights")
