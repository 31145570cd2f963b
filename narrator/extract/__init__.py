"""What an article says: entities, quotes, quantities, claims."""
