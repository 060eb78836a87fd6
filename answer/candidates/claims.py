"""What a yes/no question claims beyond its words: who does it, without what, that it is planned, that it is already so.

Where a claim can be compared with a sentence, only a sentence that takes it up decides the question.
"""

import re
from collections.abc import Sequence
from functools import cache, partial
from os.path import commonprefix

from answer.candidates.scored import Scored
from answer.matching.corpus_words import same_things
from answer.matching.matcher import likeness, same_word
from answer.matching.signs import expression, holds, read_signs
from answer.matching.spans import find_values
from answer.matching.word_forms import root, tokens
from answer.question import Question
from domain.municipalities import by_name, find_municipalities
from domain.text import fold
from domain.vocabulary import STOPWORDS

NEAR = (
    0.6  # share of the best score from which a sentence that takes up the claim goes before one that does not
)
ALIKE = 0.7  # from which two words are the same but for their spelling
_BY_NAME = re.compile(r"\b(?:av|hos|genom|från) ((?:[A-ZÅÄÖ][\w-]+ ?)+(?:kommun|stad)?)")
NEARER = 0.5  # as NEAR, for what it costs: a sum of money alone makes a sentence look like an answer
ROOT = 4  # letters that words of one root share at least

_says = partial(expression, "claims")


def actor_of(question: Question) -> str | None:
    """Who the question says does it: "Är det kommunen som kallar?", "Leds gruppen av kommunen?"; None without one."""
    asked = fold(question.corrected)
    for pattern in (_says("by_cleft"), _says("done_by")):
        if (match := pattern.search(asked)) and (actors := _actors(match[1])):
            return actors[0]  # "projektledaren för Språng"
    return None


def without(question: Question) -> str | None:
    """What the question says is lacking: "utan svenskundervisning", "som inte har samtyckt"; None where nothing is."""
    asked = fold(question.corrected)
    if _says("consent_withheld").search(asked):
        return "samtycke"
    match = _says("without").search(asked)
    return match[1] if match else None


def not_counting_consent(asked: str) -> str:
    """The folded question without "som inte har samtyckt", which says what is lacking and denies nothing."""
    return _says("consent_withheld").sub(" ", asked)


def deciding(question: Question, carriers: Sequence[Scored]) -> list[Scored]:
    """The carriers that take up the claim first; only they when the claim is about who does it."""
    if not carriers:
        return []
    least = NEAR * carriers[0].score
    if actor_of(question) is not None:
        return [s for s in carriers if s.score >= least and _actors(s.candidate.text)]
    asked = fold(question.corrected)
    if _names_doer(question):
        by_name_first = [s for s in carriers if s.score >= least and _BY_NAME.search(s.candidate.text)]
        return by_name_first or list(carriers)
    if asked.startswith("kosta"):
        said, least = _says("costs"), NEARER * carriers[0].score
    elif _says("asks_plans").search(asked):
        said = _says("tells_plans")
    else:
        return list(carriers)
    taken_up = [s for s in carriers if s.score >= least and said.search(fold(s.candidate.text))]
    return taken_up or list(carriers)


def other_actor(question: Question, sentence: str) -> bool:
    """Whether the sentence says that somebody else does what the question says that its actor does."""
    actor = actor_of(question)
    if actor is None:
        return False
    agents = [m[1] for m in _says("done_by").finditer(fold(sentence)) if _actors(m[1])] or _actors(sentence)
    return not any(_same_actor(actor, agent) for agent in agents)


def other_camp(question: Question, clause: str) -> bool:
    """Whether the question says that one of the parties does something, and the clause that another one does it.

    "Sköter kommunen urvalet?", "Urvalet görs av Arbetsförmedlingen."; what a part of the municipality does, it does.
    """
    match = _says("asks_doer").match(fold(question.corrected))
    asked = None if match is None else _camp(match[1])
    if asked is None or any(_camp(word) == asked for word in tokens(clause)):
        return False
    doers = [m[1] for p in (_says("agent"), _says("subject")) for m in p.finditer(fold(clause))]
    camps = {camp for doer in doers if (camp := _camp(doer)) is not None}
    return bool(camps)


def other_payer(question: Question, sentence: str) -> bool:
    """Whether the question says that one of those concerned pays, and the sentence that another one does."""
    match = _says("asks_payer").search(fold(question.corrected))
    if match is None:
        return False
    who = next(_payer(word) for word in match.groups() if word)
    paying = {_payer(word) for m in _says("paid_by").finditer(fold(sentence)) for word in m.groups() if word}
    return who is not None and bool(paying - {None}) and who not in paying


def _payer(word: str) -> str | None:
    """The camp of one who may pay; a participant is one, too."""
    return "deltagare" if _says("participant").match(word) else _camp(word)


def needs_not(question: Question, sentence: str) -> bool:
    """Whether the question is about somebody who lacks something, and the sentence says that it is not needed."""
    lacking = _says("lacks").search(fold(question.corrected)) is not None
    return lacking and holds(fold(sentence), "needless")


def _camp(word: str) -> str | None:
    """Which of those that make an agreement, or stand outside it, a word belongs to; by its ending."""
    return next((name for name, pattern in _camps().items() if pattern.search(word)), None)


@cache
def _camps() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in read_signs()["camps"].items()}


def other_municipality(question: Question, sentence: str) -> bool:
    """Whether the question says that it is its municipality that does it, and the sentence that another one does."""
    if not question.municipalities or not (_names_doer(question) or holds(fold(question.corrected), "alone")):
        return False
    named = {m.code for m in question.municipalities}
    agents = [found for m in _BY_NAME.finditer(sentence) for found in find_municipalities(m[1])]
    return bool(agents) and all(found.municipality.code not in named for found in agents)


def _names_doer(question: Question) -> bool:
    """Whether it asks if it is a municipality that does something: "Är det Skara som driver spåret?"."""
    match = _says("by_cleft").search(fold(question.corrected))
    return match is not None and by_name(match[1].strip().removesuffix(" kommun")) is not None


def not_among(question: Question, sentence: str) -> bool:
    """Whether the question asks if somebody is one of several, and the sentence lists others: "Parter är A och B"."""
    match = _says("asks_membership").search(fold(question.corrected))
    if match is None or not _says("lists_members").search(fold(sentence)):
        return False
    asked = [
        t for t in question.terms if any(same_word(t.word, w) for w in tokens(match[match.lastindex or 1]))
    ]
    forms = [tokens(form) for t in asked for form in (t.word, *t.alternatives)]
    there = tokens(sentence)
    return bool(asked) and not any(
        all(any(likeness(w, other) >= ALIKE for other in there) for w in form) for form in forms
    )


def only_strives(question: Question, sentence: str) -> bool:
    """Whether the question asks if something is so, and the sentence says that somebody works to make it so."""
    asked = fold(f"{question.text} {question.corrected}")
    return (
        bool(_says("asks_present").search(asked))
        and not _says("asks_aim").search(asked)
        and bool(_says("strives").search(fold(sentence)))
    )


def says_if_needed(question: Question, sentence: str) -> bool:
    """Whether the question asks if something must be, and the sentence says that it must or need not."""
    return (
        _says("asks_need").search(fold(question.corrected)) is not None
        and _says("tells_need").search(fold(sentence)) is not None
    )


def says_if_planned(question: Question, sentence: str) -> bool:
    """Whether the question asks for plans and the sentence tells of some."""
    return (
        _says("asks_plans").search(fold(question.corrected)) is not None
        and _says("tells_plans").search(fold(sentence)) is not None
    )


def spares(question: Question, sentence: str) -> bool:
    """Whether the sentence is without what the question asks for: "Måste man prövas igen?", "utan ny prövning"."""
    if without(question) is not None:
        return False
    spared = [m[1] for m in _says("spared").finditer(fold(sentence))]
    asked = [w for w in tokens(question.corrected) if len(w) >= ROOT and w not in STOPWORDS]
    return any(_one_root(word, other) for word in spared for other in asked)


def _one_root(one: str, other: str) -> bool:
    """Whether they are of one root, "prövas" and "prövning", or one is the other's head, "hyra" and "lokalhyran"."""
    shared = len(commonprefix((one, other)))
    if shared >= ROOT and shared >= 0.6 * min(len(one), len(other)):
        return True
    return root(other).endswith(root(one)) or root(one).endswith(root(other))


def has_what_lacks(question: Question, sentence: str) -> bool:
    """Whether the question says that something is lacking, and the sentence speaks of that thing."""
    lacking = without(question)
    return lacking is not None and any(likeness(lacking, word) >= ALIKE for word in tokens(sentence))


def lacks_too(question: Question, sentence: str) -> bool:
    """Whether the sentence is without what the question is without: not "utan kostnad" for "utan bil"."""
    lacking = without(question)
    said = [m[1] for m in _says("without").finditer(fold(sentence))]
    return lacking is not None and any(likeness(lacking, word) >= ALIKE for word in said)


def _actors(text: str) -> list[str]:
    return [text[v.start : v.end] for v in find_values(text, "role") if v.start < v.end]


def _same_actor(one: str, other: str) -> bool:
    if same_word(one, other):
        return True
    return any(same_word(name, other) for name in same_things(fold(one)))
