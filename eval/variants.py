"""Gold questions in other words: a typing error, a compound split, a synonym; in English. The key stays the same.

The same seed gives the same variants, whatever else is asked. A question that a rule cannot change is left out.
"""

import json
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from domain.municipalities import find_municipalities
from domain.text import fold, words
from domain.vocabulary import STOPWORDS, synonyms
from eval.gold import GoldQuestion

Rule = Callable[[str, random.Random], str | None]
SplitWord = Callable[[str], tuple[str, ...]]

_ENGLISH = (
    Path(__file__).parent / "gold" / "dev_english.jsonl"
)  # by the ids of the gold on the five real agreements
_HOW = re.compile(r"\bhur\s+$", re.IGNORECASE)
SHORTEST = 6  # letters of a word that gets a typing error: in shorter ones it mostly makes another word
NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "kö", "m": "n", "n": "bm", "o": "ip", "p": "oå", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x", "å": "pä", "ä": "öå", "ö": "lä", "é": "e",
}  # fmt: skip  # the keys beside each on a Swedish keyboard


def variants(questions: Iterable[GoldQuestion], rule: Rule, name: str, seed: int = 1) -> list[GoldQuestion]:
    """Each question as `rule` writes it, with `name` as its style and a suffix to its id."""
    changed = []
    for question in questions:
        text = rule(question.question, random.Random(f"{seed}:{name}:{question.id}"))
        if text is not None:
            changed.append(replace(question, id=f"{question.id}-{name}", question=text, style=name))
    return changed


def in_english(questions: Iterable[GoldQuestion], name: str) -> list[GoldQuestion]:
    """Those of the questions that have been written in English too, as `variants` gives them."""
    lines = _ENGLISH.read_text(encoding="utf-8").splitlines()
    written = {entry["id"]: entry["question"] for entry in map(json.loads, lines)}
    return [
        replace(q, id=f"{q.id}-{name}", question=written[q.id], style=name)
        for q in questions
        if q.id in written
    ]


def typing_error(text: str, chance: random.Random) -> str | None:
    """One letter of one word swapped with the next, left out, doubled, or hit beside; the first letter stays."""
    spans = [(s, e) for s, e in _content(text) if e - s >= SHORTEST and text[s:e].isalpha()]
    if not spans:
        return None
    start, end = chance.choice(spans)
    word = text[start:end]
    place = chance.randrange(1, len(word) - 1)
    letter, following = word[place], word[place + 1]
    beside = chance.choice(NEIGHBOURS.get(letter.lower(), "e"))
    swapped = following + letter if following != letter else beside + following
    pieces = (swapped, following, letter + letter + following, beside + following)
    wrong = word[:place] + chance.choice(pieces) + word[place + 2 :]
    return text[:start] + wrong + text[end:]


def split_compound(split: SplitWord) -> Rule:
    """A rule that writes one compound as two words, where `split` (of the corpus' own words) knows its parts."""

    def rule(text: str, chance: random.Random) -> str | None:
        named = [(m.start, m.end) for m in find_municipalities(text)]
        cuts = []
        for start, end in _content(text):
            parts = split(fold(text[start:end]))
            if len(parts) > 1 and not any(s < end and start < e for s, e in named):
                cuts.append(end - len(parts[-1]))
        if not cuts:
            return None
        cut = chance.choice(cuts)
        return f"{text[:cut]} {text[cut:]}"

    return rule


def synonym(text: str, chance: random.Random) -> str | None:
    """One word exchanged for the nearest of its synonyms in the reference data.

    Only words that stand there in the same form: an inflected word would need an inflected synonym. What is asked by
    "hur" is left alone: "hur äldre" is nothing that anybody writes for "hur gamla".
    """
    known = [(s, e, synonyms(text[s:e])) for s, e in _content(text) if not _HOW.search(text[:s])]
    spans = [(s, e, others[0]) for s, e, others in known if others and fold(text[s:e]) in synonyms(others[0])]
    if not spans:
        return None
    start, end, other = chance.choice(spans)
    return text[:start] + other + text[end:]


def _content(text: str) -> list[tuple[int, int]]:
    """Spans of the words that are no stop words and hold no digit."""
    return [
        (s, e) for s, e in words(text) if fold(text[s:e]) not in STOPWORDS and not re.search(r"\d", text[s:e])
    ]
