"""Questions in English: recognised by their small words, and put into Swedish word by word."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from domain.text import fold, words
from domain.vocabulary import Translation

SMALL_WORDS = frozenset(
    "a an and any are as at be been between by can could did do does for from had has have he her his how if "
    "in into is it its many more most much must no not of on or our should she that the their them there they "
    "this those to was were what when where which who whom whose why will with without would "
    "being currently even get just make s someone somebody take you your we us they among through".split()
)
_ASKING = frozenset(
    "which what how when where who whose why does did do is are list name describe compare".split()
)

# "people who want to ..." asks for no person.
_RELATIVE = re.compile(
    r"\b((?!(?:and|or|but|to|for|of|by|with|from|about|say|says|know|tell|describe)\b)[a-z]+) who\b",
    re.IGNORECASE,
)
SHORTEST = 6  # letters of a word whose spelling is mended

Lexicon = Callable[[str], Sequence[Translation]]  # the known words and phrases of a text, in order


@dataclass(frozen=True)
class Translated:
    """One English word or phrase of the question, and what it is in Swedish; as it stands when that is not known."""

    source: str
    swedish: tuple[str, ...]


def is_english(tokens: Sequence[str], swedish_small_words: frozenset[str]) -> bool:
    """Whether the folded words are an English question rather than a Swedish one."""
    english = sum(token in SMALL_WORDS for token in tokens)
    swedish = sum(token in swedish_small_words and token not in SMALL_WORDS for token in tokens)
    opens = bool(tokens) and tokens[0] in _ASKING
    return english > swedish and (english >= 2 or opens)


def mended(text: str, lexicon: Lexicon, known: Sequence[str]) -> str:
    """The text with each unknown word as the one of the `known` words that is a letter away from it."""
    pieces, at = [], 0
    for start, end in words(text):
        word = fold(text[start:end])
        if len(word) < SHORTEST or not word.isalpha() or lexicon(word):
            continue
        near = [k for k in known if len(k) >= SHORTEST - 1 and k[0] == word[0] and _apart(word, k) == 1]
        if near:
            pieces += [text[at:start], near[0]]
            at = end
    return "".join([*pieces, text[at:]])


def _apart(word: str, known: str) -> int:
    """Letters wrong; an "s" or "ies" of the plural is none."""
    plural = f"{known[:-1]}ies" if known.endswith("y") else f"{known}s"
    return min(OSA.distance(word, form, score_cutoff=1) for form in (known, plural))


def without_relatives(text: str) -> str:
    """The text without each "who" that only adds to the word before it."""
    return _RELATIVE.sub(r"\1", text)


def translate(text: str, lexicon: Lexicon) -> list[Translated]:
    """The words in their order, the longest known phrases as one; English small words fall away."""
    known = list(lexicon(text))
    steps = [(k.start, Translated(fold(text[k.start : k.end]), k.swedish)) for k in known]
    for start, end in words(text):
        word = fold(text[start:end])
        if any(k.start <= start < k.end for k in known):
            continue
        if text[start:end] == "IT" and not text.isupper():
            steps.append((start, Translated(word, ("IT",))))  # the line of work, and no small word
        elif word not in SMALL_WORDS:
            steps.append((start, Translated(word, (word,))))
    return [step for _, step in sorted(steps, key=lambda s: s[0]) if step.swedish]
