"""Public files from their publishers into a market folder."""
