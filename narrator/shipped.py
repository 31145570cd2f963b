"""Where the templates and the embedded corpus lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from narrator.errors import MissingPart


def embedded_market() -> Path:
    """The market folder that came with narrator: invented companies."""
    return shipped("corpus") / "market"


def embedded_articles() -> Path:
    """The articles that came with narrator, all invented."""
    return shipped("corpus") / "articles"


def shipped(name: str) -> Path:
    """The folder `templates` or `corpus` that came with this installation."""
    package = Path(__file__).parent
    for place in (package / "_data" / name, package.parent / name):
        if place.is_dir():
            return place
    raise MissingPart(
        f"the folder {name} is not part of this installation",
        where=str(package),
        todo="Install narrator again: pip install --force-reinstall market-narrator",
    )
