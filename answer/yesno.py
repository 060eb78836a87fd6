"""Answers to yes/no questions, with the sentence that decides."""

from answer.age_yesno import answer_age
from answer.answered import answered
from answer.citations import cite, unique
from answer.claims import deciding
from answer.compose import focus, names_of, one_line, quoted
from answer.decision import carrying, convinced
from answer.evidence import SHORT_LINE, Candidate, make
from answer.focus import verb_weight, word_weight
from answer.matching import Matcher, rarity_of
from answer.member_yesno import answer_chair, answer_member
from answer.party_yesno import answer_party
from answer.polarity import denies, has_ended
from answer.question import Question
from answer.ranking import rank
from answer.refusal import refuse
from answer.scoring import Scored
from answer.track_yesno import answer_track, asks_for_track
from answer.values import evidence, municipality_answers
from domain.answer import Answer
from domain.text import fold
from index.engine import Index

LONGEST = 500  # characters
TELLING = 0.3  # weight from which a word tells what is asked
NEEDED = 2  # of the most telling words, one must be there


def answer_yesno(question: Question, index: Index) -> Answer:
    """Yes or no by the best sentence that is about what was asked; `found=False` when there is none."""
    if asks_for_track(question) and (answer := answer_track(question, index)):
        return answer
    for plan in (answer_party, answer_chair, answer_member, answer_age):
        if (decided := plan(question, index)) is not None:
            return decided
    ranked = rank(question, index)
    telling = _telling(question, index)
    topical = [s for s in carrying(question, ranked) if _is_about(s, telling)]
    carriers = deciding(question, topical)
    if not carriers:
        return refuse(question, index, ranked)
    best = carriers[0]
    ending = _ending(best)
    said = ending.text if ending else ""
    verdict = not denies(question, *((said, 0, len(said)) if ending else _decisive(best, telling)))
    entries, quotes = municipality_answers(question, [best]), unique(evidence(best.candidate))
    text = _text(question, best, verdict)
    if ending is not None:
        c = ending
        quotes = unique((*quotes, cite(c.agreement, c.section, c.start, c.end)))
        text = f"{text} ”{one_line(c.text)}”"
    return answered(question, index, "yesno", text, entries, quotes, best.confidence, yesno=verdict)


def _telling(question: Question, index: Index) -> Matcher | None:
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


def _is_about(scored: Scored, telling: Matcher | None) -> bool:
    """Whether one of those words stands in the sentence or in what gives it its sense, or the reading model is sure."""
    if telling is None or convinced(scored.features):
        return True
    c = scored.candidate
    around = " ".join((c.text, c.section.heading or "", c.lead_text, c.before_text))
    return bool(telling.hits(around))


def _decisive(best: Scored, telling: Matcher | None) -> tuple[str, int, int]:
    """The words that say yes or no: the sentence, or the one above it when only that has the telling words."""
    candidate = best.candidate
    block = candidate.block
    if block is not None and block.kind != "paragraph" and not block.columns and candidate.lead_text:
        return f"{candidate.lead_text} {candidate.text}", 0, len(candidate.lead_text) + len(candidate.text)
    if convinced(best.features):
        start, end = focus(best)
        return candidate.text, start, end or len(candidate.text)
    if telling is not None and not telling.hits(candidate.text):
        for other in (candidate.lead_text, candidate.before_text):
            if hits := telling.hits(other):
                return other, min(h.start for h in hits), max(h.end for h in hits)
    return candidate.text, *focus(best)


def _ending(best: Scored) -> Candidate | None:
    """The next sentence, where it says that what the best one tells of is no more: "Den är nedlagd."."""
    candidate = best.candidate
    after = min((s for s in candidate.section.sentences if s[0] >= candidate.end), default=None)
    if after is None:
        return None
    following = make(candidate.agreement, candidate.section, *after)
    short = after[1] - after[0] <= SHORT_LINE
    return following if short and following.leans and has_ended(following.text) else None


def _text(question: Question, best: Scored, verdict: bool) -> str:
    names = names_of(question, best.candidate.agreement)
    word = "Ja" if verdict else "Nej"
    lead = f"{word}. {names}: " if names else f"{word}. "
    return lead + quoted(best, LONGEST - len(lead))
