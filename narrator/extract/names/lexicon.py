"""The word lists that finding names rests on."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split(","))


FIRM_ENDS = _words(
    """Bank Group Holding Holdings Capital Partners Coal Iron Steel Metals Mining Minerals Resources Energy Oil Gas
    Power Pharmaceuticals Pharma Therapeutics Biosciences Securities Management Advisors Advisers Technologies
    Technology Systems Software Industries Networks Airlines Airways Motors Foods Brands Insurance Financial
    Investments Analytics Research Media Communications Telecom Partnership Associates Ventures Fund Funds Trust
    Exchange University Association Council Commission Agency Department Ministry Institute Foundation Center
    Centre Club Committee Board Court Party Services Solutions Laboratories Labs Stores Markets Brokers Retail
    Global International Freight Logistics Metrics Shipping Batteries Semiconductor Semiconductors Aviation
    Transport Lithium Biotech Bancorp Railways Railroad Petroleum Chemical Chemicals Healthcare Hospital
    Hospitals Entertainment Interactive Properties Realty Clearing Automotive Electronics Electric Devices
    Instruments Materials Beverages Brewing Hotels Resorts Cruises Apparel Outfitters Restaurants Pictures
    Studios Games Authority Bureau Federation Union Society School College Police Times Journal Post Herald
    Tribune Gazette News Newspapers Press Mines Railway Residential Homes Homebuilders Maritime Tankers Seafood Cement
    Utilities Robotics Aerospace Tobacco Timber Precision Biologics Diagnostics Genomics Pharmaceutical"""
)
"""What names of houses end with."""

GENERIC = _words(
    """bank first american national united general global international federal royal capital market markets north
    south east west western eastern northern southern university department ministry office house board central
    financial city state new old great big standard public private european british german french asian african
    australian canadian chinese japanese indian street wall small mid large energy oil gas real best good blue
    red green black white sun san santa los las saint st. st mount port lake river the and for with from this
    that these those our your their its his her short long high low open close fund funds stock stocks group
    trust media news today world hong kong u.s. us uk u.k. eu mr ms mrs dr one two three four five six seven
    eight nine ten all any each every both many most some more less other another such same next last early late
    middle advanced applied associated independent international internal external local regional community
    people consumer industrial commercial digital data home health human life living modern natural pacific
    atlantic pan supreme high chief investment investor investors research management economic monetary foreign
    domestic treasury justice labor labour housing commerce trade defence defense education interior
    environmental school court party council committee"""
)
"""First words that many houses share and that tell none of them, without case."""

NO_NAMES = _words(
    """AI A.I. CEO CFO CIO COO CTO ETF ETFs ETN ETNs IPO IPOs SPAC SPACs GDP CPI PPI PCE PMI EPS P/E EBITDA IT EV
    EVs REIT REITs NAV ROI ESG YTD Q1 Q2 Q3 Q4 H1 H2 USD EUR GBP JPY CHF CAD AUD CNY HKD INR ET EST EDT GMT CET
    BST UTC PT PST PDT M&A R&D B2B SaaS GAAP TV PC FAQ PDF RSS URL Advertisement Subscribe Share Copyright
    VaR OTC FX FOMO LNG WTI January February March April May June July August September October
    November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Will Christmas Easter Inc Corp
    Ltd LLC plc Co Inc. Corp. Ltd. Co. Street Wall Main"""
)
"""Capitals that are nobody's name."""

GIVEN_NAMES = _words(
    """Aaron Abdul Abigail Abraham Adam Adrian Agnes Ahmed Aidan Aisha Akira Alan Alastair Albert Alberto Alejandro
    Alex Alexander Alexandra Alexei Alexis Alfred Ali Alice Alicia Alison Allan Allison Alvaro Alvin Amanda
    Amara Amber Amelia Amit Amy Ana Anand Anders Andre Andrea Andreas Andrei Andrew Andy Angela Angelo Anil
    Anita Ann Anna Anne Annette Annie Anshu Anthony Antoine Anton Antonio Aoife Arjun Arnold Arthur Arun Ashley
    Ashok Astrid Audrey Barack Barbara Barry Beatrice Ben Benjamin Bernard Bernie Bert Beth Betty Beverly Bill
    Billy Bjorn Bob Bobby Boris Brad Bradley Brandon Brenda Brendan Brendon Brett Brian Bridget Bruce Bruno
    Bryan Caleb Calvin Cameron Carl Carla Carlos Carly Carmen Carol Caroline Carolyn Catherine Cathy Cecilia
    Chad Chandra Charlie Chen Cheryl Chloe Chris Christian Christina Christine Christoph Christopher Claire
    Clara Claude Claudia Colin Connie Conor Craig Curtis Cynthia Daisuke Dale Damien Dan Dana Daniel Daniela
    Danny Darren Dave David Dawn Dean Debbie Deborah Deepak Deirdre Denis Dennis Derek Diana Diane Diego Dieter
    Dirk Dmitri Dmitry Dominic Don Donald Donna Doris Dorothy Doug Douglas Duncan Dylan Ed Eddie Edmund Edouard
    Eduardo Edward Edwin Eileen Elaine Eleanor Elena Elin Eliot Elizabeth Ella Ellen Elliot Emil Emily Emma
    Emmanuel Enrique Eric Erica Erik Erin Ernest Ernst Esther Ethan Eugene Eva Evan Evelyn Fabio Fatima Felipe
    Felix Fernando Fiona Florence Frances Francesca Francesco Francis Francisco Francois Frank Franz Fred
    Frederic Frederick Friedrich Fumio Gabriel Gareth Gary Gavin Geoff Geoffrey Georg George Georges Gerald
    Gerard Gerhard Giles Gina Giorgio Giovanni Giulia Giuseppe Gloria Gordon Grace Graham Greg Gregory Greta
    Guillaume Guillermo Gunther Gustavo Guy Hamid Hannah Hans Harold Harriet Harry Harvey Hassan Heather Hector
    Heidi Heinrich Heinz Helen Helena Helmut Henrik Henry Herbert Hideo Hillary Hiro Hiroshi Holger Howard Hugh
    Hugo Ian Ibrahim Ifeoma Igor Ingrid Irene Isaac Isabel Isabella Ismail Ivan Ivo Jack Jacob Jacqueline
    Jacques Jaime Jake James Jamie Jan Jane Janet Janice Jason Javier Jay Jean Jeff Jeffrey Jennifer Jenny Jens
    Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joao Joe Joel Johan Johann Johannes John Johnny
    Jon Jonas Jonathan Jorge Jose Joseph Josh Joshua Joyce Juan Judith Judy Juergen Julia Julian Julie Julien
    Julio Jun Jurgen Justin Kai Karen Karim Karin Karl Kate Katharina Katherine Kathleen Kathryn Kathy Katie
    Katrina Kazuo Keiko Keith Kelly Ken Kenji Kenneth Kevin Khalid Kim Kimberly Klaus Kofi Kristen Kumar Kurt
    Kyle Larry Lars Laura Lauren Laurence Laurent Lawrence Leah Lee Leif Lena Leo Leon Leonard Leslie Lewis Li
    Liam Lillian Linda Lindsay Lisa Liz Lorenzo Lotte Louis Louise Luca Lucas Lucia Lucy Luigi Luis Luke Lynn
    Magnus Mahmoud Malcolm Manuel Marc Marcel Marcelo Marco Marcus Margaret Maria Marie Marilyn Mario Marion
    Marjorie Mark Markus Marta Martha Martin Martina Mary Massimo Mathias Matt Matteo Matthew Matthias Maureen
    Maurice Max Megan Mei Mehmet Melanie Melissa Mercedes Mia Michael Michel Michele Michelle Miguel Mike
    Mikhail Milan Odile Aurelio Ming Minh Miriam Mohamed Mohammad Mohammed Moira Molly Monica Muhammad Murray
    Nadia Nancy Naomi Natalia Natalie Natasha Nathan Neil Nia Nicholas Nick Nicola Nicolas Nicole Nigel Nikhil
    Nikolai Nina Noah Nobuo Noel Nora Norman Oleg Olga Oliver Olivia Olivier Omar Oren Oscar Otto Owen Pablo Pam
    Pamela Paolo Pascal Patricia Patrick Patty Paul Paula Paulo Pavel Pedro Peggy Peter Petra Phil Philip
    Philippe Phillip Phoebe Pierre Pieter Pilar Priya Rachel Rafael Rahul Raj Rajesh Ralf Ramesh Ramon Randall
    Randy Raphael Raul Ravi Ray Raymond Rebecca Reiner Rhona Ricardo Richard Rick Rita Rob Robert Roberta
    Roberto Robin Rodney Rodrigo Roger Roland Rolf Ron Ronald Rory Rosa Rosemary Ross Roy Rupert Russ Ruth Ryan
    Sabine Sally Sam Samantha Samir Samuel Sandra Sandy Sanjay Sanjeev Sara Sarah Satoshi Saul Scott Sean
    Sebastian Serge Sergei Sergio Shane Shannon Sharon Shawn Sheila Shinichi Shinzo Shirley Sigrid Silvia Simon
    Simone Sofia Sonia Sophia Sophie Stan Stacy Stefan Stefano Stella Stephan Stephane Stephanie Stephen Steve
    Steven Stuart Sue Sunil Suresh Susan Susanne Suzanne Sven Sylvia Takashi Takeshi Tamara Tamsin Tanya Tara
    Taro Ted Teresa Terence Terry Theo Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tomas Tommy
    Toni Tony Tracy Trevor Tyler Ulrich Ursula Valerie Vanessa Veronica Vicki Victor Victoria Vijay Vikram
    Vincent Vincenzo Viktor Vivian Vladimir Walter Warren Wayne Wei Wendy Werner Wilhelm William Wolfgang Xavier
    Yan Yang Yasmin Yasuo Yoko Yoshi Yuki Yuri Yusuf Yves Yvonne Zach Zachary Zoe"""
)
"""Common given names; those that are as often a place or a house (Charlotte, Morgan, Austin, Charles) are left out."""

AGENCIES = {
    "Fed": "Federal Reserve",
    "SEC": "Securities and Exchange Commission",
    "CFTC": "Commodity Futures Trading Commission",
    "FDIC": "Federal Deposit Insurance Corporation",
    "FTC": "Federal Trade Commission",
    "FDA": "Food and Drug Administration",
    "DOJ": "Justice Department",
    "ECB": "European Central Bank",
    "BOE": "Bank of England",
    "BoE": "Bank of England",
    "BOJ": "Bank of Japan",
    "BoJ": "Bank of Japan",
    "IMF": "International Monetary Fund",
    "OPEC": "Organization of the Petroleum Exporting Countries",
    "WTO": "World Trade Organization",
    "FINRA": "Financial Industry Regulatory Authority",
    "Finra": "Financial Industry Regulatory Authority",
    "NYSE": "New York Stock Exchange",
}
"""Public bodies that newspapers name by their letters alone."""

COUNTRIES = {
    "U.S.": "United States",
    "US": "United States",
    "U.S": "United States",
    "USA": "United States",
    "U.S.A.": "United States",
    "America": "United States",
    "United States of America": "United States",
    "U.K.": "United Kingdom",
    "UK": "United Kingdom",
    "Britain": "United Kingdom",
    "Great Britain": "United Kingdom",
    "UAE": "United Arab Emirates",
    "U.A.E.": "United Arab Emirates",
    "EU": "European Union",
    "E.U.": "European Union",
}
"""Short forms of countries and unions, and the one name of each."""

PLACES = _names(
    """Afghanistan, Alaska, Albania, Algeria, Amsterdam, Argentina, Arizona, Arkansas, Athens, Atlanta, Auckland,
    Australia, Austria, Bahrain, Baltimore, Bangkok, Bangladesh, Barcelona, Basel, Beijing, Belarus, Belgium,
    Berlin, Bermuda, Bolivia, Boston, Brazil, Brisbane, Britain, Brussels, Budapest, Buenos Aires, Bulgaria,
    Cairo, Calgary, California, Cambodia, Canada, Cape Town, Chicago, Chile, China, Cleveland, Colombia,
    Colorado, Connecticut, Copenhagen, Costa Rica, Croatia, Cuba, Cyprus, Dallas, Delaware, Delhi, Denmark,
    Denver, Detroit, Dubai, Dublin, Ecuador, Edinburgh, Egypt, El Salvador, England, Estonia, Ethiopia, Finland,
    Florida, France, Frankfurt, Geneva, Germany, Ghana, Glasgow, Greece, Guangzhou, Hamburg, Hawaii, Helsinki,
    Hong Kong, Houston, Hungary, Iceland, Idaho, Illinois, India, Indiana, Indonesia, Iowa, Iran, Iraq, Ireland,
    Israel, Istanbul, Italy, Jakarta, Japan, Jersey City, Johannesburg, Jordan, Kansas, Kazakhstan, Kentucky,
    Kenya, Kuala Lumpur, Kuwait, Latvia, Lebanon, Leeds, Libya, Lisbon, Lithuania, London, Los Angeles,
    Louisiana, Luxembourg, Macau, Madrid, Maine, Malaysia, Malta, Manchester, Manhattan, Manila, Maryland,
    Massachusetts, Melbourne, Mexico, Mexico City, Miami, Michigan, Milan, Minneapolis, Minnesota, Mississippi,
    Missouri, Montana, Montreal, Morocco, Moscow, Mumbai, Munich, Myanmar, Nebraska, Netherlands, Nevada, New
    Delhi, New Hampshire, New Jersey, New Mexico, New Orleans, New York, New York City, New Zealand, Nigeria,
    North Carolina, North Dakota, North Korea, Northern Ireland, Norway, Ohio, Oklahoma, Oman, Oregon, Osaka,
    Oslo, Ottawa, Pakistan, Panama, Paris, Pennsylvania, Perth, Peru, Philadelphia, Philippines, Pittsburgh,
    Poland, Portugal, Prague, Puerto Rico, Qatar, Rhode Island, Riyadh, Romania, Rome, Rotterdam, Russia, San
    Diego, San Francisco, Sao Paulo, Saudi Arabia, Scotland, Seattle, Seoul, Serbia, Shanghai, Shenzhen,
    Singapore, Slovakia, Slovenia, South Africa, South Carolina, South Dakota, South Korea, Spain, Sri Lanka,
    St. Louis, Stockholm, Sweden, Switzerland, Sydney, Syria, Taipei, Taiwan, Tehran, Tel Aviv, Tennessee,
    Texas, Thailand, Tokyo, Toronto, Tunisia, Turkey, U.K., U.S., UK, US, USA, Ukraine, United Arab Emirates,
    United Kingdom, United States, Uruguay, Utah, Uzbekistan, Vancouver, Venezuela, Vermont, Vienna, Vietnam,
    Virginia, Wales, Warsaw, Washington, West Virginia, Wisconsin, Wyoming, Yemen, Zimbabwe, Zurich"""
)
"""Countries, states and large cities, which a parser takes for people and houses where a sentence is short."""
