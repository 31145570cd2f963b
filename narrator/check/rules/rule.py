"""What a rule is, and what it proves itself by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from narrator.model.drafts import Severity

AP = "AP Statement of News Values: accuracy of every figure, name and quotation"
SPJ = "SPJ Code of Ethics: take responsibility for the accuracy of your work; identify sources clearly"
REUTERS = "Reuters Handbook of Journalism: quotes are sacrosanct"
HOUSE = "House rule: a figure is an interval, and may not be narrower than what it rests on"


@dataclass(frozen=True, slots=True)
class Example:
    """A draft and the articles that it is checked against.

    `days` are the datelines of the articles, in their order; without them nothing is dated. Where `copied` is set, the
    articles are one text: the first is the original, the others are its copies.
    """

    draft: str
    sources: tuple[str, ...]
    days: tuple[date, ...] = ()
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that an editor must look at.

    `says` is what the rule asks of a draft, in a sentence. `message` is a template of `{found}` (what the evidence has)
    and `{said}` (the draft's words). Of the examples in `passes` no finding of this rule may come, of those in `fails`
    one must; there are as many of the one as of the other.
    """

    name: str
    says: str
    message: str
    severity: Severity
    authority: str
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]


def against(draft: str, *sources: str) -> Example:
    """A draft against undated articles that are not copies of each other."""
    return Example(draft, sources)
