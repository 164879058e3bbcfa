"""Words of the lexicon in a sentence: tokens, and longest matches with their classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from netralitas.extract.behaviours import inflection
from netralitas.extract.behaviours.inflection import inflect, inflect_loan
from netralitas.lexicon import LexiconError
from netralitas.lexicon.files import compiled

TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]")
PLAIN_TOKEN = re.compile(r"\w+(?:[-']\w+)*|[^\w\s]")  # the same for texts without `_`, faster
INNERMOST = re.compile(r"\{([^{}]*)\}")
CLITICS = ("nya", "lah", "kah", "pun", "mu")
CACHE_SIZE = 200_000
UNIFORM = "work_dress"  # not what a party or candidate wears
# a phrase is also a mention of what its words are: `foto calon` names a candidate
INHERITED = frozenset(("candidate", "party", "social_media", "photo", "photo_noun", "attire"))


Phrase = tuple[tuple[str, ...], frozenset[str]]  # the words after the second, and the classes


Entries = dict[str, tuple[frozenset[str], dict[str, list[Phrase]]]]
"""By first word: its own classes, and by second word the phrases that begin so, longest first."""


class Token(NamedTuple):
    """A word or mark: its form in the lexicon (lower case), that form without clitics, and offsets in the article."""

    form: str
    base: str
    start: int
    end: int


class Mark(NamedTuple):
    """Tokens `first` to `stop` (half-open) of a sentence that are a lexicon entry, and the classes it belongs to."""

    first: int
    stop: int
    classes: frozenset[str]


class Words:
    """Phrases by class, ready to be found. `entries`: pairs of a surface and its class; where two entries overlap
    the longest wins. clitics: a word that only phrases hold with its clitic (`membayar warganya`) is elsewhere the
    word without it."""

    def __init__(self, entries: Iterable[tuple[str, str]], *, clitics: bool = False) -> None:
        self.vocabulary, self._entries = _compile(entries, clitics)

    @classmethod
    def kept(
        cls, name: str, source: object, entries: Callable[[], Iterable[tuple[str, str]]], *, clitics: bool
    ) -> Words:
        """The same, kept ready-made between processes by what the entries are made from (source: JSON)."""
        words = cls.__new__(cls)
        words.vocabulary, words._entries = compiled(
            name, [source, clitics], (__file__, inflection.__file__), lambda: _compile(entries(), clitics)
        )
        return words

    def marks(self, forms: list[str], bases: list[str]) -> list[Mark]:
        """The entries in a sentence, leftmost and longest first, without overlaps."""
        found = []
        entries = self._entries
        last = len(forms) - 1
        free = 0
        for i in [i for i, form in enumerate(forms) if form in entries]:
            if i < free:
                continue
            classes, longer = entries[forms[i]]
            phrase = None
            if longer and i < last and (forms[i + 1] in longer or bases[i + 1] in longer):
                phrase = self._phrase(longer, forms, bases, i + 1)
            if phrase is not None:
                free = i + 2 + len(phrase[0])
                found.append(Mark(i, free, phrase[1]))
            elif classes:
                found.append(Mark(i, i + 1, classes))
        return found

    @staticmethod
    def _phrase(longer: dict[str, list[Phrase]], forms: list[str], bases: list[str], second: int) -> Phrase | None:
        """The longest phrase whose second word stands at `second`."""
        best = None
        form, base = forms[second], bases[second]
        for word in (form,) if form == base else (form, base):
            for phrase in longer.get(word, ()):
                rest = phrase[0]
                if best is not None and len(rest) <= len(best[0]):
                    break
                if second + len(rest) < len(forms) and all(
                    w in (forms[j], bases[j]) for j, w in enumerate(rest, second + 1)
                ):
                    best = phrase
                    break
        return best


def _compile(entries: Iterable[tuple[str, str]], clitics: bool) -> tuple[set[str], Entries]:
    """All words of the phrases, and the phrases by their first words."""
    by_phrase: dict[tuple[str, ...], set[str]] = {}
    for surface, name in entries:
        phrase = tuple(TOKEN.findall(surface.lower()))
        if phrase:
            by_phrase.setdefault(phrase, set()).add(name)
    vocabulary = {word for phrase in by_phrase for word in phrase}
    single = {p[0]: frozenset(c) for p, c in by_phrase.items() if len(p) == 1}
    heritage = {word: classes & INHERITED for word, classes in single.items() if classes & INHERITED}
    same: dict[frozenset[str], frozenset[str]] = {}  # phrases share their few sets of classes
    found: Entries = {w: (c, {}) for w, c in single.items()}
    for phrase, classes in by_phrase.items():
        if len(phrase) == 1:
            continue
        inherited: set[str] = set().union(*(heritage[w] for w in phrase if w in heritage))
        if UNIFORM in classes:
            inherited.discard("attire")
        all_classes = frozenset(classes | inherited)
        longer = found.setdefault(phrase[0], (frozenset(), {}))[1]
        longer.setdefault(phrase[1], []).append((phrase[2:], same.setdefault(all_classes, all_classes)))
    for word in vocabulary if clitics else ():
        base = found.get(without_clitic(word))
        if base is not None and word not in single:
            found[word] = (base[0], found.get(word, base)[1])
    for _, longer in found.values():
        for phrases in longer.values():
            if len(phrases) > 1:
                phrases.sort(key=_shortness)
    return vocabulary, found


def _shortness(phrase: Phrase) -> int:
    return -len(phrase[0])


class Forms:
    """Word forms reduced to what the lexicon knows: clitics and reduplication off. Cached over distinct words."""

    def __init__(self, vocabulary: set[str], spelling: dict[str, str]) -> None:
        self._vocabulary = vocabulary
        self._spelling = spelling
        self._cache: dict[str, tuple[str, str]] = {}

    @property
    def vocabulary(self) -> set[str]:
        """The words that the lexicon knows."""
        return self._vocabulary

    def __call__(self, word: str) -> tuple[str, str]:
        """The form under which the lexicon knows a word, else the word itself; and that form without clitics."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            form = self._reduce(word)
            known = self._cache[word] = (form, without_clitic(form))
        return known

    def _reduce(self, word: str) -> str:
        known = self._vocabulary
        word = self._spelling.get(word, word)
        if word in known:
            return word
        for clitic in CLITICS:
            if word.endswith(clitic):
                bare = word[: -len(clitic)].rstrip("-")
                if bare in known:
                    return bare
        if "-" in word:
            head, _, tail = word.partition("-")
            if head[-3:] and head[-3:] in tail:  # membagi-bagikan, foto-fotonya
                if head + tail.partition(head[-3:])[2] in known and tail.partition(head[-3:])[2]:
                    return head + tail.partition(head[-3:])[2]
                return self._reduce(head)
            if head in ("di", "ke", "se") or tail in ("nya",):
                return self._reduce(tail if tail != "nya" else head)
        return word

    def tokens(self, lowered: str, start: int, end: int) -> list[Token]:
        """The tokens between two offsets of a lower-cased text."""
        make = tuple.__new__
        return [make(Token, (*self(m[0]), *m.span())) for m in TOKEN.finditer(lowered, start, end)]

    def read(self, words: str) -> tuple[list[str], list[str]]:
        """The forms of a sentence's tokens, and these forms without clitics: `tokens` without offsets, several times as
        fast."""
        cache = self._cache
        found = (PLAIN_TOKEN if "_" not in words else TOKEN).findall(words)
        known = [cache.get(word) or self(word) for word in found]
        return [form for form, _ in known], [base for _, base in known]


def without_clitic(word: str) -> str:
    """`jabatannya` → `jabatan`."""
    return word[:-3] if word.endswith("nya") and len(word) > 5 else word


def class_entries(lexicon: dict[str, Any], negation: list[str]) -> Iterator[tuple[str, str]]:
    """The (surface, class) pairs of the lexicon's classes, verbs inflected.

    Errors: LexiconError for a class entry with an unknown key.
    """
    for name, entry in lexicon["classes"].items():
        if unknown := set(entry) - {"verbs", "loans", "words"}:
            raise LexiconError(f"behaviours.toml: class {name} has unknown keys {sorted(unknown)}")
        for verb in entry.get("verbs", ()):
            stem, _, listed = verb.partition(":")
            suffixes = tuple("" if s == "-" else s for s in listed.split(",")) if listed else ("", "kan", "i")
            for form in inflect(stem.rstrip("!"), suffixes, bare=not stem.endswith("!")):
                yield form, name
        for loan in entry.get("loans", ()):
            stem = loan.rstrip("!")
            for form in inflect_loan(stem):
                if form != stem or stem == loan:
                    yield form, name
        for words in entry.get("words", ()):
            for surface in with_negation(words, negation):
                yield surface, name


def with_negation(surface: str, negation: list[str]) -> list[str]:
    """`<neg> boleh` → `tidak boleh`, `tak boleh`, …; `{mobil|motor} dinas` → `mobil dinas`, `motor dinas`."""
    return list(dict.fromkeys(_expand(surface.replace("<neg>", "{" + "|".join(negation) + "}"))))


def _expand(surface: str) -> Iterator[str]:
    group = INNERMOST.search(surface)
    if group is None:
        yield surface
    else:
        for word in group[1].split("|"):
            yield from _expand(surface[: group.start()] + word + surface[group.end() :])
