"""How the cost of adding an article to an index grows with the articles in it, and what is found and merged on the way.

    python benchmarks/dedupe_growth.py [N] [--vectors words] [--index FILE] [--seed S]

N articles (default 1,000; the limits are meant for 100,000) are invented. A quarter are copies of others, 5 % of each
kind: identical, syndicated (lightly edited), paraphrased (sentences recast and some moved), spun (words swapped for
synonyms) and excerpted. Articles of one topic share its companies, people and terms, and 2 % are second reports of
another article's event, which share figures with it too. They come in random order.

Limits: an article added to the largest index costs at most 1.5 x one added to an index of 1,000 to 2,000 (processor
time in the index; beside it the encoder's, and the clock, which also counts whoever else uses the machine), recall at
least 0.99 of each kind, false merges at most one in a million pairs. The size of the file and the most memory that the
process took are printed as it grows.
`--vectors words` takes hashed words for vectors, which need no model: it measures the index alone, at any size.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrator.dedupe.index import Index, add_article, count_index, list_clusters, open_index
from narrator.engines.encoder import encode
from narrator.model.claims import Span
from narrator.model.sources import Article

GROWTH, RECALL, FALSE_MERGES = 1.5, 0.99, 1e-6
KINDS = ("identical", "syndicated", "paraphrase", "spun", "excerpt")
SHARE, SECOND_REPORTS = 0.05, 0.02
PER_TOPIC = 60

Clusters: TypeAlias = Sequence[Sequence[str]]


def _listed(phrases: str) -> list[str]:
    return phrases.split("|")


SYNONYMS = dict(
    pair.split("=")
    for pair in _listed(
        "shares=stocks|investors=buyers|company=firm|rose=climbed|fell=dropped|said=stated|quarter=trimester|"
        "lenders=creditors|profit=earnings|market=marketplace|analysts=observers|borrowing=lending|large=big|"
        "small=little|orders=purchases|plant=factory|workers=employees|demand=appetite|costs=expenses|cut=reduced|"
        "raised=lifted|warned=cautioned|expected=anticipated|weaker=softer|stronger=firmer|forecast=outlook|"
        "managers=executives|supply=provision|contract=agreement|customers=clients|rivals=competitors|"
        "began=started|ended=finished|quickly=rapidly|slowly=gradually|price=cost|debt=liabilities|sold=offloaded|"
        "bought=purchased|positions=stances|record=journal|traders=dealers|sellers=vendors|growth=expansion|"
        "decline=decrease|reported=disclosed|early=initial|late=tardy|year=twelvemonth|losses=deficits|"
        "regulators=overseers|inquiry=probe|delayed=postponed|opened=launched|closed=shut|production=output|"
        "shipments=deliveries|inventories=stockpiles|margin=spread|pressure=strain|interest=attention|"
        "Holdings=Possessions|Partners=Associates|Industries=Trades|Group=Cluster|Capital=Funds|Works=Labours|"
        "Systems=Schemes|Lines=Rows"
    )
)
OPENERS = _listed(
    "after a quarter of weaker orders|as lenders grew more careful|in the weeks before the annual meeting|"
    "with its largest plant closed for repairs|despite an inquiry by regulators|while rivals cut their prices|"
    "following talks with two customers|on the last trading day of the month|as borrowing costs crept higher|"
    "once the audit had ended|because supply from the north was delayed|during a strike at the harbour|"
    "for the third year in a row|under a contract signed in the spring|against the advice of its founder"
)
SUBJECTS = _listed(
    "{company}|{company}'s finance chief {person}|traders who follow {company}|the board of {company}|"
    "{person}, who manages money at {company},|the {term} unit of {company}|lenders to {company}|"
    "short sellers of {company}|a customer of {company}'s {term} business|workers at {company}|"
    "{person} of {company}|the regulators who oversee {company}"
)
PREDICATES = _listed(
    "raised its forecast for {term} to {money}|reported losses of {money} on {term}|cut {count} jobs in {term}|"
    "expected {term} to grow {percent} this year|said that demand for {term} fell {percent}|"
    "bought {term} worth {money} from a rival|warned that {term} would cost {money} more|"
    "sold {percent} of the {term} arm for {money}|counted {count} late shipments of {term}|"
    "put the value of the {term} inventories at {money}|began an inquiry into {count} contracts for {term}|"
    "held positions in {term} of {money}|moved {count} customers to the new {term} service|"
    "saw the margin on {term} shrink to {percent}|borrowed {money} against its stock of {term}|"
    "opened a plant for {term} with {count} workers|settled a quarrel over {term} for {money}|"
    "called the price of {term} unsustainable|made {term} the centre of its plan|lost patience with {term}"
)
CLOSERS = _listed(
    "which analysts had not expected|more than in any quarter since the merger|and its shares rose in early trading|"
    "according to a filing|though the details are still open|a person who saw the figures said|"
    "and the market took it calmly|which leaves little room for mistakes|as {person} had predicted|"
    "and nobody at the meeting objected|while its debt stayed where it was|the third such step in a year|"
    "and the stock closed lower|far from the hopes of last winter|which {person} called overdue"
)
TERMS = _listed(
    "freight leasing|marine insurance|copper wire|office towers|seed potatoes|hearing aids|ferry routes|solar glass|"
    "school meals|rail signals|pension annuities|dental lasers|bottled water|aircraft seats|parking meters|"
    "harvest machines|paper mills|cloud storage|night trains|card payments|cement kilns|student housing|"
    "battery cells|sugar futures|mortgage servicing|flight simulators|warehouse robots|cinema screens"
)
SYLLABLES = _listed("bal|cor|den|fen|gar|hol|kes|lum|mor|nor|pel|quin|ros|sel|tor|ul|ver|wex|yar|zan|bri|cal|dro|fal")
ENDINGS = ("way", "field", "stone", "mark", "wick", "ford", "gate", "mere", "ton", "shaw", "ley", "dale")
FORMS = ("Holdings", "Partners", "Industries", "Group", "Capital", "Works", "Systems", "Lines")


@dataclass(frozen=True, slots=True)
class Job:
    """One article to write: which, and for a copy of which and how; its family is the text that it comes from."""

    number: int
    kind: str
    source: int

    @property
    def family(self) -> int:
        """Articles of one family are one text."""
        return self.source if self.kind in KINDS else self.number


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of which a sentence is put together, in its first order or another."""

    opener: str
    subject: str
    predicate: str
    closer: str

    def told(self) -> str:
        """The sentence as it was first written."""
        return _capital(f"{self.opener}, {self.subject} {self.predicate}, {self.closer}.")

    def recast(self) -> str:
        """The same told in another order."""
        return _capital(f"{self.subject} {self.predicate} {self.opener}, {self.closer}.")


@dataclass(slots=True)
class Watch:
    """An encoder, with the processor seconds and sentences that it took."""

    compute: Callable[[Sequence[str]], NDArray[np.float32]]
    seconds: float = 0.0
    sentences: int = 0

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of the encoder."""
        start = time.process_time()
        rows = self.compute(sentences)
        self.seconds += time.process_time() - start
        self.sentences += len(sentences)
        return rows


@dataclass(frozen=True, slots=True)
class Stretch:
    """What articles between two sizes of the index cost: seconds by the clock, and of processor."""

    start: int
    end: int
    clock: float
    indexing: float
    encoding: float

    def each(self, seconds: float) -> float:
        """Milliseconds an article."""
        return 1000 * seconds / (self.end - self.start)


def _chance(words: str) -> random.Random:
    return random.Random(words)  # noqa: S311 - invented words need no cryptography


def plan_jobs(count: int, seed: int) -> list[Job]:
    """Which articles there are, in the order in which they come."""
    chance = _chance(f"{seed} plan")
    copies, seconds = int(count * SHARE), int(count * SECOND_REPORTS)
    first = count - copies * len(KINDS) - seconds
    sources = chance.sample(range(first), copies * len(KINDS) + seconds)
    kinds = [kind for kind in KINDS for _ in range(copies)] + ["second"] * seconds
    jobs = [Job(number, "original", number) for number in range(first)]
    jobs += [Job(first + place, kind, sources[place]) for place, kind in enumerate(kinds)]
    chance.shuffle(jobs)
    return jobs


def write_article(job: Job, count: int, seed: int) -> Article:
    """The article of a job."""
    chance = _chance(f"{seed} copy {job.number}")
    if job.kind == "second":
        lines = [one.told() for one in _second_report(job, count, seed, chance)]
    else:
        lines = _copied(job.kind, _facts(job.source, count, seed), chance)
    return _article(f"{job.number:06}", lines)


def _copied(kind: str, facts: Sequence[Sentence], chance: random.Random) -> list[str]:
    """The sentences of an original, or of a copy of some kind."""
    lines = [one.told() for one in facts]
    if kind == "syndicated":
        lines[0] = lines[0].replace(", ", " on Tuesday, ", 1)
        return [line for place, line in enumerate(lines) if place != len(lines) - 2] + [
            "Additional reporting by staff."
        ]
    if kind == "paraphrase":
        lines = [_swapped(one.recast(), chance, 0.3) for one in facts]
        place = chance.randrange(len(lines) - 1)
        lines[place : place + 2] = lines[place + 1], lines[place]
    if kind == "spun":
        return [_swapped(line, chance, 0.8) for line in lines]
    if kind == "excerpt":
        start = chance.randrange(len(lines) - 4)
        return lines[start : start + chance.randint(4, 5)]
    return lines


def _facts(number: int, count: int, seed: int) -> list[Sentence]:
    """The sentences of the original of a number."""
    chance = _chance(f"{seed} original {number}")
    topic = chance.randrange(max(count // PER_TOPIC, 1))
    return [_sentence(topic, seed, chance) for _ in range(chance.randint(8, 15))]


def _second_report(job: Job, count: int, seed: int, chance: random.Random) -> list[Sentence]:
    """Another report of an event: three of its statements in a setting of their own, among others of its topic."""
    facts = _facts(job.source, count, seed)
    topic = _chance(f"{seed} original {job.source}").randrange(max(count // PER_TOPIC, 1))
    new = [_sentence(topic, seed, chance) for _ in range(chance.randint(8, 12))]
    for one in chance.sample(facts, 3):
        other = _sentence(topic, seed, chance)
        new.insert(chance.randrange(len(new)), Sentence(other.opener, one.subject, one.predicate, other.closer))
    return new


def _sentence(topic: int, seed: int, chance: random.Random) -> Sentence:
    companies, people, terms = _topic(topic, seed)

    def filled(pattern: str) -> str:
        return pattern.format(
            company=chance.choice(companies),
            person=chance.choice(people),
            term=chance.choice(terms),
            money=f"${chance.randint(11, 989) / 10:g} {chance.choice(('million', 'billion'))}",
            percent=f"{chance.randint(2, 390) / 10:g}%",
            count=f"{chance.randint(12, 4000):,}",
        )

    return Sentence(*(filled(chance.choice(parts)) for parts in (OPENERS, SUBJECTS, PREDICATES, CLOSERS)))


@cache
def _topic(topic: int, seed: int) -> tuple[list[str], list[str], list[str]]:
    """The companies, people and terms of a topic."""
    chance = _chance(f"{seed} topic {topic}")

    def name() -> str:
        return "".join(chance.sample(SYLLABLES, chance.randint(1, 2))).capitalize() + chance.choice(ENDINGS)

    companies = [f"{name()} {chance.choice(FORMS)}" for _ in range(6)]
    return companies, [f"{name()} {name()}" for _ in range(6)], chance.sample(TERMS, 8)


def _swapped(line: str, chance: random.Random, share: float) -> str:
    """Words swapped for their synonyms, a share of those that have one."""
    words = (
        SYNONYMS[word.strip(",.")] + word[len(word.rstrip(",.")) :]
        if word.strip(",.") in SYNONYMS and chance.random() < share
        else word
        for word in line.split(" ")
    )
    return " ".join(words)


def _capital(line: str) -> str:
    return line[0].upper() + line[1:].replace(",,", ",")


def _article(name: str, lines: Sequence[str]) -> Article:
    """An article of paragraphs of three sentences."""
    paragraphs = [" ".join(lines[start : start + 3]) for start in range(0, len(lines), 3)]
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Article(id=name, file=name, form="text", text="\n".join(paragraphs), paragraphs=tuple(spans))


def by_words(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Hashed words for vectors, so that a word swapped or moved costs its share of the cosine."""
    rows = np.zeros((len(sentences), 256), np.float32)
    for row, sentence in zip(rows, sentences, strict=True):
        for word in sentence.lower().replace(",", "").replace(".", "").split():
            row[hashlib.blake2b(word.encode(), digest_size=1).digest()[0]] += 1
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def add_all(jobs: Sequence[Job], path: Path, watch: Watch, seed: int) -> tuple[list[Stretch], Clusters]:
    """Add every article, tell what each stretch cost, and return the clusters."""
    stretches: list[Stretch] = []
    ends = _ends(len(jobs))
    with open_index(path, encode=watch, encoder=watch.compute.__name__) as index:
        print("size of index   ms in the index   in the encoder   by the clock   texts encoded   file MB   peak MB")
        for start, end in zip([0, *ends], ends, strict=False):
            articles = (write_article(job, len(jobs), seed) for job in jobs[start:end])
            stretches.append(_add(index, articles, start, watch))
            _tell(stretches[-1], count_index(index).encoded, path)
        return stretches, list_clusters(index)


def _add(index: Index, articles: Iterable[Article], start: int, watch: Watch) -> Stretch:
    """Add some articles and see what it costs; to invent them is not counted."""
    clock = processor = 0.0
    end, encoding = start, watch.seconds
    for end, article in enumerate(articles, start + 1):  # noqa: B007 - the last one is asked for
        before = time.perf_counter(), time.process_time()
        add_article(index, article)
        clock += time.perf_counter() - before[0]
        processor += time.process_time() - before[1]
    encoding = watch.seconds - encoding
    return Stretch(start, end, clock, processor - encoding, encoding)


def _ends(count: int) -> list[int]:
    """Sizes at which the cost is told: 500, 1,000, 2,000, 5,000 and so on."""
    return [*(size for power in range(2, 9) for one in (1, 2, 5) if 500 <= (size := one * 10**power) < count), count]


def _tell(stretch: Stretch, encoded: int, path: Path) -> None:
    size = sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*")) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    times = [stretch.each(seconds) for seconds in (stretch.indexing, stretch.encoding, stretch.clock)]
    told = f"{times[0]:>15.2f}   {times[1]:>14.2f}   {times[2]:>12.2f}   {encoded / stretch.end:>13.1%}"
    print(f"{stretch.end:>13,}   {told}   {size:>7.0f}   {peak:>7.0f}", flush=True)


def recalls(jobs: Sequence[Job], clusters: Clusters) -> Iterator[tuple[str, int, int]]:
    """For each kind of copy how many came into the cluster of their original, and how many there are."""
    place = {name: number for number, cluster in enumerate(clusters) for name in cluster}
    met, total = Counter[str](), Counter[str]()
    for job in jobs:
        if job.kind in KINDS:
            total[job.kind] += 1
            met[job.kind] += place[f"{job.number:06}"] == place[f"{job.source:06}"]
    return ((kind, met[kind], total[kind]) for kind in KINDS)


def count_false(jobs: Sequence[Job], clusters: Clusters) -> tuple[int, int]:
    """Pairs of articles in one cluster that are not one text, and all pairs that are not."""
    family = {f"{job.number:06}": job.family for job in jobs}
    merged = sum(family[a] != family[b] for cluster in clusters for a, b in combinations(cluster, 2))
    sizes = Counter[int]()
    for job in jobs:
        sizes[job.family] += 1
    apart = len(jobs) * (len(jobs) - 1) // 2 - sum(size * (size - 1) // 2 for size in sizes.values())
    return merged, apart


def main() -> None:
    """Print the cost by size, recall by kind, false merges, and whether each is within its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--vectors", choices=("model", "words"), default="model")
    parser.add_argument("--index", type=Path, help="keep the index in this file")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    watch = Watch(encode if given.vectors == "model" else by_words)
    watch.compute(["The encoder is loaded before anything is timed."])
    jobs = plan_jobs(given.count, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        stretches, clusters = add_all(jobs, given.index or Path(folder) / "growth.index", watch, given.seed)
    sys.exit(0 if judge(jobs, clusters, stretches, watch) else 1)


def judge(jobs: Sequence[Job], clusters: Clusters, stretches: Sequence[Stretch], watch: Watch) -> bool:
    """Print the verdicts; true where every figure is within its limit."""
    seconds = sum(one.clock for one in stretches)
    print(f"{len(jobs) / seconds:,.0f} articles/s by the clock; {watch.sentences:,} sentences encoded")
    within = []
    for kind, met, total in recalls(jobs, clusters):
        within.append(met >= RECALL * total)
        print(f"{kind}: recall {met / max(total, 1):.4f} ({met:,} of {total:,}; limit {RECALL})")
    merged, apart = count_false(jobs, clusters)
    within.append(merged <= FALSE_MERGES * apart)
    print(f"false merges: {merged} of {apart:,} pairs, {merged / apart:.1e} (limit {FALSE_MERGES:.0e})")
    early = [one.each(one.indexing) for one in stretches if one.start >= 1000]
    if early:
        within.append(early[-1] <= GROWTH * early[0])
        print(f"cost in the index, largest against 1,000: {early[-1] / early[0]:.2f} x (limit {GROWTH} x)")
    return all(within)


if __name__ == "__main__":
    main()
