"""Everything narrator can complain about, in one tree.

::

    NarratorError
    ├── InputError            what the user gave cannot be used; the command ends with status 2
    │   ├── MissingInput      a file or folder is not there, or is empty
    │   ├── UnreadableFile    a file is there and is not what it should be; lists every problem found
    │   └── OutsideData       the question lies before, after or beside the data that was given
    └── MissingPart           a library or model that this step needs is not installed

Each message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Sequence


class NarratorError(Exception):
    """A complaint that a person can act on.

    Parameters
    ----------
    what : what is wrong, a clause without a full stop.
    where : the file, folder or option that it concerns.
    todo : what the user can do next, an imperative sentence without a full stop.
    """

    def __init__(self, what: str, *, where: str, todo: str) -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(what, where, todo)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.todo}."


class InputError(NarratorError):
    """The input cannot be used as it is."""


class MissingInput(InputError):
    """A file or folder is not there, or holds nothing."""


class UnreadableFile(InputError):
    """A file is not what its format says; `problems` lists every one that was found, in file order."""

    def __init__(self, what: str, *, where: str, todo: str, problems: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(what, where=where, todo=todo)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  - {problem}" for problem in self.problems)])


class OutsideData(InputError):
    """The date, name or segment asked for is not covered by the data."""


class MissingPart(NarratorError):
    """A library or model is not installed; `todo` holds the command that installs it."""
