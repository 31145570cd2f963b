"""What of a draft cannot be read, another language or a line without end: it is told, not judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrator.check.opinions import Judged, Opinion
from narrator.model.claims import Span
from narrator.model.drafts import Verdict
from narrator.read.drafts.language import ENGLISH, Stretch

NAMES: Final = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


LONGEST: Final = 2_000
"""Characters of a sentence. Nobody writes a longer one: it is a table, a list or a line that lost its full stops."""

_SHOWN: Final = 60


def language_name(code: str) -> str:
    """A language in words, by its ISO 639-1 code."""
    return NAMES.get(code, "another language than English")


def judge_foreign(sentences: Sequence[Span], stretches: Sequence[Stretch], text: str) -> dict[Span, list[Judged]]:
    """The sentences that are in another language, none of which can be checked; the first of each stretch says so."""
    found: dict[Span, list[Judged]] = {}
    for stretch in (one for one in stretches if one.language != ENGLISH):
        inside = [one for one in sentences if stretch.span.start <= one.start < stretch.span.end]
        found |= {one: [_judged(one, text, Opinion(Verdict.NOT_CHECKABLE))] for one in inside}
        if inside:
            found[inside[0]] = [_judged(inside[0], text, _told(stretch.language, len(inside)))]
    return found


def judge_endless(sentences: Sequence[Span], text: str) -> dict[Span, list[Judged]]:
    """The sentences that are longer than any, each of which says so."""
    long = (one for one in sentences if one.end - one.start > LONGEST)
    return {one: [_judged(_beginning(one, text), text, _too_long(one))] for one in long}


def _too_long(sentence: Span) -> Opinion:
    size = f"{sentence.end - sentence.start:,}"
    said = f"{size} characters without a full stop are no sentence and are not checked; break the line that begins so"
    return Opinion(Verdict.NOT_CHECKABLE, "length", said)


def _beginning(sentence: Span, text: str) -> Span:
    """The first words, which are enough to find it by."""
    cut = text.rfind(" ", sentence.start + 1, sentence.start + _SHOWN)
    return Span(sentence.start, cut if cut > 0 else sentence.start + _SHOWN)


def _told(code: str, count: int) -> Opinion:
    number = "1 sentence" if count == 1 else f"{count:,} sentences"
    said = f"the draft reads as {language_name(code)} here, and only English is checked ({number})"
    return Opinion(Verdict.NOT_CHECKABLE, "language", said)


def _judged(sentence: Span, text: str, opinion: Opinion) -> Judged:
    return Judged(sentence, sentence.of(text), opinion)
