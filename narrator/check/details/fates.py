"""What a sentence says has become of so many, where the passage that counts them tells nothing of the kind.

Vectors do not see it: "closed" is as far from "sued" as from "shut up shop". What is done at law, who falls ill or
dies, leaves, fails or is sent away is told in few words, and a passage that tells it has one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.details.answers import is_quoted, unsupported
from narrator.check.details.groups import counts_in
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.extract.assertions.doings import Doing, doings_in
from narrator.model.claims import Span

_TABLE = """
    sue. sued suing take_legal taken_legal took_legal |
    suit lawsuit litigat court claim legal law lawyer plaintiff damages tribunal complain;
    die. died dying killed perished drowned |
    dead death deadly fatal kill perish drown lives life victim bod casualt surviv mortal mourn murder lost;
    injured wounded hurt. | injur wound hurt harm casualt victim hospital burn;
    fell_ill fallen_ill fall_ill sickened infected contracted got_sick |
    ill. illness sick infect contract disease symptom patient virus case poison outbreak caught catch;
    cured recovered healed | cure recover heal remission better well free disappear clear regain respon
    rose rise climb gain jump rall rebound bounc;
    dropped_out drop_out withdrew withdrawn resigned left_the left_early walked_out stepped_down |
    leav left. withdr drop_out dropped_out quit resign depart exit step walk pull gone abandon give_up gave_up go. went_
    retir discontinu lost take took out. outflow stop ceas end;
    gone_bad went_bad gone_sour soured defaulted gone_bust went_bust gone_bankrupt collapsed |
    bad. sour default bust bankrupt insolven fail collaps arrear delinquen unpaid miss overdue late writ wrote behind
    under. wound non-perform perform foreclos trouble distress lost lose fell fall drop slump plung tumbl value;
    arrested detained jailed imprisoned convicted charged_with indicted prosecuted |
    arrest detain custody police jail prison convict guilt charg indict prosecut accus court sentenc trial crim
    seiz held.;
    fired. sacked dismissed_from laid_off made_redundant been_dismissed were_dismissed was_dismissed |
    fire sack dismiss lay laid job redundan cut axe let. let_go shed reject throw threw thrown drop lose lost remov;
    hired recruited | hir recruit took take add employ staff job sign join appoint enrol engag enlist brought;
    rejected refused declined_to turned_down been_dismissed were_dismissed |
    reject refus declin turn dismiss veto against oppos throw threw thrown den not. n’t n't no. fail rebuff spurn bar;
    robbed stolen stole. burgled looted embezzled |
    rob theft steal stole loot burgl embezzl thief thieves miss fraud raid heist crim;
    closed_down shut_down been_closed been_shut | clos shut ceas end fold board mothball halt stop dormant;
    went_on_strike gone_on_strike walked_off downed_tools | strik walk down picket stoppage industrial protest;
    cheated deceived defrauded misled |
    cheat decei fraud mislead misled lie. lied dupe trick scam swindl false fak;
    born. gave_birth married divorced emigrated | born. birth bab marr wed divorc spous emigrat mov left abroad
"""
"""What becomes of people and things, a bar, and the roots of all other words that tell of the like, a semicolon.

`_` joins the words of a phrase, a full stop ends a word.
"""


def _rooted(words: str) -> re.Pattern[str]:
    """Any of some words that begin with a root."""
    roots = "|".join(root.replace("_", r"\s").replace(".", r"\b") for root in words.split())
    return re.compile(rf"\b(?:{roots})", re.IGNORECASE)


_FATES = tuple(
    (_rooted(told), _rooted(f"{told} {others}"))
    for told, _, others in (line.partition("|") for line in _TABLE.split(";"))
)


def with_fates(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, but for what becomes of those whom it counts.

    No passage that bears the sentence out may have any word for it. Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    fates = [(told, others) for told, others in _FATES if told.search(said)]
    if not fates or not is_borne_out(judged):
        return judged
    passages = passages_of(judged, library)
    near = " ".join(one.text for one in passages)
    for told, others in fates if passages else ():
        for found in told.finditer(said):
            place = Span(*found.span())
            if others.search(near) is None and any(_is_counted(one, place, passages) for one in doings_in(said)):
                place = place.shifted(sentence.start)
                return judged if is_quoted(place, marks, sentence) else [*judged, _told_of(passages[0], place, text)]
    return judged


def _is_counted(one: Doing, place: Span, passages: Sequence[Passage]) -> bool:
    """Whether a verb at a place is told with a figure that a passage has with another."""
    figures = counts_in(one.numbers | one.counted)
    if not figures or not one.place.overlaps(place):
        return False
    return any(
        figures & counts_in(theirs.numbers | theirs.counted) for each in passages for theirs in doings_in(each.text)
    )


def _told_of(passage: Passage, place: Span, text: str) -> Judged:
    return unsupported(passage, "says nothing of it", place, text)
