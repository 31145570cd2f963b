"""Rules of how a thing is told: as done or as expected, as more or less, as the most of its kind."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import AP, SPJ, Rule, against
from narrator.model.drafts import Severity

_GROWS = "Halden Bank expects the economy of Calder to grow 4% in 2031."
_CUTS = "Corrow Freight may cut its dividend in May, Halden Bank said."
_COVER = "Brackwater Securities expects short covering in small caps to continue into the autumn."
_LOST = "Short sellers of large caps lost $3 billion in August, Tidewater Analytics said."
_MORE = "Small-cap funds lost more money than large-cap funds in May."
_PACE = "The Calder 300 outpaced the Calder 100 in May."
_TWICE = "Small-cap funds took in twice as much money as large-cap funds in May."
_FLOW = "Investors withdrew $2.4 billion from small-cap funds last week, the most in almost three months."
_PLAIN = "Investors withdrew $2.4 billion from small-cap funds last week."
_LARGEST = "Corrow Freight reported the largest loss of any shipper in August."
_RECORD = "Short interest in lenders rose to a record $14 billion in August."

TOLD: Final = (
    Rule(
        name="forecast",
        says="What is expected is not told as done, nor what is done as expected.",
        message="{found}: {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(
            against("The economy of Calder is expected to grow 4% in 2031, according to Halden Bank.", _GROWS),
            against("Corrow Freight could cut its dividend in May, Halden Bank said.", _CUTS),
            against("Brackwater Securities sees short covering in small caps continuing into the autumn.", _COVER),
            against("In August short sellers of large caps lost $3 billion, Tidewater Analytics said.", _LOST),
        ),
        fails=(
            against("The economy of Calder grew 4% in 2031, according to Halden Bank.", _GROWS),
            against("Corrow Freight cut its dividend in May, Halden Bank said.", _CUTS),
            against("Short covering in small caps continued into the autumn, Brackwater Securities said.", _COVER),
            against("Short sellers of large caps could lose $3 billion in August, Tidewater Analytics said.", _LOST),
        ),
    ),
    Rule(
        name="comparison",
        says="What is more, less or twice as much as another stays so, whichever of the two is named first.",
        message="{found}, the draft says {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(
            against("In May large-cap funds lost less money than small-cap funds.", _MORE),
            against("The Calder 100 lagged the Calder 300 in May.", _PACE),
            against("In May the Calder 100 was outpaced by the Calder 300.", _PACE),
            against("Small-cap funds took in double the money of large-cap funds in May.", _TWICE),
        ),
        fails=(
            against("Large-cap funds lost more money than small-cap funds in May.", _MORE),
            against("The Calder 300 lagged the Calder 100 in May.", _PACE),
            against("The Calder 100 outpaced the Calder 300 in May.", _PACE),
            against("Small-cap funds took in three times as much money as large-cap funds in May.", _TWICE),
        ),
    ),
    Rule(
        name="superlative",
        says="What is the most, the first or a record is so for as long and among as many as the evidence has it.",
        message="{found}, the draft says {said}",
        severity=Severity.ERROR,
        authority=SPJ,
        passes=(
            against(
                "Last week investors withdrew $2.4 billion from small-cap funds, the most for nearly three months.",
                _FLOW,
            ),
            against("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW),
            against("Of all shippers, Corrow Freight reported the biggest loss in August.", _LARGEST),
            against("Short interest in lenders rose in August to $14 billion, the highest ever.", _RECORD),
        ),
        fails=(
            against(
                "Investors withdrew $2.4 billion from small-cap funds last week, the most in almost three years.", _FLOW
            ),
            against("Investors withdrew a record $2.4 billion from small-cap funds last week.", _PLAIN),
            against("Corrow Freight reported the smallest loss of any shipper in August.", _LARGEST),
            against("Short interest in lenders rose in August to $14 billion, the highest since May.", _RECORD),
        ),
    ),
)
