"""The terms of a question: its content words and known phrases, with what a document may call them instead."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from answer.matching.corpus_words import same_things
from answer.matching.notions import in_question, named_by
from answer.question import Term
from answer.understanding.frame import frame_words
from answer.understanding.spelling import common_words
from domain import vocabulary
from domain.industries import industries_of
from domain.text import fold
from domain.topics import topics_of

Asked = tuple[
    str, tuple[str, ...]
]  # a word or phrase of the question, and other words for it that it came with

_JOINT = "\x1f"  # stands for the spaces within a phrase
_OFFICE = re.compile(
    r"(?:chef|direktör|handläggare|samordnare|ordförande|representant|personal)(?:en|n|er|erna|na)?"
)
# "X eller Y", and "X, typ Y eller Z": any of them will do.
_EITHER, _SUCH_AS = ("eller", "or"), ("typ", "såsom")
GENERAL = 0.35  # weight of a word that is not of the field
IMPLIED = 6  # letters; shorter words stand in phrases about quite other things
_PARTICLES = frozenset("upp ut in av ned ner över ihop till på om fram".split())
_VERB_ENDING = r"(?:a|ar|er|r|s|as|es|de|te|ade|t|at|des|tes|ades|ts|ats)"
_ENDING = r"(?:en|et|n|t|s|er|ar|or|na|arna|erna|orna|a|ens|ets)?"


def terms_of(
    asked: Sequence[Asked],
    said: Collection[str],
    listing: bool,
    weak: Mapping[str, float] = MappingProxyType({}),
    apart: bool = False,
) -> tuple[Term, ...]:
    """Terms in the question's order. `said` names municipalities, `weak` gives the weights of words that tell little.

    `listing` is for questions that ask for municipalities: their asking verbs fall away too, and the words of a phrase
    that names a notion are one term; with `apart` also those that stand apart in the question.
    """
    # "följer Knivsta upp": a name may stand within a phrase.
    pieces: Sequence[Asked] = [(fold(word), others) for word, others in asked if fold(word) not in said]
    pieces = _phrases(_notions(pieces, apart) if listing else pieces)
    pieces = _offices(pieces) if listing else pieces
    asking = frame_words(listing=True) - frame_words()
    terms: list[Term] = []
    either, at = False, -1  # whether the next word is another for a term, and for which one
    for piece, others in pieces:
        word = piece.rstrip("-")  # "hotell- och restaurangnäringen"
        if word in (*_EITHER, *_SUCH_AS):
            either, at = bool(terms), _of_what(terms, weak) if word in _SUCH_AS else at
            continue
        if word in said or _tells_nothing(word, listing):
            # "svetsa eller jobba med metall" are no two names for one thing
            either = either and word not in asking
            continue
        alternatives = tuple(dict.fromkeys((*map(fold, others), *vocabulary.synonyms(word))))
        weight = weak.get(word, GENERAL if listing and _is_general(word) else 1.0)
        term = Term(word, alternatives, weight, tuple(map(fold, others)))
        if either and listing:
            terms[at] = _one_of(terms[at], term)
        elif all(t.word != term.word for t in terms):
            terms.append(term)
            at = len(terms) - 1
        either = False
    return _without_implied(terms) if listing else tuple(terms)


def _tells_nothing(word: str, listing: bool) -> bool:
    """Whether a word or phrase only asks. A known phrase is more than its words: "papper på" is a certificate."""
    if " " in word and named_by(word):
        return False
    frame = frame_words(listing) | vocabulary.STOPWORDS
    return all(w in frame for w in word.split()) or (len(word) < 2 and not word.isdigit())


def _of_what(terms: Sequence[Term], weak: Mapping[str, float]) -> int:
    """The term that examples are given of: the last one that is no verb ("vem kan de erbjuda, typ kurator")."""
    return max((i for i, term in enumerate(terms) if term.word not in weak), default=len(terms) - 1)


@lru_cache(maxsize=10_000)
def _is_general(word: str) -> bool:
    """Whether it is a common word of the language that no vocabulary of the field has: "form", "folk", "bestämd"."""
    known = vocabulary.synonyms(word) or same_things(word) or industries_of(word) or topics_of(word)
    return not known and word in common_words()


def _without_implied(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Without the words that another already says: "validering av yrkeskunskaper", "EU-pengar (ESF)"."""
    kept: list[Term] = []
    for term in terms:
        implied = any(
            term.word in same_things(k.word)
            or any(
                term.word in other.split()
                for other in k.alternatives
                if " " in other and len(term.word) > IMPLIED
            )
            for k in kept
        )
        if not implied:
            kept.append(term)
    return tuple(kept)


def _one_of(first: Term, second: Term) -> Term:
    """ "samtycke eller sekretess": either will do."""
    others = (*first.alternatives, second.word, *second.alternatives)
    kept = tuple(w for w in dict.fromkeys(others) if w != first.word)
    return Term(first.word, kept, first.weight, (*first.equals, second.word, *second.equals))


def _notions(words: Sequence[Asked], apart: bool) -> list[Asked]:
    """Words that together name a notion become one, where the first of them stands: "hjälp körkortet"."""
    together = in_question([word for word, _ in words], apart)
    first = {where[0]: where for where in together}
    rest = {i for where in together for i in where[1:]}
    # "friskvård eller hälsokurs": both are the notion.
    rest |= {i for where in together for i in range(where[0], where[-1]) if words[i][0] in _EITHER}
    return [
        _joined([words[j] for j in first[i]]) if i in first else piece
        for i, piece in enumerate(words)
        if i not in rest
    ]


def _joined(pieces: Sequence[Asked]) -> Asked:
    """One piece, with the other words that came with them but those that name the notion too."""
    phrase = " ".join(word for word, _ in pieces)
    others = (other for _, others in pieces for other in others)
    return phrase, tuple(other for other in others if not named_by(f"{phrase} {other}"))


def _phrases(words: Sequence[Asked]) -> list[Asked]:
    """Neighbouring words that are a known phrase become one: "ekonomiskt bistånd"."""
    text = " ".join(word.replace(" ", _JOINT) for word, _ in words)
    for pattern, phrase in _known_phrases():
        text = pattern.sub(phrase.replace(" ", _JOINT), text)
    with_others = dict(words)
    pieces = [piece.replace(_JOINT, " ") for piece in text.split(" ") if piece]
    return [(piece, with_others.get(piece, ())) for piece in pieces]


def _offices(pieces: Sequence[Asked]) -> list[Asked]:
    """ "arbetsförmedlingens chef" as one: documents say "arbetsförmedlingschefen", "chefen för arbetsförmedlingen"."""
    joined: list[Asked] = []
    for word, others in pieces:
        whose = joined[-1][0] if joined else ""
        if _OFFICE.fullmatch(word) and whose.endswith("s") and len(whose) > IMPLIED:
            basic = re.sub(r"(?:en|et|n|ens|ets)?s$", "", whose)
            own = whose.removesuffix("s")
            joined[-1] = (
                f"{whose} {word}",
                (f"{basic}s{word}", f"{word} för {own}", f"{word} på {own}", *others),
            )
        else:
            joined.append((word, others))
    return joined


@cache
def _known_phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Longest first."""
    return tuple(
        (re.compile(rf"(?<!\S){_any_form(phrase)}(?!\S)"), phrase) for phrase in vocabulary.synonym_phrases()
    )


def _any_form(phrase: str) -> str:
    """A pattern for the phrase in other forms; of a verb with a particle the verb is bent: "följer upp"."""
    first, _, rest = phrase.partition(" ")
    if rest in _PARTICLES and first.endswith("a"):
        return rf"{re.escape(first[:-1])}{_VERB_ENDING} {rest}"
    return rf"{re.escape(phrase)}{_ENDING}"
