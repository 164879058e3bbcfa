"""Words that set a target group apart from a reference group: weighted log-odds with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16: the prior is the frequency of each word in the whole
corpus, the statistic is the difference of log-odds divided by its standard error. Words are Sastrawi stems (or phrases of two
or three words); of near-copies only the representative is counted, so that a press release is one voice.

Their standard error takes every word for an independent draw, but an article that is about photos says the word ten times. So the
error of each side is the larger of theirs and the one between voices (the linearised variance over near-copy clusters); `z_words`
is the statistic as published.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.groups import ALL
from netralitas.compare.intervals import Z95, Floats, benjamini_hochberg
from netralitas.compare.stems import stems
from netralitas.corpus.chrome import mask
from netralitas.lexicon import Lexicon

COLUMNS = [
    "word",
    "forms",
    "count_target",
    "count_reference",
    "articles_target",
    "articles_reference",
    "log_odds",
    "low",
    "high",
    "z",
    "z_words",
    "p_adjusted",
]
PRIOR_WORDS = 500.0
"""How many words of text the prior weighs."""
MIN_ARTICLES = 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[\n.!?;:,()\"“”]+")


class Words(NamedTuple):
    """Word counts of representatives: a row an article and word (article_id and word as categories, count), and each stem's written
    forms, the commonest first, joined by `, `."""

    counts: pd.DataFrame
    forms: dict[str, str]


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(Lexicon().toml("comparison")["stopwords"])


def count_words(
    table: pd.DataFrame, articles: pd.DataFrame, *, phrases: bool = False, masks: Mapping[str, str] | None = None
) -> Words:
    """Count stems (or phrases of 2 and 3 words as written, that neither begin nor end in a stop word) in each representative,
    outside of what is masked as not being the article. table: `articles` of the run; articles: of the comparison; masks: as of
    `Comparison`."""
    chosen = set(articles.loc[articles["representative"], "article_id"])
    lexicon, known_masks = Lexicon(), masks or {}
    code_of: defaultdict[str, int] = defaultdict()
    code_of.default_factory = code_of.__len__
    found: dict[str, npt.NDArray[np.int64]] = {}
    for article, text in zip(table["article_id"], table["text"], strict=True):
        if article not in chosen:
            continue
        body = _unmasked(str(text), known_masks.get(article), lexicon).lower()
        tokens = _phrases(body) if phrases else _WORD.findall(body)
        found[article] = np.fromiter(map(code_of.__getitem__, tokens), dtype=np.int64)
    if not code_of:
        return Words(pd.DataFrame(columns=["article_id", "word", "count"]), {})
    return _words(list(code_of), found) if phrases else _stems(list(code_of), found)


def _stems(tokens: list[str], found: Mapping[str, npt.NDArray[np.int64]]) -> Words:
    """The counts of the stems of tokens, and their written forms. found: the tokens (by number) of each article."""
    stop = _stopwords()
    stemmed = stems([w for w in tokens if len(w) > 2 and w not in stop])
    roots = [stemmed.get(w, "") for w in tokens]
    names = sorted({*roots} - stop - {""})
    place = {name: number for number, name in enumerate(names)}
    root_of = np.array([place.get(root, -1) for root in roots], dtype=np.int64)
    times = np.bincount(np.concatenate([*found.values()]), minlength=len(tokens)).tolist()
    forms: dict[str, list[str]] = {name: [] for name in names}
    for _, form, root in sorted(zip((-n for n in times), tokens, roots, strict=True)):
        if root in place:
            forms[root].append(form)
    counted = _words(names, {article: root_of[codes] for article, codes in found.items()})
    return counted._replace(forms={root: ", ".join(written) for root, written in forms.items()})


def _words(names: list[str], found: Mapping[str, npt.NDArray[np.int64]]) -> Words:
    """How often each name stands in each article. found: the names (by number, -1 for none) of each article, as they follow."""
    codes = np.concatenate([*found.values()])
    article = np.repeat(np.arange(len(found), dtype=np.int64), [len(c) for c in found.values()])
    keys, count = np.unique((article * max(len(names), 1) + codes)[codes >= 0], return_counts=True)
    article, code = np.divmod(keys, max(len(names), 1))
    columns = {
        "article_id": pd.Categorical.from_codes(article, categories=pd.Index(list(found))),
        "word": pd.Categorical.from_codes(code, categories=pd.Index(names)),
        "count": count,
    }
    return Words(pd.DataFrame(columns), {})


def _unmasked(text: str, known: str | None, lexicon: Lexicon) -> str:
    """The article's text without masked parts, which are known (as JSON) or looked for."""
    masked = mask(text, lexicon) if known is None else json.loads(known)
    for start, end, _ in sorted(masked, reverse=True):
        text = text[:start] + "\n" + text[end:]
    return text


def _phrases(text: str) -> Iterator[str]:
    """Phrases of 2 and 3 words that don't run across the ends of sentences and clauses."""
    stop = _stopwords()
    for line in _BREAK.split(text):
        words = _WORD.findall(line)
        good = [len(w) > 2 and w not in stop for w in words]
        for size in (2, 3):
            for i in range(len(words) - size + 1):
                if good[i] and good[i + size - 1]:
                    yield " ".join(words[i : i + size])


class _Side(NamedTuple):
    """Of one group and every word: count y, articles with it, sum of y² and of y times the article's words; and of the group: its
    words, sum of their squares, and voices."""

    y: Floats
    articles: npt.NDArray[np.int64]
    squares: Floats
    cross: Floats
    words: float
    words_squares: float
    voices: int


def _side(counts: pd.DataFrame, codes: npt.NDArray[np.int64], number: int, inside: npt.NDArray[np.bool_]) -> _Side:
    y, code = counts["count"].to_numpy(dtype=np.float64)[inside], codes[inside]
    article, _ = pd.factorize(counts["article_id"].astype("category").cat.codes.to_numpy()[inside])
    size = np.bincount(article, weights=y)

    def total(values: Floats) -> Floats:
        return np.bincount(code, weights=values, minlength=number).astype(np.float64)

    return _Side(
        total(y),
        np.bincount(code, minlength=number),
        total(y * y),
        total(y * size[article]),
        float(size.sum()),
        float((size**2).sum()),
        len(size),
    )


def _variance(side: _Side, prior: Floats, total: float) -> Floats:
    """The variance of the log-odds of one side: between voices, but not less than that of independent words."""
    above, below = side.y + prior, side.words + total - side.y - prior
    per_word, per_text = 1 / above + 1 / below, 1 / below
    summed = per_word * side.y - per_text * side.words
    squared = per_word**2 * side.squares - 2 * per_word * per_text * side.cross + per_text**2 * side.words_squares
    m = max(side.voices, 2)
    return np.maximum((squared - summed**2 / m) * m / (m - 1), 1 / above)


def keyness(
    words: Words,
    articles: pd.DataFrame,
    target: str,
    reference: str | None = None,
    *,
    prior_words: float = PRIOR_WORDS,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Words by how much they set `target` apart (z > 0) from `reference` (z < 0); without one, from all other articles.

    Columns: word, forms (the commonest written forms of a stem), counts and articles on both sides, log_odds with its 95% interval
    low-high, z, z_words (without regard to voices), p_adjusted (of z, Benjamini-Hochberg over the words listed). Words of fewer
    than `min_articles` articles on both sides together are left out: a name that one article repeats is no finding.
    """
    groups = articles[articles["group"] != ALL]
    inside = set(groups.loc[groups["group"] == target, "article_id"])
    others = (
        set(groups.loc[groups["group"] == reference, "article_id"]) if reference else set(groups["article_id"]) - inside
    )
    counts = words.counts
    word, article = (counts[column].astype("category").cat for column in ("word", "article_id"))
    codes: npt.NDArray[np.int64] = word.codes.to_numpy().astype(np.int64)
    known = word.categories
    if len(known) < 2 or not inside or not others:
        return pd.DataFrame(columns=COLUMNS)
    t, r = (
        _side(counts, codes, len(known), np.isin(article.codes, np.flatnonzero(article.categories.isin(side))))
        for side in (inside, others)
    )
    background = np.bincount(codes, weights=counts["count"], minlength=len(known))
    prior = prior_words * background / background.sum()
    total = float(prior.sum())
    odds = np.log((t.y + prior) / (t.words + total - t.y - prior)) - np.log(
        (r.y + prior) / (r.words + total - r.y - prior)
    )
    error = np.sqrt(_variance(t, prior, total) + _variance(r, prior, total))
    found = pd.DataFrame(
        {
            "word": known,
            "forms": [", ".join(words.forms.get(w, w).split(", ")[:3]) for w in known],
            "count_target": t.y.astype(int),
            "count_reference": r.y.astype(int),
            "articles_target": t.articles,
            "articles_reference": r.articles,
            "log_odds": odds,
            "low": odds - Z95 * error,
            "high": odds + Z95 * error,
            "z": odds / error,
            "z_words": odds / np.sqrt(1 / (t.y + prior) + 1 / (r.y + prior)),
        }
    )
    found = found[found["articles_target"] + found["articles_reference"] >= min_articles]
    normal = NormalDist()
    p = np.array([2 * normal.cdf(-abs(z)) for z in found["z"]], dtype=np.float64)
    found["p_adjusted"] = benjamini_hochberg(p)
    return found.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)[COLUMNS]
