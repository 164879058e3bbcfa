"""Learn the weights by which the modality of an act is decided, from coded articles.

    python -m netralitas.evaluate.learn           the project's own articles -> lexicon/modality_weights.csv
    python -m netralitas.evaluate.learn --check   cross-validated scores only, nothing is written

Multinomial logistic regression with an L2 penalty (scikit-learn's, extra `learn`), one example an act. Gold is coded per article, as a
set of pairs of code and modality; an act whose code has one modality there is an example of it, one whose code the gold lacks is an
example of `drop`, one whose code has several takes the one that a first model finds likeliest among them.

The hand-written rules were tuned on some of the articles and look infallible there: examples from these go without the features that tell
what the rules decided (`RULES`), so that their weights come from articles that the rules had not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netralitas.evaluate.particulars import Particulars
from netralitas.extract.article_reader import begin
from netralitas.extract.behaviours import Behaviours
from netralitas.extract.behaviours.cues import MODALITIES
from netralitas.extract.behaviours.features import RULES, features
from netralitas.extract.kinds import kinds
from netralitas.lexicon import FOLDER, Lexicon

DROP = "drop"
CLASSES = (*MODALITIES, DROP)
STRENGTH = 0.3  # inverse of the penalty, chosen by cross-validation over articles
SEEN = 2  # examples in which a feature must occur
SMALL = 0.03  # weights that are smaller for every class are left out
FOLDS = 6
ROUNDS = 2


@dataclass
class Coded:
    """A coded article: its text, its gold pairs (code, modality), and whether the rules were tuned on it."""

    article: str
    text: str
    gold: set[tuple[str, str]]
    tuned: bool


@dataclass
class Example:
    """An act of the `article`-th article: code, what the rules say, features, and its class ('' while open)."""

    article: int
    code: str
    rule: str
    features: frozenset[str]
    label: str = ""
    among: frozenset[str] = frozenset()


def project_articles(root: Path) -> Iterator[Coded]:
    """All coded texts of a checkout: the sample and the fresh rounds (a text file each), the passages (their text in the gold), the
    single sentences of the tests."""
    gold = root / "tests" / "gold"
    sample = root / "corpus" / "sample"
    for path in sorted(gold.glob("*.jsonl")):
        yield from _coded(path, sample, tuned=True)
    for path in sorted((gold / "fresh").glob("*.jsonl")):
        yield from _coded(path, path.with_suffix(""), tuned=path.stem in TUNED)
    for path in sorted((gold / "passages").glob("*.jsonl")):
        yield from _coded(path, path.with_suffix(""), tuned=False)
    yield from _wordings(root / "tests" / "extract" / "behaviour_wordings.tsv")


TUNED = frozenset(("round1", "round2"))
"""The fresh rounds that the hand-written rules of modality were tuned on."""


def _coded(path: Path, texts: Path, *, tuned: bool) -> Iterator[Coded]:
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = gold.get("text") or (texts / f"{gold['article']}.txt").read_text(encoding="utf-8")
        yield Coded(gold["article"], text, {(b["code"], b["modality"]) for b in gold["behaviours"]}, tuned)


def _wordings(path: Path) -> Iterator[Coded]:
    """The single sentences of the tests, each as an article of its own."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            pairs, sentence = line.split("\t")
            gold = {tuple(pair.split()) for pair in pairs.split(",") if pair.strip()}
            yield Coded(f"wording-{number}", f"Kabar Hari Ini\n\n{sentence}\n", gold, tuned=True)  # type: ignore[arg-type]


def examples(articles: Iterable[Coded], lexicon: Lexicon) -> list[Example]:
    """One example an act that the grammar finds in the articles; names, places and figures are no features."""
    articles = list(articles)
    grammar, particulars = Behaviours(lexicon), Particulars((a.text for a in articles), lexicon)
    steps = [kind.reader(lexicon) for name, kind in kinds().items() if name != "behaviours"]
    found = []
    for number, coded in enumerate(articles):
        reading = begin(coded.text, "")
        for step in steps:
            step(reading)
        discourse, acts = grammar.acts(reading)
        if discourse is None:
            continue
        modalities: dict[str, set[str]] = defaultdict(set)
        for code, modality in coded.gold:
            modalities[code].add(modality)
        for act in acts:
            if act.mention.foreign or act.mention.only == "permitted":
                continue  # decided by rule
            seen = features(discourse, *act)
            if coded.tuned:
                seen = {f for f in seen if not f.startswith(RULES)}
            seen = set(particulars.without(seen))
            among = frozenset(modalities.get(act.mention.code, {DROP}))
            label = next(iter(among)) if len(among) == 1 else ""
            found.append(Example(number, act.mention.code, act.rule, frozenset(seen), label, among))
    return found


def label_open(found: list[Example]) -> None:
    """Give the acts whose code has several modalities in the gold one of these: what the rules say, else what a model of the
    others finds likeliest; refined in rounds."""
    open_ones = [e for e in found if len(e.among) > 1]
    for example in open_ones:
        example.label = example.rule if example.rule in example.among else ""
    for _ in range(ROUNDS):
        model = fit([e for e in found if e.label])
        chances = model.chances(open_ones)
        for example, chance in zip(open_ones, chances, strict=True):
            example.label = max(sorted(example.among), key=lambda m: chance[CLASSES.index(m)])


class Fitted:
    """A fitted regression over named features."""

    def __init__(self, regression: Any, vocabulary: dict[str, int]) -> None:
        self.regression, self.vocabulary = regression, vocabulary

    def chances(self, found: list[Example]) -> list[list[float]]:
        """For each example, the probability of each of `CLASSES`."""
        if not found:
            return []
        order = {name: i for i, name in enumerate(self.regression.classes_)}
        table = self.regression.predict_proba(_matrix(found, self.vocabulary))
        return [[float(row[order[c]]) if c in order else 0.0 for c in CLASSES] for row in table]

    def weights(self) -> dict[str, list[float]]:
        """Per feature, a weight for each of `CLASSES`; without those that say nothing."""
        order = {name: i for i, name in enumerate(self.regression.classes_)}
        columns = {f: [float(self.regression.coef_[order[c], i]) for c in CLASSES] for f, i in self.vocabulary.items()}
        kept = {f: w for f, w in sorted(columns.items()) if max(map(abs, w)) >= SMALL}
        bias = [float(self.regression.intercept_[order[c]]) for c in CLASSES]
        return {"bias": bias} | kept


def fit(found: list[Example]) -> Fitted:
    """Fit the regression to labelled examples."""
    from sklearn.linear_model import LogisticRegression

    counted = Counter(f for e in found for f in e.features)
    vocabulary = {f: i for i, f in enumerate(sorted(f for f, n in counted.items() if n >= SEEN and f != "bias"))}
    regression = LogisticRegression(C=STRENGTH, max_iter=1000)
    regression.fit(_matrix(found, vocabulary), [e.label for e in found])
    return Fitted(regression, vocabulary)


def _matrix(found: list[Example], vocabulary: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    pairs = [(i, vocabulary[f]) for i, e in enumerate(found) for f in sorted(e.features) if f in vocabulary]
    rows, columns = zip(*pairs, strict=True)
    return csr_matrix(([1.0] * len(pairs), (rows, columns)), shape=(len(found), len(vocabulary)))


def cross_validated(articles: list[Coded], found: list[Example]) -> dict[str, float]:
    """F1 of the pairs (code, modality) over articles, each read by weights of the others: learned, and by the rules alone."""
    chosen: dict[int, str] = {}
    for fold in range(FOLDS):
        held = [i for i, e in enumerate(found) if e.article % FOLDS == fold]
        model = fit([e for e in found if e.article % FOLDS != fold and e.label])
        for i, chance in zip(held, model.chances([found[i] for i in held]), strict=True):
            chosen[i] = CLASSES[max(range(len(CLASSES)), key=chance.__getitem__)]
    scores = {}
    for name, answers in (("learned", chosen), ("rules", {i: e.rule for i, e in enumerate(found)})):
        for tuned in (False, True):
            pairs: dict[int, set[tuple[str, str]]] = defaultdict(set)
            for i, e in enumerate(found):
                if answers[i] in MODALITIES:
                    pairs[e.article].add((e.code, answers[i]))
            sets = [(a.gold, pairs[n]) for n, a in enumerate(articles) if a.tuned is tuned]
            hits = sum(len(g & p) for g, p in sets)
            scores[f"{name}, {'tuned' if tuned else 'fresh'} articles"] = (
                2 * hits / sum(len(g) + len(p) for g, p in sets)
            )
    return scores


def write(weights: dict[str, list[float]], path: Path, articles: list[Coded]) -> None:
    """Write the weights as a lexicon file."""
    digest = hashlib.sha256("".join(a.article + a.text for a in articles).encode()).hexdigest()[:16]
    lines = [
        "# Weights of the features by which the modality of an act is decided: how much each speaks for a class, on a logarithmic scale.",
        "# Source: learned by `python -m netralitas.evaluate.learn` from the project's own coded articles; not written by hand.",
        f"# articles: {len(articles)}; of these texts: {digest}",
        ",".join(("feature", *CLASSES)),
    ]
    for feature, values in weights.items():
        quoted = '"' + feature.replace('"', '""') + '"' if any(c in feature for c in ',"\n') else feature
        lines.append(",".join((quoted, *(f"{v:.2f}" for v in values))))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m netralitas.evaluate.learn", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("--root", type=Path, default=FOLDER.parents[2], help="a checkout of the project")
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    options = parser.parse_args(arguments)
    articles = list(project_articles(options.root))
    found = examples(articles, Lexicon())
    label_open(found)
    print(f"{len(articles)} articles, {len(found)} acts")
    if options.check:
        for name, score in cross_validated(articles, found).items():
            print(f"{name}: F1 {score:.3f}")
        return
    weights = fit([e for e in found if e.label]).weights()
    write(weights, FOLDER / "modality_weights.csv", articles)
    print(f"{len(weights)} features -> {FOLDER / 'modality_weights.csv'}", file=sys.stderr)


if __name__ == "__main__":
    main()
