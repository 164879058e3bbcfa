"""The score of the bundled articles may not fall below the floors pinned in floors.toml.

Raising a floor is a commit. A floor lower than any the file ever held (its git history is read) needs a reason in `[lowered]`.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import netralitas as nt
from conftest import GOLD, ROOT
from netralitas.evaluate import read_gold

FLOORS = Path(__file__).parent / "floors.toml"
PINNED = tomllib.loads(FLOORS.read_text(encoding="utf-8"))


FRESH = sorted((ROOT / "tests" / "gold" / "fresh").glob("*.jsonl"))


@pytest.fixture(scope="module")
def scores(sample):
    return nt.score(sample.tables, read_gold(GOLD))


@pytest.fixture(scope="module")
def fresh_scores():
    with nt.Corpus.open() as corpus:
        corpus.add(*(path.with_suffix("") for path in FRESH))
        return nt.score(nt.analyze(corpus).tables, read_gold(FRESH))


def test_the_gold_is_the_one_the_floors_were_measured_on():
    digest = hashlib.sha256()
    for path in [*GOLD, *FRESH]:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    assert digest.hexdigest() == PINNED["gold_sha256"], (
        "the gold changed: measure again and pin hash and floors together"
    )


@pytest.mark.parametrize("task", PINNED["fresh_floors"])
def test_fresh_articles_reach_their_floor(fresh_scores, task):
    tally = fresh_scores.tasks[task]
    assert tally.f1 >= PINNED["fresh_floors"][task], "\n".join("\t".join(e) for e in tally.errors)


@pytest.mark.parametrize("task", PINNED["floors"])
def test_score_reaches_its_floor(scores, task):
    tally = scores.tasks[task]
    assert tally.f1 >= PINNED["floors"][task], "\n".join("\t".join(e) for e in tally.errors)


def test_every_task_has_a_floor(scores):
    assert set(scores.tasks) == set(PINNED["floors"]) == set(PINNED["fresh_floors"])


def test_aggregate_error_stays_small(scores):
    assert scores.aggregate["mean"] <= PINNED["aggregate_error_at_most"]


def test_no_floor_was_lowered_without_a_reason():
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git history here to compare the floors with")
    git = ["git", "-C", str(ROOT), "-c", "safe.directory=*"]
    path = FLOORS.relative_to(ROOT).as_posix()
    commits = subprocess.run(
        [*git, "log", "--format=%H", "--", path], capture_output=True, text=True, check=True
    ).stdout.split()
    for commit in commits:
        before = tomllib.loads(
            subprocess.run([*git, "show", f"{commit}:{path}"], capture_output=True, text=True, check=True).stdout
        )
        for group in ("floors", "fresh_floors"):
            for task, floor in before.get(group, {}).items():
                now = PINNED[group].get(task, 0)
                reason = PINNED.get("lowered", {}).get(task)
                assert now >= floor or reason, f"{group}, {task}: {floor} at {commit[:8]}, now {now}, no reason given"
