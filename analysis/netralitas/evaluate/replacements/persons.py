"""Other persons for an article's persons: every word of a name by another, the same everywhere, short forms along
with it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from typing import Any

from netralitas.evaluate.replacements.edits import Edits, as_written

_WORD = re.compile(r"[A-Z][a-z'’]{2,}")
_FEMALE = r"(?:Hj|Dra|Ny|Ibu|Bu|Mama|Ci)\.?\s+(?:\w+\.\s+)*"


class PersonMap:
    """The replacement of persons for one article. `edit()` marks the text, `rename()` changes a name."""

    def __init__(
        self, text: str, names: Iterable[str], others: Iterable[str], pools: dict[str, Any], rng: random.Random
    ) -> None:
        kept = {*pools["kept"], *(w for value in others for w in re.findall(r"\w+", value))}
        words = set(re.findall(r"\w+", text))
        self.words: dict[str, str] = {}

        def take(pool: str, old: str) -> str:
            free = [w for w in pools[pool] if w not in words and w not in self.words.values()]
            return rng.choice(free) if free else old

        for name in dict.fromkeys(names):
            first = True
            for word in name.split():
                if (
                    word in self.words
                    or word in kept
                    or not _WORD.fullmatch(word)
                    or re.search(rf"\b{word.lower()}\b", text)
                ):
                    continue
                if not first:
                    self.words[word] = take("last", word)
                else:
                    female = word in pools["first_female"] or re.search(_FEMALE + word, text)
                    self.words[word] = take("first_female" if female else "first_male", word)
                first = False
        self._short_forms(text)

    def _short_forms(self, text: str) -> None:
        """`Heri` for Heribertus: the begin of a name that stands alone."""
        common = set(re.findall(r"\b[a-z]+\b", text))
        for word in sorted(set(_WORD.findall(text))):
            if len(word) < 4 or word in self.words or word.lower() in common:
                continue
            whole = [(old, new) for old, new in self.words.items() if old.startswith(word) and old != word]
            if len(whole) == 1 and re.search(
                rf"\b(?:kata|ujar|tutur|ucap|timpal|kata|[Bb]u|[Pp]ak)\s+{word}\b|\b{word}\s+me", text
            ):
                self.words[word] = whole[0][1][: max(4, len(word))]

    def edit(self, edits: Edits) -> None:
        """Mark every word of every name."""
        if not self.words:
            return
        pattern = re.compile(
            r"(?<![\w-])(?:"
            + "|".join(re.escape(w) for w in sorted(self.words, key=len, reverse=True))
            + r")(?![\w'’-])",
            re.IGNORECASE,
        )
        by_lower = {w.lower(): new for w, new in self.words.items()}
        for m in pattern.finditer(edits.text):
            if m[0][0].isupper():
                edits.add(m.start(), m.end(), as_written(by_lower[m[0].lower()], m[0]))

    def rename(self, name: str) -> str:
        """A gold name in its new form."""
        edits = Edits(name)
        self.edit(edits)
        return edits.apply()
