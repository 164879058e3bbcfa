"""The store: each article once, versions kept, nothing lost."""

from __future__ import annotations

import pytest

import netralitas as nt
from netralitas.corpus import CorpusError
from netralitas.corpus.near_copies import clusters, signature
from netralitas.corpus.store import Read

NEWS = """Sekda Ingatkan ASN Netral

BANJARBARU – Sekretaris Daerah Kota Banjarbaru mengingatkan aparatur sipil negara agar netral pada Pilkada 2020 dan tidak
terlibat politik praktis. Ia menyampaikannya pada apel pagi di halaman balai kota, Senin.
"""
TABLES = {"counts": [("min", "int"), ("unit", "text")]}


def test_an_article_is_taken_once_and_a_changed_page_becomes_a_new_version(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text(NEWS)
    with nt.Corpus.open(tmp_path / "c.duckdb") as corpus:
        assert corpus.add(page) == (1, 0, 0, 0)
        assert corpus.add(page) == (0, 0, 1, 0)
        page.write_text(NEWS.replace("Senin", "Selasa"))
        assert corpus.add(page) == (0, 1, 0, 0)
        articles = corpus.articles()
    assert len(articles) == 1
    assert "Selasa" in articles["text"].iloc[0]


def test_article_id_does_not_depend_on_folder_or_order(tmp_path):
    ids = []
    for name, order in (("x", ["a.txt", "b.txt"]), ("y", ["b.txt", "a.txt"])):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.txt").write_text(NEWS)
        (folder / "b.txt").write_text(NEWS.replace("Banjarbaru", "Palopo"))
        with nt.Corpus.open() as corpus:
            for file in order:
                corpus.add(folder / file)
            ids.append(corpus.articles()["article_id"].tolist())
    assert ids[0] == ids[1]


def test_the_same_bytes_from_another_outlet_are_a_near_copy_and_not_a_repetition(tmp_path):
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.txt").write_text(NEWS)
    with nt.Corpus.open() as corpus:
        assert corpus.add(tmp_path / "satu.txt", outlet="Kabar Satu").new == 1
        assert corpus.add(tmp_path / "dua.txt", outlet="Kabar Dua").new == 1
        articles = corpus.articles()
    assert len(set(clusters(articles["article_id"].tolist(), articles["signature"].tolist()).values())) == 1


def test_near_copies_cluster_whatever_the_order():
    other = "Bawaslu menerima laporan tentang camat yang mengajak warga memilih calon tertentu di lapangan kecamatan kemarin sore."
    texts = {"c": NEWS, "a": NEWS.replace("apel pagi", "upacara"), "b": other}
    for order in (["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]):
        found = clusters(order, [signature(texts[k]) for k in order])
        assert found == {"a": "a", "c": "a", "b": "b"}


def test_facts_are_written_once_a_fingerprint_and_replaced_by_the_next(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS)
    with nt.Corpus.open(tmp_path / "c.duckdb") as corpus:
        corpus.add(tmp_path / "a.txt")
        assert corpus.pending("one") == 1
        (batch,) = corpus.unread("one")
        row = {"start": 0, "end": 5, "text": NEWS[:5], "min": 3, "unit": "case"}
        corpus.save("one", [Read(batch[0].article_id, {"election": "pilkada-2020"}, {"counts": [row]})], TABLES)
        assert corpus.pending("one") == 0
        assert corpus.facts("counts", TABLES["counts"])[["min", "unit"]].values.tolist() == [[3, "case"]]
        assert corpus.articles()["election"].tolist() == ["pilkada-2020"]
        assert corpus.pending("two") == 1
        corpus.save("two", [Read(batch[0].article_id, {}, {"counts": [row | {"min": None}]})], TABLES)
        frame = corpus.facts("counts", TABLES["counts"])
    assert len(frame) == 1
    assert frame["min"].isna().all()


def test_an_irrelevant_article_is_kept_but_not_read(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Harga Cabai Naik\n\nHarga cabai di pasar naik tegasnya seorang pedagang kepada wartawan pada Senin pagi."
    )
    with nt.Corpus.open() as corpus:
        corpus.add(tmp_path / "a.txt")
        assert len(corpus) == 1
        assert corpus.pending("x") == 0
        assert not corpus.articles()["relevant"].iloc[0]


def test_a_corpus_in_use_and_a_file_that_is_none_are_said_so(tmp_path):
    import subprocess
    import sys

    path = tmp_path / "c.duckdb"
    with nt.Corpus.open(path):
        code = f"import netralitas as nt\ntry:\n    nt.Corpus.open({str(path)!r})\nexcept Exception as e:\n    print(type(e).__name__, e)"
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    assert "CorpusError" in said and "in use by another run" in said
    (tmp_path / "no.duckdb").write_text("this is a letter, no database " * 100)
    with pytest.raises(CorpusError, match="cannot be opened as a corpus"):
        nt.Corpus.open(tmp_path / "no.duckdb")


def test_queries_cannot_touch_files():
    with nt.Corpus.open() as corpus, pytest.raises(CorpusError):
        corpus.query("SELECT * FROM read_csv('/etc/passwd')")


def test_the_folder_of_a_new_corpus_is_made_and_a_file_in_its_way_is_said(tmp_path):
    with nt.Corpus.open(tmp_path / "a" / "b" / "c.duckdb") as corpus:
        assert len(corpus) == 0
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match="cannot be made"):
        nt.Corpus.open(tmp_path / "file" / "c.duckdb")


def test_slow_queries_write_nothing_into_the_output():
    with nt.Corpus.open() as corpus:
        assert corpus._db.execute("SELECT current_setting('enable_progress_bar')").fetchall() == [(False,)]
