"""Shared by all tests: where things are, and the sample analysed once a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from netralitas.lexicon import files

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "sample"
GOLD = sorted((ROOT / "tests" / "gold").glob("*.jsonl"))
SHARED = ROOT.parent / "shared"


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The cache folder, which is not there yet."""
    monkeypatch.setenv("NETRALITAS_CACHE", str(tmp_path / "cache"))
    files.folder.cache_clear()
    yield tmp_path / "cache"
    files.folder.cache_clear()


@pytest.fixture(scope="session")
def nlp():
    import netralitas as nt

    return nt.load()


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    """A corpus file with the sample, analysed; don't write to it."""
    import netralitas as nt

    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    with nt.Corpus.open(path) as corpus:
        corpus.add(SAMPLE)
        nt.analyze(corpus)
    return path


@pytest.fixture(scope="session")
def sample(sample_store):
    """The sample's Analysis."""
    import netralitas as nt

    with nt.Corpus.open(sample_store) as corpus:
        return nt.analyze(corpus)


@pytest.fixture(scope="session")
def gold_tables():
    """Tables made from the sample's gold, for what comes after the extraction."""
    from tables_from_gold import tables_from_gold

    return tables_from_gold(GOLD, SAMPLE)
