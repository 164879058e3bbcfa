"""The evidence behind the numbers of a page: for every key the sentences, their words to highlight, and their articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare import Comparison
from netralitas.compare.facets import text_column
from netralitas.extract.layout import split_sentences
from netralitas.lexicon import Lexicon
from netralitas.report.labels import label, number

_THEME = re.compile(r"\bnetral\w*|\bketidaknetralan\b|\bASN\b|\bPNS\b|\baparatur\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]")
_NOTED = {
    "behaviours": ("code", "modality", "speaker"),
    "counts": ("number", "unit", "status", "counter", "period"),
    "statements": ("speaker", "institution"),
    "sanctions": ("sanction", "stage"),
    "regulations": ("regulation",),
    "officials": ("name", "position", "institution"),
    "institutions": ("institution",),
}
_BEHIND = {"number": ("min", "max"), "stage": ("imposed",)}
"""The columns behind what is noted under another name."""
_KIND = {
    "code": "behaviour",
    "modality": "modality",
    "unit": "unit",
    "status": "status",
    "sanction": "sanction",
    "stage": "stage",
}


MOST, MOST_LARGE = 400, 30
"""Rows that a number of the page opens, and where there are more than `LARGE` articles; the page would else take minutes to load."""
LARGE = 2000
MOST_LISTED = 1000
"""Articles that the page's own list holds."""
MOST_COPIES = 20
MOST_TEXT = 6_000_000
"""Characters of full article texts on a page; the others have their sentences and their source."""
SEED = 1


class _Records(NamedTuple):
    """Of a table's rows: where their words begin and end, and the values that their note tells (None where missing)."""

    starts: list[int]
    ends: list[int]
    columns: list[str]
    values: list[tuple[Any, ...]]


def _records(frame: pd.DataFrame, table: str) -> _Records:
    columns = [c for named in _NOTED.get(table, ()) for c in _BEHIND.get(named, (named,)) if c in frame]
    lists = []
    for column in columns:
        values = frame[column].astype(object)
        lists.append(values.where(values.notna(), None).tolist())
    starts, ends = (frame[c].astype("int64").tolist() for c in ("start", "end"))
    return _Records(starts, ends, columns, list(zip(*lists, strict=True)))


class Evidence:
    """Collects, while a page is made, the sentences behind every key, each once.

    A key opens at most `MOST` rows (or `MOST_LARGE`). Where there are more, they are those of the articles that stand first in an order drawn once
    for the whole page (`order`), so a random sample of articles, the same for all keys; `cut` says how many there are in all.
    """

    def __init__(
        self,
        comparison: Comparison,
        lang: str,
        *,
        publish: bool = False,
    ) -> None:
        self.lang = lang
        self.comparison = comparison
        self.publish = publish
        table = comparison.tables["articles"]
        table = table[table["article_id"].isin(set(comparison.articles["article_id"]))]
        self.ids: list[str] = table["article_id"].tolist()
        self.number = {a: i for i, a in enumerate(self.ids)}
        self.most = MOST if len(self.ids) <= LARGE else MOST_LARGE
        self.order = np.random.default_rng(SEED).permutation(len(self.ids))
        self.texts = [str(t) for t in table["text"]]
        columns = (text_column(table, c) for c in ("title", "outlet", "published", "election", "url", "source"))
        self.about = list(zip(*columns, strict=True))
        self.titles = [a[0] for a in self.about]
        clusters: dict[str, list[int]] = {}
        for i, cluster in enumerate(text_column(table, "cluster")):
            clusters.setdefault(cluster or str(i), []).append(i)
        self.copies = {i: [j for j in members if j != i] for members in clusters.values() for i in members}
        self.sentences: list[list[Any]] = []
        self.facts: list[list[Any]] = []
        self.keys: dict[str, list[int]] = {}
        self.cut: dict[str, list[Any]] = {}
        self._spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._sentence_numbers: dict[tuple[int, int, int], int] = {}
        self._row_facts: dict[str, dict[int, int]] = {}
        self._themes: dict[int, int] = {}
        self._records: dict[str, _Records] = {}
        self._notes: dict[tuple[str, tuple[Any, ...]], str] = {}
        self._articles: dict[str, npt.NDArray[np.int64]] = {}
        self._abbreviations = frozenset(Lexicon().toml("layout")["abbreviations"])

    def add_rows(self, key: str, table: str, rows: Sequence[int] | npt.NDArray[np.int64] | pd.Series) -> None:
        """The rows of a table as evidence of a key."""
        wanted = np.asarray(rows, dtype=np.int64)
        wanted = wanted[self._articles_of(table)[wanted] >= 0]
        if len(wanted) > self.most:
            self.cut[key] = [len(wanted), table]
            wanted = np.sort(
                wanted[np.argsort(self.order[self._articles_of(table)[wanted]], kind="stable")[: self.most]]
            )
        if len(wanted):
            known = self._row_facts.setdefault(table, {})
            facts = [known[row] if row in known else self._row_fact(table, row) for row in wanted.tolist()]
            self.keys.setdefault(key, []).extend(facts)

    def add_articles(self, key: str, ids: Iterable[str]) -> None:
        """Articles as evidence of a key: of each, a sentence on what it is about."""
        found = [self.number[a] for a in ids if a in self.number]
        if len(found) > self.most:
            self.cut[key] = [len(found), "articles"]
            found = sorted(sorted(found, key=lambda i: int(self.order[i]))[: self.most])
        if found:
            self.keys.setdefault(key, []).extend([self._theme(i) for i in found])

    def add_words(self, key: str, ids: Iterable[str], pattern: re.Pattern[str], most: int = 40) -> None:
        """Places of words in articles as evidence of a key, at most so many."""
        found: list[int] = []
        for i in (self.number[a] for a in ids if a in self.number):
            found += [self._fact(i, m.start(), m.end(), "") for m in pattern.finditer(self.texts[i])]
            if len(found) >= most:
                break
        if found:
            self.keys.setdefault(key, []).extend(found[:most])

    def listed(self) -> list[int]:
        """The numbers of the articles that the page lists, in their order: all, or the first of the drawn order."""
        return sorted(np.argsort(self.order)[:MOST_LISTED].tolist())

    def as_data(self) -> dict[str, Any]:
        """What the page's script needs.

        articles: per article [title, outlet, published, election's code, url, source name, numbers of its near-copies, how many
        there are, text]. sentences: [article, text]. facts: [sentence, start, end, note] with offsets in UTF-16 units, as
        browsers count. evidence: {key: facts}. cut: {key: [how many rows there are, in which table]}.
        """
        told = {s[0] for s in self.sentences}
        near = {j for i in told for j in self.copies[i][:MOST_COPIES]}
        used = sorted(told | near)
        place = {i: n for n, i in enumerate(used)}
        room, with_text = MOST_TEXT, set()
        for i in sorted(told, key=lambda i: int(self.order[i])):
            room -= len(self.texts[i])
            if room < 0 or self.publish:
                break
            with_text.add(i)
        articles = []
        for i in used:
            title, outlet, published, election, url, source = self.about[i]
            copies = self.copies[i] if i in told else []
            articles.append(
                [
                    title,
                    outlet,
                    published,
                    election,
                    url if re.match(r"https?://", url) else "",
                    Path(source.replace("\\", "/")).name,
                    [place[j] for j in copies[:MOST_COPIES]],
                    len(copies),
                    self.texts[i] if i in with_text else "",
                ]
            )
        sentences = [[place[i], words] for i, words in self.sentences]
        return {
            "articles": articles,
            "sentences": sentences,
            "facts": self.facts,
            "evidence": self.keys,
            "cut": self.cut,
        }

    def _articles_of(self, table: str) -> npt.NDArray[np.int64]:
        """The number of the article of every row of a table, -1 for articles that are not compared."""
        if table not in self._articles:
            ids = self.comparison.tables[table]["article_id"].tolist()
            self._articles[table] = np.array([self.number.get(a, -1) for a in ids], dtype=np.int64)
        return self._articles[table]

    def _row_fact(self, table: str, row: int) -> int:
        if table not in self._records:
            self._records[table] = _records(self.comparison.tables[table], table)
        records = self._records[table]
        values = records.values[row] if records.values else ()
        if (table, values) not in self._notes:
            self._notes[table, values] = self._note(table, dict(zip(records.columns, values, strict=True)))
        article = int(self._articles_of(table)[row])
        fact = self._fact(article, records.starts[row], records.ends[row], self._notes[table, values])
        self._row_facts[table][row] = fact
        return fact

    def _theme(self, article: int) -> int:
        if article not in self._themes:
            text = self.texts[article]
            body = text.find("\n") + 1
            found = _THEME.search(text, body) or _THEME.search(text)
            start, end = found.span() if found else self._sentence(article, 0)
            self._themes[article] = self._fact(article, start, end, "")
        return self._themes[article]

    def _fact(self, article: int, start: int, end: int, note: str) -> int:
        text = self.texts[article]
        left, right = self._sentence(article, start)
        if end > right:
            right = max(self._sentence(article, max(start, end - 1))[1], end)
        if not left <= start < end <= right:
            start, end = left, right
        where = (article, left, right)
        words = text[left:right]
        if where not in self._sentence_numbers:
            self._sentence_numbers[where] = len(self.sentences)
            self.sentences.append([article, words])
        self.facts.append([self._sentence_numbers[where], _utf16(words, start - left), _utf16(words, end - left), note])
        return len(self.facts) - 1

    def _sentence(self, article: int, at: int) -> tuple[int, int]:
        """The sentence at a place; the first one after it where it stands between paragraphs."""
        text = self.texts[article]
        begin = text.rfind("\n", 0, at) + 1
        if (article, begin) not in self._spans:
            end = text.find("\n", begin)
            end = len(text) if end < 0 else end
            self._spans[article, begin] = split_sentences(text, begin, end, self._abbreviations) if end > begin else []
        spans = self._spans[article, begin]
        if not spans:
            following = _PARAGRAPH.search(text, at) or _PARAGRAPH.search(text)
            return self._sentence(article, following.start()) if following else (0, len(text))
        return spans[max(0, bisect_right(spans, (at, len(text))) - 1)]

    def _note(self, table: str, record: dict[str, Any]) -> str:
        parts = []
        for column in _NOTED.get(table, ()):
            if column == "number":
                parts.append(_range(record, self.lang))
                continue
            value = (
                ("imposed" if record.get("imposed") is True else "threatened")
                if column == "stage"
                else record.get(column)
            )
            if value is None or value == "":
                continue
            words = label(_KIND.get(column, ""), str(value), self.lang)
            parts.append(words)
        return " · ".join(p for p in parts if p)


def _range(record: dict[str, Any], lang: str) -> str:
    low, high = (None if v is None else int(v) for v in (record.get("min"), record.get("max")))
    if low is not None and high is not None:
        return number(low, lang) if low == high else f"{number(low, lang)}–{number(high, lang)}"
    return f"≥ {number(low, lang)}" if low is not None else f"≤ {number(high or 0, lang)}"


def _utf16(words: str, offset: int) -> int:
    return offset if words.isascii() else len(words[:offset].encode("utf-16-le", "surrogatepass")) // 2
