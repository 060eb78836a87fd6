"""List questions about tracks, decided by the tracks that documents hold: "vilka har jobbspår inom industri?"."""

import re
from collections.abc import Callable, Sequence

from answer.lists.findings import Finding, quote_of
from answer.lists.track_text import planned_in_text, planned_work, with_neighbours
from answer.lists.track_words import empty_words, pattern
from answer.matching.corpus_words import LOOSE, forms_of, same_things
from answer.matching.word_forms import SHORTEST_ROOT, root, same, tokens
from answer.question import Question, Term
from answer.understanding.frame import VAGUE, frame_words, statuses_of
from domain import vocabulary
from domain.agreement import Agreement, Span, Track, TrackStatus
from domain.industries import industries_of
from domain.municipalities import Municipality, by_name
from domain.text import fold, words
from index.engine import Index


def tracks(question: Question, index: Index) -> list[Finding] | None:
    """Those that have a track: of the industries asked for, with that place or words in its name, or any."""
    told = question.subject == "tracks"
    if not (told or asks_for_work(question)) or pattern("needs").search(fold(question.corrected)):
        return None
    if pattern("elsewhere").search(fold(question.corrected)):
        return _run_elsewhere(index)
    if pattern("setting").search(fold(question.corrected)):
        return None  # what is asked for is something within a track, or before one
    fits = track_filter(question, index)
    if fits is None:
        return None
    found = []
    for agreement in index.agreements.values():
        chosen = [t for t in agreement.facts.tracks if fits(t)]
        if _within_bounds(question, chosen):
            found += [f for t in chosen for f in _track_findings(agreement, t)]
    if question.statuses == ("planerat",) and not question.industries:
        named = {f.agreement.id for f in found}
        found += [f for f in planned_in_text(index) if f.agreement.id not in named]
    elif question.statuses == ("planerat",) and not other_words(question):
        found += planned_work(question, index, {f.agreement.id for f in found})
    return found if told else found or None  # where no track is asked for by name, the text may tell


def asks_for_work(question: Question) -> bool:
    """Whether it asks for nothing but learning or doing some work: "var kan man lära sig svetsa?"."""
    asked = question.subject == "text" and question.industries and not question.groups and not question.ages
    return (
        bool(asked)
        and pattern("learns").search(fold(question.corrected)) is not None
        and not other_words(question)
    )


def _run_elsewhere(index: Index) -> list[Finding]:
    """Tracks that run in a municipality that is no party, and sentences that tell of places with a neighbour."""
    found = []
    for agreement in index.agreements.values():
        named = [
            finding
            for track in agreement.facts.tracks
            if track.status == "finns"
            and track.place
            and by_name(track.place) not in agreement.municipalities
            for finding in _track_findings(agreement, track)
        ]
        found += named or with_neighbours(agreement)
    return found


def track_filter(question: Question, index: Index) -> Callable[[Track], bool] | None:
    """Which tracks the question means; None when it asks for something that facts do not tell."""
    statuses: Sequence[TrackStatus] = question.statuses or ("finns",)
    places = {m.name for m in question.absent} | {p.name for p in _places_beside(question)}
    rest = other_words(question)
    occupied = of_occupation(question, index)
    names = {t.name for a in index.agreements.values() for t in a.facts.tracks}
    by_name_only = bool(rest) and any(named(rest, name) for name in names)
    if rest and not question.industries and not places and not by_name_only:
        return None

    def fits(track: Track) -> bool:
        if track.status not in statuses or (places and track.place not in places):
            return False
        if question.industries and not set(question.industries) & set(track.industries):
            return False
        if occupied and track.span not in occupied:
            return False
        return bool(question.industries or places or not rest or named(rest, track.name))

    return fits


def of_occupation(question: Question, index: Index) -> frozenset[Span]:
    """The tracks that name the occupation asked for ("för undersköterskor"); empty when no track does."""
    stems = {
        stem
        for term in question.terms
        if pattern("occupation").search(term.word)
        for word in (term.word, *same_things(term.word))
        for stem in [_occupation_stem(word)]
    }
    if not stems:
        return frozenset()
    return frozenset(
        track.span
        for agreement in index.agreements.values()
        for track in agreement.facts.tracks
        if any(stem in fold(f"{track.name} {quote_of(agreement, track.span).quote}") for stem in stems)
    )


def _occupation_stem(word: str) -> str:
    """What tells the occupation: "svets" of "svetsare", as that is work of its own; "undersköters" of itself."""
    work = re.sub(r"(?<!s)s$", "", pattern("occupation").sub("", word))
    return work if len(work) >= SHORTEST_ROOT and industries_of(work) else root(word)


def named(wanted: Sequence[Term], name: str) -> bool:
    """Whether a track's name holds all the words, or other names of the same things."""
    words_of_name = tokens(name)
    return all(
        any(same(form, word) for form, worth in forms_of(term) if worth > LOOSE for word in words_of_name)
        for term in wanted
    )


def other_words(question: Question) -> list[Term]:
    """The question's words apart from those that say "jobbspår", an industry, a place or that something exists."""
    frame = frame_words(listing=True) | vocabulary.STOPWORDS | empty_words()
    places = {fold(p.name) for p in _places_beside(question)}
    return [
        t
        for t in question.terms
        if t.weight > VAGUE
        and not statuses_of(t.word)
        and not pattern("track").fullmatch(t.word)
        and not (question.counted == "tracks" and pattern("own_tracks").fullmatch(t.word))
        and not (question.industries and industries_of(t.word))
        and not all(word in frame for word in t.word.split())
        and t.word not in places
        and not t.word.isdigit()
    ]


def _places_beside(question: Question) -> list[Municipality]:
    """Municipalities named beside those asked about: "spår som drivs i Nyköping"."""
    asked = {m.name for m in question.municipalities}
    if question.area is not None:
        return []
    named = (by_name(question.corrected[a:b]) for a, b in words(question.corrected))
    return [m for m in named if m is not None and m.name not in asked and not _is_word(m.name)]


def _is_word(name: str) -> bool:
    return fold(name) in vocabulary.STOPWORDS or bool(industries_of(name))


def _within_bounds(question: Question, chosen: Sequence[Track]) -> bool:
    if not pattern("bounded").search(fold(question.corrected)):
        return True
    low, high = question.at_least, question.at_most
    return (low is None or len(chosen) >= low) and (high is None or len(chosen) <= high)


def _track_findings(agreement: Agreement, track: Track) -> list[Finding]:
    """A track is all its parties'; where it runs is told to those that it does not run at."""
    place = by_name(track.place) if track.place else None
    status = {"planerat": "planerat", "avslutat": "avslutat"}.get(track.status)
    quotes = (quote_of(agreement, track.span),)
    if place is None:
        return [Finding(agreement, quotes, 1.0, status)]
    elsewhere = f"{status}, drivs i {place.name}" if status else f"drivs i {place.name}"
    others = frozenset(m.code for m in agreement.municipalities if m != place)
    own = [Finding(agreement, quotes, 1.0, status, frozenset({place.code}))]
    return [
        *(own if place in agreement.municipalities else []),
        *([Finding(agreement, quotes, 0.99, elsewhere, others)] if others else []),
    ]
