"""All rules, family by family."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.figures import FIGURES
from narrator.check.rules.names import NAMES
from narrator.check.rules.rule import Rule
from narrator.check.rules.sources import SOURCES
from narrator.check.rules.speech import SPEECH

RULES: Final[tuple[Rule, ...]] = (*FIGURES, *NAMES, *SPEECH, *SOURCES)
"""Every rule; `report` looks a finding's rule up here by its name."""
