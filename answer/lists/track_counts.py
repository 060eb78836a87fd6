"""How many tracks: those that a document lists, those in a part of it, or those that its goals aim at."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.candidates.evidence import in_scope
from answer.candidates.surroundings import opening
from answer.composing.answered import answered
from answer.composing.citations import cite, sentence_around, unique
from answer.lists.findings import quote_of
from answer.lists.list_wording import track_count_text
from answer.lists.track_words import pattern
from answer.lists.tracks import named, other_words, track_filter
from answer.matching.word_forms import tokens
from answer.question import Question, Term
from answer.understanding.focus import counted_terms, is_light
from answer.values.answers import answer_value
from domain.agreement import Agreement, Goal, Track
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.numbers import find_quantities
from domain.text import fold
from index.engine import Index

SURE = 0.9
_COMPOUND = re.compile(r"(?!(?:jobb|yrkes|bransch)?spår)\w+spår(?:en)?")


def count_tracks(question: Question, index: Index) -> Answer:
    """The number of tracks that a document lists, or that its goals aim at."""
    if pattern("called").fullmatch(fold(_counted_word(question))):
        called = _called(question, index)
        return _track_answer(question, index, called) if called else _counted_otherwise(question, index)
    if planned := _planned(question, index):
        return _track_answer(question, index, planned)
    aims = _aimed(question, index)
    if aims and _asks_for_aims(question):
        agreement, goal = aims[0]
        return _goal_answer(question, index, agreement, goal)
    if stated := _stated(question, index):
        return _stated_answer(question, index, *stated)
    if _COMPOUND.fullmatch(fold(_counted_word(question))) and (called := _called(question, index)):
        return _track_answer(question, index, called)
    fits = track_filter(replace(question, absent=()), index)
    tracks = [(a, t) for a in in_scope(question, index) for t in _once(a)]
    if fits is None and (placed := under_heading(question, tracks)):
        return _track_answer(question, index, placed)
    found = [(a, t) for a, t in tracks if fits is None or fits(t)]
    if found and (fits is not None or not question.terms):
        return _track_answer(question, index, found)
    if aims:
        return _goal_answer(question, index, *aims[0])
    return _counted_otherwise(question, index)


def _counted_otherwise(question: Question, index: Index) -> Answer:
    return answer_value(replace(question, kind="value", expected="number"), index)


def _counted_word(question: Question) -> str:
    return counted[0].word if (counted := counted_terms(question)) else ""


def _called(question: Question, index: Index) -> list[tuple[Agreement, Track]]:
    """The tracks of documents that call them by the word counted: "hur många lärlingsvägar?", "antal fjällspår"."""
    counted = counted_terms(question)
    narrowed = [t for t in other_words(question) if t not in counted and not is_light(t.word)]
    return [
        (agreement, track)
        for agreement in in_scope(question, index)
        if named(narrowed, f"{agreement.title} {opening(agreement)}") and _calls(agreement, counted[0])
        for track in _once(agreement)
        if track.status == "finns"
    ]


def _calls(agreement: Agreement, term: Term) -> bool:
    """Whether the sections of most of its tracks use that word, in a heading or in the text."""
    told = [named([term], agreement.section(t.span.section).text) for t in agreement.facts.tracks]
    return 2 * sum(told) > len(told)


def _stated(question: Question, index: Index) -> tuple[int, Agreement, Citation] | None:
    """The number that a document itself says it has, where nothing narrows the question: "I dag finns fyra spår"."""
    narrowed = [t for t in other_words(question) if not is_light(t.word)]
    if narrowed or question.industries or question.absent or question.statuses not in ((), ("finns",)):
        return None
    for agreement in in_scope(question, index):
        before = ""
        for section, start, end in agreement.walk():
            said = section.text[start:end]
            if pattern("has").search(fold(said)) and not pattern("not_all").search(fold(said)):
                about = f"{section.heading or ''} {before}"
                if (number := number_of_tracks(said, about)) is not None:
                    return number, agreement, cite(agreement, section, start, end)
            before = said
    return None


def number_of_tracks(said: str, about: str) -> int | None:
    """The number of tracks in a sentence; also where it ends in the number ("I dag finns fyra.") and is about them."""
    for quantity in find_quantities(said):
        if quantity.low != quantity.high or quantity.bound is not None:
            continue
        alone = (
            quantity.unit is None and said[quantity.end :].strip() == "."
        )  # the last cell of a row ends in none
        if quantity.unit == "jobbspår" or (alone and pattern("speaks").search(fold(about))):
            return int(quantity.low)
    return None


def _stated_answer(
    question: Question, index: Index, number: int, agreement: Agreement, quote: Citation
) -> Answer:
    text = track_count_text(question, number, agreement.municipalities, (), quote.quote)
    return _counted(question, index, number, text, {agreement.id: (agreement, [quote])})


def under_heading(
    question: Question, tracks: Sequence[tuple[Agreement, Track]]
) -> list[tuple[Agreement, Track]]:
    """Those that stand in a part of the document that the question names: "spåren i modul 3"."""
    numbers = {t.word for t in question.terms if t.word.isdigit()}
    wanted = other_words(question)
    needed = [t for t in wanted if not is_light(t.word)]

    def stands(agreement: Agreement, track: Track) -> bool:
        heading = agreement.section(track.span.section).label
        holds = any(named([t], heading) for t in wanted) and named(needed, heading)
        return holds and numbers <= set(tokens(heading))

    statuses = question.statuses or ("finns",)
    own = [(a, t) for a, t in tracks if t.status in statuses]
    return [(a, t) for a, t in own if stands(a, t)] or _led_in(needed, own)


def _led_in(
    needed: Sequence[Term], tracks: Sequence[tuple[Agreement, Track]]
) -> list[tuple[Agreement, Track]]:
    """Those whose list is introduced by the words asked for ("ingår i modellen"), or that have them themselves."""
    first: dict[tuple[str, str], int] = {}
    for agreement, track in tracks:
        key = agreement.id, track.span.section
        first[key] = min(first.get(key, track.span.start), track.span.start)

    def holds(agreement: Agreement, track: Track, term: Term) -> bool:
        lead = agreement.section(track.span.section).text[: first[agreement.id, track.span.section]]
        return named([term], lead) or named([term], quote_of(agreement, track.span).quote)

    return [(a, t) for a, t in tracks if all(holds(a, t, term) for term in needed)]


def _planned(question: Question, index: Index) -> list[tuple[Agreement, Track]]:
    """The tracks that documents name as planned, where just those are counted: "hur många spår planeras?"."""
    if question.statuses != ("planerat",) or not pattern("plans").search(fold(question.corrected)):
        return []
    fits = track_filter(replace(question, absent=()), index)
    tracks = [(a, t) for a in in_scope(question, index) for t in _once(a) if t.status == "planerat"]
    return [(a, t) for a, t in tracks if fits is not None and fits(t)]


def _once(agreement: Agreement) -> list[Track]:
    """Each track once: one that runs in several places is still one."""
    return list({fold(t.name): t for t in reversed(agreement.facts.tracks)}.values())[::-1]


def _asks_for_aims(question: Question) -> bool:
    return pattern("aims").search(fold(question.corrected)) is not None


def _aimed(question: Question, index: Index) -> list[tuple[Agreement, Goal]]:
    """Goals that count tracks, the one whose sentence shares most words with the question first."""
    asked = set(tokens(question.corrected))
    found = [
        (agreement, goal)
        for agreement in in_scope(question, index)
        for goal in agreement.facts.goals
        if goal.unit == "jobbspår" and goal.number is not None and _is_counted(agreement, goal)
    ]

    def shared(pair: tuple[Agreement, Goal]) -> int:
        return len(asked & set(tokens(_goal_sentence(*pair))))

    return sorted(found, key=lambda pair: -shared(pair))


def _is_counted(agreement: Agreement, goal: Goal) -> bool:
    """ "ett spår" is an article and no number, unless it is written in digits."""
    return goal.number != 1 or "1" in agreement.quote(goal.span)


def _goal_sentence(agreement: Agreement, goal: Goal) -> str:
    section = agreement.section(goal.span.section)
    start, end = sentence_around(section, goal.span.start, goal.span.end)
    return section.text[start:end]


def _goal_answer(question: Question, index: Index, agreement: Agreement, goal: Goal) -> Answer:
    return _stated_answer(question, index, int(goal.number or 0), agreement, quote_of(agreement, goal.span))


def _track_answer(question: Question, index: Index, found: list[tuple[Agreement, Track]]) -> Answer:
    quotes: dict[str, tuple[Agreement, list[Citation]]] = {}
    for agreement, track in found:
        quotes.setdefault(agreement.id, (agreement, []))[1].append(quote_of(agreement, track.span))
    names = tuple(track.name for _, track in found)
    whose = tuple(m for agreement, _ in quotes.values() for m in agreement.municipalities)
    text = track_count_text(question, len(found), whose, names, "")
    return _counted(question, index, len(found), text, quotes)


def _counted(
    question: Question,
    index: Index,
    number: int,
    text: str,
    evidence: dict[str, tuple[Agreement, list[Citation]]],
) -> Answer:
    named = set(question.municipalities)
    entries = {
        m.code: MunicipalityAnswer(m, "evidence", unique(cites))
        for agreement, cites in evidence.values()
        for m in agreement.municipalities
        if not named or m in named
    }
    quotes = unique(c for _, cites in evidence.values() for c in cites)
    return answered(question, index, "count", text, [*entries.values()], quotes, SURE, count=number)
