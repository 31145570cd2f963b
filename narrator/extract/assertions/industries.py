"""Industries as price files name them, to find them in prose."""

from __future__ import annotations

import re
from itertools import groupby

NAMES = tuple(
    name.strip()
    for name in """
Advertising/Marketing Services | Aerospace & Defense | Agricultural Commodities/Milling | Air Freight/Couriers |
Airlines | Alternative Power Generation | Aluminum | Apparel/Footwear | Apparel/Footwear Retail |
Auto Parts: OEM | Biotechnology | Broadcasting | Building Products | Cable/Satellite TV | Casinos/Gaming |
Chemicals: Specialty | Coal | Computer Communications | Computer Peripherals | Computer Processing Hardware |
Construction Materials | Consumer Sundries | Containers/Packaging | Contract Drilling | Data Processing Services |
Department Stores | Discount Stores | Drugstore Chains | Electric Utilities | Electrical Products |
Electronic Components | Engineering & Construction | Environmental Services | Finance/Rental/Leasing |
Financial Conglomerates | Food Distributors | Food Retail | Gas Distributors | Home Furnishings |
Home Improvement Chains | Homebuilding | Hospital/Nursing Management | Hotels/Resorts/Cruise lines |
Industrial Machinery | Information Technology Services | Insurance Brokers/Services | Integrated Oil |
Internet Retail | Internet Software/Services | Investment Banks/Brokers | Investment Managers |
Life/Health Insurance | Major Banks | Managed Health Care | Marine Shipping | Medical Distributors |
Medical Specialties | Metal Fabrication | Motor Vehicles | Movies/Entertainment | Multi-Line Insurance |
Oil & Gas Pipelines | Oil & Gas Production | Oil Refining/Marketing | Oilfield Services/Equipment |
Packaged Software | Pharmaceuticals: Major | Personnel Services | Precious Metals | Property/Casualty Insurance |
Publishing: Newspapers | Railroads | Real Estate Development | Real Estate Investment Trusts |
Recreational Products | Regional Banks | Restaurants | Savings Banks | Semiconductors | Specialty Insurance |
Specialty Stores | Specialty Telecommunications | Steel | Telecommunications Equipment | Tobacco | Trucking |
Water Utilities | Wholesale Distributors | Wireless Telecommunications
""".split("|")  # noqa: SIM905 - a page of words, not a column
)
_BY_WORDS = {name.lower(): name for name in NAMES}
_LONGEST_FIRST = sorted(_BY_WORDS, key=lambda name: (name[0], -len(name)))
PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        f"{initial}(?:{'|'.join(re.escape(name[1:]) for name in names)})"
        for initial, names in groupby(_LONGEST_FIRST, key=lambda name: name[0])
    )
    + r")(?![\w-])",
    re.IGNORECASE,
)
"""By their initials, so that few are tried at a word."""

_BRANCH = (
    r"(?:retail|energy|technology|tech|utility|biotech|healthcare|health[\s-]care|banking|insurance|mining|shipping|airline"
    r"|software|chip|semiconductor|oil|gas|steel|pharmaceutical|drug|media|telecom|property|real[\s-]estate|defen[cs]e)"
)
BRANCH = re.compile(rf"(?<![\w-]){_BRANCH}(?=\s(?:stocks|shares|shorts)\b)", re.IGNORECASE)
"""Industries by their plain names, where stocks are named by them: "short positions in retail stocks"."""
LISTED = re.compile(rf"(?<=\b(?:on|in)\s){_BRANCH}(?=\s(?:~|¢|last|this)|[,.;]|$)", re.IGNORECASE)
"""The same alone, in a sentence that goes by industry."""


def industry_name(words: str) -> str:
    """The industry as a price file writes it, or the words with capitals where no file is known to have them.

    >>> industry_name("regional banks"), industry_name("retail")
    ('Regional Banks', 'Retail')
    """
    if words.lower() in _BY_WORDS:
        return _BY_WORDS[words.lower()]
    return " ".join(word.capitalize() if word.islower() else word for word in words.split())
