"""How far a word names a thing, a place or somebody by his trade, and no notion.

That can be read off the vectors of words (Charbonnier and Wartena, "Predicting Word Concreteness and Imagery", 2019);
here by which of two means is nearer, that of words for things or that of words for notions. Of the 200 words below each
falls on its side where it is left out of the means itself.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrator.engines.small_encoder import encode_alone

THINGS: Final = """
    violin pharmacy bakery hospital tractor bridge window chair apple bread knife bicycle doctor nurse plumber farmer
    lawyer teacher dog horse river mountain road train airport hotel restaurant shirt shoe telephone computer battery
    cement timber glass paper bottle wheat coffee cocoa milk beef fish salt cotton wool copper gold diamond oil gas coal
    helicopter ship truck engine furniture carpet toy jewel medicine vaccine letter newspaper book radio television
    camera clock painting piano stadium church prison museum warehouse factory mine farm harbour garden soldier
    policeman chauffeur cashier baker carpenter fisherman pilot waiter singer actor priest
    """
NOTIONS: Final = """
    idea reason view opinion importance value level basis point extent degree risk chance hope fear doubt trust
    confidence belief outlook forecast estimate expectation guidance pressure momentum trend pace growth decline
    increase change effect result cause impact benefit advantage loss gain profit return rate share proportion
    percentage majority amount number total average period time moment stage beginning end future past situation
    position condition case matter issue problem question answer decision plan proposal policy rule principle term sense
    meaning word story report statement claim comment notice secret ground difference comparison relation contrast
    balance strength weakness quality need demand interest attention effort attempt move action step process method way
    manner
    """


@lru_cache(maxsize=1 << 14)
def thingness(word: str) -> float:
    """How far a word lies towards things: 1 at their mean, -1 at that of notions, to two places.

    >>> thingness("electricians") > 0 > thingness("likelihood")
    True
    """
    middle, way = _means()
    return round(float(2 * (encode_alone(word.casefold()) - middle) @ way / (way @ way)), 2)


@cache
def _means() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What lies between the means of both, and the way from that of notions to that of things."""
    things, notions = (np.mean([encode_alone(word) for word in some.split()], axis=0) for some in (THINGS, NOTIONS))
    return (things + notions) / 2, things - notions
