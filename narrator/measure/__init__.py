"""Statistics of positions, profits and indices, point in time, each with its proof."""
