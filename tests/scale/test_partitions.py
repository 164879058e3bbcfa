"""Facts by partition: the same tables as from a corpus, finished partitions passed over, near-copies found on disk."""

from __future__ import annotations

import json
import random

import pyarrow
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

import netralitas as nt
from conftest import SAMPLE
from netralitas.cli import app
from netralitas.corpus.article import Unreadable
from netralitas.scale.combining import combined
from netralitas.scale.partitions import marker, read_partitions

TEXTS = [path.read_text() for path in sorted(SAMPLE.glob("*.txt"))]


def records(texts, *, first: int = 0):
    return [
        {"text": text, "url": f"https://kabar.example/{first + n}", "outlet": "Kabar", "published": f"2020-10-{n + 1:02}"}
        for n, text in enumerate(texts)
    ]  # fmt: skip


def near_copy(text: str, seed: int) -> str:
    words = text.split(" ")
    chance = random.Random(seed)
    for _ in range(max(1, len(words) // 60)):
        words[chance.randrange(len(words))] = "beritanya"
    return " ".join(words)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """Three files: articles, their near-copies, and new versions of some pages beside pages that are known already."""
    folder = tmp_path_factory.mktemp("inputs")
    football = (
        "Pelatih dan pemain yang akan tampil di liga sudah siap untuk laga dengan formasi baru dalam pekan ini. " * 6
    )
    lots = [
        [*records(TEXTS[:24]), *records([football], first=900)],
        records([near_copy(t, n) for n, t in enumerate(TEXTS[:12])] + TEXTS[24:36], first=100),
        records([t + "\nTambahan: rapat ditutup pukul 12." for t in TEXTS[:3]]) + records(TEXTS[36:], first=200) + records(TEXTS[3:6], first=3),
    ]  # fmt: skip
    for number, lot in enumerate(lots):
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(lot), folder / f"lot-{number}.parquet")
    return folder


@pytest.fixture(scope="module")
def parts(inputs, tmp_path_factory):
    out = tmp_path_factory.mktemp("parts")
    done = list(read_partitions([str(inputs)], str(out)))
    assert [d.error for d in done] == ["", "", ""]
    assert done[0].counts == {"kept": 24, "words missing": 1}
    return out


def test_the_tables_are_those_of_a_corpus_row_by_row(inputs, parts):
    with nt.Corpus.open() as corpus:
        corpus.add(inputs)
        whole = nt.analyze(corpus)
    found = combined(str(parts))
    relevant = whole["articles"]["relevant"]
    assert relevant.sum() == len(found["articles"]) == 60
    assert found["articles"]["cluster"].nunique() < 60 - 9
    for name, frame in whole.tables.items():
        expected = frame[relevant].reset_index(drop=True) if name == "articles" else frame
        assert expected.to_json() == found[name].to_json(), name


def test_a_second_start_passes_over_what_is_done(inputs, parts):
    before = {p: p.stat().st_mtime_ns for p in parts.rglob("*.parquet")}
    again = list(read_partitions([str(inputs)], str(parts)))
    assert all(d.skipped for d in again)
    assert before == {p: p.stat().st_mtime_ns for p in parts.rglob("*.parquet")}


def test_an_input_broken_off_is_read_again(inputs, parts, tmp_path):
    out = tmp_path / "parts"
    first = str(inputs / "lot-0.parquet")
    list(read_partitions([first], str(out)))
    done = out / "done" / marker(str(out), first, "").rpartition("/")[2]
    rows = {p.name: p.read_bytes() for p in (out / "counts").iterdir()}
    done.unlink()
    for path in (out / "counts").iterdir():
        path.write_bytes(b"half")
    assert [d.skipped for d in read_partitions([first], str(out))] == [False]
    assert rows == {p.name: p.read_bytes() for p in (out / "counts").iterdir()}


def test_partitions_at_a_url(inputs):
    fsspec = pytest.importorskip("fsspec")
    fs = fsspec.filesystem("memory")
    for path in sorted(inputs.iterdir()):
        fs.pipe_file(f"/partitions/crawl/{path.name}", path.read_bytes())
    done = list(read_partitions(["memory://partitions/crawl"], "memory://partitions/facts"))
    assert [d.error for d in done] == ["", "", ""]
    assert len(combined("memory://partitions/facts")["articles"]) == 60


def test_partitions_of_another_program_are_left_alone(parts, tmp_path):
    markers = list((parts / "done").iterdir())
    assert {json.loads(m.read_text())["articles"] for m in markers} == {24, 18}
    (tmp_path / "done").mkdir()
    old = json.loads(markers[0].read_text()) | {"mark": "older"}
    (tmp_path / "done" / markers[0].name).write_text(json.dumps(old))
    with pytest.raises(Unreadable, match="no finished partition"):
        combined(str(tmp_path))


def test_large_buckets_of_near_copies_are_divided_as_in_memory(monkeypatch, parts, inputs):
    from netralitas.corpus import near_copies
    from netralitas.scale import combining

    monkeypatch.setattr(near_copies, "LARGEST_BUCKET", 1)
    monkeypatch.setattr(combining, "LARGEST_BUCKET", 1)
    with nt.Corpus.open() as corpus:
        corpus.add(inputs)
        in_memory = corpus.clusters()
    on_disk = combined(str(parts))["articles"].set_index("article_id")["cluster"].to_dict()
    assert on_disk == {article: in_memory[article] for article in on_disk}


def test_the_command_line_reads_and_reports(inputs, tmp_path):
    options = ["--parts", str(tmp_path / "parts"), "--out", str(tmp_path / "out"), "--processes", "1"]
    found = CliRunner().invoke(app, ["run", str(inputs / "lot-0.parquet"), *options])
    assert found.exit_code == 0, found.output
    assert "24 of 25 pages kept, from 1 inputs (0 read before)" in found.output
    assert (tmp_path / "out" / "report.html").exists()
    again = CliRunner().invoke(app, ["run", *options])
    assert "24 articles about neutrality" in again.output
