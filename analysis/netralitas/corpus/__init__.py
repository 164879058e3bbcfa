"""Any source in, clean, dated, stored articles out."""

from netralitas.corpus.article import Article, Unreadable
from netralitas.corpus.store import Added, Corpus, CorpusError

__all__ = ["Added", "Article", "Corpus", "CorpusError", "Unreadable"]
