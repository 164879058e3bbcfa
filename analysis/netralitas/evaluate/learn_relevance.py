"""Learn the weights of the gate from short texts about the neutrality of civil servants and from other news
(`python -m netralitas.evaluate.learn relevance`).

Logistic regression with an L2 penalty (scikit-learn's, extra `learn`); both classes weigh the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netralitas.corpus.relevance import features_of
from netralitas.extract.loglinear import BIAS
from netralitas.lexicon import Lexicon

STRENGTH = 0.5  # inverse of the penalty
FOLDS = 6


def fit(features: Sequence[set[str]], about: Sequence[bool]) -> dict[str, dict[str, float]]:
    """Weights by feature (column `weight`): log odds of being about the subject."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(f), 1.0) for f in features])
    model: Any = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced").fit(matrix, list(about))
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {BIAS: {"weight": float(model.intercept_[0])}} | {str(name): {"weight": float(w)} for name, w in named}


def learn(positives: Sequence[str], negatives: Sequence[str], lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """The weights that tell these texts apart."""
    features = [features_of(text, lexicon) for text in (*positives, *negatives)]
    return fit(features, [True] * len(positives) + [False] * len(negatives))


def cross_validated(
    positives: Sequence[str], negatives: Sequence[str], lexicon: Lexicon, enough: float
) -> tuple[float, float]:
    """The share of texts about the subject, and of others, that weigh more than `enough` by weights of the other texts."""
    features = [features_of(text, lexicon) for text in (*positives, *negatives)]
    about = [True] * len(positives) + [False] * len(negatives)
    passed = {True: 0, False: 0}
    for fold in range(FOLDS):
        kept = [i for i in range(len(features)) if i % FOLDS != fold]
        weights = fit([features[i] for i in kept], [about[i] for i in kept])
        for i in range(fold, len(features), FOLDS):
            weight = weights[BIAS]["weight"] + sum(weights[f]["weight"] for f in features[i] if f in weights)
            passed[about[i]] += weight > enough
    return passed[True] / len(positives), passed[False] / len(negatives)
