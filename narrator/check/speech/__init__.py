"""Direct speech of a draft against the words that were said."""
