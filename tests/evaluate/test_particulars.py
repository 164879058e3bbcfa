"""What belongs to single articles is no feature that weights are learned for."""

import pytest

from netralitas.evaluate.particulars import Particulars
from netralitas.lexicon import Lexicon

TEXTS = [
    "Camat Diperiksa\n\nMenurut Sunarko, Bawaslu Wonogiri memeriksa camat itu. Adapun Kabar Hulu menulis lain.",
    "LURAH DAN BAGASKARA\n\nKemarin lurah, kata Sunarko dari Wonogiri, menerima Rp500 ribu di hulu sungai pada Senin.",
]


@pytest.mark.parametrize(
    "feature, held",
    [
        ("word=sunarko", True),
        ("first=wonogiri dua", True),
        ("before,next=sunarko", True),
        ("before,sunarko", True),
        ("next_opens=tiga,True", True),
        ("word=bawaslu", False),
        ("word=camat", False),
        ("word=hulu", False),  # also an ordinary word
        ("word=adapun", False),  # its capital comes from the beginning of a sentence
        ("word=lurah", False),
        ("sum=whole,1,long", False),
        ("word=#", False),
        ("speaker=direct", False),
    ],
)
def test_features_that_hold_a_particular(feature, held):
    assert Particulars(TEXTS, Lexicon()).in_feature(feature) is held


def test_without():
    assert Particulars(TEXTS, Lexicon()).without(["word=camat", "word=sunarko"]) == ["word=camat"]
