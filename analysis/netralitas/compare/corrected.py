"""Shares of articles corrected for errors of reading, from a gold sample with known sampling probabilities.

Design-based supervised learning: Egami, Hinck, Stewart & Wei (2023), "Using imperfect surrogates for downstream inference:
design-based supervised learning for social science applications of large language models" (NeurIPS 36). What the program read
is a surrogate Ŷ of what a coder would code, Y. With R = 1 for coded articles and π their sampling probability, the pseudo-outcome
g + R (Y − g) / π has the mean of Y whatever the errors of Ŷ are, since π is known by design. g predicts Y from Ŷ and is fitted on
the other folds of near-copy clusters (cross-fitting), drawn to Ŷ itself where few are coded.

A share in an election is the ratio of two such means (articles of the election that name a code, articles of the election), so
that articles put in the wrong election are corrected for too. Its variance is that of the linearised ratio, summed over
near-copy clusters, in two parts: that of drawing articles, for which Wilson's interval is taken as for the uncorrected shares,
and that of errors of reading, which does not vanish near 0 and 1 and is never less than errors that the gold sample happened
not to hold could add (Agresti & Coull 1998). The two are joined by square-and-add (Zou & Donner 2008).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.comparison import Comparison
from netralitas.compare.intervals import Z95, Floats, kish, wilson

FACETS = ("behaviour", "behaviour_modality", "modality", "sanction")
"""What is corrected: the facets whose codes the codebook has for articles."""
COLUMNS = [
    "facet",
    "code",
    "second",
    "group",
    "n",
    "k",
    "share",
    "low",
    "high",
    "coded",
    "corrected",
    "corrected_low",
    "corrected_high",
]
FOLDS = 5
PRIOR = 2.0
"""How many coded articles the program's own reading weighs in the prediction."""
LEAST_CODED = 5
"""With fewer coded articles in a group, nothing is corrected."""
Bools = npt.NDArray[np.bool_]


class GoldError(ValueError):
    """A gold file is no sample with known probabilities of this corpus; the message says why."""


@dataclass(frozen=True)
class Estimate:
    """Corrected shares and their 95% intervals, one a column."""

    share: Floats
    low: Floats
    high: Floats


def predict(
    surrogate: Floats, truth: Floats, weight: Floats, folds: npt.NDArray[np.int64], stratum: npt.NDArray[np.int64]
) -> Floats:
    """g: what a coder would code, by what was read (0 or 1), one column each, from the folds that an article is not in.

    surrogate, truth: articles × columns (truth 0 where not coded). weight: R/π. stratum: the prediction is made within it.
    """
    found = surrogate.copy()
    for fold in np.unique(folds):
        for one in np.unique(stratum):
            inside, learn = (folds == fold) & (stratum == one), (folds != fold) & (stratum == one) & (weight > 0)
            if not inside.any() or not learn.any():
                continue
            scaled = weight[learn] * learn.sum() / weight[learn].sum()
            for read in (0.0, 1.0):
                same = (surrogate[learn] == read) * scaled[:, None]
                level = ((same * truth[learn]).sum(axis=0) + PRIOR * read) / (same.sum(axis=0) + PRIOR)
                found[inside] = np.where(surrogate[inside] == read, level, found[inside])
    return found


def estimate(
    surrogate: Floats,
    truth: Floats,
    probability: Floats,
    clusters: npt.NDArray[np.int64],
    member: tuple[Floats, Floats],
    stratum: npt.NDArray[np.int64] | None = None,
    *,
    seed: int = 1,
) -> Estimate:
    """The corrected shares of a group.

    surrogate, truth: articles × columns, 0 or 1: read, coded. probability: of having been drawn, NaN for articles not coded.
    clusters: numbers of near-copy clusters. member: of each article, read and coded, whether it is in the group. stratum: of the sample.
    """
    coded = ~np.isnan(probability)
    weight = np.where(coded, 1 / np.where(coded, probability, 1), 0.0)
    strata = np.zeros(len(coded), dtype=np.int64) if stratum is None else stratum
    names, where = np.unique(clusters, return_inverse=True)
    folds = np.random.default_rng(seed).permutation(len(names))[where] % FOLDS
    read_in, coded_in = (np.asarray(m, dtype=np.float64)[:, None] for m in member)
    read = np.hstack([read_in * surrogate, read_in])
    true = np.where(coded[:, None], np.hstack([coded_in * truth, coded_in]), 0.0)
    expected = predict(read, true, weight, folds, strata)
    pseudo = expected + weight[:, None] * (true - expected)
    above, below = pseudo[:, :-1], pseudo[:, -1:]
    size = float(below.mean())
    if size <= 0:
        nothing = np.full(surrogate.shape[1], np.nan)
        return Estimate(nothing, nothing.copy(), nothing.copy())
    share = np.clip(above.mean(axis=0) / size, 0, 1)
    influence = (above - share * below) / size
    summed = np.zeros((len(names), influence.shape[1]))
    np.add.at(summed, where, influence)
    variance = (summed**2).sum(axis=0) * len(names) / max(len(names) - 1, 1) / len(coded) ** 2
    spread = (expected[:, :-1] - share * expected[:, -1:]) * (read_in > 0) / size
    own = np.zeros_like(summed)
    np.add.at(own, where, spread)
    within = coded & (read_in[:, 0] > 0)
    wrong = (np.abs(read - true)[:, :-1] * (weight * within)[:, None]).sum(axis=0)
    whole = float((weight * within).sum())
    judged = whole**2 / float(((weight * within) ** 2).sum()) if whole else 0.0
    rate = (wrong / whole * judged + 2) / (judged + 4) if whole else np.full(len(share), 0.5)
    drawn = min(1.0, within.sum() / max(1.0, float((read_in > 0).sum())))
    unseen = rate * (1 - rate) / max(judged, 1.0) * (1 - drawn)
    sampling = (own**2).sum(axis=0) / len(coded) ** 2
    group = np.bincount(where, weights=read_in[:, 0])
    least = kish(group[group > 0].astype(np.int64))
    most = max(least, float((group > 0).sum()))
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.where(sampling > 1e-12, share * (1 - share) / sampling, least)
    effective = np.clip(effective, min(least, 1.0), most)
    reading = np.maximum(variance - share * (1 - share) / effective, unseen)
    low, high = wilson(share, effective)
    low = np.clip(share - np.sqrt((share - low) ** 2 + Z95**2 * reading), 0, 1)
    high = np.clip(share + np.sqrt((high - share) ** 2 + Z95**2 * reading), 0, 1)
    return Estimate(share, low, high)


def coded_values(gold: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    """The (facet, code, second) that a gold object codes."""
    found = {("sanction", str(s), "") for s in gold.get("sanctions", [])}
    for behaviour in gold.get("behaviours", []):
        code, modality = behaviour["code"], behaviour["modality"]
        found |= {("behaviour", code, ""), ("behaviour_modality", code, modality), ("modality", modality, "")}
    return found


def corrected(comparison: Comparison, gold: Iterable[Mapping[str, Any]], *, seed: int = 1) -> pd.DataFrame:
    """Shares by election as read and as corrected, side by side: a row a facet, code, second and election.

    gold: objects by section 10 of the codebook with `sampling_probability`, as `netralitas sample` draws them; without it only
    where all articles are coded. Columns: as `Comparison.cells`, then coded (articles of the election coded), corrected,
    corrected_low, corrected_high. Elections with fewer than 5 coded articles have missing values there.
    Errors: GoldError.
    """
    if comparison.by != "election":
        raise GoldError("shares are corrected by election only")
    members = comparison.articles[comparison.articles["group"].isin(comparison.groups)].reset_index(drop=True)
    by_article = matched(comparison, gold)
    probability = probabilities(members, by_article)
    is_coded = ~np.isnan(probability)
    position = {a: i for i, a in enumerate(members["article_id"])}
    named = comparison.mentions
    named = named[named["facet"].isin(FACETS) & named["group"].isin(comparison.groups)]
    values = {i: coded_values(by_article[a]) for a, i in position.items() if a in by_article}
    keys = sorted(
        {*named[["facet", "code", "second"]].itertuples(index=False, name=None), *set().union(*values.values())}
    )
    column = {k: j for j, k in enumerate(keys)}
    read, true = np.zeros((len(members), len(keys))), np.zeros((len(members), len(keys)))
    for facet, code, second, article in named[["facet", "code", "second", "article_id"]].itertuples(
        index=False, name=None
    ):
        read[position[article], column[facet, code, second]] = 1
    for i, found in values.items():
        for key in found:
            true[i, column[key]] = 1
    elections = members["election"].to_numpy(dtype=object)
    known = np.array(
        [str(by_article[a]["election"]) if a in by_article else "" for a in members["article_id"]], dtype=object
    )
    clusters = pd.factorize(members["cluster"])[0].astype(np.int64)
    strata = pd.factorize(members["election"])[0].astype(np.int64)
    covered = np.isin(elections, list(set(elections[is_coded])))
    cells: Any = comparison.cells.set_index(["facet", "code", "second", "group"])
    parts = []
    for group in comparison.groups:
        coded = int((known[is_coded] == group).sum())
        size = int((elections == group).sum())
        if coded >= LEAST_CODED and bool(is_coded[elections == group].any()):
            found_in = estimate(
                read[covered],
                true[covered],
                probability[covered],
                clusters[covered],
                (elections[covered] == group, known[covered] == group),
                strata[covered],
                seed=seed,
            )
        else:
            nothing = np.full(len(keys), np.nan)
            found_in = Estimate(nothing, nothing, nothing)
        for j, key in enumerate(keys):
            cell = cells.loc[(*key, group)] if (*key, group) in cells.index else None
            naive = [size, 0, 0.0, *(float(v[0]) for v in wilson(np.zeros(1), float(size)))]
            if cell is not None:
                naive = [int(cell["n"]), int(cell["k"]), *(float(cell[c]) for c in ("share", "low", "high"))]
            numbers = (float(found_in.share[j]), float(found_in.low[j]), float(found_in.high[j]))
            parts.append((*key, group, *naive, coded, *numbers))
    return pd.DataFrame(parts, columns=COLUMNS)


def matched(comparison: Comparison, gold: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """{article_id: gold object} of the gold objects that are about articles compared, by id or by the source's file name.

    Errors: GoldError when none is, or when one drawn is not coded yet (its election is empty).
    """
    gold = list(gold)
    if blank := [g["article"] for g in gold if not g.get("election")]:
        raise GoldError(
            f"{len(blank)} of {len(gold)} articles of the gold sample are not coded yet (election is empty): {blank[0]} …"
        )
    articles = comparison.tables["articles"]
    stems = (
        articles["source"]
        .astype(str)
        .str.replace("\\", "/")
        .str.rsplit("/", n=1)
        .str[-1]
        .str.replace(r"\.(txt|html?|md|json)$", "", regex=True)
    )
    names = dict(zip(stems, articles["article_id"], strict=True)) | {a: a for a in articles["article_id"]}
    inside = set(comparison.articles["article_id"])
    found = {names[g["article"]]: g for g in gold if names.get(g["article"]) in inside}
    if not found:
        raise GoldError("no article of the gold sample is in this corpus")
    return found


def probabilities(members: pd.DataFrame, gold: Mapping[str, Mapping[str, Any]]) -> Floats:
    """The sampling probability of each article, NaN where it was not coded.

    Errors: GoldError for a probability that is missing or not in (0, 1].
    """
    found = np.full(len(members), np.nan)
    everything = len(gold) == len(members)
    for i, article in enumerate(members["article_id"]):
        if article in gold:
            value = gold[article].get("sampling_probability", 1.0 if everything else None)
            if not isinstance(value, int | float) or not 0 < value <= 1:
                raise GoldError(
                    f"{gold[article]['article']} has no sampling_probability above 0 and at most 1; "
                    "draw the articles to code with: netralitas sample"
                )
            found[i] = value
    return found
