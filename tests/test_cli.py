"""The command line as a user meets it: what it says, what it leaves behind, how it exits."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

from conftest import GOLD, SAMPLE
from netralitas.cli import app

runner = CliRunner()
BODY = "Bupati meminta aparatur sipil negara menjaga netralitas pada Pilkada 2020 dan tidak memihak calon mana pun, katanya.\n"


def call(*args, **options):
    return runner.invoke(app, [str(a) for a in args], **options)


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """A folder with three sample articles, and what a run over it left."""
    folder = tmp_path_factory.mktemp("three")
    (folder / "articles").mkdir()
    for path in sorted(SAMPLE.glob("*.txt"))[:3]:
        shutil.copy(path, folder / "articles")
    result = call("run", folder / "articles", "--corpus", folder / "c.duckdb", "--out", folder / "out")
    assert result.exit_code == 0, result.output
    return folder, result.output


def test_run_leaves_tables_charts_and_report_and_says_what_to_do_next(three):
    folder, said = three
    names = {p.stem for p in (folder / "out" / "tables").glob("*.csv")}
    assert names == {
        "articles",
        "officials",
        "institutions",
        "dates",
        "counts",
        "behaviours",
        "regulations",
        "sanctions",
        "statements",
        "case_series",
        "people",
        "rejected",
    }
    assert {p.stem for p in (folder / "out" / "tables").glob("*.parquet")} == names
    svg = {p.stem for p in (folder / "out" / "charts").glob("*.svg")}
    assert svg and svg == {p.stem for p in (folder / "out" / "charts").glob("*.png")}
    assert (folder / "out" / "report.html").stat().st_size > 20_000
    assert "Report" in said and "Next:" in said and "3 articles analysed now" in said


def test_offsets_hold_in_every_row_of_every_table(three):
    folder, _ = three
    texts = pd.read_parquet(folder / "out" / "tables" / "articles.parquet").set_index("article_id")["text"]
    rows = 0
    for path in (folder / "out" / "tables").glob("*.parquet"):
        frame = pd.read_parquet(path)
        if {"start", "end", "text"} <= set(frame.columns):
            for article, start, end, text in frame[["article_id", "start", "end", "text"]].itertuples(index=False):
                assert texts[article][start:end] == text, path.name
                rows += 1
    assert rows > 60


def test_status_tables_kwic_show(three):
    folder, _ = three
    store = folder / "c.duckdb"
    assert "articles    3" in call("status", "--corpus", store).output
    shown = call("tables", "counts", "--where", "unit = 'report'", "--csv", "--corpus", store).output
    assert shown.lstrip().startswith("article_id,start,end,text,min,max,unit,status")
    places = call("kwic", "netral*", "--corpus", store).output
    assert places.rstrip().endswith("places") and "[netral" in places.lower()
    article = call("show", "pemilu-2019-d01", "--corpus", store).output
    assert "Kadis di Bondowoso Diperiksa Bawaslu" in article and "⟨teaser⟩" in article and "officials" in article


def test_score_prints_the_scorers_figures(three):
    result = call(
        "score", GOLD[0], "--corpus", three[0] / "c.duckdb", "--errors", "election", "--html", three[0] / "errors.html"
    )
    assert result.exit_code == 0, result.output
    assert "official name+position+institution" in result.output and "== election" in result.output
    assert "side by side" in (three[0] / "errors.html").read_text()


def test_adding_one_article_reads_one_and_gives_what_a_run_from_scratch_gives(tmp_path):
    paths = sorted(SAMPLE.glob("*.txt"))[10:16]
    call("add", *paths[:5], "--corpus", tmp_path / "grown.duckdb")
    call("run", "--corpus", tmp_path / "grown.duckdb", "--out", tmp_path / "grown")
    assert call("add", paths[5], "--corpus", tmp_path / "grown.duckdb").exit_code == 0
    said = call("run", "--corpus", tmp_path / "grown.duckdb", "--out", tmp_path / "grown").output
    assert "1 articles analysed now, 6 in all" in said
    call("run", *reversed(paths), "--corpus", tmp_path / "scratch.duckdb", "--out", tmp_path / "scratch")
    compared = 0
    for path in sorted((tmp_path / "scratch" / "tables").glob("*.parquet")):
        pd.testing.assert_frame_equal(pd.read_parquet(path), pd.read_parquet(tmp_path / "grown" / "tables" / path.name))
        compared += 1
    assert compared == 12
    reports = [(tmp_path / name / "report.html").read_text() for name in ("grown", "scratch")]
    assert len(reports[0]) == pytest.approx(len(reports[1]), abs=400)


def test_nothing_new_reads_nothing(three):
    folder, _ = three
    assert "0 articles analysed now" in call("run", "--corpus", folder / "c.duckdb", "--out", folder / "again").output


def test_standard_input(tmp_path):
    result = call("add", "-", "--corpus", tmp_path / "c.duckdb", input="Judul Berita\n\n" + BODY)
    assert result.exit_code == 0 and "1 new articles" in result.output


def test_bad_inputs_are_listed_and_the_rest_goes_on(tmp_path):
    (tmp_path / "good.txt").write_text("Judul Berita\n\n" + BODY)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "latin.txt").write_bytes(("Judul Kabupaten Muña\n\n" + BODY).encode("latin-1"))
    result = call(
        "run",
        tmp_path / "good.txt",
        tmp_path / "empty.txt",
        tmp_path / "latin.txt",
        tmp_path / "nowhere.txt",
        "--corpus",
        tmp_path / "c.duckdb",
        "--out",
        tmp_path / "out",
    )
    assert result.exit_code == 0, result.output
    rejected = pd.read_csv(tmp_path / "out" / "tables" / "rejected.csv")
    assert rejected["reason"].str.split(":").str[0].tolist() == ["empty", "does not exist"]


def test_exit_codes(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    for args, code, words in [
        (("run", empty, "--corpus", tmp_path / "x.duckdb"), 1, "nothing could be read"),
        (("add", tmp_path / "nowhere", "--corpus", tmp_path / "x.duckdb"), 1, "does not exist"),
        (("status", "--corpus", tmp_path / "none.duckdb"), 1, "there is no corpus"),
        (("run", "--lang", "fr"), 2, "--lang"),
        (("frobnicate",), 2, "No such command"),
        (("add",), 2, "Missing argument"),
        (("score", tmp_path / "nothing.jsonl"), 2, "Invalid value"),
    ]:
        result = call(*args)
        assert result.exit_code == code, (args, result.output)
        assert words in " ".join(result.output.split()), (args, result.output)


def test_without_a_corpus_the_sample_is_shown_from_any_folder(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "analysis").mkdir()
    result = subprocess.run(
        [sys.executable, "-m", "netralitas", "run", "--out", "o"], cwd=tmp_path, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    assert "fictional" in result.stdout and "48 in all" in result.stdout
    assert not (tmp_path / "netralitas.duckdb").exists()
    assert "rekaan" in (tmp_path / "o" / "report.html").read_text().lower()
