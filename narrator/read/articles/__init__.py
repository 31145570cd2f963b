"""Articles in: text, saved pages, HTML, feeds, mail and JSON lines, told apart by content."""
