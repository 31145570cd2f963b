"""Periods of prose as calendar days."""
