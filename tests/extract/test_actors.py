"""Whose act it is, and whose case an outcome ends."""

from netralitas.extract.article_reader import begin
from netralitas.extract.behaviours import Behaviours
from netralitas.extract.behaviours.actors import Actors
from netralitas.extract.kinds import kinds
from netralitas.lexicon import Lexicon

LEXICON = Lexicon()
STEPS = [kind.reader(LEXICON) for name, kind in kinds().items() if name != "behaviours"]
GRAMMAR = Behaviours(LEXICON)


def read(body: str):
    reading = begin(f"Kabar Hari Ini\n\n{body}\n", "")
    for step in STEPS:
        step(reading)
    scenes, _ = GRAMMAR.named(reading)
    return reading.text, Actors(scenes)


def outcomes(body: str) -> dict[str, set[str]]:
    _, actors = read(body)
    return {key: {o.category for o in found} for key, found in actors.outcomes.items()}


def test_an_outcome_is_that_of_the_person_named_before_it():
    assert outcomes(
        "Camat Kalukku, Darmin Sappe, terbukti mengumpulkan kepala dusun. Camat Tapalang, Suardi Lolo, dinyatakan tidak terbukti."
    ) == {"Darmin Sappe": {"proven"}, "Suardi Lolo": {"not_proven"}}


def test_people_joined_share_the_outcome():
    found = outcomes("Camat Kalukku, Rahmat Hidayat, diperiksa. Rahmat dan Wulandari dinyatakan melanggar netralitas.")
    assert found == {"Rahmat Hidayat": {"proven"}, "wulandari": {"proven"}}


def test_a_sentence_without_a_person_goes_on_about_the_last():
    found = outcomes("Laporan itu menyangkut Lurah Baru, Siti Aminah. Bawaslu menyatakan laporan tidak terbukti.")
    assert found == {"Siti Aminah": {"not_proven"}}


def test_keduanya_is_everybody_of_the_sentence_before():
    found = outcomes(
        "Camat Tapalang Suardi Lolo datang, sedangkan Lurah Binanga Siti Aminah tidak hadir. Keduanya dinyatakan terbukti melanggar."
    )
    assert found == {"Suardi Lolo": {"proven"}, "Siti Aminah": {"proven"}}


def test_who_judges_is_not_judged():
    assert "Budi Santoso" not in outcomes("Ketua Bawaslu Garut Budi Santoso menyatakan laporan itu tidak terbukti.")


def test_days_places_and_bodies_are_nobody():
    assert outcomes("Pada Senin, 8 Oktober 2018, Bawaslu Kabupaten Garut menyatakan laporan tidak terbukti.") == {}


def test_where_the_person_stands():
    text, actors = read("Lurah Siti Aminah dilaporkan. Ia mengunggah foto calon. Kemarin foto itu dihapus.")
    start = text.index("mengunggah")
    keys, link = actors.of(2, start, start + 10)
    assert (keys, link) == (("Siti Aminah",), "here")
    start = text.index("dihapus")
    assert actors.of(3, start, start + 7) == (("Siti Aminah",), "carried")
