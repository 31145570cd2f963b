"""What a sentence tells as decided, announced or begun, as a habit, or as done by somebody."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.check.sources.search import content_words
from narrator.engines.trees import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOWARDS = re.compile(
    r"\b(?:decisions?|decid(?:es?|ed|ing)|agree(?:s|d|ing|ments?)?|resolv(?:es?|ed|ing)|commit(?:s|ted|ment)|bids?|efforts?"
    r"|campaign(?:s|ed|ing)?|pressed|push(?:es|ed|ing)?|lobb(?:y|ies|ied|ying)|court|rights?|duty|advocat(?:es?|ed|ing))"
    r"\s(?:for\s)?(?:[\w’'-]+\s){0,4}?to\s(?P<verb>[a-z]+)"
    r"|\b(?:announc|approv)(?:es?|ed|ing)\s(?:an?|the|its|their|his|her)\s(?P<noun>(?:[a-z-]+\s?){1,4})"
    r"|\bcall(?:s|ed|ing)?\san?\s(?P<call>[a-z]+)|\bfac(?:es?|ed|ing)\s(?:an?|the)\s(?P<threat>[a-z]+)"
    r"|\b(?:offers?|bids?|tenders?)\s(?:of|for|worth)\b"
    r"|\b(?:bill|motion|amendment|proposal)\s(?P<does>(?!was|has|is|does)[a-z]{3,}s)\b",
    re.IGNORECASE,
)
"""What is decided, agreed, announced, called or faced is still to come, and so is what a bill does."""
_BEGUN = re.compile(r"\b(?:start|began|begin|begun)\w*\s(?:to\s(?P<verb>[a-z]+)|(?P<doing>[a-z]+ing))\b")
_PURPOSE = re.compile(r"\b(?:so\sas|in\sorder)\sto\s(?P<verb>[a-z]+)")
_TRIED = re.compile(r"(?:sought|tried|attempted)\b")
"""What was tried has been begun."""
_HABIT = re.compile(
    r"^(?:An?|Any|Anyone|Anybody|Each|Every|Whoever|Those)\s(?:[\w’'-]+\s){0,4}?(?:that|who|which|with|without)\b[^.;]*?\swill\b"
    r"|\bwill\s(?:usually|often|always|normally|typically|sometimes|generally)\b"
)
"""What anybody of a kind will do is what they do: "a guest who comes late will find no bed"."""

_MADE = frozenset({"decision", "choice", "statement", "move", "change", "proposal", "announcement", "call"})
_DUTIES = frozenset({"must", "shall"})
_WORD = re.compile(r"[^\W\d_]+")

_CAME_TO_BE = re.compile(
    r"\b(?:and|as)\s(?:so\s)?(?:it|they|he|she|we|I|both|all)\s(?:was|were|did|has|have|had)(?=\s*(?:[.,;:”\"]|$))"
)


def points_ahead(text: str) -> bool:
    """Whether anything is told as decided, agreed, announced or faced, and so as still to come."""
    return _TOWARDS.search(text) is not None


@lru_cache(maxsize=4096)
def still_to_come(draft: str) -> frozenset[str]:
    """The stems of what a sentence tells as decided or announced, unless it has the word once more."""
    ahead = _verbs_of(_TOWARDS, draft)
    plain = _TOWARDS.sub(" ", draft) if ahead else draft
    return ahead - frozenset(stem for word in _WORD.findall(plain) for stem in content_words(word)) if ahead else ahead


def meant_by(draft: str) -> frozenset[str]:
    """The stems of what a sentence tells as the purpose of something, and not as done."""
    return _verbs_of(_PURPOSE, draft)


def begun(text: str) -> frozenset[str]:
    """The stems of what a sentence tells as begun: what an article has as tried."""
    return _verbs_of(_BEGUN, text)


def came_to_be(text: str, place: int) -> bool:
    """Whether what a sentence has as wanted or expected before a place is said to have come: "and they were"."""
    return _CAME_TO_BE.search(text, place) is not None


def is_tried(words: str) -> bool:
    """Whether some words say that something was tried."""
    return _TRIED.match(words) is not None


def is_habit(text: str) -> bool:
    """Whether a sentence says what anybody of a kind will do."""
    return _HABIT.search(text) is not None


def _verbs_of(form: re.Pattern[str], text: str) -> frozenset[str]:
    """The stems of the words that a form leads to."""
    words = " ".join(word for found in form.finditer(text) for word in found.groupdict().values() if word)
    return content_words(words) if words else frozenset()


@lru_cache(maxsize=4096)
def told_itself(draft: str) -> frozenset[str]:
    """The stems of the verbs that somebody did, has done or must do, by the trees of a sentence."""
    verbs = (token for token in tree(draft) if token.pos_ == "VERB" and not _is_light(token))
    told = (one for one in verbs if one.tag_ == "VBD" or _is_done_or_due({child.lemma_ for child in one.lefts}))
    return frozenset(stem for one in told for stem in content_words(one.text))


def _is_light(verb: Token) -> bool:
    """Whether a verb leaves it to its noun to say what is done: "made a decision"."""
    return verb.lemma_ == "make" and any(child.lemma_ in _MADE for child in verb.children)


def _is_done_or_due(auxiliaries: set[str]) -> bool:
    return "be" not in auxiliaries and bool(auxiliaries & ({"have"} | _DUTIES))
