"""Every format in; every record of it an article or a reason; hostile input costs itself only."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import tarfile
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pandas as pd
import pytest

import netralitas as nt

BODY = (
    "Bupati meminta aparatur sipil negara menjaga netralitas pada pemilu dan tidak memihak kepada calon mana pun. "
    "Permintaan nomor {n} itu ia sampaikan di depan para camat, lurah dan kepala dinas yang hadir di pendopo kabupaten, katanya. "
    "Pegawai yang melanggar akan diperiksa oleh inspektorat, lalu diteruskan kepada pengawas pemilihan di daerah masing-masing. "
    "Menurut dia, laporan warga tentang pegawai yang berpihak akan ditindaklanjuti paling lama tujuh hari kerja sejak diterima."
)


def body(n: int) -> str:
    return BODY.format(n=n)


def page(n: int, head: str = "") -> str:
    return f"<html><head><title>Judul Halaman Nomor {n}</title>{head}</head><body><h1>Judul Halaman Nomor {n}</h1><div class='entry-content'><p>{body(n)}</p></div></body></html>"


def http_record(
    url: str, content: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", extra: str = ""
) -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(content)}\r\n\r\n".encode() + content
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2020-10-06T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def wet_record(url: str, text: str) -> bytes:
    data = text.encode()
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nWARC-Target-URI: {url}\r\nContent-Type: text/plain\r\nContent-Length: {len(data)}\r\n\r\n"
    return head.encode() + data + b"\r\n\r\n"


def mhtml(n: int) -> bytes:
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = f"https://kabar.example/2020/10/05/mhtml-{n}"
    message.attach(MIMEText(page(n), "html", "utf-8"))
    return message.as_bytes()


def feed() -> str:
    full = "".join(
        f"<item><title>Judul Umpan {n}</title><link>https://umpan.example/{n}</link><pubDate>Mon, 05 Oct 2020 20:30:00 +0000</pubDate>"
        f"<description>ringkas</description><content:encoded><![CDATA[<p>{body(n)}</p><p>{body(n + 1)}</p>]]></content:encoded></item>"
        for n in (70, 80)
    )
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Umpan Kabar</title>"
        f"{full}<item><title>Hanya cuplikan</title><link>https://umpan.example/9</link><description>Cuplikan pendek.</description></item></channel></rss>"
    )


def everything(folder):
    """One file of every format; returns how many records they hold."""
    (folder / "a.txt").write_text(f"Judul Teks\n\n{body(1)}")
    (folder / "b.md").write_text(
        f"---\ntanggal: 5 Oktober 2020\noutlet: Kabar B\n---\n# Judul **Markdown**\n\n{body(2)} Lihat [tautan](https://x.example/y)."
    )
    (folder / "c.html").write_text(page(3))
    (folder / "d.mhtml").write_bytes(mhtml(4))
    (folder / "e.jsonl").write_text(
        "\n".join(json.dumps({"text": body(n), "title": f"Judul {n}", "url": f"u{n}"}) for n in (5, 6))
    )
    (folder / "f.json").write_text(
        json.dumps([{"isi": body(7), "judul": "Judul 7"}, {"judul": "tanpa isi", "isi": ""}])
    )
    (folder / "g.csv").write_text(f'judul;isi;tanggal\nJudul 8;"{body(8)}";05/10/2020\n')
    (folder / "h.tsv").write_text(f"title\tbody\nJudul 9\t{body(9)}\n")
    pd.DataFrame(
        {
            "maintext": [body(10)],
            "title": ["Judul 10"],
            "date_publish": [pd.Timestamp("2020-10-05")],
            "source_domain": ["np.example"],
        }
    ).to_parquet(folder / "i.parquet")
    warc = http_record("https://w.example/2020/10/05/satu", page(11).encode()) + http_record(
        "https://w.example/hilang", b"x", "404 Not Found"
    )
    (folder / "j.warc").write_bytes(warc)
    (folder / "k.warc.gz").write_bytes(
        gzip.compress(http_record("https://w.example/2020/10/05/dua", page(12).encode()))
    )
    (folder / "l.warc.wet.gz").write_bytes(
        gzip.compress(wet_record("https://w.example/20201005/tiga", f"Judul 13\n{body(13)}"))
    )
    with zipfile.ZipFile(folder / "m.zip", "w") as archive:
        archive.writestr("satu.txt", f"Judul 14\n\n{body(14)}")
        archive.writestr("dua.jsonl", json.dumps({"text": body(15)}))
        archive.writestr("tiga.parquet", (folder / "i.parquet").read_bytes().replace(b"Judul 10", b"Judul 16"))
    with tarfile.open(folder / "n.tar.gz", "w:gz") as tar:
        data = f"Judul 17\n\n{body(17)}".encode()
        info = tarfile.TarInfo("x/y.txt")
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
    (folder / "o.rss").write_text(feed())
    (folder / "p.xml").write_text(
        "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://s.example/1</loc></url></urlset>"
    )
    (folder / "q.csv.gz").write_bytes(gzip.compress(f'title,text\nJudul 18,"{body(18)}"\n'.encode()))
    (folder / "r.txt.bz2").write_bytes(bz2.compress(f"Judul 19\n\n{body(19)}".encode()))
    (folder / "s.png").write_bytes(b"\x89PNG")
    (folder / "tanpa-akhiran").write_text(page(20))
    return {"articles": 22, "rejected": 5}


def test_a_folder_with_every_format_every_record_accounted_for(tmp_path):
    expected = everything(tmp_path)
    with nt.Corpus.open() as corpus:
        added = corpus.add(tmp_path)
        articles, rejected = corpus.articles(), dict(corpus.rejected().values.tolist())
    assert added == (expected["articles"], 0, 0, expected["rejected"]), rejected
    assert len(articles) == expected["articles"]
    assert {reason.partition(":")[0] for reason in rejected.values()} == {
        "no text",
        "no page",
        "teaser only",
        "link only",
        "unknown format",
    }
    by_title = articles.set_index("title")
    assert by_title.loc["Judul Markdown", "published"] == "2020-10-05"
    assert by_title.loc["Judul 8", "published"] == "2020-10-05"
    assert by_title.loc["Judul Halaman Nomor 4", ["published", "published_basis"]].tolist() == ["2020-10-05", "url"]
    assert by_title.loc["Judul Umpan 70", ["published", "outlet"]].tolist() == ["2020-10-06", "Umpan Kabar"]
    assert by_title.loc["Judul 13", "published"] == "2020-10-05"
    assert "Lihat tautan." in by_title.loc["Judul Markdown", "text"]
    with nt.Corpus.open() as corpus:
        corpus.add(tmp_path)
        assert corpus.add(tmp_path) == (0, 0, expected["articles"], expected["rejected"])


@pytest.mark.parametrize(
    ("record", "published", "outlet"),
    [
        ({"maintext": body(1), "date_publish": "2020-11-02 08:00:00", "source_domain": "a.example", "date_modify": "2021-01-01"}, "2020-11-02", "a.example"),
        ({"text": body(1), "publish_date": "2018-06-01", "media_name": "Kabar", "stories_id": 1}, "2018-06-01", "Kabar"),
        ({"text": body(1), "timestamp": "2021-02-03T00:00:00Z", "url": "https://c4.example/x"}, "", "c4.example"),
        ({"text": body(1), "timestamp": "2021-02-03T00:00:00Z", "url": "https://c4.example/2018/06/01/x", "source": "mC4"}, "2018-06-01", "c4.example"),
        ({"content": body(1), "warc_headers": {"warc-target-uri": "https://o.example/x", "warc-date": "2021-02-03"}, "metadata": {}}, "", "o.example"),
        ({"text": body(1), "dump": "CC", "file_path": "s3", "date": "2021-02-03", "url": "https://f.example/x"}, "", "f.example"),
        ({"isi": body(1), "tanggal": "Senin, 5 Oktober 2020 | 08:00 WIB", "media": "Kabar"}, "2020-10-05", "Kabar"),
        ({"text": body(1), "date": 1601900000}, "2020-10-05", ""),
    ],
)  # fmt: skip
def test_known_layouts_and_a_crawls_date_is_not_the_articles(tmp_path, record, published, outlet):
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    with nt.Corpus.open() as corpus:
        corpus.add(tmp_path / "a.jsonl")
        row = corpus.articles().iloc[0]
    assert (row["published"], row["outlet"]) == (published, outlet)


def test_columns_named_by_the_user(tmp_path):
    (tmp_path / "a.csv").write_text(f'kop,naskah,hari\nJudul,"{body(1)}",2020-10-05\n')
    with nt.Corpus.open() as corpus:
        assert corpus.add(tmp_path / "a.csv").rejected == 1
        assert corpus.add(tmp_path / "a.csv", columns={"text": "naskah", "title": "kop", "published": "hari"}).new == 1
        assert corpus.articles()[["title", "published"]].values.tolist() == [["Judul", "2020-10-05"]]
        assert corpus.rejected().empty
        with pytest.raises(ValueError, match="no field 'teks'"):
            corpus.add(tmp_path / "a.csv", columns={"teks": "naskah"})
        with pytest.raises(ValueError, match="no preset 'x'"):
            corpus.add(tmp_path / "a.csv", preset="x")


def test_parts_of_a_warc_that_are_no_article_are_listed(tmp_path):
    good = http_record("https://w.example/a", gzip.compress(page(1).encode()), extra="Content-Encoding: gzip\r\n")
    stored_decoded = http_record("https://w.example/b", page(2).encode(), extra="Content-Encoding: gzip\r\n")
    image = http_record("https://w.example/c.png", b"\x89PNG", kind="image/png")
    cut = http_record("https://w.example/d", page(4).encode())[:-300]
    (tmp_path / "a.warc").write_bytes(good + stored_decoded + image + cut)
    whole = b"".join(gzip.compress(http_record(f"https://w.example/z{n}", page(n).encode())) for n in (5, 6))
    (tmp_path / "b.warc.gz").write_bytes(whole[:-200])
    with nt.Corpus.open() as corpus:
        added = corpus.add(tmp_path)
        reasons = sorted(reason.partition(":")[0] for reason in corpus.rejected()["reason"])
    assert added.new >= 2
    assert added.new + added.rejected == 6, reasons
    assert "no page" in reasons and ("cut" in reasons or "damaged" in reasons)


def hostile(folder):
    """Files that attack; returns {file: how its reason begins}, None for one that is an article all the same."""
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("zeros.txt", "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(b"0" * 1_000_000)
        archive.writestr("fine.txt", f"Judul Baik\n\n{body(1)}")
    (folder / "gzbomb.jsonl.gz").write_bytes(gzip.compress(b"0" * 200_000_000))
    with zipfile.ZipFile(folder / "paths.zip", "w") as archive:
        archive.writestr("../../escape.txt", body(2))
        archive.writestr("/etc/escape.txt", body(2))
        archive.writestr("C:\\escape.txt", body(2))
    with tarfile.open(folder / "links.tar", "w") as tar:
        info = tarfile.TarInfo("link.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    inner = b"x"
    for _ in range(6):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("in.zip", inner)
        inner = buffer.getvalue()
    (folder / "nested.zip").write_bytes(inner)
    with (folder / "line.jsonl").open("wb") as file:
        file.write(b'{"text": "' + b"a" * 60_000_000 + b'"}\n' + json.dumps({"text": body(3)}).encode() + b"\n")
    with (folder / "line.csv").open("wb") as file:
        file.write(b"title,text\n" + b"b" * 60_000_000 + f'\nJudul,"{body(4)}"\n'.encode())
    (folder / "line.txt").write_bytes(b"c" * 40_000_000)
    (folder / "deep.html").write_text("<html><body>" + "<div>" * 100_000 + body(5) + "</div>" * 100_000)
    (folder / "deep.json").write_text("[" * 200_000)
    (folder / "script.html").write_text(
        page(6, "<script>alert('jahat')</script><style>p{x}</style>").replace(
            "<p>", "<p onclick=x><script>curi()</script>"
        )
    )
    (folder / "nul.txt").write_bytes(b"a\0b" * 1000)
    (folder / "nul.csv").write_bytes(b"title,text\n" + b"\0" * 3000)
    (folder / "rtl.txt").write_text(f"Judul\u202e terbalik\n\n\u2067{body(7)}\u2069")
    (folder / "nocolumn.csv").write_text("id,angka\n1,2\n")
    (folder / "cut.zip").write_bytes(b"PK\x03\x04" + b"\1" * 500)
    (folder / "cut.tar.gz").write_bytes(gzip.compress(b"\0" * 300)[:20])
    (folder / "cut.parquet").write_bytes(b"PAR1" + b"\2" * 400)
    (folder / "entities.xml").write_text(
        "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&b;&x;</title></item></channel></rss>"
    )
    (folder / "surrogate.jsonl").write_text('{"text": "' + body(8) + ' \\ud800 akhir"}')
    return {
        "bomb.zip#zeros.txt": "bomb", "gzbomb.jsonl.gz": "", "paths.zip#../../escape.txt": "unsafe", "paths.zip#/etc/escape.txt": "unsafe",
        "paths.zip#C:\\escape.txt": "unsafe", "links.tar#link.txt": "unsafe", "line.jsonl#1": "too long", "line.txt": "too long",
        "deep.json": "not JSON", "deep.html": "no text", "nul.txt": "binary", "nul.csv": "binary", "nocolumn.csv": "no text column", "cut.zip": "damaged",
        "cut.tar.gz": "damaged", "cut.parquet": "damaged", "line.csv#2": "too long",
    }  # fmt: skip


def test_hostile_input_costs_itself_only(tmp_path):
    import resource
    import time

    expected = hostile(tmp_path)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with nt.Corpus.open() as corpus:
        added = corpus.add(tmp_path)
        texts = corpus.articles()["text"].tolist()
        rejected = dict(corpus.rejected().values.tolist())
    assert time.monotonic() - start < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000
    for source, reason in expected.items():
        found = [r for s, r in rejected.items() if s.startswith(str(tmp_path / source))]
        assert found and found[0].startswith(reason), (source, found, reason)
    assert any("nested too deep" in r for r in rejected.values())
    assert added.new == len(texts) == 6, texts
    joined = "\n".join(texts)
    assert "nomor 1 itu" in joined and "nomor 3 itu" in joined and "nomor 4 itu" in joined
    assert "curi" not in joined and "alert" not in joined and "\u202e" not in joined and "\u2067" not in joined
    assert not any((tmp_path.parent / name).exists() for name in ("escape.txt",))


def test_pdf_pages(tmp_path):
    pytest.importorskip("pypdf")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 rusak")
    lines = ["Bupati Ingatkan Pegawai Netral", "Bupati meminta pegawai negeri men-", "jaga netralitas pada pemilu."]
    stream = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    data, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(
        f"{o:010} 00000 n \n".encode() for o in offsets
    )
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()
    (tmp_path / "a.pdf").write_bytes(data)
    with nt.Corpus.open() as corpus:
        assert corpus.add(tmp_path) == (1, 0, 0, 1)
        assert "menjaga netralitas pada pemilu." in corpus.articles()["text"].iloc[0]


def test_records_of_json_come_as_a_stream(tmp_path):
    from netralitas.corpus.ingest import records

    (tmp_path / "a.json").write_text("[" + ",\n".join(json.dumps({"text": body(n)}) for n in range(5000)) + "]")
    (tmp_path / "b.json").write_text(
        json.dumps({"status": "ok", "articles": [{"content": body(1), "publishedAt": "2020-10-05T01:00:00Z"}]})
    )
    (tmp_path / "c.json").write_text("[" + json.dumps({"text": body(1)}) + ", {")
    found = [sum(1 for _ in records([tmp_path / f"{name}.json"])) for name in "abc"]
    assert found == [5000, 1, 2]


@pytest.mark.parametrize("chunk", [64, 1000])
def test_a_record_that_is_too_long_costs_itself_only(tmp_path, monkeypatch, chunk):
    from netralitas.corpus.readers import records as tables

    monkeypatch.setattr(tables, "LONGEST_LINE", 20_000)
    monkeypatch.setattr(tables, "_CHUNK", chunk)
    tricky = 'kurung ] } dan kutip " serta garis miring \\ {[' * 1000
    long = {"text": tricky, "in": [{"a": "}"}, ["]"]]}
    (tmp_path / "a.json").write_text(json.dumps([{"text": body(1)}, long, {"text": body(2)}, long, {"text": body(3)}]))
    (tmp_path / "b.rss").write_text(feed().replace("ringkas", "panjang " * 400_000, 1))
    with nt.Corpus.open() as corpus:
        added = corpus.add(tmp_path)
        rejected = corpus.rejected()
        texts = "\n".join(corpus.articles()["text"])
    assert added.new == 4 and all(f"nomor {n} itu" in texts for n in (1, 2, 3, 80))
    too_long = rejected.loc[rejected["reason"].str.startswith("too long"), "source"]
    assert [s.removeprefix(f"{tmp_path}/") for s in too_long] == [
        "a.json#1",
        "a.json#3",
        "b.rss#https://umpan.example/70",
    ]
