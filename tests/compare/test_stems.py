"""Stems are Sastrawi's own, however they are come by."""

import random
import re

import pytest

from conftest import ROOT
from netralitas.compare import stems


@pytest.fixture(scope="module")
def sastrawi():
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()


def words():
    """All words of six sample articles, words with affixes on roots and on nonsense, and doubled words."""
    chance = random.Random(3)
    found = set()
    for path in sorted((ROOT / "corpus" / "sample").glob("*.txt"))[::8]:
        found |= set(re.findall(r"[a-z]+(?:-[a-z]+)*", path.read_text(encoding="utf-8").lower()))
    bases = [
        "ajar",
        "tulis",
        "pilih",
        "sapu",
        "kampanye",
        "gigi",
        "hormat",
        "unggah",
        "zqut",
        "nyaik",
        "werot",
        "perintah",
    ]
    before = [
        "",
        "me",
        "mem",
        "men",
        "meng",
        "meny",
        "menge",
        "di",
        "ke",
        "se",
        "ber",
        "bel",
        "ter",
        "per",
        "pe",
        "pel",
        "peng",
        "memper",
        "diper",
        "ku",
        "kau",
    ]
    after = ["", "i", "an", "kan", "nya", "lah", "kannya", "annya", "isme", "ku"]
    made = sorted(f"{b}{base}{a}" for b in before for base in bases for a in after)
    return sorted(
        found
        | set(chance.sample(made, 700))
        | {"g" + "er" + "igi", "seruling", "buku-buku", "berbalas-balasan", "mobil-mobilan"}
    )


def test_stems_are_those_of_the_library(sastrawi):
    listed = words()
    assert len(listed) > 1400
    fast = stems._stemmer()
    assert {w: fast.stem(w) for w in listed} == {w: sastrawi.stem(w) for w in listed}
