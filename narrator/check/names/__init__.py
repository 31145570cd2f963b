"""People and houses of a draft against those of the evidence."""
