"""The one service behind command line, page and API: a question in, a verified answer out."""

from dataclasses import replace

from answer.candidates.chair import silent_on_chair
from answer.candidates.ranking import rank
from answer.compare.answers import compare_question
from answer.compare.facts_told import answer_facts_told
from answer.compare.superlatives import answer_superlative
from answer.compare.value_aspect import asks_for_each
from answer.composing.joined import joined
from answer.composing.passages import answer_search
from answer.composing.refusal import refuse
from answer.composing.versions import as_asked, earlier_ones, for_question, with_earlier
from answer.describe.answers import answer_describe
from answer.describe.changes import answer_changes
from answer.lists.answers import answer_count, answer_list
from answer.lists.predicates import asks_for_all
from answer.question import Question
from answer.results import check_query
from answer.understanding.courtesy import unwrapped
from answer.understanding.documents import documents_named
from answer.understanding.follow_up import meant
from answer.understanding.halves import halves_of
from answer.understanding.knowledge import knowledge_of
from answer.understanding.overrides import NO_CHANGES, Overrides
from answer.understanding.refine import refined
from answer.understanding.shown_parts import understanding_of
from answer.understanding.understand import understand
from answer.values.answers import answer_value
from answer.values.stated import with_stated
from answer.verify import verify
from answer.wording import join_names
from answer.yesno.answers import answer_yesno
from answer.yesno.parties import answer_outsider
from domain.answer import Answer
from index.engine import Index

_PLANS = {
    "list": answer_list,
    "count": answer_count,
    "compare": compare_question,
    "value": answer_value,
    "yesno": answer_yesno,
    "describe": answer_describe,
    "search": answer_search,
}

_HALVES = frozenset({"value"})  # kinds of the questions that may be asked two in one
_TOLD = frozenset({"value", "yesno", "describe"})  # kinds for which an earlier version is pointed to


def ask(text: str, index: Index, earlier: str | None = None, changes: Overrides = NO_CHANGES) -> Answer:
    """The answer to a question in Swedish or English. Raises UsageError for an empty or overlong question.

    `changes` are parts of the understanding that the user has set (`Answer.understanding` shows them all). With
    `earlier`, the question before it, a follow-up ("och i Knivsta?") keeps what was asked; `Answer.meant` then is the
    whole question, to be given as `earlier` of the next one.
    """
    check_query(text)
    if earlier is None:
        return replace(_answered(unwrapped(text), index, changes), question=text)
    check_query(earlier)
    whole = meant(text, earlier, knowledge_of(index))
    return replace(_answered(unwrapped(whole), index, changes), question=text, meant=whole)


def _answered(text: str, index: Index, changes: Overrides) -> Answer:
    """The answer to a whole question, or to the two that it is made of, where each of them asks for a value."""
    halves = halves_of(text, knowledge_of(index)) if changes == NO_CHANGES else ()
    if not halves or any(understand(half, index).kind not in _HALVES for half in halves):
        return _answered_whole(text, index, changes)
    return joined(text, [_answered_whole(half, index, changes) for half in halves])


def _answered_whole(text: str, index: Index, changes: Overrides) -> Answer:
    named = documents_named(text, index.cards.values())
    question = refined(understand(named.text, index, changes))
    if named.documents:
        files = join_names([index.cards[i].file for i in named.documents])
        understood = f"{question.understood}; i {files}"
        question = replace(question, text=text, documents=named.documents, understood=understood)
    answer = with_stated(verify(answer_question(question, index), index), question, index)
    return replace(answer, understanding=understanding_of(question, index))


def answer_question(question: Question, index: Index) -> Answer:
    """The answer to a question that has been understood, not yet verified, from the versions that it is about."""
    question, seen = as_asked(question, index), for_question(question, index)
    if question.absent and not question.municipalities:
        return answer_outsider(question, seen) or refuse(question, seen, reason="ingen sådan kommun")
    asks_of = question.terms or question.municipalities or question.topics or question.industries
    if not (asks_of or asks_for_all(question)):
        return refuse(question, seen, reason="inte förstådd")
    if not seen.agreements:
        return refuse(question, seen, reason="dokumenten tiger")
    if question.kind in _TOLD and silent_on_chair(question, seen):
        return refuse(question, seen, rank(question, seen), "dokumenten tiger")
    if (changed := answer_changes(question, seen)) is not None:
        return changed
    if asks_for_each(question, seen):
        return compare_question(question, seen)
    if (told := answer_facts_told(question, seen)) is not None:
        return told
    if (first := answer_superlative(question, seen)) is not None:
        return first
    answer = _PLANS[question.kind](question, seen)
    if answer.found or question.kind not in _TOLD or (earlier := earlier_ones(question, index)) is None:
        return answer
    return with_earlier(answer, _PLANS[question.kind](question, earlier), earlier)
