"""What is done and how it is told, in one word or several, that exclude each other in one place of a sentence."""

from __future__ import annotations

from typing import Final

DEEDS: Final = (
    # what is done about a plan of somebody else's
    """
    approve clear authorize authorise endorse back okay greenlight give_the_green_light_to |
    review examine study consider weigh discuss debate query question probe investigate scrutinize scrutinise
    look_into look_at assess | block prohibit ban forbid reject veto oppose turn_down | delay postpone defer put_off |
    recommend
    """,
    "approve clear authorize authorise endorse back welcome | criticize criticise attack slam condemn denounce rebuke",
    "review examine study investigate probe look_into consider | halt stop suspend cancel ban block",
    """
    announce plan propose | complete finish close finalize finalise conclude |
    cancel call_off scrap abandon withdraw deny
    """,
    # what becomes of a house or a firm
    """
    buy purchase acquire snap_up | lease rent charter | sell dispose_of divest offload sell_out_of |
    visit inspect tour | value appraise | build construct erect rebuild | insure | mortgage |
    finance fund bankroll | look_at bid_for |
    repair renovate refurbish restore overhaul | close shut demolish tear_down raze | expand enlarge | rename
    """,
    "own | rent lease charter | operate_for manage_for",
    "damage inspect repair | buy sell",
    # what the law does to somebody
    """
    sue take_legal_action_against take_to_court | fine penalize penalise | warn caution | thank praise commend |
    pay compensate reimburse | settle_with | forgive pardon | criticize criticise rebuke reprimand |
    question interview interrogate | arrest detain | charge indict prosecute accuse | convict | hire |
    acquit clear exonerate | investigate probe look_into suspect | release free | jail imprison | threaten
    """,
    "considered considering | charge indict sue prosecute convict",
    "drop_the_case_against | open_a_case_against bring_a_case_against",
    # what becomes of who has an office
    """
    resign step_down quit stand_down | retire | die pass_away | return come_back stay_on | dismiss fire sack oust |
    promote | demote | suspend | reappoint reelect | arrest | convict | testify | apologize apologise
    """,
    "threaten_to_resign offer_to_resign refuse_to_resign | resign step_down quit stand_down",
    "reappoint reelect keep | replace",
    # what is done with what is paid or held
    """
    delay postpone defer put_off | cancel scrap axe abandon call_off withdraw | suspend halt pause |
    maintain keep hold retain | cut reduce lower trim slash | raise increase boost | pay | review |
    announce declare confirm reaffirm | resume restart reinstate restore | miss skip | halve | double
    """,
    "suspend | revoke withdraw rescind terminate",
    "recommend advise suggest | advise_against warn_against | demand insist_on require",
    "is_offered are_offered was_offered were_offered | receive get accept take",
    "raise increase double triple | maintain keep hold retain",
    # what somebody has another do
    """
    ask request invite urge call_on encourage advise appeal_to | order instruct command require force compel oblige |
    allow permit let authorize authorise enable | forbid ban prohibit bar | pay hire engage | sue | help assist |
    persuade convince
    """,
    "persuade | fail_to_persuade",
    # how far somebody has got with what he does
    """
    consider weigh contemplate mull think_about discuss debate explore |
    decide resolve agree vote choose decide_on decide_to | refuse decline rule_out | threaten |
    promise pledge vow swear | offer volunteer |
    neglect forget | manage | hesitate | rush | beg ask | want wish hope | propose suggest
    """,
    """
    plan intend aim mean want wish hope | promise pledge vow swear | threaten | offer volunteer | try attempt |
    manage succeed | neglect forget | refuse decline | begin start | stop cease | continue
    """,
    """
    plan consider propose design seek apply_for bid_for negotiate want look_at look_for hope_to inspect test explore |
    open inaugurate complete finish win secure receive obtain buy acquire approve launch sign_a_deal_for
    """,
    "order design plan | receive complete open",
    "be_about_to be_close_to be_set_to be_due_to | have has",
    "be_close_to be_about_to | have",
    # what is given, or only promised
    """
    offer propose_to_pay | pay give gave grant hand | promise pledge | deny refuse | owe | lend | demand_of ask_of
    """,
    "owe | is_owed are_owed was_owed were_owed",
    # what is said
    """
    confirm verify prove | deny reject | speculate suspect fear doubt suggest hint | hope
    """,
    "say state announce know | deny doubt disprove fear hope | ask_whether ask_if wonder_whether wonder_if",
    "know | suspect believe think suppose assume guess",
    "claim allege accuse suspect | prove disprove convict establish",
    """
    ask_whether ask_if wonder_whether wonder_if question_whether examine_whether |
    say state show confirm find insist announce prove know
    """,
    "rumor rumour suggest hint imply indicate point_to | prove establish confirm demonstrate",
    "expect anticipate foresee | rule_out exclude dismiss | hope_for pray_for",
    # a verb and its particle
    "phase_in bring_in roll_out | phase_out do_away_with roll_back",
    "hold_back withhold | pay_out release hand_out",
    "sign_up_to opt_into sign_up_for | sign_off_from opt_out_of pull_out_of back_out_of withdraw_from",
    """
    turn_on switch_on start_up plug_in fire_up power_up | turn_off switch_off shut_down unplug wind_down power_down
    """,
    "turn on switch | off",
    "scale_up step_up add_to expand | scale_down cut_back_on wind_down scale_back",
    "bring_forward | put_off push_back",
    "set_up found establish | wind_up dissolve disband",
    "drop abandon give_up | keep_up stick_with stick_to stand_by hold_on_to keep",
    "stand_by stick_to | back_away_from retreat_from walk_away_from back_down_from",
    "speed_up | slow_down",
    "take_over assume | hand_over transfer give_up relinquish pass_on",
    "turn_down reject | take_up take_on accept",
    "hold_on_to keep retain | give_up hand_over relinquish lose_out_on give_away",
    "buy_into | sell_out_of pull_out_of",
    "win win_back | lose lose_out_on",
    "walk_into | walk_away_from walk_out_of",
    "call_for demand | call_off cancel",
    "give_away | take_back keep",
    "take_on accept | pass_on turn_down",
    "put_up put_in install put_together assemble | take_down take_out take_apart dismantle remove",
    "lock_up | open_up unlock",
    "resume restart | break_down collapse stall",
    "report_to answer_to | supervise oversee manage head",
    "result_from stem_from come_from | result_in lead_to cause bring_about",
    "inherit | lose",
)
"""Sides of deeds, parted by bars; `_` joins a verb with its particle. Of a list one place has one side."""

SURENESS: Final = (
    # how sure it is
    "possible conceivable | likely probable | certain sure definite inevitable | impossible | unlikely",
    """
    may might could is_allowed_to are_allowed_to is_free_to | must has_to have_to had_to is_forced_to is_obliged_to
    is_required_to are_required_to | cannot must_not may_not | need_not does_not_have_to do_not_have_to |
    wants_to want_to
    """,
    "may might could | will shall",
    "should | must has_to have_to",
    "need_not does_not_have_to do_not_have_to | must_not may_not cannot",
    "has_to have_to must | wants_to want_to hopes_to",
    "allowed permitted able free | obliged forced required compelled bound | forbidden",
    """
    probably likely apparently reportedly allegedly seemingly possibly perhaps supposedly |
    certainly definitely undoubtedly surely officially undeniably
    """,
    "suspected alleged presumed | confirmed proven proved",
    "is_set_to is_due_to is_about_to are_set_to | has_yet_to have_yet_to",
    # when it is
    "is_being are_being | has_been have_been",
    "is_to_be are_to_be will_be | has_been have_been was were",
    "will shall may might could | has have had",
    "used_to once formerly no_longer | still",
    "already | soon not_yet",
    "is are | was were",
)
"""The same of words that say how sure it is, and whether it has been, is or will be."""

WORDING: Final = (
    # how much of it
    "only solely exclusively merely | also too even",
    "alone by_itself by_themselves | jointly together",
    "part_of some_of | most_of half_of all_of the_whole_of the_entire",
    "part some | all whole",
    "half | all every | most",
    "both | one only_one neither either",
    "each every all | only_one",
    "always | usually generally normally often sometimes | rarely seldom never",
    "briefly temporarily | permanently indefinitely",
    "nearly almost | exactly precisely | more_than",
    "exactly precisely | at_least | at_most up_to",
    # how it is done
    "gradually slowly | immediately at_once instantly suddenly",
    "reluctantly grudgingly unwillingly | eagerly gladly willingly",
    "deliberately intentionally knowingly on_purpose | accidentally inadvertently unknowingly by_accident",
    "secretly privately | publicly openly",
    "jointly together | separately individually alone",
    "alongside together_with | against",
    # where, when and which way
    "for in_favour_of in_favor_of | against",
    "until till up_to | since from beyond",
    "inside within | outside beyond",
    "towards toward | away_from",
    "to | from",
    "before | after following during",
    "during | after before",
    "to into | out_of",
    "under | over above",
    "on_the_advice_of under_the_advice_of in_line_with | against_the_advice_of",
    "up_to within | beyond above",
    "as_well_as along_with together_with in_addition_to besides | instead_of rather_than",
    "including | except excluding apart_from other_than but except_for",
    "for | except_for",
    # why and whether
    """
    because because_of owing_to due_to thanks_to on_account_of |
    despite in_spite_of although though even_though notwithstanding | if provided_that as_long_as on_condition_that
    """,
    "over because_of | despite",
    "if once when as_soon_as provided_that whenever | unless",
    "only_if provided_that | even_if unless",
    "if only_if | even_if",
    "so therefore | although but",
    "and | or",
)
"""The same of small words and others that say how much of it, how, where, when and why."""

SAME: Final = """
    flood inundate swamp submerge engulf, search raid comb, win take capture claim clinch,
    mock ridicule deride taunt, praise laud hail acclaim applaud commend, support hail back welcome,
    sign recruit hire, deliver unload bring carry ship, hit strike batter pound,
    say tell add note remark state comment, say argue maintain contend claim assert insist,
    show reveal indicate demonstrate find, report disclose post record publish,
    begin start launch kick commence open, stop halt cease end finish conclude, help assist aid support,
    get receive obtain gain secure win, use employ deploy utilize utilise apply,
    make produce manufacture build create, give provide supply offer grant hand,
    run operate manage oversee head lead direct handle, hear examine review consider, need require demand call,
    try attempt seek strive, change alter modify amend revise adjust, kill slay murder, injure hurt wound,
    damage harm hurt, destroy wreck ruin devastate level, leave depart exit quit, arrive reach land come,
    go travel head fly sail, steal rob loot, hide conceal, see observe notice spot witness,
    discover find uncover detect unearth, watch monitor observe track, fix repair mend restore,
    collect gather raise amass, protest demonstrate rally march, meet gather convene assemble, talk speak confer,
    discuss debate address, explain describe outline detail, call name dub label term, phone call ring telephone,
    select choose pick name appoint, appoint name install, elect choose pick, fight battle combat tackle,
    defeat beat overcome, escape flee evade, share split divide, save rescue, teach instruct train,
    write author pen draft, study examine analyse analyze investigate, test trial try, check verify inspect examine,
    remove withdraw pull take, keep retain maintain hold, happen occur take, cause trigger provoke spark prompt,
    prevent stop avert block, limit restrict curb cap, plan intend aim mean,
    expect anticipate predict forecast foresee, estimate reckon calculate project put, sell market offer,
    spend invest, earn make, grow expand increase rise, shrink contract decline fall, possess own have hold,
    live reside dwell, die perish, crash collide, burn torch, cross pass traverse, evolve develop,
    boost lift raise bolster, pay fund finance cover, ask question query, answer reply respond,
    urge press push pressure, shut close, again repeatedly, quickly swiftly rapidly promptly fast,
    mainly mostly largely chiefly primarily, nearly almost virtually, currently now presently,
    previously formerly earlier, recently lately,
    sharply steeply strongly significantly considerably substantially dramatically, slightly marginally modestly,
    about approximately roughly around
"""
"""Words that may stand for each other, whatever a vector makes of them; lists parted by commas."""
