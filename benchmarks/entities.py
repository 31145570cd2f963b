"""Names in financial news, narrator's beside bare spaCy's, over one file of labelled tokens (FiNER-ORD's form).

python benchmarks/entities.py finer_ord_validation.csv
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from narrator.engines.parser import parser_name
from narrator.extract import extract_statements

CLASSES = {"1": "PER", "2": "PER", "3": "LOC", "4": "LOC", "5": "ORG", "6": "ORG"}
"""The file's numbers: odd ones begin a name, even ones go on."""

LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
UNSPACED = frozenset(",.;:!?%)]”»’'") | {"'s", "’s", "n't", "n’t"}

Name = tuple[int, int, str]


def documents(path: Path) -> Iterable[tuple[str, list[Name]]]:
    """Texts put together from their tokens, a sentence a line, with the places of their names."""
    sentences: dict[str, dict[str, list[tuple[str, str]]]] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found = sentences.setdefault(row["doc_idx"], {}).setdefault(row["sent_idx"], [])
            found.append((row["gold_token"], row["gold_label"]))
    for one in sentences.values():
        yield joined(one.values())


def joined(sentences: Iterable[Sequence[tuple[str, str]]]) -> tuple[str, list[Name]]:
    """One text, and its names."""
    text, names = "", []
    for sentence in sentences:
        text, before = (f"{text}\n" if text else text), None
        for place, (token, label) in enumerate(sentence):
            text += " " if place and token not in UNSPACED else ""
            start, kind = len(text), CLASSES.get(label)
            text += token
            if kind and kind == before and label in {"2", "4", "6"}:
                names[-1] = (names[-1][0], len(text), kind)
            elif kind:
                names.append((start, len(text), kind))
            before = kind
    return text, names


def hits(gold: Sequence[Name], found: Sequence[Name]) -> int:
    """Names with a character and the label in common, one-to-one."""
    left, count = list(found), 0
    for start, end, label in gold:
        match = next((one for one in left if one[2] == label and one[0] < end and start < one[1]), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def by_narrator(text: str) -> list[Name]:
    """What `narrator extract` finds."""
    entities = extract_statements(text).entities
    return [(one.span.start, one.span.end, LABELS[one.label]) for one in entities if one.label in LABELS]


def main(path: Path) -> int:
    """Print both figures; fail where narrator's is not the better."""
    sys.path.remove(str(Path(__file__).parent))  # a neighbour here would hide a library that spaCy needs
    import spacy  # noqa: PLC0415  takes seconds

    bare = spacy.load(parser_name().split()[0])
    counts = {"narrator": [0, 0], "bare spaCy": [0, 0]}
    for text, gold in documents(path):
        parsed = [(ent.start_char, ent.end_char, LABELS[ent.label_]) for ent in bare(text).ents if ent.label_ in LABELS]
        for who, found in (("narrator", by_narrator(text)), ("bare spaCy", parsed)):
            counts[who][0] += 2 * hits(gold, found)
            counts[who][1] += len(gold) + len(found)
    scores = {who: matched / total for who, (matched, total) in counts.items()}
    for who, score in scores.items():
        print(f"{who} ({parser_name()}): entity F1 {score:.3f}")
    return 0 if scores["narrator"] > scores["bare spaCy"] else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
