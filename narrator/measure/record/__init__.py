"""How a value stands in its own record: superlatives, streaks, percentiles, turning points."""
