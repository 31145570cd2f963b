"""Which articles are one text: ours beside SemHash, datasketch and a threshold on document vectors.

    pip install -c constraints.txt '.[bench]'
    python benchmarks/dedupe.py [FOLDER] [--invented N] [--seed S]

The same articles for all, in up to three sets: our labelled corpus; FOLDER's `articles.jsonl`, whose lines have a
`text` and the `family` of texts that it belongs to (none of it is in this repository); and N invented articles (default
200, `benchmarks/dedupe_growth.py`), a quarter of them copies. Vectors are those of `narrator.engines.small_encoder`
for all.

F1 is of pairs of articles in one group, over all sets. Ours takes the thresholds of `narrator/dedupe/similarity.py`,
fixed beforehand, and no cache. A peer is shown twice: at the threshold that it documents, and at the best out of a grid
for each set, which nobody has without the labels: an upper bound. Pairs are joined to groups, or taken as they come
where that is better for the peer.

Ours is shown three times. `gather_articles` and `add_article` only group, as the peers do, in memory or by an index;
`dedupe_articles` also names each original and lists what each copy changed, which no peer does and which costs it the
vectors of every copy, so that no limit is set for its speed.

Speed is articles a second of processor time on one thread, the encoder loaded, against encoding every sentence of every
article ("mean of all sentence vectors"); a vector of the first 256 tokens of each article, all that SemHash and
"document vector" look at, costs less, and the ratio to it is printed too. A set in which most articles are nobody's
copy shows what a day's news costs; one in which every article was rewritten several times, as families are made of, is
the hardest.

Limits: our F1 at least 0.99 and above every peer's best; grouping each set at least 5 x the articles a second of
encoding all of it, both ways.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from dedupe_growth import plan_jobs, write_article
from numpy.typing import NDArray

from narrator.dedupe.clusters import dedupe_articles, gather_articles
from narrator.dedupe.index import add_article, list_clusters, open_index
from narrator.dedupe.texts import Text, read_text
from narrator.engines.small_encoder import encode_few as encode
from narrator.model.sources import Article
from narrator.read.articles.files import read_articles
from narrator.shipped import embedded_articles

F1, RATIO = 0.99, 5.0
LABELS = Path(__file__).resolve().parent.parent / "tests" / "quality" / "clusters.json"
GRID = tuple(round(0.02 * step, 2) for step in range(1, 50))
SHINGLE = 5
INVENTED = "invented"

Pairs: TypeAlias = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles, and for each the name of its family."""

    name: str
    articles: tuple[Article, ...]
    family: Mapping[str, str]

    def pairs(self) -> Pairs:
        """The pairs that are one text."""
        groups = defaultdict(list)
        for article, family in self.family.items():
            groups[family].append(article)
        return paired(groups.values())


@dataclass(frozen=True, slots=True)
class Run:
    """What one method found in one set, by the words for its threshold, and the processor time that finding it took.

    `encoded` counts the sentences that one of ours had encoded.
    """

    found: Mapping[str, Pairs]
    seconds: float
    encoded: int = 0


@dataclass(frozen=True, slots=True)
class Method:
    """A way to group articles; `default` names the threshold that is documented, none where there is no choice."""

    name: str
    run: Callable[[Labelled], Run]
    default: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Pairs that were found and are there, that were found, that are there; of one set or of several."""

    met: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.met / max(self.found + self.wanted, 1)

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.met + other.met, self.found + other.found, self.wanted + other.wanted)


@dataclass(slots=True)
class Tally:
    """Our encoder, and how many sentences it was given."""

    sentences: int = 0

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One vector a sentence."""
        self.sentences += len(sentences)
        return encode(sentences)


class Encoder:
    """Our encoder as SemHash wants it."""

    def encode(self, inputs: Sequence[str], **_: object) -> NDArray[np.float32]:
        """One vector a text."""
        return encode(inputs)


def paired(groups: Iterable[Iterable[str]]) -> Pairs:
    """Every two of a group, in order."""
    return frozenset(pair for group in groups for pair in combinations(sorted(group), 2))


def joined(pairs: Pairs) -> Pairs:
    """The pairs of the groups that pairs hold together."""
    group_of: dict[str, set[str]] = {}
    for one, other in pairs:
        first, second = group_of.setdefault(one, {one}), group_of.setdefault(other, {other})
        if first is not second:
            first |= second
            group_of.update(dict.fromkeys(second, first))
    return paired({id(group): group for group in group_of.values()}.values())


def timed(find: Callable[[Tally], Pairs]) -> Run:
    """One outcome and what it cost."""
    tally = Tally()
    start = time.process_time()
    found = find(tally)
    return Run({"": found}, time.process_time() - start, tally.sentences)


def whole(labelled: Labelled) -> Run:
    """Ours: groups, originals, and what each copy changed."""

    def find(tally: Tally) -> Pairs:
        clusters = dedupe_articles(labelled.articles, encode=tally)
        return paired([copy.article for copy in one.members] for one in clusters)

    return timed(find)


def gathered(labelled: Labelled) -> Run:
    """Ours: groups only."""
    return timed(lambda tally: paired(gather_articles(labelled.articles, encode=tally)))


def grouped(labelled: Labelled) -> Run:
    """Ours: articles added to an empty index one by one."""

    def find(tally: Tally) -> Pairs:
        with tempfile.TemporaryDirectory() as folder, open_index(Path(folder) / "bench.index", encode=tally) as index:
            for article in labelled.articles:
                add_article(index, article)
            return paired(list_clusters(index))

    return timed(find)


def semhash(labelled: Labelled) -> Run:
    """SemHash over one vector an article; its default threshold is 0.9."""
    load = import_module("semhash").SemHash.from_records
    records = [{"id": one.id, "text": one.body()} for one in labelled.articles]

    def found(index: Any, threshold: float) -> Pairs:
        copies = index.self_deduplicate(threshold=threshold).filtered
        return paired((copy.record["id"], copy.duplicate_of["id"]) for copy in copies)

    start = time.process_time()
    index = load(records, columns=["text"], model=Encoder())
    default = found(index, 0.9)
    seconds = time.process_time() - start
    return Run({**{words(at): found(index, at) for at in GRID}, words(0.9): default}, seconds)


def minhash(labelled: Labelled, cut: Callable[[str], Iterable[str]]) -> Run:
    """MinHash LSH of datasketch over the parts of each article, with its defaults: 128 permutations, Jaccard 0.9."""
    lib = import_module("datasketch")

    def found(hashes: Mapping[str, Any], threshold: float) -> Pairs:
        index = lib.MinHashLSH(threshold=threshold, num_perm=128)
        for name, signature in hashes.items():
            index.insert(name, signature)
        alike = {name: index.query(signature) for name, signature in hashes.items()}
        return paired((name, other) for name, others in alike.items() for other in others if other != name)

    start = time.process_time()
    hashes = {}
    for one in labelled.articles:
        hashes[one.id] = lib.MinHash(num_perm=128)
        hashes[one.id].update_batch([part.encode() for part in set(cut(one.body()))])
    default = found(hashes, 0.9)
    seconds = time.process_time() - start
    return Run({**{words(at): found(hashes, at) for at in GRID}, words(0.9): default}, seconds)


def split(text: str) -> list[str]:
    """Words in small letters."""
    return re.findall(r"\w+", text.lower())


def shingled(text: str) -> Iterator[str]:
    """Runs of five words."""
    parts = split(text)
    return (" ".join(parts[start : start + SHINGLE]) for start in range(max(len(parts) - SHINGLE + 1, 1)))


def document(labelled: Labelled) -> Run:
    """Cosine of one vector an article, which sees its first 256 tokens."""
    return by_cosine(labelled, lambda: encode([one.body() for one in labelled.articles]))


def everything(labelled: Labelled) -> Run:
    """Cosine of the means of all sentences' vectors: what encoding everything costs."""

    def means() -> NDArray[np.float32]:
        texts = [read_text(one) for one in labelled.articles]
        cut = [sentences(text) for text in texts]
        rows = iter(encode([sentence for part in cut for sentence in part]))
        sums = [sum((next(rows) for _ in part), np.zeros(384, np.float32)) for part in cut]
        return np.stack([row / max(float(np.linalg.norm(row)), 1e-9) for row in sums])

    return by_cosine(labelled, means)


def sentences(text: Text) -> list[str]:
    """The sentences of a text."""
    return [text.sentence(index) for index in range(len(text.sentences))]


def by_cosine(labelled: Labelled, embed: Callable[[], NDArray[np.float32]]) -> Run:
    """The pairs above each threshold of a vector an article."""
    names = [one.id for one in labelled.articles]

    def above(cosines: NDArray[np.float32], threshold: float) -> Pairs:
        places = np.argwhere(np.triu(cosines >= threshold, 1))
        return paired((names[one], names[other]) for one, other in places)

    start = time.process_time()
    rows = embed()
    cosines = rows @ rows.T
    above(cosines, 0.75)
    seconds = time.process_time() - start
    return Run({words(at): above(cosines, at) for at in sorted({*GRID, 0.75})}, seconds)


def words(threshold: float) -> str:
    """A threshold as it is printed and looked up."""
    return f"{threshold:.2f}"


GROUPING = (Method("narrator gather_articles", gathered), Method("narrator add_article", grouped))
OURS = (*GROUPING, Method("narrator dedupe_articles, with changes", whole))
EVERYTHING = Method("mean of all sentence vectors", everything, "0.75")
DOCUMENT = Method("document vector", document, "0.75")
PEERS = (
    Method("SemHash", semhash, "0.90"),
    Method("datasketch, 5-word shingles", lambda labelled: minhash(labelled, shingled), "0.90"),
    Method("datasketch, words", lambda labelled: minhash(labelled, split), "0.90"),
    DOCUMENT,
    EVERYTHING,
)
"""0.75 is the default of `sentence_transformers.util.community_detection`."""


def corpus() -> Labelled:
    """Our labelled corpus; what the labels do not name is a family of its own."""
    articles = read_articles(embedded_articles())
    clusters = json.loads(LABELS.read_text(encoding="utf-8"))["clusters"]
    known = {name: cluster["original"] for cluster in clusters for name in cluster["members"]}
    return Labelled("corpus", articles, {one.id: known.get(one.id, one.id) for one in articles})


def given(folder: Path) -> Labelled:
    """The articles of a folder, their families by the order of the lines."""
    file = folder / "articles.jsonl" if folder.is_dir() else folder
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = read_articles(file)
    families = [str(json.loads(line)["family"]) for line in lines]
    return Labelled(folder.name, articles, {one.id: family for one, family in zip(articles, families, strict=True)})


def invented(count: int, seed: int) -> Labelled:
    """Invented articles, a quarter of them copies of others."""
    jobs = plan_jobs(count, seed)
    articles = tuple(write_article(job, count, seed) for job in jobs)
    families = (str(job.family) for job in jobs)
    return Labelled(INVENTED, articles, {one.id: family for one, family in zip(articles, families, strict=True)})


def count(found: Pairs, labelled: Labelled) -> Counts:
    """What of the pairs is right."""
    wanted = labelled.pairs()
    return Counts(len(found & wanted), len(found), len(wanted))


def best_counts(found: Pairs, labelled: Labelled, *, ours: bool) -> Counts:
    """Ours as it stands; a peer's joined to groups or as it came, whichever is better for it."""
    if ours:
        return count(found, labelled)
    return max((count(pairs, labelled) for pairs in (joined(found), found)), key=lambda one: one.f1)


def show(method: Method, sets: Sequence[Labelled], runs: Sequence[Run]) -> float:
    """Print a method's lines: ours, or a peer's default and best; the best F1 over all sets."""
    both = list(zip(runs, sets, strict=True))
    scores = [
        {threshold: best_counts(found, one, ours=method in OURS) for threshold, found in run.found.items()}
        for run, one in both
    ]
    best = [max(parts, key=lambda threshold: parts[threshold].f1) for parts in scores]
    speeds = "".join(f"{len(one.articles) / run.seconds:>11.1f}" for run, one in both)
    rows = {f", best {' '.join(best)}".rstrip() if method.default else "": best}
    if method.default:
        rows = {f", default {method.default}": [method.default] * len(sets), **rows}
    for note, thresholds in rows.items():
        counts = [parts[threshold] for parts, threshold in zip(scores, thresholds, strict=True)]
        pooled = sum(counts, Counts(0, 0, 0)).f1
        print(
            f"{method.name + note:52}{''.join(f'{one.f1:>11.3f}' for one in counts)}{pooled:>11.3f}{speeds}", flush=True
        )
    return pooled


def verdict(what: str, *, holds: bool) -> bool:
    """Print whether a limit holds."""
    print(f"{'holds' if holds else 'FAILS'}: {what}")
    return holds


def main() -> None:
    """Print F1 and speed of every method on every set; exit 1 where a limit does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--invented", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    try:
        for module in ("semhash", "datasketch"):
            import_module(module)
    except ImportError as error:
        sys.exit(f"{error.name} is not installed. pip install -c constraints.txt '.[bench]'")
    sets = [corpus(), *([given(asked.folder)] if asked.folder else []), invented(asked.invented, asked.seed)]
    encode(["The encoder is loaded before anything is timed."])
    names = "".join(f"{one.name[:10]:>11}" for one in sets)
    print(f"{'':52}{names}{'all F1':>11}{names} articles/s")
    runs = {}
    best = {}
    for method in (*OURS, *PEERS):
        runs[method] = [method.run(one) for one in sets]
        best[method] = show(method, sets, runs[method])
    totals = [sum(len(sentences(read_text(article))) for article in one.articles) for one in sets]
    sys.exit(0 if judged(runs, best, totals) else 1)


def ratios(runs: Mapping[Method, Sequence[Run]], peer: Method, ours: Method) -> list[float]:
    """How many times the articles a second of a peer ours does, set by set."""
    return [theirs.seconds / mine.seconds for theirs, mine in zip(runs[peer], runs[ours], strict=True)]


def judged(runs: Mapping[Method, Sequence[Run]], best: Mapping[Method, float], totals: Sequence[int]) -> bool:
    """Print the limits; true where all hold."""
    ahead = max(best[method] for method in PEERS)
    held = [verdict(f"{one.name}: F1 {best[one]:.4f}, at least {F1}", holds=best[one] >= F1) for one in OURS]
    held += [verdict(f"{one.name}: above the peers' best, {ahead:.4f}", holds=best[one] > ahead) for one in OURS]
    for method in GROUPING:
        least = min(ratios(runs, EVERYTHING, method))
        what = f"{method.name}: {least:.1f} x encoding everything on the hardest set, at least {RATIO} x"
        held.append(verdict(what, holds=least >= RATIO))
    for method in OURS:
        for peer in (EVERYTHING, DOCUMENT):
            print(f"{method.name}: x {peer.name}:", *(f"{one:.1f}" for one in ratios(runs, peer, method)))
        told = ", ".join(f"{run.encoded:,} of {total:,}" for run, total in zip(runs[method], totals, strict=True))
        print(f"{method.name}: sentences encoded, set by set: {told}")
    return all(held)


if __name__ == "__main__":
    main()
