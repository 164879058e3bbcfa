"""spaCy's entry point: importing this module makes all our factories known, so that `spacy.load` finds them."""

from netralitas.extract.pipeline import register

register()
