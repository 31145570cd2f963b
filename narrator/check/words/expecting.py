"""The forms in which a sentence expects something, plans it or thinks it possible."""

from __future__ import annotations

import re

_CAUSE = (
    r"\s(?:an?|the|its|their|our|his|her|this|that|these|those|more|less|fewer|higher|lower|(?:strong|weak|bett|wors)\w*"
    r"|good|bad|poor|high|low|[a-z]*[^\Ws]s|[a-z]+(?:ion|ment|ness|ity|ance|ence|ing)|(?![a-z]*(?:ceed|feed|need)\b)[a-z]+ed)\b"
)
"""What follows "due to" where that says why: "due to investments", not "due to open"."""
EXPECTING = (
    r"expect\w*|forecasts?|forecasting|forecasted|predict\w*|project(?:s|ed|ing|ions?)|anticipat\w*|foresee\w*|foresaw|envisag\w*"
    rf"|likely|unlikely|probabl[ye]|poised|set\sto|due\sto(?!{_CAUSE})|due\s(?:by|in|on|at|before|next|this)|bound\sto|about\sto|going\sto|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?"
    r"|intend\w*|intentions?\sto|hop(?:e|es|ed|ing)|threaten\w*|scheduled|slated|tipped|pledg\w*|vow\w*|promis\w*|consider(?:s|ed|ing)"
    r"|propos\w*|want(?:s|ed|ing)?|desires?|sees?|possibl[ye]|perhaps|maybe|mean(?:s|t)?\sto|next\s(?:week|month|quarter|year|spring|summer|autumn|winter|[MTWFS][a-z]{2,5}day)|outlook|guid(?:es?|ed|ing|ance)|targets?|prospects?|projection|yet\sto|warn(?:s|ed|ing)?|until|goals?|tentative\w*|undecided"
    r"|pric(?:es?|ed|ing)\sin|impl(?:y|ies|ied|ying)\s(?:(?:an?|the)\s)?(?:[\w.%-]+\s)?(?:move|swing|chance|odds|probability)s?"
    r"|(?:seek(?:s|ing)?|sought|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?)\sto"
)
MODAL = r"(?:will|would|could|may|might|should|shall|['’]ll|won['’]t)"
_VERBS = r"(?:r?ally|tally|supply|(?:im|re|ap|com|multi)ply|rely|fly)\b"
BETWEEN = rf"(?:(?:not|also|soon|still|be|then|again|now|(?!{_VERBS})[a-z]+ly)\s){{0,3}}"
"""What may stand between a modal and its verb."""

_HAVE = r"(?:have\s(?:been\s)?(?=[a-z]*(?:ed|en|wn|ght|eft|ost|old|[lpsw]ent|ade|one|und|id|ut|it)\b))?"
"""What might have been done: "may have overstated"; what might have something is no deed."""

STATES = r"(?:need|require|want|mean|depend|lack|deserve|matter|suffice)"
"""Verbs that tell of no event."""

LIKELY = r"may(?!\s\d|,|\.)|might|could|possibl[ye]|perhaps|maybe|(?:un)?likel(?:y|ier|iest)|probabl[ye]|chances?|odds"
_EXPECTS = (
    r"(?:expect(?!ations?\b)\w*|forecast\w*|predict\w*|project(?:s|ed)|anticipat\w*|foresee\w*|foresaw"
    r"|(?:central|base|main)\s(?:case|scenario))"
)
GOVERNED = (
    re.compile(rf"\b{MODAL}\s{BETWEEN}{_HAVE}(?!{STATES}\b)(?P<verb>[a-z]+)"),
    re.compile(
        rf"\b(?:{EXPECTING})\b(?:\s[\w’'&$%.-]+){{0,9}}?(?:\sto|(?<=\sto))\s{BETWEEN}(?P<verb>[a-z]+)", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:sees?|expects?|foresees?|considers?|considering)\b(?:\s[\w’'&$%.-]+){0,7}?\s(?P<verb>[a-z]{3,}ing)\b"
    ),
)
"""A verb under a modal, behind a word of expecting, or in the form that "sees" and "expects" take."""

OF_NOUNS = tuple(
    re.compile(
        r"\b(?:expect|forecast|predict|anticipat|foresee)(?:s|ed|es|ing|e)?\s(?:an?|the|further|more|another|its|their)\s"
        rf"(?:(?!(?:for|of|in|on|to|from|by|at|with|among)\b)[a-z-]+\s){{{count}}}(?P<verb>[a-z]+)"
    )
    for count in range(3)
)
"""The noun of what is expected, with up to two words before it."""

CASE = re.compile(
    rf"\b(?P<verb>[a-z]{{3,}})\b(?:\s[\w’'-]+){{0,4}}?\s(?:is|are|remains?)\s(?:now\s|still\s)?(?:the\s|an?\s)?"
    rf"(?:{_EXPECTS}|{LIKELY})\b",
    re.IGNORECASE,
)
"""What is said to be likely, or the case that is reckoned with: "a cut is now expected"."""

ABILITY = re.compile(r"\bcould(?:\snot|n['’]t)?\sbe\s[a-z]+(?:ed|en|t|n|d)\b|\bcould(?:\snot\b|n['’]t)")
"""What could not be done has not been: "could not be found"."""

MONTH = re.compile(
    r"\b(?:in|of|since|until|by|from|late|early|mid|last|this)[\s-]May\b|\bMay(?=\s\d|[.,;)]|\s(?:and|as|than|in|on)\b)"
)
"""May where it is no modal."""

NOT_RULED_OUT = re.compile(
    r"(?:\b(?:not|never|cannot|without|nor)|n[’']t)\s(?:[a-z]+ly\s|yet\s|be\s|have\s|been\s){0,2}(?:rul(?:e|ed|ing)\sout|exclud(?:e|ed|ing))\b",
    re.IGNORECASE,
)
"""What is possible by a denial: "did not rule it out"."""

NOT_YET = re.compile(r"\b(?:not|n[’']t)\s(?:[\w’'-]+\s){0,3}?yet\b|\byet\sto\b", re.IGNORECASE)
"""What is not done yet may be expected."""
