"""Models whose weights lie in the lexicon: sums, chances, reasons, and that adding up as integers gives the sums of the weights."""

import math

import pytest

import netralitas.lexicon
from conftest import SAMPLE
from netralitas.extract.article_reader import begin
from netralitas.extract.behaviours import Behaviours
from netralitas.extract.behaviours.features import Features
from netralitas.extract.behaviours.weighing import Weighing
from netralitas.extract.kinds import kinds
from netralitas.extract.loglinear import Adder, LogLinear, probabilities
from netralitas.lexicon import Lexicon, LexiconError

WEIGHTS = """feature,yes,no
bias,0.0,1.0
word=dilarang,2.0,0.0
word=boleh,-1.0,0.5
"""


@pytest.fixture
def model(tmp_path, monkeypatch):
    (tmp_path / "weights.csv").write_text("# learned\n" + WEIGHTS, encoding="utf-8")
    monkeypatch.setattr(netralitas.lexicon, "FOLDER", tmp_path)
    return LogLinear.of(Lexicon(), "weights")


def chances(model, *features):
    adder = Adder(model)
    return dict(zip(model.classes, probabilities(adder.sums(adder.bias + adder.add(features))), strict=True))


def test_the_bias_alone_speaks_where_no_feature_is_known(model):
    found = chances(model, "word=kemarin")
    assert found["no"] == pytest.approx(math.e / (1 + math.e))
    assert sum(found.values()) == pytest.approx(1)


def test_weights_add_up(model):
    found = chances(model, "word=dilarang", "word=boleh")
    assert found["yes"] / found["no"] == pytest.approx(math.exp((2 - 1) - (1 + 0.5)))


def test_reasons_come_strongest_first_and_name_known_features_only(model):
    assert model.reasons({"word=boleh", "word=dilarang", "word=kemarin"}, "yes") == [
        ("word=dilarang", 2.0),
        ("word=boleh", -1.0),
    ]


def test_a_weight_that_is_no_number_is_named(tmp_path, monkeypatch):
    (tmp_path / "weights.csv").write_text("feature,yes\nbias,much\n", encoding="utf-8")
    monkeypatch.setattr(netralitas.lexicon, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"weights\.csv.*'much'"):
        LogLinear.of(Lexicon(), "weights")


def test_what_is_weighed_is_what_was_learned_from():
    """The quick sum of an act (what its sentence shares once, then its own) is the sum of all its features."""
    lexicon = Lexicon()
    grammar, slow = Behaviours(lexicon), LogLinear.of(lexicon, "modality_weights")
    steps = [kind.reader(lexicon) for name, kind in kinds().items() if name != "behaviours"]
    seen = 0
    for path in sorted(SAMPLE.glob("*.txt"))[:6]:
        reading = begin(path.read_text(encoding="utf-8"), "")
        for step in steps:
            step(reading)
        discourse, acts = grammar.acts(reading)
        features = Features(discourse)
        weighing = Weighing(grammar._weights, features)
        for act in acts:
            quick = weighing.sums(*act)
            known = [slow.weights[f] for f in features.all(*act) if f in slow.weights]
            assert quick == pytest.approx([sum(column) for column in zip(*known, strict=True)], abs=0.01)
            seen += 1
    assert seen > 20


@pytest.mark.parametrize("limit", [-2.0, 0.0, math.log(0.6 / 0.4), 3.0])
def test_whether_any_class_is_above_a_limit(limit):
    adder = Adder(
        LogLinear(("a", "b", "c"), {"x": (1.0, -2.0, 0.5), "y": (-7.0, 3.0, -0.2), "z": (0.4054, -9.0, -2.0)})
    )
    for features in ([], ["x"], ["y"], ["z"], ["x", "y"], ["y", "y"], ["y", "z", "z"], ["x", "y", "z"]):
        for total in (adder.add(features), adder.add(features) + 1, -adder.add(features)):
            assert adder.any_above(limit)(total) == (max(adder.sums(total)) > limit)
            assert adder.sum_of(total, 1) == adder.sums(total)[1]
