"""The commands that look after a corpus."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

import netralitas as nt
from netralitas.cli import app

NEWS = "Sekda {n} Ingatkan ASN Netral\n\nSekretaris daerah mengingatkan aparatur sipil negara agar netral pada Pilkada 2020 dan tidak memihak calon nomor {n}."


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


@pytest.fixture
def store(tmp_path):
    for n in range(3):
        (tmp_path / f"berita-{n}.txt").write_text(NEWS.format(n=n))
    (tmp_path / "salinan.txt").write_text(NEWS.format(n=1) + "\n\nBaca juga: Harga Cabai Naik")
    path = tmp_path / "c.duckdb"
    with nt.Corpus.open(path) as corpus:
        corpus.add(tmp_path)
    return path


def test_verify_copies_remove_export_import(store, tmp_path):
    assert "is sound: 4 articles" in run("verify", "-c", store)
    said = run("copies", "berita-1", "-c", store)
    assert "same words" in said and "representative" in said
    assert "removed" in run("remove", "salinan", "-c", store)
    assert "no article" in run("remove", "salinan", "-c", store, code=1)
    assert "3 articles in" in run("export", tmp_path / "out", "-c", store)
    assert "3 articles taken in" in run("import", tmp_path / "out", "-c", tmp_path / "d.duckdb")
    assert "holds no exported corpus" in run("import", tmp_path, "-c", tmp_path / "d.duckdb", code=1)
    assert "could be 3 articles" in run("copies", "berita", "-c", store, code=1)


def test_damage_is_said_and_fails(store):
    with nt.Corpus.open(store) as corpus:
        corpus._db.execute("UPDATE articles SET text = 'x'")
    assert "4 problems" not in (said := run("verify", "-c", store, code=1))
    assert "its hash differs" in said


def test_columns_and_presets_on_the_command_line(tmp_path):
    (tmp_path / "a.csv").write_text(f'kop,naskah\nJudul,"{NEWS}"\n')
    path = tmp_path / "c.duckdb"
    assert "1 new articles" in run(
        "add", tmp_path / "a.csv", "-c", path, "--column", "text=naskah", "--column", "title=kop"
    )
    assert "not FIELD=NAME" in run("add", tmp_path / "a.csv", "-c", path, "--column", "naskah", code=2)
    assert "no preset" in run("add", tmp_path / "a.csv", "-c", path, "--preset", "x", code=2)


def test_diff_of_two_runs(sample_store, sample, tmp_path):
    from netralitas.diff import RunError, diff, read_run

    sample.write_tables(tmp_path / "one" / "tables")
    assert not diff(read_run(tmp_path / "one"), read_run(tmp_path / "one"))
    fewer = {name: frame.copy() for name, frame in sample.tables.items()}
    gone = fewer["articles"]["article_id"].iloc[0]
    fewer = {
        name: frame[frame["article_id"] != gone] if "article_id" in frame else frame for name, frame in fewer.items()
    }
    found = diff(fewer, sample.tables)
    assert found.new["article_id"].tolist() == [gone]
    assert found.gone.empty and found.changed.empty
    assert len(found.numbers) and (found.numbers["n_before"] <= found.numbers["n_after"]).all()
    assert found.groups.empty
    assert (
        found.summary().startswith("1 articles new, 0 gone, 0 changed; ") and " shares moved, most " in found.summary()
    )
    with pytest.raises(RunError, match="neither a run's folder"):
        read_run(tmp_path / "nothing")


def test_an_election_that_is_new_moves_no_number_and_a_log_gets_one_line(sample, tmp_path):
    from netralitas.diff import diff

    old = sample.articles.loc[sample.articles["election"] != "pilkada-2024", "article_id"]
    fewer = {
        name: frame[frame["article_id"].isin(old)].reset_index(drop=True) if "article_id" in frame else frame
        for name, frame in sample.tables.items()
    }
    found = diff(fewer, sample.tables)
    assert found.groups.values.tolist() == [["pilkada-2024", 0, 48 - len(old)]]
    assert "pilkada-2024" not in set(found.numbers["group"])
    type(sample)(fewer).write_tables(tmp_path / "one" / "tables")
    sample.write_tables(tmp_path / "two" / "tables")
    line = CliRunner().invoke(app, ["diff", "--brief", str(tmp_path / "one"), str(tmp_path / "two")])
    assert line.exit_code == 0 and line.stderr == ""
    assert line.output.count("\n") == 1 and "pilkada-2024 new (8 articles)" in line.output
