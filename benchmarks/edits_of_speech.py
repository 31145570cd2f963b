"""False statements about who: operators over the names, roles, credits and quoted words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from edits import Edit, Operator, Sentence, cased, matched, several, table

from narrator.model.claims import Span

_CUES = (
    "said says say told wrote noted adds added estimates estimated reckons reckoned reported reports announced "
    "warned believes calls puts"
).replace(" ", "|")
_CREDITS = re.compile(
    rf"(?:\b(?:according to|citing|{_CUES})|\b(?:estimate|figures|report|data|strategists) (?:by|of|from|at))"
    r"(?: (?:an estimate (?:by|of|from)|figures from|data from|strategists (?:at|of)|chief executive))?\s$"
)
_CREDITED = re.compile(
    rf"(?: strategists)?,? (?:{_CUES})\b(?! [$\d])|’s (?:data|figures|numbers)\b| (?:strategists)\b,? citing"
)
_FIRST_NAMES = ("Clara", "Martin", "Ruth", "Walter")
_TYPES = re.compile(r"^(?:Inc\.?|Corp\.?|LLC|Ltd\.?|Holdings)$")
_VOWELS = "aeiou"


def _prefixes(name: str) -> list[str]:
    """A name as it may be shortened: "Halden Bank Corp.", "Halden Bank", "Halden"."""
    return list(accumulate(name.split(), lambda left, right: f"{left} {right}"))[::-1]


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))


def _credited(one: Sentence, match: re.Match[str]) -> bool:
    """Whether a name is whom the sentence rests on."""
    before, after = one.text[: match.start()], one.text[match.end() :]
    return _CREDITS.search(before) is not None or _CREDITED.match(after) is not None


def _other(names: Sequence[str], known: str, text: str) -> str | None:
    """The next of the names that shares no word with a known one and does not stand in the sentence."""
    at = next((place for place, name in enumerate(names) if name == known), 0)
    turned = [*names[at + 1 :], *names[:at]]
    apart = (name for name in turned if not set(name.split()) & set(known.split()) - {"Corp.", "Inc.", "Bank"})
    return next((name for name in apart if name.split()[0] not in text and name.split()[-1] not in text.split()), None)


def _people(one: Sentence) -> Iterator[tuple[re.Match[str], str]]:
    """Where the sentence has a person of its article, by full name or surname, and the full name."""
    by_words = {form: name for name in one.people_here for form in (name, name.split()[-1])}
    for match in matched(re.compile(rf"(?<![\w’-])(?:{_either(by_words)})(?![\w-])"), one) if by_words else ():
        if not one.text[match.start() :].startswith((*one.names.houses, *one.names.companies)):
            yield match, by_words[match[0]]


def _misspelt(word: str) -> str:
    """The last vowel inside a word for the next one."""
    places = [at for at in range(1, len(word) - 1) if word[at] in _VOWELS]
    if not places:
        return word + "s"
    at = places[-1]
    return word[:at] + _VOWELS[(_VOWELS.index(word[at]) + 1) % 5] + word[at + 1 :]


def surname_misspelt(one: Sentence) -> Iterator[Edit]:
    """One letter of a surname."""
    for match, _ in _people(one):
        start = match.end() - len(match[0].split()[-1])
        yield Edit(start, match.end(), _misspelt(one.text[start : match.end()]))


def first_name(one: Sentence) -> Iterator[Edit]:
    """Another first name before the same surname."""
    for match, _ in _people(one):
        if " " in match[0]:
            new = next((name for name in _FIRST_NAMES if name not in one.text), _FIRST_NAMES[0])
            yield Edit(match.start(), match.start() + len(match[0].split()[0]), new)


def _persons(one: Sentence, *, credited: bool) -> Iterator[Edit]:
    for match, known in _people(one):
        others = [*(name for name in one.people_here if name != known), *one.names.people]
        new = _other(others, known, one.text)
        if new is not None and _credited(one, match) is credited:
            yield Edit(*match.span(), new if " " in match[0] else new.split()[-1])


def _organisations(one: Sentence) -> Iterator[tuple[re.Match[str], str, tuple[str, ...]]]:
    """Where the sentence has a house or company, long or short, its name, and those that could stand there."""
    known = {
        form: (name, kind)
        for kind in (one.names.companies, one.names.houses)
        for name in kind
        for form in _prefixes(name)
    }
    for match in matched(re.compile(rf"(?<![\w’-])(?:{_either(known)})(?![\w-])"), one) if known else ():
        other = any(one.text[match.start() :].startswith(name) for name in one.names.indices)
        if not other and not any(one.text[: match.end()].endswith(person) for person in one.names.people):
            yield match, *known[match[0]]


def _as_long(new: str, old: str) -> str:
    """A name as short as the one that it replaces."""
    if " " not in old:
        return new.split(maxsplit=1)[0]
    words = new.split()
    return (
        new if _TYPES.match(old.rsplit(maxsplit=1)[-1]) else " ".join(word for word in words if not _TYPES.match(word))
    )


def _replaced(one: Sentence, place: str) -> Iterator[Edit]:
    """Organisations in one place: `credit`, `employer` (after a person's "of" or "at") or `other`."""
    surnames = f"(?:{_either(person.split()[-1] for person in one.names.people)})"
    for match, name, kind in _organisations(one):
        employs = re.search(rf"(?:\b[a-z]+ at|programme of|{surnames} of) $", one.text[: match.start()])
        here = "employer" if employs else "other"
        new = _other(kind, name, one.text)
        if new is not None and place == ("credit" if here == "other" and _credited(one, match) else here):
            named = _as_long(new, match[0])
            yield Edit(*match.span(), named if named.endswith(".") else named + _stop(one.text, match))


def _stop(text: str, name: re.Match[str]) -> str:
    """The full stop that a sentence loses with a name that ends in one."""
    last = name[0].endswith(".") and re.match(r"$| [“A-Z]", text[name.end() :])
    return "." if last else ""


def persons(one: Sentence) -> Iterator[Edit]:
    """A person who is not credited for another."""
    yield from _persons(one, credited=False)


def organisations(one: Sentence) -> Iterator[Edit]:
    """An organisation that neither speaks nor employs the speaker for another of its kind."""
    yield from _replaced(one, "other")


def employers(one: Sentence) -> Iterator[Edit]:
    """A person's employer for another."""
    yield from _replaced(one, "employer")


def credited_house(one: Sentence) -> Iterator[Edit]:
    """The house that a sentence rests on for another."""
    yield from _replaced(one, "credit")


def speakers(one: Sentence) -> Iterator[Edit]:
    """The person who says it for another."""
    yield from _persons(one, credited=True)


_NAME = r"[A-Z][\w’&-]*(?: (?:[A-Z][\w&-]*\.?|of|at)(?=[ ,.]))*"
_LOST = (
    re.compile(
        rf",? (?:according to|citing) (?:an estimate (?:by|from) |figures from )?{_NAME}"
        r"(?: strategists)?(?:, who[^,.]*)?(?=[,.]|$)"
    ),
    re.compile(rf", {_NAME}(?:’s (?:data|figures))? (?:{_CUES}|show)(?: on {_NAME})?(?=\.$)"),
    re.compile(r", its figures show(?=\.$)"),
)
_LEADING = re.compile(rf"^{_NAME} (?:says|said|noted|told \w+ on \w+ \w+) that (?P<next>\w)")


def speaker_lost(one: Sentence) -> Iterator[Edit]:
    """Quoted words without the one who spoke them."""
    for match in re.finditer(r"(?<=”) (?:said [^“”]*?|[A-Z][\w-]+ said)(?=\.(?: “|$))", one.text):
        yield Edit(*match.span(), "")


def credit_lost(one: Sentence) -> Iterator[Edit]:
    """A figure or a finding without the one who vouches for it."""
    for pattern in _LOST:
        for match in matched(pattern, one):
            chain = re.search(r"\baccording to\b.*\bciting\b", one.text) is not None
            beside = chain or match[0].startswith(", its")
            yield Edit(*match.span(), "", "another credit stands beside it" if beside else "")
    for match in matched(_LEADING, one):
        yield Edit(match.start(), match.end(), match["next"].upper())


roles = table(
    {
        "chief strategist": "chief economist", "senior investment strategist": "junior portfolio manager",
        "head of trading": "head of compliance", "head of research": "head of sales", "founder": "lawyer",
        "head of equity derivatives": "head of currencies", "head of rates strategy": "head of credit research",
        "an economist": "a lawyer", "portfolio manager": "risk manager", "chief executive": "chairman",
        "finance director": "chief executive", "chief medical officer": "chief scientist",
        "director of research": "director of sales", "head of financing": "head of legal affairs",
        "strategists": "lawyers", "analysts": "regulators", "spokeswoman": "director",
    },
    both=False,
)  # fmt: skip
forecasts = several(
    table(
        {
            "will not be": "were not",
            "now expects": "has made",
            "will publish": "has published",
            "plans to borrow": "has borrowed",
        },
        both=False,
    ),
    table(
        {"will not": "did not", "expects": "got", "would have to sell": "sold", "would follow": "had followed"},
        both=False,
    ),
    table({"would decide": "had decided", "would take": "took", "are to": "did"}, both=False),
)

_INSTEAD = {
    "NN": "ladder", "NNS": "ladders", "JJ": "purple", "JJR": "louder", "JJS": "loudest", "VB": "paint",
    "VBD": "painted", "VBN": "painted", "VBG": "painting", "VBZ": "paints", "VBP": "paint", "RB": "loudly",
    "CD": "ninety",
}  # fmt: skip
_LIGHT = re.compile(r"be|have|do|get|go|make|say|will|would|can|could|not|n't|there|then|so|very|just|too|also")


def quoted_words(one: Sentence) -> Iterator[Edit]:
    """A content word between quotation marks for another of its part of speech."""
    for word in one.words:
        inside = any(span.start <= word.start < span.end for span in one.quoted)
        if inside and word.tag in _INSTEAD and not _LIGHT.fullmatch(word.lemma) and word.text.isalnum():
            yield Edit(word.start, word.start + len(word.text), cased(_INSTEAD[word.tag], word.text))


def quoted_denials(one: Sentence) -> Iterator[Edit]:
    """A "not" put into quoted words, or taken out of them."""
    for word in one.words:
        inside = any(span.start <= word.start < span.end for span in one.quoted)
        if inside and word.text.lower() in {"not", "never"}:
            yield Edit(word.start, word.start + len(word.text) + 1, "")
        elif inside and word.text.lower() in {"is", "was", "were", "are", "will", "would", "can", "have"}:
            end = word.start + len(word.text)
            if not one.text[end:].lower().startswith((" not", " never")):
                yield Edit(end, end, " not")


def quoted_swaps(one: Sentence) -> Iterator[Edit]:
    """Words between quotation marks that read the other way: "all" for "some", "more" for "less"."""
    inverted = Sentence(one.text, _outside(one))
    yield from _TURNED(inverted)


def _outside(one: Sentence) -> tuple[Span, ...]:
    ends = [0, *(end for span in one.quoted for end in (span.start, span.end)), len(one.text)]
    return tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end)


_TURNED: Operator = table({"everybody": "nobody", "half": "none", "more": "less", "right": "wrong", "long": "short"})
