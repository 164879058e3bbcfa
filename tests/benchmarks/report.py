"""Comparison and report at size: seconds and peak memory of comparing, of the page, of charts and PDF; how large the page is, and
how long headless Chromium takes to open it.

    python tests/benchmarks/report.py [NUMBER …]       (default 1000; the issue also asks for 20000)

The tables are those of articles made by `articles.py`, a third of them near-copies in other outlets. Reading them is not measured.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import articles
from measured import Table, show

COPIES = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6)
"""Outlets in which a text appears, equally likely: as in `netralitas.compare.simulate`."""
TARGETS = {
    "comparison": "",
    "page (findings, charts, evidence)": "under 10 s for 1,000",
    "comparison and page": "under 20 s for 20,000",
    "size of the page": "under 15 MB for 1,000",
    "opened in Chromium": "under 2 s for 1,000",
}


def write(path: Path, number: int, seed: int = 5) -> None:
    """So many articles as JSONL, near-copies in other outlets with a line of their own."""
    chance = random.Random(seed)
    texts = articles.articles(number, seed)
    with path.open("w") as file:
        n = 0
        while n < number:
            text = next(texts)
            for copy in range(min(chance.choice(COPIES), number - n)):
                day = f"20{15 + n % 11}-{1 + n % 12:02}-{1 + n % 28:02}"
                url = f"https://kabar{n % 40}.example/{seed}/{n}"
                words = f"{text}\n(kabar{n % 40})" if copy else text
                file.write(json.dumps({"text": words, "url": url, "published": day}, ensure_ascii=False) + "\n")
                n += 1


def measure(number: int) -> Iterator[tuple[str, str]]:
    """(What, figure) of a corpus of so many articles."""
    import netralitas as nt
    from netralitas.report import write_charts, write_report
    from netralitas.report.charts import draw_charts

    seconds: dict[str, float] = {}

    @contextmanager
    def timed(what: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        seconds[what] = time.perf_counter() - start

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write(place / "articles.jsonl", number)
        with nt.Corpus.open() as corpus:
            corpus.add(str(place / "articles.jsonl"))
            analysis = nt.analyze(corpus)
        start = time.process_time()
        with timed("comparison"):
            comparison = analysis.compare()
        page = place / "report.html"
        with timed("page (findings, charts, evidence)"):
            drawn = draw_charts(comparison, "id")
            write_report(analysis, comparison, page, "id", drawn=drawn)
        cpu = time.process_time() - start
        yield "comparison", f"{seconds['comparison']:.1f} s"
        yield "page (findings, charts, evidence)", f"{seconds['page (findings, charts, evidence)']:.1f} s"
        yield "comparison and page", f"{sum(seconds.values()):.1f} s (processor {cpu:.1f} s)"
        yield "size of the page", f"{page.stat().st_size / 1e6:.1f} MB"
        yield "opened in Chromium", opened(page)
        with timed("charts"):
            write_charts(comparison, place / "charts", "id", drawn=drawn)
        yield "charts as SVG and PNG files", f"{seconds['charts']:.1f} s"
        with timed("pdf"):
            write_report(analysis, comparison, page, "id", drawn=drawn, pdf=place / "report.pdf")
        yield "page again, with PDF", f"{seconds['pdf']:.1f} s, {(place / 'report.pdf').stat().st_size / 1e6:.1f} MB"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "peak memory of all, with reading", f"{peak:,.0f} MB"


def opened(page: Path, times: int = 3) -> str:
    """The median time until the page has run its script and drawn itself, and that of opening a number."""
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(chromium).exists():
        return "no Chromium here"
    from playwright.sync_api import sync_playwright

    loads, panels = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(times):
            tab = browser.new_page(viewport={"width": 1280, "height": 900})
            start = time.perf_counter()
            tab.goto(page.as_uri(), wait_until="load")
            tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            loads.append(time.perf_counter() - start)
            start = time.perf_counter()
            tab.locator("#findings button.n").first.click()
            tab.locator("#panel mark").first.wait_for()
            panels.append(time.perf_counter() - start)
            tab.close()
        browser.close()
    middle = times // 2
    return f"{sorted(loads)[middle]:.2f} s; a number opens its sentences in {sorted(panels)[middle]:.2f} s"


def tables(*numbers: int) -> Iterator[Table]:
    """A table a size of corpus."""
    for number in numbers:
        rows = [(what, figure, TARGETS.get(what, "")) for what, figure in measure(number)]
        about = "Tables of articles by `tests/benchmarks/articles.py` with near-copies, all in one process."
        yield Table(f"Comparison and report of {number:,} articles", about, ("what", "measured", "target"), rows)


if __name__ == "__main__":
    show(tables(*(int(a) for a in sys.argv[1:] or ["1000"])))
