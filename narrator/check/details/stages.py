"""How far something has got: bought where an article has it agreed, convicted where it has charged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.check.words.ahead import looks_ahead
from narrator.model.claims import Span

_DEAL = r"(?:purchase|acquisition|takeover|merger|deal|sale|transaction|buyout|disposal)"
_BUY = r"(?:buy|acquire|purchase|sell|take\sover|merge)"
_PACT = r"(?:agreement|deal|contract|lease)"
_CONSENT = (
    r"(?:approval|permission|clearance|consent|authori[sz]ation|protection"
    r"|(?:a|the|its|their)\s(?:licen[cs]e|permit))"
)
_FREE = r"(?:[\w’'-]+\s){0,3}?"
_DONE = r"(?:complet|clos|finali[sz]|conclud|finish|seal)ed"


class _Ladder(NamedTuple):
    """What comes before what, and the first stage that a draft must not tell ahead of its article."""

    first: int
    stages: tuple[re.Pattern[str], ...]


def _ladder(first: int, *stages: tuple[str, ...]) -> _Ladder:
    patterns = (rf"\b(?:{'|'.join(forms)})" for forms in stages)
    return _Ladder(first, tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


_LADDERS = (
    _ladder(
        1,
        (
            r"in\stalks\b",
            r"bids?\s(?:for|of)\b",
            rf"offer(?:s|ed)?\sto\s{_BUY}\b",
            rf"(?:weigh|consider|mull|explor)\w*\s{_FREE}{_DEAL}\b",
            rf"(?:proposed|planned)\s{_FREE}{_DEAL}\b",
            rf"(?:plan|aim|intend|want|hope|expect)\w*\sto\s{_BUY}\b",
        ),
        (
            rf"(?:agree(?:s|d)?|decid(?:es|ed))\sto\s{_BUY}\b",
            rf"agreed\s{_FREE}{_DEAL}\b",
            rf"(?:reach|str[iu]ck|sign|seal)\w*\s(?:an?|the|its|their)\s{_FREE}{_PACT}\b",
            rf"{_PACT}\s(?:to\s{_BUY}|for\s{_FREE}{_DEAL})\b",
        ),
        (
            rf"{_DONE}\s(?:the|its|their|an?)\s{_FREE}{_DEAL}\b",
            rf"{_DEAL}\s(?:\w+\s)?(?:was|were|(?:has|have)\sbeen|is|are)\s(?:now\s)?{_DONE}\b",
            r"(?:took|taken)\sover\b",
            r"(?:acquired|bought|purchased|sold)\b",
        ),
    ),
    _ladder(
        1,
        (
            rf"(?:need|require|await|seek|pend|lack|want|request|depend|hing)(?:s|es|ed|ing)?\s(?:on\s)?{_FREE}{_CONSENT}",
            rf"sought\s{_FREE}{_CONSENT}",
            rf"subject\sto\s{_FREE}{_CONSENT}",
            rf"(?:appl(?:y|ies|ied|ying|ication)|ask(?:s|ed|ing)?|fil(?:e|es|ed|ing)|request)\s{_FREE}for\s{_FREE}{_CONSENT}",
        ),
        (
            rf"(?:w[io]n|wins|g[eo]t|gets|(?:obtain|receiv|gain|secur|grant|giv)\w*|gave)\s{_FREE}{_CONSENT}",
            r"(?:approved|cleared|authori[sz]ed|waved\sthrough|licen[sc]ed|permitted)\b",
            r"green\slight\b",
        ),
    ),
    _ladder(
        1,
        (
            r"(?:investigat\w+|prob(?:e|es|ed|ing)|inquir\w+|suspect\w*|question(?:ed|ing)|search(?:ed|es)?|raid(?:ed|s)?)\b",
        ),
        (
            r"charge[ds]\s(?:with|against|over|for|of|by)\b",
            r"(?:fac|press|br(?:ing|ought))\w*\s(?:[\w-]+\s)?charges?\b",
            r"(?:indict\w*|prosecut(?:ed|ion|ing)|accus\w+|sued|suing|lawsuit|arrest\w*|on\strial)\b",
        ),
        (
            r"(?:convict\w*|guilty|sentenc(?:ed|ing)|jail\w*|imprison\w*|fined|penali[sz]ed)\b",
            r"(?:won|lost)\s(?:the|an?|its|their|his|her)\s(?:law)?(?:suit|case)\b",
        ),
    ),
    _ladder(
        1,
        (r"(?:propos|draft)\w*\b",),
        (
            r"(?:introduc|impos|enact|adopt|enforc)\w*\b",
            r"levied\b",
            r"(?:took|taken|takes?)\seffect\b",
            r"in(?:to)?\sforce\b",
        ),
    ),
    _ladder(
        2,
        (r"(?:plan|propos|consider|intend|draft|want|weigh|vot|decid|agree)\w*\b",),
        (r"(?:beg[aiu]n|begins|start(?:s|ed|ing)?|under\sway|(?:is|are)\sbuilding|broke\sground|launch\w*)\b",),
        (
            r"(?<!be\s)(?:completed|inaugurated)\b",
            r"(?<!be\s)finish(?:ed|es)\b(?!\s(?:up|down|higher|lower|at|on|in|the)\b)",
            r"(?<!be\s)opened\b(?!\s(?:up|down|higher|lower|at|on)\b)",
        ),
    ),
)
"""A deal, a permission, a case at law, a rule, a piece of work."""

_DENIES = re.compile(
    r"\b(?:not|never|no|nor|neither|none|without|yet|before|until|once|when|whether|refus\w+|fail\w*|avoid\w*|den(?:y|ies|ied)"
    r"|cannot|ha(?:s|ve|d)\sto|must|needs?\sto|un\w+ed|clear(?:ed)?|acquit\w*|if)\b|n[’']t\b",
    re.IGNORECASE,
)


def with_stages(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; what its passage has at an earlier stage is refuted.

    No word of the stage that the draft tells, or of one behind it, may stand anywhere in the passage's article.
    """
    if not is_borne_out(judged):
        return judged
    said = sentence.of(text)
    if _DENIES.search(said) or looks_ahead(said):
        return judged
    for ladder, stage, place in _told(said):
        if is_quoted(place.shifted(sentence.start), marks, sentence):
            continue
        for passage in passages_of(judged, library):
            earlier = _earlier(ladder.stages, stage, passage)
            if earlier is not None:
                return [*judged, refuted(passage, "forecast", has(earlier), place.shifted(sentence.start), text)]
    return judged


def _told(said: str) -> Iterator[tuple[_Ladder, int, Span]]:
    """The furthest stage of each ladder that a sentence tells, where that is one that takes more than a plan."""
    for ladder in _LADDERS:
        for stage in range(len(ladder.stages) - 1, ladder.first - 1, -1):
            match = ladder.stages[stage].search(said)
            if match is not None:
                yield ladder, stage, Span(*match.span())
                break


def _earlier(stages: Sequence[re.Pattern[str]], stage: int, passage: Passage) -> str | None:
    """The words of a passage for an earlier stage, where its article has none for this one or one behind it."""
    found = (one.search(passage.text) for one in reversed(stages[:stage]))
    words = next((match.group() for match in found if match is not None), None)
    article = f"{passage.page.reading.headline}\n{passage.page.reading.text}"
    return None if words is None or any(one.search(article) for one in stages[stage:]) else words
