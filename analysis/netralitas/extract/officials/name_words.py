"""The words of personal names, ready for matching (`names.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from netralitas.extract.officials.degrees import Degrees
from netralitas.lexicon import Lexicon

_NOUN = re.compile(r"(?:ke|pe|per)[a-z]{3,}an|[a-z]{3,}(?:isasi|itas|nya)|[a-z]{2,}ologi")
_OPENING_VERB = re.compile(
    r"(?:di|me[mn]|meng|meny|ber|ter)[a-z]{2,}(?:kan|inya|kannya)|di[a-z]{3,}i|[a-z]{3,}(?:kan|annya)"
)
_MOST_FORMS = 50_000


@dataclass(slots=True)
class Form:
    """What a written word can be in a name.

    low: in lower case. small: it begins in lower case; upper: it has two capitals or more and no small letter; single: it is one letter. leads: an
    honorific, a rank or what stands for one; never: it ends a name; noun: a noun by its form; opens: it has its capital from the beginning of the
    sentence; haji: it may be `H.` and another initial; odd: short, with a hyphen or without a small letter. particle, strong, month: see NameWords.
    plain: none of these, and no degree; a name of such words alone has nothing to be weighed.
    """

    low: str
    small: bool
    upper: bool
    single: bool
    leads: bool
    never: bool
    noun: bool
    opens: bool
    haji: bool
    odd: bool
    particle: bool
    strong: bool
    month: bool
    plain: bool


class NameWords:
    """The word classes of names, in lower case without full stops. Made once from the lexicon.

    honorifics, ranks, branches: before a name; degrees: behind it; trailing, kept, particles, balinese: inside.
    variants: spelling → the one it counts as. given: common name words. never: words that end a name anywhere;
    never_alone: words that are no name by themselves; family, address: words of these that are names behind another word; openers: capitals only because they open a sentence.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.toml("names")
        self.honorifics = frozenset(data["honorifics"])
        self.ranks = frozenset(data["ranks"])
        self.branches = frozenset(data["branches"])
        self.degrees = Degrees(lexicon)
        self.trailing = frozenset(data["trailing"])
        self.kept = frozenset(data["kept"])
        self.particles = frozenset(data["particles"])
        self.balinese = frozenset(data["balinese"])
        self.variants = {form: key for key, forms in data["variants"].items() for form in forms}
        never = {key: frozenset(words.split()) for key, words in data["never"].items()}
        self.given = frozenset(data["common"]["given"].split())
        self.never_alone = frozenset().union(*never.values(), self.honorifics) - self.given
        forms = {key: frozenset(words.split()) for key, words in data["forms"].items()}
        self.abbreviated = forms["abbreviated"]
        self.lower_case, self.strong = forms["lower_case"], forms["strong"]
        self.family, self.address = forms["family"], forms["address"]
        self.joining = self.kept | self.abbreviated | self.ranks | self.branches
        self.levels = frozenset(data["never"]["levels"].split())
        self.sites, self.bodies = never["named_after"], never["bodies"]
        self.months = never.pop("months")
        self.openers = never.pop("openers")
        self.never = frozenset().union(*never.values()) - self.given
        self._leads = self.honorifics | self.ranks | self.branches | {"k", "t", "g", "guru", "rd"}
        self.forms: dict[str, Form] = {}

    def form(self, word: str) -> Form:
        """What a word can be; kept in `forms`."""
        found = self.forms.get(word)
        if found is None:
            if len(self.forms) >= _MOST_FORMS:
                self.forms.clear()
            found = self.forms[word] = self.form_as(word, word.lower().replace("’", "'"))
        return found

    def form_as(self, word: str, low: str) -> Form:
        """The same for a word that counts as another one."""
        small, capitals = word[0].islower(), word.isupper()
        classes = {
            "small": small,
            "upper": len(word) > 1 and capitals,
            "single": len(word) == 1,
            "leads": low in self._leads,
            "never": low in self.never,
            "noun": self._is_noun(word, low, capitals),
            "opens": low in self.openers or (low not in self.given and bool(_OPENING_VERB.fullmatch(low))),
            "haji": len(word) == 2 and word[0] == "H" and capitals,
            "odd": len(word) < 3 or capitals or "-" in word,
            "particle": low in self.particles,
            "strong": low in self.strong,
            "month": low in self.months,
        }
        plain = not any(classes.values()) and low not in self.degrees.known and low not in self.trailing
        return Form(low=low, plain=plain, **classes)

    def _is_noun(self, word: str, low: str, capitals: bool) -> bool:
        if "-" in low and low not in self.given:
            left, _, right = low.partition("-")
            if word[len(left) + 1 : len(left) + 2].islower() and (left == right or low in self.never):
                return True
        return low not in self.given and not capitals and len(low) > 5 and bool(_NOUN.fullmatch(low))

    def is_degree(self, token_low: str, *, upper: bool, dot: bool) -> bool:
        """True if a word of a chain is a degree by its spelling (`SH`, `Msi`, `Spd.`)."""
        return token_low in self.degrees.known and (upper or dot or token_low in self.degrees.mixed)
