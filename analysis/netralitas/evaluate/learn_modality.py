"""Learn the weights by which the modality of an act is decided, from coded articles (`python -m netralitas.evaluate.learn`).

Multinomial logistic regression with an L2 penalty (scikit-learn's, extra `learn`), one example an act. Gold is coded per article, as a
set of pairs of code and modality; an act whose code has one modality there is an example of it, one whose code the gold lacks is an
example of `drop`, one whose code has several takes the one that a first model finds likeliest among them.

The hand-written rules were tuned on some of the articles and look infallible there: examples from these go without the features that tell
what the rules decided (`RULES`), so that their weights come from articles that the rules had not seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from netralitas.evaluate.coded import Coded
from netralitas.evaluate.particulars import Particulars
from netralitas.extract.article_reader import begin
from netralitas.extract.behaviours import Behaviours
from netralitas.extract.behaviours.cues import MODALITIES
from netralitas.extract.behaviours.detection import Detection
from netralitas.extract.behaviours.features import RULES, Features
from netralitas.extract.kinds import kinds
from netralitas.extract.loglinear import BIAS
from netralitas.lexicon import Lexicon

DROP = "drop"
CLASSES = (*MODALITIES, DROP)
STRENGTH = 0.3  # inverse of the penalty, chosen by cross-validation over articles
SEEN = 2  # examples in which a feature must occur
FOLDS = 6
ROUNDS = 2


@dataclass
class Example:
    """An act of the `article`-th article: code, what the rules say, features, and its class ('' while open)."""

    article: int
    code: str
    rule: str
    features: frozenset[str]
    label: str = ""
    among: frozenset[str] = frozenset()


def examples(articles: Iterable[Coded], lexicon: Lexicon, detections: Sequence[Detection] = ()) -> list[Example]:
    """One example an act that the grammar finds in the articles; names, places and figures are no features.

    detections: weights that find acts, learned without the fold of articles that they read (else the lexicon's, which know all).
    """
    articles = list(articles)
    grammar, particulars = Behaviours(lexicon), Particulars((a.text for a in articles), lexicon)
    steps = [kind.reader(lexicon) for name, kind in kinds().items() if name != "behaviours"]
    found = []
    for number, coded in enumerate(articles):
        reading = begin(coded.text, "")
        for step in steps:
            step(reading)
        if detections:
            grammar.detection = detections[number % len(detections)]
        discourse, acts = grammar.acts(reading)
        if discourse is None:
            continue
        features = Features(discourse)
        modalities: dict[str, set[str]] = defaultdict(set)
        for code, modality in coded.behaviours:
            modalities[code].add(modality)
        for act in acts:
            if act.mention.foreign or act.mention.only == "permitted":
                continue  # decided by rule
            seen = features.all(*act)
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

    def weights(self) -> dict[str, dict[str, float]]:
        """Per feature, a weight for each of `CLASSES`."""
        order = {name: i for i, name in enumerate(self.regression.classes_)}
        rows = {f: {c: float(self.regression.coef_[order[c], i]) for c in CLASSES} for f, i in self.vocabulary.items()}
        return {BIAS: {c: float(self.regression.intercept_[order[c]]) for c in CLASSES}} | rows


def fit(found: list[Example]) -> Fitted:
    """Fit the regression to labelled examples."""
    from sklearn.linear_model import LogisticRegression

    counted = Counter(f for e in found for f in e.features)
    vocabulary = {f: i for i, f in enumerate(sorted(f for f, n in counted.items() if n >= SEEN and f != BIAS))}
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
            sets = [(a.behaviours, pairs[n]) for n, a in enumerate(articles) if a.tuned is tuned]
            hits = sum(len(g & p) for g, p in sets)
            scores[f"{name}, {'tuned' if tuned else 'fresh'} articles"] = (
                2 * hits / sum(len(g) + len(p) for g, p in sets)
            )
    return scores
