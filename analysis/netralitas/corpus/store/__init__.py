"""The store: each article once, versions kept, facts beside them, in one DuckDB file."""

from netralitas.corpus.store.corpus import BATCH, Added, Corpus, CorpusError, Stored
from netralitas.corpus.store.facts import Changed, Read
from netralitas.corpus.store.schema import SCHEMA_VERSION, Columns

__all__ = ["BATCH", "SCHEMA_VERSION", "Added", "Changed", "Columns", "Corpus", "CorpusError", "Read", "Stored"]
