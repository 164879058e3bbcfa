"""The coded texts of a checkout, from which the weights are learned."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TUNED = frozenset(("round1", "round2"))
"""The fresh rounds that the hand-written rules were tuned on, as they were on the sample."""


@dataclass(frozen=True)
class Coded:
    """A coded text. gold: an object of the codebook's section 10, or the part of it that is coded; tuned: the hand-written rules
    were tuned on it."""

    article: str
    text: str
    gold: dict[str, Any]
    tuned: bool

    @property
    def behaviours(self) -> set[tuple[str, str]]:
        """The pairs of code and modality."""
        return {(b["code"], b["modality"]) for b in self.gold["behaviours"]}


def project_articles(root: Path) -> list[Coded]:
    """The articles of the sample and of the fresh rounds (a text file each), and the passages (their text in the gold)."""
    gold = root / "tests" / "gold"
    found = [c for path in sorted(gold.glob("*.jsonl")) for c in _coded(path, root / "corpus" / "sample", tuned=True)]
    for path in sorted((gold / "fresh").glob("*.jsonl")):
        found += _coded(path, path.with_suffix(""), tuned=path.stem in TUNED)
    return [*found, *passages(root)]


def passages(root: Path) -> list[Coded]:
    """The passages: short texts as if cut from an article (their text in the gold)."""
    paths = sorted((root / "tests" / "gold" / "passages").glob("*.jsonl"))
    return [c for path in paths for c in _coded(path, path.with_suffix(""), tuned=False)]


def _coded(path: Path, texts: Path, *, tuned: bool) -> Iterator[Coded]:
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = gold.get("text") or (texts / f"{gold['article']}.txt").read_text(encoding="utf-8")
        yield Coded(gold["article"], text, gold, tuned)


def act_wordings(root: Path) -> Iterator[Coded]:
    """The single sentences on acts of the tests, each as an article of its own; only behaviours are coded."""
    path = root / "tests" / "extract" / "behaviour_wordings.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            pairs, sentence = line.split("\t")
            coded = [dict(zip(("code", "modality"), p.split(), strict=True)) for p in pairs.split(",") if p.strip()]
            yield Coded(f"act-{number}", f"Kabar Hari Ini\n\n{sentence}\n", {"behaviours": coded}, tuned=True)


def count_wordings(root: Path) -> Iterator[Coded]:
    """The short texts on counts of the tests; only counts are coded (value, unit, status)."""
    path = root / "tests" / "extract" / "count_wordings.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        yield Coded(gold["article"], gold["text"], gold, tuned=True)


def digest(articles: Iterable[Coded]) -> str:
    """A hash over texts and gold: weights that name another were learned from other articles."""
    found = hashlib.sha256()
    for coded in articles:
        found.update(json.dumps([coded.text, coded.gold, coded.tuned], sort_keys=True).encode())
    return found.hexdigest()[:16]
