"""The store over time: older files, damage, removal, moving, changed rules, pages that come in parts, and runs that are killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import duckdb
import pytest

import netralitas as nt
from conftest import SAMPLE
from netralitas.corpus import CorpusError
from netralitas.corpus.store import Read
from netralitas.lexicon import Lexicon

NEWS = "Sekda Ingatkan ASN Netral\n\nSekretaris daerah mengingatkan aparatur sipil negara agar netral pada Pilkada 2020 dan tidak memihak calon."
TABLES = {"counts": [("min", "int"), ("unit", "text")]}


def filled(path, number=3):
    for n in range(number):
        (path / f"{n}.txt").write_text(NEWS.replace("2020", f"20{n + 10}"))
    corpus = nt.Corpus.open(path / "c.duckdb")
    corpus.add(path)
    for batch in corpus.unread("one"):
        reads = [
            Read(
                s.article_id,
                {"election": "pilkada-2020"},
                {"counts": [{"start": 0, "end": 5, "text": "Sekda", "min": 3, "unit": "case"}]},
            )
            for s in batch
        ]
        corpus.save("one", reads, TABLES)
    return corpus


def test_a_sound_corpus_and_every_kind_of_damage(tmp_path):
    with filled(tmp_path) as corpus:
        assert corpus.verify() == []
        one = corpus.articles()["article_id"].iloc[0]
        for damage, said in (
            ("UPDATE articles SET text = text || 'x' WHERE article_id = $1", "its hash differs"),
            ('UPDATE counts SET "end" = 6 WHERE article_id = $1', "offsets do not lead"),
            ("UPDATE articles SET newest = false WHERE article_id = $1", "0 newest versions"),
            ("UPDATE articles SET masks = '[[5, 99999, \"x\"]]' WHERE article_id = $1", "mask lies outside"),
            ("DELETE FROM read_articles WHERE article_id = $1", "has not been read"),
            ("DELETE FROM articles WHERE article_id = $1", "not there"),
        ):
            corpus._db.execute("BEGIN")
            corpus._db.execute(damage, [one])
            assert any(said in problem for _, problem in corpus.verify()), said
            corpus._db.execute("ROLLBACK")
        assert corpus.verify() == []


def test_offsets_are_checked_in_characters_not_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("“Netral” é 👍 ASN diminta netral pada pilkada oleh bupati.")
    with nt.Corpus.open() as corpus:
        corpus.add(tmp_path / "a.txt")
        ((stored,),) = corpus.unread("x")
        start = stored.text.index("bupati")
        corpus.save(
            "x",
            [Read(stored.article_id, {}, {"counts": [{"start": start, "end": start + 6, "text": "bupati"}]})],
            TABLES,
        )
        assert corpus.verify() == []


def test_removal_takes_the_facts_and_all_versions_along(tmp_path):
    with filled(tmp_path) as corpus:
        (tmp_path / "0.txt").write_text(NEWS + " Tamat.")
        assert corpus.add(tmp_path / "0.txt").versions == 1
        article = corpus.articles().set_index("source").loc[str(tmp_path / "0.txt"), "article_id"]
        assert corpus.remove(article) == 2
        assert corpus.remove("nothing") == 0
        assert len(corpus) == 2
        assert len(corpus.facts("counts", TABLES["counts"])) == 2
        assert corpus.verify() == []
        assert corpus.add(tmp_path / "0.txt").new == 1


def test_export_and_import_give_the_same_corpus(tmp_path):
    with filled(tmp_path) as corpus:
        corpus.export(tmp_path / "out")
        before, facts = corpus.articles(), corpus.facts("counts", TABLES["counts"])
    with nt.Corpus.open() as other:
        assert other.load(tmp_path / "out") == 3
        assert other.load(tmp_path / "out") == 0
        assert other.articles().equals(before)
        assert other.facts("counts", TABLES["counts"]).equals(facts)
        assert other.pending("one") == 0
        assert other.verify() == []
        with pytest.raises(CorpusError, match="holds no exported corpus"):
            other.load(tmp_path)


def test_a_file_of_version_1_is_brought_to_this_version(tmp_path):
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as db:
        db.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
        db.execute("INSERT INTO meta VALUES ('schema', '1')")
        db.execute("""CREATE TABLE articles (article_id VARCHAR PRIMARY KEY, page VARCHAR, version INTEGER, newest BOOLEAN, source VARCHAR,
            url VARCHAR, outlet VARCHAR, title VARCHAR, published VARCHAR, published_basis VARCHAR, text VARCHAR, words INTEGER, sha256 VARCHAR,
            language VARCHAR, relevant BOOLEAN, masks VARCHAR, signature BLOB)""")
        db.execute("INSERT INTO articles VALUES ('a1', '|a.txt', 1, true, 'a.txt', '', '', 't', '', 'none', ?, 1, ?, 'id', false, '[]', 'x'::BLOB)", [NEWS, "0" * 64])  # fmt: skip
    with nt.Corpus.open(path) as corpus:
        assert corpus.refresh(Lexicon()) == (1, 1)
        assert corpus.articles()["relevant"].tolist() == [True]
        assert corpus.verify() == []
        assert corpus.refresh(Lexicon()) == (0, 0)
    with duckdb.connect(str(path)) as db:
        db.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(CorpusError, match="newer netralitas"):
        nt.Corpus.open(path)


def test_changed_rules_of_relevance_turn_articles_and_nothing_else_is_read_again(tmp_path):
    from netralitas.analysis import fingerprint

    (tmp_path / "a.txt").write_text(
        "Harga Cabai Naik\n\nHarga cabai naik, kata pedagang di pasar induk kepada wartawan, jelang pilkada."
    )
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "relevance.toml").write_text('who = ["pedagang"]\nduty = ["harga cabai"]\n')
    with filled(tmp_path) as corpus:
        assert not corpus.articles().set_index("title").loc["Harga Cabai Naik", "relevant"]
        assert corpus.refresh(Lexicon(mine)) == (4, 1)
        assert corpus.articles().set_index("title").loc["Harga Cabai Naik", "relevant"]
        assert corpus.pending("one") == 1
    assert fingerprint(Lexicon(mine)) == fingerprint(Lexicon())
    (mine / "chrome.toml").write_text('[[rule]]\nid = "mine"\nscope = "line"\npattern = "Sekda"\n')
    assert fingerprint(Lexicon(mine)) != fingerprint(Lexicon())


def test_reading_again_says_which_facts_changed(tmp_path):
    with filled(tmp_path) as corpus:
        ids = corpus.articles()["article_id"].tolist()
        same = {"start": 0, "end": 5, "text": "Sekda", "min": 3, "unit": "case"}
        corpus.save(
            "two",
            [
                Read(ids[0], {"election": "pilkada-2020"}, {"counts": [same]}),
                Read(ids[1], {"election": "pilkada-2020"}, {"counts": [same | {"min": 4}]}),
                Read(ids[2], {"election": "pilkada-2018"}, {}),
            ],
            TABLES,
        )
        assert corpus.changes == {"counts": (2, 1, 2), "articles": (1, 1, 1)}


def test_only_the_parts_that_changed_wait_to_be_read(tmp_path):
    row = {"start": 0, "end": 5, "text": "Sekda", "min": 3, "unit": "case"}
    tables = {"counts": TABLES["counts"], "dates": [("start_date", "text")]}
    with filled(tmp_path) as corpus:
        first, second = {"counts": "1", "dates": "1", "article": "1"}, {"counts": "2", "dates": "1", "article": "1"}
        (batch,) = corpus.unread("a", first)
        assert {s.only for s in batch} == {()}, "read before with a fingerprint of unknown parts"
        ids = [s.article_id for s in batch]
        rows = {"counts": [row], "dates": [{"start": 0, "end": 5, "text": "Sekda", "start_date": "2020-01-01"}]}
        failed = Read(ids[2], {}, {}, "reading failed: KeyError: 'x'")
        corpus.save("a", [Read(i, {"election": "pilkada-2020"}, rows) for i in ids[:2]] + [failed], tables)
        assert corpus.rejected()["reason"].tolist() == [failed.error]
        whole, part = corpus.unread("b", second)
        assert [(s.article_id, s.only) for s in whole] == [(ids[2], ())], "what failed is read as a whole"
        assert [(s.article_id, s.only) for s in part] == [(i, ("counts",)) for i in ids[:2]]
        corpus.save("b", [Read(i, {}, {"counts": [row | {"min": 4}]}, only=("counts",)) for i in ids[:2]], tables)
        corpus.save("b", [Read(ids[2], {"election": "pilkada-2018"}, rows)], tables)
        assert corpus.rejected().empty
        assert corpus.facts("counts", tables["counts"])["min"].tolist() == [4, 4, 3]
        assert len(corpus.facts("dates", tables["dates"])) == 3
        assert corpus.articles()["election"].tolist() == ["pilkada-2020", "pilkada-2020", "pilkada-2018"]
        assert corpus.pending("b") == 0 and corpus.verify() == []
        corpus.export(tmp_path / "out")
    with nt.Corpus.open() as other:
        other.load(tmp_path / "out")
        ((stored, *_),) = other.unread("c", second | {"dates": "2"})
        assert stored.only == ("dates",)


def test_a_table_with_other_columns_is_read_again_and_no_other_table_doubles(tmp_path):
    row = {"start": 0, "end": 5, "text": "Sekda", "min": 3, "unit": "case", "status": "proven"}
    with filled(tmp_path) as corpus:
        ids = corpus.articles()["article_id"].tolist()
        tables = {"counts": [*TABLES["counts"], ("status", "text")], "dates": [("start_date", "text")]}
        day = {"start": 0, "end": 5, "text": "Sekda", "start_date": "2020-01-01"}
        assert corpus.facts("counts", tables["counts"]).empty
        for _ in range(2):
            corpus.save("one", [Read(i, {"election": "none"}, {"counts": [row], "dates": [day]}) for i in ids], tables)
            assert len(corpus.facts("counts", tables["counts"])) == len(corpus.facts("dates", tables["dates"])) == 3
        assert corpus.facts("counts", TABLES["counts"]).empty
        assert corpus.pending("one") == 3
        corpus.save("one", [Read(i, {"election": "none"}, {"counts": [row], "dates": [day]}) for i in ids], tables)
        assert len(corpus.facts("dates", tables["dates"])) == 3


PAGE = """<html><head><link rel="canonical" href="https://k.example/berita/judul{query}"><title>Judul Berita Bersambung Itu</title>
<meta property="article:published_time" content="2020-10-05"></head><body><h1>Judul Berita Bersambung Itu</h1><div class="entry-content">
<p>Bagian {n}: bupati mengingatkan pegawai nomor {n} agar netral pada pilkada dan tidak memihak kepada calon mana pun di daerahnya.</p>
<p>Kalimat penutup halaman {n} yang cukup panjang supaya halaman ini dikenali sebagai artikel yang sebenarnya dan bukan menu.</p></div></body></html>"""


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 1), (3, 2, 1)])
@pytest.mark.parametrize("apart", [True, False])
def test_pages_of_one_article_are_joined_in_whatever_order_they_come(tmp_path, order, apart):
    for n in (1, 2, 3):
        (tmp_path / f"p{n}.html").write_text(PAGE.format(n=n, query=f"?page={n}" if n > 1 else ""))
    paths = [tmp_path / f"p{n}.html" for n in order]
    with nt.Corpus.open() as corpus:
        added = [corpus.add(path) for path in paths] if apart else [corpus.add(*paths)]
        assert sum(a.new for a in added) == 1 and sum(a.versions for a in added) == 2
        assert corpus.add(*paths).known == 3
        (row,) = corpus.articles().itertuples()
        assert corpus.verify() == []
    assert row.text.count("Judul Berita Bersambung Itu") == 1
    assert row.text.index("Bagian 1") < row.text.index("Bagian 2") < row.text.index("Bagian 3")
    assert row.published == "2020-10-05"
    assert row.article_id == _joined_id(tmp_path)


def _joined_id(folder):
    with nt.Corpus.open() as corpus:
        corpus.add(*sorted(folder.glob("*.html")))
        return corpus.articles()["article_id"].iloc[0]


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path):
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.txt").write_text(NEWS.replace("Sekda", f"Sekda {name}"))
    with nt.Corpus.open() as corpus:
        assert corpus.add(tmp_path).new == 2
        assert len(corpus) == 2


KILLED = """
import sys, netralitas as nt
from netralitas.corpus.store import Read, corpus as store
store.BATCH = 5
with nt.Corpus.open(sys.argv[1]) as corpus:
    print("open", flush=True)
    corpus.add(sys.argv[2])
    for batch in corpus.unread("one"):
        corpus.save("one", [Read(s.article_id, {}, {"counts": [dict(start=0, end=3, text=s.text[:3], min=1, unit="case")]}) for s in batch],
            {"counts": [("min", "int"), ("unit", "text")]})
    corpus.clusters()
print("done", flush=True)
"""


def contents(path):
    with nt.Corpus.open(path) as corpus:
        assert corpus.verify() == []
        return (
            corpus.articles().assign(signature=lambda f: f["signature"].map(bytes.hex)).to_json(),
            corpus.facts("counts", TABLES["counts"]).to_json(),
            corpus.rejected().to_json(),
            json.dumps(corpus.clusters()),
        )


def test_a_run_killed_at_any_moment_goes_on_and_ends_with_the_same_tables(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for path in SAMPLE.glob("*.txt"):
        (folder / path.name).write_text(path.read_text())
    (folder / "broken.json").write_text("{")
    subprocess.run([sys.executable, "-c", KILLED, tmp_path / "whole.duckdb", folder], check=True, capture_output=True)
    target = tmp_path / "killed.duckdb"
    for wait in (0.05, 0.2, 0.4, 0.1):
        with subprocess.Popen([sys.executable, "-c", KILLED, target, folder], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
    subprocess.run([sys.executable, "-c", KILLED, target, folder], check=True, capture_output=True)
    assert contents(target) == contents(tmp_path / "whole.duckdb")
