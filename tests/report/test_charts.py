"""Charts: in both languages, from any comparison, the same bytes every time, with the keys of their evidence."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from netralitas.compare import compare
from netralitas.report.charts import CHARTS, svg, write_charts
from netralitas.report.charts.bars import MODALITIES, TILES
from netralitas.report.charts.drawing import SHADES, ink_on
from netralitas.report.inline import inline_svg
from small_tables import make_tables, planted


@pytest.fixture(scope="module")
def comparison(gold_tables):
    return compare(gold_tables)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_words_overlap_or_leave_the_figure(comparison, name, lang):
    figure = CHARTS[name](comparison, lang)
    assert isinstance(figure, Figure)
    figure.draw_without_rendering()
    boxes = []
    for text in figure.findobj(mpl.text.Text):
        if text.get_visible() and text.get_text().strip() and text.get_text() != "·":
            box = text.get_window_extent()
            boxes.append((box.x0, box.y0, box.x1, box.y1, text.get_text()))
    width, height = figure.canvas.get_width_height()
    for x0, y0, x1, y1, words in boxes:
        assert x0 >= -1 and x1 <= width + 1 and y0 >= -1 and y1 <= height + 1, f"{words!r} leaves the figure"
    boxes.sort()
    for i, (x0, y0, x1, y1, words) in enumerate(boxes):
        for a0, b0, a1, b1, other in boxes[i + 1 :]:
            if a0 > x1 - 1:
                break
            assert min(x1, a1) - max(x0, a0) < 1 or min(y1, b1) - max(y0, b0) < 1.5, f"{words!r} and {other!r} overlap"


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_and_little_can_be_drawn(name):
    assert isinstance(CHARTS[name](compare(make_tables([]))), Figure)
    assert isinstance(CHARTS[name](compare(planted(sizes=(3, 2)))), Figure)


def test_files_come_out_the_same(comparison, tmp_path, monkeypatch):
    monkeypatch.setattr("netralitas.report.charts.CHARTS", {n: CHARTS[n] for n in ("modality", "dumbbell")})
    first = {p.name: p.read_bytes() for p in write_charts(comparison, tmp_path / "a")}
    second = {p.name: p.read_bytes() for p in write_charts(comparison, tmp_path / "b")}
    assert first == second
    assert set(first) == {"modality.svg", "modality.png", "dumbbell.svg", "dumbbell.png"}
    assert b"<dc:date>" not in first["modality.svg"]


def test_drawing_changes_no_global_settings(comparison):
    before = dict(mpl.rcParams)
    svg(CHARTS["modality"](comparison), "modality")
    assert dict(mpl.rcParams) == before


def test_dollar_signs_are_words(gold_tables):
    articles = gold_tables["articles"].assign(outlet="$x^{y$ <b>&")
    figure = CHARTS["behaviours"](compare(gold_tables | {"articles": articles}, by="outlet"))
    assert "$x^{y$" in svg(figure, "behaviours")


def test_inline_svg_has_no_style_and_ids_of_its_own(comparison):
    source = svg(CHARTS["modality"](comparison, caption=False), "modality")
    found = inline_svg(source, "modality", "Modality", {"modality|prohibited||*": "Prohibited, all"})
    assert "style=" not in found
    assert "<style" not in found
    assert found.count("data-e=") == 1
    assert 'data-e="modality|prohibited||*"' in found
    assert ' id="figure_1"' not in found
    assert "url(#modality-" in found


def test_shades_fall_evenly_and_words_on_them_can_be_read():
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    steps = [luminance(s) for s in SHADES]
    assert steps == sorted(steps, reverse=True)
    for fill in [*SHADES, *(f for f, _ in MODALITIES.values())]:
        light, dark = sorted((luminance(fill), luminance(ink_on(fill))), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, fill


def test_tiles_are_the_38_provinces():
    from netralitas.compare.provinces import provinces

    assert set(TILES) == set(provinces().values())
    assert len({t[:2] for t in TILES.values()}) == 38
    assert len({t[2] for t in TILES.values()}) == 38


def test_rules_are_marked_where_they_are_cited_but_not_in_force():
    tables = planted(sizes=(6, 6))
    ids = tables["articles"]["article_id"]
    cited = [(ids[0], "UU 5/2014"), (ids[7], "UU 5/2014"), (ids[8], "SKB Netralitas ASN 2022"), (ids[9], "PP 53/2010")]
    rows = [
        {"article_id": a, "start": 0, "end": 1, "text": "x", "regulation": r, "regulation_id": r, "kind": "", "number": "", "year": None, "title": ""}
        for a, r in cited
    ]  # fmt: skip
    figure = CHARTS["rules_in_force"](
        compare(tables | {"regulations": pd.DataFrame(rows)}, resamples=50, permutations=50)
    )
    drawn = {t.get_gid(): t.get_text() for t in figure.findobj(mpl.text.Text) if "|" in str(t.get_gid())}
    assert drawn["rule|UU 5/2014||pilkada-2018"] == "1"
    assert drawn["rule|SKB Netralitas ASN 2022||pilkada-2020"] == "1 †"
    assert drawn["rule|SKB Netralitas ASN 2022||*"] == "1"
    words = [t.get_text() for t in figure.findobj(mpl.text.Text)]
    assert "UU 20/2023" not in words and "0" in words


def test_sanction_talk_counts_articles_that_threaten_impose_and_number():
    tables = planted(sizes=(6, 6))
    ids = tables["articles"]["article_id"]
    row = {"start": 0, "end": 1, "text": "x", "speaker": ""}
    said = [{"article_id": ids[i], "sanction": "moral", "imposed": i == 2} | row for i in (0, 0, 1, 2)]
    figure = CHARTS["sanction_talk"](compare(tables | {"sanctions": pd.DataFrame(said)}, resamples=50, permutations=50))
    drawn = {t.get_gid(): t.get_text() for t in figure.findobj(mpl.text.Text) if "|" in str(t.get_gid())}
    assert drawn["stage|threatened||pilkada-2018"] == "2 · 33%"
    assert drawn["stage|imposed||pilkada-2018"] == "1 · 17%"


def test_conflicting_figures_of_a_series_are_marked():
    columns = [
        "counter",
        "region",
        "election",
        "unit",
        "status",
        "period",
        "as_of",
        "min",
        "max",
        "articles",
        "conflict",
    ]
    rows = [
        ("Bawaslu Kota Metro", "Kota Metro", "pilkada-2020", "case", "reported", "", "2020-10-01", 12, 12, 1, False),
        ("Bawaslu Kota Metro", "Kota Metro", "pilkada-2020", "case", "reported", "", "2020-11-01", 9, None, 2, True),
        ("KASN", "Indonesia", "pilkada-2020", "person", "proven", "", "2020-11-01", 100, 999, 1, False),
    ]
    frame = pd.DataFrame(rows, columns=columns).astype({"min": "Int64", "max": "Int64"})
    figure = CHARTS["series"](
        compare(planted(sizes=(6, 6)) | {"case_series": frame}, resamples=50, permutations=50), "en"
    )
    drawn = {t.get_gid(): t.get_text() for t in figure.findobj(mpl.text.Text) if "|" in str(t.get_gid())}
    assert drawn == {"series|0||": "12", "series|1||": "≠ 9–?"}
