"""Amounts of prose as intervals: numerals, magnitudes, units, hedges, ranges."""
