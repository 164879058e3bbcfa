"""The grammar of personal names: where they begin and end, and what of it is honorific, name and degree.

A name is a run of capitalised words, initials and particles (`bin`, `van`). In front of it stand honorifics and ranks, behind it degrees; both
are left out of the name. It ends at lower-case words, punctuation, acronyms and words that are in no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netralitas.extract.officials.chains import Chains, Token
from netralitas.extract.officials.name_words import NameWords
from netralitas.lexicon import Lexicon


class Name(NamedTuple):
    """A personal name in the text.

    start, end: of the name's own words. begin, finish: with the honorifics before and the degrees after.
    words: of the name, as written. rank: a police or military rank stands before it. address: an honorific does.
    opens: it is the first word of a sentence or line. parts: start of each word.
    """

    start: int
    end: int
    begin: int
    finish: int
    words: tuple[str, ...]
    parts: tuple[int, ...]
    rank: bool
    address: bool
    opens: bool


_VOWEL = re.compile("[aeiouy]")
_OPENS = frozenset('.!?…:"“”„«‘\n;|–—')


class NameGrammar:
    """Finds personal names. Made once from the lexicon (`names.toml`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = NameWords(lexicon)
        self.words, self._chains = words, Chains(words)
        self.given, self.variants, self.ranks, self.degrees = words.given, words.variants, words.ranks, words.degrees

    def names(self, text: str, spans: Iterable[tuple[int, int]], covers: list[tuple[int, int]]) -> list[Name]:
        """All runs that can be names within the spans (paragraphs), in text order.

        covers: sorted (start, end) of words that belong to something else (offices, bodies); no name reaches into them.
        """
        found: list[Name] = []
        for start, end in spans:
            for chain in self._chains.find(text, start, end, covers):
                plain = self._plain(text, chain, start, end)
                for name in (plain,) if plain else self._parse(text, chain, start, end):
                    if not found or name.start >= found[-1].finish:  # letters of a degree are no name
                        found.append(name)
        return found

    def _plain(self, text: str, chain: list[Token], lower: int, upper: int) -> Name | None:
        """The name that a run of plain words is: the same as `_parse` finds, only sooner. None for other runs."""
        for token in chain:
            if token.dot or not token.form.plain:
                return None
        start, end = chain[0].start, chain[-1].end
        if end == upper and text.startswith(".", end):
            return None
        tokens = chain[:7]
        end = tokens[-1].end
        return Name(
            start,
            end,
            start,
            self.degrees.read(text, end, upper) or end,
            tuple([t.word for t in tokens]),
            tuple([t.start for t in tokens]),
            False,
            False,
            _opens(text, start, lower),
        )

    def _parse(self, text: str, chain: list[Token], lower: int, upper: int) -> Iterator[Name]:
        i, n = 0, len(chain)
        while i < n:
            first = i
            opens = _opens(text, chain[i].start, lower)
            i, rank, address = self._read_lead(chain, i)
            shift = 0
            if i < n and (shift := self._joined_haji(chain, i)):
                address = True
            begin_name = i
            tokens, i = self._read_words(text, chain, i, opens and not address)
            while tokens and (
                (tokens[-1].low in self.words.particles and (tokens[-1].word[0].islower() or len(tokens[-1].low) < 3))
                or (tokens[-1].low in self.words.trailing and len(tokens) > 1)
            ):
                tokens.pop()
            if len(tokens) == 1 and i < n and chain[i].low in self.words.bodies and not address and not rank:
                tokens = []  # `Sub Kepegawaian`, a word of a body's name
            if tokens and self._plausible(text, tokens, address or rank):
                start, end = tokens[0].start + shift, tokens[-1].end
                # a dot after an initial belongs to it: `Suryadi K.` inside a sentence is cut without
                finish = self.degrees.read(text, tokens[-1].end, upper)
                words = (tokens[0].word[shift:], *(t.word for t in tokens[1:]))
                yield Name(
                    start,
                    end,
                    chain[first].start,
                    max(finish, end),
                    words,
                    tuple(t.start for t in tokens),
                    rank,
                    address,
                    opens,
                )
                while i < n and chain[i].start < finish:
                    i += 1
            if i == begin_name and i < n:
                site, level = chain[i].low in self.words.sites, chain[i].low in self.words.levels
                i += 1
                while (
                    site and i < n and chain[i].low not in self.words.strong
                ):  # a street, hall or school named after somebody
                    i += 1
                if level and i < n and not self._leads_name(chain[i]):
                    i += 1
                    while i < n and chain[i].low not in self.given and not self._leads_name(chain[i]):
                        i += 1  # `Kecamatan Tanjung Palas Timur`

    def _read_lead(self, chain: list[Token], i: int) -> tuple[int, bool, bool]:
        rank = address = False
        n = len(chain)
        while i < n and chain[i].form.leads:
            token = chain[i]
            low = token.low
            if low in self.ranks and (i + 1 < n or rank):
                rank = True
            elif rank and low in self.words.branches:
                pass
            elif low in ("k", "t", "g") and token.dot and i + 1 < n and chain[i + 1].low in ("h", "g"):
                address = True  # K.H., T.G.H.
            elif low == "guru" and i and chain[i - 1].low == "tuan":
                pass
            elif token.word == "RD" and i + 1 < n:
                address = True  # reverendus dominus; `Rd.` is Raden and part of a name
            elif low in self.words.honorifics and (i + 1 < n or address):
                if low == "habib" and i + 2 >= n:
                    break
                if address and low in self.words.address and token.word[0].isupper():
                    break
                if len(low) > 3 and low in self.given and not token.dot and not address:
                    break
                address = True
            else:
                break
            i += 1
        return i, rank, address

    def _leads_name(self, token: Token) -> bool:
        return token.low in self.words.honorifics or token.low in self.ranks

    def _joined_haji(self, chain: list[Token], i: int) -> int:
        """1 for `HM Yusuf` (H. M. Yusuf): the name begins at its second letter."""
        return int(chain[i].form.haji and i + 1 < len(chain) and not chain[i + 1].word.isupper())

    def _read_words(self, text: str, chain: list[Token], i: int, opening: bool) -> tuple[list[Token], int]:
        tokens: list[Token] = []
        capitals = False
        n = len(chain)
        while i < n:
            token = chain[i]
            low, form = token.low, token.form
            if tokens:
                if form.particle and form.small:
                    tokens.append(token)
                    i += 1
                    continue
                degrees = self._degrees_at(text, token)
                if (degrees and self._closes(chain, i, degrees)) or (form.strong and i + 1 < n):
                    break
            if (
                form.small
                or (form.never and not (tokens and low in self.words.family and tokens[-1].low in self.given))
                or (form.noun and not tokens)
                or (form.month and self._is_month(text, token, tokens, chain, i))
            ):
                break
            if opening and not tokens and form.opens and not (form.single and token.dot):
                break
            if form.single:
                if not tokens and not self._starts_with_initial(chain, i):
                    break
            elif form.upper:
                if not tokens or (len(tokens) == 1 and len(tokens[0].word) == 1):
                    capitals = True
                    if low in self.words.kept or (len(low) == 2 and low[0] == "h"):
                        capitals = i + 1 < n and chain[i + 1].word.isupper()
                elif not capitals and not (len(low) == 2 and self._are_initials(chain, i)):
                    break
            elif capitals and tokens and len(tokens[-1].word) > 3:
                break
            tokens.append(token)
            i += 1
            if token.dot and len(token.word) > 1 and low not in self.words.kept and low not in self.words.trailing:
                break
        return tokens[:7], i

    def _are_initials(self, chain: list[Token], i: int) -> bool:
        """True if two capitals go on or close a name (`Haposan UP Simanjuntak`, `M. Jamil AR`, `Ibrahim AR MSi`)."""
        if i + 1 >= len(chain):
            return True
        following = chain[i + 1]
        return (following.word[1:].islower() and len(following.word) > 3) or self._chains.is_degree(following)

    def _degrees_at(self, text: str, token: Token) -> int:
        """Where the degree ends that begins with this word, 0 if none does."""
        if len(token.word) > 2 and token.low not in self.degrees.known and not text.startswith(".", token.end):
            return 0
        return self.degrees.read(text, token.start, token.start + 40, alone=True)

    def _closes(self, chain: list[Token], i: int, end: int) -> bool:
        """True if what looks like a degree is one: not two initials before a further name word (`Andi M. T. Hasan`)."""
        while i < len(chain) and len(chain[i].word) == 1 and chain[i].end < end:
            i += 1
        if i >= len(chain) or chain[i].start < end or not chain[i - 1].dot or len(chain[i - 1].word) > 1:
            return True
        return (
            self._chains.is_degree(chain[i]) or chain[i].low in self.words.never or chain[i].low in self.degrees.known
        )

    def _starts_with_initial(self, chain: list[Token], i: int) -> bool:
        token = chain[i]
        if i + 1 >= len(chain):
            return False
        following = chain[i + 1]
        if token.word == "I" and not token.dot:
            return following.low in self.words.balinese
        if token.word in ("A", "O"):
            return token.dot or following.low in self.given
        return following.low not in self.words.never

    def _is_month(self, text: str, token: Token, tokens: list[Token], chain: list[Token], i: int) -> bool:
        after, before = (
            text[token.end : token.end + 3].lstrip(". "),
            text[max(0, token.start - 2) : token.start].rstrip(),
        )
        if after[:1].isdigit() or before[-1:].isdigit():
            return True
        return not tokens and i + 1 >= len(chain)

    def _plausible(self, text: str, tokens: list[Token], addressed: bool) -> bool:
        if len(tokens) == 1 and tokens[0].low in self.words.honorifics and tokens[0].low not in self.given:
            return False
        if not any(t.form.odd for t in tokens):
            return True
        long = [t for t in tokens if len(t.word) > 2]
        if not long:
            return (len(tokens) == 2 and all(len(t.word) == 2 and not t.word.isupper() for t in tokens)) or (
                addressed and any(len(t.word) == 2 and not t.word.isupper() for t in tokens)
            )
        if len(tokens) > 2 and any(
            "-" in t.word and t.word[t.word.index("-") + 1 :][:1].isupper() for t in tokens[1:-1]
        ):
            return False  # a pair of candidates: `Rudi Hartono-Siti Aminah`
        capitals = [t for t in long if t.word.isupper()]
        if capitals:
            known = sum(t.low in self.given for t in tokens)
            if len(capitals) == 1 and len(tokens) == 1 and not known:
                return False
            if any(t.low in self.degrees.known or not _VOWEL.search(t.low) for t in capitals):
                return False
        return True


def _opens(text: str, start: int, lower: int) -> bool:
    position = start - 1
    while position >= lower and text[position] in " \xa0\t'’(*•-":
        position -= 1
    return position < lower or text[position] in _OPENS
