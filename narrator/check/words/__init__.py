"""What words mean to a check: opposites, anchors, opinions, definitions."""
