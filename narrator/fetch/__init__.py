"""Public files from their publishers into a market folder: politely, whole, or not at all."""
