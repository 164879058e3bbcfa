"""Words that set a target group apart from a reference group: weighted log-odds with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16: the prior is the frequency of each word in the whole
corpus, the statistic is the difference of log-odds divided by its standard error. Words are Sastrawi stems (or phrases of two
or three words); of near-copies only the representative is counted, so that a press release is one voice.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from netralitas.compare.groups import ALL
from netralitas.corpus.chrome import mask
from netralitas.lexicon import Lexicon

COLUMNS = ["word", "forms", "count_target", "count_reference", "articles_target", "articles_reference", "log_odds", "z"]
PRIOR_WORDS = 500.0
"""How many words of text the prior weighs."""
MIN_ARTICLES = 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Words(NamedTuple):
    """Word counts of representatives: a row an article and word (article_id, word, count), and each stem's written forms, the
    commonest first, joined by `, `."""

    counts: pd.DataFrame
    forms: dict[str, str]


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    words = Lexicon().toml("comparison")
    return frozenset(words["protect"]), frozenset(words["stopwords"])


@cache
def _stemmer() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Sastrawi stem of a word in lower case; protected words (names of elections, bodies, offices) stay whole."""
    bare = re.sub(r"-?(?:nya|kah|lah|pun)$", "", word) if word not in _lists()[0] else word
    if bare in _lists()[0]:
        return bare
    return _stemmer().stem(word)


def count_words(table: pd.DataFrame, articles: pd.DataFrame, *, phrases: bool = False) -> Words:
    """Count stems (or phrases of 2 and 3 words as written, that neither begin nor end in a stop word) in each representative,
    outside of what is masked as not being the article. table: `articles` of the run; articles: of the comparison."""
    chosen = set(articles.loc[articles["representative"], "article_id"])
    lexicon = Lexicon()
    stop = _lists()[1]
    counted: list[tuple[str, str, int]] = []
    forms: dict[str, Counter[str]] = {}
    for article, text in zip(table["article_id"], table["text"], strict=True):
        if article not in chosen:
            continue
        words: Counter[str] = Counter()
        for line in _lines(str(text), lexicon):
            tokens = [w.lower() for w in _WORD.findall(line)]
            if phrases:
                for size in (2, 3):
                    for i in range(len(tokens) - size + 1):
                        part = tokens[i : i + size]
                        if part[0] not in stop and part[-1] not in stop and len(part[0]) > 2 and len(part[-1]) > 2:
                            words[" ".join(part)] += 1
                continue
            for token in tokens:
                if len(token) > 2 and token not in stop and (root := stem(token)) not in stop:
                    words[root] += 1
                    forms.setdefault(root, Counter())[token] += 1
        counted += [(article, word, count) for word, count in words.items()]
    best = {word: ", ".join(f for f, _ in sorted(c.items(), key=lambda x: (-x[1], x[0]))) for word, c in forms.items()}
    return Words(pd.DataFrame(counted, columns=["article_id", "word", "count"]), best)


def _lines(text: str, lexicon: Lexicon) -> list[str]:
    """The article's text without masked parts, broken at sentence ends so that phrases don't run across them."""
    for start, end, _ in sorted(mask(text, lexicon), reverse=True):
        text = text[:start] + "\n" + text[end:]
    return re.split(r"[\n.!?;:,()\"“”]+", text)


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

    Columns: word, forms (the commonest written forms of a stem), counts and articles on both sides, log_odds, z. Words of fewer
    than `min_articles` articles on both sides together are left out: a name that one article repeats is no finding.
    """
    groups = articles[articles["group"] != ALL]
    inside = set(groups.loc[groups["group"] == target, "article_id"])
    others = (
        set(groups.loc[groups["group"] == reference, "article_id"]) if reference else set(groups["article_id"]) - inside
    )
    counts = words.counts
    if counts["word"].nunique() < 2 or not inside or not others:
        return pd.DataFrame(columns=COLUMNS)
    background = counts.groupby("word")["count"].sum()
    sides = []
    for side in (inside, others):
        part = counts[counts["article_id"].isin(side)].groupby("word")["count"].agg(["sum", "size"])
        sides.append(part.reindex(background.index, fill_value=0))
    y_t, y_r = sides[0]["sum"].to_numpy(float), sides[1]["sum"].to_numpy(float)
    prior = prior_words * background.to_numpy(float) / float(background.sum())
    total = prior.sum()
    odds = np.log((y_t + prior) / (y_t.sum() + total - y_t - prior)) - np.log(
        (y_r + prior) / (y_r.sum() + total - y_r - prior)
    )
    z = odds / np.sqrt(1 / (y_t + prior) + 1 / (y_r + prior))
    found = pd.DataFrame(
        {
            "word": background.index,
            "forms": [", ".join(words.forms.get(w, w).split(", ")[:3]) for w in background.index],
            "count_target": y_t.astype(int),
            "count_reference": y_r.astype(int),
            "articles_target": sides[0]["size"].to_numpy(),
            "articles_reference": sides[1]["size"].to_numpy(),
            "log_odds": odds,
            "z": z,
        }
    )
    found = found[found["articles_target"] + found["articles_reference"] >= min_articles]
    return found.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)[COLUMNS]
