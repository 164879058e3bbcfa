"""A user's own lexicon folder: what it changes, what it costs, what is said when it is wrong."""

from __future__ import annotations

import shutil

import pytest
from typer.testing import CliRunner

import netralitas as nt
from netralitas.cli import app
from netralitas.lexicon import Lexicon, LexiconError

OURS = """Pegawai Dilarang Kampanye

Wali Kota Pariaman melarang pegawai negeri sipil menghadiri kampanye pada Pilkada 2018. Pegawai yang melanggar digrounded, katanya.
"""


def test_only_what_depends_on_the_changed_file_is_computed_again_and_it_is_said(tmp_path, sample_store):
    store, mine = tmp_path / "c.duckdb", tmp_path / "mine"
    shutil.copy(sample_store, store)
    mine.mkdir()
    (mine / "sanctions.toml").write_text('[pembebasan_jabatan]\nstrong = ["digrounded"]\n')
    with nt.Corpus.open(store) as corpus:
        before = {name: len(frame) for name, frame in nt.analyze(corpus).tables.items()}
        corpus._db.execute("UPDATE counts SET unit = 'kept'")
        corpus._db.execute("UPDATE sanctions SET sanction = 'old'")
        analysis = nt.analyze(corpus, lexicon=mine)
        assert set(analysis.changed) == {"sanctions", "behaviours"}
        assert set(analysis.counts["unit"]) == {"kept"}
        assert "old" not in set(analysis.sanctions["sanction"])
        assert analysis.changed["sanctions"].added == analysis.changed["sanctions"].removed == before["sanctions"]
        assert {name: len(frame) for name, frame in analysis.tables.items() if name != "case_series"} == {
            name: rows for name, rows in before.items() if name != "case_series"
        }
        assert nt.analyze(corpus, lexicon=mine).read_now == 0
    said = CliRunner().invoke(app, ["tables", "sanctions", "--corpus", str(store)]).output
    assert "computed again: sanctions, behaviours" in said
    assert "no fact changed" in said


def test_a_run_killed_between_two_lexicons_goes_on_with_what_is_left(tmp_path, sample_store, monkeypatch):
    from netralitas.corpus.store import corpus as store_module

    store, mine = tmp_path / "c.duckdb", tmp_path / "mine"
    shutil.copy(sample_store, store)
    mine.mkdir()
    (mine / "counts.toml").write_text("")
    monkeypatch.setattr(store_module, "BATCH", 10)

    class Killed(Exception):
        pass

    def killed(number):
        raise Killed

    with nt.Corpus.open(store) as corpus:
        with pytest.raises(Killed):
            nt.analyze(corpus, lexicon=mine, progress=killed)
        again = nt.analyze(corpus, lexicon=mine)
        assert (again.read_now, set(again.changed)) == (38, {"counts"})
        assert nt.analyze(corpus).read_now == 48


def test_words_edited_between_two_runs_of_one_process_are_read_anew(tmp_path):
    (tmp_path / "a.txt").write_text(OURS)
    mine = tmp_path / "mine"
    mine.mkdir()
    with nt.Corpus.open() as corpus:
        corpus.add(tmp_path / "a.txt")
        (mine / "sanctions.toml").write_text("")
        assert "pembebasan_jabatan" not in set(nt.analyze(corpus, lexicon=mine).sanctions["sanction"])
        (mine / "sanctions.toml").write_text('[pembebasan_jabatan]\nstrong = ["digrounded"]\n')
        found = nt.analyze(corpus, lexicon=mine)
        assert "pembebasan_jabatan" in set(found.sanctions["sanction"])
        assert found.changed["sanctions"].articles == 1


def test_a_file_that_nothing_reads_and_one_that_is_broken_are_named(tmp_path):
    (tmp_path / "count.toml").write_text("")
    with pytest.raises(
        LexiconError, match=r"nothing reads count\.toml; lexicon files are called acts_weights\.csv, agencies\.toml"
    ):
        Lexicon(tmp_path)
    nt.Corpus.open(tmp_path / "c.duckdb").close()
    for command in (["status"], ["add", str(tmp_path)]):
        said = CliRunner().invoke(app, [*command, "--lexicon", str(tmp_path), "--corpus", str(tmp_path / "c.duckdb")])
        assert said.exit_code == 1 and "nothing reads count.toml" in said.output
    (tmp_path / "count.toml").rename(tmp_path / "counts.toml")
    (tmp_path / "counts.toml").write_text("[counts")
    with pytest.raises(LexiconError, match=r"counts\.toml: "):
        Lexicon(tmp_path).toml("counts")
