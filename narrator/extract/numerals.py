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
    **{word: value for value, word in enumerate(_ONES, start=1)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
}

MAGNITUDES = {
    **dict.fromkeys(("hundred",), 10**2),
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("lakh",), 10**5),
    **dict.fromkeys(("million", "mn", "mln", "mm", "m"), 10**6),
    **dict.fromkeys(("crore",), 10**7),
    **dict.fromkeys(("billion", "bn", "bln", "b"), 10**9),
    **dict.fromkeys(("trillion", "tn", "trn", "t"), 10**12),
}

_TEEN_OR_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?|\.[0-9]{1,9}"
SPELLED = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[:9])}))?|(?:{_TEEN_OR_ONE}))(?:\b|(?=fold))"


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
    """The number that digits or words say, such as `1,250.5`, `twenty-five` or `a`.

    >>> read_numeral("140").coarse, read_numeral("9.70").place
    (Decimal('10'), Decimal('0.01'))
    """
    if written[0].isdigit() or written[0] == ".":
        value = Decimal(written.replace(",", ""))
        return Numeral(value, _place(value), _coarse(value))
    value = Decimal(sum(WORDS[word] for word in re.split(r"[\s-]+", written.lower())))
    return Numeral(value, Decimal(1), _coarse(value))


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
