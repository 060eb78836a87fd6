"""Answers to yes/no questions, with the sentence that decides."""

from answer.answered import answered
from answer.citations import unique
from answer.claims import deciding
from answer.compose import focus, names_of, quoted
from answer.decision import carrying
from answer.party_yesno import answer_party
from answer.polarity import denies
from answer.question import Question
from answer.ranking import rank
from answer.refusal import refuse
from answer.scoring import Scored
from answer.track_yesno import answer_track, asks_for_track
from answer.values import evidence, municipality_answers
from domain.answer import Answer
from index.engine import Index

LONGEST = 500  # characters


def answer_yesno(question: Question, index: Index) -> Answer:
    """Yes or no by the best sentence that is about what was asked; `found=False` when there is none."""
    if asks_for_track(question) and (answer := answer_track(question, index)):
        return answer
    if party := answer_party(question, index):
        return party
    ranked = rank(question, index)
    carriers = deciding(question, carrying(question, ranked))
    if not carriers:
        return refuse(question, index, ranked)
    best = carriers[0]
    start, end = focus(best)
    verdict = not denies(question, best.candidate.text, start, end)
    entries, quotes = municipality_answers(question, [best]), unique(evidence(best.candidate))
    text = _text(question, best, verdict)
    return answered(question, index, "yesno", text, entries, quotes, best.confidence, yesno=verdict)


def _text(question: Question, best: Scored, verdict: bool) -> str:
    names = names_of(question, best.candidate.agreement)
    word = "Ja" if verdict else "Nej"
    lead = f"{word}. {names}: " if names else f"{word}. "
    return lead + quoted(best, LONGEST - len(lead))
