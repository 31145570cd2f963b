"""A checked briefing leaves the house: page, feed, e-mail."""
