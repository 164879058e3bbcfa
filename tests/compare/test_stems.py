"""Stems are Sastrawi's own, however they are come by."""

import random
import re

import pytest

from conftest import ROOT
from netralitas.compare import stems
from netralitas.lexicon import files


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
        | {"g" + "er" + "igi", "seruling", "buku-buku", "berbalas-balasan", "mobil-mobilan", "pelandukan", "api", "kui"}
    )


def test_stems_are_those_of_the_library(sastrawi):
    listed = words()
    assert len(listed) > 1400
    fast = stems._stemmer()
    assert {w: fast.stem(w) for w in listed} == {w: sastrawi.stem(w) for w in listed}


def test_a_word_is_stemmed_once_on_a_machine(kept, monkeypatch):
    assert stems.stems(["dukungan", "ñ", "pemilu"]) == {"dukungan": "dukung", "ñ": "", "pemilu": "pemilu"}
    stemmed = []
    monkeypatch.setattr(stems, "stem", lambda word: stemmed.append(word) or "stem")
    assert stems.stems(["dukungan", "ñ", "larangan"]) == {"dukungan": "dukung", "ñ": "", "larangan": "stem"}
    assert stems.stems(["larangan", "pemilu"]) == {"larangan": "stem", "pemilu": "pemilu"}
    assert stemmed == ["larangan"]


def test_stems_are_made_anew_with_another_library_or_other_protected_words_or_where_the_file_is_damaged(
    kept, monkeypatch
):
    stems.stems(["dukungan"])
    stemmed = []
    monkeypatch.setattr(stems, "stem", lambda word: stemmed.append(word) or "dukung")
    monkeypatch.setattr(stems.metadata, "version", lambda _: "9.9")
    stems.stems(["dukungan"])
    monkeypatch.setattr(stems, "_protected", lambda: frozenset({"dukungan"}))
    stems.stems(["dukungan"])
    for file in kept.glob("stems-*"):
        file.write_bytes(file.read_bytes()[:-3])
    stems.stems(["dukungan"])
    assert stemmed == ["dukungan"] * 3


def test_what_another_process_kept_meanwhile_stays(kept, monkeypatch):
    known, stem = files.kept, stems.stem

    def other_process(word):
        monkeypatch.setattr(stems, "stem", stem)
        stems.stems(["larangan"])
        return stem(word)

    monkeypatch.setattr(stems, "stem", other_process)
    stems.stems(["dukungan"])
    monkeypatch.setattr(stems, "stem", lambda word: pytest.fail("stemmed again"))
    assert stems.stems(["dukungan", "larangan"]) == {"dukungan": "dukung", "larangan": "larang"}
    assert files.kept is known


def test_few_enough_are_kept(kept, monkeypatch):
    monkeypatch.setattr(stems, "MOST_KEPT", 2)
    stems.stems(["dukungan", "larangan"])
    stems.stems(["pemilu", "pilkada", "netral"])
    (file,) = kept.glob("stems-*")
    stemmed = []
    monkeypatch.setattr(stems, "stem", lambda word: stemmed.append(word) or word)
    stems.stems(["pemilu", "pilkada", "netral"])
    assert stemmed == ["netral"]
    assert file.stat().st_size < 200


@pytest.mark.parametrize("place", ["", "file/folder"])
def test_without_a_folder_to_write_into_words_are_stemmed_all_the_same(place, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NETRALITAS_CACHE", place and str(tmp_path / place))
    files.folder.cache_clear()
    assert stems.stems(["dukungan"]) == {"dukungan": "dukung"}
    files.folder.cache_clear()
