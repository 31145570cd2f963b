"""What a sentence claims: measure, subject, direction, period, whose word it is."""
