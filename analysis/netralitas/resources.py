"""Files that ship with the package: the sample articles."""

from __future__ import annotations

from pathlib import Path


def sample_folder() -> Path:
    """The folder of the bundled sample articles (fictional). In an installed package it lies inside it,
    in a checkout it is `corpus/sample/`."""
    package = Path(__file__).parent
    inside = package / "sample"
    return inside if inside.is_dir() else package.parents[1] / "corpus" / "sample"
