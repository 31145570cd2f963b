"""Heavy libraries, each loaded once, on first use."""
