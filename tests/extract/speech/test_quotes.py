"""Who says what: sentences of our own with the quotes that a reader finds in them."""

from __future__ import annotations

import pytest

from narrator.engines.parser import parse
from narrator.extract.names.entities import find_entities
from narrator.extract.speech.quotes import find_quotes
from narrator.extract.speech.speakers import speaker_span
from narrator.model.claims import Quote, Span

Row = tuple[str, str, str | None, str | None, str | None, str | None]


def quotes_of(*paragraphs: str) -> tuple[Quote, ...]:
    text = "".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph)
    doc = next(iter(parse([text])))
    found = find_quotes(doc, text, spans, find_entities(doc, text))
    for quote in found:
        for part in (quote.content, quote.cue, quote.speaker):
            assert part is None or part.span.of(text) == part.text
    return found


def row(quote: Quote) -> Row:
    who = quote.speaker
    return (
        quote.kind.value,
        quote.content.text,
        quote.cue.text if quote.cue else None,
        who.name if who else None,
        who.role if who else None,
        who.affiliation if who else None,
    )


DIRECT: list[tuple[str, list[Row]]] = [
    (
        "“We sell what nobody looks at,” said Jane Example, chief strategist at Example Brokers.",
        [("direct", "We sell what nobody looks at", "said", "Jane Example", "chief strategist", "Example Brokers")],
    ),
    (
        '"We sell what nobody looks at," Jane Example, chief strategist at Example Brokers, said on Monday.',
        [("direct", "We sell what nobody looks at", "said", "Jane Example", "chief strategist", "Example Brokers")],
    ),
    (
        "“It was a mess,” said Tom Reed. “Nobody wanted the shares.”",
        [
            ("direct", "It was a mess", "said", "Tom Reed", None, None),
            ("direct", "Nobody wanted the shares.", None, "Tom Reed", None, None),
        ],
    ),
    (
        "“The squeeze is over,” said Ana Ruiz, “and the sellers are back.”",
        [
            ("direct", "The squeeze is over", "said", "Ana Ruiz", None, None),
            ("direct", "and the sellers are back.", "said", "Ana Ruiz", None, None),
        ],
    ),
    (
        "Priya Nair, head of research at Tidewater Analytics, said: “Small caps are cheap.”",
        [("direct", "Small caps are cheap.", "said", "Priya Nair", "head of research", "Tidewater Analytics")],
    ),
    (
        "Tom Reed told reporters, “We will stay short.”",
        [("direct", "We will stay short.", "told", "Tom Reed", None, None)],
    ),
    (
        "“Is it over?” Tom Reed asked. “Not yet.”",
        [
            ("direct", "Is it over?", "asked", "Tom Reed", None, None),
            ("direct", "Not yet.", None, "Tom Reed", None, None),
        ],
    ),
    ("“Never!” said Tom Reed.", [("direct", "Never!", "said", "Tom Reed", None, None)]),
    (
        "“Small caps have been left behind,” wrote Ana Ruiz, a strategist with Northgate Partners, in a note.",
        [("direct", "Small caps have been left behind", "wrote", "Ana Ruiz", "strategist", "Northgate Partners")],
    ),
    (
        "“The trade works,” said Mark Lee, co-founder and chief investment officer of Brightwater Advisors Ltd.",
        [
            (
                "direct",
                "The trade works",
                "said",
                "Mark Lee",
                "co-founder and chief investment officer",
                "Brightwater Advisors Ltd.",
            )
        ],
    ),
    (
        "“We expect more pain,” said Harbor Bank’s chief economist, Tom Reed.",
        [("direct", "We expect more pain", "said", "Tom Reed", "chief economist", "Harbor Bank")],
    ),
    (
        "“Shorts are crowded,” said Tom Reed, who runs the hedge fund Old Pier Capital.",
        [("direct", "Shorts are crowded", "said", "Tom Reed", None, "Old Pier Capital")],
    ),
    (
        "“We were early,” portfolio manager Dana Cole of Lakeside Investment Management added.",
        [("direct", "We were early", "added", "Dana Cole", "portfolio manager", "Lakeside Investment Management")],
    ),
    (
        "‘We don’t buy what we can’t price,’ said Dana Cole.",
        [("direct", "We don’t buy what we can’t price", "said", "Dana Cole", None, None)],
    ),
    ("'We are not buying,' said Dana Cole.", [("direct", "We are not buying", "said", "Dana Cole", None, None)]),
    ("''We are not buying,'' said Dana Cole.", [("direct", "We are not buying", "said", "Dana Cole", None, None)]),
    (
        "“It’s ‘heads I win’ for them,” Dana Cole said.",
        [("direct", "It’s ‘heads I win’ for them", "said", "Dana Cole", None, None)],
    ),
    (
        "“Nobody,” said Dana Cole, “is buying.”",
        [
            ("direct", "Nobody", "said", "Dana Cole", None, None),
            ("direct", "is buying.", "said", "Dana Cole", None, None),
        ],
    ),
    (
        "“Sellers rule this market,” according to Dana Cole.",
        [("direct", "Sellers rule this market", "according to", "Dana Cole", None, None)],
    ),
    ("Dana Cole was blunt. “I am short,” she said.", [("direct", "I am short", "said", "Dana Cole", None, None)]),
    (
        "Dana Cole of Lakeside Partners sold early. “It was luck,” Cole said.",
        [("direct", "It was luck", "said", "Dana Cole", None, "Lakeside Partners")],
    ),
    (
        "“A year of pain is behind us.” — Dana Cole, portfolio manager at Lakeside Partners",
        [("direct", "A year of pain is behind us.", "—", "Dana Cole", "portfolio manager", "Lakeside Partners")],
    ),
    (
        "“We are short,” Tom Reed told The Ledger in London. “That is the trade.”",
        [
            ("direct", "We are short", "told", "Tom Reed", None, None),
            ("direct", "That is the trade.", None, "Tom Reed", None, None),
        ],
    ),
]

REPORTED: list[tuple[str, list[Row]]] = [
    (
        "Tidewater Analytics said that shorts lost $3 billion.",
        [("indirect", "that shorts lost $3 billion", "said", "Tidewater Analytics", None, None)],
    ),
    (
        "According to Tidewater Analytics, short sellers made $4 billion in March.",
        [("indirect", "short sellers made $4 billion in March", "According to", "Tidewater Analytics", None, None)],
    ),
    (
        "Short sellers made $4 billion in March, according to Tidewater Analytics LLC.",
        [("indirect", "Short sellers made $4 billion in March", "according to", "Tidewater Analytics LLC", None, None)],
    ),
    (
        "Short sellers made $4 billion, according to an estimate by Tidewater Analytics LLC based on averages.",
        [("indirect", "Short sellers made $4 billion", "according to", "Tidewater Analytics LLC", None, None)],
    ),
    (
        "Bets against small caps make up 9% of all short selling, Tidewater Analytics data show.",
        [
            (
                "indirect",
                "Bets against small caps make up 9% of all short selling",
                "show",
                "Tidewater Analytics",
                None,
                None,
            )
        ],
    ),
    (
        "Tidewater Analytics data show that short sellers made $4 billion.",
        [("indirect", "that short sellers made $4 billion", "show", "Tidewater Analytics", None, None)],
    ),
    (
        "The shares will fall, said Ana Ruiz, a senior investment strategist at Northgate Wealth Management.",
        [
            (
                "indirect",
                "The shares will fall",
                "said",
                "Ana Ruiz",
                "senior investment strategist",
                "Northgate Wealth Management",
            )
        ],
    ),
    (
        "Harbor Bank’s Tom Reed has said parts of the bond market that are cheap will outperform.",
        [
            (
                "indirect",
                "parts of the bond market that are cheap will outperform",
                "has said",
                "Tom Reed",
                None,
                "Harbor Bank",
            )
        ],
    ),
    (
        "Harbor Bank’s Tom Reed has similarly warned clients to stay away from small caps.",
        [("indirect", "clients to stay away from small caps", "has similarly warned", "Tom Reed", None, "Harbor Bank")],
    ),
    (
        "Some analysts predict that the small ones have room to recover.",
        [("indirect", "that the small ones have room to recover", "predict", "Some analysts", "analysts", None)],
    ),
    (
        "Investors pulled $2 billion last week, according to Harbor Bank strategists, citing Fundwatch Global.",
        [
            (
                "indirect",
                "Investors pulled $2 billion last week",
                "according to",
                "Harbor Bank strategists",
                "strategists",
                "Harbor Bank",
            )
        ],
    ),
    (
        "Market strategist Dana Cole of Lakeside Partners believes a rotation is possible.",
        [("indirect", "a rotation is possible", "believes", "Dana Cole", "Market strategist", "Lakeside Partners")],
    ),
    (
        "Short interest, according to Tidewater Analytics, has risen to a record.",
        [
            ("indirect", "Short interest", "according to", "Tidewater Analytics", None, None),
            ("indirect", "has risen to a record", "according to", "Tidewater Analytics", None, None),
        ],
    ),
    (
        "Tom Reed said small caps were “spring-loaded” for growth.",
        [("mixed", "small caps were “spring-loaded” for growth", "said", "Tom Reed", None, None)],
    ),
    (
        "In a note, Tom Reed wrote that “the worst is over” for lenders.",
        [("mixed", "that “the worst is over” for lenders", "wrote", "Tom Reed", None, None)],
    ),
    (
        "The market is “broken beyond repair,” Tom Reed said.",
        [("mixed", "The market is “broken beyond repair,”", "said", "Tom Reed", None, None)],
    ),
    (
        "Tom Reed called the rally “a gift to anyone who wants to sell”.",
        [("mixed", "the rally “a gift to anyone who wants to sell”", "called", "Tom Reed", None, None)],
    ),
    (
        "The company reported that profit rose 5%.",
        [("indirect", "that profit rose 5%", "reported", "The company", None, None)],
    ),
    (
        "Regulators have not said whether they will act.",
        [("indirect", "whether they will act", "have not said", "Regulators", None, None)],
    ),
]

Told = tuple[str, str, str | None]

TOLD: list[tuple[str, list[Told]]] = [
    ("Tom Reed criticized the merger.", [("the merger", "criticized", "Tom Reed")]),
    (
        "Tom Reed has repeatedly praised the auditors for their work.",
        [("the auditors for their work", "has repeatedly praised", "Tom Reed")],
    ),
    ("Ana Ruiz called the offer a mistake.", [("the offer a mistake", "called", "Ana Ruiz")]),
    (
        "Ana Ruiz denounced the plan, which the board had backed.",
        [("the plan", "denounced", "Ana Ruiz")],
    ),
    ("Ana Ruiz complained about the fees.", [("the fees", "complained about", "Ana Ruiz")]),
    ("Regulators called for a ban on the trade.", [("a ban on the trade", "called for", "Regulators")]),
    ("Harbor Bank plans to close 40 branches.", [("to close 40 branches", "plans", "Harbor Bank")]),
    ("Harbor Bank wants to buy and hold the notes.", [("to buy and hold the notes", "wants", "Harbor Bank")]),
    ("Ana Ruiz pointed out that the loan was due.", [("that the loan was due", "pointed out", "Ana Ruiz")]),
    ("Ana Ruiz seemed to suggest that the loan was due.", [("that the loan was due", "seemed to suggest", "Ana Ruiz")]),
    ("Tom Reed's claim that the books were cooked was wrong.", [("that the books were cooked", "claim", "Tom Reed")]),
    (
        "Tom Reed expressed concern about the rising cost of credit.",
        [("the rising cost of credit", "expressed concern about", "Tom Reed")],
    ),
    ("Tom Reed was sure that the shares would fall.", [("that the shares would fall", "was sure", "Tom Reed")]),
    ("The offer was rejected by Harbor Bank.", [("The offer", "was rejected by", "Harbor Bank")]),
    ("In the view of Ana Ruiz, the cuts came too late.", [("the cuts came too late", "In the view of", "Ana Ruiz")]),
    (
        "The mine, Alder Coal said on Friday, would stay shut.",
        [("The mine", "said", "Alder Coal"), ("would stay shut", "said", "Alder Coal")],
    ),
    (
        "Tom Reed said the bank was safe, while Ana Ruiz said it was not.",
        [("the bank was safe", "said", "Tom Reed"), ("it was not", "said", "Ana Ruiz")],
    ),
    ("However, the fees will rise, Tom Reed said.", [("the fees will rise", "said", "Tom Reed")]),
    (
        "LONDON — Alder Coal will cut its dividend, Tom Reed said.",
        [("Alder Coal will cut its dividend", "said", "Tom Reed")],
    ),
    (
        "Tom Reed reported, citing two people with knowledge of the sale, that Alder Coal would sell its mine.",
        [("that Alder Coal would sell its mine", "reported", "Tom Reed")],
    ),
]

WHO = [
    ("Alder Coal closed a pit. The company said it had flooded.", "Alder Coal"),
    ("Alder Bank fell 3%. The banks said the worst was over.", "The banks"),
    ("Alder Coal closed a pit. It said the pit had flooded.", "Alder Coal"),
    ("Northgate Bank met Alder Coal. The bank said it would lend.", "Northgate Bank"),
    ("The lender says that its reserves are ample.", "The lender"),
    ("Bo Reed of Alder Coal sold early. Reed said it was luck.", "Bo Reed"),
    ("Traders at Harbor Bank said rates would rise. They added that bonds would fall.", "Traders at Harbor Bank"),
    ("Tom Reed said no. Two unions and a bank sued him. They warned that jobs would go.", "Two unions and a bank"),
    ("Tom Reed said no. Some mayors expressed their intention to sue.", "Some mayors"),
    ("Harbor Bank said no. The regulator announced his intention to sue.", "The regulator"),
    ("Tom Reed said no. It puts pressure on Harbor Bank, as they were planning to sue.", "Harbor Bank"),
    ("Tom Reed said no. They said that bonds would fall.", "They"),
    ("Harbor Bank said rates would rise. Two unions sued. They added that bonds would fall.", "Harbor Bank"),
    ("Harbor Bank said no. He added that bonds would fall.", "He"),
    ("A trader at Harbor Bank, who asked for no credit, said rates would rise.", "A trader at Harbor Bank"),
    ("Its chairwoman, Ana Ruiz, said the bank was safe.", "Ana Ruiz"),
]

NONE = [
    "If Tom Reed were to say that the debt was repaid, the shares would double.",
    "Tom Reed could have said that the shares would fall.",
    "The board is paid according to seniority.",
    "Tom Reed declined to discuss the lawsuit.",
    "Tom Reed had called the fall in May.",
    "The so-called “meme” stocks fell 5%.",
    "It was a “dead cat bounce” and nothing more.",
    "Short sellers made $4 billion in March.",
    "Shares of Alder Inc. rose 5% to $3.20.",
    "A Harbor Bank spokesman declined to comment.",
    "The film “The Long Short” opened in May.",
]


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct_quotes(text: str, expected: list[Row]) -> None:
    assert [row(quote) for quote in quotes_of(text)] == expected


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_reported_speech(text: str, expected: list[Row]) -> None:
    assert [row(quote) for quote in quotes_of(text)] == expected


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_judged_wanted_or_named(text: str, expected: list[Told]) -> None:
    found = [
        (one.content.text, one.cue.text if one.cue else "", one.speaker and one.speaker.name) for one in quotes_of(text)
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "name"), WHO)
def test_who_speaks(text: str, name: str) -> None:
    last = quotes_of(text)[-1].speaker
    assert last is not None
    assert last.name == name


@pytest.mark.parametrize("text", NONE)
def test_no_quotes(text: str) -> None:
    assert quotes_of(text) == ()


def test_a_quote_over_paragraphs_opens_each_and_closes_once() -> None:
    found = quotes_of(
        "“The first half was poor,” said Tom Reed, an analyst at Harbor Bank. “We sold most of it.\n",
        "“Then the market turned, and we were out.\n",
        "“That was luck.”\n",
        "He laughed.",
    )
    assert [quote.content.text for quote in found] == [
        "The first half was poor",
        "We sold most of it.",
        "Then the market turned, and we were out.",
        "That was luck.",
    ]
    assert {quote.speaker.name for quote in found if quote.speaker} == {"Tom Reed"}
    assert {quote.kind.value for quote in found} == {"direct"}
    assert all(quote.speaker for quote in found)


def test_a_later_surname_has_role_and_employer() -> None:
    found = quotes_of(
        "The shares are cheap, said Ana Ruiz, a senior strategist at Northgate Partners.\n",
        "“They also carry the brunt of higher rates,” Ruiz said. “I would wait.”",
    )
    assert [row(quote)[3:] for quote in found] == [("Ana Ruiz", "senior strategist", "Northgate Partners")] * 3


@pytest.mark.parametrize(
    "text",
    [
        "“We sell. Nobody buys. “We hold,” said Tom Reed.",
        'A stray " mark, and then "We hold," said Tom Reed.',
        'A board 6" wide. “We hold,” said Tom Reed.',
        "“We hold,” said Tom Reed. ” That was all.",
    ],
)
def test_an_odd_mark_costs_at_most_its_own_quote(text: str) -> None:
    assert ("direct", "We hold", "said", "Tom Reed", None, None) in [row(quote) for quote in quotes_of(text)]


def test_pieces_of_other_paragraphs_keep_their_own_speakers() -> None:
    found = quotes_of("“We buy,” said Ana Ruiz.\n", "“We sell,” said Tom Reed. “All of it.”")
    assert [(quote.content.text, quote.speaker.name) for quote in found if quote.speaker] == [
        ("We buy", "Ana Ruiz"),
        ("We sell", "Tom Reed"),
        ("All of it.", "Tom Reed"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Even if rates fall, Tom Reed said, the fund will keep its bets.",
         ["Even if rates fall", "the fund will keep its bets"]),
        ("The mill was sound, Tom Reed said, until its lender left.", ["The mill was sound", "until its lender left"]),
        ("The mill will close, as Tom Reed noted.", ["The mill will close"]),
        ("Ana Ruiz called on Tuesday for a review of the fees.", ["a review of the fees"]),
        ("Ana Ruiz called for fees to be halved.", ["fees to be halved"]),
        ("The trustees have not said when they would vote on the plan.", ["when they would vote on the plan"]),
        ("The broker was accused of hiding its losses.", ["The broker", "hiding its losses"]),
        ("Borrowing fees are expected to fall by spring.", ["Borrowing fees", "to fall by spring"]),
        ("The agency suggested that the levy should end.", ["that the levy should end"]),
        ("Ana Ruiz said the fund had lost money because it had sold too early.",
         ["the fund had lost money because it had sold too early"]),
    ],
)  # fmt: skip
def test_what_is_told_around_its_cue(text: str, told: list[str]) -> None:
    assert [quote.content.text for quote in quotes_of(text)] == told


def test_a_quote_goes_on_behind_what_the_writer_puts_between() -> None:
    found = quotes_of("“I like it,” Tom Reed said, pointing to the yield, “but the fees are high.”")
    assert [row(one)[:4] for one in found if one.kind.value == "direct"] == [
        ("direct", "I like it", "said", "Tom Reed"),
        ("direct", "but the fees are high.", "said", "Tom Reed"),
    ]


def test_participles_of_saying_are_no_posts() -> None:
    (first, _) = quotes_of("“It is on loan,” said Tom Reed, adding that some owners had no idea.")
    assert first.speaker is not None
    assert first.speaker.role is None


def test_a_person_is_not_the_house_that_bears_the_name() -> None:
    found = quotes_of("“We were early,” Mr. Halloran said. His fund, Halloran Partners, lost money.")
    assert [row(one)[3] for one in found] == ["Halloran"]


def test_a_speech_goes_on_with_a_quote_inside_it() -> None:
    found = quotes_of('"Nobody wanted to hear it," Tom Reed said. "\'It is a fraud,\' I told them."')
    assert [row(one)[1] for one in found] == ["Nobody wanted to hear it", "'It is a fraud,' I told them."]
    assert {row(one)[3] for one in found} == {"Tom Reed"}


def test_a_mixed_quote_keeps_both_its_marks() -> None:
    (found,) = quotes_of("Index funds “are the market now,” said Tom Reed, an economist.")
    assert row(found)[:2] == ("mixed", "Index funds “are the market now,”")


def test_who_stays_unnamed_says_nothing_by_it() -> None:
    found = quotes_of("“It is brutal,” said one trader who asked not to be named. “You can be right and still lose.”")
    assert [row(one)[1] for one in found] == ["It is brutal", "You can be right and still lose."]


def test_what_befalls_a_fund_is_no_view_of_its() -> None:
    assert quotes_of("Gold-backed ETFs saw inflows for a fifth month in a row.") == ()


def test_a_cue_that_is_its_own_speaker_is_no_reversed_span() -> None:
    sentence = (
        "Two groups filed briefs in favor of Alder's stance, expressing concern over the potential consequences if "
    )
    sentence += "the court affirms the ruling."
    doc = next(iter(parse([sentence])))
    for token in doc:
        span = speaker_span(token, token)
        assert span.start < span.end
