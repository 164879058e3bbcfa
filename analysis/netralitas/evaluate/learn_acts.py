"""Learn the weights that tell an act by the words of its sentence, from coded articles (`python -m netralitas.evaluate.learn acts`).

One logistic regression a code with an L2 penalty (scikit-learn's, extra `learn`), one example a sentence. Gold is coded per article: a
sentence in which a target of the lexicon matches a code of its article's gold is an example of the code. Where none matches a code that
the gold has, the sentence that a first model finds likeliest is one, and the article's other sentences are left out unless they are
clearly none (multiple-instance learning: Andrews, Tsochantaridis & Hofmann 2002, "Support vector machines for multiple-instance learning").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from netralitas.evaluate.coded import Coded
from netralitas.evaluate.particulars import Particulars
from netralitas.extract.article_reader import begin
from netralitas.extract.behaviours import Behaviours
from netralitas.extract.behaviours.detection import FOUND, Detection, features
from netralitas.extract.behaviours.targets import CODES
from netralitas.extract.kinds import kinds
from netralitas.extract.loglinear import BIAS, LogLinear
from netralitas.lexicon import Lexicon

STRENGTH = 0.3  # inverse of the penalty, chosen by cross-validation over articles
SEEN = 3  # sentences in which a feature must occur
FOLDS = 6
ROUNDS = 2
CLEARLY_NOT = 0.02
TOLD = 10  # articles that name a code: fewer teach nothing


@dataclass(frozen=True)
class Told:
    """A sentence of the `article`-th article: features, the codes that targets match, and the codes of the article's gold."""

    article: int
    features: frozenset[str]
    matched: frozenset[str]
    gold: frozenset[str]


def sentences(articles: Iterable[Coded], lexicon: Lexicon) -> list[Told]:
    """All sentences of the articles; names, places and figures are no features."""
    articles = list(articles)
    grammar = Behaviours(lexicon, Detection.made(LogLinear(CODES, {BIAS: (-9.0,) * len(CODES)})))
    particulars = Particulars((a.text for a in articles), lexicon)
    steps = [kind.reader(lexicon) for name, kind in kinds().items() if name != "behaviours"]
    found = []
    for number, coded in enumerate(articles):
        reading = begin(coded.text, "")
        for step in steps:
            step(reading)
        scenes, named = grammar.named(reading)
        gold = frozenset(code for code, _ in coded.behaviours)
        for index, (mentions, _) in enumerate(named):
            seen = frozenset(particulars.without(features(scenes, index)))
            matched = frozenset(m.code for m in mentions if not m.foreign)
            found.append(Told(number, seen, matched, gold))
    return found


def fit(found: list[Told]) -> LogLinear:
    """The weights: per feature one a code."""
    counted = Counter(f for told in found for f in told.features)
    vocabulary = {f: i for i, f in enumerate(sorted(f for f, n in counted.items() if n >= SEEN))}
    matrix = _matrix(found, vocabulary)
    columns, bias = [], []
    for code in CODES:
        regression = _fit_code(code, found, matrix)
        columns.append(regression.coef_[0].tolist() if regression else [0.0] * len(vocabulary))
        bias.append(float(regression.intercept_[0]) if regression else -9.0)
    rows = {f: tuple(column[i] for column in columns) for f, i in vocabulary.items()}
    return LogLinear(CODES, {BIAS: tuple(bias)} | rows)


def _fit_code(code: str, found: list[Told], matrix: Any) -> Any:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    told = np.array([code in s.gold and code in s.matched for s in found])
    articles = np.array([s.article for s in found])
    clear = set(articles[told].tolist())
    coded = {s.article for s in found if code in s.gold}
    if len(coded) < TOLD:
        return None
    unclear = [np.flatnonzero(articles == a) for a in sorted(coded - clear)]
    used = np.ones(len(found), bool)
    for rows in unclear:
        used[rows] = False

    def fitted(used: Any, told: Any) -> Any:
        return LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300).fit(matrix[used], told[used])

    regression = fitted(used, told)
    for _ in range(ROUNDS if unclear else 0):
        chance = regression.predict_proba(matrix)[:, 1]
        used, guessed = np.ones(len(found), bool), told.copy()
        for rows in unclear:
            best = rows[chance[rows].argmax()]
            used[rows] = chance[rows] < CLEARLY_NOT
            used[best] = guessed[best] = True
        regression = fitted(used, guessed)
    return regression


def _matrix(found: list[Told], vocabulary: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    pairs = [(i, vocabulary[f]) for i, told in enumerate(found) for f in sorted(told.features) if f in vocabulary]
    rows, columns = zip(*pairs, strict=True)
    return csr_matrix(([1.0] * len(pairs), (rows, columns)), shape=(len(found), len(vocabulary)))


def held_out(found: list[Told]) -> list[LogLinear]:
    """For each fold of articles (number modulo `FOLDS`), weights learned from the others."""
    return [fit([told for told in found if told.article % FOLDS != fold]) for fold in range(FOLDS)]


def cross_validated(
    articles: list[Coded], found: list[Told], models: list[LogLinear]
) -> dict[str, tuple[float, float]]:
    """Precision and recall of codes over the articles that the rules were not tuned on: of the targets, of the weights, of both."""
    adders = [Detection.made(model) for model in models]
    ways = {"targets": (True, False), "weights": (False, True), "both": (True, True)}
    told: dict[str, list[set[str]]] = {name: [set() for _ in articles] for name in ways}
    for sentence in found:
        likely = adders[sentence.article % FOLDS].likely(sentence.features, FOUND)
        for name, (matched, weighed) in ways.items():
            told[name][sentence.article] |= (sentence.matched if matched else set()) | (likely if weighed else set())
    scores = {}
    for name, codes in told.items():
        sets = [({c for c, _ in a.behaviours}, codes[n]) for n, a in enumerate(articles) if not a.tuned]
        hits = sum(len(gold & codes) for gold, codes in sets)
        scores[name] = (hits / sum(len(c) for _, c in sets), hits / sum(len(g) for g, _ in sets))
    return scores
