"""Articles with other persons, places, figures, days, outlets and verbs, or with noise: to measure that nothing is
memorised.

`python -m netralitas.evaluate.perturb --seed N OUT ARTICLE… --gold GOLD…` writes the changed articles and
`gold.jsonl` into OUT;
the scores on them may be at most 2 points (replacements) and 4 points (`--noise`) below those on the originals.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from netralitas.evaluate.replacements.days import DayMap
from netralitas.evaluate.replacements.edits import Edits, as_written
from netralitas.evaluate.replacements.figures import FigureMap
from netralitas.evaluate.replacements.persons import PersonMap
from netralitas.evaluate.replacements.places import PlaceMap
from netralitas.lexicon import Lexicon

Gold = dict[str, Any]
_OUTLET = re.compile(r"\b[A-Za-z]\w{3,}\.(?:com|news|id|co|net)(?:\.id)?\b", re.IGNORECASE)
# `PADANG, MINANGPAGI - `, `JAMBI (Angso Duo) - `, `AEKKANOPAN | Kualuh Pos – `
_DATELINE = re.compile(
    r"^[A-Z][\w' ]{2,30}?\s?[,|(]\s?(?P<outlet>(?:[A-Za-z]\w{3,}|Pos)(?: [A-Z]\w+){0,3})\)?\s?(?:[-–—|]|$)",
    re.MULTILINE,
)
_SPEAKER = r"(?=nya\b|\s+(?:[A-Z]|dia\b|ia\b|beliau\b|mantan\b|pria\b|perempuan\b))"
_TYPOS = 0.08  # of the function words
_LINE = 220  # characters that a line in capitals has at most
_QUOTED = re.compile(r"[“\"„‘’”']{1,2}[^\n]{0,60}")


@cache
def _pools() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "replacements" / "replacements.toml").read_text(encoding="utf-8"))


@cache
def _lexicon() -> Lexicon:
    return Lexicon()


def perturb(text: str, gold: Gold, seed: int) -> tuple[str, Gold]:
    """An article and its gold with other persons, places, figures, days, outlet and verbs of speech, the same in both.

    text: the article. gold: its line of a gold file (codebook, section 10). seed: the same seed gives the same article.
    What can't be replaced consistently (two regions of one name, days told by `kemarin`) stays as it is.
    Errors: KeyError when the gold lacks a field.
    """
    rng = random.Random(f"{seed}/{gold['article']}")
    edits = Edits(text)
    values = [
        *gold["institutions"],
        *(o[k] for o in gold["officials"] for k in ("institution", "region")),
        *(c[k] for c in gold["counts"] for k in ("counter", "region")),
        *gold["regulations"],
    ]
    names = [o["name"] for o in gold["officials"]] + list(gold.get("others", []))
    places = PlaceMap(_lexicon(), text, values, gold["election"], rng, _pools()["villages"])
    persons = PersonMap(text, names, values, _pools(), rng)
    days = DayMap(text, gold["dates"], rng)
    figures = FigureMap(text, gold["counts"], rng)
    firsts = [_find_words(text, q["first"]) for q in gold["quotes"]]
    for name in sorted(names, key=len, reverse=True):  # a name is never taken for a place
        for m in re.finditer(rf"\b{re.escape(name)}\b", text):
            _words_of_name(edits, persons, m.start(), m.end())
    places.edit(edits)
    persons.edit(edits)
    days.edit(edits)
    figures.edit(edits)
    _outlets(edits, rng)
    _verbs(edits, rng)
    new = edits.apply()
    return new, {
        **gold,
        "officials": [
            {
                **o,
                "name": persons.rename(o["name"]),
                "institution": places.rename(o["institution"]),
                "region": places.rename(o["region"]),
            }
            for o in gold["officials"]
        ],
        "others": [persons.rename(n) for n in gold.get("others", [])],
        "institutions": [places.rename(i) for i in gold["institutions"]],
        "dates": [days.rename_row(d) for d in gold["dates"]],
        "counts": [
            {
                **c,
                **dict(zip(("min", "max"), figures.rename_bounds(c["min"], c["max"]), strict=True)),
                "counter": places.rename(c["counter"]),
                "region": places.rename(c["region"]),
                "period": days.rename(c["period"]),
            }
            for c in gold["counts"]
        ],
        "regulations": [places.rename(r) for r in gold["regulations"]],
        "quotes": [
            {
                **q,
                "first": _words_at(new, edits.moved(at), len(q["first"].split())) if at >= 0 else q["first"],
                "speaker": persons.rename(q["speaker"]),
            }
            for q, at in zip(gold["quotes"], firsts, strict=True)
        ],
    }


def _words_of_name(edits: Edits, persons: PersonMap, start: int, end: int) -> None:
    for m in re.finditer(r"\S+", edits.text[start:end]):
        edits.add(start + m.start(), start + m.end(), persons.words.get(m[0], m[0]))


def _find_words(text: str, words: str) -> int:
    """Where these words stand in the text, whatever the punctuation between them; -1 if nowhere."""
    pattern = r"\W+".join(re.escape(w) for w in re.findall(r"\w+", words))
    m = re.search(pattern, text)
    return m.start() if m else -1


def _words_at(text: str, offset: int, count: int) -> str:
    return " ".join(text[offset : offset + 400].split()[:count]).rstrip(".,;:!?")


def _outlets(edits: Edits, rng: random.Random) -> None:
    names: dict[str, str] = {}
    for m in _OUTLET.finditer(edits.text):
        host, _, rest = m[0].partition(".")
        new = names.setdefault(host.lower(), rng.choice(_pools()["domains"]))
        edits.add(m.start(), m.end(), as_written(new, host) + "." + rest)
    for m in _DATELINE.finditer(edits.text):
        name = m["outlet"]
        new = rng.choice(_pools()["outlets"])
        for again in re.finditer(rf"\b{re.escape(name)}\b", edits.text):
            edits.add(again.start(), again.end(), as_written(new if " " in name else new.replace(" ", ""), name))


def _verbs(edits: Edits, rng: random.Random) -> None:
    verbs = _pools()["verbs"]
    for some, others in ((verbs["roots"], verbs["behind"]), (verbs["more"], verbs["more"])):
        for m in re.finditer(rf"[”\"“'’]{{1,2}}[\s,]*\b({'|'.join(some)}){_SPEAKER}", edits.text):
            edits.add(m.start(1), m.end(1), rng.choice(others))
    for line in verbs["active"]:
        for m in re.finditer(rf"\b(?:{'|'.join(line)})\b", edits.text):
            edits.add(m.start(), m.end(), rng.choice(line))


def noise(text: str, seed: int) -> str:
    """An article as careless desks publish it: other quotation marks, lost and double spaces, shortened and mistyped function
    words, headline and another line in capitals, teasers between paragraphs. Words inside quotations and their first words
    stay, so that the gold still holds."""
    rng = random.Random(f"noise/{seed}/{len(text)}")
    pools = _pools()["noise"]
    edits = Edits(text)
    for m in _QUOTED.finditer(text):
        edits.protect(m.start() + 1, m.end())
    title = re.match(r"[^\n]*", text)
    body = title.end() if title else 0
    for m in re.finditer(rf"\b(?:{'|'.join(pools['typos'])})\b", text[body:]):
        if rng.random() < _TYPOS:
            edits.add(body + m.start(), body + m.end(), rng.choice(pools["typos"][m[0]]))
    for pattern, share, others in (
        (r"(?<=[a-z]{3}), (?=[a-z]{4})", 0.06, (",", ",  ", " , ")),
        (r"(?<=[a-z]{4})\. (?=[A-Z][a-z]{3})", 0.10, (".", ".  ", " . ")),
        (r"(?<= di) (?=[a-z]{4})", 0.10, ("",)),
        (r"(?<=[a-z]{3}) (?=[a-z]{3})", 0.01, ("  ",)),
    ):
        for m in re.finditer(pattern, text[body:]):
            if rng.random() < share:
                edits.add(body + m.start(), body + m.end(), rng.choice(others))
    new = edits.apply()
    style = rng.choice(["straight", "curly", "keep"])
    if style == "straight":
        new = re.sub(r"[“”„]", '"', new)
    elif style == "curly":
        new = re.sub(r"(^|[\s(])\"(?=\S)", r"\1“", new, flags=re.MULTILINE).replace('"', "”")
    paragraphs = re.split(r"(\n\s*\n)", new)
    if rng.random() < 0.5:
        paragraphs[0] = paragraphs[0].upper()
    lines = [i for i in range(2, len(paragraphs), 2) if not re.search(r"[“”\"„‘’']", paragraphs[i])]
    lines = [i for i in lines if 30 < len(paragraphs[i]) < _LINE]
    if lines:
        at = rng.choice(lines)
        paragraphs[at] = paragraphs[at].upper()
    teasers = rng.sample(pools["teasers"], 2)
    for at in range(4, len(paragraphs), 2):
        before = paragraphs[at - 2]
        if teasers and rng.random() < 0.25 and before.count('"') % 2 == 0 and before.rstrip()[-1:] in ".)”":
            paragraphs[at] = teasers.pop() + "\n\n" + paragraphs[at]
    return "".join(paragraphs)


def main(argv: list[str] | None = None) -> int:
    """The command line. Returns 0, or 1 if no article has gold."""
    parser = argparse.ArgumentParser(
        prog="python -m netralitas.evaluate.perturb", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the changed articles and gold.jsonl")
    parser.add_argument("articles", type=Path, nargs="+", metavar="ARTICLE", help="text files")
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="gold files with the articles' lines")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--noise", action="store_true", help="noise instead of replacements")
    parser.add_argument("--both", action="store_true", help="replacements, then noise")
    args = parser.parse_args(argv)
    gold = {
        g["article"]: g
        for path in args.gold
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
        for g in [json.loads(line)]
    }
    args.out.mkdir(parents=True, exist_ok=True)
    lines = []
    for path in args.articles:
        if path.stem not in gold:
            print(f"no gold for {path.stem}", file=sys.stderr)
            continue
        text, row = path.read_text(encoding="utf-8"), gold[path.stem]
        if not args.noise or args.both:
            text, row = perturb(text, row, args.seed)
        if args.noise or args.both:
            text = noise(text, args.seed)
        (args.out / path.name).write_text(text, encoding="utf-8")
        lines.append(json.dumps(row, ensure_ascii=False))
    (args.out / "gold.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return 0 if lines else 1


if __name__ == "__main__":
    sys.exit(main())
