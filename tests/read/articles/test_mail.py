"""Mail: its parts, its encodings, and what is a mail at all."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from narrator.errors import UnreadableFile
from narrator.read.articles.files import read_article
from narrator.read.articles.mail import looks_like_mail

FIRST = "Short sellers of small lenders are having the best June in years, and they know it."
LAST = "“We sleep well,” said Zoë Marsh, a trader at Fen Securities, which is short of four of them."


def letter(text: str = f"{FIRST}\n\n{LAST}\n", charset: str = "utf-8") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Fen Mail Café <letter@fen.example>"
    mail["To"] = "reader@reader.example"
    mail["Subject"] = "Re: Lenders sink, señor"
    mail["Date"] = "Mon, 15 Jun 2026 23:30:00 -0500"
    mail.set_content(text, charset=charset)
    return mail


def save(folder: Path, data: bytes) -> Path:
    place = folder / "letter.eml"
    place.write_bytes(data)
    return place


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1252", "utf-16"])
def test_a_plain_letter(tmp_path: Path, charset: str) -> None:
    words = f"{FIRST}\n\n{LAST.replace('“', chr(34)).replace('”', chr(34))}\n"
    article = read_article(save(tmp_path, letter(words, charset).as_bytes()))
    assert [span.of(article.text) for span in article.paragraphs] == words.strip().split("\n\n")
    assert (article.form, article.headline, article.publisher) == ("mail", "Lenders sink, señor", "Fen Mail Café")
    assert (article.published, article.language) == (date(2026, 6, 15), "en")
    assert article.dated_by == "stated by the mail: 15 Jun 2026"


def test_html_is_read_before_plain_text_and_attachments_never(tmp_path: Path) -> None:
    mail = letter("See the letter in your browser.")
    cells = "".join(f"<tr><td><p>{words}</p></td></tr>" for words in (FIRST, LAST, "Unsubscribe"))
    mail.add_alternative(f"<html><body><table>{cells}</table></body></html>", subtype="html")
    mail.add_attachment("The index fell 3% on Monday, in an attachment.", filename="index.txt")
    article = read_article(save(tmp_path, mail.as_bytes()))
    assert article.body() == f"{FIRST}\n{LAST}"


def test_a_letter_forwarded_as_text_has_its_own_sender_subject_and_date(tmp_path: Path) -> None:
    head = "From: Fen Notes <notes@fen.example>\nDate: Sun, 7 Jun 2026 at 06:30\nSubject: Banks at dawn\nTo: Bo\n"
    text = f"FYI, see below.\n\n---------- Forwarded message ---------\n{head}\n\n{FIRST}\n\n{LAST}\n"
    article = read_article(save(tmp_path, letter(text).as_bytes()))
    assert article.body() == f"{FIRST}\n{LAST}"
    assert (article.publisher, article.headline, article.published) == ("Fen Notes", "Banks at dawn", date(2026, 6, 7))


def test_a_letter_attached_to_another_without_html_is_the_article(tmp_path: Path) -> None:
    inner = letter("See the letter in your browser.")
    inner.add_alternative(f"<html><body><p>{FIRST}</p><p>{LAST}</p></body></html>", subtype="html")
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Date"] = (
        "Jo <jo@fen.example>",
        "See this",
        "Tue, 16 Jun 2026 09:00:00 +0000",
    )
    outer.set_content("It is attached.")
    outer.add_attachment(inner)
    article = read_article(save(tmp_path, outer.as_bytes()))
    assert (article.publisher, article.headline) == ("Fen Mail Café", "Lenders sink, señor")
    assert (article.body(), article.published) == (f"{FIRST}\n{LAST}", date(2026, 6, 15))


def test_what_stands_under_the_signature_mark_is_no_paragraph(tmp_path: Path) -> None:
    notice = "This letter is for paying readers, and it is sent from Fen Street on every Monday of the year."
    article = read_article(save(tmp_path, letter(f"{FIRST}\n\n{LAST}\n\n-- \nFen Mail\n\n{notice}\n").as_bytes()))
    assert article.body() == f"{FIRST}\n{LAST}"


def test_a_letter_within_letters_without_end_is_refused(tmp_path: Path) -> None:
    data = b"From: a@fen.example\nSubject: x\n" + b"Content-Type: message/rfc822\n\n" * 5000 + b"\n\nWords."
    with pytest.raises(UnreadableFile, match="nested too deep"):
        read_article(save(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "mail"),
    [
        (b"From: a@fen.example\nSubject: x\n\nWords.", True),
        (b"Received: by mx;\n Mon\nFrom: a@fen.example\r\nDate: x\r\n\r\nWords.", True),
        (b"From: the desk\nThe index fell 3%.", False),
        (b"Subject: small lenders\n\nThe index fell.", False),
        (b"Price: 3\nName: Moor\n\nThe index fell.", False),
        (b"", False),
    ],
)
def test_a_mail_is_known_by_its_fields(data: bytes, mail: bool) -> None:
    assert looks_like_mail(data) is mail


def test_a_letter_from_a_person_of_a_house(tmp_path: Path) -> None:
    mail = letter()
    mail.replace_header("From", '"Ann Lowe from Fen Notes" <fen@fen.example>')
    article = read_article(save(tmp_path, mail.as_bytes()))
    assert (article.byline, article.publisher) == (("Ann Lowe",), "Fen Notes")
