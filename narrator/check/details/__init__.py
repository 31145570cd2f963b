"""The words inside a sentence: what the like sentence of an article has in the same place."""
