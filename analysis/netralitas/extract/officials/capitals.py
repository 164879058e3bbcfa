"""Lines in capitals: which of their words would have a capital in running text, so that names end where the sentence goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netralitas.extract.officials.name_words import NameWords

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LOWER = re.compile(r"(?<!\w)[a-z][a-z'’-]+")
_CAPITAL = re.compile(r"(?<![.!?:\n“\"] )(?<!\n)(?<!\w)[A-Z][a-z'’-]+")
_UPPER = re.compile(r"(?<!\w)[A-Z]{2,6}(?!\w)")
# verbs and nouns by their form: `mengapresiasi`, `ditindaklanjuti`, `daerahnya`, `ketegasan`
_FORM = re.compile(
    r"(?:meng|meny|mem[bp]|men[cdjt])[a-z]{3,}|me[lmnrwy][a-z]{2,}(?:kan|i)|(?:di|ber|ter)[a-z]{3,}(?:kan|nya|i)|di[a-z]{6,}|"
    r"(?:ke|pe|per)[a-z]{3,}an|[a-z]{4,}(?:nya|isasi|itas)"
)
_LEAST = 5  # words that a line in capitals has


def running_case(text: str, spans: Iterable[tuple[int, int]], words: NameWords) -> str:
    """The text, of the same length, with the lines in capitals as they would stand in running text.

    A word that the rest of the article writes in lower case, that is in no name, or that has the form of a verb or noun gets a lower-case
    letter; one that the rest writes in capitals (`KPU`) stays; others begin with a capital.
    """
    lines = [(s, e) for s, e in spans if text[s:e].isupper() and len(_WORD.findall(text, s, e)) >= _LEAST]
    if not lines:
        return text
    kept, at = [], 0
    for start, end in lines:
        kept.append(text[at:start])
        at = end
    rest = "\n".join([*kept, text[at:]])
    lower, capital, upper = (set(p.findall(rest)) for p in (_LOWER, _CAPITAL, _UPPER))

    def cased(m: re.Match[str]) -> str:
        word, low = m[0], m[0].lower()
        if len(low) != len(word) or len(word) == 1 or word in upper:
            return word
        title = word[0] + low[1:]
        if title in capital or low in words.given:
            return title
        if low in lower or low in words.openers or low in words.never or _FORM.fullmatch(low):
            return low
        return word if not re.search("[aeiou]", low) else title

    parts, at = [], 0
    for start, end in lines:
        parts += [text[at:start], _WORD.sub(cased, text[start:end])]
        at = end
    return "".join([*parts, text[at:]])
