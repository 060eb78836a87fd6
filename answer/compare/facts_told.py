"""All that the documents of a municipality hold of a kind: "Vilka mål har Vara?", "Vilka jobbspår finns i Motala?".

One sentence would tell one of them. The facts have been sought in the whole document, so they are all told.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.candidates.evidence import in_scope
from answer.candidates.names import named_thing
from answer.compare.fact_aspects import runs_for
from answer.compare.single_facts import diary_number_span
from answer.composing.answered import answered
from answer.composing.citations import unique
from answer.composing.compose import names_of, one_line, whose
from answer.lists.findings import quote_of
from answer.lists.tracks import other_words
from answer.question import Question
from answer.understanding.frame import statuses_of, telling_little
from answer.understanding.subjects import subject_of
from answer.wording import counted, join_names
from domain.agreement import Agreement, Span, Track
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

LONGEST = 900  # characters of the answer's text; the quotes hold the rest
SURE = 0.8
# "Vilka mål har ...?", "Vad är målen?", "Lista spåren"; not "Vad lär man sig i vårdspåret?".
_ALL = re.compile(r"^(?:vilk(?:a|et|en)|vad (?:är|har|finns|heter)|lista|räkna upp|ange|nämn|visa|vad för)\b")
KEYWORDS = (
    4  # words at most that ask for it without a question: "mål Vara", "diarienr Hässleholm lokal modell"
)
# What is asked of one of them, or why and how, the facts do not tell.
_ELSE = re.compile(
    r"\b(?:hur|när|var|varför|vart|vem|vems|inte|saknas?|innebär|betyder|menas|avses|händer|säger|står|gör"
    r"|(?:först|störst|viktigast|högst|minst|flest|sämst|bäst)\w*"
    r"|\w*(?:företag|bolag|arbetsgivar|förbund|anordnar)\w*)\b"
)
# Words that narrow none of these kinds: "vilka gemensamma mål", "alla grupper".
_EMPTY = frozenset(
    "mätbara gemensamma uppsatta lokala olika alla samtliga nuvarande aktuella modell modellen modellens".split()
) | {"lokal modell", "lokala modellen"}
_TYPES = frozenset({"value", "list", "describe"})


@dataclass(frozen=True)
class Told:
    """One fact as it is told, and where it stands."""

    agreement: Agreement
    span: Span
    words: str  # "" where its sentence is quoted


def answer_facts_told(question: Question, index: Index) -> Answer | None:
    """All of that kind with their quotes; None when the question asks for something else or too little is known."""
    kind = _kind_asked(question)
    if kind is None:
        return None
    documents = in_scope(question, index)
    together = all(set(question.municipalities) <= set(a.municipalities) for a in documents)
    told = [t for agreement in documents for t in kind.facts(question, agreement)]
    if not together or len(told) < kind.least:  # several with documents of their own are compared
        return None
    quotes = unique(quote_of(t.agreement, t.span) for t in told)
    entries = {
        m.code: MunicipalityAnswer(m, "evidence", quotes) for t in told for m in whose(question, t.agreement)
    }
    text = f"{names_of(question, told[0].agreement)}: {_said(told, quotes)}"
    return answered(question, index, "value", text, tuple(entries.values()), quotes, SURE)


def _said(told: Sequence[Told], quotes: Sequence[Citation]) -> str:
    names = list(dict.fromkeys(t.words for t in told if t.words))
    if names:
        return f"{join_names(names)}."
    said: list[str] = []
    for quote in quotes:
        sentence = f"”{one_line(quote.quote)}”"
        if said and sum(map(len, said)) + len(sentence) > LONGEST:
            rest = counted(len(quotes) - len(said), "ställe", "ställen", neuter=True)
            return f"{' '.join(said)} Dessutom {rest} till, se citaten."
        said.append(sentence)
    return " ".join(said)


def _tracks(question: Question, agreement: Agreement) -> list[Told]:
    asked = [m for m in agreement.municipalities if m in question.municipalities]
    wanted, statuses = set(question.industries), statuses_of(question.corrected)
    return [
        Told(agreement, track.span, _track_words(track, agreement))
        for track in agreement.facts.tracks
        if (not statuses or track.status in statuses)
        and (not wanted or wanted & set(track.industries))
        and any(runs_for(track, municipality, agreement) for municipality in asked)
    ]


def _track_words(track: Track, agreement: Agreement) -> str:
    """With what is told of it beside the name: "Svets (planerat)"; the place only where there are several."""
    beside: list[str] = [] if track.status == "finns" else [track.status]
    if track.place is not None and len(agreement.municipalities) > 1:
        beside.append(track.place)
    return f"{one_line(track.name)} ({', '.join(beside)})" if beside else one_line(track.name)


@dataclass(frozen=True)
class Kind:
    """A kind of fact: the words of a question that name it and nothing else, and how its facts are told."""

    named: re.Pattern[str]
    facts: Callable[[Question, Agreement], list[Told]]
    least: int  # with fewer facts, a sentence may tell more


def _quoted(of: str) -> Callable[[Question, Agreement], list[Told]]:
    return lambda question, agreement: [Told(agreement, f.span, "") for f in getattr(agreement.facts, of)]


def _names(of: str) -> Callable[[Question, Agreement], list[Told]]:
    return lambda question, agreement: [
        Told(agreement, f.span, one_line(f.name)) for f in getattr(agreement.facts, of)
    ]


def _diary_numbers(question: Question, agreement: Agreement) -> list[Told]:
    span = diary_number_span(agreement)
    return [] if span is None else [Told(agreement, span, agreement.diary_number or "")]


_TRACKS = Kind(re.compile(""), _tracks, 1)
_KINDS = (
    Kind(re.compile(r"mål(?:en|sättningar(?:na)?)?"), _quoted("goals"), 2),
    Kind(re.compile(r"målgrupper(?:na)?"), _quoted("target_groups"), 2),
    Kind(re.compile(r"(?:arbets|samarbets|samverkans)?grupper(?:na)?"), _names("groups"), 1),
    Kind(re.compile(r"(?:avtals)?parter(?:na)?"), _names("parties"), 1),
    Kind(re.compile(r"diarienummer|diarienumret|diarienr|dnr"), _diary_numbers, 1),
)


def _kind_asked(question: Question) -> Kind | None:
    """The kind of fact that is asked for and nothing else; None when something narrows it."""
    asked = fold(question.corrected)
    if question.kind not in _TYPES or not question.municipalities or question.absent:
        return None
    if question.expected not in (None, "members") or question.ages is not None or _ELSE.search(asked):
        return None
    few = len(asked.split()) <= KEYWORDS
    if not (few or _ALL.search(asked)) or (question.kind == "describe" and not few):
        return None
    if question.subject == "tracks":
        if (noun := named_thing(question)) is not None and subject_of(noun) != "tracks":
            return None
        return None if other_words(question) or question.kind == "list" else _TRACKS
    little = _EMPTY | telling_little(question.corrected).keys()
    words = [t.word for t in question.terms if fold(t.word) not in little]
    return next((k for k in _KINDS if _names_only(k, asked, words)), None)


def _names_only(kind: Kind, asked: str, words: Sequence[str]) -> bool:
    """Whether the question names that kind, and its other words say nothing of their own."""
    named = any(kind.named.fullmatch(word) for word in re.findall(r"[\w-]+", asked))
    return named and all(kind.named.fullmatch(fold(word)) for word in words)
