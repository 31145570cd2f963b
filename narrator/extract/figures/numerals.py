"""Written numbers, in digits or words, and the decimal places that their writing shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()  # noqa: SIM905 - a page of words, not a column
_TENS = """twenty thirty forty fifty sixty seventy
    eighty ninety""".split()  # noqa: SIM905 - a page of words, not a column
WORDS = {
    "a": 1,
    "an": 1,
    **dict.fromkeys(("zero", "nought", "naught"), 0),
    **{word: value for value, word in enumerate(_ONES, start=1)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
}

MAGNITUDES = {
    **dict.fromkeys(("hundred",), 10**2),
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("lakh", "lakhs"), 10**5),
    **dict.fromkeys(("million", "mn", "mln", "mil", "mm", "m"), 10**6),
    **dict.fromkeys(("crore", "crores"), 10**7),
    **dict.fromkeys(("billion", "bn", "bln", "b"), 10**9),
    **dict.fromkeys(("trillion", "tn", "trn", "tln", "t", "lakh crore"), 10**12),
}
PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
"""The parts that words name, and how many of them make the whole."""
_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}

NUMBER_WORDS = (*(word for word in WORDS if len(word) > len("an")), "half", "quarter")
"""The words that a number may open with, save the article."""
_TEEN_OR_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_BELOW_TEN = "|".join(_ONES[:9])
_LARGE = "thousand|lakh|million|crore|billion|trillion"
PART_NAMES = "half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"

SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:(?:\s|-|\s-\s)(?:{_BELOW_TEN}))?|(?:{_TEEN_OR_ONE}))(?:\b|(?=fold))"
"""Whole numbers below a hundred in words."""
_HUNDREDS = (
    rf"(?:(?:{SMALL}|an?)[\s-]hundred\b(?:\s(?:and\s)?{SMALL}(?![\s-](?:hundred|in|out\sof|(?:{PART_NAMES})s?)\b))?)"
)
_THREE_FIGURES = rf"(?:{_HUNDREDS}|{SMALL})"
_COMPOUND = (
    rf"(?:(?:{_THREE_FIGURES}|an?)[\s-](?:{_LARGE}),?\s(?:and\s)?){{1,4}}{_THREE_FIGURES}(?:[\s-]thousand)?"
    rf"(?![\s-](?:{_LARGE}|{PART_NAMES})s?\b)"
)
_ZERO = r"(?:zero|nought|naught)\b"
_POINT = rf"(?<!at\s)(?:{_THREE_FIGURES}|{_ZERO})\spoint\s(?:(?:{_ZERO}|{SMALL})\s?){{1,6}}(?<!\s)"
_AND_A_PART = (
    rf"(?:{_THREE_FIGURES}|[0-9]{{1,4}})[\s-]and[\s-](?:(?:an?|one|two|three|four|five|seven)[\s-])(?:{PART_NAMES})s?\b"
    r"(?!\s(?:of|year|hour)\b)"
)
_DOZENS = rf"(?:(?:{SMALL}|half\sa|an?|[0-9]{{1,3}})\sdozens?)\b"
_GROUPED = (
    r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9,])"
    r"|[1-9][0-9]{0,2}(?:(?:[\u00a0\u2009\u202f][0-9]{3}){1,5}|(?:\s[0-9]{3}){2,5}|\s000)(?![0-9])"
)
_VULGARS = f"[{''.join(_VULGAR)}]"
_MIXED = rf"(?:[0-9]{{1,4}}[^\S\n]?)?{_VULGARS}|[0-9]{{1,4}}[\s-][1-9][0-9]?/(?:2|3|4|5|8|16|32|64)(?![0-9/])"

DIGITS = rf"(?:{_MIXED}|(?:{_GROUPED}|[0-9]{{1,15}})(?:\.[0-9]{{1,9}})?|\.[0-9]{{1,9}})"
SPELLED = rf"(?:{_DOZENS}|{_AND_A_PART}|{_POINT}|{_COMPOUND}|{_THREE_FIGURES}|zero(?=\s(?:per|basis)))"
FIGURES_AND_WORDS = rf"(?=[0-9]{{1,4}}\s(?:dozen|and\s))(?:{_DOZENS}|{_AND_A_PART})"
"""Figures with words behind them, such as `3 dozen` and `2 and a half`."""
PART_OF_ONE = (
    rf"(?:(?:an?|one)\s)?half(?:[\s-](?:of\s)?an?)?|(?:(?:an?|one|three)[\s-])?quarters?(?:\sof\san?)?"
    rf"|(?:an?|{_BELOW_TEN})[\s-](?:{PART_NAMES})s?\sof\s(?:an?|one)"
)
"""A part of a million, a billion or a percentage point, such as `half a`, `three quarters of a`, `six-tenths of a`."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `place` is the worth of its last written digit, `coarse` of its last digit above zero."""

    value: Decimal
    place: Decimal
    coarse: Decimal

    def times(self, factor: int | Decimal) -> Numeral:
        """The number with a magnitude such as `billion` behind it."""
        return Numeral(plain(self.value * factor), plain(self.place * factor), plain(self.coarse * factor))


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent or idle zeros.

    >>> plain(Decimal("9700000000.0"))
    Decimal('9700000000')
    """
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def read_numeral(written: str) -> Numeral:
    """The number that digits or words say, such as `1,250.5`, `twenty-five`, `two and a half`, `a dozen` or `2¼`.

    A number in words is exact to one; halves, fifths and tenths are exact to a tenth, other parts to a hundredth.

    >>> read_numeral("140").coarse, read_numeral("9.70").place, read_numeral("one hundred and six").value
    (Decimal('10'), Decimal('0.01'), Decimal('106'))
    """
    words = re.split(r"[\s,-]+", written.lower())
    if words[-1].startswith("dozen"):
        return _whole(6 if words[0] == "half" else 12 * _said(words[:-1]))
    if written[-1] in _VULGAR or "/" in words[-1]:
        return _mixed(written)
    if words[-1].removesuffix("s") in PARTS and "and" in words:
        join = words.index("and")
        return _beside(_said(words[:join]), _said(words[join + 1 : -1]), PARTS[words[-1].removesuffix("s")])
    if "point" in words:
        return _pointed(words)
    if written[0].isdigit() or written[0] == ".":
        value = Decimal(re.sub(r"[\s,]", "", written))
        return Numeral(value, _place(value), _coarse(value))
    return _whole(_said(words))


def read_part(written: str) -> Numeral:
    """The number that a part of one says, such as `half a` or `three quarters of a`."""
    words = re.split(r"[\s-]+", written.lower())
    name = next(word.removesuffix("s") for word in words if word.removesuffix("s") in PARTS)
    return _beside(0, 1 if words[0].removesuffix("s") in PARTS else _said(words[:1]), PARTS[name])


def _whole(value: int) -> Numeral:
    """A whole number in words."""
    number = Decimal(value)
    return Numeral(number, Decimal(1), _coarse(number))


def _said(words: list[str]) -> int:
    """The whole number that words or digits say, magnitudes and all: 2200 for two, thousand, and, two, hundred."""
    total = group = 0
    for word in words:
        if word == "hundred":
            group *= 100
        elif word in MAGNITUDES:
            total, group = total + group * MAGNITUDES[word], 0
        else:
            group += int(word) if word.isdecimal() else WORDS.get(word, 0)
    return total + group


def _pointed(words: list[str]) -> Numeral:
    """A decimal in words: 200.03 for two, hundred, point, zero, three."""
    at = words.index("point")
    value = Decimal(f"{_said(words[:at])}.{_decimals(words[at + 1 :])}")
    return Numeral(value, _place(value), _coarse(value))


def _decimals(words: list[str]) -> str:
    """The digits after a spoken point: 71 for seventy, one."""
    digits = ""
    for word in words:
        figure = str(WORDS.get(word, 0))
        tens = word in _BELOW_TEN.split("|") and _ROUND.search(digits)
        digits = (digits[:-1] if tens else digits) + figure
    return digits


_ROUND = re.compile(r"[2-9]0$")


def _mixed(written: str) -> Numeral:
    """A number with a fraction in figures: `2½`, `2 1/4`."""
    if written[-1] in _VULGAR:
        top, parts = _VULGAR[written[-1]]
        return _beside(int(written[:-1].strip() or 0), top, parts)
    whole, fraction = re.split(r"[\s-]", written, maxsplit=1)
    top, parts = map(int, fraction.split("/"))
    return _beside(int(whole), top, parts)


def _beside(whole: int, top: int, parts: int) -> Numeral:
    """A whole number and some parts of one."""
    value = whole + Decimal(top) / parts
    place = Decimal("0.1") if 10 % parts == 0 else Decimal("0.01")
    return Numeral(value, place, place)


def _place(value: Decimal) -> Decimal:
    """The worth of the last digit written."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _coarse(value: Decimal) -> Decimal:
    """The worth of the last digit that is not zero; of a zero, of its last digit."""
    if not value:
        return _place(value)
    exponent = value.normalize().as_tuple().exponent
    return plain(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))
