"""The currencies that narrator knows, as prose writes them: signs, codes, names and small coins."""

from __future__ import annotations

from decimal import Decimal

SIGNS = {
    "$": "USD",
    "US$": "USD",
    "U.S.$": "USD",
    "USD$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAN$": "CAD",
    "CAD$": "CAD",
    "HK$": "HKD",
    "HKD$": "HKD",
    "NZ$": "NZD",
    "NZD$": "NZD",
    "S$": "SGD",
    "SG$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "MEX$": "MXN",
    "MXN$": "MXN",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₽": "RUB",
    "₪": "ILS",
    "₫": "VND",
    "฿": "THB",
    "₦": "NGN",
    "₱": "PHP",
    "₴": "UAH",
    "₡": "CRC",
    "₾": "GEL",
    "₭": "LAK",
    "₿": "BTC",
    "元": "CNY",
    "ZŁ": "PLN",
    "SFR": "CHF",
    "RS": "INR",
    "RS.": "INR",
}
"""Signs in capitals, most of them before the figure."""

PLAIN_CODES = tuple(
    """USD EUR GBP JPY CNY CHF CAD AUD NZD HKD SGD SEK NOK DKK INR KRW BRL MXN ZAR TWD RMB THB IDR PLN CZK RUB
    BTC""".split()  # noqa: SIM905 - a page of words
)
"""Codes that spell no word, read in capitals or small letters."""
CAPITAL_CODES = tuple(
    """TRY MYR PHP VND ILS SAR AED KWD QAR HUF RON UAH EGP NGN KES CLP PEN ISK COP ARS GEL PKR LKR
    BDT""".split()  # noqa: SIM905 - a page of words
)
"""Codes that spell words, names or programs too, read in capitals only."""

_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "american": "USD",
    "united states": "USD",
    "australian": "AUD",
    "canadian": "CAD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "singaporean": "SGD",
    "new zealand": "NZD",
    "taiwan": "TWD",
    "new taiwan": "TWD",
}
NATIONS = {
    **{f"{nation} dollar": code for nation, code in _DOLLARS.items()},
    "british pound": "GBP",
    "egyptian pound": "EGP",
    "swiss franc": "CHF",
    "french franc": "FRF",
    "belgian franc": "BEF",
    "swedish krona": "SEK",
    "swedish krone": "SEK",
    "swedish crown": "SEK",
    "icelandic krona": "ISK",
    "norwegian krone": "NOK",
    "norwegian crown": "NOK",
    "danish krone": "DKK",
    "danish crown": "DKK",
    "czech koruna": "CZK",
    "czech crown": "CZK",
    "mexican peso": "MXN",
    "philippine peso": "PHP",
    "argentine peso": "ARS",
    "chilean peso": "CLP",
    "colombian peso": "COP",
    "indian rupee": "INR",
    "pakistani rupee": "PKR",
    "sri lankan rupee": "LKR",
    "turkish lira": "TRY",
    "italian lira": "ITL",
    "south african rand": "ZAR",
    "saudi riyal": "SAR",
    "qatari riyal": "QAR",
    "kuwaiti dinar": "KWD",
    "uae dirham": "AED",
    "kenyan shilling": "KES",
    "brazilian real": "BRL",
    "south korean won": "KRW",
    "korean won": "KRW",
    "japanese yen": "JPY",
    "chinese yuan": "CNY",
    "dutch guilder": "NLG",
    "finnish markka": "FIM",
    "german mark": "DEM",
    "deutsche mark": "DEM",
}
"""Currencies with their nation before them; the plain name alone may be another's."""

NAMES = {
    "dollar": "USD",
    "buck": "USD",
    "greenback": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "quid": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "franc": "CHF",
    "rupee": "INR",
    "krona": "SEK",
    "krone": "NOK",
    "rand": "ZAR",
    "shekel": "ILS",
    "ringgit": "MYR",
    "baht": "THB",
    "rupiah": "IDR",
    "zloty": "PLN",
    "forint": "HUF",
    "koruna": "CZK",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
    "naira": "NGN",
    "lira": "TRY",
    "bitcoin": "BTC",
    "guilder": "NLG",
    "markka": "FIM",
    "peseta": "ESP",
    "lari": "GEL",
}
"""Currencies by the name in the singular; a name that several nations use with equal right, as `peso`, is not here."""
PLURALS = {"kronor": "krona", "kroner": "krone", "korunas": "koruna", "reais": "real", "roubles": "rouble"}
SMALL_COINS = {
    "cent": ("USD", Decimal("0.01")),
    "¢": ("USD", Decimal("0.01")),
    "euro cent": ("EUR", Decimal("0.01")),
    "penny": ("GBP", Decimal("0.01")),
    "pennie": ("GBP", Decimal("0.01")),
    "pence": ("GBP", Decimal("0.01")),
    "p": ("GBP", Decimal("0.01")),
    "satoshi": ("BTC", Decimal("0.00000001")),
}
"""Coins by name, with their currency and their worth in it."""
