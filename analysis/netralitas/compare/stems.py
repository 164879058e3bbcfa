"""Sastrawi stems, many times faster than the library gives them, and the same.

Sastrawi tries some forty prefix rules on a word up to fifteen times, and compiles a pattern for every part it removes. What its
prefix rules make of a string depends on nothing but the string; so here a string is tried once, and only by rules that begin as
it does. `tests/compare/test_stems.py` holds the stems against the library's own. Stems are kept from run to run (`stems`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache, lru_cache
from importlib import metadata
from typing import Any

from netralitas.lexicon import Lexicon, files

_RULES = re.compile(r"Rule(\d+)")
_BEGINNINGS = {range(1, 6): "be", range(6, 10): "te", range(10, 21): "me", range(21, 33): "pe"}
"""The letters with which words begin that Sastrawi's numbered prefix rules take; rule 34, 35, 36, 41 and 42 are in `_MORE`, the
others (37 to 40, infixes) take any that `_INFIX` matches."""
_MORE = {34: "pe", 35: "te", 36: "pe", 41: "ku", 42: "ka"}
_PLAIN = ("di", "ke", "se")
"""With these begin words from which the first rule takes a prefix."""
_INFIX = re.compile(r"[b-df-hj-np-tv-z](?:er|el|em|in)[aiueo]")
_ENDINGS = {
    "RemoveInflectionalParticle": ("lah", "kah", "tah", "pun"),
    "RemoveInflectionalPossessivePronoun": ("ku", "mu", "nya"),
    "RemoveDerivationalSuffix": ("i", "an", "is", "isme", "isasi"),
}
"""With what words end that Sastrawi's suffix rules take, in the order of the rules."""
_PREFIX_FIRST = ("be", "di", "me", "pe", "ter"), ("lah", "an", "i")
"""How words begin and end of which the prefix is tried before the suffix, by the library's `PrecedenceAdjustmentSpecification`."""
_SHORT = 3
"""Letters of a word that has no affixes."""
_ENCLITIC = re.compile(r"-?(?:nya|kah|lah|pun)$")
MOST_KEPT = 300_000
"""Words whose stems are kept; beyond that only those of the last run."""


def _beginning(visitor: Any) -> str:
    """The first two letters that a prefix visitor wants; '' for any."""
    rules = getattr(visitor, "disambiguators", ())
    if not rules or (found := _RULES.search(type(rules[0]).__name__)) is None:
        return ""
    number = int(found[1])
    return _MORE.get(number, "") or next((b for numbers, b in _BEGINNINGS.items() if number in numbers), "")


class _Roots:
    """The steps of the library's `Context` for one word, with the library's dictionary and rules."""

    def __init__(self, dictionary: Any, rules: Any, prefix_first: Callable[[str], bool]) -> None:
        self.known: dict[str, str] = dictionary.words
        plain, *others = rules.get_prefix_visitors()
        self.plain = plain.remove
        numbered = [(_beginning(visitor), visitor.disambiguators) for visitor in others]
        self.prefixes: dict[str, list[Any]] = {}
        self.prefixes_and_infixes: dict[str, list[Any]] = {}
        for start in {begins for begins, _ in numbered}:
            self.prefixes[start] = [found for begins, found in numbered if begins == start and begins]
            self.prefixes_and_infixes[start] = [found for begins, found in numbered if begins in ("", start)]
        self.suffixes = [(_ENDINGS[type(v).__name__], v.remove) for v in rules.get_suffix_visitors()]
        self.prefix_first = prefix_first
        self.without_prefix = lru_cache(maxsize=100_000)(self._without_prefix)

    def of(self, word: str) -> str:
        """The stem of a word without hyphen."""
        known = self.known
        if word in known or len(word) <= _SHORT:
            return word
        starts, ends = _PREFIX_FIRST
        if word.startswith(starts) and word.endswith(ends) and self.prefix_first(word):
            found = self._off(word)
            if found not in known:
                found = self._shorter(found)[-1]
            if found in known:
                return found
        shorter = self._shorter(word)
        found = shorter[-1] if shorter[-1] in known else self._off(shorter[-1])
        if found in known:
            return found
        for longer, rest in zip(reversed(shorter[:-1]), reversed(shorter[1:]), strict=True):
            if longer[len(rest) :] == "kan" and (found := self._off(rest + "k")) in known:
                return found
            if (found := self._off(longer)) in known:
                return found
        return word

    def _shorter(self, word: str) -> list[str]:
        """The word, and what is left of it after each suffix that is removed."""
        found = [word]
        for endings, remove in self.suffixes:
            if word.endswith(endings):
                word = remove(word)
                found.append(word)
                if word in self.known:
                    break
        return found

    def _off(self, word: str) -> str:
        """The word without up to three prefixes; none more once it is in the dictionary."""
        for _ in range(3):
            rest = self.without_prefix(word)
            if rest in self.known or rest == word:
                return rest
            word = rest
        return word

    def _without_prefix(self, word: str) -> str:
        """What the first rule leaves that removes a prefix; the word, where there is none."""
        if word.startswith(_PLAIN) or word in self.known:
            return str(self.plain(word))
        rules = self.prefixes_and_infixes if _INFIX.match(word) else self.prefixes
        for disambiguators in rules.get(word[:2]) or rules[""]:
            rest = None
            for one in disambiguators:
                rest = one.disambiguate(word)
                if rest in self.known:
                    break
            if rest is not None:
                return str(rest)
        return word


@cache
def _stemmer() -> Any:
    """The library's stemmer, whose words without hyphen are stemmed by `_Roots`."""
    from Sastrawi.Stemmer.ConfixStripping.PrecedenceAdjustmentSpecification import PrecedenceAdjustmentSpecification
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    fast = Stemmer(StemmerFactory().create_stemmer().delegatedStemmer.dictionary)
    prefix_first = PrecedenceAdjustmentSpecification().is_satisfied_by
    fast.stem_singular_word = _Roots(fast.dictionary, fast.visitor_provider, prefix_first).of
    return fast


@cache
def _protected() -> frozenset[str]:
    return frozenset(Lexicon().toml("comparison")["protect"])


@lru_cache(maxsize=500_000)
def stem(word: str) -> str:
    """The Sastrawi stem of a word in lower case; protected words (names of elections, bodies, offices) stay whole."""
    bare = word if word in _protected() else _ENCLITIC.sub("", word)
    if bare in _protected():
        return bare
    fast = _stemmer()
    return str(fast.stem_singular_word(word) if word.isascii() and word.isalpha() else fast.stem(word))


def stems(words: Collection[str]) -> dict[str, str]:
    """{word: its stem}, as `stem` gives it; each word is stemmed once on this machine, as long as the library, this module and the
    protected words are the same, and the cache folder can be written (see `lexicon.files`)."""
    source = [metadata.version("PySastrawi"), sorted(_protected())]
    known: dict[str, str] = files.kept("stems", source, [__file__]) or {}
    new = {word: stem(word) for word in words if word not in known}
    found = {word: new[word] if word in new else known[word] for word in words}
    if new:
        together = (
            files.kept("stems", source, [__file__]) or {}
        ) | found  # another process may have kept some meanwhile
        if len(together) > MOST_KEPT:
            together = dict(list(found.items())[:MOST_KEPT])
        files.keep("stems", source, [__file__], together)
    return found
