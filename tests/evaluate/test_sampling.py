"""Drawing articles to code."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from netralitas.evaluate import read_gold
from netralitas.evaluate.sampling import draw, write_sample

ARTICLES = pd.DataFrame(
    {
        "article_id": [f"{i:03d}" for i in range(100)],
        "election": ["pilkada-2018"] * 10 + ["pilkada-2020"] * 30 + ["pemilu-2024"] * 60,
        "relevant": [True] * 99 + [False],
        "source": "s",
        "text": "teks",
    }
)


def test_every_group_gets_as_many_or_all_it_has_and_the_probability_is_that_of_its_group():
    drawn = draw(ARTICLES, 60, seed=3)
    assert drawn["stratum"].value_counts().to_dict() == {"pilkada-2018": 10, "pilkada-2020": 25, "pemilu-2024": 25}
    probability = drawn.drop_duplicates("stratum").set_index("stratum")["sampling_probability"].to_dict()
    assert probability == {"pilkada-2018": 1.0, "pilkada-2020": 25 / 30, "pemilu-2024": 25 / 59}
    assert "099" not in set(drawn["article_id"]) and drawn["article_id"].is_unique
    assert len(draw(ARTICLES, 1000)) == 99
    assert len(draw(ARTICLES, 7)) == 7
    assert draw(ARTICLES, 12, by="")["sampling_probability"].unique().tolist() == [12 / 99]


def test_the_seed_decides_and_the_order_of_articles_does_not():
    one = draw(ARTICLES, 20, seed=5)["article_id"].tolist()
    assert one == draw(ARTICLES.sample(frac=1, random_state=1), 20, seed=5)["article_id"].tolist()
    assert one != draw(ARTICLES, 20, seed=6)["article_id"].tolist()


def test_every_article_is_drawn_as_often_as_its_probability_says():
    times = pd.concat(draw(ARTICLES, 30, seed=s) for s in range(400))["article_id"].value_counts()
    assert times.loc["010":"039"].between(100, 170).all()  # type: ignore[misc]


def test_the_file_is_a_gold_file_to_be_filled_in_and_is_never_written_over(tmp_path):
    write_sample(draw(ARTICLES, 6), tmp_path / "to-code.jsonl")
    lines = read_gold([tmp_path / "to-code.jsonl"])
    assert len(lines) == 6
    assert all(line["election"] == "" and line["behaviours"] == [] and line["text"] == "teks" for line in lines)
    assert 0 < json.loads((tmp_path / "to-code.jsonl").read_text().splitlines()[0])["sampling_probability"] <= 1
    with pytest.raises(FileExistsError):
        write_sample(draw(ARTICLES, 6), tmp_path / "to-code.jsonl")


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="no column"):
        draw(ARTICLES, 5, by="colour")
    with pytest.raises(ValueError, match="at least one"):
        draw(ARTICLES, 0)
