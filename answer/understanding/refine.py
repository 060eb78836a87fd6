"""Second thoughts about what a question expects, from what it asks for by name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.matching.spans import lexicon
from answer.question import Question, Term
from answer.understanding.date_roles import date_roles
from answer.understanding.focus import focus_of
from answer.understanding.frame import VAGUE, words_of_denial
from domain.text import fold

_PROJECTS = ("projekt", "esf", "socialfond")
_PEOPLE = ("person", "namn", "kontakt")


_STEM = 4  # letters by which "tala om" is "talar om"
WORDS = 3  # of a question that only names a thing and a municipality
_SHARE = re.compile(r"[\w-]*(?:arbetslöshet|sysselsättningsgrad|frånvaro)(?:en)?")  # told as a share
_ABOUT = re.compile(
    r"\b(?:avtal|överenskommelse|bilaga|uppgörelse)\w*\s+(?:om|kring|för|rörande|gällande) ((?:[\w-]+ ?){1,3}?)"
    r"(?=$|[?,]| (?:i|mellan|med|och|som)\b)"
)
_TRACK = re.compile(r"(?<=\w{3})s?spår(?:en|et|s)?$")
_REPRESENTS = re.compile(r"\bv[ea]m\b.*\brepresent")


def refined(question: Question) -> Question:
    """The question, with the type of answer that its wording and what it names point to."""
    asked = fold(question.corrected)
    if question.subject == "validity" and date_roles(question) and (about := _ABOUT.search(asked)):
        # What an agreement is about tells which one is meant, and nothing of its dates.
        named = set(re.findall(r"[\w-]+", about[1]))
        question = replace(question, terms=tuple(t for t in question.terms if fold(t.word) not in named))
    if question.denial:
        question = replace(
            question, terms=_denied(question, question.terms), notions=_denied(question, question.notions)
        )
    if question.expected == "members" and _REPRESENTS.search(asked):
        return replace(question, expected="role")
    if question.kind == "value" and question.expected is None and _SHARE.fullmatch(asked_alone(question)):
        return replace(question, expected="percentage")
    return _named(question) if question.expected == "person" else question


def _denied(question: Question, terms: Sequence[Term]) -> tuple[Term, ...]:
    """What is said not to be so; of a "vårdspår" that is said as "något spår mot vård finns inte"."""
    asking = words_of_denial(question.corrected)
    rest = [t for t in terms if not any(word.startswith(t.word.split()[0][:_STEM]) for word in asking)]
    of_work = [t for t in rest if _TRACK.search(t.word)] if question.subject == "tracks" else []
    if of_work:
        rest = [replace(t, word=_TRACK.sub("", t.word)) if t in of_work else t for t in rest]
        rest.append(Term("spår", weight=VAGUE))
    return tuple(rest)


def asked_alone(question: Question) -> str:
    """The one word that a question is about when it is a few words and no sentence; "" otherwise."""
    alone = len(question.terms) == 1 and len(question.text.split()) <= WORDS and "?" not in question.text
    return fold(question.terms[0].word) if alone else ""


def _named(question: Question) -> Question:
    """ "Vad heter" asks for a person only where it names a role; else for the name of a project or a thing."""
    position = focus_of(question)
    if position is None or "signed" in date_roles(question):
        return question
    word = fold(question.terms[position].word)
    stems = [end for end in (*lexicon("roles"), *_PEOPLE) if len(end) > 3]
    if any(stem in word for stem in stems):
        return question  # "projektledaren" is somebody and no project
    named_project = word.startswith(_PROJECTS) or word.endswith("projektet")
    return replace(question, expected="project" if named_project else "name")
