"""Who only counted or told of a figure, and is no one who made, lost or moved it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.kinds import acts_on_money
from narrator.check.figures.known import Known, Said, in_one_sentence, opinion_on, same_unit, same_words
from narrator.check.figures.units import NO_COUNTS
from narrator.check.names.matching import name_words
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import content_words
from narrator.check.speech.bearers import has_name
from narrator.extract.assertions.governed import Governed, governed
from narrator.extract.speech.frames import BELIEF, SPEECH
from narrator.model.drafts import Verdict

_STANDING_FOR = frozenset(
    {"it", "we", "he", "she", "i", "company", "bank", "firm", "group", "fund", "lender", "which", "who", "that"}
)
"""What may stand for whoever tells of itself: "it made $2 million, the firm said"."""
_BY_ACCOUNT = (
    r"\b(?:according\sto|citing|cit\w+|(?:estimates?|data|figures|numbers|count|calculations?)\s(?:by|of|from))\s"
)
_OF = re.compile(r"\b(?:of|and|the)\b")


_SAYS_LITTLE = (
    SPEECH
    | BELIEF
    | frozenset(
        """have be do need require reach total number include involve exceed comprise cover make get take put give keep
    name list leave use bring set go come want mean represent contain encompass span hold know
    call grant receive obtain record""".split()  # noqa: SIM905 - a page of words
    )
)
"""Verbs that say no more of what is counted than that there is so much."""
_BACK = re.compile(r"\bback\b|\b(?:repurchas|buyback|refund|repa[iy])\w*")
"""What is sent back is handed back."""
_ALIKE = tuple(
    map(
        content_words,
        (
            "seize confiscate impound",
            "take capture catch",
            "lift airlift winch hoist",
            "free release",
            "carry fly transport",
            "call ring rang rung telephone phone",
            "deliver hand ship",
            "hire recruit",
            "dismiss sack fire",
            "buy purchase acquire",
            "build construct erect",
            "close shut",
        ),
    )
)
"""What is done to things, in words that mean the same of them."""
_ROOT, _ENDING = 4, 3


def done_by(said: Said, opinion: Opinion, known: Sequence[Known]) -> Opinion:
    """The same opinion, unless the draft lets a house do what by the article it only counted, cited or told."""
    quantity = said.quantity
    if opinion.verdict is not Verdict.SUPPORTED or quantity is None:
        return opinion
    figures = [one for one in known if same_unit(said, one) and same_words(quantity, one)]
    shown = next((one for one in figures if one.evidence in opinion.evidence and one.chain), None)
    if shown is None or not any(has_name(name, said.sentence) for name in shown.chain):
        return opinion
    if any(in_one_sentence(said, one) for one in figures):
        return opinion
    mine = governed(said.sentence, said.there)
    source = next((name for name in shown.chain if _is_doer(name, mine)), None) if acts_on_money(mine.verb) else None
    if source is None or any(_may_do(source, one) for one in figures):
        return opinion
    has = shown.words.replace("” (", f"” by the account of {source} (", 1)
    return replace(opinion_on(Verdict.REFUTED, "subject", shown), found=has, told_as=f"as the doing of {source}")


def done_to(said: Said, opinion: Opinion, reading: Reading) -> Opinion:
    """The same opinion, unless the draft has something done to what it counts that the article has no word of."""
    quantity = said.quantity
    if opinion.verdict is not Verdict.SUPPORTED or quantity is None or quantity.unit in NO_COUNTS:
        return opinion
    if said.sentence in reading.text:
        return opinion
    told = governed(said.sentence, said.there)
    if not told.does or told.verb.split(" ")[0] in _SAYS_LITTLE or _has_word(told.does, reading.text):
        return opinion
    shown = opinion.evidence[0]
    if _BACK.search(said.sentence) and _BACK.search(shown.text):
        return opinion
    says = f"{shown.article} says nowhere “{told.does}” ({' '.join(shown.text.split())})"
    return replace(opinion, verdict=Verdict.NOT_ENOUGH_EVIDENCE, rule="no-evidence", found=says)


def _has_word(word: str, text: str) -> bool:
    """Whether a text has a word, another of its forms, or one that means the same."""
    root = re.escape(word[: max(_ROOT, len(word) - _ENDING)])
    meant = content_words(word)
    meant = meant.union(*(words for words in _ALIKE if words & meant))
    return re.search(rf"\b{root}", text, re.IGNORECASE) is not None or not meant.isdisjoint(content_words(text))


def _is_doer(name: str, told: Governed) -> bool:
    """Whether a verb's own subject is a name: by its first word, and of "Bank of America" by all."""
    words = [word for word in name_words(name) if not _OF.fullmatch(word)]
    needed = words[:2] if " of " in name else words[:1]
    return bool(needed) and set(needed) <= told.doers


def _tells_of_itself(name: str, figure: Known) -> bool:
    """Whether a source tells a figure of what is its own: "Orrin said that its profit rose to $2 million"."""
    first = re.escape(name.split(maxsplit=1)[0])
    before = figure.evidence.text[: figure.there.start]
    return (
        re.search(rf"\b{first}\b[^;]*?\s(?:said|says|reported|announced)\b[^,;]*?\s(?:its|their)\s", before) is not None
    )


def _may_do(name: str, figure: Known) -> bool:
    """Whether a passage lets a source do it as well, or somebody that the source may be."""
    theirs = governed(figure.evidence.text, figure.there)
    if (
        _tells_of_itself(name, figure)
        or _is_doer(name, theirs)
        or (figure.subject is not None and name_words(name)[:1] == name_words(figure.subject.name)[:1])
    ):
        return True
    first = re.escape(name.split(maxsplit=1)[0])
    by_account = re.search(
        rf"{_BY_ACCOUNT}(?:\w+\s){{0,4}}?{first}\b|\b{first}\S*(?:\s\S+){{0,2}}\s(?:data|figures|estimates)\b",
        figure.evidence.text,
        re.IGNORECASE,
    )
    return (
        figure.chain != () and by_account is None and (not theirs.doers or not theirs.doers.isdisjoint(_STANDING_FOR))
    )
