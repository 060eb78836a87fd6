"""How many parties one agreement has, Arbetsförmedlingen among them."""

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite_span, unique
from answer.composing.compose import names_of, whose
from answer.composing.refusal import refuse
from answer.question import Question
from answer.wording import capital, join_names, number_word
from domain.agreement import Agreement, Party
from domain.answer import Answer, MunicipalityAnswer
from index.engine import Index

SURE = 0.85


def count_parties(question: Question, index: Index) -> Answer:
    """The parties of the agreement asked about; of the one with most parties when there are several documents."""
    documents = [a for a in in_scope(question, index) if a.facts.parties]
    if not documents:
        return refuse(question, index, reason="dokumenten tiger")
    agreement = max(documents, key=lambda a: len(_distinct(a)))
    parties = _distinct(agreement)
    quotes = unique(cite_span(agreement, p.span) for p in parties)
    names = join_names([" ".join(p.name.split()) for p in parties])
    text = f"{names_of(question, agreement)}: {number_word(len(parties))} parter, {names}."
    entries = [MunicipalityAnswer(m, "evidence", quotes) for m in whose(question, agreement)]
    return answered(question, index, "count", capital(text), entries, quotes, SURE, count=len(parties))


def _distinct(agreement: Agreement) -> list[Party]:
    """Each party once: a municipality by its code, Arbetsförmedlingen by its fullest name."""
    found: dict[str, Party] = {}
    for party in agreement.facts.parties:
        key = party.municipality or (party.name if party.role == "annan" else party.role)
        if key not in found or len(party.name) > len(found[key].name):
            found[key] = party
    return list(found.values())
