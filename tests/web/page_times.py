"""The server's time for every page: `python -m tests.web.page_times [--documents 3000] [--home FOLDER]`.

Each page is asked for again and again through the application itself, without network and browser, at addresses that
vary as users' do. What counts is the processor's time, so that other programs on the computer do not; the time by the
clock stands beside it. Without `--home` the sample corpus is read, or with `--documents` one that `eval.many` makes;
both with the embedder that needs no model, so that they are ready in minutes. The 95th percentile of
each page is compared with the limit: 150 ms, 300 ms from 1,000 documents on.
"""

import argparse
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from domain.artifact import read_all, write_artifact
from domain.home import Home
from eval.many import make
from index.embedding import HashEmbedder, load_embedder
from index.generation import build
from index.shelf import Shelf
from ingest.pipeline import ingest
from web.app import create_app
from web.library import Library

ROOT = Path(__file__).parents[2]
LIMIT, LIMIT_OF_MANY, MANY = 0.150, 0.300, 1000  # seconds, seconds, documents
TIMES = 20
QUESTIONS = (
    "Vilka kommuner har jobbspår inom {industry}?",
    "Hur många jobbspår finns i {name}?",
    "Hur ofta träffas ledningsgruppen i {name}?",
    "Finns det jobbspår inom {industry} i {name}?",
    "Vilka mål har {name}?",
    "Vilken målgrupp gäller avtalet i {name}?",
    "Vilka kommuner har en styrgrupp?",
    "Hur ofta träffas styrgruppen?",
    "Hur många kommuner saknar jobbspår inom {industry}?",
)
WORDS = ("praktik hos arbetsgivare", "styrgrupp", "språkstöd på arbetsplatsen", "uppföljning kvinnor och män")
INDUSTRIES = ("industri", "vård", "handel", "bygg", "restaurang")


@dataclass(frozen=True)
class Timing:
    """How long each request of one page took, in seconds: of the processor, and by the clock."""

    page: str
    computing: tuple[float, ...]
    clock: tuple[float, ...]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least that share of them are no larger than."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def measured(library: Library, times: int = TIMES, seed: int = 1) -> list[Timing]:
    """Every page, each address new as far as the corpus goes; the first request to each is not counted."""
    client = create_app(library).test_client()
    chance = random.Random(seed)
    timings = []
    for page, address in pages(library.shelf(), chance).items():
        client.get(address())
        computing, clock = zip(*_seconds(client.get, address, times), strict=True)
        timings.append(Timing(page, computing, clock))
    return timings


def _seconds(
    get: Callable[[str], object], address: Callable[[], str], times: int
) -> Iterator[tuple[float, float]]:
    for _ in range(times):
        wanted = address()
        computing, clock = time.process_time(), time.perf_counter()
        response = get(wanted)
        took = time.process_time() - computing, time.perf_counter() - clock
        if (status := getattr(response, "status_code", 0)) != 200:
            raise RuntimeError(f"{wanted} gav {status}")
        yield took


def pages(shelf: Shelf, chance: random.Random) -> Mapping[str, Callable[[], str]]:
    """A maker of addresses for each page."""
    cards = list(shelf.cards.values())
    names = sorted({m.name for c in cards for m in c.municipalities})
    counties = sorted({m.county_code for c in cards for m in c.municipalities})

    def one() -> str:
        return chance.choice(names)

    def question() -> str:
        return chance.choice(QUESTIONS).format(name=one(), industry=chance.choice(INDUSTRIES))

    def document(**query: str) -> str:
        return f"/dokument/{chance.choice(cards).id}?{urlencode(query)}"

    def compared(number: int) -> str:
        return "/jamfor?" + urlencode([("kommun", n) for n in chance.sample(names, min(number, len(names)))])

    return {
        "Start": lambda: "/",
        "Sök, ord": lambda: f"/sok?{urlencode({'q': chance.choice(WORDS)})}",
        "Sök, avgränsad": lambda: f"/sok?{urlencode({'q': chance.choice(WORDS), 'kommun': one()})}",
        "Fråga": lambda: f"/sok?{urlencode({'q': question()})}",
        "Dokument": lambda: f"/dokument?sida={chance.randint(1, 1 + len(cards) // 100)}",
        "Läsare": document,
        "Läsare från sökning": lambda: document(q=chance.choice(WORDS)),
        "Kommun": lambda: f"/kommun/{quote(one())}",
        "Jämför, val": lambda: "/jamfor",
        "Jämför, två": lambda: compared(2),
        "Jämför, tolv": lambda: compared(12),
        "Jämför, län": lambda: f"/jamfor?lan={chance.choice(counties)}",
        "Jobbspår": lambda: "/jobbspar",
        "Jobbspår, kommun": lambda: f"/jobbspar?{urlencode({'kommun': one()})}",
        "Utdrag": lambda: "/utdrag",
    }


def prepared(documents: int, home: Home) -> Library:
    """A library of the sample agreements, or of that many made of them, with the embedder that needs no model."""
    if not home.current.exists():
        with tempfile.TemporaryDirectory() as folder:
            samples = home if not documents else Home(Path(folder))
            ingest([ROOT / "corpus"], samples)
            agreements = list(read_all(samples))
        if documents:
            agreements = [made.agreement for made in make(agreements, documents)]
            for agreement in agreements:
                write_artifact(agreement, home.artifact(agreement.id))
        build(home, agreements, HashEmbedder())
    return Library(home, HashEmbedder())


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.web.page_times", description="Mäter serverns tid för varje sida."
    )
    parser.add_argument("--documents", type=int, default=0, help="antal avtal; utan: exempelavtalen")
    parser.add_argument("--home", type=Path, help="hemmapp att mäta på, med dess språkmodell")
    parser.add_argument("--keep", type=Path, help="mapp att läsa in i, som används igen nästa gång")
    parser.add_argument("--times", type=int, default=TIMES, help="gånger som varje sida hämtas")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        home = Home(args.home) if args.home else None
        library = (
            Library(home, load_embedder(home))
            if home
            else prepared(args.documents, Home(args.keep or Path(temporary)))
        )
        start = time.perf_counter()
        library.warm_up()
        sys.stdout.write(
            f"{len(library.shelf().cards)} dokument, öppnade på {time.perf_counter() - start:.1f} s\n"
        )
        return show(measured(library, args.times), len(library.shelf().cards))


def show(timings: Sequence[Timing], documents: int) -> int:
    """Prints the table; 1 when a page is over the limit."""
    limit = LIMIT if documents < MANY else LIMIT_OF_MANY
    over = [t for t in timings if percentile(t.computing, 0.95) > limit]
    sys.stdout.write(f"{'sida':20}{'median':>8}{'p95':>8}{'p95, klocka':>13}   ms\n")
    for t in timings:
        figures = percentile(t.computing, 0.5), percentile(t.computing, 0.95), percentile(t.clock, 0.95)
        a, b, c = (1000 * seconds for seconds in figures)
        sys.stdout.write(f"{t.page:20}{a:8.0f}{b:8.0f}{c:13.0f}{'   över gränsen' if t in over else ''}\n")
    sys.stdout.write(
        f"Gräns: {1000 * limit:.0f} ms vid 95:e percentilen. {len(over)} av {len(timings)} sidor över.\n"
    )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
