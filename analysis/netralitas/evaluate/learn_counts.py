"""Learn the weights of the counts from coded articles.

`python -m netralitas.evaluate.learn_counts GOLD… [--tuned GOLD…] [--wordings FILE…] [--texts FOLDER…] [--into FOLDER]` reads gold files and the articles that
lie beside them or in the folders of texts, and writes `counts_weights_*.csv`. It needs scikit-learn (the extra `learn`). The same files give the same weights.

The articles of `--tuned` are those that the rules were written on: there the rules look infallible, so that what they decide is left out of what
is learned from them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netralitas.evaluate.align_counts import Matched, match
from netralitas.evaluate.particulars import Particulars
from netralitas.evaluate.score import norm, read_gold
from netralitas.extract.article_reader import begin, lexicon_at
from netralitas.extract.counts import fill_by_rules
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.considered import consider
from netralitas.extract.counts.features import RULES, Decided, Features
from netralitas.extract.counts.learned import NO, WEIGHT, YES
from netralitas.extract.counts.linking import in_order, take_over
from netralitas.extract.counts.sources import FIELDS, Sources
from netralitas.extract.counts.templates import of_status
from netralitas.extract.counts.words import phrases_of
from netralitas.extract.kinds import kinds
from netralitas.extract.loglinear import BIAS, features_of
from netralitas.lexicon import FOLDER

OFTEN_READ = 2.0  # weight of counts whose articles the rules were written on: there they are surest
SAID_AGAIN = 0.4  # weight of a number that repeats a count
LEAST = 2  # a feature that fewer examples have is left out
SMALL = 0.03  # and one whose weights are all smaller
STRENGTH = 1.0  # of regularisation (a Gaussian prior's precision)

Choice = list[tuple[list[str], bool]]
"""Candidates of a field: features, and whether it is the right one."""


@dataclass
class Examples:
    """What is learned from: features and class of each number, and of each count the candidates of its fields with a weight."""

    keep: list[tuple[list[str], str, float]] = field(default_factory=list)
    unit: list[tuple[list[str], str, float]] = field(default_factory=list)
    status: list[tuple[list[str], str, float]] = field(default_factory=list)
    sources: dict[str, list[tuple[Choice, float]]] = field(default_factory=lambda: {name: [] for name in FIELDS})


def collect(articles: Iterable[tuple[str, dict[str, Any], bool]]) -> Examples:
    """The examples of coded articles, without names, places and figures among the features. articles: text, gold object, and whether
    the rules were written on it."""
    articles = list(articles)
    particulars = Particulars((text for text, _, _ in articles), lexicon_at(""))
    examples = Examples()
    phrases = phrases_of(lexicon_at(""))
    steps = [kind.reader(lexicon_at("")) for kind in kinds().values() if kind.name != "counts"]
    for text, gold, tuned in articles:
        reading = begin(text, "")
        for step in steps:
            step(reading)
        considered = consider(reading, phrases)
        if considered is None:
            continue
        matched = match(considered.numbers, gold["counts"])
        _numbers(examples, Features(considered.evidence, considered.numbers), matched, tuned)
        if any("counter" not in g for g in gold["counts"]):
            continue
        decided = [(c, g["unit"], g["status"]) for c in considered.numbers if (g := matched.of.get(id(c)))]
        kept = take_over(decided, reading.lowered)
        headline = [c for c in kept if considered.in_headline(c)]
        counts = [c for c in kept if not considered.in_headline(c)]
        fill_by_rules(considered, headline, counts)
        weight = OFTEN_READ if tuned else 1.0
        _sources(examples, Sources(reading, considered.spans), in_order(headline, counts), matched, weight)
    for name in ("keep", "unit", "status"):
        rows = getattr(examples, name)
        rows[:] = [(particulars.without(features), label, weight) for features, label, weight in rows]
    for choices in examples.sources.values():
        choices[:] = [([(particulars.without(f), right) for f, right in options], w) for options, w in choices]
    return examples


def _numbers(examples: Examples, features: Features, matched: Matched, tuned: bool) -> None:
    before: list[Decided] = []
    for position, c in enumerate(features.numbers):
        seen = features.alone(position) + features_of(features.after(position, before))
        without = [f for f in seen if f.partition("=")[0] not in RULES]
        known = without if tuned else seen
        gold = matched.of.get(id(c))
        if gold is None:
            examples.keep.append((known, NO, SAID_AGAIN if c.value in matched.values else 1.0))
            continue
        examples.keep.append((known, YES, 1.0))
        examples.unit.append((known, gold["unit"], 1.0))
        examples.status.append((without + of_status(gold["unit"], c.status), gold["status"], 1.0))
        before.append((c, gold["unit"], gold["status"]))


def _sources(examples: Examples, sources: Sources, order: list[Candidate], matched: Matched, weight: float) -> None:
    for name in FIELDS:
        before: dict[int, str] = {}
        for position, c in enumerate(order):
            gold = matched.of[id(c)][name]
            alone = sources.features(name, c)
            options = {value: list(features) for value, features in alone.items()}
            for value, features in sources.following(name, c, before, order[:position]).items():
                options.setdefault(value, []).extend(features)
            right = next((value for value in options if norm(value) == norm(gold)), None)
            before[id(c)] = gold if right is None else right
            if right is None or len(options) < 2:
                continue
            examples.sources[name].append(([(f, v == right) for v, f in options.items()], weight))
            if position:  # and what can be known without the counts before it, for these may be wrong
                examples.sources[name].append(([(alone.get(v, []), v == right) for v in options], weight))
        for c in order:
            setattr(c, name, before[id(c)])


def _matrix(rows: list[list[str]]) -> tuple[Any, list[str]]:
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    often = np.asarray((matrix > 0).sum(axis=0)).ravel() >= LEAST
    return matrix[:, often].tocsr(), [n for n, o in zip(vectorizer.get_feature_names_out(), often, strict=True) if o]


def fit_classes(examples: list[tuple[list[str], str, float]]) -> dict[str, dict[str, float]]:
    """Multinomial logistic regression: weights by feature and class, the bias under its own name."""
    from sklearn.linear_model import LogisticRegression

    matrix, names = _matrix([features for features, _, _ in examples])
    model = LogisticRegression(C=1 / STRENGTH, max_iter=2000, tol=1e-3)
    model.fit(matrix, [c for _, c, _ in examples], sample_weight=[w for _, _, w in examples])
    classes = [str(c) for c in model.classes_]
    rows, bias = model.coef_, model.intercept_
    if len(classes) == 2:
        rows, bias = [-rows[0] / 2, rows[0] / 2], [-bias[0] / 2, bias[0] / 2]
    weights = {BIAS: dict(zip(classes, map(float, bias), strict=True))}
    for i, name in enumerate(names):
        weights[name] = {c: float(row[i]) for c, row in zip(classes, rows, strict=True)}
    return weights


def fit_choices(examples: list[tuple[Choice, float]]) -> dict[str, dict[str, float]]:
    """Conditional logistic regression: the weight of each feature in the choice among candidates (McFadden 1974, "Conditional logit
    analysis of qualitative choice behavior")."""
    import numpy as np
    from scipy.optimize import minimize

    matrix, names = _matrix([features for options, _ in examples for features, _ in options])
    right = np.array([float(r) for options, _ in examples for _, r in options])
    sizes = [len(options) for options, _ in examples]
    starts = np.cumsum([0, *sizes])[:-1]
    group = np.repeat(np.arange(len(sizes)), sizes)
    importance = np.array([w for _, w in examples])[group]

    def loss(weights: Any) -> tuple[float, Any]:
        sums = matrix @ weights
        highest = np.maximum.reduceat(sums, starts)
        exponentials = np.exp(sums - highest[group])
        totals = np.add.reduceat(exponentials, starts)
        logs = highest + np.log(totals)
        value = float((importance * right * (logs[group] - sums)).sum() + 0.5 * STRENGTH * (weights @ weights))
        return value, matrix.T @ (importance * (exponentials / totals[group] - right)) + STRENGTH * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: {WEIGHT: float(w)} for name, w in zip(names, found.x, strict=True)}


def write(path: Path, weights: dict[str, dict[str, float]], note: str, small: float = SMALL) -> None:
    """Weights as a lexicon file: a row a feature, a column a class; features whose weights are all small are left out."""
    classes = list(next(iter(weights.values())))
    lines = [f"# {note}", ",".join(("feature", *classes))]
    for name in sorted(weights):
        row = weights[name]
        if name != BIAS and max(map(abs, row.values())) < small:
            continue
        quoted = '"' + name.replace('"', '""') + '"' if any(c in name for c in ',"') else name
        lines.append(",".join((quoted, *(_short(row[c]) for c in classes))))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _short(weight: float) -> str:
    """Two decimals at most: `0.5`, `-0.07`, `0`."""
    return f"{round(weight, 2) or 0:g}"


def write_all(examples: Examples, folder: Path, note: str) -> None:
    """Fit all models of the counts and write them as lexicon files."""
    for name in ("keep", "unit", "status"):
        write(folder / f"counts_weights_{name}.csv", fit_classes(getattr(examples, name)), note)
    for name in FIELDS:
        write(folder / f"counts_weights_{name}.csv", fit_choices(examples.sources[name]), note)


def _articles(paths: list[Path], texts: list[Path], tuned: bool) -> Iterator[tuple[str, dict[str, Any], bool]]:
    for path in paths:
        for gold in read_gold([path]):
            text = _text_of(gold["article"], [*texts, path.with_suffix(""), path.parent])
            if text is None:
                print(f"{path}: no article {gold['article']}.txt beside it or in --texts; left out", file=sys.stderr)
                continue
            yield text.read_text(encoding="utf-8"), gold, tuned


def _wordings(paths: list[Path]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Lines with `text` and `counts` (min, max, unit, status), on which the rules were written."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["text"], row, True


def _text_of(article: str, folders: list[Path]) -> Path | None:
    return next((f / f"{article}.txt" for f in folders if (f / f"{article}.txt").is_file()), None)


def main(argv: list[str] | None = None) -> int:
    """The command line. Returns 0, or 1 if there is nothing to learn from."""
    parser = argparse.ArgumentParser(
        prog="python -m netralitas.evaluate.learn_counts", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD", help="gold files, their articles beside them")
    parser.add_argument(
        "--tuned", nargs="*", type=Path, default=[], metavar="GOLD", help="those the rules were written on"
    )
    parser.add_argument("--texts", nargs="*", type=Path, default=[], metavar="FOLDER", help="where the articles are")
    parser.add_argument(
        "--wordings", nargs="*", type=Path, default=[], metavar="FILE", help="short texts with their counts, as JSONL"
    )
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER", help="folder for the weights")
    args = parser.parse_args(argv)
    articles = [
        *_articles(args.gold, args.texts, False),
        *_articles(args.tuned, args.texts, True),
        *_wordings(args.wordings),
    ]
    examples = collect(articles)
    if not examples.unit:
        print("no coded counts to learn from", file=sys.stderr)
        return 1
    note = (
        f"Learned by netralitas.evaluate.learn_counts from {len(articles)} coded articles and passages with "
        f"{len(examples.unit)} counts (codebook, section 4)."
    )
    args.into.mkdir(parents=True, exist_ok=True)
    write_all(examples, args.into, note)
    return 0


if __name__ == "__main__":
    sys.exit(main())
