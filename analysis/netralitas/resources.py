"""Files that ship with the package: the sample articles and the codebook."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


def sample_folder() -> Path:
    """The folder of the bundled sample articles (fictional). In an installed package it lies inside it,
    in a checkout it is `corpus/sample/`."""
    package = Path(__file__).parent
    inside = package / "sample"
    return inside if inside.is_dir() else package.parents[1] / "corpus" / "sample"


def codebook_file() -> Path:
    """The codebook by which facts are read (Markdown); in a checkout it is `docs/codebook.md`."""
    package = Path(__file__).parent
    inside = package / "codebook.md"
    return inside if inside.is_file() else package.parents[1] / "docs" / "codebook.md"


@cache
def sample_hashes() -> frozenset[str]:
    """The SHA-256 of the bundled sample articles: what has one of these is fictional."""
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in sample_folder().glob("*.txt"))
