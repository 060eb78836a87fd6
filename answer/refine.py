"""Second thoughts about what a question expects, from what it asks for by name."""

from dataclasses import replace

from answer.focus import focus_of
from answer.question import Question
from answer.spans import lexicon
from domain.text import fold

_PROJECTS = ("projekt", "esf", "socialfond")
_PEOPLE = ("person", "namn", "kontakt")


def refined(question: Question) -> Question:
    """The question, where "vad heter" asks for no person: of a project, or of anything else that has a name."""
    if question.expected != "person":
        return question
    position = focus_of(question)
    if position is None:
        return question
    word = fold(question.terms[position].word)
    if word.startswith(_PROJECTS) or word.endswith("projektet"):
        return replace(question, expected="project")
    stems = [end for end in (*lexicon("roles"), *_PEOPLE) if len(end) > 3]
    return question if any(stem in word for stem in stems) else replace(question, expected=None)
