"""Answers to yes/no questions, with the sentence that decides."""

from answer.candidates.claims import deciding
from answer.candidates.decision import convinced
from answer.candidates.evidence import Candidate, make
from answer.candidates.ranking import rank
from answer.candidates.scored import Scored
from answer.candidates.tables import is_row, row_words
from answer.composing.answered import answered
from answer.composing.citations import cite, unique
from answer.composing.compose import names_of, quoted, trimmed
from answer.composing.refusal import refuse
from answer.matching.matcher import Matcher
from answer.question import Question
from answer.values.answers import evidence, municipality_answers
from answer.yesno.ages import answer_age
from answer.yesno.members import answer_chair, answer_member
from answer.yesno.parties import answer_party
from answer.yesno.polarity import denies, denies_after
from answer.yesno.tracks import answer_track, asks_for_track
from answer.yesno.validity import answer_validity
from answer.yesno.yesno_decision import deciding_candidates, telling_words
from domain.answer import Answer
from index.engine import Index

LONGEST = 480  # characters
MORE = 100  # characters of a sentence after the one that is quoted


def answer_yesno(question: Question, index: Index) -> Answer:
    """Yes or no by the best sentence that is about what was asked; `found=False` when there is none."""
    if asks_for_track(question) and (answer := answer_track(question, index)):
        return answer
    for plan in (answer_party, answer_chair, answer_member, answer_age, answer_validity):
        if (decided := plan(question, index)) is not None:
            return decided
    ranked = rank(question, index)
    telling = telling_words(question, index)
    carriers = deciding(question, deciding_candidates(question, ranked, telling))
    if not carriers:
        return refuse(question, index, ranked)
    best = carriers[0]
    after = _following(best)
    if after is not None and not denies_after(question, after.text):
        after = None
    verdict = after is None and not any(
        denies(question, text, _introduction(best)) for text in _decisive(best, telling)
    )
    entries, quotes = municipality_answers(question, [best]), unique(evidence(best.candidate))
    text = _text(question, best, verdict)
    if after is not None:
        quotes = unique((*quotes, cite(after.agreement, after.section, after.start, after.end)))
        text = f"{text} ”{trimmed(after.text, 0, 1, MORE)}”"
    return answered(question, index, "yesno", text, entries, quotes, best.confidence, yesno=verdict)


def _decisive(best: Scored, telling: Matcher | None) -> tuple[str, ...]:
    """The words that say yes or no: the sentence, with the one above it when only that has the telling words."""
    candidate = best.candidate
    if is_row(candidate):
        return (row_words(candidate).replace(";", ","),)  # its cells say one thing together
    if convinced(best.features) or telling is None or telling.hits(candidate.text):
        return (candidate.text,)
    above = (candidate.lead_text, candidate.before_text)
    return (*(other for other in above if telling.hits(other)), candidate.text)


def _introduction(best: Scored) -> str:
    """The line above an entry of a list, which holds for it too: "Detta ingår inte:"."""
    return "" if is_row(best.candidate) else best.candidate.lead_text


def _following(best: Scored) -> Candidate | None:
    """The next sentence when it says more of the same thing: "Spåret beräknas starta i höst.", "Den är nedlagd."."""
    candidate = best.candidate
    after = min((s for s in candidate.section.sentences if s[0] >= candidate.end), default=None)
    if after is None:
        return None
    following = make(candidate.agreement, candidate.section, *after)
    return following if following.leans else None


def _text(question: Question, best: Scored, verdict: bool) -> str:
    names = names_of(question, best.candidate.agreement)
    word = "Ja" if verdict else "Nej"
    lead = f"{word}. {names}: " if names else f"{word}. "
    return lead + quoted(best, LONGEST - len(lead))
