"""From facts to a briefing: what is news, in which words, on which page."""
