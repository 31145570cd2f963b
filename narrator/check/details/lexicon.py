"""Words of general English that exclude each other where they stand in the same place of a sentence."""

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

LANDS: Final = """
    china chinese beijing, japan japanese tokyo, korea korean seoul, india indian delhi, pakistan pakistani,
    russia russian moscow kremlin, ukraine ukrainian kyiv kiev, britain british u.k uk english england
    london englishman briton brits, scotland scottish edinburgh, ireland irish dublin, france french paris,
    germany german berlin, italy italian rome, spain spanish madrid, portugal portuguese lisbon, poland
    polish warsaw, greece greek athens, turkey turkish ankara, israel israeli, palestine palestinian gaza,
    iran iranian tehran, iraq iraqi baghdad, syria syrian damascus, saudi riyadh, egypt egyptian cairo,
    nigeria nigerian, kenya kenyan, ethiopia ethiopian, mexico mexican, canada canadian ottawa toronto, u.s
    us american america washington usa, brazil brazilian, argentina argentine, chile chilean, colombia
    colombian, venezuela venezuelan, peru peruvian, cuba cuban, australia australian sydney canberra
    melbourne, zealand, indonesia indonesian, malaysia malaysian, singapore singaporean, thailand thai,
    vietnam vietnamese, philippines filipino, taiwan taiwanese, afghanistan afghan, netherlands dutch,
    belgium belgian brussels, switzerland swiss, austria austrian vienna, sweden swedish, norway norwegian,
    denmark danish, finland finnish, hungary hungarian, romania romanian, czech prague, serbia serbian,
    croatia croatian, lithuania lithuanian vilnius, latvia latvian riga, estonia estonian tallinn, iceland
    icelandic reykjavik, bulgaria bulgarian, slovakia slovak, slovenia slovenian, bangladesh bangladeshi,
    ghana ghanaian, zambia zambian, ecuador ecuadorean, bolivia bolivian, morocco moroccan, tunisia
    tunisian, lebanon lebanese beirut, jordanian, yemen yemeni, uganda ugandan, belarus belarusian, georgia
    georgian, africa african, europe european, asia asian
"""
"""What lands, their people and their capitals are called, parted by commas."""

KINDS: Final = (
    (
        "word",
        """
        red crimson scarlet, blue navy, green, yellow, black, white, orange, purple violet, pink, brown, gray
        grey, gold golden, silver, beige, turquoise
        """,
    ),
    (
        "number",
        """
        first 1st, second 2nd, third 3rd, fourth 4th, fifth 5th, sixth 6th, seventh 7th, eighth 8th, ninth 9th,
        tenth 10th
        """,
    ),
    ("period", "q1, q2, q3, q4"),
    ("period", "spring, summer, winter, autumn"),
    (
        "word",
        """
        father dad, mother mom mum, brother, sister, son, daughter, husband, wife, uncle, aunt, nephew, niece,
        grandfather, grandmother, cousin, friend, neighbor neighbour, colleague
        """,
    ),
    (
        "word",
        """
        ceo chief-executive, cfo, coo, cto, chairman chairwoman chair chairperson, founder, co-founder
        cofounder, president, director, manager, treasurer, secretary, investor, employee, spokesman spokeswoman
        spokesperson
        """,
    ),
    (
        "word",
        """
        murder, manslaughter, homicide, assault, robbery, burglary, theft, arson, kidnapping, rape, fraud,
        bribery, embezzlement, perjury, espionage, treason, extortion, smuggling, trespassing, vandalism
        """,
    ),
    ("word", "judge, jury juror, lawyer attorney, prosecutor, witness, defendant, plaintiff"),
    ("word", "police, army military, navy, firefighter, coastguard"),
    (
        "word",
        """
        revenue sales turnover, profit profitability, cost expense, debt borrowing, dividend, capital, cash,
        margin, tax, inventory, volume
        """,
    ),
    (
        "word",
        """
        shareholder stockholder stakeholder investor, employee staff worker, customer client consumer, supplier
        vendor, creditor lender, regulator
        """,
    ),
    (
        "word",
        "vaccine, drug medicine medication pill, antibody, therapy treatment, test diagnostic, surgery",
    ),
    (
        "word",
        """
        cancer, diabetes, tuberculosis, malaria, influenza flu, covid covid-19 coronavirus, hiv aids, ebola,
        measles, pneumonia, alzheimer, dementia, rsv, hepatitis, cholera, polio
        """,
    ),
    (
        "word",
        """
        mountain, beach, forest woods, lake, river, desert, island, cliff, valley, building tower, bridge, ocean
        sea, street road
        """,
    ),
    (
        "word",
        """
        school, hospital clinic, church, hotel, museum, prison jail, airport, stadium, restaurant, library,
        university college, embassy consulate, factory plant, court courthouse, mosque, synagogue, theater
        theatre
        """,
    ),
    (
        "word",
        """
        car, truck lorry, bus, train, plane aircraft jet airplane, ship vessel boat, bicycle bike, motorcycle,
        helicopter
        """,
    ),
    (
        "word",
        "football, basketball, baseball, soccer, tennis, golf, hockey, cricket, rugby, swimming, boxing",
    ),
    (
        "word",
        """
        christian christianity, muslim islam islamic, jewish judaism, hindu hinduism, buddhist buddhism,
        catholic
        """,
    ),
    ("word", "gay homosexual, lesbian, bisexual, transgender, heterosexual straight"),
    ("word", "federal, state, county, municipal city"),
    (
        "word",
        """
        president, prime-minister premier, king, queen, chancellor, governor, mayor, senator, congressman,
        minister, ambassador
        """,
    ),
    ("word", "oil crude, gas, coal, solar, wind, nuclear, hydrogen, hydroelectric"),
    ("word", "gold, silver, copper, platinum, lithium, iron, steel, aluminum aluminium, nickel"),
    ("word", "wheat, corn maize, soybean, rice, sugar, coffee, cocoa, cotton"),
    (
        "word",
        "dog, cat, horse, cow, sheep, pig, goat, bird, snake, bear, wolf, lion, tiger, elephant, donkey",
    ),
    ("word", "breakfast, lunch, dinner supper"),
    (
        "word",
        "earthquake, flood, hurricane, tornado, wildfire fire, drought, tsunami, blizzard, landslide, volcano",
    ),
    ("word", "novel book, film movie, song, album, painting, play, poem, game"),
    ("word", "singer, actor actress, writer author, director, dancer, painter, musician, comedian"),
    (
        "word",
        "doctor physician, nurse, teacher, engineer, scientist, pilot, soldier, farmer, journalist reporter",
    ),
    ("word", "arm, leg, hand, foot, head, back, neck, chest, shoulder, knee, ankle, hip, wrist"),
    ("word", "north northern, south southern, east eastern, west western, central"),
    ("name", LANDS),
)
"""The rule that a slip breaks, and the members of a kind, parted by commas; words of one may stand for each other."""
