"""Answers to list and count questions: every municipality of the corpus is decided, and the decision has its words."""

from dataclasses import replace

from answer.candidates.ranking import rank
from answer.composing.answered import answered
from answer.composing.citations import unique
from answer.composing.refusal import reason_for, refuse
from answer.lists import predicates, text_lists
from answer.lists.both import each_of, with_all
from answer.lists.findings import Finding, Verdicts, decide
from answer.lists.list_denial import asks_for_mentions
from answer.lists.list_wording import count_text, list_text
from answer.lists.party_counts import count_parties
from answer.lists.seat_sums import sum_seats
from answer.lists.track_counts import count_tracks
from answer.question import Question
from answer.values.answers import answer_value
from domain.answer import Answer
from index.engine import Index


def answer_list(question: Question, index: Index) -> Answer:
    """The municipalities for which there is evidence; `found=False` when there are none."""
    question, findings = _told(predicates.sharing(question, index), index)
    verdicts = decide(question, index, findings)
    if not verdicts.evidence:
        return _none(question, index, verdicts)
    return _answer(question, index, verdicts, list_text(question, verdicts), findings)


def answer_count(question: Question, index: Index) -> Answer:
    """How many: of municipalities or documents by the list plan, of tracks by facts, of anything else a value."""
    if question.counted == "tracks":
        return count_tracks(question, index)
    if question.counted == "seats" and (seats := sum_seats(question, index)):
        return seats
    if question.counted in ("seats", "value"):
        return answer_value(replace(question, kind="value"), index)
    if question.counted == "parties":
        return count_parties(question, index)
    question, findings = _told(predicates.sharing(question, index), index)
    verdicts = decide(question, index, findings)
    if question.counted == "documents":
        number = len({f.agreement.id for f in findings})
        number = len(index.agreements) - number if question.negated else number
    else:
        number = len(verdicts.evidence)
    if number == 0:
        return replace(_none(question, index, verdicts), count=0)
    answer = _answer(question, index, verdicts, count_text(question, number, verdicts), findings)
    return replace(answer, kind="count", count=number)


def _told(question: Question, index: Index) -> tuple[Question, list[Finding]]:
    """The question and its evidence. Who lacks something is told by those who say so; where nobody does, by silence."""
    if question.negated and question.subject == "text" and not asks_for_mentions(question):
        denials = replace(question, negated=False, denial=True)
        if found := findings_of(denials, index):
            return denials, found
    return question, findings_of(question, index)


def findings_of(question: Question, index: Index) -> list[Finding]:
    """Evidence over all documents: by facts where they decide the question, else by the text."""
    if both := each_of(question, index):
        return with_all([findings_of(one, index) for one in both])
    asked = replace(question, negated=False)
    found = predicates.find(asked, index)
    return text_lists.find(asked, index) if found is None else found


def _answer(
    question: Question, index: Index, verdicts: Verdicts, text: str, findings: list[Finding]
) -> Answer:
    quotes = unique(c for m in verdicts.evidence for c in m.citations[:1])
    without = (*verdicts.none, *verdicts.unread)
    sure = _confidence(findings)
    return answered(question, index, "list", text, verdicts.evidence, quotes, sure, without_evidence=without)


def _confidence(findings: list[Finding]) -> float:
    """The mean of each document's best evidence."""
    best: dict[str, float] = {}
    for finding in findings:
        best[finding.agreement.id] = max(best.get(finding.agreement.id, 0.0), finding.strength)
    return round(sum(best.values()) / len(best), 3) if best else 0.5


def _none(question: Question, index: Index, verdicts: Verdicts) -> Answer:
    ranked = rank(question, index)
    reason = "dokumenten tiger" if question.subject != "text" else reason_for(question, ranked)
    return replace(
        refuse(question, index, ranked, reason),
        without_evidence=(*verdicts.none, *verdicts.unread),
    )
