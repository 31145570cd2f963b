"""What is asked last, of a sentence that articles bear out: whatever their words alone do not show."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.comparing.growth import with_growth
from narrator.check.details.added import with_added
from narrator.check.details.days import with_days
from narrator.check.details.exposures import with_exposures
from narrator.check.details.fates import with_fates
from narrator.check.details.firsts import with_firsts
from narrator.check.details.framed import with_framed
from narrator.check.details.groups import with_groups
from narrator.check.details.outdone import with_outdone
from narrator.check.details.restricted import with_restricted
from narrator.check.details.rivals import with_rivals
from narrator.check.details.sized import with_sizes
from narrator.check.details.sole import with_sole
from narrator.check.details.stages import with_stages
from narrator.check.details.toward import with_toward
from narrator.check.details.years import with_years
from narrator.check.figures.elided import with_elided
from narrator.check.names.foreign import with_foreign_names
from narrator.check.opinions import Judged
from narrator.check.sources.library import Library
from narrator.check.speech.ours import with_ours
from narrator.model.claims import Span

_ASKED = (
    with_elided,
    with_foreign_names,
    with_days,
    with_years,
    with_growth,
    with_exposures,
    with_stages,
    with_restricted,
    with_added,
    with_sizes,
    with_rivals,
    with_groups,
    with_toward,
    with_fates,
    with_framed,
    with_firsts,
    with_outdone,
    with_sole,
    with_ours,
)


def asked_last(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence, with the first thing that takes its support away; direct speech is `marks`."""
    for beyond in _ASKED:
        judged = beyond(judged, sentence, text, marks, library)
    return judged
