"""Which listed issues a company's name means: the one that bears it, or all that may be meant."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from narrator.extract.names.firms import has_legal_form, name_key
from narrator.extract.names.lexicon import AGENCIES, GENERIC
from narrator.model.claims import Entity
from narrator.model.market import Security
from narrator.read.symbols import joined

_CUT = (29, 30)
_MOST = 6
"""A name that begins more issues' names than this points to none of them."""

_OTHER_ISSUES = re.compile(
    r"\b(?:warrants?|wts?|rights?|units?|preferred|pfd|preference|notes?|debentures?|bonds?|etf|etn|fund|trust units)\b"
    r"|\d+(?:\.\d+)?%",
    re.IGNORECASE,
)
_COMMON_UNITS = re.compile(r"\bcommon units\b", re.IGNORECASE)
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
_DROPPED = frozenset({"holdings", "holding", "group", "companies", "international"})
"""Last words that newspapers leave out."""

_STATED = re.compile(
    r",? ?\((?P<exchange>[A-Z][A-Za-z]{1,8}(?: [A-Z]{3,5})? ?: ?)?\$?(?P<symbol>[A-Z]{1,5}"
    r"(?:[./\-][A-Z])?)(?P<suffix>\.[A-Z]{1,2})?\)"
)
_CLASS = re.compile(r"(?:'s)?,? (?:[Cc]lass|[Ss]eries) (?P<letter>[A-Z])\b")
_CLASS_OF = re.compile(r"\b(?:class|series|cl|ser)\.? (?P<letter>[a-z])\b", re.IGNORECASE)
_AS_STOCK = re.compile(r"\b(?:shares?|stocks?|calls|puts)\b", re.IGNORECASE)
_STOCK_OF = re.compile(
    r"\b(?:shares|stock|shorts?|short (?:interest|sellers|positions?|selling)|bets|wagers|shorting|shorted)"
    r" (?:of |in |on |against )?$",
    re.IGNORECASE,
)
_STOCK = re.compile(r"(?:['’]s?)? (?:shares|stock|shorts|bears|short (?:interest|sellers|positions?))\b")
_NEAR = 60
_SHORTEST = 3

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """Symbols by the key of the issue's name, whole, without its last word, and by its first.

    `cut` holds names that a publisher cut off, `issues` the securities by their symbols without separators.
    """

    whole: Mapping[_Key, frozenset[str]]
    shorter: Mapping[_Key, frozenset[str]]
    first: Mapping[str, tuple[tuple[_Key, str], ...]]
    cut: Mapping[str, tuple[tuple[_Key, str], ...]]
    issues: Mapping[str, Security]


@dataclass(frozen=True, slots=True)
class _Link:
    """What a name leads to."""

    symbol: str | None = None
    candidates: tuple[str, ...] = ()


def link_securities(entities: Sequence[Entity], securities: Sequence[Security], text: str = "") -> tuple[Entity, ...]:
    """The entities, companies with the symbol of the one issue that bears their name, or with those that may be meant.

    Parameters
    ----------
    entities : names, with spans into `text`.
    securities : listed issues.
    text : where the names stand; a symbol in parentheses ("(NYSE: HRB)") and a class of shares behind a name decide.
        A person or place whose stock it speaks of ("short interest in Carvana") is the one company of that name.

    Names are compared without case, punctuation, legal form, and words that describe the issue ("Common Stock",
    "Class A"). Warrants, units, preferred shares and funds bear nobody's name. A name of 29 or 30 characters may have
    been cut off by its publisher. Where two symbols fit, or where the words only begin an issue's name, the symbols
    are `candidates` and none is given.
    """
    if not securities:
        return tuple(entities)
    names = _indexed(tuple(securities))
    stated = _stated(entities, names, text)
    links: dict[str, _Link] = {}
    linked = []
    for entity in entities:
        if entity.label != "ORG" and not has_legal_form(entity.name):
            linked.append(_traded(entity, names, text))
            continue
        if entity.name not in links:
            links[entity.name] = stated.get(entity.name) or _link(entity.name, names)
        found = _narrowed(entity, links[entity.name], names, text)
        linked.append(replace(entity, symbol=found.symbol, candidates=found.candidates))
    return tuple(linked)


def _traded(entity: Entity, names: _Names, text: str) -> Entity:
    """What was taken for a person or a place, as the company that alone bears its name where its stock is spoken of."""
    before, behind = text[max(entity.span.start - _NEAR, 0) : entity.span.start], entity.span.end
    bearers = names.whole.get(name_key(entity.name), frozenset())
    if len(bearers) != 1 or not (_STOCK_OF.search(before) or _STOCK.match(text, behind)):
        return entity
    return replace(entity, label="ORG", symbol=next(iter(bearers)))


@functools.lru_cache(maxsize=2)
def _indexed(securities: tuple[Security, ...]) -> _Names:
    whole: defaultdict[_Key, set[str]] = defaultdict(set)
    shorter: defaultdict[_Key, set[str]] = defaultdict(set)
    first: defaultdict[str, set[tuple[_Key, str]]] = defaultdict(set)
    cut: defaultdict[str, list[tuple[_Key, str]]] = defaultdict(list)
    for security in securities:
        if _OTHER_ISSUES.search(security.name) and not _COMMON_UNITS.search(security.name):
            continue
        name = security.name.replace("(The)", "")
        if key := name_key(_ISSUE.sub("", name)):
            whole[key].add(security.symbol)
            first[key[0]].add((key, security.symbol))
            if len(key) > 1 and key[-1] in _DROPPED:
                shorter[key[:-1]].add(security.symbol)
        if len(security.name) in _CUT and len(words := _words(name)) > 1:
            cut[words[0]].append((words, security.symbol))
    return _Names(
        {key: frozenset(symbols) for key, symbols in whole.items()},
        {key: frozenset(symbols) for key, symbols in shorter.items()},
        {word: tuple(sorted(rows)) for word, rows in first.items()},
        {word: tuple(rows) for word, rows in cut.items()},
        {joined(one.symbol).upper(): one for one in securities},
    )


def _words(name: str) -> _Key:
    found = re.findall(r"[^\W_]+(?:['&.\-][^\W_]+)*", name.casefold())
    return tuple(found[1:] if found[:1] == ["the"] else found)


def _link(name: str, names: _Names) -> _Link:
    """The issues that bear the name, or else those whose names it begins."""
    key = name_key(name)
    if not key:
        return _Link()
    found = set(names.whole.get(key, ())) | set(_cut_off(key, names)) or set(names.shorter.get(key, ()))
    if not found and len(key) > 1 and key[-1] in _DROPPED:
        found = set(names.whole.get(key[:-1], ()))
    if found:
        return _of(found)
    return _Link(candidates=_begun(key, names))


def _of(symbols: Iterable[str]) -> _Link:
    found = tuple(sorted(symbols))
    return _Link(symbol=found[0]) if len(found) == 1 else _Link(candidates=found)


def _begun(key: _Key, names: _Names) -> tuple[str, ...]:
    """Symbols of the issues whose names begin with the words, if these are few and the words tell anything."""
    if len(key) == 1 and key[0] in GENERIC:
        return ()
    found = {symbol for longer, symbol in names.first.get(key[0], ()) if longer[: len(key)] == key}
    return tuple(sorted(found)) if len(found) <= _MOST else ()


def _cut_off(key: _Key, names: _Names) -> Iterator[str]:
    """Symbols of cut names that the key completes: "Air Transport Services Group, I" and the like."""
    for words, symbol in names.cut.get(key[0], ()):
        sure, last = words[:-1], words[-1]
        if (len(key) > len(sure) and key[: len(sure)] == sure and key[len(sure)].startswith(last)) or (
            name_key(" ".join(sure)) == key and any(ending.startswith(last) for ending in _ENDINGS)
        ):
            yield symbol


def _stated(entities: Sequence[Entity], names: _Names, text: str) -> dict[str, _Link]:
    """The issues of names behind which the text puts a symbol, and of names that are symbols themselves."""
    found: dict[str, _Link] = {}
    for entity in entities:
        end = entity.span.end
        if entity.label != "ORG" and not has_legal_form(entity.name):
            continue
        match = _STATED.match(text, end)
        issue = _issue(match, names) if match else None
        if match and issue and (match["exchange"] or match["suffix"] or _alike(entity.name, issue)):
            found[entity.name] = _Link(symbol=issue.symbol)
        elif entity.text.isupper() and (issue := names.issues.get(entity.text)) and entity.name == entity.text:
            around = text[max(0, entity.span.start - _NEAR) : end + _NEAR]
            if _AS_STOCK.search(around) and len(entity.text) >= _SHORTEST and entity.text not in AGENCIES:
                found.setdefault(entity.name, _Link(symbol=issue.symbol))
    return found


def _issue(stated: re.Match[str], names: _Names) -> Security | None:
    whole, _, bare = stated["symbol"], "", re.split(r"[./\-]", stated["symbol"])[0]
    return names.issues.get(joined(whole).upper()) or names.issues.get(bare)


def _alike(name: str, issue: Security) -> bool:
    """Whether a name and an issue's name begin with one word."""
    one, other = name_key(name), name_key(issue.name)
    return one[:1] == other[:1]


def _narrowed(entity: Entity, link: _Link, names: _Names, text: str) -> _Link:
    """The one of several classes of shares that the text names."""
    named = _CLASS.match(text, entity.span.end) if len(link.candidates) > 1 else None
    if named is None:
        return link
    of_class = [
        symbol
        for symbol in link.candidates
        if (issue := names.issues.get(joined(symbol).upper()))
        and (said := _CLASS_OF.search(issue.name))
        and said["letter"].upper() == named["letter"]
    ]
    return _Link(symbol=of_class[0]) if len(of_class) == 1 else link
