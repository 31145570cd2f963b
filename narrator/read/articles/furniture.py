"""The signs of a page around its article: what a line of furniture says, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from narrator.read.articles.units import count_words, ends_sentence

_LONGEST = 400
"""Characters of a line of furniture, notices of copyright and terms aside; a longer line is a paragraph."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind of furniture.

    `where` says which lines its pattern condemns: `any`, a `label` (a line that is no sentence), an `edge` (a line that
    opens or closes the run of paragraphs) or an `end` (a line after which there is only page). `examples` are lines
    that it finds, `innocent` lines of articles that it must not.
    """

    name: str
    where: str
    pattern: str
    examples: tuple[str, ...]
    innocent: tuple[str, ...] = ()


SIGNS = (
    Sign(
        "advertisement",
        "any",
        r"^\[?ad_\d+\]?$|^(?:advert(?:isements?|ising)?|anzeige|werbung|publicidad|publicité)\s*(?::|$)"
        r"|^(?:sponsored|presented|brought\s+to\s+you|paid\s+for)\s+by\b|^sponsored(?:\s+\w+)?\s*(?::|$)"
        r"|^paid\s+(?:post|content)\b|^(?:story|article)\s+continues\b|^scroll\s+to\s+continue\b",
        ("[ad_1]", "Advertisement", "Anzeige", "Sponsored by Fen Watches: buy one", "Story continues below the break"),
        ("Advertisement budgets were cut by a third, the company said.", "The ad_1 format sold for $3 million."),
    ),
    Sign(
        "way about the page",
        "any",
        r"^(?:skip|jump)\s+(?:to|past)\s+(?:\w+\s+){0,2}(?:content|navigation|article|search|menu|footer|promotion)\b|^zum\s+inhalt\b"
        r"|^(?:send|e-?mail|print)\s+this\s+(?:page|article|story|link)\b(?:\s+(?:to|via|by)\b.{0,40})?$"
        r"|^you\s+are\s+here\s*:|^[←→]|[←→]$|^(?:source\s+link|(?:like\s+)?loading\W*|back\s+to\s+top)$"
        r"|^this\s+(?:article|story)\s+is\s+(?:more|older)\s+than\b|^in\s+this\s+(?:article|story)\s*:?$"
        r"|^(?:continue|keep)\s+reading\W*$|^view\s+(?:\w+\s+){0,3}in\s+(?:your\s+)?browser\b|\(opens\s+in\s+new\s+window\)",
        (
            "Skip to main content",
            "Send this page to someone via email",
            "← Older: A bond fund Newer: A bank →",
            "View in browser: https://fen.example/1",
        ),
        (
            "Skip to the end of the report and the number is $4 million.",
            "Send this page of the register to the court, the judge told them.",
        ),
    ),
    Sign(
        "pointer to other pages",
        "any",
        r"^(?:(?:read|see|more|related|watch|listen|recommended|don['’]t\s+miss|up\s+next|lesen\s+sie|siehe|à\s+lire)"
        r"(?:\s+(?:more|also|on|to|now|next|auch|aussi|stor\w+|articles?|news|coverage|reading))*"
        r"|also\s+read|share(?:\s+(?:this|on)\b[^.:]{0,80})?|like\s+this|explore\s+more)\s*(?::|$)",
        ("Read more: Five banks that pay no dividend", "Read next: Who lends", "Share this:", "Lesen Sie auch: Mehr"),
        ("More bad news came late: the chairman had left.", "Related-party loans make it worse at one of them."),
    ),
    Sign(
        "labels of the page",
        "any",
        r"^(?:tags?|topics?|keywords|labels|categories|schlagworte|themen)\s*(?::|$)|^(?:filed\s+under|tagged|posted\s+in)\b"
        r"|^(?:reading\s+time|lesezeit)\s*:|^\d+\s+min(?:ute)?s?\s+read$",
        ("Tags: banks, funds", "Filed under: Banks. 7 replies so far.", "Reading time: three minutes."),
        ("Tags on the coats were in three languages.",),
    ),
    Sign(
        "picture, chart or film",
        "any",
        r"^(?:image\s+)?caption\s*:|^(?:photo(?:graph)?|picture|image|illustration|credit|foto|bild|chart|graphic|grafik|video)"
        r"(?:\s+(?:by|credit)\b|\s*:)|^(?:video|audio|podcast)\b[\s\d:.]*$|^(?:figure|fig\.|exhibit)\s+\d+\s*[.:]",
        ("Photo: The yard at dusk. Picture by Lou Penn", "Chart: Fees by week", "Figure 1. Fees on loans, weekly."),
        ("Image is all that the company has left to sell, he said.",),
    ),
    Sign(
        "source of a chart",
        "any",
        r"^(?:source|quelle)s?\s*:",
        ("Source: Fen Lending Data", "Quelle: Fen"),
        ("Sources close to the board said that it would sell.",),
    ),
    Sign(
        "who else worked on it",
        "any",
        r"^\W*(?:(?:additional|with)\s+)?(?:reporting|editing|writing|words|written|edited|production)\s+by\b"
        r"|^\W*with\s+(?:\w+\s+)?(?:files|assistance|contributions|reporting)\s+(?:from|by)\b"
        r"|\bcontributed\s+(?:\w+\s+)?to\s+this\s+(?:report|story|article|post)\b",
        ("(Reporting by Ann Lowe; editing by Bo Tarn)", "Staff writer Bo Tarn contributed to this report."),
        ("Lower fees contributed to the report that the fund was closing.",),
    ),
    Sign(
        "note of the editors",
        "any",
        r"^(?:corrections?|clarifications?|corrects|editors?['’]s?\s+note|disclosures?|disclaimer|korrektur|anmerkung)\b(?:,?\s+\w+\.?\s+\d[^.:]{0,14})?\s*:"
        r"|^(?:[\w'’./-]+\s+){1,3}disclosure\s*:|^\((?:updates|adds|corrects|recasts|rewrites|refiles)\b"
        r"|^\(+[$€£¥]?\s?1\s*=|^\(\([^)]{0,80}@"
        r"|^this\s+(?:story|article|post|piece|column)\s+(?:was|has\s+been|is)?\s*(?:\w+\s+)?"
        r"(?:published|appeared|corrected|updated|amended)\b"
        r"|^(?:an\s+)?earlier\s+versions?\s+of\s+this\s+(?:story|article|post|piece|column|report)\b"
        r"|^the\s+post\b.{1,200}\bappeared\s+first\s+on\b",
        (
            "Correction, March 12: A name was misspelled.",
            "($1 = 0.86 euros)",
            "(Updates with prices in paragraph 4.)",
            "The post Bears appeared first on Fen.",
            "This story has been corrected to show that the mill is in Fen Street.",
            "An earlier version of this article misspelled a name.",
        ),
        ("Corrections of ten per cent are common: there was one in May.",),
    ),
    Sign(
        "comments of readers",
        "any",
        r"^(?:leave\s+a\s+(?:reply|comment)|your\s+e-?mail\s+address\s+will\s+not\b|log\s+in\s+to\b.{0,40}\bcomment"
        r"|save\s+my\s+name\b|click\s+to\s+(?:share|print|e-?mail)\b|required\s+fields\b|got\s+a\s+tip\b)",
        ("Leave a Reply", "Your email address will not be published.", "Got a tip? Write to desk@fen.example"),
    ),
    Sign(
        "call to the reader",
        "any",
        r"\b(?:upgrade\s+to|unlock\s+(?:our|this|the|all|full|unlimited)|unlimited\s+(?:stories|articles|access)|free\s+preview"
        r"|free\s+(?:for|trial)\b.{0,20}\bdays?|try\s+\w+(?:\s+\w+)?\s+free|become\s+an?\s+(?:\w+\s+){0,3}(?:friend|member|subscriber|supporter)\b"
        r"|(?:read|browse)\s+without\s+ad(?:vert)?s|buy\s+me\s+a\s+coffee|tell\s+a\s+friend|(?:please\s+)?forward\s+(?:it|this)\b"
        r"|was\s+this\s+(?:\w+\s+)?forwarded|in\s+your\s+inbox|on\s+our\s+podcast|jetzt\s+(?:\w+\s+)?bestellen|subscribe\s+(?:from|for|now|today)"
        r"|sign\s+up\s+(?:for|here|now|today|to\s+(?:our|the|get|receive))|preferred\s+source|our\s+privacy\s+policy"
        r"|agree\s+to\s+(?:the|our)\s+(?:terms|privacy))\b|^privacy\s+notice\s*:"
        r"|^(?:choose|click|discover|download|enjoy|explore|find|follow|get|join|listen|read|receive|register|stay|try|watch)\b"
        r"[^“”\"$%]*\b(?:our|us|here|inbox|newsletters?|you|your|subscribers?)\b[^“”\"$%]*$",
        (
            "Become a Fen Friend and read without adverts.",
            "Choose us as your preferred source of news of Fen Street.",
            "Know somebody who would like it? Please forward it.",
        ),
        ("Sign-ups for the trial will show it.", "“Sign up for it and you will see,” he said of the newsletter."),
    ),
    Sign(
        "foot of a letter",
        "any",
        r"^you(?:\s+are|['’]re)\s+(?:receiving|getting)\s+this\b|^(?:to\s+)?unsubscribe\b|^update\s+your\s+preferences\b"
        r"|^manage\s+(?:your\s+)?(?:preferences|subscriptions?|cookies)\b|^to\s+stop\s+receiving\b",
        ("You are receiving this email because you asked for it.", "Unsubscribe: https://fen.example/u"),
    ),
    Sign(
        "disclaimer",
        "edge",
        r"(?:^|[.;:]\s)(?:(?:nothing|none|neither|nor|not|keine)\b"
        r"|(?:this|these|it|they|we|the\s+(?:above|content|information|material|article|letter|newsletter|post|note|authors?"
        r"|publishers?))\b[^.]{0,60}\b(?:not|nor|no)\b)[^.]{0,120}\b(?:advice|recommendations?|solicitation|anlageberatung)\b"
        r"|\bconstitutes?\b[^.]{0,30}\badvice\b|\bpast\s+(?:performance|returns|results)\b[^.]{0,20}\b(?:is|are|does|do|may|cannot)\b"
        r"|\b(?:views|opinions)\s+(?:and\s+\w+\s+)?expressed\s+(?:are|here|in|by)\b|\bdo\s+your\s+own\s+research\b"
        r"|\b(?:consult|seek|speak\s+to)\b[^.]{0,40}\b(?:advis[eo]r|advice)\b|\byou\s+(?:may|can|could)\s+(?:get\s+back\s+less|lose)\b"
        r"|\b(?:quotes|prices|data)\b[^.]{0,40}\bdelayed\b[^.]{0,30}\bminutes\b|\bmay\s+(?:earn|receive)\b[^.]{0,20}\b(?:commission|compensation)\b"
        r"|\bterms\s+and\s+conditions\s+apply\b|\bcapital\s+(?:is\s+)?at\s+risk\b|\bfor\s+information(?:al)?\s+(?:purposes\s+)?only\b",
        (
            "None of this is investment advice.",
            "Terms and conditions apply. Quotes delayed 20 minutes.",
            "Past returns are no guide to future ones.",
            "The opinions expressed here are the columnist's own.",
        ),
        (
            "The bank gave advice to nobody.",
            "Fen Brokers has no recommendation on it.",
            "Past performance was better, Bo Marsh said.",
        ),
    ),
    Sign(
        "what the author owns",
        "edge",
        r"^(?:the|this)\s+(?:author|writer|columnist|editor)s?\b(?!\s+of)[^.]{0,60}\b(?:owns?|holds?|ha(?:s|ve)|is\s+(?:long|short))\b"
        r"[^.]{0,60}\b(?:shares?|stocks?|positions?|stakes?|interests?|bonds?|options?|of|in)\b"
        r"|\b(?:may|not|no)\b[^.]{0,40}\b(?:hold|own|positions?|shares)\b[^.]{0,60}\b(?:mentioned|named|discussed)\s+(?:here|above|in\s+this)\b",
        (
            "The author holds no shares in the banks of this piece.",
            "Our staff may hold securities mentioned in this letter.",
        ),
        ("The authors of the report hold half of the shares.", "The shares named in the writ are not worth much."),
    ),
    Sign(
        "author",
        "edge",
        r"^(?:(?-i:[A-Z])[\w.'’-]+\s+){2,4}(?:is|was|ist)\s+.{0,60}\b(?:reporter|editor|columnist|correspondent|journalist|contributor|producer|Redakteurin|Redakteur)\b"
        r"|^(?:(?-i:[A-Z])[\w.'’-]+\s+){1,4}(?:writes\s+(?:about|for|on)|has\s+covered|covers\b.{1,60}\bfor|leitet\s+das|schreibt\s+(?:über|für))\b",
        ("Ann Lowe is a senior reporter at the Fen Mail.", "Ann Lowe writes about banks. She lives in Fen Street."),
        ("Ann Lowe is short of four banks.",),
    ),
    Sign(
        "other stories",
        "label",
        r"^(?:more\s+(?:from|in|on|by|stories|news|coverage|like\s+this)|most\s+(?:read|popular|viewed|shared|discussed)|latest"
        r"|trending|popular|elsewhere\s+(?:on|in)|also\s+in|related|recommended|editors?['’]s?\s+picks?|mehr\s+(?:zum|aus|von))"
        r"(?:\s+(?:in|from|for|on|now|you|by|stories|news|articles|headlines|posts|topics|content|coverage|thema)\b.{0,40})?$"
        r"|^(?:more\s+(?:from|in|on|by)|elsewhere\s+on|also\s+in|newsletter)\b.{0,40}$|^you\s+(?:may|might)\s+also\s+like\b"
        r"|^(?:share|save|print|e-?mail|listen|gift|follow|copy)(?:\s+(?:this|on|via|article|story|for|to|us|me|link|\().{0,30})?$"
        r"|^follow\s+\w+\s+(?:on|for)\b.{0,30}$|^get\b.{0,60}\b(?:newsletter|e-?mail|inbox)$|\bnewsletters?$",
        ("More from Markets", "Most read in Banks", "You May Also Like", "Follow Ann for alerts", "Latest in Finance"),
        ("More pain to come", "Share buybacks made it worse", "Most of the money has left", "Print is not dead"),
    ),
    Sign(
        "about the author",
        "end",
        r"^(?:about\s+the\s+authors?|über\s+(?:den|die)\s+autor(?:in|en|innen)?|(?:this\s+(?:article|story|post)\s+was\s+)?written\s+by\b.{0,60}|more\s+(?:stories|by|from)\b.{0,40})$",
        ("About the Authors", "Über die Autoren", "More from Fen Street"),
    ),
    Sign(
        "foot of a release",
        "end",
        r"^(?:(?:cautionary\s+.{0,40})?forward[- ]looking\s+statements"
        r"|(?:media|press|investor)\s+(?:contacts?|relations).{0,30}|contacts?)\s*:?$"
        r"|^about\s+(?-i:[A-Z])[\w&.,'’-]*(?:\s(?:(?-i:[A-Z])[\w&.,'’-]*|of|and|the|&)){0,6}:?$",
        ("Forward-Looking Statements", "Media contact:", "About Moor Bancorp Inc."),
        ("About that dividend", "About half of it is gone."),
    ),
    Sign(
        "discussion",
        "end",
        r"^(?:(?:reader\s+)?comments|kommentare|\d+\s+(?:comments|replies|kommentare))\s*(?:\(\d+\))?$"
        r"|^(?:leave\s+a\s+(?:reply|comment)|join\s+the\s+(?:discussion|conversation))$",
        ("Reader comments (3)", "5 Comments", "Leave a Reply"),
    ),
    Sign(
        "end of the story",
        "end",
        r"^(?:source\s+link|\[?ad_2\]?|related\s+(?:stories|articles|reading|coverage|news)|you\s+(?:may|might)\s+also\s+like|mehr\s+zum\s+thema"
        r"|(?:filed\s+under|tags|schlagworte)\s*:.*)$",
        ("Related stories", "Source link", "Tags: banks, funds", "Mehr zum Thema"),
    ),
)
"""Every kind of furniture that is known by its words."""

_QUOTED = ("“", '"', "‘", "„", "«")
_SAID = re.compile(r"[“\"„][^“”\"]*[”\"“]|\b(?:said|says|told)\b", re.IGNORECASE)


_OF_ITSELF = frozenset(
    {"picture, chart or film", "who else worked on it", "call to the reader", "foot of a letter", "disclaimer"}
    | {"what the author owns"}
)


def _joined(signs: Iterable[Sign]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{sign.pattern})" for sign in signs), re.IGNORECASE)


@cache
def _pattern(where: str) -> re.Pattern[str]:
    return _joined(sign for sign in SIGNS if sign.where == where)


@cache
def _of_itself() -> re.Pattern[str]:
    return _joined(sign for sign in SIGNS if sign.name in _OF_ITSELF)


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page by its words alone, wherever it stands."""
    line = _bare(text)
    return len(line) <= _LONGEST and not line.startswith(_QUOTED) and _is_sign(line)


@lru_cache(maxsize=4096)
def _is_sign(line: str) -> bool:
    """The answer for a line, which is asked for several times."""
    if not ends_sentence(line) and _pattern("label").search(line):
        return True
    return bool(_pattern("any").search(line)) and not _SAID.search(line)


def is_trailer(text: str) -> bool:
    """Whether a line that opens or closes the run of paragraphs is a disclaimer or speaks of the author."""
    line = _bare(text)
    fits = len(line) <= _LONGEST and not line.startswith(_QUOTED) and not _SAID.search(line)
    return fits and bool(_pattern("edge").search(line))


def is_of_itself(text: str) -> bool:
    """Whether a line is about the text that it stands in: who made it and its pictures, what it does not advise."""
    line = _bare(text)
    fits = len(line) <= _LONGEST and not line.startswith(_QUOTED) and not _SAID.search(line)
    return fits and bool(_of_itself().search(line))


def ends_story(text: str) -> bool:
    """Whether only page can follow a line: other stories, the authors, the discussion."""
    line = _bare(text)
    return len(line) <= _LONGEST and bool(_pattern("end").search(line))


def is_short(text: str, most: int) -> bool:
    """Whether a line has at most so many words."""
    return len(text) <= _LONGEST and count_words(text) <= most


def _bare(text: str) -> str:
    """A line without emphasis and the marks that frame it."""
    return text[: _LONGEST + 1].strip("*_ >")
