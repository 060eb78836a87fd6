"""Whether the best sentence tells enough to say yes or no."""

import math
from collections.abc import Sequence
from dataclasses import replace

from answer.candidates.claims import says_if_planned
from answer.candidates.decision import admissible, carrying, convinced, evidence_of, stated
from answer.candidates.scored import Scored, weights
from answer.matching.matcher import Matcher, rarity_of
from answer.question import Question
from answer.understanding.focus import verb_weight, word_weight
from domain.text import fold
from index.engine import Index

TELLING = 0.3  # weight from which a word tells what is asked
NEEDED = 2  # of the most telling words, one must be there


def telling_words(question: Question, index: Index) -> Matcher | None:
    """Finds the words that tell most of what is asked; None when all of them tell little."""
    rarity = rarity_of(index)
    matcher = Matcher(question.terms, index.analyser, rarity.is_common)
    worth = [
        rarity.weight(matcher.forms(i) or (fold(t.word),))
        * t.weight
        * word_weight(t.word)
        * verb_weight(question, i)
        for i, t in enumerate(question.terms)
    ]
    if not worth or max(worth) < TELLING:
        return None
    best = sorted(range(len(worth)), key=lambda i: -worth[i])[:NEEDED]
    return Matcher([question.terms[i] for i in best], index.analyser, rarity.is_common)


def deciding_candidates(
    question: Question, ranked: Sequence[Scored], telling: Matcher | None
) -> list[Scored]:
    """Those that may say yes or no, best first, with their confidence; none when the best is not likely enough to.

    Where the sentences have been read, a fitted probability weighs whether the telling words are there; where not,
    they must be.
    """
    able = [s for s in ranked if admissible(question, s)]
    if not able:
        return []
    if "span" not in able[0].features:
        given = [s for s in carrying(question, ranked) if convinced(s.features) or _told(s, telling)]
        return given or [s for s in able if _told(s, telling) and _says(question, s, best=False)]
    sure = _probability(question, able, telling)
    if sure < weights("decision_yesno")["threshold"]:
        able = [s for s in able if _told(s, telling) and _says(question, s, best=s is able[0])]
    return [replace(s, confidence=sure) for s in able]


def _probability(question: Question, able: Sequence[Scored], telling: Matcher | None) -> float:
    features = {**evidence_of(question, able), "told": float(_told(able[0], telling))}
    known = weights("decision_yesno")
    total = known["bias"] + sum(known[name] * value for name, value in features.items() if name in known)
    return 1 / (1 + math.exp(-total))


def _told(scored: Scored, telling: Matcher | None) -> bool:
    """Whether one of the telling words stands in the sentence or in what gives it its sense."""
    if telling is None:
        return True
    c = scored.candidate
    return bool(telling.hits(" ".join((c.text, c.section.heading or "", c.lead_text, c.before_text))))


def _says(question: Question, scored: Scored, best: bool) -> bool:
    """Whether a sentence answers by itself, however few of the question's words are there."""
    return (best and stated(question, scored)) or says_if_planned(question, scored.candidate.text)
