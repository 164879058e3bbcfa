"""Academic degrees and professional titles behind a name: `SH`, `S.Pd.I.`, `M. Ec. Dev`, `S STP`, `, S.Sos., M.Si`."""

from __future__ import annotations

import re

from netralitas.lexicon import Lexicon

_PIECE = re.compile(r"([A-Za-z]{1,9})(\.?)( ?)")
# a degree that no list knows, by its form: `B.App.Fin`, `M.Bus.Mgt.`
_FORM = re.compile(r"[SMBAD]\.[A-Z][a-z]{1,5}\.[A-Z][A-Za-z]{0,6}\b\.?")
_BETWEEN = re.compile(r"\.?[ \t\xa0]*,?[ \t\xa0]*")


class Degrees:
    """Made once from the lexicon (`names.toml`).

    known: all degrees, letters only. mixed: those that newspapers also write like a word (`Msi`).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.toml("names")
        self.known = frozenset(data["degrees"])
        self.mixed = frozenset(data["forms"]["mixed"].split())
        self._kept = frozenset(data["kept"])

    def read(self, text: str, position: int, limit: int, *, alone: bool = False) -> int:
        """Where the degrees end that begin here (after a comma, a full stop or spaces); 0 if there are none.

        alone: they must begin at this very character, and the first is enough.
        """
        last = 0
        limit = min(limit, len(text))
        if text[position : position + 1] == " " and text[position + 1 : position + 2].islower():
            return last
        while position < limit:
            gap = _BETWEEN.match(text, position, limit) if not alone else None
            at = gap.end() if gap else position
            if not "A" <= text[at : at + 1] <= "Z":
                break
            end = self._one(text, at, limit)
            if not end and text[at + 1 : at + 2] == "." and (form := _FORM.match(text, at, limit)):
                end = form.end()
            if not end:
                break
            last = position = end
            if alone:
                break
        return last

    def _one(self, text: str, at: int, limit: int) -> int:
        joined, best, position = "", 0, at
        first = ""
        for count in range(6):
            m = _PIECE.match(text, position, limit)
            if not m or (m.end(1) < len(text) and (text[m.end(1)].isalnum() or text[m.end(1)] in "'’-")):
                break
            word = m[1]
            if not count:
                if not word[0].isupper() or (word.lower() in self._kept and not word.isupper()):
                    break
                first = word
            elif not (text[position - 1] == "." or text[position - 1] == " ") or (
                not word[0].isupper() and text[position - 1] != "."
            ):
                break
            joined += word.lower()
            if joined in self.known:
                spelled = (
                    count > 0
                    or m[2] == "."
                    or (word.isupper() and len(word) > 1)
                    or any(c.isupper() for c in word[1:])
                    or joined in self.mixed
                )
                if spelled and (count == 0 or len(first) <= 2 or text[at + len(first)] == "."):
                    best = m.end(2)
            position = m.end()
            if not m[2] and len(first) > 2:
                break
        return best
