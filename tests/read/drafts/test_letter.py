"""Mails: the subject and the sender's words are read; answered letters, signatures and attachments are not."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from narrator.errors import UnreadableFile
from narrator.read.drafts.files import read_draft

SAID = "Short sellers of small lenders lost $40 million in June."


def letter(
    text: str = f"{SAID}\n\nFen fell 3%.\n", subject: str = "Lenders sink", charset: str = "utf-8"
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Zoë Marsh <zoe@fen.example>"
    mail["To"] = "desk@reader.example"
    mail["Subject"] = subject
    mail.set_content(text, charset=charset)
    return mail


def read(folder: Path, mail: EmailMessage) -> list[str]:
    place = folder / "draft.eml"
    place.write_bytes(mail.as_bytes())
    return read_draft(place).split("\n\n")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1252"])
def test_the_subject_is_the_headline(tmp_path: Path, charset: str) -> None:
    mail = letter(f"{SAID}\n\nÅse fell 3%.\n", "Re: Fwd: Lenders sink, señor", charset=charset)
    assert read(tmp_path, mail) == ["Lenders sink, señor", SAID, "Åse fell 3%."]


def test_html_stands_for_both_tellings(tmp_path: Path) -> None:
    mail = letter("See it in your browser.")
    mail.add_alternative(f"<html><body><p>{SAID}</p><p>Unsubscribe</p></body></html>", subtype="html")
    mail.add_attachment("The index fell 3%, in an attachment.", filename="index.txt")
    assert read(tmp_path, mail) == ["Lenders sink", SAID, "Unsubscribe"]


@pytest.mark.parametrize(
    "wrote", ["On Fri, 12 Sep 2031 at 10:12, Bo Lind <bo@lind.example>\nwrote:", "On 12 September Bo Lind wrote:"]
)
def test_an_answered_letter_and_the_signature_are_left_out(tmp_path: Path, wrote: str) -> None:
    mail = letter(f"{SAID}\n\n{wrote}\n\n> It was 17%.\n> Sure?\n\nFen fell 3%.\n\n-- \nZoë, 12% faster\n")
    assert read(tmp_path, mail) == ["Lenders sink", SAID, "Fen fell 3%."]


def test_news_may_say_who_wrote(tmp_path: Path) -> None:
    mail = letter("On Monday the bank wrote:\n\n“We sell.”\n")
    assert read(tmp_path, mail) == ["Lenders sink", "On Monday the bank wrote:", "“We sell.”"]


def test_an_answered_letter_in_html_is_left_out(tmp_path: Path) -> None:
    mail = letter("plain")
    for old in ('<blockquote type="cite">17%</blockquote>', '<div class="gmail_quote">On Friday Bo wrote: 17%</div>'):
        mail = letter("plain")
        signed = '<div class="gmail_signature">Zoë, 12%</div>'
        mail.add_alternative(f"<div><p>{SAID}</p>{signed}{old}</div>", subtype="html")
        assert read(tmp_path, mail) == ["Lenders sink", SAID]


def test_what_is_answered_in_html_is_left_out_with_the_line_over_it(tmp_path: Path) -> None:
    mail = letter("plain")
    old = "<div>On Friday Bo Lind wrote:<blockquote><p>It was 17%.</p><blockquote>Sure?</blockquote></blockquote></div>"
    mail.add_alternative(f"<p>{SAID}</p>{old}<p>Fen fell 3%.</p>", subtype="html")
    assert read(tmp_path, mail) == ["Lenders sink", SAID, "Fen fell 3%."]


def test_what_the_sender_quotes_in_html_is_read(tmp_path: Path) -> None:
    mail = letter("plain")
    mail.add_alternative(f"<p>The bank said:</p><blockquote>We sell.<br>All of it.</blockquote>{SAID}", subtype="html")
    assert read(tmp_path, mail) == ["Lenders sink", "The bank said:", "We sell.\nAll of it.", SAID]


@pytest.mark.parametrize("close", ["Best,\nZoë", "Kind regards,\n\nZoë Marsh\nFen Bank", "Cheers"])
def test_the_close_is_left_out(tmp_path: Path, close: str) -> None:
    assert read(tmp_path, letter(f"Hi Bo,\n\n{SAID}\n\n{close}\n")) == ["Lenders sink", "Hi Bo,", SAID]


def test_a_wish_that_is_news_is_read(tmp_path: Path) -> None:
    said = "Best wishes\nThe bank sent them to Fen, whose shares fell 3% on the day. Nobody was surprised."
    assert "fell 3%" in read(tmp_path, letter(f"{SAID}\n\n{said}\n"))[-1]


@pytest.mark.parametrize("begins", ["---------- Forwarded message ---------", "Begin forwarded message:"])
def test_a_forwarded_letter_is_the_draft(tmp_path: Path, begins: str) -> None:
    fields = "From: Bo <bo@lind.example>\nDate: Fri, 12 Sep 2031 at 10:12\nSubject: Banks at dawn\nTo: Zoë\n"
    mail = letter(f"See below.\n\n-- \nZoë\n\n{begins}\n{fields}\n\n{SAID}\n", "Fwd: Banks")
    assert read(tmp_path, mail) == ["Banks", "See below.", "Banks at dawn", SAID]


def test_the_original_under_an_answer_is_left_out(tmp_path: Path) -> None:
    under = "-----Original Message-----\nFrom: Bo\nSent: Friday\nSubject: Banks\n\nIt was 17%.\n"
    assert read(tmp_path, letter(f"{SAID}\n\n{under}", "RE: Banks")) == ["Banks", SAID]


def test_flowing_lines_are_one(tmp_path: Path) -> None:
    mail = letter(SAID.replace(" small", " \nsmall"))
    mail.set_param("format", "flowed")
    assert read(tmp_path, mail)[1] == SAID


def test_a_mail_with_nothing_but_an_attachment(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "zoe@fen.example", "Lenders"
    mail.add_attachment(SAID.encode(), maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(UnreadableFile, match=r"no words of its own\. Save its attachment"):
        read(tmp_path, mail)


def test_the_form_is_told_by_the_fields_and_text_stays_text(tmp_path: Path) -> None:
    place = tmp_path / "draft"
    place.write_bytes(letter().as_bytes())
    assert read_draft(place).startswith(f"Lenders sink\n\n{SAID}")
    place = place.rename(tmp_path / "draft.txt")
    assert read_draft(place) == letter().as_bytes().decode()


def test_every_cut_of_a_mail_gives_words_or_a_complaint(tmp_path: Path) -> None:
    mail = letter("plain")
    mail.add_alternative(f"<p>{SAID}</p>", subtype="html")
    data = mail.as_bytes()
    place = tmp_path / "draft.eml"
    for length in range(20, len(data), 5):
        place.write_bytes(data[:length])
        try:
            assert read_draft(place)
        except UnreadableFile as complaint:
            assert complaint.todo  # noqa: PT017 - the first cuts have no word
