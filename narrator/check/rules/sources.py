"""Rules of what a draft rests on."""

from __future__ import annotations

from datetime import date
from typing import Final

from narrator.check.rules.rule import AP, SPJ, Example, Rule, against
from narrator.model.drafts import Severity

_FLOW = "Investors withdrew $2.4 billion from small-cap funds last week, the most for almost three months."

_VIEW = "A small company borrows short and at a floating rate, so it feels every quarter point of the central bank."
_MAY = (
    "The Russell 2000 has gained 4.2% this year. Short interest in Lumtara stands at 22% of the float, "
    "exchange data show."
)
_JUNE = (
    "The Russell 2000 has gained 6.1% this year. Short interest in Lumtara stands at 31% of the float, "
    "exchange data show."
)
_DAYS = (date(2026, 5, 15), date(2026, 6, 26))
_COPIES = (_FLOW, f"{_FLOW} Some 140 small-cap funds have closed their doors to investors, Halden Bank said.")

SOURCES: Final = (
    Rule(
        name="unsupported",
        says="What the draft asserts is said by an article.",
        message="{found}: {said}",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(against("Money left the small-cap funds last week.", _FLOW),),
        fails=(against("The old harbour has been open to ships again since Friday.", _FLOW),),
    ),
    Rule(
        name="outdated",
        says="A figure told as of now is the newest that the sources have.",
        message="{found}, the draft still says {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(
            Example("The Russell 2000 has gained 6.1% this year.", (_MAY, _JUNE), _DAYS),
            Example("Short interest in Lumtara was 22% of the float in May.", (_MAY, _JUNE), _DAYS),
            Example("By mid-May the Russell 2000 had gained 4.2% this year.", (_MAY, _JUNE), _DAYS),
            Example("Short interest in Lumtara stands at 31% of the float.", (_MAY, _JUNE), _DAYS),
        ),
        fails=(
            Example("The Russell 2000 has gained 4.2% this year.", (_MAY, _JUNE), _DAYS),
            Example("The Russell 2000 has gained 4.2% this year.", (_JUNE, _MAY), _DAYS[::-1]),
            Example("Short interest in Lumtara stands at 22% of the float.", (_MAY, _JUNE), _DAYS),
            Example("Some 22% of Lumtara's float is sold short.", (_MAY, _JUNE), _DAYS),
        ),
    ),
    Rule(
        name="copied",
        says="A dozen words of somebody else's in a row stand between quotation marks, or are put in the draft's own.",
        message="{found}: {said}",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(
            against("Small-cap funds lost $2.4 billion of their investors' money last week.", _FLOW),
            against(f"The note said: “{_VIEW}”", f"“{_VIEW}”"),
        ),
        fails=(
            against(_FLOW, _FLOW),
            against(f"The note said that {_VIEW[0].lower()}{_VIEW[1:]}", f"“{_VIEW}”"),
        ),
    ),
    Rule(
        name="copy-only",
        says="What only a copy has, and its original has not, is no news.",
        message="{found}: {said}",
        severity=Severity.ERROR,
        authority=SPJ,
        passes=(
            Example("Investors withdrew $2.4 billion from small-cap funds last week.", _COPIES, copied=True),
            Example("Last week was the worst for small-cap funds in almost three months.", _COPIES, copied=True),
        ),
        fails=(
            Example("Some 140 funds closed their doors to investors, Halden Bank said.", _COPIES, copied=True),
            Example("Halden Bank said that some 140 small-cap funds had closed their doors.", _COPIES, copied=True),
        ),
    ),
)
