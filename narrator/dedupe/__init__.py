"""Which articles are one text, which is the original, and what a copy changed."""

from narrator.dedupe.clusters import dedupe_articles

__all__ = ["dedupe_articles"]
