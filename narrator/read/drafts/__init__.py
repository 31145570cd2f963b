"""Drafts in: text, Markdown, HTML, mail and Word, told apart by content, all of their words kept."""
