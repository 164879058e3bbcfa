"""Comparisons of tables small enough to count by hand, and of the sample's gold."""

import json

import numpy as np
import pandas as pd
import pytest

from conftest import GOLD
from netralitas.compare import ALL, compare
from netralitas.compare.elections import days_to_polling, election_pairs, in_order
from netralitas.compare.facets import family
from netralitas.compare.provinces import province_of, provinces
from small_tables import make_tables, planted


def cell(comparison, facet, code, group, second=""):
    frame = comparison.cells
    found = frame[
        (frame["facet"] == facet) & (frame["code"] == code) & (frame["group"] == group) & (frame["second"] == second)
    ]
    assert len(found) == 1
    return found.iloc[0]


@pytest.fixture
def two_elections():
    articles = [(f"a{i}", "pilkada-2018" if i < 6 else "pilkada-2020", f"c{i}", "", "") for i in range(12)]
    articles[1] = ("a1", "pilkada-2018", "c0", "", "")  # a near-copy
    behaviours = [
        ("a0", "like", "prohibited", "KASN"),
        ("a0", "like", "proven", ""),
        ("a1", "like", "prohibited", "KASN"),
        ("a2", "photo", "alleged", ""),
        ("a8", "like", "prohibited", "Bawaslu"),
    ]
    institutions = pd.DataFrame(
        [
            {"article_id": "a0", "institution": "KASN", "kind": "civil_service"},
            {"article_id": "a8", "institution": "Bawaslu", "kind": "election"},
        ]
    )
    return make_tables(articles, behaviours, institutions=institutions)


def test_articles_count_once_and_copies_are_one_voice(two_elections):
    found = cell(compare(two_elections), "behaviour", "like", "pilkada-2018")
    assert (found.n, found.k, found.share) == (6, 2, pytest.approx(1 / 3))
    assert (found.clusters, found.k_clusters, found.mentions) == (5, 1, 3)
    assert found.low < 1 / 3 < found.high
    assert found.per_1000_words == pytest.approx(5.0)


def test_zero_cells_are_there_and_all_is_the_whole(two_elections):
    comparison = compare(two_elections)
    assert cell(comparison, "behaviour", "photo", "pilkada-2020").k == 0
    whole = cell(comparison, "behaviour_modality", "like", ALL, "prohibited")
    assert (whole.n, whole.k) == (12, 3)
    assert comparison.groups == ["pilkada-2018", "pilkada-2020"]


def test_evidence_leads_to_the_rows(two_elections):
    rows = compare(two_elections).evidence("behaviour_modality", "like", "pilkada-2018", "prohibited")
    assert rows["article_id"].tolist() == ["a0", "a1"]
    assert set(rows["modality"]) == {"prohibited"}


def test_irrelevant_articles_are_left_out(two_elections):
    two_elections["articles"].loc[0, "relevant"] = False
    assert cell(compare(two_elections), "behaviour", "like", "pilkada-2018").n == 5


def test_by_speaker_only_the_speakers_own_words_count(two_elections):
    comparison = compare(two_elections, by="speaker_kind")
    found = cell(comparison, "behaviour", "like", "civil_service")
    assert (found.n, found.k) == (2, 2)
    assert cell(comparison, "behaviour", "photo", "civil_service").k == 0


@pytest.mark.parametrize(
    "wrong", [{"by": "weather"}, {"target": "pilkada-1999"}, {"reference": "pilkada-2018"}, {"facets": ("mood",)}]
)
def test_wrong_usage_says_what_there_is(two_elections, wrong):
    with pytest.raises(ValueError, match=r"there are|by:|needs a target"):
        compare(two_elections, **wrong)


def test_empty_tables_give_an_empty_comparison():
    comparison = compare(make_tables([]))
    assert comparison.groups == []
    assert not len(comparison.differences)
    assert comparison.main_pair is None
    assert comparison.timeline.empty
    assert comparison.keyness().empty


def difference(comparison, code="like"):
    frame = comparison.differences_of("pilkada-2020", "pilkada-2018", "behaviour")
    return frame[frame["code"] == code].iloc[0]


def test_a_large_change_is_told_and_none_is_not():
    comparison = compare(planted())
    like, photo = difference(comparison), difference(comparison, "photo")
    assert like.verdict == "lower"
    assert like.difference == pytest.approx(-0.7)
    assert like.low < -0.7 < like.high < 0
    assert like.p_adjusted < 0.001
    assert like.ratio == pytest.approx(0.2 / 0.9)
    assert (photo.verdict, photo.difference) == ("unclear", 0)


def test_copies_do_not_make_a_difference_surer():
    once = difference(compare(planted(sizes=(10, 10), shares=(0.6, 0.3))))
    ten_times = difference(compare(planted(sizes=(10, 10), shares=(0.6, 0.3), copies=10)))
    assert (once.verdict, ten_times.verdict) == ("unclear", "unclear")
    assert ten_times.n_target == 100
    assert ten_times.high - ten_times.low == pytest.approx(once.high - once.low, rel=0.05)
    assert ten_times.p == pytest.approx(once.p, abs=0.03)


def test_too_few_articles_make_no_claim():
    found = difference(compare(planted(sizes=(4, 40), shares=(1, 0.5))))
    assert (found.verdict, np.isnan(found.p)) == ("too_few", True)


def test_results_do_not_depend_on_the_order_of_articles():
    tables = planted()
    shuffled = tables | {
        n: tables[n].sample(frac=1, random_state=3).reset_index(drop=True) for n in ("articles", "behaviours")
    }
    one, other = compare(tables), compare(shuffled)
    pd.testing.assert_frame_equal(one.cells, other.cells)
    pd.testing.assert_frame_equal(one.differences, other.differences)


def test_change_of_outlets_alone_disappears_at_the_same_mix():
    """One outlet always names it, the other never; only their proportion changes."""
    articles, behaviours = [], []
    for election, loud in (("pilkada-2018", 30), ("pilkada-2020", 10)):
        for i in range(40):
            name = f"{election}-{i}"
            articles.append((name, election, name, "Loud" if i < loud else "Quiet", ""))
            if i < loud:
                behaviours.append((name, "like", "prohibited", ""))
    found = difference(compare(make_tables(articles, behaviours)))
    assert found.difference == pytest.approx(-0.5)
    assert found.verdict == "lower"
    assert found.by_outlet == pytest.approx(0)
    assert found.by_outlet_overlap == 1


def test_target_against_all_others():
    articles = [
        (f"{e}-{i}", e, f"{e}-{i}", "", "") for e in ("pilkada-2015", "pilkada-2018", "pilkada-2020") for i in range(10)
    ]
    behaviours = [(a[0], "like", "prohibited", "") for a in articles if a[1] != "pilkada-2020"]
    comparison = compare(make_tables(articles, behaviours), target="pilkada-2020")
    found = comparison.differences_of("pilkada-2020", "(rest)", "behaviour").iloc[0]
    assert (found.k_target, found.n_target, found.k_reference, found.n_reference) == (0, 10, 20, 20)


def test_elections_in_order_and_their_pairs():
    codes = in_order({"none", "pilkada-2024", "pemilu-2019", "pilkada-2020", "pemilu-2024"})
    assert codes == ["pemilu-2019", "pilkada-2020", "pemilu-2024", "pilkada-2024", "none"]
    assert ("pemilu-2024", "pemilu-2019") in election_pairs(codes)
    assert not any("none" in pair for pair in election_pairs(codes))
    assert days_to_polling("2024-02-13", "pemilu-2024") == -1
    assert days_to_polling("", "pemilu-2024") is None
    assert days_to_polling("2024-02-13", "none") is None


def test_families_and_provinces():
    assert family("Bawaslu Kabupaten Garut") == "Bawaslu"
    assert family("Polres Garut") == "Polres"
    assert family("Pemerintah Kota Bandung") == "Pemerintah Kota"
    assert family("Dinas Pendidikan Kota Tangerang") == "Dinas Pendidikan"
    assert family("KASN") == "KASN"
    assert province_of("Kabupaten Garut") == "Provinsi Jawa Barat"
    assert province_of("Indonesia") == ""
    assert len(set(provinces().values())) == 38


def test_timeline_counts_weeks_to_polling_day():
    articles = [
        (f"a{i}", "pemilu-2024", f"a{i}", "", day)
        for i, day in enumerate(["2024-02-13", "2024-02-08", "2024-02-14", "2024-01-01", ""])
    ]
    weekly = compare(make_tables(articles)).timeline.set_index("week")["articles"]
    assert (weekly[-1], weekly[0], weekly[-7], weekly.sum()) == (2, 1, 1, 4)


def test_no_line_is_drawn_through_a_few_dated_voices():
    """Four articles of one press release and one other are two voices."""
    articles = [(f"a{i}", "pemilu-2024", "release" if i < 4 else "other", "", "2024-02-01") for i in range(5)]
    comparison = compare(make_tables(articles, [("a0", "like", "prohibited", "")]))
    week = comparison.timeline.set_index("week").loc[-2]
    assert week.articles == 5 and week[["smooth", "low", "high"]].isna().all()
    assert comparison.messages("behaviour", "like").set_index("week").loc[-2, ["smooth", "low", "high"]].isna().all()


def test_message_shares_by_week():
    articles = [(f"a{i}", "pemilu-2024", f"a{i}", "", "2024-02-01") for i in range(6)]
    comparison = compare(make_tables(articles, [(f"a{i}", "like", "prohibited", "") for i in range(3)]))
    found = comparison.messages("behaviour", "like").set_index("week").loc[-2]
    assert (found.articles, found.named, found.smooth) == (6, 3, pytest.approx(0.5))
    assert found.low <= 0.5 <= found.high


def test_gold_totals_are_the_golds_own(gold_tables):
    gold = [json.loads(line) for path in GOLD for line in path.read_text(encoding="utf-8").splitlines()]
    comparison = compare(gold_tables)
    for election in comparison.groups:
        inside = [g for g in gold if g["election"] == election]
        for code in ("like", "attend_campaign", "money_politics"):
            found = cell(comparison, "behaviour", code, election)
            assert (found.n, found.k) == (
                len(inside),
                sum(any(b["code"] == code for b in g["behaviours"]) for g in inside),
            )
    assert (comparison.figures["figures"] >= comparison.figures["articles"]).all()
