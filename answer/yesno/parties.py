"""Yes/no questions for who is a party to an agreement, decided by the parties that documents have."""

import re

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite, cite_span, unique
from answer.composing.compose import whose
from answer.matching.word_forms import tokens
from answer.question import Question
from answer.wording import capital, join_names
from domain.agreement import Agreement, Party
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.municipalities import by_name
from domain.text import fold
from index.engine import Index

_DOCUMENT = r"[\w-]*(?:avtal(?:et)?|överenskommelse(?:n)?)\b"
_ASKS = re.compile(
    r"^(?:är|står|ingår) (?P<who>[\w-]+(?: [\w-]+)?) (?:\w+ )?(?:part(?:er)?|avtalspart(?:er)?)\b"
    r"|^(?:är|ingår|deltar) (?P<member>[\w-]+(?: (?!med\b|också\b|även\b)[\w-]+)?) (?:också |även )?(?:med )?"
    rf"i (?:[\w-]+s )?{_DOCUMENT}"
    rf"|^(?:täcker|omfattar|gäller) (?:[\w-]+s )?{_DOCUMENT} (?:även |också )(?P<covered>[\w-]+)"
    r"|^(?:is|are) (?P<english>[\w-]+) a part"
)
SURE = 0.9
_NO_PARTY = re.compile(
    r"\b(?:inte|ej) (?:\w+ )?part\b|\b(?:ingår|omfattas|deltar|(?:under)?tecknar) (?:inte|ej)\b"
    r"|\b(?:inte|ej) (?:(?:under)?tecknat|anslutit sig|gått med)\b|\b(?:avstår|avstått|avböjt|avböjde)\b"
    r"|\bstår? utanför\b|\b(?:egen överenskommelse|egna överenskommelser)\b"
)


def answer_party(question: Question, index: Index) -> Answer | None:
    """Whether those named are a party to the documents asked about; None for any other question."""
    match = _ASKS.search(fold(question.text).strip())
    if match is None or not (question.subject == "parties" or match["member"] or match["covered"]):
        return None
    name = _named(match)
    municipality = by_name(name)
    if match["covered"] and municipality is None:
        return None  # whom or what else it covers is told elsewhere
    others = [m for m in question.municipalities if m != municipality]
    asked = [a for a in in_scope(question, index) if not others or set(others) & set(a.municipalities)]
    if not asked or not question.municipalities:
        return None
    parties = [(a, p) for a in asked for p in a.facts.parties]
    own = [(a, p) for a, p in parties if _is(p, name, municipality.code if municipality else None)]
    quotes = unique([cite_span(a, p.span) for a, p in own] or _denials(asked, name) or _all(parties))
    if not quotes:
        return None
    return _answer(question, index, asked, bool(own), name, quotes)


def answer_outsider(question: Question, index: Index) -> Answer | None:
    """No, where one that is a party to no document is asked about and documents say so; None without such words."""
    match = _ASKS.search(fold(question.text).strip())
    if match is None or question.kind != "yesno":
        return None
    name = _named(match)
    told = [a for a in index.agreements.values() if _denials([a], name)]
    return _answer(question, index, told, False, name, unique(_denials(told, name))) if told else None


def _named(match: re.Match[str]) -> str:
    """Who is asked about, folded: "eksjö"."""
    name = match["who"] or match["member"] or match["covered"] or match["english"]
    return name.removesuffix(" kommun").removesuffix(" stad")


def _is(party: Party, name: str, code: str | None) -> bool:
    """Whether a party is the one named; an office that is called after a municipality is not that municipality."""
    return party.municipality == code if code else set(tokens(name)) <= set(tokens(party.name))


def _denials(agreements: list[Agreement], name: str) -> list[Citation]:
    """Sentences that say that they are no party."""
    return [
        cite(agreement, section, start, end)
        for agreement in agreements
        for section, start, end in agreement.walk()
        if fold(name) in (said := fold(section.text[start:end])) and _NO_PARTY.search(said)
    ]


def _all(parties: list[tuple[Agreement, Party]]) -> list[Citation]:
    return [cite_span(a, p.span) for a, p in parties]


def _answer(
    question: Question,
    index: Index,
    asked: list[Agreement],
    verdict: bool,
    name: str,
    quotes: tuple[Citation, ...],
) -> Answer:
    listed = join_names(list(dict.fromkeys(p.name for a in asked for p in a.facts.parties)))
    who = capital(name)
    text = f"Ja. {who} är part." if verdict else f"Nej. {who} är inte part. Parter är {listed}."
    entries = {m.code: MunicipalityAnswer(m, "evidence", quotes) for a in asked for m in whose(question, a)}
    return answered(question, index, "yesno", text, [*entries.values()], quotes, SURE, yesno=verdict)
