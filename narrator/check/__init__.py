"""A finished text, read as a stranger would, against articles and statistics."""
