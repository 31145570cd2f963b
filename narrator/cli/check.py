"""The verb that checks a draft."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from narrator.cli.deliver import columns_for, deliver, require_place, say
from narrator.cli.options import CLEAN, FINDINGS, PATH, day_option

if TYPE_CHECKING:
    from narrator.check.baseline import Accepted, Reviewed
    from narrator.model.drafts import Report
    from narrator.model.sources import Article
    from narrator.pipeline import Desk

_FORM = "narrator.form"
_STDIN = "-"
_SELDOM = 1_000_000
"""New objects between two collections of garbage once a draft is judged: what is laid out for it is none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of one check; `form` is `text`, `html`, `json`, `sarif` or `github`."""

    draft: Path
    articles: Path | None
    market: Path | None
    on: date | None
    form: str
    output: Path | None
    fail_on: str
    baseline: Path | None
    accept: bool
    second_opinion: Path | None = None


def _form_option(flag: str, says: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(flag, is_flag=True, expose_value=False, callback=_choose_form, help=says)


def _choose_form(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and ctx.meta.setdefault(_FORM, param.name) != param.name:
        raise click.UsageError(f"--{ctx.meta[_FORM]} and --{param.name} are two forms of one answer. Choose one.")


@click.command(short_help="Check a draft against articles and statistics.")
@click.argument("draft", type=PATH, required=False)
@click.option("--articles", type=PATH, metavar="DIR", help="Articles to check against; without --market, these alone.")
@click.option(
    "--market",
    type=PATH,
    metavar="DIR",
    help="Market files to check against; without --articles, these alone; without either, the embedded corpus.",
)
@day_option
@_form_option("--html", "Print a page that shows the draft beside the evidence.")
@_form_option("--json", "Print the versioned JSON instead of text.")
@_form_option("--sarif", "Print SARIF 2.1.0, which code hosts and editors show beside the text.")
@_form_option("--github", "Print annotations that GitHub shows beside the lines of a change.")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write it there instead of printing it.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="End with status 1 where there is an error, a warning too, or never.",
)
@click.option("--baseline", type=PATH, metavar="FILE", help="Findings accepted before: they do not count.")
@click.option("--accept", is_flag=True, help="Write what is found now into the --baseline FILE.")
@click.option(
    "--second-opinion",
    type=PATH,
    metavar="DIR",
    help="Also ask the model of entailment in this folder; off by default.",
)
@click.option("--watch", is_flag=True, help="Check again whenever the draft or what it is held against changes.")
@click.option(
    "--explain",
    is_flag=False,
    flag_value="",
    metavar="[RULE]",
    help="Print what a rule asks and why, with drafts that pass and fail; without RULE, list them.",
)
def check(  # noqa: PLR0913 - the keywords are the command's options
    *,
    draft: Path | None,
    articles: Path | None,
    market: Path | None,
    on: date | None,
    output: Path | None,
    fail_on: str,
    baseline: Path | None,
    accept: bool,
    second_opinion: Path | None,
    watch: bool,
    explain: str | None,
) -> None:
    """Check DRAFT, sentence by sentence, against articles and statistics ("-" reads standard input).

    A draft is text, Markdown, HTML, mail (.eml) or Word (.docx).

    Exit status: 0 nothing that --fail-on names was found or all of it is accepted, 1 there are such findings, 2 input
    or usage that cannot be used.
    """
    form = click.get_current_context().meta.get(_FORM, "text")
    if explain is not None:
        if draft is not None:
            raise click.UsageError(
                "--explain prints a rule and checks nothing. Leave out DRAFT, or leave out --explain."
            )
        _explain(explain, form, output)
        return
    if draft is None:
        raise click.UsageError("Missing argument 'DRAFT'. Give a file, or - for standard input.")
    asked = Asked(draft, articles, market, on, form, output, fail_on, baseline, accept, second_opinion)
    _require_sense(asked, watch=watch)
    if not watch:
        sys.exit(check_once(asked))
    from narrator.cli.watch import watch_files  # noqa: PLC0415  other runs watch nothing

    sys.exit(watch_files(draft, [path for path in (articles, market, baseline) if path], lambda: check_once(asked)))


def check_once(asked: Asked) -> int:
    """Check, deliver, and give the exit status. Raises what reading raises."""
    from narrator import pipeline  # noqa: PLC0415  --help stays light
    from narrator.check.baseline import acceptable, review  # noqa: PLC0415

    before = _accepted_before(asked)
    text = pipeline.read_draft(asked.draft)
    desk = _opened(asked)
    gc.set_threshold(_SELDOM)
    report = desk.check(text, second_opinion=asked.second_opinion)
    accepted = acceptable(text, report) if asked.accept else before
    reviewed = review(text, report, accepted)
    deliver(_pieces(asked, text, reviewed, desk.articles), asked.output)
    _say_language(report)
    _say_later(desk, asked)
    if asked.accept and accepted is not None and asked.baseline is not None:
        _write_baseline(asked.baseline, accepted, before or ())
    elif reviewed.gone:
        said = "1 accepted finding is" if len(reviewed.gone) == 1 else f"{len(reviewed.gone)} accepted findings are"
        say([f"{said} gone from the draft. Write {asked.baseline} anew with --accept."])
    return _status(asked, reviewed)


def _opened(asked: Asked) -> Desk:
    """The desk. A market that says nothing of the day is a complaint; with articles, there is a way without it."""
    from narrator import pipeline  # noqa: PLC0415  --help stays light
    from narrator.errors import InputError  # noqa: PLC0415

    try:
        return pipeline.open_desk(asked.market, asked.articles, asked.on)
    except InputError as complaint:
        if asked.articles and asked.market and complaint.where.startswith(str(asked.market)):
            complaint.todo += ", or leave out --market to check against the articles alone"
        raise


def _say_language(report: Report) -> None:
    from narrator.check.language import language_name  # noqa: PLC0415  --help stays light
    from narrator.read.drafts.language import ENGLISH  # noqa: PLC0415

    if report.language not in {None, ENGLISH}:
        say([f"The draft reads as {language_name(str(report.language))}; narrator checks English."])


def _say_later(desk: Desk, asked: Asked) -> None:
    """Tell of articles that were left out for their day, which is given or the market's last."""
    if not desk.later or asked.articles is None:
        return
    number = "1 article is" if desk.later == 1 else f"{desk.later:,} articles are"
    of = "--date" if asked.on else "the last evening of the market"
    say([f"{number} later than {desk.day}, {of}, and left out. Give a later --date to check against all."])


def _status(asked: Asked, reviewed: Reviewed) -> int:
    from narrator.model.drafts import Severity  # noqa: PLC0415  --help stays light

    if asked.fail_on == "never":
        return CLEAN
    return FINDINGS if reviewed.open(Severity(asked.fail_on)) else CLEAN


def _pieces(asked: Asked, text: str, reviewed: Reviewed, articles: Iterable[Article]) -> Iterable[str]:
    """The answer in the form that was asked for."""
    file, exact = _file_of(asked.draft)
    match asked.form:
        case "html":
            from narrator.publish.report import report_page  # noqa: PLC0415  --help stays light

            return [report_page(text, reviewed, name=file or "the draft", articles=tuple(articles))]
        case "json":
            from narrator import shapes  # noqa: PLC0415  --help stays light

            shape = shapes.check_shape(reviewed.report, text, accepted=reviewed.accepted, gone=reviewed.gone)
            return [shapes.as_json(shape) + "\n"]
        case "sarif":
            return [_sarif(text, reviewed, file or "standard-input", tuple(articles), exact=exact)]
        case "github":
            from narrator.publish.annotations import annotation_lines  # noqa: PLC0415  --help stays light
            from narrator.terminal.report import summary  # noqa: PLC0415

            lines = annotation_lines(text, reviewed, file, exact=exact)
            return [*(f"{line}\n" for line in lines), summary(reviewed) + "\n"]
        case _:
            from narrator.terminal.report import report_lines  # noqa: PLC0415  --help stays light

            found = (f"{line}\n" for line in report_lines(text, reviewed, columns_for(asked.output)))
            plain = asked.output is not None or "NO_COLOR" in os.environ
            return map(click.unstyle, found) if plain else found


def _sarif(text: str, reviewed: Reviewed, file: str, articles: tuple[Article, ...], *, exact: bool) -> str:
    from narrator import __version__, shapes  # noqa: PLC0415  --help stays light
    from narrator.check.rules.rules import RULES  # noqa: PLC0415
    from narrator.publish.sarif import sarif_shape  # noqa: PLC0415

    shape = sarif_shape(text, reviewed, draft=file, version=__version__, rules=RULES, articles=articles, exact=exact)
    return shapes.as_json(shape) + "\n"


def _file_of(draft: Path) -> tuple[str | None, bool]:
    """A draft's path from here, its name alone where it is elsewhere; and whether its text is the file's own."""
    from narrator.read.drafts.form import Form, form_of  # noqa: PLC0415  --help stays light

    if str(draft) == _STDIN:
        return None, True
    try:
        file = draft.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        file = draft.name
    return file, form_of(draft.read_bytes(), str(draft), draft.suffix) is Form.TEXT


def _accepted_before(asked: Asked) -> tuple[Accepted, ...] | None:
    """What the baseline file accepts; none where there is no file and one is to be written."""
    from narrator.check.baseline import parse_baseline  # noqa: PLC0415  --help stays light
    from narrator.errors import MissingInput  # noqa: PLC0415

    if asked.baseline is None:
        return None
    try:
        return parse_baseline(asked.baseline.read_bytes(), str(asked.baseline))
    except FileNotFoundError as error:
        if asked.accept:
            return None
        todo = "Check the path, or write it with --accept"
        raise MissingInput("there is no such file", where=str(asked.baseline), todo=todo) from error


def _write_baseline(path: Path, accepted: tuple[Accepted, ...], before: tuple[Accepted, ...]) -> None:
    from narrator.cache import replace_file  # noqa: PLC0415  --help stays light
    from narrator.check.baseline import baseline_text  # noqa: PLC0415

    replace_file(path, baseline_text(accepted).encode())
    left = len({one.key for one in before} - {one.key for one in accepted})
    dropped = f", {left} that {'is' if left == 1 else 'are'} gone left out" if left else ""
    say([f"{len(accepted)} {'finding' if len(accepted) == 1 else 'findings'} accepted in {path}{dropped}."])


def _explain(rule: str, form: str, output: Path | None) -> None:
    """Print one rule, or all of them. Raises OutsideData for a rule that there is not."""
    from narrator import shapes  # noqa: PLC0415  --help stays light
    from narrator.check.rules.rules import RULES, rules_named  # noqa: PLC0415
    from narrator.terminal.rules import rule_lines, rule_list  # noqa: PLC0415

    if form not in {"text", "json"}:
        raise click.UsageError(f"--explain prints text or --json, not --{form}.")
    found = rules_named(rule) if rule else RULES
    lines = rule_lines(found[0]) if rule else rule_list(found)
    text = shapes.as_json(shapes.rules_shape(found)) if form == "json" else "\n".join(lines)
    deliver([text + "\n"], output)


def _require_sense(asked: Asked, *, watch: bool) -> None:
    """Complain of what does not go together, before the work begins."""
    if asked.accept and asked.baseline is None:
        raise click.UsageError("--accept writes a file of accepted findings. Name it with --baseline FILE.")
    if watch and asked.accept:
        raise click.UsageError("--watch and --accept would accept whatever is typed. Accept when the draft is done.")
    if watch and str(asked.draft) == _STDIN:
        raise click.UsageError("--watch needs a file: standard input is read once.")
    if watch and asked.form in {"html", "json", "sarif"} and asked.output is None:
        raise click.UsageError(f"--watch writes --{asked.form} anew each time. Give it a file with -o.")
    if asked.output is not None:
        require_place(asked.output)
    if asked.accept and asked.baseline is not None:
        require_place(asked.baseline)
