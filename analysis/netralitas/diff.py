"""Two runs side by side: what is new, and which published numbers moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

_KEYS = ["facet", "code", "second", "group"]
_COUNTED = ("officials", "institutions", "dates", "counts", "behaviours", "regulations", "sanctions", "statements")


class RunError(ValueError):
    """A path holds neither a run's tables nor a corpus; the message says so."""


@dataclass(frozen=True)
class Diff:
    """What differs from the first run to the second.

    new, gone, changed: articles (article_id, source, title); changed: the same source with other text. rows: a row a table:
    before, after, came, went. groups: a row an election (or other group) that one of the runs has no articles of: group, before, after.
    numbers: a row a published share that moved in a group that both have (facet, code, second, group; n, k and share before and
    after; moved, in percentage points), the largest move first. figures: a row a case figure that came, went or changed.
    """

    new: pd.DataFrame
    gone: pd.DataFrame
    changed: pd.DataFrame
    rows: pd.DataFrame
    groups: pd.DataFrame
    numbers: pd.DataFrame
    figures: pd.DataFrame

    def summary(self) -> str:
        """One line: what is new, and how many published numbers moved, the largest move with its counts."""
        said = [f"{len(self.new)} articles new, {len(self.gone)} gone, {len(self.changed)} changed"]
        row: Any
        for row in self.groups.itertuples():
            said.append(f"{row.group} {'new' if not row.before else 'gone'} ({row.before or row.after} articles)")
        if len(self.numbers):
            row = next(self.numbers.itertuples())
            said.append(
                f"{len(self.numbers)} shares moved, most {row.facet} {row.code} in {row.group}: {row.k_before:.0f}/{row.n_before:.0f}"
                f" → {row.k_after:.0f}/{row.n_after:.0f} ({row.moved:+.1f} points)"
            )
        else:
            said.append("no share moved")
        return "; ".join([*said, f"{len(self.figures)} case figures changed"])

    def __bool__(self) -> bool:
        return any(
            len(f) for f in (self.new, self.gone, self.changed, self.groups, self.numbers, self.figures)
        ) or bool(self.rows["came"].sum() + self.rows["went"].sum())


def read_run(path: str | Path) -> dict[str, pd.DataFrame]:
    """The tables of a run: of its OUT folder, of OUT/tables, or of a corpus file (which is analysed if need be).

    Errors: RunError.
    """
    path = Path(path)
    for folder in (path / "tables", path):
        if (folder / "articles.parquet").is_file():
            return {file.stem: pd.read_parquet(file) for file in sorted(folder.glob("*.parquet"))}
    if path.is_file():
        from netralitas.analysis import analyze
        from netralitas.corpus import Corpus

        with Corpus.open(path) as corpus:
            return analyze(corpus).tables
    raise RunError(f"{path} is neither a run's folder (with tables/articles.parquet) nor a corpus file")


def diff(before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]) -> Diff:
    """Compare the tables of two runs (as `read_run` or `Analysis.tables` give them)."""
    old, new = before["articles"], after["articles"]
    shown = ["article_id", "source", "title"]
    came = new.loc[~new["article_id"].isin(old["article_id"]), shown]
    went = old.loc[~old["article_id"].isin(new["article_id"]), shown]
    changed = came[came["source"].isin(went["source"])]
    groups, numbers = _numbers(before, after)
    return Diff(
        came[~came["source"].isin(changed["source"])].reset_index(drop=True),
        went[~went["source"].isin(changed["source"])].reset_index(drop=True),
        changed.reset_index(drop=True),
        _rows(before, after),
        groups,
        numbers,
        _figures(before["case_series"], after["case_series"]),
    )


def _rows(before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    found = []
    for name in ("articles", *_COUNTED, "rejected"):
        if name in before and name in after:
            columns = [c for c in before[name].columns if c in after[name].columns]
            old, new = (
                Counter(frame[columns].astype("string").fillna("").itertuples(index=False, name=None))
                for frame in (before[name], after[name])
            )
            found.append((name, old.total(), new.total(), (new - old).total(), (old - new).total()))
    return pd.DataFrame(found, columns=["table", "before", "after", "came", "went"])


def _numbers(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Groups that only one run has, and the shares that moved in those that both have."""
    from netralitas.compare import compare

    comparisons = [compare(dict(tables)) for tables in (before, after)]
    sizes = [c.totals.set_index("group")["articles"] for c in comparisons]
    groups = pd.concat(sizes, axis=1, keys=("before", "after")).fillna(0).astype(int)
    groups = groups[(groups == 0).any(axis=1) & (groups > 0).any(axis=1)].rename_axis("group").reset_index()
    cells = [c.cells[[*_KEYS, "n", "k", "share"]] for c in comparisons]
    both = cells[0].merge(cells[1], on=_KEYS, how="outer", suffixes=("_before", "_after"))
    for column, comparison in zip(("n_before", "n_after"), comparisons, strict=True):  # named by none there, so no cell
        both[column] = both[column].fillna(both["group"].map(comparison.totals.set_index("group")["articles"]))
    numbers = (
        both[["n_before", "k_before", "share_before", "n_after", "k_after", "share_after"]].astype(float).fillna(0.0)
    )
    both[numbers.columns] = numbers
    both["moved"] = (both["share_after"] - both["share_before"]) * 100
    kept = both[(both["k_before"] != both["k_after"]) | (both["moved"].abs() > 1e-9)]
    kept = kept[~kept["group"].isin(groups["group"])]
    return groups, kept.sort_values(
        ["moved", *_KEYS], key=lambda c: -c.abs() if c.name == "moved" else c, ignore_index=True
    )


def _figures(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    keys = ["counter", "region", "election", "unit", "status", "as_of"]
    old, new = (f[[*keys, "min", "max"]].astype("string").fillna("") for f in (before, after))
    both = old.merge(new, on=keys, how="outer", suffixes=("_before", "_after")).fillna("")
    moved = (both["min_before"] != both["min_after"]) | (both["max_before"] != both["max_after"])
    return both[moved].reset_index(drop=True)
