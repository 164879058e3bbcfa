"""What tells that a capitalised run is a person (verbs of speech, honorifics, what people are called), and that a line is a
headline."""

from __future__ import annotations

import re

from netralitas.extract.officials.names import Name, NameGrammar
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

_WORDS = re.compile(r"[^\W\d_]+")
_NEXT_VERB = re.compile(
    r"[ ,\xa0]*(?:(?:yang|juga|pun|lantas|lalu|kemudian|turut|sendiri|sempat|mengaku|hanya) )*([a-z]+)"
)
_CLAUSE = re.compile(r"(?s:.*)[.!?;\n“”\"]")
_APPOSITION = re.compile(
    r"[ \xa0]*(?:\([^()\n]{1,30}\))?[ \xa0]*,[ \xa0]*(?:yang |seorang |salah satu |salah seorang |selaku |sebagai )*([a-z]+)",
    re.IGNORECASE,
)


class Evidence:
    """Made once from the lexicon (`officials.toml`, `statements.toml`)."""

    def __init__(self, lexicon: Lexicon, grammar: NameGrammar) -> None:
        words = lexicon.toml("officials")["words"]
        verbs = lexicon.toml("statements")["verbs"]
        self.grammar = grammar
        self.private = frozenset(words["private"])
        self._before_places = frozenset(words["before_places"])
        self._levels = frozenset(words["levels"])
        self.oblique = frozenset(words["oblique"])
        self.before = frozenset(
            {root for root, v in verbs.items() if v.get("bare") != "never"}
            | {p for v in verbs.values() for p in v["passive"]}
            | {"menurut"}
        )
        self.after = frozenset(a for v in verbs.values() for a in v["active"])
        removed = "|".join(re.escape(w) for w in sorted(words["removed"], key=len, reverse=True))
        between = "|".join(re.escape(w) for w in sorted(words["before_removed"], key=len, reverse=True))
        self._removed = re.compile(
            rf"(?:[ ,\xa0]+(?:{between})(?!\w)|[ ,\xa0]*\([^()\n]{{1,40}}\)){{0,5}}[ ,\xa0]+"
            rf"(?:{removed})(?!\w| sementara| dari (?:partai|tim|tuduhan|status|sangkaan))"
        )
        self.no_name = self.before | self.after | grammar.words.never | grammar.words.openers

    def of_person(self, reading: Reading, name: Name) -> tuple[bool, bool]:
        """(it is a person, it is a private person) by the words around the name."""
        lowered, text = reading.lowered, reading.text
        if name.rank:
            return True, False
        begin = max(0, name.begin - 90)
        before = _CLAUSE.match(lowered, begin, name.begin)
        clause = lowered[before.end() if before else begin : name.begin]
        words = _WORDS.findall(clause)
        # `Dosen FISIP Universitas X Dr. Y`, `Ketua LSM Jendela Rakyat, Y`: within the last part, or the one before a closing comma
        parts = clause.rstrip(" ,\xa0").split(",")
        called = [w.removesuffix("nya") for w in _WORDS.findall(parts[-1])[-9:]]
        private = not name.opens and not self.private.isdisjoint(called)
        last = words[-1] if words and clause.rstrip("'‘’ \xa0").endswith(words[-1]) else ""
        following = _APPOSITION.match(text, name.finish, name.finish + 60)
        private_after = following is not None and following[1].lower() in self.private
        speaks = last in self.before or self._verb_after(lowered, name.finish)
        known = len([w for w in name.words if w.lower() in self.grammar.given])
        sure = (
            speaks
            or name.address
            or private_after
            or (private and (known > 0 or clause.rstrip(" \xa0").endswith(",")))
            or (len(name.words) > 1 and known >= 2)
        )
        return bool(sure), private or private_after

    def lost_office(self, reading: Reading, end: int) -> bool:
        """True if the words behind a name or title say that the office was taken away (`X resmi dicopot`)."""
        return bool(self._removed.match(reading.lowered, end))

    def is_place(self, reading: Reading, name: Name) -> bool:
        """True if the word in front says that a place follows (`tokoh masyarakat Kwandang`, `desa Suka Maju`)."""
        if name.rank or name.address or len(name.words) > 2:
            return False
        before = reading.lowered[max(0, name.begin - 16) : name.begin]
        words = before.split()
        if not words or before[-1:] not in " \xa0":
            return False
        return words[-1] in self._levels or (len(name.words) == 1 and words[-1] in self._before_places)

    def _verb_after(self, lowered: str, position: int) -> bool:
        m = _NEXT_VERB.match(lowered, position, position + 50)
        return bool(m) and m is not None and m[1] in self.after


def headline_like(text: str, start: int, end: int) -> bool:
    """True for a line in title case (`Pj Bupati X Beber Enam Larangan`), where a capital tells nothing."""
    if text[end - 1] == ".":
        return False
    words = [w for w in _WORDS.findall(text, start, end) if len(w) > 3]
    if len(words) < 5:
        return False
    return sum(w[0].isupper() for w in words) >= 0.75 * len(words)
