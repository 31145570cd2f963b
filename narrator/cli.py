"""The command: one thin verb each; parse, call, print, exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

import click

from narrator import __version__
from narrator.errors import InputError, MissingInput, NarratorError
from narrator.progress import shown
from narrator.shipped import embedded_market

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2
"""Exit statuses: all well, something to look at, input or usage that cannot be used."""

_RARELY = 50_000
"""New objects between two collections of garbage: a library's import makes thousands, and none of them is garbage."""


class _Day(click.ParamType[date]):
    """An ISO date."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read YYYY-MM-DD."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            self.fail(f"{value!r} is no date. Write it as 2023-09-11.", param, ctx)


_PATH = click.Path(path_type=Path, readable=False)  # the complaint is ours, with what to do

_market = click.option(
    "--market", type=_PATH, metavar="DIR", help="Market files; with no folder given, the embedded corpus."
)
_articles = click.option(
    "--articles", type=_PATH, metavar="DIR", help="Articles; with no folder given, the embedded corpus."
)
_day = click.option("--date", "on", type=_Day(), help="Use only what was known by the end of this day.")
_json = click.option("--json", "as_json", is_flag=True, help="Print the versioned JSON instead of text.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="narrator")
def narrator() -> None:
    """Short-selling news that leads back to its rows and its sentences.

    Every verb but serve takes --json. Exit status: 0 clean, 1 findings, 2 input or usage that cannot be used.
    """


@narrator.command()
@_day
@_market
@_articles
@click.option("--template", default="daily.md", show_default=True, help="What to write.")
@click.option("--seed", type=int, default=0, show_default=True, help="Chooses among wordings of equal meaning.")
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Write the briefing there instead of printing it.")
@_json
def brief(
    *,
    on: date | None,
    market: Path | None,
    articles: Path | None,
    template: str,
    seed: int,
    output: Path | None,
    as_json: bool,
) -> None:
    """Write the briefing of a day, and check it."""
    from narrator import pipeline, shapes, terminal  # noqa: PLC0415  --help stays light

    if output is not None:
        _require_place(output)
    desk = pipeline.open_desk(market, articles, on)
    briefing = desk.briefing(template=template, seed=seed)
    text = briefing.draft.text
    if not briefing.checked.passed:
        text = f"**This briefing did not pass its own check.**\n\n{text}"
    _deliver([shapes.as_json(shapes.brief_shape(briefing)) + "\n" if as_json else text], output)
    if not as_json:
        lines = (
            [terminal.summary(briefing.checked)] if briefing.checked.passed else terminal.report_lines(briefing.checked)
        )
        undated = [f"Not used, because nothing dates it: {article}" for article in briefing.undated]
        _say([*_refusals(desk.facts.refused), *undated, *lines])
    sys.exit(CLEAN if briefing.checked.passed else FINDINGS)


@narrator.command(short_help="Check a draft against articles and statistics.")
@click.argument("draft", type=_PATH)
@_articles
@_market
@_day
@_json
def check(draft: Path, articles: Path | None, market: Path | None, on: date | None, as_json: bool) -> None:
    """Check DRAFT, sentence by sentence, against articles and statistics ("-" reads standard input)."""
    from narrator import pipeline, shapes, terminal  # noqa: PLC0415  --help stays light

    text = pipeline.read_draft(draft)
    report = pipeline.open_desk(market, articles, on).check(text)
    _print(shapes.check_shape(report), terminal.report_lines(report), as_json)
    sys.exit(CLEAN if report.passed else FINDINGS)


@narrator.command(short_help="Compute statistics, with their definitions.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@_market
@_day
@click.option(
    "--of", "subjects", multiple=True, metavar="SUBJECT", help="Only of this symbol, segment, index, market …"
)
@click.option("--explain", is_flag=True, help="Print definition, rows, arithmetic and record of each.")
@click.option("--list", "listed", is_flag=True, help="Print the catalogue and compute nothing.")
@_json
def measure(
    *,
    names: tuple[str, ...],
    market: Path | None,
    on: date | None,
    subjects: tuple[str, ...],
    explain: bool,
    listed: bool,
    as_json: bool,
) -> None:
    """Compute statistics (without NAME, the whole catalogue) with definitions, rows and what else they could be.

    A folder with a damaged file is measured as far as the others allow, and ends with status 1.
    """
    from narrator import facts, shapes, terminal  # noqa: PLC0415  --help stays light

    if listed:
        entries = facts.catalogue(names)
        _print(shapes.catalogue_shape(entries), terminal.catalogue_lines(entries), as_json)
        return
    found = facts.measured_of(market or embedded_market(), on, names=names, subjects=subjects)
    lines = terminal.explanation_lines if explain else terminal.statistic_lines
    _print(shapes.measure_shape(found), lines(found.statistics), as_json)
    if not as_json:
        _say(terminal.reservation_lines(found))
    sys.exit(FINDINGS if found.damaged else CLEAN)


@narrator.command(short_help="Read names, quotes, figures and claims out of articles.")
@click.argument("files", nargs=-1, required=True, type=_PATH, metavar="FILE...")
@click.option("--html", "as_html", is_flag=True, help="Print a page that shows the articles with everything marked.")
@click.option("-o", "--output", type=_PATH, metavar="PAGE", help="Write it there instead of printing it.")
@click.option("--market", type=_PATH, metavar="DIR", help="Market files; companies get the symbols of their issues.")
@_json
def extract(*, files: tuple[Path, ...], as_html: bool, output: Path | None, market: Path | None, as_json: bool) -> None:
    """Read entities, quotes, figures and claims out of articles."""
    from narrator import facts, pipeline, shapes, terminal  # noqa: PLC0415  --help stays light

    _require_one_form(as_html=as_html, as_json=as_json)
    if output is not None:
        _require_place(output)
    articles = [one for file in files for one in pipeline.articles_in(file)]
    found = pipeline.statements_along(articles, facts.listed_securities(market) if market else ())
    if as_html:
        from narrator.publish.statements import statements_page  # noqa: PLC0415  --help stays light

        pieces: Iterable[str] = [statements_page(found)]
    elif as_json:
        pieces = shapes.extract_pieces(found)
    else:
        pieces = (f"{line}\n" for pair in found for line in terminal.statement_lines(*pair))
    _deliver(pieces, output)


@narrator.command(short_help="Find copies, originals, and what the copies changed.")
@click.argument("path", type=_PATH)
@click.option("--index", type=_PATH, metavar="FILE", help="Add them to this index, and show what they copy there.")
@click.option("--html", "as_html", is_flag=True, help="Print a page that shows copies beside their originals.")
@click.option("-o", "--output", type=_PATH, metavar="PAGE", help="Write it there instead of printing it.")
@_json
def dedupe(*, path: Path, index: Path | None, as_html: bool, output: Path | None, as_json: bool) -> None:
    """Find which articles of PATH are one text, what the copies changed, and how many stand behind each fact."""
    from narrator import pipeline, shapes, terminal  # noqa: PLC0415  --help stays light

    _require_one_form(as_html=as_html, as_json=as_json)
    if output is not None:
        _require_place(output)
    articles = pipeline.articles_in(path)
    if as_html:
        pieces = [pipeline.copies_page(articles, index)]
    else:
        found = (pipeline.add_and_cluster(articles, index), None) if index else pipeline.clusters_with_origins(articles)
        lines = [f"{one}\n" for one in terminal.cluster_lines(*found)]
        pieces = [shapes.as_json(shapes.dedupe_shape(*found)) + "\n"] if as_json else lines
    _deliver(pieces, output)


@narrator.command(short_help="Bring public files into a market folder.")
@click.argument("source", metavar="SOURCE")
@click.option("--to", "folder", type=_PATH, required=True, metavar="DIR", help="The market folder; made if need be.")
@click.option("--since", type=_Day(), help="The first day; prices has no history and may do without.")
@click.option("--until", type=_Day(), help="Only what was published by then; without it, by today.")
@click.option("--symbols", default="", metavar="A,B", help="What history is to bring.")
@click.option("--contact", default="", metavar="TEXT", envvar="NARRATOR_CONTACT", help="Who asks, for sec.")
@_json
def fetch(
    *, source: str, folder: Path, since: date | None, until: date | None, symbols: str, contact: str, as_json: bool
) -> None:
    """Bring public files of SOURCE into a market folder: whole, each once, none before it is published.

    \b
    finra         short interest, two files a month
    finra-volume  daily short-sale volume
    cftc          futures positions, a file a year
    sec           fails to deliver, two files a month; wants --contact
    prices        the evening's closes of all issues, after 16:30 in New York
    history       past closes of --symbols, and of the indices russell_2000,
                  sp_500 and nasdaq_100; wants pip install '.[history]'
    """  # noqa: D301  the mark keeps click from joining the lines
    from narrator import shapes, terminal  # noqa: PLC0415  --help stays light
    from narrator.fetch.files import fetch_files  # noqa: PLC0415  loads httpx
    from narrator.fetch.question import Question  # noqa: PLC0415
    from narrator.fetch.sources import source_named  # noqa: PLC0415

    names = tuple(name.strip() for name in symbols.split(",") if name.strip())
    question = Question(since, until, names, contact)
    fetched = fetch_files(source_named(source), folder, question, tell=lambda line: click.echo(line, err=True))
    _print(shapes.fetch_shape(fetched), terminal.fetched_lines(fetched), as_json)
    sys.exit(CLEAN if fetched.complete else FINDINGS)


@narrator.command(short_help="Write a day into an archive: page, e-mail, feed.")
@click.option("--to", "folder", type=_PATH, metavar="DIR", required=True, help="The archive folder; made if need be.")
@_day
@_market
@_articles
@click.option("--corrected-on", type=_Day(), help="The day of a correction, where the day is published already.")
@click.option("--address", default="", metavar="URL", help="Where the archive is served, for the links of the feed.")
@_json
def publish(
    *,
    folder: Path,
    on: date | None,
    market: Path | None,
    articles: Path | None,
    corrected_on: date | None,
    address: str,
    as_json: bool,
) -> None:
    """Write a day's page, e-mail, list and feed into an archive; a change is shown as a correction."""
    from narrator import pipeline, shapes  # noqa: PLC0415  --help stays light
    from narrator.publish.briefing import publish_briefing  # noqa: PLC0415  --help stays light

    desk = pipeline.open_desk(market, articles, on)
    done = publish_briefing(
        desk.briefing(),
        folder,
        on=desk.market_day(),
        articles=desk.articles,
        corrected_on=corrected_on,
        address=address,
    )
    lines = [f"Written: {path}" for path in done.written] or ["Nothing has changed."]
    _print(shapes.publish_shape(done), lines, as_json)


@narrator.command(short_help="Show the briefing and check drafts in a browser.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@_market
@_articles
@_day
def serve(port: int, market: Path | None, articles: Path | None, on: date | None) -> None:
    """Show the briefing and check drafts on http://127.0.0.1, for this machine only."""
    from narrator import pipeline  # noqa: PLC0415  --help stays light
    from narrator.web.app import create_app  # noqa: PLC0415  --help stays light
    from narrator.web.app import serve as answer  # noqa: PLC0415  --help stays light

    desk = pipeline.open_desk(market, articles, on)
    today = desk.briefing()
    app = create_app(brief=lambda: today, check=desk.check, articles=lambda: desk.articles)
    _say([f"http://127.0.0.1:{port} (Ctrl-C ends it)"])
    answer(app, port)


def main() -> None:
    """Run the command; a complaint that a person can act on ends with status 2 and no traceback."""
    gc.set_threshold(_RARELY)
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # two allocators cannot use what the other frees
    try:
        with shown():
            narrator(prog_name="narrator")
    except NarratorError as complaint:
        click.echo(f"narrator: {complaint}", err=True)
        sys.exit(UNUSABLE)
    except OSError as failure:
        if failure.filename is None:
            raise
        click.echo(f"narrator: {failure.filename}: {failure.strerror}. Check the path and who may use it.", err=True)
        sys.exit(UNUSABLE)
    finally:
        gc.freeze()  # what there is goes with the process; nobody need look through it first


def _require_one_form(*, as_html: bool, as_json: bool) -> None:
    if as_html and as_json:
        raise click.UsageError("--html and --json are two forms of one answer. Choose one of them.")


def _require_place(output: Path) -> None:
    """Complain before the work begins where its result could not be written."""
    todo = "Give -o a file in a folder that you may write to"
    if not output.parent.is_dir():
        raise MissingInput("there is no such folder", where=str(output.parent), todo=todo)
    if output.is_dir():
        raise InputError("it is a folder, not a file", where=str(output), todo=todo)
    if not os.access(output.parent, os.W_OK):
        raise InputError("nothing can be written into this folder", where=str(output.parent), todo=todo)


def _deliver(pieces: Iterable[str], output: Path | None) -> None:
    """Print piece by piece, or replace a file whole."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    from narrator.cache import replace_file  # noqa: PLC0415  --help stays light

    replace_file(output, "".join(pieces).encode())
    click.echo(f"Written to {output}.", err=True)


def _print(shape: Mapping[str, object], lines: Iterable[str], as_json: bool) -> None:
    from narrator.shapes import as_json as dump  # noqa: PLC0415  --help stays light

    click.echo(dump(shape) if as_json else "\n".join(lines))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _refusals(refused: Iterable[str]) -> list[str]:
    return [f"Not read: {one}" for one in refused]
