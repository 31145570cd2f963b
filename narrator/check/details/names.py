"""Names in the place of other names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.details.alignment import Alignment
from narrator.check.details.relations import is_time, number
from narrator.check.details.terms import HEDGES
from narrator.check.details.tokens import Token
from narrator.check.names.matching import FORMS, same_name
from narrator.check.words.abbreviations import meanings
from narrator.check.words.anchors import anchors
from narrator.check.words.spelling import state_called
from narrator.extract.names.indices import index_name
from narrator.extract.names.people import TITLE

_TITLED = re.compile(rf"^{TITLE}\s")
"""What stands before a person's name and is no part of it."""

_CREDITS = re.compile(
    r"(?:\baccording to|\bciting|\b(?:figures|data|numbers|estimates?|report|strategists|analysts) (?:from|by|at|of))"
    r"(?: \S+){0,2} ?$",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"^(?:[’']s (?:data|figures|numbers|estimates?)|,? (?:\S+ )?(?:said|says?|told|wrote|noted|adds?|added|estimates?d?"
    r"|reckons?|reckoned|reported|reports?|announced|warned|believes?|show|data show|strategists))\b"
)
_EMPLOYS = re.compile(
    r"\b(?:strategist|economist|analyst|manager|founder|director|chair\w*|president|executive|officer|head|chief|trader"
    r"|strategy|research|trading|who)\b[^.;:]{0,40}? (?:at|of|for) (?:\S+ )?$",
    re.IGNORECASE,
)


def misnamed(aligned: Alignment, mine: Sequence[Token], theirs: Sequence[Token]) -> str | None:
    """The rule that a name in another's place breaks, empty where it is the same; `None` where no names are compared.

    A name for what is no name, "the company" for its name, may be the same: it breaks nothing.
    """
    article = aligned.line.passage.page.reading.body if aligned.line.passage is not None else aligned.line.text
    has = _names(theirs, aligned.line.text, article)
    said = _names(mine, aligned.draft.text, article, other=bool(has))
    if not said and not has:
        return None
    if not said or not has:
        return "" if _only(said or has, mine if said else theirs) else None
    one, other = " ".join(said), " ".join(has)
    known = same_name(*(_TITLED.sub("", name) for name in (one, other))) or index_name(one) == index_name(other)
    text, start, end = aligned.draft.text, mine[0].span.start, mine[-1].span.end
    known = known or _is_shortened(one, other) or _is_shortened(other, one)
    known = known or _is_told_with_its_house(one, other, text, aligned.line.text)
    if known or _abbreviates(said, has) or _abbreviates(has, said):
        return ""
    if _EMPLOYS.search(text[:start]):
        return "affiliation"
    if _CREDITS.search(text[:start]) or _CREDITED.match(text[end:]):
        return "misattributed"
    return "subject" if re.match(r"\s\d", text[end:]) or any(number(one) for one in mine) else "name"


def _is_shortened(short: str, full: str) -> bool:
    """Whether one name is a common form of the other: "Mich." of Michigan, GOP of the Republicans, Pells of Pell."""
    return f"{short}s" == full or state_called(short) == full.casefold() or full.casefold() in meanings(short)


def _is_told_with_its_house(one: str, other: str, draft: str, source: str) -> bool:
    """Whether a person and a house stand in each other's place: "Alder's head of sales, Crane", "Crane of Alder"."""
    if other not in draft or one not in source:
        return False
    first, second = re.escape(one), re.escape(other)
    for house, person in ((first, second), (second, first)):
        owned = rf"{house}[’']s?\s[a-z][^,;.]{{2,60}},\s{person}\b"
        worked = rf"\b{person},\s[^,;.]{{2,60}}\s(?:of|at|for)\s(?:the\s)?{house}\b"
        if re.search(owned, draft) and re.search(worked, source):
            return True
    return False


def _names(words: Sequence[Token], text: str, article: str, *, other: bool = False) -> list[str]:
    """The words of names; the first of a sentence where a name goes on after it, or the article has it as a name.

    In the place of a name (`other`) a capital makes one of any word that the article does not have as a plain one.
    """
    first = anchors(text)
    return [
        one.text
        for one in words
        if one.text[0].isupper()
        and not is_time(one)
        and not number(one)
        and one.content
        and one.text.casefold() not in FORMS | HEDGES
        and (one.span.start > len("“") or one.text.casefold() in first or _is_name(one.text, article, other=other))
    ]


def _is_name(word: str, article: str, *, other: bool) -> bool:
    if re.search(rf"\b{re.escape(word.casefold())}\b", article):
        return False
    return other or re.search(rf"[a-z,] {re.escape(word)}\b", article) is not None


def _only(names: Sequence[str], words: Sequence[Token]) -> bool:
    return len(names) == len([one for one in words if one.content])


def _abbreviates(short: Sequence[str], full: Sequence[str]) -> bool:
    letters = "".join(word[0] for word in full).casefold()
    return len(short) == 1 and len(full) > 1 and short[0].replace(".", "").casefold() == letters
