"""Parsed lexicon files are kept by their bytes, whole, and only as long as they can be."""

from __future__ import annotations

import json
import tomllib

import pytest

from netralitas.lexicon import files

TOML = 'words = ["netral", "caf\\u00e9"]\n[table]\nnumber = 3\nshare = 0.5\nyes = true\n'


def test_the_second_reading_is_the_same_and_parses_nothing(kept, tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    path.write_text(TOML)
    first = files.parsed(path)
    assert first == {"words": ["netral", "café"], "table": {"number": 3, "share": 0.5, "yes": True}}
    assert [json.loads(p.read_text()) for p in kept.iterdir()] == [first]
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("parsed again"))
    assert files.parsed(path) == first


def test_other_bytes_are_another_file_and_a_damaged_one_is_made_anew(kept, tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(TOML)
    files.parsed(path)
    path.write_text(TOML.replace("3", "4"))
    assert files.parsed(path)["table"]["number"] == 4
    for file in kept.iterdir():
        file.write_text("{half")
    assert files.parsed(path)["table"]["number"] == 4
    assert len(list(kept.iterdir())) == 2


def test_what_json_cannot_hold_is_read_as_it_is(kept, tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("day = 2020-12-09\n")
    assert str(files.parsed(path)["day"]) == "2020-12-09"
    assert not kept.exists() or not list(kept.iterdir())


def test_without_a_folder_to_write_into_it_reads_all_the_same(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    path.write_text(TOML)
    for place in ("", str(path / "no" / "folder")):
        monkeypatch.setenv("NETRALITAS_CACHE", place)
        files.folder.cache_clear()
        assert files.parsed(path)["table"]["number"] == 3
    files.folder.cache_clear()


def test_a_file_that_is_no_toml_says_so(kept, tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("words = [")
    with pytest.raises(tomllib.TOMLDecodeError):
        files.parsed(path)
