"""Aspects of a comparison: which columns a question, or chosen topics, ask for."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from answer.compare.ages import AGE_WORDS, ages_aspect
from answer.compare.cells import Aspect, Cell, cell_of_candidates
from answer.compare.fact_aspects import (
    SENTENCES_OF,
    fact_sentences_aspect,
    goals_aspect,
    groups_aspect,
    meetings_aspect,
    parties_aspect,
    target_groups_aspect,
    tracks_aspect,
    validity_aspect,
)
from answer.compare.sentence_aspects import answering, section_aspect, sentences_aspect
from answer.lists.tracks import other_words
from answer.question import Question
from answer.understanding.focus import is_light
from domain.agreement import Agreement
from domain.municipalities import Municipality
from domain.text import fold
from index.engine import Index

_PAYING = ("betal", "kostnad", "budget", "pengar", "satsar", "finansier")
_NOTICE = ("uppsägning", "säga", "sägs", "varsel")
_MEETING = ("möte", "träff", "sammanträde")


def aspects_of(question: Question, index: Index) -> list[Aspect]:
    """The columns that a comparing question asks for: by its subject, else by its topic, its groups or its words."""
    by_topic = {topic: subject for subject, topic in _TOPIC_OF_SUBJECT.items()}
    subject = question.subject if question.subject in _BY_SUBJECT else by_topic.get((*question.topics, "")[0])
    if question.expected == "age" or any(fold(t.word).startswith(AGE_WORDS) for t in question.terms):
        return [ages_aspect(question)]
    if subject is None and question.groups and any(fold(t.word).startswith(_MEETING) for t in question.terms):
        return [meetings_aspect(question, index)]
    if subject == "validity" and any(fold(t.word).startswith(_NOTICE) for t in question.terms):
        return [sentences_aspect(question, index)]  # how long a notice is, no date tells
    told = [t for t in question.terms if not is_light(t.word)]
    if subject is None and told and all(fold(t.word).startswith(_PAYING) for t in told):
        return [fact_sentences_aspect("budget")]
    if subject == "tracks" and _asks_within_tracks(question):
        return [sentences_aspect(question, index)]
    if subject is not None:
        return [_or_else(_BY_SUBJECT[subject](question, index), subject, question, index)]
    return [groups_aspect(question, index) if question.groups else sentences_aspect(question, index)]


def _asks_within_tracks(question: Question) -> bool:
    """Whether it asks of something in tracks, and not which there are: "könsfördelningen i spåren"."""
    within = _IN_TRACKS.search(fold(question.corrected)) is not None
    return within and not question.industries and any(not is_light(t.word) for t in other_words(question))


def aspects_of_topics(topics: Iterable[str], index: Index) -> list[Aspect]:
    """The columns for topics chosen by their slugs; the usual ones when none is chosen."""
    chosen = list(topics) or ["malgrupp", "mal", "jobbspar", "organisering", "varaktighet"]
    empty = Question(text="", corrected="", kind="compare")
    by_topic = {
        "jobbspar": tracks_aspect,
        "mal": goals_aspect,
        "malgrupp": target_groups_aspect,
        "varaktighet": validity_aspect,
    }
    found = []
    for slug in chosen:
        if slug in by_topic:
            found.append(by_topic[slug](empty, index))
        elif slug == "organisering":
            found.append(meetings_aspect(empty, index))
        elif slug in SENTENCES_OF:
            found.append(fact_sentences_aspect(slug))
        else:
            found.append(section_aspect(slug))
    return found


def _or_else(aspect: Aspect, subject: str, question: Question, index: Index) -> Aspect:
    """With the sentences that answer where no fact has been found; that there are no tracks is an answer."""
    if subject == "tracks":
        return aspect

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        cell = aspect.fill(municipality, agreements)
        return cell if cell.citations else cell_of_candidates(answering(question, index, municipality))

    return replace(aspect, fill=fill)


_IN_TRACKS = re.compile(r"\b\w{4,} (?:i|inom|under|till|på|för) (?:\w*spåren|\w*spåret|\w*spår)\b")
_BY_SUBJECT: dict[str, Callable[[Question, Index], Aspect]] = {
    "tracks": tracks_aspect,
    "meetings": meetings_aspect,
    "validity": validity_aspect,
    "goals": goals_aspect,
    "target_groups": target_groups_aspect,
    "parties": parties_aspect,
}
FACTS = frozenset(_BY_SUBJECT)  # subjects that a table is filled for by facts
_TOPIC_OF_SUBJECT: dict[str, str] = {"tracks": "jobbspar", "goals": "mal", "target_groups": "malgrupp"}
