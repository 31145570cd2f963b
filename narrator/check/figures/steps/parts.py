"""The steps that an article's words tell of two amounts: the rest, so much of it, what it was before a discount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from narrator.check.figures.intervals import in_words
from narrator.check.figures.steps.operand import SOFT, Operand, is_count, unit_of
from narrator.check.figures.steps.spoken import Operation, without_operation
from narrator.check.figures.steps.step import HUNDRED, Asked, Step
from narrator.check.figures.steps.wanted import ASIDE, Wanted, every, stems
from narrator.check.figures.units import CURRENCIES
from narrator.check.figures.ways import HEDGES
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import months

_NEAR: Final = 3
"""An amount stands so many sentences from its part at most."""
_FAR: Final = 40
"""The same of the whole whose rest is told."""
_REST: Final = re.compile(
    r"\bthe (?:rest|remainder|balance)\b(?! (?:of|reflects?|stems?|comes?|came)\b)(?P<what>[^;.]*)", re.IGNORECASE
)
_OF_WHICH: Final = re.compile(r"\bof (?:which|it|them|that|these|those)\b[^;.]*$", re.IGNORECASE)
_OF_WHAT: Final = re.compile(r"^\W*(?:or so )?of (?P<what>(?!which|whom|them|it|that|those|these)(?:[\w-]+\s?){1,4})")
_OF_IT: Final = re.compile(r"^ of (?:the |its |their |a total of )?(?:about |nearly |some |roughly )?$")
_SECURITIES: Final = content_words("paper notes bonds debt securities bills gilts")
_BIDS: Final = content_words("bid bids offer offers order orders demand subscriptions")
_AMOUNT: Final = re.compile(r"^\W*(?:the|that) (?:amount|number|sum|value|volume)\b", re.IGNORECASE)
_END: Final = re.compile(r"[,;:]\s|\s(?:and|but|while|whereas|which|who)\s")
_AT: Final = re.compile(r"\bat (?:an? )?(?:average |mean )?(?:price )?(?:of )?(?:about |around |roughly |just )?$")
_AT_EACH: Final = re.compile(r"\b(?:for|at) (?:about |around |roughly )?$")
_EACH: Final = re.compile(r"^ (?:each|apiece|a share|per share|a piece)\b")
_CUT: Final = re.compile(
    rf"\b(?:(?P<less>reduced|cut|lowered|discounted|shortened)|(?P<more>raised|increased|marked up)) by{SOFT}\s*$"
    rf"|\b(?:(?P<off>discount|reduction|rebate|deduction)|(?P<on>surcharge|mark-?up|premium)) of{SOFT}\s*$",
    re.IGNORECASE,
)
_CUT_BEHIND: Final = re.compile(
    r"^\s(?:[a-z]+\s)?(?:(?P<off>discount|reduction|rebate|deduction)|(?P<on>surcharge|mark-?up|premium))\b"
)


def told_steps(
    asked: Asked, operation: Operation, wanted: Wanted, operands: Sequence[Operand]
) -> Iterator[tuple[Sequence[Operand], Step]]:
    """Every step that the words beside an article's numbers tell of."""
    amounts = [one for one in operands if _is_amount(one)]
    if operation is Operation.REMAINDER:
        yield from _remainders(asked, amounts)
        return
    if operation is Operation.PART:
        yield from _paid(asked, wanted, amounts)
    for share in operands:
        if share.figure.unit not in {"percent", "multiple"} or share.comes_from or not share.number:
            continue
        if operation in {Operation.FULL, Operation.ALTERED}:
            yield from _altered(share, amounts, after=operation is Operation.ALTERED)
            continue
        near = [one for one in amounts if abs(one.passage.place - share.passage.place) <= _NEAR]
        if _is_named(asked, share, operands):
            yield from _parts(asked, wanted, share, near, operands)


def _is_amount(one: Operand) -> bool:
    """Whether a number is one of money, or counts things."""
    return one.figure.unit in CURRENCIES or (is_count(one.figure) and bool(one.figure.unit))


def _remainders(asked: Asked, amounts: Sequence[Operand]) -> Iterator[tuple[Sequence[Operand], Step]]:
    """What an article calls the rest of an amount, where the draft has its words for that: "the rest in Europe"."""
    said = stems(asked.said.sentence)
    for passage in dict.fromkeys(one.passage for one in amounts):
        found = _REST.search(passage.text)
        what = _plain(_END.split(found["what"])[0]) if found else frozenset()
        if found is None or not what or not what <= said:
            continue
        here = [one for one in amounts if one.passage is passage and one.figure.there.end <= found.start()]
        for whole in amounts:
            parts = [one for one in here if one is not whole and unit_of(one.figure, whole.figure) is not None]
            inside = (
                whole.passage is passage and _OF_WHICH.search(passage.text[: parts[0].figure.there.start])
                if parts
                else None
            )
            apart = 0 < passage.place - whole.passage.place <= _FAR
            value = whole.number - sum((one.number for one in parts), Decimal(0))
            if parts and value > 0 and (whole is here[0] if inside else apart):
                figures = (whole.figure, *(one.figure for one in parts))
                rest = replace(parts[-1], own=found["what"])  # whose words are those of the rest
                yield (whole, rest), Step(value, whole.figure.unit, figures, " - ".join(["{}"] * len(figures)))


def _parts(
    asked: Asked, wanted: Wanted, share: Operand, amounts: Sequence[Operand], operands: Sequence[Operand]
) -> Iterator[tuple[Sequence[Operand], Step]]:
    """What a share or a multiple of an amount comes to, where the article says of which: "19% of the notes"."""
    behind = share.passage.text[share.figure.there.end :]
    told = _OF_WHAT.match(behind)
    noun = stems(told["what"]) - ASIDE if told else frozenset()
    times = share.figure.unit == "multiple"
    for whole in amounts:
        mine = stems(f"{whole.own} {whole.figure.unit}")
        mine |= _SECURITIES if mine & _SECURITIES else frozenset()
        of_it = _AMOUNT.match(behind) and whole.passage is not share.passage if times else bool(noun & mine)
        of_it = of_it or (whole.passage is share.passage and _stands_behind(share, whole))
        if of_it and _is_known(asked, wanted, share, whole) and not _is_of_another_month(asked, share, whole, operands):
            unit, figures = whole.figure.unit, (whole.figure, share.figure)
            step = Step(whole.number * share.number / (1 if times else HUNDRED), unit, figures, "{} x {}")
            yield (whole, share), step
            if any(step.makes(one) for one in asked.said.others if one.unit == unit):  # the draft has the whole beside
                yield (whole, share), Step(whole.number, unit, figures, f"{in_words(step.value, unit)} / {{1}}")


def _stands_behind(share: Operand, whole: Operand) -> bool:
    """Whether a share is of the very amount behind it: "12% of the $5.5 billion"."""
    between = share.passage.text[share.figure.there.end : whole.figure.there.start]
    return share.figure.unit == "percent" and _OF_IT.match(between) is not None


def _is_of_another_month(asked: Asked, share: Operand, whole: Operand, operands: Sequence[Operand]) -> bool:
    """Whether the draft names the month of another number beside the share: "up from 12% in March"."""
    beside = (one for one in operands if one.passage is share.passage and one is not share)
    others = every(months(one.own) for one in beside) - months(f"{share.own} {whole.own}")
    return bool(months(asked.said.sentence) & others)


def _paid(asked: Asked, wanted: Wanted, amounts: Sequence[Operand]) -> Iterator[tuple[Sequence[Operand], Step]]:
    """What so many come to at the price of one: "1.2 million shares at an average of $35"."""
    for count, price in pairwise(amounts):
        between = count.passage.text[count.figure.there.end : price.figure.there.start]
        here = count.passage is price.passage and price.figure.unit in CURRENCIES and is_count(count.figure)
        behind = price.passage.text[price.figure.there.end :]
        if (
            here
            and (_AT.search(between) or (_AT_EACH.search(between) and _EACH.match(behind)))
            and _is_known(asked, wanted, price, count)
        ):
            unit, figures = price.figure.unit, (count.figure, price.figure)
            yield (count, price), Step(count.number * price.number, unit, figures, "{} x {}")


def _subject(share: Operand) -> frozenset[str]:
    """What an article says of whom or what it tells a share: the first words before it."""
    before = _END.split(share.passage.text[: share.figure.there.start], maxsplit=1)[0]
    words = (stems(word) - ASIDE - HEDGES for word in re.findall(r"[^\W\d_]+", before))
    subject = every([word for word in words if word][:2])
    return (subject & _BIDS) or subject  # "investors bid for" is told as "bids were"


def _is_named(asked: Asked, share: Operand, operands: Sequence[Operand]) -> bool:
    """Whether the draft names whose share it is, and nobody of whom another share is told nearby."""
    said, mine = stems(asked.said.sentence), _subject(share)
    if not mine or not mine <= said:
        return False
    others = (
        _subject(one)
        for one in operands
        if one.figure.unit in {"percent", "multiple"} and abs(one.passage.place - share.passage.place) <= _NEAR
    )
    return not any(other and other <= said and not other & mine for other in others)


def _is_known(asked: Asked, wanted: Wanted, share: Operand, whole: Operand) -> bool:
    """Whether the article has every plain word before the draft's figure around two numbers, or in its headline."""
    have = every(one.passage.words_around | stems(one.passage.text) for one in (share, whole))
    have |= stems(share.passage.page.reading.headline)
    return not (_plain(without_operation(asked.before, of_amounts=True)) & wanted.plain) - have


def _altered(share: Operand, amounts: Sequence[Operand], *, after: bool) -> Iterator[tuple[Sequence[Operand], Step]]:
    """What an amount was before it was lowered or raised by a percentage, or what it is after that."""
    found = _CUT.search(share.before_it) or _CUT_BEHIND.match(share.passage.text[share.figure.there.end :])
    if share.figure.unit != "percent" or found is None or share.number >= HUNDRED:
        return
    cut = found.groupdict()
    raised = bool(cut["on"] or cut.get("more"))
    factor = 1 + (share.number if raised else -share.number) / HUNDRED
    start = _CUT.search(share.before_it)
    what = _last_words(share.before_it[: start.start()] if start else share.before_it)
    for amount in amounts:
        if amount.figure.place < share.figure.place and what & stems(amount.own):
            told = f"{{}} {'x' if after else '/'} (100% {'+' if raised else '-'} {{}})"
            value = amount.number * factor if after else amount.number / factor
            yield (amount, share), Step(value, amount.figure.unit, (amount.figure, share.figure), told)


def _last_words(text: str) -> frozenset[str]:
    """The last plain words of a text: what "which was reduced by" says that of."""
    words = [word for word in (_plain(word) for word in re.findall(r"[^\W\d_]+", text)) if word]
    return every(words[-2:])


def _plain(text: str) -> frozenset[str]:
    """The stems of a text that say what something is."""
    return stems(text) - ASIDE - HEDGES
