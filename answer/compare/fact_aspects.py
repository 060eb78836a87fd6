"""Columns filled by facts: tracks, goals, meetings, groups, parties and dates, each with its words."""

import re
from collections.abc import Callable, Iterable, Sequence

from answer.candidates.evidence import around
from answer.compare.ages import ages_told
from answer.compare.cells import (
    ENTRIES,
    Aspect,
    Cell,
    cell,
    cell_of_quotes,
    cell_of_spans,
    sentence_text,
)
from answer.compare.sentence_aspects import best_sentences, section_aspect
from answer.composing.citations import cite, unique
from answer.lists.findings import quote_of
from answer.lists.tracks import other_words
from answer.matching.corpus_words import marks
from answer.matching.matcher import same_word
from answer.question import Question, Term
from answer.understanding.frame import vague_words
from answer.wording import capital
from domain.agreement import Agreement, DateFact, Facts, Goal, Meeting, Span, Track, TrackDetail
from domain.municipalities import Municipality
from domain.text import fold
from domain.topics import TOPICS
from index.engine import Index

_OFFICE = ("kontor", "arbetsförmedling", "af-kontor")
LEAST_OF_GOAL = 0.6  # worth from which a goal is about what is asked; else the text may say more


def tracks_aspect(question: Question, index: Index) -> Aspect:
    """The tracks of the status and industry asked for, by name; of one industry, with what tells them apart."""
    wanted = question.statuses or ("finns",)

    def fits(track: Track) -> bool:
        industry = not question.industries or bool(set(question.industries) & set(track.industries))
        return track.status in wanted and industry

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, t) for a in agreements for t in a.facts.tracks if fits(t)]
        own = [(a, t) for a, t in found if runs_for(t, municipality, a)]
        names = dict.fromkeys(_track_name(t, municipality) for _, t in own)
        if not question.industries:
            return cell(", ".join(names), [quote_of(a, t.span) for a, t in own])
        told = dict.fromkeys(_track_told(t, municipality) for _, t in own)
        spans = [(a, s) for a, t in own for s in (t.span, *(d.span for d in _measures(t)))]
        return cell("; ".join(told), [quote_of(a, s) for a, s in spans])

    return Aspect("Jobbspår", fill)


def runs_for(track: Track, municipality: Municipality, agreement: Agreement) -> bool:
    """Whether a track is the municipality's: one that runs at a party is that one's, one elsewhere all parties'."""
    parties = {m.name for m in agreement.municipalities}
    return track.place not in parties or track.place == municipality.name


def _track_name(track: Track, municipality: Municipality) -> str:
    return f"{track.name} (i {track.place})" if track.place not in (None, municipality.name) else track.name


def _track_told(track: Track, municipality: Municipality) -> str:
    """With its length, places and start, as tracks of one industry differ in those: "Barnskötare (40 veckor)"."""
    measures = [_measure(d) for d in _measures(track)]
    name = _track_name(track, municipality)
    return f"{name}: {', '.join(measures)}" if measures else name


def _measure(detail: TrackDetail) -> str:
    """A number alone, as cells of tables hold it, is of places or of weeks."""
    words = " ".join(detail.value.split())
    return f"{words} {_COUNTED[detail.role]}" if words.isdigit() and detail.role in _COUNTED else words


_COUNTED = {"seats": "platser", "length": "veckor"}


def _measures(track: Track) -> list[TrackDetail]:
    return [d for role in ("length", "seats", "start") for d in track.details if d.role == role]


def goals_aspect(question: Question, index: Index) -> Aspect:
    """The goals that are most about what is asked; sentences where none is."""
    wanted = [t for t in other_words(question) if _tells_of_goals(fold(t.word))]
    numbers = question.expected in ("number", "percentage") or question.unit is not None

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, g) for a in agreements for g in a.facts.goals]
        found = [(a, g) for a, g in found if g.number is not None] or found if numbers else found
        worth = {id(g): _goal_worth(a, g, wanted) for a, g in found}
        ranked = sorted(found, key=lambda pair: -worth[id(pair[1])])
        best = max(worth.values(), default=0.0)
        shares = numbers and any(g.unit == "procent" for _, g in found)
        if wanted and best < LEAST_OF_GOAL and not shares:
            return best_sentences(question, index, municipality)
        return cell_of_spans([(a, g.span) for a, g in ranked if worth[id(g)] >= 0.6 * best])

    return Aspect("Mål", fill)


def _tells_of_goals(word: str) -> bool:
    """Whether a folded word tells which goals are meant: "resultatmålen" and "deltagare" do not."""
    return word not in vague_words() and re.search(r"mål(?:e[nt])?$|^mål", word) is None


def _goal_worth(agreement: Agreement, goal: Goal, wanted: Sequence[Term]) -> float:
    """How much of what is asked stands in the goal's sentence; a number that is a share counts a little more."""
    text = sentence_text(agreement, goal.span)
    words = sum(bool(marks(term, text)) for term in wanted) / len(wanted) if wanted else 0.0
    return words + 0.2 * (goal.number is not None) + 0.2 * (goal.unit == "procent")


def meetings_aspect(question: Question, index: Index) -> Aspect:
    """How often the groups asked for meet, or else all groups."""

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, m) for a in agreements for m in a.facts.meetings]
        own = [(a, m) for a, m in found if question.groups and _is_group(m, question.groups)]
        known = own or sorted(found, key=lambda f: f[1].per_year is None)
        said = dict.fromkeys(_meeting_words(m) for _, m in known[:ENTRIES])
        return cell("; ".join(said), [quote_of(a, m.span) for a, m in known[:ENTRIES]])

    return Aspect("Hur ofta man träffas", fill)


def _is_group(meeting: Meeting, groups: Sequence[str]) -> bool:
    return meeting.group is not None and any(same_word(g, meeting.group) for g in groups)


def _meeting_words(meeting: Meeting) -> str:
    return f"{meeting.group}: {meeting.frequency}" if meeting.group else meeting.frequency


def target_groups_aspect(question: Question, index: Index) -> Aspect:
    """Those whom the documents are about, and their ages."""

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        told = (quote_of(a, t.span) for a in agreements for t in a.facts.target_groups)
        return cell_of_quotes(unique((*told, *ages_told(agreements)))[:ENTRIES])

    return Aspect("Målgrupp", fill)


# Topics whose cells are the sentences of one kind of fact; where there are none, how the section begins.
SENTENCES_OF: dict[str, Callable[[Facts], Iterable[Span]]] = {
    "budget": lambda facts: (r.span for r in sorted(facts.resources, key=lambda r: r.kind)),  # money first
    "uppfoljning": lambda facts: (f.span for f in facts.follow_ups if f.when or f.whom),
}


def fact_sentences_aspect(slug: str) -> Aspect:
    """The sentences of one kind of fact; without any, how the topic's sections begin."""

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        spans = [(a, span) for a in agreements for span in SENTENCES_OF[slug](a.facts)]
        whole = unique(cite(a, c.section, c.start, c.end) for a, span in spans for c in around(a, span))[
            :ENTRIES
        ]
        return cell_of_quotes(whole) if whole else section_aspect(slug).fill(municipality, agreements)

    return Aspect(TOPICS[slug].label, fill)


def parties_aspect(question: Question, index: Index) -> Aspect:
    """The parties by name; only the office when that is what is asked for."""
    office = any(fold(t.word).startswith(_OFFICE) for t in question.terms)

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, p) for a in agreements for p in a.facts.parties]
        found = [(a, p) for a, p in found if not office or p.role == "arbetsförmedlingen"]
        names = dict.fromkeys(p.name for _, p in found)
        return cell("; ".join(names), [quote_of(a, p.span) for a, p in found])

    return Aspect("Arbetsförmedlingens kontor" if office else "Parter", fill)


def validity_aspect(question: Question, index: Index) -> Aspect:
    """The documents' own dates, each with its role."""
    labels = {
        "dated": "daterad",
        "signed": "undertecknad",
        "valid_from": "gäller från",
        "valid_to": "gäller till",
    }

    def words(date: DateFact) -> str:
        if date.value == "tills vidare":
            return "gäller tills vidare"
        return f"{labels.get(date.role, 'revidering')} {date.value}"

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, d) for a in agreements for d in a.facts.dates]
        said = dict.fromkeys(words(d) for _, d in found)
        return cell("; ".join(said), [quote_of(a, d.span) for a, d in found])

    return Aspect("Giltighet och datum", fill)


def groups_aspect(question: Question, index: Index) -> Aspect:
    """The members of the groups asked for; sentences where no group is found."""

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [
            (a, g)
            for a in agreements
            for g in a.facts.groups
            if any(same_word(n, g.name) for n in question.groups)
        ]
        if not found:
            return best_sentences(question, index, municipality)
        members = [member.name for _, g in found for member in g.members]
        text = "; ".join(dict.fromkeys(members)) or "; ".join(g.name for _, g in found)
        return cell(text, [quote_of(a, g.span) for a, g in found])

    return Aspect(capital(question.groups[0]), fill)
