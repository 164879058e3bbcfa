"""Inputs with a line, a record or a page of a gigabyte, in every format that is read line by line or as a whole, also compressed: seconds
and peak memory of reading each, in a process of its own, and what became of it and of a good record behind it.

    python tests/benchmarks/hostile.py [MEGABYTES] [FORMAT…]        (default 1000, all)
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from measured import Table, show

GOOD = (
    "Bupati meminta aparatur sipil negara menjaga netralitas pada pemilu dan tidak memihak kepada calon mana pun. Pegawai yang melanggar akan diperiksa oleh "
    "inspektorat, lalu diteruskan kepada pengawas pemilihan. Laporan warga ditindaklanjuti paling lama tujuh hari kerja sejak diterima, kata bupati di pendopo."
)
READ = """
import resource, sys, time, netralitas as nt
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
with nt.Corpus.open() as corpus:
    added = corpus.add(sys.argv[1])
    reasons = [r for r in corpus.rejected()["reason"]]
print(time.perf_counter() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, added.new, added.rejected, *reasons[:1], sep="|")
"""


class Input(NamedTuple):
    """A hostile file: what stands before and after the long stretch."""

    name: str
    before: str
    after: str


def inputs() -> list[Input]:
    """One of each format; where the format has records, a good one comes after the long one."""
    record = json.dumps({"text": GOOD, "url": "https://baik.example/1"})
    item = f"<item><title>Baik</title><link>https://u.example/2</link><description>{GOOD} {GOOD}</description></item>"
    page = f"<html><head><title>Judul Halaman Baik Itu</title></head><body><h1>Judul Halaman Baik Itu</h1><p>{GOOD}</p></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n{page}"
    warc = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{1:032x}>\r\nWARC-Target-URI: https://w.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n"
    return [
        Input("a.jsonl", '{"text": "', f'"}}\n{record}\n'),
        Input("b.json", '[{"text": "', f'"}}, {record}]'),
        Input("c.csv", "title,text\n", f'\nBaik,"{GOOD}"\n'),
        Input("d.csv", 'title,text\nPanjang,"', f'"\nBaik,"{GOOD}"\n'),
        Input("e.tsv", "title\ttext\n", f"\nBaik\t{GOOD}\n"),
        Input("f.csv", "title,", f'text\nBaik,"{GOOD}"\n'),
        Input("g.txt", "Judul\n\n", f"\n{GOOD}\n"),
        Input("h.md", "---\ntanggal: ", f"\n---\n{GOOD}\n"),
        Input("i.html", "<html><body><p>", f"</p>{page}"),
        Input("j.html", "<html><body class='", f"'>{page}"),
        Input("k.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", ""),
        Input("l.rss", "<?xml version='1.0'?><rss><channel><item><description>", f"</description></item>{item}</channel></rss>"),
        Input("m.xml", "<?xml version='1.0'?><urlset><url><loc>https://", "</loc></url></urlset>"),
        Input("n.xml", "<?xml version='1.0'?><rss a='", f"'><channel>{item}</channel></rss>"),
        Input("o.warc", "WARC/1.0\r\nX-Long: ", f"\r\n\r\n{warc}"),
        Input("p.warc", f"{warc}WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/2\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: LENGTH\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", f"\r\n\r\n{warc}"),
        Input("q", "tanpa akhiran ", ""),
    ]  # fmt: skip


PACKED = ("", ".gz", ".bz2", ".xz")


def opened(path: Path) -> Any:
    """The file to write, compressed as its name says."""
    if path.suffix == ".gz":
        return gzip.open(path, "wb", compresslevel=1)
    if path.suffix == ".bz2":
        return bz2.open(path, "wb", compresslevel=1)
    return lzma.open(path, "wb", preset=0) if path.suffix == ".xz" else path.open("wb")


def stretch(megabytes: int) -> Iterator[bytes]:
    """Megabytes of letters without a line's end that compress about as well as text does."""
    chance = random.Random(7)
    blocks = ["".join(chance.choices("abcdefghij klmno", k=1_000_000)).encode() for _ in range(4)]
    for n in range(megabytes):
        yield blocks[n % 4]


def write(path: Path, found: Input, megabytes: int) -> None:
    """The file."""
    out: IO[bytes]
    with opened(path) as out:
        out.write(found.before.replace("LENGTH", str(megabytes * 1_000_000 + 44)).encode())
        for block in stretch(megabytes):
            out.write(block)
        out.write(found.after.encode())


def measure(path: Path) -> list[str]:
    """Seconds, megabytes, articles, rejected, the first reason."""
    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, timeout=900)
    if done.returncode:
        return [
            "-",
            "-",
            "-",
            "-",
            f"failed: {done.stderr.strip().splitlines()[-1][:80] if done.stderr else done.returncode}",
        ]
    seconds, memory, new, rejected, *reason = done.stdout.strip().split("|")
    return [f"{float(seconds):.1f}", f"{float(memory):.0f}", new, rejected, (reason or ["-"])[0][:70]]


def tables(megabytes: int, only: list[str]) -> Iterator[Table]:
    """Each format plain; those that lines are read from also compressed."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for found in inputs():
            for suffix in PACKED:
                name = found.name + suffix
                if (only and name not in only) or (suffix and found.name not in ("a.jsonl", "c.csv", "g.txt", "l.rss")):
                    continue
                if suffix in (".bz2", ".xz") and found.name != "a.jsonl":
                    continue
                path = Path(folder) / name
                write(path, found, megabytes)
                rows.append([name, *measure(path)])
                print(*rows[-1], sep="  ", file=sys.stderr, flush=True)
                path.unlink()
    about = f"{megabytes:,} MB in one line or record; memory beyond what the program has when it starts."
    yield Table("Hostile inputs", about, ("file", "seconds", "MB", "articles", "rejected", "reason"), rows)


if __name__ == "__main__":
    show(tables(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, sys.argv[2:]))
