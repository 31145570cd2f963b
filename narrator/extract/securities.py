"""Which listed issue a company's name means: the only one that bears it, or none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from narrator.extract.entities import LEGAL_FORMS, name_key
from narrator.model.claims import Entity
from narrator.model.market import Security

_CUT = (29, 30)
_OTHER_ISSUES = re.compile(
    r"\b(?:warrants?|wts?|rights?|units?|preferred|pfd|preference|notes?|debentures?|bonds?|etf|etn|fund|trust units)\b"
    r"|\d+(?:\.\d+)?%",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\s*(?:[-,(]\s*)?\b(?:(?:class|series|cl|ser)\.? [a-z]\b|(?:new |voting |non-voting )?"
    r"(?:common|ordinary|capital|subordinate voting) (?:stock|shares?|units)|common\b|com\b|ordinary\b|ord\b|shares\b"
    r"|(?:sponsored )?(?:american depositary (?:shares?|receipts?)|ads|adr)s?\b).*$",
    re.IGNORECASE,
)
_ENDINGS = (
    "incorporated", "inc", "corporation", "company", "limited", "common", "class", "ordinary", "plc", "llc", "ltd",
    "corp", "american", "series", "shares", "stock",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Names:
    """Symbols by the key of the issue's name; names that a publisher cut off stand apart, with the cut word."""

    whole: Mapping[tuple[str, ...], frozenset[str]]
    cut: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def link_securities(entities: Sequence[Entity], securities: Sequence[Security]) -> tuple[Entity, ...]:
    """The entities, companies with the symbol of the one issue that bears their name.

    Names are compared without case, punctuation, legal form, and words that describe the issue ("Common Stock",
    "Class A"). Warrants, units, preferred shares and funds bear nobody's name. A name of 29 or 30 characters may have
    been cut off by its publisher. Where two symbols fit, none is given.
    """
    if not securities:
        return tuple(entities)
    names = _indexed(securities)
    return tuple(replace(e, symbol=_symbol(e, names)) if _is_company(e) else e for e in entities)


def _is_company(entity: Entity) -> bool:
    return entity.label == "ORG" or re.search(rf" {LEGAL_FORMS}$", entity.name) is not None


def _indexed(securities: Sequence[Security]) -> _Names:
    whole: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    cut: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for security in securities:
        if _OTHER_ISSUES.search(security.name):
            continue
        name = security.name.replace("(The)", "")
        if key := name_key(_ISSUE.sub("", name)):
            whole[key].add(security.symbol)
        if len(security.name) in _CUT and len(words := _words(name)) > 1:
            cut[words[0]].append((words, security.symbol))
    return _Names(
        {key: frozenset(symbols) for key, symbols in whole.items()}, {word: tuple(rows) for word, rows in cut.items()}
    )


def _words(name: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+(?:['&.\-][^\W_]+)*", name.casefold())
    return tuple(found[1:] if found[:1] == ["the"] else found)


def _symbol(entity: Entity, names: _Names) -> str | None:
    """The one symbol whose issue bears the name; None for none and for several."""
    key = name_key(entity.name)
    if not key:
        return None
    found = set(names.whole.get(key, ())) | set(_cut_off(key, names))
    return next(iter(found)) if len(found) == 1 else None


def _cut_off(key: tuple[str, ...], names: _Names) -> Iterator[str]:
    """Symbols of cut names that the key completes: "Air Transport Services Group, I" and the like."""
    for words, symbol in names.cut.get(key[0], ()):
        sure, last = words[:-1], words[-1]
        if (len(key) > len(sure) and key[: len(sure)] == sure and key[len(sure)].startswith(last)) or (
            name_key(" ".join(sure)) == key and any(ending.startswith(last) for ending in _ENDINGS)
        ):
            yield symbol
