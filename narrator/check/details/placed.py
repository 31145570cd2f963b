"""Words of one kind, of which two exclude each other only where one stands for the other in a like sentence.

A list has no word that is a kind of another's in it: a bank is a company, and who says so of it says nothing wrong.
Where two kinds have one, it stands with the wider in one list and by itself in a second: a brewery is a plant.
"""

from __future__ import annotations

from typing import Final

_WHEN: Final = (
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday",
    """
    january jan, february feb, march mar, april apr, june jun, july jul, august aug, september sept sep, october oct,
    november nov, december dec, may
    """,
    "spring, summer, winter, autumn fall, morning, noon midday, afternoon, evening, night overnight",
    "this current, last past previous, next coming",
    """
    hourly, day daily, week weekly, fortnightly biweekly, month monthly, quarter quarterly, year yearly
    annual, decade, century
    """,
    "beginning start, middle mid, end",
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, last",
    "before earlier ago, after later",
)

_HOW_MANY: Final = (
    """
    half halves, third thirds, quarter quarters, fifth fifths, sixth sixths, eighth eighths, tenth tenths, hundredth,
    thousandth
    """,
    "doubled, tripled trebled, quadrupled",
    "dozen, score, hundred, thousand, million, billion, trillion",
)

_OF_WHAT: Final = (
    "nano, micro, small smaller smallest, mid midsized medium, large larger largest big bigger, mega",
    "put, call",
    "hedge, pension, mutual, money, index tracker, equity stock, bond, venture, sovereign, infrastructure, property",
    "growth, value, income, momentum",
    """
    bank lender, insurer insurance, retailer retail, miner, maker, builder, utility, airline, broker, dealer, carmaker,
    drugmaker
    """,
    "consumer, producer, wholesale",
    """
    software, drug pharmaceutical pharma, car auto automotive, chip semiconductor, oil, steel, food, retail, mining,
    energy, insurance, property, shipping, airline aviation, chemical, clothing textile apparel, tobacco, media,
    defence defense, telecom telecommunications, banking, farming agricultural agriculture, fishing, music, tourism
    travel, construction building, forestry timber, paper, gambling betting, furniture, aerospace, shipbuilding,
    advertising, hotel hospitality, cement, plastic
    """,
    "office, car, home mortgage, student, commercial, personal, farm",
    "value, cash, debt, deposit, rent, revenue, profit income earnings, asset, cost, wage",
    "regional, national, foreign, domestic, primary",
    """
    share stock equity, bond note gilt, option, future, swap, warrant, commodity, currency, loan, deposit, bill,
    mortgage, certificate, annuity
    """,
    "fee charge commission, dividend, interest, rent, wage, tax",
    "net, gross, operating, pretax pre-tax",
    "open, short",
    "price, yield, dividend payout, volume, volatility, spread, liquidity",
    """
    order booking, backlog, output production, headcount workforce, capacity, deposit, premium, claim, export, import,
    reserve, productivity, liquidity, occupancy, asset, liability, inventory, revenue sales turnover, profit earnings
    income, cost expense, debt borrowing, cash, margin, dividend payout
    """,
)

_POSTS: Final = (
    """
    strategist, economist, analyst, trader, manager, founder, director, lawyer attorney counsel solicitor, chairman
    chairwoman chair, president, executive, treasurer, spokesman spokeswoman spokesperson, officer, head, regulator,
    adviser advisor consultant, professor, secretary, auditor, accountant bookkeeper, engineer, captain skipper, pilot,
    banker, mayor, minister, governor, ambassador, judge, prosecutor, doctor physician, nurse
    """,
    """
    trading, research, sales, compliance, equity, rates, currencies, credit, financing, legal, medical, financial
    finance, operating, marketing, technology
    """,
)

_THINGS: Final = (
    # who acts
    """
    union, government administration, court tribunal, bank lender, regulator watchdog agency authority, parliament
    legislature senate congress, police, board directors, committee panel, council, fund, exchange bourse, insurer
    underwriter, airline carrier, university college, hospital clinic, newspaper paper, broadcaster, charity, church,
    army military navy, embassy, retailer supermarket grocer, utility, developer, carmaker automaker, drugmaker, miner,
    brewer brewery, shipbuilder shipyard, refiner refinery, chipmaker, contractor, party, jury, landlord, auditor,
    publisher, brokerage broker, bookmaker, hotelier, railway railroad, steelmaker, president, mayor, governor
    """,
    """
    passenger traveller traveler, driver motorist, student pupil, patient, tenant renter, farmer grower, soldier troop,
    tourist holidaymaker, refugee, prisoner inmate, voter, doctor physician, nurse, teacher, engineer, miner, sailor
    seaman, pilot, policeman, shareholder stockholder, bondholder, supplier vendor, pensioner retiree,
    child kid, fisherman, journalist reporter, judge, lawyer attorney, builder, banker, shopkeeper, homeowner,
    landlord, depositor saver, policyholder, cyclist, pedestrian, docker, priest vicar, rabbi, imam, architect, dentist,
    vet veterinarian, pharmacist, librarian, cook chef, waiter, baker, butcher, plumber, electrician, carpenter joiner,
    mechanic, guard, gardener, clerk, translator, editor, detective, firefighter fireman, referee, coach trainer, tailor
    """,
    "chemist, geologist, physicist, biologist, historian",
    # what is written, said or shown
    """
    report study, letter, memo memorandum, filing, survey poll questionnaire, prospectus, ruling judgment judgement
    verdict, contract, petition, lawsuit suit, email e-mail, speech, newsletter, leaflet brochure pamphlet, manual
    handbook, sermon, song, film movie, map, diary, podcast, website, invoice, receipt, ticket, cheque, licence license
    permit, ballot, certificate, newspaper
    """,
    # what is made, grown and traded
    """
    oil crude petroleum, coal, uranium, electricity power, petrol gasoline, diesel, kerosene, gold, silver, copper,
    platinum, palladium, lithium, cobalt, zinc, tin, iron, steel, aluminium aluminum, nickel, wheat, corn maize, soybean
    soya, rice, barley, oats, rye, sugar, coffee, cocoa, cotton, tea, wool, rubber, timber lumber wood wooden, beef,
    pork, chicken poultry, fish, milk, butter, cheese, egg, potato potatoes, orange, apple, banana, wine, beer ale,
    cement concrete, glass, plastic, paper, leather, silk, nylon, bamboo, stone, brick, rope, cardboard, salt,
    fertiliser fertilizer, truck lorry, ship vessel boat ferry, plane aircraft airplane jet, car auto automobile, bus
    coach, train, tram, bicycle bike, motorcycle motorbike, tractor, chip semiconductor, software, phone handset
    smartphone, computer, battery, camera, television tv, furniture, clothes clothing apparel garment, shoe footwear,
    toy, medicine drug, weapon arms, tyre tire, engine motor, turbine, book, carpet, tile, piano, guitar, vaccine,
    watch, jewellery jewelry, perfume, cosmetics make-up, soap detergent, paint, lift elevator
    """,
    """
    natural, electric battery, diesel, hybrid, hydrogen, petrol gasoline, steam
    """,
    """
    dollar greenback, euro, pound sterling, yen, franc, yuan renminbi, rupee, rouble ruble, peso, krone krona, lira,
    zloty, rand, won, bitcoin, ether
    """,
    # what happens, and why
    """
    strike walkout stoppage, fire blaze, flood flooding, election, merger takeover acquisition, outage blackout, storm
    hurricane tornado typhoon cyclone blizzard, earthquake quake, war, riot, explosion blast, accident crash collision
    derailment, drought, epidemic outbreak pandemic, scandal, trial, festival, conference, leak spill, heatwave,
    avalanche, landslide mudslide, hack cyberattack, burglary, bankruptcy insolvency, siege, famine, frost, wedding,
    funeral, concert, parade, auction, exhibition, listing flotation, hearing, inspection, audit, referendum, race,
    match game, exam
    """,
    "hurricane, tornado, blizzard",
    """
    wage pay salary, rent, tariff, weather, demand, tax, supply, competition, interest, subsidy, fuel, freight,
    insurance, sanction, strike, war, regulation, litigation lawsuit, inflation, maintenance, advertising marketing,
    pension, tourism, fraud, corruption, bonus, layoff redundancy redundancies, repair, royalty
    """,
    # where
    """
    port harbour harbor dock, mine pit, plant factory works mill refinery smelter brewery bakery sawmill foundry,
    warehouse depot, branch office shop store outlet, stadium arena, airport airfield, school, hospital clinic, hotel
    inn, museum, prison jail, restaurant, library, university college, embassy consulate, court courthouse, mosque,
    church, theatre theater, bridge, tunnel, road highway motorway, railway railroad, canal, dam, pipeline, shipyard,
    farm, laboratory lab, pier, garage, cinema, zoo, park, casino, nursery kindergarten, cemetery graveyard, market,
    canteen cafeteria, pharmacy, gym, lighthouse, vineyard
    """,
    "refinery, smelter, brewery, bakery, sawmill, foundry, shipyard",
    "office, shop store",
    "station, airport, port harbour harbor, stadium, school, museum, prison",
    # of what sort
    """
    medical, legal, financial economic, military, political, environmental ecological, nuclear atomic, chemical, marine
    maritime, agricultural farming, electrical, mechanical, religious, educational, musical, sporting, historical,
    linguistic, geological, architectural, psychological, digital
    """,
    "municipal, provincial, national federal, european continental, global worldwide international",
    "partnership, cooperative co-operative, foundation, corporation, trust, subsidiary, charity, franchise, consortium",
    "plc, ag, gmbh, inc incorporated corp corporation, llc, ltd limited, sa, nv, ab",
)

SLOTS: Final = (
    *(("period", line) for line in _WHEN),
    *(("number", line) for line in _HOW_MANY),
    *(("subject", line) for line in _OF_WHAT),
    *(("affiliation", line) for line in _POSTS),
    *(("word", line) for line in _THINGS),
    ("superlative", "record high peak, low trough"),
)
"""The rule that a slip breaks, and the members of a kind, parted by commas; words of one may stand for each other."""
