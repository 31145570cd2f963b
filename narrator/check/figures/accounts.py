"""A figure of one line of a company's accounts that a draft tells of another: the gross margin as the operating one."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.figures.kinds import told_as
from narrator.check.figures.known import Known, Said, same_unit, same_words
from narrator.check.opinions import Opinion
from narrator.extract.assertions.accounts import account_of, are_apart
from narrator.model.drafts import Verdict


def of_its_account(said: Said, opinion: Opinion, known: Sequence[Known]) -> Opinion:
    """The same opinion, unless the article has the figure of another line, and nowhere of the draft's."""
    if opinion.verdict is not Verdict.SUPPORTED or said.quantity is None:
        return opinion
    mine = account_of(said.sentence, said.there)
    if mine is None:
        return opinion
    figures = [one for one in known if same_unit(said, one) and same_words(said.quantity, one)]
    lines = {id(one): account_of(one.evidence.text, one.there) for one in figures}
    shown = next((one for one in figures if one.evidence in opinion.evidence), None)
    theirs = lines[id(shown)] if shown is not None else None
    if shown is None or theirs is None or not are_apart(mine, theirs):
        return opinion
    if any(line is not None and not are_apart(mine, line) for line in lines.values()):
        return opinion
    return told_as(shown, f"as {theirs.line}", f"as {mine.line}")
