"""How near some words are in meaning to others, in the place of which they are put."""

from __future__ import annotations

from narrator.engines.small_encoder import encode_words
from narrator.model.claims import Span


def likeness(words: str, place: Span, text: str) -> float:
    """The cosine of some words of a text and of others, put in their place; to three places it is the same anywhere."""
    changed = text[: place.start] + words + text[place.end :]
    put_in = Span(place.start, place.start + len(words))
    return round(float(encode_words(text, place) @ encode_words(changed, put_in)), 3)
