"""Sastrawi stems, a few times faster than the library gives them, and the same.

Sastrawi tries some forty prefix rules on a word up to fifteen times, and compiles a pattern for every part it removes. What its
prefix rules make of a string depends on nothing but the string; so here a string is tried once, and only by rules that begin as
it does. `tests/compare/test_stems.py` holds the stems against the library's own.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from netralitas.lexicon import Lexicon

_RULES = re.compile(r"Rule(\d+)")
_BEGINNINGS = {range(1, 6): "be", range(6, 10): "te", range(10, 21): "me", range(21, 33): "pe"}
"""The letters with which words begin that Sastrawi's numbered prefix rules take; rule 34, 35, 36, 41 and 42 are in `_MORE`, the
others (37 to 40, infixes) take any."""
_MORE = {34: "pe", 35: "te", 36: "pe", 41: "ku", 42: "ka"}
_INFIX = re.compile(r"[b-df-hj-np-tv-z](?:er|el|em|in)[aiueo]")
_SUFFIXES = {
    "RemoveInflectionalParticle": "P",
    "RemoveInflectionalPossessivePronoun": "PP",
    "RemoveDerivationalSuffix": "DS",
}
_ENCLITIC = re.compile(r"-?(?:nya|kah|lah|pun)$")


def _beginning(visitor: Any) -> str:
    """The first two letters that a prefix visitor wants; '' for any."""
    rules = getattr(visitor, "disambiguators", ())
    if not rules or (found := _RULES.search(type(rules[0]).__name__)) is None:
        return ""
    number = int(found[1])
    return _MORE.get(number, "") or next((b for numbers, b in _BEGINNINGS.items() if number in numbers), "")


@cache
def _stemmer() -> Any:
    from Sastrawi.Stemmer.Context.Context import Context
    from Sastrawi.Stemmer.Context.Removal import Removal
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    class Once(Context):
        """Remembers what the prefix rules make of a string, and takes off suffixes without compiling patterns."""

        def accept_prefix_visitors(self, visitors: list[Any]) -> None:
            subject: str = self.current_word  # type: ignore[has-type]
            if subject not in without_prefix:
                without_prefix[subject] = _without_prefix(subject, rules, self.dictionary)
            if (found := without_prefix[subject]) is not None:
                visitor, self.current_word = found
                self.add_removal(Removal(visitor, subject, self.current_word, "", "DP"))

        def remove_suffixes(self) -> None:
            for visitor in self.suffix_visitors:
                subject = self.current_word
                rest = visitor.remove(subject)
                if rest != subject:
                    self.add_removal(
                        Removal(visitor, subject, rest, subject[len(rest) :], _SUFFIXES[type(visitor).__name__])
                    )
                    self.current_word = rest
                if self.dictionary.contains(self.current_word) or self.process_is_stopped:
                    return

    class Fast(Stemmer):
        def stem_singular_word(self, word: str) -> str:
            context = Once(word, self.dictionary, self.visitor_provider)
            context.execute()
            return str(context.result)

    without_prefix: dict[str, tuple[Any, str] | None] = {}
    fast = Fast(StemmerFactory().create_stemmer().delegatedStemmer.dictionary)
    numbered = [(_beginning(visitor), visitor) for visitor in fast.visitor_provider.get_prefix_visitors()]
    starts = {start for start, _ in numbered} - {""} | {"di", "ke", "se"}
    rules = {start: [v for begins, v in numbered if begins in ("", start)] for start in (*starts, "")}
    return fast


def _without_prefix(word: str, rules: dict[str, list[Any]], dictionary: Any) -> tuple[Any, str] | None:
    """The first rule that removes a prefix, and what is left."""
    start = word[:2] if word[:2] in rules else ""
    if not start and not _INFIX.match(word):
        return None
    for visitor in rules[start]:
        disambiguators = getattr(visitor, "disambiguators", None)
        if disambiguators is None:
            rest = visitor.remove(word)
            if rest != word:
                return visitor, rest
            continue
        rest = None
        for one in disambiguators:
            rest = one.disambiguate(word)
            if dictionary.contains(rest):
                break
        if rest is not None:
            return visitor, rest
    return None


@cache
def _protected() -> frozenset[str]:
    return frozenset(Lexicon().toml("comparison")["protect"])


@lru_cache(maxsize=500_000)
def stem(word: str) -> str:
    """The Sastrawi stem of a word in lower case; protected words (names of elections, bodies, offices) stay whole."""
    bare = word if word in _protected() else _ENCLITIC.sub("", word)
    return bare if bare in _protected() else str(_stemmer().stem(word))
