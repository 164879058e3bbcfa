"""Acts told by learned weights where no target of the lexicon matches."""

import pytest

from netralitas.evaluate import learn_acts
from netralitas.evaluate.coded import Coded
from netralitas.extract.article_reader import begin
from netralitas.extract.behaviours import Behaviours
from netralitas.extract.behaviours.detection import Detection, features, likelihood
from netralitas.extract.behaviours.targets import CODES
from netralitas.extract.kinds import kinds
from netralitas.extract.loglinear import BIAS, Adder, LogLinear
from netralitas.lexicon import Lexicon

LEXICON = Lexicon()
STEPS = [kind.reader(LEXICON) for name, kind in kinds().items() if name != "behaviours"]
STRANGE = "ASN dilarang menggelontorkan gambar jagoannya."


def only(code: str, **weights: float) -> Detection:
    def row(weight):
        return tuple(weight if c == code else -9.0 if weight == -2.0 else 0.0 for c in CODES)

    return Detection.made(LogLinear(CODES, {BIAS: row(-2.0)} | {f"word={w}": row(v) for w, v in weights.items()}))


def acts(body: str, detection: Detection):
    reading = begin(f"Kabar Hari Ini\n\n{body}\n", "")
    for step in STEPS:
        step(reading)
    discourse, found = Behaviours(LEXICON, detection).acts(reading)
    return [
        (
            a.mention.code,
            a.mention.matched,
            " ".join(discourse.scenes[a.sentence].forms[a.mention.first : a.mention.stop]),
        )
        for a in found
    ]


def test_an_act_is_told_by_its_words_and_stands_at_the_strongest():
    assert acts(STRANGE, only("post")) == []
    assert acts(STRANGE, only("post", menggelontorkan=4.0, gambar=1.0)) == [("post", False, "menggelontorkan")]


def test_what_is_less_likely_than_not_is_no_act():
    assert acts(STRANGE, only("post", menggelontorkan=2.2)) == []


def test_a_matched_act_is_not_told_twice():
    told = acts("ASN dilarang mengunggah foto calon bupati di Facebook.", only("post", mengunggah=5.0))
    assert [(code, matched) for code, matched, _ in told] == [("post", True)]


def test_a_general_act_inside_a_finer_one_is_not_told():
    told = acts("ASN dilarang membagikan unggahan calon bupati di Facebook.", only("online_campaign", facebook=5.0))
    assert {code for code, _, _ in told} == {"share"}


def test_the_quick_sum_is_that_of_the_features():
    detection, weights = Detection.of(LEXICON), Adder.of(LEXICON, "acts_weights")
    reading = begin(f"Kabar\n\n{STRANGE} Mereka juga dilarang ikut kampanye.\n", "")
    for step in STEPS:
        step(reading)
    scenes, _ = Behaviours(LEXICON).named(reading)
    for index in range(len(scenes)):
        total = detection.total(scenes, index)
        assert total == weights.bias + weights.add(features(scenes, index))
        scores = dict(zip(weights.classes, weights.sums(total), strict=True))
        for probability in (0.05, 0.3, 0.7):
            limit = {c for c, s in scores.items() if 1 / (1 + 2.718281828**-s) > probability}
            assert detection.likely(features(scenes, index), probability) == limit


def test_classes_of_probability():
    assert [likelihood(s) for s in (-9.0, 0.0, 9.0)] == [0, 3, 5]


def test_weights_are_learned_from_matched_acts_and_from_the_likeliest_sentence():
    pytest.importorskip("sklearn")
    clear = "Kabar\n\nASN dilarang mengunggah foto calon bupati di Facebook.\n"
    other = "Kabar\n\nHujan turun sejak pagi. Pasar tetap ramai.\n"
    unclear = "Kabar\n\nHujan turun sejak pagi. ASN dilarang mencuatkan foto calon di beranda Facebook.\n"
    articles = [Coded("a", clear, {"behaviours": [{"code": "post", "modality": "prohibited"}]}, False)] * 8
    articles += [Coded("b", unclear, {"behaviours": [{"code": "post", "modality": "prohibited"}]}, False)] * 8
    articles += [Coded("c", other, {"behaviours": []}, False)] * 8
    model = learn_acts.fit(learn_acts.sentences(articles, LEXICON))
    post = model.classes.index("post")
    assert model.weights["word=mencuatkan"][post] > 0 > model.weights["word=pasar"][post]
