"""The comparison of groups of articles: what `compare` returns, and `compare` itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from netralitas.compare import keyness as words
from netralitas.compare import timeline as time
from netralitas.compare.differences import difference, judged, seeded
from netralitas.compare.elections import election_pairs
from netralitas.compare.facets import FACETS, ROW_ATTRIBUTES, Tables, enrich, mentions, rule_names
from netralitas.compare.figures import figure_rows, figures
from netralitas.compare.groups import ALL, ARTICLE_ATTRIBUTES, article_frame, membership
from netralitas.compare.incidence import KEYS, incidence
from netralitas.compare.pairs import Paired, paired
from netralitas.compare.shares import Design, cells, design, effective_sizes
from netralitas.compare.standardise import adjust, mixes

MIN_ARTICLES = 5
TESTED = (
    "behaviour",
    "behaviour_modality",
    "modality",
    "speaker_kind",
    "body",
    "office",
    "count_status",
    "sanction",
    "rule",
)
REST = "(rest)"


@dataclass(frozen=True, eq=False)
class Comparison:
    """Groups of articles side by side. All frames are tidy; `*` is the group of all articles.

    articles: one row an article, with its `group` (several rows when grouped by speakers or channels).
    totals: a row a group: articles, clusters, outlets, provinces, dated, first, last, words.
    cells: a row a facet, code, second and group: n (articles), k (of them naming it), share with its 95% interval low-high;
      the same of near-copy clusters; mentions (rows), per_1000_words; enough (n is at least `min_articles`).
    differences: a row a tested category and (target, reference) pair; see `differences.difference`. `by_outlet`, `by_province`
      (with _low, _high, _overlap) are the difference at the same mix.
    figures: numbers of cases by status, unit and group. mentions: the rows behind every cell. figure_rows: behind `figures`.
    masks: {article_id: stretches of its text that are not the article, as JSON}; of articles that are missing, they are found anew.
    """

    by: str
    groups: list[str]
    articles: pd.DataFrame
    totals: pd.DataFrame
    cells: pd.DataFrame
    differences: pd.DataFrame
    figures: pd.DataFrame
    mentions: pd.DataFrame
    figure_rows: pd.DataFrame
    rules: dict[str, str]
    tables: Tables = field(repr=False)
    settings: dict[str, Any]
    masks: Mapping[str, str] = field(default_factory=dict, repr=False)

    def facet(self, name: str, *, groups: list[str] | None = None) -> pd.DataFrame:
        """The cells of one facet (see `FACETS`), of these groups or of all but `*`.

        Errors: KeyError for an unknown facet.
        """
        if name not in FACETS:
            raise KeyError(f"there is no facet {name!r}; there are {', '.join(FACETS)}")
        chosen = self.groups if groups is None else groups
        return self.cells[(self.cells["facet"] == name) & self.cells["group"].isin(chosen)].reset_index(drop=True)

    def table(self, name: str, *, second: str | None = None, value: str = "share") -> pd.DataFrame:
        """A facet as a table: codes (and seconds) down, groups across. value: a column of `cells`."""
        frame = self.facet(name)
        if second is not None:
            frame = frame[frame["second"] == second]
        rows = ["code", "second"] if frame["second"].ne("").any() and second is None else ["code"]
        return frame.pivot_table(index=rows, columns="group", values=value, sort=False, observed=True).reindex(
            columns=self.groups
        )

    def evidence(self, facet: str, code: str, group: str = ALL, second: str | None = None) -> pd.DataFrame:
        """The rows behind a number, as they stand in their table, with article title, outlet, date and source."""
        found = self.mentions
        found = found[(found["facet"] == facet) & (found["code"] == code) & (found["group"] == group)]
        if second is not None:
            found = found[found["second"] == second]
        rows = self.tables[FACETS[facet].table].reset_index(drop=True).iloc[found["row"].to_numpy(dtype=int)]
        about = self.tables["articles"]
        about = about[["article_id", *(c for c in ("title", "outlet", "published", "source") if c in about)]]
        return rows.merge(about, on="article_id", how="left")

    def differences_of(self, target: str, reference: str, facet: str | None = None) -> pd.DataFrame:
        """The differences of one pair, the largest first."""
        frame = self.differences
        frame = frame[(frame["target"] == target) & (frame["reference"] == reference)]
        if facet is not None:
            frame = frame[frame["facet"] == facet]
        return frame.sort_values("difference", key=lambda d: -d.abs(), kind="stable", ignore_index=True)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The (target, reference) pairs compared, in order."""
        return list(self.settings["pairs"])

    @property
    def main_pair(self) -> tuple[str, str] | None:
        """The pair that charts show: of those with enough articles on both sides the latest two elections of one kind; None
        without pairs."""
        if not self.pairs:
            return None
        size = dict(zip(self.totals["group"], self.totals["articles"], strict=True))
        later = {g: i for i, g in enumerate(self.groups)}

        def rank(pair: tuple[str, str]) -> tuple[bool, bool, int]:
            enough = min(size.get(pair[0], 0), size.get(pair[1], 0)) >= self.settings["min_articles"]
            return enough, pair[0].partition("-")[0] == pair[1].partition("-")[0], later.get(pair[0], 0)

        return max(self.pairs, key=rank)

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """Articles a week before and after polling day, by election, smoothed with bands: see `timeline.weekly`."""
        return time.weekly(self.articles, seed=self.settings["seed"])

    def messages(self, facet: str, code: str) -> pd.DataFrame:
        """The share of articles that name something, week by week to polling day: see `timeline.message`."""
        return time.message(self.articles, self.mentions, facet, code, seed=self.settings["seed"])

    def keyness(
        self, target: str | None = None, reference: str | None = None, *, phrases: bool = False
    ) -> pd.DataFrame:
        """Words (or phrases) that set two groups apart: see `keyness.keyness`. Without groups, those of `main_pair`."""
        pair = self.main_pair
        target = target or (pair[0] if pair else None)
        if target is None:
            return pd.DataFrame(columns=words.COLUMNS)
        reference = reference or (pair[1] if pair and pair[0] == target else None)
        reference = None if reference == REST else reference
        known = self.__dict__.setdefault("_keyness", {})
        if (target, reference, phrases) not in known:
            known[target, reference, phrases] = words.keyness(self._words(phrases), self.articles, target, reference)
        return known[target, reference, phrases].copy()

    def _words(self, phrases: bool) -> words.Words:
        known = self.__dict__.setdefault("_counted", {})
        if phrases not in known:
            known[phrases] = words.count_words(
                self.tables["articles"], self.articles, phrases=phrases, masks=self.masks
            )
        return known[phrases]

    def word_places(self, stems: list[str]) -> dict[str, tuple[set[str], list[str]]]:
        """{stem: (all its written forms, the articles that have it)} of these stems of the keyness."""
        counted = self._words(False)
        found = counted.counts[counted.counts["word"].isin(stems)]
        places = found.groupby("word", observed=True)["article_id"].agg(list).to_dict()
        return {s: (set(counted.forms[s].split(", ")), places.get(s, [])) for s in stems if s in counted.forms}


def _totals(members: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    rows = []
    for name in order:
        inside = members[members["group"] == name]
        dated = inside.loc[inside["published"] != "", "published"]
        rows.append(
            {
                "group": name,
                "articles": len(inside),
                "clusters": inside["cluster"].nunique(),
                "outlets": inside.loc[inside["outlet"] != "", "outlet"].nunique(),
                "provinces": inside.loc[inside["province"] != "", "province"].nunique(),
                "dated": len(dated),
                "first": dated.min() if len(dated) else "",
                "last": dated.max() if len(dated) else "",
                "words": int(inside["words"].sum()),
            }
        )
    return pd.DataFrame(
        rows, columns=["group", "articles", "clusters", "outlets", "provinces", "dated", "first", "last", "words"]
    )


def _with_rest(frame: pd.DataFrame, target: str) -> pd.DataFrame:
    """The rows of all groups but the target and `*` once more, as the group `(rest)`; a mention or article counts once."""
    names = frame["group"].astype(object)
    rest = frame[~names.isin([target, ALL])].assign(group=REST)
    keys = [c for c in ("facet", "code", "second", "article_id", "table", "row") if c in rest]
    found = pd.concat([frame.assign(group=names), rest.drop_duplicates(keys)], ignore_index=True)
    return found.assign(group=found["group"].astype("category"))


def _adjusted(
    frame: pd.DataFrame, pair: Paired, mixed: pd.DataFrame, target: str, reference: str, *, seed: int, resamples: int
) -> pd.DataFrame:
    for name, mix in mixed.reindex(pair.clusters).fillna("").items():
        found = adjust(pair, mix.to_numpy(dtype=object), resamples, seeded(seed, target, reference, str(name)))
        frame[name], frame[f"{name}_low"], frame[f"{name}_high"] = found.difference, found.low, found.high
        frame[f"{name}_overlap"] = found.overlap
    return frame


def compare(
    tables: Mapping[str, pd.DataFrame],
    *,
    by: str = "election",
    target: str | None = None,
    reference: str | None = None,
    facets: tuple[str, ...] | None = None,
    min_articles: int = MIN_ARTICLES,
    resamples: int = 1000,
    permutations: int = 4000,
    seed: int = 1,
    masks: Mapping[str, str] | None = None,
) -> Comparison:
    """Compare groups of articles: shares of articles and near-copy clusters with intervals, and differences between groups.

    tables: as from `analyze`; only relevant articles are compared.
    by: what makes the groups: election, region, province, outlet, phase (of days to polling day), or of the rows
      speaker_kind, body, office, speaker, channel.
    target, reference: groups to compare, as in quanteda; without a reference, the target with all others. Without both, each
      election with the one before it and the one of its kind before it.
    facets: what is counted (see FACETS); by default all but the one that makes the groups. min_articles: groups with fewer make no claim.
    masks: see `Comparison`; an `Analysis` of a corpus has them.
    Errors: ValueError for an unknown grouping, group or facet.
    """
    chosen = facets or tuple(name for name, facet in FACETS.items() if facet.code != by)
    if unknown := [f for f in chosen if f not in FACETS]:
        raise ValueError(f"there is no facet {unknown[0]!r}; there are {', '.join(FACETS)}")
    if reference is not None and target is None:
        raise ValueError("a reference group needs a target group")
    articles = article_frame(tables)
    named = mentions(enrich(tables), chosen)
    members, grouped, order = membership(articles, named, by)
    for group in (target, reference):
        if group is not None and group not in order:
            raise ValueError(f"there is no group {group!r} by {by}; there are {', '.join(order) or 'none'}")
    shown = [*order, ALL]
    pairs = election_pairs(order) if by == "election" else []
    if target is not None:
        pairs = [(target, reference or REST)]
        if reference is None:
            members, grouped = _with_rest(members, target), _with_rest(grouped, target)
            shown.append(REST)
    numbered = incidence(members, grouped, shown)
    plan = design(members, numbered, shown, min_articles)
    sizes = {g: effective_sizes(plan.groups[g], resamples, seeded(seed, g)) for g in shown}
    tested = plan.categories["facet"].isin(TESTED if facets is None else facets).to_numpy()
    narrow = _only(plan, tested)
    mixed, frames = mixes(members), []
    for one, other in pairs:
        pair = paired(narrow.groups[one], narrow.groups[other])
        frame = difference(
            narrow,
            one,
            other,
            {g: s[tested[plan.column >= 0]] for g, s in sizes.items()},
            pair=pair,
            seed=seed,
            permutations=permutations,
            min_articles=min_articles,
        )
        frames.append(_adjusted(frame, pair, mixed, one, other, seed=seed, resamples=resamples))
    rows = figure_rows(tables, members)
    settings = {
        "by": by,
        "target": target,
        "reference": reference,
        "min_articles": min_articles,
        "resamples": resamples,
        "permutations": permutations,
        "seed": seed,
        "pairs": pairs,
    }
    return Comparison(
        by=by,
        groups=order,
        articles=members,
        totals=_totals(members, shown),
        cells=cells(plan, members, numbered, sizes, min_articles),
        differences=judged(frames),
        figures=figures(rows, shown),
        mentions=grouped,
        figure_rows=rows,
        rules=rule_names(tables),
        tables=tables,
        settings=settings,
        masks=masks or {},
    )


def _only(plan: Design, keep: Any) -> Design:
    """The design with only some categories."""
    dense = plan.column >= 0
    groups = {name: type(g)(g.clusters, g.sizes, g.strata, g.hits[:, keep[dense]]) for name, g in plan.groups.items()}
    column = np.where(keep & dense, np.cumsum(keep & dense) - 1, -1)[keep]
    return Design(groups, plan.categories[keep].reset_index(drop=True), column)


__all__ = ["ALL", "ARTICLE_ATTRIBUTES", "FACETS", "KEYS", "ROW_ATTRIBUTES", "Comparison", "compare"]
