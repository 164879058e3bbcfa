"""The gate for crawls: how fast it goes through a web archive beside full cleaning and analysis, and what it loses.

    python tests/benchmarks/crawl.py [PAGES]        (default 5,000; the issue's figure is of 50,000)

The archive is made here: the sample's articles (as they are, all relevant by their gold) hidden among pages made from other text:
Indonesian news on other subjects, some naming elections or civil servants, a third in English or without sense, in a page with
menus, teasers and code as news sites have it.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import articles
from measured import Table, show

_SUBJECTS = {
    "pelatih pemain liga laga gol stadion suporter klub babak menit tim penonton juara wasit musim": 4,
    "petani panen padi pupuk sawah harga gabah kelompok tani irigasi hektare musim hujan benih": 3,
    "polisi pelaku motor korban lokasi warga malam tersangka barang bukti saksi kejadian mobil": 3,
    "pemerintah kabupaten bupati dinas pegawai layanan program anggaran jalan pembangunan kantor kepala": 3,
    "kpu pemilu logistik kotak suara tps petugas pemilih daftar rapat pleno partai calon kampanye": 2,
    "siswa sekolah guru kelas lomba ujian beasiswa kepala dinas pendidikan orang tua juara": 2,
    "the mayor said city police people council market company report weekend minister court road": 9,
}
_JOIN = ["yang", "dan", "di", "untuk", "dengan", "pada", "dari", "akan", "itu", "ini", "dalam", "tidak", "juga", "oleh"]
_MENU = ["Beranda", "Nasional", "Daerah", "Politik", "Pemilu", "Ekonomi", "Olahraga", "Hukum", "Opini", "Pendidikan"]


def other(chance: random.Random) -> str:
    """An article about something else."""
    subject = chance.choices(list(_SUBJECTS), list(_SUBJECTS.values()))[0]
    words = subject.split()
    small = ["the", "of", "and", "in", "to", "a"] if subject.startswith("the ") else _JOIN
    paragraphs = []
    for _ in range(chance.randint(6, 14)):
        sentences = [
            " ".join(chance.choice(words if chance.random() < 0.55 else small) for _ in range(chance.randint(8, 22)))
            for _ in range(chance.randint(1, 3))
        ]
        paragraphs.append(". ".join(s.capitalize() for s in sentences) + ".")
    return "\n".join([" ".join(chance.sample(words, 6)).title(), *paragraphs])


def page(text: str, chance: random.Random) -> bytes:
    """A news site's page around an article, 40 to 60 kB."""
    title, _, body = text.strip().partition("\n")
    code = "".join(f"var w{n}={{id:{chance.random()},slot:'ad-{n}',sizes:[[300,250],[728,90]]}};" for n in range(300))
    style = "".join(f".c{n}-{chance.randint(0, 999)}{{margin:0 auto;padding:{n}px;color:#333}}" for n in range(200))
    menu = "".join(f"<li class='menu-item'><a href='/{m.lower()}/'>{m}</a></li>" for m in _MENU * 2)
    teasers = "".join(
        f"<div class='card related'><a href='/baca/{n}'><img src='/i/{n}.jpg' alt=''><h3>Berita {n} hari ini</h3></a></div>"
        for n in range(30)
    )
    paragraphs = "".join(f"<p>{p}</p>" for p in body.split("\n") if p.strip())
    return (
        f"<!doctype html><html lang='id'><head><meta charset='utf-8'><title>{title} - Kabar</title><style>{style}</style>"
        f"<script>{code}</script></head><body><header><ul>{menu}</ul></header><main><article class='post-content'>"
        f"<h1>{title}</h1>{paragraphs}</article><aside>{teasers}</aside></main><footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def archive(path: Path, number: int, seed: int = 5) -> int:
    """Write a WARC of so many pages with the sample hidden in it: how many articles are hidden."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    chance = random.Random(seed)
    hidden = [p.read_text() for p in sorted(articles.SAMPLE.glob("*.txt"))]
    gold = [json.loads(x) for p in sorted((articles.ROOT / "tests" / "gold").glob("*.jsonl")) for x in p.open()]
    hidden = [(articles.SAMPLE / f"{g['article']}.txt").read_text() for g in gold if g.get("relevant", True)]
    places = set(chance.sample(range(number), len(hidden)))
    waiting = list(hidden)
    with path.open("wb") as file:
        for n in range(number):
            data = page(waiting.pop() if n in places else other(chance), chance)
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = (
                f"https://kabar{n % 40}.example/{'sample' if n in places else 'other'}/{n}"
            )
            record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + data)
            stream = io.BytesIO()
            record.write(stream)
            file.write(stream.getvalue())
    return len(hidden)


def everything(path: Path, most: int) -> tuple[int, float]:
    """Full cleaning and analysis of the first pages: (pages, seconds)."""
    from netralitas.corpus.ingest import records
    from netralitas.corpus.store.adding import judged
    from netralitas.extract.article_reader import lexicon_at, reader_at

    lexicon, read = lexicon_at(""), reader_at("")
    read("Bupati meminta ASN netral.")
    start = time.perf_counter()
    number = 0
    for record in records([path]):
        number += 1
        if not isinstance(record, tuple):
            judged([record.text], lexicon)
            read(record.text)
        if number == most:
            break
    return number, time.perf_counter() - start


def tables(number: int = 5000) -> list[Table]:
    """The table for docs/benchmarks.md."""
    from netralitas.scale.scan import KEPT, relevant_articles

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc"
        hidden = archive(path, number)
        size = path.stat().st_size / number / 1000
        archive(Path(folder) / "warm.warc", 60)
        list(relevant_articles(str(Path(folder) / "warm.warc"), "", Counter()))
        counts: Counter[str] = Counter()
        start = time.perf_counter()
        found = [a.url for a in relevant_articles(str(path), "", counts)]
        seconds = time.perf_counter() - start
        few, whole = everything(path, max(100, number // 20))
    right = sum("/sample/" in url for url in found)
    gate, full = seconds / number, whole / few
    reasons = [(f"dropped: {reason}", f"{n:,}", "") for reason, n in counts.most_common() if reason != KEPT]
    return [
        Table(
            "The gate for crawls",
            f"One WARC of {number:,} pages of {size:.0f} kB, {hidden} relevant gold articles among them; one process, once. Full "
            f"cleaning and analysis on the first {few} pages. The pages are made, so the speed on a real crawl will differ "
            "with the share of pages in Indonesian.",
            ("what", "figure", ""),
            [
                ("scan, ms a page", f"{1000 * gate:.3f}", f"{1 / gate:,.0f} pages a second"),
                ("full cleaning and analysis, ms a page", f"{1000 * full:.2f}", f"× {full / gate:.0f} the scan"),
                ("recall of the hidden articles", f"{right / hidden:.3f}", f"{right} of {hidden}"),
                ("others kept", f"{len(found) - right}", ""),
                *reasons,
                ("scan, core-hours a million pages", f"{gate * 1e6 / 3600:.2f}", ""),
            ],
        )
    ]


if __name__ == "__main__":
    show(tables(*(int(a) for a in sys.argv[1:2])))
