"""How well counts are read with weights learned from other articles (`python -m netralitas.evaluate.learn counts --check`)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from netralitas.evaluate import learn_counts
from netralitas.evaluate.coded import Coded
from netralitas.evaluate.score import norm
from netralitas.extract.article_reader import begin
from netralitas.extract.dependencies import steps
from netralitas.extract.kinds import kinds
from netralitas.lexicon import Lexicon

FOLDS = 3
FIELDS = ("min", "max", "unit", "status", "per", "counter", "region", "period")
TASKS = {"value": 2, "with unit and status": 4, "full": 8}  # number of fields


class _Alone(Lexicon):
    """A lexicon whose weights of counts are those of the folder, none of ours showing through."""

    def _layers(self, filename: str) -> list[Path]:
        layers = super()._layers(filename)
        return layers[-1:] if filename.startswith("counts_weights_") else layers


def cross_validated(articles: Sequence[Coded]) -> dict[str, tuple[float, float]]:
    """Precision and recall by task over the articles on which the rules were not tuned, each read with weights learned from the other
    folds (and from all articles that the rules were tuned on). Texts that code no more of a count than value, unit and status are learned
    from only."""
    sums = {task: [0, 0, 0] for task in TASKS}
    for fold in range(FOLDS):
        known = [a for n, a in enumerate(articles) if a.tuned or n % FOLDS != fold]
        with tempfile.TemporaryDirectory() as folder:
            learn_counts.write_all(
                learn_counts.collect((a.text, a.gold, a.tuned) for a in known), Path(folder), "cross-validation"
            )
            held = [a for n, a in enumerate(articles) if not a.tuned and n % FOLDS == fold and "officials" in a.gold]
            for article, found in zip(held, _read(held, _Alone(folder)), strict=True):
                gold = [_frame(count) for count in article.gold["counts"]]
                for task, fields in TASKS.items():
                    wanted, got = {c[:fields] for c in gold}, {c[:fields] for c in found}
                    for i, n in enumerate((len(wanted & got), len(got), len(wanted))):
                        sums[task][i] += n
    return {task: (hits / max(1, found), hits / max(1, wanted)) for task, (hits, found, wanted) in sums.items()}


def _read(articles: Sequence[Coded], lexicon: Lexicon) -> Iterator[list[tuple[Any, ...]]]:
    readers = [kinds()[name].reader(lexicon) for name in steps(("counts",))]
    for article in articles:
        reading = begin(article.text, "")
        for read in readers:
            read(reading)
        yield [_frame(row) for row in reading.rows.get("counts", ())]


def _frame(count: Mapping[str, Any]) -> tuple[Any, ...]:
    values = [count[name] for name in FIELDS[:4]] + [norm(count[name] or "") for name in FIELDS[4:]]
    return tuple(values)
