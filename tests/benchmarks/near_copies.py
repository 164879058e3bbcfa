"""Near-copies: ours beside gaoya, rensa and datasketch (each if installed) on the same articles in the same run.

    python tests/benchmarks/near_copies.py [ARTICLES]        (default 20,000)

Articles are made from the sample's sentences: originals, and copies with words changed, paragraphs dropped or a headline of their
own. Recall is over all pairs of an original and its copies whose true Jaccard (three-word shingles) is at least 0.7 (and 0.5 to 0.7).
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from netralitas.corpus import near_copies

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
Found = set[tuple[int, int]]


def articles(number: int) -> tuple[list[str], list[tuple[int, int]]]:
    """(texts, pairs of an original and each of its copies, and of copies of one original)."""
    chance = random.Random(7)
    sentences = [
        s for p in sorted(SAMPLE.glob("*.txt")) for s in re.split(r"(?<=[.!?”])\s+", p.read_text()) if 40 < len(s) < 400
    ]
    words = sorted({w for s in sentences for w in re.findall(r"\w+", s)})
    texts: list[str] = []
    pairs: list[tuple[int, int]] = []
    while len(texts) < number:
        made = [
            re.sub(r"\w+", lambda m: chance.choice(words) if chance.random() < 0.6 else m[0], s)
            for s in chance.sample(sentences, 12)
        ]
        texts.append(" ".join(made))
        family = [len(texts) - 1]
        for _ in range(chance.choice((0, 0, 0, 1, 2))):
            copy = list(made)
            rate = chance.choice((0.0, 0.02, 0.05, 0.08))
            copy = [
                re.sub(r"\w+", lambda m, r=rate: chance.choice(words) if chance.random() < r else m[0], s) for s in copy
            ]
            if chance.random() < 0.5:
                copy = copy[: -chance.randint(1, 3)]
            copy.insert(0, chance.choice(sentences))
            pairs += [(other, len(texts)) for other in family]
            family.append(len(texts))
            texts.append(" ".join(copy))
    return texts[:number], [(a, b) for a, b in pairs if b < number]


def true_jaccard(a: str, b: str) -> float:
    """Of the sets of three-word shingles."""

    def of(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return set(zip(words, words[1:], words[2:], strict=False))

    x, y = of(a), of(b)
    return len(x & y) / len(x | y)


def shingles(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def ours(texts: list[str]) -> Found:
    """All pairs within a cluster."""
    ids = [f"{i:07}" for i in range(len(texts))]
    return together(near_copies.clusters(ids, near_copies.signatures(texts)))


def together(clusters: dict[str, str]) -> Found:
    groups: dict[str, list[int]] = {}
    for name, cluster in clusters.items():
        groups.setdefault(cluster, []).append(int(name))
    return {(a, b) for g in groups.values() for a in g for b in g if a < b}


def gaoya(texts: list[str]) -> Found:
    """Its string index: tokens, shingles and bands in Rust, on all cores."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=0.7,
        num_bands=32,
        band_size=4,
        analyzer="word",
        lowercase=True,
        ngram_range=(3, 3),
    )
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    found = index.par_bulk_query(texts)
    return {(min(i, int(j)), max(i, int(j))) for i, hits in enumerate(found) for j in hits if i != int(j)}


def rensa(texts: list[str]) -> Found:
    """R-MinHash and its index."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=32)
    found: Found = set()
    made = []
    for i, text in enumerate(texts):
        minhash = RMinHash(num_perm=128, seed=1)
        minhash.update(shingles(text))
        made.append(minhash)
        found |= {(j, i) for j in index.query(minhash) if made[j].jaccard(minhash) >= 0.7}
        index.insert(i, minhash)
    return found


def datasketch(texts: list[str]) -> Found:
    """MinHash and MinHashLSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=128, params=(32, 4))
    found: Found = set()
    made = []
    for i, text in enumerate(texts):
        minhash = MinHash(num_perm=128)
        minhash.update_batch([s.encode() for s in shingles(text)])
        made.append(minhash)
        found |= {(j, i) for j in index.query(minhash) if made[j].jaccard(minhash) >= 0.7}
        index.insert(i, minhash)
    return found


def main() -> None:
    """Print documents a second and recall of each."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    texts, pairs = articles(number)
    alike = {pair: true_jaccard(texts[pair[0]], texts[pair[1]]) for pair in pairs}
    high = {p for p, j in alike.items() if j >= 0.7}
    middle = {p for p, j in alike.items() if 0.5 <= j < 0.7}
    print(
        f"{number} articles of {sum(map(len, texts)) // number} characters; {len(high)} pairs at J >= 0.7, {len(middle)} at 0.5 to 0.7"
    )
    methods: dict[str, Callable[[list[str]], Found]] = {
        "ours": ours,
        "gaoya": gaoya,
        "rensa": rensa,
        "datasketch": datasketch,
    }
    near_copies.signature(texts[0])
    for name, run in methods.items():
        try:
            start = time.perf_counter()
            found = run(texts)
            seconds = time.perf_counter() - start
        except ImportError:
            print(f"{name:<11} not installed")
            continue
        other = len(found - set(alike))
        print(
            f"{name:<11}{number / seconds:9.0f} articles/s   recall at J >= 0.7 {len(found & high) / len(high):.4f}   "
            f"taken at 0.5 to 0.7 {len(found & middle) / max(1, len(middle)):.3f}   unrelated pairs {other}"
        )


if __name__ == "__main__":
    main()
