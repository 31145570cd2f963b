from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrator.model.claims import Span
from narrator.publish.layers import Layer, nested

TEXT = "Ashby Inc. lost $5 million in May, it said."


def layer(kind: str, words: str, text: str = TEXT) -> Layer:
    start = text.index(words)
    return Layer(kind, Span(start, start + len(words)), kind, kind)


def drawn(text: str, within: Span, layers: list[Layer]) -> str:
    """The pieces as `<kind words>`, a part that is not whole at that end with a tilde."""
    shown = []
    for piece in nested(text, within, layers):
        kind = piece.layer.kind if piece.layer else ""
        tilde = "" if piece.edge else "~"
        shown.append({"opens": f"<{kind}{tilde} ", "closes": f"{tilde}>", "words": piece.text}[piece.step])
    return "".join(shown)


def test_what_lies_inside_is_nested() -> None:
    layers = [layer("name", "Ashby Inc."), layer("figure", "$5 million"), layer("claim", TEXT)]
    assert drawn(TEXT, Span(0, len(TEXT)), layers) == (
        "<claim <name Ashby Inc.> lost <figure $5 million> in May, it said.>"
    )


def test_of_equal_spans_the_first_listed_stands_closest_to_the_words() -> None:
    layers = [layer("figure", "$5 million"), layer("claim", "$5 million")]
    assert drawn(TEXT, Span(0, len(TEXT)), layers) == "Ashby Inc. lost <claim <figure $5 million>> in May, it said."


def test_what_crosses_is_cut_and_has_each_end_once() -> None:
    layers = [layer("quote", "Ashby Inc. lost $5 million"), layer("claim", "$5 million in May")]
    assert drawn(TEXT, Span(0, len(TEXT)), layers) == (
        "<quote Ashby Inc. lost <claim $5 million~>><claim~  in May>, it said."
    )


def test_what_runs_on_beyond_the_stretch_is_cut_at_both_ends() -> None:
    assert drawn(TEXT, Span(6, 15), [layer("quote", TEXT)]) == "<quote~ Inc. lost~>"


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.booleans()), max_size=12),
    st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_any_layers_nest_and_keep_the_words(ends: list[tuple[int, int, bool]], stretch: tuple[int, int]) -> None:
    text = "abcdefghijklmnopqrstuvwxyzäöü."
    within = Span(*sorted(stretch))
    layers = [
        Layer("figure", Span(min(a, b), max(a, b)), str(number), "", (("row", "1"),), linked)
        for number, (a, b, linked) in enumerate(ends)
    ]
    opened: list[str] = []
    words: dict[str, str] = {}
    whole = ""
    for piece in nested(text, within, layers):
        if piece.step == "opens" and piece.layer:
            opened.append(piece.layer.place)
        elif piece.step == "closes" and piece.layer:
            assert opened.pop() == piece.layer.place
        else:
            assert piece.text
            assert piece.layer is None or piece.layer.place in opened
            whole += piece.text
            words |= {place: words.get(place, "") + piece.text for place in opened}
    assert not opened
    assert whole == within.of(text)
    for one in layers:
        shown = text[max(one.span.start, within.start) : min(one.span.end, within.end)]
        assert words.get(one.place, "") == shown
