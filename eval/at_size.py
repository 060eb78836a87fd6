"""Asks questions over a made corpus, whose truth is known, and compares: `python -m eval.at_size --documents 3000`.

The corpus is that of `eval.many`. What is right follows from what was exchanged when it was made, and from which
documents are in force. Questions are drawn by chance; the same seed draws the same ones.
"""

import argparse
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.composing.versions import in_force
from answer.service import ask
from domain.agreement import Agreement, TrackStatus
from domain.answer import Answer
from domain.artifact import read_all
from domain.dates import find_dates
from domain.home import Home
from domain.industries import INDUSTRIES
from eval.many import make
from index.embedding import HashEmbedder
from index.engine import Index
from index.generation import build, open_index
from ingest.pipeline import ingest

SAMPLES = Path(__file__).parents[1] / "corpus"
UNHEARD = ("Vad kostar simhallen i {name}?", "Hur många bussar går till flygplatsen i {name}?")


@dataclass(frozen=True)
class Question:
    """A question of a kind, what is right, and whether an answer is."""

    kind: str
    text: str
    truth: str
    is_right: Callable[[Answer], bool]


@dataclass(frozen=True)
class Checked:
    """A question with what was answered."""

    question: Question
    right: bool
    answer: str


def check(questions: Sequence[Question], index: Index) -> list[Checked]:
    """Asks each question once."""
    answers = [(question, ask(question.text, index)) for question in questions]
    return [Checked(question, question.is_right(answer), answer.text) for question, answer in answers]


def questions(index: Index, number: int, seed: int = 1) -> Iterator[Question]:
    """`number` of each kind, as far as there are as many."""
    chance = random.Random(seed)
    of_name = _in_force(index)
    industries = {name: _industries(documents, "finns") for name, documents in of_name.items()}
    planned = {name: _industries(documents, "planerat") for name, documents in of_name.items()}
    slugs = sorted({slug for found in industries.values() for slug in found} - {"ovrigt", "forberedande"})
    for slug in chance.sample(slugs, min(number, len(slugs))):
        yield from _over_all(slug, {name for name, found in industries.items() if slug in found})
    names = sorted(of_name)
    for n in range(number):
        slug = chance.choice(slugs)
        fitting = [name for name in names if (slug in industries[name]) == (n % 2 == 0)]
        if fitting:
            name = chance.choice(fitting)
            yield _yes_or_no(slug, name, n % 2 == 0, slug in planned[name])
    for name in chance.sample(names, len(names)):
        dates = {d for document in of_name[name] for d in document.dates("valid_to")}
        if len(of_name[name]) == len(dates) == 1 and (date := dates.pop())[:1].isdigit() and number > 0:
            yield _last_day(name, date)
            number -= 1
    for name in chance.sample(names, min(10, len(names))):
        yield Question("obesvarbar", chance.choice(UNHEARD).format(name=name), "inget", lambda a: not a.found)


def _in_force(index: Index) -> Mapping[str, list[Agreement]]:
    found: dict[str, list[Agreement]] = defaultdict(list)
    for document in in_force(index):
        for municipality in index.agreements[document].municipalities:
            found[municipality.name].append(index.agreements[document])
    return found


def _industries(documents: Sequence[Agreement], status: TrackStatus) -> set[str]:
    tracks = [t for a in documents for t in a.facts.tracks if t.status == status]
    return {slug for track in tracks for slug in track.industries}


def _over_all(slug: str, true: set[str]) -> Iterator[Question]:
    said = INDUSTRIES[slug].label.lower()

    def lists(answer: Answer) -> bool:
        return {m.municipality.name for m in answer.municipalities} == true

    yield Question("lista", f"Vilka kommuner har jobbspår inom {said}?", f"{len(true)} kommuner", lists)
    yield Question(
        "antal",
        f"Hur många kommuner har jobbspår inom {said}?",
        str(len(true)),
        lambda a: a.count == len(true),
    )


def _yes_or_no(slug: str, name: str, true: bool, planned: bool) -> Question:
    """A track that is only planned may be a yes or a no, if the answer says so."""
    text = f"Finns det jobbspår inom {INDUSTRIES[slug].label.lower()} i {name}?"

    def says(answer: Answer) -> bool:
        return bool(answer.yesno) == true or (planned and not true and "planerat" in answer.text)

    truth = "ja" if true else "planerat" if planned else "nej"
    return Question("ja eller nej", text, truth, says)


def _last_day(name: str, date: str) -> Question:
    def says(answer: Answer) -> bool:
        return date in {d.value for d in find_dates(answer.text)}

    return Question("värde", f"Till vilket datum gäller överenskommelsen i {name}?", date, says)


def made_index(number: int, home: Home, samples: Sequence[Agreement] = ()) -> Index:
    """The index of a made corpus, with the embedder that needs no model; one that is there is opened."""
    if not home.current.exists():
        build(home, [m.agreement for m in make(samples or _read_samples(), number)], HashEmbedder())
    return open_index(home, HashEmbedder())


def _read_samples() -> list[Agreement]:
    with tempfile.TemporaryDirectory() as folder:
        ingest([SAMPLES], Home(Path(folder)))
        return list(read_all(Home(Path(folder))))


def table(checked: Sequence[Checked]) -> str:
    """Right answers of each kind, and each wrong one with what is true."""
    lines = [f"{'slag':14}{'rätt':>6}{'av':>6}"]
    for kind in dict.fromkeys(c.question.kind for c in checked):
        mine = [c for c in checked if c.question.kind == kind]
        lines.append(f"{kind:14}{sum(c.right for c in mine):6}{len(mine):6}")
    for wrong in (c for c in checked if not c.right):
        lines += [f"FEL  {wrong.question.text}  (rätt: {wrong.question.truth})", f"     {wrong.answer[:160]}"]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m eval.at_size", description="Frågar en tillverkad samling vars facit är känt."
    )
    parser.add_argument("--documents", type=int, default=3000, help="antal avtal")
    parser.add_argument("--questions", type=int, default=20, help="frågor av varje slag")
    parser.add_argument("--keep", type=Path, help="mapp för samlingen, som används igen nästa gång")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        index = made_index(args.documents, Home(args.keep or Path(temporary)))
        checked = check(list(questions(index, args.questions)), index)
    sys.stdout.write(f"{len(index.agreements)} dokument\n{table(checked)}\n")
    return 0 if all(c.right for c in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
