"""The article in the page, ours beside trafilatura's and newspaper4k's: word-level F1 of the text, accuracy of the page date.

    python tests/benchmarks/pages.py [FOLDER]      (newspaper4k only if it is installed)

FOLDER holds NAME.html and NAME.txt, whose front matter gives the intended date; ours are under tests/corpus/pages.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from netralitas.corpus.chrome import mask
from netralitas.corpus.pages import article_of
from netralitas.lexicon import Lexicon

PAGES = Path(__file__).parents[1] / "corpus" / "pages"
Found = tuple[str, str]


def intended(folder: Path) -> Iterator[tuple[str, bytes, str, str]]:
    """(name, page, text, date) of each hand-made page."""
    for page in sorted(folder.glob("*.html")):
        front, _, text = page.with_suffix(".txt").read_text().partition("\n---\n")
        day = re.search(r"^date:[ ]*(\S*)", front, re.MULTILINE)
        yield page.stem, page.read_bytes(), text, day[1] if day else ""


def ours(page: bytes) -> Found:
    """Text without what is masked, and date."""
    article = article_of(page, "page", "page")
    text = article.text
    for start, end, _ in reversed(mask(text, Lexicon())):
        text = text[:start] + text[end:]
    return text, article.published


def trafilaturas(page: bytes) -> Found:
    """Headline and text, and date, with the library's own settings."""
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    return (f"{found.title or ''}\n{found.text or ''}", (found.date or "")[:10]) if found else ("", "")


def newspapers(page: bytes) -> Found:
    """Headline and text, and date, with the library's own settings."""
    import newspaper

    article = newspaper.Article("http://example.org/", language="id")
    article.download(input_html=page.decode("utf-8", "replace"))
    article.parse()
    return f"{article.title}\n{article.text}", article.publish_date.date().isoformat() if article.publish_date else ""


def f1(found: str, wanted: str) -> float:
    """Word-level F1 over the two multisets of words."""
    a, b = (Counter(re.findall(r"\w+", t.casefold())) for t in (found, wanted))
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def measure(read: Callable[[bytes], Found], folder: Path) -> dict[str, tuple[float, bool, str]]:
    """{page: (F1, date right, date found)}."""
    scores = {}
    for name, page, text, day in intended(folder):
        try:
            found, published = read(page)
        except Exception as error:
            found, published = "", type(error).__name__
        scores[name] = (f1(found, text), published == day, published)
    return scores


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    readers = {"ours": ours, "trafilatura": trafilaturas}
    try:
        import newspaper  # noqa: F401

        readers["newspaper4k"] = newspapers
    except ImportError:
        print("newspaper4k is not installed")
    results, seconds = {}, {}
    for name, read in readers.items():
        measure(read, folder)
        start = time.perf_counter()
        results[name] = measure(read, folder)
        seconds[name] = time.perf_counter() - start
    print(f"{'page':<16}" + "".join(f"{name:>26}" for name in readers))
    for page in next(iter(results.values())):
        print(
            f"{page:<16}"
            + "".join(
                f"{r[page][0]:12.3f} {r[page][2] or '-':>11} {'+' if r[page][1] else 'x'}" for r in results.values()
            )
        )
    number = len(next(iter(results.values())))
    print(
        f"{'mean F1, dates':<16}"
        + "".join(
            f"{sum(s[0] for s in r.values()) / number:12.3f} {sum(s[1] for s in r.values()):>10}/{number}"
            for r in results.values()
        )
    )
    print(f"{'pages a second':<16}" + "".join(f"{number / seconds[name]:>26.0f}" for name in readers))


if __name__ == "__main__":
    main()
