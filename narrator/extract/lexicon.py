"""The word lists that finding names and speakers rests on, by lemma unless said otherwise."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SPEECH = _words(
    """say tell add note explain argue claim report write warn suggest announce acknowledge admit insist estimate
    predict forecast contend assert maintain state declare comment remark observe reply respond conclude caution
    confirm deny disclose reveal indicate emphasize emphasise stress recall testify tweet joke quip complain concede
    ask wonder reckon calculate allege assure boast continue counter highlight underline reiterate repeat signal
    speculate advise inform remind exclaim cry shout lament mention hint urge promise pledge vow propose recommend
    demand agree"""
)
"""Verbs of saying."""

BELIEF = _words("believe think expect hope fear worry feel show find project figure consider see know doubt")
"""Verbs of thinking, and of what figures show."""

REQUEST = _words("promise pledge vow threaten urge ask tell warn advise caution encourage order agree offer")
"""Verbs that take what somebody is to do, or will do."""

NAMING = _words("call describe dub label term characterize characterise brand deem")
"""Verbs that say what something is called."""

INSTRUMENTS = _words(
    """data datum figure estimate report survey study analysis poll research note statement number record filing index
    model calculation release document chart review paper memo letter"""
)
"""What a company speaks through: "Tidewater data show" are Tidewater's words."""

SAYS_NOTHING = _words("this that which there what it these those")

WRITTEN = _words("say state claim argue report warn")

SHOWN = _words("suggest show find indicate signal confirm project see know figure highlight underline reveal")

FIRM_ENDS = _words(
    """Bank Group Holding Holdings Capital Partners Coal Iron Steel Metals Mining Minerals Resources Energy Oil Gas
    Power Pharmaceuticals Pharma Therapeutics Biosciences Securities Management Advisors Advisers Technologies
    Technology Systems Software Industries Networks Airlines Airways Motors Foods Brands Insurance Financial
    Investments Analytics Research Media Communications Telecom Partnership Associates Ventures Fund Funds Trust
    Exchange University Association Council Commission Agency Department Ministry Institute Foundation Center Centre
    Club Committee Board Court Party Services Solutions Laboratories Labs Stores Markets Brokers Retail Global
    International Freight Logistics"""
)

NO_NAMES = _words("AI A.I. CEO CFO CIO COO ETF ETFs IPO GDP CPI PPI EPS P/E IT EV EVs REIT REITs")

PRONOUNS = _words("he she him her his hers who")
