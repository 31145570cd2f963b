"""What is expected, and what has happened: by the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from narrator.check.figures.ways import DONE, ENDED
from narrator.check.opinions import Opinion
from narrator.check.sources.search import content_words
from narrator.check.words.decided import (
    begun,
    came_to_be,
    is_habit,
    is_tried,
    meant_by,
    points_ahead,
    still_to_come,
    told_itself,
)
from narrator.check.words.expecting import (
    ABILITY,
    BETWEEN,
    CASE,
    EXPECTING,
    GOVERNED,
    MODAL,
    MONTH,
    NOT_RULED_OUT,
    NOT_YET,
    OF_NOUNS,
    STATES,
)
from narrator.check.words.pending import left_undecided, only_due
from narrator.check.words.withheld import is_withheld
from narrator.model.drafts import Verdict

_TO_BE = (
    r"\b(?:is|are|was|were)\s(?:still\s|now\s)?(?:not\s)?to\s[a-z]+"
    r"|\b(?:put|seen|pencilled\sin)\sat\b|\bput\s(?:[\w’'-]+\s){1,8}at\b"
    r"|\b(?:wait(?:s|ed|ing)?|brac(?:es?|ed|ing)|prepar(?:es?|ed|ing))\s(?:[\w’'-]+\s){0,4}?for\b"
    r"|\b(?:told|tell(?:s|ing)?|advis\w+|instruct\w*|order(?:s|ed)?)\s(?:[\w’'-]+\s){1,3}?(?:not\s)?to\s[a-z]+"
    r"|\bst(?:icks?|icking|uck)\s(?:to|with)\b|\bweigh(?:s|ed|ing)?\s(?:up\s)?(?:whether|if)\b|\bawait(?:s|ed|ing)?\b|\blook(?:s|ing)?\sfor\s(?:[\w’'-]+\s){0,6}?[$€£¥]?\d"
)
"""Plans and expectations in other words: what is to be sold, what somebody puts at so much, or tells others to do."""

_AHEAD = re.compile(
    rf"\b(?:will|would|could|may(?!\s\d|,|\.)|might|should|shall|can|cannot|{EXPECTING})\b|['’]ll\b|\bif\b|\bin\scase\b|{_TO_BE}",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?P<verb>ends?|expires?|lapses?|starts?|begins?|(?:re)?opens?|closes?|matures?|retires?|leaves?|meets?|stops?"
    r"|ceases?|resumes?)\s(?:(?:in|on|from|by|at\sthe\s(?:end|beginning)\sof)\s)?(?:early\s|late\s|mid-?)?"
    r"(?:\d{1,2}\s)?(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|next|tomorrow)\b",
    re.IGNORECASE,
)
"""What has a date in the present tense is still to come: the leases end in October."""

_ENDED = re.compile(
    r"\b(?:ran\sout|came\sto\san\send|(?:has|have|had)\s(?:now\s|already\s)?(?:run\sout|come\sto\san\send))\b",
    re.IGNORECASE,
)
"""Other words for ended."""

_TO_COME = (
    re.compile(rf"\b(?:will|shall)\s{BETWEEN}(?P<verb>[a-z]+)"),
    re.compile(
        rf"\b(?:is|are)\s(?:still\s|now\s|yet\s)?(?:to|going\sto|about\sto|preparing\sto)\s{BETWEEN}(?P<verb>[a-z]+)"
    ),
)
_PROPOSED = (
    re.compile(
        r"\b(?:bills?|proposals?|legislation|measures?)\s(?:that|which)\s(?!was\b|has\b|is\b)(?P<verb>[a-z]{3,}s)\b"
    ),
    re.compile(
        r"\b(?P<verb>[A-Za-z]{2,}ing)\s[^,;.]*?\b(?:is|are|would\sbe)\s(?:not\s|un)"
        r"(?:warranted|justified|needed|necessary|advisable|appropriate|desirable)"
    ),
)
"""What a bill does, and what it is judged of that it should not be done, is not told as done."""

_LEAVES_OPEN = re.compile(
    r"\b(?:intent(?:ions?)?|seeks?|seeking|permi(?:tted|tting|ssion)|allow(?:s|ed|ing)?|authori[sz]\w+|preliminary"
    r"|urg(?:e|es|ed|ing)|recommend\w*|call(?:s|ed|ing)?\sfor|in\sfavou?r\sof|not\syet|demand(?:s|ed|ing)?"
    r"|refus(?:al|es?|ed|ing)|call(?:s|ed|ing)?\s(?:on|upon)|press(?:es|ed|ing)?|wants?|wanted|suggest(?:s|ed|ing)"
    r"|(?:ask(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|petition(?:s|ed|ing)?)\s(?:[\w’'-]+\s){0,4}?(?:for|to))\b",
    re.IGNORECASE,
)
"""What is sought, allowed, asked or called for has not been told as done."""

_DONE = re.compile(rf"\b(?:{DONE}|{ENDED})\b|\b(?:[Ii]t|[Hh]e|[Ss]he|[A-Z][a-z]+)\s(?:set|cut|put|hit|let|shut)\b")
_WANTED = re.compile(
    r"(?:wanted|hoped|intended|threatened|promised|vowed|pledged|proposed|considered|sought|seeks?|tried|tries|attempted)\b",
    re.IGNORECASE,
)
"""What was meant to be may have been since."""

_OF_NOW = re.compile(
    rf"(?:\bwarn(?:s|ed|ing)?\b[^,;.]{{0,60}}?)?\b{MODAL}\s{BETWEEN}{STATES}\b|\bwill\s(?:long\s)?(?:go\sdown|be\s(?:remembered|recorded))\s(?=as|in|among)"
)
"""What would be needed is needed, and what will be remembered has been."""

_A_PLAN = re.compile(r"\b(?:tax|pension|rescue|peace|spending|budget|health)\splans?\b(?!\sto\b)", re.IGNORECASE)
"""A plan that somebody has made is a thing, and nothing that is to come."""
_PERMITTED = re.compile(
    r"\b(?:rais|increas|lift|cut|lower|reduc|limit|cap|doubl|set)\w*\sthe\s(?:percentage|share|proportion|part|amount|number|sum)"
    r"\b(?:\s[\w’'-]+){2,8}?\smay\s[a-z]+"
    r"|\b[Uu]nder\s(?:[\w’'-]+\s){0,8}?(?:[Aa]ct|law|rules?|[Cc]ode|[Tt]reaty|statutes?|charter)\b[^.;]*?\smay\s[a-z]+"
)
"""What a rule lets somebody do is no forecast: "raised the share that banks may hold"; nor is it done, nor a duty."""

_WHETHER = re.compile(r"\bwhether\s(?:or\snot\s)?to\s(?P<verb>[a-z]+)", re.IGNORECASE)
"""What is still to be decided."""

_NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b")
_NOTHING = r"\b(?:[Nn]o|[Nn]one|[Nn]obody|[Nn]othing|[Nn]either)\b(?:\s[\w’'-]+){0,4}?\s(?:ha[sd]|have|is|are|was|were)"
_NOT_DONE = re.compile(
    rf"(?:{_NOT.pattern}|{_NOTHING})\s(?:(?:yet|so\sfar|ever|been|[a-z]+ly)\s){{0,3}}(?P<verb>[a-z]+)"
)
_IN_VAIN = re.compile(r"\b(?:fail(?:s|ed|ing)?|failures?|efforts?|bid)\sto\s[a-z]+", re.IGNORECASE)
"""What is not done, or was tried in vain, may have been a plan."""
_ASKED = re.compile(r"\b(?:why|whether|if|how|when|what|who|where)\s(?:[\w’'-]+\s){0,5}$", re.IGNORECASE)
"""What stands before a plan that is asked about, and that nobody tells."""

_SURVEYED = re.compile(r"\b(?:said|say|says|told\s[\w\s]{1,20}?)\s(?:that\s)?(?:they|he\sor\sshe)\s(?:would|will)\b")
"""What those who were asked would do is their answer, and no forecast."""

_AIM = re.compile(
    r"(?<!\bfirst\s)(?<!\blast\s)(?<!\blatest\s)(?<!\bmanaged\s)(?<!\bbegan\s)(?<!\bbegun\s)(?<!\bstarted\s)"
    r"(?<!\bcontinued\s)(?<!\bcame\s)(?<!\bwent\son\s)(?<!\bhelped\s)(?<!\bhad\s)\bto\s(?P<verb>[a-z]+)"
)
_TWICE = re.compile(r"([bdgmnprt])\1$")
_ENACTED = re.compile(r"\b(?:pass|enact|adopt|approv|ratif|sign)(?:e[sd]|ie[sd]|ing|ed|es)\b", re.IGNORECASE)
"""What has become of a bill."""

_NOT_YET_DONE = re.compile(rf"(?:{NOT_YET.pattern})\s(?:been\s)?(?P<verb>[a-z]+)", re.IGNORECASE)
_NO_LONGER = re.compile(r"\bno\slonger\b|\bany\s(?:more|longer)\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:used\sto|once|formerly|previously|until)\b", re.IGNORECASE)

UNDER_WAY = re.compile(r"\b(?:is|are|am)\s(?:also\s|now\s|still\s)?[a-z]{2,}ing\b")
"""What is being done is neither done nor only expected."""

_PERFECT = re.compile(r"\b(?:ha(?:s|ve|d)\s(?:\w+ly\s)?(?:already|now)|already)\s[a-z]+", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?P<event>hearing|meeting|vote|election|debate|trial|auction|summit|conference|launch|release|report|decision"
    r"|announcement|ballot|referendum|listing|opening|closing|review)(?:\s(?!was\b|were\b|had\b|said\b)[\w’'-]+){0,7}?"
    r"\s(?:next\s(?:week|month|quarter|year|spring|summer|autumn|winter)|tomorrow)\b",
    re.IGNORECASE,
)
"""An event that is still to come, and what says of a draft's that it has been."""
_ONE_DEED = tuple(
    content_words(deed)
    for deed in (
        "publish release issue unveil present",
        "buy acquire purchase",
        "sell divest offload",
        "hire appoint sign",
        "resign quit leave",
        "abolish scrap",
        "fine penalise penalize",
        "close shut",
        "raise increase lift",
        "cut lower reduce",
        "build construct",
        "dismiss sack fire",
        "question grill quiz",
        "begin start open commence",
        "finish conclude complete",
        "file submit lodge",
        "move relocate",
    )
)
"""Verbs for one deed: what an article plans to release has not been published."""

_REST = re.compile(
    r"\b(?:rest|remainder|others|remaining(?:\s[a-z]+)?)\s(?:(?:will|would|should|is\sto|are\sto|was\sto|were\sto)\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:rest|remainder|remaining|others?|most|many|half|in\s(?:ten|five|four|three))\b", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\b(?:all(?!\s(?:but|over|the\ssame))|every|each|whole|entire(?:ly)?|complete(?:ly|d)?)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def looks_ahead(text: str) -> bool:
    """Whether any word speaks of what is expected, possible or planned; what "could not be found" has been."""
    plain = _A_PLAN.sub(" ", _OF_NOW.sub(" ", ABILITY.sub(" ", MONTH.sub(" ", text))))
    return any(form.search(one) for form, one in ((_AHEAD, plain), (_DATED, text), (NOT_RULED_OUT, text)))


def told_ahead(opinion: Opinion, text: str) -> Opinion:
    """The opinion that a passage supports a sentence, once it is asked whether the passage only expects it."""
    if opinion.verdict is not Verdict.SUPPORTED or not opinion.evidence:
        return opinion
    shown = opinion.evidence[0]
    words = expected(text, shown.text)
    if words is None:
        return opinion
    source = " ".join(shown.text.split())
    says = f"{shown.article} tells it as a forecast, “{words}” ({source}), the draft as what has been"
    return replace(opinion, verdict=Verdict.REFUTED, rule="forecast", found=says)


def told_behind(opinion: Opinion, text: str) -> Opinion:
    """The opinion that a passage supports a sentence, once it is asked whether the passage has it as done already."""
    if opinion.verdict is not Verdict.SUPPORTED or not opinion.evidence:
        return opinion
    shown = opinion.evidence[0]
    source = " ".join(shown.text.split())
    words = still_expected(text, source)
    if words is None:
        return opinion
    says = f"{shown.article} tells it as what has been ({source}), the draft as what is to come, “{words}”"
    return replace(opinion, verdict=Verdict.REFUTED, rule="forecast", found=says)


def still_expected(draft: str, source: str) -> str | None:
    """The words by which the draft expects or plans what the source tells as done; `None` where it does not.

    What would, could or might be is left aside: it may be told of what has been as well.
    """
    plans = _plans(draft)
    if not plans or _AHEAD.search(source):
        return None
    if points_ahead(source):
        return None
    done = _DONE.search(source) is not None
    told = content_words(source) - still_to_come(source)
    told -= _aims(source)
    open_still = [content_words(found.group()) for found in _LEAVES_OPEN.finditer(source)]
    return next(
        (
            words
            for verb, words in plans
            if verb & told
            and all(verb & one for one in open_still)
            and (done or verb & told_itself(source))
            and not _comes_to_nothing(verb, words, source)
        ),
        None,
    )


def _comes_to_nothing(verb: frozenset[str], words: str, source: str) -> bool:
    """Whether what a draft tells as not to be, or not yet, is what a source tells as not done, withheld or in vain."""
    if _IN_VAIN.search(source) is not None:
        return True
    yet, never = words.startswith("yet to"), _NOT.search(words) is not None
    if yet and any(verb & content_words(found["verb"]) for found in _NOT_DONE.finditer(source)):
        return True
    places = (found.start() for found in _WORD.finditer(source) if verb & content_words(found.group()))
    return (yet or never) and any(is_withheld(source, place) for place in places)


@lru_cache(maxsize=4096)
def _plans(draft: str) -> tuple[tuple[frozenset[str], str], ...]:
    """What a sentence expects or plans: the stems of each verb, and the words by which it does."""
    plain = MONTH.sub(lambda month: " " * len(month.group()), draft)
    found = (match for form in (*GOVERNED[1:], *_TO_COME) for match in form.finditer(plain))
    return tuple(
        (content_words(one["verb"]), " ".join(one.group().split()))
        for one in found
        if not _WANTED.match(one.group()) and not _ASKED.search(plain, 0, one.start())
    )


def _aims(source: str) -> frozenset[str]:
    """The stems of the verbs that a sentence has behind "to" alone: what something is for has not been told as done."""
    aims = {stem for found in _AIM.finditer(source) for stem in content_words(found["verb"])}
    return frozenset(aims - content_words(_AIM.sub(" ", source))) if aims else frozenset()


def expected(draft: str, source: str) -> str | None:
    """The words by which the source expects what the draft tells as done; `None` where it does not."""
    undecided = None if looks_ahead(draft) else left_undecided(draft, source)
    if undecided is not None:
        return undecided
    done = _told_as_done(draft)
    if done is None or _SURVEYED.search(source):
        return None
    rest = _REST.search(source) if _WHOLE.search(draft) and not _PART.search(draft) else None
    if rest is not None:
        return rest.group()
    if _ENACTED.search(draft) and not _ENACTED.search(source):
        done |= _proposed(draft)
    event = _NEXT.search(source) if _PERFECT.search(draft) and not _NEXT.search(draft) else None
    if event is not None and content_words(event["event"]) & content_words(draft):
        return " ".join(event.group().split())
    plain, governed = _expectations(source)
    done = done - still_to_come(draft)
    done = done.union(*(deed for deed in _ONE_DEED if deed & done))
    if is_habit(source):
        done &= told_itself(draft)
    started = begun(draft)
    undone = {stem for match in _NOT_DONE.finditer(draft) for stem in content_words(match["verb"])}
    found = (
        shown
        for shown, place, stem in governed
        if stem in done
        and not _stands_free(stem, plain, place)
        and not (stem in undone and (shown.startswith("yet to") or NOT_YET.search(draft)))
        and not (stem in started and is_tried(shown))
    )
    shown = next(found, None) or next((shown for shown, stem in _permitted(source) if stem in told_itself(draft)), None)
    return shown or only_due(draft, source)


def is_later(denying: str, source: str) -> bool:
    """Whether what one sentence tells as not yet done, or no longer so, is expected by another, or was once so."""
    ended = _NO_LONGER.search(denying) is not None and _ONCE.search(source) is not None
    verbs = {stem for found in _NOT_YET_DONE.finditer(denying) for stem in content_words(found["verb"])}
    return ended or any(stem in verbs for _, _, stem in _expectations(source)[1])


@lru_cache(maxsize=4096)
def _told_as_done(draft: str) -> frozenset[str] | None:
    """The stems of what a sentence may tell as done; `None` where it looks ahead itself."""
    if looks_ahead(_DATED.sub(" ", draft)) or any(form.search(draft) for form in (ABILITY, UNDER_WAY, _LEAVES_OPEN)):
        return None
    ahead = {stem for match in _DATED.finditer(draft) for stem in content_words(match["verb"])}
    told = {stem for word in _WORD.findall(_ENDED.sub("ended", draft)) for stem in content_words(word)}
    told |= {stem[:-1] for stem in told if _TWICE.search(stem)}  # "stopped" for "stop"
    return frozenset(told - ahead - _proposed(draft) - meant_by(draft))


def _proposed(draft: str) -> frozenset[str]:
    """The stems of what a sentence says that a bill does, or that should not be done."""
    found = (match["verb"] for form in _PROPOSED for match in form.finditer(draft))
    return frozenset(stem for verb in found for stem in content_words(verb))


@lru_cache(maxsize=4096)
def _permitted(source: str) -> tuple[tuple[str, str], ...]:
    """Every verb that a rule puts under "may", with both words."""
    found = (match.group().split()[-2:] for match in _PERMITTED.finditer(source))
    return tuple((" ".join(words), stem) for words in found for stem in content_words(words[-1]))


@lru_cache(maxsize=4096)
def _expectations(source: str) -> tuple[str, tuple[tuple[str, int, str], ...]]:
    """A sentence without its words of ability, and every verb that it puts under a modal or a verb of expecting.

    Many figures and sentences of a draft are asked of one passage.
    """
    for words in (ABILITY, _OF_NOW, _PERMITTED):
        source = words.sub(lambda found: " " * len(found.group()), source)
    return source, tuple(_governed(MONTH.sub(lambda month: " " * len(month.group()), source)))


def _governed(source: str) -> Iterator[tuple[str, int, str]]:
    """Every verb that the source puts under a modal or a verb of expecting."""
    for form in (*GOVERNED, *OF_NOUNS, _DATED, CASE, _WHETHER):
        for match in form.finditer(source):
            if source.startswith("-", match.end("verb")):
                continue  # "would be trickle-down" is no verb
            for stem in content_words(match["verb"]):
                yield " ".join(match.group().split()), match.start("verb"), stem


def _stands_free(stem: str, source: str, place: int) -> bool:
    """Whether the source has the verb once more, told as done, or says that it came to be: "and they were"."""
    return came_to_be(source, place) or any(
        stem in content_words(match.group()) for match in _WORD.finditer(source) if match.start() != place
    )
