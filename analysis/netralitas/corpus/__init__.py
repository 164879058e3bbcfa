"""Any source in, clean, dated, stored articles out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netralitas.corpus.article import Article, Unreadable

if TYPE_CHECKING:
    from netralitas.corpus.store import Added, Corpus, CorpusError

__all__ = ["Added", "Article", "Corpus", "CorpusError", "Unreadable"]


def __getattr__(name: str) -> Any:
    """The store (DuckDB, pandas) is imported when it is wanted: reading an article doesn't need it."""
    if name in ("Added", "Corpus", "CorpusError"):
        from netralitas.corpus import store

        return getattr(store, name)
    raise AttributeError(f"module 'netralitas.corpus' has no attribute {name!r}")
