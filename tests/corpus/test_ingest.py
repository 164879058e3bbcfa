"""Whatever comes in gives an article or a reason."""

from __future__ import annotations

import json

import pytest

import netralitas as nt
from netralitas.corpus.article import LONGEST

BODY = "Bupati meminta aparatur sipil negara menjaga netralitas pada pemilu dan tidak memihak kepada calon mana pun, katanya.\n"


def added(tmp_path, *paths):
    with nt.Corpus.open() as corpus:
        counts = corpus.add(*paths)
        return counts, corpus.articles(), dict(corpus.rejected().values.tolist())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n \t", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 900, "binary"),
        ("noise.txt", bytes(range(1, 32)) * 40, "binary"),
        ("numbers.txt", b"123 456 789", "no text"),
        ("huge.txt", (BODY * 180_000).encode(), "too long"),
        ("menu.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no text"),
        ("broken.json", b'{"text": ', "not JSON"),
        ("nocolumn.csv", b"id,judul\n1,Halo\n", "no text column"),
    ],
)
def test_what_gives_no_article_is_rejected_with_a_reason(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("Judul\n\n" + BODY)
    counts, articles, rejected = added(tmp_path, tmp_path)
    assert counts == (1, 0, 0, 1)
    assert rejected[str(tmp_path / name)].startswith(reason)
    assert len(articles) == 1


def test_missing_path_and_folder_without_articles(tmp_path):
    (tmp_path / "music").mkdir()
    (tmp_path / "music" / "song.mp3").write_bytes(b"x")
    counts, _, rejected = added(tmp_path, tmp_path / "nowhere.txt", tmp_path / "music")
    assert counts.rejected == 2
    assert rejected[str(tmp_path / "nowhere.txt")].startswith("does not exist")
    assert rejected[str(tmp_path / "music")].startswith("folder without articles: 1 files")


def test_a_file_that_vanishes_while_others_are_read(tmp_path, monkeypatch):
    from pathlib import Path

    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Judul {name}\n\n{BODY}")
    real = Path.open

    def gone(self, *args, **options):
        if self.name == "b.txt":
            self.unlink()
        return real(self, *args, **options)

    monkeypatch.setattr(Path, "open", gone)
    counts, _articles, rejected = added(tmp_path, tmp_path)
    assert counts == (2, 0, 0, 1)
    assert rejected == {str(tmp_path / "b.txt"): "cannot be read: No such file or directory"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Kabupaten Muña — netral".encode("cp1252"), "Kabupaten Muña — netral"),
        ("â€œNetral ituâ€\x9d katanya Ã©".encode(), "“Netral itu” katanya é"),
        ("\ufeffHalo\r\nDunia\r\n".encode(), "Halo\nDunia"),
        ("Halo\u200b Du\u0301nia".encode("utf-16"), "Halo Dúnia"),
    ],
)
def test_encodings_are_mended(tmp_path, data, text):
    extra = " dan seterusnya sampai panjang"
    encoding = "utf-16-le" if data[:2] == b"\xff\xfe" else "latin-1"
    (tmp_path / "a.txt").write_bytes(data.rstrip(b"\r\n") + extra.encode(encoding))
    _, articles, _ = added(tmp_path, tmp_path / "a.txt")
    assert articles["text"].iloc[0].startswith(text)


def test_records_of_tables_and_front_matter(tmp_path):
    lines = [
        {
            "maintext": BODY * 2,
            "title": "Judul Satu",
            "date_publish": "2020-11-02 08:00:00",
            "source_domain": "kabar.example",
            "url": "u1",
        },
        {"text": ""},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{oops\n")
    (tmp_path / "b.csv").write_text(f'judul,isi,tanggal\nJudul Dua,"{BODY}",2018-05-01\n')
    (tmp_path / "c.md").write_text(f"---\ndate: 2019-03-01\noutlet: Kabar Tiga\n---\nJudul Tiga\n\n{BODY}")
    counts, articles, rejected = added(tmp_path, tmp_path)
    assert counts.new == 3
    by_title = articles.set_index("title")
    assert by_title["published"].to_dict() == {
        "Judul Satu": "2020-11-02",
        "Judul Dua": "2018-05-01",
        "Judul Tiga": "2019-03-01",
    }
    assert by_title.loc["Judul Satu", "outlet"] == "kabar.example"
    assert by_title.loc["Judul Satu", "text"].startswith("Judul Satu\n\nBupati")
    assert set(rejected) == {f"{tmp_path}/a.jsonl#2", f"{tmp_path}/a.jsonl#3"}


def test_a_web_page_gives_its_article(tmp_path):
    page = f"""<html><head><title>x</title><meta property="og:title" content="Bupati Minta ASN Netral">
    <meta property="article:published_time" content="2020-10-05T08:00:00+07:00"><meta property="og:site_name" content="Kabar Empat">
    </head><body><nav><a href="/">Beranda</a></nav><article><h1>Bupati Minta ASN Netral</h1>{"<p>" + BODY + "</p>"}<p>{BODY * 3}</p></article></body></html>"""
    (tmp_path / "p.html").write_text(page)
    _, articles, _ = added(tmp_path, tmp_path / "p.html")
    row = articles.iloc[0]
    assert (row["title"], row["published"], row["outlet"]) == ("Bupati Minta ASN Netral", "2020-10-05", "Kabar Empat")
    assert "Beranda" not in row["text"]


def test_longest_is_a_million():
    assert LONGEST == 1_000_000
