"""Writes the golden briefing and the README's outputs anew; read the difference before you commit it.

python tests/golden/remake.py
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from narrator.cli import narrator as command

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"


def printed(arguments: str) -> str:
    """What a command prints on stdout."""
    return CliRunner().invoke(command, shlex.split(arguments)).stdout.rstrip("\n")


def main() -> None:
    """Replace the golden briefing, and each output in the README's console blocks."""
    (HERE / "daily.md").write_text(printed("brief") + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    block = re.compile(r"(?<=^```console\n)\$ narrator (.*)\n(?:.*\n)*?(?=```$)", re.MULTILINE)
    text = block.sub(lambda match: f"$ narrator {match[1]}\n{printed(match[1])}\n", text)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
