"""What one article's particulars are replaced by: persons, places, figures, days, outlets and verbs, in the text and
in its gold alike."""
