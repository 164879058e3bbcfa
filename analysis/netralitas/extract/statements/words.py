"""The words of attribution: what the lexicon file says, ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon, LexiconError

CUE = "statements_cue"
"""The kind of the scanner's hits on words of attribution; their value is a `Cue`."""

MET = "statements_met"
"""The kind of the scanner's hits on words by which a journalist meets somebody."""

BARE = ("always", "behind", "own", "never")


class Cue(NamedTuple):
    """A form of a word of attribution.

    form: `root` (`kata X`), `own` (`katanya`), `active` (`X mengatakan`), `passive` (`dikatakan X`), `passive_own`
    (`dikatakannya`), `source` (`menurut X`), `source_own` (`menurutnya`). root: its entry in the lexicon. bare: where
    root and root + nya count (see the lexicon). mute: moves the speaker, but reports nothing. more: goes on with what
    the same speaker said. sure: needs no comma.
    """

    form: str
    root: str
    bare: str = "always"
    mute: bool = False
    more: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The closed classes of words that the grammar of attribution needs, in lower case."""

    pronouns: frozenset[str]
    described: frozenset[str]
    demonstratives: frozenset[str]
    governors: frozenset[str]
    stops: frozenset[str]
    titles: frozenset[str]
    refusals: frozenset[str]
    not_verbs: frozenset[str]
    not_names: frozenset[str]
    verb_exceptions: frozenset[str]
    active_verbs: frozenset[str]
    private_nouns: frozenset[str]
    quantities: frozenset[str]
    nameless: re.Pattern[str]
    unnamed: re.Pattern[str]
    one_unnamed: re.Pattern[str]
    opener: re.Pattern[str]
    titled: re.Pattern[str]
    titles_of: tuple[str, ...]
    back: re.Pattern[str]
    written: re.Pattern[str]
    journalist: re.Pattern[str]
    met: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    """The word classes of the lexicon file `statements.toml`."""
    data = lexicon.toml("statements")
    speakers = data["speakers"]
    return Words(
        pronouns=frozenset(speakers["pronouns"]),
        described=frozenset([*speakers["described"], *speakers["titles"]]),
        demonstratives=frozenset(speakers["demonstratives"]),
        governors=frozenset(speakers["governors"]),
        stops=frozenset(speakers["stops"]),
        titles=frozenset(speakers["titles"]),
        refusals=frozenset(data["refusals"]["words"]),
        not_verbs=frozenset(data["other_words"]["not_verbs"]),
        not_names=frozenset(data["other_words"]["not_names"]),
        verb_exceptions=frozenset(data["verb_like"]["exceptions"]),
        active_verbs=frozenset(data["verb_like"]["active"]),
        private_nouns=frozenset(data["private_nouns"]["words"]),
        quantities=frozenset(speakers["quantities"]),
        nameless=re.compile(
            r"(?:[\w-]+\s+){0,8}?(?:yang\s+)?(?:lagi-lagi\s+|juga\s+)?"
            rf"(?:{_alternatives(data['nameless']['refuse'])})\s+(?:[\w-]+\s+){{0,2}}?(?:{_alternatives(data['nameless']['kept'])})\b"
        ),
        unnamed=re.compile(rf"(?:{_alternatives(speakers['unnamed'])})\b"),
        one_unnamed=re.compile(rf"(?:{_alternatives(speakers['singular'])})\b"),
        opener=re.compile(rf"(?:{_alternatives(data['openers']['words'])})\b,?\s*"),
        titles_of=tuple(data["titled"]["words"]),
        titled=re.compile(
            rf"(?s:.*)\b(?:{_alternatives(data['titled']['words'])})"
            r"(?P<between>(?:\s+[\w-]+){0,2})(?P<mark>\s*[:,]?)\s*$"
        ),
        back=re.compile(rf"(?:{_alternatives(data['openers']['back'])})\b"),
        written=re.compile(
            rf"(?:{_alternatives(data['written']['verbs'])})\s+(?:\w+\s+){{0,2}}?(?:{_alternatives(data['written']['nouns'])})\b"
        ),
        journalist=re.compile(rf"\b(?:{_alternatives(data['journalists']['words'])})\b[^.;:]{{0,40}}$"),
        met=re.compile(rf"\b(?:{_alternatives(data['journalists']['met'])})\s(?:[\w.-]+,?\s){{0,4}}$"),
    )


def vocabulary(lexicon: Lexicon) -> Iterator[Entry]:
    """Every form of every word of attribution, once; the words of meeting.

    Errors: LexiconError when an entry has a `bare` that means nothing.
    """
    data = lexicon.toml("statements")
    forms: dict[str, Cue] = {}
    for root, entry in data["verbs"].items():
        bare, mute, more, sure = (
            entry.get("bare", "always"),
            entry.get("mute", False),
            entry.get("more", False),
            entry.get("sure", False),
        )
        if bare not in BARE:
            raise LexiconError(f"statements.toml: verbs.{root}: bare must be one of {', '.join(BARE)}, not {bare!r}")
        if bare in ("always", "behind"):
            forms.setdefault(root, Cue("root", root, bare, mute, more, sure))
        if bare != "never":
            forms.setdefault(f"{root}nya", Cue("own", root, bare, mute, more, sure))
        for form in entry.get("active", ()):
            forms.setdefault(form, Cue("active", root, bare, mute, more, sure))
        for form in entry.get("passive", ()):
            own = form.endswith("nya") or form.endswith("anya")
            forms.setdefault(form, Cue("passive_own" if own else "passive", root, bare, mute, more, sure))
            forms.setdefault(f"{form}nya", Cue("passive_own", root, bare, mute, more, sure))
    for word in data["sources"]["words"]:
        forms.setdefault(word, Cue("source", word, sure=word in data["sources"]["plain"]))
    for word in data["sources"]["own"]:
        forms.setdefault(word, Cue("source_own", word, sure=word in data["sources"]["plain"]))
    for word in data["journalists"]["met"]:
        yield Entry(word, MET, word)
    for surface, cue in forms.items():
        yield Entry(surface, CUE, cue)
