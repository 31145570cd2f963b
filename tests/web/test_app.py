from __future__ import annotations

import re

import pytest
import waitress
from flask.testing import FlaskClient

from narrator.errors import InputError, OutsideData
from narrator.model.claims import Span
from narrator.model.drafts import (
    Briefing,
    CheckedClaim,
    CheckedSentence,
    Citation,
    Draft,
    Evidence,
    Finding,
    Report,
    Severity,
    Verdict,
)
from narrator.web.app import LARGEST_REQUEST, create_app, serve
from narrator.web.reading import layout

FALSE, TRUE, IDLE = "Shorts of Ode & Co made $31 million.", "Bets make up 9%.", "It rains."
DRAFT = f"{FALSE} {TRUE}\n\n{IDLE}\n"
VERDICTS = {FALSE: Verdict.REFUTED, TRUE: Verdict.SUPPORTED, IDLE: Verdict.NOT_CHECKABLE}


def check(text: str) -> Report:
    """Knows three sentences; a draft that says `<b>` is one that the stage cannot use."""
    if "<b>" in text:
        raise OutsideData("no prices before 2024", where="the <b>market</b>", todo="Choose a later date")
    sentences = []
    for words, verdict in VERDICTS.items():
        if words in text:
            span = Span(text.index(words), text.index(words) + len(words))
            evidence = Evidence("Short profit is $13 million.", statistic="short_profit")
            claims = () if words == IDLE else (CheckedClaim(span, words, verdict, evidence=(evidence,)),)
            sentences.append(CheckedSentence(span, words, verdict, claims))
    message = "$31 million, where the statistics say $13 million"
    wrong = Finding("number", Severity.ERROR, Span(24, 35), 1, 25, message, "$13 million")
    found = (wrong,) if FALSE in text else ()
    return Report(tuple(sentences), found, {"supported": 1, "refuted": len(found)}, passed=not found)


def briefing(*, passed: bool = True) -> Briefing:
    text = "# Shorts & sellers\n\nThey made $5.\n"
    draft = Draft(text, (Citation(Span(30, 32), "gone"),), {}, "daily.md")
    finding = Finding("number", Severity.ERROR, Span(0, 1), 1, 1, "It is $6.")
    return Briefing(draft, Report((), () if passed else (finding,), {}, passed=passed))


@pytest.fixture
def client() -> FlaskClient:
    return create_app(brief=briefing, check=check).test_client()


def test_the_desk_has_the_briefing_and_a_box(client: FlaskClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "<h1>Shorts &amp; sellers</h1>" in answer.text
    assert 'method="post" action="/check"' in answer.text
    assert "did not pass" not in answer.text


def test_a_briefing_that_failed_says_so() -> None:
    app = create_app(brief=lambda: briefing(passed=False), check=check)
    assert "This briefing did not pass its own check.</b> It is $6." in app.test_client().get("/").text


def test_a_draft_comes_back_marked(client: FlaskClient) -> None:
    page = client.post("/check", data={"text": DRAFT.replace("\n", "\r\n")}).text
    assert "The draft does not pass" in page
    shown = re.search(r'<div class="draft">(.*?)</div>', page, re.DOTALL)
    assert shown is not None
    assert shown[1] == (
        '<a class="refuted" href="#sentence-0" title="refuted">Shorts of Ode &amp; Co made $31 million.</a> '
        '<a class="supported" href="#sentence-1" title="supported">Bets make up 9%.</a>\n\nIt rains.\n'
    )
    assert "<b>number</b>, line 1, column 25: $31 million, where the statistics say $13 million" in page
    assert "Suggestion: $13 million" in page
    assert page.count('id="sentence-') == 2
    assert page.count("Short profit is $13 million.") == 2


def test_the_pieces_are_the_draft_character_by_character() -> None:
    pieces = layout(DRAFT, check(DRAFT))["pieces"]
    assert isinstance(pieces, list)
    assert "".join(piece.text for piece in pieces) == DRAFT


def test_a_finding_outside_every_sentence_is_shown(client: FlaskClient) -> None:
    assert "Of the whole draft" not in client.post("/check", data={"text": DRAFT}).text
    late = DRAFT.replace(FALSE, "x" * 60 + "\n" + FALSE)
    assert "Of the whole draft" in client.post("/check", data={"text": late}).text


def test_the_api_speaks_the_written_shapes(client: FlaskClient) -> None:
    brief = client.get("/api/brief").get_json()
    assert brief["schema"] == "narrator/brief/1"
    assert brief["text"].startswith("# Shorts & sellers")
    answer = client.post("/api/check", json={"text": DRAFT}).get_json()
    assert answer["schema"] == "narrator/check/1"
    assert [one["verdict"] for one in answer["sentences"]] == ["refuted", "supported", "not_checkable"]
    assert answer["findings"][0]["start"] == 24


def test_offsets_of_the_api_are_into_the_text_as_it_was_sent(client: FlaskClient) -> None:
    answer = client.post("/api/check", json={"text": f"\r\n\r\n{TRUE}"}).get_json()
    assert answer["sentences"][0]["start"] == 4


def test_a_complaint_is_a_400_with_its_message(client: FlaskClient) -> None:
    page = client.post("/check", data={"text": "<b>"})
    assert page.status_code == 400
    assert "the &lt;b&gt;market&lt;/b&gt;: no prices before 2024. Choose a later date." in page.text
    answer = client.post("/api/check", json={"text": "<b>"})
    assert answer.status_code == 400
    assert answer.get_json()["error"] == {
        "what": "no prices before 2024",
        "where": "the <b>market</b>",
        "todo": "Choose a later date",
    }


@pytest.mark.parametrize("body", [{}, {"text": 5}, {"text": " \n"}, ["text"], "text"])
def test_a_request_without_a_draft(client: FlaskClient, body: object) -> None:
    answer = client.post("/api/check", json=body)
    assert answer.status_code == 400
    assert answer.get_json()["schema"] == "narrator/error/1"


def test_an_empty_form(client: FlaskClient) -> None:
    answer = client.post("/check", data={"text": " "})
    assert answer.status_code == 400
    assert "Paste a draft first" in answer.text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8765", 200),
        ("127.0.0.1:8765", 200),
        ("rebound.example", 400),
        ("127.0.0.1.rebound.example", 400),
        ("localhost@rebound.example", 400),
        ("0.0.0.0:8765", 400),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/brief"])
def test_only_this_machine_s_names_are_answered(client: FlaskClient, host: str, status: int, path: str) -> None:
    assert client.get(path, headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://localhost", 200), ("https://evil.example", 403), ("null", 403), ("http://localhost:9999", 403)],
)
def test_pages_of_other_sites_may_not_send_drafts(client: FlaskClient, origin: str, status: int) -> None:
    assert client.post("/check", data={"text": DRAFT}, headers={"Origin": origin}).status_code == status


def test_a_draft_of_more_than_a_megabyte_is_refused(client: FlaskClient) -> None:
    room = LARGEST_REQUEST - len("text=")
    assert client.post("/check", data={"text": "a" * room}).status_code == 200
    assert client.post("/check", data={"text": "a" * (room + 1)}).status_code == 413
    assert client.post("/api/check", json={"text": "a" * LARGEST_REQUEST}).status_code == 413


def test_other_content_types_addresses_and_methods(client: FlaskClient) -> None:
    assert client.post("/api/check", data=DRAFT, content_type="text/plain").status_code == 415
    assert client.get("/api/nothing").get_json()["schema"] == "narrator/error/1"
    assert client.get("/check").status_code == 405


def test_nothing_is_kept_framed_or_guessed(client: FlaskClient) -> None:
    headers = client.get("/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


def test_it_listens_on_this_machine_only_and_one_request_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(waitress, "serve", lambda _app, **options: asked.update(options))
    serve(create_app(brief=briefing, check=check), 8800)
    assert (asked["host"], asked["port"], asked["threads"]) == ("127.0.0.1", 8800, 1)
    assert asked["max_request_body_size"] == 1_000_000


def test_a_port_that_is_taken_is_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_app: object, **_options: object) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(waitress, "serve", taken)
    with pytest.raises(InputError, match=r"127\.0\.0\.1:8800: .*in use.*--port"):
        serve(create_app(brief=briefing, check=check), 8800)
