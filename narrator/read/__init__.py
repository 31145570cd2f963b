"""Files in, validated values out: one module per source format."""
