"""Second thoughts about what a question expects, from what it asks for by name."""

import re
from dataclasses import replace

from answer.focus import focus_of
from answer.question import Question
from answer.spans import lexicon
from domain.text import fold

_PROJECTS = ("projekt", "esf", "socialfond")
_PEOPLE = ("person", "namn", "kontakt")


_REPRESENTS = re.compile(r"\bv[ea]m\b.*\brepresent")


def refined(question: Question) -> Question:
    """The question, with the type of answer that its wording and what it names point to."""
    asked = fold(question.corrected)
    if question.expected == "members" and _REPRESENTS.search(asked):
        return replace(question, expected="role")
    return _named(question) if question.expected == "person" else question


def _named(question: Question) -> Question:
    """ "Vad heter" asks for a person only where it names a role; else for a project or anything that has a name."""
    position = focus_of(question)
    if position is None:
        return question
    word = fold(question.terms[position].word)
    if word.startswith(_PROJECTS) or word.endswith("projektet"):
        return replace(question, expected="project")
    stems = [end for end in (*lexicon("roles"), *_PEOPLE) if len(end) > 3]
    return question if any(stem in word for stem in stems) else replace(question, expected=None)
