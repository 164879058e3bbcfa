"""Regulations: the legal instruments an article names, each under its number where the article gives one.

`reading.found["regulations"]` holds the citations (`citations.Citation`, text order; `start`–`end` is the whole
title), so that
bodies inside legal titles can be told from bodies that act.
"""

from __future__ import annotations

from datetime import date

from netralitas.extract.election.calendar import calendar_of
from netralitas.extract.kinds import Column, Kind, Reader
from netralitas.extract.reading import Reading
from netralitas.extract.regulations.citations import Citation, citations_of, vocabulary
from netralitas.lexicon import Lexicon


def rule_of_name(name: str, day: date | None, lexicon: Lexicon) -> str:
    """The numbered rule that a name stood for on a day (`UU ASN`, 2019 → `UU 5/2014`); '' when unknown."""
    found = ""
    for entry in lexicon.toml("regulations")["in_force"]:
        if entry["name"] == name and day is not None and date.fromisoformat(entry["from"]) <= day:
            found = entry["rule"]
    return found


def joint_decree(
    citation: Citation, citations: list[Citation], signed: list[int], election: str, day: date | None, lexicon: Lexicon
) -> str:
    """`SKB Netralitas ASN 2020` or `… 2022`.

    By the year given with it, else by one given elsewhere with the same decree, else by the article's election, else
    by the day.
    signed: years of dates in the article on which a rule was signed.
    """
    years = {entry["year"] for entry in lexicon.toml("regulations")["joint"]["years"]}
    for year in (citation.year, *(c.year for c in citations if c.kind == "SKB"), *signed):
        if year in years:
            return f"{citation.name} {year}"
    if citation.year:
        return f"{citation.name} {citation.year}"
    when = calendar_of(lexicon).polling_day(election) or day
    chosen = min(years)
    for entry in lexicon.toml("regulations")["joint"]["years"]:
        if when and date.fromisoformat(entry["from"]) <= when:
            chosen = entry["year"]
    return f"{citation.name} {chosen}"


def reader(lexicon: Lexicon) -> Reader:
    """A function that reads an article's regulations."""
    data = lexicon.toml("regulations")
    numbers = {entry["name"]: set(entry["numbers"]) for entry in data["named"]}
    titles = data["titles"]

    def read(reading: Reading) -> None:
        citations = citations_of(reading, lexicon)
        if not citations:
            return
        election = reading.found.get("article", {}).get("election", "none")
        day = reading.published_day or _last_event(reading) or calendar_of(lexicon).polling_day(election)
        numbered = {c.numbered for c in citations if c.numbered}
        signed = [
            int(r["start_date"][:4])
            for r in reading.rows.get("dates", ())
            if r["role"] == "regulation" and r["granularity"] in ("day", "month")
        ]
        for citation in citations:
            name = citation.numbered
            rule = name
            if citation.kind == "SKB":
                name = rule = joint_decree(citation, citations, signed, election, day, lexicon)
            elif citation.kind.startswith("SE "):
                if not name:
                    same = sorted(c.numbered for c in citations if c.number and _head(c.kind) == _head(citation.kind))
                    name = same[0] if same else citation.kind
                rule = name
            elif not name:
                name = citation.name
                rule = rule_of_name(name, day, lexicon) or name
                if same_rules := numbered & numbers.get(name, set()):
                    name = rule = rule if rule in same_rules else sorted(same_rules)[0]
            if not name:
                continue
            number, year = citation.number, citation.year
            if rule != citation.numbered and "/" in rule:
                number, _, tail = rule.partition(" ")[2].rpartition("/")
                year = int(tail) if tail.isdigit() else year
            elif citation.kind == "SKB":
                year = int(name.rsplit(" ", 1)[1])
            kind = "SE" if citation.kind.startswith("SE ") else citation.kind
            reading.row(
                "regulations",
                citation.start,
                citation.core_end,
                regulation=name,
                regulation_id=rule,
                kind=kind,
                number=number,
                year=year,
                title=titles.get(rule, ""),
            )

    return read


def _head(kind: str) -> str:
    """The issuer by its head: what `Pemerintah Kota X` issues the `Wali Kota X` does."""
    for government, head in _HEADS:
        kind = kind.replace(government, head)
    return kind


_HEADS = (
    ("SE Pemerintah Kota ", "SE Wali Kota "),
    ("SE Pemerintah Kabupaten ", "SE Bupati "),
    ("SE Pemerintah Provinsi ", "SE Gubernur "),
)


def _last_event(reading: Reading) -> date | None:
    days = [r["end_date"] for r in reading.rows.get("dates", ()) if r["role"] in ("event", "published")]
    return date.fromisoformat(max(days)) if days else None


KIND = Kind(
    name="regulations",
    columns=(
        Column("regulation", "text", "canonical name, under its number where the article gives one"),
        Column("regulation_id", "text", "the numbered rule that a name stood for at the article's date"),
        Column("kind", "text", "form of the rule: UU, PP, PKPU, SE, SKB, …"),
        Column("number", "text", "its number, empty if unknown"),
        Column("year", "int", "its year, empty if unknown"),
        Column("title", "text", "what it is about, from the lexicon"),
    ),
    reader=reader,
    vocabulary=vocabulary,
    after=("dates", "election", "places"),
    lexicons=("regulations.toml",),
    label="regulation",
    help="Every legal instrument named: laws, regulations, joint decrees, circulars.",
)
