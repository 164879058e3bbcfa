"""Two groups side by side on their near-copy clusters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.intervals import Floats
from netralitas.compare.shares import Group


class Paired(NamedTuple):
    """The clusters of two groups side by side, zero where a cluster has no articles in one: articles and hits of both."""

    clusters: npt.NDArray[np.object_]
    target_sizes: npt.NDArray[np.float32]
    reference_sizes: npt.NDArray[np.float32]
    target_hits: npt.NDArray[np.float32]
    reference_hits: npt.NDArray[np.float32]

    @property
    def both(self) -> npt.NDArray[np.bool_]:
        """Which clusters have articles in both groups."""
        return (self.target_sizes > 0) & (self.reference_sizes > 0)

    def only(self, columns: npt.NDArray[np.int64]) -> Paired:
        """The same clusters with only some categories."""
        return self._replace(target_hits=self.target_hits[:, columns], reference_hits=self.reference_hits[:, columns])


def paired(target: Group, reference: Group) -> Paired:
    """Align two groups on their clusters."""
    clusters = pd.Index([*target.clusters, *reference.clusters], dtype=object).unique().sort_values()
    columns = target.hits.shape[1]
    arrays = []
    for group in (target, reference):
        where = clusters.get_indexer(pd.Index(group.clusters, dtype=object))
        sizes = np.zeros(len(clusters), dtype=np.float32)
        hits = np.zeros((len(clusters), columns), dtype=np.float32)
        sizes[where] = group.sizes
        hits[where] = group.hits
        arrays += [sizes, hits]
    return Paired(clusters.to_numpy(), arrays[0], arrays[2], arrays[1], arrays[3])


def gaps(pair: Paired) -> Floats:
    """The differences of the two groups' shares, one a category."""
    t, r = (
        hits.sum(axis=0, dtype=np.float64) / max(float(sizes.sum()), 1e-9)
        for hits, sizes in ((pair.target_hits, pair.target_sizes), (pair.reference_hits, pair.reference_sizes))
    )
    return t - r
