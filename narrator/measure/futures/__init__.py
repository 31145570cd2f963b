"""Statistics of futures positions by class of traders."""
