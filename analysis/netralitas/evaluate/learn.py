"""Learn the weights of the gate, of acts, of their modality and of counts from the project's own coded articles, and write them into the lexicon.

    python -m netralitas.evaluate.learn                   all of them
    python -m netralitas.evaluate.learn modality --check  cross-validated scores only, nothing is written

Needs scikit-learn (extra `learn`). The same articles give the same weights, up to rounding.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from netralitas.corpus.relevance import ENOUGH
from netralitas.evaluate import check_counts, learn_acts, learn_counts, learn_modality, learn_relevance
from netralitas.evaluate.coded import Coded, act_wordings, count_wordings, digest, passages, project_articles
from netralitas.extract.behaviours.detection import Detection
from netralitas.lexicon import FOLDER, Lexicon

SMALL_ACT = 0.05  # of the many words that the weights of acts know, those with less are left out


def acts(articles: list[Coded], *, check: bool) -> None:
    """Learn (or cross-validate) what tells acts by the words of their sentence."""
    found = learn_acts.sentences(articles, Lexicon())
    print(f"acts: {len(articles)} texts, {len(found)} sentences")
    if check:
        _print_scores(learn_acts.cross_validated(articles, found, learn_acts.held_out(found)))
        return
    model = learn_acts.fit(found)
    weights = {feature: dict(zip(model.classes, row, strict=True)) for feature, row in model.weights.items()}
    learn_counts.write(FOLDER / "acts_weights.csv", weights, _note(articles, f"{len(found)} sentences"), SMALL_ACT)


def modality(articles: list[Coded], *, check: bool) -> None:
    """Learn (or cross-validate) what decides the modality of acts."""
    detections = [Detection.made(m) for m in learn_acts.held_out(learn_acts.sentences(articles, Lexicon()))]
    found = learn_modality.examples(articles, Lexicon(), detections)
    learn_modality.label_open(found)
    print(f"modality: {len(articles)} texts, {len(found)} acts")
    if check:
        for name, score in learn_modality.cross_validated(articles, found).items():
            print(f"  {name}: F1 {score:.3f}")
        return
    weights = learn_modality.fit([e for e in found if e.label]).weights()
    learn_counts.write(FOLDER / "modality_weights.csv", weights, _note(articles, f"{len(found)} acts"))


def counts(articles: list[Coded], *, check: bool) -> None:
    """Learn what decides counts."""
    if check:
        print(f"counts: {len(articles)} texts, {check_counts.FOLDS} folds")
        _print_scores(check_counts.cross_validated(articles))
        return
    examples = learn_counts.collect((c.text, c.gold, c.tuned) for c in articles)
    print(f"counts: {len(articles)} texts, {len(examples.unit)} counts")
    learn_counts.write_all(examples, FOLDER, _note(articles, f"{len(examples.unit)} counts"))


def relevance(root: Path, *, check: bool) -> None:
    """Learn (or cross-validate) what the gate weighs, from the passages and the gate's own test texts."""
    folder = root / "tests" / "corpus"
    positives = [c.text for c in passages(root)] + _texts(folder / "positives.jsonl")
    negatives = _texts(folder / "negatives.jsonl")
    print(f"relevance: {len(positives)} texts about the subject, {len(negatives)} others")
    if check:
        right, wrong = learn_relevance.cross_validated(positives, negatives, Lexicon(), ENOUGH)
        print(f"  of texts about the subject {right:.1%} pass, of others {wrong:.1%}")
        return
    note = f"Learned by netralitas.evaluate.learn from {len(positives)} texts about the subject and {len(negatives)} others; not written by hand."
    learn_counts.write(FOLDER / "relevance_weights.csv", learn_relevance.learn(positives, negatives, Lexicon()), note)


def _print_scores(scores: Mapping[str, tuple[float, float]]) -> None:
    for name, (right, told) in scores.items():
        print(f"  {name}: precision {right:.3f}, recall {told:.3f}, F1 {2 * right * told / (right + told):.3f}")


def _texts(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def _note(articles: list[Coded], what: str) -> str:
    return f"Learned by netralitas.evaluate.learn from {len(articles)} coded texts with {what}; not written by hand. Of these texts: {digest(articles)}"


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m netralitas.evaluate.learn", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument(
        "what", nargs="*", choices=["acts", "modality", "counts", "relevance", []], help="which weights (default: all)"
    )
    parser.add_argument("--root", type=Path, default=FOLDER.parents[2], help="a checkout of the project")
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    options = parser.parse_args(arguments)
    articles = project_articles(options.root)
    for name in options.what or ("relevance", "acts", "modality", "counts"):
        if name == "relevance":
            relevance(options.root, check=options.check)
        elif name == "acts":
            acts([*articles, *act_wordings(options.root)], check=options.check)
        elif name == "modality":
            modality([*articles, *act_wordings(options.root)], check=options.check)
        else:
            counts([*articles, *count_wordings(options.root)], check=options.check)


if __name__ == "__main__":
    main()
