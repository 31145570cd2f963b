"""Short-selling news that leads back to its rows and its sentences."""

__version__ = "0.1.0"
