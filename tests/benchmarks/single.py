"""One process: full analysis beside stock spaCy merely tokenising, and beside the usual libraries doing a part of the work.

    python tests/benchmarks/single.py [ARTICLES]        (default 300; the issue's figures are of 1,000 and more)

The stock tokeniser keeps what it made of 10,000 words, so it is the faster the more articles there are, until these are used up:
a ratio measured on 100 articles flatters us.

All on the same texts in the same run, each fresh and in one pass; the opponent on fewer texts, because it takes so long.
`components` says what the time goes to.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import articles
from measured import Table, show

Program = Callable[[Iterable[str]], Iterable[Any]]
"""What reads texts one after another, and keeps nothing."""


def fresh(prepare: Callable[[], Program], texts: list[str], warm: str) -> float:
    """Seconds for one pass; prepare and one text before it are not counted."""
    read = prepare()
    deque(read([warm]), maxlen=0)
    start = time.perf_counter()
    deque(read(texts), maxlen=0)
    return time.perf_counter() - start


def ours() -> Program:
    """All kinds of facts as rows, as `netralitas run` reads them."""
    from netralitas.extract.article_reader import read_many

    return lambda texts: read_many(((text, {}) for text in texts), "")


def alone() -> Program:
    """The same article by article."""
    from netralitas.extract.article_reader import reader_at

    return partial(map, reader_at(""))


def pipeline() -> Program:
    """The same as a spaCy Doc with spans, as `netralitas.load()` gives it."""
    import netralitas as nt

    return partial(map, nt.load())


def stock() -> Program:
    """spaCy's own Indonesian tokeniser, stock settings."""
    import spacy

    return partial(map, spacy.blank("id"))


def without_exceptions() -> Program:
    """Our tokeniser alone."""
    from netralitas.extract.language import Indonesian

    return partial(map, Indonesian().make_doc)


def usual() -> Program:
    """What a notebook would do: dateparser's search, EntityRuler over the regions' names, Sastrawi a token.

    Errors: ImportError when dateparser is not installed.
    """
    import spacy
    from dateparser.search import search_dates
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    from netralitas.lexicon import Lexicon

    nlp = spacy.blank("id")
    words = [str(row["name"]) for row in Lexicon().csv("regions")]
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "REGION", "pattern": word} for word in words])
    stemmer = StemmerFactory().create_stemmer()

    def read(text: str) -> None:
        search_dates(text, languages=["id"])
        for token in nlp(text):
            stemmer.stem(token.text)

    return partial(map, read)


def components(texts: list[str]) -> list[tuple[str, float]]:
    """(name, milliseconds an article) of the tokeniser and each component."""
    import netralitas as nt
    from netralitas.extract.pipeline import make_doc

    nlp = nt.load()
    nlp(texts[0])
    spent = dict.fromkeys(["tokeniser", *nlp.pipe_names], 0.0)
    for text in texts:
        start = time.perf_counter()
        doc = make_doc(nlp, text)
        spent["tokeniser"] += time.perf_counter() - start
        for name, component in nlp.pipeline:
            start = time.perf_counter()
            doc = component(doc)
            spent[name] += time.perf_counter() - start
    return [(name.removeprefix("netralitas_"), 1000 * seconds / len(texts)) for name, seconds in spent.items()]


def interleaved(texts: list[str], repeats: int) -> dict[str, float]:
    """Seconds an article of the yardstick, our tokeniser, `run` and the pipeline: medians, measured in turn."""
    programs = {
        'stock `spacy.blank("id")`, tokenising only': stock,
        "our tokeniser only": without_exceptions,
        "full analysis, as `run` does it": ours,
        "full analysis, article by article": alone,
        "full analysis, as spaCy pipeline": pipeline,
    }
    found: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(repeats):
        for name, prepare in programs.items():
            found[name].append(fresh(prepare, texts, texts[-1]) / len(texts))
    return {name: sorted(times)[repeats // 2] for name, times in found.items()}


def tables(number: int = 300, repeats: int = 3) -> list[Table]:
    """The tables for docs/benchmarks.md; medians of the repeats."""
    texts = list(articles.articles(number, 11))
    length = sum(map(len, texts)) / number
    few = texts[: max(10, number // 10)]

    measured = interleaved(texts, repeats)
    try:
        measured[f"the usual libraries, a part of the work ({len(few)} articles)"] = fresh(usual, few, texts[-1]) / len(
            few
        )
    except ImportError as missing:
        print(f"left out, the usual libraries: {missing}", file=sys.stderr)
    yard = next(iter(measured.values()))
    rows = [(name, f"{1000 * s:.2f}", f"{1 / s:.0f}", f"{s / yard:.2f}") for name, s in measured.items()]
    spent = components(texts)
    total = sum(s for _, s in spent)
    return [
        Table(
            "One process",
            f"{number} articles of {length:.0f} characters, one pass, medians of {repeats}.",
            ("what", "ms an article", "articles a second", "× stock tokeniser"),
            rows,
        ),
        Table(
            "What the time goes to",
            "The same articles, once.",
            ("component", "ms an article", "share"),
            [(name, f"{s:.2f}", f"{s / total:.0%}") for name, s in spent],
        ),
    ]


if __name__ == "__main__":
    show(tables(*(int(a) for a in sys.argv[1:2])))
