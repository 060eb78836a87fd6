"""The forms of Swedish words: which inflected words and compounds hold a word, and which merely look like it.

Stricter than the likeness by which candidates are ranked: a list names every municipality with evidence and no other,
so two different words that merely look alike must not meet. `data/lookalikes.toml` has those that the rules let meet.
"""

import re
from functools import cache, lru_cache

from domain.reference import read_toml
from domain.text import fold, words

SHORTEST_ROOT = 4  # letters of a root that may be part of a compound
INSIDE, BEGINS = 0.9, 0.85  # worth of a word as the last and as the first part of a compound
_NOUN = re.compile(r"(?<=\w{5})n?ing(?:en|ar|arna|s|ens)?$")
_VERB = re.compile(r"(?<=\w{5})(?:a|ar|as|ade|ades|at|ats|er|s)$")
_GENITIVE = re.compile(r"[:'’](?:s|n|t|en|et|ar|are|er|na|ns)$")
_ENDINGS = tuple(
    sorted(
        "heterna heten arnas ernas ornas arna erna orna ande ens ets ers ars ors ade ast ats ets en et"
        " an er ar or na as es at de ad a e n t s".split(),
        key=len,
        reverse=True,
    )
)
_LIGHT = frozenset({"a", "e", "n", "t", "s", "en", "et"})  # endings that are cut from short words too
_INFLECTIONS = frozenset(
    {"", *_ENDINGS, "ns", "ts", "an", "ans", "ska", "skt", "sk", "iska", "isk", "iskt", "el"}
)


def bare(word: str) -> str:
    """A word folded and without the ending of an abbreviation: "DUA:s" is "dua"."""
    return _GENITIVE.sub("", fold(word))


def tokens(text: str) -> tuple[str, ...]:
    """The bare words of a text."""
    return tuple(bare(text[a:b]) for a, b in words(text))


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """A folded word without its inflection, roughly; never shorter than `SHORTEST_ROOT` letters."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT + (ending not in _LIGHT):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=200_000)
def same(asked: str, written: str) -> float:
    """How surely `written` holds the word `asked`: 1 inflected, less as a part of a compound, 0 when it does not."""
    if asked == written:
        return 1.0
    if "-" in written and asked in written.split("-"):
        return BEGINS  # "KAA-samordnare"
    if len(asked) < SHORTEST_ROOT:
        # "kön" in "könsuppdelad": a short word is only seen before a linking s.
        return BEGINS if len(asked) == 3 and len(written) > 7 and written.startswith(f"{asked}s") else 0.0
    if any(root(asked).startswith(one) and other in f"={written}=" for one, other in _different()):
        return 0.0
    return max(_holds(asked, written), _holds(root(asked), written))


def _holds(base: str, written: str) -> float:
    at = written.rfind(base)
    if at < 0 or len(base) < SHORTEST_ROOT:
        return 0.0
    rest = written[at + len(base) :]
    if at == 0:
        if rest in _INFLECTIONS:
            return 1.0
        # Short beginnings are shared by words that have nothing to do with each other.
        return BEGINS if len(base) > SHORTEST_ROOT else 0.0
    return INSIDE if rest in _INFLECTIONS and at >= 2 else 0.0


def forms_of_one(first: str, second: str) -> bool:
    """Whether one is an inflected form of the other."""
    return same(first, second) == 1.0 or same(second, first) == 1.0


@cache
def derived(word: str) -> tuple[str, ...]:
    """The nouns of a verb ("utbildas": "utbildning"), or the verb of such a noun; made, so it need not exist."""
    if noun := _NOUN.search(word):
        return (f"{word[: noun.start()]}a",)
    verb = _VERB.search(word)
    return () if verb is None else (f"{word[: verb.start()]}ning", f"{word[: verb.start()]}ing")


def capitalised(text: str) -> list[str]:
    """What the capitalised names within a sentence name: "fackförbund" of "Kommunal" (but not of its first word)."""
    return [kind for kind, names in _proper_names() if names.search(text, 1)]


@cache
def _proper_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = ((kind, "|".join(names)) for kind, *names in _data()["capitalised"])
    return tuple((kind, re.compile(rf"(?<=[a-zåäö,] )(?:{names})s?\b")) for kind, names in kinds)


@cache
def _different() -> tuple[tuple[str, str], ...]:
    pairs = ((root(fold(one)), fold(other)) for one, other in _data()["different"])
    return tuple((one, f"{other}=" if other.startswith("=") else root(other)) for one, other in pairs)


@cache
def _data() -> dict[str, list[list[str]]]:
    return read_toml("lookalikes.toml", "answer")
