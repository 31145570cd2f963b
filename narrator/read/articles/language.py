"""The language of a text: English by its commonest words, any other by py3langid, else as declared."""

from __future__ import annotations

import re

_ENOUGH = 40
"""Letters below which a declaration counts for more than the words."""

_SAMPLE = 1500
_CODE = re.compile(r"\s*([a-zA-Z]{2})(?:[-_][\w-]*)?\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset({"the", "and", "of", "that", "with", "for", "from", "which", "said"})
_ENGLISH_SHARE = 0.1
"""Share of these words that only English reaches; the model of py3langid takes half a second to load."""


def find_language(words: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of `words`; a declared code (`en-GB`) decides for very short texts.

    >>> find_language("Leerverkäufer haben mit Wetten gegen kleinere Aktien verdient.", "en")
    'de'
    """
    sample = words[:_SAMPLE]
    code = _CODE.match(declared) if declared else None
    stated = code[1].lower() if code else None
    if len(_LETTER.findall(sample)) < _ENOUGH:
        return stated
    if _is_english(sample):
        return "en"
    import py3langid  # noqa: PLC0415  (a model of some megabytes)

    found, _ = py3langid.classify(sample)
    return found if _CODE.match(found) else stated


def _is_english(sample: str) -> bool:
    found = [word.lower() for word in _WORD.findall(sample)]
    return "the" in found and sum(word in _ENGLISH for word in found) >= _ENGLISH_SHARE * len(found)
