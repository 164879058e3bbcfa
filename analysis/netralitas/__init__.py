"""netralitas: how Indonesian officials tell civil servants to stay neutral in elections, with evidence.

>>> import netralitas as nt
>>> corpus = nt.Corpus.open("netralitas.duckdb")
>>> corpus.add("articles/")
>>> tables = nt.analyze(corpus)
>>> tables.counts[["text", "min", "max", "unit", "status"]]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_WHERE = {
    "Corpus": "netralitas.corpus",
    "load": "netralitas.extract",
    "analyze": "netralitas.analysis",
    "Analysis": "netralitas.analysis",
    "compare": "netralitas.compare",
    "score": "netralitas.evaluate",
    "sample_folder": "netralitas.resources",
}
__all__ = ["Analysis", "Corpus", "__version__", "analyze", "compare", "load", "sample_folder", "score"]

if TYPE_CHECKING:
    from netralitas.analysis import Analysis, analyze
    from netralitas.compare import compare
    from netralitas.corpus import Corpus
    from netralitas.evaluate import score
    from netralitas.extract import load
    from netralitas.resources import sample_folder


def __getattr__(name: str) -> Any:
    """Import the public names on first use, so that `import netralitas` costs nothing."""
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'netralitas' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
