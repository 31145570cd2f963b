"""Words that a sentence and its copy may not have one each of: how many, whether at all, when, how much, of what."""

from __future__ import annotations

import re
from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DENIALS: Final = _words(
    """
    not non never no nor neither nobody none nothing nowhere cannot without hardly barely scarcely fail failed fails
    failing failure refuse refused refuses lack lacked lacks lacking unable
    """
)

QUANTIFIERS: Final = (
    (4, "all every each both everybody everyone everything always entire entirely"),
    (3, "most majority mostly chiefly mainly"),
    (2, "many much several numerous often"),
    (1, "some sometimes"),
    (-1, "few little seldom rarely hardly scarcely barely minority"),
    (-2, "no none nobody neither nothing never"),
)
"""How much of the whole a word speaks of, from all down to none."""

BOUNDS: Final = (
    ("at least", "more than", "over", "above", "upwards of", "exceeding", "no less than", "no fewer than"),
    ("at most", "less than", "fewer than", "under", "below", "up to", "almost", "nearly", "no more than", "only"),
)
"""What a figure is at least, and what it is at most."""

HEDGES: Final = _words("more less least most over above under below about around roughly some nearly almost so")
"""Words before a figure that leave it open."""

LEAST_ALL: Final = frozenset({"almost", "nearly", "virtually", "practically"})
"""Before "all" these make most of it."""

AHEAD: Final = _words(
    """
    will would shall expect expects expected expecting plan plans planned planning intend intends intended aim aims
    forecast forecasts predict predicts predicted hope hopes hoped
    """
)

RELATIVE: Final = _words(
    """
    last this next past previous ago earlier before yesterday today tomorrow current coming recent latest week month
    quarter year
    """
)
"""Words for a time that is counted from the day of writing."""

FUNCTION: Final = (
    "into | out",
    "in | out",
    "before | after",
    "with | without",
    "up | down",
    "more over above | less fewer under below",
    "ahead front | behind",
    "he his him | she her",
)
"""Pairs of sides of small words."""

OPPOSED_HERE: Final = (
    "more higher greater larger bigger | less lower fewer smaller",
    """
    rise up higher gain add climb jump grow widen double doubled increase advance |
    fall down lower lose shed slip drop tumble shrink narrow halve halved decrease decline
    """,
    "gain made profit profits earn earned | lose loss losses",
    "buy buyer buying | sell seller selling",
    "withdraw pull redeem take gave give | put add bought",
    "lead led | lag lagged trail",
    "good | bad",
    "right | wrong",
    "poor poorer | rich richer",
    "thin thinner | fat fatter thick thicker",
    "tight tighter | loose looser",
    "winner | loser",
    "slump downturn | rally recovery upturn",
    "worst worse | best better",
    "most | least",
    "heaviest heavy heavier busiest busy | lightest light lighter quietest quiet",
    "costly costliest costlier dear dearer dearest expensive | cheap cheaper cheapest",
    "longest long longer | shortest short shorter",
    "likeliest likely | unlikely least",
    "cool cooler cold | hot hotter warm warmer",
    "near nearer close closer | far farther further",
    "quick quicker fast faster | slow slower",
    "easy easier | hard harder",
)
"""Pairs of sides for like sentences only; the words of a side need not stand for each other elsewhere."""

MINIMIZERS: Final = frozenset({"hardly", "barely", "scarcely"})
"""Before a verb these leave next to nothing of it."""

DENYING: Final = _words(
    """
    not never cannot nor nowhere fail failed fails failing refuse refused refuses unable
    """
) | {"no longer", "yet to", "miss out", "missed out", "misses out", "missing out"}
"""Words and phrases that turn round what follows."""

BRINGING: Final = _words(
    """
    announce announces announced adopt adopts adopted agree agrees agreed approve approves approved back backs backed
    been begin begins began begun being decide decides decided endorse endorses endorsed impose imposes imposed
    introduce introduces introduced order orders ordered pass passes passed plan plans planned promise promises promised
    start starts started support supports supported
    """
)
"""Verbs that bring about what is told of, or say that it is so."""

STOPPING: Final = _words("stop stops stopped stopping cease ceases ceased ceasing quit quits")
"""So do these before another verb: what stops shrinking does not shrink."""

TURNING: Final = frozenset({"until", "till", "unless"})
"""What holds until something has been holds as long as it has not."""

COMPARATIVES: Final = _words(
    """
    more less fewer better worse higher lower larger smaller bigger greater stronger weaker heavier lighter cheaper
    dearer faster slower longer shorter easier harder older newer closer nearer further deeper steeper wider narrower
    richer poorer tighter looser earlier later
    """
)
"""Words that compare."""

STILL: Final = _words("move moved moves moving change changed changes changing budge budged")
"""What is denied of what stays as it was."""

UNMOVED: Final = _words("unchanged flat steady stable")
"""What is neither up nor down."""

KEEPING: Final = _words("keep keeps kept keeping leave leaves left leaving hold holds held holding maintain maintained")
"""What somebody does who moves nothing."""

UNSIDED: Final = _words(
    """
    in into out before after with without he his him she her put puts give gives giving given gave take takes taking
    taken took best worst strongest weakest highest lowest largest smallest biggest most least heaviest lightest
    small
    """
)
"""Words with too many senses to say which way a clause goes, and those that rank: these are judged by rank."""

IDLE: Final = LEAST_ALL | _words("great very still now yet already also once used any between same ones due")
"""Words beside others that do not say what these are of."""

_PARTICLED: Final = (
    (
        "up",
        """
        rack racks racked racking run runs ran running pile piles piled piling chalk chalks chalked clock clocks
        clocked notch notches notched end ends ended ending wind winds wound back backs backed backing sum sums summed
        line lines lined turn turns turned show shows showed shown come comes came coming catch catches caught catching
        sign signs signed signing team teams teamed open opens opened hold holds held wrap wraps wrapped drum drums
        drummed speak spoke stand stood split weigh weighed weighing draw draws drew drawn follow
        """,
    ),
    (
        "out",
        """
        drop drops dropped dropping fall falls fell fallen falling carry carried point points pointed lay laid set sets
        turn turns turned work works worked find found play plays played bear bears bore borne
        """,
    ),
    (
        "down",
        "break breaks broke broken track tracked step steps stepped stand stood settle settled hand handed lay laid",
    ),
    ("through", "fall falls fell fallen falling"),
    ("foul", "fall falls fell fallen falling"),
    ("victim", "fall falls fell fallen"),
)
"""Particles, and verbs that go no way with them: what is racked up has not risen."""

IDIOMS: Final = {
    **dict.fromkeys(("took in", "takes in", "taken in", "taking in", "pulled in", "brought in"), "gain"),
    **dict.fromkeys(("gave up", "gives up", "given up", "giving up"), "lose"),
    **dict.fromkeys(
        (
            "fall due",
            "falls due",
            "fell due",
            "falling due",
            "fallen due",
            "falls short",
            "fell short",
            "fall short",
            "made up",
            "makes up",
            "make up",
            "set up",
            "sets up",
            "took up",
            "end up",
            "ended up",
            "owned up",
            "close to",
            "put down",
            "shut down",
            "shuts down",
            "turned down",
            "turns down",
            "went on",
            "carried on",
            "no longer",
            "as long",
        ),
        "",
    ),
    **{f"{verb} {particle}": "" for particle, verbs in _PARTICLED for verb in verbs.split()},
}
"""Verbs with a particle, and a word that says which way they go; empty where none."""

LEFT_OPEN: Final = re.compile(r"\b(?:or|if|whether|unless|would|could|might)\b", re.IGNORECASE)
"""Words that leave it open whether what is said has been."""

BUT_FOR: Final = re.compile(
    r"\b(?:(?:any|some|every)thing but|nothing but|other than|except|apart from|rather than|instead of)\b",
    re.IGNORECASE,
)
"""What follows these is left out of what is said."""
