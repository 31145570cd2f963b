"""A checked briefing leaves the house: page, e-mail, archive, feed and corrections."""
