"""The names that a sentence gives the first places among their peers: "the most shorted stocks are A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrator.check.figures.intervals import in_words
from narrator.check.names.matching import name_words
from narrator.check.records.places import Place
from narrator.model.statistics import Statistic

_IS: Final = r"(?:is|are|was|were|includes?|included|remain(?:s|ed)?)"
_BEHIND_IT: Final = re.compile(rf"^(?:[^,;:]*?\s{_IS}\b:?|[^,;:]*?:|\s(?:against|in|on|of))\s(?=[A-Z])")
"""What stands between the words of a place and the names that have it."""
_BEFORE_IT: Final = re.compile(
    rf"\s{_IS}\s(?:(?:again|still|also|now)\s)?(?:(?:among|one\sof)\s)?(?:the|its|their)?\s*$"
)
_OPENS: Final = re.compile(r"^(?:In|On|At|By|As of|Since|This|Last|So far)\b[^,]*,\s")
_ASIDE: Final = re.compile(r"\s?\([^()]*\)")
_ENDS: Final = re.compile(
    r";|,?\s(?:with|which|who|where|whose|making|in|on|at|this|so far|for|since|each|respectively)\b"
)
_JOINTS: Final = re.compile(r",\s(?:and\s)?|\sand\s(?=[A-Z])")
_SHORTEST: Final = 4
_FORM: Final = re.compile(r",\s(?=Inc\b|Corp\b|Ltd\b|LLC\b|Co\b)")


def named_in(text: str, place: Place) -> list[str]:
    """The names that a text gives a place, as it has them; empty where they stand neither before it nor behind it."""
    before, behind = text[: place.match.start()], text[place.match.end() :]
    verb = _BEFORE_IT.search(before)
    if verb is not None:
        listed = _OPENS.sub("", before[: verb.start()])
    else:
        joint = _BEHIND_IT.match(behind)
        if joint is None:
            return []
        return listed_in(behind[joint.end() :])
    return _split(listed)


def listed_in(text: str) -> list[str]:
    """The names that a text begins with: of "Alder, Birch and Cedar, which fell" three."""
    return _split(_ENDS.split(_ASIDE.sub("", text))[0])


def _split(listed: str) -> list[str]:
    names = [one.strip(" .,") for one in _JOINTS.split(_FORM.sub(" ", _ASIDE.sub("", listed)))]
    return names if all(re.match(r"[A-Z]", one) for one in names) else []


def find(name: str, statistics: Sequence[Statistic]) -> Statistic | None:
    """The one statistic whose subject a name is, or begins; `None` where there is none or more than one."""
    said = name_words(name)
    found = [one for one in statistics if one.subject.name == name or called_by(one)[: len(said)] == said]
    whole = [one for one in found if called_by(one) == said]
    found = whole or found
    return found[0] if len({one.subject for one in found}) == 1 else None


def called_by(statistic: Statistic) -> tuple[str, ...]:
    """The words of the name of a statistic's subject, without the segment that it is listed under."""
    return name_words(statistic.label.split(" (")[0] or statistic.subject.name)


def is_named(statistic: Statistic, text: str) -> bool:
    """Whether a text has the subject: its symbol, or its name from the first word on."""
    symbol = statistic.subject.name
    if re.search(rf"(?<![\w&]){re.escape(symbol)}(?![\w&])", text):
        return True
    words = name_words(statistic.label.split(" (")[0] or symbol)
    spelt = [word for word in re.findall(r"[^\W_]+", text) if word[0].isupper()]
    return bool(words) and len(words[0]) >= _SHORTEST and words[0] in [word.casefold() for word in spelt]


def told_of(statistic: Statistic) -> str:
    """A subject with its value, as a message has them."""
    name = (statistic.label or statistic.subject.name).split(" (")[0]
    return f"{name} with {in_words(statistic.value, statistic.unit)}"
