"""Other persons for an article's persons: every word of a name by another, the same everywhere, short forms along
with it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from typing import Any

from netralitas.evaluate.replacements.edits import Edits, as_written

_WORD = re.compile(r"[A-Z][a-z'’]{2,}")
_BALINESE = r"\b(?:I|Ni)\s+(?:Gusti\s+(?:Ayu\s+)?|Dewa\s+)?"
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
                    if re.search(_BALINESE + word, text):
                        self.words[word] = take("first_balinese", word)
                        first = False
                        continue
                    female = word in pools["first_female"] or re.search(_FEMALE + word, text)
                    self.words[word] = take("first_female" if female else "first_male", word)
                first = False
        self._short_forms(text, pools["verbs"]["roots"])

    def _short_forms(self, text: str, verbs: Iterable[str]) -> None:
        """`Heri` for Heribertus, `Ida` for Rosmaida: begin or end of a name that stands alone."""
        common = set(re.findall(r"\b[a-z]+\b", text))
        said = "|".join(map(re.escape, verbs))
        for word in sorted(set(_WORD.findall(text))):
            if word in self.words or word.lower() in common:
                continue
            whole = [
                (old, new)
                for old, new in self.words.items()
                if len(old) > len(word) and (old.startswith(word) or old.endswith(word.lower()))
            ]
            if len(whole) == 1 and re.search(
                rf"\b(?:{said}|[Bb]u|[Pp]ak|[Ww]ak|[Bb]ang|[Mm]ama)\s+{word}\b(?! [A-Z])|\b{word}\s+me", text
            ):
                old, new = whole[0]
                size = max(4, len(word))
                self.words[word] = new[:size] if old.startswith(word) else new[-size:].capitalize()

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
