"""Near-copies: articles that say the same in nearly the same words (press releases, agency copy) are one voice.

Two articles are near-copies when at least 70% of their three-word shingles, of the words that are the article, are the same
(Jaccard; Broder 1997). Which pairs are looked at is decided by one-permutation MinHash (Li, Owen and Zhang 2012) with optimal
densification (Shrivastava 2017) in 32 bands; each pair that shares a band is then verified on the shingles themselves (the 512
smallest hashes: all of them for articles of up to 512 words). A cluster is what near-copies connect. All this is a function of
the set of articles, so neither the order nor the batching of adding changes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

SLOTS = 128
BANDS = 32
KEPT = 512
"""Shingle hashes kept of an article: the smallest."""
ALIKE = 0.7
LARGEST_BUCKET = 400
"""Articles sharing a band that are all compared; larger buckets are split by further bands first."""

_TOGETHER = 200
_CHARACTERS = 400_000
_UNSIGNED = npt.NDArray[np.uint64]
_BASE = 0x9E3779B97F4A7C15 | 1
_EMPTY = np.uint32(0xFFFFFFFF)
_ROWS = SLOTS // BANDS


@cache
def _letters() -> npt.NDArray[np.uint32]:
    """For each character up to U+FFFF its small letter's code if it is a letter or digit, else 0."""
    table = np.zeros(65537, dtype=np.uint32)
    for code in range(65536):
        if chr(code).isalnum():
            table[code] = ord(chr(code).lower()[0])
    return table


class _Powers:
    """Powers of an odd number modulo 2**64, and of its inverse, as many as were asked for."""

    def __init__(self) -> None:
        self.up = self.down = np.ones(1, dtype=np.uint64)

    def upto(self, size: int) -> tuple[_UNSIGNED, _UNSIGNED]:
        if len(self.up) < size:
            size = max(size, 2 * len(self.up), 4096)
            self.up, self.down = (self._of(base, size) for base in (_BASE, pow(_BASE, -1, 1 << 64)))
        return self.up, self.down

    @staticmethod
    def _of(base: int, size: int) -> _UNSIGNED:
        factors = np.full(size, base, dtype=np.uint64)
        factors[0] = 1
        return np.cumprod(factors, dtype=np.uint64)


_powers = _Powers()


@cache
def _lenders() -> npt.NDArray[np.int64]:
    """For each slot the order in which it borrows from others when it is empty."""
    random = np.random.default_rng(20180214)
    order = np.argsort(random.random((SLOTS, SLOTS)), axis=1)
    return np.concatenate((np.arange(SLOTS)[:, None], order), axis=1)


def _mix(x: _UNSIGNED) -> _UNSIGNED:
    """The finaliser of splitmix64: every bit of the input reaches every bit of the output."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


Masks = Sequence[tuple[int, int, str]]


def signature(text: str, masks: Masks = ()) -> bytes:
    """The signature of one text: see `signatures`."""
    return signatures([text], [masks])[0]


def signatures(texts: Sequence[str], masks: Sequence[Masks] | None = None) -> list[bytes]:
    """Of each text without what is masked: 128 MinHash slots, then the smallest shingle hashes (at most KEPT), all of 32 bits."""
    found: list[bytes] = []
    begin = size = 0
    for number, text in enumerate(texts):
        size += len(text) + 1
        if number + 1 == len(texts) or number + 1 - begin == _TOGETHER or size > _CHARACTERS:
            found += _together(
                texts[begin : number + 1], masks[begin : number + 1] if masks else [()] * (number + 1 - begin)
            )
            begin, size = number + 1, 0
    return found


def _together(texts: Sequence[str], masks: Sequence[Masks]) -> list[bytes]:
    keys = _keys(texts, masks)
    places = (keys >> np.uint64(49)).astype(np.int64)
    first = np.flatnonzero(_changes(places))
    slots = np.zeros(len(texts) * SLOTS, dtype=np.uint32)
    slots[places[first]] = (keys[first] >> np.uint64(17)).astype(np.uint32)
    filled = np.zeros(len(texts) * SLOTS, dtype=bool)
    filled[places[first]] = True
    empty = np.flatnonzero(~filled)
    base = empty - empty % SLOTS
    for turn in range(1, SLOTS + 1):  # most slots find a lender at the first or second turn
        if not len(empty):
            break
        lender = base + _lenders()[empty % SLOTS, turn]
        lends = filled[lender]
        slots[empty[lends]] = slots[lender[lends]]
        empty, base = empty[~lends], base[~lends]
    small = (keys >> np.uint64(24)).astype(np.uint32)
    ends = np.searchsorted(places, np.arange(len(texts) + 1) * SLOTS).tolist()
    return [
        slots[n * SLOTS : (n + 1) * SLOTS].tobytes() + small[ends[n] : min(ends[n + 1], ends[n] + KEPT)].tobytes()
        for n in range(len(texts))
    ]


def _changes(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """True where a value differs from the one before it, and for the first."""
    changed = np.empty(len(values), dtype=bool)
    changed[:1] = True
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def _keys(texts: Sequence[str], masks: Sequence[Masks]) -> _UNSIGNED:
    """The distinct three-word shingles of texts, words in small letters: the text's number in the upper 8 bits, 56 bits of hash, sorted."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "replace"), dtype=np.uint32)
    letters = _letters()[np.minimum(codes, 65536)]
    at = 0
    begins = []
    for text, masked in zip(texts, masks, strict=True):
        begins.append(at)
        for start, end, _ in masked:
            letters[at + start : at + end] = 0
        at += len(text) + 1
    inside = np.zeros(len(letters) + 2, dtype=bool)
    np.greater(letters, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    up, down = _powers.upto(len(letters) + 1)
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * up[: len(letters)], dtype=np.uint64, out=sums[1:])
    words = _mix((sums[ends] - sums[starts]) * down[starts])
    of = np.searchsorted(np.asarray(begins), starts, side="right") - 1
    hashes = _mix(words[:-2] * np.uint64(0xD6E8FEB86659FD93) + words[1:-1] * np.uint64(0xA0761D6478BD642F) + words[2:])
    whole = of[:-2] == of[2:]
    keys = (of[:-2][whole].astype(np.uint64) << np.uint64(56)) | (hashes[whole] >> np.uint64(8))
    short = np.setdiff1d(np.arange(len(texts)), of[:-2][whole])
    if len(short):  # texts of fewer than three words: one hash for all of them
        sums_of = np.zeros(len(texts), dtype=np.uint64)
        np.add.at(sums_of, of, words)
        keys = np.concatenate(
            (keys, (short.astype(np.uint64) << np.uint64(56)) | (_mix(sums_of[short]) >> np.uint64(8)))
        )
    keys.sort()
    return keys[_changes(keys)]


def jaccard(a: bytes, b: bytes) -> float:
    """The share of shingles that two articles, given by signature, have in common: exact up to KEPT shingles, else an estimate."""
    x, y = (np.frombuffer(s, dtype=np.uint32, offset=SLOTS * 4) for s in (a, b))
    if len(x) < len(y):
        x, y = y, x
    places = np.minimum(x.searchsorted(y), len(x) - 1)
    both = y[x[places] == y]
    if len(x) < KEPT:
        return len(both) / (len(x) + len(y) - len(both))
    smallest = np.union1d(x, y)[:KEPT]
    return int(np.count_nonzero(both <= smallest[-1])) / len(smallest)


class Clusters(NamedTuple):
    """of: {article_id: cluster}, called by its smallest article_id. pairs: how many pairs were verified."""

    of: dict[str, str]
    pairs: int


def clusters(ids: Sequence[str], signatures: Sequence[bytes]) -> dict[str, str]:
    """{article_id: cluster}, where a cluster is called by its smallest article_id."""
    return find(ids, signatures).of


def find(ids: Sequence[str], signatures: Sequence[bytes]) -> Clusters:
    """The clusters of near-copies among articles; order does not matter."""
    order = sorted(range(len(ids)), key=lambda i: ids[i])
    first_of: dict[bytes, int] = {}
    parent = {ids[i]: ids[first_of.setdefault(bytes(signatures[i]), i)] for i in order}
    distinct = [i for i in order if first_of[bytes(signatures[i])] == i]
    kept = [bytes(signatures[i]) for i in distinct]
    names = [ids[i] for i in distinct]
    root = list(range(len(names)))

    def find_root(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    verified = 0
    for a, b in _candidates(kept):
        x, y = find_root(a), find_root(b)
        if x != y:
            verified += 1
            if jaccard(kept[a], kept[b]) >= ALIKE:
                root[max(x, y)] = min(x, y)
    found = {name: names[find_root(i)] for i, name in enumerate(names)}
    return Clusters({name: found[parent[name]] for name in parent}, verified)


def slots_of(signatures: Sequence[bytes]) -> npt.NDArray[np.uint32]:
    """The MinHash slots of signatures, a row each."""
    return np.frombuffer(b"".join(s[: SLOTS * 4] for s in signatures), dtype=np.uint32).reshape(-1, SLOTS)


def band_keys(slots: npt.NDArray[np.uint32]) -> _UNSIGNED:
    """A key for each band (rows) of each article (columns)."""
    keys = np.zeros((BANDS, len(slots)), dtype=np.uint64)
    for band in range(BANDS):
        for row in range(_ROWS):
            keys[band] = _mix(keys[band] + slots[:, band * _ROWS + row] + np.uint64(1))
    return keys


def likely_pairs(a: npt.NDArray[np.uint32], b: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Whether slots agree more often than chance would have it for articles below ALIKE, row by row."""
    likely: npt.NDArray[np.bool_] = np.count_nonzero(a == b, axis=1) >= SLOTS * (ALIKE - 0.15)
    return likely


def _candidates(signatures: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs that share a band and agree in more slots than chance would have it for articles below ALIKE, each once."""
    if len(signatures) < 2:
        return
    slots = slots_of(signatures)
    keys = band_keys(slots)
    size = np.int64(len(slots))
    found: list[npt.NDArray[np.int64]] = []
    for band in range(BANDS):
        for a, b in pairs_of(keys, band, np.arange(size), 0):
            found.append(np.minimum(a, b) * size + np.maximum(a, b))
        if sum(map(len, found)) > 4_000_000:
            found = [np.unique(np.concatenate(found))]
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    for begin in range(0, len(codes), 65536):
        some = codes[begin : begin + 65536]
        a, b = some // size, some % size
        likely = likely_pairs(slots[a], slots[b])
        yield from zip(a[likely].tolist(), b[likely].tolist(), strict=True)


def pairs_of(
    keys: _UNSIGNED, band: int, members: npt.NDArray[np.int64], split: int
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """All pairs of members with the same key in a band; a bucket above LARGEST_BUCKET is split by the bands that follow."""
    part = keys[(band + split) % BANDS][members]
    order = np.argsort(part, kind="stable")
    ordered = part[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(ordered)])))
    for size in np.unique(sizes[sizes > 1]).tolist():
        buckets = members[order[starts[sizes == size][:, None] + np.arange(size)]]
        if size <= LARGEST_BUCKET:
            left, right = np.triu_indices(size, 1)
            yield buckets[:, left].ravel(), buckets[:, right].ravel()
        elif split < BANDS - 1:
            for bucket in buckets:
                yield from pairs_of(keys, band, bucket, split + 1)
        else:
            for step in range(1, LARGEST_BUCKET):
                yield buckets[:, :-step].ravel(), buckets[:, step:].ravel()
