"""Every command that the README shows with its output is run, and prints just that."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from narrator.cli import narrator as command

REPOSITORY = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^\$ narrator (?P<arguments>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def examples() -> Iterator[tuple[str, str]]:
    """Each command of the README and what it is said to print."""
    for block in _BLOCK.findall((REPOSITORY / "README.md").read_text(encoding="utf-8")):
        for match in _EXAMPLE.finditer(block):
            yield match["arguments"], match["output"]


@pytest.mark.parametrize(("arguments", "output"), list(examples()))
def test_the_readme_shows_what_is_printed(arguments: str, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    printed = CliRunner().invoke(command, shlex.split(arguments)).stdout
    assert printed.rstrip("\n") == output.rstrip("\n")


def test_every_verb_has_its_section() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in command.commands if f"\n### {verb}\n" not in text] == []
