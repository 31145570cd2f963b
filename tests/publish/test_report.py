"""The page of a report: the draft word for word, every mark and note where it belongs, nothing loaded."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from narrator.check.baseline import acceptable, review
from narrator.model.claims import Span
from narrator.model.drafts import Report
from narrator.model.sources import Article
from narrator.publish.report import report_page


def parsed(page: str) -> html.HtmlElement:
    tree = html.document_fromstring(page)
    assert isinstance(tree, html.HtmlElement)
    return tree


def test_the_draft_stands_word_for_word(checked: Report, checked_text: str) -> None:
    tree = parsed(report_page(checked_text, review(checked_text, checked), name="draft.md"))
    shown = [one.text_content() for one in tree.xpath("//p[@class='words']")]
    assert [one.split() for one in shown] == [part.split() for part in checked_text.split("\r\n\r\n")]


def test_findings_are_marked_inside_their_sentence(checked: Report, checked_text: str) -> None:
    tree = parsed(report_page(checked_text, review(checked_text, checked), name="draft.md"))
    sentence = tree.xpath("//mark[@class='sentence refuted'][@id]")[0]
    inside = [one.text_content() for one in sentence.xpath(".//mark[contains(@class, 'place error')]")]
    assert inside == ["$14 million", "Jane Ferro"]
    assert not tree.xpath("//p[@class='words']//mark[contains(@class, 'place warning')]")  # it is the whole sentence


def test_evidence_stands_beside_with_its_source(checked: Report, checked_text: str, article: Article) -> None:
    tree = parsed(report_page(checked_text, review(checked_text, checked), name="draft.md", articles=[article]))
    card = " ".join(tree.get_element_by_id("card-1").text_content().split())
    assert "“Tidewater Analytics LLC puts the gain at nearly $13 million.”" in card
    assert "Bears find their feet · The Quayside Ledger · 2025-09-10 · bears.txt" in card
    assert "statistic short_profit: Average shares short times the fall in price." in card
    assert "suggestion Jane Ferrow" in card


def test_every_link_leads_somewhere_and_every_address_is_one(checked: Report, checked_text: str) -> None:
    page = report_page(checked_text, review(checked_text, checked), name="draft.md")
    addresses = re.findall(r' id="([^"]+)"', page)
    assert len(addresses) == len(set(addresses))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(addresses)
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#|data:)', page)


def test_a_draft_is_text_and_never_markup(checked: Report, checked_text: str) -> None:
    nasty = checked_text.replace("A good week", "<img src=x>")
    assert len(nasty) == len(checked_text)
    page = report_page(nasty, review(nasty, checked), name="<b>draft.md")
    assert "<img" not in page
    assert "<b>draft" not in page


def test_what_was_accepted_is_said_and_shown_so(checked: Report, checked_text: str) -> None:
    reviewed = review(checked_text, checked, acceptable(checked_text, checked))
    tree = parsed(report_page(checked_text, reviewed, name="draft.md"))
    assert tree.xpath("string(//h1)") == "The draft passes"
    assert len(tree.xpath("//div[@class='found accepted']")) == 3
    assert "3 accepted before" in tree.xpath("string(//main)")


def test_what_belongs_to_no_sentence_is_shown_last(checked: Report, checked_text: str) -> None:
    stray = replace(checked.findings[0], span=Span(len(checked_text) - 1, len(checked_text)), message="it stops short")
    report = replace(checked, findings=(*checked.findings, stray))
    tree = parsed(report_page(checked_text, review(checked_text, report), name="draft.md"))
    assert "it stops short" in tree.xpath("string(//h2[text()='Of the whole draft']/following-sibling::div)")
