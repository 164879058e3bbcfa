"""Names of regional agencies: `Dinas` + fields, abbreviations, and which spellings in one article are the same agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from netralitas.lexicon import Lexicon

_TOKEN = re.compile(r"[\w/'&-]+")
_JOIN = re.compile(r"\s*,\s*(?:dan\s+|serta\s+|&\s*)?|\s+(?:dan|serta|&)\s+|\s*&\s*|\s+")
_UNKNOWN = re.compile(r"(?:[A-Z][\w'/-]+|[A-Z]{2,})(?:(?:,? dan |, | & | )(?:[A-Z][\w'/-]+)){0,6}")


@dataclass(frozen=True)
class Agencies:
    """The vocabulary of agencies.

    fields: first word → (words, field in full), longest first. names: abbreviation or short name → full name.
    prefixes: word for the kind of agency → as written in full. not_after: words after which `dinas` is no agency.
    joined: fields that go on a name only after `dan` or a comma.
    """

    fields: dict[str, list[tuple[tuple[str, ...], str]]]
    names: dict[str, str]
    prefixes: dict[str, str]
    not_after: frozenset[str]
    joined: frozenset[str]

    def read_fields(self, lowered: str, start: int, limit: int = 160) -> tuple[int, str]:
        """The fields that stand at an offset: where they end and their full form; (start, '') if there are none."""
        pos, end, parts = start, start, ""
        first = True
        while pos < start + limit:
            join = ""
            if first:
                while pos < len(lowered) and lowered[pos] == " ":
                    pos += 1
            else:
                m = _JOIN.match(lowered, pos)
                if not m or "\n" in m[0]:
                    break
                pos = m.end()
                join = m[0].strip()
            got = self._field(lowered, pos)
            if got is None or (
                not first and not join and got[1].lower() in self.joined and not parts.endswith("Masyarakat")
            ):
                break
            pos, full = got
            if not first:
                glue = ", " if join == "," else " " if not join else ", dan " if join.startswith(",") else " dan "
                parts += glue
            parts += full
            end = pos
            first = False
        return end, parts

    def _field(self, lowered: str, pos: int) -> tuple[int, str] | None:
        m = _TOKEN.match(lowered, pos)
        if not m:
            return None
        for words, full in self.fields.get(m[0], ()):
            at = m.end()
            for word in words[1:]:
                n = _TOKEN.match(lowered, at + 1) if lowered[at : at + 1] == " " else None
                if not n or n[0] != word:
                    break
                at = n.end()
            else:
                return at, full
        return None


def unknown_fields(text: str, start: int) -> int:
    """Where capitalised words, as of an agency's name that no lexicon knows, end; start if there are none."""
    m = _UNKNOWN.match(text, start)
    return m.end() if m else start


@lru_cache(maxsize=8)
def agencies_of(lexicon: Lexicon) -> Agencies:
    """The vocabulary, read once per lexicon."""
    table = lexicon.toml("agencies")
    fields: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for surface, full in table["fields"].items():
        words = tuple(surface.split(" "))
        fields.setdefault(words[0], []).append((words, full))
    for listed in fields.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    beside = table["beside"]
    return Agencies(
        fields,
        _abbreviations(table["syllables"]) | table["names"],
        dict(table["prefixes"]),
        frozenset(beside["before"]),
        frozenset(beside["joined"]),
    )


def _abbreviations(syllables: dict[str, str]) -> dict[str, str]:
    """Abbreviations of one or two syllables after `dis` or `din`, and the names they stand for."""
    parts = {word: tuple(fields.split(";")) for word, fields in syllables.items()}
    words: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((word,), fields) for word, fields in parts.items()]
    words += [
        ((a, b), parts[a] + parts[b]) for a in parts for b in parts if a != b and not set(parts[a]) & set(parts[b])
    ]
    found = {}
    for morphs, fields in words:
        name = f"Dinas {', '.join(fields[:-1])} dan {fields[-1]}" if len(fields) > 1 else f"Dinas {fields[0]}"
        for prefix in ("dis", "din"):
            found[prefix + "".join(morphs)] = name
    return found


def field_words(name: str) -> frozenset[str]:
    """The words of an agency's name that tell its fields (`Dinas Kebersihan dan Pertamanan` → kebersihan, pertamanan)."""
    return frozenset(re.findall(r"[\w/-]+", name.lower())) - {"dan", "dinas", "badan", "kantor", "daerah"}
