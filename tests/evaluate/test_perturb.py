"""Perturbed articles: text and gold change together, and what can't be replaced consistently stays."""

import json
import re
from datetime import date

import pytest

from netralitas.evaluate.perturb import main, noise, perturb
from netralitas.evaluate.replacements.edits import Edits
from netralitas.evaluate.replacements.figures import spelled, written

TEXT = """Bawaslu Wonogiri Proses 12 Laporan Netralitas

WONOGIRI, KABARKITA.COM - Ketua Bawaslu Wonogiri, Heribertus Sunarko, SH, menyebut dua belas laporan masuk selama Pilkada 2024. Tujuh laporan terbukti.

"Semua laporan sudah kami periksa di Jateng," kata Heri, Selasa (12/11/2024).

Sekda Wonogiri Hj. Murtini Palupi menambahkan, rapat digelar 14 November 2024. Camat Jatisrono, Palupi, hadir. Pemungutan suara berlangsung 27 November 2024.

"Kami serahkan ke BKN sesuai Pasal 12 UU Nomor 20 Tahun 2023," ujar Murtini.
"""
GOLD = {
    "article": "w-01",
    "election": "pilkada-2024",
    "officials": [
        {
            "name": "Heribertus Sunarko",
            "position": "Ketua",
            "institution": "Bawaslu Kabupaten Wonogiri",
            "region": "Kabupaten Wonogiri",
            "status": "current",
        },
        {
            "name": "Murtini Palupi",
            "position": "Sekretaris Daerah",
            "institution": "Pemerintah Kabupaten Wonogiri",
            "region": "Kabupaten Wonogiri",
            "status": "current",
        },
    ],
    "others": [],
    "institutions": ["Bawaslu Kabupaten Wonogiri", "Pemerintah Kabupaten Wonogiri", "BKN", "Kecamatan Jatisrono"],
    "dates": [
        {"start": "2024-11-12", "end": "2024-11-12", "granularity": "day", "role": "event"},
        {"start": "2024-11-14", "end": "2024-11-14", "granularity": "day", "role": "event"},
        {"start": "2024-11-27", "end": "2024-11-27", "granularity": "day", "role": "election"},
        {"start": "2023-01-01", "end": "2023-12-31", "granularity": "year", "role": "regulation"},
    ],
    "counts": [
        {
            "min": 12,
            "max": 12,
            "unit": "report",
            "status": "reported",
            "per": "",
            "counter": "Bawaslu Kabupaten Wonogiri",
            "region": "Kabupaten Wonogiri",
            "period": "2024-11-12",
        },
        {
            "min": 7,
            "max": 7,
            "unit": "report",
            "status": "proven",
            "per": "",
            "counter": "Bawaslu Kabupaten Wonogiri",
            "region": "Kabupaten Wonogiri",
            "period": "Pilkada 2024",
        },
    ],
    "behaviours": [],
    "regulations": ["UU 20/2023"],
    "sanctions": [],
    "quotes": [
        {"first": "Semua laporan sudah kami periksa", "speaker": "Heribertus Sunarko"},
        {"first": "Kami serahkan ke BKN sesuai", "speaker": "Murtini Palupi"},
    ],
}
SEEDS = range(8)


@pytest.mark.parametrize("seed", SEEDS)
def test_names_change_everywhere(seed):
    text, gold = perturb(TEXT, GOLD, seed)
    for old in ("Heribertus", "Heri,", "Sunarko", "Murtini", "Palupi"):
        assert old not in text
    for official in gold["officials"]:
        assert official["name"] in text and len(official["name"].split()) == 2
    assert [q["speaker"] for q in gold["quotes"]] == [o["name"] for o in gold["officials"]]
    short = re.search(r'" ?,? ?\w+ (\w+), \w+ \(', text) or re.search(r",\" \w+ (\w+),", text)
    assert short and gold["officials"][0]["name"].startswith(short[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_places_change_together(seed):
    text, gold = perturb(TEXT, GOLD, seed)
    region = gold["officials"][0]["region"]
    place = region.removeprefix("Kabupaten ")
    assert region != "Kabupaten Wonogiri" and region.startswith("Kabupaten ")
    assert "onogiri" not in text and place in text and place.upper() in text
    assert gold["institutions"][0] == f"Bawaslu {region}" and gold["counts"][0]["region"] == region
    assert "Jateng" not in text and "Jatisrono" not in text
    assert gold["institutions"][3].removeprefix("Kecamatan ") in text


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_keep_their_order_and_form(seed):
    text, gold = perturb(TEXT, GOLD, seed)
    first, second = gold["counts"][0]["min"], gold["counts"][1]["min"]
    assert first >= 12 and 7 <= second < first and (first, second) != (12, 7)
    assert (
        f"{first} Laporan" in text
        and f"{spelled(first)} laporan" in text
        and f"{spelled(second).capitalize()} laporan" in text
    )
    assert "Pasal 12 UU Nomor 20 Tahun 2023" in text and "27 November 2024" in text and "Pilkada 2024" in text


@pytest.mark.parametrize("seed", SEEDS)
def test_days_move_together_and_polling_day_stays(seed):
    text, gold = perturb(TEXT, GOLD, seed)
    a, b = (date.fromisoformat(gold["dates"][i]["start"]) for i in (0, 1))
    assert (b - a).days == 2 and a != date(2024, 11, 12) and a.month == b.month == 11
    weekday = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"][a.weekday()]
    assert f"{weekday} ({a.day}/11/2024)" in text and f"{b.day} November 2024" in text
    assert gold["dates"][2] == GOLD["dates"][2] and gold["counts"][0]["period"] == a.isoformat()


def test_first_words_follow_the_text():
    text, gold = perturb(
        TEXT.replace("Semua laporan sudah", "Dua belas laporan Heribertus sudah"),
        {**GOLD, "quotes": [{"first": "Dua belas laporan Heribertus sudah", "speaker": "Heribertus Sunarko"}]},
        1,
    )
    first = gold["quotes"][0]["first"]
    assert first in text and "Heribertus" not in first and not first.startswith("Dua belas")


def test_same_seed_same_article_other_seed_other_article():
    assert perturb(TEXT, GOLD, 3) == perturb(TEXT, GOLD, 3)
    assert perturb(TEXT, GOLD, 3)[0] != perturb(TEXT, GOLD, 4)[0]


def test_gold_is_not_changed_in_place():
    before = json.dumps(GOLD)
    perturb(TEXT, GOLD, 5)
    assert json.dumps(GOLD) == before


def test_two_regions_of_one_name_stay():
    text = TEXT.replace("Wonogiri", "Bogor") + "\nBawaslu Kota Bogor dan Bogor sepakat."
    gold = json.loads(json.dumps(GOLD).replace("Wonogiri", "Bogor"))
    gold["institutions"].append("Bawaslu Kota Bogor")
    new, changed = perturb(text, gold, 1)
    assert "Bawaslu Kota Bogor" in new and changed["officials"][0]["region"] == "Kabupaten Bogor"


@pytest.mark.parametrize("seed", SEEDS)
def test_days_told_by_yesterday_move_by_weeks(seed):
    text, gold = perturb(TEXT.replace("Tujuh laporan", "Kemarin tujuh laporan"), GOLD, seed)
    moved = date.fromisoformat(gold["dates"][0]["start"])
    assert abs((moved - date(2024, 11, 12)).days) in (7, 14) and f"Selasa ({moved.day}/11/2024)" in text


def test_a_region_that_no_other_province_can_stand_for_becomes_another_of_its_province():
    text = TEXT.replace("Wonogiri", "Garut") + "\nBawaslu Kota Cirebon dan Bawaslu Kabupaten Cirebon hadir."
    gold = json.loads(json.dumps(GOLD).replace("Wonogiri", "Garut"))
    gold["institutions"] += ["Bawaslu Kota Cirebon", "Bawaslu Kabupaten Cirebon", "Bawaslu Provinsi Jawa Barat"]
    text = text.replace("Jateng", "Jawa Barat, di Cirebon")
    new, changed = perturb(text, gold, 1)
    region = changed["officials"][0]["region"]
    assert region not in ("Kabupaten Garut", "Kabupaten Cirebon") and "Garut" not in new and "Jawa Barat" in new
    assert changed["institutions"][-3:] == gold["institutions"][-3:]


@pytest.mark.parametrize("seed", SEEDS)
def test_outlets_of_datelines_villages_verbs_and_vague_figures_change(seed):
    text = TEXT.replace("WONOGIRI, KABARKITA.COM - ", "WONOGIRI, Gajah Mungkur Pos - ").replace("ujar", "sindir")
    text += "\nLurah Giriwono melihat belasan laporan. Keduanya, Murtini dan Heri, dan kedua laporan itu ada 2.\n"
    gold = json.loads(json.dumps(GOLD))
    gold["institutions"].append("Kelurahan Giriwono")
    gold["counts"] += [{**GOLD["counts"][0], "min": 11, "max": 19}, {**GOLD["counts"][0], "min": 2, "max": 2}]
    new, changed = perturb(text, gold, seed)
    assert "Gajah" not in new and "Giriwono" not in new and "sindir" not in new
    assert changed["institutions"][-1].removeprefix("Kelurahan ") in new
    assert "puluhan laporan" in new and (changed["counts"][2]["min"], changed["counts"][2]["max"]) == (10, 99)
    two = changed["counts"][3]["min"]
    assert f"ada {two}." in new and f"Ke{spelled(two)}nya" in new and f"ke{spelled(two)} laporan" in new


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_keeps_the_words_of_quotations(seed):
    new = noise(TEXT, seed)
    assert new != TEXT
    for words in (
        "Semua laporan sudah kami periksa di Jateng",
        "Kami serahkan ke BKN sesuai Pasal 12",
        "12/11/2024",
        "Heribertus Sunarko",
    ):
        assert words in new or words.upper() in new
    shouted = [line for line in new.splitlines()[1:] if line.isupper()]
    assert shouted and all(line.replace("  ", " ") not in TEXT for line in shouted)


@pytest.mark.parametrize(
    "number, words",
    [
        (3, "tiga"),
        (11, "sebelas"),
        (14, "empat belas"),
        (20, "dua puluh"),
        (47, "empat puluh tujuh"),
        (100, "seratus"),
        (215, "dua ratus lima belas"),
    ],
)
def test_spelled(number, words):
    assert spelled(number) == words


@pytest.mark.parametrize("seed", SEEDS)
def test_totals_stay_the_sum_of_their_parts(seed):
    text = TEXT.replace("Tujuh laporan terbukti.", "Tujuh laporan terbukti, 3 laporan gugur, 2 laporan diproses.")
    counts = [{**GOLD["counts"][1], "min": n, "max": n} for n in (12, 7, 3, 2)]
    new, gold = perturb(text, {**GOLD, "counts": counts}, seed)
    total, *parts = (c["min"] for c in gold["counts"])
    assert total == sum(parts) > 12
    assert f"{parts[1]} laporan gugur" in new and f"{total} Laporan" in new


def test_written():
    assert written(1046) == "1.046"


def test_edits_move_offsets_and_never_overlap():
    edits = Edits("satu dua tiga")
    assert edits.add(5, 8, "sebelas") and not edits.add(7, 9, "x")
    assert edits.apply() == "satu sebelas tiga"
    assert [edits.moved(i) for i in (0, 5, 6, 9)] == [0, 5, 5, 13]


def test_command_line(tmp_path):
    (tmp_path / "w-01.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["--seed", "2", str(out), str(tmp_path / "w-01.txt"), "--gold", str(tmp_path / "gold.jsonl")]) == 0
    written_gold = json.loads((out / "gold.jsonl").read_text(encoding="utf-8"))
    assert ((out / "w-01.txt").read_text(encoding="utf-8"), written_gold) == perturb(TEXT, GOLD, 2)
    assert main([str(out), str(tmp_path / "unknown.txt"), "--gold", str(tmp_path / "gold.jsonl")]) == 1
