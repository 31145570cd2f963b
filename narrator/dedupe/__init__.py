"""Which articles are one text, which is the original, and what a copy changed."""
