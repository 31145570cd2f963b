"""Words of general English that say the opposite of each other where they stand in the same place of a sentence."""

from __future__ import annotations

from typing import Final

OPPOSED: Final = (
    """
    increase rise rose risen gain climb jump advance grow grew grown growth higher surge soar boost raise
    upturn uptick improve improvement expand expansion rebound rally accelerate augment | decrease fall fell
    fallen drop decline slide slid slump lower reduce reduction cut downturn downtick plunge sink sank sunk
    shrink shrank contraction tumble dip worsen diminish dwindle plummet slow slowdown
    """,
    "profit earnings earn earned profitable gain | loss losses lose lost unprofitable",
    "include including included | exclude excluding excluded omit omitting except without",
    "above exceed exceeding over | below beneath under",
    """
    beginning start begin began begun opening onset launch open resume commence | end ending close closing
    finish conclusion stop halt cease suspend shut cancel terminate
    """,
    "next upcoming future forthcoming | last previous prior preceding past former",
    """
    support back favor favour endorse approve approval backing supporter promote | oppose reject resist
    opposition veto opponent rejection disapprove undermine
    """,
    "win won victory triumph | lose lost defeat",
    "buy bought purchase acquire acquisition buyer | sell sold sale divest disposal seller",
    """
    allow permit legal legalize authorize enable lift | ban prohibit bar forbid illegal outlaw block
    restrict
    """,
    "succeed success successful | fail failed failure unsuccessful",
    "strong strength robust solid stronger strengthen | weak weakness sluggish weaker weaken soft",
    """
    struggle struggling troubled ailing distressed failing beleaguered embattled cash-strapped | thrive
    thriving flourish prosperous successful booming healthy profitable
    """,
    "guilty convict conviction | innocent acquit acquittal exonerate clear",
    "arrest detain imprison jail capture | free release acquit bail",
    "survive survivor alive | dead die died death kill killed",
    "majority | minority",
    "more greater most larger | less fewer least smaller",
    "highest maximum peak best largest biggest strongest | lowest minimum trough worst smallest weakest",
    "public | private",
    "domestic local homegrown | foreign international overseas",
    "man men male boy gentleman | woman women female girl lady",
    "young younger youth | old older elderly aged",
    "early earlier earliest | late later latest",
    "fast rapid quick swift | slow gradual",
    "brief short-lived | lengthy prolonged protracted long-running",
    "easy simple straightforward | difficult hard tough",
    "cheap inexpensive affordable | expensive costly dear",
    "peace peaceful truce ceasefire | war violent invasion attack fighting",
    "safe secure harmless | dangerous unsafe hazardous risky",
    "true genuine real authentic | false fake fraudulent bogus",
    "hot warm heat | cold cool freezing",
    "full | empty",
    "rich wealthy affluent | poor impoverished needy",
    """
    optimistic confident hopeful upbeat encouraged | pessimistic doubtful gloomy worried downbeat
    discouraged
    """,
    "praise welcome hail applaud commend | criticize criticise condemn denounce blast slam decry",
    "confirm admit acknowledge concede | deny dispute refute",
    "enter join | leave left exit quit depart withdraw",
    "arrive arrival | depart departure",
    "hire recruit hiring appoint | fire dismiss sack layoff",
    "borrow borrower | lend lender",
    "import importer | export exporter",
    "demand | supply",
    "inflow deposit | outflow withdraw withdrawal",
    "asset | liability",
    "positive favorable favourable | negative adverse unfavorable",
    "temporary interim provisional | permanent lasting",
    "likely probable possible | unlikely improbable impossible",
    "always | never",
    "ahead forward | back backward backwards behind",
    "widen broaden | narrow",
    "upgrade | downgrade",
    "outperform beat exceed surpass top | underperform miss trail lag",
    """
    major significant substantial considerable sharp steep massive huge severe dramatic sweeping far-reaching
    wide-ranging radical drastic extensive hefty enormous | minor slight modest negligible marginal mild small
    insignificant limited tiny token
    """,
    "ally friend partner | enemy rival foe adversary",
    "victim | perpetrator attacker culprit assailant",
    "teacher | student pupil",
    "employer | employee worker staff",
    "plaintiff | defendant",
    "prosecutor prosecution | defense defence",
    "landlord | tenant",
    "bullish | bearish",
    "deficit | surplus",
    "direct | indirect",
    "prevent avoid avert thwart | cause trigger provoke",
    "appear | disappear vanish",
    "build construct erect create establish found | demolish destroy dismantle wreck raze",
    "democrat democratic | republican",
    "urban | rural",
    "heavy | light",
    "formal official | informal unofficial",
    "voluntary optional | mandatory compulsory obligatory",
    "careful cautious | reckless careless",
    "attract draw | repel deter",
    "love like adore | hate loathe dislike",
    "remember recall | forget forgot",
    """
    pleased happy delighted satisfied glad | disappointed unhappy sad dissatisfied displeased upset angry
    """,
    "agree agreement | disagree disagreement",
    "comply compliance obey | violate violation breach",
    "protect defend preserve | harm damage endanger",
    "hide conceal cover | reveal expose disclose",
    "unite merge combine | split separate divide",
    "give gave donate grant | take took seize receive",
    "send sent | receive received",
    "unanimous | divided split",
    "complete completed finished | incomplete unfinished partial",
    "constant stable steady unchanged | volatile unstable fluctuating changing",
    "ordinary common usual normal typical | rare unusual extraordinary exceptional",
    "record unprecedented | ordinary normal mediocre disappointing unremarkable lacklustre middling modest",
    "popular | unpopular",
    "abundant plentiful | scarce shortage lacking",
    "exclude ineligible | include eligible",
    "simultaneous | separate",
)
"""Pairs of sides, parted by a bar; the words of a side may stand for each other."""
