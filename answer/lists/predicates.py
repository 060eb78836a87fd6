"""Facts that decide a list question: each predicate gives its findings, or None when it cannot decide the question."""

from collections.abc import Callable
from dataclasses import replace

from answer.candidates.evidence import in_scope
from answer.composing.citations import opening
from answer.lists.families import versions
from answer.lists.findings import Finding, quote_of
from answer.lists.goals import goals
from answer.lists.meetings import meetings
from answer.lists.notices import notice
from answer.lists.resources import resources
from answer.lists.targets import ages, target_groups
from answer.lists.track_text import declined
from answer.lists.tracks import other_words, tracks
from answer.lists.validity import validity
from answer.matching.word_forms import tokens
from answer.question import Question
from answer.understanding.frame import document_kind_of, names_documents
from domain.agreement import Agreement
from index.engine import Index

# What is said of parties to one document, and words beside it that narrow nothing there.
_SHARING = frozenset(
    "dela delar delas gemensam gemensamt gemensamma tillsammans ihop ingår omfattas bakom samma part parter"
    " samarbetar samverkar samverkansområde samverkansområdet".split()
)
_OF_PARTIES = _SHARING | frozenset("arbetsförmedlingen arbetsförmedlingens af på står finns".split())

Predicate = Callable[[Question, Index], list[Finding] | None]


def find(question: Question, index: Index) -> list[Finding] | None:
    """The findings of the first predicate that decides the question; None when none does."""
    if question.in_headings or question.denial:
        return None
    for predicate in PREDICATES:
        found = predicate(question, index)
        if found is not None:
            return found
    return None


def documents(question: Question, index: Index) -> list[Finding] | None:
    """Those whose document is of the kind asked for: "vilka avtal är bilagor?", "vilka har en lokal modell?"."""
    word = document_kind_of(question.corrected)
    if word is None:
        return None
    found = []
    for agreement in index.agreements.values():
        annex = word.startswith("bilag") and (agreement.kind == "bilaga" or agreement.annex is not None)
        model = word.startswith("lokal") and agreement.kind == "lokal modell"
        if annex or model:
            found += _by_opening(agreement)
    return found


def asks_for_all(question: Question) -> bool:
    """Whether it asks for municipalities or documents and says nothing of which: "vilka kommuner finns det?".

    For a question without any words of its own: those that tell which are the caller's to look for.
    """
    listed = question.kind == "list" or question.counted in ("municipalities", "documents")
    return listed and names_documents(question.corrected)


def parties(question: Question, index: Index) -> list[Finding] | None:
    """The parties themselves, when no more is asked than who has made the agreement."""
    alone = question.subject == "text" and not (question.terms or question.groups or question.ages)
    no_more = not other_words(question) and not question.industries
    asked = no_more and (alone or question.subject == "parties")
    if not (asked or _asks_who_shares(question)):
        return None
    found = []
    for agreement in index.agreements.values():
        told = [p for p in agreement.facts.parties if p.municipality is not None]
        found += [
            Finding(
                agreement,
                (quote_of(agreement, p.span),),
                p.confidence,
                None,
                frozenset({p.municipality or ""}),
            )
            for p in told
        ]
        if not told:  # known by its file or its head alone
            found += _by_opening(agreement)
    return found


def _by_opening(agreement: Agreement) -> list[Finding]:
    """The document by its first words; nothing that could be quoted is no evidence."""
    quotes = opening(agreement)
    return [Finding(agreement, quotes)] if quotes else []


def sharing(question: Question, index: Index) -> Question:
    """With all parties of the documents meant, where the question is who shares one: "delar på bilagan med Aneby"."""
    if not _asks_who_shares(question):
        return question
    together = dict.fromkeys(m for a in in_scope(question, index) for m in a.municipalities)
    return replace(question, municipalities=tuple(together))


def _asks_who_shares(question: Question) -> bool:
    """Whether it asks which municipalities stand together behind a document that it names, by itself or by a party."""
    named = bool(question.municipalities or question.documents) and question.subject in ("text", "parties")
    if (
        not named
        or question.area
        or question.groups
        or question.ages
        or question.industries
        or question.negated
    ):
        return False
    if any(t.word not in _OF_PARTIES for t in other_words(question)):
        return False
    words = tokens(question.corrected)
    return any(w.startswith("kommun") for w in words) and bool(_SHARING & set(words))


PREDICATES: tuple[Predicate, ...] = (
    documents,
    versions,
    parties,
    declined,
    tracks,
    ages,
    target_groups,
    goals,
    resources,
    meetings,
    notice,
    validity,
)
