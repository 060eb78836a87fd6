"""What agreements call the things that are asked for in everyday words: the notions of `data/notions.toml`.

A pattern is words that stand together in their order ("ta körkort"), of which each may be one of several
("ta|skaffa körkort"); "+" joins such groups that stand anywhere in a sentence ("körkort + bekosta|betala"). Words are
found inflected and in compounds, those after "=" only just so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from answer.matching.word_forms import forms_of_one, same, tokens
from domain.reference import read_toml
from domain.text import fold
from domain.vocabulary import same_groups

GAP = 2  # words that may stand between the words of a group
_PREFIX = 3  # letters that the forms of a word share

Slot = tuple[str, ...]  # words of which any will do
Pattern = tuple[tuple[Slot, ...], ...]  # groups of words in their order


@dataclass(frozen=True)
class Notion:
    """Patterns, folded. Those of `names` stand in questions and in agreements alike."""

    names: tuple[str, ...]
    asked: tuple[str, ...] = ()  # only questions name it so
    said: tuple[str, ...] = ()  # what else in an agreement says it
    hints: tuple[str, ...] = ()  # what may mean it and may not: never enough by itself


@cache
def notions() -> tuple[Notion, ...]:
    """Those of the data, and the groups that synonyms.toml has for just the same thing."""
    data = read_toml("notions.toml", "answer")
    own = (Notion(**{kind: tuple(map(fold, found)) for kind, found in n.items()}) for n in data.values())
    return (*(Notion(group) for group in same_groups()), *own)


@cache
def parse(pattern: str) -> Pattern:
    """The groups of a pattern, or of any words: those are one group."""
    groups = (tuple(_slots(group)) for group in pattern.split(" + "))
    return tuple(group for group in groups if group)


def _slots(group: str) -> Iterable[Slot]:
    for piece in group.split():
        if "|" in piece:
            yield tuple(_alternative(word) for word in piece.split("|"))
        else:
            # "org.nr" is two words
            yield from (((f"={word}" if piece.startswith("=") else word),) for word in tokens(piece))


def _alternative(word: str) -> str:
    return word if word.startswith("=") else tokens(word)[0]


def holds(alternative: str, written: str) -> float:
    """How surely a written word is that word of a pattern, 0..1."""
    return float(alternative[1:] == written) if alternative.startswith("=") else same(alternative, written)


@lru_cache(maxsize=4096)
def named_by(phrase: str) -> tuple[Notion, ...]:
    """The notions that a word or phrase names, in any inflection and with nothing left over."""
    words = tuple(phrase.split())
    whole = set(range(len(words)))
    found = {key for where, key in _matches(words) if where == whole}
    return tuple(notion for key, notion in enumerate(notions()) if key in found)


def in_question(words: Sequence[str]) -> list[tuple[int, ...]]:
    """Positions of the words of a question that name a notion together, the longest first chosen, none overlapping."""
    found = {tuple(sorted(where)) for where, _ in _matches(words) if len(where) > 1}
    longest = sorted(found, key=lambda where: (-len(where), -sum(len(words[i]) for i in where), where))
    taken: set[int] = set()
    chosen = []
    for where in longest:
        if taken.isdisjoint(where):
            chosen.append(where)
            taken.update(where)
    return chosen


def _matches(words: Sequence[str]) -> Iterable[tuple[set[int], int]]:
    """Where the words name a notion, and its number."""
    starts: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(words):
        starts[word[:_PREFIX]].append(position)
    for pattern, keys in _asked().items():
        if where := _placed(parse(pattern), words, starts):
            yield from ((where, key) for key in keys)


@cache
def _asked() -> Mapping[str, tuple[int, ...]]:
    """Patterns of questions to the numbers of their notions."""
    found: dict[str, tuple[int, ...]] = {}
    for key, notion in enumerate(notions()):
        for pattern in (*notion.names, *notion.asked):
            found[pattern] = (*found.get(pattern, ()), key)
    return found


def _placed(pattern: Pattern, words: Sequence[str], starts: Mapping[str, list[int]]) -> set[int]:
    """The positions of all words of a pattern; empty when one is missing."""
    where: set[int] = set()
    for group in pattern:
        hits = [_positions(slot, words, starts) for slot in group]
        if not all(hits) or not (run := in_order([set(hit) - where for hit in hits])):
            return set()
        where |= set(run)
    return where


def _positions(slot: Slot, words: Sequence[str], starts: Mapping[str, list[int]]) -> list[int]:
    return [
        position
        for word in slot
        for position in starts.get(word.removeprefix("=")[:_PREFIX], ())
        if (words[position] == word[1:] if word.startswith("=") else forms_of_one(word, words[position]))
    ]


def in_order(hits: Sequence[set[int]]) -> tuple[int, ...]:
    """A position of each of the hits, rising and close together; () when there is none."""
    for first in sorted(hits[0]):
        run = [first]
        for hit in hits[1:]:
            following = next((i for i in range(run[-1] + 1, run[-1] + 2 + GAP) if i in hit), None)
            if following is None:
                break
            run.append(following)
        else:
            return tuple(run)
    return ()
