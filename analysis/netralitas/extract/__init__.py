"""Articles in, facts out: a spaCy pipeline whose components each find one kind of fact."""

from netralitas.extract.kinds import Column, Kind, kinds
from netralitas.extract.pipeline import load, make_doc
from netralitas.extract.reading import rows_of

__all__ = ["Column", "Kind", "kinds", "load", "make_doc", "rows_of"]
