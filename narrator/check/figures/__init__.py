"""Figures of a draft against figures that something else vouches for."""
