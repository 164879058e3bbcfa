"""Articles to measure on: the bundled ones with other names, places, figures and days, their sentences recombined, and with new
words coming in at the rate of real corpora (Heaps' law: `HEAPS` × tokens ** `GROWTH` distinct words, about 20,000 in a thousand
articles and 230,000 in 100,000). Nothing is stored: the same seed gives the same articles.

    python tests/benchmarks/articles.py NUMBER [SEED] > articles.jsonl
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from netralitas.evaluate.perturb import perturb

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus" / "sample"
HEAPS, GROWTH = 20.0, 0.545
_VARIANTS = 5
_REPLACED = 0.15
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_ONSETS = [
    "b",
    "c",
    "d",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "w",
    "y",
    "ng",
    "ny",
    "kr",
    "pr",
    "sy",
    "tr",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "au"]
_CODAS = ["", "", "", "n", "ng", "r", "s", "t", "k", "m", "h"]
_AFFIXES = [("", ""), ("", ""), ("me", "kan"), ("di", "i"), ("pe", "an"), ("ber", ""), ("", "nya"), ("ke", "an")]


@cache
def base() -> tuple[str, ...]:
    """The sample articles in several variants each, in a fixed order."""
    gold = [
        json.loads(line)
        for path in sorted((ROOT / "tests" / "gold").glob("*.jsonl"))
        for line in path.read_text().splitlines()
    ]
    made = []
    for seed in range(_VARIANTS):
        for line in gold:
            text = (SAMPLE / f"{line['article']}.txt").read_text()
            made.append(perturb(text, line, seed)[0] if seed else text)
    return tuple(made)


class _Words:
    """New words at a rate that falls with the number of tokens, and old ones again as often as they were used before."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.tokens = 1000
        self.used = [self.invent() for _ in range(50)]

    def invent(self) -> str:
        """A word that sounds Indonesian, sometimes with affixes."""
        chance = self.chance
        stem = "".join(
            chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
            for _ in range(chance.choice((2, 2, 3)))
        )
        before, after = chance.choice(_AFFIXES)
        return before + stem + after

    def replace(self, text: str) -> str:
        """The text with some of its small words (four letters or more) replaced."""
        number = text.count(" ") + 1
        self.tokens += number
        fresh = HEAPS * GROWTH * self.tokens ** (GROWTH - 1)
        chance = self.chance

        def other(found: re.Match[str]) -> str:
            draw = chance.random()
            if draw >= _REPLACED:
                return found[0]
            # a third of all tokens is tried here, so a new one is three times as likely as Heaps' law has it over all
            word = self.invent() if draw < min(_REPLACED, 3 * fresh) else chance.choice(self.used)
            self.used.append(word)
            return word

        return re.sub(r"\b[a-z]{6,}\b", other, text)


def articles(number: int, seed: int = 1) -> Iterator[str]:
    """So many articles: half their sentences are their own, the others stand in another article."""
    chance = random.Random(seed)
    words = _Words(chance)
    split = [[_SENTENCE.split(paragraph) for paragraph in text.split("\n")] for text in base()]
    pool = [s for text in split for paragraph in text[1:] for s in paragraph if len(s) > 40]
    for _ in range(number):
        text = chance.choice(split)
        made = [
            " ".join(chance.choice(pool) if n and len(s) > 40 and chance.random() < 0.5 else s for s in paragraph)
            for n, paragraph in enumerate(text)
        ]
        yield words.replace("\n".join(made))


def write(path: Path, number: int, seed: int = 1) -> None:
    """So many articles as JSONL, with URL and day."""
    with path.open("w") as file:
        for n, text in enumerate(articles(number, seed)):
            day = f"20{15 + n % 11}-{1 + n % 12:02}-{1 + n % 28:02}"
            url = f"https://kabar{n % 40}.example/{seed}/{n}"
            file.write(json.dumps({"text": text, "url": url, "published": day}, ensure_ascii=False) + "\n")


def main() -> None:
    """Write to standard output."""
    number, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for text in articles(number, seed):
        print(json.dumps({"text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
