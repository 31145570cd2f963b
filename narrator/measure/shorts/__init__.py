"""Statistics of short positions: how much, how crowded, what they earned, what was added."""
