"""Words of one kind, of which two exclude each other where they stand in the same place of a sentence."""

from __future__ import annotations

from typing import Final

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
        grandfather, grandmother, grandson, granddaughter, stepfather, stepmother, cousin, friend, neighbor neighbour,
        colleague
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
        bribery, embezzlement, perjury, espionage, treason, extortion, smuggling, trespassing, vandalism, forgery,
        blackmail, laundering, hacking, stalking, poaching, torture, genocide, libel, terrorism, bigamy
        """,
    ),
    ("word", "judge, jury juror, lawyer attorney, prosecutor, witness, defendant, plaintiff"),
    ("word", "police, army military, navy, firefighter, coastguard"),
    (
        "word",
        """
        revenue sales turnover, profit profitability, cost expense, debt borrowing, dividend, capital, cash,
        margin, tax, inventory
        """,
    ),
    (
        "word",
        """
        shareholder stockholder stakeholder investor, employee staff worker, customer consumer, supplier
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
        measles, pneumonia, alzheimer, dementia, rsv, hepatitis, cholera, polio, asthma, arthritis, obesity, epilepsy,
        smallpox, dengue, typhoid, anaemia anemia, scurvy, mumps, eczema, autism
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
        """
        football soccer, basketball, baseball, tennis, golf, hockey, cricket, rugby, swimming, boxing, chess,
        volleyball, handball, badminton, skating, skiing, wrestling, fencing, cycling, rowing, sailing, judo,
        gymnastics, athletics, squash, darts, bowling, archery
        """,
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
        """
        dog, cat, horse, cow cattle, sheep lamb, pig hog, goat, bird, snake, bear, wolf, lion, tiger, elephant, donkey,
        chicken hen, duck, goose geese, rabbit, camel, reindeer, llama, ostrich, salmon, trout, mussel, oyster, lobster
        """,
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
    (
        "word",
        """
        arm, leg, hand, foot, head, back, neck, chest, shoulder, knee, ankle, hip, wrist, eye, ear, nose, mouth, lung,
        heart, liver, kidney, elbow, finger, toe, thigh, jaw, skull, spine, rib, hamstring, groin, thumb, heel, stomach
        belly
        """,
    ),
    ("word", "north northern, south southern, east eastern, west western, central"),
    (
        "word",
        """
        northeast northeastern north-east north-eastern, northwest northwestern north-west north-western, southeast
        southeastern south-east south-eastern, southwest southwestern south-west south-western
        """,
    ),
    ("word", "written, oral verbal spoken"),
    ("word", "gross, net"),
    ("word", "nominal, real"),
    ("word", "fixed, floating variable adjustable"),
    ("word", "raw, refined processed"),
    ("word", "organic, conventional, synthetic"),
    ("word", "civilian, military"),
    ("word", "criminal, civil"),
    ("word", "senior, junior, subordinated"),
    ("word", "preferred preference, common ordinary"),
    ("word", "investment-grade, high-yield junk"),
    ("word", "retail, wholesale, institutional"),
    ("word", "residential, commercial, industrial, agricultural"),
    ("word", "local, regional, national nationwide, global worldwide international"),
    ("word", "online digital, offline, physical, in-store"),
    ("word", "manual, automatic automated"),
    ("word", "offshore, onshore"),
    ("word", "inbound, outbound"),
    ("word", "upstream, midstream, downstream"),
    ("word", "primary, secondary"),
    ("word", "developed, emerging, frontier"),
    ("word", "unilateral, bilateral, multilateral"),
    ("word", "fiscal, monetary"),
    ("word", "taxable, tax-free tax-exempt"),
    ("word", "internal in-house, external"),
    ("word", "defensive, cyclical"),
    ("word", "hardware, software"),
    ("word", "goods, services"),
    ("name", LANDS),
)
"""The rule that a slip breaks, and the members of a kind, parted by commas; words of one may stand for each other."""
