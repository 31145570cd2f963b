"""What a draft ranks, and how often in a row it says that something happened, by the series of the statistics."""
