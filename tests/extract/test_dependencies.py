"""What depends on what: declared in one place, watched while articles are read, and true when a lexicon file changes."""

from __future__ import annotations

import ast
import json
import re
import shutil
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import netralitas as nt
import netralitas.lexicon
from conftest import SAMPLE
from netralitas.extract import article_reader, dependencies
from netralitas.extract.kinds import kinds
from netralitas.lexicon import Lexicon

FILES = sorted(p.name for p in netralitas.lexicon.FOLDER.iterdir() if p.suffix in (".toml", ".csv"))
GATE = ("relevance.toml", "relevance_weights.csv")
ELSEWHERE = {*GATE, "comparison.toml"}
"""Lexicon files that no fact depends on: the gate's and the comparison's."""


class Watched(dict):
    """A dictionary that notes who reads a key and who wrote it."""

    def __init__(self, watch: Watch, what: str, given=()):
        super().__init__(given)
        self.watch, self.what = watch, what

    def __getitem__(self, key):
        self.watch.reads[self.watch.now].add((self.what, key))
        return super().__getitem__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default  # noqa: SIM401 (this is `get`)

    def __contains__(self, key):
        self.watch.reads[self.watch.now].add((self.what, key))
        return super().__contains__(key)

    def __setitem__(self, key, value):
        self.watch.writes[(self.what, key)].add(self.watch.now)
        super().__setitem__(key, value)

    def setdefault(self, key, default=None):
        if not super().__contains__(key):
            if key == "article":
                default = Watched(self.watch, "article")
            self[key] = default
        return super().__getitem__(key) if key == "article" else self[key]


class Watch:
    """Who read and wrote what, which files each kind opened, while `now` was at work."""

    def __init__(self):
        self.now = ""
        self.reads: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.writes: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.files: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)


class WatchedLexicon(Lexicon):
    """A lexicon of one kind only, so that what others have cached is not shared; notes the files it is asked for."""

    def __init__(self, watch: Watch, kind: str):
        super().__init__()
        self.watch, self.kind = watch, kind

    def toml(self, name: str) -> dict[str, Any]:
        self.watch.files[self.kind].add(f"{name}.toml")
        return super().toml(name)

    def csv(self, name: str) -> list[dict[str, str]]:
        self.watch.files[self.kind].add(f"{name}.csv")
        return super().csv(name)

    def fingerprint_of(self, *names: str) -> str:
        self.watch.files[self.kind].update(names)
        return super().fingerprint_of(*names)


@pytest.fixture(scope="module")
def watched():
    """All kinds at work on the sample."""
    watch = Watch()
    steps = []
    for name, kind in kinds().items():
        lexicon = WatchedLexicon(watch, name)
        if kind.vocabulary:
            watch.words[name] = {entry.kind for entry in kind.vocabulary(lexicon)}
        steps.append((name, kind.reader(lexicon)))
    for path in sorted(SAMPLE.glob("*.txt")):
        reading = article_reader.begin(path.read_text(), "")
        reading.hits = Watched(watch, "hits", reading.hits)
        reading.found, reading.rows = Watched(watch, "found"), Watched(watch, "rows")
        for name, read in steps:
            watch.now = name
            read(reading)
    return watch


def test_every_file_of_words_is_somebodys():
    declared = {file for part in dependencies.parts() for file in dependencies.lexicon_files(part)}
    assert declared | ELSEWHERE == set(FILES)


@pytest.mark.parametrize("part", dependencies.parts())
def test_no_file_is_opened_for_a_part_that_is_not_declared(watched, part):
    opened = set().union(*(watched.files[name] for name in dependencies.needed(part)))
    assert len(opened) > 4, "hardly anything was seen"
    assert opened <= set(dependencies.lexicon_files(part))


@pytest.mark.parametrize("part", dependencies.parts())
def test_nothing_is_used_for_a_part_that_another_kind_has_found(watched, part):
    needed = dependencies.needed(part)
    for name in needed:
        for what, key in watched.reads[name]:
            if what == "hits":
                owners = {kind for kind, words in watched.words.items() if key in words}
                assert owners <= dependencies.whose_words(part), (
                    f"{name} uses the words of {sorted(owners - needed)}: {key}"
                )
            elif owners := watched.writes[what, key] - {name}:
                # some findings are made by whichever kind asks first; they are the same whoever it is
                assert owners & needed, f"{name} uses {what}[{key!r}], which only {sorted(owners)} make"


def test_who_fills_the_articles_columns_is_declared(watched):
    filled = {key: names for (what, key), names in watched.writes.items() if what == "article"}
    assert set(filled) >= {"election", "election_basis", "region"}
    assert set.union(*filled.values()) <= set(dependencies.FILL_ARTICLE)


def test_the_words_of_one_kind_are_found_for_it_alone(watched):
    names = list(watched.words)
    for n, one in enumerate(names):
        for other in names[n + 1 :]:
            both = watched.words[one] & watched.words[other]
            assert not both or one in dependencies.needed(other) or other in dependencies.needed(one), (one, other)


def test_imports_are_seen_as_python_sees_them():
    for path in sorted(Path(dependencies.__file__).parent.rglob("*.py")):
        module = ".".join(
            ["netralitas", *path.relative_to(Path(dependencies.__file__).parents[1]).with_suffix("").parts]
        )
        module = module.removesuffix(".__init__")
        wanted = set()
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert not node.level, f"{path}: relative imports are not followed"
                if (node.module or "").startswith("netralitas"):
                    wanted |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
            elif isinstance(node, ast.Import):
                wanted |= {a.name for a in node.names if a.name.startswith("netralitas")}
        assert dependencies._imports(module) == {m for m in wanted if m != "netralitas" and dependencies._path(m)}, path


# --- a changed file, and what follows


def changed(folder: Path, name: str) -> None:
    """A copy of our lexicon in which one file has lost about a third of its words."""
    shutil.copytree(netralitas.lexicon.FOLDER, folder)
    path = folder / name
    if name.endswith(".csv"):
        lines = path.read_text().splitlines(keepends=True)
        if "_weights" in name:  # single weights move little: all are turned round, and ten times as strong
            path.write_text("".join(_turned(line) for line in lines))
            return
        keep = [line for n, line in enumerate(lines) if n < 60 or n % 2 or line.startswith("#")]
        path.write_text("".join(keep))
        return
    if name == "layout.toml":  # one abbreviation in three shows nowhere in the sample
        path.write_text("abbreviations = []\n")
        return
    path.write_text(_toml(_thinned(tomllib.loads(path.read_text()))))


def _turned(line: str) -> str:
    return re.sub(r"(?<=,)(-?)(\d+\.\d\d)", lambda m: f"{'' if m[1] else '-'}{10 * float(m[2]):.2f}", line)


def _thinned(value: Any) -> Any:
    if isinstance(value, list):
        words = len(value) > 3 and all(isinstance(v, str) or "scope" in v for v in value)  # scope: rules of the page
        kept = [v for n, v in enumerate(value) if n % 3 != 1] if words else value
        return [_thinned(v) for v in kept]
    if isinstance(value, dict):
        flat = len(value) > 12 and not any(isinstance(v, (dict, list)) for v in value.values())
        return {k: _thinned(v) for n, (k, v) in enumerate(value.items()) if not flat or n % 3 != 1}
    return value


def _toml(data: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(k, ensure_ascii=False)} = {_inline(v)}\n" for k, v in data.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {_inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(v) for v in value) + "]"
    return str(value) if not isinstance(value, (str, bool, int, float)) else json.dumps(value, ensure_ascii=False)


@pytest.fixture
def lexicon_of(monkeypatch):
    """Puts another folder in the place of our own lexicon, as an edit of ours would."""

    def put(folder: Path) -> None:
        monkeypatch.setattr(netralitas.lexicon, "FOLDER", folder)

    yield put
    monkeypatch.undo()
    put(netralitas.lexicon.FOLDER)


def tables(corpus: nt.Corpus) -> dict[str, Any]:
    return {name: frame.to_json(orient="records") for name, frame in nt.analyze(corpus).tables.items()}


@pytest.mark.parametrize("name", FILES)
def test_after_a_change_of_any_file_the_tables_are_those_of_a_run_from_scratch(
    tmp_path, lexicon_of, sample_store, name
):
    shutil.copy(sample_store, tmp_path / "c.duckdb")
    changed(tmp_path / "lexicon", name)
    parts = dependencies.fingerprints(Lexicon())
    lexicon_of(tmp_path / "lexicon")
    touched = dependencies.stale(parts, dependencies.fingerprints(Lexicon()))
    assert touched == tuple(p for p in dependencies.parts() if name in dependencies.lexicon_files(p))
    with nt.Corpus.open(tmp_path / "c.duckdb") as corpus:
        db = corpus._db
        for part in dependencies.parts():
            if part != dependencies.ARTICLE and part not in touched:
                db.execute(f'CREATE TABLE "kept_{part}" AS SELECT rowid AS place, * FROM "{part}"')
        found = tables(corpus)
        changes = dict(corpus.changes)
        assert set(changes) - {"articles"} == set(touched) - {dependencies.ARTICLE}
        assert corpus.verify() == [] or name in GATE
        for part in dependencies.parts():
            if part != dependencies.ARTICLE and part not in touched and name not in GATE:
                query = f'SELECT count(*) FROM (SELECT rowid AS place, * FROM "{part}" EXCEPT ALL FROM "kept_{part}")'
                assert db.execute(query).fetchall() == [(0,)], f"{part} was written again"
    with nt.Corpus.open() as fresh:
        fresh.add(SAMPLE)
        assert found == tables(fresh)
    assert name in ELSEWHERE or any(c.articles for c in changes.values()), "the change was too small to show"
