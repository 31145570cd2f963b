"""All rules, family by family."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from narrator.check.rules.figures import FIGURES
from narrator.check.rules.language import LANGUAGE
from narrator.check.rules.names import NAMES
from narrator.check.rules.rule import Rule
from narrator.check.rules.second import SECOND
from narrator.check.rules.sources import SOURCES
from narrator.check.rules.speech import SPEECH
from narrator.check.rules.told import TOLD
from narrator.check.rules.wording import WORDING
from narrator.errors import OutsideData

RULES: Final[tuple[Rule, ...]] = (*FIGURES, *NAMES, *SPEECH, *SOURCES, *TOLD, *WORDING, *LANGUAGE, *SECOND)
"""Every rule; `report` looks a finding's rule up here by its name."""


def rules_named(name: str) -> tuple[Rule, ...]:
    """The rule of a name. Raises OutsideData, with the names that are spelled nearly like it."""
    found = tuple(one for one in RULES if one.name == name)
    if found:
        return found
    near = get_close_matches(name.lower(), [one.name for one in RULES], cutoff=0.7)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    todo = f"{meant}Choose from {', '.join(sorted(one.name for one in RULES))}"
    raise OutsideData(f"no rule is called {name}", where="--explain", todo=todo)
