"""The grammar of periods: each row a pattern and the rule that turns its words into calendar days."""

from __future__ import annotations

import re

from narrator.extract.dates import named_periods as named
from narrator.extract.dates import relative_periods as relative
from narrator.extract.dates.calendar_words import (
    WEEKDAY,
    YEAR,
    Resolver,
    day_pattern,
    month_pattern,
    point_pattern,
    whole_pattern,
)
from narrator.extract.figures.lookalikes import MONTHS
from narrator.extract.figures.numerals import SMALL

_UNIT = r"(?P<unit>day|week|month|quarter|year|decade)s?\b"
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{SMALL}|few|couple\sof)"
_IN = r"(?:(?:in|over|during|for|across|within|through|throughout|of)\s)"
_MUCH_OF = r"(?:(?:much|most|all|the\scourse)\sof\s|all\s|the\syear\s|fiscal\s)"
_MONTH_IN = (
    r"(?:in|during|throughout|for|over|through|of|by|until)\s(?:(?:the\s)?(?:whole|rest|month)\sof\s"
    r"|(?:all|much|most)\sof\s)?"
)
_FROM = r"(?:(?:from|between|in|during|for|over|through)\s)"
_SIDE = r"(?P<side>first|last|final|opening|closing)"
_THIRD = r"(?P<part>early|mid|late)(?:[\s-]|-\s)"
_JOIN = r"(?:-to-|\s?(?:to|through|until|and|–|-)\s?)"
_TILL = r"\s(?:up\sto|through(?:\sto)?|to|until|till)\s"
_OF_MONTH = rf"(?:(?:the\s)?[a-z]+\sof\s|(?:early|mid|late)(?:[\s-]|-\s))?(?:{MONTHS})\b"
_TO = r"(?:to|through|until|ended(?:\son)?|ending(?:\son)?|up\sto|that\sended(?:\son)?)"
_ENDED = r"(?:that\s)?(?:ended|ending)(?:\son)?"
_FISCAL = r"(?:(?:fiscal|financial)\s)?"
_NTH = r"(?:(?:first|second|third|fourth)[\s-])?"
_EXTREME = r"(?:low|high|peak|trough|bottom|top)"
_EDGE = r"(?:the\s)?(?:start|beginning|turn|first\sday)\sof\s"
_SINCE_PART = rf"(?P<part>{_EDGE}|(?:the\s)?end\sof\s|mid-?\s?|early\s|late[\s-])?"
_YEAR_SO_FAR = r"(?:(?:this|for\sthe|on\sthe)\syear|(?:the\s)?year[\s-]to[\s-]date|YTD)"
_THAT_OF = rf"(?:in\sthat|{_IN}?the\s(?:same|corresponding|comparable)\s(?:period|week|month|quarter|half|stretch))"
_THIS = r"this\s(?P<this>year|month|quarter|week|decade)(?!\s(?:ago|before))(?:[’']s)?(?:\sso\sfar)?"
_PART = (
    r"(?:(?P<sofar>so\sfar\s)?(?:{lead})?(?:the\s)?(?<!fiscal\s)(?:(?P<nth>first|second|third|fourth|final)[\s-](?P<part>quarter|half)"
    r"|Q(?P<q>[1-4])|H(?P<h>[12]))"
    rf"(?:\s(?:of\s)?(?:(?:fiscal\s)?(?P<year>{YEAR})|(?P<ryear>the|this|last|next)\syear))?\b)"
)
_HEDGE = r"(?:(?:nearly|almost|about|around|roughly|more\sthan|over|at\sleast|some)\s)?"

GRAMMAR: tuple[tuple[str, Resolver], ...] = (
    (
        rf"(?:so\sfar\s)?{_YEAR_SO_FAR}\s(?:{_TO}|by|as\sof|at)\s{point_pattern('1')}",
        relative.this_through,
    ),
    (r"for\sthe\s(?P<this>year|month|quarter|week)(?!\s(?:to|end|before|earlier|after))", relative.moved),
    (rf"(?:{_IN}the\s)?(?P<this>year|month|quarter)[\s-]to[\s-]date\b|(?P<ytd>YTD)\b", relative.this),
    (rf"(?:{_IN}?(?:much|most|all|part|the\scourse)\sof\s|so\sfar\s(?:in\s)?|{_IN})?{_THIS}", relative.this),
    (
        rf"(?:later\s(?=this)|{_IN}?(?:the\s)?(?:rest|remainder)\sof\s)(?:this|the)\s(?P<unit>year|quarter|month|week)\b",
        relative.remaining,
    ),
    (r"on\sthe\s(?P<this>week|month|quarter)(?!\s(?:of|to|ended|ending|that|before))\b", relative.this),
    (rf"since\s{_EDGE}(?:the|this)\syear|(?:so\sfar\s)?on\sthe\syear\b", relative.since_start),
    (rf"since\s(?P<part>{_EDGE}|(?:the\s)?end\sof\s){whole_pattern('1')}", relative.since_whole),
    (rf"since\s(?P<part>)(?=last|this){whole_pattern('1')}", relative.since_whole),
    (rf"since\s(?:the\s(?:close\s(?:on|of)\s)?)?{day_pattern('1')}", relative.since_day),
    (
        rf"since\s{_SINCE_PART}{month_pattern('1')}(?:[’']s\s{_EXTREME})?",
        relative.since_month,
    ),
    (
        rf"(?:from\s)?(?P<part>){month_pattern('1')}\s(?:or\slater|onwards?)\b",
        relative.since_month,
    ),
    (
        rf"since\s(?P<part>)(?:its|their|the)\s(?:(?:early|mid|late)[\s-])?{month_pattern('1')}(?:[’']s)?\s{_EXTREME}s?\b",
        relative.since_month,
    ),
    (
        rf"{_IN}?(?:(?:the|its|their)\s)?{_FISCAL}{_NTH}{_FISCAL}(?P<unit>quarter|year)\s{_ENDED}\s{day_pattern('1')}",
        relative.rolling_to,
    ),
    (
        rf"{_THAT_OF}\s(?:of\s|in\s)?(?:(?P<year>{YEAR})\b|last\syear|(?:a|the)\syear\s(?:ago|before|earlier))",
        relative.that_of,
    ),
    (rf"since\slast\s(?P<mon1>{MONTHS})", relative.since_last_month),
    (rf"since\s{_SINCE_PART}(?P<year>{YEAR})\b", relative.since_year),
    (rf"since\s(?:last\s|late\s|early\s|the\sclose\son\s)?(?P<weekday>{WEEKDAY})", relative.since_weekday),
    (rf"since\s(?:{_COUNT}|an?)\s{_UNIT}\sago\b", relative.since_ago),
    (
        rf"{_IN}?(?:the\s)?(?P<part>(?:first|second)\shalf|middle)\sof\s{month_pattern('1')}(?!\sand\b)",
        named.month,
    ),
    (rf"since\s{_PART.replace('{lead}', _EDGE)}", named.since_part),
    (
        rf"{_IN}?the\s(?:{_COUNT}\s)?{_UNIT}\s{_TO}\s(?:(?:{WEEKDAY},?\s)?{day_pattern('1')}|(?P<weekday>{WEEKDAY}))",
        relative.rolling_to,
    ),
    (
        rf"{_IN}?the\s(?:{_COUNT}\s)?(?P<unit>month|quarter|year)s?\s{_TO}\s(?:the\send\sof\s|end[\s-])?{month_pattern('1')}",
        relative.months_to,
    ),
    (rf"{_IN}?the\s(?:previous|prior|preceding)\s{_COUNT}\s{_UNIT}", relative.window_before),
    (
        rf"{_IN}?the\s{_COUNT}\s{_UNIT}\s(?:before(?:\sthat|\sthose|\sthem)?|earlier|prior|previously|preceding)\b",
        relative.window_before,
    ),
    (
        rf"{_IN}?(?:the|these|its|their)\s(?:last|past|latest|trailing|most\srecent)\s(?:{_COUNT}\s)?{_UNIT}",
        relative.rolling,
    ),
    (rf"{_IN}?(?:past|last|trailing)\s{_COUNT}\s{_UNIT}", relative.rolling),
    (rf"in\s{_HEDGE}(?:{_COUNT}|an?)\s{_UNIT}", relative.ranked),
    (rf"{_IN}?the\s(?P<relative>previous|prior|preceding)\s{_UNIT}", relative.last),
    (
        rf"{_IN}?the\s{_UNIT}\s(?P<relative>before|earlier)(?!\s(?:the|a|an|last|its|this|[a-z]+ing)\b)(?:\sthat)?",
        relative.last,
    ),
    (rf"{_IN}?(?:all\sof\s|late\s|early\s)?last\s{_UNIT}(?:[’']s)?", relative.last),
    (rf"{_IN}?next\s(?P<unit>week|month|quarter|year)\b(?:[’']s)?", relative.coming),
    (rf"{_IN}?last\s(?P<mon1>{MONTHS})", relative.last_named_month),
    (
        rf"{_IN}?(?:the\s)?{_SIDE}\s(?:{_COUNT}\s)?(?P<unit>day|week|month|quarter)s?\sof\s{whole_pattern('1')}",
        named.some_of,
    ),
    (
        rf"(?:at|by|before|until|from)\s(?:the\s)?(?P<edge>end|close|start|beginning)\sof\s{whole_pattern('1')}",
        named.end_of,
    ),
    (rf"{_IN}?the\sweek\s(?:of|beginning|starting|commencing)\s{day_pattern('1')}", named.week_of),
    (rf"(?:from\s|between\s)?{day_pattern('1')}{_JOIN}{day_pattern('2')}", named.days),
    (
        rf"(?:from\s|between\s)?(?:the\s)?(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)?{_JOIN}(?=[0-9t]){day_pattern('2')}",
        named.days_of_month,
    ),
    (rf"{_FROM}?(?={_OF_MONTH}){point_pattern('1')}{_JOIN}(?={_OF_MONTH}){point_pattern('2')}", named.stretch),
    (rf"from\s{point_pattern('1')}{_TILL}{point_pattern('2')}", named.stretch),
    (rf"between\s{point_pattern('1')}\sand\s{point_pattern('2')}", named.stretch),
    (
        rf"(?:(?:from|between|in|during)\s)(?P<year>{YEAR}){_JOIN}(?:the\send\sof\s)?(?P<year2>{YEAR})\b(?![.,]?[0-9%])",
        named.years,
    ),
    (
        rf"(?:from\s|between\s)(?:last\s)?(?P<weekday>{WEEKDAY}){_JOIN}(?P<weekday2>{WEEKDAY})",
        relative.weekdays,
    ),
    (_PART.replace("{lead}", _IN), named.part),
    (rf"{_IN}?the\s(?P<decade>(?:19|20)[0-9]0)[’']?s\b", named.decade),
    (rf"(?:as\sof|on|at|by|dated|of)\s(?:{WEEKDAY},?\s)?{day_pattern('1')}", named.day),
    (day_pattern("1"), named.day),
    (rf"{_MONTH_IN}{month_pattern('1')}", named.month),
    (rf"(?:{_IN}|from\s|by\s)?{_THIRD}{month_pattern('1')}", named.month),
    (rf"(?P<mon1>{MONTHS})(?:,?\s(?:of\s)?(?P<my1>{YEAR})\b|\s(?:of\s)?(?P<mr1>this|last|next)\syear\b)", named.month),
    (
        rf"(?:so\sfar\s)?(?:in|during|throughout|of|for)\s{_MUCH_OF}?(?P<year>{YEAR})\b(?![-–/][0-9]{{2}}\b)",
        named.year,
    ),
    (rf"(?:{_IN}|by\s|from\s)?{_THIRD}(?P<year>{YEAR})\b", named.year),
    (rf"(?:on|by)\s(?:last\s|early\s|late\s)?(?P<weekday>{WEEKDAY})\b", relative.weekday),
    (rf"(?:last\s)?(?P<weekday>{WEEKDAY})[’']s", relative.weekday),
    (
        rf"(?:(?:last|late|early)\s)?(?<!next\s)(?<!every\s)(?<!each\s)(?<!black\s)(?<!cyber\s)(?<!good\s)(?<!\ba\s)(?P<weekday>{WEEKDAY})(?:\s(?:morning|afternoon|evening|night))?\b(?!\s(?-i:[A-Z]))",
        relative.weekday,
    ),
    (r"(?P<today>today|yesterday)\b(?![’']s\s(?:reader|world))", relative.today),
)
"""Of matches that overlap the earliest wins, then the longest, then the first row."""

COMPILED = tuple((re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), rule) for pattern, rule in GRAMMAR)

_LED, _OTHERS = (
    "|".join(
        re.sub(r"\?P<[a-z0-9]+>", "?:", pattern.removeprefix(f"{_IN}?"))
        for pattern, _ in GRAMMAR
        if pattern.startswith(f"{_IN}?") is led
    )
    for led in (True, False)
)
ANY = re.compile(rf"(?:{_IN}?(?:{_LED})|{_OTHERS})(?!\w)", re.IGNORECASE)
"""Matches at the start of a word wherever a row does."""

OPENING = frozenset(
    """across all as at before beginning between by close closing dated decade during early end ending ended final
    first fiscal following for fourth from h1 h2 in its last late later mid month most much next of on opening over part
    past q1 q2 q3 q4 quarter remainder rest second since so start starting the their these third this through throughout
    today trailing turn until up week within year yesterday ytd jan january feb february mar march apr april may jun
    june jul july aug august sep sept september oct october nov november dec december monday tuesday wednesday thursday
    friday saturday sunday""".split()  # noqa: SIM905 - a page of words, not a column
)
"""The first words of every row; besides these only figures open one."""
