"""Statistics of indices, their members and sectors, of funds, valuations and events."""
