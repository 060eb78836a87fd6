"""How a question was understood, part by part, for a user to see and change; and the words that nothing is known of."""

from collections.abc import Sequence

from answer.matching.corpus_words import words_of
from answer.matching.signs import expression
from answer.question import Question, Term
from answer.understanding.focus import is_light, type_weight, verb_weight
from answer.understanding.overrides import PARAMETERS
from answer.understanding.restate import KINDS, who, years_said
from answer.wording import join_names
from domain.answer import Part, PartValue, Understanding
from domain.industries import INDUSTRIES, industries_of
from domain.topics import TOPICS
from index.engine import Index

_LABELS = {
    "typ": "Svar",
    "kommun": "Kommun",
    "bransch": "Bransch",
    "amne": "Ämne",
    "grupp": "Grupp",
    "lage": "Läge",
    "ar": "År",
    "slag": "Dokumentslag",
}


def understanding_of(question: Question, index: Index) -> Understanding:
    """All parts in the order of `PARAMETERS`, those without a limit too."""
    return Understanding(
        parts=tuple(_part(name, question) for name in PARAMETERS),
        words=tuple(term.word for term in question.terms),
        unknown=unknown_words(question, index),
        corrections=question.corrections,
    )


def unknown_words(question: Question, index: Index) -> tuple[str, ...]:
    """Those of the question's words that stand in no document, in no form, by no other name and not in parts.

    Verbs and words for the type of the answer are told in so many ways that to miss one says nothing, and words like
    "förra" only say which version is meant.
    """
    corpus, split = words_of(index.whole), index.analyser.splitter.split

    def is_known(term: Term) -> bool:
        if industries_of(term.word) or corpus.holds(term):
            return True
        parts = split(term.word)
        return len(parts) > 1 and all(corpus.holds(Term(part)) for part in parts)

    unknown = [
        term.word
        for position, term in enumerate(question.terms)
        if not is_light(term.word)
        and expression("versions", "words").fullmatch(term.word) is None
        and verb_weight(question, position) == type_weight(question, position) == 1
        and not is_known(term)
    ]
    return tuple(dict.fromkeys((*unknown, *question.untranslated)))


def unknown_said(unknown: Sequence[str]) -> str:
    """ "Det här ordet finns inte i avtalen: ”kanelbulle”."; "" without any."""
    if not unknown:
        return ""
    lead = "Det här ordet" if len(unknown) == 1 else "De här orden"
    return f"{lead} finns inte i avtalen: {join_names([f'”{word}”' for word in unknown])}."


def _part(name: str, question: Question) -> Part:
    values = _values(name, question)
    said = join_names([v.label for v in values]) or "alla"
    if name == "kommun":
        said = who(question)
    elif name == "ar" and question.years:
        said = years_said(question.years)
    return Part(name, _LABELS[name], values, said, name in question.chosen)


def _values(name: str, question: Question) -> tuple[PartValue, ...]:
    match name:
        case "typ":
            return (PartValue(question.kind, KINDS[question.kind]),)
        case "kommun":
            named = (*question.municipalities, *question.absent)
            return tuple(PartValue(m.name, m.name) for m in named)
        case "bransch":
            return tuple(PartValue(i, INDUSTRIES[i].label) for i in question.industries)
        case "amne":
            return tuple(PartValue(t, TOPICS[t].label) for t in question.topics)
        case "ar":
            return tuple(PartValue(str(y), str(y)) for y in dict.fromkeys(question.years or ()))
    plain = {"grupp": question.groups, "lage": question.statuses, "slag": question.document_kinds}
    return tuple(PartValue(value, value) for value in plain[name])
