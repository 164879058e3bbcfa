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


def test_an_article_that_repeats_a_word_is_not_many_voices():
    """The same 24 uses of a word: by one article of eight, or spread over all eight."""
    filler = "kampanye " * 20
    reference = [("pilkada-2018", filler + "baliho")] * 8
    spread = [("pilkada-2020", filler + "spanduk spanduk spanduk")] * 8
    heaped = [("pilkada-2020", filler + ("spanduk " * 22 if i == 0 else "spanduk " if i < 3 else "netral"))
              for i in range(8)]  # fmt: skip
    one, other = (
        with_texts(target + reference).keyness("pilkada-2020", "pilkada-2018").set_index("word").loc["spanduk"]
        for target in (spread, heaped)
    )
    assert one["count_target"] == other["count_target"] == 24
    assert one["z"] == pytest.approx(one["z_words"])
    assert other["z"] < 0.75 * other["z_words"]
    assert other["low"] < one["low"] < one["log_odds"] < one["high"]


def test_copies_of_one_release_count_once():
    release = [("pilkada-2020", "spanduk spanduk kampanye")] * 5
    others = [("pilkada-2020", "kampanye netral")] * 3 + [("pilkada-2018", "baliho kampanye")] * 4
    articles = [
        (f"a{i}", election, "release" if i < 5 else f"a{i}", "", "") for i, (election, _) in enumerate(release + others)
    ]
    tables = make_tables(articles)
    tables["articles"]["text"] = [text for _, text in release + others]
    counted = compare(tables).keyness("pilkada-2020", "pilkada-2018").set_index("word")
    assert "spanduk" not in counted.index  # one voice: fewer than three articles
    assert counted.loc["kampanye", "articles_target"] == 4


def test_words_are_corrected_for_how_many_there_are():
    texts = [("pilkada-2018", "baliho stiker poster " * 3)] * 20 + [("pilkada-2020", "baliho stiker spanduk " * 3)] * 20
    frame = with_texts(texts).keyness("pilkada-2020", "pilkada-2018").set_index("word")
    assert frame.loc["spanduk", "p_adjusted"] < 0.001 and frame.loc["poster", "p_adjusted"] < 0.001
    assert frame.loc["baliho", "p_adjusted"] > 0.5
