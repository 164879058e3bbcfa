"""Inputs as tools and browsers really write them: exports of monitors, slices of crawls, saved pages, pages in several parts, archives."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import quopri
import tarfile
import zipfile

import pyarrow
import pyarrow.parquet
import pytest

import netralitas as nt

BODY = (
    "Kepala BKPSDM Kabupaten Ende mengingatkan pegawai agar tidak memberi tanda suka pada akun bakal calon bupati. Hal itu disampaikan di aula, Kamis "
    "(12/9/2024). Ia menyebut ada {n} aduan sejak awal tahapan pilkada dan semuanya diteruskan ke Bawaslu.\nMenurut dia, pegawai yang terbukti melanggar "
    "dijatuhi hukuman disiplin sesuai aturan yang berlaku di daerah itu."
)


def body(n: int) -> str:
    return BODY.format(n=n)


def added(*paths, **options):
    with nt.Corpus.open() as corpus:
        counts = corpus.add(*paths, **options)
        articles = corpus.articles()
        assert corpus.verify() == []
        return counts, articles, dict(corpus.rejected().values.tolist())


NEWS_PLEASE = {
    "authors": ["Yohanes"], "date_download": "2024-10-01 10:00:00", "date_modify": None, "date_publish": "2024-09-13 04:10:00", "description": "x",
    "filename": "https%3A%2F%2Fflores.example%2Fa.json", "image_url": None, "language": "id", "localpath": None, "source_domain": "flores.example",
    "title": "BKPSDM Ende Ingatkan Pegawai", "title_page": None, "title_rss": None, "url": "https://flores.example/a",
}  # fmt: skip
OSCAR = {
    "content": body(3),
    "warc_headers": {"warc-record-id": "<urn:uuid:1>", "warc-date": "2022-11-28T00:00:00Z", "content-type": "text/plain", "content-length": "40",
        "warc-type": "conversion", "warc-identified-content-language": "ind", "warc-target-uri": "http://oscar.example/berita/2020-11-05/x.html"},
    "metadata": {"harmful_pp": 3.2, "quality_warnings": None, "categories": None, "identification": {"label": "id", "prob": 0.9}, "annotation": ["short_sentences"]},
}  # fmt: skip


def test_files_of_news_please(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(NEWS_PLEASE | {"maintext": body(7)}, indent=2))
    (tmp_path / "b.json").write_text(
        json.dumps(NEWS_PLEASE | {"maintext": None, "url": "https://flores.example/b"}, indent=2)
    )
    counts, articles, rejected = added(tmp_path)
    assert (counts.new, counts.rejected) == (1, 1)
    row = articles.iloc[0]
    assert (row["title"], row["published"], row["outlet"], row["authors"]) == (
        "BKPSDM Ende Ingatkan Pegawai",
        "2024-09-13",
        "flores.example",
        "Yohanes",
    )
    assert next(iter(rejected.values())).startswith("no text")


def test_exports_of_media_cloud_with_and_without_text(tmp_path):
    head = [
        "stories_id",
        "publish_date",
        "title",
        "url",
        "language",
        "ap_syndicated",
        "themes",
        "media_id",
        "media_name",
        "media_url",
        "story_text",
    ]
    row = [
        1,
        "2018-03-05 11:00:00",
        "Judul Lama",
        "https://lama.example/x",
        "id",
        "f",
        "",
        12,
        "Lama Post",
        "http://lama.example",
        body(8),
    ]
    with (tmp_path / "text.csv").open("w", newline="") as file:
        csv.writer(file).writerows([head, row])
    with (tmp_path / "urls.csv").open("w", newline="") as file:
        csv.writer(file).writerows([
            ["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"],
            ["ab", "2024-09-14 01:02:03.4", "id", "flores.example", "flores.example", "2024-09-13", "Judul", "https://flores.example/a"],
        ])  # fmt: skip
    counts, articles, rejected = added(tmp_path)
    assert counts.new == 1
    assert articles[["title", "published", "outlet"]].values.tolist() == [["Judul Lama", "2018-03-05", "Lama Post"]]
    assert "holds no articles; fetch the pages" in rejected[str(tmp_path / "urls.csv")]


def test_slices_of_crawls_take_the_day_from_the_address_and_never_from_the_crawl(tmp_path):
    lines = [
        json.dumps(
            {"text": body(n), "timestamp": "2019-04-25T12:57:54Z", "url": f"https://c4.example/2018/06/2{n}/judul"}
        )
        for n in (1, 2)
    ]
    (tmp_path / "c4-id.tfrecord-00001.json.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    with pyarrow.CompressedOutputStream(str(tmp_path / "id_meta_part_1.jsonl.zst"), "zstd") as stream:
        stream.write((json.dumps(OSCAR) + "\n").encode())
    table = {
        "text": [body(4)],
        "timestamp": ["2021/05/06 01:02:03"],
        "url": ["https://culturax.example/x"],
        "source": ["OSCAR-2301"],
    }
    pyarrow.parquet.write_table(pyarrow.table(table), tmp_path / "id_part_00001.parquet")
    counts, articles, _ = added(tmp_path)
    assert tuple(counts) == (4, 0, 0, 0)
    assert sorted(articles[["outlet", "published", "published_basis"]].values.tolist()) == [
        ["c4.example", "2018-06-21", "url"],
        ["c4.example", "2018-06-22", "url"],
        ["culturax.example", "", "none"],
        ["oscar.example", "2020-11-05", "url"],
    ]


PAGE = "<html><head><meta charset={charset}><title>{title}</title>{head}</head><body><article><h1>{title}</h1><p>{first}</p><p>“Tegas,” katanya — lalu pergi. {second}</p></article></body></html>"


def test_pages_saved_by_chrome_and_by_an_old_explorer(tmp_path):
    modern = PAGE.format(charset="utf-8", title="Judul Simpanan Chrome Itu", head="", first=body(11), second=body(12))
    quoted = quopri.encodestring(modern.encode()).replace(b"\n", b"\r\n").decode()
    mark = "----MultipartBoundary--abc----"
    (tmp_path / "chrome.mhtml").write_bytes(
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://mh.example/2024/09/13/judul\r\nSubject: =?utf-8?Q?Judul?=\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{mark}"\r\n\r\n\r\n--{mark}\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://mh.example/2024/09/13/judul\r\n\r\n{quoted}\r\n--{mark}\r\n"
        f"Content-Type: text/html\r\nContent-Location: https://iklan.example/frame\r\n\r\n<html><body>Iklan bingkai</body></html>\r\n--{mark}--\r\n".encode()
    )
    old = PAGE.format(charset="windows-1252", title="Judul Simpanan Lama Itu", head="", first=body(13), second=body(14))
    mark = "----=_NextPart_000_0000_01D0"
    (tmp_path / "lama.mht").write_bytes(
        f'From: "Disimpan oleh Windows Internet Explorer 8"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{mark}"\r\n\r\n'
        f'This is a multi-part message in MIME format.\r\n\r\n--{mark}\r\nContent-Type: text/html;\r\n\tcharset="Windows-1252"\r\nContent-Transfer-Encoding: base64\r\n'
        f"Content-Location: http://lama.example/2015/10/05/judul.html\r\n\r\n".encode() + base64.encodebytes(old.encode("cp1252")) + f"\r\n--{mark}--\r\n".encode()
    )  # fmt: skip
    counts, articles, _ = added(tmp_path)
    assert tuple(counts) == (2, 0, 0, 0)
    assert articles.sort_values("title")[["title", "published", "outlet"]].values.tolist() == [
        ["Judul Simpanan Chrome Itu", "2024-09-13", "mh.example"],
        ["Judul Simpanan Lama Itu", "2015-10-05", "lama.example"],
    ]
    assert (
        articles["text"].str.contains("“Tegas,” katanya — lalu pergi").all()
        and not articles["text"].str.contains("Iklan").any()
    )


def record(url: str, page: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


@pytest.mark.parametrize("order", [(2, 1, 3), (1, 2, 3), (3, 2, 1)])
def test_parts_whose_canonical_address_is_always_the_first_part(tmp_path, order):
    url = "https://multi.example/read/2020/10/05/0810/artikel-bersambung"

    def part(n: int) -> str:
        head = (
            f"<link rel=canonical href='{url}'><meta property='og:title' content='Artikel Bersambung Itu Halaman {n}'>"
        )
        return PAGE.format(
            charset="utf-8",
            title="Artikel Bersambung Itu",
            head=head,
            first=f"Bagian {n}. {body(n)}",
            second=f"Penutup {n}. {body(n + 20)}",
        )

    (tmp_path / "a.warc.gz").write_bytes(b"".join(record(f"{url}?page={n}", part(n)) for n in order))
    counts, articles, _ = added(tmp_path)
    assert (counts.new, counts.versions) == (1, 2)
    text = articles["text"].iloc[0]
    assert [text.index(f"Bagian {n}.") for n in (1, 2, 3)] == sorted(text.index(f"Bagian {n}.") for n in (1, 2, 3))
    assert text.count("Artikel Bersambung Itu") == 1
    assert articles["published"].iloc[0] == "2020-10-05"


def test_an_amp_page_is_a_version_of_its_article(tmp_path):
    page = PAGE.format(
        charset="utf-8",
        title="Judul Versi Amp Panjang",
        head="<link rel=canonical href='https://amp.example/judul-amp'>",
        first=body(40),
        second=body(41),
    )
    amp = page.replace("<html>", "<html amp>").replace(
        "<article>", "<article class=amp-wp-article><div class=amp-wp-article-content>"
    )
    (tmp_path / "a.warc.gz").write_bytes(
        record("https://amp.example/judul-amp/amp", amp) + record("https://amp.example/judul-amp?outputType=amp", page)
    )
    counts, articles, _ = added(tmp_path)
    assert (counts.new, counts.versions, len(articles)) == (1, 1, 1)


def member(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))


def test_bombs_in_tar_and_in_archives_within_archives(tmp_path):
    with tarfile.open(tmp_path / "bom.tar.gz", "w:gz", compresslevel=9) as archive:
        member(archive, "satu.txt", f"Judul Sebelum Bom\n\n{body(1)}".encode())
        member(archive, "nol.txt", b"0" * 150_000_000)
    zeros = io.BytesIO()
    with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("nol.txt", b"0" * 100_000_000)
    with zipfile.ZipFile(tmp_path / "luar.zip", "w", zipfile.ZIP_DEFLATED) as outer:
        outer.writestr("a.zip", zeros.getvalue())
        outer.writestr("b.txt", f"Judul di Samping Bom\n\n{body(2)}")
    with tarfile.open(tmp_path / "dalam.tar", "w") as archive:
        member(archive, "c.tar.gz", (tmp_path / "bom.tar.gz").read_bytes())
        member(archive, "d.txt", f"Judul Sesudah Bom\n\n{body(3)}".encode())
    counts, articles, rejected = added(tmp_path)
    assert sorted(articles["title"]) == ["Judul Sebelum Bom", "Judul Sesudah Bom", "Judul di Samping Bom"]
    assert counts.known == 1  # the same member of the same archive within another
    reasons = {source.removeprefix(f"{tmp_path}/"): reason.partition(":")[0] for source, reason in rejected.items()}
    assert reasons["luar.zip#a.zip#nol.txt"] == "bomb"
    assert reasons["bom.tar.gz"] == "bomb" and reasons["dalam.tar#c.tar.gz"] == "bomb"
    assert counts.rejected == len(rejected)


def test_names_that_lead_out_of_a_tar_archive_links_and_devices(tmp_path):
    names = ("../lari.txt", "/abs/lari.txt", "a/../../lari.txt", "..\\lari.txt", "ok/baik.txt")
    with tarfile.open(tmp_path / "jalur.tar", "w") as archive:
        for n, name in enumerate(names):
            member(archive, name, f"Judul {n}\n\n{body(n)}".encode())
        for name, kind in (
            ("keras.txt", tarfile.LNKTYPE),
            ("lunak.txt", tarfile.SYMTYPE),
            ("alat.txt", tarfile.CHRTYPE),
            ("pipa.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "ok/baik.txt"
            archive.addfile(info)
    counts, articles, rejected = added(tmp_path / "jalur.tar")
    assert articles["title"].tolist() == ["Judul 4"]
    assert counts.rejected == 8 and all(reason.startswith("unsafe") for reason in rejected.values())
    assert not (tmp_path.parent / "lari.txt").exists()
