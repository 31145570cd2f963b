"""Which words report, and what may follow them: verbs, nouns and adjectives by lemma, a particle behind a space."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(one.strip().replace("_", " ") for one in listed.split())


SPEECH = _words(
    """say tell add note explain argue claim report write warn suggest announce acknowledge admit insist estimate
    predict forecast contend assert maintain state declare comment remark observe reply respond conclude caution
    confirm deny disclose reveal indicate emphasize emphasise stress recall testify tweet joke quip complain concede
    ask wonder reckon calculate allege assure boast continue counter highlight underline underscore reiterate repeat
    signal speculate advise inform remind exclaim cry shout lament mention hint urge promise pledge vow propose
    recommend demand agree affirm proclaim point_out lay_out spell_out chant yell scream mutter whisper murmur retort
    interject venture opine muse marvel scoff sneer gripe grumble moan brag gush thunder specify stipulate
    attest swear confess preach rule decide determine threaten read retweet scold follow_up chime_in go_on sum_up
    bemoan posit theorize hypothesize postulate pronounce relate recount guarantee protest clarify notify offer
    volunteer plead request put echo imply intimate"""
)
"""Verbs of saying, which quoted words may stand beside."""

BELIEF = _words(
    """believe think expect hope fear worry feel show find project figure consider see know doubt assume suspect
    presume guess imagine understand realize realise recognize recognise remember learn discover hear foresee
    anticipate envision envisage dream wish pray trust bet gather infer deduce suppose demonstrate illustrate
    judge deem sense fathom forget regret question intend accept dispute"""
)
"""Verbs of thinking and knowing, and of what figures show."""

DESIRE = _words(
    """want plan hope expect intend refuse vow promise pledge threaten agree decide seek aim vote propose offer
    wish prefer desire aspire long yearn choose elect consent volunteer swear resolve undertake demand ask beg claim
    like love hate determine opt strive"""
)
"""Verbs whose own subject is to do something, or will: "plans to sell"."""

REQUEST = _words(
    """urge ask tell warn advise caution encourage order beg implore entreat exhort press push call_on invite instruct
    direct command remind challenge counsel coax persuade convince beseech request require lobby want expect prod
    recommend forbid charge call_upon pressure"""
)
"""Verbs that take somebody and what they are to do."""

DOING = _words(
    """propose suggest recommend consider oppose regret deny admit advocate contemplate support favor favour recall
    remember acknowledge resent mention discuss advise envision imagine report"""
)
"""Verbs that take a deed: "proposed dropping the rule"."""

NAMING = _words("call describe dub label term characterize characterise brand deem")
"""Verbs that say what something is called."""

OBJECT = (
    NAMING
    | _words(
        """criticize criticise praise condemn denounce attack blast slam lambaste lambast rebuke chide scold berate mock
        ridicule deride disparage insult belittle malign vilify castigate censure reprimand admonish chastise denigrate
        applaud commend laud hail salute extol compliment congratulate thank blame accuse fault admire respect
        appreciate regret deplore decry bemoan lament mourn resent detest despise hate love dislike loathe envy fear
        dread distrust mistrust trust doubt welcome endorse support oppose favor favour champion advocate
        embrace defend justify excuse dismiss downplay minimize minimise discount reject rebuff rebut refute dispute
        contest question protest deny disavow disown repudiate renounce herald tout trumpet glorify idolize
        skewer pan hammer pillory assail savage pooh-pooh shame taunt troll bash decry knock rip"""
    )
    | _words(
        """announce proclaim declare disclose reveal divulge mention cite quote reference discuss debate detail outline
        recount relate chronicle document narrate explain clarify articulate express voice convey state specify
        stipulate note observe highlight emphasize emphasise stress underscore underline reiterate repeat echo
        parrot recite chant propose suggest recommend urge demand request predict forecast foresee anticipate expect
        estimate acknowledge admit concede confess recognize recognise claim allege assert affirm confirm
        corroborate verify unveil tweet retweet invoke evoke promise pledge vow propound posit preach protest
        back link resist order warn lecture grill confront interrogate quiz portray depict cast paint liken compare
        rate envision
        envisage contemplate consider ponder suspect imagine understand remember recall regard view judge
        crave contradict overstate understate exaggerate misrepresent examine lay_out spell_out
        point_out rule_out single_out call_out sum_up play_down play_up talk_up bring_up set_out back_up shout_down
        pose publicize publicise promote identify summarize summarise advocate
        approve overturn overrule uphold say explore communicate illustrate sing profile shout yell scream
        urge cite rebut believe show indicate report question know address ignore want see prefer"""
    )
)
"""Verbs of judging, telling, naming and thinking whose object is what they say: "criticised the deal"."""

BY = {
    "about": _words(
        """ask complain talk speak speak_out think know learn worry wonder brag boast joke write lie moan fret argue
        debate hear care dream rave rant tweet warn testify inquire read comment speculate muse lecture grumble gripe
        tell question press quiz remind brief agonize fantasize"""
    ),
    "on": _words(
        """comment call insist elaborate dwell decide vote report reflect remark agree press seize expound waffle
        opine lecture focus rule"""
    ),
    "upon": _words("call insist expound touch reflect seize"),
    "for": _words("call argue plead push campaign advocate vote beg apologize apologise lobby pray hope wish press"),
    "of": _words(
        """speak talk warn complain think approve disapprove dream conceive boast despair hear know learn remind accuse
        write"""
    ),
    "to": _words(
        """refer point agree object allude respond react subscribe commit admit confess testify appeal attest aspire
        swear"""
    ),
    "against": _words("rail warn argue vote speak_out protest campaign caution rule decide inveigh advise speak plot"),
    "with": _words("agree disagree sympathize sympathise side concur quibble differ respond"),
    "at": _words("scoff bristle balk laugh marvel sneer hint jeer seethe"),
    "in": _words("believe delight revel rejoice"),
    "into": _words("look inquire"),
    "over": _words("fret worry agonize agonise spar protest clash seethe"),
    "after": _words("go"),
}
"""Prepositions, each with the verbs that it joins to what they are about: "spoke of the flood"."""

CHARGED = {
    "of": _words("accuse suspect"),
    "for": _words("blame criticize criticise praise fault condemn commend applaud hail credit rebuke censure"),
    "with": _words("charge credit"),
    "as": _words("describe characterize characterise depict portray criticize criticise praise hail regard deride"),
}
"""Prepositions behind passives that say what somebody is held to have done or to be: "was accused of"."""

RAISING = _words("seem appear continue begin start go_on keep go come want try refuse use")
"""Verbs in front of a cue that are part of it: "appeared to suggest", "went on to say"."""

BEARING = _words(
    """make have express give issue offer raise voice deliver take reach repeat reject lodge level file hold share
    reiterate send sign announce unveil release launch put cast draw harbor harbour"""
)
"""Verbs that only carry a noun of saying: "expressed concern about"."""

NOUNS = _words(
    """claim statement assertion allegation accusation charge warning promise pledge vow threat suggestion argument
    contention comment remark announcement prediction forecast estimate complaint criticism praise condemnation
    denunciation denial admission acknowledgment acknowledgement confession confirmation declaration proclamation
    insistence emphasis demand request plea call appeal recommendation proposal plan decision determination agreement
    belief view opinion hope fear worry concern doubt suspicion expectation assumption conclusion finding
    idea theory notion conviction feeling sense thought impression question speculation rumor rumour skepticism
    scepticism reservation misgiving complaint objection opposition support endorsement rejection defense
    disdain adulation admiration contempt outrage anger commitment intention intent desire willingness unwillingness
    eagerness reluctance refusal resolve recognition assurance guarantee reminder report message description
    explanation assessment evaluation verdict ruling order advice testimony attack rebuke answer
    interest disagreement word illusion understanding theme vision reading"""
)
"""Nouns that stand for what somebody says or thinks: "the claim that"."""

ABOUT = _words("about on over of for against regarding concerning toward towards to with")
"""Prepositions between such a noun and what it is about."""

ADJECTIVES = _words(
    """sure certain confident convinced aware unaware afraid fearful worried concerned anxious skeptical sceptical
    doubtful hopeful optimistic pessimistic bullish bearish proud glad happy pleased delighted thrilled sorry sad
    disappointed angry furious outraged upset frustrated alarmed surprised shocked astonished ready willing unwilling
    reluctant eager determined keen critical supportive opposed committed dedicated grateful adamant mindful wary
    dismissive coy vague frank clear disdainful contemptuous incensed doubtful uncertain unsure excited dubious"""
)
"""Adjectives of conviction and feeling: "is confident that"."""

INSTRUMENTS = _words(
    """data datum figure estimate report survey study analysis poll research note statement number record filing index
    model calculation release document chart review paper memo letter"""
)
"""What a company speaks through: "Tidewater data show" are Tidewater's words."""

SAYS_NOTHING = _words("this that there what these those nobody nothing none you")

SHOWN = _words("suggest show find indicate signal confirm project see know figure highlight underline reveal prove")

PRONOUNS = _words("he she him her his hers who they them their it its")
"""Words for somebody or something that the text has named."""
