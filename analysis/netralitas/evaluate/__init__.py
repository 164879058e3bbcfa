"""How good are the tables? Score against gold, list and show errors, perturb articles."""

from netralitas.evaluate.score import Scores, read_gold, score

__all__ = ["Scores", "read_gold", "score"]
