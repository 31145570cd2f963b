"""What a draft took from an article word for word, and what it took from a copy that is not in the original."""
