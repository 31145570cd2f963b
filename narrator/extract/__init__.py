"""What an article says: entities, quotes, quantities, claims."""

from narrator.extract.statements import extract_statements

__all__ = ["extract_statements"]
