"""The report in headless Chromium: no errors, no requests, filter, sort, keyboard, and every number opens its sentences.

Skipped where there is no Chromium; on CI (CI=true) it must be there.
"""

import os
import shutil
from pathlib import Path

import pytest

from netralitas.compare import compare
from netralitas.report.page import render

CHROMIUM = "/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.skipif(
    not CHROMIUM and os.environ.get("CI") != "true",
    reason="needs Debian's chromium (apt-get install chromium), which is not installed",
)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "CI must install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def report(gold_tables, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render("fingerprint", compare(gold_tables), "id", command="netralitas run"), encoding="utf-8")
    return path


@pytest.fixture
def page(browser, report):
    """An open report; at the end nothing was logged and nothing but the file was asked for."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    trouble = []
    opened.on("console", lambda m: trouble.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: trouble.append(str(e)))
    opened.on("request", lambda r: trouble.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    opened.goto(report.as_uri())
    yield opened
    opened.close()
    assert not trouble


def test_every_number_opens_highlighted_sentences(page):
    page.click("#open-all")
    page.wait_for_function("document.querySelectorAll('details.sheet:not([open])').length === 0")
    found = page.evaluate(
        """() => {
            for (const more of document.querySelectorAll('.holder .more')) while (!more.hidden) more.click();
            const panel = document.getElementById('panel');
            const failed = [];
            const numbers = [...document.querySelectorAll('[data-e]')];
            for (const number of numbers) {
                number.dispatchEvent(new MouseEvent('click', { bubbles: true }));
                const marks = [...panel.querySelectorAll('blockquote mark')];
                const good = panel.open && marks.some((m) => m.textContent.length > 0)
                    && document.getElementById('panel-title').textContent.length > 0;
                if (!good) failed.push(number.getAttribute('data-e'));
            }
            const bare = [...document.querySelectorAll('td.num')].filter((cell) => !cell.querySelector('.n')
                && /^[1-9][0-9.]*$/.test(cell.firstChild ? cell.firstChild.textContent : ''));
            return { numbers: numbers.length, failed, charts: document.querySelectorAll('svg [data-e]').length, bare: bare.length };
        }"""
    )
    assert found["failed"] == []
    assert found["bare"] == 0
    assert found["numbers"] > 1000
    assert found["charts"] > 300


def test_filter_and_sort(page):
    page.evaluate("document.querySelector('[data-sheet=behaviour]').open = true")
    sheet = page.locator("[data-sheet=behaviour]")
    sheet.locator("tbody tr").first.wait_for()
    everything = sheet.locator("tbody tr").count()
    sheet.locator("input").fill("foto")
    assert sheet.locator("tbody tr").count() == 1
    assert f"1 dari {everything}" in sheet.locator(".tools").inner_text()
    sheet.locator("input").fill("")
    head = sheet.locator("thead th button").last
    head.click()
    values = [int(v.split()[0]) for v in sheet.locator("tbody tr td:last-child").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    head.click()
    assert sheet.locator("thead th").last.get_attribute("aria-sort") == "ascending"
    values = [int(v.split()[0]) for v in sheet.locator("tbody tr td:last-child").all_inner_texts()]
    assert values == sorted(values)


def test_keyboard_opens_and_closes(page):
    number = page.locator("#findings button.n").first
    number.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.locator("#panel mark").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert number.evaluate("(e) => e === document.activeElement")
    cell = page.locator("#behaviours svg [data-e]").first
    cell.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('data-e') !== null")
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_window(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_words_can_be_read_on_their_ground(page):
    """WCAG AA: contrast of at least 4.5 for all words of the page and the panel."""
    page.locator("#findings button.n").first.click()
    low = page.evaluate(
        """() => {
            const rgb = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m.slice(0, 3), 1] : m; };
            const light = (c) => { const p = c.slice(0, 3).map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2]; };
            const failed = [];
            for (const e of document.querySelectorAll('body *:not(svg *):not(script)')) {
                if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || !e.getClientRects().length) continue;
                let ground = e; let back = [255, 255, 255];
                while (ground) { const c = rgb(getComputedStyle(ground).backgroundColor); if (c[3] > 0.9) { back = c; break; } ground = ground.parentElement; }
                const [a, b] = [light(rgb(getComputedStyle(e).color)), light(back)].sort((x, y) => y - x);
                if ((a + 0.05) / (b + 0.05) < 4.5) failed.push(e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 30));
            }
            return failed;
        }"""
    )
    assert low == []


def test_everything_that_can_be_used_has_a_name(page):
    page.click("#open-all")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, [role=button], [role=region]')].filter((e) => !(e.textContent.trim()
            || e.getAttribute('aria-label') || (e.labels && e.labels.length))).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_axe_finds_no_serious_violation(page):
    """axe-core (WCAG 2.2 A and AA, and its best practices) with every table open, then with the evidence panel open."""
    import axe_playwright_python

    page.click("#open-all")
    page.wait_for_function("document.querySelectorAll('details.sheet:not([open])').length === 0")
    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    run = """async (where) => (await axe.run(where)).violations.filter((v) => ['serious', 'critical'].includes(v.impact))
        .map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)])"""
    assert page.evaluate(run, "body") == []
    page.locator("#findings button.n").first.click()
    assert page.locator("#panel").is_visible()
    assert page.evaluate(run, "#panel") == []
