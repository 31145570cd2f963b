"""What copies of one text say of where it came from: credits and canonical addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urlsplit

from narrator.dedupe.texts import straightened
from narrator.model.sources import Article

TELLING = 4
"""Letters from which a publisher's name inside a longer host says something."""

_CREDIT = re.compile(
    r"(?:(?:first|originally) (?:published|appeared|ran|posted|reported) (?:by|in|on|at)|"
    r"(?:re-?published|reprinted|reproduced) (?:by permission of|with permission (?:of|from)|courtesy of|from)|"
    r"(?m:^)(?:source|via)\s*:)\s+([^\n.;|]{2,80})",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s<>()\"']+[^\s<>()\"'.,;:!?]")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class OriginClaims:
    """Ids of articles: credited by another, crediting another, whose address another gives, giving another's."""

    credited: frozenset[str]
    crediting: frozenset[str]
    canonical: frozenset[str]
    elsewhere: frozenset[str]


def read_origin_claims(articles: Sequence[Article]) -> OriginClaims:
    """Credits are read in the whole page, furniture too: "This story first appeared in ..." stands under the text."""
    credits_of = {article.id: _credits(article) for article in articles}
    names = {_name(article.publisher) for article in articles} - {None}
    by_name = _named(articles, credits_of, names)
    addresses = {_address(article.address) for article in articles} - {None}
    by_link = {
        (article.id, link)
        for article in articles
        for link in credits_of[article.id][1] & addresses
        if link != _address(article.address)
    }
    linked = {link for _, link in by_link}
    credited = {
        article.id
        for article in articles
        if _name(article.publisher) in by_name.values() or _address(article.address) in linked
    }
    canonical, elsewhere = _by_address(articles)
    return OriginClaims(
        frozenset(credited), frozenset((*by_name, *(giver for giver, _ in by_link))), canonical, elsewhere
    )


def _named(
    articles: Sequence[Article],
    credits_of: Mapping[str, tuple[frozenset[str], frozenset[str]]],
    names: AbstractSet[str | None],
) -> dict[str, str]:
    """Which articles credit which other's publisher; nobody is believed about himself."""
    return {
        article.id: name
        for article in articles
        for credit in sorted(credits_of[article.id][0])
        for name in sorted(name for name in names if name)
        if name != _name(article.publisher) and f" {name} " in f" {credit} "
    }


def _credits(article: Article) -> tuple[frozenset[str], frozenset[str]]:
    """The names after a credit's words, and the addresses that the text prints."""
    plain = straightened(article.text)
    named = frozenset(" ".join(_WORD.findall(match[1].lower())) for match in _CREDIT.finditer(plain))
    links = (_address(match[0]) for match in _LINK.finditer(plain))
    return named, frozenset(link for link in links if link is not None)


def _by_address(articles: Sequence[Article]) -> tuple[frozenset[str], frozenset[str]]:
    """Of several that give one address: whose site it is, and who give another's.

    Nothing is said where no publisher, or more than one, goes by the site's name.
    """
    sharing: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        address = _address(article.address)
        if address is not None:
            sharing[address].append(article)
    canonical: set[str] = set()
    elsewhere: set[str] = set()
    for address, group in sharing.items():
        at_home = [article for article in group if _is_at_home(article, address)]
        if len(group) > 1 and len(at_home) == 1:
            canonical.add(at_home[0].id)
            elsewhere.update(article.id for article in group if article.publisher and article is not at_home[0])
    return frozenset(canonical), frozenset(elsewhere)


def _is_at_home(article: Article, address: str) -> bool:
    name = _name(article.publisher)
    host = address.split("/", 1)[0]
    bare = name.replace(" ", "") if name else ""
    return bare in host.split(".") or (len(bare) >= TELLING and bare in host.replace("-", ""))


def _name(publisher: str | None) -> str | None:
    words = _WORD.findall(publisher.lower()) if publisher else []
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or None


def _address(link: str | None) -> str | None:
    """Host and path, in one spelling; a bare host is no article's address."""
    if not link:
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}" if parts.netloc and path else None
