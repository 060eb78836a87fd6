"""Invented sentences of the genre with questions, set among sentences of the sample corpus: `data/genre.toml`."""

import random
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from training.examples import Example

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_BESIDE = 3  # sentences on either side, at most
_OF_OTHERS = 0.5  # share of examples that have a sentence of the same pattern about something else beside


def genre_examples(sentences: Sequence[str], count: int, rng: random.Random) -> list[Example]:
    """`count` examples; `sentences` stand around the invented ones. All are invented text."""
    data = tomllib.loads((Path(__file__).parent / "data" / "genre.toml").read_text(encoding="utf-8"))
    patterns, slots = data["pattern"], data["slots"]
    found = []
    for number in range(count):
        pattern = patterns[number % len(patterns)]
        chosen = _choose(slots, rng)
        marked = _fill(pattern["text"], chosen)
        beside = [rng.choice(sentences) for _ in range(rng.randint(1, 2 * _BESIDE))]
        if rng.random() < _OF_OTHERS:
            other = _fill(pattern["text"], _choose(slots, rng, besides=chosen))
            beside.append(_unmarked(other))
        place = rng.randint(0, len(beside))
        before, after = " ".join(beside[:place]), " ".join(beside[place:])
        lead = f"{before} " if before else ""
        start = len(lead) + marked.index("<")
        end = len(lead) + marked.index(">") - 1
        question = _fill(rng.choice(pattern["questions"]), chosen)
        text = f"{lead}{_unmarked(marked)} {after}".strip()
        found.append(Example(_capital(question, rng), text, start, end, "genre", f"genre {number}"))
    return found


def _choose(
    slots: dict[str, list[str]], rng: random.Random, besides: dict[str, str] | None = None
) -> dict[str, str]:
    """A filling for every slot ("role", "role2", "role3"), all different, and none of `besides`."""
    chosen: dict[str, str] = {}
    for name, fillings in slots.items():
        taken = {v for k, v in (besides or {}).items() if k.rstrip("23") == name}
        drawn = rng.sample([f for f in fillings if f not in taken], 3)
        chosen |= {f"{name}{suffix}": filling for suffix, filling in zip(("", "2", "3"), drawn, strict=True)}
    return chosen


def _fill(text: str, chosen: dict[str, str]) -> str:
    return _SLOT.sub(lambda m: _lower_party(chosen[m[1] + m[2]], m.start()), text)


def _lower_party(filling: str, at: int) -> str:
    """ "Kommunen" within a sentence is "kommunen"; a sentence begins with a capital."""
    if filling in (
        "Kommunen",
        "Socialtjänsten",
        "Vuxenutbildningen",
        "Arbetsmarknadsenheten",
        "Folkhögskolan",
    ):
        filling = filling.lower()
    return filling[0].upper() + filling[1:] if at <= 1 else filling


def _unmarked(text: str) -> str:
    return text.replace("<", "").replace(">", "")


def _capital(question: str, rng: random.Random) -> str:
    """Some people write without capitals and question marks."""
    return question.lower().rstrip("?") if rng.random() < 0.15 else question
