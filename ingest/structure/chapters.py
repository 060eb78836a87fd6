"""Which numbered lines are chapters, which are headings of a list's steps, and which are list items."""

from collections.abc import Hashable, Sequence
from itertools import accumulate

from ingest.numbering import Numbered, keys_left, keys_sought
from ingest.structure.chains import Chains
from ingest.structure.features import Look
from ingest.wording import ANNEX, has_finite_verb

LONGEST = 130  # characters of a numbered heading
VERB_WORDS = 9  # words up to which a numbered heading may be a clause ("Hur vi samverkar")


def find_chapters(looks: Sequence[Look], after: int) -> tuple[frozenset[int], frozenset[int]]:
    """(indexes of chapter headings, indexes of numbered headings of their own count within a chapter).

    `after` is the end of the table of contents. Lines that follow upon each other without text between are a list.
    Among the rest the longest chain of numbers that can follow each other is taken for the chapters.
    """
    candidates = [i for i in range(after, len(looks)) if _is_candidate(looks, i)]
    candidates = _without_lists(looks, candidates)
    annexes = list(accumulate((ANNEX.match(look.text) is not None for look in looks), initial=0))
    inner = _inner_counts(looks, candidates, annexes)
    chain = _best_chain(looks, [i for i in candidates if i not in inner], annexes)
    others = sorted(set(candidates).difference(chain))
    return frozenset(chain), frozenset(_steps(looks, others))


def _is_candidate(looks: Sequence[Look], index: int) -> bool:
    look = looks[index]
    if look.numbered is None or look.block.hint == "row" or "\t" in look.text:
        return False
    if look.block.hint == "heading" or look.named:
        return True
    words = look.words.split()
    if len(look.text) > LONGEST or not look.words[:1].isupper() and not look.marked:
        return False
    if look.words.endswith((";", ",")) or look.words.endswith(".") and len(words) > 6:
        return False
    return not has_finite_verb(look.words) or len(words) <= VERB_WORDS and not look.words.endswith(".")


def _without_lists(looks: Sequence[Look], candidates: list[int]) -> list[int]:
    """Leaves out runs of lines numbered alike that stand right below each other."""
    runs: list[list[int]] = []
    for index in candidates:
        if runs and _continues_list(looks, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [i for run in runs for i in run if len(run) == 1 or _certain(looks[i])]


def _certain(look: Look) -> bool:
    return look.block.hint == "heading" or look.named is not None or look.marked


def _continues_list(looks: Sequence[Look], one: int, other: int) -> bool:
    first, second = looks[one].numbered, looks[other].numbered
    if first is None or second is None or other != one + 1 or first.written != second.written:
        return False
    return first.parts[:-1] == second.parts[:-1] and second.parts[-1] == first.parts[-1] + 1


def _inner_counts(looks: Sequence[Look], candidates: list[int], annexes: Sequence[int]) -> set[int]:
    """Counts that begin again at 1 within a chapter, after which the chapters' own count goes on (2, [1, 2, 3], 3)."""
    numbers = [(look.numbered.parts if (look := looks[i]).numbered else ()) for i in candidates]
    inner: set[int] = set()
    for start in range(1, len(candidates)):
        before = numbers[start - 1]
        if (
            numbers[start] != (1,)
            or not before
            or candidates[start - 1] in inner
            or _certain(looks[candidates[start]])
        ):
            continue
        if annexes[candidates[start - 1]] < annexes[candidates[start]]:
            continue
        end = start
        while end < len(candidates) and numbers[end] == (end - start + 1,):
            end += 1
        ends = [
            e for e in range(start + 1, end + 1) if e < len(candidates) and numbers[e] == (before[0] + 1,)
        ]
        inner |= set(candidates[start : max(ends, default=start)])
    return inner


def _best_chain(looks: Sequence[Look], candidates: list[int], annexes: Sequence[int]) -> list[int]:
    """The chain with the greatest weight.

    `annexes[i]` is how many annexes have begun before block `i`: in a new annex the count may begin again.
    """
    numbers = [(index, number) for index in candidates if (number := looks[index].numbered) is not None]
    chains = Chains()
    past = 0  # how many of them stand before the annex that we are in
    for index, number in numbers:
        while annexes[numbers[past][0] + 1] < annexes[index]:
            chains.leave(past, [(_style(numbers[past][1]), "annex")])
            past += 1
        sought = [(key, 0.0) for key in _sought(number)]
        place = chains.add(sought, _start_weight(looks[index]), _weight(looks, index))
        chains.leave(place, _left(number))
    chain = [numbers[place][0] for place in chains.heaviest()]
    return chain if len(chain) > 1 or chain and _stands_alone(looks, chain[0]) else []


def _left(number: Numbered) -> list[Hashable]:
    """By which a number is found that others may follow; "H." also by "I.", which by itself could be a Roman one."""
    keys: list[Hashable] = [(_style(number), key) for key in keys_left(number.parts)]
    return [*keys, number.number] if _is_letter(number) else keys


def _sought(number: Numbered) -> list[Hashable]:
    keys: list[Hashable] = [(_style(number), key) for key in keys_sought(number.parts)]
    if number.parts == (1,):
        keys.append((_style(number), "annex"))
    return [*keys, chr(ord(number.number) - 1)] if _is_letter(number) else keys


def _style(number: Numbered) -> str:
    """How numbers of one count are written; the signs after figures may change."""
    return "1" if "1" in number.written else number.written


def _is_letter(number: Numbered) -> bool:
    return len(number.number) == 1 and number.number.isalpha()


def _start_weight(look: Look) -> float:
    return 0.5 if look.numbered and look.numbered.parts[0] == 1 else 0.0


def _weight(looks: Sequence[Look], index: int) -> float:
    """How much speaks for a chapter: 1 for the number, more for format, table of contents, vocabulary and space."""
    look = looks[index]
    weight = 1.0 + 2.0 * (look.block.hint == "heading") + 2.0 * (look.named is not None) + look.marked
    weight += 0.7 * (look.topic is not None) + 0.2 * look.block.gap_before
    weight -= 0.6 * (look.block.hint == "item" or look.words.endswith("."))
    return weight


def _stands_alone(looks: Sequence[Look], index: int) -> bool:
    """A single numbered line is a heading only with other evidence."""
    look = looks[index]
    below = looks[index + 1] if index + 1 < len(looks) else None
    return _certain(look) or look.topic is not None and below is not None and below.content


def _steps(looks: Sequence[Look], candidates: list[int]) -> list[int]:
    """Headings numbered from 1 within a chapter ("1. Kartläggning", text, "2. Matchning", text): at least two."""
    taken: list[int] = []
    run: list[int] = []
    for index in [*candidates, -1]:
        numbered = looks[index].numbered if index >= 0 else None
        follows_run = run and numbered and numbered.parts == (len(run) + 1,)
        if not follows_run:
            taken += run if len(run) > 1 else []
            run = []
        if numbered and numbered.parts == (len(run) + 1,) and _is_step(looks, index):
            run.append(index)
    return [*taken, *(i for i in candidates if _certain(looks[i]))]


def _is_step(looks: Sequence[Look], index: int) -> bool:
    look = looks[index]
    below = looks[index + 1] if index + 1 < len(looks) else None
    short = len(look.words.split()) <= 8 and not has_finite_verb(look.words) and not look.words.endswith(".")
    return short and below is not None and below.prose and below.numbered is None
