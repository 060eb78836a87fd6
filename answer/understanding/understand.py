"""Understands a question: what kind of answer it asks for, about whom and what, in words that the corpus uses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.question import Counted, Question, Subject, Term
from answer.understanding.english import Translated, is_english, mended, translate, without_relatives
from answer.understanding.exclusion import without_excluded
from answer.understanding.expectation import expected_of
from answer.understanding.frame import (
    asks_for_denial,
    asks_for_headings,
    both_parties,
    document_kind_of,
    groups_of,
    is_negated,
    statuses_of,
    telling_little,
    threshold_of,
    without_widening,
)
from answer.understanding.kinds import Named, asks_yesno, kind_of
from answer.understanding.knowledge import Knowledge, knowledge_of
from answer.understanding.overrides import NO_CHANGES, Overrides, applied, counted_instead
from answer.understanding.places import Place, find_places
from answer.understanding.restate import describe
from answer.understanding.spelling import Correction
from answer.understanding.subjects import subject_of
from answer.understanding.terms import terms_of
from answer.understanding.typed_words import content_words, spelling_mended
from answer.understanding.whom import whom, words_naming
from answer.wording import join_names
from domain import vocabulary
from domain.ages import find_ages
from domain.answer import AnswerKind
from domain.industries import industries_of
from domain.text import fold, words
from domain.topics import topics_of
from index.engine import Index

_COMPARING = re.compile(r"\bjämför|\bskiljer\b|\bskillnad|\bcompar")
_WORK = re.compile(
    r"\b(?:bransch\w*|yrke\w*|inom|lära sig|lär sig|jobba\w*|arbeta\w*|utbild\w*|personal\w*|work|industry|sector)\b"
)
_BY_STATUS = frozenset({"list", "count", "compare"})
_TOLD = frozenset({"procedure", "reason"})  # what descriptions can be expected to be


@dataclass(frozen=True)
class _Read:
    """A question's text, read word by word."""

    text: str  # as typed
    corrected: str  # in Swedish, with its spelling mended
    asking: str  # folded: tells the kind of answer, and what is expected
    evidence: str  # folded: tells the subject, statuses and groups
    places: Sequence[Place]
    corrections: Sequence[Correction]
    words: Sequence[tuple[str, tuple[str, ...]]]  # that may be looked for, each with others for it


def understand(text: str, index: Index, changes: Overrides = NO_CHANGES) -> Question:
    """The question as understood against the corpus of `index`, with the parts that a user has set.

    Never raises for any text.
    """
    return understand_with(text, knowledge_of(index), changes)


def understand_with(text: str, known: Knowledge, changes: Overrides = NO_CHANGES) -> Question:
    """The same from what is known of a corpus: usable without an index."""
    rest, excluded = without_excluded(text, known)
    if excluded:
        names = join_names([m.name for m in excluded])
        question = understand_with(rest, known, changes)
        understood = f"{question.understood}; utom {names}"
        return replace(question, text=text, excluded=excluded, understood=understood)
    tokens = [fold(text[a:b]) for a, b in words(text)]
    if is_english(tokens, vocabulary.STOPWORDS) or _is_of_english_words(tokens, known):
        return _english(text, known, changes)
    places = find_places(text, known.parties, known.names)
    corrected, corrections = spelling_mended(text, places, known.speller)
    if corrections:
        # A name of an area is only seen when its letters are right: "skåndka kommuner".
        seen = {m for p in places for m in p.municipalities}
        again = find_places(corrected, known.parties, known.names)
        places = [*places, *(p for p in again if not seen & set(p.municipalities))]
    asked = content_words(without_widening(corrected))
    folded = fold(corrected)
    return _question(_Read(text, corrected, folded, folded, places, corrections, asked), known, changes)


def _is_of_english_words(tokens: Sequence[str], known: Knowledge) -> bool:
    """Words alone, all of them known in English and none in the corpus: "cleaning job tracks"."""
    return bool(tokens) and all(
        vocabulary.english(token) and not known.speller.in_corpus(token) for token in tokens
    )


def _english(text: str, known: Knowledge, changes: Overrides) -> Question:
    # A word of English is no misspelt name: "hours" is not Höör.
    found = find_places(text, known.parties, known.names)
    places = [p for p in found if p.typed is None or not vocabulary.translate(p.typed)]
    unplaced = _without(text, places)
    spelt = without_relatives(mended(unplaced, vocabulary.translate, vocabulary.english_words()))
    steps = translate(spelt, vocabulary.translate)
    named = ", ".join(m.name for p in places for m in p.municipalities[:1])
    corrected = " ".join([*(s.swedish[0] for s in steps), *(["i", named] if named else [])])
    corrections = [Correction(s.source, s.swedish[0]) for s in steps if s.swedish[0] != s.source]
    wanted = _wanted(steps, known)
    # The English words tell the kind and what is expected, the Swedish ones the subject and the terms.
    asking = fold(spelt)
    read = _Read(text, corrected, asking, f"{asking} {corrected}", places, corrections, wanted)
    question = _question(read, known, changes)
    kept = {word for word, _ in wanted}
    lost = tuple(dict.fromkeys(s.source for s in steps if s.swedish[0] not in kept))
    return replace(question, language="en", untranslated=lost)


def _without(text: str, places: Sequence[Place]) -> str:
    """The text with the names of places blanked out, lengths kept."""
    for place in places:
        text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    return text


def _wanted(steps: Sequence[Translated], known: Knowledge) -> list[tuple[str, tuple[str, ...]]]:
    """The Swedish words; an English word without translation only when the corpus has it too."""
    return [
        (s.swedish[0], s.swedish[1:])
        for s in steps
        if s.swedish[0] != s.source or known.speller.in_corpus(s.source)
    ]


def _question(read: _Read, known: Knowledge, changes: Overrides) -> Question:
    own, absent, area = whom(read.places, known.parties, comparing=bool(_COMPARING.search(read.asking)))
    said = words_naming(read.text, read.places, own, absent)
    corrected = read.corrected
    if changes.municipalities is not None:
        kept = (w for w in corrected.split() if fold(w.strip("?.,!")) not in said)
        corrected = " ".join([*kept, *(m.name for m in changes.municipalities)])
        own = tuple(m for m in changes.municipalities if m.code in known.parties)
        absent, area = tuple(m for m in changes.municipalities if m not in own), None
    subject = subject_of(read.evidence)
    industries = _industries(corrected, read.places, subject)
    named = Named(len(own) + len(absent), subject == "tracks", bool(industries))
    kind, counted = _kind(read.asking, corrected, named, bool(own), changes)
    listing = kind in ("list", "count")
    weak = telling_little(read.asking) if listing else {}
    question = Question(
        text=read.text,
        corrected=corrected,
        kind=kind,
        municipalities=own,
        absent=absent,
        subject=subject,
        topics=topics_of(corrected),
        industries=industries,
        statuses=statuses_of(read.evidence) if subject == "tracks" and kind in _BY_STATUS else (),
        terms=_terms(read, corrected, said, listing, subject),
        notions=terms_of(read.words, said, listing, weak, apart=True) if listing else (),
        negated=listing and is_negated(read.asking),
        denial=listing and asks_for_denial(read.asking),
        corrections=_all_corrections(read.corrections, read.places),
        groups=groups_of(read.evidence),
        counted=counted,
        in_headings=asks_for_headings(read.asking),
        area=area,
    )
    question = _with_measure(question, read.asking)
    return applied(replace(question, understood=describe(question)), changes)


def _kind(
    asking: str, corrected: str, named: Named, of_somebody: bool, changes: Overrides
) -> tuple[AnswerKind, Counted | None]:
    """The kind of answer, and what is counted; `of_somebody`: of a municipality that has an agreement."""
    kind, counted = kind_of(asking, named)
    may_be_yesno = kind in ("describe", "search", "value") or (kind in ("list", "count") and of_somebody)
    if may_be_yesno and asking == fold(corrected) and asks_yesno(corrected):
        kind, counted = "yesno", None
    if changes.kind is None:
        return kind, counted
    return changes.kind, counted_instead(changes.kind, counted, named.track and of_somebody)


def _terms(
    read: _Read, corrected: str, said: frozenset[str], listing: bool, subject: Subject
) -> tuple[Term, ...]:
    """What is looked for; of "vilka avtal är bilagor?", where the frame itself holds it, the last word."""
    weak = telling_little(read.asking) if listing else both_parties(read.asking)
    terms = terms_of(read.words, said, listing, weak)
    if terms or not listing or (subject == "text" and not document_kind_of(corrected)):
        return terms
    return tuple(Term(word) for word, _ in read.words if word not in vocabulary.STOPWORDS)[-1:]


def _with_measure(question: Question, asking: str) -> Question:
    """With the type of value that is expected and its unit, bounds and ages."""
    expected, unit = expected_of(asking)
    ages = next(((a.low, a.high) for a in find_ages(question.corrected)), None)
    question = replace(
        question,
        expected=expected if question.kind != "describe" or expected in _TOLD else None,
        ages=ages,
        unit=unit,
    )
    if (threshold := threshold_of(asking)) is None:
        return question
    unit = "gånger" if threshold.frequency else threshold.unit
    if ages:
        return replace(question, unit=unit)
    return replace(question, unit=unit, at_least=threshold.low, at_most=threshold.high)


def _industries(corrected: str, places: Sequence[Place], subject: Subject) -> tuple[str, ...]:
    """Industries, in a question about tracks or work; elsewhere the same words mean other things ("egna", "gamla")."""
    if subject != "tracks" and not _WORK.search(fold(corrected)):
        return ()
    names = {fold(m.name) for p in places for m in p.municipalities}
    spoken = " ".join(w for w in corrected.split() if fold(w).removesuffix("s") not in names)
    return industries_of(spoken)


def _all_corrections(
    corrections: Sequence[Correction], places: Sequence[Place]
) -> tuple[tuple[str, str], ...]:
    found = [(c.typed, c.meant) for c in corrections]
    found += [(p.typed, p.municipalities[0].name) for p in places if p.typed is not None]
    return tuple(found)
