"""The words of personal names, ready for matching (`names.toml`)."""

from __future__ import annotations

from netralitas.extract.officials.degrees import Degrees
from netralitas.lexicon import Lexicon


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

    def is_degree(self, token_low: str, *, upper: bool, dot: bool) -> bool:
        """True if a word of a chain is a degree by its spelling (`SH`, `Msi`, `Spd.`)."""
        return token_low in self.degrees.known and (upper or dot or token_low in self.degrees.mixed)
