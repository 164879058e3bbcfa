"""The page: evidence for every number, articles as untrusted text, sentences that follow the intervals."""

import json
import re

import pandas as pd
import pytest

from netralitas.analysis import Analysis
from netralitas.compare import compare
from netralitas.report.dictionary import data_dictionary, write_dictionary
from netralitas.report.findings import Findings
from netralitas.report.labels import _labels, label, number, percent
from netralitas.report.page import render, write_report
from small_tables import make_tables, planted


def data_of(page):
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])


@pytest.fixture(scope="module")
def page(gold_tables):
    return render("fingerprint", compare(gold_tables), "id", command="netralitas run")


def test_every_key_has_highlighted_evidence(page):
    data = data_of(page)
    keys = set(re.findall(r'data-e="([^"]*)"', page))
    keys |= {
        cell[2]
        for sheet in data["sheets"].values()
        for row in sheet["rows"]
        for cell in row
        if isinstance(cell, list) and cell[2]
    }
    assert len(keys) > 500
    for key in keys:
        facts = [data["facts"][f] for f in data["evidence"][key.replace("&amp;", "&")]]
        assert facts, key
        assert all(0 <= start < end <= len(data["sentences"][s][1]) for s, start, end, _ in facts), key


def test_numbers_that_are_not_zero_have_keys(page):
    data = data_of(page)
    for name, sheet in data["sheets"].items():
        for row in sheet["rows"]:
            for (head, numeric), cell in zip(sheet["columns"], row, strict=True):
                counted = numeric and head not in (
                    "Beda (poin)",
                    "Rasio",
                    "Campuran media sama",
                    "p terkoreksi",
                    "Log-odds",
                    "Skor z",
                )
                if counted and isinstance(cell, list) and cell[1] and cell[0] not in ("–", "0"):
                    assert cell[2], (name, head, cell)


def test_nothing_is_loaded_and_the_policy_is_strict(page):
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert " style=" not in page
    assert not re.search(r"\son\w+=", page.split("<script")[0])


@pytest.mark.parametrize(
    "evil",
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!--<script>",
        "]]>",
        "\u2028{{ 7*7 }}",
        "😀 $x$",
    ],
)
def test_articles_are_untrusted_text(evil):
    text = f"Judul {evil}\nASN dilarang {evil} like {evil} di medsos."
    start = text.index("like")
    tables = make_tables([("a", "pilkada-2018", "a", evil, "")], [("a", "like", "prohibited", "")])
    tables["articles"] = tables["articles"].assign(
        text=text, title=evil, source=evil, url="javascript:alert(1)", region=evil
    )
    tables["behaviours"] = tables["behaviours"].assign(start=start, end=start + 4, text="like", speaker=evil)
    page = render("f", compare(tables), "id", command=evil)
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "<img" not in page
    data = data_of(page)
    sentence, begin, end, note = data["facts"][data["evidence"]["behaviour|like||pilkada-2018"][0]]
    words = data["sentences"][sentence][1].encode("utf-16-le")
    assert words[2 * begin : 2 * end].decode("utf-16-le") == "like"
    assert data["articles"][0][0] == evil
    assert data["articles"][0][4] == ""
    assert evil in note


def test_publish_leaves_out_texts_and_private_names(gold_tables):
    officials = gold_tables["officials"].copy()
    private = officials["name"].iloc[0]
    officials.loc[officials["name"] == private, "role_class"] = "other"
    tables = gold_tables | {"officials": officials}
    article = officials.loc[officials["name"] == private, "article_id"].iloc[0]
    page = render("f", compare(tables), "id", publish=True)
    data = data_of(page)
    assert all(a[8] == "" for a in data["articles"])
    here = [s[1] for s in data["sentences"] if tables["articles"]["article_id"].iloc[s[0]] == article]
    assert not any(private in s for s in here)
    assert (
        private
        in data_of(render("f", compare(tables), "id"))["articles"][
            list(tables["articles"]["article_id"]).index(article)
        ][8]
    )


def test_the_sample_is_marked_as_fictional(gold_tables, page):
    assert "rekaan" in page
    mine = gold_tables["articles"].assign(sha256="0" * 64)
    assert "rekaan" not in render("f", compare(gold_tables | {"articles": mine}), "id")
    mixed = gold_tables["articles"].copy()
    mixed.loc[0, "sha256"] = "0"
    assert "47 dari 48 artikel" in render("f", compare(gold_tables | {"articles": mixed}), "id")


def plain(comparison, lang="en"):
    return [
        "".join(p.before + p.words + p.after for s in paragraph for p in s)
        for paragraph in Findings(comparison, lang).all()
    ]


def test_findings_say_that_no_difference_can_be_told(gold_tables):
    found = plain(compare(gold_tables))
    assert found[0].startswith(
        "48 articles on the neutrality of civil servants are compared, from 7 elections (Pilkada 2015 to Pilkada 2024)."
    )
    assert "Too few for any claim: Pilkada 2015 (4 articles); Pilkada 2017 (4 articles)." in found[0]
    assert "no difference can be told from chance" in found[-1]


def test_findings_name_a_difference_that_can_be_told():
    found = plain(compare(planted()))
    assert any(
        f.startswith(
            "Liking: less often in Pilkada 2020 (8/40) than in Pilkada 2018 (36/40); a difference of −70 points"
        )
        for f in found
    )
    assert not any(f.startswith("Photo") for f in found)


def test_an_empty_run_still_has_a_page(tmp_path):
    tables = make_tables([])
    write_report(Analysis(tables, "f"), compare(tables), tmp_path / "report.html", lang="en")
    assert "0" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_same_comparison_gives_the_same_page(gold_tables, page):
    assert render("fingerprint", compare(gold_tables), "id", command="netralitas run") == page


def test_labels_cover_the_codebook_in_both_languages():
    for kind, codes in _labels().items():
        for code, found in codes.items():
            assert len(found) == 2 and all(found), (kind, code)
            assert re.findall(r"\{\w+\}", found[0]).sort() == re.findall(r"\{\w+\}", found[1]).sort()
    assert len(_labels()["behaviour"]) == 25
    assert (number(1234.5, "id", 1), number(1234.5, "en", 1)) == ("1.234,5", "1,234.5")
    assert (percent(0.125, "id"), percent(0.125, "en"), label("behaviour", "like", "en")) == (
        "13 persen",
        "13%",
        "Liking",
    )
    with pytest.raises(ValueError, match="language"):
        label("behaviour", "like", "fr")


def test_data_dictionary_describes_every_column(gold_tables, tmp_path):
    described = json.loads(write_dictionary(gold_tables, tmp_path)[0].read_text(encoding="utf-8"))
    assert described == data_dictionary(gold_tables)
    by_name = {r["path"].removesuffix(".csv"): r for r in described["resources"]}
    assert set(by_name) == set(gold_tables)
    for name, frame in gold_tables.items():
        fields = by_name[name]["schema"]["fields"]
        assert [f["name"] for f in fields] == list(frame.columns)
        assert all(f["description"] for f in fields), [f["name"] for f in fields if not f["description"]]


def test_case_series_leads_to_its_counts(gold_tables):
    row = gold_tables["counts"].iloc[0]
    series = pd.DataFrame(
        [
            {c: row[c] for c in ("counter", "region", "election", "unit", "status", "min", "max")}
            | {"as_of": "", "articles": 1, "conflict": False}
        ]
    )
    data = data_of(render("f", compare(gold_tables | {"case_series": series}), "id"))
    assert data["evidence"]["series|0||"]


def test_a_large_corpus_shows_a_sample_of_its_evidence_and_says_so(gold_tables, monkeypatch):
    monkeypatch.setattr("netralitas.report.evidence.LARGE", 20)
    monkeypatch.setattr("netralitas.report.evidence.MOST_LARGE", 5)
    monkeypatch.setattr("netralitas.report.evidence.MOST_LISTED", 10)
    monkeypatch.setattr("netralitas.report.evidence.MOST_TEXT", 6000)
    comparison = compare(gold_tables)
    data = data_of(render("f", comparison, "en"))
    name = "behaviour|attend_campaign||*"
    mentions = comparison.evidence("behaviour", "attend_campaign")
    assert data["cut"][name] == [len(mentions), "behaviours"]
    assert len(data["evidence"][name]) == 5
    known = set(mentions["text"])
    for fact in data["evidence"][name]:
        sentence, start, end, _ = data["facts"][fact]
        assert data["sentences"][sentence][1][start:end] in known
    assert all(len(facts) <= 5 for key, facts in data["evidence"].items() if key.split("|")[0] == "behaviour")
    assert all(data["cut"][key][0] > 5 for key in data["cut"])
    assert len(data["sheets"]["articles"]["rows"]) == 10
    assert f"10 of {len(gold_tables['articles'])} articles" in (data["sheets"]["articles"]["note"])
    with_text = [a for a in data["articles"] if a[8]]
    assert 0 < sum(len(a[8]) for a in with_text) <= 6000 and len(with_text) < len(data["articles"])


def test_small_corpora_show_all_their_evidence(page):
    assert data_of(page)["cut"] == {}
