"""Words of the lexicon in a sentence: tokens, and longest matches with their classes. Words and names of classes are interned: equal ones
are the same object, and found without looking into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from sys import intern
from typing import Any, NamedTuple

from netralitas.extract.behaviours import inflection
from netralitas.extract.behaviours.inflection import inflect, inflect_loan
from netralitas.lexicon import LexiconError
from netralitas.lexicon.files import compiled

TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]")
INNERMOST = re.compile(r"\{([^{}]*)\}")
CLITIC = "nya"
CLITICS = (CLITIC, "lah", "kah", "pun", "mu")
CACHE_SIZE = 100_000
UNIFORM = "work_dress"  # not what a party or candidate wears
# a phrase is also a mention of what its words are: `foto calon` names a candidate
INHERITED = frozenset(("candidate", "party", "social_media", "photo", "photo_noun", "attire"))


Entries = dict[str, tuple[frozenset[str], Any]]
"""By word: the classes of the phrase that ends with it (none if no phrase does), and the entries that go on from there by their next
word, or None."""


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

    def marks(self, forms: list[str]) -> list[Mark]:
        """The entries in a sentence, leftmost and longest first, without overlaps."""
        found = []
        entries, make, length = self._entries, tuple.__new__, len(forms)
        free = 0
        for first in [i for i, form in enumerate(forms) if form in entries]:
            if first < free:
                continue
            classes, longer = entries[forms[first]]
            free = stop = first + 1
            while longer and stop < length:
                word = forms[stop]
                following = longer.get(word)
                if following is None and word.endswith(CLITIC):
                    following = longer.get(without_clitic(word))
                if following is None:
                    break
                stop += 1
                ending, longer = following
                if ending:
                    classes, free = ending, stop
            if classes:
                found.append(make(Mark, (first, free, classes)))
        return found


def _compile(entries: Iterable[tuple[str, str]], clitics: bool) -> tuple[set[str], Entries]:
    """All words of the phrases, and the phrases by their first words."""
    by_phrase: dict[tuple[str, ...], set[str]] = {}
    for surface, name in entries:
        phrase = tuple(map(intern, TOKEN.findall(surface.lower())))
        if phrase:
            by_phrase.setdefault(phrase, set()).add(intern(name))
    vocabulary = {word for phrase in by_phrase for word in phrase}
    single = {p[0]: frozenset(c) for p, c in by_phrase.items() if len(p) == 1}
    heritage = {word: classes & INHERITED for word, classes in single.items() if classes & INHERITED}
    same: dict[frozenset[str], frozenset[str]] = {}  # phrases share their few sets of classes
    phrases: dict[tuple[str, ...], frozenset[str]] = {}
    for phrase, classes in by_phrase.items():
        inherited: set[str] = set().union(*(heritage[w] for w in phrase if w in heritage)) if len(phrase) > 1 else set()
        if UNIFORM in classes:
            inherited.discard("attire")
        all_classes = frozenset(classes | inherited)
        phrases[phrase] = same.setdefault(all_classes, all_classes)
    found = _tree(phrases)
    for word in vocabulary if clitics else ():
        base = found.get(without_clitic(word))
        if base is not None and word not in single:
            found[word] = (base[0], found.get(word, base)[1])
    return vocabulary, found


def _tree(phrases: dict[tuple[str, ...], frozenset[str]], *, within: bool = False) -> Entries:
    """Phrases by their first word. within: they go on from another word; then a word with its clitic also stands for the word without."""
    ends: dict[str, frozenset[str]] = {}
    longer: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for (word, *rest), classes in phrases.items():
        if rest:
            longer.setdefault(word, {})[tuple(rest)] = classes
        else:
            ends[word] = classes
    for word in (*ends, *longer) if within else ():
        base = without_clitic(word)
        if base in ends:
            ends.setdefault(word, ends[base])
        if base in longer:
            longer[word] = longer[base] | longer.get(word, {})
    return {
        word: (ends.get(word, frozenset()), _tree(longer[word], within=True) if word in longer else None)
        for word in {**ends, **longer}
    }


class Forms:
    """Word forms reduced to what the lexicon knows: clitics and reduplication off. Cached over distinct words."""

    def __init__(self, vocabulary: set[str], spelling: dict[str, str]) -> None:
        self._vocabulary = vocabulary
        self._spelling = spelling
        self._of_word: dict[str, str] = {}
        self._of_piece: dict[str, tuple[str, ...]] = {}

    @property
    def vocabulary(self) -> set[str]:
        """The words that the lexicon knows."""
        return self._vocabulary

    def __call__(self, word: str) -> str:
        """The form under which the lexicon knows a word, else the word itself."""
        form = self._of_word.get(word)
        if form is None:
            if len(self._of_word) >= CACHE_SIZE:
                self._of_word.clear()
            form = self._of_word[word] = intern(self._reduce(word))
        return form

    def _reduce(self, word: str) -> str:
        known = self._vocabulary
        word = self._spelling.get(word, word)
        if word in known:
            return word
        for clitic in CLITICS if word.endswith(CLITICS) else ():
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

    @staticmethod
    def spans(lowered: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the tokens between two offsets of a lower-cased text begin and end."""
        return [m.span() for m in TOKEN.finditer(lowered, start, end)]

    def read(self, words: str) -> list[str]:
        """The forms of a sentence's tokens."""
        forms: list[str] = []
        known = self._of_piece
        for piece in words.split():
            forms += known.get(piece) or self._read(piece)
        return forms

    def _read(self, piece: str) -> tuple[str, ...]:
        """The forms of what stands between two spaces: a word and the marks beside it."""
        if len(self._of_piece) >= CACHE_SIZE:
            self._of_piece.clear()
        words = (piece,) if piece.isalnum() else TOKEN.findall(piece)
        forms = self._of_piece[piece] = tuple(map(self, words))
        return forms


def interned(words: Iterable[str]) -> frozenset[str]:
    """Words as the forms of a sentence are: see the head of this module."""
    return frozenset(map(intern, words))


def without_clitic(word: str) -> str:
    """`jabatannya` → `jabatan`."""
    return word[:-3] if word.endswith(CLITIC) and len(word) > 5 else word


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
