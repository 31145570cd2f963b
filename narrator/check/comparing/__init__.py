"""Who has more, who less, how many times as much: by what passages say, and by the figures of both sides."""
