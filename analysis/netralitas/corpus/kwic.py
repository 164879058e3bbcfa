"""Keyword in context over the words that are the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pandas as pd


def keyword_in_context(articles: pd.DataFrame, word: str, width: int = 45) -> Iterator[tuple[str, str, str, str]]:
    """Every place of a word or phrase (any case, `*` for any letters) as (source, left, word, right); width in characters.

    articles: with source, text and masks (JSON), as `Corpus.articles()` gives them; masked text is passed over.
    """
    pattern = re.compile(
        r"(?<!\w)" + r"\w*".join(re.escape(p).replace(r"\ ", r"\s+") for p in word.split("*")) + r"(?!\w)",
        re.IGNORECASE,
    )
    for row in articles.itertuples():
        text = str(row.text)
        masks = json.loads(str(row.masks))
        for m in pattern.finditer(text):
            if any(start < m.end() and m.start() < end for start, end, _ in masks):
                continue
            left = re.sub(r"\s+", " ", text[max(0, m.start() - width) : m.start()])
            right = re.sub(r"\s+", " ", text[m.end() : m.end() + width])
            yield str(row.source), left[-width:], m[0], right
