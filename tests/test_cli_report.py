"""What `netralitas run` leaves behind for others: dictionary, codebook, the edition to share, the view against an earlier run."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

from conftest import GOLD, ROOT
from netralitas.cli import app
from netralitas.report.publish import blot, private_names, without_private_names, without_texts

runner = CliRunner()
ACCUSED = "Wahyu Setiadi"
FIRST = (
    "Bupati Minta ASN Netral pada Pilkada 2020\n\nTANGGAMUS – Bupati Tanggamus Dewi Handajani meminta aparatur sipil negara "
    f"tidak menyukai unggahan calon pada Pilkada 2020, Senin (5/10/2020). Seorang guru, {ACCUSED}, diduga ikut kampanye calon "
    'bupati. Bawaslu Kabupaten Tanggamus sudah menerima 12 laporan pelanggaran netralitas ASN. "Saya hanya lewat di depan '
    f'panggung itu saja," kata {ACCUSED}. Setiadi mengajar di kecamatan itu.\n'
)
SECOND = "Sekda: ASN Dilarang Foto dengan Calon\n\nSekretaris Daerah Kota Metro Bangkit Haryo melarang ASN berfoto bersama calon pada Pilkada 2020, Rabu (7/10/2020).\n"


def call(*args):
    result = runner.invoke(app, [str(a) for a in args])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A corpus of one article and its run, then of two and a run against the first, to publish."""
    folder = tmp_path_factory.mktemp("runs")
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    corpus = folder / "c.duckdb"
    call("run", folder / "a.txt", "--corpus", corpus, "--out", folder / "first")
    call(
        "run", folder / "b.txt", "--corpus", corpus, "--out", folder / "second", "--against", folder / "first",
        "--publish", "--lang", "en",
    )  # fmt: skip
    return folder


@pytest.mark.parametrize("run", ["first", "second"])
def test_every_column_is_described_and_the_codebook_lies_beside_the_tables(runs, run):
    tables = runs / run / "tables"
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} == {p.name for p in tables.glob("*.csv")}
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == list(pd.read_csv(tables / resource["path"], nrows=0).columns)
        assert all(f["description"] for f in fields), resource["name"]
    assert (tables / "codebook.md").read_bytes() == (ROOT / "docs" / "codebook.md").read_bytes()


def test_the_shared_edition_has_sentences_but_no_texts_and_no_private_names(runs):
    first, second = (pd.read_parquet(runs / run / "tables" / "officials.parquet") for run in ("first", "second"))
    assert first.loc[first["name"] == ACCUSED, "role_class"].tolist() == ["other"]
    assert set(second["role_class"]) == {"official"}
    articles = pd.read_parquet(runs / "second" / "tables" / "articles.parquet")
    assert "text" not in articles and len(articles) == 2
    counts = pd.read_parquet(runs / "second" / "tables" / "counts.parquet")
    assert "12 laporan pelanggaran netralitas ASN." in counts["sentence"].iloc[0]
    for path in [*(runs / "second" / "tables").glob("*.csv"), *(runs / "second" / "charts").glob("*.svg")]:
        words = path.read_text(encoding="utf-8")
        assert "Setiadi" not in words and "setiadi" not in words, path.name
    page = (runs / "second" / "report.html").read_text(encoding="utf-8")
    assert "Setiadi" not in page and "setiadi" not in page
    assert "12 laporan" in page and "mengajar di kecamatan" not in page.replace("▪▪▪▪▪▪▪ mengajar", "")
    assert "Setiadi" in (runs / "first" / "report.html").read_text(encoding="utf-8")


def test_the_report_says_what_changed_since_the_earlier_run(runs):
    page = (runs / "second" / "report.html").read_text(encoding="utf-8")
    assert "1 articles before, 2 now: 1 new, 0 gone." in page
    assert "earlier report" not in (runs / "first" / "report.html").read_text(encoding="utf-8")


def test_an_earlier_run_may_be_in_the_same_folder_and_must_exist(runs, tmp_path):
    call("run", "--corpus", runs / "c.duckdb", "--out", runs / "second", "--against", runs / "second", "--publish")
    assert "Tidak ada yang berubah." in (runs / "second" / "report.html").read_text(encoding="utf-8")
    result = runner.invoke(app, ["run", "--corpus", str(runs / "c.duckdb"), "--against", str(tmp_path)])
    assert result.exit_code == 1
    assert "there is no earlier run in" in result.output


def test_blotting_keeps_lengths_public_names_and_numbers_of_rows(sample):
    tables = without_private_names(sample.tables)
    for name, frame in tables.items():
        if name not in ("officials", "people"):
            assert len(frame) == len(sample.tables[name])
    assert (tables["articles"]["text"].str.len() == sample.articles["text"].str.len()).all()
    texts = tables["articles"].set_index("article_id")["text"]
    for row in tables["behaviours"].itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
    shared = without_texts(tables)["behaviours"]
    assert all(row.text in row.sentence for row in shared.itertuples())
    officials = pd.DataFrame(
        {"article_id": ["a", "a"], "name": ["Budi Hartono", "Hartono Slamet"], "role_class": ["other", "official"]}
    )
    assert blot("Budi bertemu Hartono Slamet", private_names(officials)["a"]) == "▪▪▪▪ bertemu Hartono Slamet"


def test_a_drawn_sample_once_coded_corrects_the_shares(sample_store, tmp_path):
    drawn = tmp_path / "to-code.jsonl"
    said = call("sample", drawn, "-n", "30", "--seed", "4", "--corpus", sample_store)
    assert "30 articles drawn" in said
    again = runner.invoke(app, ["sample", str(drawn), "--corpus", str(sample_store)])
    assert again.exit_code == 1 and "may hold coding" in again.output
    arguments = [
        "run",
        "--corpus",
        str(sample_store),
        "--out",
        str(tmp_path / "out"),
        "--gold",
        str(drawn),
        "--lang",
        "en",
    ]
    early = runner.invoke(app, arguments)
    assert early.exit_code == 1 and "30 of 30 articles of the gold sample are not coded yet" in early.output
    gold = {}
    for path in GOLD:
        for line in path.read_text(encoding="utf-8").splitlines():
            gold[json.loads(line)["article"]] = json.loads(line)
    coded = []
    for line in drawn.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        stem = one["source"].rsplit("/", 1)[-1].removesuffix(".txt")
        coded.append(json.dumps(one | {k: v for k, v in gold[stem].items() if k != "article"}))
    drawn.write_text("\n".join(coded) + "\n", encoding="utf-8")
    call(*arguments)
    frame = pd.read_parquet(tmp_path / "out" / "tables" / "corrected.parquet")
    assert frame["corrected"].notna().any()
    package = json.loads((tmp_path / "out" / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert "corrected" in {r["name"] for r in package["resources"]}
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Corrected by human coding" in page and "Egami" in page


def test_a_published_sample_leaves_no_full_text_in_the_folder(tmp_path):
    said = call("run", "--sample", "--publish", "--out", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["charts", "report.html", "tables"]
    assert "sample.duckdb" not in said
    text = ROOT / "corpus" / "sample" / "pilkada-2020-d01.txt"
    sample = text if text.exists() else sorted((ROOT / "corpus" / "sample").glob("*.txt"))[0]
    longest = max(sample.read_text(encoding="utf-8").split("\n"), key=len)
    for path in (tmp_path / "out").rglob("*"):
        if path.suffix in (".html", ".csv", ".json", ".svg"):
            assert longest not in path.read_text(encoding="utf-8"), path.name


def test_a_published_run_names_a_corpus_that_lies_in_its_folder(runs, tmp_path):
    (tmp_path / "a.txt").write_text(SECOND, encoding="utf-8")
    said = call("run", tmp_path / "a.txt", "--corpus", tmp_path / "c.duckdb", "--out", tmp_path, "--publish")
    assert "Not to share" in said and "c.duckdb" in said


def test_the_report_on_paper_says_the_same(runs, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    said = call("run", "--corpus", runs / "c.duckdb", "--out", tmp_path, "--lang", "en", "--pdf")
    assert "report.pdf" in said
    pages = pypdf.PdfReader(tmp_path / "report.pdf").pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert "Civil-service neutrality in the news" in text
    assert "2 articles on the neutrality of civil servants" in text
    assert "Behaviours named, by election" in text
    assert "Photo with candidate" in text
    assert "How it is counted" in text and "netralitas run" not in text.split("How it is counted")[0]
    call("run", "--corpus", runs / "c.duckdb", "--out", tmp_path, "--lang", "en")
    assert not (tmp_path / "report.pdf").exists()


def test_without_typst_a_pdf_is_refused_at_once(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "typst", None)
    result = runner.invoke(app, ["run", "--sample", "--pdf", "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "pip install 'netralitas[pdf]'" in result.output
    assert not (tmp_path / "out").exists()


def test_the_same_run_leaves_the_same_bytes(tmp_path):
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    left = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "netralitas", "run", "a.txt", "--corpus", f"{seed}.duckdb", "--out", "out"]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
        tables = [p.read_bytes() for p in sorted((tmp_path / "out" / "tables").iterdir())]
        left.append((page.replace(f"{seed}.duckdb", ""), tables))
    assert left[0] == left[1]
