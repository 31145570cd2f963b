"""The page and the HTTP API of `narrator serve`: two stages behind four addresses, nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

import flask
from werkzeug.exceptions import Forbidden, HTTPException

from narrator import shapes
from narrator.brief.render import render_page
from narrator.errors import InputError, NarratorError
from narrator.model.drafts import Briefing, Report
from narrator.model.sources import Article
from narrator.publish.edition import says_invented
from narrator.publish.marked import marked_html
from narrator.publish.notes import notes_of
from narrator.web.reading import layout

ADDRESS = "127.0.0.1"
PORT = 8765
LARGEST_REQUEST = 1_000_000
"""Bytes; the largest draft is far smaller."""

_LOCAL = ("localhost", ADDRESS)


def create_app(
    *,
    brief: Callable[[], Briefing],
    check: Callable[[str], Report],
    articles: Callable[[], Sequence[Article]] = tuple,
) -> flask.Flask:
    """The application; `articles` are those that a briefing may cite, so that its notes can show their sentences."""
    app = flask.Flask("narrator", static_folder=None, template_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_REQUEST, MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST)
    app.config["TRUSTED_HOSTS"] = list(_LOCAL)  # a foreign name that leads here is an attack (DNS rebinding)
    app.before_request(_refuse_foreign_pages)
    app.after_request(_seal)
    app.register_error_handler(NarratorError, _complain)
    app.register_error_handler(HTTPException, _refuse)
    app.add_url_rule("/", "desk", lambda: _desk(brief(), articles()))
    app.add_url_rule("/check", "check", lambda: _checked(check), methods=["POST"])
    app.add_url_rule("/api/brief", "api_brief", lambda: _json(shapes.brief_shape(brief())))
    app.add_url_rule("/api/check", "api_check", lambda: _json(_answered(check)), methods=["POST"])
    return app


def serve(app: flask.Flask, port: int = PORT) -> None:
    """Answer on 127.0.0.1 until interrupted, one request at a time: parser and encoder are not shared by threads.

    Raises InputError where the port is taken.
    """
    import waitress  # noqa: PLC0415  tests never open a socket

    try:
        waitress.serve(app, host=ADDRESS, port=port, threads=1, max_request_body_size=LARGEST_REQUEST, ident=None)
    except OSError as error:
        raise InputError(
            f"the port cannot be used ({error.strerror})", where=f"{ADDRESS}:{port}", todo="Choose another with --port"
        ) from error


def _desk(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Today's briefing beside the box for a draft."""
    text = briefing.draft.text
    marks, notes = notes_of(briefing.draft, articles)
    return render_page(
        "desk.html",
        briefing=briefing,
        body=marked_html(text, marks, notes),
        marks=marks,
        all_notes=notes,
        invented=says_invented(text),
    )


def _checked(check: Callable[[str], Report]) -> str:
    """The draft of the form, with its report."""
    # Browsers send line ends as CR LF; offsets are into the text that the page shows again.
    text = _worth_checking(flask.request.form.get("text", "").replace("\r\n", "\n"))
    return render_page("checked.html", **layout(text, check(text)))


def _answered(check: Callable[[str], Report]) -> dict[str, object]:
    text = _sent()
    return shapes.check_shape(check(text), text)


def _sent() -> str:
    """The draft of `{"text": "..."}`; the content type keeps other sites' forms out."""
    body = flask.request.get_json()
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str):
        raise InputError("there is no text in it", where="the request", todo='Send {"text": "..."}')
    return _worth_checking(text)


def _worth_checking(text: str) -> str:
    if not text.strip():
        raise InputError("it is empty", where="the draft", todo="Paste a draft first")
    if any("\ud800" <= one <= "\udfff" for one in text):
        raise InputError("it has half a character (a lone surrogate)", where="the draft", todo="Send it as UTF-8")
    return text


def _json(shape: Mapping[str, object], status: int = 200) -> flask.Response:
    return flask.Response(shapes.as_json(shape) + "\n", status, mimetype="application/json")


def _refuse_foreign_pages() -> None:
    """A page of another site may not make this machine work, even unseen."""
    origin = flask.request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != flask.request.host:
        raise Forbidden("Requests from pages of other sites are not answered.")


def _seal(response: flask.Response) -> flask.Response:
    """Nothing may be kept, framed, or taken for another type."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _complain(error: NarratorError) -> flask.Response:
    """What a person can act on, with status 400."""
    shape = {"what": error.what, "where": error.where, "todo": error.todo}
    return _answer(400, "This cannot be used", str(error), shape)


def _refuse(error: HTTPException) -> flask.Response:
    """What HTTP itself refuses: an unknown address, a foreign host, too large a draft."""
    message = error.description or error.name
    shape = {"what": message, "where": flask.request.path, "todo": "See the API in the README"}
    return _answer(error.code or 500, error.name, message, shape)


def _answer(status: int, title: str, message: str, shape: Mapping[str, object]) -> flask.Response:
    """A complaint in the form that the address speaks."""
    if flask.request.path.startswith("/api/"):
        return _json({"schema": "narrator/error/1", "error": shape}, status)
    return flask.Response(render_page("complaint.html", title=title, message=message), status, mimetype="text/html")
