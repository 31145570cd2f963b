"""Figures of the draft that follow by one step of arithmetic from figures that an article prints.

Two things allow a step: what the draft says of its figure ("together", "2.7 points", "one in three of the companies"),
or what the article says of its own ("$30 billion more than in the winter", "half of what had been expected"). Numbers
alone never do: among a page's figures some pair always comes to something.
"""
