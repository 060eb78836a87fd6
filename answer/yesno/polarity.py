"""Whether a sentence says yes or no to a question, by the clause that is about what was asked.

Each negation, each word for what has ended and each pair of opposites turns the answer round; two turn it back. Beside
that stand what decides by itself: another value, what is only planned, somebody else who does it.
"""

import re

from answer.candidates.claims import (
    has_what_lacks,
    lacks_too,
    needs_not,
    not_among,
    not_counting_consent,
    only_strives,
    other_actor,
    other_camp,
    other_municipality,
    other_payer,
    spares,
    without,
)
from answer.matching.matcher import same_word
from answer.matching.said_values import shares_differ
from answer.matching.signs import holds, pattern, read_signs, table
from answer.matching.word_forms import same, tokens
from answer.question import Question
from answer.understanding.frame import vague_words
from answer.yesno.clauses import circumstances, clauses, deciding_clause, main_part
from answer.yesno.other_values import values_differ
from answer.yesno.stages import no_longer, not_yet, only_later, over
from domain.municipalities import find_municipalities
from domain.numerals import NUMBER
from domain.text import fold
from domain.vocabulary import STOPWORDS

NAME, WORD = 1.0, 0.5  # what a term of the question is worth in a clause, and what any other word
ROOT = 4  # letters of a word that names something
CIRCUMSTANCE = (
    0.6  # what a term is worth that stands after a preposition in the question: "lön under praktiken"
)
VAGUE = 0.3  # what a term is worth that every agreement has: "deltagare"
WHOSE = 3.0  # what the municipality asked about is worth where the sentence tells of another one, too
# "om ingen säger upp det", "om det inte sägs upp": the condition is negated, not what is asked or said.
# "uppgifter om hälsa registreras inte" and "beslut om urval kan inte" have none: in a condition the verb comes after.
_CONDITION = re.compile(
    r"\bom (?!att\b)(?:(?!(?:\w+(?:as|es|ar)|kan|ska|skall|får|har|är|måste|bör|vill|blir|finns|gäller)\b)\w+ ){0,2}?"
    r"(?:inte|ej|ingen|inget|inga)\b"
)
_WHO_LACKS = re.compile(
    r"\bsom (?:\w+ ){1,5}?och (?:saknar|inte|ej|aldrig)\b"
)  # "som bor där och saknar bil"
_NEGATED = re.compile(r"\b(?:inte|ej) \w+ \w{5,}")
_BESIDE = re.compile(r"\b(?:under|i|på|vid|för|till|av|från|hos|inom|med|om) ([\w-]+)")
_ONLY = re.compile(r"\b(?:bara|endast|enbart|uteslutande) (?:(?:för|till|på|mot|av|i) ){0,2}([\w-]{4,})")
_THE_ONLY_ONE = re.compile(r"\b([\w-]{4,}) (?:det|den|de) enda\b")
_OF_A_NUMBER = re.compile(rf"\b(?:av|bland) (?:de |dessa )?{NUMBER}(?!\w)")  # "av tio sökande antogs åtta"
_WITHOUT = re.compile(r"\butan\b")
# "... är ett krav på det spåret men inte på de övriga": what is said of others denies nothing that stands before.
_EXCEPTING = re.compile(
    r"\b(?:men|dock|däremot) (?:inte|ej) (?:på|i|för|till|av|hos|vid|de|den|det|övriga|andra|resten)\b"
)
_AND_NOT = re.compile(r"\s(?=och (?:\w+ ){0,2}?(?:inte|ej|ingen|inget|inga)\b)")
_EVEN_WITHOUT = re.compile(r"\b(?:även|oavsett) om (?:\w+ ){0,3}?(?:inte|ej|saknar)\b")
_ASIDE = re.compile(r"\b(?:även om|trots att|fastän|inte ens)\b[^,;.]*")


def denies(question: Question, sentence: str, before: str = "") -> bool:
    """True when the sentence answers no. `before` is the line that introduces it as an entry of a list."""
    asked = _asked(question)
    whose = _told_apart(question, sentence)
    said = deciding_clause(fold(sentence), lambda part: _likeness(question, asked, part, whose))
    if before:
        lead = clauses(fold(before))[-1:]
        said = " ".join((*lead, said))
    whole = f"{fold(before)} {fold(sentence)}"
    if holds(asked, "more") and holds(whole, "extensible"):
        return False
    if values_differ(question, sentence) or (holds(asked, "equal") and shares_differ(sentence)):
        return True
    if holds(whole, "granting") or needs_not(question, sentence):
        return False
    if other_payer(question, whole):
        return not holds(asked, "negations")  # "slipper"
    if any(claim(question, sentence) for claim in (other_actor, other_municipality, only_strives, not_among)):
        return True
    if other_camp(question, said):
        return True
    if only_later(asked, whole) or no_longer(asked, whole):
        return True
    if _opposed(circumstances(fold(question.corrected)), circumstances(fold(sentence))):
        return True  # "om man hoppar av", "om utbildningen fullföljs"
    if not_yet(asked, said) or _turned(question, asked, said, whole):
        return True
    return _narrower(asked, whole)


def denies_after(question: Question, after: str) -> bool:
    """Whether a sentence that says more of the same thing answers no: "Den är nedlagd.", "Det startar i höst."."""
    asked, said = _asked(question), fold(after)
    return not_yet(asked, said) or over(asked, said)


def _asked(question: Question) -> str:
    """The question, folded, without circumstances; an English one with its small words, few of which are translated."""
    asked = main_part(fold(question.corrected))
    if question.language != "en":
        return asked
    # "not" has been translated: twice said, it would turn the answer back.
    small = re.sub(r"\bnot\b", " ", fold(question.text))
    return f"{asked} {small}"


def _told_apart(question: Question, sentence: str) -> frozenset[str]:
    """The names of those asked about, where the sentence tells of others, too: "A har det, B har det inte"."""
    codes = {m.code for m in question.municipalities}
    named = [f.municipality for f in find_municipalities(sentence)]
    asked = frozenset(fold(m.name) for m in named if m.code in codes)
    return asked if len(asked) < len({m.code for m in named}) else frozenset()


def _likeness(question: Question, asked: str, part: str, whose: frozenset[str]) -> float:
    """How much of what is asked stands in a clause."""
    there, words = tokens(part), tokens(asked)
    terms = [(t.word, *t.alternatives) for t in question.terms if _in(t.word, words)]
    found = [forms[0] for forms in terms if any(_in(form, there) for form in forms)]
    beside = {m[1] for m in _BESIDE.finditer(asked)}
    named = sum(
        VAGUE if fold(word) in vague_words() else CIRCUMSTANCE if fold(word) in beside else NAME
        for word in found
    )
    named += WHOSE * any(name in part for name in whose)
    return named + sum(WORD for word in {*words} - STOPWORDS - beside if _in(word, there))


def _in(form: str, there: tuple[str, ...]) -> bool:
    return all(any(_is(word, other) for other in there) for word in tokens(form))


def _is(word: str, other: str) -> bool:
    return same_word(word, other) or same(word, other) > 0.0


def _turned(question: Question, asked: str, said: str, whole: str) -> bool:
    """Whether the clause turns round what the question says, or the whole sentence has the opposite of its word."""
    asked = not_counting_consent(asked)
    lacking = (
        has_what_lacks(question, whole) and not holds(asked, "negations") and not _WHO_LACKS.search(whole)
    )
    if not lacking and without(question) is not None and _WITHOUT.search(said):
        asked, said = (_WITHOUT.sub(" " * 4, text) for text in (asked, said))  # both are without something
    asked, said = _without_shared(asked, said)
    doubt = _turns(asked) + lacking
    # Clauses that each deny something do not turn one another back: "är avslutat och har inte fortsatt".
    spared = spares(question, whole)
    told = said.replace("utan att", " ") if spared else said  # which says so once
    parts = (part for clause in clauses(told) for part in _AND_NOT.split(clause))
    denied = max((_turns(part, asked) % 2 for part in parts), default=0)
    answer = denied + (spared or (lacking and lacks_too(question, whole)))
    return (doubt + answer + _opposed(asked, whole)) % 2 == 1


def _without_shared(asked: str, said: str) -> tuple[str, str]:
    """Both without a negated condition that they have in common: "den som inte är nyanländ"."""
    for phrase in _NEGATED.findall(asked):
        if phrase in said:
            asked, said = asked.replace(phrase, " "), said.replace(phrase, " ")
    return asked, said


def _turns(text: str, asked: str = "") -> int:
    """How many times a text is turned round: by each negation, and once by what has ended.

    "... men inte för nämnden" denies what is said of others only where the nämnd is not what is asked about.
    """
    words = tokens(asked)
    harmless = [m.span() for m in table("harmless").finditer(text)]
    harmless += [m.span() for p in (_CONDITION, _ASIDE, _WHO_LACKS) for m in p.finditer(text)]
    harmless += [m.span() for m in _EXCEPTING.finditer(text) if not _named(text[m.end() :], words)]

    def counted(name: str) -> int:
        return sum(not any(a <= m.start() < b for a, b in harmless) for m in table(name).finditer(text))

    return counted("negations") + min(1, counted("gone"))


def _named(after: str, words: tuple[str, ...]) -> bool:
    """Whether the first words after a preposition are among those of the question."""
    return any(_is(word, other) for other in tokens(after)[:2] if len(other) >= ROOT for word in words)


def _opposed(asked: str, said: str) -> bool:
    """Whether a pair of opposites has one side in the question and the other in the clause."""
    return any(
        _one_sided(pattern(tuple(a)), pattern(tuple(b)), asked, said)
        or _one_sided(pattern(tuple(b)), pattern(tuple(a)), asked, said)
        for a, b in read_signs()["opposites"]
    )


def _one_sided(here: re.Pattern[str], there: re.Pattern[str], asked: str, said: str) -> bool:
    return bool(
        here.search(asked) and not there.search(asked) and there.search(said) and not here.search(said)
    )


def _narrower(asked: str, said: str) -> bool:
    """Whether the question says all, only or must, and the sentence some, others too or may."""
    if holds(asked, "universal") and (holds(said, "partial") or _OF_A_NUMBER.search(said)):
        return True
    if _one_of_several(asked, said):
        return True
    if holds(asked, "exclusive") and holds(said, "inclusive") and not holds(said, "exclusive"):
        return True
    if holds(asked, "binding") and _EVEN_WITHOUT.search(said):
        return True
    return holds(asked, "binding") and holds(said, "loosening") and not holds(said, "binding")


def _one_of_several(asked: str, said: str) -> bool:
    """Whether the question says "bara nyanlända", and the sentence "unga och nyanlända"."""
    only = _ONLY.search(asked) or _THE_ONLY_ONE.search(asked)
    if only is None:
        return False
    joined = r"(?:och|samt|eller)"
    several = rf"\b{only[1]}\w*(?:, [\w ]+)* {joined} \w|\w,? {joined} {only[1]}"
    return re.search(several, said) is not None
