"""What each listed stock was on each day: prices, positions, size, membership, and what is held back."""
