"""Quotations against the words that were said: what must be found, and what an editor would let stand."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Report

Extract = Callable[..., Statements]

IF = "“The little ones will keep falling if rates stay high,” said Odile Ferrant, chief strategist at Brackwater Securities."
IF_APART = "“The little ones will keep falling,” Odile Ferrant of Brackwater Securities said, “if rates stay high.”"
FIRST_IF = "“If rates stay high, the little ones will keep falling,” said Odile Ferrant of Brackwater Securities."
NOT_BEFORE = "“We would buy them again, but not before the autumn,” said Tomas Helverin of Meridian Oak."
DENIED = "“I do not think the rally in lenders is over,” said Tomas Helverin of Meridian Oak."
ONLY = "“Only a fool would call the bottom of this market,” said Tomas Helverin of Meridian Oak."
AS_LONG = "“Small caps look cheap as long as the economy holds, and I own a few of them,” said Odile Ferrant."
UNLESS = "“The fund will pay out in full unless the court objects, and holders can sleep soundly,” said Tomas Helverin."
WHICH = "“The fund, which opened its doors in 2019, will pay out in full,” said Tomas Helverin of Meridian Oak."
CUT = "“They cut the dividend last week and nobody noticed,” said Odile Ferrant of Brackwater Securities."
SELLING = "“I am selling everything I own in this corner of the market,” said Odile Ferrant."
INDIRECT = "Odile Ferrant of Brackwater Securities said small caps had much further to fall this winter."
INDIRECT_NOW = (
    "Small caps have much further to fall this winter, Odile Ferrant of Brackwater Securities said on Monday."
)
TWO = (
    "“The little ones have nobody to defend them,” said Odile Ferrant of Brackwater Securities. “That is the whole trade.”\n\n"
    "Turnover in the segment fell by a third last week and spreads widened.\n\n"
    "“My clients ask me about nothing else these days,” Ferrant said in a later call."
)
TWO_SPEAKERS = (
    "“The little ones have nobody to defend them,” said Odile Ferrant of Brackwater Securities.\n\n"
    "“We have sold all of ours since the spring,” said Tomas Helverin of Meridian Oak."
)
NESTED = "“My father used to say, ‘Never short a dull market,’ and he was right,” said Odile Ferrant of Brackwater Securities."
LONG = (
    "“The little ones have nobody to defend them. They borrow short and they pay floating rates.\n\n"
    "“That is the whole trade, and it is not a subtle one,” said Odile Ferrant of Brackwater Securities."
)
PROSE = "Lenders are the new battleground of the short sellers. Shares of regional lenders fell after the auction in Calder."
HEADED = (
    "The fund published its report, “The State of the Small Companies”, on Monday. Odile Ferrant wrote the foreword."
)
DULL = "“This is a dull market for everybody,” said Odile Ferrant of Brackwater Securities."
REPEATED = "Rates will stay high for the whole year, Tomas Helverin of Meridian Oak said. “Rates will stay high,” said Odile Ferrant."
THEN = "“Half of the lenders roll their debt every spring. That was harmless when credit was cheap. It is not harmless now,” said Odile Ferrant of Brackwater Securities."
HOPED = "“We hired for an upturn that has not arrived,” said Abel Marchbank of Quillon Stores."
NOR = "“It was no disaster at all, but it was no triumph either,” said Odile Ferrant of Brackwater Securities."
SPELLED = "“If the roof is leaking you do not wait for the rain,” said Odile Ferrant of Brackwater Securities."
RECKONS = "Odile Ferrant of Brackwater Securities reckons that brokers would have to buy $90 million of lenders’ shares for every rise of 1% in the Calder 300."
PROVIDED = "Tomas Helverin of Meridian Oak said that the fund would reopen its doors if the regulator agreed."

FINDINGS = [
    pytest.param(IF, "“The little ones will stop falling if rates stay high,” said Odile Ferrant.", "quote", id="a verb changed"),
    pytest.param(IF, "“The big ones will keep falling if rates stay high,” said Odile Ferrant.", "quote", id="a noun changed"),
    pytest.param(IF, "“The little ones will keep falling,” said Odile Ferrant.", "quote", id="if cut off"),
    pytest.param(THEN, "Half of the lenders roll their debt every spring, and “that was harmless,” said Odile Ferrant.", "quote", id="when cut off, and denied for now"),
    pytest.param(HOPED, "“We hired for an upturn,” said Abel Marchbank.", "quote", id="a clause that denies cut off"),
    pytest.param(RECKONS, "Brokers would be made to buy $90 million of lenders' shares, reckons Ferrant.", "quote", id="for every left out of indirect speech"),
    pytest.param(PROVIDED, "The fund will reopen its doors, said Tomas Helverin of Meridian Oak.", "quote", id="if left out of indirect speech"),
    pytest.param(IF_APART, "“The little ones will keep falling,” said Odile Ferrant.", "quote", id="if behind the tag cut off"),
    pytest.param(FIRST_IF, "“The little ones will keep falling,” said Odile Ferrant.", "quote", id="leading if cut off"),
    pytest.param(NOT_BEFORE, "“We would buy them again,” said Tomas Helverin.", "quote", id="but not cut off"),
    pytest.param(DENIED, "“The rally in lenders is over,” said Tomas Helverin.", "quote", id="I do not think cut off"),
    pytest.param(ONLY, "“A fool would call the bottom of this market,” said Tomas Helverin.", "quote", id="only cut off"),
    pytest.param(AS_LONG, "“Small caps look cheap,” said Odile Ferrant.", "quote", id="as long as cut off"),
    pytest.param(UNLESS, "“The fund will pay out in full … and holders can sleep soundly,” said Tomas Helverin.", "quote", id="unless under an ellipsis"),
    pytest.param(UNLESS, "“The fund will pay out in full [...] holders can sleep soundly,” said Tomas Helverin.", "quote", id="unless under a bracket"),
    pytest.param(SELLING, "“I am [not] selling everything I own,” said Odile Ferrant.", "quote", id="a denial in brackets"),
    pytest.param(INDIRECT, "“Small caps have much further to fall this winter,” said Odile Ferrant.", "quote", id="indirect made direct"),
    pytest.param(INDIRECT_NOW, "“Small caps have much further to fall this winter,” said Odile Ferrant.", "quote", id="indirect made direct word for word"),
    pytest.param(TWO, "“The little ones have nobody to defend them. My clients ask me about nothing else these days,” said Odile Ferrant.", "quote", id="two quotations in one"),
    pytest.param(TWO, "“The little ones have nobody to defend them … My clients ask me about nothing else,” said Odile Ferrant.", "quote", id="two quotations under an ellipsis"),
    pytest.param(TWO_SPEAKERS, "“We have sold all of ours since the spring,” said Odile Ferrant.", "misattributed", id="another speaker"),
    pytest.param(TWO_SPEAKERS, "“The little ones have nobody to defend them,” said Tomas Helverin.", "misattributed", id="another speaker turned"),
    pytest.param(NESTED, "“My father used to say, ‘Always short a dull market,’ and he was right,” said Odile Ferrant.", "quote", id="inner quotation changed"),
    pytest.param(LONG, "“They borrow long and they pay floating rates,” said Odile Ferrant.", "quote", id="changed in the first paragraph"),
    pytest.param(DULL, "“This is a dull market,” said the minister of finance on Tuesday. “Nobody will buy a thing here,” said Odile Ferrant.", "quote", id="words that nobody said"),
    pytest.param(PROSE, "“Lenders are the new battleground of the short sellers,” said Tomas Helverin.", "quote", id="the paper's own words in a mouth"),
    pytest.param(DULL, "“This is not a dull market for everybody,” said Odile Ferrant.", "quote", id="a denial put in"),
    pytest.param(CUT, '"They cut the dividend last month and nobody noticed," said Odile Ferrant.', "quote", id="changed between straight marks"),
]  # fmt: skip

FAITHFUL = [
    pytest.param(IF, IF, id="as it stands"),
    pytest.param(IF, "Odile Ferrant said “the little ones will keep falling if rates stay high.”", id="speaker first"),
    pytest.param(IF, "“The little ones will keep falling” if rates stay high, Odile Ferrant said.", id="condition outside the marks"),
    pytest.param(IF, "“The little ones will keep falling,” Odile Ferrant said, “if rates stay high.”", id="condition behind the tag"),
    pytest.param(IF_APART, "“The little ones will keep falling if rates stay high,” said Odile Ferrant.", id="tag moved to the end"),
    pytest.param(FIRST_IF, "If rates stay high, “the little ones will keep falling,” said Odile Ferrant.", id="leading condition outside"),
    pytest.param(NOT_BEFORE, "“We would buy them again,” said Tomas Helverin, “but not before the autumn.”", id="restriction kept"),
    pytest.param(DENIED, "Tomas Helverin does not think that “the rally in lenders is over.”", id="denial outside the marks"),
    pytest.param(AS_LONG, "“Small caps look cheap as long as the economy holds,” said Odile Ferrant.", id="a second clause cut off"),
    pytest.param(UNLESS, "“The fund will pay out in full unless the court objects,” said Tomas Helverin.", id="condition kept, the rest cut"),
    pytest.param(WHICH, "“The fund … will pay out in full,” said Tomas Helverin.", id="a side remark under an ellipsis"),
    pytest.param(WHICH, "“The fund [...] will pay out in full,” said Tomas Helverin.", id="a side remark under a bracket"),
    pytest.param("“The town is safe, if you ask me,” Ines Adair said.", "“The town is safe,” Ines Adair said.", id="an idle if"),
    pytest.param(CUT, "“They cut the dividend last week,” said Odile Ferrant.", id="harmless end cut off"),
    pytest.param(CUT, "“[The lenders] cut the dividend last week and nobody noticed,” said Odile Ferrant.", id="a pronoun explained"),
    pytest.param(CUT, "“They cut [it] last week and nobody noticed,” said Odile Ferrant.", id="an object shortened in brackets"),
    pytest.param(SELLING, "Odile Ferrant said she “[was] selling everything I own in this corner of the market.”", id="tense in brackets"),
    pytest.param(SELLING, "“I [was] selling everything I own,” said Odile Ferrant.", id="tense in brackets, direct"),
    pytest.param(TWO, "“The little ones have nobody to defend them. That is the whole trade,” said Odile Ferrant.", id="a tag taken out"),
    pytest.param(TWO, "“The little ones have nobody to defend them,” said Odile Ferrant. “My clients ask me about nothing else,” she said.", id="two quotations as two"),
    pytest.param(NESTED, "“My father used to say, 'Never short a dull market,' and he was right,” said Odile Ferrant.", id="inner marks straight"),
    pytest.param(NESTED, '"My father used to say, \'Never short a dull market,\' and he was right," said Odile Ferrant.', id="all marks straight"),
    pytest.param(LONG, "“They borrow short and they pay floating rates,” said Odile Ferrant.", id="out of the first paragraph"),
    pytest.param(LONG, LONG, id="over two paragraphs"),
    pytest.param(LONG, "“They borrow short and they pay floating rates. That is the whole trade,” said Odile Ferrant.", id="across the paragraphs"),
    pytest.param(PROSE, "Shares of regional lenders, the “new battleground of the short sellers”, fell after the auction in Calder.", id="the paper quoted, nobody speaks"),
    pytest.param(HEADED, "The report “The State of the Small Companies” was published by the fund on Monday.", id="a title"),
    pytest.param(DULL, "“This is a dull market for everybody”, said Odile Ferrant.", id="comma outside the marks"),
    pytest.param(REPEATED, "“Rates will stay high,” said Odile Ferrant.", id="said by one and reported of another"),
    pytest.param(THEN, "“That was harmless when credit was cheap,” said Odile Ferrant.", id="when kept"),
    pytest.param(CUT, "“They cut the dividend last week,” said Odile Ferrant of Brackwater Securities.", id="nothing taken back"),
    pytest.param(HOPED, "“We hired for an upturn that has not arrived,” said Abel Marchbank.", id="the denial kept"),
    pytest.param(NOR, "Odile Ferrant of Brackwater Securities called the sale “no disaster at all”.", id="a phrase before but"),
    pytest.param(NOR, "The sale was “no disaster at all, but it was no triumph either,” said Brackwater Securities.", id="the speaker's house"),
    pytest.param(SPELLED, "“If the roof is leaking you don't wait for the rain,” said Odile Ferrant.", id="shortened words"),
    pytest.param("“I won’t sell what I can’t buy back,” said Odile Ferrant.", "“I will not sell what I cannot buy back,” said Odile Ferrant.", id="words in full"),
    pytest.param(RECKONS, "Brokers would be made to buy $90 million of lenders' shares for each 1% rise in the Calder 300, reckons Ferrant.", id="for each"),
    pytest.param(RECKONS, "Ferrant reckons that a 1% rise in the Calder 300 would make brokers buy $90 million of lenders' shares.", id="the condition as the cause"),
    pytest.param(RECKONS, "Ferrant reckons that brokers might have to buy $90 million of lenders' shares.", id="told as possible"),
    pytest.param(PROVIDED, "Once the regulator agreed, the fund would reopen its doors, said Tomas Helverin.", id="once for if"),
]  # fmt: skip

TERMS = [
    pytest.param(PROSE, "Shares of so-called “too big to fail” regional lenders fell after the auction in Calder.", id="a term"),
    pytest.param(DULL, "Odile Ferrant called it a “dull market”.", id="two words"),
]  # fmt: skip


def check(source: str, draft: str, extract: Extract) -> Report:
    return check_draft(draft, articles=[source], extract=extract)


@pytest.mark.parametrize(("source", "draft", "rule"), FINDINGS)
def test_what_was_done_to_a_quotation_is_found(source: str, draft: str, rule: str, extract: Extract) -> None:
    report = check(source, draft, extract)
    assert rule in {finding.rule for finding in report.findings}
    assert not report.passed


@pytest.mark.parametrize(("source", "draft"), FAITHFUL)
def test_what_an_editor_may_do_with_a_quotation_passes(source: str, draft: str, extract: Extract) -> None:
    report = check(source, draft, extract)
    assert [(finding.rule, finding.message) for finding in report.findings] == []


@pytest.mark.parametrize(("source", "draft"), TERMS)
def test_terms_and_single_words_are_nobodys_speech(source: str, draft: str, extract: Extract) -> None:
    assert "quote" not in {finding.rule for finding in check(source, draft, extract).findings}


@pytest.mark.parametrize(
    ("source", "draft", "message", "suggestion"),
    [
        (IF, "“The little ones will stop falling if rates stay high,” said Odile Ferrant.", "article 1 has “keep”, the draft “stop”", "The little ones will keep falling if rates stay high"),
        (IF, "“The little ones will keep falling,” said Odile Ferrant.", "in article 1 the sentence goes on: “if rates stay high”", "The little ones will keep falling if rates stay high"),
        (DENIED, "“The rally in lenders is over,” said Tomas Helverin.", "in article 1 the sentence begins: “I do not think”", "I do not think the rally in lenders is over"),
        (UNLESS, "“The fund will pay out in full … and holders can sleep soundly,” said Tomas Helverin.", "under the ellipsis article 1 has “unless the court objects”", "The fund will pay out in full unless the court objects, and holders can sleep soundly"),
        (INDIRECT_NOW, "“Small caps have much further to fall this winter,” said Odile Ferrant.", "article 1 reports this in indirect speech", None),
        (PROSE, "“Lenders are the new battleground of the short sellers,” said Tomas Helverin.", "article 1 says this in its own words", None),
        (TWO, "“The little ones have nobody to defend them … My clients ask me about nothing else,” said Odile Ferrant.", "in article 1 these are two quotations", None),
        (SELLING, "“I am [not] selling everything I own,” said Odile Ferrant.", "the brackets turn the sense", "I am selling everything I own"),
    ],
)  # fmt: skip
def test_the_message_says_what_was_done(
    source: str, draft: str, message: str, suggestion: str | None, extract: Extract
) -> None:
    found = next(finding for finding in check(source, draft, extract).findings if finding.rule == "quote")
    assert message in found.message
    assert found.suggestion == suggestion


def test_the_sentence_with_the_changed_word_carries_the_finding(extract: Extract) -> None:
    source = "“The fund is full of barley. Nobody will buy it before the spring,” said Tomas Helverin, a broker."
    draft = "“The fund is full of barley. Nobody will buy it before the winter,” said Tomas Helverin."
    (found,) = (one for one in check(source, draft, extract).findings if one.rule == "quote")
    assert found.span.of(draft).startswith("Nobody will buy")
    assert found.suggestion == "Nobody will buy it before the spring"


def test_a_long_quotation_in_an_article_of_many_is_judged_in_time(extract: Extract) -> None:
    line = "“The little ones have nobody to defend them when the music stops,” said Odile Ferrant.\n\n"
    report = check(line * 200, line.replace("defend", "rescue"), extract)
    assert [finding.rule for finding in report.findings] == ["quote"]
