"""Lines and columns as editors count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrator.model.claims import Span
from narrator.publish.places import Region, Ruler


def test_a_character_outside_the_first_plane_is_two_units() -> None:
    assert Ruler.of("a🐻b\nc").region(Span(2, 3)) == Region(1, 4, 1, 5, 3, 1)
    assert Ruler.of("a🐻b\nc").region(Span(1, 2)) == Region(1, 2, 1, 4, 1, 2)


def test_a_region_may_run_over_lines() -> None:
    assert Ruler.of("one\r\ntwo").region(Span(2, 6)) == Region(1, 3, 2, 2, 2, 4)


@given(st.text("a🐻\r\nß漢", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_offsets_are_those_of_utf_16(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    region = Ruler.of(text).region(Span(start, end))
    units = text.encode("utf-16-le")
    found = units[2 * region.offset : 2 * (region.offset + region.length)].decode("utf-16-le")
    assert found == text[start:end]
    lines = text.split("\n")
    before = "".join(f"{line}\n" for line in lines[: region.start_line - 1])
    assert len((before + text[len(before) : start]).encode("utf-16-le")) // 2 == region.offset
    assert region.start_column - 1 == len(text[len(before) : start].encode("utf-16-le")) // 2
