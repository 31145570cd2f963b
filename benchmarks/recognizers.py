"""Amounts and periods of Recognizers-Text's English specs, class by class.

    python benchmarks/recognizers.py FOLDER

FOLDER holds the suite's `Number`, `NumberWithUnit` and `DateTime` folders (github.com/microsoft/Recognizers-Text, MIT);
none of it is in this repository. Every figure that a currency, percent or number spec expects is put into one class by
rules on the spec alone, each class either within narrator's scope or out of it for the reason printed. A figure is hit
where an amount that overlaps it has its value (a fraction as per cents, a cent as a hundredth) and, for money, its
currency ("francs" are read as Swiss). Spaces are single, as in an article that was read. Specs that expect nothing are
counted apart. Fails where fewer than nine in ten figures within scope are hit, in any of the three kinds. Date specs
have a figure and no limit: they ask for assistants' dates, and end "this week" on Sunday where we end it today.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from narrator.extract.dates.periods import find_periods
from narrator.extract.figures.quantities import find_quantities
from narrator.model.claims import Quantity

LIMIT = 0.9
FILES = {
    "currency": ("NumberWithUnit/English/CurrencyModel",),
    "percent": ("Number/English/PercentModel", "Number/English/PercentModelPercentMode"),
    "number": ("Number/English/NumberModel", "Number/English/NumberModelPercentMode"),
}
DATES = ("DatePeriodParser", "DateParser")

CODES = {
    "Dollar": "USD",
    "United States dollar": "USD",
    "Cent": "USD",
    "Pound": "GBP",
    "British pound": "GBP",
    "Pence": "GBP",
    "Penny": "GBP",
    "Euro": "EUR",
    "Japanese yen": "JPY",
    "Chinese yuan": "CNY",
    "Franc": "CHF",
    "Swiss franc": "CHF",
    "Canadian dollar": "CAD",
    "Australian dollar": "AUD",
    "New Zealand dollar": "NZD",
    "Hong Kong dollar": "HKD",
    "Rupee": "INR",
    "Turkish lira": "TRY",
    "Mexican peso": "MXN",
    "Bitcoin": "BTC",
    "Satoshi": "BTC",
    "Peseta": "ESP",
    "Netherlands guilder": "NLG",
    "Finnish markka": "FIM",
    "Costa Rican colón": "CRC",
    "Georgian lari": "GEL",
    "Lao kip": "LAK",
}
COINS = {"Cent": "0.01", "Pence": "0.01", "Penny": "0.01", "Satoshi": "0.00000001"}
PART = r"(?:half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
FEW = r"(?:an?|one|two|three|four|five|six|seven|eight|nine)"
LARGE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore|bln|tln|mil|mm)s?"


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure that a spec expects: its words in the spec's text, what stands around it, value and unit."""

    kind: str
    text: str
    start: int
    end: int
    value: Decimal | None
    unit: str | None

    @property
    def words(self) -> str:
        """The words, in small letters."""
        return self.text[self.start : self.end].lower()

    @property
    def left(self) -> str:
        """What stands before."""
        return self.text[: self.start]

    @property
    def right(self) -> str:
        """What stands behind."""
        return self.text[self.end :]

    def has(self, pattern: str) -> bool:
        """Whether the words hold the pattern."""
        return re.search(pattern, self.words) is not None


@dataclass(frozen=True, slots=True)
class Class:
    """A class of mentions: whose figures it takes and, where they are outside narrator's scope, why."""

    name: str
    takes: Callable[[Mention], bool]
    out: str = ""


def anything(_one: Mention) -> bool:
    """What no class before has taken."""
    return True


def counts(one: Mention) -> bool:
    """Whether a plural noun that is no time follows within two words."""
    return bool(
        re.match(
            r"\s(?!years|months|days|weeks|is|was|as|this|times)(?:(?!in\b|is\b|of\b|are\b|and\b|or\b)[a-z]+\s){0,2}?"
            r"(?!is\b|was\b|years|times)[a-z]{2,}s\b|\s(?:people|possibilities)\b",
            one.right,
        )
    )


def ambiguous_part(one: Mention) -> bool:
    """Whether the whole spec is "a half", "a fifth", "three quarters"."""
    return one.words == one.text.strip().lower() and one.has(rf"^(?:an?\s{PART}|\w+\s(?:quarters?|half))$")


MONEY = (
    Class("no figure", lambda one: one.value is None, "a currency named without an amount"),
    Class(
        "unknown currency",
        lambda one: one.unit not in CODES,
        "no ISO code that narrator carries, or not in Latin script",
    ),
    Class("kuai and mao", lambda one: one.has("kuai|mao"), "spoken Chinese in English letters"),
    Class(
        "coins without a name",
        lambda one: (
            one.has(r"(?:dollars?|usd|\$ ?\d+)\s(?:and\s)?(?:\d+|[a-z]+(?:\s[a-z]+)?)$")
            and not one.has(r"cents?$|^\$?\s?\d+ dollars?$|illion$")
        ),
        "'15 dollars 50' is said, not written: print gives $15.50 or 50 cents",
    ),
    Class("coins", lambda one: one.unit in COINS),
    Class("sign", lambda one: one.has(r"[$£€¥₿₡₾₭元]")),
    Class("code", lambda one: one.has(r"m?(?:usd|eur|gbp|aud|cad|rmb|btc)\b")),
    Class("name", anything),
)
PERCENTS = (
    Class("no figure", lambda one: one.value is None, "the word 'percent' without an amount"),
    Class("percent of", lambda one: one.has("of .*[a-z0-9]$"), "'percent of twenty' names a base, not a share"),
    Class("fraction", lambda one: not one.has("%|percent")),
    Class("percent", anything),
)
NUMBERS = (
    Class(
        "powers", lambda one: one.has(r"\^|\de[+-]?\d"), "notation of computers and physics: no editor prints 1.1^23"
    ),
    Class(
        "pieces",
        lambda one: bool(re.search(r"\d[./-]$|\+$|[A-Z]-$|-$", one.left) or re.match(r"[./-]\d|-n|-f", one.right)),
        "pieces of a date, an address, a telephone number or a code are no amounts",
    ),
    Class("decimal comma", lambda one: one.has(r",\d{1,2}$"), "a comma before one or two digits: in English a list"),
    Class("over", lambda one: one.has(r"\sover\s"), "a division said aloud"),
    Class(
        "division",
        lambda one: one.has(r"^-?\s?\d/\d$") and not one.right.startswith(" of"),
        "3/4 alone is a date or a score",
    ),
    Class("whole and part", lambda one: one.has(rf"\sand\s{FEW}\s{PART}$|\d\s+\d+/\d+$")),
    Class(
        "odd fractions",
        lambda one: one.has(r"(?:ths?|firsts?)$") and not one.has(rf"^{FEW}[\s-]+{PART}$"),
        "above one, or in parts smaller than tenths: arithmetic, not news",
    ),
    Class("part alone", ambiguous_part, "'a fifth', 'three quarters' with nothing beside may be a rank or a time"),
    Class("dozens", lambda one: one.has(r"dozens?$")),
    Class("dozens abbreviated", lambda one: one.has("dzs|dozs"), "shopkeepers' shorthand"),
    Class(
        "figures in words",
        lambda one: one.has(rf"\d\s{LARGE}\s(?:and\s)?(?:\d|[a-z])") and not one.has(PART + "$"),
        "figures and words mixed in one number ('4 thousand 3 hundred and 21')",
    ),
    Class(
        "letters",
        lambda one: one.has(r"\d\s*[kg]$|\d\s+m$"),
        "k, G or a letter standing off: a run, a form, memory, a generation",
    ),
    Class("part of a million", lambda one: one.has(rf"{PART}(?:\sof\sa)?\s{LARGE}")),
    Class("part of a whole", lambda one: one.has(rf"{PART}$|\sout\sof\s|\sin\s|[½¾⅔⅙]")),
    Class(
        "beside money",
        lambda one: bool(re.search(r"[$€£]\s?$", one.left) or re.match(r"\s?(?:yuan|dollars?|SEK)", one.right)),
    ),
    Class("magnitude", lambda one: one.has(LARGE + r"\b|\d(?:mm|mil|b|m)$")),
    Class("grouped or decimal", lambda one: one.has(r"\d[,. \u202f]\d|^-?\.\d|\spoint\s")),
    Class("count", counts),
    Class(
        "bare number",
        anything,
        "a whole number below a hundred, or plain digits, that counts nothing: a rank, an age, a version as likely",
    ),
)
CLASSES = {"currency": MONEY, "percent": PERCENTS, "number": NUMBERS}


def specs(folder: Path, file: str) -> Iterator[Mapping[str, Any]]:
    """The specs of one file."""
    yield from json.loads((folder / f"{file}.json").read_text(encoding="utf-8-sig"))


def number(written: object) -> Decimal | None:
    """The value of a resolution, a percent sign left out."""
    try:
        return Decimal(str(written).rstrip("%"))
    except InvalidOperation:
        return None


def mentions(kind: str, spec: Mapping[str, Any]) -> Iterator[Mention]:
    """What a spec expects, its spaces single."""
    text = spec["Input"]
    for one in spec["Results"]:
        told = one["Resolution"] or {}
        start, end = (len(re.sub(r"\s\s+", " ", text[:at])) for at in (one["Start"], one["End"] + 1))
        yield Mention(kind, re.sub(r"\s\s+", " ", text), start, end, number(told.get("value")), told.get("unit"))


def hit(one: Mention, found: tuple[Quantity, ...]) -> bool:
    """Whether an amount that overlaps the mention has its value and, for money, its currency."""
    wanted = one.value if one.value is None else one.value * Decimal(COINS.get(one.unit or "", 1))
    near = [amount for amount in found if amount.span.start < one.end and one.start < amount.span.end]
    if one.kind == "currency":
        near = [amount for amount in near if amount.unit == CODES.get(one.unit or "")]
    return any(close(amount, wanted, one.kind) for amount in near)


def close(amount: Quantity, wanted: Decimal | None, kind: str) -> bool:
    """Whether the amount has the value; a part of a whole is an amount of per cents."""
    if amount.value is None or wanted is None:
        return False
    values = [amount.value, amount.value / 100] if kind == "number" and amount.unit == "percent" else [amount.value]
    return any(abs(value - wanted) <= abs(wanted) / 10**5 for value in values)


def wrongly_found(kind: str, found: tuple[Quantity, ...]) -> bool:
    """Whether a spec that expects nothing of its kind has an amount of it."""
    if kind == "currency":
        found = tuple(one for one in found if one.unit in CODES.values())
    return any(kind != "percent" or one.unit == "percent" for one in found)


def main() -> None:
    """Print count and hits of every class and kind; exit 1 where a kind is under the limit."""
    folder, low = Path(sys.argv[1]), []
    total: Counter[str] = Counter()
    for kind, files in FILES.items():
        all_of, hits, silent = Counter[str](), Counter[str](), Counter[str]()
        for spec in (spec for file in files for spec in specs(folder, file)):
            found = find_quantities(re.sub(r"\s\s+", " ", spec["Input"]))
            if not spec["Results"]:
                silent["specs"] += 1
                silent["clean"] += not wrongly_found(kind, found)
            for one in mentions(kind, spec):
                name = next(group.name for group in CLASSES[kind] if group.takes(one))
                all_of[name] += 1
                hits[name] += hit(one, found)
                if "-v" in sys.argv and not hit(one, found):
                    print(f"    [{name}] {one.text!r}: {one.words!r}")
        within = [group.name for group in CLASSES[kind] if not group.out]
        for group in CLASSES[kind]:
            reason = f"out: {group.out}" if group.out else f"{hits[group.name]:4} hit"
            print(f"{kind:9} {group.name:22} {all_of[group.name]:4} {reason}")
        right, wanted = sum(hits[name] for name in within), sum(all_of[name] for name in within)
        total.update(right=right, wanted=wanted, every=all_of.total())
        low += [kind] if right < LIMIT * wanted else []
        print(f"{kind:9} within scope: {right} of {wanted} ({right / wanted:.1%}), of {all_of.total()} figures in all")
        print(f"{kind:9} nothing expected: {silent['clean']} of {silent['specs']} clean\n")
    print(f"all       within scope: {total['right']} of {total['wanted']} ({total['right'] / total['wanted']:.1%})")
    dates(folder)
    sys.exit(bool(low))


def dates(folder: Path) -> None:
    """Print how many of the days and spans of days that the date specs expect are found, seen from their own day."""
    for file in DATES:
        wanted = right = 0
        for spec in specs(folder, f"DateTime/English/{file}"):
            day = date.fromisoformat(spec["Context"]["ReferenceDateTime"][:10]) if spec.get("Context") else None
            found = {(str(period.start), str(period.end)) for _, period in find_periods(spec["Input"], day)}
            for one in spec["Results"]:
                past = (one.get("Value") or {}).get("PastResolution") or {}
                expected = days_of(past)
                wanted += expected is not None
                right += expected in found
        print(f"{file}: {right} of {wanted} as the suite resolves them ({right / wanted:.1%}; no limit)")


def days_of(past: Mapping[str, str]) -> tuple[str, str] | None:
    """First and last day of a resolution; the suite's spans end on the day after."""
    if "date" in past:
        return past["date"], past["date"]
    start, end = past.get("startDate"), past.get("endDate")
    return (start, str(date.fromisoformat(end) - timedelta(days=1))) if start and end else None


if __name__ == "__main__":
    main()
