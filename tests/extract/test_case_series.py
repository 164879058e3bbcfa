"""Series of a body's figures over articles: totals, times, conflicts."""

import pandas as pd

from netralitas.extract.case_series import COLUMNS, case_series

_COLUMNS = ["article_id", "min", "max", "unit", "status", "per", "counter", "region", "period", "election"]


def _counts(*rows):
    return pd.DataFrame([dict(zip(_COLUMNS, row, strict=True)) for row in rows], columns=_COLUMNS)


def _count(article, low, high, status="reported", period="", per="", counter="Bawaslu Kabupaten Garut"):
    return (article, low, high, "report", status, per, counter, "Kabupaten Garut", period, "pilkada-2024")


def _articles(**days):
    return pd.DataFrame({"article_id": list(days), "published": list(days.values())})


def test_figures_over_time_in_order_with_the_articles_behind_them():
    counts = _counts(_count("b", 9, 9), _count("a", 5, 5), _count("c", 9, 9))
    series = case_series(counts, _articles(a="2024-09-01", b="2024-10-01", c="2024-10-01"))
    assert list(series.columns) == list(COLUMNS)
    assert series[["as_of", "min", "max", "articles", "conflict"]].values.tolist() == [
        ["2024-09-01", 5, 5, 1, False],
        ["2024-10-01", 9, 9, 2, False],
    ]


def test_a_total_stands_for_its_parts_and_an_exact_figure_for_the_bound_it_fits():
    counts = _counts(
        _count("a", 38, 38),
        _count("a", 17, 17),
        _count("b", 1000, None, status="proven"),
        _count("b", 1046, 1046, status="proven"),
        _count("c", None, 50, status="sanctioned"),
        _count("c", 12, 12, status="sanctioned"),
    )
    series = case_series(counts, _articles(a="2024-09-01", b="2024-09-01", c="2024-09-01"))
    found = {row.status: (row.min, row.max) for row in series.itertuples()}
    assert found["reported"] == (38, 38)
    assert found["proven"] == (1046, 1046)
    assert pd.isna(found["sanctioned"][0]) and found["sanctioned"][1] == 50


def test_figures_of_one_day_that_cannot_both_be_right_conflict():
    counts = _counts(_count("a", 5, 5), _count("b", 7, 7))
    series = case_series(counts, _articles(a="2024-09-01", b="2024-09-01"))
    assert series["conflict"].tolist() == [True, True]


def test_a_bound_and_a_figure_that_fits_it_agree():
    counts = _counts(_count("a", 5, None), _count("b", 7, 7))
    assert not case_series(counts, _articles(a="2024-09-01", b="2024-09-01"))["conflict"].any()


def test_a_running_total_that_falls_is_a_conflict_and_a_month_is_none():
    counts = _counts(_count("a", 9, 9), _count("b", 4, 4), _count("c", 3, 3, period="2024-11"))
    series = case_series(counts, _articles(a="2024-09-01", b="2024-10-01", c="2024-12-01"))
    found = {(row.period, row.as_of): row.conflict for row in series.itertuples()}
    assert found == {("", "2024-09-01"): False, ("", "2024-10-01"): True, ("2024-11", "2024-11-30"): False}


def test_what_is_being_handled_may_fall():
    counts = _counts(_count("a", 9, 9, status="handled"), _count("b", 4, 4, status="handled"))
    assert not case_series(counts, _articles(a="2024-09-01", b="2024-10-01"))["conflict"].any()


def test_times_come_from_the_text_before_the_page():
    counts = _counts(
        _count("a", 9, 9, period="2024-08-15"),
        _count("b", 4, 4, period="2020-2021"),
        _count("c", 3, 3, period="2023-01-01/2023-12-20"),
        _count("d", 2, 2, period="Pilkada 2024"),
    )
    series = case_series(counts, _articles(a="2024-09-01", b="2024-09-01", c="2024-09-01", d="2024-09-02"))
    assert {(row.min, row.period, row.as_of) for row in series.itertuples()} == {
        (9, "", "2024-08-15"),
        (4, "2020-2021", "2021-12-31"),
        (3, "2023-01-01/2023-12-20", "2023-12-20"),
        (2, "", "2024-09-02"),
    }


def test_rates_and_figures_of_nobody_are_left_out():
    counts = _counts(_count("a", 2, 3, per="week"), _count("a", 9, 9, counter=""))
    assert case_series(counts, _articles(a="2024-09-01")).empty
    assert case_series(_counts(), _articles()).empty
