"""Did a change for speed change what is found? All rows of many articles, kept before the change and compared after it.

    python tests/benchmarks/unchanged.py keep FILE [FOLDER…]        before
    python tests/benchmarks/unchanged.py compare FILE [FOLDER…]     after; ends with 1 and names the rows that differ

The articles: the sample, the fresh ones beside the gold, every .txt in the folders given, and 300 made by `articles.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import articles

MADE = 300
Facts = dict[str, Any]


def texts(folders: list[str]) -> Iterator[tuple[str, str]]:
    """(name, text) of each article."""
    for folder in (articles.SAMPLE, articles.ROOT / "tests" / "gold" / "fresh", *map(Path, folders)):
        for path in sorted(folder.rglob("*.txt")):
            yield path.stem, path.read_text(encoding="utf-8")
    for number, text in enumerate(articles.articles(MADE, 23)):
        yield f"made-{number}", text


def facts(folders: list[str]) -> dict[str, Facts]:
    """All that is found in each article, as JSON holds it."""
    from netralitas.extract.article_reader import reader_at

    read = reader_at("")
    found = {}
    for name, text in texts(folders):
        found[name] = {"plain": read(text), "dated": read(text, published="2020-10-05", published_basis="metadata")}
    return json.loads(json.dumps(found))


def differences(before: dict[str, Facts], after: dict[str, Facts]) -> Iterator[str]:
    """What differs, one line each: article, table, and the first row that went or came."""
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            yield f"{name}: only {'after' if name in after else 'before'}"
            continue
        for how, tables in before[name].items():
            for table, rows in tables.items():
                other = after[name][how].get(table)
                if rows != other:
                    went = next((r for r in rows if r not in (other or [])), "") if isinstance(rows, list) else rows
                    came = next((r for r in other or [] if r not in rows), "") if isinstance(rows, list) else other
                    yield f"{name} ({how}), {table}:\n  before {went}\n  after  {came}"


def main() -> int:
    """Keep or compare."""
    what, file, *folders = sys.argv[1:]
    found = facts(folders)
    if what == "keep":
        Path(file).write_text(json.dumps(found, ensure_ascii=False))
        print(f"kept what was found in {len(found)} articles")
        return 0
    lines = list(differences(json.loads(Path(file).read_text()), found))
    print("\n".join(lines) or f"the same in all {len(found)} articles")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
