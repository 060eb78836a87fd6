"""A date that a person has given for a document without words in it: told with the name, and with no quote."""

from collections.abc import Sequence
from dataclasses import replace

from answer.candidates.evidence import in_scope
from answer.composing.versions import as_asked, for_question
from answer.question import Question
from answer.understanding.date_roles import date_roles
from answer.wording import join_names
from domain.agreement import Agreement, StatedDate
from domain.answer import Answer
from domain.dates import swedish_date
from domain.fact_fields import CHOICES
from index.engine import Index


def with_stated(answer: Answer, question: Question, index: Index) -> Answer:
    """A verified answer, with the stated dates that a question about one date asks for; they take the place of quotes.

    What the document says by itself stays as the nearest words, since the person knows better than it.
    """
    roles = date_roles(question)
    if question.kind != "value" or not roles or not question.municipalities:
        return answer
    asked = as_asked(question, index)
    documents = in_scope(asked, for_question(asked, index))
    told = [(a, [d for d in a.stated_dates if d.role in roles]) for a in documents]
    sentences = [_sentence(agreement, dates) for agreement, dates in told if dates]
    if not sentences:
        return answer
    if len(sentences) < len(documents) and answer.found:
        return replace(answer, text=" ".join([*sentences, answer.text]))
    near = answer.citations or answer.nearest
    return replace(
        answer,
        found=True,
        text=" ".join(sentences),
        citations=(),
        municipalities=(),
        nearest=near,
        reason=None,
    )


def _sentence(agreement: Agreement, dates: Sequence[StatedDate]) -> str:
    names = join_names([m.name for m in agreement.municipalities]) or agreement.title
    said = ", ".join(f"{CHOICES[d.role]} {swedish_date(d.value)}" for d in dates)
    return f"{names}: {said}, rättat av {dates[0].by} utan citat ur dokumentet."
