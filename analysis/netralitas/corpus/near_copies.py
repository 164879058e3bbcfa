"""Near-copies: articles that say the same in nearly the same words (press releases, agency copy) are one voice.

MinHash (Broder 1997) over three-word shingles of the words that are the article; two articles whose signatures agree in at
least 70% are near-copies, and a cluster is what near-copies connect. The result does not depend on the order of adding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from rensa import RMinHash

PERMUTATIONS = 128
BANDS = 32
ALIKE = 0.7
_WORD = re.compile(r"\w+")


def signature(text: str, masks: Sequence[tuple[int, int, str]] = ()) -> bytes:
    """The MinHash signature (128 × 32 bits) of a text without what is masked."""
    for start, end, _ in reversed(masks):
        text = text[:start] + " " + text[end:]
    words = _WORD.findall(text.lower())
    shingles = [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update(shingles)
    return np.asarray(minhash.digest(), dtype=np.uint32).tobytes()


def clusters(ids: Sequence[str], signatures: Sequence[bytes]) -> dict[str, str]:
    """{article_id: cluster}, where a cluster is called by its smallest article_id."""
    parent = list(range(len(ids)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    if ids:
        matrix = np.frombuffer(b"".join(signatures), dtype=np.uint32).reshape(len(ids), PERMUTATIONS)
        rows = PERMUTATIONS // BANDS
        for band in range(BANDS):
            part = np.ascontiguousarray(matrix[:, band * rows : (band + 1) * rows]).view(f"V{rows * 4}").ravel()
            order = np.argsort(part, kind="stable")
            same = part[order][1:] == part[order][:-1]
            for a, b in zip(order[:-1][same].tolist(), order[1:][same].tolist(), strict=True):
                if root(a) != root(b) and float(np.mean(matrix[a] == matrix[b])) >= ALIKE:
                    parent[root(a)] = root(b)
    smallest: dict[int, str] = {}
    for i, name in enumerate(ids):
        smallest[root(i)] = min(name, smallest.get(root(i), name))
    return {name: smallest[root(i)] for i, name in enumerate(ids)}
