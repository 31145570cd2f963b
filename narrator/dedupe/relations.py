"""What a copy is to its original: identical, syndicated, paraphrased, spun or an excerpt."""

from __future__ import annotations

import re

from narrator.dedupe.alignment import Pairing, weigh_treatment
from narrator.dedupe.similarity import VERBATIM, containment
from narrator.dedupe.texts import NAME_WORD, Text

PART = 0.6

# Machine-spun copies swapped a third of the words and rewrote a thirtieth; paraphrases swapped up to a tenth and
# rewrote a quarter or more. A light edit may swap many words too, but it leaves the names alone.
SPUN_SWAPPED = 0.15
SPUN_REWRITTEN = 0.25
SPUN_WORDS = 0.3
SPUN_NAMES = 0.25
CLEARLY = 0.5

_FIELD_TERMS = re.compile(
    r"\b(?:short[- ](?:sell(?:er|ing)|interest|position|squeeze)s?|(?:small|mid|large|mega|micro|nano)[- ]caps?|"
    r"hedge funds?|paper (?:profit|loss|gain)(?:s|es)?|stocks?|shares?|equit(?:y|ies)|interest rates?|bears?|bonds?|"
    r"strategists?|analysts?|shares outstanding|federal reserve|earnings|index)\b",
    re.IGNORECASE,
)
_WRONG_ARTICLE = re.compile(
    r"\b(?:a (?!one|uni|use|usu|eu|us\b|u\.s)[aeiou]\w|an (?!hou|hon|heir)[bcdfghjklmnpqrtvwyz][a-z])", re.IGNORECASE
)


def name_relation(copy: Text, original: Text, pairings: tuple[Pairing, ...]) -> str:
    """The word for what `copy` is to `original`, from shared runs of words and from the aligned sentences.

    Verbatim means that four in five of the shorter's five-word shingles are the other's too; a verbatim part of
    less than three fifths of the original is an excerpt. A spun text keeps the order of the words and swaps them
    one for one, names included, where a paraphrase recasts its sentences.
    """
    if copy.normal == original.normal:
        return "identical"
    if containment(copy, original) >= VERBATIM:
        return "excerpt" if len(copy.words) < PART * len(original.words) else "syndicated"
    return "spun" if is_swapped(copy, original, pairings) else "paraphrase"


def is_swapped(copy: Text, original: Text, pairings: tuple[Pairing, ...]) -> bool:
    """Whether sentences keep their build while many words, or some words and many names, are others."""
    treatment = weigh_treatment(copy, original, pairings)
    if treatment.swapped < SPUN_SWAPPED or treatment.rewritten > SPUN_REWRITTEN:
        return False
    return treatment.swapped >= SPUN_WORDS or _lost_names(copy, original, pairings) >= SPUN_NAMES


def _lost_names(copy: Text, original: Text, pairings: tuple[Pairing, ...]) -> float:
    """Share of the names in the aligned sentences of the original that the copy has nowhere."""
    told = sorted({pairing.original for pairing in pairings})
    names = {name.lower() for place in told for name in NAME_WORD.findall(original.sentence(place))}
    return len(names.difference(copy.words)) / len(names) if names else 0.0


def compare_mangling(first: Text, second: Text) -> int:
    """1 where `first` reads more like the output of a word-swapping machine, -1 where `second` does, 0 where neither.

    The tell-tales are wrong articles ("a original") and the trade's own words gone, per hundred words.
    """
    difference = _mangled_marks(first) - _mangled_marks(second)
    return 0 if abs(difference) < CLEARLY else 1 if difference > 0 else -1


def _mangled_marks(text: Text) -> float:
    wrong, terms = len(_WRONG_ARTICLE.findall(text.normal)), len(_FIELD_TERMS.findall(text.normal))
    return 100 * (wrong - terms) / max(len(text.words), 1)
