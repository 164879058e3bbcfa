"""Keyness against the formula worked by hand, and stems that must stay whole."""

import numpy as np
import pytest

from netralitas.compare import compare
from netralitas.compare.stems import stem
from small_tables import make_tables


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("pemilu", "pemilu"),
        ("pejabat", "pejabat"),
        ("penjabat", "penjabat"),
        ("bekasi", "bekasi"),
        ("netralitas", "netralitas"),
        ("dukungan", "dukung"),
        ("mendukung", "dukung"),
        ("pilkadanya", "pilkada"),
        ("dilarang", "larang"),
    ],
)
def test_stems(word, root):
    assert stem(word) == root


def with_texts(texts):
    articles = [(f"a{i}", election, f"a{i}", "", "") for i, (election, _) in enumerate(texts)]
    tables = make_tables(articles)
    tables["articles"]["text"] = [text for _, text in texts]
    return compare(tables)


def test_log_odds_by_hand():
    texts = [("pilkada-2018", "foto kampanye")] * 3 + [("pilkada-2020", "spanduk kampanye")] * 3
    frame = with_texts(texts).keyness("pilkada-2020", "pilkada-2018").set_index("word")
    a, total = 500 / 4, 500
    odds = np.log((3 + a) / (6 + total - 3 - a)) - np.log((0 + a) / (6 + total - 0 - a))
    assert frame.loc["spanduk", "log_odds"] == pytest.approx(odds)
    assert frame.loc["spanduk", "z"] == pytest.approx(odds / np.sqrt(1 / (3 + a) + 1 / a))
    assert frame.loc["kampanye", "z"] == pytest.approx(0)
    assert frame.loc["foto", "z"] == pytest.approx(-frame.loc["spanduk", "z"])
    assert frame.loc["spanduk", ["count_target", "articles_target", "count_reference"]].tolist() == [3, 3, 0]


def test_words_of_few_articles_and_stop_words_are_left_out():
    texts = [("pilkada-2018", "yang foto foto foto foto dan baliho")] + [("pilkada-2020", "spanduk yang baliho")] * 3
    words = set(with_texts(texts).keyness("pilkada-2020", "pilkada-2018")["word"])
    assert words == {"spanduk", "baliho"}


def test_phrases_stay_inside_sentences():
    texts = [("pilkada-2018", "tim sukses. calon bupati")] * 3 + [("pilkada-2020", "politik uang")] * 3
    phrases = set(with_texts(texts).keyness("pilkada-2020", "pilkada-2018", phrases=True)["word"])
    assert phrases == {"tim sukses", "calon bupati", "politik uang"}
