"""What agreements call the things that are asked for in everyday words: the notions of `data/notions.toml`.

A pattern is words that stand together in their order ("ta körkort"), of which each may be one of several
("ta|skaffa körkort"); "+" joins such groups that stand anywhere in a sentence ("körkort + bekosta|betala"). Words are
found inflected and in compounds, those after "=" only just so; "<hjälp>" stands for the words that the table `words`
has under that name.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from answer.matching.word_forms import BEGINS, forms_of_one, same, tokens
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

    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()  # only questions name it so
    said: tuple[str, ...] = ()  # what else in an agreement says it
    hints: tuple[str, ...] = ()  # what may mean it and may not: never enough by itself


@cache
def notions() -> tuple[Notion, ...]:
    """Those of the data, and the groups that synonyms.toml has for just the same thing."""
    data = read_toml("notions.toml", "answer")
    tables = (table for name, table in data.items() if name != "words")
    own = (
        Notion(**{kind: _written_out(found, data["words"]) for kind, found in table.items()})
        for table in tables
    )
    return (*(Notion(group) for group in same_groups()), *own)


def _written_out(patterns: Iterable[str], sets: Mapping[str, str]) -> tuple[str, ...]:
    """The patterns folded, with the words in the place of each <name> of a set of them."""
    return tuple(fold(re.sub(r"<(\w+)>", lambda m: sets[m[1]], pattern)) for pattern in patterns)


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


def holds(alternative: str, written: str, alone: bool = True) -> float:
    """How surely a written word is that word of a pattern, 0..1; beside others no compound only begins with it."""
    if alternative.startswith("="):
        return float(alternative[1:] == written)
    quality = same(alternative, written)
    return quality if alone or quality > BEGINS else 0.0


@lru_cache(maxsize=4096)
def named_by(phrase: str) -> tuple[Notion, ...]:
    """The notions that a word or phrase names, in any inflection and with nothing left over."""
    words = tuple(phrase.split())
    hits = _hits(words)
    return tuple(
        notions()[key]
        for key, where in sorted(_named(hits).items())
        if len(where | _beside(key, where, hits)) == len(words)
    )


def in_question(words: Sequence[str], apart: bool = True) -> list[tuple[int, ...]]:
    """Positions of the words of a question that name a notion together, the longest first chosen, none overlapping.

    Words that the notion's own patterns have say nothing more, and belong to it: "säger ja" takes "deltagaren" along.
    Unless `apart`, only words side by side are looked for.
    """
    hits = _hits(words)
    found = [(key, where) for key, where in sorted(_named(hits, apart).items()) if len(where) > 1]
    found.sort(key=lambda named: (-len(named[1]), -sum(len(words[i]) for i in named[1])))
    chosen: list[tuple[int, set[int]]] = []
    taken: set[int] = set()
    for key, where in found:
        if taken.isdisjoint(where):
            chosen.append((key, where))
            taken |= where
    result = []
    for key, where in chosen:
        more = _beside(key, where, hits) - taken if apart else set()
        taken |= more
        result.append(tuple(sorted(where | more)))
    return result


def _named(hits: Mapping[str, set[int]], apart: bool = True) -> dict[int, set[int]]:
    """The numbers of the notions that the words name, and where: the words of all patterns that are there."""
    found: dict[int, set[int]] = defaultdict(set)
    for pattern in {pattern for word in hits for pattern in _beginning().get(word, ())}:
        groups = parse(pattern)
        if (apart or len(groups) == 1) and (where := _placed(groups, hits, GAP * apart)):
            for key in _asked()[pattern]:
                found[key] |= where
    return found


def _beside(key: int, where: set[int], hits: Mapping[str, set[int]]) -> set[int]:
    """The positions of other words that the patterns of a notion have, when more than one word names it."""
    own = _words_of()[key] if len(where) > 1 else frozenset()
    return set[int]().union(*(at for word, at in hits.items() if word in own))


def _hits(words: Sequence[str]) -> dict[str, set[int]]:
    """The words of the patterns that are there in any form, and their positions."""
    found: dict[str, set[int]] = defaultdict(set)
    for position, word in enumerate(words):
        for known in _by_prefix().get(word[:_PREFIX], ()):
            if known[1:] == word if known.startswith("=") else forms_of_one(known, word):
                found[known].add(position)
    return found


@cache
def _asked() -> Mapping[str, tuple[int, ...]]:
    """Patterns of questions to the numbers of their notions."""
    found: dict[str, tuple[int, ...]] = {}
    for key, notion in enumerate(notions()):
        for pattern in (*notion.names, *notion.asked):
            found[pattern] = (*found.get(pattern, ()), key)
    return found


@cache
def _words_of() -> tuple[frozenset[str], ...]:
    """Of each notion the words of its patterns of several words."""
    return tuple(
        frozenset(w for p in (*n.names, *n.asked, *n.said) for g in _several(p) for slot in g for w in slot)
        for n in notions()
    )


def _several(pattern: str) -> Pattern:
    """The groups of a pattern of more than one word."""
    groups = parse(pattern)
    return groups if sum(map(len, groups)) > 1 else ()


@cache
def _beginning() -> Mapping[str, tuple[str, ...]]:
    """Each word to the patterns of questions that begin with it."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in _asked():
        for word in parse(pattern)[0][0]:
            found[word] = (*found.get(word, ()), pattern)
    return found


@cache
def _by_prefix() -> Mapping[str, tuple[str, ...]]:
    """The words of the patterns by their first letters."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word in sorted({*_beginning(), *(word for words in _words_of() for word in words)}):
        found[word.removeprefix("=")[:_PREFIX]][word] = None
    return {prefix: tuple(known) for prefix, known in found.items()}


def _placed(pattern: Pattern, hits: Mapping[str, set[int]], gap: int) -> set[int]:
    """The positions of all words of a pattern, each for one group; empty when one is missing.

    Of single words all that will do belong to it: "tåg, buss eller bil".
    """
    where, more = set[int](), set[int]()
    for group in pattern:
        slots = [set[int]().union(*(hits.get(word, ()) for word in slot)) - where for slot in group]
        run = in_order(slots, gap)
        if not run:
            return set()
        where |= set(run)
        more |= slots[0] if len(slots) == 1 else set()
    return where | more


def in_order(hits: Sequence[Collection[int]], gap: int = GAP) -> tuple[int, ...]:
    """A position of each of the hits, rising and at most `gap` words apart; () when there is none."""
    for first in sorted(hits[0]):
        run = [first]
        for hit in hits[1:]:
            following = next((i for i in range(run[-1] + 1, run[-1] + 2 + gap) if i in hit), None)
            if following is None:
                break
            run.append(following)
        else:
            return tuple(run)
    return ()
