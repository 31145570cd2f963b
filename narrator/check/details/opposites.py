"""The trade's opposites by sense, wide on purpose: news says each of these things in thirty ways."""

from __future__ import annotations

from typing import Final

SENSES: Final = (
    (
        "change",
        """
        rise climb increase jump advance grow surge soar rally rebound raise lift boost hike push_up swell expand widen
        enlarge double triple treble quadruple improve recover strengthen mount improvement growth expansion add
        build_up step_up go_up pick_up drive_up gain_ground add_to beef_up scale_up ramp_up gain leap spike balloon
        rocket skyrocket bounce escalate intensify multiply deepen broaden extend upgrade appreciate uptick upturn
        escalation intensification acceleration recovery boom move_up edge_up tick_up creep_up inch_up shoot_up perk_up
        firm_up pile_up flare_up bump_up jack_up top_up flare spurt boost up/v dear/a expensive/a costly/a pricey/a
        high/a more/a up_by up_from up_on up/a overvalued/a lofty/a elevated/a |
        fall drop decline slide slump slip sink tumble plunge retreat lower cut reduce trim pare slash shrink narrow
        dwindle ease halve diminish decrease weaken erosion erode contract contraction reduction depress shed go_down
        come_down bring_down push_down drive_down scale_back cut_back pare_back give_way give_ground lose_ground
        dip crash plummet collapse nosedive crater tank wane abate subside recede ebb dry_up die_down drain
        tail_off taper worsen deteriorate deterioration depreciate devalue curb dampen squeeze/v compress evaporate
        vanish melt crumble sag pull_back fall_back dial_back whittle thin_out wind_down step_down fade downgrade
        close/v downturn downtick slowdown pullback selloff correction setback cheap/a inexpensive/a less/a low/a
        down_by down_from down_on down/a undervalued/a depressed/a |
        keep/v maintain stand_still stagnate plateau hold_steady unchanged flat/a steady/a
        """,
    ),
    (
        "pace",
        """
        accelerate quicken speed_up gather_pace gather_speed heat_up pick_up hasten acceleration overheat flare_up
        intensify |
        slow decelerate cool cool_off cool_down moderate lose_steam lose_momentum run_steam brake deceleration slowdown
        falter stall fade ease abate subside
        """,
    ),
    (
        "toward",
        """
        buy purchase acquire snap_up scoop_up load_up load_on pile pile_in pile_into pour_in pour_into plow plough
        plow_into pump_into flock flock_to flock_into rush_into rush_to rush_in crowd_into flood_into invest
        invest_in put_into put_in put_much add add_to take_in pull_in draw draw_in rake_in bring_in attract receive
        accumulate amass hoard stock_up build build_up back/v favour favor embrace chase turn_to move_into
        rotate_into shift_into switch_into switch_to return_to dive_into jump_into wade_into stick_with hold_on
        gobble_up deposit double_down establish enlarge open take_on take_up enter recommend pay_up bet_on
        gain_much flow_into flow_to channel_into funnel_into sink_into shovel_into stash park warm_to fall_love go_long
        weight_toward weight_towards tilt_toward tilt_towards skew_toward skew_towards heavy_weighting large_weighting
        big_weighting high_weighting heavy_exposure large_exposure big_exposure high_exposure
        increase/v raise/v buyer purchase inflow influx accumulation overweight |
        sell dump unload offload shed ditch liquidate divest dispose_of jettison flee withdraw pull pull_out pull_from
        pull_back yank redeem exit leave abandon avoid shun stay_away stay_out keep_away steer_clear stay_clear
        shy_away back_away walk_away turn_away turn_back move_away move_out rotate_out get_out retreat retreat_from
        bail_out bail cash_out take_out give_up bleed drain reduce cut trim pare scale_back cut_back dial_back unwind
        spurn snub desert drop eschew sour_on cool_on cover close hand_back leave_alone lose_much flow_out flow_from
        light_weighting small_weighting low_weighting little_exposure light_exposure small_exposure low_exposure
        limited_exposure scant_exposure
        run_down exodus outflow withdrawal redemption seller short/v flight divestment liquidation underweight lighten
        back_off back_out hold_off lose_interest lose_appetite pour_out pump_out
        """,
    ),
    (
        "stance",
        """
        bullish optimistic upbeat hopeful positive confident sanguine cheerful keen eager enthusiastic willing bold
        favourable favorable constructive overweight bull optimist hungry cheery encouraged |
        bearish pessimistic gloomy downbeat negative cautious wary sceptical skeptical doubtful nervous worried
        reluctant unwilling hesitant timid averse despondent unfavourable unfavorable underweight bear pessimist
        anxious leery discouraged fearful
        """,
    ),
    (
        "belief",
        """
        expect think believe hope anticipate predict forecast foresee trust cling_to regain_hope confident sure certain
        convinced assume reckon |
        doubt disbelieve rule_out question abandon_hope give_up_hope lose_hope lose_faith sceptical skeptical doubtful
        unsure uncertain despair
        """,
    ),
    (
        "effect",
        """
        help aid support lift boost benefit buoy bolster cheer spur stimulate fuel underpin prop_up cushion shield
        protect relieve reassure reward enrich flatter favour favor nurture energise energize strengthen improve pull_up
        benefit_from profit_from gain_from gain thrive prosper flourish shine hold_up fare_well do_well weather
        take_pressure boon tailwind relief blessing catalyst beneficiary propel carry/v |
        hurt harm hit damage weigh_on weigh drag drag_down squeeze pressure strain dent batter punish depress hamper
        hinder impede undermine threaten penalise penalize burden cripple sap stifle choke crush pummel hammer wound
        disrupt hold_back put_pressure put_strain pile_pressure take_toll erode pinch suffer suffer_from bear_brunt
        take_brunt take_hit take_beating struggle falter wilt flounder blow headwind drag victim casualty under_pressure
        """,
    ),
    (
        "outcome",
        """
        gain gain_much profit earn win make_much make_profit reap pocket pay_off rake_in profitable lucrative rewarding
        successful winner gainer earner benefit book_profit success triumph |
        lose lose_much suffer loss cost/v backfire misfire flop unprofitable loss-making costly ruinous disastrous
        unsuccessful loser laggard decliner faller flop failure
        """,
    ),
    (
        "lead",
        """
        lead outperform win beat outpace outstrip outdo outshine surpass exceed top overtake set_pace best eclipse shine
        stand_out pull_ahead do_best fare_best do_better leader outperformer outperformance |
        lag trail underperform fall_behind leave_behind miss fall_short come_short undershoot disappoint laggard
        underperformer underperformance trailer do_worst fare_worst do_worse fare_badly do_badly |
        match keep_pace
        """,
    ),
    (
        "truth",
        """
        confirm acknowledge concede admit accept corroborate true accurate correct verify vindicate uphold founded |
        deny reject dispute dismiss refute contest false untrue baseless rebut repudiate disavow inaccurate incorrect
        unfounded groundless wrong contradict discredit
        """,
    ),
    (
        "course",
        """
        join enter start begin launch renew extend continue go_on resume open reopen restart revive introduce kick_off
        persist initiate commence prolong remain reinstate keep_up |
        leave quit withdraw end stop lapse expire cease abandon terminate suspend pull_out halt close scrap cancel axe
        shelve discontinue wind_up finish conclude freeze pause drop rescind revoke interrupt call_off
        """,
    ),
    (
        "deal",
        """
        succeed agree clinch seal sign strike_deal reach_agreement go_through complete finalise finalize |
        fail collapse break_down fall_through fall_apart founder unravel derail scupper stumble call_off
        """,
    ),
    ("part", "join join_in take_part participate partake | sit_out miss miss_out opt_out skip stay_out"),
    (
        "people",
        """
        appoint hire recruit name/v promote elect reappoint take_on arrival appointment |
        fire dismiss sack resign quit step_down lay_off oust depart remove retire departure resignation dismissal
        layoff
        """,
    ),
    ("credit", "lend lender | borrow borrower"),
    ("margin", "widen/v broaden/v | narrow/v tighten/v"),
    ("stress", "play_up overplay overstate exaggerate emphasise emphasize | play_down downplay underplay understate"),
    ("due", "own | owe"),
    ("pay", "earn receive collect take make_much | spend pay burn burn_through lay_out"),
    ("debt", "repay pay_back service honour | default default_on miss_payment"),
    (
        "consent",
        """
        approve back/v support endorse accept allow permit authorise authorize license welcome hail applaud praise
        champion commend favour favor agree embrace greenlight green-light legalise legalize encourage invite |
        reject oppose block ban bar prohibit forbid veto refuse turn_down resist criticise criticize condemn attack
        slam denounce decry lambast object outlaw rebuff protest deplore fight discourage warn_against accuse
        """,
    ),
    (
        "rules",
        """
        tighten toughen stiffen strict tough tight stringent rigid harsh clamp_down crack_down restrict hawkish
        restrictive restraint |
        loosen relax ease easy/a soften lax loose lenient slacken lift liberalise liberalize free_up dovish dilute
        water_down weaken accommodative
        """,
    ),
    (
        "supply",
        """
        scarce tight limited thin rare sparse meagre meager scant short/a insufficient inadequate shortage dearth
        scarcity deficit lack undersupply few |
        plentiful ample abundant plenty numerous sufficient adequate glut surplus excess oversupply abundance easy_get
        """,
    ),
    ("review", "uphold affirm | turn_down reject dismiss throw_out overturn quash annul reverse strike_down"),
    ("ruling", "accept abide_by respect | appeal appeal_against contest challenge"),
    ("word given", "keep honour honor fulfil fulfill stick_to | break renege_on go_back_on breach"),
    ("record", "equal match tie | break beat smash shatter better"),
    ("sale", "oversubscribed oversubscribe | undersubscribed undersubscribe"),
    (
        "certainty",
        """
        certain sure definite inevitable guaranteed assured unavoidable certainty |
        possible conceivable possibility plausible |
        impossible unthinkable inconceivable excluded ruled_out
        """,
    ),
    ("odds", "likely probable | unlikely improbable remote"),
    (
        "strength",
        """
        strong robust solid sturdy healthy resilient brisk buoyant stout vigorous sound strength resilience |
        weak fragile feeble shaky soft frail sluggish anaemic anemic vulnerable precarious brittle lacklustre
        lackluster tepid ailing weakness fragility
        """,
    ),
    (
        "calm",
        """
        calm quiet stable tranquil placid orderly calmness |
        volatile turbulent choppy hectic stormy wild nervous jittery chaotic unstable turmoil
        """,
    ),
    (
        "worth",
        """
        good best great excellent well encouraging impressive impress stellar outstanding delight please |
        bad worst poor awful dismal disappointing disappoint dire terrible discouraging displease dismay
        """,
    ),
    ("quality", "improve recover brighten heal | worsen deteriorate sour darken decay deepen"),
    ("length", "long lengthy extended prolonged lengthen prolong extend | short/a brief shorten curtail"),
    ("hour", "early earlier | late later belated"),
    ("price", "cheap inexpensive affordable undervalued bargain | dear expensive costly pricey overvalued"),
    ("ease", "easy simple easily straightforward | hard difficult tough tricky"),
    ("speed", "fast/a quick quickly rapid rapidly swift swiftly | slow/a slowly gradual gradually sluggish"),
    ("heat", "cool soft cold | hot warm"),
    ("size", "large big great wide heavy broad | small little slight narrow light"),
    ("force", "strong heavy | weak light"),
    ("height", "peak high/n record top/n maximum | trough low/n bottom/n minimum nadir"),
    ("rank", "high/a strong/a | low/a weak/a"),
    ("safety", "safe secure riskless | risky dangerous unsafe hazardous perilous"),
    ("tenure", "temporary interim provisional fleeting transitory short-lived | permanent lasting durable enduring"),
    ("owner", "public listed | private unlisted"),
    ("home", "domestic local | foreign overseas"),
    ("survival", "survive stay_afloat | die go_under go_bust fold collapse"),
    ("motion", "move budge change"),
    ("telling apart", "separate distinguish tell_apart divide | combine lump mix blend merge"),
    ("bounds", "limited finite capped | unlimited limitless infinite boundless uncapped"),
    ("show", "reveal disclose publish expose | hide conceal withhold"),
    ("rest", "leave_with"),
    ("time", "before | after"),
    ("place", "above over | below under beneath"),
    ("amount", "by | to"),
)
"""A kind and its sides, parted by bars; `_` joins a verb with its particle or its object.

Behind `/` stands the only part of speech in which a word is meant.
"""

DEALS: Final = frozenset(
    {"acquisition", "deal", "purchase", "merger", "takeover", "transaction", "sale", "offering", "financing", "round"}
)
"""What is done once it is closed."""

BURDENS: Final = frozenset(
    {
        *("pressure", "pressures", "strain", "strains", "burden", "burdens", "stress", "tension", "tensions"),
        *("headwind", "headwinds", "pain", "threat", "threats"),
    }
)
"""What it is good to have less of."""

FELT: Final = """
    benefit benefit_from profit_from gain_from gain thrive prosper flourish shine hold_up fare_well do_well weather
    suffer suffer_from bear_brunt take_brunt take_hit take_beating struggle falter wilt flounder
    """
"""What the subject of these has felt, the object of others like them has."""
