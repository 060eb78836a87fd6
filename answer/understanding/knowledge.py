"""What is known of a corpus before a question is read: words that are right, its parties, names in its titles."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from weakref import WeakKeyDictionary

from answer.understanding.frame import (
    frame_words,
)
from answer.understanding.places import area_words, names_in_titles
from answer.understanding.spelling import Speller, WordCounts, common_words
from domain import vocabulary
from domain.industries import INDUSTRIES
from domain.municipalities import Municipality
from domain.reference import read_toml
from domain.text import fold, words
from domain.topics import TOPICS
from index.engine import Index


@dataclass(frozen=True)
class Knowledge:
    """What understanding needs to know of a corpus."""

    speller: Speller
    parties: frozenset[str]  # SCB codes
    names: Mapping[str, tuple[Municipality, ...]] = field(
        default_factory=dict
    )  # a title's own name for the parties


_KNOWN: WeakKeyDictionary[Index, Knowledge] = WeakKeyDictionary()


def knowledge_of(index: Index) -> Knowledge:
    """Gathered once for an index, and kept as long as the index is."""
    if index not in _KNOWN:
        counts: Counter[str] = Counter()
        for agreement in index.agreements.values():
            for section in agreement.sections:
                folded = fold(section.text)
                counts.update(folded[start:end] for start, end in words(folded))
        parties = frozenset(m.code for a in index.agreements.values() for m in a.municipalities)
        speller = Speller(WordCounts(counts, reference_words(), index.analyser))
        _KNOWN[index] = Knowledge(speller, parties, names_in_titles(index.agreements.values()))
    return _KNOWN[index]


@cache
def reference_words() -> frozenset[str]:
    """Words of the reference data: right, and worth mending to even if no document holds them."""
    phrases = [phrase for group in read_toml("synonyms.toml")["groups"] for phrase in group]
    phrases += [label for slug in INDUSTRIES for label in (INDUSTRIES[slug].label,)]
    phrases += [phrase for topic in TOPICS.values() for phrase in (topic.label, *topic.headings)]
    single = {fold(phrase[a:b]) for phrase in phrases for a, b in words(phrase)}
    # The words of industries and headings are often only beginnings of words: those that are words are common ones.
    single |= {w for i in INDUSTRIES.values() for w in map(fold, i.words) if w in common_words()}
    words_alone = frozenset(w for w in single if w in common_words() or not _is_beginning(w))
    return words_alone | vocabulary.STOPWORDS | frame_words(listing=True) | area_words()


def _is_beginning(word: str) -> bool:
    return len(word) < 4 or any(fold(h) == word for t in TOPICS.values() for h in t.headings)
