"""Articles in: text, saved pages, HTML, feeds, mail and JSON lines, told apart by content."""

from narrator.read.articles.files import read_article, read_articles

__all__ = ["read_article", "read_articles"]
