"""Shares corrected by a gold sample: by hand, and on planted truth."""

from __future__ import annotations

import json

import numpy as np
import pytest

from conftest import GOLD
from netralitas.compare import compare
from netralitas.compare.corrected import GoldError, corrected, estimate
from netralitas.compare.simulate_errors import simulate
from small_tables import planted


def gold_of(tables, right, probability=1.0):
    """Gold objects: `like`, prohibited, in the articles that `right` holds."""
    coded = [{"code": "like", "modality": "prohibited"}]
    return [
        {
            "article": row.article_id,
            "election": row.election,
            "sampling_probability": probability,
            "behaviours": coded if row.article_id in right else [],
            "sanctions": [],
        }
        for row in tables["articles"].itertuples()
    ]


def row_of(frame, code="like", group="pilkada-2018", facet="behaviour"):
    return frame[(frame["facet"] == facet) & (frame["code"] == code) & (frame["group"] == group)].iloc[0]


def test_when_all_is_coded_the_coded_share_is_the_answer():
    tables = planted(shares=(0.9, 0.2))
    ids = tables["articles"].loc[tables["articles"]["election"] == "pilkada-2018", "article_id"].tolist()
    comparison = compare(tables, resamples=100, permutations=100)
    frame = corrected(comparison, gold_of(tables, set(ids[:20])))
    one = row_of(frame)
    assert (one["k"], one["n"], one["share"]) == (36, 40, 0.9)
    assert one["corrected"] == pytest.approx(0.5)
    assert one["coded"] == 40
    assert 0.33 < one["corrected_low"] < 0.4 and 0.6 < one["corrected_high"] < 0.67
    cell = comparison.facet("behaviour").query("code == 'like' and group == 'pilkada-2018'").iloc[0]
    assert (one["low"], one["high"]) == (cell["low"], cell["high"])


def test_articles_of_another_election_move_there():
    tables = planted(shares=(0.5, 0.5))
    gold = gold_of(tables, set())
    for line in gold[:10]:
        line["election"] = "pilkada-2020"
        line["behaviours"] = [{"code": "like", "modality": "prohibited"}]
    frame = corrected(compare(tables, resamples=100, permutations=100), gold)
    assert row_of(frame)["corrected"] == 0
    assert row_of(frame, group="pilkada-2020")["corrected"] == pytest.approx(10 / 50)
    assert row_of(frame, group="pilkada-2020")["coded"] == 50


def test_probabilities_weigh():
    """Two halves of an election, one coded whole, one by one in four: what is wrong there counts four times."""
    read = np.ones((80, 1))
    truth = np.ones((80, 1))
    truth[40:] = 0
    probability = np.where(np.arange(80) < 40, 1.0, np.where(np.arange(80) % 4 == 0, 0.25, np.nan))
    found = estimate(
        read, truth, probability, np.arange(80), (np.ones(80), np.ones(80)), (np.arange(80) >= 40).astype(int)
    )
    assert found.share[0] == pytest.approx(0.5, abs=0.02)
    assert found.low[0] < 0.5 < found.high[0]


def test_corrected_intervals_hold_the_truth_where_the_others_do_not():
    result = simulate(60, clusters=100, corpora=80)
    assert result.coverage >= 0.93
    assert result.naive_coverage < 0.6
    assert result.bias < 1.5 < 5 < result.naive_bias


def test_good_reading_is_not_made_worse():
    result = simulate(60, clusters=100, corpora=60, missed=0.0, invented=0.0, misplaced=0.0)
    assert result.coverage >= 0.93
    assert result.bias < 1.5


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sampling_probability": None}, "no sampling_probability"),
        ({"sampling_probability": 1.5}, "no sampling_probability"),
        ({"election": ""}, "not coded yet"),
        ({"article": "elsewhere"}, "no article"),
    ],
)
def test_gold_that_is_no_sample_is_refused(change, message):
    tables = planted()
    comparison = compare(tables, resamples=50, permutations=50)
    with pytest.raises(GoldError, match=message):
        corrected(comparison, [gold_of(tables, set())[0] | change])


def test_the_samples_gold_corrects_its_own_reading(sample):
    gold = [json.loads(line) for path in GOLD for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    frame = corrected(sample.compare(resamples=100, permutations=100), gold)
    one = row_of(frame, "attend_campaign", "pilkada-2020")
    inside = [g for g in gold if g["election"] == "pilkada-2020"]
    share = sum(any(b["code"] == "attend_campaign" for b in g["behaviours"]) for g in inside) / len(inside)
    assert one["corrected"] == pytest.approx(share)
    assert frame.loc[frame["group"] == "pilkada-2015", "corrected"].isna().all()
