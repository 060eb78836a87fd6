"""Questions with the text that answers them, read from the public sets; which part of each may train.

An example's `start` and `end` are characters of `text`; both -1 where the text does not answer the question.
"""

import ast
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.errors import DuasokError

HELD_OUT = 0.2  # of the SQuAD-sv articles, for measuring
_SPLIT_SEED = 5
SQUAD_SV, SWEQUAD = "squad-sv", "swequad"
SWEQUAD_OWN, SQUAD_OWN = "swequad+", "squad-sv+"  # our own questions on the texts of the two
OWN = (SWEQUAD_OWN, SQUAD_OWN)
BODIES = "public-bodies"  # our own texts, as public bodies write them
CLOSE = (SWEQUAD, SWEQUAD_OWN, BODIES)  # the likest to what is read in use
_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Example:
    """`group` names the article or text it stands in; the other texts of a group are the hardest to tell from it."""

    question: str
    text: str
    start: int
    end: int
    source: str
    group: str
    others: tuple[str, ...] = ()  # further right answers, for measuring
    seeming: tuple[int, int] | None = None  # characters that seem to answer a question that has no answer

    @property
    def answerable(self) -> bool:
        return self.start >= 0

    @property
    def answers(self) -> tuple[str, ...]:
        """Every wording that counts as right; none for an unanswerable question."""
        return (self.text[self.start : self.end], *self.others) if self.answerable else ()


def training_examples(folder: Path) -> list[Example]:
    """All that may train.

    SweQUAD-MC's training part and 80 % of SQuAD-sv's articles, with their questions and ours, our own texts, NorQuAD,
    XQuAD en and de.
    """
    if not folder.is_dir():
        raise DuasokError(f"Mappen {folder} med träningsdata finns inte. Ange den med --benchmarks.")
    in_swequad, in_squad = swequad(folder, "training"), squad_sv(folder, held_out=False)
    return [
        *in_swequad,
        *own_questions(_DATA / "swequad_more.jsonl", in_swequad, SWEQUAD_OWN),
        *in_squad,
        *own_questions(_DATA / "squad_more.jsonl", in_squad, SQUAD_OWN),
        *own_texts(_DATA / "public_bodies.jsonl", BODIES),
        *(
            e
            for name in ("news", "wikipedia")
            for e in _squad(folder / "norquad" / f"{name}.json", "norquad")
        ),
        *(e for name in ("en", "de") for e in _squad(folder / "xquad" / f"{name}.json", f"xquad-{name}")),
    ]


def swequad(folder: Path, part: str) -> list[Example]:
    """SweQUAD-MC's `training`, `dev` or `test` part."""
    data = json.loads((folder / "swequad_mc" / f"{part}.json").read_text(encoding="utf-8"))["data"]
    found = []
    for entry in data:
        choices = entry["choices"]
        choices = ast.literal_eval(choices) if isinstance(choices, str) else choices
        right = [c for c in choices if c["type"] == "Correct answer"]
        if right:
            first, *rest = right
            text = entry["context"]
            found.append(
                Example(
                    entry["question"],
                    text,
                    first["start"],
                    first["end"],
                    SWEQUAD,
                    text[:60],
                    tuple(c["text"] for c in rest),
                )
            )
    return found


def squad_sv(folder: Path, held_out: bool) -> list[Example]:
    """SQuAD 2.0 in Swedish: the articles held out for measuring, or all others.

    Paragraphs that XQuAD holds in other languages are not measured on: they have been read there.
    """
    path = folder / "squad_v2_sv" / "dev.json.gz"
    titles = sorted(a["title"] for a in _articles(path))
    kept_apart = set(random.Random(_SPLIT_SEED).sample(titles, round(len(titles) * HELD_OUT)))
    read = _questions(folder / "xquad" / "en.json") if held_out else frozenset()
    return [e for e in _squad(path, SQUAD_SV, read) if (e.group in kept_apart) == held_out]


def _questions(path: Path) -> frozenset[str]:
    """The ids of a file's questions, which translations keep."""
    return frozenset(qa["id"] for a in _articles(path) for p in a["paragraphs"] for qa in p["qas"])


def _articles(path: Path) -> list[dict[str, Any]]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    articles: list[dict[str, Any]] = json.loads(text)["data"]
    return articles


def _squad(path: Path, source: str, without: frozenset[str] = frozenset()) -> Iterator[Example]:
    """The questions of a file in SQuAD's format; an answer that does not stand where the file says is left out.

    So are paragraphs with questions whose ids are in `without`.
    """
    for number, article in enumerate(_articles(path)):
        for index, paragraph in enumerate(article["paragraphs"]):
            if without and not without.isdisjoint(qa["id"] for qa in paragraph["qas"]):
                continue
            text = paragraph["context"]
            group = article.get("title") or f"{path.stem} {number} {index}"
            for qa in paragraph["qas"]:
                question = qa["question"].strip()
                if qa.get("is_impossible"):
                    seeming = _nearest(qa.get("plausible_answers", []), text)
                    yield Example(question, text, -1, -1, source, group, seeming=seeming)
                    continue
                right = [a for a in qa["answers"] if text.startswith(a["text"], a["answer_start"])]
                if right and right[0]["text"].strip():
                    first = right[0]
                    start = first["answer_start"]
                    others = tuple(dict.fromkeys(a["text"] for a in right[1:]))
                    yield Example(question, text, start, start + len(first["text"]), source, group, others)


def _nearest(answers: Sequence[Mapping[str, Any]], text: str) -> tuple[int, int] | None:
    """Where the first of them stands, nearest to where it is said to: translated, many places have slipped."""
    if not answers or not (words := answers[0]["text"].strip()):
        return None
    found = [m.start() for m in re.finditer(re.escape(words), text)]
    start = min(found, key=lambda at: abs(at - answers[0]["answer_start"]), default=None)
    return None if start is None else (start, start + len(words))


def own_questions(path: Path, public: Iterable[Example], source: str) -> list[Example]:
    """Our own questions on the texts of public ones, which the file names by hash and does not hold.

    A text that is not there is an error of the public set (DuasokError): so none of what is held out can be asked of.
    """
    groups = {text_id(e.text): e for e in public}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        of_text = groups.get(entry["id"])
        if of_text is None:
            raise DuasokError(f"En text som {path.name} frågar om saknas. Hämta datamängden på nytt.")
        found.append(asked_of_text(entry, of_text.text, source, of_text.group))
    return found


def own_texts(path: Path, source: str) -> list[Example]:
    """Our own texts with their questions; those of a group are alike and differ in facts."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [asked_of_text(q, e["text"], source, e["group"]) for e in entries for q in e["questions"]]


def held_out_texts() -> list[Example]:
    """Our own texts, by another writer than those that train, for measuring."""
    return own_texts(_DATA / "public_bodies_held_out.jsonl", BODIES)


def asked_of_text(asked: Mapping[str, Any], text: str, source: str, group: str) -> Example:
    """A question `q` with its answer `a` (None: there is none) at or after `start` where its words stand twice.

    An answer that does not stand in its text is an error of the file (ValueError).
    """
    answer = asked["a"]
    start = -1 if answer is None else text.index(answer, asked.get("start") or 0)
    end = -1 if answer is None else start + len(answer)
    return Example(asked["q"], text, start, end, source, group)


def text_id(text: str) -> str:
    """What names a public text in our files."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
