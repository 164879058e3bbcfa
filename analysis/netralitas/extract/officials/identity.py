"""When two names mean one person, and the identity of a person across articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def key_words(words: Sequence[str]) -> tuple[str, ...]:
    """A name's words for comparing: lower case, letters only, no accents (`Asy'ari` → `asyari`)."""
    keys = []
    for word in words:
        if word.isalpha() and word.isascii():
            keys.append(word.lower())
            continue
        plain = word if word.isascii() else unicodedata.normalize("NFKD", word)
        key = "".join(_WORD.findall(plain.lower()))
        if key:
            keys.append(key)
    return tuple(keys)


def covers(full: Sequence[str], short: Sequence[str], variants: Mapping[str, str]) -> int:
    """How well a short form (compared words) can mean a full name: 0 not at all, 1 by nickname or typing error, 2 by its words.

    Words must come in the same order; an initial stands for its word, `Moh.` for `Mohammad`. A single word may also be the beginning of a
    name word (`Frans` for `Fransiskus`) or differ from it by one letter.
    """
    if not short:
        return 0
    position, matched, exact = 0, 0, 0
    for word in short:
        while position < len(full):
            other = full[position]
            position += 1
            if word == other or variants.get(word, word) == variants.get(other, other):
                matched += 1
                exact += len(word) > 1
                break
            if (len(word) == 1 and other[0] == word) or (len(other) == 1 and word[0] == other):
                matched += 1
                break
        else:
            break
    if matched == len(short):
        return 2 if exact else 0
    if len(short) == 1 and len(short[0]) >= 4:
        word = short[0]
        for other in full:
            if other[0] == word[0] and (
                (len(other) >= len(word) + 2 and other.startswith(word)) or _close(word, other)
            ):
                return 1
        return 0
    if len(short) == len(full) > 1:
        different = [
            (a, b) for a, b in zip(short, full, strict=True) if a != b and variants.get(a, a) != variants.get(b, b)
        ]
        return int(len(different) == 1 and _close(*different[0], 3)) or int(
            len(different) == 2 and all(_close(a, b) for a, b in different)
        )
    if len(short) > 1 and short[0] == full[0]:
        # one word spelled otherwise in a shorter form
        rest = [w for w in short if w not in full]
        return int(len(rest) == 1 and any(_close(rest[0], other) for other in full if other not in short))
    return 0


def clipped(full: Sequence[str], word: str) -> bool:
    """True if a word can be a name's clipped form: the end of a name word (`Ida` for Rosmaida), or its letters in order from
    the first on (`Thres` for Theresia), or its beginning with an ending of its own (`Jefri` for Jefirstson)."""
    if len(word) < 3:
        return False
    for other in full:
        if len(other) < len(word) + 2:
            continue
        if other.endswith(word) or (other[0] == word[0] and _in_order(word, other)):
            return True
        if 4 <= len(word) <= 5 and other[:3] == word[:3] and len(other) >= len(word) + 3:
            return True
    return False


def _in_order(word: str, other: str) -> bool:
    letters = iter(other)
    return all(letter in letters for letter in word)


def _close(a: str, b: str, shortest: int = 5) -> bool:
    """One letter changed, added, left out, or two neighbours swapped, in words of some length (two letters from nine on)."""
    if min(len(a), len(b)) < shortest or abs(len(a) - len(b)) > 2 or a[0] != b[0]:
        return False
    if min(len(a), len(b)) >= 9:
        return _distance(a, b, 2) <= 2
    return _one_apart(a, b)


def _one_apart(a: str, b: str) -> bool:
    """One letter changed, added or left out, or two neighbours swapped, or the same word."""
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:]:
        return True
    return a[:1] == b[1:2] and a[1:2] == b[:1] and a[2:] == b[2:]


def _distance(a: str, b: str, limit: int) -> int:
    previous = list(range(len(b) + 1))
    before: list[int] = []
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, previous = previous, row
    return previous[-1]


def person_id(words: Sequence[str], place: str, variants: Mapping[str, str]) -> str:
    """The stable identity of a person: name without initials, spelling variants made one, and where the office is.

    place: region code, or the slug of a national body; '' if unknown. `hamid-lubis@18.06`.
    """
    keys = [variants.get(word, word) for word in key_words(words)]
    long = [k for k in keys if len(k) > 1] or keys
    return "-".join(long) + (f"@{place}" if place else "")


@lru_cache(maxsize=10_000)
def slug(text: str) -> str:
    """Lower case words joined by hyphens (`Mahkamah Konstitusi` → `mahkamah-konstitusi`)."""
    return "-".join(key_words(text.split()))
