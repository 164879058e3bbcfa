"""Articles in, facts out: a spaCy pipeline whose components each find one kind of fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netralitas.extract.kinds import Column, Kind, kinds
from netralitas.extract.reading import rows_of

if TYPE_CHECKING:
    from netralitas.extract.pipeline import load, make_doc

__all__ = ["Column", "Kind", "kinds", "load", "make_doc", "rows_of"]


def __getattr__(name: str) -> Any:
    """spaCy is imported with the first pipeline, not before: what needs only the tables starts in half the time."""
    if name in ("load", "make_doc"):
        from netralitas.extract import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'netralitas.extract' has no attribute {name!r}")
