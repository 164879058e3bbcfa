"""The gate for crawls: relevant articles found among other pages, the rest counted by reason, finished inputs not read again."""

from __future__ import annotations

import io
import json

import pyarrow
import pyarrow.parquet
import pytest

import netralitas as nt
from conftest import SAMPLE
from netralitas.lexicon import Lexicon
from netralitas.scale import gate
from netralitas.scale.scan import KEPT, scan

LEXICON = Lexicon()
FOOTBALL = (
    "Pelatih dan pemain yang akan tampil di liga sudah siap dengan formasi untuk laga dalam pekan ini, kata manajer. "
    * 6
)
ENGLISH = "The mayor said that civil servants must stay neutral before the election, and that the rules are clear. " * 6
CAMPAIGN = "KPU dan Bawaslu sudah siap untuk pemilu yang akan datang. Logistik dari pusat tiba dalam dua hari. " * 6
ARTICLES = [p.read_text() for p in sorted(SAMPLE.glob("*.txt"))[:6]]


def page(text: str) -> bytes:
    title, _, body = text.strip().partition("\n")
    paragraphs = "".join(f"<p>{p}</p>" for p in (body or text).split("\n") if p.strip())
    return (
        f"<html><head><title>{title}</title><script>var a = 'pemilu asn netral';</script></head><body>"
        f"<nav><a href='/'>Beranda</a></nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


def warc(pages: list[bytes]) -> bytes:
    from fastwarc.warc import WarcRecord, WarcRecordType

    stream = io.BytesIO()
    for number, data in enumerate(pages):
        record = WarcRecord()
        record.init_headers(WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://kabar.example/{number}"
        record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + data)
        record.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize("text", ARTICLES)
def test_relevant_articles_pass_as_text_and_as_page(text):
    assert gate.refusal(text.encode(), LEXICON, is_html=False) == ""
    assert gate.refusal(page(text), LEXICON) == ""


@pytest.mark.parametrize(
    ("text", "reason"), [(ENGLISH, gate.LANGUAGE), (FOOTBALL, gate.WORDS), (CAMPAIGN, gate.WORDS), ("", gate.LANGUAGE)]
)
def test_what_is_refused_and_why(text, reason):
    assert gate.refusal(text.encode(), LEXICON, is_html=False) == reason


def test_words_in_code_do_not_make_a_page_relevant():
    assert gate.refusal(page(FOOTBALL), LEXICON) == gate.WORDS
    unclosed = page(FOOTBALL).replace(b"</script>", b"")  # then nobody can say where the code ends
    assert gate.refusal(unclosed, LEXICON) == ""


def test_words_far_from_each_other_are_another_subject():
    listed = "\n".join([FOOTBALL, "ASN", FOOTBALL, "Pemilu", FOOTBALL, "netral", FOOTBALL])
    assert gate.refusal(page(listed), LEXICON) == gate.SUBJECT


def test_scan_of_an_archive_and_a_table_and_what_is_done_is_not_read_again(tmp_path):
    crawl = tmp_path / "crawl"
    crawl.mkdir()
    (crawl / "a.warc").write_bytes(warc([page(t) for t in (FOOTBALL, *ARTICLES[:3], ENGLISH, CAMPAIGN)]))
    rows = [{"text": t, "url": f"https://kabar.example/p{n}"} for n, t in enumerate((FOOTBALL, *ARTICLES[3:]))]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), crawl / "b.parquet")
    out = tmp_path / "out"
    found = list(scan([str(crawl)], str(out)))
    assert [f.counts.get(KEPT) for f in found] == [3, 3]
    assert found[0].counts[gate.WORDS] == 2 and found[0].counts[gate.LANGUAGE] == 1
    assert all(f.skipped for f in scan([str(crawl)], str(out)))
    marker = json.loads(next(iter(out.glob("*.json"))).read_text())
    assert marker["input"].startswith(str(crawl)) and marker["counts"][KEPT] == 3
    with nt.Corpus.open() as corpus:
        assert corpus.add(*out.glob("*.parquet")).new == 6
        assert corpus.articles()["relevant"].all()


def test_a_damaged_input_is_told_and_the_others_are_scanned(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "b.warc").write_bytes(warc([page(ARTICLES[0])]))
    first, second = scan([str(tmp_path)], str(tmp_path / "out"))
    assert "damaged" in first.error
    assert second.counts == {KEPT: 1}
    assert not next(scan([str(tmp_path / "a.parquet")], str(tmp_path / "out"))).skipped


def test_places_may_be_urls(tmp_path):
    pytest.importorskip("fsspec")
    from netralitas.scale import places

    places.write("memory://crawl/a.warc", warc([page(ARTICLES[0])]))
    found = list(scan(["memory://crawl"], "memory://out"))
    assert [f.counts for f in found] == [{KEPT: 1}]
    assert next(scan(["memory://crawl"], "memory://out")).skipped


def test_the_command_says_what_was_dropped_and_adds_what_was_kept(tmp_path):
    from typer.testing import CliRunner

    from netralitas.cli import app

    (tmp_path / "a.warc").write_bytes(warc([page(t) for t in (ENGLISH, *ARTICLES[:2])]))
    command = [
        "scan",
        tmp_path / "a.warc",
        "--out",
        tmp_path / "out",
        "--corpus",
        tmp_path / "c.duckdb",
        "--processes",
        "1",
    ]
    said = CliRunner().invoke(app, [str(c) for c in command])
    assert said.exit_code == 0, said.output
    assert "2 of 3 pages kept" in said.output and gate.LANGUAGE in said.output and "2 new articles" in said.output
    with nt.Corpus.open(tmp_path / "c.duckdb") as corpus:
        assert len(corpus) == 2
